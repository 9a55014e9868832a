/* SPDX-License-Identifier: GPL-2.0 */
/* Kernels without this header know nothing of speculation past a test. */
#define array_index_nospec(index, size)	(index)

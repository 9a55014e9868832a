/* SPDX-License-Identifier: GPL-2.0 */
/* Not yet a header of its own in this kernel */
#include <asm/atomic.h>

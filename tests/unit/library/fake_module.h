/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/* The module's requests without a module: the library's calls of ioctl(2) end here, whatever file is the device. */
#ifndef RINGTAP_TESTS_FAKE_MODULE_H
#define RINGTAP_TESTS_FAKE_MODULE_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What it says of its rings. */
struct fake_module {
	unsigned cpus;
	uint64_t ring_size, ring_stride;
	int setup_error;	/* of the next SETUP; 0: it succeeds */
};

extern struct fake_module fake_module;

#define FAKE_PAGE_SIZE 4096

#ifdef __cplusplus
}
#endif

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// Knows structs of any size: what it answers fills as much as the library asks for.
#include "fake_module.h"

#include <errno.h>
#include <ringtap/ringtap.h>
#include <stdarg.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#define FILLER 0x5a

struct fake_module fake_module = { .cpus = 0, .ring_size = 1 << 16, .ring_stride = 1 << 20 };

/* Behind the size and what was asked for */
static void fill_answer(void *answer)
{
	__u32 size = *(__u32 *)answer;

	memset((char *)answer + 8, FILLER, size - 8);
}

static void fill_info(struct ringtap_info *info)
{
	fill_answer(info);
	info->abi_major = RINGTAP_ABI_MAJOR;
	info->abi_minor = RINGTAP_ABI_MINOR;
	info->page_size = FAKE_PAGE_SIZE;
	info->features = RINGTAP_FEAT_FLIGHT | RINGTAP_FEAT_PROTECT;
	info->nr_cpus = 64;
	info->captures_setup_max = 64;
	info->memory_max = 512 << 20;
	info->memory_taken = 500 << 20;
	info->ring_size_min = FAKE_PAGE_SIZE;
	info->ring_size_max = 1 << 30;
	info->snaplen_max = RINGTAP_SNAPLEN_MAX;
	info->types = RINGTAP_TYPES;
}

static void fill_setup(struct ringtap_setup *setup)
{
	setup->ring_size = fake_module.ring_size;
	setup->ring_stride = fake_module.ring_stride;
}

static void fill_cpus(const struct ringtap_cpus *cpus)
{
	*(uint64_t *)(uintptr_t)cpus->bits = (1ULL << fake_module.cpus) - 1;
}

static int answer(unsigned long request, void *argument)
{
	switch (request) {
	case RINGTAP_IOC_INFO:
		fill_info(argument);
		return 0;
	case RINGTAP_IOC_SETUP:
		errno = fake_module.setup_error;
		if (errno)
			return -1;
		fill_setup(argument);
		return 0;
	case RINGTAP_IOC_CPUS:
		fill_cpus(argument);
		return 0;
	case RINGTAP_IOC_STAT:
	case RINGTAP_IOC_CAPTURES:
		fill_answer(argument);
		return 0;
	default:
		return 0;
	}
}

int ioctl(int fd, unsigned long request, ...)
{
	va_list arguments;
	void *argument;

	va_start(arguments, request);
	argument = va_arg(arguments, void *);
	va_end(arguments);
	if (request >> 8 == RINGTAP_IOC_MAGIC)
		return answer(request, argument);
	return syscall(SYS_ioctl, fd, request, argument);
}

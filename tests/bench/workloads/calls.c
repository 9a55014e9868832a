// SPDX-License-Identifier: MIT OR Apache-2.0
/* Single calls, and a file that is opened, read and closed. */
#include <fcntl.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>
#include "workload.h"

#define FILE_NAME "/etc/passwd"
#define BYTES 64

static int null_fd, zero_fd;
static char bytes[BYTES];

static void run_getppid(long n)
{
	while (n--)
		raw_call(SYS_getppid, 0, 0, 0, 0, 0, 0);
}

static void open_devices(void)
{
	null_fd = must("/dev/null", open("/dev/null", O_WRONLY));
	zero_fd = must("/dev/zero", open("/dev/zero", O_RDONLY));
	memset(bytes, 'x', sizeof(bytes));
}

static void run_write(long n)
{
	while (n--)
		if (raw_call(SYS_write, null_fd, (long)bytes, BYTES, 0, 0, 0) != BYTES)
			die("write");
}

static void run_open(long n)
{
	while (n--) {
		long fd = raw_call(SYS_openat, AT_FDCWD, (long)FILE_NAME, O_RDONLY, 0, 0, 0);

		if (fd < 0 || raw_call(SYS_read, fd, (long)bytes, BYTES, 0, 0, 0) != BYTES)
			die(FILE_NAME);
		raw_call(SYS_close, fd, 0, 0, 0, 0, 0);
	}
}

/* What most programs do most: a file, a file's size, bytes, and a call without any. */
static void run_mixed(long n)
{
	struct stat seen;

	while (n--) {
		long fd = raw_call(SYS_openat, AT_FDCWD, (long)FILE_NAME, O_RDONLY, 0, 0, 0);

		if (fd < 0 || raw_call(SYS_read, fd, (long)bytes, BYTES, 0, 0, 0) != BYTES)
			die(FILE_NAME);
		raw_call(SYS_fstat, fd, (long)&seen, 0, 0, 0, 0);
		raw_call(SYS_close, fd, 0, 0, 0, 0, 0);
		raw_call(SYS_write, null_fd, (long)bytes, BYTES, 0, 0, 0);
		raw_call(SYS_getppid, 0, 0, 0, 0, 0, 0);
	}
}

static void run_vectors(long n)
{
	const struct iovec parts[] = {
		{ bytes, 16 }, { bytes + 16, 16 }, { bytes + 32, 16 }, { bytes + 48, 16 }
	};

	while (n--) {
		if (raw_call(SYS_readv, zero_fd, (long)parts, 4, 0, 0, 0) != BYTES ||
		    raw_call(SYS_writev, null_fd, (long)parts, 4, 0, 0, 0) != BYTES)
			die("readv, writev");
	}
}

/* What a build tool does: names that are there, and every second one that is not. */
static void run_stat(long n)
{
	static const char *const names[] = {
		"/etc/passwd", "/etc/passwd.none", "/usr/bin/env", "/usr/bin/none/env"
	};
	struct stat seen;

	while (n--)
		raw_call(SYS_newfstatat, AT_FDCWD, (long)names[n % 4], (long)&seen, 0, 0, 0);
}

const struct workload call_workloads[] = {
	{ "getppid", 1, 500, 31, NULL, run_getppid, NULL },
	{ "write", 1, 500, 31, open_devices, run_write, NULL },
	{ "open", 3, 100, 31, NULL, run_open, NULL },
	{ "mixed", 6, 50, 31, open_devices, run_mixed, NULL },
	{ "vectors", 2, 250, 31, open_devices, run_vectors, NULL },
	{ "stat", 1, 200, 31, NULL, run_stat, NULL },
	{ }
};

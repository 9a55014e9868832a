/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/*
 * Symbols that the C library has under newer versions alone, for a shared library that an old one loads (RINGTAP_PORTABLE).
 * The linker prefers what it finds here, and libringtap.map keeps it inside.
 *
 * From glibc 2.28 on its headers make fcntl() fcntl64() where off_t has 64 bits. On 64-bit machines both do the same, and
 * each glibc has fcntl().
 */
#undef _FILE_OFFSET_BITS
#include <fcntl.h>
#include <stdarg.h>

int fcntl64(int fd, int command, ...);

int fcntl64(int fd, int command, ...)
{
	va_list list;
	void *argument;

	va_start(list, command);
	argument = va_arg(list, void *);
	va_end(list);
	return fcntl(fd, command, argument);
}

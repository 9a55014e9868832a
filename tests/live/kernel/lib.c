// SPDX-License-Identifier: MIT OR Apache-2.0
/* Verdicts, time, CPUs, files. */
#include <fcntl.h>
#include <sched.h>
#include <stdarg.h>
#include <sys/mman.h>
#include <sys/utsname.h>
#include <time.h>
#include "lib.h"

static void say(const char *fmt, va_list args)
{
	vfprintf(stderr, fmt, args);
}

_Noreturn void fail(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	say(fmt, args);
	va_end(args);
	fputc('\n', stderr);
	_exit(1);
}

_Noreturn void skip(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	say(fmt, args);
	va_end(args);
	fputc('\n', stderr);
	_exit(77);
}

void expect(bool is_so, const char *fmt, ...)
{
	va_list args;

	if (is_so)
		return;
	va_start(args, fmt);
	say(fmt, args);
	va_end(args);
	fputc('\n', stderr);
	_exit(1);
}

void expect_eq(uint64_t seen, uint64_t expected, const char *fmt, ...)
{
	va_list args;

	if (seen == expected)
		return;
	va_start(args, fmt);
	say(fmt, args);
	va_end(args);
	fail(": expected %lld (%#llx), saw %lld (%#llx)", (long long)expected,
	     (unsigned long long)expected, (long long)seen, (unsigned long long)seen);
}

void expect_error(long result, int error, const char *fmt, ...)
{
	int seen = result == -1 ? errno : 0;
	va_list args;

	if (seen == error)
		return;
	va_start(args, fmt);
	say(fmt, args);
	va_end(args);
	fail(": expected %s, saw %s", strerror(error), seen ? strerror(seen) : "no error");
}

static void print_bytes(const char *name, const void *bytes, size_t len)
{
	const unsigned char *at = bytes;
	size_t i;

	fprintf(stderr, "  %s (%zu bytes):", name, len);
	for (i = 0; i < len && i < 64; i++)
		fprintf(stderr, at[i] > 32 && at[i] < 127 ? " %c" : " %02x", at[i]);
	fprintf(stderr, "%s\n", len > 64 ? " ..." : "");
}

void expect_bytes(const void *seen, size_t len, const void *expected, size_t expected_len,
		  const char *what)
{
	if (len == expected_len && !memcmp(seen, expected, len))
		return;
	fprintf(stderr, "%s: other bytes than expected\n", what);
	print_bytes("expected", expected, expected_len);
	print_bytes("saw", seen, len);
	_exit(1);
}

uint64_t now_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000000000ULL + now.tv_nsec;
}

void sleep_ms(unsigned int ms)
{
	struct timespec time = { ms / 1000, ms % 1000 * 1000000L };

	while (nanosleep(&time, &time) && errno == EINTR)
		;
}

void pin_to(int cpu)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(cpu, &set);
	expect(!sched_setaffinity(0, sizeof(set), &set), "cannot run on CPU %d: %m", cpu);
}

int online_cpus(void)
{
	return sysconf(_SC_NPROCESSORS_ONLN);
}

bool slurp(const char *path, char *to, size_t room)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	size_t got = 0;
	ssize_t len;

	if (fd < 0)
		return false;
	while ((len = read(fd, to + got, room - 1 - got)) > 0)
		got += len;
	close(fd);
	to[got] = 0;
	return len == 0;
}

bool set_online(int cpu, bool online)
{
	char path[64];

	snprintf(path, sizeof(path), "/sys/devices/system/cpu/cpu%d/online", cpu);
	return write_file(path, online ? "1" : "0");
}

static uint64_t mem_info(const char *name)
{
	char text[4096], *at;

	expect(slurp("/proc/meminfo", text, sizeof(text)), "/proc/meminfo: %m");
	at = strstr(text, name);
	expect(at, "/proc/meminfo has no %s", name);
	return strtoull(at + strlen(name), NULL, 10) << 10;
}

uint64_t mem_free(void)
{
	return mem_info("MemFree:");
}

uint64_t mem_idle(void)
{
	return mem_info("MemFree:") + mem_info("Inactive(file):");
}

uint64_t mem_allocated(void)
{
	static char text[1 << 16];
	uint64_t pages = 0;
	char *at;

	expect(slurp("/proc/vmstat", text, sizeof(text)), "/proc/vmstat: %m");
	for (at = text; (at = strstr(at, "\npgalloc_")); at++)
		pages += strtoull(strchr(at, ' '), NULL, 10);
	return pages * getpagesize();
}

bool write_file(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	ssize_t len = strlen(text);
	bool done;

	if (fd < 0)
		return false;
	done = write(fd, text, len) == len;
	close(fd);
	return done;
}

void *shared_memory(size_t len)
{
	void *map = mmap(NULL, len, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	expect(map != MAP_FAILED, "mmap: %m");
	return map;
}

char *memory_before(size_t len, int protection)
{
	const size_t page = 4096, whole = (len + page - 1) / page * page;
	char *map = mmap(NULL, whole + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	expect(map != MAP_FAILED, "mmap: %m");
	memset(map, '.', whole);
	if (protection < 0)
		munmap(map + whole, page);
	else
		mprotect(map + whole, page, protection);
	return map + whole;
}

bool kernel_is_at_least(int major, int minor, int patch)
{
	int is_major = 0, is_minor = 0, is_patch = 0;
	struct utsname is;

	expect(!uname(&is), "uname: %m");
	sscanf(is.release, "%d.%d.%d", &is_major, &is_minor, &is_patch);
	if (is_major != major)
		return is_major > major;
	return is_minor != minor ? is_minor > minor : is_patch >= patch;
}

void copy_file(const char *from, const char *to, mode_t mode)
{
	int in = open(from, O_RDONLY), out = open(to, O_WRONLY | O_CREAT, mode);
	char bytes[1 << 16];
	ssize_t len;

	while ((len = read(in, bytes, sizeof(bytes))) > 0)
		expect(write(out, bytes, len) == len, "%s: %m", to);
	expect(!len && !close(in) && !close(out), "a copy of %s: %m", from);
}

const char *beside(const char *name)
{
	static char path[4096];
	ssize_t len = readlink("/proc/self/exe", path, sizeof(path) - 256);
	char *slash;

	expect(len > 0, "/proc/self/exe: %m");
	path[len] = 0;
	slash = strrchr(path, '/');
	snprintf(slash + 1, 256, "%s", name);
	return path;
}

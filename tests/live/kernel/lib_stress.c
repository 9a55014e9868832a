// SPDX-License-Identifier: MIT OR Apache-2.0
/* Memory in use, the module's coming and going, allocations that fail. */
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include "lib_stress.h"

long times(long usual, long in_long_form)
{
	const char *set = getenv("RINGTAP_TEST_LONG");

	return set && *set && *set != '0' ? in_long_form : usual;
}

/* ---- memory ---- */

/* The sum of the numbers behind a name in a file, whatever else is in its lines */
static long sum_in(const char *path, const char *name)
{
	FILE *file = fopen(path, "re");
	char line[256];
	long sum = 0;

	expect(file, "%s: %m", path);
	while (fgets(line, sizeof(line), file)) {
		const char *at = line + strspn(line, " ");

		if (!strncmp(at, name, strlen(name)))
			sum += atol(at + strlen(name));
	}
	fclose(file);
	return sum;
}

static long in_meminfo(const char *name)
{
	return sum_in("/proc/meminfo", name);
}

/* Those that a CPU keeps at hand do not count as free, and newer kernels let it keep many. */
long memory_free(void)
{
	return in_meminfo("MemFree:") +
	       sum_in("/proc/zoneinfo", "count:") * (sysconf(_SC_PAGESIZE) / 1024);
}

void memory_take(struct memory *memory)
{
	int tries;

	/* What is freed after a grace period, or by a worker, takes a while. */
	for (tries = 0; tries < 3; tries++) {
		sync();
		write_file("/proc/sys/vm/drop_caches", "3");
		sleep_ms(300);
	}
	memory->free = memory_free() + in_meminfo("Buffers:") + in_meminfo("Cached:");
	memory->slab = in_meminfo("SUnreclaim:");
	memory->vmalloc = in_meminfo("VmallocUsed:");
	memory->percpu = in_meminfo("Percpu:");
}

/*
 * What comes and goes by itself. KASAN keeps freed memory back, up to a 32nd of all, and
 * notes every stack that it sees; there kmemleak finds what is not freed at all.
 */
static long noise(void)
{
	if (access("/sys/kernel/debug/kmemleak", F_OK))
		return 4096;
	return in_meminfo("MemTotal:") / 16;
}

void memory_compare(const struct memory *before, const char *what)
{
	const long allowed = noise();
	struct memory after;

	memory_take(&after);
	fprintf(stderr, "# %s: kB before and after: free %ld %ld, slab %ld %ld, vmalloc %ld %ld, per-CPU %ld %ld\n",
		what, before->free, after.free, before->slab, after.slab, before->vmalloc,
		after.vmalloc, before->percpu, after.percpu);
	expect(after.free > before->free - allowed, "%s: %ld kB less are free", what,
	       before->free - after.free);
	expect(after.slab < before->slab + allowed, "%s: %ld kB more in slabs", what,
	       after.slab - before->slab);
	expect(after.vmalloc < before->vmalloc + allowed, "%s: %ld kB more by vmalloc", what,
	       after.vmalloc - before->vmalloc);
	expect(after.percpu < before->percpu + allowed, "%s: %ld kB more per CPU", what,
	       after.percpu - before->percpu);
}

/* ---- the kernel log ---- */

static const char *console_levels = "/proc/sys/kernel/printk";
static char levels_before[64];

void console_without_warnings(void)
{
	expect(slurp(console_levels, levels_before, sizeof(levels_before)), "%s: %m", console_levels);
	expect(write_file(console_levels, "4"), "%s: %m", console_levels);
}

void console_as_before(void)
{
	write_file(console_levels, levels_before);
}

/* ---- load ---- */

static _Noreturn void make_calls(void)
{
	char bytes[256];
	int fd, i;

	for (i = 0;; i++) {
		fd = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
		if (read(fd, bytes, sizeof(bytes)) < 0)
			_exit(1);
		close(fd);
		MARK(i);
		if (i % 16)
			continue;
		if (!fork())
			_exit(0);
		wait(NULL);
	}
}

void load_start(struct load *load, int nr)
{
	for (load->nr = 0; load->nr < nr; load->nr++) {
		pid_t pid = fork();

		expect(pid >= 0, "fork: %m");
		if (!pid) {
			prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
			make_calls();
		}
		load->pids[load->nr] = pid;
	}
}

void load_stop(struct load *load)
{
	int i, status;

	for (i = 0; i < load->nr; i++) {
		kill(load->pids[i], SIGKILL);
		expect(waitpid(load->pids[i], &status, 0) == load->pids[i], "wait: %m");
		expect_eq(status, SIGKILL, "status of one that made calls");
	}
}

/* ---- the module ---- */

const char *module_file = "/opt/ringtap/ringtap.ko";

void need_module_file(void)
{
	if (access(module_file, R_OK))
		skip("no %s to load again", module_file);
}

/* From memory: to load a file came with Linux 3.8. */
int module_load(void)
{
	int fd = open(module_file, O_RDONLY | O_CLOEXEC);
	struct stat file;
	void *image;
	int err;

	expect(fd >= 0 && !fstat(fd, &file), "%s: %m", module_file);
	image = mmap(NULL, file.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	expect(image != MAP_FAILED, "%s: mmap: %m", module_file);
	err = syscall(SYS_init_module, image, file.st_size, "") ? -errno : 0;
	munmap(image, file.st_size);
	close(fd);
	return err;
}

int module_unload(void)
{
	return syscall(SYS_delete_module, "ringtap", O_NONBLOCK) ? -errno : 0;
}

long module_refs(void)
{
	char text[64];

	expect(slurp("/sys/module/ringtap/refcnt", text, sizeof(text)), "no module ringtap");
	return atol(text);
}

unsigned int captures_listed(void)
{
	struct ringtap_captures captures = { .size = sizeof(captures) };
	unsigned int nr = 0;
	struct capture c;

	capture_open(&c);
	for (; !request(&c, RINGTAP_IOC_CAPTURES, &captures); nr++)
		captures = (struct ringtap_captures){ .size = sizeof(captures), .id = captures.id + 1 };
	capture_close(&c);
	return nr;
}

/* ---- allocations that fail ---- */

static int fail_nth_fd;

void need_faults(void)
{
	static const char *const settings[][2] = {
		{ "failslab/ignore-gfp-wait", "N" }, { "failslab/verbose", "0" },
		{ "fail_page_alloc/ignore-gfp-wait", "N" }, { "fail_page_alloc/ignore-gfp-highmem", "N" },
		{ "fail_page_alloc/min-order", "0" }, { "fail_page_alloc/verbose", "0" },
	};
	char path[128];
	size_t i;

	fail_nth_fd = open("/proc/thread-self/fail-nth", O_RDWR | O_CLOEXEC);
	if (fail_nth_fd < 0)
		skip("this kernel has no fault injection (CONFIG_FAULT_INJECTION)");
	for (i = 0; i < ARRAY_SIZE(settings); i++) {
		snprintf(path, sizeof(path), "/sys/kernel/debug/%s", settings[i][0]);
		if (!write_file(path, settings[i][1]))
			skip("%s: %m (CONFIG_FAILSLAB, CONFIG_FAIL_PAGE_ALLOC)", path);
	}
}

static void set_fail_nth(unsigned int nth)
{
	char text[16];
	int len = snprintf(text, sizeof(text), "%u", nth);

	expect(pwrite(fail_nth_fd, text, len, 0) == len, "fail-nth: %m");
}

/* True: the allocation came, and failed. */
static bool has_failed(void)
{
	char text[16] = "";

	expect(pread(fail_nth_fd, text, sizeof(text) - 1, 0) > 0, "fail-nth: %m");
	return !atoi(text);
}

void fail_each(const struct faulty *what)
{
	unsigned int nth, refused = 0;
	bool failed = true;
	long result;

	for (nth = 1; failed; nth++) {
		expect(nth < 5000, "%s: no end of allocations", what->name);
		if (what->prepare)
			what->prepare();
		set_fail_nth(nth);
		result = what->act();
		failed = has_failed();
		set_fail_nth(0);
		if (result < 0) {
			expect(failed, "%s: %s without a failed allocation", what->name, strerror(-result));
			expect(!what->never_fails, "%s: %s for allocation %u", what->name,
			       strerror(-result), nth);
			expect_eq(-result, ENOMEM, "%s: error for allocation %u", what->name, nth);
			refused++;
		}
		if (what->undo)
			what->undo(result);
	}
	fprintf(stderr, "# %s: %u allocations failed, %u times it was refused\n", what->name, nth - 2,
		refused);
	if (!what->never_fails)
		expect(refused, "%s: never refused for want of memory", what->name);
}

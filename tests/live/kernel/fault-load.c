// SPDX-License-Identifier: MIT OR Apache-2.0
/* Each allocation of the module's loading fails once: it is refused, leaves nothing, and loads when there is memory. */
#include <fcntl.h>
#include "lib_stress.h"

/* Open beforehand: what open needs is not what is tried here. */
static int module_fd;

static long load(void)
{
	return syscall(SYS_finit_module, module_fd, "", 0) ? -errno : 0;
}

static bool is_loaded(void)
{
	return !access("/sys/module/ringtap", F_OK);
}

static void unload(long result)
{
	if (!result)
		expect_eq(module_unload(), 0, "unloading");
	expect(!is_loaded(), "the module is still there");
	expect_error(access(RINGTAP_DEVICE, F_OK), ENOENT, "%s without the module", RINGTAP_DEVICE);
}

static void fail_loads(void *arg)
{
	const struct faulty loading = { .name = "load", .act = load, .undo = unload };

	(void)arg;
	need_faults();
	fail_each(&loading);
}

int main(void)
{
	struct memory before;
	struct child child;
	int status;

	need_faults();
	need_module_file();
	module_fd = open(module_file, O_RDONLY | O_CLOEXEC);
	expect(module_fd >= 0, "%s: %m", module_file);
	memory_take(&before);
	child_fork(&child, fail_loads, NULL);
	expect_eq(module_unload(), 0, "unloading");
	console_without_warnings();
	child_go(&child);
	status = child_wait(&child);
	console_as_before();
	/* for those who come after us, whatever was seen */
	if (!is_loaded())
		expect_eq(module_load(), 0, "loading with memory");
	expect_eq(status, 0, "status of who loaded it");
	memory_compare(&before, "failing allocations of loading");
	return 0;
}

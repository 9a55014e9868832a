// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * The module stays while a file is open, whether it captures or not, and while
 * a ring is mapped; it goes when the last one is closed, and comes back.
 */
#include <fcntl.h>
#include <sys/mman.h>
#include "lib_stress.h"

static void refused(const char *when)
{
	long result = syscall(SYS_delete_module, "ringtap", O_NONBLOCK);

	expect(result == -1 && (errno == EBUSY || errno == EWOULDBLOCK),
	       "unloading %s: expected to be refused, saw %s", when, result ? strerror(errno) : "done");
}

static void mapping_holds_it(struct capture *c)
{
	void *map = c->rings[0].consumer;
	size_t page = c->info.page_size;
	int fd = c->fd;

	expect(map, "CPU 0 has no ring");
	close(fd);
	refused("with a ring mapped and its file closed");
	expect(!munmap(map, page), "munmap: %m");
}

static void load(void)
{
	int tries;

	expect_eq(module_load(), 0, "loading it again");
	for (tries = 0; access(RINGTAP_DEVICE, F_OK); tries++) {
		expect(tries < 100, "%s does not come back", RINGTAP_DEVICE);
		sleep_ms(20);
	}
}

static void marks(void *arg)
{
	(void)arg;
	MARK(7);
}

static void works(void)
{
	struct records records;
	struct capture c;

	capture_make(&c, RINGTAP_SETUP_ENTRY_TIME, 80, 1 << 20);
	capture_child(&c, marks, NULL, &records);
	call_with(&records, SYS_getppid, 7);
	capture_close(&c);
}

int main(void)
{
	struct capture c;
	int i;

	need_module_file();
	capture_open(&c);
	refused("with an open file");
	capture_setup(&c, 0, 80, 1 << 16);
	refused("with a capture set up");
	capture_start(&c);
	refused("with a capture running");
	mapping_holds_it(&c);
	/* The rest of the mappings goes the same way. */
	for (i = 0; i < MAX_CPUS; i++) {
		if (i && c.rings[i].consumer)
			munmap(c.rings[i].consumer, c.info.page_size);
		if (c.rings[i].consumer)
			munmap((void *)c.rings[i].producer, c.info.page_size + 2 * c.setup.ring_size);
	}
	for (i = 0; i < 5; i++) {
		expect(!syscall(SYS_delete_module, "ringtap", O_NONBLOCK), "unloading: %m");
		expect_error(access(RINGTAP_DEVICE, F_OK), ENOENT, "%s without the module",
			     RINGTAP_DEVICE);
		load();
		works();
	}
	return 0;
}

// SPDX-License-Identifier: MIT OR Apache-2.0
// A program that waits in a loop of its own is woken for records, not for those that are held back to be merged.
#include <errno.h>
#include <inttypes.h>
#include <ringtap/ringtap.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define CALLS 1000
#define MERGE_DELAY_NS 20000000

/* Whoever waits for the device's own file is woken tens of thousands of times. */
#define VAIN_MAX (CALLS / 10)

static void fail(const char *text)
{
	fprintf(stderr, "%s\n", text);
	exit(1);
}

static void check(struct ringtap_capture *c, int64_t result)
{
	if (result < 0)
		fail(ringtap_capture_error(c));
}

/* A call each millisecond: at each time, some are younger than the merge delay. */
static pid_t start_caller(int go[2])
{
	const struct timespec pause = { 0, 1000000 };
	pid_t pid;
	char byte;
	int i;

	if (pipe(go) || (pid = fork()) < 0)
		fail("no child");
	if (pid)
		return pid;
	close(go[1]);
	if (read(go[0], &byte, 1) < 0)
		_exit(1);
	for (i = 0; i < CALLS; i++) {
		syscall(SYS_getppid);
		nanosleep(&pause, NULL);
	}
	_exit(0);
}

static void start_capture(struct ringtap_capture *c, uint32_t pid)
{
	struct ringtap_options options = RINGTAP_OPTIONS_INIT;
	struct ringtap_setup setup;
	struct ringtap_filter filter;

	options.merge_delay_ns = MERGE_DELAY_NS;
	check(c, ringtap_capture_open(c, &options));
	ringtap_setup_init(&setup);
	setup.watermark = 1;
	check(c, ringtap_capture_setup(c, &setup));
	ringtap_filter_init(&filter);
	filter.types = 0;
	ringtap_filter_type(&filter, RINGTAP_SYSCALL, 1);
	ringtap_filter_all_calls(&filter, 0);
	ringtap_filter_call(&filter, RINGTAP_ABI_NATIVE, SYS_getppid, 1);
	ringtap_filter_pids(&filter, &pid, 1, 0);
	check(c, ringtap_capture_filter(c, &filter));
	check(c, ringtap_capture_start(c));
}

static int on_record(void *seen, unsigned cpu, const struct ringtap_record *record)
{
	(void)cpu;
	if (record->type == RINGTAP_SYSCALL)
		++*(int *)seen;
	return 0;
}

static int wait_for(int epoll, int timeout_ms)
{
	struct epoll_event event;
	int ready;

	do
		ready = epoll_wait(epoll, &event, 1, timeout_ms);
	while (ready < 0 && errno == EINTR);
	return ready;
}

int main(void)
{
	struct ringtap_capture *c = ringtap_capture_new();
	struct epoll_event event = { .events = EPOLLIN };
	int go[2], epoll = epoll_create1(EPOLL_CLOEXEC), seen = 0;
	long wakes = 0, vain = 0;
	pid_t pid;

	if (access(RINGTAP_DEVICE, F_OK)) {
		puts("there is no " RINGTAP_DEVICE ": the module is not loaded");
		return 77;
	}
	pid = start_caller(go);
	start_capture(c, pid);
	if (epoll_ctl(epoll, EPOLL_CTL_ADD, ringtap_capture_event_fd(c), &event))
		fail("the descriptor cannot be waited for");
	close(go[1]);
	while (seen < CALLS && wait_for(epoll, 30000) > 0) {
		int before = seen;

		check(c, ringtap_capture_drain(c, on_record, &seen));
		wakes++;
		vain += seen == before;
	}
	printf("# %d records in %ld wake-ups, %ld of them in vain\n", seen, wakes, vain);
	waitpid(pid, NULL, 0);
	if (seen != CALLS)
		fail("records are missing");
	if (vain > VAIN_MAX)
		fail("woken in vain");
	if (wait_for(epoll, 300) != 0)
		fail("woken when nothing happens");
	check(c, ringtap_capture_stop(c));
	check(c, ringtap_capture_drain(c, on_record, &seen));
	if (seen != CALLS)
		fail("records came twice");
	ringtap_capture_free(c);
	return 0;
}

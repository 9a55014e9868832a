/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/*
 * A daemon with an event loop of its own: it reports once a second how many calls were made and how
 * many failed, and ends at SIGTERM or SIGINT, which it takes from a signalfd.
 *
 *     epoll-daemon
 *
 * Build: cc epoll-daemon.c $(pkg-config --cflags --libs libringtap)
 */
#include <err.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <ringtap/events.h>

static unsigned long calls, failed;

static void watch(int loop, int fd)
{
	struct epoll_event event = { .events = EPOLLIN, .data.fd = fd };

	if (fd < 0 || epoll_ctl(loop, EPOLL_CTL_ADD, fd, &event) < 0)
		err(1, "epoll_ctl");
}

static int signals(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigprocmask(SIG_BLOCK, &set, NULL);
	return signalfd(-1, &set, SFD_CLOEXEC);
}

static int every_second(void)
{
	struct itimerspec second = { { 1, 0 }, { 1, 0 } };
	int fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);

	timerfd_settime(fd, 0, &second, NULL);
	return fd;
}

/* All that is there now. False: there will be no more. */
static int take_events(struct ringtap_source *source)
{
	const struct ringtap_event *event;
	struct ringtap_event_info info;
	int result;

	while ((result = ringtap_source_next(source, 0, &event)) > 0) {
		ringtap_event_get_info(event, &info);
		calls += info.type == RINGTAP_SYSCALL;
		failed += info.type == RINGTAP_SYSCALL && info.result < 0;
	}
	return result == 0 || result == -EINTR;
}

int main(void)
{
	struct ringtap_source *source = ringtap_source_new();
	int loop = epoll_create1(EPOLL_CLOEXEC), stop = signals(), timer = every_second(), n, i;
	struct epoll_event ready[4];
	uint64_t ticks;

	if (!source || ringtap_source_open_live(source, NULL) < 0)
		errx(1, "%s", source ? ringtap_source_error(source) : "no memory");
	watch(loop, stop);
	watch(loop, timer);
	watch(loop, ringtap_source_event_fd(source));
	while (take_events(source)) {
		n = epoll_wait(loop, ready, 4, ringtap_source_sleep_ms(source));
		for (i = 0; i < n; i++) {
			if (ready[i].data.fd == stop)
				ringtap_source_stop(source);
			if (ready[i].data.fd != timer || read(timer, &ticks, sizeof(ticks)) < 0)
				continue;
			printf("%lu calls, %lu failed\n", calls, failed);
			fflush(stdout);
		}
	}
	ringtap_source_free(source);
	return 0;
}

// SPDX-License-Identifier: MIT OR Apache-2.0
/* Calls that signals interrupt: some fail, some are restarted, some are killed in; and the way back from handlers. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int fds[2];

/* What a restarted read waits for. */
static void on_alarm(int number)
{
	(void)number;
	if (write(fds[1], "x", 1) < 0)
		abort();
}

static void handle(int number, int flags)
{
	struct sigaction action;

	memset(&action, 0, sizeof(action));
	action.sa_handler = on_alarm;
	action.sa_flags = flags;
	sigaction(number, &action, NULL);
}

/* And again, far enough apart for any machine: an alarm that comes before the call that it is for would be the last. */
static void ring_in(long us)
{
	struct itimerval timer = { .it_interval = { us ? 1 : 0, 0 }, .it_value = { 0, us } };

	setitimer(ITIMER_REAL, &timer, NULL);
}

static void interrupted_reads(void)
{
	char byte;

	handle(SIGALRM, SA_RESTART);
	ring_in(20000);
	if (read(fds[0], &byte, 1) != 1)
		abort();
	handle(SIGALRM, 0);
	ring_in(20000);
	while (read(fds[0], &byte, 1) == 1)
		continue;
	if (errno != EINTR)
		abort();
}

static void interrupted_waits(void)
{
	struct timespec long_time = { 100, 0 };
	sigset_t all, none;

	ring_in(20000);
	pause();
	ring_in(20000);
	nanosleep(&long_time, NULL);
	ring_in(0);
	sigfillset(&all);
	sigemptyset(&none);
	sigprocmask(SIG_BLOCK, &all, NULL);
	raise(SIGALRM);
	sigsuspend(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	raise(SIGALRM);
}

/* A sleep that goes on behind a stop is another call: restart_syscall. */
static void stopped_child(void)
{
	struct timespec time = { 0, 300000000 };
	pid_t pid = fork();

	if (!pid) {
		nanosleep(&time, NULL);
		_exit(5);
	}
	usleep(50000);
	kill(pid, SIGSTOP);
	waitpid(pid, NULL, WUNTRACED);
	kill(pid, SIGCONT);
	waitpid(pid, NULL, 0);
}

static void killed_child(int number)
{
	pid_t pid = fork();

	if (!pid) {
		pause();
		_exit(0);
	}
	usleep(50000);
	kill(pid, number);
	waitpid(pid, NULL, 0);
}

/* Anywhere in them, and one after the other: a slow machine has to come to the next call too. */
static void calls_between_alarms(void)
{
	int i;

	for (i = 0; i < 300; i++) {
		if (i % 5 == 0)
			ring_in(1000);
		getppid();
	}
	ring_in(0);
}

int main(void)
{
	if (pipe(fds))
		return 1;
	interrupted_reads();
	interrupted_waits();
	stopped_child();
	killed_child(SIGKILL);
	killed_child(SIGTERM);
	calls_between_alarms();
	return 0;
}

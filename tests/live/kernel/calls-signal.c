// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * Signals: the return from a handler is a record too, an interrupted call tells
 * what the kernel told itself, and a call that is restarted is recorded again.
 */
#include <signal.h>
#include <sys/time.h>
#include <time.h>
#include "lib.h"

static void handler(int signal)
{
	(void)signal;
	MARK(2);
}

static void calls(void *arg)
{
	struct itimerval timer = { .it_value = { .tv_usec = 50000 } };
	struct sigaction action = { .sa_handler = handler };

	(void)arg;
	sigaction(SIGUSR1, &action, NULL);
	sigaction(SIGALRM, &action, NULL);
	MARK(1);
	raise(SIGUSR1);
	MARK(3);
	setitimer(ITIMER_REAL, &timer, NULL);
	syscall(SYS_ppoll, NULL, 0, NULL, NULL, 0);
	MARK(4);
}

static const struct ringtap_syscall *mark(const struct records *records, size_t *pos, uint64_t is)
{
	const struct ringtap_syscall *sys = next_call(records, pos, ANY, SYS_getppid);

	expect(sys && sys->args[0] == is, "mark %llu is not next", (unsigned long long)is);
	return sys;
}

static void expect_sigreturn(const struct records *records, size_t *pos)
{
	const struct ringtap_syscall *sys = next_call(records, pos, ANY, ANY);

	expect(sys && sys->nr == SYS_rt_sigreturn,
	       "the handler's return: expected rt_sigreturn, saw call %d", sys ? sys->nr : -2);
}

int main(void)
{
	const struct ringtap_syscall *sys;
	struct records records;
	struct capture c;
	size_t pos = 0;

	capture_make(&c, RINGTAP_SETUP_ENTRY_TIME, 80, 1 << 20);
	capture_child(&c, calls, NULL, &records);
	mark(&records, &pos, 1);
	expect(next_call(&records, &pos, ANY, SYS_tgkill), "tgkill is not recorded");
	mark(&records, &pos, 2);
	expect_sigreturn(&records, &pos);
	mark(&records, &pos, 3);
	sys = next_call(&records, &pos, ANY, SYS_ppoll);
	expect(sys, "ppoll is not recorded");
	expect_eq(sys->ret, -514, "result of the interrupted ppoll (ERESTARTNOHAND)");
	expect(sys->h.ns - sys->entry_ns > 20000000, "ppoll was short");
	mark(&records, &pos, 2);
	expect_sigreturn(&records, &pos);
	mark(&records, &pos, 4);
	return 0;
}

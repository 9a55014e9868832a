// SPDX-License-Identifier: MIT OR Apache-2.0
/* SIGNAL records: of signals that are delivered, to a capture that asks for them and to no other. */
#include <signal.h>
#include "lib.h"

static void handler(int sig)
{
	(void)sig;
}

static void calls(void *unused)
{
	union sigval value = { .sival_int = 1 };

	(void)unused;
	signal(SIGUSR1, handler);
	signal(SIGUSR2, SIG_IGN);
	kill(getpid(), SIGUSR1);
	kill(getpid(), SIGUSR2);
	sigqueue(getpid(), SIGUSR1, value);
	if (!fork())
		raise(SIGKILL);
	wait(NULL);
}

static const struct ringtap_signal *next(const struct records *records, size_t *pos, int sig)
{
	const struct ringtap_signal *signal;

	while ((signal = next_record(records, pos, RINGTAP_SIGNAL)))
		if (signal->sig == sig)
			return signal;
	return NULL;
}

static void check(const struct records *records)
{
	const struct ringtap_signal *signal;
	size_t pos = 0;

	signal = next(records, &pos, SIGUSR1);
	expect(signal, "SIGUSR1 of kill is missing");
	expect_eq(signal->h.tgid, records->pid, "who got it");
	expect_eq(signal->sender_tgid, records->pid, "who sent it");
	expect_eq(signal->sender_uid, 0, "its user");
	expect_eq(signal->code, SI_USER, "code of kill");
	signal = next(records, &pos, SIGUSR1);
	expect(signal, "SIGUSR1 of sigqueue is missing");
	expect_eq(signal->code, (uint64_t)(int64_t)SI_QUEUE, "code of sigqueue");
	pos = 0;
	expect(!next(records, &pos, SIGUSR2), "a signal that is ignored was told of");
}

int main(void)
{
	struct ringtap_filter filter;
	struct records records;
	struct capture c;

	capture_make(&c, 0, 80, 1 << 18);
	if (!(c.info.features & RINGTAP_FEAT_SIGNAL))
		skip("this kernel does not tell of signals");
	filter_all(&filter);
	filter.types |= 1ULL << RINGTAP_SIGNAL;
	capture_filtered(&c, &filter, calls, NULL, &records);
	check(&records);
	capture_close(&c);
	capture_make(&c, 0, 80, 1 << 18);
	filter_all(&filter);
	capture_filtered(&c, &filter, calls, NULL, &records);
	expect_eq(count_records(&records, RINGTAP_SIGNAL), 0, "records that nobody asked for");
	return 0;
}

// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * A client that does nothing with what it captures, with any settings; libringtap does the work.
 * Ends by SIGTERM, and then prints what it and the module counted, a NAME and a number a line:
 *	produced, lost	records
 *	rings, memory	how many, bytes of all of them
 *	setup_ns	from open to start
 *	drain_ns	of a record, in what was read after the end; with unread bytes
 */
#include <getopt.h>
#include <ringtap/ringtap.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static const char usage[] =
	"usage: bench-capture [OPTION]...\n"
	"  --entry-time      ask for the time of entry\n"
	"  --snaplen N       bytes of each buffer\n"
	"  --ring-size N     bytes of each ring\n"
	"  --no-calls        want no system call (but process life)\n"
	"  --getppid         want that call, and nothing else\n"
	"  --failed          want calls that failed\n"
	"  --pid N, --tree N only that process, or all below it as well\n"
	"  --uid N           only that user's\n"
	"  --contained       only in other mount namespaces\n"
	"  --idle            set up, but do not start\n"
	"  --stall           start, but do not read\n"
	"  --ready FILE      make that file when it runs\n";

struct settings {
	struct ringtap_setup setup;
	struct ringtap_filter filter;
	uint32_t pid, uid;
	bool idle, stall;
	const char *ready;
};

static volatile sig_atomic_t ended;

static void on_end(int signal)
{
	(void)signal;
	ended = 1;
}

static double now_ns(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return now.tv_sec * 1e9 + now.tv_nsec;
}

static int pass(void *arg, unsigned int cpu, const struct ringtap_record *record)
{
	(void)arg;
	(void)cpu;
	(void)record;
	return 0;
}

static void check(struct ringtap_capture *c, long result)
{
	if (result >= 0)
		return;
	fprintf(stderr, "bench-capture: %s\n", ringtap_capture_error(c));
	exit(1);
}

static void parse_one(struct settings *s, int option, const char *value)
{
	switch (option) {
	case 'e': s->setup.flags |= RINGTAP_SETUP_ENTRY_TIME; break;
	case 's': s->setup.snaplen = atol(value); break;
	case 'r': s->setup.ring_size = atol(value); break;
	case 'n': ringtap_filter_all_calls(&s->filter, 0); break;
	case 'g':
		ringtap_filter_all_calls(&s->filter, 0);
		ringtap_filter_call(&s->filter, RINGTAP_ABI_NATIVE, SYS_getppid, 1);
		s->filter.types = 1 << RINGTAP_SYSCALL;
		break;
	case 'f': s->filter.flags |= RINGTAP_FILTER_FAILED; break;
	case 'p':
	case 't':
		s->pid = atol(value);
		ringtap_filter_pids(&s->filter, &s->pid, 1, option == 't');
		break;
	case 'u':
		s->uid = atol(value);
		ringtap_filter_uids(&s->filter, &s->uid, 1);
		break;
	case 'c': s->filter.flags |= RINGTAP_FILTER_CONTAINED; break;
	case 'i': s->idle = true; break;
	case 'S': s->stall = true; break;
	case 'R': s->ready = value; break;
	default: fputs(usage, stderr); exit(2);
	}
}

static void parse(struct settings *s, int argc, char **argv)
{
	static const struct option options[] = {
		{ "entry-time", 0, NULL, 'e' }, { "snaplen", 1, NULL, 's' }, { "ring-size", 1, NULL, 'r' },
		{ "no-calls", 0, NULL, 'n' }, { "getppid", 0, NULL, 'g' },
		{ "failed", 0, NULL, 'f' }, { "pid", 1, NULL, 'p' },
		{ "tree", 1, NULL, 't' }, { "uid", 1, NULL, 'u' }, { "contained", 0, NULL, 'c' },
		{ "idle", 0, NULL, 'i' }, { "stall", 0, NULL, 'S' }, { "ready", 1, NULL, 'R' }, { }
	};
	int option;

	while ((option = getopt_long(argc, argv, "", options, NULL)) != -1)
		parse_one(s, option, optarg);
	if (optind < argc)
		parse_one(s, '?', NULL);
}

static void say_ready(const char *path)
{
	FILE *file = path ? fopen(path, "w") : NULL;

	if (file)
		fclose(file);
}

/* Sleeps with the signals let in that are blocked otherwise. */
static void run(struct ringtap_capture *c, const struct settings *s, const sigset_t *open)
{
	while (!ended) {
		if (s->idle || s->stall) {
			sigsuspend(open);
			continue;
		}
		ringtap_capture_wait(c, -1, open);
		check(c, ringtap_capture_drain(c, pass, NULL));
	}
}

/* What was captured meanwhile is read at once: the cost of reading alone. */
static void read_rest(struct ringtap_capture *c)
{
	struct ringtap_stat stat = { .size = sizeof(stat) };
	double start;
	int64_t records;

	check(c, ringtap_capture_stat(c, RINGTAP_ALL_CPUS, &stat));
	start = now_ns(CLOCK_PROCESS_CPUTIME_ID);
	records = ringtap_capture_drain(c, pass, NULL);
	check(c, records);
	if (records)
		printf("drain_ns\t%.1f\nrecord_bytes\t%.1f\n",
		       (now_ns(CLOCK_PROCESS_CPUTIME_ID) - start) / records,
		       (double)stat.unread / records);
}

static void tell(struct ringtap_capture *c, const struct settings *s, double setup_ns)
{
	struct ringtap_stat stat = { .size = sizeof(stat) };
	int cpu = -1, rings = 0;

	while ((cpu = ringtap_capture_next_cpu(c, cpu)) >= 0)
		rings++;
	check(c, ringtap_capture_stat(c, RINGTAP_ALL_CPUS, &stat));
	printf("produced\t%llu\nlost\t%llu\nrings\t%d\nmemory\t%llu\nsetup_ns\t%.0f\n",
	       (unsigned long long)stat.produced, (unsigned long long)stat.lost, rings,
	       (unsigned long long)(rings * s->setup.ring_size), setup_ns);
}

static void set_up(struct ringtap_capture *c, struct settings *s)
{
	check(c, ringtap_capture_open(c, NULL));
	check(c, ringtap_capture_setup(c, &s->setup));
	check(c, ringtap_capture_filter(c, &s->filter));
	if (!s->idle)
		check(c, ringtap_capture_start(c));
}

int main(int argc, char **argv)
{
	struct ringtap_capture *c = ringtap_capture_new();
	struct settings s = { 0 };
	sigset_t blocked, open;
	double start;

	ringtap_setup_init(&s.setup);
	s.setup.flags &= ~RINGTAP_SETUP_ENTRY_TIME;
	ringtap_filter_init(&s.filter);
	parse(&s, argc, argv);
	signal(SIGTERM, on_end);
	sigemptyset(&blocked);
	sigaddset(&blocked, SIGTERM);
	sigprocmask(SIG_BLOCK, &blocked, &open);
	start = now_ns(CLOCK_MONOTONIC);
	set_up(c, &s);
	start = now_ns(CLOCK_MONOTONIC) - start;
	say_ready(s.ready);
	run(c, &s, &open);
	if (!s.idle) {
		check(c, ringtap_capture_stop(c));
		read_rest(c);
	}
	tell(c, &s, start);
	ringtap_capture_free(c);
	return 0;
}

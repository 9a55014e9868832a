// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * A client that does nothing with what it captures, with any settings; libringtap does the work. Ends by SIGTERM, and
 * then prints what the module counted: produced, lost, bytes of all rings.
 */
#include <getopt.h>
#include <ringtap/ringtap.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char usage[] =
	"usage: bench-capture [OPTION]...\n"
	"  --entry-time      ask for the time of entry\n"
	"  --snaplen N       bytes of each buffer\n"
	"  --ring-size N     bytes of each ring\n"
	"  --no-calls        want no system call (but process life)\n"
	"  --failed          want calls that failed\n"
	"  --pid N, --tree N only that process, or all below it as well\n"
	"  --uid N           only that user's\n"
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
		{ "no-calls", 0, NULL, 'n' }, { "failed", 0, NULL, 'f' }, { "pid", 1, NULL, 'p' },
		{ "tree", 1, NULL, 't' }, { "uid", 1, NULL, 'u' }, { "idle", 0, NULL, 'i' },
		{ "stall", 0, NULL, 'S' }, { "ready", 1, NULL, 'R' }, { }
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

static void tell(struct ringtap_capture *c, const struct settings *s)
{
	struct ringtap_stat stat = { .size = sizeof(stat) };
	int cpu = -1, rings = 0;

	while ((cpu = ringtap_capture_next_cpu(c, cpu)) >= 0)
		rings++;
	check(c, ringtap_capture_stat(c, RINGTAP_ALL_CPUS, &stat));
	printf("%llu\t%llu\t%llu\n", (unsigned long long)stat.produced, (unsigned long long)stat.lost,
	       (unsigned long long)(rings * s->setup.ring_size));
}

int main(int argc, char **argv)
{
	struct ringtap_capture *c = ringtap_capture_new();
	struct settings s = { 0 };
	sigset_t blocked, open;

	ringtap_setup_init(&s.setup);
	s.setup.flags &= ~RINGTAP_SETUP_ENTRY_TIME;
	ringtap_filter_init(&s.filter);
	parse(&s, argc, argv);
	signal(SIGTERM, on_end);
	sigemptyset(&blocked);
	sigaddset(&blocked, SIGTERM);
	sigprocmask(SIG_BLOCK, &blocked, &open);
	check(c, ringtap_capture_open(c, NULL));
	check(c, ringtap_capture_setup(c, &s.setup));
	check(c, ringtap_capture_filter(c, &s.filter));
	if (!s.idle)
		check(c, ringtap_capture_start(c));
	say_ready(s.ready);
	run(c, &s, &open);
	if (!s.idle)
		check(c, ringtap_capture_stop(c));
	tell(c, &s);
	ringtap_capture_free(c);
	return 0;
}

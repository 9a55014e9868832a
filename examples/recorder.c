/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/*
 * Records this host into files of a size: PREFIX.0.rtap, PREFIX.1.rtap and so on, of which the last
 * ones are kept. `ringtap read` shows each of them.
 *
 *     recorder PREFIX MEGABYTES FILES
 *
 * Build: cc recorder.c $(pkg-config --cflags --libs libringtap)
 */
#include <err.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <ringtap/events.h>

static struct ringtap_source *source;

static void on_signal(int number)
{
	(void)number;
	ringtap_source_stop(source);
}

static void begin_file(const char *prefix, long number, long keep)
{
	char path[4096];

	snprintf(path, sizeof(path), "%s.%ld.rtap", prefix, number);
	if (ringtap_source_save(source, path) < 0)
		errx(1, "%s", ringtap_source_error(source));
	if (number < keep)
		return;
	snprintf(path, sizeof(path), "%s.%ld.rtap", prefix, number - keep);
	unlink(path);
}

int main(int argc, char **argv)
{
	struct sigaction action = { .sa_handler = on_signal };
	struct ringtap_counts counts = { .size = sizeof(counts) };
	const struct ringtap_event *event;
	long number = 0, keep;
	uint64_t size;
	int result;

	if (argc != 4)
		errx(2, "usage: recorder PREFIX MEGABYTES FILES");
	size = strtoull(argv[2], NULL, 10) << 20;
	keep = strtol(argv[3], NULL, 10);
	source = ringtap_source_new();
	if (!source || ringtap_source_open_live(source, NULL) < 0)
		errx(1, "%s", source ? ringtap_source_error(source) : "no memory");
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	begin_file(argv[1], number, keep);
	while ((result = ringtap_source_next(source, -1, &event)) > 0 || result == -EINTR) {
		if (ringtap_source_saved_bytes(source) >= size)
			begin_file(argv[1], ++number, keep);
	}
	if (result != -ENODATA)
		errx(1, "%s", ringtap_source_error(source));
	if (ringtap_source_counts(source, &counts) == 0)
		printf("%llu records, %llu lost, in %ld files\n", (unsigned long long)counts.drained,
		       (unsigned long long)counts.lost, number + 1);
	ringtap_source_free(source);
	return 0;
}

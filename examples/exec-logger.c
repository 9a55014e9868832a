/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/*
 * Which programs are started, by whom, in which container: one line each.
 *
 *     exec-logger [CAPTURE-FILE]
 *
 * Build: cc exec-logger.c $(pkg-config --cflags --libs libringtap)
 */
#include <err.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include <ringtap/events.h>

static struct ringtap_source *source;

static void on_signal(int number)
{
	(void)number;
	ringtap_source_stop(source);
}

int main(int argc, char **argv)
{
	struct ringtap_source_options options = RINGTAP_SOURCE_OPTIONS_INIT;
	struct sigaction action = { .sa_handler = on_signal };
	const struct ringtap_format *format;
	const struct ringtap_event *event;
	struct ringtap_counts counts = { .size = sizeof(counts) };
	const char *line;
	int result;

	source = ringtap_source_new();
	if (!source)
		errx(1, "no memory");
	options.filter = "evt.type = procexec";
	result = argc > 1 ? ringtap_source_open_file(source, argv[1], &options)
			  : ringtap_source_open_live(source, &options);
	if (result < 0 ||
	    ringtap_source_format(source, "*%evt.time %user.name %container.name %proc.pname -> %proc.cmdline",
				  &format) < 0)
		errx(1, "%s", ringtap_source_error(source));
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	while ((result = ringtap_source_next(source, -1, &event)) > 0) {
		line = ringtap_event_format(event, format);
		if (line)
			puts(line);
	}
	if (ringtap_source_counts(source, &counts) == 0 && counts.lost)
		warnx("%llu records were lost", (unsigned long long)counts.lost);
	ringtap_source_free(source);
	return 0;
}

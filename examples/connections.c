/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/*
 * Who connects where, with what result, and how long it took.
 *
 *     connections [CAPTURE-FILE]
 *
 * Build: cc connections.c $(pkg-config --cflags --libs libringtap)
 */
#include <err.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include <ringtap/events.h>

static struct ringtap_source *source;
static const struct ringtap_field *program, *container, *peer, *outcome;

static void on_signal(int number)
{
	(void)number;
	ringtap_source_stop(source);
}

static const struct ringtap_field *field(const char *name)
{
	const struct ringtap_field *found;

	if (ringtap_source_field(source, name, &found) < 0)
		errx(1, "%s", ringtap_source_error(source));
	return found;
}

static const char *text(const struct ringtap_event *event, const struct ringtap_field *of)
{
	const char *known = ringtap_event_text(event, of);

	return known ? known : "-";
}

static int on_event(void *arg, const struct ringtap_event *event)
{
	struct ringtap_event_info info;

	(void)arg;
	ringtap_event_get_info(event, &info);
	if (info.type == RINGTAP_LOST) {
		warnx("records were lost");
		return 0;
	}
	printf("%s[%u] in %s: %s %s", text(event, program), info.pid, text(event, container),
	       text(event, peer), text(event, outcome));
	if (info.flags & RINGTAP_EVENT_LATENCY)
		printf(" after %.3f ms", (double)info.latency_ns / 1e6);
	putchar('\n');
	return 0;
}

int main(int argc, char **argv)
{
	struct ringtap_source_options options = RINGTAP_SOURCE_OPTIONS_INIT;
	struct sigaction action = { .sa_handler = on_signal };
	int result;

	source = ringtap_source_new();
	if (!source)
		errx(1, "no memory");
	options.filter = "evt.type = connect and fd.type in (ipv4, ipv6)";
	result = argc > 1 ? ringtap_source_open_file(source, argv[1], &options)
			  : ringtap_source_open_live(source, &options);
	if (result < 0)
		errx(1, "%s", ringtap_source_error(source));
	program = field("proc.name");
	container = field("container.name");
	peer = field("fd.name");
	outcome = field("evt.res");
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	result = ringtap_source_run(source, on_event, NULL);
	if (result < 0)
		errx(1, "%s", ringtap_source_error(source));
	ringtap_source_free(source);
	return 0;
}

/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/*
 * Who opens files below a directory for writing, counted by container and program.
 *
 *     file-watcher DIRECTORY [CAPTURE-FILE]
 *
 * The directory is as the host knows it, whatever a container has mounted where.
 * Build: cc file-watcher.c $(pkg-config --cflags --libs libringtap)
 */
#include <err.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include <ringtap/events.h>

#define WRITERS_MAX 1024

struct writer {
	char name[128];
	unsigned long opens;
};

static struct ringtap_source *source;
static struct writer writers[WRITERS_MAX];
static size_t nr_writers;

static void on_signal(int number)
{
	(void)number;
	ringtap_source_stop(source);
}

static void count(const char *name)
{
	size_t i;

	for (i = 0; i < nr_writers; i++)
		if (!strcmp(writers[i].name, name))
			break;
	if (i == WRITERS_MAX)
		return;
	if (i == nr_writers)
		snprintf(writers[nr_writers++].name, sizeof(writers->name), "%s", name);
	writers[i].opens++;
}

int main(int argc, char **argv)
{
	struct ringtap_source_options options = RINGTAP_SOURCE_OPTIONS_INIT;
	struct sigaction action = { .sa_handler = on_signal };
	const struct ringtap_format *who;
	const struct ringtap_event *event;
	struct ringtap_event_info info;
	const char *name;
	char filter[512];
	size_t i;
	int result;

	if (argc < 2)
		errx(2, "usage: file-watcher DIRECTORY [CAPTURE-FILE]");
	snprintf(filter, sizeof(filter), "evt.is_open_write = true and fd.name.host startswith '%s/'", argv[1]);
	source = ringtap_source_new();
	if (!source)
		errx(1, "no memory");
	options.filter = filter;
	result = argc > 2 ? ringtap_source_open_file(source, argv[2], &options)
			  : ringtap_source_open_live(source, &options);
	if (result < 0 || ringtap_source_format(source, "*%container.name %proc.name", &who) < 0)
		errx(1, "%s", ringtap_source_error(source));
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	while ((result = ringtap_source_next(source, -1, &event)) > 0 || result == -EINTR) {
		if (result < 0)
			continue;
		ringtap_event_get_info(event, &info);
		name = ringtap_event_format(event, who);
		if (info.type == RINGTAP_LOST)
			warnx("records were lost");
		else if (name)
			count(name);
	}
	if (result != -ENODATA)
		warnx("%s", ringtap_source_error(source));
	for (i = 0; i < nr_writers; i++)
		printf("%6lu %s\n", writers[i].opens, writers[i].name);
	ringtap_source_free(source);
	return 0;
}

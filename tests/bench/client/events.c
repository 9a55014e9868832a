// SPDX-License-Identifier: MIT OR Apache-2.0
// bench-events CAPTURE-FILE EVENTS [FIELD...]
// Reads so many events of a file by the C interface, and the fields of each: what a tool does that then does nothing.
#include <err.h>
#include <ringtap/events.h>
#include <stdio.h>
#include <stdlib.h>

#define FIELDS_MAX 16

int main(int argc, char **argv)
{
	struct ringtap_source *source = ringtap_source_new();
	const struct ringtap_field *fields[FIELDS_MAX];
	const struct ringtap_value *values;
	const struct ringtap_event *event;
	unsigned long events = 0, most, known = 0;
	int i, nr = argc - 3;

	if (argc < 3 || nr > FIELDS_MAX)
		errx(2, "usage: bench-events CAPTURE-FILE EVENTS [FIELD...]");
	most = strtoul(argv[2], NULL, 10);
	if (ringtap_source_open_file(source, argv[1], NULL) < 0)
		errx(1, "%s", ringtap_source_error(source));
	for (i = 0; i < nr; i++)
		if (ringtap_source_field(source, argv[3 + i], &fields[i]) < 0)
			errx(1, "%s", ringtap_source_error(source));
	for (; events < most && ringtap_source_next(source, -1, &event) > 0; events++)
		for (i = 0; i < nr; i++)
			known += ringtap_event_values(event, fields[i], &values);
	printf("%lu %lu\n", events, known);
	ringtap_source_free(source);
	return 0;
}

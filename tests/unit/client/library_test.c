/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/* The public header must be C; this is compiled as such. */
#include <ringtap/ringtap.h>

int open_nothing_from_c(char *text, size_t size);

int open_nothing_from_c(char *text, size_t size)
{
	struct ringtap_options options = RINGTAP_OPTIONS_INIT;
	struct ringtap_capture *c = ringtap_capture_new();
	size_t i = 0;
	int err;

	options.device = "/nonexistent/ringtap";
	err = ringtap_capture_open(c, &options);
	for (; i + 1 < size && ringtap_capture_error(c)[i]; i++)
		text[i] = ringtap_capture_error(c)[i];
	text[i] = '\0';
	ringtap_capture_free(c);
	return err;
}

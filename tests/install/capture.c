// SPDX-License-Identifier: MIT OR Apache-2.0
// A program that uses the installed library: no device is there, and it is told so.
#include <errno.h>
#include <ringtap/ringtap.h>
#include <stdio.h>

int main(void)
{
	struct ringtap_options options = RINGTAP_OPTIONS_INIT;
	struct ringtap_capture *capture = ringtap_capture_new();
	struct ringtap_setup setup;
	int result;

	options.device = "/no/such/device";
	ringtap_setup_init(&setup);
	result = ringtap_capture_open(capture, &options);
	printf("%s\n", ringtap_capture_error(capture));
	ringtap_capture_free(capture);
	return result == -ENOENT ? 0 : 1;
}

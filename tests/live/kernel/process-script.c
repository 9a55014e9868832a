// SPDX-License-Identifier: MIT OR Apache-2.0
/* A script: the program is its interpreter, the name given is the script's. */
#include <fcntl.h>
#include <sys/stat.h>
#include "lib.h"

static const char *script = "/tmp/a-script-with-a-long-name";
static const char text[] = "#!/bin/sh -e\nexit 0\n";

static void run_script(void *arg)
{
	char *argv[] = { "ignored", "an argument", NULL };

	(void)arg;
	execv(script, argv);
	_exit(1);
}

int main(void)
{
	static const char argv[] = "/bin/sh\0-e\0/tmp/a-script-with-a-long-name\0an argument";
	int fd = open(script, O_WRONLY | O_CREAT | O_TRUNC, 0700);
	const struct ringtap_exec *exec;
	struct records records;
	char *shell = realpath("/bin/sh", NULL);
	struct capture c;

	expect(fd >= 0 && write(fd, text, sizeof(text) - 1) == sizeof(text) - 1, "%s: %m", script);
	close(fd);
	capture_make(&c, 0, 80, 1 << 20);
	capture_child(&c, run_script, NULL, &records);
	unlink(script);
	exec = next_record(&records, NULL, RINGTAP_EXEC);
	expect(exec, "no EXEC");
	expect(count_records(&records, RINGTAP_EXEC) == 1, "more than one EXEC");
	expect_filename(&c.info, &exec->h, script);
	expect_item(&exec->h, RINGTAP_KIND_EXE, ANY, shell, strlen(shell), strlen(shell),
		    RINGTAP_ITEM_KERNEL, "EXE");
	expect_item(&exec->h, RINGTAP_KIND_ARGV, ANY, argv, sizeof(argv), sizeof(argv), 0, "ARGV");
	expect(!strcmp(exec->comm, "a-script-with-a"), "comm: saw %.16s", exec->comm);
	return 0;
}

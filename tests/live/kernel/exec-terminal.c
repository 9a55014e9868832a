// SPDX-License-Identifier: MIT OR Apache-2.0
/* Whoever reads /proc/PID/stat meanwhile does not make a terminal look like none: it is the right one, or unknown. */
#include <fcntl.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include "lib.h"

#define EXECS	400
#define READERS	3

static const char *terminal;
static uint64_t device;

static void make_terminal(void)
{
	int master = posix_openpt(O_RDWR | O_NOCTTY);
	struct stat status;

	if (master < 0 || grantpt(master) || unlockpt(master))
		skip("this kernel has no pseudoterminals");
	terminal = ptsname(master);
	expect(!stat(terminal, &status), "%s: %m", terminal);
	device = status.st_rdev;
}

/* As a tool that lists processes does it, as often as it can */
static pid_t read_status_of(pid_t pid)
{
	pid_t reader = fork();
	char path[64], text[512];

	expect(reader >= 0, "fork: %m");
	if (reader)
		return reader;
	snprintf(path, sizeof(path), "/proc/%d/stat", pid);
	while (slurp(path, text, sizeof(text)))
		;
	_exit(0);
}

/* The program is this one, which runs itself as often as its argument says. */
static void run_again(const char *left)
{
	char text[16], *argv[] = { "exec-terminal", text, NULL };

	snprintf(text, sizeof(text), "%d", atoi(left) - 1);
	if (atoi(left))
		execv("/proc/self/exe", argv);
	_exit(atoi(left) != 0);
}

static void run_often(void *arg)
{
	char text[16], *argv[] = { "exec-terminal", text, NULL };

	(void)arg;
	snprintf(text, sizeof(text), "%d", EXECS - 1);
	setsid();
	expect(!ioctl(open(terminal, O_RDWR), TIOCSCTTY, 0), "TIOCSCTTY: %m");
	execv("/proc/self/exe", argv);
}

int main(int argc, char **argv)
{
	struct records records = { 0 };
	const struct ringtap_exec *exec;
	struct ringtap_filter filter;
	pid_t readers[READERS];
	struct child child;
	struct capture c;
	int execs = 0, unknown = 0, i;
	size_t pos = 0;

	if (argc > 1)
		run_again(argv[1]);
	make_terminal();
	capture_make(&c, 0, 80, 4 << 20);
	child_fork(&child, run_often, NULL);
	filter_no_calls(&filter);
	filter_pids(&filter, 0, (const uint32_t *)&child.pid, 1);
	capture_filter(&c, &filter);
	for (i = 0; i < READERS; i++)
		readers[i] = read_status_of(child.pid);
	capture_start(&c);
	child_go(&child);
	child_join(&child);
	capture_finish(&c, keep, &records);
	for (i = 0; i < READERS; i++)
		expect(!kill(readers[i], SIGKILL) && waitpid(readers[i], NULL, 0) == readers[i], "a reader: %m");
	while ((exec = next_record(&records, &pos, RINGTAP_EXEC))) {
		expect(exec->tty == device || exec->tty == RINGTAP_TTY_UNKNOWN,
		       "execve %d of %d has terminal %#x, not %#llx", execs, EXECS, exec->tty,
		       (unsigned long long)device);
		unknown += exec->tty == RINGTAP_TTY_UNKNOWN;
		execs++;
	}
	expect_eq(execs, EXECS, "number of programs");
	printf("# %d of %d terminals were unknown\n", unknown, execs);
	return 0;
}

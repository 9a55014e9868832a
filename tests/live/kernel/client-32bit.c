// SPDX-License-Identifier: MIT OR Apache-2.0
/* The contract is the same for a 32-bit client: it captures itself and reads that. */
#include "lib.h"

static void run_client(void *arg)
{
	char *argv[] = { "client", NULL }, *envp[] = { NULL };

	pin_to(0);
	execve(arg, argv, envp);
	_exit(errno == ENOEXEC ? 77 : 1);
}

int main(void)
{
	const char *program = beside("compat32_client");
	struct child child;
	int status;

	if (access(program, X_OK))
		skip("no 32-bit program was built: %s", program);
	child_fork(&child, run_client, (void *)program);
	child_go(&child);
	status = child_wait(&child);
	if (status == 77 << 8)
		skip("this kernel runs no 32-bit programs");
	expect_eq(status, 0, "status of the 32-bit client");
	return 0;
}

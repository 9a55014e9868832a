// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * Makes calls on one of two files and sends to one of two sockets, while another thread changes the name and the address
 * that the calls are given. Writes to LOG, a line for each call, what became of it: the call's name and the file that it
 * did something to, or the port that the message came to. Opens that fail have none: nothing tells which it was.
 * usage: live-racer DIRECTORY ROUNDS LOG
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define FAILED_OPENS 20	/* in each round, as they are short */
#define PORT 0x4100	/* and the next one: they differ in one byte */

static char path[4096];
static char *last;	/* of its letters */
static struct sockaddr_in address;
static volatile int over;

static void *flip(void *unused)
{
	while (!over) {
		*(volatile char *)last ^= 'a' ^ 'b';
		((volatile unsigned char *)&address.sin_port)[1] ^= 1;
	}
	return unused;
}

static int receiver(int port)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_port = htons(port) };
	int fd = socket(AF_INET, SOCK_DGRAM, 0);

	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	return bind(fd, (void *)&at, sizeof(at)) ? -1 : fd;
}

static int directory;	/* what is not raced is named from here */
static const char *letters[] = { "a", "b" };
static FILE *report;

static void tell(const char *call, int which)
{
	fprintf(report, "%s %.*s%s\n", call, (int)(last - path), path, letters[which]);
}

static void make_files(void)
{
	int i;

	for (i = 0; i < 2; i++)
		close(openat(directory, letters[i], O_CREAT | O_WRONLY | O_TRUNC, 0600));
}

static void remove_files(int flags)
{
	int i;

	for (i = 0; i < 2; i++)
		unlinkat(directory, letters[i], flags);
}

static struct stat status_of(const char *name)
{
	struct stat status = { 0 };

	fstatat(directory, name, &status, 0);
	return status;
}

static void change_one(void)
{
	int i;

	if (!syscall(SYS_fchmodat, AT_FDCWD, path, 0644))
		tell("fchmodat", (status_of("a").st_mode & 0777) != 0644);
	if (!syscall(SYS_truncate, path, 10L))
		tell("truncate", status_of("a").st_size != 10);
	if (!syscall(SYS_linkat, AT_FDCWD, path, directory, "link", 0))
		tell("linkat", status_of("a").st_nlink != 2);
	unlinkat(directory, "link", 0);
	for (i = 0; i < FAILED_OPENS; i++)
		syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_DIRECTORY);
}

static void move_one(void)
{
	if (!syscall(SYS_renameat, AT_FDCWD, path, directory, "moved"))
		tell("renameat", status_of("a").st_ino != 0);
	unlinkat(directory, "moved", 0);
	make_files();
	if (!syscall(SYS_unlinkat, AT_FDCWD, path, 0))
		tell("unlinkat", status_of("a").st_ino != 0);
	remove_files(0);
}

static void enter_one(void)
{
	char now[4096];
	int i;

	if (!syscall(SYS_mkdirat, AT_FDCWD, path, 0755))
		tell("mkdirat", status_of("a").st_ino == 0);
	for (i = 0; i < 2; i++)
		mkdirat(directory, letters[i], 0755);
	if (!syscall(SYS_chdir, path) && getcwd(now, sizeof(now)))
		tell("chdir", now[strlen(now) - 1] != 'a');
	if (!fchdir(directory))
		remove_files(AT_REMOVEDIR);
}

static int send_one(int fd, int first, int second)
{
	struct pollfd receivers[2] = { { first, POLLIN, 0 }, { second, POLLIN, 0 } };
	char byte;
	int i;

	if (sendto(fd, "x", 1, 0, (void *)&address, sizeof(address)) != 1 || poll(receivers, 2, 10000) != 1)
		return -1;
	i = receivers[1].revents != 0;
	return recv(receivers[i].fd, &byte, 1, 0) == 1 ? PORT + i : -1;
}

int main(int argc, char **argv)
{
	int i, first = receiver(PORT), second = receiver(PORT + 1), fd = socket(AF_INET, SOCK_DGRAM, 0);
	pthread_t thread;

	report = argc == 4 ? fopen(argv[3], "w") : NULL;
	directory = argc == 4 ? open(argv[1], O_RDONLY | O_DIRECTORY) : -1;
	if (!report || directory < 0 || first < 0 || second < 0)
		return 2;
	address.sin_family = AF_INET;
	address.sin_port = htons(PORT);
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	snprintf(path, sizeof(path), "%s/a", argv[1]);
	last = path + strlen(path) - 1;
	if (pthread_create(&thread, NULL, flip, NULL))
		return 2;
	for (i = 0; i < atoi(argv[2]); i++) {
		make_files();
		change_one();
		move_one();
		enter_one();
		fprintf(report, "sendto %d\n", send_one(fd, first, second));
	}
	over = 1;
	pthread_join(thread, NULL);
	return fclose(report) ? 1 : 0;
}

// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * Removes one of two files, and sends to one of two sockets, while another thread changes the name and the address that
 * the calls are given. Writes to LOG, a line for each call, what became of it: the file that is gone, the port that the
 * message came to.
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
#include <unistd.h>

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

static void make(const char *directory, char letter)
{
	char name[4096];

	snprintf(name, sizeof(name), "%s/%c", directory, letter);
	close(open(name, O_CREAT | O_WRONLY, 0644));
}

static char remove_one(const char *directory)
{
	char name[4096];
	struct stat is;

	make(directory, 'a');
	make(directory, 'b');
	if (unlinkat(AT_FDCWD, path, 0))
		return '?';
	snprintf(name, sizeof(name), "%s/a", directory);
	return stat(name, &is) ? 'a' : 'b';
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
	FILE *log = argc == 4 ? fopen(argv[3], "w") : NULL;
	pthread_t thread;

	if (!log || first < 0 || second < 0)
		return 2;
	address.sin_family = AF_INET;
	address.sin_port = htons(PORT);
	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	snprintf(path, sizeof(path), "%s/a", argv[1]);
	last = path + strlen(path) - 1;
	if (pthread_create(&thread, NULL, flip, NULL))
		return 2;
	for (i = 0; i < atoi(argv[2]); i++) {
		char gone = remove_one(argv[1]);

		fprintf(log, "%s/%c\n%d\n", argv[1], gone, send_one(fd, first, second));
	}
	over = 1;
	pthread_join(thread, NULL);
	return fclose(log) ? 1 : 0;
}

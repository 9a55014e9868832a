// SPDX-License-Identifier: MIT OR Apache-2.0
/* A request by TCP over the loopback, one process at both of its ends: seven calls. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include "workload.h"

#define BYTES 64

static int listener;
static struct sockaddr_in address = { .sin_family = AF_INET };

static void start_listening(void)
{
	socklen_t len = sizeof(address);

	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	listener = must("socket", socket(AF_INET, SOCK_STREAM, 0));
	must("bind", bind(listener, (struct sockaddr *)&address, len));
	must("listen", listen(listener, 128));
	must("getsockname", getsockname(listener, (struct sockaddr *)&address, &len));
}

static void run_tcp(long n)
{
	char bytes[BYTES];

	memset(bytes, 'y', sizeof(bytes));
	while (n--) {
		int client = must("socket", socket(AF_INET, SOCK_STREAM, 0)), server;

		must("connect", connect(client, (struct sockaddr *)&address, sizeof(address)));
		server = must("accept", accept(listener, NULL, NULL));
		if (send(client, bytes, BYTES, 0) != BYTES || recv(server, bytes, BYTES, 0) != BYTES)
			die("send, recv");
		close(client);
		close(server);
	}
}

const struct workload socket_workloads[] = {
	{ "tcp", 7, 10, 61, start_listening, run_tcp, NULL },
	{ }
};

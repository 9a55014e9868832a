// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * An address that the caller had too little room for: the kernel tells how long
 * it would have been. What lies behind that room is no address, and not recorded;
 * without an entry probe the room is not known, and that is said.
 */
#include <netinet/in.h>
#include <arpa/inet.h>
#include <sys/socket.h>
#include "lib.h"

#define ROOM 4

static int fd;
static union {
	struct sockaddr_in address;
	char bytes[64];
} to;

static void calls(void *arg)
{
	socklen_t len = ROOM;

	(void)arg;
	memset(&to, 'S', sizeof(to));
	getsockname(fd, (void *)&to, &len);
}

/* The item of a capture with these set-up flags */
static const struct ringtap_item *address_of(uint32_t flags, struct records *records)
{
	const struct ringtap_syscall *sys;
	const struct ringtap_item *item;
	struct capture c;

	capture_make(&c, flags, 80, 1 << 20);
	capture_child(&c, calls, NULL, records);
	sys = find_call(records, ANY, SYS_getsockname);
	expect(sys && !sys->ret, "no getsockname");
	item = item_find(&sys->h, RINGTAP_KIND_SOCKADDR, 1);
	expect(item, "getsockname has no address");
	return item;
}

int main(void)
{
	struct sockaddr_in address = { .sin_family = AF_INET };
	const struct ringtap_item *item;
	struct records records;

	fd = socket(AF_INET, SOCK_DGRAM, 0);
	expect(fd >= 0 && !bind(fd, (void *)&address, sizeof(address)), "bind: %m");

	item = address_of(RINGTAP_SETUP_ENTRY_TIME, &records);
	expect(item->len == ROOM && item->orig_len == sizeof(address),
	       "%u bytes of %llu were recorded, the caller had room for %u", item->len,
	       (unsigned long long)item->orig_len, ROOM);
	expect(item->flags == RINGTAP_ITEM_TRUNCATED, "flags %x, not truncated", item->flags);

	item = address_of(0, &records);
	expect(item->flags & RINGTAP_ITEM_UNSURE, "without an entry probe, flags are %x", item->flags);
	return 0;
}

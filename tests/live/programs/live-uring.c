// SPDX-License-Identifier: MIT OR Apache-2.0
/* Uses io_uring as programs do: sets a ring up, registers buffers and a descriptor, reads a file through it, and waits. */
#include <fcntl.h>
#include <linux/io_uring.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { ENTRIES = 8, ROUNDS = 20 };

struct ring {
	int fd;
	struct io_uring_params params;
	char *submitted, *completed;	/* the two mapped rings */
	struct io_uring_sqe *entries;
};

static unsigned *word(char *map, unsigned offset) { return (unsigned *)(map + offset); }

static void *map_ring(const struct ring *ring, size_t size, off_t offset)
{
	return mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, ring->fd, offset);
}

static int open_ring(struct ring *ring)
{
	const struct io_uring_params *params = &ring->params;

	ring->fd = syscall(SYS_io_uring_setup, ENTRIES, &ring->params);
	if (ring->fd < 0)
		return -1;
	ring->submitted = map_ring(ring, params->sq_off.array + params->sq_entries * sizeof(unsigned), IORING_OFF_SQ_RING);
	ring->completed = map_ring(ring, params->cq_off.cqes + params->cq_entries * sizeof(struct io_uring_cqe),
				   IORING_OFF_CQ_RING);
	ring->entries = map_ring(ring, params->sq_entries * sizeof(struct io_uring_sqe), IORING_OFF_SQES);
	return ring->submitted == MAP_FAILED || ring->completed == MAP_FAILED || ring->entries == MAP_FAILED ? -1 : 0;
}

/* Submits one read at a position, waits for it, and returns its result. */
static int read_at(struct ring *ring, int fd, struct iovec *to, unsigned long long position)
{
	unsigned tail = *word(ring->submitted, ring->params.sq_off.tail), head = *word(ring->completed, ring->params.cq_off.head);
	unsigned slot = tail & *word(ring->submitted, ring->params.sq_off.ring_mask);
	struct io_uring_sqe *entry = &ring->entries[slot];
	struct io_uring_cqe *answers = (struct io_uring_cqe *)(ring->completed + ring->params.cq_off.cqes);
	int result;

	memset(entry, 0, sizeof(*entry));
	entry->opcode = IORING_OP_READV;
	entry->fd = fd;
	entry->off = position;
	entry->addr = (unsigned long)to;
	entry->len = 1;
	word(ring->submitted, ring->params.sq_off.array)[slot] = slot;
	__atomic_store_n(word(ring->submitted, ring->params.sq_off.tail), tail + 1, __ATOMIC_RELEASE);
	if (syscall(SYS_io_uring_enter, ring->fd, 1, 1, IORING_ENTER_GETEVENTS, NULL, 0) != 1)
		return -1;
	result = answers[head & *word(ring->completed, ring->params.cq_off.ring_mask)].res;
	__atomic_store_n(word(ring->completed, ring->params.cq_off.head), head + 1, __ATOMIC_RELEASE);
	return result;
}

int main(void)
{
	static char buffer[64];
	struct iovec to = { buffer, sizeof(buffer) };
	struct ring ring = { 0 };
	int file = open("/etc/passwd", O_RDONLY | O_CLOEXEC), event = eventfd(0, EFD_CLOEXEC), round;

	if (open_ring(&ring)) {
		perror("io_uring");
		return 1;
	}
	syscall(SYS_io_uring_register, ring.fd, IORING_REGISTER_EVENTFD, &event, 1);
	syscall(SYS_io_uring_register, ring.fd, IORING_REGISTER_BUFFERS, &to, 1);
	for (round = 0; round < ROUNDS; round++)
		if (read_at(&ring, file, &to, round * 16) <= 0)
			return 2;
	close(ring.fd);
	return 0;
}

// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * A client that does everything wrong from eight threads while calls are
 * recorded: nobody else's capture is disturbed, no kernel address shows up in
 * what it can read, and afterwards everything works. The kernel's log is
 * looked at by whoever runs the tests.
 */
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include "lib.h"

#define THREADS 8
#define SECONDS 8
#define WRITERS 2

static struct capture own;
static uint64_t until;

static uint64_t rnd(unsigned int *seed)
{
	uint64_t bits = 0;
	int i;

	for (i = 0; i < 5; i++)
		bits = bits << 15 ^ rand_r(seed);
	return bits;
}

/* Numbers that somebody may have forgotten to think of */
static uint64_t odd(unsigned int *seed)
{
	static const uint64_t odds[] = {
		0, 1, 4, 7, 8, 16, 4096, 4097, 1 << 15, 1 << 20, 1 << 30, INT32_MAX, UINT32_MAX,
		INT64_MAX, 1ULL << 63, UINT64_MAX, UINT64_MAX - 4095, 0xffff888000000000,
	};
	uint64_t bits = rnd(seed);

	return bits & 1 ? odds[bits / 2 % ARRAY_SIZE(odds)] : rnd(seed) >> bits / 2 % 64;
}

static struct ring *any_ring(unsigned int *seed)
{
	struct ring *ring;

	do
		ring = &own.rings[rnd(seed) % own.info.nr_cpus];
	while (!ring->consumer);
	return ring;
}

static void write_tail(unsigned int *seed)
{
	struct ring *ring = any_ring(seed);
	uint64_t head = ring->producer->head, tail = odd(seed);

	if (tail % 3 == 0)
		tail = head - tail % (2 * ring->size);
	if (tail % 3 == 1)
		memset(ring->consumer, tail, own.info.page_size);
	__atomic_store_n(&ring->consumer->tail, tail, __ATOMIC_RELEASE);
}

static void map(unsigned int *seed)
{
	size_t page = own.info.page_size;
	size_t len = 1 + rnd(seed) % (2 * own.setup.ring_size + 4 * page);
	off_t at = rnd(seed) % (own.setup.ring_stride * (own.info.nr_cpus + 1)) & -page;
	int prot = rnd(seed) % 8, flags = rnd(seed) % 2 ? MAP_SHARED : MAP_PRIVATE;
	char *to;

	if (rnd(seed) % 4 == 0)
		at = odd(seed) & -page;
	if (rnd(seed) % 4 == 0)
		at = rnd(seed) % own.info.nr_cpus * own.setup.ring_stride + page;
	if (rnd(seed) % 2 == 0)
		len = rnd(seed) % 2 ? page : page + 2 * own.setup.ring_size;
	to = mmap(NULL, len, prot, flags, own.fd, at);
	if (to == MAP_FAILED)
		return;
	madvise(to, page, rnd(seed) % 26);
	mprotect(to, len, PROT_READ | PROT_WRITE);
	munmap(to, len);
}

/* The rings' own file is set up: only what is not shared may be set up anew. */
static void ask(unsigned int *seed)
{
	union {
		uint64_t words[2048];
		uint32_t size;
	} arg;
	unsigned long what = RINGTAP_IOC_INFO + rnd(seed) % 10;
	unsigned long at = (unsigned long)&arg;
	size_t i, changes = rnd(seed) % 12;

	memset(&arg, 0, sizeof(arg));
	for (i = 0; i < changes; i++)
		arg.words[rnd(seed) % (rnd(seed) % 2 ? 12 : 2048)] = odd(seed);
	arg.size = rnd(seed) % 4 ? rnd(seed) % 1024 : odd(seed);
	if (rnd(seed) % 8 == 0)
		at = odd(seed);
	if (rnd(seed) % 8 == 0)
		what = rnd(seed);
	ioctl(own.fd, what, at);
}

/* Opens, half sets up and leaves. */
static void come_and_go(unsigned int *seed)
{
	struct ringtap_setup setup = {
		.size = sizeof(setup), .flags = rnd(seed) % 9, .snaplen = odd(seed) % 70000,
		.ring_size = 1ULL << rnd(seed) % 22, .deadline_ms = rnd(seed) % 20000,
		.watermark = odd(seed),
	};
	int fd = open(RINGTAP_DEVICE, rnd(seed) % 3 | O_CLOEXEC);

	if (fd < 0)
		return;
	ioctl(fd, RINGTAP_IOC_SETUP, &setup);
	if (rnd(seed) % 2)
		ioctl(fd, RINGTAP_IOC_START);
	if (rnd(seed) % 2)
		poll(&(struct pollfd){ .fd = fd, .events = POLLIN }, 1, 0);
	close(fd);
}

/* Undoes what stops the records: there is to be something to read. */
static void let_flow(void)
{
	struct ringtap_filter filter;
	uint32_t cpu;

	filter_all(&filter);
	ioctl(own.fd, RINGTAP_IOC_FILTER, &filter);
	ioctl(own.fd, RINGTAP_IOC_START);
	for (cpu = 0; cpu < own.info.nr_cpus; cpu++)
		if (own.rings[cpu].consumer)
			own.rings[cpu].consumer->tail = own.rings[cpu].producer->head;
}

static void *be_hostile(void *arg)
{
	unsigned int seed = (uintptr_t)arg;

	while (now_ns() < until) {
		int i;

		for (i = 0; i < 50; i++)
			write_tail(&seed);
		map(&seed);
		ask(&seed);
		if (rnd(&seed) % 4 == 0)
			let_flow();
		if (rnd(&seed) % 50 == 0)
			come_and_go(&seed);
	}
	return NULL;
}

/* The kernel's half of the address space but for small negative numbers */
static bool is_kernel_address(uint64_t word)
{
	return word >= 0xffff800000000000 && word < 0xffffffffff000000;
}

static void look_for_addresses(const struct ring *ring)
{
	const uint64_t *words = (const uint64_t *)ring->producer;
	size_t i, nr = (own.info.page_size + ring->size) / sizeof(*words);

	for (i = 0; i < nr; i++)
		expect(!is_kernel_address(words[i]), "CPU %d: a kernel address at %#zx: %#llx",
		       ring->cpu, i * sizeof(*words), (unsigned long long)words[i]);
}

static void hostile(void *arg)
{
	pthread_t threads[THREADS];
	uint64_t flowed = 0;
	uintptr_t i;

	(void)arg;
	capture_make(&own, RINGTAP_SETUP_ENTRY_TIME | RINGTAP_SETUP_ENV, 512, 1 << 16);
	capture_start(&own);
	until = now_ns() + SECONDS * 1000000000ULL;
	for (i = 0; i < THREADS; i++)
		expect(!pthread_create(&threads[i], NULL, be_hostile, (void *)(i + 1)), "thread");
	for (i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	for (i = 0; i < own.info.nr_cpus; i++)
		if (own.rings[i].consumer) {
			look_for_addresses(&own.rings[i]);
			flowed += own.rings[i].producer->head;
		}
	expect(flowed > 100000, "only %llu bytes came by", (unsigned long long)flowed);
}

static void flood(void *arg)
{
	static const char text[] = "flood";
	int i, fd;

	(void)arg;
	for (i = 0;; i++) {
		fd = open("/dev/null", O_WRONLY);
		expect(write(fd, text, sizeof(text)) == sizeof(text), "write: %m");
		close(fd);
		if (i % 64)
			continue;
		if (!fork())
			_exit(0);
		wait(NULL);
		sleep_ms(1);
	}
}

static void check(const struct ringtap_record *rec, int cpu, void *arg)
{
	const struct ringtap_syscall *sys = (const void *)rec;

	(void)cpu;
	(void)arg;
	if (rec->type == RINGTAP_SYSCALL && sys->nr == SYS_write)
		expect_item(rec, RINGTAP_KIND_BUFFER, 1, "flood", 6, 6, 0, "a neighbour's write");
}

/* The neighbour's capture, for as long as the hostile client runs */
static void read_on(struct capture *c, struct child *client)
{
	int status;

	do {
		poll(&(struct pollfd){ .fd = c->fd, .events = POLLIN }, 1, 100);
		capture_drain(c, check, NULL);
	} while (!waitpid(client->pid, &status, WNOHANG));
	expect_eq(status, 0, "status of the hostile client");
}

static void afterwards(void *arg)
{
	(void)arg;
	MARK(1);
}

int main(void)
{
	struct child client, writers[WRITERS];
	struct ringtap_filter filter;
	struct records records;
	uint32_t pids[WRITERS];
	struct capture c;
	int i;

	child_fork(&client, hostile, NULL);
	for (i = 0; i < WRITERS; i++) {
		child_fork(&writers[i], flood, NULL);
		pids[i] = writers[i].pid;
	}
	capture_make(&c, 0, 80, 1 << 21);
	filter_all(&filter);
	filter_pids(&filter, RINGTAP_FILTER_TREES, pids, WRITERS);
	capture_filter(&c, &filter);
	capture_start(&c);
	for (i = 0; i < WRITERS; i++)
		child_go(&writers[i]);
	child_go(&client);
	read_on(&c, &client);
	for (i = 0; i < WRITERS; i++)
		kill(writers[i].pid, SIGKILL);
	for (i = 0; i < WRITERS; i++)
		child_wait(&writers[i]);
	capture_finish(&c, check, NULL);
	expect(drained_of(&c, ANY) > 1000, "the neighbour saw too little");
	capture_close(&c);
	capture_make(&c, 0, 80, 1 << 20);
	capture_child(&c, afterwards, NULL, &records);
	call_with(&records, SYS_getppid, 1);
	return 0;
}

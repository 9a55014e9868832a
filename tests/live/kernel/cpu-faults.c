// SPDX-License-Identifier: MIT OR Apache-2.0
/*
 * FAULT records: where, from which instruction and what for; as many as the kernel
 * counts of a thread; none of the module's own copies. Where the kernel's own instructions
 * are is told to those alone whom it would tell itself.
 */
#include <linux/capability.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include "lib.h"

#define PAGES 64
#define ERROR_WRITE 2	/* x86's */
#define ERROR_USER 4

struct shared {
	uint64_t memory, kernel_page, absent;
	long counted;
};

static struct shared *shared;

static char *pages(size_t nr)
{
	char *at = mmap(NULL, nr * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	expect(at != MAP_FAILED, "mmap: %m");
	madvise(at, nr * 4096, MADV_NOHUGEPAGE);
	return at;
}

static long minor_faults(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_minflt;
}

static void touch(void *unused)
{
	volatile char *memory = pages(PAGES);
	char *page = pages(1), *absent = pages(1);
	int fd[2], i;
	long before;

	(void)unused;
	shared->memory = (uintptr_t)memory;
	shared->kernel_page = (uintptr_t)page;
	shared->absent = (uintptr_t)absent;
	expect(!pipe(fd) && write(fd[1], "x", 1) == 1, "pipe: %m");
	before = minor_faults();
	MARK(1);
	for (i = 0; i < PAGES; i++)
		memory[i * 4096] = 1;
	/* the kernel writes it */
	expect(read(fd[0], page, 1) == 1, "read: %m");
	MARK(2);
	shared->counted = minor_faults() - before;
	/* the kernel asks for the descriptor first; only the module looks at the address */
	raw_call(SYS_connect, -1, shared->absent, 16, 0, 0, 0);
}

static const struct ringtap_fault *fault_at(const struct records *records, uint64_t addr)
{
	const struct ringtap_fault *fault;
	size_t pos = 0;

	while ((fault = next_record(records, &pos, RINGTAP_FAULT)))
		if (fault->addr / 4096 == addr / 4096)
			return fault;
	return NULL;
}

static const struct ringtap_fault *kernels_fault(const struct records *records)
{
	const struct ringtap_fault *fault = fault_at(records, shared->kernel_page);

	expect(fault, "the kernel's own fault is missing");
	expect_eq(fault->error, ERROR_WRITE, "error of the kernel's fault");
	return fault;
}

static void check(const struct records *records)
{
	const struct ringtap_fault *fault;
	const struct ringtap_item *item;
	int i;

	for (i = 0; i < PAGES; i++) {
		fault = fault_at(records, shared->memory + i * 4096);
		expect(fault, "the fault of page %d is missing", i);
		expect_eq(fault->addr, shared->memory + i * 4096, "address of fault %d", i);
		expect_eq(fault->error, ERROR_USER | ERROR_WRITE, "error of fault %d", i);
		expect(fault->ip - (uintptr_t)touch < 4096, "instruction %llx of fault %d",
		       (unsigned long long)fault->ip, i);
		expect_eq(fault->h.tgid, records->pid, "process of fault %d", i);
	}
	fault = kernels_fault(records);
	expect(fault->ip >> 63, "the kernel's instruction is %llx", (unsigned long long)fault->ip);
	expect_eq(fault->h.flags, 0, "flags of the kernel's fault");
	expect(!fault_at(records, shared->absent), "the module's own fault was told of");
	item = item_find(&find_call(records, RINGTAP_ABI_NATIVE, SYS_connect)->h,
			 RINGTAP_KIND_SOCKADDR, 1);
	expect(item && item->flags & RINGTAP_ITEM_FAULTED, "the module did not look at the address");
	expect(shared->counted >= PAGES + 1, "the kernel has counted %ld faults", shared->counted);
	/* between the marks each fault is one for the kernel, too */
	expect_eq(count_behind_mark(records, 1, RINGTAP_FAULT), shared->counted, "faults between the marks");
}

/* What lies in the user's memory is told to all. */
static void check_hidden(const struct records *records)
{
	const struct ringtap_fault *fault;
	size_t pos = 0;

	expect_eq(kernels_fault(records)->addr, shared->kernel_page, "address of the kernel's fault");
	expect_eq(kernels_fault(records)->h.flags, RINGTAP_F_HIDDEN, "flags of the kernel's fault");
	expect_eq(fault_at(records, shared->memory)->h.flags, 0, "flags of the program's fault");
	while ((fault = next_record(records, &pos, RINGTAP_FAULT))) {
		expect(!(fault->ip >> 63), "an instruction of the kernel: %llx",
		       (unsigned long long)fault->ip);
		expect(!(fault->addr >> 63), "an address of the kernel: %llx",
		       (unsigned long long)fault->addr);
	}
}

static void lose_syslog(void)
{
	struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
	struct __user_cap_data_struct data[2];

	expect(!syscall(SYS_capget, &header, data), "capget: %m");
	data[CAP_TO_INDEX(CAP_SYSLOG)].effective &= ~CAP_TO_MASK(CAP_SYSLOG);
	expect(!syscall(SYS_capset, &header, data), "capset: %m");
}

static void capture_faults(struct records *records)
{
	struct ringtap_filter filter;
	struct capture c;

	capture_make(&c, 0, 80, 1 << 20);
	if (!(c.info.features & RINGTAP_FEAT_FAULT))
		skip("this kernel does not tell of page faults");
	filter_all(&filter);
	filter.types |= 1ULL << RINGTAP_FAULT;
	capture_filtered(&c, &filter, touch, NULL, records);
	capture_close(&c);
}

int main(void)
{
	struct records records;

	shared = shared_memory(sizeof(*shared));
	capture_faults(&records);
	check(&records);
	lose_syslog();
	capture_faults(&records);
	check_hidden(&records);
	return 0;
}

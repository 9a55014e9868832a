// SPDX-License-Identifier: MIT OR Apache-2.0
/* Children that are captured, and their records. */
#include "lib.h"

void child_fork(struct child *child, void (*run)(void *arg), void *arg)
{
	int go[2];
	char byte;

	expect(!pipe(go), "pipe: %m");
	child->pid = fork();
	expect(child->pid >= 0, "fork: %m");
	if (child->pid) {
		close(go[0]);
		child->go = go[1];
		return;
	}
	close(go[1]);
	if (read(go[0], &byte, 1) != 1)
		_exit(1);
	close(go[0]);
	run(arg);
	_exit(0);
}

bool child_fork_as(struct child *child, pid_t pid, void (*run)(void *arg), void *arg)
{
	char text[32];
	int tries;

	for (tries = 0; tries < 100; tries++) {
		snprintf(text, sizeof(text), "%d", pid - 1);
		if (!write_file("/proc/sys/kernel/ns_last_pid", text))
			return false;
		child_fork(child, run, arg);
		if (child->pid == pid)
			return true;
		close(child->go);
		child_wait(child);
	}
	return false;
}

void child_go(struct child *child)
{
	expect(write(child->go, "", 1) == 1, "the child has gone");
	close(child->go);
}

int child_wait(struct child *child)
{
	int status;

	while (waitpid(child->pid, &status, 0) < 0)
		expect(errno == EINTR, "wait: %m");
	return status;
}

void child_join(struct child *child)
{
	expect_eq(child_wait(child), 0, "status of a child");
}

void keep(const struct ringtap_record *rec, int cpu, void *arg)
{
	struct records *to = arg;
	void *copy = malloc(rec->len);

	if (to->nr == to->room) {
		to->room = to->room * 2 + 64;
		to->at = realloc(to->at, to->room * sizeof(*to->at));
	}
	expect(copy && to->at, "no memory for %zu records", to->nr);
	memcpy(copy, rec, rec->len);
	to->at[to->nr] = (struct kept){ copy, cpu, to->nr };
	to->nr++;
}

/* One CPU's records stay in their order, whatever their times. */
static int earlier(const void *left, const void *right)
{
	const struct kept *a = left, *b = right;

	if (a->rec->ns != b->rec->ns)
		return a->rec->ns < b->rec->ns ? -1 : 1;
	return a->order < b->order ? -1 : 1;
}

void sort_records(struct records *records)
{
	if (records->nr)
		qsort(records->at, records->nr, sizeof(*records->at), earlier);
}

void capture_filtered(struct capture *c, struct ringtap_filter *filter, void (*run)(void *arg),
		      void *arg, struct records *to)
{
	struct child child;
	uint32_t pid;

	memset(to, 0, sizeof(*to));
	child_fork(&child, run, arg);
	pid = to->pid = child.pid;
	filter_pids(filter, RINGTAP_FILTER_TREES, &pid, 1);
	capture_filter(c, filter);
	capture_start(c);
	child_go(&child);
	to->status = child_wait(&child);
	capture_finish(c, keep, to);
	expect_eq(lost_of(c, ANY), 0, "lost records of a child");
	sort_records(to);
}

void capture_child(struct capture *c, void (*run)(void *arg), void *arg, struct records *to)
{
	struct ringtap_filter filter;

	filter_all(&filter);
	capture_filtered(c, &filter, run, arg, to);
	expect_eq(to->status, 0, "status of the child");
}

const void *next_record(const struct records *records, size_t *pos, int type)
{
	size_t from = pos ? *pos : 0;

	for (; from < records->nr; from++) {
		if (records->at[from].rec->type != type)
			continue;
		if (pos)
			*pos = from + 1;
		return records->at[from].rec;
	}
	return NULL;
}

size_t count_records(const struct records *records, int type)
{
	size_t pos = 0, nr = 0;

	while (next_record(records, &pos, type))
		nr++;
	return nr;
}

size_t count_behind_mark(const struct records *records, uint64_t mark, int type)
{
	const struct ringtap_syscall *call;
	bool behind = false;
	size_t i, nr = 0;

	for (i = 0; i < records->nr; i++) {
		call = (const void *)records->at[i].rec;
		if (call->h.tid != (uint32_t)records->pid)
			continue;
		if (call->h.type == RINGTAP_SYSCALL && call->nr == SYS_getppid)
			behind = call->args[0] == mark;
		nr += behind && call->h.type == type;
	}
	return nr;
}

const struct ringtap_syscall *next_call(const struct records *records, size_t *pos, int abi, int nr)
{
	const struct ringtap_syscall *sys;

	while ((sys = next_record(records, pos, RINGTAP_SYSCALL)))
		if ((abi == ANY || sys->abi == abi) && (nr == ANY || sys->nr == nr))
			return sys;
	return NULL;
}

const struct ringtap_syscall *find_call(const struct records *records, int abi, int nr)
{
	size_t pos = 0;

	return next_call(records, &pos, abi, nr);
}

const struct ringtap_syscall *call_with(const struct records *records, int nr, uint64_t arg0)
{
	const struct ringtap_syscall *sys;
	size_t pos = 0;

	while ((sys = next_call(records, &pos, RINGTAP_ABI_NATIVE, nr)))
		if (sys->args[0] == arg0)
			return sys;
	fail("no record of call %d with first argument %#llx", nr, (unsigned long long)arg0);
}

const struct ringtap_item *item_find(const struct ringtap_record *rec, int kind, int arg)
{
	const struct ringtap_item *item = NULL;

	while ((item = item_next(rec, item)))
		if ((kind == ANY || item->kind == kind) && (arg == ANY || item->arg == arg))
			return item;
	return NULL;
}

const struct ringtap_syscall *next_open(const struct records *records, size_t *pos, const char *path)
{
	const struct ringtap_syscall *sys;
	const struct ringtap_item *item;

	while ((sys = next_call(records, pos, ANY, SYS_openat))) {
		item = item_find(&sys->h, RINGTAP_KIND_PATH, ANY);
		if (item && item->len == strlen(path) && !memcmp(item_data(item), path, item->len))
			return sys;
	}
	fail("no openat of %s is left", path);
}

void expect_item(const struct ringtap_record *rec, int kind, int arg, const void *bytes,
		 uint32_t len, uint64_t orig_len, int flags, const char *what)
{
	const struct ringtap_item *item = item_find(rec, kind, arg);

	expect(item, "%s: there is no item of kind %d", what, kind);
	expect_bytes(item_data(item), item->len, bytes, len, what);
	expect_eq(item->orig_len, orig_len, "%s: length it had", what);
	expect_eq(item->flags, flags, "%s: flags", what);
}

void expect_filename(const struct ringtap_info *info, const struct ringtap_record *exec, const char *name)
{
	const size_t len = info->features & RINGTAP_FEAT_EXEC ? strlen(name) : 0;

	expect_item(exec, RINGTAP_KIND_FILENAME, ANY, name, len, len, RINGTAP_ITEM_KERNEL,
		    "name given to execve");
}

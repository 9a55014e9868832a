// SPDX-License-Identifier: MIT OR Apache-2.0
/* The vectors of an execve that fails, and of one that succeeds: whole, cut or flagged. */
#include <sys/mman.h>
#include "lib.h"

#define BIG 2000
#define GIANT 100000
/* Of what there is room for, so much is kept of either end. */
#define HEAD (RINGTAP_VECTOR_MAX / 4 * 3)
#define TAIL (RINGTAP_VECTOR_MAX / 4 - sizeof(struct ringtap_item) - sizeof(struct ringtap_tail))

static char *args[] = { "one", "", "three", NULL }, *env[] = { "A=1", "BB=22", NULL };
static char *bad_string[] = { "one", (char *)8, "three", NULL };
static char *big[BIG + 1];
static char giant_word[GIANT + 1], *giant[] = { "sh", giant_word, NULL };
static char **half;
static const char *nowhere = "/no/such/program";

static void try(const char *path, char **argv, char **envp)
{
	raw_call(SYS_execve, (long)path, (long)argv, (long)envp, 0, 0, 0);
}

/* A call that fails early has not paged in anything. */
static void touch(char **strings)
{
	volatile char seen;

	for (; *strings; strings++)
		seen = **strings;
	(void)seen;
}

static void calls(void *arg)
{
	(void)arg;
	touch(args);
	touch(env);
	touch(big);
	try(nowhere, args, env);
	try(nowhere, NULL, NULL);
	try(nowhere, (char **)8, (char **)8);
	try(nowhere, bad_string, env);
	try(nowhere, half, env);
	try(nowhere, big, env);
	try(nowhere, giant, env);
	/* In place of the child; it ends with status 0. */
	try("/bin/true", big, env);
}

static void make(void)
{
	static char strings[BIG][64];
	int i;

	for (i = 0; i < BIG; i++) {
		memset(strings[i], 'a' + i % 26, i % 40);
		big[i] = strings[i];
	}
	big[0] = "true";
	memset(giant_word, 'x', GIANT);
	memcpy(giant_word + GIANT - 6, "SECRET", 6);
	half = (char **)memory_before(4096, -1) - 2;
	half[0] = args[0];
	half[1] = args[2];
}

/* The whole of big, as it would be without a limit */
static size_t join(char *to)
{
	size_t len = 0;
	int i;

	for (i = 0; i < BIG; i++) {
		strcpy(to + len, big[i]);
		len += strlen(big[i]) + 1;
	}
	return len;
}

static void expect_vectors(const struct ringtap_syscall *sys, const char *what, const char *argv,
			   uint32_t len, int flags, bool with_env)
{
	expect(sys, "%s is missing", what);
	expect_item(&sys->h, RINGTAP_KIND_PATH, 0, nowhere, 16, 16, 0, what);
	if (argv)
		expect_item(&sys->h, RINGTAP_KIND_ARGV, 1, argv, len,
			    flags & RINGTAP_ITEM_TRUNCATED ? RINGTAP_VECTOR_MAX : len, flags, what);
	else
		expect(!item_find(&sys->h, RINGTAP_KIND_ARGV, ANY), "%s has an item", what);
	if (with_env)
		expect_item(&sys->h, RINGTAP_KIND_ENVP, 2, "A=1\0BB=22", 10, 10, 0, what);
	else if (!(flags & RINGTAP_ITEM_FAULTED))
		expect(!item_find(&sys->h, RINGTAP_KIND_ENVP, ANY), "%s: an environment", what);
}

static const struct ringtap_item *item_of(const struct ringtap_record *rec, int kind)
{
	const struct ringtap_item *item = item_find(rec, kind, ANY);

	expect(item, "no item of kind %d", kind);
	return item;
}

/* The last of `count` strings, as many bytes as there is room for or nearly so */
static void expect_tail(const struct ringtap_record *rec, const char *strings, size_t len,
			uint64_t count, uint32_t at_least)
{
	const struct ringtap_item *item = item_of(rec, RINGTAP_KIND_TAIL);
	const struct ringtap_tail *tail = (const void *)item_data(item);
	const size_t seen = item->len - sizeof(*tail);

	expect_eq(tail->count, count, "strings there were");
	expect(seen >= at_least && seen <= TAIL, "%zu bytes of the last strings", seen);
	expect_bytes((const char *)(tail + 1), seen, strings + len - seen, seen, "last strings");
	expect_eq(item->flags, 0, "flags of the last strings");
}

static void check_giant(const struct ringtap_syscall *sys)
{
	const struct ringtap_item *argv = item_of(&sys->h, RINGTAP_KIND_ARGV);

	expect_eq(argv->len, HEAD, "bytes of a giant word");
	expect_eq(argv->flags, RINGTAP_ITEM_TRUNCATED, "flags of a giant word");
	expect_tail(&sys->h, giant_word, sizeof(giant_word), 2, TAIL);
}

static void check_failed(const struct records *records, const char *joined, size_t len, bool env_asked)
{
	const struct ringtap_syscall *sys;
	size_t pos = 0;
	const int nr = SYS_execve, faulted = RINGTAP_ITEM_FAULTED;

	expect_vectors(next_call(records, &pos, ANY, nr), "execve", "one\0\0three", 11, 0, env_asked);
	expect_vectors(next_call(records, &pos, ANY, nr), "NULL vectors", NULL, 0, 0, false);
	expect_vectors(next_call(records, &pos, ANY, nr), "bad vectors", "", 0, faulted, false);
	expect_vectors(next_call(records, &pos, ANY, nr), "a bad string", "one", 4, faulted, env_asked);
	expect_vectors(next_call(records, &pos, ANY, nr), "half a vector", "one\0three", 10, faulted,
		       env_asked);
	sys = next_call(records, &pos, ANY, nr);
	expect_vectors(sys, "a big vector", joined, HEAD, RINGTAP_ITEM_TRUNCATED, env_asked);
	expect_tail(&sys->h, joined, len, BIG, TAIL - 41);
	check_giant(next_call(records, &pos, ANY, nr));
}

static void check_done(const struct records *records, const char *joined, size_t len,
		       bool env_asked)
{
	const struct ringtap_exec *exec = next_record(records, NULL, RINGTAP_EXEC);

	expect(exec, "no EXEC");
	expect_item(&exec->h, RINGTAP_KIND_ARGV, ANY, joined, HEAD, len,
		    RINGTAP_ITEM_TRUNCATED, "EXEC with a big vector");
	expect_tail(&exec->h, joined, len, BIG, TAIL);
	if (env_asked)
		expect_item(&exec->h, RINGTAP_KIND_ENVP, ANY, "A=1\0BB=22", 10, 10, 0, "EXEC");
	else
		expect(!item_find(&exec->h, RINGTAP_KIND_ENVP, ANY), "EXEC: an environment");
}

static void check(uint32_t flags, const char *joined, size_t len)
{
	struct records records;
	struct capture c;

	capture_make(&c, flags, 80, 1 << 20);
	capture_child(&c, calls, NULL, &records);
	check_failed(&records, joined, len, flags & RINGTAP_SETUP_ENV);
	check_done(&records, joined, len, flags & RINGTAP_SETUP_ENV);
	capture_close(&c);
}

int main(void)
{
	char *joined = malloc(BIG * 64);
	size_t len;

	make();
	len = join(joined);
	expect(len > RINGTAP_VECTOR_MAX, "%zu bytes are not too many", len);
	check(0, joined, len);
	check(RINGTAP_SETUP_ENV, joined, len);
	return 0;
}

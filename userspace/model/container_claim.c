/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "container_claim.h"

#include <string.h>

enum { LONG_ID = 64, SHORT_ID = 12, POD_UID_MIN = 32 };

static bool is_long_id(struct claim_part part)
{
	size_t at = 0;

	while (at < part.size && strchr("0123456789abcdef", part.text[at]) && part.text[at])
		at++;
	return at == part.size && at == LONG_ID;
}

size_t ringtap_short_id_size(const char *id, size_t size)
{
	return is_long_id((struct claim_part){id, size}) ? SHORT_ID : size;
}

static bool is(struct claim_part part, const char *text)
{
	return part.size == strlen(text) && !memcmp(part.text, text, part.size);
}

static bool take_prefix(struct claim_part *part, const char *prefix)
{
	const size_t size = strlen(prefix);

	if (part->size < size || memcmp(part->text, prefix, size))
		return false;
	part->text += size;
	part->size -= size;
	return true;
}

static bool take_suffix(struct claim_part *part, const char *suffix)
{
	const size_t size = strlen(suffix);

	if (part->size < size || memcmp(part->text + part->size - size, suffix, size))
		return false;
	part->size -= size;
	return true;
}

static bool has_suffix(struct claim_part part, const char *suffix)
{
	return take_suffix(&part, suffix) && part.size;
}

static bool take_uid(struct claim_part part, uint32_t *uid)
{
	uint64_t sum = 0;
	size_t at;

	for (at = 0; at < part.size; at++) {
		const unsigned int digit = (unsigned char)part.text[at] - '0';

		sum = 10 * sum + digit;
		if (digit > 9 || sum > UINT32_MAX)
			return false;
	}
	*uid = sum;
	return at;
}

/* ---- names that runtimes give */

static bool claim(struct container_claim *found, enum claimed_runtime runtime, struct claim_part id, bool id_is_name)
{
	found->runtime = runtime;
	found->id = id;
	found->id_is_name = id_is_name;
	return true;
}

/* Scopes that runtimes make through systemd: PREFIX-ID.scope */
static const struct {
	const char *prefix;
	enum claimed_runtime runtime;
} scopes[] = {
	{"docker-", CLAIM_DOCKER},
	{"libpod-", CLAIM_PODMAN},
	{"cri-containerd-", CLAIM_CONTAINERD},
	{"crio-", CLAIM_CRIO},
};

static bool claim_scope(struct container_claim *found, struct claim_part word)
{
	size_t at;

	if (!take_suffix(&word, ".scope"))
		return false;
	for (at = 0; at < sizeof(scopes) / sizeof(scopes[0]); at++) {
		struct claim_part id = word;

		if (take_prefix(&id, scopes[at].prefix) && is_long_id(id))
			return claim(found, scopes[at].runtime, id, false);
	}
	if (!take_prefix(&word, "machine-") || !word.size)
		return false;
	found->is_escaped = true;
	return claim(found, CLAIM_NSPAWN, word, true);
}

/* Groups that runtimes make by themselves: PARENT/ID */
static const struct {
	const char *parent;
	enum claimed_runtime runtime;
	bool any_name;	/* else a long id */
} directories[] = {
	{"docker", CLAIM_DOCKER, false},
	{"libpod_parent", CLAIM_PODMAN, false},
	{"lxc", CLAIM_LXC, true},
	{"lxc.payload", CLAIM_LXC, true},
	{"machine", CLAIM_NSPAWN, true},
};

static bool claim_directory(struct container_claim *found, struct claim_part parent, struct claim_part word)
{
	struct claim_part id = word;
	size_t at;

	if (take_prefix(&id, "libpod-") && is_long_id(id))
		return claim(found, CLAIM_PODMAN, id, false);
	id = word;
	if (take_prefix(&id, "lxc.payload.") && id.size)
		return claim(found, CLAIM_LXC, id, true);
	for (at = 0; at < sizeof(directories) / sizeof(directories[0]); at++)
		if (is(parent, directories[at].parent) && (directories[at].any_name || is_long_id(word)))
			return claim(found, directories[at].runtime, word, directories[at].any_name);
	return false;
}

/* "kubepods-burstable-podUID.slice" or "podUID" */
static bool take_pod_uid(struct claim_part word, struct claim_part *uid)
{
	size_t at;

	take_suffix(&word, ".slice");
	for (at = word.size; at-- > 0;) {
		struct claim_part rest = {word.text + at, word.size - at};

		if (!take_prefix(&rest, "pod"))
			continue;
		*uid = rest;
		return (!at || word.text[at - 1] == '-') && rest.size >= POD_UID_MIN;
	}
	return false;
}

/* ---- the way down: the outermost container counts, what is below it is its own business */

struct walk {
	struct container_claim claim;
	struct claim_part parent;
	struct claim_part pod_uid;
	unsigned int depth;
	bool kubernetes;
	bool is_manager;	/* what was found is user@UID.service */
	struct claim_part user_digits;	/* of the user whose slice it is */
	bool user_known, owner_known;
	uint32_t user, owner;
};

/*
 * Slices are never given away, and the others are made by root's runtimes. Only where all that is above is such a group,
 * too.
 */
static bool is_kept_by_root(const struct walk *walk, struct claim_part word)
{
	size_t at;

	if (has_suffix(word, ".slice") || walk->kubernetes)
		return true;
	for (at = 0; at < sizeof(directories) / sizeof(directories[0]); at++)
		if (is(word, directories[at].parent))
			return true;
	return false;
}

/* Who may name what is in this group? */
static void give_away(struct walk *walk, struct claim_part word)
{
	struct claim_part uid = word;

	if (walk->depth == 1 && is(walk->parent, "user.slice"))
		walk->user_known = take_prefix(&uid, "user-") && take_suffix(&uid, ".slice") && take_uid(uid, &walk->user);
	if (walk->depth == 1)
		walk->user_digits = uid;
	if (walk->user_known && walk->user) {
		walk->owner_known = true;
		walk->owner = walk->user;
	} else if (!is_kept_by_root(walk, word)) {
		walk->owner_known = false;
	}
}

static bool is_user_manager(const struct walk *walk, struct claim_part word)
{
	return walk->user_known && walk->depth == 2 && take_prefix(&word, "user@") && take_suffix(&word, ".service") &&
	       word.size == walk->user_digits.size && !memcmp(word.text, walk->user_digits.text, word.size);
}

/* A service only counts where there is no container; what is below it does not, but for a user's own services. */
static void take_service(struct walk *walk, struct claim_part above, struct claim_part word)
{
	struct container_claim *found = &walk->claim;

	if (found->runtime != CLAIM_NONE && !walk->is_manager)
		return;
	walk->is_manager = is_user_manager(walk, word);
	claim(found, CLAIM_SYSTEMD, word, true);
	found->owner_known = walk->is_manager || walk->owner_known;
	found->owner = walk->is_manager ? 0 : walk->owner;
	found->made_in = above;
	found->own = (struct claim_part){above.text, (size_t)(word.text + word.size - above.text)};
}

static bool claim_word(struct walk *walk, struct container_claim *found, struct claim_part word)
{
	if (claim_scope(found, word) || claim_directory(found, walk->parent, word))
		return true;
	/* Docker and containerd with cgroupfs write the bare id; files tell which of them it was. */
	return walk->pod_uid.size && is_long_id(word) && claim(found, CLAIM_CONTAINERD, word, false);
}

/* False: that was it. above: the path up to the word. */
static bool step(struct walk *walk, struct claim_part above, struct claim_part word)
{
	struct container_claim found = {.made_in = above, .owner_known = walk->owner_known, .owner = walk->owner};
	struct claim_part uid = word;

	walk->kubernetes |= take_prefix(&uid, "kubepods");
	if (walk->kubernetes && take_pod_uid(word, &uid))
		walk->pod_uid = uid;
	if (claim_word(walk, &found, word)) {
		found.pod_uid = walk->pod_uid;
		found.own = (struct claim_part){above.text, (size_t)(word.text + word.size - above.text)};
		walk->claim = found;
		return false;
	}
	if (has_suffix(word, ".service"))
		take_service(walk, above, word);
	give_away(walk, word);
	walk->parent = word;
	walk->depth++;
	return true;
}

struct container_claim ringtap_claim_of_group(const char *path, size_t size)
{
	struct walk walk = {.owner_known = true};
	size_t at = 0, end;

	while (at < size) {
		const char *slash = memchr(path + at, '/', size - at);

		end = slash ? (size_t)(slash - path) : size;
		if (end != at && !step(&walk, (struct claim_part){path, at}, (struct claim_part){path + at, end - at}))
			break;
		at = end + 1;
	}
	return walk.claim;
}

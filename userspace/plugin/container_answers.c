/* SPDX-License-Identifier: MIT OR Apache-2.0 */
#include "container_answers.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

#include "text.h"

enum { SHORT_ID = 12 };

static bool say(const struct question *question, const char *text)
{
	if (!text || !*text)
		return false;
	question->answer->text = strdup(text);
	question->answer->value.text = question->answer->text;
	return question->answer->text;
}

static bool say_built(const struct question *question, struct text *text)
{
	question->answer->text = text_end(text);
	question->answer->value.text = question->answer->text;
	return question->answer->text;
}

static bool say_value(const struct question *question, struct json_value value)
{
	struct text text = {0};

	text_add_value(&text, value);
	return say_built(question, &text);
}

static struct json_value fact(const struct question *question, const char *name)
{
	const struct facts *facts = question->subject->facts;

	return facts ? json_member(facts->container, name) : (struct json_value){0};
}

/* ---- the container */

bool answer_member(const struct question *question)
{
	return say_value(question, fact(question, question->member));
}

/* "host", where there is none */
bool answer_id(const struct question *question)
{
	return say(question, question->subject->is_contained ? question->subject->id : "host");
}

bool answer_full_id(const struct question *question)
{
	if (!question->subject->is_contained)
		return say(question, "host");
	return say_value(question, fact(question, "full_id")) || say(question, question->subject->full_id);
}

bool answer_name(const struct question *question)
{
	const struct subject *subject = question->subject;

	if (!subject->is_contained)
		return say(question, "host");
	return say_value(question, fact(question, "name")) || (subject->id_is_name && say(question, subject->id));
}

/* By the numbers that libs give them; null: it has no name. */
static const char *type_of_number(uint64_t number)
{
	static const char *const names[] = {"docker", "lxc", "libvirt-lxc", "mesos", "rkt", NULL, "cri", "containerd", "cri-o",
					    "bpm", NULL, "podman"};

	return number < sizeof(names) / sizeof(names[0]) ? names[number] : NULL;
}

static const char *type_of_runtime(enum claimed_runtime runtime)
{
	switch (runtime) {
	case CLAIM_DOCKER:
		return "docker";
	case CLAIM_PODMAN:
		return "podman";
	case CLAIM_CONTAINERD:
		return "containerd";
	case CLAIM_CRIO:
		return "cri-o";
	case CLAIM_LXC:
		return "lxc";
	case CLAIM_NSPAWN:
		return "systemd-nspawn";
	default:
		return NULL;
	}
}

bool answer_type(const struct question *question)
{
	uint64_t number;

	if (!question->subject->is_contained)
		return say(question, "host");
	return (json_number(fact(question, "type"), &number) && say(question, type_of_number(number))) ||
	       say(question, type_of_runtime(question->subject->runtime));
}

bool answer_whether(const struct question *question)
{
	const struct json_value value = fact(question, question->member);

	question->answer->value.boolean = json_is_true(value);
	return json_is_boolean(value);
}

bool answer_start(const struct question *question)
{
	question->answer->value.u64 = question->subject->start_ns;
	return question->subject->is_contained && question->subject->start_ns;
}

bool answer_duration(const struct question *question)
{
	question->answer->value.u64 = question->subject->event_ns - question->subject->start_ns;
	return question->subject->is_contained && question->subject->start_ns &&
	       question->subject->event_ns >= question->subject->start_ns;
}

/* libs' own plugin has given them up, too: the names are there, for rules that have them. */
bool answer_never(const struct question *question)
{
	(void)question;
	return false;
}

/* ---- mounts: source:destination:mode:whether it may be written:propagation */

static void add_mount(struct text *text, struct json_value mount)
{
	text_add_value(text, json_member(mount, "Source"));
	text_add(text, ":");
	text_add_value(text, json_member(mount, "Destination"));
	text_add(text, ":");
	text_add_value(text, json_member(mount, "Mode"));
	text_add(text, json_is_true(json_member(mount, "RW")) ? ":true:" : ":false:");
	text_add_value(text, json_member(mount, "Propagation"));
}

bool answer_mounts(const struct question *question)
{
	struct json_value mount = {0};
	struct text text = {0};

	while (json_next(fact(question, "Mounts"), &mount)) {
		if (text.used)
			text_add(&text, ",");
		add_mount(&text, mount);
	}
	return say_built(question, &text);
}

static bool matches(struct json_value text, const char *pattern)
{
	char value[4096];

	return json_copy(text, value, sizeof(value)) < sizeof(value) && !fnmatch(pattern, value, 0);
}

static bool is_number(const char *text)
{
	return *text && !text[strspn(text, "0123456789")];
}

/* By its number; else by its source, where the source is asked for by its destination. */
static bool find_mount(const struct question *question, struct json_value *mount)
{
	const char *by = question->member && !strcmp(question->member, "Source") ? "Destination" : "Source";
	const struct libs_field_request *request = question->request;
	uint64_t number = request->index;

	while (json_next(fact(question, "Mounts"), mount)) {
		if (request->key && !is_number(request->key) ? matches(json_member(*mount, by), request->key) : !number--)
			return true;
	}
	return false;
}

bool answer_mount(const struct question *question)
{
	struct json_value mount = {0};
	struct text text = {0};

	if (!find_mount(question, &mount))
		return false;
	if (question->member)
		return say_value(question, json_member(mount, question->member));
	add_mount(&text, mount);
	return say_built(question, &text);
}

bool answer_mount_writable(const struct question *question)
{
	struct json_value mount = {0};

	return find_mount(question, &mount) && say(question, json_is_true(json_member(mount, "RW")) ? "true" : "false");
}

/* ---- labels, and what Kubernetes says by them */

static struct json_value label_of(struct json_value labels, const char *name)
{
	return name ? json_member(labels, name) : (struct json_value){0};
}

static bool is_short(const struct question *question, struct json_value label)
{
	return json_copy(label, NULL, 0) <= question->plugin->label_max;
}

static bool say_label(const struct question *question, struct json_value labels)
{
	const struct json_value label = label_of(labels, question->request->key);

	return is_short(question, label) && say_value(question, label);
}

/* Annotations, and what Kubernetes itself has to say there, are no labels to people. */
static bool is_internal(struct json_value name)
{
	return json_begins(name, "annotation.") || json_begins(name, "io.kubernetes.");
}

static bool say_labels(const struct question *question, struct json_value labels)
{
	struct json_value name = {0};
	struct text text = {0};

	while (json_next(labels, &name)) {
		const struct json_value label = json_of_name(name);

		if (is_internal(name) || !is_short(question, label))
			continue;
		if (text.used)
			text_add(&text, ", ");
		text_add_value(&text, name);
		if (json_copy(label, NULL, 0)) {
			text_add(&text, ":");
			text_add_value(&text, label);
		}
	}
	return say_built(question, &text);
}

bool answer_label(const struct question *question)
{
	return say_label(question, fact(question, "labels"));
}

bool answer_labels(const struct question *question)
{
	return say_labels(question, fact(question, "labels"));
}

bool answer_pod_word(const struct question *question)
{
	return say_value(question, label_of(fact(question, "labels"), question->member));
}

/* ---- the pod's sandbox, which is a container of its own to some runtimes */

bool answer_sandbox(const struct question *question)
{
	return say_value(question, fact(question, "pod_sandbox_id"));
}

bool answer_short_sandbox(const struct question *question)
{
	char id[SHORT_ID + 1];

	json_copy(fact(question, "pod_sandbox_id"), id, sizeof(id));
	return say(question, id);
}

/* What the container's facts have not, those of its sandbox may. */
static struct json_value fact_of_pod(const struct question *question, const char *name)
{
	const struct json_value own = fact(question, name);
	char id[SHORT_ID + 1];
	const struct facts *sandbox;

	if (json_copy(fact(question, "cni_json"), NULL, 0))
		return own;
	json_copy(fact(question, "pod_sandbox_id"), id, sizeof(id));
	sandbox = *id ? facts_find(&question->plugin->facts, id, NULL) : NULL;
	return sandbox ? json_member(sandbox->container, name) : own;
}

bool answer_pod_member(const struct question *question)
{
	return say_value(question, fact_of_pod(question, question->member));
}

bool answer_pod_label(const struct question *question)
{
	return say_label(question, fact_of_pod(question, "pod_sandbox_labels"));
}

bool answer_pod_labels(const struct question *question)
{
	return say_labels(question, fact_of_pod(question, "pod_sandbox_labels"));
}

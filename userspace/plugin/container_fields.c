/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/* The fields, by the names and meanings that libs' own container plugin gives them, and their answers. */
#include "container.h"

#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text.h"

enum { SHORT_ID = 12 };

/* What is asked, of whom, and for what answer */
struct question {
	const struct plugin *plugin;
	const struct subject *subject;
	const struct libs_field_request *request;
	const char *member;	/* of the facts, or of what the field is about in them */
	struct answer *answer;
};

typedef bool answer_fn(const struct question *question);

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

static bool answer_member(const struct question *question)
{
	return say_value(question, fact(question, question->member));
}

/* "host", where there is none */
static bool answer_id(const struct question *question)
{
	return say(question, question->subject->is_contained ? question->subject->id : "host");
}

static bool answer_full_id(const struct question *question)
{
	if (!question->subject->is_contained)
		return say(question, "host");
	return say_value(question, fact(question, "full_id")) || say(question, question->subject->full_id);
}

static bool answer_name(const struct question *question)
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

static bool answer_type(const struct question *question)
{
	uint64_t number;

	if (!question->subject->is_contained)
		return say(question, "host");
	return (json_number(fact(question, "type"), &number) && say(question, type_of_number(number))) ||
	       say(question, type_of_runtime(question->subject->runtime));
}

static bool answer_whether(const struct question *question)
{
	const struct json_value value = fact(question, question->member);

	question->answer->value.boolean = json_is_true(value);
	return json_is_boolean(value);
}

static bool answer_start(const struct question *question)
{
	question->answer->value.u64 = question->subject->start_ns;
	return question->subject->is_contained && question->subject->start_ns;
}

static bool answer_duration(const struct question *question)
{
	question->answer->value.u64 = question->subject->event_ns - question->subject->start_ns;
	return question->subject->is_contained && question->subject->start_ns &&
	       question->subject->event_ns >= question->subject->start_ns;
}

/* libs' own plugin has given them up, too: the names are there, for rules that have them. */
static bool answer_never(const struct question *question)
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

static bool answer_mounts(const struct question *question)
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

static bool answer_mount(const struct question *question)
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

static bool answer_mount_writable(const struct question *question)
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

static bool answer_label(const struct question *question)
{
	return say_label(question, fact(question, "labels"));
}

static bool answer_labels(const struct question *question)
{
	return say_labels(question, fact(question, "labels"));
}

static bool answer_pod_word(const struct question *question)
{
	return say_value(question, label_of(fact(question, "labels"), question->member));
}

/* ---- the pod's sandbox, which is a container of its own to some runtimes */

static bool answer_sandbox(const struct question *question)
{
	return say_value(question, fact(question, "pod_sandbox_id"));
}

static bool answer_short_sandbox(const struct question *question)
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

static bool answer_pod_member(const struct question *question)
{
	return say_value(question, fact_of_pod(question, question->member));
}

static bool answer_pod_label(const struct question *question)
{
	return say_label(question, fact_of_pod(question, "pod_sandbox_labels"));
}

static bool answer_pod_labels(const struct question *question)
{
	return say_labels(question, fact_of_pod(question, "pod_sandbox_labels"));
}

/* ---- the list */

enum { NO_ARGUMENT, BY_KEY, BY_KEY_OR_NUMBER };

static const struct field {
	const char *name;
	int type;
	answer_fn *answer;
	const char *member;
	int argument;
	bool is_suggested;	/* to be shown beside an alert */
	const char *about;
} fields[] = {
#define TEXT(name, answer, member, about) {name, LIBS_STRING, answer, member, NO_ARGUMENT, false, about}
#define SHOWN(name, answer, member, about) {name, LIBS_STRING, answer, member, NO_ARGUMENT, true, about}
#define WHETHER(name, member, about) {name, LIBS_BOOL, answer_whether, member, NO_ARGUMENT, false, about}
#define KEYED(name, answer, about) {name, LIBS_STRING, answer, NULL, BY_KEY, false, about}
#define MOUNT(name, answer, member, about) {name, LIBS_STRING, answer, member, BY_KEY_OR_NUMBER, false, about}
#define GONE(name) {name, LIBS_STRING, answer_never, NULL, NO_ARGUMENT, false, gone}
#define GONE_KEYED(name) {name, LIBS_STRING, answer_never, NULL, BY_KEY, false, gone}
#define GONE_WHETHER(name) {name, LIBS_BOOL, answer_never, NULL, NO_ARGUMENT, false, gone}
#define gone "Never known; there for rules and formats that have it"
	SHOWN("container.id", answer_id, NULL, "The first twelve digits of the container's id; host: in none"),
	TEXT("container.full_id", answer_full_id, NULL, "The container's whole id; host: in none"),
	SHOWN("container.name", answer_name, NULL, "The container's name; host: in none"),
	TEXT("container.image", answer_member, "image", "The image, as the runtime names it"),
	TEXT("container.image.id", answer_member, "imageid", "The image's id"),
	TEXT("container.type", answer_type, NULL, "The runtime: docker, podman, containerd, cri-o, lxc and others; host: in none"),
	WHETHER("container.privileged", "privileged", "Whether the container is privileged"),
	TEXT("container.mounts", answer_mounts, NULL, "The mounts, each as source:destination:mode:writable:propagation"),
	MOUNT("container.mount", answer_mount, NULL, "A mount, by its number or a pattern of its source"),
	MOUNT("container.mount.source", answer_mount, "Source", "A mount's source, by number or a pattern of its destination"),
	MOUNT("container.mount.dest", answer_mount, "Destination", "A mount's destination, by number or a pattern of its source"),
	MOUNT("container.mount.mode", answer_mount, "Mode", "A mount's mode, by number or a pattern of its source"),
	MOUNT("container.mount.rdwr", answer_mount_writable, NULL, "Whether a mount may be written to"),
	MOUNT("container.mount.propagation", answer_mount, "Propagation", "A mount's propagation"),
	SHOWN("container.image.repository", answer_member, "imagerepo", "The image without its tag"),
	SHOWN("container.image.tag", answer_member, "imagetag", "The image's tag"),
	TEXT("container.image.digest", answer_member, "imagedigest", "The image's digest in its registry"),
	GONE("container.healthcheck"),
	GONE("container.liveness_probe"),
	GONE("container.readiness_probe"),
	{"container.start_ts", LIBS_ABSOLUTE_TIME, answer_start, NULL, NO_ARGUMENT, false,
	 "When the container's first process began"},
	{"container.duration", LIBS_RELATIVE_TIME, answer_duration, NULL, NO_ARGUMENT, false,
	 "The time from then to the event"},
	TEXT("container.ip", answer_member, "ip", "The container's first IPv4 address"),
	TEXT("container.cni.json", answer_member, "cni_json", "The container's network interfaces, as the runtime has them"),
	WHETHER("container.host_pid", "host_pid", "Whether the container has the host's processes"),
	WHETHER("container.host_network", "host_network", "Whether the container has the host's network"),
	WHETHER("container.host_ipc", "host_ipc", "Whether the container has the host's interprocess communication"),
	KEYED("container.label", answer_label, "A label of the container"),
	TEXT("container.labels", answer_labels, NULL, "The container's labels, each as name:value"),
	GONE_WHETHER("proc.is_container_healthcheck"),
	GONE_WHETHER("proc.is_container_liveness_probe"),
	GONE_WHETHER("proc.is_container_readiness_probe"),
	SHOWN("k8s.pod.name", answer_pod_word, "io.kubernetes.pod.name", "The pod's name"),
	SHOWN("k8s.ns.name", answer_pod_word, "io.kubernetes.pod.namespace", "The pod's namespace"),
	TEXT("k8s.pod.id", answer_pod_word, "io.kubernetes.pod.uid", "The pod's unique id"),
	TEXT("k8s.pod.uid", answer_pod_word, "io.kubernetes.pod.uid", "The pod's unique id"),
	TEXT("k8s.pod.sandbox_id", answer_short_sandbox, NULL, "The first twelve digits of the id of the pod's sandbox"),
	TEXT("k8s.pod.full_sandbox_id", answer_sandbox, NULL, "The whole id of the pod's sandbox"),
	KEYED("k8s.pod.label", answer_pod_label, "A label of the pod"),
	TEXT("k8s.pod.labels", answer_pod_labels, NULL, "The pod's labels, each as name:value"),
	TEXT("k8s.pod.ip", answer_pod_member, "ip", "The pod's first IPv4 address"),
	TEXT("k8s.pod.cni.json", answer_pod_member, "cni_json", "The pod's network interfaces, as the runtime has them"),
	GONE("k8s.rc.name"), GONE("k8s.rc.id"), GONE_KEYED("k8s.rc.label"), GONE("k8s.rc.labels"),
	GONE("k8s.svc.name"), GONE("k8s.svc.id"), GONE_KEYED("k8s.svc.label"), GONE("k8s.svc.labels"),
	GONE("k8s.ns.id"), GONE_KEYED("k8s.ns.label"), GONE("k8s.ns.labels"),
	GONE("k8s.rs.name"), GONE("k8s.rs.id"), GONE_KEYED("k8s.rs.label"), GONE("k8s.rs.labels"),
	GONE("k8s.deployment.name"), GONE("k8s.deployment.id"),
	GONE_KEYED("k8s.deployment.label"), GONE("k8s.deployment.labels"),
};

enum { FIELDS = sizeof(fields) / sizeof(fields[0]) };

bool answer_field(const struct plugin *plugin, const struct subject *subject, const struct libs_field_request *request,
		  struct answer *answer)
{
	const struct field *field = request->field < FIELDS ? &fields[request->field] : NULL;
	const struct question question = {plugin, subject, request, field ? field->member : NULL, answer};

	return field && subject->is_known && field->answer(&question);
}

static const char *type_name(int type)
{
	switch (type) {
	case LIBS_BOOL:
		return "bool";
	case LIBS_ABSOLUTE_TIME:
		return "abstime";
	case LIBS_RELATIVE_TIME:
		return "reltime";
	default:
		return "string";
	}
}

static const char *argument_json(int argument)
{
	static const char *const texts[] = {
		[NO_ARGUMENT] = "",
		[BY_KEY] = ",\"arg\":{\"isRequired\":true,\"isKey\":true}",
		[BY_KEY_OR_NUMBER] = ",\"arg\":{\"isRequired\":true,\"isKey\":true,\"isIndex\":true}",
	};

	return texts[argument];
}

static char fields_as_json[1 << 14];

/* When the plugin is loaded. Nothing in the table above needs to be escaped. */
__attribute__((constructor)) static void write_fields(void)
{
	size_t used = 0;
	unsigned int at;

	for (at = 0; at < FIELDS; at++) {
		const struct field *field = &fields[at];

		used += snprintf(fields_as_json + used, sizeof(fields_as_json) - used,
				 "%c{\"name\":\"%s\",\"type\":\"%s\",\"desc\":\"%s\"%s%s}", at ? ',' : '[', field->name,
				 type_name(field->type), field->about, argument_json(field->argument),
				 field->is_suggested ? ",\"addOutput\":true" : "");
	}
	snprintf(fields_as_json + used, sizeof(fields_as_json) - used, "]");
}

const char *list_fields(void)
{
	return fields_as_json;
}

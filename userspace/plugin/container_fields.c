/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/* The fields, by the names and meanings that libs' own container plugin gives them. */
#include "container_answers.h"

#include <stdio.h>

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

/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/* What there is to say of a container, a function for each kind of answer. */
#ifndef RINGTAP_PLUGIN_CONTAINER_ANSWERS_H
#define RINGTAP_PLUGIN_CONTAINER_ANSWERS_H

#include "container.h"

/* What is asked, of whom, and for what answer */
struct question {
	const struct plugin *plugin;
	const struct subject *subject;
	const struct libs_field_request *request;
	const char *member;	/* of the facts, or of what the field is about in them */
	struct answer *answer;
};

/* False: there is no answer, or no memory for it. */
typedef bool answer_fn(const struct question *question);

answer_fn answer_member, answer_id, answer_full_id, answer_name, answer_type,
	answer_whether, answer_start, answer_duration, answer_never, answer_mounts,
	answer_mount, answer_mount_writable, answer_label, answer_labels, answer_pod_word,
	answer_sandbox, answer_short_sandbox, answer_pod_member, answer_pod_label, answer_pod_labels;

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// The model as JSON: which files the descriptors of an event are, and what is known of a process.
#ifndef RINGTAP_RENDER_JSON_MODEL_H
#define RINGTAP_RENDER_JSON_MODEL_H

#include <cstdint>

#include "decode/text.h"
#include "model/event.h"
#include "model/host_state.h"
#include "render/json_writer.h"

namespace ringtap {

// Member "fds", by the names of the arguments that are descriptors, and "ret".
void add_descriptors(json_writer &json, const event &event);

// An object: the process, with its descriptors and its container; nothing, if it is not known.
void append_process_json(text_buffer &out, const host_state &host, uint32_t tgid);

// By enum fd_kind and container_runtime.
const char *kind_name(fd_kind kind);
const char *runtime_name(container_runtime runtime);

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// The model as JSON: which files the descriptors of an event are, and what is known of a process.
#ifndef RINGTAP_CLI_JSON_MODEL_H
#define RINGTAP_CLI_JSON_MODEL_H

#include <cstdint>

#include "cli/json_writer.h"
#include "cli/out_stream.h"
#include "model/event.h"
#include "model/host_state.h"

namespace ringtap {

// Member "fds", by the names of the arguments that are descriptors, and "ret".
void add_descriptors(json_writer &json, const event &event);

// A line for each process, with its descriptors and its container.
void append_host_json(out_stream &out, const host_state &host);

// By enum fd_kind and container_runtime.
const char *kind_name(fd_kind kind);
const char *runtime_name(container_runtime runtime);

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// Descriptors as /proc shows them.
#ifndef RINGTAP_MODEL_FD_SNAPSHOT_H
#define RINGTAP_MODEL_FD_SNAPSHOT_H

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/socket_table.h"
#include "model/state_records.h"

namespace ringtap {

// Nothing: not open, or it may not be looked at. sockets: adds endpoints.
std::optional<state_descriptor> read_descriptor(const std::string &proc, uint32_t pid, int fd,
                                                recent_sockets &sockets);

// All that a process has. process: its directory in /proc, open. meanwhile: called
// between two looks; may be empty.
std::vector<state_descriptor> read_descriptors(int process, socket_table &sockets,
                                               const std::function<void()> &meanwhile = {});

}  // namespace ringtap

#endif

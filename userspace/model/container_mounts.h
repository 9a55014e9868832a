// SPDX-License-Identifier: MIT OR Apache-2.0
// What a runtime's files say of a container's mounts and privileges. Only root's word counts.
#ifndef RINGTAP_MODEL_CONTAINER_MOUNTS_H
#define RINGTAP_MODEL_CONTAINER_MOUNTS_H

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "model/host_model.h"

namespace ringtap {

// An object, without members where nobody has said anything: what a user says cannot be told apart from root's.
nlohmann::json roots_facts(const container_info &container);

struct container_mount {
    std::string source, destination, mode, propagation;
    bool writable = false;
};

std::vector<container_mount> container_mounts(const container_info &container);
// Nothing: nobody has said.
std::optional<bool> container_privileged(const container_info &container);

}  // namespace ringtap

#endif

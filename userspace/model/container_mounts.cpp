// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/container_mounts.h"

#include "model/json_values.h"

namespace ringtap {

using nlohmann::json;

json roots_facts(const container_info &container) {
    const auto facts = container.owner == 0u ? json_of(container.facts) : std::nullopt;
    return facts && facts->is_object() ? *facts : json::object();
}

std::vector<container_mount> container_mounts(const container_info &container) {
    std::vector<container_mount> all;
    const json facts = roots_facts(container);
    const json &mounts = member(facts, "Mounts");
    if (!mounts.is_array())
        return all;
    for (const json &mount : mounts) {
        const json &writable = member(mount, "RW");
        all.push_back({text_in(member(mount, "Source")), text_in(member(mount, "Destination")),
                       text_in(member(mount, "Mode")), text_in(member(mount, "Propagation")),
                       writable.is_boolean() && writable.get<bool>()});
    }
    return all;
}

std::optional<bool> container_privileged(const container_info &container) {
    const json facts = roots_facts(container);
    const json &privileged = member(facts, "privileged");
    return privileged.is_boolean() ? std::optional(privileged.get<bool>()) : std::nullopt;
}

}  // namespace ringtap

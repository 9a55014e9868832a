// SPDX-License-Identifier: MIT OR Apache-2.0
// Whose a control group is: runtimes write it into the group's path.
#ifndef RINGTAP_MODEL_CONTAINER_NAMES_H
#define RINGTAP_MODEL_CONTAINER_NAMES_H

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "model/host_model.h"
#include "model/name_pool.h"

namespace ringtap {

// What the path alone tells: the runtime, the id, and what the path has of a name or a pod.
// runtime none: the group is no container's and no service's.
container_info container_of_cgroup(std::string_view cgroup);

// Remembers an answer for each control group that is asked for.
class container_names {
  public:
    // root: where the runtimes' files are, "" for "/". live: they are those of the captured
    // machine.
    container_names(std::string root, bool live) : root_(std::move(root)), live_(live) {}

    // Null: none.
    std::shared_ptr<const container_info> find(const name_ref &cgroup) const;
    // From the start state of a file.
    void add(std::pair<std::string, container_info> known);
    void for_each(const std::function<void(std::string_view, const container_info &)> &call) const;

  private:
    struct answer {
        name_ref cgroup;  // keeps the key alive
        std::shared_ptr<const container_info> container;
        uint64_t look_again_ns = UINT64_MAX;
        unsigned looks = 0;
    };

    void look(answer &answer) const;

    std::string root_;
    bool live_;
    std::unordered_map<std::string, container_info> known_;
    mutable std::unordered_map<const pooled_name *, answer> answers_;
};

}  // namespace ringtap

#endif

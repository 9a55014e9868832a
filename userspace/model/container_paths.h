// SPDX-License-Identifier: MIT OR Apache-2.0
// Whose a control group is: runtimes write it into the group's path. So may anybody who owns one of
// the groups above: by whose word it is, is part of the answer.
#ifndef RINGTAP_MODEL_CONTAINER_PATHS_H
#define RINGTAP_MODEL_CONTAINER_PATHS_H

#include <string_view>

#include "model/host_model.h"

namespace ringtap {

// What the path alone tells.
struct group_claim {
    // The runtime, the id, and what the path has of a name or a pod; runtime none: the group is no
    // container's and no service's. Its owner is as the path has it: a user's, below the user's
    // slice; root's, where all groups above are such as systemd, Docker, LXC and Kubernetes make
    // and hand to nobody.
    container_info container;
    // The group in which the container's or the service's was made, by who may write there.
    std::string_view made_in;
};

group_claim claim_of_cgroup(std::string_view cgroup);

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// Who may name control groups: the owners of the groups above them.
#ifndef RINGTAP_MODEL_GROUP_OWNERS_H
#define RINGTAP_MODEL_GROUP_OWNERS_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "model/mount_table.h"

namespace ringtap {

class group_owners {
  public:
    // proc: "/proc", for what is mounted where; root: where that is, "" for "/".
    group_owners(const std::string &proc, std::string root)
        : mounts_(proc), root_(std::move(root)) {}

    // The owner of the first group that is not root's, on the way down from the hierarchy's root to
    // that group and in whichever hierarchy has it; none: others may write there, or it is too
    // deep. Where it is in no hierarchy that is mounted: as said otherwise.
    std::optional<uint32_t> owner_of(std::string_view group,
                                     std::optional<uint32_t> otherwise) const;

  private:
    mount_table mounts_;
    std::string root_;
};

}  // namespace ringtap

#endif

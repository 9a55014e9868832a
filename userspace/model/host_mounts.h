// SPDX-License-Identifier: MIT OR Apache-2.0
// Where the host, that is its first process, has which part of which filesystem mounted: by what
// name it knows a file of which only the place in its filesystem is told.
#ifndef RINGTAP_MODEL_HOST_MOUNTS_H
#define RINGTAP_MODEL_HOST_MOUNTS_H

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "capture/mapping.h"

namespace ringtap {

class host_mounts {
  public:
    // proc: the running system's, from refresh() on; empty: there is none, add() tells.
    explicit host_mounts(std::string proc) : proc_(std::move(proc)) {}

    // Reads them when the kernel says that something has changed.
    void refresh();

    // Of several names the one by the mount of the largest part. Empty: the host has it not mounted.
    std::string path_of(uint64_t dev, std::string_view within) const;

    // Lines "MAJOR:MINOR ROOT MOUNTPOINT" with escapes as in /proc/PID/mountinfo.
    void add(std::string_view lines);
    // The running system's.
    std::string lines() const;
    // What add() was told, or as much of it as counts.
    std::string known_lines() const;

  private:
    struct mount {
        std::string root, point;
    };
    using mounts = std::unordered_map<uint64_t, std::vector<mount>>;

    bool has_changed();

    std::string proc_;
    unique_fd file_;
    uint64_t refreshed_ns_ = 0;
    mounts mounts_;
};

}  // namespace ringtap

#endif

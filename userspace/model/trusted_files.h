// SPDX-License-Identifier: MIT OR Apache-2.0
// Reading files that somebody else may have put there, as root: only those whose whole way belongs
// to who is to be believed, and nothing that waits.
#ifndef RINGTAP_MODEL_TRUSTED_FILES_H
#define RINGTAP_MODEL_TRUSTED_FILES_H

#include <sys/stat.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "capture/mapping.h"
#include "model/mount_table.h"

namespace ringtap {

// Two that are equal are the same bytes.
struct file_identity {
    uint64_t dev = 0, ino = 0, size = 0;
    int64_t mtime_ns = 0, ctime_ns = 0;

    bool operator==(const file_identity &other) const {
        return dev == other.dev && ino == other.ino && size == other.size &&
               mtime_ns == other.mtime_ns && ctime_ns == other.ctime_ns;
    }
};

// A regular file that was found, but not opened yet: that needs no permission of its filesystem.
struct found_file {
    unique_fd place;
    file_identity identity;
};

class trusted_files {
  public:
    // root: the directory that stands for "/"; whose that is, is root. proc: what tells of mounts.
    trusted_files(const std::string &root, const std::string &proc);

    // owner 0: the directories on the way and the file are root's, and nobody else may write there;
    // a symbolic link that root made there is followed. Another: the same, up to the first
    // directory that is that user's; from there on all is the user's or root's, is not to be
    // written by everybody, and has no links. All the way lies on disks of this machine: what a
    // user mounts, or what comes from another machine, may keep who asks waiting for ever.
    std::optional<found_file> find(std::string_view path, uint32_t owner) const;
    // The names in a directory of root's.
    std::vector<std::string> list(std::string_view path) const;

  private:
    friend class trusted_walk;

    unique_fd root_;
    uid_t root_uid_ = 0;
    gid_t root_gid_ = 0;
    mount_table mounts_;
};

// Nothing: it is larger, or cannot be read now.
std::optional<std::string> read_found(const found_file &file, uint64_t size_max);

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/group_owners.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>

#include "capture/mapping.h"

namespace ringtap {

namespace {

constexpr unsigned depth_max = 64;
constexpr int group_flags = O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

enum class verdict : unsigned char { absent, roots, users, nobodys };

class group_walk {
  public:
    uint32_t owner = 0;

    verdict go(const std::string &mount, std::string_view group) {
        unique_fd at(open(mount.c_str(), group_flags));
        struct stat status;
        if (!at || fstat(at.get(), &status) < 0)
            return verdict::absent;
        const uid_t root = status.st_uid;
        for (unsigned depth = 0; depth < depth_max; depth++) {
            if (status.st_uid != root) {
                owner = status.st_uid;
                return verdict::users;
            }
            if (status.st_mode & (S_IWGRP | S_IWOTH))
                return verdict::nobodys;
            const std::string word(take_name(group));
            if (word.empty())
                return verdict::roots;
            if (word == "." || word == "..")
                return verdict::nobodys;
            at = unique_fd(openat(at.get(), word.c_str(), group_flags));
            if (!at || fstat(at.get(), &status) < 0)
                return verdict::absent;
        }
        return verdict::nobodys;
    }

  private:
    static std::string_view take_name(std::string_view &path) {
        path.remove_prefix(std::min(path.find_first_not_of('/'), path.size()));
        const std::string_view name = path.substr(0, path.find('/'));
        path.remove_prefix(name.size());
        return name;
    }
};

}  // namespace

std::optional<uint32_t> group_owners::owner_of(std::string_view group,
                                               std::optional<uint32_t> otherwise) const {
    bool is_roots = false, is_nobodys = false;
    std::optional<uint32_t> user;
    mounts_.for_each([&](const mount_row &row) {
        if (row.root != "/" || (row.type != "cgroup2" && row.type != "cgroup"))
            return;
        group_walk way;
        const verdict found = way.go(root_ + unescape_mount(row.point), group);
        is_roots |= found == verdict::roots;
        is_nobodys |= found == verdict::nobodys;
        if (found == verdict::users && !user)
            user = way.owner;
    });
    if (user || is_nobodys)
        return user;
    return is_roots ? std::optional(0u) : otherwise;
}

}  // namespace ringtap

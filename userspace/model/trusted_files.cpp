// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/trusted_files.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>

#include <algorithm>
#include <climits>
#include <memory>
#include <utility>

#include "capture/clock.h"
#include "model/proc_files.h"

namespace ringtap {

namespace {

constexpr unsigned links_max = 8;
constexpr unsigned steps_max = 64;
// An O_PATH descriptor asks nothing of a filesystem, and of a link it is the link itself. (Linux
// 2.6.32 knows no O_PATH: O_NONBLOCK is for pipes.)
constexpr int place_flags = O_PATH | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;

struct close_directory {
    void operator()(DIR *directory) const { closedir(directory); }
};

int64_t ns_of(const timespec &time) {
    return static_cast<int64_t>(time.tv_sec) * static_cast<int64_t>(ns_per_s) + time.tv_nsec;
}

file_identity identity_of(const struct stat &status) {
    return {status.st_dev, status.st_ino, static_cast<uint64_t>(status.st_size),
            ns_of(status.st_mtim), ns_of(status.st_ctim)};
}

bool is_local(std::string_view type) {
    constexpr std::string_view local[] = {"ext2", "ext3",    "ext4",     "xfs",   "btrfs",
                                          "f2fs", "tmpfs",   "ramfs",    "zfs",   "bcachefs",
                                          "jfs",  "overlay", "squashfs", "erofs", "rootfs"};
    return std::find(std::begin(local), std::end(local), type) != std::end(local);
}

// 0: before Linux 3.15.
uint64_t mount_of(const unique_fd &place) {
    const auto info = read_file(AT_FDCWD, fmt::format("/proc/self/fdinfo/{}", place.get()).c_str());
    std::string_view id = info ? field_of(*info, "mnt_id") : std::string_view();
    return number_in(take_word(id));
}

}  // namespace

// From the root down, word by word.
class trusted_walk {
  public:
    trusted_walk(const trusted_files &files, uint32_t owner) : files_(files), owner_(owner) {}

    bool go(std::string_view path) {
        add_words(path);
        if (!enter(unique_fd(fcntl(files_.root_.get(), F_DUPFD_CLOEXEC, 0))))
            return false;
        for (unsigned steps = 0; !words_.empty(); steps++)
            if (steps == steps_max || !step())
                return false;
        return true;
    }

    const struct stat &status() const { return status_; }
    unique_fd place() { return std::move(places_.back()); }

  private:
    // The next word is the last.
    void add_words(std::string_view path) {
        const size_t before = words_.size();
        while (!path.empty()) {
            const size_t end = std::min(path.find('/'), path.size());
            const std::string_view word = path.substr(0, end);
            if (!word.empty() && word != ".")
                words_.emplace_back(word);
            path.remove_prefix(std::min(end + 1, path.size()));
        }
        std::reverse(words_.begin() + static_cast<std::ptrdiff_t>(before), words_.end());
    }

    bool step() {
        const std::string word = std::move(words_.back());
        words_.pop_back();
        if (word == "..") {
            if (places_.size() > 1)
                places_.pop_back();
            return true;
        }
        unique_fd next(openat(places_.back().get(), word.c_str(), place_flags));
        return next && enter(std::move(next));
    }

    bool enter(unique_fd place) {
        if (owner_ != 0 && !is_on_local_disk(place))
            return false;
        if (fstat(place.get(), &status_) < 0 || !is_trusted())
            return false;
        if (S_ISLNK(status_.st_mode))
            return follow(place);
        places_.push_back(std::move(place));
        return words_.empty() || S_ISDIR(status_.st_mode);
    }

    bool is_trusted() {
        const bool is_roots = status_.st_uid == files_.root_uid_;
        if (!is_roots && (owner_ == 0 || status_.st_uid != owner_))
            return false;
        is_users_ |= !is_roots;
        if (S_ISLNK(status_.st_mode))
            return !is_users_;
        const bool by_group = (status_.st_mode & S_IWGRP) && status_.st_gid != files_.root_gid_;
        return !(status_.st_mode & S_IWOTH) && (is_users_ || !by_group);
    }

    bool follow(const unique_fd &link) {
        char target[PATH_MAX];
        const ssize_t bytes = readlinkat(link.get(), "", target, sizeof(target));
        if (bytes <= 0 || ++links_ > links_max)
            return false;
        if (target[0] == '/')
            places_.resize(1);
        add_words({target, static_cast<size_t>(bytes)});
        return true;
    }

    // By the mount's number, which is known without a question to whatever is mounted there.
    bool is_on_local_disk(const unique_fd &place) {
        const uint64_t mount = mount_of(place);
        if (mount == 0 || mount == mount_)
            return mount != 0;
        bool local = false;
        files_.mounts_.for_each(
            [&](const mount_row &row) { local |= row.id == mount && is_local(row.type); });
        mount_ = mount;
        return local;
    }

    const trusted_files &files_;
    uint32_t owner_;
    bool is_users_ = false;
    std::vector<std::string> words_;  // the next one last
    std::vector<unique_fd> places_;   // on the way, for ".."
    struct stat status_ {};
    unsigned links_ = 0;
    uint64_t mount_ = 0;
};

trusted_files::trusted_files(const std::string &root, const std::string &proc)
    : root_(open((root + "/").c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)), mounts_(proc) {
    struct stat status;
    if (root_ && fstat(root_.get(), &status) == 0)
        root_uid_ = status.st_uid, root_gid_ = status.st_gid;
}

std::optional<found_file> trusted_files::find(std::string_view path, uint32_t owner) const {
    trusted_walk walk(*this, owner);
    if (!walk.go(path) || !S_ISREG(walk.status().st_mode))
        return std::nullopt;
    const file_identity identity = identity_of(walk.status());
    return found_file{walk.place(), identity};
}

std::vector<std::string> trusted_files::list(std::string_view path) const {
    std::vector<std::string> names;
    trusted_walk walk(*this, 0);
    if (!walk.go(path) || !S_ISDIR(walk.status().st_mode))
        return names;
    const int fd = openat(walk.place().get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const std::unique_ptr<DIR, close_directory> entries(fd < 0 ? nullptr : fdopendir(fd));
    while (const dirent *entry = entries ? readdir(entries.get()) : nullptr)
        if (const std::string_view name = entry->d_name; name != "." && name != "..")
            names.emplace_back(name);
    return names;
}

// O_NONBLOCK: who holds a lease on the file, or a lock that binds, lets nobody wait.
std::optional<std::string> read_found(const found_file &file, uint64_t size_max) {
    if (file.identity.size > size_max)
        return std::nullopt;
    const unique_fd opened(open(fmt::format("/proc/self/fd/{}", file.place.get()).c_str(),
                                O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    std::string text(static_cast<size_t>(file.identity.size), '\0');
    size_t have = 0;
    while (opened && have < text.size()) {
        const ssize_t bytes = read(opened.get(), &text[have], text.size() - have);
        if (bytes <= 0)
            break;
        have += static_cast<size_t>(bytes);
    }
    text.resize(have);
    return opened ? std::optional(std::move(text)) : std::nullopt;
}

}  // namespace ringtap

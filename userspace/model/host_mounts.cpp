// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/host_mounts.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <algorithm>

#include "capture/clock.h"
#include "model/mount_table.h"
#include "model/proc_files.h"

namespace ringtap {

namespace {

// Mounts that come and go are not looked at more often than this.
constexpr uint64_t refresh_after_ns = 100 * 1000 * 1000;
// All are looked at for each name. The first ones are the oldest, of the largest parts.
constexpr size_t mounts_of_device_max = 256;

uint64_t device_in(std::string_view word) {
    const size_t colon = std::min(word.find(':'), word.size() - 1);
    return makedev(static_cast<unsigned>(number_in(word.substr(0, colon))),
                   static_cast<unsigned>(number_in(word.substr(colon + 1))));
}

bool is_below(std::string_view path, std::string_view root) {
    return root == "/" || (path.substr(0, root.size()) == root &&
                           (path.size() == root.size() || path[root.size()] == '/'));
}

// What is left of a path below root, behind where that is mounted.
std::string moved(std::string_view path, std::string_view root, std::string_view point) {
    const std::string_view rest = root == "/" ? path : path.substr(root.size());
    std::string whole(point == "/" ? std::string_view() : point);
    if (rest != "/")
        whole.append(rest);
    return whole.empty() ? "/" : whole;
}

// Of each line of mountinfo the three words that count.
std::string lines_of_mountinfo(std::string_view text) {
    std::string lines;
    for_each_mount(text, [&lines](const mount_row &row) {
        lines.append(row.device).append(" ").append(row.root).append(" ");
        lines.append(row.point).append("\n");
    });
    return lines;
}

std::string read_again(int file) {
    std::string text;
    char part[1 << 16];
    ssize_t bytes = lseek(file, 0, SEEK_SET);
    while (bytes >= 0 && (bytes = read(file, part, sizeof(part))) > 0)
        text.append(part, static_cast<size_t>(bytes));
    return text;
}

}  // namespace

void host_mounts::add(std::string_view lines) {
    for_each_line(lines, [this](std::string_view line) {
        const std::string_view device = take_word(line), root = take_word(line);
        const std::string_view point = take_word(line);
        if (point.empty())
            return;
        std::vector<mount> &known = mounts_[device_in(device)];
        if (known.size() < mounts_of_device_max)
            known.push_back({unescape_mount(root), unescape_mount(point)});
    });
}

std::string host_mounts::lines() const {
    return lines_of_mountinfo(read_file(AT_FDCWD, (proc_ + "/1/mountinfo").c_str()).value_or(""));
}

std::string host_mounts::known_lines() const {
    std::string lines;
    for (const auto &[dev, all] : mounts_)
        for (const mount &mount : all)
            lines += fmt::format("{}:{} {} {}\n", major(dev), minor(dev), escape_mount(mount.root), escape_mount(mount.point));
    return lines;
}

// The kernel keeps account of it for each who has the file open.
bool host_mounts::has_changed() {
    if (!file_) {
        file_ = unique_fd(open((proc_ + "/1/mountinfo").c_str(), O_RDONLY | O_CLOEXEC));
        return static_cast<bool>(file_);
    }
    pollfd changed{file_.get(), POLLPRI, 0};
    return monotonic_ns() - refreshed_ns_ >= refresh_after_ns && poll(&changed, 1, 0) > 0;
}

void host_mounts::refresh() {
    if (proc_.empty() || !has_changed())
        return;
    refreshed_ns_ = monotonic_ns();
    host_mounts seen{{}};
    seen.add(lines_of_mountinfo(read_again(file_.get())));
    mounts_ = std::move(seen.mounts_);
}

std::string host_mounts::path_of(uint64_t dev, std::string_view within) const {
    const auto found = mounts_.find(dev);
    const mount *best = nullptr;
    if (found == mounts_.end())
        return {};
    for (const mount &mount : found->second)
        if (is_below(within, mount.root) && (!best || mount.root.size() < best->root.size()))
            best = &mount;
    return best ? moved(within, best->root, best->point) : std::string();
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "rules/rule_watch.h"

#include <sys/stat.h>

#include "capture/clock.h"
#include "rules/rule_files.h"

namespace ringtap {

bool rule_watch::has_changed() {
    const uint64_t now = monotonic_ns();
    if (now < looked_ns_ + ns_per_s)
        return false;
    looked_ns_ = now;
    std::vector<mark> current = look();
    const bool rests = current == seen_;
    seen_ = std::move(current);
    if (!rests || seen_ == taken_)
        return false;
    taken_ = seen_;
    return true;
}

std::vector<rule_watch::mark> rule_watch::look() const {
    std::vector<mark> marks;
    std::vector<std::string> files;
    try {
        files = rule_file_paths(paths_);
    } catch (const rule_error &) {
        return marks;  // a directory that is gone: that is a change, too
    }
    for (const std::string &file : files) {
        struct stat about {};
        if (stat(file.c_str(), &about) == 0)
            marks.emplace_back(file, about.st_ino, about.st_size,
                               about.st_mtim.tv_sec * int64_t{ns_per_s} + about.st_mtim.tv_nsec);
    }
    return marks;
}

}  // namespace ringtap

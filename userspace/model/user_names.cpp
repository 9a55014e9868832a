// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/user_names.h"

#include <fmt/format.h>

#include "model/account_files.h"
#include "model/proc_files.h"

namespace ringtap {

namespace {

// What a name takes in a map, beside its bytes
constexpr size_t node_size = 64;

template <typename Names>
std::string_view find(const Names &names, uint32_t id) {
    const auto at = names.find(id);
    return at == names.end() ? std::string_view() : std::string_view(at->second);
}

}  // namespace

// The first name of an id counts.
void user_names::load() {
    if (loaded_ || !live_)
        return;
    loaded_ = true;
    for_each_row(root_ + "/etc/passwd", fgetpwent_r,
                 [this](const passwd &row) { return users_.emplace(row.pw_uid, row.pw_name), true; });
    for_each_row(root_ + "/etc/group", fgetgrent_r, [this](const struct group &row) {
        return groups_.emplace(row.gr_gid, row.gr_name), true;
    });
}

std::string_view user_names::user(uint32_t uid) const {
    return find(users_, uid);
}

std::string_view user_names::group(uint32_t gid) const {
    return find(groups_, gid);
}

void user_names::add(std::string_view lines, const std::function<bool(size_t)> &may_add) {
    for_each_line(lines, [&](std::string_view line) {
        const std::string_view what = take_word(line);
        const auto id = static_cast<uint32_t>(number_in(take_word(line)));
        const std::string_view name = take_word(line);
        if (!may_add(node_size + name.size()))
            return;
        if (what == "u")
            users_.emplace(id, name);
        else if (what == "g")
            groups_.emplace(id, name);
    });
}

std::string user_names::lines() const {
    std::string text;
    for (const auto &[id, name] : users_)
        text += fmt::format("u {} {}\n", id, name);
    for (const auto &[id, name] : groups_)
        text += fmt::format("g {} {}\n", id, name);
    return text;
}

}  // namespace ringtap

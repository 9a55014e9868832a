// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/container_names.h"

#include <algorithm>

#include "capture/clock.h"
#include "model/container_paths.h"

namespace ringtap {

namespace {

// When so many groups have come, those that are not root's are forgotten, and all if that is not
// enough: those that are in use come again.
constexpr size_t answers_max = 16384;
// More wait for nobody: who is in use is asked for again.
constexpr size_t queue_max = 1024;
constexpr size_t queues_max = 1024;
// A container's files may be written after its first process has begun.
constexpr uint64_t retry_ns = 500 * 1000 * 1000;
constexpr unsigned attempts_max = 4;

constexpr unsigned root_lookups = 64, user_lookups = 16;
constexpr size_t roots_bytes = 16 << 20, users_bytes = 2 << 20;
constexpr unsigned start_factor = 64;

}  // namespace

container_names::container_names(const std::string &proc, const std::string &root) {
    if (proc.empty())
        return;
    files_.emplace(root, proc);
    owners_.emplace(proc, root);
}

std::shared_ptr<const container_info> container_names::find(const name_ref &cgroup) const {
    if (!cgroup)
        return nullptr;
    auto at = answers_.find(cgroup.get());
    if (at == answers_.end()) {
        make_space();
        at = answers_.emplace(cgroup.get(), first_answer(cgroup)).first;
    }
    answer &known = at->second;
    if (known.lookup_ns && !known.waits && monotonic_ns() >= *known.lookup_ns)
        ask(known);
    return known.container;
}

container_names::answer container_names::first_answer(const name_ref &cgroup) const {
    answer made;
    made.cgroup = cgroup;
    container_info found = claim_of_cgroup(cgroup->text()).container;
    if (found.runtime == container_runtime::none)
        return made;
    if (const auto known = known_.find(std::string(cgroup->text())); known != known_.end()) {
        const auto by_path = found.owner;
        found = known->second;
        if (!found.owner)
            found.owner = by_path;
    } else if (files_) {
        made.lookup_ns = 0;
    }
    made.container = std::make_shared<const container_info>(std::move(found));
    return made;
}

void container_names::make_space() const {
    if (answers_.size() < answers_max)
        return;
    for (auto at = answers_.begin(); at != answers_.end();) {
        const auto &container = at->second.container;
        at = container && container->owner == 0u ? std::next(at) : answers_.erase(at);
    }
    if (answers_.size() >= answers_max)
        answers_.clear();
}

void container_names::ask(answer &answer) const {
    const std::optional<uint32_t> owner = answer.container->owner;
    if (owner != 0u && users_.size() >= queues_max && !users_.count(owner))
        return;
    queue &groups = owner == 0u ? roots_ : users_[owner];
    if (groups.size() >= queue_max)
        return;
    groups.push_back(answer.cgroup);
    answer.waits = true;
}

void container_names::add(std::pair<std::string, container_info> known) {
    known_.insert_or_assign(std::move(known.first), std::move(known.second));
    answers_.clear();  // it may have been asked for before
}

void container_names::read(uint64_t now_ns) {
    if (now_ns - second_ns_ >= ns_per_s) {
        second_ns_ = now_ns;
        roots_left_ = {root_lookups, roots_bytes};
        users_left_ = {user_lookups, users_bytes};
    }
    work_off(roots_left_, users_left_, [] {});
}

void container_names::read_at_start(const std::function<void()> &meanwhile) {
    budget roots{root_lookups * start_factor, roots_bytes * start_factor};
    budget users{user_lookups * start_factor, users_bytes * start_factor};
    work_off(roots, users, meanwhile);
}

void container_names::work_off(budget &roots, budget &users,
                               const std::function<void()> &meanwhile) {
    while (!roots_.empty() && look_up_next(roots_, roots))
        meanwhile();
    while (!users_.empty()) {
        auto next = users_.upper_bound(last_user_);
        if (next == users_.end())
            next = users_.begin();
        if (!look_up_next(next->second, users))
            return;
        meanwhile();
        last_user_ = next->first;
        if (next->second.empty())
            users_.erase(next);
    }
}

// False: there may be no more lookups in this second. What the last one costs beyond it is over.
bool container_names::look_up_next(queue &groups, budget &left) {
    if (!left.lookups || !left.bytes)
        return false;
    const name_ref group = groups.front();
    groups.pop_front();
    const auto at = answers_.find(group.get());
    if (at == answers_.end())  // forgotten meanwhile
        return true;
    const size_t before = files_->bytes_read();
    look_up(at->second);
    left.lookups--;
    left.bytes -= std::min(left.bytes, files_->bytes_read() - before);
    return true;
}

void container_names::look_up(answer &answer) {
    const group_claim claim = claim_of_cgroup(answer.cgroup->text());
    container_info found = claim.container;
    const bool is_in_users_slice = found.owner && *found.owner != 0;
    if (!is_in_users_slice)
        found.owner = owners_->owner_of(claim.made_in, found.owner);
    const bool known = found.owner && files_->read(found);
    answer.waits = false;
    answer.lookup_ns.reset();
    if (!known && ++answer.lookups < attempts_max)
        answer.lookup_ns = monotonic_ns() + retry_ns;
    answer.container = std::make_shared<const container_info>(std::move(found));
}

}  // namespace ringtap

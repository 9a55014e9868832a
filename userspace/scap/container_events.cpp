// SPDX-License-Identifier: MIT OR Apache-2.0
#include "scap/container_events.h"

#include "capture/clock.h"
#include "scap/container_text.h"

namespace ringtap {

namespace {

// All are forgotten then: those that are met again are told again.
constexpr size_t told_max = 4096;
constexpr size_t unsettled_max = 1024;
constexpr uint64_t look_every_ns = ns_per_s / 10;
// The model asks for the last time two seconds after a container was met.
constexpr uint64_t settles_ns = 3 * ns_per_s;

// A service of the host is no container.
bool is_container(const container_info &container) {
    return container.runtime != container_runtime::none &&
           container.runtime != container_runtime::systemd;
}

}  // namespace

void container_events::take(const event &event) {
    if (event.type == RINGTAP_EXEC)
        look_at(event.tgid, event);
    else if (event.type == RINGTAP_FORK)
        look_at(event.fork.child_tgid, event);
    if (!unsettled_.empty() && event.ns >= look_ns_)
        look_again(event);
}

void container_events::look_at(uint32_t tgid, const event &now) {
    const process_info *process = now.host ? now.host->process(tgid) : nullptr;
    if (!process || !process->container || !is_container(*process->container))
        return;
    if (told_.count(process->container))
        return;
    tell(*process, now);
    if (unsettled_.size() < unsettled_max)
        unsettled_.try_emplace(tgid, now.ns + settles_ns);
}

// Most readers know a container by its short id alone: what users call their groups must not take
// the facts of root's container away.
bool container_events::hides_root(const container_info &container) {
    const std::string id(container.short_id());
    if (container.owner == 0u)
        root_ids_.insert(id);
    return container.owner != 0u && root_ids_.count(id);
}

void container_events::tell(const process_info &process, const event &now) {
    if (told_.size() >= told_max) {
        told_.clear();
        root_ids_.clear();
    }
    told_.insert(process.container);
    if (hides_root(*process.container))
        return;
    const std::string text = container_text(*process.container, process.cgroup);
    if (text.empty())
        return;
    event_context of{now};
    of.container = text;
    encoded_event made = encoder_.other("CONTAINER_JSON_2_E", of);
    made.head.tid = UINT64_MAX;  // of no thread
    made.head.state_only = true;
    sink_(made);
}

void container_events::look_again(const event &now) {
    look_ns_ = now.ns + look_every_ns;
    for (auto at = unsettled_.begin(); at != unsettled_.end();) {
        const auto [tgid, until_ns] = *at;
        at = now.ns < until_ns ? std::next(at) : unsettled_.erase(at);
        look_at(tgid, now);
    }
}

}  // namespace ringtap

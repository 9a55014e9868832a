// SPDX-License-Identifier: MIT OR Apache-2.0
#include "report/call_stacks.h"

#include <algorithm>

#include "report/call_name.h"

namespace ringtap {

namespace {

constexpr unsigned deepest_process = 32;
constexpr size_t most_processes = 100000;
constexpr uint64_t ns_per_us = 1000;

struct latency_range {
    uint64_t below_ns;
    const char *name;
};

constexpr latency_range ranges[] = {
    {10000, "below 10us"},     {100000, "10us to 100us"},    {1000000, "100us to 1ms"},
    {10000000, "1ms to 10ms"}, {100000000, "10ms to 100ms"}, {1000000000, "100ms to 1s"},
};

const char *range_of(uint64_t ns) {
    for (const latency_range &range : ranges)
        if (ns < range.below_ns)
            return range.name;
    return "1s and more";
}

// ';' ends a frame for whoever reads the lines.
std::string frame_name(std::string_view name) {
    text_buffer text;
    append_visible(text, name);
    std::string made(text.data(), text.size());
    std::replace(made.begin(), made.end(), ';', ':');
    return made.empty() ? "?" : made;
}

std::string_view comm_of(const field_reader &reader, uint32_t tgid) {
    const thread_info *thread = reader.host() ? reader.host()->thread(tgid) : nullptr;
    return thread ? std::string_view(thread->comm) : "?";
}

}  // namespace

call_stacks::call_stacks(bool by_latency) : by_latency_(by_latency), frames_(1) {
    frames_.front().name = "all";
}

uint32_t call_stacks::child(uint32_t parent, std::string_view name) {
    std::pair<uint32_t, std::string> key(parent, frame_name(name));
    const auto found = children_.find(key);
    if (found != children_.end())
        return found->second;
    if (frames_.size() >= most_frames)
        key = {0, "(others)"};
    const auto [at, is_new] = children_.try_emplace(key, static_cast<uint32_t>(frames_.size()));
    if (is_new)
        frames_.push_back({key.first, key.second, 0, 0});
    return at->second;
}

// From the eldest known ancestor down.
uint32_t call_stacks::path_of(const field_reader &reader) {
    std::vector<std::string_view> names;
    for (unsigned generation = 1; generation < deepest_process; generation++) {
        const process_info *ancestor = reader.ancestor(generation);
        if (!ancestor)
            break;
        names.push_back(comm_of(reader, ancestor->tgid));
    }
    uint32_t at = 0;
    for (auto name = names.rbegin(); name != names.rend(); ++name)
        at = child(at, *name);
    return child(at, reader.current().comm);
}

uint32_t call_stacks::process(const field_reader &reader) {
    const event &event = reader.current();
    const auto known = processes_.find(event.tgid);
    if (known != processes_.end() && known->second.comm == event.comm)
        return known->second.frame;
    if (processes_.size() >= most_processes)
        processes_.clear();
    const uint32_t frame = path_of(reader);
    processes_[event.tgid] = {std::string(event.comm), frame};
    return frame;
}

void call_stacks::take(const field_reader &reader) {
    const event &event = reader.current();
    if (event.type == RINGTAP_EXEC || event.type == RINGTAP_EXIT)
        processes_.erase(event.tgid);
    if (event.type == RINGTAP_FORK)
        processes_.erase(event.fork.child_tgid);
    if (event.type != RINGTAP_SYSCALL)
        return;
    const call_event &call = event.call;
    uint32_t at = child(process(reader), call_name(call));
    if (by_latency_ && call.latency_ns)
        at = child(at, range_of(*call.latency_ns));
    frame &counted = frames_[at];
    counted.calls++;
    counted.ns += call.latency_ns.value_or(0);
}

void call_stacks::append_collapsed(text_buffer &out, bool count) const {
    for (const frame &leaf : frames_) {
        const uint64_t number = count ? leaf.calls : leaf.ns / ns_per_us;
        if (!number)
            continue;
        std::vector<const frame *> path{&leaf};
        while (path.back()->parent)
            path.push_back(&frames_[path.back()->parent]);
        for (size_t i = path.size(); i-- > 0;)
            append_format(out, "{}{}", path[i]->name, i ? ";" : "");
        append_format(out, " {}\n", number);
    }
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/targets.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace ringtap {

namespace {

const ringtap_target &record_in(const std::vector<uint64_t> &bytes) {
    return *reinterpret_cast<const ringtap_target *>(bytes.data());
}

bool is_of(const ringtap_target &target, const ringtap_syscall &call) {
    const bool older = call.h.flags & RINGTAP_F_ENTRY_TIME && target.h.ns < call.entry_ns;
    return target.nr == call.nr && target.abi == call.abi && !older;
}

bool begins_message(const item &item, unsigned arg) {
    return item.arg == arg &&
           (item.kind == RINGTAP_KIND_SOCKADDR || item.kind == RINGTAP_KIND_BUFFER);
}

// The items of a message are its address, if the caller's memory had one, and its bytes.
std::vector<item>::iterator find_message(std::vector<item> &items, unsigned arg, size_t number) {
    auto at = items.begin();
    for (; at != items.end(); ++at) {
        if (!begins_message(*at, arg))
            continue;
        if (number == 0)
            return at;
        number -= at->kind == RINGTAP_KIND_BUFFER;
    }
    return at;
}

void put_address(std::vector<item> &items, const item &address, size_t number) {
    const auto at = find_message(items, address.arg, number);
    if (at != items.end() && at->kind == RINGTAP_KIND_SOCKADDR)
        *at = address;
    else
        items.insert(at, address);
}

// What a new symbolic link says: the kernel's copy of what the caller gave.
void put_text(std::vector<item> &items, const item &text) {
    const auto at = std::find_if(items.begin(), items.end(), [&](const item &item) {
        return item.arg == text.arg &&
               (item.kind == RINGTAP_KIND_PATH || item.kind == RINGTAP_KIND_STRING);
    });
    if (at == items.end())
        items.push_back(text);
    else
        *at = text;
}

void put(std::vector<item> &items, const item &item, size_t number) {
    if (item.kind == RINGTAP_KIND_SOCKADDR)
        put_address(items, item, number);
    else if (item.kind == RINGTAP_KIND_STRING)
        put_text(items, item);
    else if (item.kind == RINGTAP_KIND_FILE || item.kind == RINGTAP_KIND_FSPATH)
        items.push_back(item);
}

}  // namespace

void targets::hold(const ringtap_target &record, bool of_vector) {
    const auto known = held_.find(record.h.tid);
    if (known == held_.end() && held_.size() == threads_max)
        return;
    std::vector<bytes> &held = held_[record.h.tid];
    const bool same = !held.empty() && record_in(held.back()).nr == record.nr;
    if (!of_vector || !same)
        held.clear();
    if (held.size() == messages_max)
        return;
    const auto *begin = reinterpret_cast<const uint64_t *>(&record);
    held.emplace_back(begin, begin + record.h.len / sizeof(*begin));
}

void targets::join(const ringtap_syscall &record, const record_layout &layout,
                   std::vector<item> &items) {
    if (held_.empty())
        return;
    const auto held = held_.find(record.h.tid);
    if (held == held_.end())
        return;
    joined_ = std::move(held->second);
    held_.erase(held);
    size_t number = 0;
    std::vector<item> seen;
    for (const bytes &one : joined_) {
        const ringtap_target &target = record_in(one);
        if (!is_of(target, record))
            continue;
        read_items(target.h, layout, target.items, seen);
        for (const item &item : seen)
            put(items, item, number);
        number++;
    }
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/entry_copies.h"

#include <algorithm>
#include <utility>

namespace ringtap {

namespace {

// A vector of messages has several addresses, of which the order alone tells; those are left alone.
bool is_copied(const item &item) {
    return item.arg < 6 && !item.faulted() &&
           (item.kind == RINGTAP_KIND_PATH || item.kind == RINGTAP_KIND_SOCKADDR);
}

}  // namespace

void entry_copies::hold(uint32_t tid, const call_event &call, const std::vector<item> &items) {
    held_.erase(tid);
    if (held_.size() == threads_max || (call.desc && is_messages(call.desc->args[1].type)))
        return;
    copies found{call.nr, call.abi, {}};
    for (const item &item : items)
        if (is_copied(item))
            found.items.push_back({item.kind, item.arg, item.flags, std::string(item.bytes)});
    if (!found.items.empty())
        held_.emplace(tid, std::move(found));
}

void entry_copies::put(uint32_t tid, const call_event &call, std::vector<item> &items) {
    if (held_.empty())
        return;
    const auto held = held_.find(tid);
    if (held == held_.end())
        return;
    shown_ = std::move(held->second);
    held_.erase(held);
    if (shown_.nr != call.nr || shown_.abi != call.abi)
        return;
    for (const copy &copy : shown_.items) {
        const auto at = std::find_if(items.begin(), items.end(), [&](const item &item) {
            return item.kind == copy.kind && item.arg == copy.arg;
        });
        if (at != items.end() && at->bytes == copy.bytes && !at->faulted())
            continue;
        const item given{copy.kind, copy.arg, copy.flags | RINGTAP_ITEM_UNSURE, copy.bytes.size(),
                         copy.bytes};
        if (at == items.end())
            items.push_back(given);
        else
            *at = given;
    }
}

}  // namespace ringtap

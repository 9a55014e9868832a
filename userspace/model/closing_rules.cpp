// SPDX-License-Identifier: MIT OR Apache-2.0
#include <linux/close_range.h>
#include <sched.h>

#include <cerrno>
#include <vector>

#include "model/descriptor_rules.h"

#ifndef CLOSE_RANGE_CLOEXEC  // headers before Linux 5.11
#define CLOSE_RANGE_CLOEXEC (1U << 2)
#endif

namespace ringtap {

namespace {

// Was the file that is here now put here while the call was on its way? Then the call has closed
// the one before.
bool closed_the_one_before(const call_context &call, int fd) {
    const descriptor_slot *slot = call.files.find(fd);
    const auto latency = call.event.call.latency_ns;
    if (!slot || !latency || slot->ns < call.event.ns - *latency)
        return false;
    descriptor_slot &here = call.files.change(fd);
    here.doubtful |= !here.close_pending;
    here.close_pending = false;
    return true;
}

void close_one(const call_context &call) {
    const int fd = fd_in(call.event.call.args[0]);
    if (call.event.call.result == -EBADF)
        return;
    if (is_known(call, fd))
        return call.files.erase_early(fd);
    if (!closed_the_one_before(call, fd))
        call.files.erase(fd);
}

void close_range(const call_context &call) {
    const uint64_t *args = call.event.call.args;
    const auto first = static_cast<uint32_t>(args[0]);
    const auto last = static_cast<uint32_t>(args[1]);
    if (call.event.call.result < 0)
        return;
    const bool unshares = args[2] & CLOSE_RANGE_UNSHARE;
    if (unshares)
        call.processes.unshare_files(call.event.tid, call.caller);
    descriptor_table &files = call.processes.files_of(call.event.tid, call.caller);
    const auto inside = [&](int fd, const descriptor_slot &slot) {
        return static_cast<uint32_t>(fd) >= first && static_cast<uint32_t>(fd) <= last &&
               slot.ns < call.event.ns;
    };
    if (!(args[2] & CLOSE_RANGE_CLOEXEC))
        return files.erase_if(inside);
    std::vector<int> found;
    files.for_each([&](int fd, const descriptor_slot &slot) {
        if (inside(fd, slot))
            found.push_back(fd);
    });
    for (const int fd : found)
        files.change(fd).cloexec = true;
}

}  // namespace

void close_descriptors(const call_context &call) {
    const call_event &what = call.event.call;
    switch (call.rule.is) {
        case call_class::close:
            return close_one(call);
        case call_class::close_range:
            return close_range(call);
        case call_class::unshare:
            if (what.result >= 0 && what.args[0] & CLONE_FILES)
                call.processes.unshare_files(call.event.tid, call.caller);
            return;
        default:
            return;
    }
}

}  // namespace ringtap

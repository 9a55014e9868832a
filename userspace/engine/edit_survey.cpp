// SPDX-License-Identifier: MIT OR Apache-2.0
#include "engine/edit_survey.h"

#include "model/view_items.h"

namespace ringtap {

namespace {

// A message of a sendmmsg has one each; no call is remembered by more.
constexpr size_t before_call_max = 64;

}  // namespace

edit_survey::edit_survey(file_walk &from) : from_(from) {
    unsigned cpu;
    while (const ringtap_record *record = from_.next_as_it_is(&cpu))
        take(cpu, *record);
}

void edit_survey::take(unsigned cpu, const ringtap_record &record) {
    const size_t at = wanted_.size();
    wanted_.push_back(false);
    joined_.push_back(false);
    ages_.take(cpu, record);
    const bool is_within = cpu != RINGTAP_ALL_CPUS && from_.span().has(record.ns);
    from_.take(cpu, record, [&](const event &event, bool wanted) {
        if (wanted && is_within && !is_of_ring(event.type))
            want(at, event);
        is_command_begun_ |= event.tgid == from_.header().command && !event.state && record.ns < from_.span().from_ns;
    });
    if (is_within)
        join(at, record);
}

void edit_survey::want(size_t at, const event &event) {
    wanted_[at] = true;
    needed_.insert(ages_.of(event.tgid));
    if (event.type == RINGTAP_SWITCH)
        named_.insert(event.switched.next_tgid);
    if (event.type == RINGTAP_SIGNAL) {
        named_.insert(event.signal.sender_tgid);
        users_.insert(event.signal.sender_uid);
    }
    want_users(event);
}

void edit_survey::want_users(const event &event) {
    const auto add = [this](const ringtap_ids &ids) {
        users_.insert({ids.uid, ids.euid, ids.suid, ids.fsuid});
        groups_.insert({ids.gid, ids.egid, ids.sgid, ids.fsgid});
    };
    if (const process_info *process = from_.host().process(event.tgid)) {
        add(process->ids);
        users_.insert(process->loginuid);
    }
    for (const item &item : event.items)
        if (const auto cred = read_cred(item))
            add(cred->ids);
}

void edit_survey::join(size_t at, const ringtap_record &record) {
    if (record.type == RINGTAP_TARGET || record.type == RINGTAP_ENTRY) {
        auto &waiting = before_call_[record.tid];
        if (waiting.size() < before_call_max)
            waiting.push_back(at);
    }
    if (record.type != RINGTAP_SYSCALL && record.type != RINGTAP_EXIT)
        return;
    const auto waiting = before_call_.find(record.tid);
    if (waiting == before_call_.end())
        return;
    for (const size_t before : waiting->second)
        joined_[before] = wanted_[at];
    before_call_.erase(waiting);
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "scap/event_reader.h"

#include <algorithm>
#include <string>
#include <utility>

#include "model/state_records.h"
#include "scap/container_text.h"
#include "scap/host_reader.h"
#include "scap/notices.h"
#include "scap/read_views.h"

namespace ringtap {

namespace {

// Threads that are in calls, and what they were given, as far as the file tells of the beginnings
// of calls.
constexpr size_t begun_max = 64 << 10;
constexpr size_t begun_bytes_max = 16 << 20;

constexpr uint16_t type_generic_begins = 0, type_generic_ends = 1, type_switch_1 = 146,
                   type_switch = 152, type_exit = 186, type_signal = 232, type_notice = 280,
                   type_fault = 290, type_container = 324, type_user_added = 354,
                   type_group_added = 358;

bool ends_call(uint16_t type) {
    return type % 2;
}

bool is_call(const event_plan &plan) {
    return plan.call.desc || plan.event->type == type_generic_begins ||
           plan.event->type == type_generic_ends;
}

bool makes_thread(const event_plan &plan) {
    const std::string_view calls = plan.event->calls;
    return calls == "clone" || calls == "fork" || calls == "vfork" || calls == "clone3";
}

bool runs_program(const event_plan &plan) {
    const std::string_view calls = plan.event->calls;
    return calls == "execve" || calls == "execveat";
}

}  // namespace

event_reader::event_reader(machine on, int64_t offset_ns, const host_state &host, record_queue &to)
    : on_(on), offset_ns_(offset_ns), host_(host), to_(to), plans_(on), read_(on, numbers_) {}

void event_reader::begin_section() {
    forget_begun();
    told_.clear();
}

// Who nobody has told of is taken for the only thread of its process.
uint32_t event_reader::process_of(uint32_t tid) const {
    const thread_info *known = host_.thread(tid);
    return known && known->tgid ? known->tgid : tid;
}

file_values event_reader::begun_call::parameters() const {
    const std::string_view all = bytes;
    const size_t lengths = size_t{form.width} * form.count;
    return {form.count, form.width, all.substr(0, lengths), all.substr(lengths)};
}

// What is said to have been before the machine was started was then.
uint64_t event_reader::time_of(uint64_t ns) const {
    const auto offset = static_cast<uint64_t>(offset_ns_);
    return ns - std::min(ns, offset);
}

void event_reader::take(const file_event &event) {
    const event_plan *plan = plans_.of(event.type);
    const bool begins = !ends_call(event.type) && (!plan || is_call(*plan)) &&
                        (plan || plans_.of(static_cast<uint16_t>(event.type + 1)));
    if (begins)
        return begin_call(event);
    tgid_ = process_of(event.tid);
    if (event.type == type_user_added || event.type == type_group_added)
        return user(event);
    if (!plan) {
        left_out_[event.type]++;
        return;
    }
    read_.begin(plan->call.desc, plan->call.abi, plan->call.nr);
    if (!plan->call.desc)
        return event.type == type_generic_ends ? generic(event, *plan) : other(event, *plan);
    take_parameters(read_, *plan, event.parameters);
    end_call(event, *plan);
}

// ---- calls

void event_reader::begin_call(const file_event &event) {
    forget_begun(event.tid);
    if (begun_.size() >= begun_max || begun_bytes_ >= begun_bytes_max)
        forget_begun();
    begun_call begun{event.ns, event.type, event.parameters, std::string(event.parameters.lengths)};
    begun.bytes.append(event.parameters.values);
    begun_bytes_ += begun.bytes.size();
    begun_.insert_or_assign(event.tid, std::move(begun));
}

void event_reader::forget_begun() {
    begun_.clear();
    begun_bytes_ = 0;
}

void event_reader::forget_begun(uint32_t tid) {
    const auto found = begun_.find(tid);
    if (found == begun_.end())
        return;
    begun_bytes_ -= found->second.bytes.size();
    begun_.erase(found);
}

// Null: the file does not tell of its beginning.
const event_reader::begun_call *event_reader::begun_of(const file_event &event) {
    if (begun_.empty())
        return nullptr;
    const auto found = begun_.find(event.tid);
    return found != begun_.end() && found->second.type + 1 == event.type ? &found->second : nullptr;
}

void event_reader::take_begun(const begun_call &begun, const event_plan &ended, unsigned count) {
    if (const event_plan *plan = plans_.of(begun.type))
        take_missing(read_, *plan, begun.parameters(), ended, count);
}

void event_reader::end_call(const file_event &event, const event_plan &plan) {
    const begun_call *begun = begun_of(event);
    if (begun)
        take_begun(*begun, plan, event.parameters.count);
    if (read_.process.pid)
        tgid_ = static_cast<uint32_t>(*read_.process.pid);
    if (makes_thread(plan))
        forked(event);
    else if (runs_program(plan))
        executed(event);
    complete_call(read_, host_, tgid_);
    give_call(event, begun);
    forget_begun(event.tid);
}

void event_reader::generic(const file_event &event, const event_plan &plan) {
    const begun_call *begun = begun_of(event);
    read_.code = read_.native_number = 0;
    take_parameters(read_, plan, event.parameters);
    if (begun)
        take_begun(*begun, plan, event.parameters.count);
    const known_call call = plans_.of_code(static_cast<uint16_t>(read_.code),
                                           static_cast<uint16_t>(read_.native_number));
    read_.begin(call.desc, call.abi, call.nr);
    give_call(event, begun);
    forget_begun(event.tid);
}

void event_reader::give_call(const file_event &event, const begun_call *begun) {
    auto record = head_of<ringtap_syscall>(event, RINGTAP_SYSCALL);
    record.nr = read_.nr;
    record.abi = static_cast<__u8>(read_.abi);
    std::copy(std::begin(read_.args), std::end(read_.args), record.args);
    record.ret = read_.result.value_or(0);
    if (begun && begun->ns < event.ns) {  // else nobody knows when it began
        record.h.flags |= RINGTAP_F_ENTRY_TIME;
        record.entry_ns = time_of(begun->ns);
    }
    to_.begin(event.cpu, record);
    to_.last<ringtap_syscall>().items = give_items();
}

// It ended with its thread.
void event_reader::not_returned(const file_event &event, const begun_call &begun) {
    const event_plan *plan = plans_.of(begun.type);
    if (!plan)
        plan = plans_.of(static_cast<uint16_t>(begun.type + 1));
    known_call call = plan->call;
    read_.begin(call.desc, call.abi, call.nr);
    read_.code = read_.native_number = 0;
    if (plan->event->type == begun.type)
        take_parameters(read_, *plan, begun.parameters());
    if (!call.desc) {
        call = plans_.of_code(static_cast<uint16_t>(read_.code),
                              static_cast<uint16_t>(read_.native_number));
        read_.begin(call.desc, call.abi, call.nr);
    }
    auto record = head_of<ringtap_entry>(event, RINGTAP_ENTRY);
    record.h.ns = time_of(begun.ns);
    record.nr = read_.nr;
    record.abi = static_cast<__u8>(read_.abi);
    std::copy(std::begin(read_.args), std::end(read_.args), record.args);
    to_.begin(event.cpu, record);
    to_.last<ringtap_entry>().items = give_items();
}

// How many there are of them.
uint8_t event_reader::give_items() {
    const uint32_t all = 0x3f;
    const unknown_numbers unknown{all & ~read_.known, !read_.result};
    ringtap_item head{};
    head.kind = item_unknown;
    head.arg = RINGTAP_ARG_NONE;
    to_.add_item(head, {reinterpret_cast<const char *>(&unknown), sizeof(unknown)});
    uint8_t count = 1;
    for (const read_item &item : read_.items) {
        head.kind = static_cast<__u16>(item.kind);
        head.arg = static_cast<__u8>(item.arg);
        head.flags = static_cast<__u8>(item.flags);
        head.orig_len = item.orig_len;
        to_.add_item(
            head, item.own ? std::string_view(read_.made).substr(item.at, item.size) : item.bytes);
        count++;
    }
    return count;
}

// ---- what is no call

void event_reader::other(const file_event &event, const event_plan &plan) {
    read_.exit = {};
    read_.signal = {};
    read_.switched = {};
    read_.fault = {};
    read_.notice_name = read_.notice_text = read_.container = {};
    take_parameters(read_, plan, event.parameters);
    switch (event.type) {
        case type_exit:
            return exit(event);
        case type_signal:
            read_.signal.h = head_of<ringtap_signal>(event, RINGTAP_SIGNAL).h;
            return to_.begin(event.cpu, read_.signal);
        case type_switch_1:
        case type_switch:
            read_.switched.h = head_of<ringtap_switch>(event, RINGTAP_SWITCH).h;
            read_.switched.next_tgid = process_of(read_.switched.next_tid);
            return to_.begin(event.cpu, read_.switched);
        case type_fault:
            read_.fault.h = head_of<ringtap_fault>(event, RINGTAP_FAULT).h;
            return to_.begin(event.cpu, read_.fault);
        case type_notice:
            return notice(event);
        case type_container:
            return container(event);
        default:
            left_out_[event.type]++;
    }
}

void event_reader::exit(const file_event &event) {
    const auto begun = begun_.find(event.tid);
    ringtap_exit record = read_.exit;
    if (begun != begun_.end())
        not_returned(event, begun->second);
    forget_begun(event.tid);
    told_.erase(event.tid);
    const process_info *process = host_.process(tgid_);
    const bool is_last = !process || process->threads <= 1;
    record.h = head_of<ringtap_exit>(event, RINGTAP_EXIT).h;
    record.h.flags = is_last ? RINGTAP_F_LAST : 0;
    record.group_status = is_last ? record.status : 0;
    if (const thread_info *thread = host_.thread(event.tid))
        thread->comm.copy(record.comm, sizeof(record.comm) - 1);
    to_.begin(event.cpu, record);
}

void event_reader::container(const file_event &event) {
    const auto known = container_in(read_.container);
    if (!known) {
        left_out_[event.type]++;
        return;
    }
    write_state(known->first, known->second,
                [&](const ringtap_record &record) { to_.add(event.cpu, record); });
}

void event_reader::notice(const file_event &event) {
    const auto lost = lost_of(read_.notice_name, read_.notice_text, time_of(event.ns));
    if (!lost) {
        left_out_[event.type]++;
        return;
    }
    std::visit([&](const auto &record) { to_.begin(event.cpu, record); }, *lost);
}

// uid, gid, name, home, shell, container; or gid, name, container. Of containers' own users nobody
// asks.
void event_reader::user(const file_event &event) {
    const bool is_user = event.type == type_user_added;
    const file_values &values = event.parameters;
    const std::string_view name = values.value(is_user ? 2 : 1);
    const std::string_view container = values.value(is_user ? 5 : 2);
    if (!text_in(container).value_or("").empty())
        return;
    const std::string line = user_line(is_user, static_cast<uint32_t>(raw_number(values.value(0))),
                                       text_in(name).value_or(""));
    if (!line.empty())
        write_users(line, [&](const ringtap_record &record) { to_.add(event.cpu, record); });
}

}  // namespace ringtap

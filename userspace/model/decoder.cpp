// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/decoder.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "file/capture_file.h"
#include "model/descriptor_rules.h"

namespace ringtap {

namespace {

// The kernel's name for the threads of CPUs that have nothing to do; no table has them, /proc neither.
constexpr std::string_view idle_comm = "swapper";

bool has_name(const syscall_desc *desc, std::string_view name) {
    return desc && name == desc->name;
}

template <typename Record>
const Record &as(const ringtap_record &record) {
    return reinterpret_cast<const Record &>(record);
}

// The fixed part of a record that an older module wrote, too: what that lacked is zero.
template <typename Record>
Record fixed_part(const Record &record, const record_layout &layout) {
    Record whole{};
    const size_t known = std::min<size_t>(layout.size(record.h.type), record.h.len);
    std::memcpy(&whole, &record, std::min(known, sizeof(whole)));
    return whole;
}

}  // namespace

event_decoder::event_decoder(decoder_setup setup)
    : setup_(std::move(setup)), rules_(setup_.on), held_(setup_.host.limits.entries) {
    setup_.host.on = setup_.on;
    host_ = std::make_unique<host_state>(setup_.host);
    event_.host = host_.get();
}

void event_decoder::take(unsigned cpu, const ringtap_record &record) {
    cpu_ = cpu;
    record_ = &record;
    silent_ = setup_.command && is_silent(record);
    begin(cpu, record);
    if (record.flags & record_late)
        return on_late(record);
    switch (record.type) {
        case record_client:
            return host_->take_client_record(record);
        case RINGTAP_SYSCALL:
            return on_syscall(as<ringtap_syscall>(record));
        case RINGTAP_ENTRY:
            return on_entry(as<ringtap_entry>(record));
        case RINGTAP_EXEC:
            return on_exec(as<ringtap_exec>(record));
        case RINGTAP_FORK:
            return on_fork(as<ringtap_fork>(record));
        case RINGTAP_EXIT:
            return on_exit(as<ringtap_exit>(record));
        case RINGTAP_SIGNAL:
            event_.signal = as<ringtap_signal>(record);
            return ready();
        case RINGTAP_SWITCH:
            event_.switched = as<ringtap_switch>(record);
            return ready();
        case RINGTAP_FAULT:
            event_.fault = as<ringtap_fault>(record);
            return ready();
        case RINGTAP_CPU:
            event_.cpu_action = as<ringtap_cpu>(record);
            return ready();
        case RINGTAP_TARGET:
            return on_target(as<ringtap_target>(record));
        case RINGTAP_LOST:
            return on_lost(as<ringtap_lost>(record));
        case RINGTAP_LEVEL:
            return on_level(as<ringtap_level>(record));
        case RINGTAP_OVERWRITTEN:
            return on_overwritten(as<ringtap_overwritten>(record));
    }
}

void event_decoder::begin(unsigned cpu, const ringtap_record &record) {
    event_.type = record.type;
    event_.state = record.flags & RINGTAP_F_STATE;
    event_.carried = record.flags & record_carried;
    event_.cpu = cpu;
    event_.seq = record.seq;
    event_.ns = record.ns;
    event_.tgid = record.tgid;
    event_.tid = record.tid;
    event_.items.clear();
}

const event *event_decoder::next() {
    for (;;) {
        if (stage_ == stage::ready) {
            stage_ = stage::given;
            if (!silent_)
                return &event_;
        }
        if (stage_ == stage::given)
            host_->after(event_);
        stage_ = stage::none;
        if (!then_)
            return nullptr;
        (this->*std::exchange(then_, nullptr))();
    }
}

bool event_decoder::is_without_effect(const ringtap_record &record) const {
    constexpr unsigned not_alone = RINGTAP_F_STATE | RINGTAP_F_RENUMBERED | RINGTAP_F_ARGS_GONE | record_late |
                                   record_carried;
    return record.type == RINGTAP_SYSCALL && !(record.flags & not_alone) && !setup_.command &&
           is_idle(as<ringtap_syscall>(record));
}

const event &event_decoder::outline(unsigned cpu, const ringtap_record &record) {
    begin(cpu, record);
    host_->look_at(event_);
    name();
    return event_;
}

bool event_decoder::is_idle(const ringtap_syscall &call) const {
    const numbered_call known = rules_.of(call.abi, call.nr);
    const uint32_t tid = call.h.tid;
    if (!known.is_idle || !joined_.empty() || (!held_.empty() && held_.find(tid)) || entries_.has(tid) ||
        targets_.has(tid))
        return false;
    return !known.names_threads || !call.items ||
           !host_->is_name_file(call.h.tgid, fd_in(call.args[0]), call.h.ns);
}

// Who looks at an event finds in the model what it brought, and what it takes away.
void event_decoder::ready() {
    stage_ = stage::ready;
    event_.joined = 0;
    if (!joined_.empty())
        if (const auto joined = joined_.extract(event_.cpu))
            event_.joined = joined.mapped();
    host_->before(event_);
    if (!is_of_ring(event_.type))
        name();
}

void event_decoder::name() {
    const bool of_child = event_.state && event_.type == RINGTAP_FORK;
    event_.comm = event_.tid == 0 ? idle_comm
                                  : host_->comm(of_child ? event_.fork.child_tid : event_.tid,
                                                of_child ? event_.fork.child_tgid : event_.tgid);
    event_.uid = host_->uid_of_event(event_.tgid);
}

// What the command's process does before its execve is our own work, not the command's.
bool event_decoder::is_silent(const ringtap_record &record) {
    if (record.tgid != setup_.command || record.flags & RINGTAP_F_STATE)
        return false;
    bool begins = record.type == RINGTAP_EXEC || record.type == RINGTAP_EXIT;
    if (record.type == RINGTAP_ENTRY || record.type == RINGTAP_SYSCALL) {
        const auto &entry = as<ringtap_entry>(record);  // both begin alike
        begins = is_exec_call(find_syscall(setup_.on, entry.abi, entry.nr));
    }
    if (begins)
        setup_.command = 0;
    return !begins;
}

bool event_decoder::is_exec_call(const syscall_desc *desc) const {
    return has_name(desc, "execve") || has_name(desc, "execveat");
}

// Of a SYSCALL or an ENTRY: what both have.
template <typename Record>
void event_decoder::fill_call(const Record &record) {
    call_event &call = event_.call;
    call = {};
    call.nr = record.nr;
    call.abi = record.abi;
    call.args_known = !(record.h.flags & RINGTAP_F_ARGS_GONE);
    static_assert(sizeof(record.args) == sizeof(call.args));
    std::memcpy(call.args, record.args, sizeof(call.args));  // the types differ by name: no copy() would see it
    call.nargs = 6;
    call.result_known = true;
    event_.items.clear();
    if (record.items)
        read_items(record.h, setup_.layout, record.items, event_.items);
    if (!event_.items.empty() && event_.items.front().kind == item_unknown)
        take_unknown_numbers();
    describe_call(rules_.of(call.abi, look_into_socketcall()));
    if (call.unknown_args && !follows_rule())
        call.rule = rules_.none();
}

void event_decoder::take_unknown_numbers() {
    unknown_numbers unknown;
    if (event_.items.front().bytes.size() >= sizeof(unknown)) {
        std::memcpy(&unknown, event_.items.front().bytes.data(), sizeof(unknown));
        event_.call.unknown_args = unknown.args;
        event_.call.result_known = !unknown.result;
    }
    event_.items.erase(event_.items.begin());
}

// What the call does to the model is known. That is so of most: they are about descriptors, and none is -1, or about
// what addresses lead to. What fcntl sets is asked for where it is set.
bool event_decoder::follows_rule() const {
    const call_event &call = event_.call;
    const call_class is = call.rule->is;
    if (!call.result_known)
        return false;
    const bool goes_by_numbers =
        is == call_class::close_range || is == call_class::ioctl || is >= call_class::unshare;
    const unsigned asked = is == call_class::prctl ? 1 : call.nargs;
    for (unsigned i = 0; goes_by_numbers && call.desc && i < asked; i++)
        if (!is_address(call.desc->args[i].type) && !call.tells(i))
            return false;
    return true;
}

void event_decoder::describe_call(const numbered_call &known) {
    call_event &call = event_.call;
    call.rule = known.rule;
    call.desc = known.varies ? described_.describe(known.desc, call.args) : known.desc;
    if (call.desc)
        call.nargs = std::min<unsigned>(call.nargs, call.desc->nargs);
}

// The number of what the call is: of what socketcall was asked to do, whose arguments then count.
int event_decoder::look_into_socketcall() {
    call_event &call = event_.call;
    ringtap_subcall sub;
    if (event_.items.empty() || event_.items.front().kind != RINGTAP_KIND_SUBCALL ||
        event_.items.front().bytes.size() < sizeof(sub))
        return call.nr;
    std::memcpy(&sub, event_.items.front().bytes.data(), sizeof(sub));
    event_.items.erase(event_.items.begin());
    call.nargs = std::min<unsigned>(sub.nargs, 6);
    std::copy(std::begin(sub.args), std::end(sub.args), call.args);
    return sub.nr;
}

// What ran is what began. What was captured by the other number says nothing of it.
void event_decoder::fill_renumbered(const ringtap_syscall &record) {
    ringtap_syscall began = record;
    began.nr = record.entry_nr;
    began.items = 0;
    fill_call(began);
    event_.call.renumbered = record.nr;
}

void event_decoder::on_syscall(const ringtap_syscall &record) {
    if (record.h.flags & RINGTAP_F_RENUMBERED)
        fill_renumbered(record);
    else
        fill_call(record);
    if (record.h.flags & RINGTAP_F_ARGS_GONE)
        join_exec(record);
    else
        entries_.put(record.h.tid, event_.call, event_.items);
    targets_.join(record, setup_.layout, event_.items);
    event_.call.result = result_of(record.abi, record.ret);
    if (record.h.flags & RINGTAP_F_ENTRY_TIME)
        event_.call.latency_ns = record.h.ns - std::min(record.h.ns, record.entry_ns);
    ready();
    if (!held_.empty())
        then_ = &event_decoder::end_call;
}

void event_decoder::end_call() {
    held_.take(event_.tid);
}

// The event is the ENTRY's call with its arguments, and the SYSCALL's end.
void event_decoder::join_exec(const ringtap_syscall &record) {
    if (const held_entry *held = held_.find(record.h.tid))
        fill_call(held->record());
}

void event_decoder::on_entry(const ringtap_entry &record) {
    const bool exec_call = is_exec_call(find_syscall(setup_.on, record.abi, record.nr));
    if (exec_call)
        held_.hold(record.h.tid, held_entry(event_.cpu, record));
    else
        held_.take(record.h.tid);
    if (exec_call && !setup_.all_entries) {
        fill_call(record);
        return end_entry();
    }
    ready_entry(event_.cpu, record);
    then_ = &event_decoder::end_entry;
}

void event_decoder::end_entry() {
    entries_.hold(event_.tid, event_.call, event_.items);
    ready_surplus_entry();
}

// Such calls are shown twice: now, as not returned, and without arguments when they are.
void event_decoder::ready_surplus_entry() {
    while ((shown_ = held_.take_surplus())) {
        host_->losses().entries++;
        if (setup_.all_entries)
            continue;
        ready_entry(shown_->cpu(), shown_->record());
        then_ = &event_decoder::ready_surplus_entry;
        return;
    }
}

void event_decoder::ready_entry(unsigned cpu, const ringtap_entry &record) {
    begin(cpu, record.h);
    fill_call(record);
    event_.call.returns = setup_.all_entries && !has_name(event_.call.desc, "exit") &&
                          !has_name(event_.call.desc, "exit_group");
    ready();
}

void event_decoder::on_exec(const ringtap_exec &record) {
    // A thread that is not its process's first takes over that one's id.
    if (record.old_tid != record.h.tid)
        if (auto held = held_.take(record.old_tid))
            held_.hold(record.h.tid, std::move(*held));
    event_.exec = fixed_part(record, setup_.layout);
    read_items(record.h, setup_.layout, record.items, event_.items);
    ready();
}

void event_decoder::on_fork(const ringtap_fork &record) {
    event_.fork = fixed_part(record, setup_.layout);
    ready();
}

// It is no event either: nothing happened.
void event_decoder::on_late(const ringtap_record &record) {
    if (record.type == RINGTAP_EXEC) {
        event_.exec = fixed_part(as<ringtap_exec>(record), setup_.layout);
        read_items(record, setup_.layout, event_.exec.items, event_.items);
        host_->take_late_process(event_);
    }
    if (record.type == RINGTAP_FORK) {
        event_.fork = fixed_part(as<ringtap_fork>(record), setup_.layout);
        host_->take_late_thread(event_);
    }
}

void event_decoder::on_exit(const ringtap_exit &record) {
    shown_ = held_.take(record.h.tid);
    if (!shown_ || setup_.all_entries)
        return ready_exit();
    // Killed inside execve: nothing else will tell of that call.
    ready_entry(shown_->cpu(), shown_->record());
    then_ = &event_decoder::ready_exit;
}

void event_decoder::ready_exit() {
    begin(cpu_, *record_);
    targets_.forget(event_.tid);
    entries_.forget(event_.tid);
    event_.exit = fixed_part(as<ringtap_exit>(*record_), setup_.layout);
    ready();
}

// It is no event: its call's return says what came of it.
void event_decoder::on_target(const ringtap_target &record) {
    const syscall_desc *desc = find_syscall(setup_.on, record.abi, record.nr);
    joined_[event_.cpu]++;
    targets_.hold(record, has_name(desc, "sendmmsg") || has_name(desc, "socketcall"));
}

void event_decoder::on_lost(const ringtap_lost &record) {
    targets_.forget_all();
    event_.lost = record;
    ready_of_ring();
}

void event_decoder::on_level(const ringtap_level &record) {
    event_.level = record;
    ready_of_ring();
}

void event_decoder::on_overwritten(const ringtap_overwritten &record) {
    event_.overwritten = record;
    ready_of_ring();
}

void event_decoder::ready_of_ring() {
    event_.comm = {};
    event_.uid.reset();
    ready();
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "render/json_event.h"

#include "capture/clock.h"
#include "decode/errors.h"
#include "decode/record_names.h"
#include "model/record_view.h"
#include "model/view_items.h"
#include "render/json_counts.h"
#include "render/json_items.h"
#include "render/json_model.h"
#include "render/json_views.h"
#include "render/json_writer.h"
#include "render/text_format.h"

namespace ringtap {

namespace {

// Of a call that the tables do not know
std::string_view register_name(unsigned i) {
    static constexpr std::string_view names[] = {"a0", "a1", "a2", "a3", "a4", "a5"};
    return names[i];
}

// "fd":3 and its like, with a comma in front if it is not the first
char *put_argument(json_writer &json, char *at, const call_event &call, unsigned i, bool is_first) {
    const std::string_view name = call.desc ? call.desc->args[i].name : register_name(i);
    const arg_type type = call.desc ? call.desc->args[i].type : arg_type::hex64;
    const arg_number number = call.desc ? number_of(type, call.abi, call.args[i]) : arg_number{false, call.args[i]};
    at = put_key(json.more(at, name.size() + sizeof(",\"\":\"\"") + longest_decimal), name, is_first);
    if (!call.desc || is_address(type))
        return put(put_hex(put(at, "\""), number.bits), "\"");
    return number.is_signed ? put_signed(at, number.as_signed()) : put_decimal(at, number.bits);
}

char *put_arguments(json_writer &json, char *at, const call_event &call) {
    bool is_first = true;
    at = put(json.more(at, 32), ",\"args\":{");
    for (unsigned i = 0; i < call.nargs && call.args_known; i++) {
        if (!call.tells(i))
            continue;
        at = put_argument(json, at, call, i, is_first);
        is_first = false;
    }
    return put(json.more(at, 1), "}");
}

// Of those arguments whose numbers have names: what text output shows.
char *put_names(json_writer &json, char *at, const call_event &call) {
    bool is_first = true;
    at = put(json.more(at, 32), ",\"names\":{");
    for (unsigned i = 0; i < call.nargs && call.args_known && call.desc; i++) {
        const syscall_arg &arg = call.desc->args[i];
        if (!call.tells(i) || !may_have_name(arg.type))
            continue;
        char *const before = at = json.more(at, arg.name.size() + sizeof(",\"\":\""));
        const auto begin = before - json.text().data();
        json.ends(put(put_key(at, arg.name, is_first), "\""));
        const bool has_name = append_argument_name(json.text(), call, i);
        at = has_name ? put(json.here(1), "\"") : json.text().data() + begin;
        is_first = is_first && !has_name;
    }
    return put(json.more(at, 1), "}");
}

constexpr size_t longest_error_name = 64;

char *put_result(char *at, const call_event &call) {
    if (call.result_known)
        at = put_signed(put(at, ",\"ret\":"), call.result);
    at = put(at, ",\"errno\":");
    if (const int error = error_of(call.result); !error)
        at = put(at, "null");
    else if (const std::string_view name = error_name(error); !name.empty())
        at = put(put(put(at, "\""), name.substr(0, longest_error_name)), "\"");
    else
        at = put_signed(at, error);
    at = put(at, ",\"latency_ns\":");
    return call.latency_ns ? put_decimal(at, *call.latency_ns) : put(at, "null");
}

void add_call(json_writer &json, const event &event) {
    constexpr size_t room_for_words = 128;  // and three numbers
    const call_event &call = event.call;
    const std::string_view name = call.desc ? call.desc->name : "syscall_";
    char *at = json.here(name.size() + room_for_words);
    at = put(put(at, ",\"abi\":\""), std::string_view(abi_name(call.abi)));
    at = put(put(at, "\",\"syscall\":\""), name);
    if (!call.desc)
        at = put_signed(at, call.nr);
    at = put_signed(put(at, "\",\"nr\":"), call.nr);
    if (call.renumbered)
        at = put_signed(put(at, ",\"renumbered\":"), *call.renumbered);
    at = put_arguments(json, at, call);
    at = put_names(json, at, call);
    if (event.type == RINGTAP_SYSCALL)
        at = put_result(json.more(at, room_for_words + longest_error_name), call);
    json.ends(at);
    add_descriptors(json, event);
    add_items(json, event);
}

void add_id(json_writer &json, std::string_view name, uint32_t id) {
    json.key(name);
    if (id == RINGTAP_ID_NONE)
        json.null();
    else
        json.number(id);
}

void add_namespaces(json_writer &json, const ringtap_namespaces &ns) {
    json.key("namespaces").begin_object();
    json.member("mnt", ns.mnt).member("pid", ns.pid).member("net", ns.net);
    json.member("uts", ns.uts).member("ipc", ns.ipc).member("user", ns.user);
    json.member("cgroup", ns.cgroup).end_object();
}

void add_usage(json_writer &json, std::string_view key, const ringtap_usage &usage) {
    json.key(key).begin_object();
    json.member("vm_size", usage.vm_size).member("vm_rss", usage.vm_rss);
    json.member("vm_swap", usage.vm_swap).member("pf_major", usage.pf_major);
    json.member("pf_minor", usage.pf_minor).member("fd_limit", usage.fd_limit).end_object();
}

void add_exec_program(json_writer &json, const ringtap_exec &exec) {
    json.member("exe_ino", exec.exe_ino).member("exe_dev", exec.exe_dev);
    json.member("exe_ctime_ns", exec.exe_ctime_ns).member("exe_mtime_ns", exec.exe_mtime_ns);
    json.member("exe_mode", exec.exe_mode);
    json.member("exe_writable", (exec.exe_flags & RINGTAP_EXE_WRITABLE) != 0);
    json.member("exe_memfd", (exec.exe_flags & RINGTAP_EXE_MEMFD) != 0);
    json.member("exe_deleted", (exec.exe_flags & RINGTAP_EXE_DELETED) != 0);
    json.member("exe_overlay", (exec.exe_flags & RINGTAP_EXE_OVERLAY) != 0);
}

void add_exec(json_writer &json, const event &event) {
    const ringtap_exec &exec = event.exec;
    json.member("old_tid", exec.old_tid).member("ppid", exec.ppid);
    add_ids(json, exec.ids);
    add_id(json, "loginuid", exec.loginuid);
    add_id(json, "sessionid", exec.sessionid);
    json.member("pgid", exec.pgid).member("sid", exec.sid);
    if (exec.tty != RINGTAP_TTY_UNKNOWN)
        json.member("tty", exec.tty);
    json.member("vpid", exec.vpid);
    add_namespaces(json, exec.ns);
    json.key("cap_effective").hex_number(exec.cap_effective);
    json.key("cap_permitted").hex_number(exec.cap_permitted);
    json.key("cap_inheritable").hex_number(exec.cap_inheritable);
    add_usage(json, "usage", exec.usage);
    add_exec_program(json, exec);
    json.member("vpgid", exec.vpgid).member("start_ns", exec.start_ns);
    json.member("pidns_start_ns", exec.pidns_start_ns);
    add_items(json, event);
}

void add_fork(json_writer &json, const event &event) {
    const ringtap_fork &fork = event.fork;
    json.member("child_pid", fork.child_tgid).member("child_tid", fork.child_tid);
    json.member("child_comm", comm_text(fork.comm)).member("ppid", fork.ppid);
    json.member("child_vpid", fork.child_vpid).member("child_vtid", fork.child_vtid);
    json.member("exit_signal", fork.exit_signal);
    json.key("clone_flags").hex_number(fork.clone_flags);
    add_ids(json, fork.ids);
    add_usage(json, "usage", fork.usage);
    add_usage(json, "child_usage", fork.child_usage);
    json.member("start_ns", fork.start_ns).member("pidns_start_ns", fork.pidns_start_ns);
    json.member("child_pgid", fork.child_pgid).member("child_sid", fork.child_sid);
}

void add_exit(json_writer &json, const event &event) {
    const ringtap_exit &exit = event.exit;
    const bool last = exit.h.flags & RINGTAP_F_LAST;
    json.member("status", exit.status).member("group_status", exit.group_status);
    json.member("last", last);
    json.member("pf_major", exit.pf_major).member("pf_minor", exit.pf_minor);
    json.member("start_ns", exit.start_ns).member("reaper_tid", exit.reaper_tid);
}

void add_signal(json_writer &json, const event &event) {
    const ringtap_signal &signal = event.signal;
    json.member("sig", signal.sig).member("code", signal.code);
    json.member("sender_pid", signal.sender_tgid).member("sender_uid", signal.sender_uid);
}

void add_switch(json_writer &json, const event &event) {
    const ringtap_switch &next = event.switched;
    json.member("next_pid", next.next_tgid).member("next_tid", next.next_tid);
    json.member("vm_size", next.vm_size).member("vm_rss", next.vm_rss).member("vm_swap", next.vm_swap);
    json.member("pf_major", next.pf_major).member("pf_minor", next.pf_minor);
}

void add_fault(json_writer &json, const event &event) {
    json.key("addr").hex_number(event.fault.addr).key("ip").hex_number(event.fault.ip);
    if (event.fault.h.flags & RINGTAP_F_HIDDEN)
        json.member("hidden", true);
    json.key("error").hex_number(event.fault.error);
    text_buffer names;
    append_fault_error(names, event.fault.error);
    json.member("error_names", std::string_view(names.data(), names.size()));
}

void add_cpu_action(json_writer &json, const event &event) {
    json.member("of_cpu", event.cpu_action.cpu);
    json.member("action", event.cpu_action.action == RINGTAP_CPU_UP ? "up" : "down");
}

void add_lost(json_writer &json, const event &event) {
    const ringtap_lost &lost = event.lost;
    json.member("count", lost.count);
    json.member("first_ns", lost.first_ns).member("last_ns", lost.last_ns);
    add_lost_counts(json, lost.by_cause, lost.by_type);
}

void add_level(json_writer &json, const event &event) {
    const ringtap_level &level = event.level;
    const char *from = level_name(level.from), *to = level_name(level.to);
    json.member("from", from ? from : "?").member("to", to ? to : "?");
    json.member("unread", level.unread).member("since_ns", level.since_ns);
    add_shed(json, level.cut, level.shed);
}

void add_overwritten(json_writer &json, const event &event) {
    json.member("count", event.overwritten.count);
}

void add_fields_of_type(json_writer &json, const event &event) {
    switch (event.type) {
        case RINGTAP_SYSCALL:
        case RINGTAP_ENTRY:
            return add_call(json, event);
        case RINGTAP_EXEC:
            return add_exec(json, event);
        case RINGTAP_FORK:
            return add_fork(json, event);
        case RINGTAP_EXIT:
            return add_exit(json, event);
        case RINGTAP_SIGNAL:
            return add_signal(json, event);
        case RINGTAP_SWITCH:
            return add_switch(json, event);
        case RINGTAP_FAULT:
            return add_fault(json, event);
        case RINGTAP_CPU:
            return add_cpu_action(json, event);
        case RINGTAP_LOST:
            return add_lost(json, event);
        case RINGTAP_LEVEL:
            return add_level(json, event);
        case RINGTAP_OVERWRITTEN:
            return add_overwritten(json, event);
    }
}

constexpr size_t room_for_head = 256, room_for_end = 64;

// What every event begins with, up to its thread's name. Takes room_for_head.
char *put_head(char *at, const event &event, int64_t wall_offset_ns) {
    at = put(at, "{\"type\":\"");
    if (event.state)
        at = put(put(at, "state\",\"of\":\""), event.type == RINGTAP_FORK ? std::string_view("thread") : "process");
    else
        at = put(at, std::string_view(type_name(event.type)));
    at = put_signed(put(at, "\",\"ts\":"), static_cast<int64_t>(wall_ns(event.ns, wall_offset_ns)));
    at = put_decimal(put(at, ",\"ns\":"), event.ns);
    at = put(at, ",\"cpu\":");
    at = event.cpu == RINGTAP_ALL_CPUS ? put(at, "null") : put_decimal(at, event.cpu);
    if (is_of_ring(event.type))
        return at;
    at = put_decimal(put(at, ",\"pid\":"), event.tgid);
    return put_decimal(put(at, ",\"tid\":"), event.tid);
}

}  // namespace

void append_event_json(text_buffer &out, const event &event, int64_t wall_offset_ns) {
    json_writer json(out);
    json.ends(put_head(json.here(room_for_head), event, wall_offset_ns));
    if (!is_of_ring(event.type))
        json.member("comm", event.comm);
    add_fields_of_type(json, event);
    char *at = put_decimal(put(json.here(room_for_end), ",\"seq\":"), event.seq);
    if (event.joined)
        at = put_decimal(put(at, ",\"joined\":"), event.joined);
    json.ends(put(at, "}\n"));
}

}  // namespace ringtap

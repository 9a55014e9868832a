// SPDX-License-Identifier: MIT OR Apache-2.0
// Who runs what, of those who were made, run a new program, or end.
#include "model/view_items.h"
#include "scap/event_sources.h"
#include "scap/process_flags.h"
#include "scap/process_strings.h"

namespace ringtap {

namespace {

const ringtap_exec *exec_of(const event_context &of) {
    return of.event.type == RINGTAP_EXEC ? &of.event.exec : nullptr;
}

const ringtap_usage *usage_of(const event_context &of) {
    if (const ringtap_exec *exec = exec_of(of))
        return &exec->usage;
    if (!of.fork)
        return nullptr;
    return of.of_child ? &of.fork->child_usage : &of.fork->usage;
}

uint32_t tid_of(const event_context &of) {
    return of.of_child && of.fork ? of.fork->child_tid : of.event.tid;
}

// Of a program that could not be run: what it would have had.
const item *failed_strings(const event_context &of, unsigned kind) {
    if (of.event.type != RINGTAP_SYSCALL || of.event.call.result >= 0)
        return nullptr;
    for (const item &item : of.event.items)
        if (item.kind == kind)
            return &item;
    return nullptr;
}

std::string_view arguments_of(const event_context &of) {
    if (const item *failed = failed_strings(of, RINGTAP_KIND_ARGV))
        return failed->bytes;
    return of.process ? of.process->args : std::string_view();
}

std::string_view environment_of(const event_context &of) {
    if (const item *failed = failed_strings(of, RINGTAP_KIND_ENVP))
        return failed->bytes;
    return of.process ? of.process->env : std::string_view();
}

template <typename Member>
void put_usage(event_block &to, const event_context &of, const scap_parameter &parameter,
               Member member) {
    const ringtap_usage *usage = usage_of(of);
    to.number(usage ? usage->*member : 0, parameter.width);
}

template <typename Member>
void put_of_exec(event_block &to, const event_context &of, const scap_parameter &parameter,
                 Member member) {
    const ringtap_exec *exec = exec_of(of);
    to.number(exec ? exec->*member : 0, parameter.width);
}

template <typename Member>
void put_of_process(event_block &to, const event_context &of, const scap_parameter &parameter,
                    Member member) {
    to.number(of.process ? of.process->*member : 0, parameter.width);
}

void put_id(event_block &to, const scap_parameter &parameter, uint32_t id) {
    to.number(id ? id : static_cast<uint64_t>(scap_none), parameter.width);
}

}  // namespace

void put_exe(event_block &to, const event_context &of, const scap_parameter &) {
    to.text(first_string(arguments_of(of)));
}

void put_args(event_block &to, const event_context &of, const scap_parameter &) {
    to.bytes(further_strings(arguments_of(of)));
}

void put_tid(event_block &to, const event_context &of, const scap_parameter &parameter) {
    to.number(tid_of(of), parameter.width);
}

void put_pid(event_block &to, const event_context &of, const scap_parameter &parameter) {
    to.number(of.of_child && of.fork ? of.fork->child_tgid : of.event.tgid, parameter.width);
}

void put_ptid(event_block &to, const event_context &of, const scap_parameter &parameter) {
    if (of.of_child && of.fork)
        return put_id(to, parameter, of.fork->ppid);
    put_id(to, parameter, of.process ? of.process->ppid : 0);
}

void put_cwd(event_block &to, const event_context &of, const scap_parameter &) {
    of.process && !of.process->cwd.empty() ? to.text(of.process->cwd) : to.absent();
}

void put_fdlimit(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const ringtap_usage *usage = usage_of(of);
    to.number(usage ? usage->fd_limit : static_cast<uint64_t>(scap_none), parameter.width);
}

void put_pgft_maj(event_block &to, const event_context &of, const scap_parameter &parameter) {
    put_usage(to, of, parameter, &ringtap_usage::pf_major);
}
void put_pgft_min(event_block &to, const event_context &of, const scap_parameter &parameter) {
    put_usage(to, of, parameter, &ringtap_usage::pf_minor);
}
void put_vm_size(event_block &to, const event_context &of, const scap_parameter &parameter) {
    put_usage(to, of, parameter, &ringtap_usage::vm_size);
}
void put_vm_rss(event_block &to, const event_context &of, const scap_parameter &parameter) {
    put_usage(to, of, parameter, &ringtap_usage::vm_rss);
}
void put_vm_swap(event_block &to, const event_context &of, const scap_parameter &parameter) {
    put_usage(to, of, parameter, &ringtap_usage::vm_swap);
}

void put_comm(event_block &to, const event_context &of, const scap_parameter &) {
    const ringtap_exec *exec = exec_of(of);
    if (!exec && !(of.of_child && of.fork))
        return to.text(of.event.comm);
    const char *comm = exec ? exec->comm : of.fork->comm;
    to.text({comm, RINGTAP_COMM_LEN});
}

void put_cgroups(event_block &to, const event_context &of, const scap_parameter &) {
    to.bytes(of.process ? group_strings(*of.process) : std::string());
}

// Of a call whose child is not known, as far as it says so itself.
void put_clone_flags(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const auto asked =
        of.event.type == RINGTAP_SYSCALL ? argument_number(of, "clone_flags") : std::nullopt;
    uint32_t flags = to_scap(clone_bits, of.fork ? of.fork->clone_flags : asked.value_or(0));
    if (of.fork && of.fork->child_vtid && of.fork->child_vtid != of.fork->child_tid)
        flags |= scap_in_pid_namespace;
    to.number(flags, parameter.width);
}

void put_uid(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const uint32_t known = of.process ? of.process->ids.euid : RINGTAP_ID_NONE;
    to.number(exec_of(of)              ? exec_of(of)->ids.euid
              : of.of_child && of.fork ? of.fork->ids.euid
                                       : known,
              parameter.width);
}

void put_gid(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const uint32_t known = of.process ? of.process->ids.egid : RINGTAP_ID_NONE;
    to.number(exec_of(of)              ? exec_of(of)->ids.egid
              : of.of_child && of.fork ? of.fork->ids.egid
                                       : known,
              parameter.width);
}

void put_vtid(event_block &to, const event_context &of, const scap_parameter &parameter) {
    if (of.of_child && of.fork)
        return put_id(to, parameter, of.fork->child_vtid);
    const thread_info *thread = of.event.host ? of.event.host->thread(of.event.tid) : nullptr;
    put_id(to, parameter, thread ? thread->vtid : 0);
}

void put_vpid(event_block &to, const event_context &of, const scap_parameter &parameter) {
    if (of.of_child && of.fork)
        return put_id(to, parameter, of.fork->child_vpid);
    put_id(to, parameter, of.process ? of.process->vpid : 0);
}

void put_pidns_start(event_block &to, const event_context &of, const scap_parameter &parameter) {
    to.number(of.of_child && of.fork ? of.fork->pidns_start_ns : 0, parameter.width);
}

// ---- of a new program

void put_env(event_block &to, const event_context &of, const scap_parameter &) {
    to.bytes(environment_of(of));
}

void put_tty(event_block &to, const event_context &of, const scap_parameter &parameter) {
    put_of_process(to, of, parameter, &process_info::tty);
}

void put_vpgid(event_block &to, const event_context &of, const scap_parameter &parameter) {
    put_of_exec(to, of, parameter, &ringtap_exec::vpgid);
}

void put_pgid(event_block &to, const event_context &of, const scap_parameter &parameter) {
    put_of_process(to, of, parameter, &process_info::pgid);
}

void put_loginuid(event_block &to, const event_context &of, const scap_parameter &parameter) {
    put_of_process(to, of, parameter, &process_info::loginuid);
}

void put_exe_flags(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const uint32_t flags = of.process ? of.process->exe_flags.value_or(0) : 0;
    to.number(to_scap(exe_bits, flags), parameter.width);
}

void put_cap_inheritable(event_block &to, const event_context &of,
                         const scap_parameter &parameter) {
    put_of_process(to, of, parameter, &process_info::cap_inheritable);
}

void put_cap_permitted(event_block &to, const event_context &of, const scap_parameter &parameter) {
    put_of_process(to, of, parameter, &process_info::cap_permitted);
}

void put_cap_effective(event_block &to, const event_context &of, const scap_parameter &parameter) {
    put_of_process(to, of, parameter, &process_info::cap_effective);
}

void put_exe_ino(event_block &to, const event_context &of, const scap_parameter &parameter) {
    put_of_exec(to, of, parameter, &ringtap_exec::exe_ino);
}

void put_exe_ctime(event_block &to, const event_context &of, const scap_parameter &parameter) {
    put_of_exec(to, of, parameter, &ringtap_exec::exe_ctime_ns);
}

void put_exe_mtime(event_block &to, const event_context &of, const scap_parameter &parameter) {
    put_of_exec(to, of, parameter, &ringtap_exec::exe_mtime_ns);
}

void put_exepath(event_block &to, const event_context &of, const scap_parameter &) {
    of.process && !of.process->exe.empty() ? to.text(of.process->exe) : to.absent();
}

void put_filename(event_block &to, const event_context &of, const scap_parameter &parameter) {
    if (of.event.type == RINGTAP_SYSCALL && of.event.call.args_known)
        return put_argument(to, of, parameter);
    of.process && !of.process->filename.empty() ? to.text(of.process->filename) : to.absent();
}

// ---- of an end

namespace {

uint32_t status_of(const event_context &of) {
    const ringtap_exit &exit = of.event.exit;
    return exit.h.flags & RINGTAP_F_LAST ? exit.group_status : exit.status;
}

}  // namespace

void put_exit_status(event_block &to, const event_context &of, const scap_parameter &parameter) {
    to.number(status_of(of), parameter.width);
}

void put_exit_code(event_block &to, const event_context &of, const scap_parameter &parameter) {
    to.number(status_of(of) >> 8 & 0xff, parameter.width);
}

void put_exit_signal(event_block &to, const event_context &of, const scap_parameter &parameter) {
    to.number(status_of(of) & 0x7f, parameter.width);
}

void put_exit_core(event_block &to, const event_context &of, const scap_parameter &parameter) {
    to.number(status_of(of) & 0x80 ? 1 : 0, parameter.width);
}

void put_exit_reaper(event_block &to, const event_context &of, const scap_parameter &parameter) {
    to.number(of.event.exit.reaper_tid, parameter.width);
}

}  // namespace ringtap

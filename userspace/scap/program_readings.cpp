// SPDX-License-Identifier: MIT OR Apache-2.0
#include <algorithm>

#include "model/file_names.h"
#include "scap/process_flags.h"
#include "scap/process_readings.h"

namespace ringtap {

namespace {

constexpr uint64_t scap_exe_layers = 2 | 8;

// Of several hierarchies the longest path, since a container's name is in it.
std::string_view group_of(std::string_view strings) {
    std::string_view longest;
    for (const std::string_view line : strings_in(strings)) {
        const size_t sign = line.find('=');
        if (sign != std::string_view::npos && line.size() - sign - 1 > longest.size())
            longest = line.substr(sign + 1);
    }
    return longest;
}

// Files that do not tell the program's path tell the one that was given.
std::string program_path(const read_process &of, const process_info *known) {
    if (of.exepath)
        return std::string(*of.exepath);
    const std::string_view before = known ? std::string_view(known->cwd) : std::string_view();
    const std::string_view told = of.cwd.value_or("");
    return of.filename ? absolute_path(told.empty() ? before : told, *of.filename) : std::string();
}

// A directory with a slash behind it is the same one.
std::string_view directory_of(const read_process &of) {
    std::string_view path = of.cwd.value_or("");
    if (path.size() > 1 && path.back() == '/')
        path.remove_suffix(1);
    return path;
}

std::string_view base_name(std::string_view path) {
    return path.substr(path.rfind('/') + 1);
}

}  // namespace

ringtap_usage usage_of(const read_process &of) {
    ringtap_usage usage{};
    usage.vm_size = of.vm_size.value_or(0);
    usage.vm_rss = of.vm_rss.value_or(0);
    usage.vm_swap = of.vm_swap.value_or(0);
    usage.pf_major = of.pgft_maj.value_or(0);
    usage.pf_minor = of.pgft_min.value_or(0);
    usage.fd_limit = is_told(of.fdlimit) ? *of.fdlimit : 0;
    return usage;
}

ringtap_ids ids_of(const read_process &of, const process_info *known) {
    ringtap_ids ids = known ? known->ids : ringtap_ids{};
    if (of.uid)
        ids.uid = ids.euid = ids.suid = ids.fsuid = word(of.uid, 0);
    if (of.gid)
        ids.gid = ids.egid = ids.sgid = ids.fsgid = word(of.gid, 0);
    return ids;
}

std::string arguments_of(const read_process &of) {
    const std::string_view exe = of.exe.value_or(""), args = of.args.value_or("");
    if (exe.empty() && args.empty())  // the kernel's own threads have none
        return {};
    return std::string(exe).append(1, '\0').append(args);
}

void fill_exec(ringtap_exec &exec, const read_process &of, const process_info *known) {
    static const process_info nobody;
    const process_info &before = known ? *known : nobody;
    const uint64_t flags = of.exe_flags.value_or(0);
    exec.old_tid = exec.h.tid;
    exec.ppid = is_told(of.ptid) ? word(of.ptid, 0) : before.ppid;
    exec.ids = ids_of(of, known);
    exec.loginuid = word(of.loginuid, before.loginuid);
    exec.sessionid = before.sessionid;
    exec.pgid = is_told(of.pgid) ? word(of.pgid, 0) : before.pgid;
    exec.sid = before.sid;
    exec.tty = of.tty ? word(of.tty, 0) : known ? before.tty : RINGTAP_TTY_UNKNOWN;
    exec.vpid = is_told(of.vpid) ? word(of.vpid, 0) : before.vpid;
    exec.vpgid = is_told(of.vpgid) ? word(of.vpgid, 0) : 0;
    exec.ns = before.ns;
    exec.cap_effective = of.cap_effective.value_or(before.cap_effective);
    exec.cap_permitted = of.cap_permitted.value_or(before.cap_permitted);
    exec.cap_inheritable = of.cap_inheritable.value_or(before.cap_inheritable);
    exec.exe_ino = of.exe_ino.value_or(0);
    exec.exe_ctime_ns = of.exe_ctime.value_or(0);
    exec.exe_mtime_ns = of.exe_mtime.value_or(0);
    exec.exe_flags = static_cast<uint32_t>(to_kernel(exe_bits, flags)) |
                     (flags & scap_exe_layers ? RINGTAP_EXE_OVERLAY : 0);
    exec.pidns_start_ns = of.pidns_start.value_or(0);
    const std::string_view comm = of.comm ? *of.comm : base_name(of.exe.value_or(""));
    comm.copy(exec.comm, sizeof(exec.comm) - 1);
}

uint8_t give_program(record_queue &to, const read_process &of, const process_info *known) {
    uint8_t count = 0;
    const auto give = [&](unsigned kind, std::string_view bytes) {
        if (bytes.empty())
            return;
        ringtap_item head{};
        head.kind = static_cast<__u16>(kind);
        head.arg = RINGTAP_ARG_NONE;
        head.flags = RINGTAP_ITEM_KERNEL;
        head.orig_len = bytes.size();
        to.add_item(head, bytes);
        count++;
    };
    give(RINGTAP_KIND_EXE, program_path(of, known));
    give(RINGTAP_KIND_FILENAME, of.filename.value_or(""));
    give(RINGTAP_KIND_ARGV, arguments_of(of));
    give(RINGTAP_KIND_ENVP, of.env.value_or(""));
    give(RINGTAP_KIND_CWD, directory_of(of));
    give(RINGTAP_KIND_CGROUP, group_of(of.cgroups.value_or("")));
    return count;
}

}  // namespace ringtap

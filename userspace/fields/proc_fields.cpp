// SPDX-License-Identifier: MIT OR Apache-2.0
#include <algorithm>
#include <iterator>

#include "fields/field.h"
#include "fields/process_facts.h"

namespace ringtap {

namespace {

using reader = field_reader;
using arg = field_arg;

constexpr uint32_t most_ancestors = 64;  // a loop in what is known ends here

std::string_view name_of(const reader &r, const process_info &process) {
    const thread_info *main = r.host()->thread(process.tgid);
    return main ? std::string_view(main->comm) : std::string_view();
}

std::string_view own_name(const reader &r) {
    return r.current().comm == "?" ? std::string_view() : r.current().comm;
}

// The arguments behind the program's name, with blanks between them.
void append_args(std::string &out, const process_info &process) {
    const auto words = strings_in(process.args);
    for (size_t i = 1; i < words.size(); i++) {
        if (!out.empty())
            out += ' ';
        out += words[i];
    }
}

std::string_view command_line(reader &r, std::string_view name, const process_info &process) {
    std::string &out = r.scratch();
    out = name;
    append_args(out, process);
    return out;
}

std::string_view first_arg(const process_info &process) {
    return process.args.substr(0, process.args.find('\0'));
}

// One ancestor, or all where none was named.
template <typename Read>
void of_ancestors(reader &r, const arg &which, Read read) {
    if (which.given) {
        if (const process_info *found = r.ancestor(std::min(which.index, most_ancestors)))
            read(*found);
        return;
    }
    for (uint32_t i = 1; i < most_ancestors; i++) {
        const process_info *found = r.ancestor(i);
        if (!found)
            return;
        read(*found);
    }
}

template <typename Read>
void of_parent(reader &r, Read read) {
    if (const process_info *parent = r.ancestor(1))
        read(*parent);
}

bool is_shell(std::string_view name) {
    static constexpr std::string_view shells[] = {"sh",   "bash", "dash", "zsh",  "ksh",    "csh",
                                                  "tcsh", "ash",  "fish", "mksh", "busybox"};
    return std::find(std::begin(shells), std::end(shells), name) != std::end(shells);
}

// Since a time that may not be known.
void number_since(reader &r, uint64_t then) {
    if (then && r.current().ns >= then)
        r.unsigned_number(r.current().ns - then);
}

void pid(reader &r, const arg &) {
    if (!is_of_ring(r.current().type))
        r.unsigned_number(r.current().tgid);
}

void name(reader &r, const arg &) {
    r.known(own_name(r));
}

void vpid(reader &r, const arg &) {
    if (const auto *process = r.process(); process && process->vpid)
        r.unsigned_number(process->vpid);
}

void ppid(reader &r, const arg &) {
    if (r.current().type == RINGTAP_EXEC)
        return r.unsigned_number(r.current().exec.ppid);
    if (const auto *process = r.process())
        r.unsigned_number(process->ppid);
}

void exe(reader &r, const arg &) {
    if (const auto *process = r.process())
        r.known(first_arg(*process));
}

void exepath(reader &r, const arg &) {
    if (const auto *process = r.process())
        r.known(process->exe);
}

void exepath_host(reader &r, const arg &) {
    const auto *process = r.process();
    if (!process || process->exe_within.empty())
        return process ? r.known(process->exe) : void();
    std::string &out = r.scratch();
    out = r.host()->host_path(process->exe_dev, process->exe_within);
    r.known(out);
}

void exe_flag(reader &r, uint32_t flag) {
    if (const auto *process = r.process(); process && process->exe_flags)
        r.boolean((*process->exe_flags & flag) != 0);
}

void is_exe_writable(reader &r, const arg &) {
    exe_flag(r, RINGTAP_EXE_WRITABLE);
}

// Of an overlayfs the kernel does not tell which layer it is.
void is_exe_upper_layer(reader &r, const arg &) {
    const auto *process = r.process();
    if (process && process->exe_flags && !(*process->exe_flags & RINGTAP_EXE_OVERLAY))
        r.boolean(false);
}

void is_exe_from_memfd(reader &r, const arg &) {
    exe_flag(r, RINGTAP_EXE_MEMFD);
}

template <uint64_t program_file::*Member>
void exe_file(reader &r, const arg &) {
    if (const auto *process = r.process(); process && process->exe_file.*Member)
        r.unsigned_number(process->exe_file.*Member);
}

void exe_ctime_age(reader &r, const arg &) {
    if (const auto age = program_age(r))
        r.unsigned_number(*age);
}

void is_sure(reader &r, const arg &) {
    if (const auto *process = r.process())
        r.boolean(process->sure);
}

void args(reader &r, const arg &) {
    if (const auto *process = r.process())
        r.text(command_line(r, "", *process));
}

void cmdline(reader &r, const arg &) {
    if (const auto *process = r.process())
        r.known(command_line(r, own_name(r), *process));
}

void exeline(reader &r, const arg &) {
    if (const auto *process = r.process())
        r.known(command_line(r, first_arg(*process), *process));
}

void cmdnargs(reader &r, const arg &) {
    const auto *process = r.process();
    if (!process)
        return;
    const uint64_t count = process->arg_count ? process->arg_count : strings_in(process->args).size();
    r.unsigned_number(count ? count - 1 : 0);
}

void cmdlenargs(reader &r, const arg &) {
    const auto *process = r.process();
    if (!process)
        return;
    // without the first one, its NUL and the last one's: the others are where blanks are
    const uint64_t others = first_arg(*process).size() + 2;
    if (process->arg_bytes)
        r.unsigned_number(process->arg_bytes - std::min(process->arg_bytes, others));
    else
        r.unsigned_number(command_line(r, "", *process).size());
}

void cwd(reader &r, const arg &) {
    const auto *process = r.process();
    if (!process || process->cwd.empty())
        return;
    std::string &out = r.scratch();
    out.append(process->cwd).append(process->cwd.back() == '/' ? "" : "/");
    r.text(out);
}

void env(reader &r, const arg &which) {
    const auto *process = r.process();
    if (!process)
        return;
    if (!which.given) {
        std::string &out = r.scratch();
        for (const std::string_view entry : strings_in(process->env))
            out.append(out.empty() ? "" : " ").append(entry);
        return r.known(out);
    }
    for (const std::string_view entry : strings_in(process->env))
        if (entry.size() > which.name.size() && entry[which.name.size()] == '=' &&
            entry.substr(0, which.name.size()) == which.name)
            return r.text(entry.substr(which.name.size() + 1));
}

// The session's first shell: the farthest one above, or the process itself.
void loginshellid(reader &r, const arg &) {
    uint32_t shell = 0;
    for (uint32_t i = 0; i < most_ancestors; i++) {
        const process_info *process = r.ancestor(i);
        if (!process)
            break;
        if (is_shell(name_of(r, *process)))
            shell = process->tgid;
    }
    if (shell)
        r.unsigned_number(shell);
}

void tty(reader &r, const arg &) {
    if (const auto *process = r.process())
        r.unsigned_number(process->tty);
}

void sid(reader &r, const arg &) {
    if (const auto *process = r.process(); process && process->sid)
        r.unsigned_number(process->sid);
}

void pgid(reader &r, const arg &) {
    if (const auto *process = r.process(); process && process->pgid)
        r.unsigned_number(process->pgid);
}

void vpgid_name(reader &r, const arg &) {
    if (const process_info *leader = group_leader(r))
        r.known(name_of(r, *leader));
}

void vpgid_exe(reader &r, const arg &) {
    if (const process_info *leader = group_leader(r))
        r.known(first_arg(*leader));
}

void is_vpgid_leader(reader &r, const arg &) {
    if (const auto *process = r.process(); process && process->pgid)
        r.boolean(process->pgid == process->tgid);
}

void sname(reader &r, const arg &) {
    const auto *process = r.process();
    const auto *leader = process ? r.process(process->sid) : nullptr;
    if (leader)
        r.known(name_of(r, *leader));
}

void pname(reader &r, const arg &) {
    of_parent(r, [&](const process_info &p) { r.known(name_of(r, p)); });
}

void pexe(reader &r, const arg &) {
    of_parent(r, [&](const process_info &p) { r.known(first_arg(p)); });
}

void pexepath(reader &r, const arg &) {
    of_parent(r, [&](const process_info &p) { r.known(p.exe); });
}

void pcmdline(reader &r, const arg &) {
    of_parent(r, [&](const process_info &p) { r.known(command_line(r, name_of(r, p), p)); });
}

void aname(reader &r, const arg &which) {
    of_ancestors(r, which, [&](const process_info &p) { r.known(name_of(r, p)); });
}

void apid(reader &r, const arg &which) {
    of_ancestors(r, which, [&](const process_info &p) { r.unsigned_number(p.tgid); });
}

void aexe(reader &r, const arg &which) {
    of_ancestors(r, which, [&](const process_info &p) { r.known(first_arg(p)); });
}

void aexepath(reader &r, const arg &which) {
    of_ancestors(r, which, [&](const process_info &p) { r.known(p.exe); });
}

void acmdline(reader &r, const arg &which) {
    of_ancestors(r, which,
                 [&](const process_info &p) { r.known(command_line(r, name_of(r, p), p)); });
}

void duration(reader &r, const arg &) {
    if (const auto *process = r.process())
        number_since(r, process->start_ns);
}

void ppid_duration(reader &r, const arg &) {
    of_parent(r, [&](const process_info &p) { number_since(r, p.start_ns); });
}

void nthreads(reader &r, const arg &) {
    if (const auto *process = r.process())
        r.unsigned_number(process->threads);
}

void fdopencount(reader &r, const arg &) {
    if (const auto *process = r.process())
        r.unsigned_number(process->open_fds);
}

void unit(reader &r, const arg &) {
    const auto *process = r.process();
    if (!process || !process->container ||
        process->container->runtime != container_runtime::systemd)
        return;
    std::string &said = r.scratch();
    said = process->container->said(process->container->name);
    r.known(said);
}

constexpr auto no_arg = field_arg_kind::none;
constexpr auto optional = field_arg_kind::optional_index;
constexpr auto fleeting = field_habit::fleeting;
constexpr field fields[] = {
    {"proc.pid", value_type::number, no_arg, "the process", pid},
    {"proc.vpid", value_type::number, no_arg, "the same in its own pid namespace", vpid},
    {"proc.ppid", value_type::number, no_arg, "its parent", ppid},
    {"proc.name", value_type::text, no_arg, "what the thread calls itself", name},
    {"proc.exe", value_type::text, no_arg, "the first word of the command line", exe},
    {"proc.exepath", value_type::text, no_arg, "the program's path, the kernel's view", exepath},
    {"proc.exepath.host", value_type::text, no_arg,
     "the same as the host's first process knows it, as fd.name.host; ringtap's own", exepath_host},
    {"proc.is_exe_writable", value_type::boolean, no_arg,
     "whether the user who started the program could write to its file", is_exe_writable},
    {"proc.is_exe_upper_layer", value_type::boolean, no_arg,
     "false where the program's file is on no overlayfs; on one the kernel does not say which layer has it",
     is_exe_upper_layer},
    {"proc.is_exe_from_memfd", value_type::boolean, no_arg,
     "whether the program's file was made by memfd_create, and is in no directory", is_exe_from_memfd},
    {"proc.exe_ino", value_type::number, no_arg, "inode number of the program's file", exe_file<&program_file::ino>},
    {"proc.exe_ino.ctime", value_type::duration, no_arg, "when that inode was changed, since 1970", exe_file<&program_file::ctime_ns>},
    {"proc.exe_ino.mtime", value_type::duration, no_arg, "when its content was", exe_file<&program_file::mtime_ns>},
    {"proc.exe_ino.ctime_duration_proc_start", value_type::duration, no_arg, "how long before the process began", exe_ctime_age},
    {"proc.is_sure", value_type::boolean, no_arg,
     "whether what is known of the process is sure; ringtap's own", is_sure, nullptr, fleeting},
    {"proc.args", value_type::text, no_arg, "the other words of the command line; ... stands for what is missing of a long one", args},
    {"proc.cmdline", value_type::text, no_arg, "proc.name and proc.args", cmdline},
    {"proc.exeline", value_type::text, no_arg, "proc.exe and proc.args", exeline},
    {"proc.cmdnargs", value_type::number, no_arg, "how many words proc.args has", cmdnargs},
    {"proc.cmdlenargs", value_type::number, no_arg, "bytes of proc.args", cmdlenargs},
    {"proc.cwd", value_type::text, no_arg, "the working directory, with a slash at the end", cwd},
    {"proc.env", value_type::text, field_arg_kind::optional_name,
     "a variable of the environment, or all (with --env)", env},
    {"proc.pname", value_type::text, no_arg, "the parent's name", pname},
    {"proc.pexe", value_type::text, no_arg, "the parent's proc.exe", pexe},
    {"proc.pexepath", value_type::text, no_arg, "the parent's proc.exepath", pexepath},
    {"proc.pcmdline", value_type::text, no_arg, "the parent's proc.cmdline", pcmdline},
    {"proc.aname", value_type::text, optional,
     "the name of an ancestor: 1 is the parent, 0 the process; without a number any of them",
     aname},
    {"proc.apid", value_type::number, optional, "an ancestor's proc.pid", apid},
    {"proc.aexe", value_type::text, optional, "an ancestor's proc.exe", aexe},
    {"proc.aexepath", value_type::text, optional, "an ancestor's proc.exepath", aexepath},
    {"proc.acmdline", value_type::text, optional, "an ancestor's proc.cmdline", acmdline},
    {"proc.loginshellid", value_type::number, no_arg, "the farthest ancestor that is a shell",
     loginshellid},
    {"proc.tty", value_type::number, no_arg, "device number of the terminal; 0: none", tty},
    {"proc.sid", value_type::number, no_arg, "the session", sid},
    {"proc.sname", value_type::text, no_arg, "the name of the session's leader", sname},
    {"proc.pgid", value_type::number, no_arg, "the process group", pgid},
    {"proc.vpgid.name", value_type::text, no_arg, "the name of the process group's leader", vpgid_name},
    {"proc.vpgid.exe", value_type::text, no_arg, "the leader's proc.exe", vpgid_exe},
    {"proc.is_vpgid_leader", value_type::boolean, no_arg, "whether the process is the leader", is_vpgid_leader},
    {"proc.duration", value_type::duration, no_arg, "how long the process has lived", duration, nullptr, fleeting},
    {"proc.ppid.duration", value_type::duration, no_arg, "how long its parent has lived",
     ppid_duration, nullptr, fleeting},
    {"proc.nthreads", value_type::number, no_arg, "how many threads it has", nthreads, nullptr, fleeting},
    {"proc.fdopencount", value_type::number, no_arg, "how many descriptors are open", fdopencount, nullptr, fleeting},
    {"proc.unit", value_type::text, no_arg, "the systemd service that it belongs to", unit},
};

}  // namespace

field_class proc_fields() {
    return {"proc", "the process", fields, std::size(fields), true};
}

}  // namespace ringtap

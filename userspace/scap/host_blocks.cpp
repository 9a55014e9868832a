// SPDX-License-Identifier: MIT OR Apache-2.0
#include "scap/host_blocks.h"

#include <algorithm>
#include <cstring>

#include "capture/clock.h"
#include "model/proc_files.h"
#include "scap/process_strings.h"

namespace ringtap {

namespace {

constexpr size_t hostname_size = 128;
constexpr uint32_t thread_flags =
    0x2801;  // CLONE_FILES, CLONE_SIGHAND, CLONE_THREAD, by the format's numbers

// Those of a process that is not known.
const process_info nobody;

const process_info &process_of(const event &event, uint32_t tgid) {
    const process_info *known = event.host->process(tgid);
    return known ? *known : nobody;
}

// What a thread has of its own.
struct thread_ids {
    uint32_t tid, tgid, ppid, vtid;
    uint32_t flags;
};

void put_capabilities(byte_writer &to, const process_info &process) {
    const uint32_t flags = process.exe_flags.value_or(0);
    to.number(process.loginuid);
    to.number(static_cast<uint8_t>(flags & RINGTAP_EXE_WRITABLE ? 1 : 0));
    to.number(process.cap_inheritable);
    to.number(process.cap_permitted);
    to.number(process.cap_effective);
}

void put_usage(byte_writer &to, const ringtap_usage &usage) {
    to.number(static_cast<uint32_t>(usage.vm_size));
    to.number(static_cast<uint32_t>(usage.vm_rss));
    to.number(static_cast<uint32_t>(usage.vm_swap));
    to.number(uint64_t{usage.pf_major});
    to.number(uint64_t{usage.pf_minor});
}

void put_program(byte_writer &to, std::string_view comm, const process_info &process) {
    to.counted(comm, scap_path_max);
    to.counted(first_string(process.args), scap_path_max);
    to.counted(process.exe, scap_path_max);
    to.counted(further_strings(process.args), scap_strings_max);
    to.counted(process.cwd, scap_path_max);
}

// Its length is not in it yet.
void put_thread(byte_writer &to, const thread_ids &ids, std::string_view comm,
                const process_info &process, const ringtap_exec *exec) {
    const ringtap_usage usage = exec ? exec->usage : ringtap_usage{};
    to.number(uint64_t{ids.tid});
    to.number(uint64_t{ids.tgid});
    to.number(uint64_t{ids.ppid});
    to.number(uint64_t{process.sid});
    to.number(uint64_t{exec && exec->vpgid ? exec->vpgid : process.pgid});
    put_program(to, comm, process);
    to.number(uint64_t{usage.fd_limit});
    to.number(ids.flags);
    to.number(process.ids.euid);
    to.number(process.ids.egid);
    put_usage(to, usage);
    to.counted(process.env, scap_strings_max);
    to.number(ids.vtid ? int64_t{ids.vtid} : scap_none);
    to.number(process.vpid ? int64_t{process.vpid} : scap_none);
    to.counted(group_strings(process), scap_strings_max);
    to.counted({}, scap_path_max);  // the root directory
}

}  // namespace

void append_section(std::string &out) {
    byte_writer body;
    body.number(uint32_t{0x1a2b3c4d});
    body.number(uint16_t{1});
    body.number(uint16_t{2});
    body.number(UINT64_MAX);
    append_block(out, scap_block::section, body.written());
}

void append_machine(std::string &out, const file_header &header) {
    byte_writer body;
    body.number(header.nr_cpus);
    body.number(uint64_t{0});  // how much memory it has
    body.number(uint64_t{0});  // the highest process id
    const std::string_view name(header.hostname, strnlen(header.hostname, sizeof(header.hostname)));
    body.bytes(name);
    body.zeros(hostname_size - name.size());
    body.number(header.wall_offset_ns);  // when it was started
    body.zeros(24);
    append_block(out, scap_block::machine, body.written());
}

void append_users(std::string &out, std::string_view lines) {
    byte_writer body;
    for_each_line(lines, [&](std::string_view line) {
        const bool is_user = take_word(line) == "u";
        const auto id = static_cast<uint32_t>(number_in(take_word(line)));
        const std::string_view name = take_word(line).substr(0, scap_name_max);
        const size_t begun = body.size();
        body.number(uint32_t{0});
        body.number(static_cast<uint8_t>(is_user ? 0 : 1));
        body.number(id);
        if (is_user)
            body.number(UINT32_MAX);  // nothing is known of its group
        body.counted(name, scap_name_max);
        if (is_user)
            body.zeros(4);  // home and shell
        body.set(begun, static_cast<uint32_t>(body.size() - begun));
    });
    if (body.size())
        append_block(out, scap_block::users, body.written());
}

// As libs since 0.10 have it; older ones know the middle of it alone.
void process_blocks::put_tail(const process_info &process, const ringtap_exec *exec) {
    const uint32_t flags = process.exe_flags.value_or(0);
    const uint64_t started_ns = exec ? exec->pidns_start_ns : 0;
    entries_.number(started_ns ? wall_ns(started_ns, wall_offset_ns_) : 0);
    entries_.number(process.tty);
    put_capabilities(entries_, process);
    entries_.number(uint8_t{0});  // in an upper layer
    entries_.number(uint64_t{exec ? exec->exe_ino : 0});
    entries_.number(uint64_t{exec ? exec->exe_ctime_ns : 0});
    entries_.number(uint64_t{exec ? exec->exe_mtime_ns : 0});
    entries_.number(static_cast<uint8_t>(flags & RINGTAP_EXE_MEMFD ? 1 : 0));
    entries_.number(uint8_t{0});  // in a lower layer
    entries_.number(int64_t{process.pgid});
}

void process_blocks::add(const event &event) {
    const bool is_process = event.type == RINGTAP_EXEC;
    if (!is_process && event.type != RINGTAP_FORK)
        return;
    if (is_process)
        processes_.push_back(event.tgid);
    if (dialect_ == scap_dialect::live)
        return;
    const ringtap_exec *exec = is_process ? &event.exec : nullptr;
    const process_info &process =
        process_of(event, is_process ? event.tgid : event.fork.child_tgid);
    const thread_ids ids = is_process
                               ? thread_ids{event.tgid, event.tgid, exec->ppid, exec->vpid, 0}
                               : thread_ids{event.fork.child_tid, event.fork.child_tgid,
                                            event.fork.ppid, event.fork.child_vtid, thread_flags};
    const size_t begun = entries_.size();
    entries_.number(uint32_t{0});
    put_thread(entries_, ids, event.comm, process, exec);
    if (dialect_ == scap_dialect::superset)
        put_capabilities(entries_, process);
    else
        put_tail(process, exec);
    entries_.set(begun, static_cast<uint32_t>(entries_.size() - begun));
}

void process_blocks::append_to(std::string &out) {
    if (entries_.size())
        append_block(out, scap_block::processes, entries_.written());
    entries_.clear();
}

}  // namespace ringtap

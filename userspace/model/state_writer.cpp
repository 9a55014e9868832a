// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/state_writer.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstring>
#include <vector>

#include "model/file_names.h"
#include "model/record_builder.h"

namespace ringtap {

namespace {

// As of process_table: between the first and the last words.
constexpr std::string_view lost_words = "...";

// Nobody has more processes above him; who is above himself, in a file that somebody made.
constexpr int generations_max = 1000;

// No record is of an earlier time than one that is taken in.
uint64_t time_of(const process &owner) {
    return std::max({uint64_t{1}, owner.as_of_ns, owner.known_ns});
}

void set_comm(char (&to)[RINGTAP_COMM_LEN], std::string_view comm) {
    comm.copy(to, sizeof(to) - 1);
}

ringtap_exec exec_of(uint32_t tgid, const process &owner, std::string_view comm) {
    ringtap_exec exec{};
    exec.h.type = RINGTAP_EXEC;
    exec.h.flags = RINGTAP_F_STATE;
    exec.h.ns = time_of(owner);
    exec.h.tgid = exec.h.tid = exec.old_tid = tgid;
    exec.ppid = owner.ppid;
    exec.vpid = owner.vpid;
    exec.pgid = owner.pgid;
    exec.sid = owner.sid;
    exec.tty = owner.tty;
    exec.ids = owner.ids;
    exec.loginuid = owner.loginuid;
    exec.sessionid = owner.sessionid;
    exec.ns = owner.ns;
    exec.cap_effective = owner.cap_effective;
    exec.cap_permitted = owner.cap_permitted;
    exec.cap_inheritable = owner.cap_inheritable;
    set_comm(exec.comm, comm);
    return exec;
}

void put_program(ringtap_exec &exec, const program &runs) {
    exec.exe_dev = static_cast<__u32>(runs.dev);
    exec.exe_ino = runs.file.ino;
    exec.exe_ctime_ns = runs.file.ctime_ns;
    exec.exe_mtime_ns = runs.file.mtime_ns;
    exec.pidns_start_ns = runs.file.pidns_start_ns;
    if (runs.flags)
        exec.exe_flags = *runs.flags | exe_flags_known;
}

// A path whose head is missing has a word for that in the model, and a flag in a record.
void add_path(record_builder &record, unsigned kind, std::string_view path) {
    const bool is_cut = path.substr(0, lost_head.size()) == lost_head;
    if (is_cut)
        path.remove_prefix(lost_head.size());
    if (!path.empty())
        record.add_part(kind, path, path.size() + is_cut);
}

void add_words(record_builder &record, unsigned kind, const program_strings &words) {
    const std::string_view text = text_of(words.text);
    if (!words.bytes)
        return text.empty() ? void() : record.add_item(kind, text);
    const std::string gap = std::string(lost_words).append(1, '\0').append(lost_words);
    const size_t at = words.count ? text.find(gap) : std::string_view::npos;
    const size_t head = at != std::string_view::npos ? at : text.size() - std::min(text.size(), lost_words.size());
    record.add_part(kind, text.substr(0, head), std::max<uint64_t>(words.bytes, head + 1));
    if (at == std::string_view::npos)
        return;
    const ringtap_tail tail{words.count};
    std::string last(reinterpret_cast<const char *>(&tail), sizeof(tail));
    record.add_item(RINGTAP_KIND_TAIL, std::string_view(last.append(text.substr(at + gap.size()))));
}

void add_program(record_builder &record, const process &owner) {
    if (owner.runs) {
        const program &runs = *owner.runs;
        add_path(record, RINGTAP_KIND_EXE, text_of(runs.exe));
        if (runs.exe && runs.within)
            record.add_item(RINGTAP_KIND_FSPATH, runs.within->text());
        if (runs.filename)
            record.add_item(RINGTAP_KIND_FILENAME, runs.filename->text());
        add_words(record, RINGTAP_KIND_ARGV, runs.args);
        add_words(record, RINGTAP_KIND_ENVP, runs.env);
    }
    if (owner.fs)
        add_path(record, RINGTAP_KIND_CWD, text_of(owner.fs->cwd));
    if (owner.cgroup)
        record.add_item(RINGTAP_KIND_CGROUP, owner.cgroup->text());
}

uint32_t mode_of(fd_kind kind) {
    switch (kind) {
        case fd_kind::file:
            return S_IFREG;
        case fd_kind::directory:
            return S_IFDIR;
        case fd_kind::device:
            return S_IFCHR;
        case fd_kind::fifo:
            return S_IFIFO;
        default:
            return 0;
    }
}

// As a link of /proc would say it.
std::string link_of(const open_file &file) {
    if (file.kind == fd_kind::pipe || is_socket(file.kind))
        return fmt::format("{}:[{}]", file.kind == fd_kind::pipe ? "pipe" : "socket", file.ino);
    if (!file.name)
        return name_of_kind(file);
    return std::string(file.name->text()).append(file.deleted ? " (deleted)" : "");
}

state_descriptor seen_of(int fd, const descriptor_slot &slot) {
    const open_file &file = *slot.file;
    state_descriptor seen;
    seen.fd = fd;
    seen.ns = slot.ns;
    seen.cloexec = slot.cloexec;
    seen.listening = file.listening;
    seen.server = file.server;
    seen.sure = file.sure && !slot.doubtful;
    seen.open_flags = file.open_flags;
    seen.mode = mode_of(file.kind);
    seen.dev = file.dev;
    seen.ino = file.ino;
    seen.family = file.family;
    seen.type = file.type;
    seen.protocol = file.protocol;
    seen.peer_ino = file.peer_ino;
    seen.link = link_of(file);
    seen.local = text_of(file.local);
    seen.remote = text_of(file.remote);
    return seen;
}

}  // namespace

void state_writer::add_process(uint32_t tgid, uint64_t born_ns) {
    const process *owner = host_.table().find(tgid);
    if (!owner || !tgid)
        return;
    added_[tgid] = added::process;
    if (owner->ids_known)
        add_exec(tgid, *owner, true, born_ns);
    else
        add_thread(tgid, tgid, *owner);
    add_descriptors(tgid, *owner);
    write_process(tgid, time_of(*owner), {owner->known_ns, owner->exec_ns, owner->start_ns}, sink_);
    add_container(tgid);
    below_.push_back(tgid);
}

// What is told of a process first counts: of one that is there itself, that is all.
void state_writer::add_names() {
    for (const uint32_t tgid : below_)
        add_names_of(tgid);
    below_.clear();
}

void state_writer::add_names_of(uint32_t tgid) {
    if (const process *owner = host_.table().find(tgid))
        add_names_above(*owner);
}

void state_writer::add_name(uint32_t tgid) {
    const process *owner = host_.table().find(tgid);
    if (!owner || !tgid || !added_.emplace(tgid, added::name).second)
        return;
    add_exec(tgid, *owner, false);
    add_names_above(*owner);
}

// Tables may lie where others were.
void state_writer::forget(uint32_t tgid) {
    if (added_.erase(tgid))
        forgotten_.insert(tgid);
    tables_.clear();
}

void state_writer::name_again(uint32_t tgid, uint64_t now_ns) {
    const process *owner = forgotten_.count(tgid) && !added_.count(tgid) ? host_.table().find(tgid) : nullptr;
    if (!owner)
        return;
    added_[tgid] = added::name;
    add_exec(tgid, *owner, false, now_ns);
}

// Parents, and who leads its group and session.
void state_writer::add_names_above(const process &owner) {
    add_leaders(owner);
    const process *at = &owner;
    for (int i = 0; i < generations_max && at && at->ppid; i++) {
        const uint32_t parent = at->ppid;
        at = host_.table().find(parent);
        if (!at || !added_.emplace(parent, added::name).second)
            continue;
        add_exec(parent, *at, false);
        add_leaders(*at);
    }
}

bool state_writer::has_name(uint32_t tgid) const {
    const auto known = added_.find(tgid);
    return known != added_.end() && known->second == added::name;
}

void state_writer::renew_name(uint32_t tgid, uint64_t now_ns) {
    const process *owner = has_name(tgid) ? host_.table().find(tgid) : nullptr;
    if (owner && names_[tgid] != comm_of(tgid))
        add_exec(tgid, *owner, false, now_ns);
}

void state_writer::add_leaders(const process &owner) {
    for (const uint32_t leader : {owner.pgid, owner.sid}) {
        const process *found = leader ? host_.table().find(leader) : nullptr;
        if (found && added_.emplace(leader, added::name).second)
            add_exec(leader, *found, false);
    }
}

void state_writer::add_exec(uint32_t tgid, const process &owner, bool whole, uint64_t born_ns) {
    ringtap_exec exec = exec_of(tgid, owner, comm_of(tgid));
    exec.h.ns = std::max<uint64_t>(exec.h.ns, born_ns);
    if (!whole)
        names_[tgid] = comm_of(tgid);
    if (whole && owner.runs)
        put_program(exec, *owner.runs);
    record_builder record(&exec, sizeof(exec), layout_.size(RINGTAP_EXEC));
    if (whole)
        add_program(record, owner);
    record.fixed<ringtap_exec>().items = record.items();
    sink_(record.finish());
    if (!whole)
        write_process(tgid, exec.h.ns, {owner.known_ns, owner.exec_ns, owner.start_ns}, sink_);
}

void state_writer::add_descriptors(uint32_t tgid, const process &owner) {
    if (!owner.files)
        return;
    const auto [known, is_new] = tables_.emplace(owner.files.get(), tgid);
    if (!is_new && known->second != tgid)
        return write_sharing(tgid, known->second, time_of(owner), sink_);
    std::vector<state_descriptor> seen;
    owner.files->for_each([&](int fd, const descriptor_slot &slot) {
        if (slot.file && slot.file->kind != fd_kind::unknown)
            seen.push_back(seen_of(fd, slot));
    });
    write_state(tgid, owner.files->as_of_ns, owner.start_ns, host_.follows_descriptors(), seen, sink_);
}

void state_writer::add_container(uint32_t tgid) {
    const process *owner = host_.table().find(tgid);
    const process_info *info = host_.process(tgid);
    if (owner && owner->cgroup && info && info->container && groups_.insert(std::string(owner->cgroup->text())).second)
        write_state(owner->cgroup->text(), *info->container, sink_);
}

void state_writer::add_threads() {
    host_.table().for_each_thread([this](const thread_info &thread) {
        const auto of = added_.find(thread.tgid);
        const process *owner = host_.table().find(thread.tgid);
        if (thread.tid == thread.tgid || of == added_.end() || of->second != added::process || !owner)
            return;
        add_thread(thread.tid, thread.tgid, *owner);
    });
}

// Also of a process of which nothing but this is known.
void state_writer::add_thread(uint32_t tid, uint32_t tgid, const process &owner) {
    const thread_info *thread = host_.table().thread(tid);
    ringtap_fork fork{};
    fork.h.type = RINGTAP_FORK;
    fork.h.flags = RINGTAP_F_STATE;
    fork.h.ns = time_of(owner);
    fork.h.tgid = fork.h.tid = fork.child_tgid = tgid;
    fork.child_tid = tid;
    fork.ppid = owner.ppid;
    fork.child_vpid = owner.vpid;
    fork.child_vtid = thread ? thread->vtid : tid;
    fork.clone_flags = clone_flags_of_thread;
    set_comm(fork.comm, comm_of(tid));
    record_builder record(&fork, sizeof(fork), layout_.size(RINGTAP_FORK));
    sink_(record.finish());
}

void state_writer::add_losses() {
    if (host_.lost_ns())
        write_losses(host_.lost_ns(), sink_);
}

std::string_view state_writer::comm_of(uint32_t tid) const {
    const thread_info *thread = host_.table().thread(tid);
    return thread ? std::string_view(thread->comm) : "?";
}

}  // namespace ringtap

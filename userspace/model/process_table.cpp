// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/process_table.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sched.h>
#include <unistd.h>

#include <climits>
#include <utility>

#include "file/capture_file.h"
#include "model/proc_files.h"
#include "model/record_view.h"
#include "model/view_items.h"

namespace ringtap {

namespace {

// Behind the first and in front of the last words, either of which may be a part of one.
constexpr std::string_view lost_words = "...";

const item *find_kind(const event &event, unsigned kind) {
    for (const item &item : event.items)
        if (item.kind == kind)
            return &item;
    return nullptr;
}

std::string path_of(const event &event, unsigned kind) {
    const item *found = find_kind(event, kind);
    return found ? kernel_path(*found, found->bytes) : std::string();
}

std::string_view bytes_of(const event &event, unsigned kind) {
    const item *found = find_kind(event, kind);
    return found ? found->bytes : std::string_view();
}

program_strings words_of(const event &event, unsigned kind, name_pool &names) {
    const item *found = find_kind(event, kind);
    if (!found)
        return {};
    if (!found->truncated())
        return {names.intern(found->bytes)};
    program_strings strings{{}, 0, found->orig_len};
    std::string text(found->bytes);
    text.append(lost_words);
    if (const auto tail = tail_of(event, *found)) {
        strings.count = tail->count;
        text.append(1, '\0').append(lost_words).append(tail->bytes);
    }
    strings.text = names.intern(text);
    return strings;
}

// What the parent had at that time; if that is not known, what it has now is no better than
// nothing.
std::shared_ptr<descriptor_table> inherited(const descriptor_table &files, uint64_t ns) {
    if (ns <= files.as_of_ns)
        return std::make_shared<descriptor_table>(files.memory());
    return std::make_shared<descriptor_table>(files);
}

// What is the child's own is set by whoever made it; the rest is the parent's.
process child_of(const process &parent, const event &event) {
    const ringtap_fork &fork = event.fork;
    process child = parent;
    child.as_of_ns = 0;
    if (event.ns <= parent.as_of_ns)  // what is known of the parent is younger than the child
        child.known_ns = 0;
    if (parent.fs && !(fork.clone_flags & CLONE_FS))
        child.fs = std::make_shared<fs_state>(*parent.fs);
    if (parent.files && !(fork.clone_flags & CLONE_FILES))
        child.files = inherited(*parent.files, event.ns);
    child.ppid = fork.ppid;
    child.vpid = fork.child_vpid;
    child.start_ns = fork.start_ns ? fork.start_ns : event.ns;
    child.exec_ns = 0;
    child.threads = 0;
    child.ended = false;
    child.repair_ns = 0;
    child.repairs = 0;
    return child;
}

}  // namespace

thread_info &process_table::thread_of(uint32_t tid, uint32_t tgid) {
    const auto [at, is_new] = threads_.try_emplace(tid);
    thread_info &thread = at->second;
    if (is_new) {
        changes_++;
        thread.tid = thread.vtid = tid;
        thread.comm = "?";
        get(tgid).threads++;
    } else if (thread.tgid != tgid) {  // its end was lost
        changes_++;
        if (process *old = find(thread.tgid); old && old->threads)
            old->threads--;
        get(tgid).threads++;
    }
    thread.tgid = tgid;
    return thread;
}

void process_table::erase_thread(uint32_t tid) {
    const auto at = threads_.find(tid);
    if (at == threads_.end())
        return;
    own_files_.erase(tid);
    if (process *owner = find(at->second.tgid); owner && owner->threads)
        owner->threads--;
    latest_thread_ = {};
    threads_.erase(at);
    changes_++;
}

void process_table::fill_from_exec(process &out, const event &event) {
    const ringtap_exec &exec = event.exec;
    out.ppid = exec.ppid;
    out.vpid = exec.vpid;
    out.pgid = exec.pgid;
    out.sid = exec.sid;
    if (exec.tty != RINGTAP_TTY_UNKNOWN)  // an execve does not change it
        out.tty = exec.tty;
    out.loginuid = exec.loginuid;
    out.sessionid = exec.sessionid;
    out.ids = exec.ids;
    out.ids_known = true;
    out.ended = false;
    out.ns = exec.ns;
    out.cap_effective = exec.cap_effective;
    out.cap_permitted = exec.cap_permitted;
    out.cap_inheritable = exec.cap_inheritable;
    out.known_ns = event.ns;
    if (const item *cgroup = find_kind(event, RINGTAP_KIND_CGROUP))
        out.cgroup = names_.intern(cgroup->bytes.substr(0, PATH_MAX));
    if (const item *cwd = find_kind(event, RINGTAP_KIND_CWD)) {
        out.fs = std::make_shared<fs_state>();
        out.fs->cwd = names_.intern(kernel_path(*cwd, cwd->bytes));
        out.fs->ns = event.ns;
    }
    auto runs = std::make_shared<program>();
    runs->exe = names_.intern(path_of(event, RINGTAP_KIND_EXE));
    runs->filename = names_.intern(bytes_of(event, RINGTAP_KIND_FILENAME));
    if (const item *exe = find_kind(event, RINGTAP_KIND_EXE))
        runs->within = names_.intern(path_within(event, *exe));
    runs->dev = exec.exe_dev;
    if (!event.state || exec.exe_flags & exe_flags_known)  // /proc does not say
        runs->flags = exec.exe_flags & ~exe_flags_known;
    runs->file = {exec.exe_ino, exec.exe_ctime_ns, exec.exe_mtime_ns, exec.pidns_start_ns};
    runs->args = words_of(event, RINGTAP_KIND_ARGV, names_);
    runs->env = words_of(event, RINGTAP_KIND_ENVP, names_);
    out.runs = std::move(runs);
}

process &process_table::exec(const event &event) {
    const uint32_t tgid = event.tgid;
    if (event.exec.old_tid != event.tid) {
        if (auto own = own_files_.extract(event.exec.old_tid); !own.empty())
            get(tgid).files = own.mapped();
        erase_thread(event.exec.old_tid);
    }
    process &owner = get(tgid);
    rename(event.tid, tgid, comm_text(event.exec.comm));
    if (event.ns <= owner.as_of_ns)  // the start state has it already
        return owner;
    fill_from_exec(owner, event);
    if (event.state) {
        owner.as_of_ns = event.ns;
        return owner;
    }
    owner.exec_ns = event.ns;
    // The kernel gives it a table of its own first.
    auto files = copy_of_files(event.tid, owner);
    own_files_.erase(event.tid);
    files->erase_if(
        [&](int, const descriptor_slot &slot) { return slot.cloexec && slot.ns < event.ns; });
    owner.files = std::move(files);
    return owner;
}

process &process_table::fork(const event &event) {
    const ringtap_fork &fork = event.fork;
    const bool is_thread = fork.child_tid != fork.child_tgid;
    const bool known = find(fork.child_tgid) && event.ns <= find(fork.child_tgid)->as_of_ns;
    if (!is_thread && !known) {
        const process *parent = find(event.tgid);
        process child = child_of(parent ? *parent : process(), event);
        if (const auto own = own_files_.find(event.tid); own != own_files_.end())
            child.files =
                fork.clone_flags & CLONE_FILES ? own->second : inherited(*own->second, event.ns);
        erase_thread(fork.child_tid);  // its end was lost
        processes_[fork.child_tgid] = std::move(child);
    }
    rename(fork.child_tid, fork.child_tgid, comm_text(fork.comm));
    thread_of(fork.child_tid, fork.child_tgid).vtid = fork.child_vtid;
    process &owner = get(fork.child_tgid);
    if (is_thread && !event.state)
        share_files(event, owner);
    return owner;
}

// Threads without CLONE_FILES, or made by one that has parted from its process.
void process_table::share_files(const event &event, process &owner) {
    const uint32_t child = event.fork.child_tid;
    if (!(event.fork.clone_flags & CLONE_FILES))
        own_files_[child] = copy_of_files(event.tid, owner);
    else if (const auto own = own_files_.find(event.tid); own != own_files_.end())
        own_files_[child] = own->second;
}

void process_table::exit(const event &event) {
    erase_thread(event.tid);
    const auto owner = processes_.find(event.tgid);
    if (owner == processes_.end())
        return;
    if (event.exit.h.flags & RINGTAP_F_LAST)
        owner->second.ended = true;
    if (owner->second.ended && owner->second.threads == 0) {
        latest_process_ = {};
        processes_.erase(owner);
        changes_++;
    }
}

void process_table::rename(uint32_t tid, uint32_t tgid, std::string_view comm) {
    std::string &known = thread_of(tid, tgid).comm;
    const std::string_view told = comm.substr(0, RINGTAP_COMM_LEN - 1);
    if (known == told)
        return;
    known = told;
    changes_++;
}

void process_table::refresh_name(uint32_t tid, uint32_t tgid) {
    char found[RINGTAP_COMM_LEN];
    const std::string_view comm = lookup_ ? lookup_(tid, found) : std::string_view();
    if (!comm.empty())
        rename(tid, tgid, comm);
}

std::string_view process_table::comm(uint32_t tid, uint32_t tgid) {
    const thread_info *known = thread(tid);
    if (known && known->tgid == tgid)
        return known->comm;
    thread_of(tid, tgid);
    refresh_name(tid, tgid);
    return thread_of(tid, tgid).comm;
}

std::optional<uint32_t> process_table::uid_of_event(uint32_t tgid) {
    process *owner = find(tgid);
    if (!owner)
        return std::nullopt;
    owner->used = ++uses_;
    return owner->ids_known ? std::optional(owner->ids.uid) : std::nullopt;
}

const thread_info *process_table::look_up_thread(uint32_t tid) const {
    const auto at = threads_.find(tid);
    if (at == threads_.end())
        return nullptr;
    latest_thread_ = {tid, &at->second};
    return &at->second;
}

const process *process_table::look_up_process(uint32_t tgid) const {
    const auto at = processes_.find(tgid);
    if (at == processes_.end())
        return nullptr;
    latest_process_ = {tgid, &at->second};
    return &at->second;
}

process &process_table::get(uint32_t tgid) {
    if (process *known = find(tgid))
        return *known;
    changes_++;
    return processes_[tgid];
}

descriptor_table &process_table::files_of(uint32_t tid, process &owner) {
    if (!own_files_.empty())
        if (const auto own = own_files_.find(tid); own != own_files_.end())
            return *own->second;
    if (!owner.files)
        owner.files = std::make_shared<descriptor_table>(names_.memory());
    return *owner.files;
}

std::shared_ptr<descriptor_table> process_table::copy_of_files(uint32_t tid, process &owner) {
    return std::make_shared<descriptor_table>(files_of(tid, owner));
}

descriptor_table *process_table::find_files(uint32_t tid, uint32_t tgid) const {
    if (!own_files_.empty())
        if (const auto own = own_files_.find(tid); own != own_files_.end())
            return own->second.get();
    const process *owner = find(tgid);
    return owner ? owner->files.get() : nullptr;
}

void process_table::unshare_files(uint32_t tid, process &owner) {
    own_files_[tid] = copy_of_files(tid, owner);
    // Alone in its process, it takes the process's place.
    if (owner.threads == 1)
        owner.files = own_files_.extract(tid).mapped();
}

void process_table::share_files(uint32_t tgid, uint32_t other) {
    process *owner = find(tgid), *with = find(other);
    if (owner && with && with->files)
        owner->files = with->files;
}

void process_table::for_each(const std::function<void(uint32_t, const process &)> &call) const {
    for (const auto &[tgid, of] : processes_)
        call(tgid, of);
}

void process_table::for_each_thread(const std::function<void(const thread_info &)> &call) const {
    for (const auto &[tid, thread] : threads_)
        call(thread);
}

std::string_view comm_from_proc(uint32_t tid, char (&comm)[RINGTAP_COMM_LEN]) {
    const auto found = read_comm(AT_FDCWD, fmt::format("/proc/{}/", tid));
    return {comm, found ? found->copy(comm, sizeof(comm) - 1) : 0};
}

}  // namespace ringtap

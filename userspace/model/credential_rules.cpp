// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/credential_rules.h"

#include <linux/capability.h>
#include <sched.h>
#include <sys/prctl.h>

#include <algorithm>

#include "model/kernel_view.h"
#include "model/proc_files.h"
#include "model/view_items.h"

namespace ringtap {

namespace {

uint32_t id_in(const call_context &call, unsigned arg) {
    // The 16-bit calls of 32-bit programs have 16-bit ids, and their own "leave it as it is".
    const auto id = static_cast<uint32_t>(call.event.call.args[arg]);
    const std::string_view name = call.event.call.desc->name;
    const bool wide = call.event.call.abi != RINGTAP_ABI_COMPAT ||
                      name.find("32") != std::string_view::npos;
    return !wide && (id & 0xffff) == 0xffff ? RINGTAP_ID_NONE : id;
}

void set_id(__u32 &to, uint32_t id) {
    if (id != RINGTAP_ID_NONE)
        to = id;
}

// The three ids of a user or a group; the fourth, the filesystem's, follows the effective one.
struct id_set {
    __u32 &real, &effective, &saved, &fs;
};

id_set user_ids(ringtap_ids &ids) {
    return {ids.uid, ids.euid, ids.suid, ids.fsuid};
}

id_set group_ids(ringtap_ids &ids) {
    return {ids.gid, ids.egid, ids.sgid, ids.fsgid};
}

// Without the capability, none but its own ids are given to a thread.
void set_one(const call_context &call, id_set ids, unsigned capability) {
    const uint32_t id = id_in(call, 0);
    const bool is_own = id == ids.real || id == ids.saved;
    if (call.caller.cap_effective >> capability & 1 || !is_own)
        ids.real = ids.saved = id;
    ids.effective = ids.fs = id;
}

void set_two(const call_context &call, id_set ids) {
    const uint32_t real = id_in(call, 0);
    const uint32_t effective = id_in(call, 1);
    const __u32 old_real = ids.real;
    set_id(ids.real, real);
    set_id(ids.effective, effective);
    if (real != RINGTAP_ID_NONE || (effective != RINGTAP_ID_NONE && effective != old_real))
        ids.saved = ids.effective;
    ids.fs = ids.effective;
}

void set_three(const call_context &call, id_set ids) {
    set_id(ids.real, id_in(call, 0));
    set_id(ids.effective, id_in(call, 1));
    set_id(ids.saved, id_in(call, 2));
    ids.fs = ids.effective;
}

// What the kernel does for programs that know nothing of capabilities. (SECBIT_KEEP_CAPS and its
// like are not followed: where the kernel's own view is at hand, that counts.)
void drop_capabilities(process &owner, const ringtap_ids &before) {
    const auto any_root = [](const ringtap_ids &ids) {
        return ids.uid == 0 || ids.euid == 0 || ids.suid == 0;
    };
    if (any_root(before) && !any_root(owner.ids))
        owner.cap_permitted = owner.cap_effective = 0;
    else if (before.euid == 0 && owner.ids.euid != 0)
        owner.cap_effective = 0;
    else if (before.euid != 0 && owner.ids.euid == 0)
        owner.cap_effective = owner.cap_permitted;
}

void set_credentials(const call_context &call) {
    process &owner = call.caller;
    if (const auto seen = read_credentials(call.event)) {
        owner.ids = seen->ids;
        owner.ids_known = true;
        owner.cap_effective = seen->cap_effective;
        owner.cap_permitted = seen->cap_permitted;
        owner.cap_inheritable = seen->cap_inheritable;
        return;
    }
    const ringtap_ids before = owner.ids;
    switch (call.rule.is) {
        case call_class::setuid:
            set_one(call, user_ids(owner.ids), CAP_SETUID);
            break;
        case call_class::setgid:
            set_one(call, group_ids(owner.ids), CAP_SETGID);
            break;
        case call_class::setreuid:
            set_two(call, user_ids(owner.ids));
            break;
        case call_class::setregid:
            set_two(call, group_ids(owner.ids));
            break;
        case call_class::setresuid:
            set_three(call, user_ids(owner.ids));
            break;
        case call_class::setresgid:
            set_three(call, group_ids(owner.ids));
            break;
        default:
            return;
    }
    drop_capabilities(owner, before);
}

void set_group(const call_context &call) {
    const auto pid = static_cast<uint32_t>(call.event.call.args[0]);
    const auto group = static_cast<uint32_t>(call.event.call.args[1]);
    // Of another pid namespace, numbers mean others than ours.
    const bool ours = call.caller.vpid == 0 || call.caller.vpid == call.event.tgid;
    const bool self = pid == 0 || pid == call.caller.vpid;
    process *owner = self ? &call.caller : ours ? call.processes.find(pid) : nullptr;
    if (!owner)
        return;
    const uint32_t target = self ? call.event.tgid : pid;
    const bool leads = group == 0 || group == pid;
    if (leads || ours)
        owner->pgid = leads ? target : group;
    call.processes.note_change(*owner);
}

// path: empty where nobody knows what it has become.
void change_directory(const call_context &call, std::string_view path) {
    if (!call.caller.fs)
        call.caller.fs = std::make_shared<fs_state>();
    if (call.caller.fs->ns >= call.event.ns)
        return;
    call.caller.fs->cwd = call.names.intern(path);
    call.caller.fs->ns = call.event.ns;
}

std::string directory_behind(const call_context &call) {
    const descriptor_slot *slot =
        call.files.find(static_cast<int>(static_cast<uint32_t>(call.event.call.args[0])));
    return slot ? std::string(text_of(slot->file->name)) : std::string();
}

// What the caller asked for, where the kernel did not say what became of it.
std::string requested_directory(const call_context &call) {
    switch (call.rule.is) {
        case call_class::chdir:
            return path_of(call, 0, false);
        case call_class::fchdir:
            return directory_behind(call);
        default:
            return {};
    }
}

void follow_directory(const call_context &call) {
    const bool changes = call.rule.is == call_class::chdir || call.rule.is == call_class::fchdir;
    if (const item *seen = result_item(call.event, RINGTAP_KIND_CWD))
        change_directory(call, seen->truncated() ? std::string_view() : seen->bytes);
    else if (changes)
        change_directory(call, requested_directory(call));
}

// From now on it has a working directory that no other process changes.
void part_directory(const call_context &call) {
    constexpr uint64_t parts = CLONE_FS | CLONE_NEWNS | CLONE_NEWUSER;
    if (call.caller.fs && call.event.call.args[0] & parts && call.caller.threads <= 1)
        call.caller.fs = std::make_shared<fs_state>(*call.caller.fs);
}

}  // namespace

void follow_process(const call_context &call) {
    if (call.event.call.result < 0 || call.event.ns <= call.caller.as_of_ns)
        return;
    switch (call.rule.is) {
        case call_class::chdir:
        case call_class::fchdir:
            return follow_directory(call);
        case call_class::unshare:
            part_directory(call);
            [[fallthrough]];
        case call_class::chroot:
        case call_class::setns:
            follow_directory(call);
            return set_credentials(call);
        case call_class::setpgid:
            return set_group(call);
        case call_class::setsid:
            call.caller.sid = call.caller.pgid = call.event.tgid;
            call.caller.tty = 0;
            return;
        case call_class::setfsuid:
        case call_class::setfsgid:  // the result is the old id, whether it worked or not
            if (const auto seen = read_credentials(call.event))
                call.caller.ids = seen->ids;
            return;
        default:
            return set_credentials(call);
    }
}

void follow_name(const call_context &call) {
    const event &event = call.event;
    if (event.call.args[0] != PR_SET_NAME || event.call.result != 0)
        return;
    const auto of_kernel = [](const item &item) { return item.kind == RINGTAP_KIND_COMM; };
    auto name = std::find_if(event.items.begin(), event.items.end(), of_kernel);
    if (name == event.items.end())
        name = std::find_if(event.items.begin(), event.items.end(),
                            [](const item &item) { return item.arg == 1; });
    if (name != event.items.end())
        call.processes.rename(event.tid, event.tgid, name->bytes.substr(0, name->bytes.find('\0')));
    else
        call.processes.refresh_name(event.tid, event.tgid);
}

namespace {

constexpr std::string_view proc_begin = "/proc/", comm_end = "/comm", task = "/task/";

// In /proc/PID/task/TID/comm the thread is named as its own pid namespace has it.
uint32_t named_thread(const call_context &call, std::string_view path) {
    const event &event = call.event;
    const size_t at = path.find(task);
    if (at == std::string_view::npos)
        return event.tgid;
    path.remove_prefix(at + task.size());
    const auto id = static_cast<uint32_t>(number_in(path.substr(0, path.find('/'))));
    const thread_info *own = call.processes.thread(event.tid);
    if (own && own->vtid == id)
        return event.tid;
    const thread_info *other = call.processes.thread(id);
    return other && other->tgid == event.tgid ? id : 0;
}

}  // namespace

bool is_name_file(std::string_view path) {
    return path.size() > comm_end.size() &&
           path.substr(path.size() - comm_end.size()) == comm_end &&
           path.substr(0, proc_begin.size()) == proc_begin;
}

// The kernel lets a process write the names of its own threads, and takes the first bytes.
void follow_name_file(const call_context &call) {
    const event &event = call.event;
    if (!event.call.desc || event.call.desc->name != "write")
        return;
    const descriptor_slot *slot = call.files.find_at(fd_in(event.call.args[0]), event.ns);
    const uint32_t tid = slot ? named_thread(call, text_of(slot->file->name)) : 0;
    if (!tid)
        return;
    for (const item &item : event.items)
        if (item.kind == RINGTAP_KIND_BUFFER && !item.bytes.empty())
            call.processes.rename(tid, event.tgid, item.bytes.substr(0, item.bytes.find('\0')));
    call.processes.refresh_name(tid, event.tgid);
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/host_state.h"

#include <sys/prctl.h>

#include <algorithm>
#include <utility>

#include "capture/clock.h"
#include "model/credential_rules.h"
#include "model/descriptor_rules.h"
#include "model/fd_snapshot.h"
#include "model/file_names.h"
#include "model/proc_snapshot.h"
#include "model/record_view.h"
#include "model/state_records.h"

namespace ringtap {

namespace {

// A process that goes on and on using what is not known is not looked at more often than this, and
// all of them together take no more time than that.
constexpr uint64_t repair_window_ns = 100 * 1000 * 1000;
constexpr uint32_t repairs_per_window = 16;
constexpr uint32_t repair_costs_per_window = 1024;
constexpr uint32_t descriptor_cost = 1, process_cost = 8;
constexpr size_t views_max = 4096;

// Most files have no addresses, and neither had the file of the answer before.
void put_address(std::optional<socket_address> &to, const name_ref &address) {
    if (address)
        to = read_socket_address(address->text());
    else
        to.reset();
}

// As it is seen now.
void put_seen(descriptor_table &files, const state_descriptor &seen, name_pool &names) {
    descriptor_slot *slot = files.set(seen.fd, file_of(seen, names));
    if (!slot)
        return;
    slot->ns = seen.ns;
    slot->cloexec = seen.cloexec;
}

// The event of a record that the client made.
event state_event(const ringtap_record &record) {
    event made{};
    made.type = record.type;
    made.state = true;
    made.cpu = RINGTAP_ALL_CPUS;
    made.ns = record.ns;
    made.tgid = record.tgid;
    made.tid = record.tid;
    return made;
}

}  // namespace

host_state::host_state(host_setup setup)
    : setup_(std::move(setup)),
      table_(names_, setup_.lookup),
      containers_(setup_.proc, setup_.root),
      users_(setup_.root, !setup_.proc.empty()),
      addresses_(setup_.root, !setup_.proc.empty()),
      mounts_(setup_.proc) {}

host_state::~host_state() = default;

void host_state::begin(const event &event) {
    make_space();
    look_at(event);
}

void host_state::look_at(const event &event) {
    drop_answers();
    now_ns_ = event.ns;
    tgid_ = event.tgid;
    tid_ = event.tid;
}

void host_state::make_space() {
    const bool is_full = table_.held() > setup_.limits.processes;
    if (is_full || processes_.size() > views_max)
        processes_.clear();
    if (is_full)
        table_.forget_until(setup_.limits.processes - setup_.limits.processes / 4);
}

void host_state::before(const event &event) {
    begin(event);
    switch (event.type) {
        case RINGTAP_SYSCALL:
            return call_before(event);
        case RINGTAP_EXEC:
            return table_.note_change(table_.exec(event));
        case RINGTAP_FORK:
            return table_.note_change(table_.fork(event));
        case RINGTAP_EXIT:
            return table_.rename(event.tid, event.tgid, comm_text(event.exit.comm));
        case RINGTAP_LOST:
            return lost(event);
        case RINGTAP_LEVEL:
            return level(event);
    }
}

void host_state::after(const event &event) {
    drop_answers();
    if (event.type == RINGTAP_SYSCALL)
        return call_after(event);
    if (event.type != RINGTAP_EXIT)
        return;
    table_.exit(event);
    if (!table_.find(event.tgid))
        processes_.erase(event.tgid);
}

void host_state::call_before(const event &event) {
    const call_rule &rule = *event.call.rule;
    const bool is_idle = rule.is == call_class::none || rule.is >= call_class::chdir;
    if (is_idle)
        return;
    ringtap::process &owner = table_.get(event.tgid);
    open_descriptors({event, rule, table_, owner, table_.files_of(event.tid, owner), names_, lost_ns_});
}

// Does the call write into a file that is a thread's name? Asked of every read and write.
bool host_state::names_thread(const event &event) const {
    if (event.call.result <= 0 || event.items.size() != 1 ||
        event.items.front().kind != RINGTAP_KIND_BUFFER)
        return false;
    return is_name_file(event.tgid, fd_in(event.call.args[0]), event.ns);
}

bool host_state::is_name_file(uint32_t tgid, int fd, uint64_t ns) const {
    const descriptor_table *table = files(tgid);
    const descriptor_slot *slot = table ? table->find_at(fd, ns) : nullptr;
    return slot && ringtap::is_name_file(text_of(slot->file->name));
}

bool host_state::is_changed_by(const event &event) const {
    if (event.type == RINGTAP_SYSCALL)
        return event.call.rule->is != call_class::none || names_thread(event);
    return event.type == RINGTAP_EXEC || event.type == RINGTAP_FORK || event.type == RINGTAP_EXIT;
}

void host_state::call_after(const event &event) {
    const call_rule &rule = *event.call.rule;
    if (rule.is == call_class::none && !names_thread(event))
        return;
    ringtap::process &owner = table_.get(event.tgid);
    const call_context call{event,  rule,    table_, owner, table_.files_of(event.tid, owner),
                            names_, lost_ns_};
    if (rule.is == call_class::none)
        return follow_name_file(call);
    if (rule.is < call_class::chdir)
        close_descriptors(call);
    if (rule.is < call_class::chdir && rule.is != call_class::unshare)
        return;
    if (rule.is == call_class::prctl)
        return follow_name(call);
    follow_process(call);
    table_.note_change(owner);
}

// Which process a lost record was of is not known: it may have been any.
void host_state::lost(const event &event) {
    const auto &by_type = event.lost.by_type;
    if (by_type[RINGTAP_SYSCALL] || by_type[RINGTAP_EXEC] || by_type[RINGTAP_FORK] ||
        by_type[RINGTAP_EXIT])
        lose(event.lost.last_ns);
}

// Calls of the class bulk change nothing here.
void host_state::level(const event &event) {
    const auto &shed = event.level.shed;
    if (event.level.to >= RINGTAP_LEVEL_SECURITY)
        shedding_cpus_.insert(event.cpu);
    else
        shedding_cpus_.erase(event.cpu);
    if (shed[RINGTAP_CLASS_SECURITY] || shed[RINGTAP_CLASS_ORDINARY])
        lose(event.ns);
}

void host_state::lose(uint64_t until_ns) {
    changes_++;
    lost_ns_ = std::max(lost_ns_, until_ns);
}

bool host_state::is_sure(uint64_t known_ns) const {
    return setup_.follows_descriptors && shedding_cpus_.empty() && known_ns > lost_ns_ && known_ns <= now_ns_;
}

void host_state::end() {
    now_ns_ = UINT64_MAX;
    tgid_ = tid_ = 0;
    descriptors_used_ = 0;
    table_.for_each([&](uint32_t, const ringtap::process &owner) { containers_.find(owner.cgroup); });
    table_.for_each([&](uint32_t tgid, const ringtap::process &owner) {
        if (owner.known_ns <= lost_ns_)
            miss({tgid, tgid, -1});
    });
    refresh(monotonic_ns());
}

void host_state::refresh(uint64_t now_ns) {
    changes_++;
    users_.load();
    addresses_.load();
    mounts_.refresh();
    repair();
    containers_.read(now_ns);
}

void host_state::take_client_record(const ringtap_record &record) {
    const state_record_reader reader(record);
    make_space();
    changes_++;
    if (reader.is_container())
        return add_container(reader.container());
    if (reader.is_users())
        return users_.add(reader.lines(), [this](size_t bytes) { return may_name(bytes); });
    if (reader.is_mounts())
        return mounts_.add(reader.lines());
    if (reader.is_sharing())
        return table_.share_files(record.tgid, reader.other());
    if (reader.is_losses())
        return lose(reader.start_ns());
    if (reader.is_process())
        return take_past(record.tgid, reader.process());
    ringtap::process &owner = table_.get(record.tgid);
    if (!reader.is_descriptors() || (owner.files && owner.files->as_of_ns > record.ns))
        return;
    descriptor_table &files = table_.files_of(record.tgid, owner);
    if (reader.is_first())
        files = descriptor_table(names_.memory());
    files.as_of_ns = record.ns;
    setup_.follows_descriptors &= reader.is_followed();
    owner.start_ns = reader.start_ns();
    table_.note_change(owner);
    reader.for_each_descriptor(
        [&](const state_descriptor &seen) { put_seen(files, seen, names_); });
}

// What is known of it is older than what was lost, or there is nothing.
void host_state::take_late_process(const event &exec) {
    make_space();
    const ringtap::process *known = table_.find(exec.tgid);
    if (known && known->known_ns > lost_ns_)
        return;
    ringtap::process &owner = table_.exec(exec);
    owner.as_of_ns = 0;
    table_.note_change(owner);
}

void host_state::take_late_thread(const event &fork) {
    if (fork.fork.child_tid != fork.fork.child_tgid && !table_.thread(fork.fork.child_tid))
        table_.note_change(table_.fork(fork));
}

void host_state::take_past(uint32_t tgid, const state_process &past) {
    ringtap::process &owner = table_.get(tgid);
    owner.known_ns = past.known_ns;
    owner.exec_ns = past.exec_ns;
    owner.start_ns = past.start_ns;
    table_.note_change(owner);
}

// One more of a file's users or containers, of that size.
bool host_state::may_name(size_t bytes) {
    const bool fits = bytes <= setup_.limits.names - named_;
    named_ += fits ? bytes : 0;
    losses().names += !fits;
    return fits;
}

void host_state::add_container(std::pair<std::string, container_info> known) {
    const container_info &container = known.second;
    size_t bytes = sizeof(known) + known.first.size();
    for (const std::string *text : {&container.id, &container.name, &container.image, &container.image_id, &container.pod_name,
                                    &container.pod_namespace, &container.pod_uid, &container.facts})
        bytes += text->size();
    if (may_name(bytes))
        containers_.add(std::move(known));
}

// ---- repair

void host_state::repair() {
    for (const repair_queue::missing &what : missing_.take()) {
        ringtap::process *owner = table_.find(what.tgid);
        if (!owner && what.fd < 0)
            repair_unknown(what.tgid);
        else if (owner && what.fd < 0)
            repair_process(what.tgid, *owner);
        else if (owner)
            repair_descriptor(what, *owner);
    }
}

bool host_state::may_repair(ringtap::process &owner, uint32_t cost) {
    const uint64_t now = monotonic_ns();
    if (now - owner.repair_ns > repair_window_ns) {
        owner.repair_ns = now;
        owner.repairs = 0;
    }
    if (owner.repairs >= repairs_per_window || !may_repair(cost))
        return false;
    owner.repairs++;
    return true;
}

bool host_state::may_repair(uint32_t cost) {
    const uint64_t now = monotonic_ns();
    if (now - repair_ns_ > repair_window_ns) {
        repair_ns_ = now;
        repair_costs_ = 0;
    }
    if (repair_costs_ + cost > repair_costs_per_window)
        return false;
    repair_costs_ += cost;
    return true;
}

// Somebody outside of what is captured, of whom nobody has told yet; perhaps one of its further threads.
void host_state::repair_unknown(uint32_t id) {
    const uint32_t pid = may_repair(process_cost) ? process_of_thread(setup_.proc, id) : 0;
    if (!pid)
        return;
    const record_layout layout;
    process_records rows(
        layout,
        [&](const ringtap_record &record) {
            event seen = state_event(record);
            if (record.type == RINGTAP_FORK) {
                seen.fork = reinterpret_cast<const ringtap_fork &>(record);
                return take_late_thread(seen);
            }
            seen.exec = reinterpret_cast<const ringtap_exec &>(record);
            read_items(record, layout, seen.exec.items, seen.items);
            take_late_process(seen);
        },
        setup_.proc);
    if (!table_.find(pid))
        rows.add(pid, process_part::row);
    if (pid != id)
        rows.add_thread(pid, id);
}

void host_state::repair_process(uint32_t tgid, ringtap::process &owner) {
    if (!may_repair(owner, process_cost))
        return;
    const record_layout layout;
    snapshot_process(layout, tgid, setup_.proc, [&](const ringtap_record &record) {
        if (record.type != RINGTAP_EXEC)
            return;
        event seen = state_event(record);
        seen.exec = reinterpret_cast<const ringtap_exec &>(record);
        read_items(record, layout, seen.exec.items, seen.items);
        table_.note_change(table_.exec(seen));
    });
}

// One that is not there any more, but was when the event happened, stays, as what it may have been.
void host_state::repair_descriptor(const repair_queue::missing &what, ringtap::process &owner) {
    if (!may_repair(owner, descriptor_cost))
        return;
    descriptor_table *table = table_.find_files(what.tid, what.tgid);
    if (!table)
        table = &table_.files_of(what.tgid, owner);
    const auto seen = read_descriptor(setup_.proc, what.tgid, what.fd, sockets_);
    if (!seen)
        return;
    put_seen(*table, *seen, names_);
}

// ---- answers

const thread_info *host_state::thread(uint32_t tid) const {
    const thread_info *known = table_.thread(tid);
    if (!known && setup_.partial)
        miss({tid, tid, -1});
    return known;
}

void host_state::miss(const repair_queue::missing &what) const {
    if (!setup_.proc.empty())
        missing_.add(what);
}

bool host_state::is_trusted(const descriptor_slot *slot) const {
    return slot && !slot->doubtful && slot->ns > lost_ns_;
}

const process_info *host_state::process(uint32_t tgid) const {
    const ringtap::process *owner = table_.find(tgid);
    if (!owner && setup_.partial)
        miss({tgid, tgid, -1});
    if (!owner)
        return nullptr;
    if (owner->known_ns <= lost_ns_)
        miss({tgid, tgid, -1});
    process_view &view = processes_[tgid];
    if (view.version != owner->version) {
        fill(view, tgid, *owner);
        view.version = owner->version;
    }
    view.info.sure = is_sure(owner->known_ns);
    view.info.threads = owner->threads;
    const descriptor_table *table = files(tgid);
    view.info.open_fds = table ? table->size() : 0;
    view.info.container = containers_.find(owner->cgroup);
    return &view.info;
}

void host_state::fill(process_view &view, uint32_t tgid, const ringtap::process &owner) const {
    process_info &info = view.info;
    view.runs = owner.runs;
    info.tgid = tgid;
    info.ppid = owner.ppid;
    info.vpid = owner.vpid;
    info.exe.clear();
    info.exe_within.clear();
    info.exe_dev = info.arg_count = info.arg_bytes = 0;
    info.exe_flags.reset();
    info.exe_file = {};
    info.filename.clear();
    info.args = info.env = {};
    if (owner.runs) {
        info.exe = text_of(owner.runs->exe);
        info.filename = text_of(owner.runs->filename);
        info.exe_within = text_of(owner.runs->within);
        info.exe_dev = owner.runs->dev;
        info.exe_flags = owner.runs->flags;
        info.exe_file = owner.runs->file;
        info.args = text_of(owner.runs->args.text);
        info.arg_count = owner.runs->args.count;
        info.arg_bytes = owner.runs->args.bytes;
        info.env = text_of(owner.runs->env.text);
    }
    info.cwd = owner.fs ? text_of(owner.fs->cwd) : std::string_view();
    info.ids = owner.ids;
    info.loginuid = owner.loginuid;
    info.sessionid = owner.sessionid;
    info.pgid = owner.pgid;
    info.sid = owner.sid;
    info.tty = owner.tty;
    info.ns = owner.ns;
    info.cap_effective = owner.cap_effective;
    info.cap_permitted = owner.cap_permitted;
    info.cap_inheritable = owner.cap_inheritable;
    info.cgroup = text_of(owner.cgroup);
    info.start_ns = owner.start_ns;
    info.exec_ns = owner.exec_ns;
}

// A process's descriptors are those of its thread whose event is at hand, else of its first.
descriptor_table *host_state::files(uint32_t tgid) const {
    return table_.find_files(tgid == tgid_ ? tid_ : tgid, tgid);
}

const descriptor_info *host_state::descriptor(uint32_t tgid, int fd) const {
    const descriptor_table *table = files(tgid);
    const descriptor_slot *slot = table ? table->find_at(fd, now_ns_) : nullptr;
    if (!is_trusted(slot) && fd >= 0 && table_.find(tgid)) {
        slot = table ? table->find(fd) : nullptr;
        if (!is_trusted(slot))
            miss({tgid, tgid == tgid_ ? tid_ : tgid, fd});
    }
    if (!slot)
        return nullptr;
    if (descriptors_used_ == descriptors_.size())
        descriptors_.emplace_back();
    descriptor_answer &answer = descriptors_[descriptors_used_++];
    fill(answer, *slot);
    return &answer.info;
}

void host_state::fill(descriptor_answer &answer, const descriptor_slot &slot) const {
    const open_file &file = *slot.file;
    descriptor_info &info = answer.info;
    info.kind = file.kind;
    info.sure = file.sure && !slot.doubtful && is_sure(slot.ns);
    info.deleted = file.deleted;
    info.cloexec = slot.cloexec;
    info.listening = file.listening;
    info.server = file.server;
    info.open_flags = file.open_flags;
    info.dev = file.dev;
    info.ino = file.ino;
    info.peer_ino = file.peer_ino;
    info.family = file.family;
    info.type = file.type;
    info.protocol = file.protocol;
    put_address(info.local, file.local);
    put_address(info.remote, file.remote);
    info.within = text_of(file.within);
    if (file.name)
        info.name = file.name->text();
    else if (file.kind == fd_kind::unix_socket && info.local && info.local->path)
        info.name = *info.local->path;
    else
        info.name = answer.name = name_of_kind(file);
}

std::string_view host_state::user_name(uint32_t uid) const {
    return users_.user(uid);
}

std::string_view host_state::group_name(uint32_t gid) const {
    return users_.group(gid);
}

std::string host_state::host_path(uint64_t dev, std::string_view within) const {
    return mounts_.path_of(dev, within);
}

void host_state::for_each_process(const std::function<void(uint32_t)> &call) const {
    std::vector<uint32_t> all;
    table_.for_each([&](uint32_t tgid, const ringtap::process &) { all.push_back(tgid); });
    for (const uint32_t tgid : all) {
        call(tgid);
        drop_answers();
        if (processes_.size() > views_max)
            processes_.clear();
    }
}

void host_state::for_each_descriptor(uint32_t tgid, const std::function<void(int)> &call) const {
    std::vector<int> all;
    if (const descriptor_table *table = files(tgid))
        table->for_each([&](int fd, const descriptor_slot &) { all.push_back(fd); });
    for (const int fd : all) {
        call(fd);
        drop_answers();
    }
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/process_records.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/kcmp.h>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <ctime>
#include <utility>
#include <vector>

#include "capture/clock.h"
#include "capture/mapping.h"
#include "model/container_names.h"
#include "model/control_group.h"
#include "model/fd_snapshot.h"
#include "model/proc_files.h"
#include "model/record_builder.h"
#include "model/state_records.h"

namespace ringtap {

namespace {

void set_comm(char (&to)[RINGTAP_COMM_LEN], const std::optional<std::string> &comm) {
    const std::string_view name = comm ? std::string_view(*comm) : "?";
    std::memcpy(to, name.data(), std::min(name.size(), sizeof(to) - 1));
}

ringtap_record begin_record(unsigned type, uint32_t tgid, unsigned flags) {
    ringtap_record head{};
    head.type = static_cast<__u16>(type);
    head.flags = static_cast<__u16>(RINGTAP_F_STATE | flags);
    head.ns = monotonic_ns();
    head.tgid = tgid;
    head.tid = tgid;
    return head;
}

void take_ids(std::string_view text, __u32 &real, __u32 &effective, __u32 &saved, __u32 &fs) {
    for (__u32 *id : {&real, &effective, &saved, &fs})
        *id = static_cast<__u32>(number_in(take_word(text)));
}

// The last of the ids that a process or thread has, one per pid namespace: the innermost.
uint32_t innermost_id(std::string_view status, uint32_t outermost) {
    std::string_view ids = field_of(status, "NSpid");
    uint32_t innermost = outermost;
    for (std::string_view id = take_word(ids); !id.empty(); id = take_word(ids))
        innermost = static_cast<uint32_t>(number_in(id));
    return innermost;
}

void read_status(std::string_view status, ringtap_exec &exec) {
    ringtap_ids &ids = exec.ids;
    exec.ppid = static_cast<__u32>(number_in(field_of(status, "PPid")));
    take_ids(field_of(status, "Uid"), ids.uid, ids.euid, ids.suid, ids.fsuid);
    take_ids(field_of(status, "Gid"), ids.gid, ids.egid, ids.sgid, ids.fsgid);
    exec.vpid = innermost_id(status, exec.h.tgid);
    exec.cap_effective = number_in(field_of(status, "CapEff"), 16);
    exec.cap_permitted = number_in(field_of(status, "CapPrm"), 16);
    exec.cap_inheritable = number_in(field_of(status, "CapInh"), 16);
}

// pid (comm) state ppid pgrp session tty_nr
void read_stat(std::string_view stat, ringtap_exec &exec) {
    stat = behind_comm(stat);
    take_word(stat);
    take_word(stat);
    exec.pgid = static_cast<__u32>(number_in(take_word(stat)));
    exec.sid = static_cast<__u32>(number_in(take_word(stat)));
    exec.tty = static_cast<__u32>(number_in(take_word(stat)));
}

// "net:[4026531840]"
uint32_t namespace_inum(int process, const char *name) {
    const std::string link =
        read_link(process, fmt::format("ns/{}", name).c_str()).value_or(std::string());
    const size_t begin = link.find('[') + 1;
    const size_t end = link.find(']');
    if (begin == 0 || end == std::string::npos)
        return 0;
    return static_cast<uint32_t>(number_in(std::string_view(link).substr(begin, end - begin)));
}

void read_namespaces(int process, ringtap_namespaces &ns) {
    ns.mnt = namespace_inum(process, "mnt");
    ns.pid = namespace_inum(process, "pid");
    ns.net = namespace_inum(process, "net");
    ns.uts = namespace_inum(process, "uts");
    ns.ipc = namespace_inum(process, "ipc");
    ns.user = namespace_inum(process, "user");
    ns.cgroup = namespace_inum(process, "cgroup");
}

uint32_t audit_id(int process, const char *file) {
    const auto text = read_file(process, file);
    return text && !text->empty() ? static_cast<uint32_t>(number_in(*text)) : RINGTAP_ID_NONE;
}

// How long the machine has slept since its start, in whole ticks: what CLOCK_MONOTONIC does not
// count.
uint64_t time_asleep(uint64_t tick_ns) {
    const uint64_t awake = monotonic_ns();
    timespec boot;
    // That clock is from Linux 2.6.39; before, field 22 counts no sleep either.
    if (clock_gettime(CLOCK_BOOTTIME, &boot))
        return 0;
    const uint64_t all =
        static_cast<uint64_t>(boot.tv_sec) * ns_per_s + static_cast<uint64_t>(boot.tv_nsec);
    return (all - awake + tick_ns / 2) / tick_ns * tick_ns;
}

// Clock ticks since the start of the machine, of field 22, in nanoseconds of CLOCK_MONOTONIC.
uint64_t start_time(std::string_view stat) {
    stat = behind_comm(stat);
    constexpr int words_between = 19;
    for (int i = 0; i < words_between; i++)
        take_word(stat);
    const uint64_t tick_ns = ns_per_s / static_cast<uint64_t>(sysconf(_SC_CLK_TCK));
    const uint64_t ns = number_in(take_word(stat)) * tick_ns;
    const uint64_t asleep = time_asleep(tick_ns);
    return ns > asleep ? ns - asleep : 0;
}

// Kernels before 3.5, and those without kcmp(2), do not tell.
bool share_descriptors(uint32_t pid, uint32_t other) {
    return syscall(SYS_kcmp, pid, other, KCMP_FILES, 0, 0) == 0;
}

// The process's directory.
unique_fd open_process(const std::string &proc, uint32_t id) {
    return unique_fd(
        open(fmt::format("{}/{}", proc, id).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

}  // namespace

uint32_t process_of_thread(const std::string &proc, uint32_t tid) {
    const auto status = read_file(AT_FDCWD, fmt::format("{}/{}/status", proc, tid).c_str());
    if (!status)
        return 0;
    const uint64_t tgid = number_in(field_of(*status, "Tgid"));
    return tgid ? static_cast<uint32_t>(tgid) : tid;
}

process_records::process_records(const record_layout &layout, record_sink_fn sink, std::string proc)
    : layout_(layout),
      sink_(std::move(sink)),
      proc_(std::move(proc)),
      unified_groups_(knows_unified_groups(proc_)) {}

process_records::~process_records() = default;

void process_records::with_descriptors(descriptors_of followed) {
    descriptors_ = true;
    followed_ = followed;
    const unique_fd first = open_process(proc_, 1);
    host_mnt_ = first ? namespace_inum(first.get(), "mnt") : 0;
}

std::optional<process_relatives> process_records::add(uint32_t pid, process_part part) {
    const unique_fd process = open_process(proc_, pid);
    const auto status = process ? read_file(process.get(), "status") : std::nullopt;
    if (!status)
        return std::nullopt;
    ringtap_exec exec{};
    exec.h = begin_record(RINGTAP_EXEC, pid, flags_);
    exec.old_tid = pid;
    read_status(*status, exec);
    const std::string stat = read_file(process.get(), "stat").value_or(std::string());
    read_stat(stat, exec);
    read_namespaces(process.get(), exec.ns);
    exec.loginuid = audit_id(process.get(), "loginuid");
    exec.sessionid = audit_id(process.get(), "sessionid");
    set_comm(exec.comm, read_comm(process.get(), ""));
    deliver(process.get(), exec);
    if (part == process_part::whole)
        add_rest(process.get(), exec, start_time(stat));
    take_turns();
    return process_relatives{exec.ppid, exec.pgid, exec.sid};
}

void process_records::add_rest(int process, const ringtap_exec &exec, uint64_t start_ns) {
    add_threads(process, exec);
    if (descriptors_ && (followed_ != descriptors_of::containers || exec.ns.mnt != host_mnt_))
        add_descriptors(process, exec, start_ns);
}

// After all processes. Who shares descriptors was made by the other, or by the same parent.
void process_records::add_sharing() {
    std::map<uint32_t, uint32_t> last_child;
    for (const auto &[pid, ppid] : parents_) {
        if (!add_sharing_of(pid, ppid) && last_child.count(ppid))
            add_sharing_of(pid, last_child[ppid]);
        last_child[ppid] = pid;
        take_turns();
    }
}

void process_records::add_containers() {
    name_pool names;
    container_names containers(proc_, "");
    std::vector<name_ref> groups;
    for (const std::string &group : groups_) {
        groups.push_back(names.intern(group));
        containers.find(groups.back());
    }
    containers.read_at_start([this] { take_turns(); });
    for (const name_ref &group : groups)
        if (const auto container = containers.find(group))
            write_state(group->text(), *container, sink_);
}

void process_records::deliver(int process, const ringtap_exec &exec) {
    record_builder record(&exec, sizeof(exec), layout_.size(RINGTAP_EXEC));
    record.add_item(RINGTAP_KIND_EXE, read_link(process, "exe"));
    record.add_strings(RINGTAP_KIND_ARGV, read_file(process, "cmdline", program_arguments_max + 1));
    record.add_item(RINGTAP_KIND_CWD, read_link(process, "cwd"));
    const auto group = control_group(process, unified_groups_);
    record.add_item(RINGTAP_KIND_CGROUP, group);
    if (descriptors_ && group)
        groups_.insert(*group);
    record.fixed<ringtap_exec>().items = record.items();
    sink_(record.finish());
}

void process_records::add_threads(int process, const ringtap_exec &exec) {
    for_each_number(process, "task", [&](uint32_t tid) {
        if (tid != exec.h.tgid)
            add_thread(process, exec, tid);
    });
}

void process_records::add_thread(uint32_t pid, uint32_t tid) {
    const unique_fd process = open_process(proc_, pid);
    const auto status = process ? read_file(process.get(), "status") : std::nullopt;
    if (!status)
        return;
    ringtap_exec exec{};
    exec.h.tgid = pid;
    read_status(*status, exec);
    add_thread(process.get(), exec, tid);
}

void process_records::add_thread(int process, const ringtap_exec &exec, uint32_t tid) {
    ringtap_fork fork{};
    fork.h = begin_record(RINGTAP_FORK, exec.h.tgid, flags_);
    fork.child_tgid = exec.h.tgid;
    fork.child_tid = tid;
    fork.ppid = exec.ppid;
    fork.child_vpid = exec.vpid;
    fork.child_vtid = tid;
    if (exec.vpid != exec.h.tgid)
        fork.child_vtid = innermost_id(
            read_file(process, fmt::format("task/{}/status", tid).c_str()).value_or(""), tid);
    fork.clone_flags = clone_flags_of_thread;
    set_comm(fork.comm, read_comm(process, fmt::format("task/{}/", tid)));
    record_builder record(&fork, sizeof(fork), layout_.size(RINGTAP_FORK));
    sink_(record.finish());
    take_turns();
}

// Who opens what while this looks is told of by records with a later time.
void process_records::add_descriptors(int process, const ringtap_exec &exec, uint64_t start_ns) {
    const uint64_t ns = monotonic_ns();
    const auto descriptors = read_descriptors(process, sockets_, meanwhile_);
    write_state(exec.h.tgid, ns, start_ns, followed_ != descriptors_of::nobody, descriptors, sink_);
    if (!descriptors.empty())
        parents_[exec.h.tgid] = exec.ppid;
}

bool process_records::add_sharing_of(uint32_t pid, uint32_t other) {
    const uint64_t ns = monotonic_ns();
    if (!parents_.count(other) || !share_descriptors(pid, other))
        return false;
    write_sharing(pid, other, ns, sink_);
    return true;
}

}  // namespace ringtap

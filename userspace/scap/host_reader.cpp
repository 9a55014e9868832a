// SPDX-License-Identifier: MIT OR Apache-2.0
#include "scap/host_reader.h"

#include <algorithm>

#include "capture/records.h"
#include "scap/byte_reader.h"
#include "scap/process_flags.h"
#include "scap/process_readings.h"
#include "scap/state_time.h"

namespace ringtap {

namespace {

constexpr size_t hostname_size = 128;
// What entries of processes have from libs 0.10 on is longer than this.
constexpr size_t old_tail = 29;

// The format's versions, by when they brought something.
enum process_version {
    bare = 1,
    with_memory,
    with_environment,
    with_group,
    with_root,
    with_session,
    with_path,
    with_vpgid,
    with_length
};

int version_of(uint32_t block) {
    switch (block) {
        case 0x202:
        case 0x8000abcd:
            return bare;
        case 0x207:
        case 0x8001abcd:
            return with_memory;
        case 0x209:
        case 0x8002abcd:
            return with_environment;
        case 0x210:
            return with_group;
        case 0x211:
            return with_root;
        case 0x212:
            return with_session;
        case 0x213:
            return with_path;
        case 0x214:
            return with_vpgid;
        default:
            return with_length;
    }
}

}  // namespace

// An entry of a block of processes.
struct read_entry {
    read_process process;
    uint64_t sid = 0;
};

namespace {

void read_ids(byte_reader &from, int version, read_entry &entry) {
    read_process &to = entry.process;
    to.tid = from.number<uint64_t>();
    to.pid = from.number<uint64_t>();
    to.ptid = from.number<uint64_t>();
    if (version >= with_session)
        entry.sid = from.number<uint64_t>();
    if (version >= with_vpgid)
        to.vpgid = from.number<uint64_t>();
}

void read_program(byte_reader &from, int version, read_process &to) {
    to.comm = from.counted();
    to.exe = from.counted();
    if (version >= with_path)
        to.exepath = from.counted();
    to.args = from.counted();
    to.cwd = from.counted();
    to.fdlimit = from.number<uint64_t>();
    to.clone_flags = from.number<uint32_t>();
    to.uid = from.number<uint32_t>();
    to.gid = from.number<uint32_t>();
}

void read_usage(byte_reader &from, int version, read_process &to) {
    if (version < with_memory)
        return;
    to.vm_size = from.number<uint32_t>();
    to.vm_rss = from.number<uint32_t>();
    to.vm_swap = from.number<uint32_t>();
    to.pgft_maj = from.number<uint64_t>();
    to.pgft_min = from.number<uint64_t>();
}

void read_surroundings(byte_reader &from, int version, read_process &to) {
    if (version >= with_environment)
        to.env = from.counted();
    if (version < with_group)
        return;
    to.vtid = from.number<uint64_t>();
    to.vpid = from.number<uint64_t>();
    to.cgroups = from.counted();
    if (version >= with_root)
        from.counted();  // the root directory
}

template <typename Number>
void read_next(byte_reader &from, std::optional<uint64_t> &to) {
    if (from.rest().size() >= sizeof(Number))
        to = from.number<Number>();
}

// It may end behind any of them.
void read_tail(byte_reader from, read_process &to) {
    std::optional<uint64_t> writable, upper, memfd, lower;
    if (from.rest().size() > old_tail) {
        read_next<uint64_t>(from, to.pidns_start);
        read_next<uint32_t>(from, to.tty);
    }
    read_next<uint32_t>(from, to.loginuid);
    read_next<uint8_t>(from, writable);
    read_next<uint64_t>(from, to.cap_inheritable);
    read_next<uint64_t>(from, to.cap_permitted);
    read_next<uint64_t>(from, to.cap_effective);
    read_next<uint8_t>(from, upper);
    read_next<uint64_t>(from, to.exe_ino);
    read_next<uint64_t>(from, to.exe_ctime);
    read_next<uint64_t>(from, to.exe_mtime);
    read_next<uint8_t>(from, memfd);
    read_next<uint8_t>(from, lower);
    read_next<uint64_t>(from, to.pgid);
    const auto bit = [](const std::optional<uint64_t> &is, uint64_t flag) {
        return is.value_or(0) ? flag : 0;
    };
    to.exe_flags = bit(writable, 1) | bit(upper, 2) | bit(memfd, 4) | bit(lower, 8);
}

bool is_name(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return static_cast<unsigned char>(c) > ' ' && c != '\x7f';
    });
}

}  // namespace

std::optional<read_machine> read_machine_block(std::string_view body) {
    byte_reader from(body);
    read_machine made{};
    made.cpus = from.number<uint32_t>();
    from.bytes(2 * sizeof(uint64_t));  // memory, the highest process id
    made.hostname = from.bytes(hostname_size);
    made.hostname = made.hostname.substr(0, made.hostname.find('\0'));
    made.boot_ns = from.number<uint64_t>();
    return from.is_whole() ? std::optional(made) : std::nullopt;
}

host_entries entries_of(uint32_t block) {
    switch (block) {
        case 0x203:
        case 0x218:
            return host_entries::descriptors;
        case 0x206:
        case 0x220:
            return host_entries::users;
        case 0x8000abcd:
        case 0x8001abcd:
        case 0x8002abcd:
        case 0x202:
        case 0x207:
        case 0x209:
        case 0x210:
        case 0x211:
        case 0x212:
        case 0x213:
        case 0x214:
        case 0x215:
            return host_entries::processes;
        default:
            return host_entries::none;
    }
}

// Its lines have blanks between words.
std::string user_line(bool is_user, uint32_t id, std::string_view name) {
    if (!is_name(name))
        return {};
    return std::string(is_user ? "u " : "g ")
        .append(std::to_string(id))
        .append(1, ' ')
        .append(name)
        .append(1, '\n');
}

size_t host_reader::take(std::string_view at_hand) {
    switch (entries_of(block_)) {
        case host_entries::processes:
            return take_process(at_hand);
        case host_entries::descriptors:
            return take_descriptor(at_hand);
        default:
            return take_user(at_hand);
    }
}

size_t host_reader::take_process(std::string_view at_hand) {
    const int version = version_of(block_);
    byte_reader from(at_hand);
    const size_t length = version >= with_length ? from.number<uint32_t>() : at_hand.size();
    if (!from.is_whole() || length > at_hand.size() || length < from.taken())
        return 0;
    byte_reader entry_bytes(at_hand.substr(from.taken(), length - from.taken()));
    read_entry entry;
    read_ids(entry_bytes, version, entry);
    read_program(entry_bytes, version, entry.process);
    read_usage(entry_bytes, version, entry.process);
    read_surroundings(entry_bytes, version, entry.process);
    if (!entry_bytes.is_whole())
        return 0;
    if (version >= with_length)
        read_tail(entry_bytes, entry.process);
    give_process(entry);
    return version >= with_length ? length : entry_bytes.taken();
}

void host_reader::give_process(read_entry &entry) {
    const read_process &process = entry.process;
    const auto tid = static_cast<uint32_t>(*process.tid), pid = static_cast<uint32_t>(*process.pid);
    ringtap_record head{};
    head.flags = RINGTAP_F_STATE;
    head.ns = state_ns;
    head.tgid = head.tid = pid;
    if (tid == pid) {
        ringtap_exec exec{};
        exec.h = head;
        exec.h.type = RINGTAP_EXEC;
        fill_exec(exec, process, nullptr);
        exec.sid = static_cast<uint32_t>(entry.sid);
        exec.usage = usage_of(process);
        exec.pidns_start_ns -= std::min(boot_ns_, uint64_t{exec.pidns_start_ns});
        to_.begin(RINGTAP_ALL_CPUS, exec);
        to_.last<ringtap_exec>().items = give_program(to_, process, nullptr);
        return;
    }
    ringtap_fork fork{};
    fork.h = head;
    fork.h.type = RINGTAP_FORK;
    fork.child_tgid = pid;
    fork.child_tid = tid;
    fork.ppid = is_told(process.ptid) ? word(process.ptid, 0) : 0;
    fork.child_vpid = is_told(process.vpid) ? word(process.vpid, 0) : pid;
    fork.child_vtid = is_told(process.vtid) ? word(process.vtid, 0) : tid;
    fork.clone_flags = to_kernel(clone_bits, process.clone_flags.value_or(0));
    process.comm.value_or("").copy(fork.comm, sizeof(fork.comm) - 1);
    to_.begin(RINGTAP_ALL_CPUS, fork);
}

size_t host_reader::take_user(std::string_view at_hand) {
    constexpr uint32_t block_with_length = 0x220;
    const bool has_length = block_ == block_with_length;
    byte_reader from(at_hand);
    const size_t length = has_length ? from.number<uint32_t>() : at_hand.size();
    const bool is_user = from.number<uint8_t>() == 0;
    const auto id = from.number<uint32_t>();
    if (is_user)
        from.number<uint32_t>();  // the group's
    const std::string_view name = from.counted();
    if (is_user) {
        from.counted();  // home
        from.counted();  // shell
    }
    if (!from.is_whole() || length > at_hand.size() || length < from.taken())
        return 0;
    const std::string line = user_line(is_user, id, name);
    if (!line.empty())
        write_users(line, [&](const ringtap_record &record) { to_.add(RINGTAP_ALL_CPUS, record); });
    return has_length ? length : from.taken();
}

}  // namespace ringtap

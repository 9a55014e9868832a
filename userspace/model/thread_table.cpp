// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/thread_table.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

#include "lib/mapping.h"

namespace ringtap {

std::string_view comm_text(const char (&comm)[RINGTAP_COMM_LEN]) {
    return {comm, strnlen(comm, sizeof(comm))};
}

void thread_table::exec(const ringtap_exec &exec) {
    if (exec.old_tid != exec.h.tid)
        comms_.erase(exec.old_tid);
    rename(exec.h.tid, comm_text(exec.comm));
    uids_[exec.h.tgid] = exec.ids.uid;
}

void thread_table::fork(const ringtap_fork &fork) {
    rename(fork.child_tid, comm_text(fork.comm));
    if (fork.child_tid != fork.child_tgid)
        return;
    if (const auto parent = uid(fork.h.tgid))
        uids_[fork.child_tgid] = *parent;
    else
        uids_.erase(fork.child_tgid);
}

void thread_table::exit(uint32_t tid, bool last_of_process, uint32_t tgid) {
    comms_.erase(tid);
    if (last_of_process)
        uids_.erase(tgid);
}

void thread_table::rename(uint32_t tid, std::string_view comm) {
    name &entry = comms_[tid];
    entry = {};
    std::memcpy(entry.comm, comm.data(), std::min(comm.size(), sizeof(entry.comm) - 1));
}

void thread_table::refresh_name(uint32_t tid) {
    char found[RINGTAP_COMM_LEN];
    const std::string_view comm = lookup_ ? lookup_(tid, found) : std::string_view();
    if (!comm.empty())
        rename(tid, comm);
}

std::string_view thread_table::comm(uint32_t tid) {
    const auto [at, is_new] = comms_.try_emplace(tid, name{"?"});
    if (is_new)
        refresh_name(tid);
    return comm_text(at->second.comm);
}

std::optional<uint32_t> thread_table::uid(uint32_t tgid) const {
    const auto at = uids_.find(tgid);
    return at == uids_.end() ? std::nullopt : std::optional(at->second);
}

std::string_view comm_from_proc(uint32_t tid, char (&comm)[RINGTAP_COMM_LEN]) {
    const unique_fd file(open(fmt::format("/proc/{}/comm", tid).c_str(), O_RDONLY | O_CLOEXEC));
    const ssize_t bytes = file ? read(file.get(), comm, sizeof(comm)) : 0;
    if (bytes <= 0)
        return {};
    return {comm, static_cast<size_t>(comm[bytes - 1] == '\n' ? bytes - 1 : bytes)};
}

}  // namespace ringtap

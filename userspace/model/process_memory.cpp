// SPDX-License-Identifier: MIT OR Apache-2.0
// What processes take of the model's memory, and who is forgotten when that is too much: see memory.h.
#include <algorithm>
#include <map>

#include "model/process_table.h"

namespace ringtap {

namespace {

// What an element of an unordered_map takes beside itself, and what a shared object does.
constexpr size_t node_size = 32;
constexpr size_t shared_size = 32;

constexpr size_t thread_size = sizeof(std::pair<const uint32_t, thread_info>) + node_size;
constexpr size_t process_size = sizeof(std::pair<const uint32_t, process>) + node_size +
                                sizeof(program) + sizeof(fs_state) + 2 * shared_size;
constexpr size_t table_size = sizeof(descriptor_table) + node_size + shared_size;

// Of a process whose ids are not known
constexpr uint32_t nobody_known = RINGTAP_ID_NONE;

struct holding {
    uint32_t tgid;
    uint64_t used;
    size_t bytes;
};

struct user_holdings {
    size_t bytes = 0;
    std::vector<holding> processes;  // whose last event is longest ago comes last
};

bool has_less(const user_holdings *a, const user_holdings *b) {
    return a->bytes < b->bytes;
}

// A heap: who has most is in front.
std::vector<user_holdings *> by_bytes(std::map<uint32_t, user_holdings> &users) {
    std::vector<user_holdings *> heap;
    for (auto &[uid, of] : users) {
        std::sort(of.processes.begin(), of.processes.end(),
                  [](const holding &a, const holding &b) { return a.used > b.used; });
        heap.push_back(&of);
    }
    std::make_heap(heap.begin(), heap.end(), has_less);
    return heap;
}

// The next one to be forgotten; its user may come again.
holding take_next(std::vector<user_holdings *> &heap) {
    std::pop_heap(heap.begin(), heap.end(), has_less);
    user_holdings &user = *heap.back();
    const holding next = user.processes.back();
    user.processes.pop_back();
    user.bytes -= next.bytes;
    if (user.processes.empty())
        heap.pop_back();
    else
        std::push_heap(heap.begin(), heap.end(), has_less);
    return next;
}

}  // namespace

size_t process_table::held() const {
    return names_.memory().bytes + threads_.size() * thread_size + processes_.size() * process_size +
           own_files_.size() * table_size;
}

size_t process_table::taken_by(uint32_t tgid, const process &owner, const own_tables &own) const {
    size_t bytes = process_size + owner.threads * thread_size + pushdown_of(owner.cgroup);
    if (owner.files)
        bytes += owner.files->bytes() / static_cast<size_t>(owner.files.use_count());
    if (owner.fs)
        bytes += pushdown_of(owner.fs->cwd);
    if (owner.runs)
        bytes += (pushdown_of(owner.runs->args.text) + pushdown_of(owner.runs->env.text)) /
                 static_cast<size_t>(owner.runs.use_count());
    if (const auto tables = own.find(tgid); tables != own.end())
        for (const uint32_t tid : tables->second)
            bytes += own_files_.at(tid)->bytes() + table_size;
    return bytes;
}

process_table::own_tables process_table::owners_of_own_files() const {
    own_tables owners;
    for (const auto &[tid, files] : own_files_)
        if (const thread_info *info = thread(tid))
            owners[info->tgid].push_back(tid);
    return owners;
}

void process_table::forget(uint32_t tgid, const own_tables &own) {
    if (const auto tables = own.find(tgid); tables != own.end())
        for (const uint32_t tid : tables->second)
            own_files_.erase(tid);
    latest_process_ = {};
    processes_.erase(tgid);
    changes_++;
    names_.memory().losses.processes++;
}

void process_table::forget_threads_without_process() {
    latest_thread_ = {};
    changes_++;
    for (auto at = threads_.begin(); at != threads_.end();)
        at = processes_.count(at->second.tgid) ? std::next(at) : threads_.erase(at);
    for (auto at = own_files_.begin(); at != own_files_.end();)
        at = threads_.count(at->first) ? std::next(at) : own_files_.erase(at);
}

void process_table::forget_until(size_t bytes) {
    const own_tables own = owners_of_own_files();
    std::map<uint32_t, user_holdings> users;
    for (const auto &[tgid, of] : processes_) {
        user_holdings &user = users[of.ids_known ? of.ids.uid : nobody_known];
        const size_t takes = taken_by(tgid, of, own);
        user.processes.push_back({tgid, of.used, takes});
        user.bytes += takes;
    }
    std::vector<user_holdings *> heap = by_bytes(users);
    size_t threads = 0;  // of who is gone
    while (!heap.empty() && held() - threads * thread_size > bytes) {
        const uint32_t tgid = take_next(heap).tgid;
        threads += std::min<size_t>(processes_.at(tgid).threads, threads_.size() - threads);
        forget(tgid, own);
    }
    forget_threads_without_process();
}

}  // namespace ringtap

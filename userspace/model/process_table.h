// SPDX-License-Identifier: MIT OR Apache-2.0
// Processes and threads, as records of their lives and the start state tell of them.
#ifndef RINGTAP_MODEL_PROCESS_TABLE_H
#define RINGTAP_MODEL_PROCESS_TABLE_H

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/descriptor_table.h"
#include "model/event.h"
#include "model/host_model.h"
#include "model/name_pool.h"

namespace ringtap {

// Asks the running system for a thread's name; empty: it does not know either.
using comm_lookup = std::function<std::string_view(uint32_t tid, char (&comm)[RINGTAP_COMM_LEN])>;

// Strings, each with its NUL. Where some are missing, "..." stands for them.
struct program_strings {
    name_ref text;
    uint64_t count = 0;  // how many there were, if some are missing and it is known
    uint64_t bytes = 0;  // how long they were, if some are missing
};

// What an execve set; children have the same.
struct program {
    name_ref exe, filename;
    name_ref within;  // where exe lies in its filesystem, if the kernel told it
    uint64_t dev = 0;
    std::optional<uint32_t> flags;  // RINGTAP_EXE_*, if the kernel told them
    program_file file;
    program_strings args, env;
};

// Threads and processes share it with CLONE_FS.
struct fs_state {
    name_ref cwd;
    uint64_t ns = 0;  // when it was known
};

struct process {
    uint32_t ppid = 0, vpid = 0;
    uint32_t pgid = 0, sid = 0, tty = 0;
    uint32_t loginuid = RINGTAP_ID_NONE, sessionid = RINGTAP_ID_NONE;
    ringtap_ids ids{};
    bool ids_known = false;
    bool ended = false;  // only threads are left that were killed with it
    uint32_t threads = 0;
    ringtap_namespaces ns{};
    uint64_t cap_effective = 0, cap_permitted = 0, cap_inheritable = 0;
    uint64_t start_ns = 0, exec_ns = 0;
    uint64_t known_ns = 0;   // when all of it was known
    uint64_t as_of_ns = 0;   // what records from before say is taken into account
    uint64_t repair_ns = 0;  // of the last look into /proc
    uint32_t repairs = 0;    // since then
    uint32_t version = 0;    // counts changes of what process_info says
    uint64_t used = 0;       // of all events, the number of its last one
    name_ref cgroup;
    std::shared_ptr<const program> runs;
    std::shared_ptr<fs_state> fs;
    std::shared_ptr<descriptor_table> files;
};

// Holds the threads that the system has, and those that ended in a record that was lost until their
// ids come again, or until there is no room for them: see memory.h.
class process_table {
  public:
    // lookup: asked once about a thread of which no record has told; may be empty.
    process_table(name_pool &names, comm_lookup lookup)
        : names_(names), lookup_(std::move(lookup)) {}

    // The event's record has happened. Each returns the process that is new or runs a new program.
    process &exec(const event &event);
    process &fork(const event &event);
    void exit(const event &event);

    void rename(uint32_t tid, uint32_t tgid, std::string_view comm);
    // The name may have changed: asks for it.
    void refresh_name(uint32_t tid, uint32_t tgid);

    // "?": nobody knows. Valid until the table changes.
    std::string_view comm(uint32_t tid, uint32_t tgid);
    // Of a process with an event at hand: that it is in use is noted.
    std::optional<uint32_t> uid_of_event(uint32_t tgid);

    const thread_info *thread(uint32_t tid) const {
        return latest_thread_.is(tid) ? latest_thread_.value : look_up_thread(tid);
    }
    const process *find(uint32_t tgid) const {
        return latest_process_.is(tgid) ? latest_process_.value : look_up_process(tgid);
    }
    process *find(uint32_t tgid) { return const_cast<process *>(std::as_const(*this).find(tgid)); }
    // Makes one of which nothing is known, if there is none.
    process &get(uint32_t tgid);
    // To be called where something that process_info says was set here.
    void note_change(process &of) {
        of.version++;
        changes_++;
    }
    // Another number whenever a thread or process has come, gone or changed in what thread_info or process_info says.
    uint64_t changes() const { return changes_; }

    // The descriptors that a thread uses: its process's, unless it has parted from them.
    descriptor_table &files_of(uint32_t tid, process &owner);
    descriptor_table *find_files(uint32_t tid, uint32_t tgid) const;
    void unshare_files(uint32_t tid, process &owner);
    // Both processes use the other one's, from now on. Nothing if either is not known.
    void share_files(uint32_t tgid, uint32_t other);

    // Bytes, with those of names.
    size_t held() const;
    // Forgets processes until no more than those bytes are held.
    void forget_until(size_t bytes);

    size_t threads() const { return threads_.size(); }
    size_t processes() const { return processes_.size(); }
    void for_each(const std::function<void(uint32_t, const process &)> &call) const;
    void for_each_thread(const std::function<void(const thread_info &)> &call) const;

  private:
    // What was looked up last, which is most often what is looked up next; to be dropped when one is erased.
    template <typename Value>
    struct latest {
        uint32_t id = 0;
        const Value *value = nullptr;
        bool is(uint32_t wanted) const { return value && id == wanted; }
    };

    const thread_info *look_up_thread(uint32_t tid) const;
    const process *look_up_process(uint32_t tgid) const;
    thread_info &thread_of(uint32_t tid, uint32_t tgid);
    void erase_thread(uint32_t tid);
    void share_files(const event &event, process &owner);
    void fill_from_exec(process &out, const event &event);
    std::shared_ptr<descriptor_table> copy_of_files(uint32_t tid, process &owner);
    using own_tables = std::unordered_map<uint32_t, std::vector<uint32_t>>;
    own_tables owners_of_own_files() const;
    size_t taken_by(uint32_t tgid, const process &owner, const own_tables &own) const;
    void forget(uint32_t tgid, const own_tables &own);
    void forget_threads_without_process();

    name_pool &names_;
    comm_lookup lookup_;
    std::unordered_map<uint32_t, thread_info> threads_;
    std::unordered_map<uint32_t, process> processes_;
    // Of threads that called unshare(CLONE_FILES): hardly any does.
    std::unordered_map<uint32_t, std::shared_ptr<descriptor_table>> own_files_;
    uint64_t uses_ = 0;
    uint64_t changes_ = 0;
    mutable latest<thread_info> latest_thread_;
    mutable latest<process> latest_process_;
};

// Reads /proc; a comm_lookup.
std::string_view comm_from_proc(uint32_t tid, char (&comm)[RINGTAP_COMM_LEN]);

}  // namespace ringtap

#endif

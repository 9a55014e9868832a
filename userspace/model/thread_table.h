// SPDX-License-Identifier: MIT OR Apache-2.0
// Who is who: threads by their ids, as the records that went by tell it.
#ifndef RINGTAP_MODEL_THREAD_TABLE_H
#define RINGTAP_MODEL_THREAD_TABLE_H

#include <ringtap/ringtap.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace ringtap {

// Asks the running system for a thread's name; empty: it does not know either.
using comm_lookup = std::function<std::string_view(uint32_t tid, char (&comm)[RINGTAP_COMM_LEN])>;

// Holds no more threads than the system has, and those that ended in a record that was lost until
// their ids come again.
class thread_table {
  public:
    // lookup: asked once about a thread of which no record has told; may be empty.
    explicit thread_table(comm_lookup lookup) : lookup_(std::move(lookup)) {}

    void exec(const ringtap_exec &exec);
    void fork(const ringtap_fork &fork);
    void exit(uint32_t tid, bool last_of_process, uint32_t tgid);
    void rename(uint32_t tid, std::string_view comm);
    // The name may have changed: asks for it.
    void refresh_name(uint32_t tid);

    // "?": nobody knows. Valid until the table changes.
    std::string_view comm(uint32_t tid);
    std::optional<uint32_t> uid(uint32_t tgid) const;

    size_t size() const { return comms_.size(); }

  private:
    struct name {
        char comm[RINGTAP_COMM_LEN];
    };

    comm_lookup lookup_;
    std::unordered_map<uint32_t, name> comms_;
    std::unordered_map<uint32_t, uint32_t> uids_;  // of processes
};

// A comm as records have it: up to its first NUL.
std::string_view comm_text(const char (&comm)[RINGTAP_COMM_LEN]);

// Reads /proc; a comm_lookup.
std::string_view comm_from_proc(uint32_t tid, char (&comm)[RINGTAP_COMM_LEN]);

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// Records that the client makes of the start state, beside those that look like the module's. They
// have a type of their own, which no module writes and older readers pass over; what they hold is
// written in lib/capture_file.h.
#ifndef RINGTAP_MODEL_STATE_RECORDS_H
#define RINGTAP_MODEL_STATE_RECORDS_H

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "file/capture_file.h"
#include "model/descriptor_table.h"
#include "model/host_model.h"

namespace ringtap {

// An open file as /proc shows it.
struct state_descriptor {
    int fd = -1;
    uint64_t ns = 0;  // when it was looked at
    bool cloexec = false;
    bool listening = false;
    bool server = false;
    bool sure = true;  // false: whose addresses these are may have been forged
    uint32_t open_flags = 0;
    uint32_t mode = 0;  // S_IF*
    uint64_t dev = 0, ino = 0;
    int family = 0, type = 0, protocol = 0;  // of sockets
    uint32_t peer_ino = 0;                   // of Unix sockets: the other end's
    std::string link;                        // the link's text
    std::string local, remote;               // struct sockaddr
};

file_ref file_of(const state_descriptor &seen, name_pool &names);

using record_sink_fn = std::function<void(const ringtap_record &)>;

// The descriptors of a process, in as many records as it takes. more: others were written before, and stay.
void write_state(uint32_t tgid, uint64_t ns, uint64_t start_ns, bool followed,
                 const std::vector<state_descriptor> &descriptors, const record_sink_fn &sink,
                 bool more = false);
// Both have the same descriptors, not only equal ones: CLONE_FILES without CLONE_THREAD.
void write_sharing(uint32_t tgid, uint32_t other, uint64_t ns, const record_sink_fn &sink);
// cgroup: whose processes are in it.
void write_state(std::string_view cgroup, const container_info &container,
                 const record_sink_fn &sink);
// Of a capture that had begun before the file did.
void write_losses(uint64_t until_ns, const record_sink_fn &sink);
void write_process(uint32_t tgid, uint64_t ns, const state_process &past, const record_sink_fn &sink);
// Lines "u ID NAME" and "g ID NAME".
void write_users(std::string_view lines, const record_sink_fn &sink);

// Lines of host_mounts.
void write_mounts(std::string_view lines, const record_sink_fn &sink);

// Believes nothing in a record but its length.
class state_record_reader {
  public:
    explicit state_record_reader(const ringtap_record &record);

    bool is_descriptors() const { return what_ == state_of_descriptors; }
    bool is_container() const { return what_ == state_of_container; }
    bool is_users() const { return what_ == state_of_users; }
    bool is_mounts() const { return what_ == state_of_mounts; }
    bool is_sharing() const { return what_ == state_of_sharing; }
    bool is_losses() const { return what_ == state_of_losses; }
    bool is_process() const { return what_ == state_of_process; }

    uint64_t start_ns() const { return head_.start_ns; }
    bool is_first() const { return head_.flags & state_first; }
    bool is_followed() const { return head_.flags & state_followed; }
    void for_each_descriptor(const std::function<void(const state_descriptor &)> &call) const;
    // The cgroup, and whose it is.
    std::pair<std::string, container_info> container() const;
    std::string_view lines() const { return rest_; }
    uint32_t other() const { return head_.other; }
    state_process process() const;

  private:
    state_head head_{};
    unsigned what_ = 0;
    std::string_view rest_;  // behind head_
};

}  // namespace ringtap

#endif

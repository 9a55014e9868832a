// SPDX-License-Identifier: MIT OR Apache-2.0
// What a .scap file says of the host before its first event: machine, users, processes and threads,
// descriptors.
#ifndef RINGTAP_SCAP_HOST_BLOCKS_H
#define RINGTAP_SCAP_HOST_BLOCKS_H

#include <string>
#include <string_view>
#include <vector>

#include "file/capture_file.h"
#include "model/host_state.h"
#include "scap/event_block.h"

namespace ringtap {

void append_section(std::string &out);
void append_machine(std::string &out, const file_header &header);
// The addresses that are this host's: by them readers know which end of a connection is here. Of another host's capture no
// more is known than those that every host has.
void append_interfaces(std::string &out, bool of_this_host);
// Lines of user_names.
void append_users(std::string &out, std::string_view lines);
void append_descriptors(std::string &out, const host_state &host, uint32_t tgid);

// Processes and threads that there were at the start, as events of the start state tell of them.
class process_blocks {
  public:
    // wall_offset_ns: from the kernel's clock to the time of day, in which these blocks, unlike events, have times.
    process_blocks(scap_dialect dialect, int64_t wall_offset_ns)
        : dialect_(dialect), wall_offset_ns_(wall_offset_ns) {}

    void add(const event &event);
    // Appends what there is.
    void append_to(std::string &out);
    // Whose descriptors are to follow.
    const std::vector<uint32_t> &processes() const { return processes_; }

  private:
    void put_tail(const process_info &process, const ringtap_exec *exec);

    scap_dialect dialect_;
    int64_t wall_offset_ns_;
    byte_writer entries_;
    std::vector<uint32_t> processes_;
};

}  // namespace ringtap

#endif

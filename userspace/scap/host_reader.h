// SPDX-License-Identifier: MIT OR Apache-2.0
// What a .scap file says of the host before its first event: machine, users, processes and threads,
// descriptors; as records of the start state. Of any of the format's versions, and one entry at a
// time.
#ifndef RINGTAP_SCAP_HOST_READER_H
#define RINGTAP_SCAP_HOST_READER_H

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/host_state.h"
#include "model/state_records.h"
#include "scap/record_queue.h"

namespace ringtap {

struct read_machine {
    uint32_t cpus;
    std::string_view hostname;
    uint64_t boot_ns;  // since 1970; 0: not told
};

// Nothing: it is too short.
std::optional<read_machine> read_machine_block(std::string_view body);

// What the entries of a block tell of.
enum class host_entries : unsigned char { none, processes, descriptors, users };

host_entries entries_of(uint32_t block);

// A line of user_names, with its newline; empty: the name is none.
std::string user_line(bool is_user, uint32_t id, std::string_view name);

class host_reader {
  public:
    // boot_ns: since 1970. The others must outlive this.
    host_reader(const host_state &host, record_queue &to, uint64_t boot_ns)
        : host_(host), to_(to), boot_ns_(boot_ns) {}

    // A block begins; takes what is in front of its entries. Nothing: there is more of it to come.
    std::optional<size_t> begin(uint32_t block, std::string_view at_hand);
    // Takes an entry. Returns how long it is; 0: it does not end within what is at hand.
    size_t take(std::string_view at_hand);
    // Behind the last of them.
    void end();

  private:
    size_t take_process(std::string_view at_hand);
    size_t take_descriptor(std::string_view at_hand);
    size_t take_user(std::string_view at_hand);
    void give_process(struct read_entry &entry);
    void give_descriptors();
    bool is_server(const state_descriptor &socket) const;

    const host_state &host_;
    record_queue &to_;
    uint64_t boot_ns_;
    uint32_t block_ = 0;
    // Of descriptors
    uint32_t tgid_ = 0;
    bool given_ = false;  // some of them
    std::vector<state_descriptor> descriptors_;
    std::set<uint16_t> listens_;  // on these ports
};

}  // namespace ringtap

#endif

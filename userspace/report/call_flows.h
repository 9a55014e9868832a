// SPDX-License-Identifier: MIT OR Apache-2.0
// Which call made which other one go on: a write into a pipe or a connection and the read at its other
// end, a futex's wake-up and the wait that it ended.
#ifndef RINGTAP_REPORT_CALL_FLOWS_H
#define RINGTAP_REPORT_CALL_FLOWS_H

#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/event.h"
#include "model/host_model.h"

namespace ringtap {

// Numbers of flows: those that go on from a call, and those that came to it, of which some end there.
struct flows_of_call {
    std::vector<uint64_t> sent, through, ending;
};

class call_flows {
  public:
    // Of each call that returned, in order.
    flows_of_call take(const event &event);

    // Records are missing: what was under way has no end that is known.
    void lose() { channels_.clear(); }

  private:
    struct sent {
        uint64_t flow;
        uint64_t amount;  // bytes, or waiting threads
    };
    struct channel {
        std::deque<sent> under_way;
        // A receiver may return before the sender does.
        uint64_t early_flow = 0, early_ns = 0;
    };
    // One direction of something that calls are about; amount: that the call moved
    struct movement {
        std::string channel;
        bool sends = false;
        bool in_messages = false;  // each is received by one call, whatever of it that takes
        uint64_t amount = 0;
    };

    movement of_call(const event &event);
    static movement of_futex(const event &event);
    std::string unix_channel_of(const descriptor_info &info, bool sends);
    flows_of_call send(channel &to, const event &event, uint64_t amount);
    flows_of_call receive(channel &from, const event &event, const movement &received);

    std::unordered_map<std::string, channel> channels_;
    std::unordered_map<uint64_t, uint64_t> unix_peers_;  // inodes of sockets that are connected to each other
    uint64_t last_flow_ = 0;
};

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// What a netlink socket brings after a request for a dump: told apart from what others send there.
#ifndef RINGTAP_CAPTURE_DUMP_REPLIES_H
#define RINGTAP_CAPTURE_DUMP_REPLIES_H

#include <linux/netlink.h>

#include <cstddef>
#include <cstdint>
#include <functional>

namespace ringtap {

enum class dump_state : unsigned char {
    open,
    whole,
    changed,  // it is over, but what was dumped has changed meanwhile: some may be missing
    refused,
    flooded,  // others send without end
};

class dump_replies {
  public:
    // sequence: the request's. port: the socket's.
    dump_replies(uint32_t sequence, uint32_t port) : sequence_(sequence), port_(port) {}

    // One datagram; on_row is called with each row in it. Who has power over a network namespace
    // may send to any port in it: only the kernel's own port is 0. What answers another request,
    // one that was given up, is passed over.
    dump_state take(uint32_t sender, const void *bytes, size_t len,
                    const std::function<void(const nlmsghdr &)> &on_row);

  private:
    void take_message(const nlmsghdr &message, const std::function<void(const nlmsghdr &)> &on_row);

    uint32_t sequence_, port_;
    unsigned foreign_ = 0;
    bool changed_ = false;
    dump_state state_ = dump_state::open;
};

}  // namespace ringtap

#endif

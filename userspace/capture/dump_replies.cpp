// SPDX-License-Identifier: MIT OR Apache-2.0
#include "capture/dump_replies.h"

namespace ringtap {

namespace {

constexpr unsigned foreign_max = 4096;

}  // namespace

dump_state dump_replies::take(uint32_t sender, const void *bytes, size_t len,
                              const std::function<void(const nlmsghdr &)> &on_row) {
    if (sender != 0) {
        if (++foreign_ == foreign_max)
            state_ = dump_state::flooded;
        return state_;
    }
    auto left = static_cast<uint32_t>(len);
    for (auto *message = static_cast<const nlmsghdr *>(bytes);
         state_ == dump_state::open && NLMSG_OK(message, left); message = NLMSG_NEXT(message, left))
        if (message->nlmsg_seq == sequence_ && message->nlmsg_pid == port_)
            take_message(*message, on_row);
    return state_;
}

void dump_replies::take_message(const nlmsghdr &message,
                                const std::function<void(const nlmsghdr &)> &on_row) {
    changed_ |= (message.nlmsg_flags & NLM_F_DUMP_INTR) != 0;
    if (message.nlmsg_type == NLMSG_DONE)
        state_ = changed_ ? dump_state::changed : dump_state::whole;
    else if (message.nlmsg_type == NLMSG_ERROR)
        state_ = dump_state::refused;
    else if (message.nlmsg_type >= NLMSG_MIN_TYPE)
        on_row(message);
}

}  // namespace ringtap

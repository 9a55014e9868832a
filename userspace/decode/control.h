// SPDX-License-Identifier: MIT OR Apache-2.0
// The control data of messages.
#ifndef RINGTAP_DECODE_CONTROL_H
#define RINGTAP_DECODE_CONTROL_H

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "decode/text.h"

namespace ringtap {

struct control_message {
    int level;
    int type;
    std::string_view data;  // as much as was captured
    bool whole;
};

// What programs send and receive at once is less.
constexpr size_t control_messages_max = 64;
// The kernel passes no more with a message.
constexpr size_t passed_descriptors_max = 253;

struct control_data {
    std::vector<control_message> messages;  // control_messages_max of them, at most
    bool more = false;                      // there are others behind these
};

// narrow: of a 32-bit program. Ends where the data makes no sense.
control_data read_control(std::string_view bytes, bool narrow);

// The descriptors that a message passes, passed_descriptors_max of them at most; empty: it passes
// none.
std::vector<int> passed_descriptors(const control_message &message);

// [{cmsg_len=20, cmsg_level=SOL_SOCKET, cmsg_type=SCM_RIGHTS, cmsg_data=[3]}]
void append_control(text_buffer &out, std::string_view bytes, bool narrow,
                    const descriptor_names *descriptors = nullptr);

}  // namespace ringtap

#endif

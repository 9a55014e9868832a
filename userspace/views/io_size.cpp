// SPDX-License-Identifier: MIT OR Apache-2.0
#include "views/io_size.h"

#include <algorithm>
#include <cstring>

namespace ringtap {

namespace {

// struct mmsghdr: a struct msghdr, and behind it the length that the kernel fills in.
struct message_layout {
    size_t size;
    size_t length_at;
};

message_layout layout_of_messages(unsigned abi) {
    return abi == RINGTAP_ABI_COMPAT ? message_layout{32, 28} : message_layout{64, 56};
}

uint64_t sum_of_lengths(const event &event, const item &messages) {
    const auto [size, length_at] = layout_of_messages(event.call.abi);
    const size_t count = std::min(messages.bytes.size() / size, static_cast<size_t>(event.call.result));
    uint64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t length;
        std::memcpy(&length, messages.bytes.data() + i * size + length_at, sizeof(length));
        sum += length;
    }
    return sum;
}

bool has_messages(const syscall_desc &desc) {
    return std::any_of(desc.args, desc.args + desc.nargs, [](const syscall_arg &arg) { return is_messages(arg.type); });
}

uint64_t message_bytes(const event &event) {
    for (const item &item : event.items)
        if (item.kind == RINGTAP_KIND_STRUCT && item.arg < event.call.nargs &&
            is_messages(event.call.desc->args[item.arg].type))
            return sum_of_lengths(event, item);
    return 0;
}

}  // namespace

uint64_t io_size(const event &event) {
    const call_event &call = event.call;
    if (event.type != RINGTAP_SYSCALL || !call.desc || !call.result_known || call.result <= 0 ||
        !(call.desc->uses & (use_read | use_write)))
        return 0;
    return has_messages(*call.desc) ? message_bytes(event) : static_cast<uint64_t>(call.result);
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/control_data.h"

#include <sys/socket.h>

#include <cstdint>
#include <cstring>

namespace ringtap {

namespace {

// struct cmsghdr: the length, as wide as the ABI's size_t, then level and type.
struct control_layout {
    size_t length_size;
    size_t header_size;
    size_t align;
};

control_layout layout_of(unsigned abi) {
    // x32 has 32-bit longs, but the kernel lays control data out for it as for the others.
    return abi == RINGTAP_ABI_NATIVE ? control_layout{8, 16, 8} : control_layout{4, 12, 4};
}

template <typename Number>
Number number_at(std::string_view bytes, size_t at) {
    Number number;
    std::memcpy(&number, bytes.data() + at, sizeof(number));
    return number;
}

}  // namespace

std::vector<int> rights_in(std::string_view control, unsigned abi) {
    const control_layout layout = layout_of(abi);
    std::vector<int> found;
    while (control.size() >= layout.header_size) {
        const size_t claimed = layout.length_size == 8 ? number_at<uint64_t>(control, 0)
                                                       : number_at<uint32_t>(control, 0);
        if (claimed < layout.header_size)
            break;
        const size_t length = std::min<size_t>(claimed, control.size());
        const int level = number_at<int32_t>(control, layout.length_size);
        const int type = number_at<int32_t>(control, layout.length_size + sizeof(int32_t));
        if (level == SOL_SOCKET && type == SCM_RIGHTS)
            for (size_t at = layout.header_size; at + sizeof(int) <= length; at += sizeof(int))
                found.push_back(number_at<int32_t>(control, at));
        const size_t next = (length + layout.align - 1) / layout.align * layout.align;
        control.remove_prefix(std::min(next, control.size()));
    }
    return found;
}

#ifdef RINGTAP_CONTROL_MAX

std::vector<std::pair<int, file_ref>> made_pair(const event &event, const call_rule &rule) {
    std::vector<std::pair<int, file_ref>> ends;
    for (const item &item : event.items)
        if (item.kind == RINGTAP_KIND_STRUCT && item.bytes.size() >= 2 * sizeof(int))
            for (const size_t at : {size_t{0}, sizeof(int)})
                ends.emplace_back(number_at<int32_t>(item.bytes, at),
                                  file_ref(new open_file(rule.kind)));
    return ends;
}

std::vector<int> received_descriptors(const event &event) {
    std::vector<int> found;
    for (const item &item : event.items)
        if (item.kind == RINGTAP_KIND_CONTROL)
            for (const int fd : rights_in(item.bytes, event.call.abi))
                found.push_back(fd);
    return found;
}

#else  // the module tells of neither

std::vector<std::pair<int, file_ref>> made_pair(const event &, const call_rule &) {
    return {};
}

std::vector<int> received_descriptors(const event &) {
    return {};
}

#endif

}  // namespace ringtap

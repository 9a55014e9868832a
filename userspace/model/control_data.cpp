// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/control_data.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "decode/control.h"

namespace ringtap {

std::vector<std::pair<int, file_ref>> made_pair(const event &event, const call_rule &rule) {
    std::vector<std::pair<int, file_ref>> ends;
    for (const item &item : event.items) {
        int32_t fds[2];
        if (item.kind != RINGTAP_KIND_STRUCT || item.bytes.size() < sizeof(fds))
            continue;
        std::memcpy(fds, item.bytes.data(), sizeof(fds));
        for (const int fd : fds)
            ends.emplace_back(fd, file_ref(new open_file(rule.kind)));
    }
    return ends;
}

std::vector<int> received_descriptors(const event &event) {
    const bool narrow = event.call.abi == RINGTAP_ABI_COMPAT;
    std::vector<int> found;
    for (const item &item : event.items) {
        if (item.kind != RINGTAP_KIND_CONTROL)
            continue;
        std::vector<int> of_item;
        for (const control_message &message : read_control(item.bytes, narrow).messages)
            for (const int fd : passed_descriptors(message))
                of_item.push_back(fd);
        of_item.resize(std::min(of_item.size(), passed_descriptors_max));
        found.insert(found.end(), of_item.begin(), of_item.end());
    }
    return found;
}

std::optional<uint64_t> flags_of_open_how(const event &event, unsigned arg) {
    for (const item &item : event.items) {
        uint64_t flags;  // the struct begins with them
        if (item.kind != RINGTAP_KIND_STRUCT || item.arg != arg ||
            item.bytes.size() < sizeof(flags))
            continue;
        std::memcpy(&flags, item.bytes.data(), sizeof(flags));
        return flags;
    }
    return std::nullopt;
}

}  // namespace ringtap

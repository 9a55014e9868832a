// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/record_view.h"

#include <algorithm>
#include <cstring>

#include "lib/records.h"

namespace ringtap {

record_layout::record_layout() {
    for (unsigned type = 0; type < RINGTAP_TYPES_MAX; type++)
        size_[type] = static_cast<uint16_t>(record_size_own(type));
}

record_layout::record_layout(const uint16_t (&record_size)[RINGTAP_TYPES_MAX]) {
    for (unsigned type = 0; type < RINGTAP_TYPES_MAX; type++) {
        size_[type] = static_cast<uint16_t>(record_size_min(type));
        if (record_size[type] % 8 == 0)
            size_[type] = std::max(size_[type], record_size[type]);
    }
}

std::string_view comm_text(const char (&comm)[RINGTAP_COMM_LEN]) {
    return {comm, strnlen(comm, sizeof(comm))};
}

std::vector<std::string_view> strings_of(const item &vector) {
    return strings_in(vector.bytes);
}

std::vector<std::string_view> strings_in(std::string_view rest) {
    std::vector<std::string_view> strings;
    while (!rest.empty()) {
        const size_t end = std::min(rest.find('\0'), rest.size());
        strings.push_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return strings;
}

void read_items(const ringtap_record &record, const record_layout &layout, unsigned count,
                std::vector<item> &items) {
    const char *begin = reinterpret_cast<const char *>(&record);
    size_t at = layout.size(record.type);
    items.clear();
    while (count-- && at + sizeof(ringtap_item) <= record.len) {
        ringtap_item head;
        std::memcpy(&head, begin + at, sizeof(head));
        at += sizeof(head);
        if (head.len > record.len - at)
            return;
        items.push_back({head.kind, head.arg, head.flags, head.orig_len, {begin + at, head.len}});
        at += RINGTAP_ALIGN(size_t{head.len});
    }
}

}  // namespace ringtap

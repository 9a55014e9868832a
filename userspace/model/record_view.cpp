// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/record_view.h"

#include <algorithm>
#include <cstring>

#include "capture/records.h"

namespace ringtap {

namespace {

// Modules write less. What is longer is in a file that somebody has made, and is cut here, before each
// of a million structs in it is shown with the name of a descriptor.
size_t longest(unsigned kind) {
    constexpr size_t structs = 4096, others = 128 << 10;
    static_assert(structs >= 2 * RINGTAP_STRUCT_MAX && structs >= 2 * RINGTAP_CONTROL_MAX);
    static_assert(others >= 2 * RINGTAP_VECTOR_MAX && others >= 2 * RINGTAP_SNAPLEN_MAX);
    return kind == RINGTAP_KIND_STRUCT || kind == RINGTAP_KIND_CONTROL ? structs : others;
}

item to_item(const ringtap_item &head, const char *bytes) {
    const size_t len = std::min<size_t>(head.len, longest(head.kind));
    const unsigned cut = len < head.len ? RINGTAP_ITEM_TRUNCATED : 0u;
    return {head.kind, head.arg, head.flags | cut, head.orig_len, {bytes, len}};
}

}  // namespace

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
        items.push_back(to_item(head, begin + at));
        at += RINGTAP_ALIGN(size_t{head.len});
    }
}

}  // namespace ringtap

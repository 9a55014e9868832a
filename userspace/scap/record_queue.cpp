// SPDX-License-Identifier: MIT OR Apache-2.0
#include "scap/record_queue.h"

namespace ringtap {

void record_queue::clear() {
    words_.clear();
    places_.clear();
    next_ = 0;
}

// With zeros up to the next word.
void record_queue::append(const void *from, size_t bytes) {
    const size_t at = words_.size();
    words_.resize(at + (bytes + sizeof(uint64_t) - 1) / sizeof(uint64_t));
    if (bytes)
        std::memcpy(&words_[at], from, bytes);
}

void record_queue::set_length() {
    last<ringtap_record>().len =
        static_cast<__u32>((words_.size() - places_.back().at) * sizeof(uint64_t));
}

void record_queue::add_item(const ringtap_item &head, std::string_view bytes,
                            std::string_view more) {
    ringtap_item whole = head;
    whole.len = static_cast<__u32>(bytes.size() + more.size());
    append(&whole, sizeof(whole));
    const size_t at = words_.size();
    words_.resize(at + (size_t{whole.len} + sizeof(uint64_t) - 1) / sizeof(uint64_t));
    char *to = reinterpret_cast<char *>(words_.data() + at);
    if (!bytes.empty())
        std::memcpy(to, bytes.data(), bytes.size());
    if (!more.empty())
        std::memcpy(to + bytes.size(), more.data(), more.size());
    set_length();
}

void record_queue::add(unsigned cpu, const ringtap_record &whole) {
    places_.push_back({cpu, words_.size()});
    append(&whole, whole.len);
}

}  // namespace ringtap

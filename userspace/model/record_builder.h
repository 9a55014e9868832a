// SPDX-License-Identifier: MIT OR Apache-2.0
// Records of the start state that look like the module's.
#ifndef RINGTAP_MODEL_RECORD_BUILDER_H
#define RINGTAP_MODEL_RECORD_BUILDER_H

#include <ringtap/ringtap.h>
#include <sched.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ringtap {

// As much as execve(2) takes where stacks have 8 MiB. By prctl(2) anybody calls all of his memory
// arguments: of more the end is not looked for.
constexpr size_t program_arguments_max = 2 << 20;

constexpr uint64_t clone_flags_of_thread = CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD;

// One record in the making: a fixed part as long as the layout says, then items.
class record_builder {
  public:
    record_builder(const void *fixed, size_t known, size_t size) : bytes_(size) {
        std::memcpy(bytes_.data(), fixed, std::min(known, size));
    }

    void add_item(unsigned kind, std::string_view bytes, size_t max = RINGTAP_VECTOR_MAX) {
        add_part(kind, bytes.substr(0, max), bytes.size());
    }

    // What is left of so many bytes.
    void add_part(unsigned kind, std::string_view bytes, uint64_t orig_len) {
        ringtap_item head{};
        head.kind = static_cast<__u16>(kind);
        head.arg = RINGTAP_ARG_NONE;
        head.flags = RINGTAP_ITEM_KERNEL | (bytes.size() < orig_len ? RINGTAP_ITEM_TRUNCATED : 0);
        head.len = static_cast<__u32>(bytes.size());
        head.orig_len = orig_len;
        append(&head, sizeof(head));
        append(bytes.data(), bytes.size());
        bytes_.resize(RINGTAP_ALIGN(bytes_.size()));
        items_++;
    }

    // Of more than there is room for, both ends, as the module does it.
    void add_strings(unsigned kind, const std::optional<std::string> &strings) {
        if (!strings || strings->size() <= RINGTAP_VECTOR_MAX || strings->size() > program_arguments_max)
            return add_item(kind, strings);
        const auto count = std::count(strings->begin(), strings->end(), '\0');
        const ringtap_tail tail{static_cast<__u64>(count)};
        std::string last(reinterpret_cast<const char *>(&tail), sizeof(tail));
        last.append(*strings, strings->size() - RINGTAP_VECTOR_MAX / 4);
        add_item(kind, *strings, RINGTAP_VECTOR_MAX / 4 * 3);
        add_item(RINGTAP_KIND_TAIL, std::string_view(last));
    }

    void add_item(unsigned kind, const std::optional<std::string> &bytes) {
        if (bytes && !bytes->empty())
            add_item(kind, std::string_view(*bytes));
    }

    uint8_t items() const { return items_; }

    const ringtap_record &finish() {
        auto *record = reinterpret_cast<ringtap_record *>(bytes_.data());
        record->len = static_cast<__u32>(bytes_.size());
        return *record;
    }

    template <typename Record>
    Record &fixed() {
        return *reinterpret_cast<Record *>(bytes_.data());
    }

  private:
    void append(const void *from, size_t bytes) {
        const size_t at = bytes_.size();
        bytes_.resize(at + bytes);
        if (bytes)
            std::memcpy(bytes_.data() + at, from, bytes);
    }

    std::vector<char> bytes_;
    uint8_t items_ = 0;
};

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// The names of numbers, by flags.tbl and ioctls.tbl.
#ifndef RINGTAP_DECODE_NAMES_H
#define RINGTAP_DECODE_NAMES_H

#include <cstdint>
#include <string_view>

#include "decode/text.h"

namespace ringtap {

enum class name_kind : unsigned char { flags, enum_ };
enum class name_rest : unsigned char { hex, octal, signal };

// Names are literals: a NUL is behind each.
struct name_entry {
    std::string_view name;
    uint64_t value;
    uint64_t mask;  // 0: a flag, which is there if all bits of value are
    unsigned short holds = 0;  // one more than the index of the layout that goes with it; 0: none
};

struct name_set {
    std::string_view name;
    name_kind kind;
    name_rest rest;  // how to show what has no name
    const name_entry *entries;
    unsigned count;
};

// By index, as a call's arguments and a struct's fields have it.
const name_set &set_at(unsigned index);
// By name, as x86-64 has it; null: no such set.
const name_set *find_set(std::string_view name);
// Where another argument selects: null if nothing is known of its value.
const name_set *select_set(unsigned selector, uint64_t value);

// Of an enum; null: no such value.
const name_entry *entry_of(const name_set &set, uint64_t value);
// Empty: no such value.
std::string_view name_of(const name_set &set, uint64_t value);

// O_RDONLY|O_CLOEXEC|0x80000000, SEEK_SET, 0x7
void append_named(text_buffer &out, const name_set &set, uint64_t value);

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "decode/names.h"

#include <algorithm>
#include <iterator>

#include "decode/known_texts.h"

namespace ringtap {

namespace {

struct selected_set {
    uint64_t value;
    unsigned short set;
};

struct selector {
    const char *name;
    const selected_set *rows;
    unsigned count;
};

#include "decode/name_sets.inc"

constexpr uint64_t low_32_bits = 0xffffffff;
constexpr uint64_t signal_bits = 0xff;

bool is_there(const name_entry &entry, uint64_t whole, uint64_t left) {
    if (entry.mask)
        return (whole & entry.mask) == entry.value && (left & entry.mask) == (whole & entry.mask);
    return entry.value ? (left & entry.value) == entry.value : whole == 0;
}

void append_rest(text_buffer &out, name_rest rest, uint64_t value) {
    switch (rest) {
        case name_rest::octal:
            return append_octal(out, value);
        case name_rest::signal:
            return append_signal(out, static_cast<int>(value));
        case name_rest::hex:
            return append_hex(out, value, "0");
    }
}

void append_flags(text_buffer &out, const name_set &set, uint64_t value) {
    std::string_view separator;
    const uint64_t whole = set.rest == name_rest::signal ? value & ~signal_bits : value;
    uint64_t left = whole, taken = 0;
    for (unsigned i = 0; i < set.count; i++) {
        const name_entry &entry = set.entries[i];
        if (!is_there(entry, whole, left) || (entry.mask & taken))
            continue;
        append(out, separator);
        append(out, entry.name);
        left &= ~(entry.mask ? entry.mask : entry.value);
        taken |= entry.mask;
        separator = "|";
    }
    left |= value & ~whole;
    if (left || separator.empty()) {
        append(out, separator);
        append_rest(out, left ? set.rest : name_rest::hex, left);
    }
}

}  // namespace

const name_set &set_at(unsigned index) {
    return sets[index];
}

const name_set *find_set(std::string_view name) {
    const auto *found = std::find_if(std::begin(sets), std::end(sets),
                                     [name](const name_set &set) { return name == set.name; });
    return found == std::end(sets) ? nullptr : found;
}

const name_set *select_set(unsigned index, uint64_t value) {
    const selector &from = selectors[index];
    const auto *end = from.rows + from.count;
    const auto *found = std::find_if(from.rows, end, [value](const selected_set &row) {
        return row.value == (value & low_32_bits);
    });
    return found == end ? nullptr : &sets[found->set];
}

const name_entry *entry_of(const name_set &set, uint64_t value) {
    for (unsigned i = 0; i < set.count; i++)
        if (set.entries[i].value == (value & low_32_bits))
            return &set.entries[i];
    return nullptr;
}

std::string_view name_of(const name_set &set, uint64_t value) {
    const name_entry *entry = entry_of(set, value);
    return entry ? entry->name : std::string_view();
}

void append_named(text_buffer &out, const name_set &set, uint64_t value) {
    append_known(out, &set, value, [&](text_buffer &to) {
        if (set.kind == name_kind::flags)
            append_flags(to, set, value);
        else if (const std::string_view name = name_of(set, value); !name.empty())
            append(to, name);
        else
            append_hex(to, value, "0");
    });
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "views/group_table.h"

#include <algorithm>
#include <cstring>
#include <random>

namespace ringtap {

namespace {

constexpr size_t first_slots = 64;

__extension__ using wide = unsigned __int128;

uint64_t folded(uint64_t a, uint64_t b) {
    const wide product = static_cast<wide>(a) * b;
    return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
}

uint64_t word_at(const char *bytes) {
    uint64_t word;
    std::memcpy(&word, bytes, sizeof(word));
    return word;
}

size_t in_words(size_t bytes) {
    return (bytes + sizeof(uint64_t) - 1) / sizeof(uint64_t) * sizeof(uint64_t);
}

}  // namespace

group_table::group_table() {
    std::random_device random;
    secret_ = uint64_t{random()} << 32 | random() | 1;
}

uint32_t group_table::hash_of(std::string_view key) const {
    uint64_t hash = secret_ ^ key.size();
    for (size_t at = 0; at < key.size(); at += word)
        hash = folded(hash ^ word_at(key.data() + at), secret_);
    return static_cast<uint32_t>(hash ^ hash >> 32);
}

bool group_table::is_at(std::string_view key, uint32_t at, uint32_t hash) const {
    const key_place &place = keys_[at];
    if (place.hash != hash || place.size != key.size())
        return false;
    const char *known = arena_.data() + place.begin;
    for (size_t i = 0; i < key.size(); i += word)
        if (word_at(known + i) != word_at(key.data() + i))
            return false;
    return true;
}

// Where the key is, or a free one that it would have.
size_t group_table::slot_of(std::string_view key, uint32_t hash) const {
    const size_t mask = slots_.size() - 1;
    size_t slot = hash & mask;
    while (slots_[slot] && !is_at(key, slots_[slot] - 1, hash))
        slot = (slot + 1) & mask;
    return slot;
}

bool group_table::has(std::string_view key) const {
    return !slots_.empty() && slots_[slot_of(key, hash_of(key))];
}

group_table::found group_table::find_or_add(std::string_view key) {
    if ((keys_.size() + 1) * 2 > slots_.size())
        rehash(std::max(first_slots, slots_.size() * 2));
    const uint32_t hash = hash_of(key);
    const size_t slot = slot_of(key, hash);
    if (slots_[slot])
        return {slots_[slot] - 1, false};
    const auto at = static_cast<uint32_t>(keys_.size());
    keys_.push_back({arena_.size(), static_cast<uint32_t>(key.size()), hash});
    arena_.append(key.data(), in_words(key.size()));
    slots_[slot] = at + 1;
    return {at, true};
}

void group_table::rehash(size_t slots) {
    slots_.assign(slots, 0);
    for (uint32_t at = 0; at < keys_.size(); at++) {
        size_t slot = keys_[at].hash & (slots - 1);
        while (slots_[slot])
            slot = (slot + 1) & (slots - 1);
        slots_[slot] = at + 1;
    }
}

void group_table::keep(const std::vector<uint32_t> &places) {
    size_t end = 0;
    for (uint32_t to = 0; to < places.size(); to++) {
        key_place moved = keys_[places[to]];
        std::memmove(arena_.data() + end, arena_.data() + moved.begin, in_words(moved.size));
        moved.begin = end;
        end += in_words(moved.size);
        keys_[to] = moved;
    }
    keys_.resize(places.size());
    arena_.resize(end);
    rehash(slots_.size());
}

void group_table::clear() {
    keys_.clear();
    arena_.clear();
    std::fill(slots_.begin(), slots_.end(), 0);
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
// From a group's key to its place: a hash table that allocates for new keys alone. Keys are hashed and compared by words:
// whoever asks for one has zeroes behind it, up to the next multiple of eight bytes.
#ifndef RINGTAP_VIEWS_GROUP_TABLE_H
#define RINGTAP_VIEWS_GROUP_TABLE_H

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "decode/text.h"

namespace ringtap {

class group_table {
  public:
    group_table();

    struct found {
        uint32_t at;
        bool is_new;
    };
    // Places are 0, 1, 2...
    found find_or_add(std::string_view key);
    bool has(std::string_view key) const;

    // What a key takes beside its bytes, about.
    static constexpr size_t bytes_per_key = 32;

    size_t size() const { return keys_.size(); }
    size_t key_bytes() const { return arena_.size(); }
    // Appends the zeroes.
    static void pad(text_buffer &key) {
        const size_t size = key.size();
        std::memset(grow(key, word), 0, word);
        key.resize(size);
    }

    // Until one is added.
    std::string_view key(uint32_t at) const { return {arena_.data() + keys_[at].begin, keys_[at].size}; }

    // Forgets the others; those that are kept, by their places in ascending order, become 0, 1, 2...
    void keep(const std::vector<uint32_t> &places);
    void clear();

  private:
    static constexpr size_t word = sizeof(uint64_t);

    struct key_place {
        size_t begin;  // a multiple of a word
        uint32_t size;
        uint32_t hash;
    };
    uint32_t hash_of(std::string_view key) const;
    bool is_at(std::string_view key, uint32_t at, uint32_t hash) const;
    size_t slot_of(std::string_view key, uint32_t hash) const;
    void rehash(size_t slots);

    uint64_t secret_;  // whoever picks the keys cannot make them collide
    std::vector<uint32_t> slots_;  // a place and 1; 0: free
    std::vector<key_place> keys_;
    std::string arena_;
};

}  // namespace ringtap

#endif

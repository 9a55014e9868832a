// SPDX-License-Identifier: MIT OR Apache-2.0
// Strings that many hold alike, kept once.
#ifndef RINGTAP_MODEL_NAME_POOL_H
#define RINGTAP_MODEL_NAME_POOL_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "model/counted.h"
#include "model/memory.h"

namespace ringtap {

class name_pool;

struct pooled_name {
    name_pool *pool;
    uint32_t refs;
    uint32_t len;

    char *bytes() { return reinterpret_cast<char *>(this + 1); }
    std::string_view text() { return {bytes(), len}; }
};

void destroy(pooled_name *name);

using name_ref = counted_ptr<pooled_name>;

inline std::string_view text_of(const name_ref &name) {
    return name ? name->text() : std::string_view();
}

// What of it goes with one of those who hold it.
inline size_t pushdown_of(const name_ref &name) {
    return name ? (sizeof(pooled_name) + name->len) / name->refs : 0;
}

// Must outlive its names, and whatever else is counted in its memory.
class name_pool {
  public:
    name_pool() = default;
    name_pool(const name_pool &) = delete;
    name_pool &operator=(const name_pool &) = delete;

    // Empty text: a null reference. A few short names that nobody holds any more are kept: files are opened again.
    name_ref intern(std::string_view text);
    size_t size() const { return names_.size(); }
    // All that the model holds, names among it.
    model_memory &memory() { return memory_; }
    const model_memory &memory() const { return memory_; }

  private:
    friend void destroy(pooled_name *name);

    static constexpr size_t recent_names = 64, recent_bytes_max = 256;

    name_ref find_or_add(std::string_view text);

    model_memory memory_;

    std::unordered_map<std::string_view, pooled_name *> names_;  // keys lie in the names
    std::array<name_ref, recent_names> recent_;                  // by hash
};

}  // namespace ringtap

#endif

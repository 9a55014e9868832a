// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/name_pool.h"

#include <cstring>
#include <new>

namespace ringtap {

namespace {

// In names_
constexpr size_t node_size = 64;

size_t size_of(const pooled_name &name) {
    return sizeof(name) + name.len + node_size;
}

}  // namespace

name_ref name_pool::intern(std::string_view text) {
    if (text.empty())
        return {};
    if (text.size() > recent_bytes_max)
        return find_or_add(text);
    name_ref &recent = recent_[std::hash<std::string_view>()(text) % recent_names];
    if (text_of(recent) != text)
        recent = find_or_add(text);
    return recent;
}

name_ref name_pool::find_or_add(std::string_view text) {
    if (const auto found = names_.find(text); found != names_.end())
        return name_ref(found->second);
    auto *name = static_cast<pooled_name *>(operator new(sizeof(pooled_name) + text.size()));
    *name = {this, 0, static_cast<uint32_t>(text.size())};
    std::memcpy(name->bytes(), text.data(), text.size());
    names_.emplace(name->text(), name);
    memory_.bytes += size_of(*name);
    return name_ref(name);
}

void destroy(pooled_name *name) {
    name->pool->names_.erase(name->text());
    name->pool->memory_.bytes -= size_of(*name);
    operator delete(name);
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/descriptor_table.h"

#include <algorithm>
#include <utility>

namespace ringtap {

namespace {

template <typename Chunks>
auto find_chunk(Chunks &chunks, uint32_t number) {
    // Almost every table is small and dense: its chunk is where its number says.
    if (number < chunks.size() && chunks[number].number == number)
        return chunks.begin() + number;
    return std::lower_bound(chunks.begin(), chunks.end(), number,
                            [](const auto &entry, uint32_t n) { return entry.number < n; });
}

// What one is in a map, beside its bytes.
constexpr size_t node_size = 48;

size_t pushdown_of(const file_ref &file) {
    return (sizeof(open_file) + pushdown_of(file->name) + pushdown_of(file->local) +
            pushdown_of(file->remote)) /
           file->refs;
}

}  // namespace

void descriptor_table::charge(open_file &file) {
    if (!file.charge)
        file.charge = memory_charge(*memory_, sizeof(open_file));
}

std::nullptr_t descriptor_table::refuse() {
    memory_->losses.descriptors++;
    return nullptr;
}

const descriptor_slot *descriptor_table::find(int fd) const {
    if (fd < 0 || !contents_)
        return nullptr;
    const uint32_t number = static_cast<uint32_t>(fd) / chunk_slots;
    const auto entry = find_chunk(contents_->chunks, number);
    if (entry == contents_->chunks.end() || entry->number != number)
        return nullptr;
    const descriptor_slot &slot = entry->block->slots[fd % chunk_slots];
    return slot.file ? &slot : nullptr;
}

const descriptor_slot *descriptor_table::find_at(int fd, uint64_t ns) const {
    if (early_) {
        const auto early = early_->by_fd.find(fd);
        if (early != early_->by_fd.end() && ns <= early->second.until_ns)
            return &early->second.slot;
    }
    return find(fd);
}

descriptor_table::early_slots &descriptor_table::own_early() {
    if (!early_)
        early_ = std::make_shared<early_slots>(*memory_);
    else if (early_.use_count() > 1)
        early_ = std::make_shared<early_slots>(*early_);
    return *early_;
}

descriptor_slot *descriptor_table::set_early(int fd, file_ref file, uint64_t until_ns) {
    early_slots &own = own_early();
    if (own.by_fd.size() >= early_max && !own.by_fd.count(fd))
        return refuse();
    charge(*file);
    own.until_ns = std::max(own.until_ns, until_ns);
    const auto [at, is_new] = own.by_fd.insert_or_assign(fd, early_slot{{}, until_ns});
    if (is_new)
        own.charge.add(sizeof(*at) + node_size);
    at->second.slot.file = std::move(file);
    return &at->second.slot;
}

void descriptor_table::erase_early(int fd) {
    if (early_ && early_->by_fd.count(fd))
        own_early().by_fd.erase(fd);
}

void descriptor_table::reach(uint64_t ns) {
    if (early_ && ns > early_->until_ns)
        early_ = nullptr;
}

descriptor_table::contents &descriptor_table::own_contents() {
    if (!contents_)
        contents_ = std::make_shared<contents>(*memory_);
    else if (contents_.use_count() > 1)
        contents_ = std::make_shared<contents>(*contents_);
    return *contents_;
}

descriptor_table::chunk &descriptor_table::own_chunk(chunk_entry &entry) {
    if (entry.block.use_count() > 1)
        entry.block = std::make_shared<chunk>(*entry.block);
    return *entry.block;
}

descriptor_slot *descriptor_table::set(int fd, file_ref file) {
    contents &own = own_contents();
    const uint32_t number = static_cast<uint32_t>(fd) / chunk_slots;
    auto entry = find_chunk(own.chunks, number);
    if (entry == own.chunks.end() || entry->number != number) {
        if (own.chunks.size() >= chunks_max)
            return refuse();
        entry = own.chunks.insert(entry, {number, std::make_shared<chunk>(*memory_)});
        own.charge.add(sizeof(*entry));
    }
    charge(*file);
    descriptor_slot &slot = own_chunk(*entry).slots[fd % chunk_slots];
    own.size += !slot.file;
    slot = {};
    slot.file = std::move(file);
    return &slot;
}

size_t descriptor_table::bytes() const {
    size_t bytes = sizeof(*this);
    if (early_)
        bytes += early_->charge.bytes() / static_cast<size_t>(early_.use_count());
    if (contents_)
        bytes += contents_->charge.bytes() / static_cast<size_t>(contents_.use_count());
    for (size_t i = 0; contents_ && i < contents_->chunks.size(); i++) {
        const std::shared_ptr<chunk> &block = contents_->chunks[i].block;
        bytes += sizeof(chunk) / static_cast<size_t>(block.use_count());
        for (const descriptor_slot &slot : block->slots)
            bytes += slot.file ? pushdown_of(slot.file) : 0;
    }
    return bytes;
}

descriptor_slot &descriptor_table::change(int fd) {
    contents &own = own_contents();
    const auto entry = find_chunk(own.chunks, static_cast<uint32_t>(fd) / chunk_slots);
    return own_chunk(*entry).slots[fd % chunk_slots];
}

void descriptor_table::erase(int fd) {
    if (!find(fd))
        return;
    contents &own = own_contents();
    const auto entry = find_chunk(own.chunks, static_cast<uint32_t>(fd) / chunk_slots);
    own_chunk(*entry).slots[fd % chunk_slots] = {};
    own.size--;
}

void descriptor_table::erase_if(const std::function<bool(int, const descriptor_slot &)> &wanted) {
    std::vector<int> found;
    for_each([&](int fd, const descriptor_slot &slot) {
        if (wanted(fd, slot))
            found.push_back(fd);
    });
    for (const int fd : found)
        erase(fd);
}

void descriptor_table::for_each(
    const std::function<void(int, const descriptor_slot &)> &call) const {
    if (!contents_)
        return;
    for (const chunk_entry &entry : contents_->chunks)
        for (int i = 0; i < chunk_slots; i++)
            if (entry.block->slots[i].file)
                call(static_cast<int>(entry.number) * chunk_slots + i, entry.block->slots[i]);
}

}  // namespace ringtap

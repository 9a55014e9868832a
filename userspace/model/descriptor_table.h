// SPDX-License-Identifier: MIT OR Apache-2.0
// The descriptors of one process, or of several that share them, as the kernel has it: a table of
// numbers, and the open files behind them, which dup and fork share.
#ifndef RINGTAP_MODEL_DESCRIPTOR_TABLE_H
#define RINGTAP_MODEL_DESCRIPTOR_TABLE_H

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "model/counted.h"
#include "model/host_model.h"
#include "model/name_pool.h"

namespace ringtap {

// An open file: what descriptor_info says but for what each descriptor has of its own.
struct open_file {
    uint32_t refs = 0;
    fd_kind kind = fd_kind::unknown;
    bool deleted : 1;
    bool listening : 1;
    bool server : 1;
    bool type_known : 1;  // of a file: the kernel or /proc told what it is
    bool sure : 1;        // false: its addresses may be forged
    uint8_t family = 0;
    uint8_t type = 0;
    uint16_t protocol = 0;
    uint32_t open_flags = 0;
    uint32_t peer_ino = 0;  // of a Unix socket: the other end's
    uint64_t dev = 0, ino = 0;
    name_ref name;           // null: made from kind and ino
    name_ref within;         // path in its filesystem, where the kernel told it
    name_ref local, remote;  // struct sockaddr
    memory_charge charge;    // of a file in a table

    open_file() : deleted(false), listening(false), server(false), type_known(false), sure(true) {}
    explicit open_file(fd_kind made) : open_file() { kind = made; }
};

inline void destroy(open_file *file) {
    delete file;
}

// to becomes what from is, for all its holders.
inline void take_over(open_file &file, const open_file &from) {
    const uint32_t refs = file.refs;
    memory_charge charge = std::move(file.charge);
    file = from;
    file.refs = refs;
    file.charge = std::move(charge);
}

using file_ref = counted_ptr<open_file>;

constexpr unsigned descriptor_ns_bits = 61;

struct descriptor_slot {
    file_ref file;  // null: not open, or not known
    // When this was known to be so: the time of a record, or of a look into /proc.
    uint64_t ns : descriptor_ns_bits;
    uint64_t cloexec : 1;
    uint64_t doubtful : 1;  // never was known for sure
    // A call has been given this number while another file was here: the record of that one's close
    // is still to come.
    uint64_t close_pending : 1;

    descriptor_slot() : ns(0), cloexec(0), doubtful(0), close_pending(0) {}
};

// Copies share what they have until one of them changes it.
class descriptor_table {
  public:
    explicit descriptor_table(model_memory &memory) : memory_(&memory) {}

    // Null: not open, or not known. Valid until the table changes.
    const descriptor_slot *find(int fd) const;
    // As it was at that time, if records from before a look into /proc told of it; else as it is.
    const descriptor_slot *find_at(int fd, uint64_t ns) const;
    // Opens fd for the records from before until_ns alone, when it was seen as it is. Null: there is
    // no room, which is counted.
    descriptor_slot *set_early(int fd, file_ref file, uint64_t until_ns);
    void erase_early(int fd);
    // Records have come to this time.
    void reach(uint64_t ns);
    // Opens fd (not below zero), in the place of what was there. Null: there is no room, which is
    // counted.
    descriptor_slot *set(int fd, file_ref file);
    // To be changed; must be there.
    descriptor_slot &change(int fd);
    void erase(int fd);
    // Erases the descriptors of which wanted says so.
    void erase_if(const std::function<bool(int, const descriptor_slot &)> &wanted);
    void for_each(const std::function<void(int, const descriptor_slot &)> &call) const;
    uint32_t size() const { return contents_ ? contents_->size : 0; }
    // What is freed with it, where others share some of it.
    size_t bytes() const;
    model_memory &memory() const { return *memory_; }

    // All descriptors that are not here were not open then; what records from before say of them
    // has been taken into account.
    uint64_t as_of_ns = 0;

  private:
    static constexpr int chunk_slots = 16;
    // A process that has not reached for its numbers at random has 262,144 descriptors then.
    static constexpr size_t chunks_max = 16 << 10;
    static constexpr size_t early_max = 4096;

    struct chunk {
        explicit chunk(model_memory &memory) : charge(memory, sizeof(chunk)) {}
        descriptor_slot slots[chunk_slots];
        memory_charge charge;
    };
    struct chunk_entry {
        uint32_t number;
        std::shared_ptr<chunk> block;
    };
    struct contents {
        explicit contents(model_memory &memory) : charge(memory, sizeof(contents)) {}
        std::vector<chunk_entry> chunks;  // sorted by number
        uint32_t size = 0;
        memory_charge charge;
    };

    struct early_slot {
        descriptor_slot slot;
        uint64_t until_ns;
    };
    // While records catch up with a look into /proc: what they tell of that time.
    struct early_slots {
        explicit early_slots(model_memory &memory) : charge(memory, sizeof(early_slots)) {}
        std::map<int, early_slot> by_fd;
        uint64_t until_ns = 0;
        memory_charge charge;
    };

    contents &own_contents();
    early_slots &own_early();
    static chunk &own_chunk(chunk_entry &entry);
    void charge(open_file &file);
    std::nullptr_t refuse();

    model_memory *memory_;
    std::shared_ptr<contents> contents_;
    std::shared_ptr<early_slots> early_;  // null: records have caught up
};

}  // namespace ringtap

#endif

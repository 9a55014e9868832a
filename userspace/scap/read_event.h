// SPDX-License-Identifier: MIT OR Apache-2.0
// An event of a .scap file, on its way to being a record: what its parameters say, each taken by
// the function that is the reverse of the one that writes it. What no parameter says stays unknown.
#ifndef RINGTAP_SCAP_READ_EVENT_H
#define RINGTAP_SCAP_READ_EVENT_H

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "decode/syscalls.h"
#include "model/host_model.h"
#include "scap/event_table.h"
#include "scap/kernel_numbers.h"

namespace ringtap {

// Bytes that a record is to have as an item: those of the file, or, where own says so, of
// read_event::made.
struct read_item {
    unsigned kind = RINGTAP_KIND_NONE;
    unsigned arg = RINGTAP_ARG_NONE;
    unsigned flags = 0;
    uint64_t orig_len = 0;
    std::string_view bytes = {};
    bool own = false;
    size_t at = 0, size = 0;
};

// A struct that an argument leads to, as far as parameters fill it.
struct read_struct {
    unsigned arg;
    const struct_layout *layout;
    size_t at, end;  // in read_event::made
};

// What the parameters of a new program, or of a new thread, say.
struct read_process {
    std::optional<std::string_view> exe, args, cwd, comm, cgroups, env, exepath, filename;
    std::optional<uint64_t> tid, pid, ptid, fdlimit, pgft_maj, pgft_min, vm_size, vm_rss, vm_swap;
    std::optional<uint64_t> clone_flags, uid, gid, vtid, vpid, pidns_start;
    std::optional<uint64_t> tty, vpgid, pgid, loginuid, exe_flags;
    std::optional<uint64_t> cap_inheritable, cap_permitted, cap_effective;
    std::optional<uint64_t> exe_ino, exe_ctime, exe_mtime;
};

// Both ends of a socket, as struct sockaddr; empty: it has none.
struct read_tuple {
    int family;
    std::string local, remote;
    uint64_t local_ino, remote_ino;  // of Unix sockets; 0: not told
};

struct read_event {
    read_event(machine on, kernel_numbers &numbers) : on(on), numbers(numbers) {}

    // Of what call; null: of none.
    void begin(const syscall_desc *desc, unsigned abi, int nr);

    std::optional<unsigned> place_of(std::string_view argument) const;
    void set(unsigned arg, uint64_t value);
    bool knows(unsigned arg) const { return known >> arg & 1; }
    std::optional<uint64_t> number(std::string_view argument) const;
    // The argument's number by that of the file; what the file's word means nobody knows: it stays
    // unknown.
    void set_mapped(unsigned arg, uint64_t value, const scap_map *map);
    void set_member(unsigned arg, std::string_view member, uint64_t value, const scap_map *map,
                    unsigned element = 0);
    void add(read_item item) { items.push_back(item); }
    void add_made(unsigned kind, unsigned arg, std::string_view bytes);
    // A struct of an argument, of so many elements at least, with zeros where nothing is told yet.
    read_struct *struct_of(unsigned arg, size_t size);

    const machine on;
    kernel_numbers &numbers;
    const syscall_desc *desc = nullptr;
    unsigned abi = RINGTAP_ABI_NATIVE;
    int nr = -1;
    uint64_t args[6];
    uint32_t known;  // bit i: args[i]
    std::optional<int64_t> result;
    std::vector<read_item> items;
    std::string made;
    std::vector<read_struct> structs;
    std::optional<uint64_t> total;  // bytes of the buffer, or of a vector's
    // Files and sockets that the call made, or was about
    std::optional<uint64_t> dev, ino, fd1, fd2, pair_source, pair_peer;
    std::optional<std::string_view> path;
    std::optional<std::string_view> polled, poll_asked;  // descriptors and events
    const scap_map *poll_map = nullptr;
    bool created;
    std::optional<read_tuple> tuple;
    uint32_t queue_len, queue_max;
    std::optional<ringtap_memory> memory;
    std::optional<std::array<uint64_t, 3>> capabilities;  // effective, permitted, inheritable
    std::optional<uint64_t> option;                       // a socket's, by the file's number
    read_process process;
    // Of events that are no calls
    uint64_t code, native_number;
    ringtap_exit exit;
    ringtap_signal signal;
    ringtap_switch switched;
    ringtap_fault fault;
    std::string_view notice_name, notice_text, container;
};

// A parameter of an event of some call: where what it says belongs.
struct read_parameter {
    const scap_parameter *of;
    int arg;  // -1: to none

    const scap_map *map() const { return of->map; }
};

// The lowest bytes; what is longer is cut.
uint64_t raw_number(std::string_view value);
int64_t raw_signed(std::string_view value);
// Without the NUL behind it. Nothing: it is not told.
std::optional<std::string_view> text_in(std::string_view value);

}  // namespace ringtap

#endif

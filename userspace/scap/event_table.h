// SPDX-License-Identifier: MIT OR Apache-2.0
// What events a .scap file has, and what of ours fills each of their parameters: tables/scap.tbl as
// C++.
#ifndef RINGTAP_SCAP_EVENT_TABLE_H
#define RINGTAP_SCAP_EVENT_TABLE_H

#include <cstdint>
#include <string>
#include <string_view>

#include "scap/event_block.h"

namespace ringtap {

struct event_context;
struct scap_parameter;
struct read_event;
struct read_parameter;

// Appends the parameter, or says that it is absent.
using put_fn = void (*)(event_block &to, const event_context &of, const scap_parameter &parameter);

// Its reverse: takes what the parameter of a file's event says, which is not empty.
using take_fn = void (*)(read_event &to, std::string_view value, const read_parameter &parameter);

// The kernel's word for a number, and the format's number.
struct scap_mapped {
    const char *kernel;
    uint64_t number;
};

struct scap_map {
    const scap_mapped *rows;
    unsigned count;
    bool keeps_others;  // what no row has stays as it is
    uint64_t other;     // else it becomes that
};

enum class scap_value : unsigned char { number, text, bytes };

struct scap_parameter {
    const char *name;
    scap_value is;
    unsigned char width;   // of a number, in bytes
    bool newest;           // only the newest readers know it
    put_fn put;            // null: an argument of the call, or a constant
    take_fn take;          // null where put is
    const char *argument;  // null: it is constant
    const char *member;    // of the struct that the argument leads to; null: the argument itself
    const scap_map *map;   // null: none
    uint64_t constant;
};

struct scap_event {
    uint16_t type;
    const scap_parameter *parameters;
    unsigned count;
    const char *calls;  // that it stands for, with commas between them; empty: none
};

// What a call becomes.
struct scap_call {
    const char *name;
    uint16_t code;             // the format's number for it; 0: it has none
    const scap_event *begins;  // null: today's readers want none
    const scap_event *ends;    // null: what stands for calls without an event of their own
    // For readers that are old; null: what stands for such calls
    const scap_event *old_begins, *old_ends;
    bool ends_newest;  // only the newest readers know the end
};

// Null: the format has never heard of it.
const scap_call *find_scap_call(std::string_view name);

// An event of no call, by its symbol; null: there is none.
const scap_event *find_scap_event(std::string_view symbol);

// An event by its number, one that is not written any more, too; null: there is none.
const scap_event *find_scap_event(uint16_t type);
// For people: its symbol, if it is known, else its number.
std::string scap_event_name(uint16_t type);
// The call that has that number of its own; null: none.
const char *find_scap_code(uint16_t code);

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// Items in which the kernel tells what it acted on, whatever the caller's memory held.
#ifndef RINGTAP_MODEL_VIEW_ITEMS_H
#define RINGTAP_MODEL_VIEW_ITEMS_H

#include <ringtap/ringtap.h>

#include <optional>
#include <string>
#include <string_view>

#include "model/event.h"

namespace ringtap {

// Does an item of that kind stand beside what the call's arguments point to?
bool is_view(unsigned kind);

// A path that is the kernel's own, as an item has it, for people: with lost_head, if need be.
std::string kernel_path(const item &item, std::string_view path);

// FILE, ROOT. With RINGTAP_ITEM_TRUNCATED the path's head is missing.
struct file_view {
    ringtap_file fixed;
    std::string_view path;
};

// Its device and inode are all that is told of it: Sysdig's files have no more. The call's path leads to it.
bool is_numbers_alone(const file_view &file);

// SOCKET. Bytes of struct sockaddr; empty: there is no such address.
struct socket_view {
    ringtap_socket fixed;
    std::string_view local;
    std::string_view peer;
};

// The item that says more of one, which stands in front of it; null: there is none.
const item *behind(const event &event, const item &item, unsigned kind);

// FSPATH of the FILE or EXE; empty: there is none, or its head is missing.
std::string_view path_within(const event &event, const item &item);

// TAIL
struct tail_view {
    uint64_t count;  // strings there were in all; 0: not known
    std::string_view bytes;
};
std::optional<tail_view> read_tail(const item &item);
// Of the ARGV or ENVP
std::optional<tail_view> tail_of(const event &event, const item &item);

// Nothing: the item is shorter than it says, or of another kind.
std::optional<file_view> read_file(const item &item);
std::optional<socket_view> read_socket(const item &item);
std::optional<ringtap_cred> read_cred(const item &item);
std::optional<ringtap_memory> read_memory(const item &item);

// The item of a kind that belongs to an argument; null: there is none.
const item *argument_item(const event &event, unsigned kind, unsigned arg);
// The item of a kind that tells of what the call returned; null: there is none.
const item *result_item(const event &event, unsigned kind);

// The path that the kernel found behind the one in an argument; null: it does not tell.
struct path_view {
    std::string_view path;
    bool as_given;  // the argument's words, made absolute, are just that
    bool deleted;
};

std::optional<path_view> found_path(const event &event, unsigned arg);

// The path in an argument is the caller's word, and another thread may have changed it, or the
// directory that it begins in, since the call began.
bool is_doubtful_path(const event &event, unsigned arg);

// Is there a FILE with a name of it, or a SOCKET with its number?
bool has_result_view(const event &event);

}  // namespace ringtap

#endif

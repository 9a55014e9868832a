// SPDX-License-Identifier: MIT OR Apache-2.0
// Open files as the kernel saw them during a call: FILE and SOCKET items.
//
// With RINGTAP_ITEM_UNSURE, of each process that shares its descriptor table (all with threads),
// the file may be another one than the call worked on: between the two, another thread may have
// closed the descriptor and opened another file in its place. It is nevertheless what the
// descriptor stood for at the record's time, which is what the model tells; the other thread's
// calls have records of their own. So the flag makes nothing here doubtful. Whoever wants to know
// what the call itself did has to look at it.
#ifndef RINGTAP_MODEL_KERNEL_VIEW_H
#define RINGTAP_MODEL_KERNEL_VIEW_H

#include <optional>

#include "model/descriptor_table.h"
#include "model/event.h"

namespace ringtap {

struct seen_file {
    int fd;        // -1: of none
    unsigned arg;  // the item's
    file_ref file;
};

// Nothing: the item tells of no open file.
std::optional<seen_file> read_seen_file(const item &item, name_pool &names);

// Credentials that a thread has been given, if an item tells of them.
struct seen_credentials {
    ringtap_ids ids;
    uint64_t cap_effective, cap_permitted, cap_inheritable;
};

std::optional<seen_credentials> read_credentials(const event &event);

// fd_kind and the like by a file's mode (S_IF*).
fd_kind kind_of_mode(unsigned mode);

}  // namespace ringtap

#endif

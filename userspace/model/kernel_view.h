// SPDX-License-Identifier: MIT OR Apache-2.0
// Open files as the kernel saw them during a call: FILE and SOCKET items.
#ifndef RINGTAP_MODEL_KERNEL_VIEW_H
#define RINGTAP_MODEL_KERNEL_VIEW_H

#include <optional>

#include "model/descriptor_table.h"
#include "model/event.h"

namespace ringtap {

struct seen_file {
    int fd;        // -1: of none
    bool is_made;  // by the call; else one that it was given
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

// SPDX-License-Identifier: MIT OR Apache-2.0
// How values look to people, in strace's spirit.
#ifndef RINGTAP_RENDER_TEXT_FORMAT_H
#define RINGTAP_RENDER_TEXT_FORMAT_H

#include <cstdint>
#include <string_view>

#include "decode/text.h"
#include "model/event.h"
#include "model/host_model.h"

namespace ringtap {

// "abc", "abc"... if there was more, "abc"<unreadable> if that could not be read.
void append_bytes(text_buffer &out, const item &item);
// {AF_INET, 127.0.0.1:80}
void append_socket_address(text_buffer &out, const item &item);
// ["a", "b"]
void append_strings(text_buffer &out, const event &event, const item &item);

// One argument of a call whose arguments are known.
void append_argument(text_buffer &out, const event &event, unsigned arg);
// The arguments of a call, without its parentheses. model: names descriptors, where it knows them
// for sure; null: nobody is asked.
void append_arguments(text_buffer &out, const event &event, const host_model *model = nullptr);

// An argument that is a number, by its type: O_RDONLY|O_CLOEXEC, SIGKILL, AT_FDCWD. True: by name.
bool append_argument_name(text_buffer &out, const call_event &call, unsigned arg);
// How an item of a call is laid out; null: it is none of a struct, or too short for one.
const struct_layout *item_layout(const call_event &call, const item &item);
// One that is: {tv_sec=1, tv_nsec=0}
void append_struct_item(text_buffer &out, const call_event &call, const struct_layout &layout,
                        const item &item, const descriptor_names *descriptors = nullptr);

// 3, 0x7f5c1a2b3000, or -1 ENOENT (No such file or directory)
void append_result(text_buffer &out, int64_t result);
// The same of a call: 3</etc/passwd> where it made a descriptor that the model knows.
void append_result(text_buffer &out, const event &event, const host_model *model);
// What the kernel says that a returned descriptor is: </etc/passwd>, <127.0.0.1:80->127.0.0.1:34567>
void append_result_view(text_buffer &out, const event &event);


// CLONE_VM|CLONE_THREAD|0x8
void append_clone_flags(text_buffer &out, uint64_t flags);

// What a status of wait(2) says: "exited with 0", "killed by SIGSEGV (core dumped)".
void append_status(text_buffer &out, uint32_t status);

// X86_PF_WRITE|X86_PF_USER: what a page fault was for.
void append_fault_error(text_buffer &out, uint64_t error);

// "full 100, no_ring 3": what is not zero, by the name of its index.
template <typename Count, size_t Size>
void append_named_counts(text_buffer &out, const Count (&counts)[Size],
                         const char *(*name)(unsigned)) {
    const char *separator = "";
    for (unsigned i = 0; i < Size; i++) {
        if (!counts[i])
            continue;
        append_format(out, "{}{} {}", separator, name(i) ? name(i) : "unknown", Count{counts[i]});
        separator = ", ";
    }
}

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// Of text_format.h: what becomes of processes.
#include <sys/wait.h>

#include "decode/names.h"
#include "render/text_format.h"

namespace ringtap {

void append_clone_flags(text_buffer &out, uint64_t flags) {
    static const name_set &names = *find_set("clone3");
    append_named(out, names, flags);
}

void append_fault_error(text_buffer &out, uint64_t error) {
    static const name_set *const names = find_set("page_fault");
    append_named(out, *names, error);
}

void append_status(text_buffer &out, uint32_t status) {
    const int wait_status = static_cast<int>(status);
    if (!WIFSIGNALED(wait_status))
        return append_format(out, "exited with {}", WEXITSTATUS(wait_status));
    append(out, "killed by ");
    append_signal(out, WTERMSIG(wait_status));
    append(out, WCOREDUMP(wait_status) ? " (core dumped)" : "");
}

}  // namespace ringtap

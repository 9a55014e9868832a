// SPDX-License-Identifier: MIT OR Apache-2.0
// What of a filter the kernel can decide. It lets through all that the filter wants, and may let
// through more: the whole filter is asked again of what comes. One thing is left out: what a runtime
// does in a container's control group before it leaves the host's mount namespace.
#ifndef RINGTAP_FIELDS_PUSH_DOWN_H
#define RINGTAP_FIELDS_PUSH_DOWN_H

#include <ringtap/ringtap.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "decode/syscalls.h"
#include "fields/expression.h"

namespace ringtap {

using call_set = std::array<std::array<uint64_t, RINGTAP_SYSCALLS_MAX / 64>, RINGTAP_ABIS_MAX>;
using id_set = std::vector<uint32_t>;  // sorted

// An event passes if its type is one of types, its process and user are of the sets, and, of calls,
// if the call is one of calls and its result and duration are as wanted.
struct kernel_pushdown {
    uint64_t types = 0;  // bits 1 << enum ringtap_type
    call_set calls{};
    bool failed = false;
    bool contained = false;  // only calls of who has a mount namespace of its own
    uint64_t slower_ns = 0;
    std::optional<id_set> pids;  // nothing: of all
    std::optional<id_set> uids;
    bool exact = false;  // lets through no more than was asked for
};

// The share of a whole filter.
kernel_pushdown pushdown_of(machine on, const expression &filter);

// What the client still has to decide: the parts of the filter that the kernel does not decide for
// good, as they were written. Empty: nothing.
std::vector<std::string> left_to_client(machine on, std::string_view text,
                                        const expression &filter);

// Narrows a kernel filter. It points into the share. Process ids are taken over only if the filter
// names none itself, and users likewise.
void narrow(ringtap_filter &filter, const kernel_pushdown &pushdown);

}  // namespace ringtap

#endif

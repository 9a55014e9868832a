// SPDX-License-Identifier: MIT OR Apache-2.0
// Of which host events are.
#ifndef RINGTAP_FORMATS_HOST_IDENTITY_H
#define RINGTAP_FORMATS_HOST_IDENTITY_H

#include <string>

#include "decode/syscalls.h"

namespace ringtap {

struct host_identity {
    std::string name;
    std::string kernel;   // its release
    std::string machine;  // x86_64, aarch64
    std::string boot;     // the kernel's id of the boot; empty: not known
};

// Of the host that this runs on.
host_identity this_host();

// As uname(1) has it.
std::string machine_name(machine on);

}  // namespace ringtap

#endif

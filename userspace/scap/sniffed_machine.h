// SPDX-License-Identifier: MIT OR Apache-2.0
#ifndef RINGTAP_SCAP_SNIFFED_MACHINE_H
#define RINGTAP_SCAP_SNIFFED_MACHINE_H

#include <string_view>

#include "decode/syscalls.h"

namespace ringtap {

// No .scap file says of what machine it is; but events that stand for calls without one of their
// own have the kernel's number beside the format's. By the first blocks of a file: the machine on
// which these belong together; x86-64, where they do on both, or there are none.
machine sniffed_machine(std::string_view blocks);

}  // namespace ringtap

#endif

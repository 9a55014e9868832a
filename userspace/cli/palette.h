// SPDX-License-Identifier: MIT OR Apache-2.0
// The colours of lines about events.
#ifndef RINGTAP_CLI_PALETTE_H
#define RINGTAP_CLI_PALETTE_H

#include <string_view>

#include "cli/out_stream.h"

namespace ringtap {

// Escape sequences, empty where they are not wanted.
struct palette {
    std::string_view faint, name, trouble, process, read, written, plain;
};

// Of a terminal, unless NO_COLOR is set.
palette palette_for(const out_stream &out);

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// What most terminals understand and send, for hosts that have no description of them.
#ifndef RINGTAP_CLI_TERMINAL_DESCRIPTIONS_H
#define RINGTAP_CLI_TERMINAL_DESCRIPTIONS_H

#include <string_view>

namespace ringtap {

struct terminal_description {
    const char *name;
    const char *terminfo;  // a value of TERMINFO that holds the description itself
};

// Of that type, or of the one that its name begins with, or of the VT100 that all of today's are like.
const terminal_description &description_like(std::string_view type);

}  // namespace ringtap

#endif

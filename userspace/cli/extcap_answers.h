// SPDX-License-Identifier: MIT OR Apache-2.0
// What Wireshark and Stratoshark are told when they ask what an interface is, in sentences of
// theirs: a word, and {key=value} as often as it takes; a line each.
#ifndef RINGTAP_CLI_EXTCAP_ANSWERS_H
#define RINGTAP_CLI_EXTCAP_ANSWERS_H

#include <string>
#include <string_view>

#include "decode/text.h"

namespace CLI {
class App;
}

namespace ringtap {

constexpr std::string_view extcap_interface = "ringtap";

// None has controls of a toolbar: a window waits for ever for who ends before it opens their pipes.
void append_interfaces(text_buffer &out);
void append_link_types(text_buffer &out);
// What can be set for a capture. app: it says what the options do.
void append_settings(text_buffer &out, const CLI::App &app);
// The values that an option of those can have at this moment; none, if they are the same at any
// time.
void append_values_now(text_buffer &out, std::string_view option);

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// Errors of calls, those included that only tracers see: of calls to be restarted.
#ifndef RINGTAP_DECODE_ERRORS_H
#define RINGTAP_DECODE_ERRORS_H

#include <string_view>
#include <vector>

namespace ringtap {

// ENOENT; empty: no such error.
std::string_view error_name(int number);
// No such file or directory; empty: no such error.
std::string_view error_text(int number);
// The caller never gets it: the kernel restarts the call, or makes it EINTR.
bool is_restart(int number);

std::vector<std::string_view> error_names();

}  // namespace ringtap

#endif

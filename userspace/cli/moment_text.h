// SPDX-License-Identifier: MIT OR Apache-2.0
// Moments of a capture, as --from and --to take them.
#ifndef RINGTAP_CLI_MOMENT_TEXT_H
#define RINGTAP_CLI_MOMENT_TEXT_H

#include <string>

#include "engine/time_span.h"

namespace ringtap {

// "2026-11-29 10:00:00", with a fraction or without, of the local time or (Z behind it) of UTC; "+5s" and "+250ms"
// behind the begin; "-1m" before the end. option: that it was given to. Throws usage_error.
moment parse_moment(const std::string &option, const std::string &text);

}  // namespace ringtap

#endif

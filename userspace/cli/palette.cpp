// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/palette.h"

#include <cstdlib>

namespace ringtap {

palette palette_for(const out_stream &out) {
    const char *no_color = std::getenv("NO_COLOR");
    if (!out.is_terminal() || (no_color && *no_color))
        return {};
    palette made;
    made.faint = "\x1b[2m";
    made.name = "\x1b[36m";
    made.trouble = made.read = "\x1b[31m";
    made.process = "\x1b[32m";
    made.written = "\x1b[34m";
    made.plain = "\x1b[0m";
    return made;
}

}  // namespace ringtap

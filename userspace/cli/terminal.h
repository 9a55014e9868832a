// SPDX-License-Identifier: MIT OR Apache-2.0
// What standard output can show.
#ifndef RINGTAP_CLI_TERMINAL_H
#define RINGTAP_CLI_TERMINAL_H

#include "report/heat_picture.h"

namespace ringtap {

// Of the terminal; of what is none, a size that suits a file.
picture_size terminal_size();

// 256 colours: a terminal that says so in TERM or COLORTERM, and no NO_COLOR.
bool has_colours(bool is_terminal);

// What was drawn can be drawn over.
bool can_redraw(bool is_terminal);

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// What a terminal, and standard output, can show.
#ifndef RINGTAP_CLI_TERMINAL_H
#define RINGTAP_CLI_TERMINAL_H

#include <optional>

#include "report/heat_picture.h"

namespace ringtap {

// In characters; nothing: it is none, or does not say.
std::optional<picture_size> size_of_terminal(int fd);

// Of standard output's terminal; of what is none, a size that suits a file.
picture_size terminal_size();

// 256 colours: a terminal that says so in TERM or COLORTERM, and no NO_COLOR.
bool has_colours(bool is_terminal);

// What was drawn can be drawn over.
bool can_redraw(bool is_terminal);

}  // namespace ringtap

#endif

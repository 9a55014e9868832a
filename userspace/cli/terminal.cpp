// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace ringtap {

namespace {

constexpr picture_size size_of_files = {100, 36};

std::string_view variable(const char *name) {
    const char *value = std::getenv(name);
    return value ? value : "";
}

}  // namespace

std::optional<picture_size> size_of_terminal(int fd) {
    winsize size;
    if (ioctl(fd, TIOCGWINSZ, &size) != 0 || !size.ws_col || !size.ws_row)
        return std::nullopt;
    return picture_size{size.ws_col, size.ws_row};
}

picture_size terminal_size() {
    return size_of_terminal(STDOUT_FILENO).value_or(size_of_files);
}

bool has_colours(bool is_terminal) {
    if (!is_terminal || !variable("NO_COLOR").empty())
        return false;
    const std::string_view term = variable("TERM");
    return term.find("256color") != term.npos || term.find("direct") != term.npos ||
           !variable("COLORTERM").empty();
}

bool can_redraw(bool is_terminal) {
    const std::string_view term = variable("TERM");
    return is_terminal && !term.empty() && term != "dumb";
}

}  // namespace ringtap

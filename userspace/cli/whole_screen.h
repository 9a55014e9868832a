// SPDX-License-Identifier: MIT OR Apache-2.0
// A whole screen of text, and keys. What it writes every terminal since the VT100 understands, so that a program without
// the host's own terminal descriptions shows the same on each host.
#ifndef RINGTAP_CLI_WHOLE_SCREEN_H
#define RINGTAP_CLI_WHOLE_SCREEN_H

#include <termios.h>

#include <csignal>
#include <string>
#include <string_view>
#include <vector>

#include "capture/mapping.h"

namespace ringtap {

enum class line_style : unsigned char { plain, bold, reverse };

struct screen_line {
    std::string text;  // printable ASCII, as append_visible() makes it
    line_style style = line_style::plain;

    bool operator==(const screen_line &other) const { return text == other.text && style == other.style; }
};

// Keys that are no characters.
enum key : int {
    key_none = -1,
    key_up = 256,
    key_down,
    key_left,
    key_right,
    key_page_up,
    key_page_down,
    key_home,
    key_end,
    key_f1,
    key_f2,
    key_f3,
    key_f4,
    key_f5,
    key_f6,
    key_enter = '\n',
    key_escape = 27,
    key_backspace = 127,
};

// One at a time. From its making to its end the screen is its own; the end puts all back as it was.
class whole_screen {
  public:
    // Throws std::runtime_error: there is none.
    whole_screen();
    ~whole_screen();
    whole_screen(const whole_screen &) = delete;
    whole_screen &operator=(const whole_screen &) = delete;

    struct extent {
        size_t rows, columns;
    };
    extent size() const;

    // The next key, or key_none if there is none for so long, or a signal came.
    int key(int timeout_ms);

    // Lines from the top; longer ones are cut. Writes those alone that have changed.
    void show(const std::vector<screen_line> &lines);

    // The terminal is gone, or whoever had it told us to end.
    static bool has_hung_up();

  private:
    void write(std::string_view text) const;
    int take_key();
    int take_sequence();
    bool fill(int timeout_ms);

    unique_fd fd_;
    termios before_{};
    struct sigaction hangup_before_, resize_before_;
    extent shown_size_{0, 0};
    std::vector<screen_line> shown_;
    std::string typed_;  // bytes that are not taken yet
};

}  // namespace ringtap

#endif

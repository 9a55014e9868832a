// SPDX-License-Identifier: MIT OR Apache-2.0
// A whole screen of text, and keys: ncurses, without its names.
#ifndef RINGTAP_CLI_WHOLE_SCREEN_H
#define RINGTAP_CLI_WHOLE_SCREEN_H

#include <memory>
#include <string>
#include <vector>

namespace ringtap {

enum class line_style : unsigned char { plain, bold, reverse };

struct screen_line {
    std::string text;  // printable ASCII, as append_visible() makes it
    line_style style = line_style::plain;
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

    // Lines from the top; longer ones are cut. Writes what has changed alone.
    void show(const std::vector<screen_line> &lines);

    // The terminal is gone, or whoever had it told us to end.
    static bool has_hung_up();

  private:
    struct terminal;
    std::unique_ptr<terminal> terminal_;
};

}  // namespace ringtap

#endif

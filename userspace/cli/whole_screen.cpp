// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/whole_screen.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <stdexcept>

#include "cli/terminal.h"
#include "cli/terminal_descriptions.h"

#define NCURSES_NOMACROS
#include <ncurses.h>

namespace ringtap {

namespace {

constexpr int escape_ms = 50;  // what follows an escape within this time is of the same key

volatile std::sig_atomic_t hung_up;

void note_hangup(int) {
    hung_up = 1;
}

struct close_file {
    void operator()(FILE *file) const { std::fclose(file); }
};
using file = std::unique_ptr<FILE, close_file>;

file open_terminal(const char *mode, int flags) {
    const int fd = open("/dev/tty", flags | O_CLOEXEC | O_NOCTTY);
    file opened(fd < 0 ? nullptr : fdopen(fd, mode));
    if (!opened)
        throw std::runtime_error("there is no terminal to show it on; --batch prints it");
    return opened;
}

// A variable that has another value as long as this lives. No other thread may look at the environment meanwhile.
class environment_variable {
  public:
    environment_variable(const char *name, const char *value) : name_(name) {
        if (const char *before = std::getenv(name))
            before_ = before;
        setenv(name, value, 1);
    }
    ~environment_variable() {
        if (before_)
            setenv(name_, before_->c_str(), 1);
        else
            unsetenv(name_);
    }
    environment_variable(const environment_variable &) = delete;
    environment_variable &operator=(const environment_variable &) = delete;

  private:
    const char *name_;
    std::optional<std::string> before_;
};

// As the host describes it, else as we do: an old host or a container may have no description of it, or none at all.
SCREEN *open_screen(const std::string &type, FILE *out, FILE *in) {
    if (SCREEN *screen = type.empty() ? nullptr : newterm(type.c_str(), out, in))
        return screen;
    const terminal_description &known = description_like(type);
    const environment_variable described("TERMINFO", known.terminfo);
    return newterm(known.name, out, in);
}

constexpr struct {
    int of_ncurses, key;
} keys[] = {
    {KEY_UP, key_up},         {KEY_DOWN, key_down},   {KEY_LEFT, key_left},   {KEY_RIGHT, key_right},
    {KEY_PPAGE, key_page_up}, {KEY_NPAGE, key_page_down}, {KEY_HOME, key_home}, {KEY_END, key_end},
    {KEY_F(1), key_f1},       {KEY_F(2), key_f2},     {KEY_F(3), key_f3},     {KEY_F(4), key_f4},
    {KEY_F(5), key_f5},       {KEY_F(6), key_f6},     {KEY_ENTER, key_enter}, {'\r', key_enter},
    {KEY_BACKSPACE, key_backspace}, {'\b', key_backspace},
};

bool can_place_cursor() {
    const char *how = tigetstr("cup");
    return how && how != reinterpret_cast<char *>(-1);
}

int key_of(int pressed) {
    for (const auto &known : keys)
        if (known.of_ncurses == pressed)
            return known.key;
    return pressed >= 0 && pressed < KEY_MIN ? pressed : static_cast<int>(key_none);
}

attr_t attributes_of(line_style style) {
    return style == line_style::bold ? A_BOLD : style == line_style::reverse ? A_REVERSE : A_NORMAL;
}

// What a signal does, as long as this lives; ncurses changes some, and leaves them so.
class kept_signal {
  public:
    explicit kept_signal(int number) : number_(number) { sigaction(number, nullptr, &before_); }
    ~kept_signal() { sigaction(number_, &before_, nullptr); }
    kept_signal(const kept_signal &) = delete;
    kept_signal &operator=(const kept_signal &) = delete;

  private:
    int number_;
    struct sigaction before_;
};

}  // namespace

struct whole_screen::terminal {
    kept_signal hangup{SIGHUP}, resize{SIGWINCH}, stop{SIGTSTP};
    file out = open_terminal("w", O_WRONLY), in = open_terminal("r", O_RDONLY);
    SCREEN *screen = nullptr;

    terminal() {
        const char *type = std::getenv("TERM");
        screen = open_screen(type ? type : "", out.get(), in.get());
        if (!screen)
            throw std::runtime_error("the terminal cannot be set up; --batch prints it");
        if (!can_place_cursor()) {
            endwin();
            delscreen(screen);
            throw std::runtime_error("the terminal cannot show a whole screen; --batch prints it");
        }
    }
    ~terminal() {
        // Of a terminal without another screen, nothing else would clear this one.
        werase(stdscr);
        wrefresh(stdscr);
        endwin();
        delscreen(screen);
    }
    terminal(const terminal &) = delete;
    terminal &operator=(const terminal &) = delete;
};

whole_screen::whole_screen() : terminal_(std::make_unique<terminal>()) {
    hung_up = 0;
    struct sigaction action {};
    action.sa_handler = note_hangup;
    sigaction(SIGHUP, &action, nullptr);
    set_escdelay(escape_ms);
    cbreak();
    noecho();
    nonl();
    curs_set(0);
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    typeahead(-1);
}

whole_screen::~whole_screen() = default;

bool whole_screen::has_hung_up() {
    return hung_up;
}

whole_screen::extent whole_screen::size() const {
    const picture_size size = size_of_terminal(fileno(terminal_->in.get())).value_or(picture_size{80, 24});
    return {size.height, size.width};
}

int whole_screen::key(int timeout_ms) {
    const int typed = wgetch(stdscr);
    if (typed != ERR)
        return key_of(typed);
    pollfd ready{fileno(terminal_->in.get()), POLLIN, 0};
    if (poll(&ready, 1, timeout_ms) <= 0)
        return key_none;
    if (ready.revents & (POLLHUP | POLLERR))
        hung_up = 1;
    return key_of(wgetch(stdscr));
}

void whole_screen::show(const std::vector<screen_line> &lines) {
    const extent now = size();
    const int rows = static_cast<int>(now.rows), columns = static_cast<int>(now.columns);
    if (is_term_resized(rows, columns))
        resizeterm(rows, columns);
    werase(stdscr);
    for (size_t i = 0; i < std::min(lines.size(), now.rows); i++) {
        const screen_line &line = lines[i];
        const std::string text = line.style == line_style::reverse ? fmt::format("{:<{}}", line.text, now.columns) : line.text;
        wattrset(stdscr, static_cast<int>(attributes_of(line.style)));
        mvwaddnstr(stdscr, static_cast<int>(i), 0, text.c_str(), columns);
    }
    wrefresh(stdscr);
}

}  // namespace ringtap

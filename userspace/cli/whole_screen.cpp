// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/whole_screen.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <stdexcept>

#include "cli/terminal.h"

namespace ringtap {

namespace {

// The other screen, without a cursor; and back.
constexpr std::string_view begin_screen = "\x1b[?1049h\x1b[?25l\x1b[2J";
constexpr std::string_view end_screen = "\x1b[0m\x1b[2J\x1b[H\x1b[?25h\x1b[?1049l";
constexpr int escape_ms = 50;  // what follows an escape within this time is of the same key

volatile std::sig_atomic_t hung_up;

void note_hangup(int) {
    hung_up = 1;
}

// A handler, so that the signal ends a sleep.
void wake(int) {}

void handle(int number, void (*handler)(int), struct sigaction *before) {
    struct sigaction action {};
    action.sa_handler = handler;
    sigaction(number, &action, before);
}

constexpr struct {
    std::string_view sequence;  // behind the escape
    int key;
} sequences[] = {
    {"[A", key_up},       {"OA", key_up},     {"[B", key_down},        {"OB", key_down},  {"[C", key_right},
    {"OC", key_right},    {"[D", key_left},   {"OD", key_left},        {"[H", key_home},  {"OH", key_home},
    {"[F", key_end},      {"OF", key_end},    {"[1~", key_home},       {"[7~", key_home}, {"[4~", key_end},
    {"[8~", key_end},     {"[5~", key_page_up}, {"[6~", key_page_down}, {"OP", key_f1},   {"OQ", key_f2},
    {"OR", key_f3},       {"OS", key_f4},     {"[[A", key_f1},         {"[[B", key_f2},   {"[[C", key_f3},
    {"[[D", key_f4},      {"[[E", key_f5},    {"[11~", key_f1},        {"[12~", key_f2},  {"[13~", key_f3},
    {"[14~", key_f4},     {"[15~", key_f5},   {"[17~", key_f6},
};

}  // namespace

whole_screen::whole_screen() : fd_(open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)) {
    if (!fd_ || tcgetattr(fd_.get(), &before_) != 0)
        throw std::runtime_error("there is no terminal to show it on; --batch prints it");
    termios raw = before_;
    raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
    raw.c_cc[VMIN] = 0;
    raw.c_cc[VTIME] = 0;
    raw.c_cc[VSUSP] = _POSIX_VDISABLE;
    tcsetattr(fd_.get(), TCSAFLUSH, &raw);
    hung_up = 0;
    handle(SIGHUP, note_hangup, &hangup_before_);
    handle(SIGWINCH, wake, &resize_before_);
    write(begin_screen);
}

whole_screen::~whole_screen() {
    write(end_screen);
    tcsetattr(fd_.get(), TCSADRAIN, &before_);
    sigaction(SIGHUP, &hangup_before_, nullptr);
    sigaction(SIGWINCH, &resize_before_, nullptr);
}

bool whole_screen::has_hung_up() {
    return hung_up;
}

whole_screen::extent whole_screen::size() const {
    const picture_size size = size_of_terminal(fd_.get()).value_or(picture_size{80, 24});
    return {size.height, size.width};
}

void whole_screen::write(std::string_view text) const {
    while (!text.empty()) {
        const ssize_t written = ::write(fd_.get(), text.data(), text.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return;  // a terminal that is gone sends SIGHUP
        text.remove_prefix(static_cast<size_t>(written));
    }
}

bool whole_screen::fill(int timeout_ms) {
    pollfd ready{fd_.get(), POLLIN, 0};
    if (poll(&ready, 1, timeout_ms) <= 0)
        return false;
    char bytes[64];
    const ssize_t count = read(fd_.get(), bytes, sizeof(bytes));
    if (count <= 0) {
        hung_up = count == 0 || errno != EINTR ? 1 : hung_up;
        return false;
    }
    typed_.append(bytes, static_cast<size_t>(count));
    return true;
}

int whole_screen::key(int timeout_ms) {
    if (typed_.empty() && !fill(timeout_ms))
        return key_none;
    return take_key();
}

int whole_screen::take_key() {
    const auto first = static_cast<unsigned char>(typed_[0]);
    if (first == key_escape)
        return take_sequence();
    typed_.erase(0, 1);
    if (first == '\r')
        return key_enter;
    return first == '\b' ? static_cast<int>(key_backspace) : first;
}

int whole_screen::take_sequence() {
    for (;;) {
        const std::string_view rest = std::string_view(typed_).substr(1);
        bool may_come = rest.empty();
        for (const auto &known : sequences) {
            if (rest.substr(0, known.sequence.size()) == known.sequence) {
                typed_.erase(0, 1 + known.sequence.size());
                return known.key;
            }
            may_come |= known.sequence.substr(0, rest.size()) == rest;
        }
        if (may_come && fill(escape_ms))
            continue;
        const bool alone = rest.empty();
        typed_.clear();  // of a key that nobody waits for
        return alone ? static_cast<int>(key_escape) : static_cast<int>(key_none);
    }
}

void whole_screen::show(const std::vector<screen_line> &lines) {
    const extent now = size();
    std::string out;
    if (now.rows != shown_size_.rows || now.columns != shown_size_.columns) {
        out = "\x1b[0m\x1b[2J";
        shown_.assign(now.rows, {});
        shown_size_ = now;
    }
    for (size_t i = 0; i < now.rows; i++) {
        screen_line line = i < lines.size() ? lines[i] : screen_line{};
        if (line.style == line_style::reverse)
            line.text.resize(now.columns, ' ');
        else
            line.text.resize(std::min(line.text.size(), now.columns));
        if (line == shown_[i])
            continue;
        const char *style = line.style == line_style::bold ? "\x1b[1m" : line.style == line_style::reverse ? "\x1b[7m" : "";
        // The last column is filled without a step into the next line, which would scroll.
        out += fmt::format("\x1b[{};1H\x1b[0m\x1b[2K{}\x1b[?7l{}\x1b[?7h\x1b[0m", i + 1, style, line.text);
        shown_[i] = std::move(line);
    }
    write(out);
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/screen_events.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>

#include "capture/clock.h"
#include "engine/signals.h"
#include "fields/filter.h"
#include "fields/format.h"
#include "render/payload_text.h"

namespace ringtap {

namespace {

constexpr size_t most_lines = 10'000;
constexpr uint64_t work_ns = ns_per_s / 20;
constexpr std::string_view event_format_text = "*%evt.time %evt.cpu %proc.name %proc.pid %evt.type %evt.res %fd.name %evt.args";
constexpr std::string_view payload_format_text = "%evt.time %proc.name %proc.pid %evt.io_dir %fd.name %evt.buflen bytes";

std::string text_of(const text_buffer &text) {
    return {text.data(), text.size()};
}

class event_screen {
  public:
    event_screen(whole_screen &on, const event_screen_setup &setup)
        : terminal_(on),
          setup_(setup),
          source_(setup.open(setup.filter)),
          format_(parse_format(source_->on(), setup.payload ? payload_format_text : event_format_text)),
          buffer_(parse_format(source_->on(), "%evt.buffer").parts.front()) {}

    int run() {
        while (!signal_watch::stop_signal() && !whole_screen::has_hung_up()) {
            const bool busy = take_events();
            draw();
            const int pressed = terminal_.key(busy || source_->is_of_this_host() ? 0 : 200);
            if (pressed == key_backspace || pressed == key_escape)
                return pressed;
            if (pressed == 'q')
                return key_none;
            press(pressed);
        }
        return key_none;
    }

  private:
    bool is_full() const { return lines_.size() >= most_lines && !source_->is_of_this_host(); }

    bool take_events() {
        const uint64_t until = monotonic_ns() + work_ns;
        while (!is_full()) {
            const event *event = source_->next();
            if (!event)
                break;
            add(*event);
            if (monotonic_ns() > until)
                return true;
        }
        if (!is_full() && !source_->is_over())
            source_->wait(100);
        return false;
    }

    void add(const event &event) {
        text_buffer line;
        if (is_of_ring(event.type) || event.state || !append_formatted(line, format_, source_->fields()))
            return;
        add_line(text_of(line));
        if (setup_.payload && read_term(*buffer_.term, source_->fields()))
            add_bytes(source_->fields().values().front().text);
    }

    void add_bytes(std::string_view bytes) {
        text_buffer lines;
        append_payload(lines, bytes, hex_ ? payload_style::hex : payload_style::text, "    ");
        for (std::string_view rest(lines.data(), lines.size()); !rest.empty();) {
            const size_t end = rest.find('\n');
            add_line(std::string(rest.substr(0, end)));
            rest.remove_prefix(end + 1);
        }
    }

    // Live, the last line is followed as long as nobody has turned away from it.
    void add_line(std::string text) {
        lines_.push_back(std::move(text));
        if (lines_.size() > most_lines)
            lines_.pop_front();
    }

    void draw() {
        const size_t rows = terminal_.size().rows;
        const size_t height = rows > 3 ? rows - 3 : 1;
        const size_t last = lines_.size() - std::min(lines_.size(), height);
        first_ = follows_ && source_->is_of_this_host() ? last : std::min(first_, last);
        std::vector<screen_line> out = {
            {setup_.title, line_style::reverse},
            {fmt::format(" {}, {} lines{}", setup_.payload ? "what was read and written" : "events", lines_.size(),
                         is_full() ? ": these are the first ones" : ""),
             line_style::plain}};
        for (size_t i = first_; i < std::min(lines_.size(), first_ + height); i++) {
            std::string text = lines_[i];
            text.erase(0, std::min(left_, text.size()));
            out.push_back({std::move(text), line_style::plain});
        }
        out.resize(rows - 1);
        out.push_back({setup_.payload ? " Backspace back  x hex or text  q quit" : " Backspace back  q quit", line_style::reverse});
        terminal_.show(out);
    }

    void press(int pressed) {
        const size_t page = terminal_.size().rows;
        follows_ = pressed == key_end || (follows_ && pressed == key_none);
        if (pressed == key_up)
            first_ -= first_ > 0;
        else if (pressed == key_down)
            first_++;
        else if (pressed == key_page_up)
            first_ -= std::min(first_, page);
        else if (pressed == key_page_down)
            first_ += page;
        else if (pressed == key_home)
            first_ = 0;
        else if (pressed == key_end)
            first_ = lines_.size();
        else if (pressed == key_left)
            left_ -= std::min<size_t>(left_, 10);
        else if (pressed == key_right)
            left_ += 10;
        else if (pressed == 'x' && setup_.payload)
            turn();
    }

    // A file is read once more; live, what comes from now on is shown in the other way.
    void turn() {
        hex_ = !hex_;
        if (source_->is_of_this_host())
            return;
        lines_.clear();
        source_ = setup_.open(setup_.filter);
    }

    whole_screen &terminal_;
    const event_screen_setup &setup_;
    std::unique_ptr<source> source_;
    event_format format_;
    format_part buffer_;
    std::deque<std::string> lines_;
    size_t first_ = 0, left_ = 0;
    bool hex_ = false, follows_ = true;
};

}  // namespace

int show_event_screen(whole_screen &on, const event_screen_setup &setup) {
    return event_screen(on, setup).run();
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/top_screen.h"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <optional>

#include "capture/clock.h"
#include "cli/find_view.h"
#include "cli/options.h"
#include "cli/screen_events.h"
#include "cli/whole_screen.h"
#include "engine/signals.h"

namespace ringtap {

namespace {

constexpr uint64_t redraw_ns = 2 * ns_per_s;
constexpr uint64_t reading_ns = ns_per_s / 2;
constexpr uint64_t work_ns = ns_per_s / 20;  // between two looks at the keyboard
constexpr size_t most_rows = 1000;
constexpr size_t page = 10;

// Where the user is: a view, inside what was selected before.
struct level {
    view of;
    std::string selection;  // a filter; empty: all
};

std::string shown(std::string_view foreign) {
    return fmt::format("{}", visible{foreign});
}

// On a narrow screen what a row is of counts more than its last number.
void put_keys_first(table &table, size_t columns) {
    const auto turn = [&](auto &row) { std::rotate(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(columns), row.end()); };
    turn(table.headings);
    for (auto &row : table.rows)
        turn(row);
}

// Of a long path, its end.
void shorten(std::vector<std::vector<std::string>> &texts, size_t keys, size_t most) {
    for (auto &row : texts)
        for (size_t i = 0; i < keys; i++)
            if (row[i].size() > most)
                row[i] = "~" + row[i].substr(row[i].size() - most + 1);
}

class top_screen {
  public:
    explicit top_screen(const top_screen_setup &setup) : setup_(setup) {
        levels_.push_back({setup.first, ""});
        begin();
        if (!setup.sort.empty()) {
            table_plan plan = groups_->plan();
            set_sort(plan, setup.sort);
            groups_->sort_by(plan.sort, plan.ascending);
        }
    }

    int run() {
        while (!over_ && !signal_watch::stop_signal() && !whole_screen::has_hung_up()) {
            has_more_ = take_events();
            if (monotonic_ns() >= next_draw_ns_)
                draw();
            const int pressed = terminal_.key(has_more_ ? 0 : idle_ms());
            if (pressed != key_none) {
                press(pressed);
                draw();
            }
        }
        return signal_watch::stop_signal() == SIGINT ? exit_interrupted : exit_ok;
    }

  private:
    // A live source sleeps on its rings, and is waited for there.
    int idle_ms() const { return source_->is_of_this_host() ? 0 : 100; }

    // Opens the source of the level on top. What is wrong with a filter is said, and the level left.
    void begin() {
        const level &top = levels_.back();
        source_filter filter = setup_.filter;
        filter.expression = both_filters(filter.expression, top.selection);
        const table_request request = request_of(top.of, filter);
        table_plan plan = request.plan(host_machine());
        const source_filter wanted = filter_of_source(plan, request.filter);
        source_.reset();  // one capture at a time
        source_ = setup_.open(wanted);
        groups_.emplace(source_->on(), request.plan(source_->on()),
                        plan.needs_switches() ? request.filter.expression : std::string());
        selected_ = first_row_ = 0;
        begin_ns_ = last_ns_ = events_ = 0;
        next_draw_ns_ = 0;
        paused_ = false;
    }

    // True: there is more at hand.
    bool take_events() {
        const uint64_t until = monotonic_ns() + work_ns;
        while (const event *event = source_->next()) {
            begin_ns_ = begin_ns_ ? begin_ns_ : event->ns;
            last_ns_ = std::max(last_ns_, event->ns);
            groups_->take(*event, source_->fields());
            if (!(++events_ & 0xff) && monotonic_ns() > until)
                return true;
        }
        if (source_->is_over())
            return false;
        source_->wait(100);
        return false;
    }

    void draw() {
        next_draw_ns_ = monotonic_ns() + (source_->is_over() || source_->is_of_this_host() ? redraw_ns : reading_ns);
        const double seconds = static_cast<double>(last_ns_ - std::min(begin_ns_, last_ns_)) / ns_per_s;
        if (!paused_) {
            table_ = groups_->made(seconds, most_rows);
            put_keys_first(table_, groups_->plan().columns.size());
        }
        if (choosing_)
            draw_menu();
        else
            draw_table();
    }

    std::string title() const {
        const level &top = levels_.back();
        const std::string filter = both_filters(setup_.filter.expression, top.selection);
        return fmt::format(" {}  {}  {}", shown(top.of.title), setup_.from, shown(filter));
    }

    std::string status() const {
        if (typing_)
            return fmt::format(" filter: {}_", shown(typed_));
        if (!message_.empty())
            return " " + message_;
        // What the host does faster than it is read waits, and is shown late.
        const uint64_t late_ns = has_more_ && !paused_ && source_->is_of_this_host() ? monotonic_ns() - last_ns_ : 0;
        const char *state = paused_ ? "paused" : source_->is_over() ? "read" : source_->is_of_this_host() ? "live" : "reading";
        return fmt::format(" {}, {:.1f} s{}, {} events, {} groups{}{}", state, table_.seconds,
                           late_ns >= ns_per_s ? fmt::format(" ({} s ago)", late_ns / ns_per_s) : "", events_, table_.groups,
                           table_.lost ? fmt::format(", {} RECORDS LOST: numbers are too low", table_.lost) : "",
                           table_.merged ? fmt::format(", {} groups merged", table_.merged) : "");
    }

    void draw_table() {
        const auto [rows, columns] = terminal_.size();
        const size_t height = rows > 4 ? rows - 4 : 1;
        selected_ = std::min(selected_, table_.rows.empty() ? 0 : table_.rows.size() - 1);
        first_row_ = std::min(first_row_, selected_);
        first_row_ = std::max(first_row_, selected_ + 1 - std::min(selected_ + 1, height));
        std::vector<screen_line> lines = {{title(), line_style::reverse}, {status(), line_style::plain}};
        std::vector<std::vector<std::string>> texts = table_texts(table_, first_row_, height);
        mark_sorted(texts.front());
        shorten(texts, groups_->plan().by.size(), std::max<size_t>(12, columns * 2 / 5));
        const std::vector<size_t> widths = widths_of(texts);
        for (size_t i = 0; i < texts.size(); i++) {
            std::string text = joined(table_, texts[i], widths);
            text.erase(0, std::min(left_, text.size()));
            const bool is_selected = i && first_row_ + i - 1 == selected_;
            lines.push_back({std::move(text), !i ? line_style::bold : is_selected ? line_style::reverse : line_style::plain});
        }
        lines.resize(rows - 1);
        lines.push_back({" q quit  Enter in  Backspace out  v view  / filter  d data  e events  < > r sort  p pause  c clear",
                         line_style::reverse});
        terminal_.show(lines);
    }

    void mark_sorted(std::vector<std::string> &names) const {
        const table_plan &plan = groups_->plan();
        std::string &name = names[(plan.sort + plan.by.size()) % names.size()];
        name = (plan.ascending ? "^" : "*") + name;
    }

    void draw_menu() {
        const size_t rows = terminal_.size().rows;
        const size_t height = rows > 3 ? rows - 3 : 1;
        const size_t first = chosen_ + 1 - std::min(chosen_ + 1, height);
        std::vector<screen_line> lines = {{title(), line_style::reverse}, {" which view?", line_style::plain}};
        for (size_t i = first; i < std::min(setup_.views.size(), first + height); i++)
            lines.push_back({fmt::format(" {:<17} {}", setup_.views[i].name, shown(setup_.views[i].about)),
                             i == chosen_ ? line_style::reverse : line_style::plain});
        lines.resize(rows - 1);
        lines.push_back({" Enter choose  Backspace back", line_style::reverse});
        terminal_.show(lines);
    }

    void press(int pressed) {
        message_.clear();
        if (typing_)
            type(pressed);
        else if (choosing_)
            choose(pressed);
        else if (!move(pressed, selected_, table_.rows.size()))
            command(pressed);
    }

    static bool move(int pressed, size_t &at, size_t count) {
        const size_t last = count ? count - 1 : 0;
        switch (pressed) {
            case key_up:
                at -= at > 0;
                return true;
            case key_down:
                at = std::min(at + 1, last);
                return true;
            case key_page_up:
                at -= std::min(at, page);
                return true;
            case key_page_down:
                at = std::min(at + page, last);
                return true;
            case key_home:
                at = 0;
                return true;
            case key_end:
                at = last;
                return true;
            default:
                return false;
        }
    }

    void command(int pressed) {
        switch (pressed) {
            case 'q':
                over_ = true;
                return;
            case key_enter:
                return enter();
            case key_backspace:
            case key_escape:
                return leave();
            case key_f2:
            case 'v':
                choosing_ = true;
                return;
            case key_f4:
            case '/':
                typing_ = true;
                typed_.clear();
                return;
            case key_f5:
            case 'd':
                return show_events(true);
            case key_f6:
            case 'e':
                return show_events(false);
            case 'p':
                paused_ = !paused_;
                return;
            case 'c':
                groups_->clear();
                begin_ns_ = last_ns_;
                return;
            default:
                return shift(pressed);
        }
    }

    void shift(int pressed) {
        const table_plan &plan = groups_->plan();
        const size_t count = plan.columns.size() + plan.by.size();
        if (pressed == '<')
            groups_->sort_by((plan.sort + count - 1) % count, plan.ascending);
        else if (pressed == '>')
            groups_->sort_by((plan.sort + 1) % count, plan.ascending);
        else if (pressed == 'r')
            groups_->sort_by(plan.sort, !plan.ascending);
        else if (pressed == key_left)
            left_ -= std::min(left_, page);
        else if (pressed == key_right)
            left_ += page;
    }

    // What the selected row is made of; empty: there is no row.
    std::string selected_filter() const {
        if (table_.rows.empty())
            return "";
        const table_plan &plan = groups_->plan();
        return filter_of_row(plan.by, table_.rows[selected_]);
    }

    // A level that cannot be is left again, and it is said why.
    void go(level next) {
        levels_.push_back(std::move(next));
        left_ = 0;
        try {
            begin();
        } catch (const expression_error &error) {
            message_ = shown(error.message());
            levels_.pop_back();
            begin();
        }
    }

    void enter() {
        const std::string filter = selected_filter();
        if (filter.empty())
            return;
        const level &top = levels_.back();
        const std::string inside = both_filters(both_filters(top.of.filter, top.selection), filter);
        go({view_after(top.of), inside});
    }

    const view &view_after(const view &of) const {
        for (const view &known : setup_.views)
            if (known.name == of.next)
                return known;
        return of;
    }

    void leave() {
        if (levels_.size() == 1)
            return;
        levels_.pop_back();
        begin();
    }

    void choose(int pressed) {
        if (move(pressed, chosen_, setup_.views.size()))
            return;
        choosing_ = false;
        if (pressed == key_enter)
            go({setup_.views[chosen_], levels_.back().selection});
        else if (pressed == 'q')
            over_ = true;
    }

    void type(int pressed) {
        if (pressed == key_enter) {
            typing_ = false;
            if (!typed_.empty())
                go({levels_.back().of, both_filters(levels_.back().selection, typed_)});
        } else if (pressed == key_escape) {
            typing_ = false;
        } else if (pressed == key_backspace) {
            if (!typed_.empty())
                typed_.pop_back();
        } else if (pressed >= ' ' && pressed < 127) {
            typed_ += static_cast<char>(pressed);
        }
    }

    void show_events(bool payload) {
        const level &top = levels_.back();
        const std::string inside = both_filters(both_filters(top.of.filter, top.selection), selected_filter());
        source_filter filter = setup_.filter;
        filter.expression = both_filters(filter.expression, inside);
        source_.reset();
        over_ = show_event_screen(terminal_, {setup_.open, std::move(filter), title(), payload}) == key_none;
        if (!over_)
            begin();
    }

    const top_screen_setup &setup_;
    const signal_watch signals_;
    whole_screen terminal_;
    std::vector<level> levels_;
    std::unique_ptr<source> source_;
    std::optional<aggregation> groups_;
    table table_;
    std::string message_, typed_;
    size_t selected_ = 0, first_row_ = 0, left_ = 0, chosen_ = 0;
    uint64_t begin_ns_ = 0, last_ns_ = 0, events_ = 0, next_draw_ns_ = 0;
    bool over_ = false, has_more_ = false, paused_ = false, choosing_ = false, typing_ = false;
};

}  // namespace

int show_top(const top_screen_setup &setup) {
    return top_screen(setup).run();
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "report/heat_picture.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "capture/clock.h"
#include "report/region.h"

namespace ringtap {

namespace {

// From few to many; of the 256 colours that terminals have in common.
constexpr unsigned char ramp[] = {18, 54, 90, 126, 162, 197, 203, 209, 215, 221, 228};
constexpr std::string_view characters = ".:-=+*#%@";
constexpr size_t label_width = 8;
constexpr size_t tick_width = 16;
constexpr size_t widest_cell = 8;  // in characters, of which it takes a power of two
constexpr unsigned lines_around = 4;

// Some columns and some rows are one character.
struct cell_grid {
    size_t columns = 0;
    unsigned lines = 0;
    std::vector<uint64_t> counts;  // line by line, from below
    uint64_t most = 0;

    uint64_t &at(size_t column, unsigned line) { return counts[line * columns + column]; }
};

struct row_range {
    unsigned first = 0, end = 0;
};

row_range used_rows(const heat_map &map, size_t first_column) {
    row_range used{map.rows(), 0};
    for (size_t column = first_column; column < map.columns(); column++)
        for (unsigned row = 0; row < map.rows(); row++)
            if (map.at(column, row)) {
                used.first = std::min(used.first, row);
                used.end = std::max(used.end, row + 1);
            }
    return used;
}

class picture {
  public:
    picture(text_buffer &out, const heat_map &map, const row_scale &scale, uint64_t zero_ns,
            picture_size size, bool in_colour)
        : out_(out), map_(map), scale_(scale), zero_ns_(zero_ns), in_colour_(in_colour) {
        choose_columns(size.width > label_width + 1 ? size.width - label_width - 1 : 1);
        choose_rows(size.height > lines_around ? size.height - lines_around : 1);
        count();
    }

    unsigned draw() {
        for (unsigned line = grid_.lines; line-- > 0;)
            draw_line(line);
        draw_axis();
        draw_times();
        draw_legend();
        return grid_.lines + 3;
    }

  private:
    // Of what scrolls, the last that fit.
    void choose_columns(size_t width) {
        first_column_ = map_.scrolls() ? map_.columns() - std::min(map_.columns(), width) : 0;
        const size_t columns = map_.columns() - first_column_;
        columns_per_cell_ = std::max<size_t>(1, (columns + width - 1) / width);
        while (cell_width_ < widest_cell && columns * cell_width_ * 2 <= width)
            cell_width_ *= 2;
    }

    void choose_rows(unsigned most_lines) {
        rows_ = scale_.only_used ? used_rows(map_, first_column_) : row_range{0, map_.rows()};
        if (rows_.end <= rows_.first)
            rows_ = {0, 1};
        for (const unsigned per_line : scale_.rows_per_line) {
            rows_per_line_ = per_line;
            first_row_ = rows_.first / per_line * per_line;
            grid_.lines = (rows_.end - first_row_ + per_line - 1) / per_line;
            if (grid_.lines <= most_lines)
                break;
        }
    }

    void count() {
        grid_.columns =
            (map_.columns() - first_column_ + columns_per_cell_ - 1) / columns_per_cell_;
        grid_.counts.assign(grid_.columns * grid_.lines, 0);
        for (size_t column = first_column_; column < map_.columns(); column++)
            for (unsigned row = rows_.first; row < rows_.end; row++) {
                uint64_t &cell = grid_.at((column - first_column_) / columns_per_cell_,
                                          (row - first_row_) / rows_per_line_);
                cell += map_.at(column, row);
                grid_.most = std::max(grid_.most, cell);
            }
    }

    size_t levels() const { return in_colour_ ? std::size(ramp) : characters.size(); }

    // 1: the fewest. In equal steps of the logarithm.
    size_t level_of(uint64_t count) const {
        if (grid_.most <= 1)
            return levels();
        const double share =
            std::log(static_cast<double>(count)) / std::log(static_cast<double>(grid_.most));
        return std::min(levels(),
                        1 + static_cast<size_t>(share * static_cast<double>(levels() - 1) + 0.5));
    }

    void draw_line(unsigned line) {
        text_buffer label;
        append_short_time(label, scale_.begin(first_row_ + line * rows_per_line_));
        append_format(out_, "{:>{}} ", std::string_view(label.data(), label.size()),
                      label_width - 1);
        for (size_t column = 0; column < grid_.columns; column++) {
            const uint64_t count = grid_.at(column, line);
            for (size_t i = 0; i < cell_width_; i++)
                put(count ? level_of(count) : 0);
        }
        end_line();
    }

    // level 0: nothing.
    void put(size_t level) {
        if (!in_colour_)
            return append(out_, level ? characters[level - 1] : ' ');
        if (level != level_) {
            if (level)
                append_format(out_, "\x1b[48;5;{}m", ramp[level - 1]);
            else
                append(out_, "\x1b[0m");
            level_ = level;
        }
        append(out_, ' ');
    }

    void end_line() {
        if (in_colour_ && level_)
            put_plain();
        append(out_, '\n');
    }

    void put_plain() {
        append(out_, "\x1b[0m");
        level_ = 0;
    }

    bool sure(size_t column) const {
        const size_t begin = first_column_ + column * columns_per_cell_;
        for (size_t i = begin; i < std::min(map_.columns(), begin + columns_per_cell_); i++)
            if (!map_.sure(i))
                return false;
        return true;
    }

    void draw_axis() {
        append_format(out_, "{:>{}} ", "", label_width - 1);
        for (size_t at = 0; at < grid_.columns * cell_width_; at++) {
            const bool is_sure = sure(at / cell_width_);
            has_loss_ |= !is_sure;
            append(out_, !is_sure ? '!' : at % tick_width ? '-' : '+');
        }
        append(out_, '\n');
    }

    void draw_times() {
        append_format(out_, "{:>{}} ", "", label_width - 1);
        const size_t width = grid_.columns * cell_width_;
        for (size_t at = 0; at < width; at += tick_width) {
            text_buffer time;
            const size_t column = first_column_ + at / cell_width_ * columns_per_cell_;
            const uint64_t begin = map_.begin_ns() + column * map_.step_ns();
            append_short_time(time, begin - std::min(begin, zero_ns_));
            const std::string_view text(time.data(), time.size());
            if (at + text.size() <= width || at == 0)
                append_format(out_, "{:<{}}", text, tick_width);
        }
        while (out_.size() && out_.data()[out_.size() - 1] == ' ')
            out_.resize(out_.size() - 1);
        append(out_, '\n');
    }

    void draw_legend() {
        append_format(out_, "{:>{}} 1 ", "", label_width - 1);
        for (size_t level = grid_.most > 1 ? 1 : levels(); level <= levels(); level++)
            put(level);
        if (in_colour_)
            put_plain();
        if (grid_.most > 1)
            append_format(out_, " {}", grid_.most);
        append_format(out_, " {}; a column is ", scale_.counted);
        append_short_time(out_, columns_per_cell_ * map_.step_ns());
        append_format(out_, "; {} in all{}\n", map_.total(),
                      has_loss_ ? "; !: some were lost" : "");
    }

    text_buffer &out_;
    const heat_map &map_;
    const row_scale &scale_;
    uint64_t zero_ns_;
    bool in_colour_;
    row_range rows_;
    unsigned rows_per_line_ = 1, first_row_ = 0;
    size_t first_column_ = 0, columns_per_cell_ = 1, cell_width_ = 1;
    cell_grid grid_;
    size_t level_ = 0;
    bool has_loss_ = false;
};

uint64_t subsecond_row_begin(unsigned row) {
    return row * (ns_per_s / subsecond_rows);
}

}  // namespace

const row_scale &latency_scale() {
    static const row_scale scale = {"calls", latency_row_begin, {4, 8, 16, 32, latency_rows}, true};
    return scale;
}

const row_scale &subsecond_scale() {
    static const row_scale scale = {
        "events", subsecond_row_begin, {2, 4, 5, 10, 20, subsecond_rows}, false};
    return scale;
}

unsigned draw(text_buffer &out, const heat_map &map, const row_scale &scale, uint64_t zero_ns,
              picture_size size, bool in_colour) {
    return picture(out, map, scale, zero_ns, size, in_colour).draw();
}

}  // namespace ringtap

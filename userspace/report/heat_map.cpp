// SPDX-License-Identifier: MIT OR Apache-2.0
#include "report/heat_map.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace ringtap {

heat_map::heat_map(uint64_t begin_ns, uint64_t step_ns, size_t most_columns, unsigned rows,
                   when_full how)
    : begin_ns_(begin_ns),
      step_ns_(step_ns),
      most_columns_(most_columns),
      rows_(rows),
      how_(how),
      cells_(most_columns * (rows + 1)) {}

void heat_map::add(uint64_t ns, unsigned row) {
    cells_[cell_of(column_of(ns), std::min(row, rows_ - 1))]++;
    total_++;
}

void heat_map::lose(uint64_t from_ns, uint64_t to_ns) {
    const size_t last = column_of(std::max(from_ns, to_ns));
    for (size_t column = column_of(from_ns); column <= last; column++)
        cells_[cell_of(column, rows_)]++;
}

size_t heat_map::column_of(uint64_t ns) {
    if (ns < begin_ns_)
        ns = begin_ns_;
    while (how_ == when_full::widen && (ns - begin_ns_) / step_ns_ >= most_columns_)
        widen();
    if (const uint64_t column = (ns - begin_ns_) / step_ns_; column >= most_columns_)
        scroll(column - most_columns_ + 1);
    const auto column = static_cast<size_t>((ns - begin_ns_) / step_ns_);
    columns_ = std::max(columns_, column + 1);
    return column;
}

void heat_map::widen() {
    for (size_t column = 0; column < columns_; column++)
        for (unsigned row = 0; row <= rows_; row++) {
            const uint64_t count = std::exchange(cells_[cell_of(column, row)], 0);
            cells_[cell_of(column / 2, row)] += count;
        }
    columns_ = (columns_ + 1) / 2;
    const bool is_longest = step_ns_ > std::numeric_limits<uint64_t>::max() / 2;
    step_ns_ = is_longest ? std::numeric_limits<uint64_t>::max() : step_ns_ * 2;
}

void heat_map::scroll(uint64_t columns) {
    const auto gone = static_cast<size_t>(std::min<uint64_t>(columns, most_columns_));
    const auto cells = static_cast<std::ptrdiff_t>(gone * (rows_ + 1));
    std::move(cells_.begin() + cells, cells_.end(), cells_.begin());
    std::fill(cells_.end() - cells, cells_.end(), 0);
    begin_ns_ += columns * step_ns_;
    columns_ = most_columns_;
}

unsigned latency_row(uint64_t ns) {
    if (ns == 0)
        return 0;
    const unsigned octave = 63 - static_cast<unsigned>(__builtin_clzll(ns));
    const unsigned part = octave >= 2 ? ns >> (octave - 2) & 3 : ns << (2 - octave) & 3;
    return std::min(octave * latency_rows_per_octave + part, latency_rows - 1);
}

uint64_t latency_row_begin(unsigned row) {
    const unsigned octave = row / latency_rows_per_octave, part = row % latency_rows_per_octave;
    const uint64_t quarters = 4 + part;
    // Below 4 ns rows are narrower than a nanosecond: those without one begin with the next.
    return octave >= 2 ? quarters << (octave - 2) : (quarters + (4U >> octave) - 1) >> (2 - octave);
}

}  // namespace ringtap

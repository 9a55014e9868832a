// SPDX-License-Identifier: MIT OR Apache-2.0
// Counts of events by time and one more quantity, in memory that does not grow with them.
#ifndef RINGTAP_REPORT_HEAT_MAP_H
#define RINGTAP_REPORT_HEAT_MAP_H

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ringtap {

class heat_map {
  public:
    // What happens when time goes on beyond the last column: all columns become twice as long, or
    // the oldest go.
    enum class when_full : unsigned char { widen, scroll };

    heat_map(uint64_t begin_ns, uint64_t step_ns, size_t most_columns, unsigned rows,
             when_full how);

    // What is earlier than the first column counts there. Rows above the last count there, too.
    void add(uint64_t ns, unsigned row);
    // Time has gone on, although nothing is to be counted.
    void advance(uint64_t ns) { column_of(ns); }
    // Records of that time were lost: what counts there is not all.
    void lose(uint64_t from_ns, uint64_t to_ns);

    uint64_t begin_ns() const { return begin_ns_; }
    uint64_t step_ns() const { return step_ns_; }
    size_t columns() const { return columns_; }
    bool scrolls() const { return how_ == when_full::scroll; }
    unsigned rows() const { return rows_; }
    uint64_t at(size_t column, unsigned row) const { return cells_[cell_of(column, row)]; }
    // Nothing was lost there.
    bool sure(size_t column) const { return !cells_[cell_of(column, rows_)]; }
    // Of all that was added, even if its column is gone.
    uint64_t total() const { return total_; }

  private:
    // Behind its rows, each column has a cell that is not zero if something was lost.
    size_t cell_of(size_t column, unsigned row) const { return column * (rows_ + 1) + row; }
    size_t column_of(uint64_t ns);
    void widen();
    void scroll(uint64_t columns);

    uint64_t begin_ns_, step_ns_;
    size_t most_columns_, columns_ = 0;
    unsigned rows_;
    when_full how_;
    uint64_t total_ = 0;
    std::vector<uint64_t> cells_;  // column by column
};

// Rows of latencies: four of equal width for each power of two, from 1 ns to 18 minutes.
constexpr unsigned latency_rows_per_octave = 4;
constexpr unsigned latency_octaves = 40;
constexpr unsigned latency_rows = latency_rows_per_octave * latency_octaves;

unsigned latency_row(uint64_t ns);
// The least latency that is in the row; of latency_rows: where the last one ends.
uint64_t latency_row_begin(unsigned row);

// Rows of offsets in the second.
constexpr unsigned subsecond_rows = 100;

}  // namespace ringtap

#endif

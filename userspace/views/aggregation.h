// SPDX-License-Identifier: MIT OR Apache-2.0
// Adds events up by the fields of their group. An event whose group is there already allocates nothing, but where a
// histogram gets a new bucket or a last(FIELD) is longer than before.
//
// Its memory is bounded. When there are too many groups, the half whose numbers are lowest, by the column that the table
// is sorted by, is merged into one group, "others": all totals stay exact. What comes back of a merged group begins anew,
// with the most that it can have lost noted, and is ranked as if it had that. A group that has more than 2/N of the total,
// with N groups at most, is thus never among the merged for good, and no number is too low by more than that: a
// space-saving sketch that makes room in batches. The table tells the bound that holds. Where first come is first served
// instead, no group loses anything, and what finds no room is in "others" from its first event on.
#ifndef RINGTAP_VIEWS_AGGREGATION_H
#define RINGTAP_VIEWS_AGGREGATION_H

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "model/event.h"
#include "views/column.h"
#include "views/cpu_time.h"
#include "views/group_table.h"
#include "views/latency_histogram.h"
#include "views/table.h"

namespace ringtap {

struct table_limits {
    size_t groups = 100'000;
    size_t bytes = size_t{64} << 20;
    bool first_come = false;
};

class aggregation {
  public:
    // filter: empty for all events that it is given. Throws expression_error.
    aggregation(machine on, table_plan plan, const std::string &filter, const table_limits &limits = {});

    // An event that the reader has begun with: each that a source gives, in order. What was there at the start and the
    // beginnings of calls that return are not counted.
    void take(const event &event, field_reader &reader);

    // So many rows at most, sorted; 0: all. seconds: what rates are told of.
    table made(double seconds, size_t rows) const;

    // As table_plan has it.
    void sort_by(size_t column, bool ascending);

    // Forgets all groups; what has the CPUs stays known.
    void clear();

    // Forgets those that nothing was added to since this was called last: what they had is in no number any more.
    void forget_unchanged();

    bool is_full() const { return groups_.size() >= limits_.groups || bytes() > limits_.bytes; }

    const table_plan &plan() const { return plan_; }
    size_t size() const { return groups_.size(); }
    size_t bytes() const;

  private:
    // Columns that show the same numbers in other ways have one in common.
    struct measure {
        measured what;
        const field_term *term;
        const event_expression *condition;
        bool picks_type;
        std::string key;
        bool distributed = false;
        size_t histogram = 0;
        bool first = false;  // of texts
        size_t text = 0;
    };
    struct amount {
        int64_t value;
        bool known;
    };
    struct sum {
        uint64_t count = 0;
        int64_t total = 0;
        int64_t most = INT64_MIN;
    };
    // All that a group has, wherever it lies.
    struct group_data {
        const sum *sums;
        const latency_histogram *histograms;
        const std::string *texts;
    };

    // What several have together.
    struct group_sum {
        std::vector<sum> sums;
        std::vector<latency_histogram> histograms;
    };

    void add_measure(const column &of);
    void set_weight();
    bool measure_all(const event &event, field_reader &reader, std::optional<uint64_t> cpu);
    static amount measure_one(const measure &of, const event &event, field_reader &reader,
                              const std::optional<uint64_t> &cpu);
    // The group of calls that the tables tell of as this one, where the call's name alone says in which group an event is.
    struct known_call {
        const syscall_desc *desc = nullptr;
        uint32_t at = 0;
    };
    known_call *known_group(const event &event);
    bool find_group(const event &event, field_reader &reader, uint32_t &at);
    uint32_t group_of_key();
    bool add_to_group(uint32_t at, bool is_new, field_reader &reader);
    bool belongs_to_others() const;
    size_t add_amounts(sum *sums, latency_histogram *histograms) const;
    void add_texts(uint32_t at, bool is_new, field_reader &reader);
    uint64_t weight(uint32_t at) const;
    void make_room();
    void add_group(group_sum &to, uint32_t at) const;
    void keep(const std::vector<uint32_t> &places);
    group_data group(uint32_t at) const;
    std::vector<uint32_t> ranked(size_t rows, double seconds, const group_data &total) const;
    group_sum others_and(const std::vector<uint32_t> &places) const;
    cell sort_cell(uint32_t at, double seconds, const group_data &total) const;
    cell cell_of(const column &column, size_t index, const group_data &group, double seconds, double whole) const;
    std::vector<cell> cells_of(const group_data &group, double seconds, const group_data &total) const;

    table_plan plan_;
    std::unique_ptr<event_expression> filter_;
    table_limits limits_;
    std::vector<measure> measures_;
    std::vector<size_t> measure_of_;  // by column
    size_t histogram_count_ = 0, text_count_ = 0;
    std::optional<size_t> weight_measure_;  // nothing: by how many events there were

    cpu_time cpus_;
    group_table groups_;
    std::vector<sum> sums_;
    std::vector<latency_histogram> histograms_;
    std::vector<std::string> texts_;
    std::vector<uint64_t> events_, missing_;  // by group
    std::vector<uint64_t> marks_;             // how many events there were when the unchanged were forgotten
    size_t extra_bytes_ = 0;                  // of histograms and texts

    group_sum others_;  // of the merged, and of what found no room
    bool has_others_ = false;
    uint64_t merged_ = 0, most_missing_ = 0, lacking_ = 0, lost_ = 0;

    bool by_call_ = false;
    std::array<known_call, 1024> known_calls_;  // more than a table has rows
    std::vector<amount> amounts_;
    text_buffer key_;
};

}  // namespace ringtap

#endif

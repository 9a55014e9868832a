// SPDX-License-Identifier: MIT OR Apache-2.0
// From groups to a table.
#include <algorithm>
#include <numeric>

#include "fields/format.h"
#include "views/aggregation.h"
#include "views/group_key.h"

namespace ringtap {

namespace {

constexpr uint32_t shown = UINT32_MAX;

bool is_number(value_type type) {
    return type == value_type::number || type == value_type::duration || type == value_type::fraction;
}

unit unit_of(value_type type) {
    return type == value_type::duration ? unit::duration : is_number(type) ? unit::number : unit::text;
}

cell key_cell(value_type type, const std::vector<field_value> &values) {
    cell made;
    made.known = !values.empty();
    if (is_number(type) && values.size() == 1) {
        made.number = values.front().number;
        return made;
    }
    for (const field_value &value : values) {
        if (&value != &values.front())
            made.text += ',';
        if (type == value_type::boolean)
            made.text += value.number.bits ? "true" : "false";
        else
            made.text += value.text;
    }
    return made;
}

bool less(const cell &a, const cell &b, unit unit) {
    if (a.known != b.known)
        return b.known;
    if (unit == unit::text)
        return a.text < b.text;
    if (unit == unit::rate || unit == unit::percent)
        return a.real < b.real;
    return a.number < b.number;
}

double percent(double part, double whole) {
    return whole > 0 ? 100 * part / whole : 0;
}

}  // namespace

aggregation::group_data aggregation::group(uint32_t at) const {
    return {sums_.data() + at * measures_.size(), histograms_.data() + at * histogram_count_,
            texts_.data() + at * text_count_};
}

cell aggregation::cell_of(const column &column, size_t index, const group_data &group, double seconds,
                          double whole) const {
    const measure &of = measures_[index];
    const sum &sum = group.sums[index];
    cell made;
    made.known = true;
    switch (column.how) {
        case aggregate::count:
            made.number = number_value::of_unsigned(sum.count);
            break;
        case aggregate::sum:
            made.number = number_value::of(sum.total);
            made.known = sum.count || column.what != measured::latency;
            break;
        case aggregate::average:
            made.known = sum.count;
            made.number = number_value::of(sum.count ? sum.total / static_cast<int64_t>(sum.count) : 0);
            break;
        case aggregate::greatest:
            made.known = sum.count;
            made.number = number_value::of(sum.most);
            break;
        case aggregate::percentile:
            made.known = sum.count;
            made.number = number_value::of(std::min(
                static_cast<int64_t>(group.histograms[of.histogram].percentile(column.part)), sum.most));
            break;
        case aggregate::within:
            made.number = number_value::of_unsigned(group.histograms[of.histogram].count_to(column.bound));
            break;
        case aggregate::rate:
            made.real = seconds > 0 ? static_cast<double>(sum.count) / seconds : 0;
            break;
        case aggregate::share:
            made.real = percent(static_cast<double>(sum.total), whole);
            break;
        case aggregate::per_time:
            made.real = percent(static_cast<double>(sum.total), seconds * 1e9);
            break;
        case aggregate::first:
        case aggregate::last:
            made.known = group.texts && !group.texts[of.text].empty();
            made.text = made.known ? group.texts[of.text] : "";
            break;
        case aggregate::difference:
            break;
    }
    return made;
}

std::vector<cell> aggregation::cells_of(const group_data &group, double seconds, const group_data &total) const {
    std::vector<cell> cells;
    cells.reserve(plan_.columns.size() + plan_.by.size());
    for (size_t i = 0; i < plan_.columns.size(); i++) {
        const column &column = plan_.columns[i];
        if (column.how == aggregate::difference) {
            cell made;
            made.known = true;
            made.number = number_value::of(static_cast<int64_t>(cells[column.left].number.bits - cells[column.right].number.bits));
            cells.push_back(std::move(made));
            continue;
        }
        const auto whole = static_cast<double>(total.sums[measure_of_[i]].total);
        cells.push_back(cell_of(column, measure_of_[i], group, seconds, whole));
    }
    return cells;
}

cell aggregation::sort_cell(uint32_t at, double seconds, const group_data &total) const {
    const size_t columns = plan_.columns.size();
    if (plan_.sort >= columns) {
        const key_column &key = plan_.by[plan_.sort - columns];
        return key_cell(key.term.type(), key_values(groups_.key(at), plan_.by)[plan_.sort - columns]);
    }
    const column &column = plan_.columns[plan_.sort];
    if (column.how == aggregate::difference)
        return cells_of(group(at), seconds, total)[plan_.sort];
    return cell_of(column, measure_of_[plan_.sort], group(at), seconds, 1);
}

// The places of the first rows, in their order.
std::vector<uint32_t> aggregation::ranked(size_t rows, double seconds, const group_data &total) const {
    const unit unit = plan_.sort < plan_.columns.size()
                          ? plan_.columns[plan_.sort].unit
                          : unit_of(plan_.by[plan_.sort - plan_.columns.size()].term.type());
    std::vector<cell> cells;
    cells.reserve(groups_.size());
    for (uint32_t at = 0; at < groups_.size(); at++)
        cells.push_back(sort_cell(at, seconds, total));
    std::vector<uint32_t> places(groups_.size());
    std::iota(places.begin(), places.end(), 0);
    const size_t most = rows ? std::min(rows, places.size()) : places.size();
    std::partial_sort(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(most), places.end(),
                      [&](uint32_t a, uint32_t b) {
                          if (less(cells[a], cells[b], unit) != less(cells[b], cells[a], unit))
                              return plan_.ascending == less(cells[a], cells[b], unit);
                          if (events_[a] != events_[b])
                              return events_[a] > events_[b];
                          return groups_.key(a) < groups_.key(b);
                      });
    places.resize(most);
    return places;
}

// Of the merged, and of these.
aggregation::group_sum aggregation::others_and(const std::vector<uint32_t> &places) const {
    group_sum sum = others_;
    for (const uint32_t at : places)
        add_group(sum, at);
    return sum;
}

table aggregation::made(double seconds, size_t rows) const {
    table made;
    for (const column &column : plan_.columns)
        made.headings.push_back({column.name, column.unit, false});
    for (const key_column &key : plan_.by)
        made.headings.push_back({key.name, unit_of(key.term.type()), true});

    std::vector<uint32_t> rest(groups_.size());
    std::iota(rest.begin(), rest.end(), 0);
    const group_sum all = others_and(rest);
    const group_data total = {all.sums.data(), all.histograms.data(), nullptr};
    const std::vector<uint32_t> places = ranked(rows, seconds, total);
    made.rows.reserve(places.size());
    for (const uint32_t at : places) {
        made.rows.push_back(cells_of(group(at), seconds, total));
        const auto values = key_values(groups_.key(at), plan_.by);
        for (size_t i = 0; i < values.size(); i++)
            made.rows.back().push_back(key_cell(plan_.by[i].term.type(), values[i]));
        rest[at] = shown;
    }
    rest.erase(std::remove(rest.begin(), rest.end(), shown), rest.end());
    if (measures_.size() > text_count_ && (has_others_ || !rest.empty())) {
        const group_sum others = others_and(rest);
        made.others = cells_of({others.sums.data(), others.histograms.data(), nullptr}, seconds, total);
    }
    if (measures_.size() > text_count_)
        made.total = cells_of(total, seconds, total);
    made.groups = groups_.size();
    made.merged = merged_;
    made.missing = most_missing_;
    made.lacking = lacking_;
    made.lost = lost_;
    made.seconds = seconds;
    return made;
}

}  // namespace ringtap

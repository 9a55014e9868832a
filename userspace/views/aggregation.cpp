// SPDX-License-Identifier: MIT OR Apache-2.0
#include "views/aggregation.h"

#include <algorithm>
#include <numeric>

#include "decode/errors.h"
#include "fields/format.h"
#include "views/group_key.h"
#include "views/io_size.h"

namespace ringtap {

namespace {

constexpr size_t longest_text = 256;
constexpr size_t fewest_groups = 16;  // are kept, whatever they take

bool is_failure(const event &event) {
    return event.type == RINGTAP_SYSCALL && event.call.result_known && error_of(event.call.result) != 0;
}

// A call is one, though the child returns from it as well.
bool is_childs_return(const event &event) {
    const call_event &call = event.call;
    if (event.type != RINGTAP_SYSCALL || call.result != 0 || !call.desc || !(call.desc->uses & use_lifecycle))
        return false;
    const std::string_view name = call.desc->name;
    return name == "fork" || name == "vfork" || name == "clone" || name == "clone3";
}

int64_t bounded(uint64_t value) {
    return static_cast<int64_t>(std::min<uint64_t>(value, INT64_MAX));
}

int64_t added(int64_t a, int64_t b) {
    int64_t sum;
    if (__builtin_add_overflow(a, b, &sum))
        return b < 0 ? INT64_MIN : INT64_MAX;
    return sum;
}

std::string key_of(const column &column) {
    const std::string field = column.term.field ? column.term.field->name + column.term.arg.name : "";
    return fmt::format("{}:{}:{}:{}:{}", static_cast<int>(column.what), field, column.term.arg.index,
                       column.term.transformers.size(), column.condition_text) +
           (column.what == measured::text ? column.name : "");
}

}  // namespace

aggregation::aggregation(machine on, table_plan plan, const std::string &filter, const table_limits &limits)
    : plan_(std::move(plan)), limits_(limits) {
    if (!filter.empty())
        filter_ = std::make_unique<event_expression>(on, filter);
    for (const column &column : plan_.columns)
        add_measure(column);
    amounts_.resize(measures_.size());
    by_call_ = plan_.by.size() == 1 && plan_.by.front().name == "evt.type";
    set_weight();
    clear();
}

void aggregation::add_measure(const column &of) {
    if (of.how == aggregate::difference)
        return measure_of_.push_back(0);
    const std::string key = key_of(of);
    auto at = std::find_if(measures_.begin(), measures_.end(), [&](const measure &m) { return m.key == key; });
    if (at == measures_.end())
        at = measures_.insert(at, {of.what, &of.term, of.condition.get(), of.picks_type, key});
    if ((of.how == aggregate::percentile || of.how == aggregate::within) && !at->distributed) {
        at->distributed = true;
        at->histogram = histogram_count_++;
    }
    if (of.what == measured::text) {
        at->first = of.how == aggregate::first;
        at->text = text_count_++;
    }
    measure_of_.push_back(static_cast<size_t>(at - measures_.begin()));
}

void aggregation::sort_by(size_t column, bool ascending) {
    plan_.sort = column;
    plan_.ascending = ascending;
    set_weight();
}

void aggregation::set_weight() {
    weight_measure_.reset();
    if (plan_.sort >= plan_.columns.size())
        return;
    switch (plan_.columns[plan_.sort].how) {
        case aggregate::count:
        case aggregate::sum:
        case aggregate::rate:
        case aggregate::share:
        case aggregate::per_time:
            weight_measure_ = measure_of_[plan_.sort];
            return;
        default:
            return;
    }
}

// The steps that each event takes are inlined.

// False: nothing is to be added.
inline bool aggregation::measure_all(const event &event, field_reader &reader, std::optional<uint64_t> cpu) {
    bool any = text_count_ == measures_.size();
    const bool is_call = event.type == RINGTAP_SYSCALL;
    amount *to = amounts_.data();
    for (const measure &of : measures_) {
        amount made = {0, false};
        if (!of.condition || of.condition->matches(reader)) {
            if (of.what == measured::events)
                made = {1, is_call || !plan_.calls_only || of.picks_type};
            else if (of.what == measured::failures)
                made = {1, is_failure(event)};
            else if (of.what == measured::latency && is_call && event.call.latency_ns)
                made = {bounded(*event.call.latency_ns), true};
            else
                made = measure_one(of, event, reader, cpu);
        }
        any |= made.known;
        *to++ = made;
    }
    return any;
}

inline aggregation::known_call *aggregation::known_group(const event &event) {
    if (!by_call_ || event.type != RINGTAP_SYSCALL || !event.call.desc)
        return nullptr;
    return &known_calls_[reinterpret_cast<uintptr_t>(event.call.desc) / sizeof(syscall_desc) % known_calls_.size()];
}

// Returns how many bytes the histograms have become larger by.
inline size_t aggregation::add_amounts(sum *sums, latency_histogram *histograms) const {
    size_t growth = 0;
    const amount *amount = amounts_.data();
    for (const measure &of : measures_) {
        const auto [value, known] = *amount++;
        sum &to = *sums++;
        if (!known)
            continue;
        to.count++;
        if (of.what == measured::events || of.what == measured::failures) {
            to.total++;
            continue;
        }
        to.total = added(to.total, value);
        to.most = std::max(to.most, value);
        if (of.distributed)
            growth += histograms[of.histogram].add(static_cast<uint64_t>(std::max<int64_t>(value, 0)));
    }
    return growth;
}

// True: there is more in memory than before.
inline bool aggregation::add_to_group(uint32_t at, bool is_new, field_reader &reader) {
    const size_t before = extra_bytes_;
    events_[at]++;
    extra_bytes_ += add_amounts(&sums_[at * measures_.size()], histograms_.data() + at * histogram_count_);
    if (text_count_)
        add_texts(at, is_new, reader);
    return is_new || extra_bytes_ != before;
}

void aggregation::take(const event &event, field_reader &reader) {
    std::optional<uint64_t> cpu;
    if (event.type == RINGTAP_SWITCH || event.type == RINGTAP_LOST)
        cpu = cpus_.take(event);
    if (event.type == RINGTAP_LOST)
        lost_ += event.lost.count;
    if (event.state || is_of_ring(event.type) || (event.type == RINGTAP_ENTRY && event.call.returns) ||
        is_childs_return(event))
        return;
    if (plan_.calls_only && event.type != RINGTAP_SYSCALL && event.type != RINGTAP_SWITCH)
        return;
    if (filter_ && !filter_->matches(reader))
        return;
    if (!measure_all(event, reader, cpu))
        return;
    const size_t before = groups_.size();
    const known_call *known = known_group(event);
    uint32_t at;
    if (known && known->desc == event.call.desc)
        at = known->at;
    else if (!find_group(event, reader, at))
        return;
    if (add_to_group(at, groups_.size() > before, reader) && !limits_.first_come &&
        (groups_.size() > limits_.groups || (bytes() > limits_.bytes && groups_.size() > fewest_groups)))
        make_room();
}

// False: the event is in none.
bool aggregation::find_group(const event &event, field_reader &reader, uint32_t &at) {
    key_.clear();
    if (!append_key(key_, plan_.by, reader)) {
        lacking_++;
        return false;
    }
    group_table::pad(key_);
    if (limits_.first_come && belongs_to_others()) {
        add_amounts(others_.sums.data(), others_.histograms.data());
        has_others_ = true;
        return false;
    }
    at = group_of_key();
    if (known_call *known = known_group(event))
        *known = {event.call.desc, at};
    return true;
}

// The key has no group, and gets none.
bool aggregation::belongs_to_others() const {
    return is_full() && !groups_.has({key_.data(), key_.size()});
}

// Of what is not counted of every event.
aggregation::amount aggregation::measure_one(const measure &of, const event &event, field_reader &reader,
                                             const std::optional<uint64_t> &cpu) {
    switch (of.what) {
        case measured::bytes:
            return {bounded(io_size(event)), event.type == RINGTAP_SYSCALL};
        case measured::cpu:
            return {bounded(cpu.value_or(0)), cpu.has_value()};
        case measured::number:
            if (!read_term(*of.term, reader))
                break;
            return {static_cast<int64_t>(reader.values().front().number.bits), true};
        case measured::events:
        case measured::failures:
        case measured::latency:
        case measured::text:
            break;
    }
    return {0, false};
}

uint32_t aggregation::group_of_key() {
    const auto [at, is_new] = groups_.find_or_add({key_.data(), key_.size()});
    if (is_new) {
        sums_.resize(sums_.size() + measures_.size());
        histograms_.resize(histograms_.size() + histogram_count_);
        texts_.resize(texts_.size() + text_count_);
        events_.push_back(0);
        missing_.push_back(most_missing_);
    }
    return at;
}

void aggregation::add_texts(uint32_t at, bool is_new, field_reader &reader) {
    for (const measure &of : measures_) {
        if (of.what != measured::text)
            continue;
        std::string &text = texts_[at * text_count_ + of.text];
        if ((of.first && !is_new && !text.empty()) || (of.condition && !of.condition->matches(reader)) ||
            !read_term(*of.term, reader))
            continue;
        text_buffer shown;
        append_values(shown, of.term->type(), reader.values());
        extra_bytes_ -= text.capacity();
        text.assign(shown.data(), std::min(shown.size(), longest_text));
        extra_bytes_ += text.capacity();
    }
}

size_t aggregation::bytes() const {
    const size_t fixed = measures_.size() * sizeof(sum) + histogram_count_ * sizeof(latency_histogram) +
                         text_count_ * sizeof(std::string) + group_table::bytes_per_key + 2 * sizeof(uint64_t);
    return groups_.size() * fixed + groups_.key_bytes() + extra_bytes_;
}

uint64_t aggregation::weight(uint32_t at) const {
    if (!weight_measure_)
        return events_[at];
    return static_cast<uint64_t>(std::max<int64_t>(sums_[at * measures_.size() + *weight_measure_].total, 0));
}

void aggregation::make_room() {
    std::vector<uint32_t> places(groups_.size());
    std::iota(places.begin(), places.end(), 0);
    const auto most = [this](uint32_t at) { return weight(at) + missing_[at]; };
    const auto half = places.begin() + static_cast<std::ptrdiff_t>(places.size() / 2);
    std::nth_element(places.begin(), half, places.end(), [&](uint32_t a, uint32_t b) { return most(a) < most(b); });
    for (auto at = places.begin(); at != half; ++at) {
        most_missing_ = std::max(most_missing_, most(*at));
        add_group(others_, *at);
    }
    merged_ += places.size() / 2;
    has_others_ = true;
    places.erase(places.begin(), half);
    std::sort(places.begin(), places.end());
    keep(places);
}

void aggregation::add_group(group_sum &to, uint32_t at) const {
    for (size_t i = 0; i < measures_.size(); i++) {
        const sum &from = sums_[at * measures_.size() + i];
        to.sums[i].count += from.count;
        to.sums[i].total = added(to.sums[i].total, from.total);
        to.sums[i].most = std::max(to.sums[i].most, from.most);
    }
    for (size_t i = 0; i < histogram_count_; i++)
        to.histograms[i].add(histograms_[at * histogram_count_ + i]);
}

void aggregation::keep(const std::vector<uint32_t> &places) {
    const auto pack = [&](auto &values, size_t each) {
        size_t to = 0;
        for (const uint32_t at : places)
            for (size_t i = 0; i < each; i++, to++)
                if (to != at * each + i)
                    values[to] = std::move(values[at * each + i]);
        values.resize(to);
    };
    pack(sums_, measures_.size());
    pack(histograms_, histogram_count_);
    pack(texts_, text_count_);
    pack(events_, 1);
    pack(missing_, 1);
    groups_.keep(places);
    known_calls_ = {};
    extra_bytes_ = 0;
    for (const latency_histogram &histogram : histograms_)
        extra_bytes_ += histogram.bytes();
    for (const std::string &text : texts_)
        extra_bytes_ += text.capacity();
}

void aggregation::forget_unchanged() {
    marks_.resize(groups_.size());
    std::vector<uint32_t> changed;
    for (uint32_t at = 0; at < groups_.size(); at++)
        if (events_[at] != marks_[at])
            changed.push_back(at);
    keep(changed);
    marks_ = events_;
}

void aggregation::clear() {
    marks_.clear();
    has_others_ = false;
    groups_.clear();
    known_calls_ = {};
    sums_.clear();
    histograms_.clear();
    texts_.clear();
    events_.clear();
    missing_.clear();
    extra_bytes_ = 0;
    others_.sums.assign(measures_.size(), {});
    others_.histograms.assign(histogram_count_, {});
    merged_ = most_missing_ = lacking_ = lost_ = 0;
}

}  // namespace ringtap

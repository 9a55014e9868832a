// SPDX-License-Identifier: MIT OR Apache-2.0
#include "report/report.h"

#include <algorithm>

#include "capture/clock.h"
#include "report/stacks_json.h"

namespace ringtap {

namespace {

constexpr size_t latency_columns = 480;
constexpr size_t most_lanes = 200;
constexpr size_t most_losses = 2000;
constexpr size_t most_seconds = 600;

uint64_t step_of(const thread_survey &survey, size_t columns) {
    return (survey.last_ns() - survey.first_ns()) / columns + 1;
}

// Where the second of the first event began.
uint64_t second_begin(const thread_survey &survey, int64_t wall_offset_ns) {
    const uint64_t into = wall_ns(survey.first_ns(), wall_offset_ns) % ns_per_s;
    return survey.first_ns() - std::min(survey.first_ns(), into);
}

void append_heat_map(json_writer &json, const heat_map &map, uint64_t zero_ns,
                     uint64_t (*row_begin)(unsigned)) {
    json.begin_object().member("begin", static_cast<int64_t>(map.begin_ns() - zero_ns));
    json.member("step_ns", map.step_ns())
        .member("columns", map.columns())
        .member("total", map.total());
    json.key("rows").begin_array();
    for (unsigned row = 0; row <= map.rows(); row++)
        json.number(row_begin(row));
    json.end_array().key("cells").begin_array();
    for (size_t column = 0; column < map.columns(); column++)
        for (unsigned row = 0; row < map.rows(); row++)
            if (const uint64_t count = map.at(column, row))
                json.number(column).number(row).number(count);
    json.end_array().key("lost").begin_array();
    for (size_t column = 0; column < map.columns(); column++)
        if (!map.sure(column))
            json.number(column);
    json.end_array().end_object();
}

uint64_t subsecond_row_begin(unsigned row) {
    return row * (ns_per_s / subsecond_rows);
}

}  // namespace

report::report(const thread_survey &survey, machine on, int64_t wall_offset_ns)
    : survey_(survey),
      wall_offset_ns_(wall_offset_ns),
      latency_(survey.first_ns(), step_of(survey, latency_columns), latency_columns, latency_rows,
               heat_map::when_full::widen),
      subsecond_(second_begin(survey, wall_offset_ns), ns_per_s, most_seconds, subsecond_rows,
                 heat_map::when_full::widen),
      timeline_(survey, survey.chosen(most_lanes)),
      tables_(on) {}

void report::take(const event &event, field_reader &reader) {
    if (event.type == RINGTAP_LOST) {
        latency_.lose(event.lost.first_ns, event.lost.last_ns);
        subsecond_.lose(event.lost.first_ns, event.lost.last_ns);
        if (losses_.size() < most_losses)
            losses_.push_back(
                {event.lost.first_ns, event.lost.last_ns, event.lost.count, event.cpu});
        else
            losses_left_out_++;
    }
    tables_.take(event, reader);
    if (event.state || is_of_ring(event.type))
        return;
    events_++;
    stacks_.take(reader);
    commands_.take(event);
    timeline_.take(event);
    calls_.take(event, timeline_.lane_of(event));
    if (event.type == RINGTAP_SYSCALL && event.call.latency_ns)
        latency_.add(event.ns, latency_row(*event.call.latency_ns));
    if (event.type != RINGTAP_ENTRY || !event.call.returns)
        subsecond_.add(event.ns, static_cast<unsigned>(wall_ns(event.ns, wall_offset_ns_) %
                                                       ns_per_s / (ns_per_s / subsecond_rows)));
}

void report::append_losses(json_writer &json, const run_summary &summary) const {
    const ringtap_counts total = summary.total();
    json.key("loss")
        .begin_object()
        .member("records", total.lost)
        .member("produced", total.produced);
    json.member("without_ring", summary.lost_without_ring())
        .member("spans_left_out", losses_left_out_);
    json.member("forgotten", summary.forgotten.processes).key("spans").begin_array();
    for (const loss &of : losses_) {
        json.begin_array().number(static_cast<int64_t>(of.from_ns - zero_ns()));
        json.number(static_cast<int64_t>(of.to_ns - zero_ns()))
            .number(of.cpu)
            .number(of.count)
            .end_array();
    }
    json.end_array().end_object();
}

void report::append_json(text_buffer &out, const std::string &name,
                         const run_summary &summary) const {
    const uint64_t length = survey_.last_ns() - survey_.first_ns();
    json_writer json(out);
    json.begin_object().member("file", name).member("version", ringtap_version());
    json.member("begin_ms", wall_ns(zero_ns(), wall_offset_ns_) / 1000000)
        .member("length_ns", length);
    json.member("events", events_)
        .member("calls", survey_.calls())
        .member("threads", survey_.threads());
    json.member("has_latency", survey_.has_latency());
    append_losses(json, summary);
    json.key("latency");
    append_heat_map(json, latency_, zero_ns(), latency_row_begin);
    json.key("subsecond");
    append_heat_map(json, subsecond_, zero_ns(), subsecond_row_begin);
    json.key("timeline");
    timeline_.append_json(json);
    json.key("kept");
    calls_.append_json(json, zero_ns());
    json.key("flame");
    append_stacks_json(json, stacks_);
    json.key("tables");
    tables_.append_json(json, static_cast<double>(length) / ns_per_s);
    json.key("commands");
    commands_.append_json(json, zero_ns());
    json.end_object();
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "metrics/event_numbers.h"

#include <fmt/format.h>

#include <algorithm>

#include "capture/clock.h"

namespace ringtap {

namespace {

// In the order of call_numbers and process_numbers; those within bounds follow.
constexpr std::string_view call_columns[] = {"count", "errors", "read = bytes if evt.is_io_read = true",
                                             "written = bytes if evt.is_io_write = true", "total"};
constexpr std::string_view process_columns[] = {
    "execs = count if evt.type = procexec",
    "forks = count if evt.type = procfork",
    "exits = count if evt.type = procexit",
    "connects = count if evt.type = connect and fd.type in (ipv4, ipv6) and (evt.failed = false or evt.res = EINPROGRESS)",
    "accepts = count if evt.type in (accept, accept4) and fd.type in (ipv4, ipv6) and evt.failed = false",
};

void add_bound(table_plan &plan, machine on, uint64_t bound) {
    column made = parse_column(on, "total", {});
    made.name = fmt::format("within {}", bound);
    made.how = aggregate::within;
    made.unit = unit::number;
    made.bound = bound;
    plan.columns.push_back(std::move(made));
}

// What an event lacks is an empty label.
table_plan plan_by(machine on, const std::string &by) {
    table_plan plan;
    plan.by = parse_keys(on, by);
    for (key_column &key : plan.by)
        key.optional = true;
    return plan;
}

table_plan plan_of_calls(machine on, const std::string &by) {
    table_plan plan = plan_by(on, by);
    for (const std::string_view text : call_columns)
        plan.columns.push_back(parse_column(on, text, plan.columns));
    for (const uint64_t bound : latency_bounds)
        add_bound(plan, on, bound);
    add_bound(plan, on, UINT64_MAX);
    return plan;
}

table_plan plan_of_processes(machine on, const std::string &by) {
    table_plan plan = plan_by(on, by);
    const auto tells_of_call = [](const key_column &key) {
        return key.term.field && std::string_view(key.term.field->name).substr(0, 4) == "evt.";
    };
    plan.by.erase(std::remove_if(plan.by.begin(), plan.by.end(), tells_of_call), plan.by.end());
    for (const std::string_view text : process_columns)
        plan.columns.push_back(parse_column(on, text, plan.columns));
    plan.calls_only = false;
    return plan;
}

bool is_of_process(const event &event) {
    if (event.type == RINGTAP_EXEC)
        return true;
    if (event.type == RINGTAP_FORK)
        return event.fork.child_tid == event.fork.child_tgid;
    if (event.type == RINGTAP_EXIT)
        return event.exit.h.flags & RINGTAP_F_LAST;
    if (event.type != RINGTAP_SYSCALL || !event.call.desc)
        return false;
    const std::string_view name = event.call.desc->name;
    return name == "connect" || name == "accept" || name == "accept4";
}

call_numbers call_numbers_of(const std::vector<cell> &cells) {
    call_numbers made;
    size_t at = 0;
    const auto next = [&] { return cells[at++].number.bits; };
    made.calls = next();
    made.errors = next();
    made.read_bytes = next();
    made.written_bytes = next();
    made.latency_ns = next();
    for (uint64_t &within : made.within)
        within = next();
    made.timed = next();
    return made;
}

process_numbers process_numbers_of(const std::vector<cell> &cells) {
    return {cells[0].number.bits, cells[1].number.bits, cells[2].number.bits, cells[3].number.bits, cells[4].number.bits};
}

// Different names have different labels, whatever bytes they are made of.
std::string label_of(const cell &cell, unit unit) {
    text_buffer text;
    if (cell.known && unit == unit::text)
        append_escaped(text, cell.text);
    else if (cell.known)
        append_cell(text, cell, unit::number);
    return {text.data(), text.size()};
}

std::vector<std::string> names_of(const table_plan &plan) {
    std::vector<std::string> names;
    for (const key_column &key : plan.by)
        names.push_back(key.name);
    return names;
}

template <typename Numbers>
number_series<Numbers> series_of(const table &from, size_t columns, Numbers numbers_of(const std::vector<cell> &cells)) {
    number_series<Numbers> made;
    for (const auto &row : from.rows) {
        std::vector<std::string> labels;
        for (size_t i = columns; i < row.size(); i++)
            labels.push_back(label_of(row[i], from.headings[i].unit));
        made[labels].add(numbers_of(row));
    }
    if (!from.others.empty())
        made[std::vector<std::string>(from.headings.size() - columns, others_label)].add(numbers_of(from.others));
    return made;
}

table_limits limits_of(size_t most_series) {
    table_limits limits;
    limits.groups = most_series;
    limits.first_come = true;
    return limits;
}

}  // namespace

void call_numbers::add(const call_numbers &other) {
    calls += other.calls;
    errors += other.errors;
    read_bytes += other.read_bytes;
    written_bytes += other.written_bytes;
    latency_ns += other.latency_ns;
    timed += other.timed;
    for (size_t i = 0; i < within.size(); i++)
        within[i] += other.within[i];
}

void process_numbers::add(const process_numbers &other) {
    execs += other.execs;
    forks += other.forks;
    exits += other.exits;
    connects += other.connects;
    accepts += other.accepts;
}

event_numbers::event_numbers(source &from, const std::string &by, size_t most_series)
    : from_(from),
      most_series_(most_series),
      calls_(from.on(), plan_of_calls(from.on(), by), "", limits_of(most_series)),
      processes_(from.on(), plan_of_processes(from.on(), by), "", limits_of(most_series)) {}

void event_numbers::take(const event &event) {
    calls_.take(event, from_.fields());
    if (is_of_process(event))
        processes_.take(event, from_.fields());
}

metric_numbers event_numbers::read() {
    metric_numbers made;
    made.call_labels = names_of(calls_.plan());
    made.process_labels = names_of(processes_.plan());
    made.calls = series_of(calls_.made(0, 0), calls_.plan().columns.size(), call_numbers_of);
    made.processes = series_of(processes_.made(0, 0), processes_.plan().columns.size(), process_numbers_of);
    made.most_series = most_series_;
    made.records = from_.counts();
    if (const uint64_t first_ns = from_.fields().first_ns())
        made.start_s = static_cast<double>(wall_ns(first_ns, from_.wall_offset_ns())) / ns_per_s;
    return made;
}

void event_numbers::make_room() {
    for (aggregation *each : {&calls_, &processes_})
        if (each->is_full())
            each->forget_unchanged();
}

}  // namespace ringtap

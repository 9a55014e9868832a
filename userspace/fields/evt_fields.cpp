// SPDX-License-Identifier: MIT OR Apache-2.0
// evt: when and where.
#include <iterator>

#include "capture/clock.h"
#include "decode/text.h"
#include "fields/event_types.h"
#include "fields/field.h"

namespace ringtap {

namespace {

using reader = field_reader;
using arg = field_arg;

constexpr char day_format[] = "%H:%M:%S";
constexpr char date_format[] = "%Y-%m-%d %H:%M:%S";

template <typename... Args>
std::string_view formatted(reader &r, fmt::format_string<Args...> format, Args &&...args) {
    std::string &out = r.scratch();
    fmt::format_to(std::back_inserter(out), format, std::forward<Args>(args)...);
    return out;
}

uint64_t since(uint64_t then, uint64_t now) {
    return now - std::min(now, then);
}

uint64_t relative(const reader &r) {
    return since(r.first_ns(), r.current().ns);
}

uint64_t delta(const reader &r) {
    return since(r.previous_ns(), r.current().ns);
}

void num(reader &r, const arg &) {
    r.unsigned_number(r.number());
}
void time(reader &r, const arg &) {
    r.word(r.moment(day_format));
}
void time_s(reader &r, const arg &) {
    r.text(r.second(day_format));
}
void time_iso(reader &r, const arg &) {
    std::string &out = r.scratch();
    out.append(r.moment("%Y-%m-%dT%H:%M:%S")).append(r.second("%z"));
    r.word(out);
}
void datetime(reader &r, const arg &) {
    r.word(r.moment(date_format));
}
void datetime_s(reader &r, const arg &) {
    r.text(r.second(date_format));
}
void rawtime(reader &r, const arg &) {
    r.unsigned_number(r.wall_ns());
}
void rawtime_s(reader &r, const arg &) {
    r.unsigned_number(r.wall_ns() / ns_per_s);
}
void rawtime_ns(reader &r, const arg &) {
    r.unsigned_number(r.wall_ns() % ns_per_s);
}
void reltime(reader &r, const arg &) {
    r.unsigned_number(relative(r));
}
void reltime_s(reader &r, const arg &) {
    r.unsigned_number(relative(r) / ns_per_s);
}
void reltime_ns(reader &r, const arg &) {
    r.unsigned_number(relative(r) % ns_per_s);
}
void deltatime(reader &r, const arg &) {
    r.unsigned_number(delta(r));
}
void deltatime_s(reader &r, const arg &) {
    r.unsigned_number(delta(r) / ns_per_s);
}
void deltatime_ns(reader &r, const arg &) {
    r.unsigned_number(delta(r) % ns_per_s);
}

std::optional<uint64_t> latency_of(const reader &r) {
    return r.has_result() ? r.current().call.latency_ns : std::nullopt;
}

void latency(reader &r, const arg &) {
    if (const auto ns = latency_of(r))
        r.unsigned_number(*ns);
}

void latency_s(reader &r, const arg &) {
    if (const auto ns = latency_of(r))
        r.unsigned_number(*ns / ns_per_s);
}

void latency_ns(reader &r, const arg &) {
    if (const auto ns = latency_of(r))
        r.unsigned_number(*ns % ns_per_s);
}

// From 10 on without a fraction; cut off, not rounded.
void in_unit(reader &r, uint64_t ns, uint64_t unit, const char *name) {
    if (ns / unit < 10)
        r.text(formatted(r, "{}.{:02}{}", ns / unit, ns % unit * 100 / unit, name));
    else
        r.text(formatted(r, "{}{}", ns / unit, name));
}

void latency_human(reader &r, const arg &) {
    const auto ns = latency_of(r);
    if (!ns)
        return;
    if (*ns < 1000)
        r.text(formatted(r, "{}ns", *ns));
    else if (*ns < 1000000)
        in_unit(r, *ns, 1000, "us");
    else if (*ns < ns_per_s)
        in_unit(r, *ns, 1000000, "ms");
    else
        in_unit(r, *ns, ns_per_s, "s");
}

void cpu(reader &r, const arg &) {
    if (r.current().cpu != RINGTAP_ALL_CPUS)
        r.unsigned_number(r.current().cpu);
}

void count(reader &r, const arg &) {
    r.unsigned_number(1);
}

constexpr auto no_arg = field_arg_kind::none;
constexpr field fields[] = {
    {"evt.num", value_type::number, no_arg, "how many events came, this one included", num},
    {"evt.time", value_type::text, no_arg, "local time of day, with nanoseconds", time},
    {"evt.time.s", value_type::text, no_arg, "local time of day", time_s},
    {"evt.time.iso8601", value_type::text, no_arg, "date, local time and zone, as ISO 8601 has it",
     time_iso},
    {"evt.datetime", value_type::text, no_arg, "date and local time, with nanoseconds", datetime},
    {"evt.datetime.s", value_type::text, no_arg, "date and local time", datetime_s},
    {"evt.rawtime", value_type::duration, no_arg, "time since 1970", rawtime},
    {"evt.rawtime.s", value_type::number, no_arg, "the same in whole seconds", rawtime_s},
    {"evt.rawtime.ns", value_type::fraction, no_arg, "and the rest of the second", rawtime_ns},
    {"evt.reltime", value_type::duration, no_arg, "time since the first event", reltime},
    {"evt.reltime.s", value_type::number, no_arg, "the same in whole seconds", reltime_s},
    {"evt.reltime.ns", value_type::fraction, no_arg, "and the rest of the second", reltime_ns},
    {"evt.deltatime", value_type::duration, no_arg, "time since the event before", deltatime},
    {"evt.deltatime.s", value_type::number, no_arg, "the same in whole seconds", deltatime_s},
    {"evt.deltatime.ns", value_type::fraction, no_arg, "and the rest of the second", deltatime_ns},
    {"evt.latency", value_type::duration, no_arg, "how long the call took", latency},
    {"evt.latency.s", value_type::number, no_arg, "the same in whole seconds", latency_s},
    {"evt.latency.ns", value_type::fraction, no_arg, "and the rest of the second", latency_ns},
    {"evt.latency.human", value_type::text, no_arg, "how long the call took: 1.23ms, 45ms",
     latency_human},
    {"evt.cpu", value_type::number, no_arg, "where it happened", cpu},
    {"evt.count", value_type::number, no_arg, "1, for those who add up", count},
};

}  // namespace

field_class evt_fields() {
    return {"evt", "events: calls, and what becomes of processes", fields, std::size(fields)};
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "report/region.h"

#include <fmt/format.h>

#include <cstdlib>
#include <string>

#include "engine/settings.h"

namespace ringtap {

namespace {

struct time_unit {
    const char *name;
    double ns;
};

constexpr time_unit units[] = {{"ns", 1}, {"us", 1e3}, {"ms", 1e6}, {"s", 1e9}};
constexpr time_unit minute = {"m", 60e9};
constexpr double longest_ns = 9e18;

const time_unit *find_unit(std::string_view name) {
    for (const time_unit &unit : units)
        if (name == unit.name)
            return &unit;
    return name == minute.name ? &minute : nullptr;
}

uint64_t parse_time(std::string_view text) {
    const std::string word(text);
    char *end;
    const double number = std::strtod(word.c_str(), &end);
    const time_unit *unit = find_unit(end);
    const double ns = unit ? number * unit->ns : -1;
    if (end == word.c_str() || !(ns >= 0 && ns <= longest_ns))
        throw settings_error(
            fmt::format("'{}' is no time like 850ns, 12us, 1.5ms, 2s or 3m", visible{text}));
    return static_cast<uint64_t>(ns);
}

span_ns parse_span(std::string_view text) {
    const size_t dots = text.find("..");
    if (dots == std::string_view::npos)
        throw settings_error(
            fmt::format("'{}' is no range like 1s..2s, 1s.. or ..2s", visible{text}));
    const std::string_view from = text.substr(0, dots), to = text.substr(dots + 2);
    span_ns made;
    if (!from.empty())
        made.from = parse_time(from);
    if (!to.empty())
        made.to = parse_time(to);
    if (made.from >= made.to)
        throw settings_error(fmt::format("'{}' ends before it begins", visible{text}));
    return made;
}

}  // namespace

region parse_region(std::string_view text) {
    const size_t comma = text.find(',');
    region made;
    made.time = parse_span(text.substr(0, comma));
    if (comma != std::string_view::npos)
        made.row = parse_span(text.substr(comma + 1));
    return made;
}

void append_short_time(text_buffer &out, uint64_t ns) {
    const time_unit *unit = std::begin(units);
    // 999.5 is 1000 in three digits.
    while (unit + 1 != std::end(units) && static_cast<double>(ns) >= 999.5 * unit->ns)
        unit++;
    if (ns == 0)
        return append(out, '0');
    const double number = static_cast<double>(ns) / unit->ns;
    append_format(out, number >= 999.5 ? "{:.0f}" : "{:.3g}", number);
    append(out, unit->name);
}

}  // namespace ringtap

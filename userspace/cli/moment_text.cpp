// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/moment_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <optional>
#include <string_view>

#include "capture/clock.h"
#include "cli/options.h"

namespace ringtap {

namespace {

constexpr size_t fraction_digits = 9;
// More than the clocks of files know, and far from what overflows.
constexpr uint64_t seconds_max = 4'000'000'000;

struct unit {
    std::string_view name;
    uint64_t ns;
};
constexpr unit units[] = {{"ns", 1},        {"us", 1000},         {"ms", 1000000},
                          {"s", ns_per_s}, {"m", 60 * ns_per_s}, {"h", 3600 * ns_per_s}};

std::string_view take_digits(std::string_view &text) {
    const size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
    const std::string_view digits = text.substr(0, end);
    text.remove_prefix(end);
    return digits;
}

// ".25": a quarter of the unit. What is not there is nothing; what is no fraction, none.
std::optional<uint64_t> take_fraction(std::string_view &text, uint64_t unit_ns) {
    if (text.empty() || text.front() != '.')
        return 0;
    text.remove_prefix(1);
    const std::string_view digits = take_digits(text);
    if (digits.empty() || digits.size() > fraction_digits)
        return std::nullopt;
    double part = 0;
    for (size_t i = digits.size(); i--;)
        part = (part + (digits[i] - '0')) / 10;
    return static_cast<uint64_t>(part * static_cast<double>(unit_ns) + 0.5);
}

// "5s", "1.5m"
std::optional<int64_t> duration_of(std::string_view text) {
    const std::string_view whole = take_digits(text);
    std::string_view name = text;
    if (!name.empty() && name.front() == '.') {
        name.remove_prefix(1);
        take_digits(name);
    }
    constexpr size_t digits_max = 12;
    for (const unit &unit : units) {
        if (name != unit.name || whole.empty() || whole.size() > digits_max)
            continue;
        const uint64_t count = strtoull(std::string(whole).c_str(), nullptr, 10);
        const auto part = take_fraction(text, unit.ns);
        if (!part || count > seconds_max * ns_per_s / unit.ns)
            return std::nullopt;
        return static_cast<int64_t>(count * unit.ns + *part);
    }
    return std::nullopt;
}

std::optional<int64_t> wall_time_of(const std::string &text) {
    tm local{};
    const char *rest = nullptr;
    for (const char *form : {"%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S"})
        if (!rest)
            rest = strptime(text.c_str(), form, &local);
    if (!rest)
        return std::nullopt;
    std::string_view behind = rest;
    const auto part = take_fraction(behind, ns_per_s);
    if (!part || (!behind.empty() && behind != "Z"))
        return std::nullopt;
    local.tm_isdst = -1;
    const time_t seconds = behind.empty() ? mktime(&local) : timegm(&local);
    if (seconds < 0 || static_cast<uint64_t>(seconds) > seconds_max)
        return std::nullopt;
    return static_cast<int64_t>(static_cast<uint64_t>(seconds) * ns_per_s + *part);
}

}  // namespace

moment parse_moment(const std::string &option, const std::string &text) {
    const bool is_behind = !text.empty() && text.front() == '+', is_before = !text.empty() && text.front() == '-';
    const auto ns = is_behind || is_before ? duration_of(std::string_view(text).substr(1)) : wall_time_of(text);
    if (!ns)
        throw usage_error(fmt::format("{}: '{}' is no time: 2026-11-29 10:00:00.5 is one of this host's, with a Z of UTC; +5s "
                                      "is behind the begin of the file, -500ms before its end",
                                      option, text));
    if (is_before)
        return {moment::since::end, -*ns, text};
    return {is_behind ? moment::since::begin : moment::since::epoch, *ns, text};
}

}  // namespace ringtap

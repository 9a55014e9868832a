// SPDX-License-Identifier: MIT OR Apache-2.0
#include "engine/time_span.h"

#include <fmt/format.h>

#include "engine/settings.h"

namespace ringtap {

namespace {

// Neither below zero nor above what there is, whatever a file's header says of its clock.
uint64_t sum(uint64_t ns, int64_t more) {
    const auto distance = more < 0 ? 0 - static_cast<uint64_t>(more) : static_cast<uint64_t>(more);
    if (more < 0)
        return ns > distance ? ns - distance : 0;
    return ns > UINT64_MAX - 1 - distance ? UINT64_MAX - 1 : ns + distance;
}

uint64_t ns_of(const moment &moment, const capture_times &times, const std::string &name) {
    switch (moment.of) {
        case moment::since::begin:
            return sum(times.begin_ns, moment.ns);
        case moment::since::end:
            if (!times.end_ns)
                throw settings_error(fmt::format(
                    "{}: {} is before its end, which it does not tell: that needs a whole file of ringtap's, and no pipe",
                    name, moment.text));
            return sum(*times.end_ns, moment.ns);
        default:
            break;
    }
    const int64_t offset = times.wall_offset_ns;
    return sum(sum(0, moment.ns), offset == INT64_MIN ? INT64_MAX : -offset);
}

}  // namespace

span_limits limits_of(const time_span &span, const capture_times &times, const std::string &name) {
    span_limits limits;
    if (span.from)
        limits.from_ns = ns_of(*span.from, times, name);
    if (span.to)
        limits.to_ns = ns_of(*span.to, times, name);
    if (limits.from_ns > limits.to_ns)
        throw settings_error(fmt::format("{}: --from {} is behind --to {}", name, span.from->text, span.to->text));
    return limits;
}

}  // namespace ringtap

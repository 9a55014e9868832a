// SPDX-License-Identifier: MIT OR Apache-2.0
#include "scap/notices.h"

#include <fmt/format.h>

#include <iterator>

#include "decode/record_names.h"

namespace ringtap {

namespace {

// full 12, no_ring 3
template <typename Counts>
std::string named_counts(const Counts &counts, const char *(*name)(unsigned)) {
    std::string made;
    for (unsigned i = 0; i < std::size(counts); i++)
        if (counts[i])
            made += fmt::format("{}{} {}", made.empty() ? "" : ", ", name(i) ? name(i) : "?",
                                counts[i]);
    return made;
}

const char *name_or_unknown(const char *name) {
    return name ? name : "?";
}

std::string of_lost(const event &event) {
    const ringtap_lost &lost = event.lost;
    return fmt::format("{} records lost on CPU {} in {} ns (cause: {}; {})", lost.count, event.cpu,
                       lost.last_ns - std::min(lost.last_ns, lost.first_ns),
                       named_counts(lost.by_cause, cause_name),
                       named_counts(lost.by_type, type_name));
}

std::string of_level(const event &event) {
    const ringtap_level &level = event.level;
    return fmt::format(
        "CPU {} goes from level {} to {}; left out before: buffers of {} records{}{}", event.cpu,
        name_or_unknown(level_name(level.from)), name_or_unknown(level_name(level.to)), level.cut,
        named_counts(level.shed, class_name).empty() ? "" : "; records ",
        named_counts(level.shed, class_name));
}

}  // namespace

std::string notice_of(const event &event) {
    if (event.type == RINGTAP_LOST)
        return of_lost(event);
    if (event.type == RINGTAP_LEVEL)
        return of_level(event);
    return fmt::format(
        "{} records before this one on CPU {} had been overwritten, or were left out",
        event.overwritten.count, event.cpu);
}

}  // namespace ringtap

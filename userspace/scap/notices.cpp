// SPDX-License-Identifier: MIT OR Apache-2.0
#include "scap/notices.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "decode/record_names.h"
#include "model/proc_files.h"

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

// ---- back

namespace {

// 12 of "full 12, no_ring 3"
template <typename Counts>
void take_counts(Counts &counts, const char *(*name)(unsigned), std::string_view text) {
    for (unsigned i = 0; i < std::size(counts) && name(i); i++) {
        const std::string word = fmt::format("{} ", name(i));
        const size_t found = text.find(word);
        const bool is_word = found != std::string_view::npos && (!found || text[found - 1] == ' ');
        std::string_view rest = is_word ? text.substr(found + word.size()) : std::string_view();
        counts[i] = number_in(rest.substr(0, rest.find_first_not_of("0123456789")));
    }
}

// What stands behind that word; empty: it is not there.
std::string_view behind(std::string_view text, std::string_view word) {
    const size_t found = text.find(word);
    return found == std::string_view::npos ? std::string_view() : text.substr(found + word.size());
}

template <typename Record>
Record record_of(unsigned type, uint64_t ns) {
    Record record{};
    record.h.type = static_cast<__u16>(type);
    record.h.ns = ns;
    return record;
}

}  // namespace

std::optional<lost_record> lost_of(std::string_view name, std::string_view text, uint64_t ns) {
    std::string_view rest = text;
    const uint64_t count = number_in(take_word(rest));
    if (!count)
        return std::nullopt;
    if (name == overwritten_notice) {
        auto record = record_of<ringtap_overwritten>(RINGTAP_OVERWRITTEN, ns);
        record.count = count;
        return record;
    }
    if (name != lost_notice)
        return std::nullopt;
    auto record = record_of<ringtap_lost>(RINGTAP_LOST, ns);
    record.count = count;
    std::string_view lasted = behind(text, " in ");
    record.last_ns = ns;
    record.first_ns = ns - std::min(ns, number_in(take_word(lasted)));
    const std::string_view causes = behind(text, "cause: ");
    take_counts(record.by_cause, cause_name, causes.substr(0, causes.find(';')));
    take_counts(record.by_type, type_name, behind(causes, "; "));
    return record;
}

}  // namespace ringtap

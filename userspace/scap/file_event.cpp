// SPDX-License-Identifier: MIT OR Apache-2.0
#include "scap/file_event.h"

#include <algorithm>
#include <cstring>

#include "scap/byte_reader.h"
#include "scap/scap_format.h"

namespace ringtap {

namespace {

constexpr unsigned width_small = 2, width_large = 4;
constexpr size_t head_size = 22;  // of the event, without the count of its parameters

// Nothing: they are not all there.
bool is_whole(const file_values &of) {
    size_t sum = 0;
    for (unsigned i = 0; i < of.count; i++)
        sum += of.length(i);
    return sum <= of.values.size();
}

file_values split(std::string_view rest, unsigned count, unsigned width) {
    const size_t lengths = size_t{width} * count;
    return {count, width, rest.substr(0, lengths), rest.substr(std::min(lengths, rest.size()))};
}

// Files of old do not say how many there are: as many as the event's length has room for, and none
// where no number fits.
unsigned find_count(std::string_view rest, uint16_t type) {
    const scap_event *known = find_scap_event(type);
    for (unsigned count = known ? known->count : 0; count > 0; count--) {
        const file_values tried = split(rest, count, width_small);
        size_t sum = 0;
        for (unsigned i = 0; tried.lengths.size() == size_t{width_small} * count && i < count; i++)
            sum += tried.length(i);
        if (sum && sum == tried.values.size())
            return count;
    }
    return 0;
}

}  // namespace

size_t file_values::length(unsigned parameter) const {
    uint32_t length = 0;
    std::memcpy(&length, lengths.data() + size_t{width} * parameter, width);
    return length;
}

std::string_view file_values::value(unsigned parameter) const {
    size_t at = 0;
    for (unsigned i = 0; i < std::min(parameter, count); i++)
        at += length(i);
    return parameter < count ? values.substr(at, length(parameter)) : std::string_view();
}

std::optional<event_form> event_form_of(uint32_t block) {
    switch (block) {
        case 0x204:
        case 0x8010abcd:
            return event_form{false, false, false};
        case 0x208:
            return event_form{true, false, false};
        case 0x216:
            return event_form{false, true, false};
        case 0x217:
            return event_form{true, true, false};
        case 0x221:
            return event_form{false, true, true};
        case 0x222:
            return event_form{true, true, true};
        default:
            return std::nullopt;
    }
}

std::optional<file_event> read_file_event(std::string_view body, event_form form) {
    file_event made{};
    byte_reader from(body);
    made.cpu = from.number<uint16_t>();
    made.state_only = form.has_flags && from.number<uint32_t>() & scap_state_only;
    const size_t begun = from.taken();
    made.ns = from.number<uint64_t>();
    made.tid = static_cast<uint32_t>(from.number<uint64_t>());
    const size_t length = from.number<uint32_t>();
    made.type = from.number<uint16_t>();
    if (!from.is_whole() || length < head_size || length > body.size() - begun)
        return std::nullopt;
    const uint32_t told = form.has_count ? from.number<uint32_t>() : 0;
    const size_t taken = from.taken() - begun;
    if (length < taken)
        return std::nullopt;
    const std::string_view rest = from.rest().substr(0, length - taken);
    const unsigned width = form.is_large ? width_large : width_small;
    const unsigned count = form.has_count ? told : find_count(rest, made.type);
    if (count > scap_parameters_max || rest.size() < size_t{width} * count)
        return std::nullopt;
    made.parameters = split(rest, count, width);
    if (!is_whole(made.parameters))
        return std::nullopt;
    return made;
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/time_text.h"

#include "capture/clock.h"

namespace ringtap {

std::string_view time_text::of(const event &event) {
    if (style_ == time_style::day)
        return day(event.ns, "%H:%M:%S");
    const uint64_t previous = previous_.value_or(event.ns);
    previous_ = event.ns;
    first_ = first_.value_or(event.ns);
    if (style_ == time_style::latency) {
        begin();
        return seconds(event.type == RINGTAP_SYSCALL ? event.call.latency_ns.value_or(0) : 0);
    }
    return style_ == time_style::delta ? since(previous, event.ns) : of(event.ns);
}

std::string_view time_text::of(uint64_t ns) {
    switch (style_) {
        case time_style::epoch:
            begin();
            return seconds(wall_ns(ns, wall_offset_ns_));
        case time_style::relative:
            return since(first_.value_or(ns), ns);
        case time_style::date:
            return day(ns, "%Y-%m-%d %H:%M:%S");
        default:
            return day(ns, "%H:%M:%S");
    }
}

// Many events share a second.
std::string_view time_text::day(uint64_t ns, const char *format) {
    const uint64_t wall = wall_ns(ns, wall_offset_ns_);
    if (wall < second_ns_ || wall - second_ns_ >= ns_per_s || second_length_ == 0)
        begin_second(wall / ns_per_s, format);
    put_fraction(text_.data() + second_length_, wall - second_ns_);
    return {text_.data(), text_.size()};
}

void time_text::begin_second(uint64_t second, const char *format) {
    char text[sizeof("2026-11-29 21:47:22") + 1];
    tm local;
    const auto since_1970 = static_cast<time_t>(second);
    localtime_r(&since_1970, &local);
    begin();
    second_ns_ = second * ns_per_s;
    second_length_ = strftime(text, sizeof(text), format, &local);
    append(text_, std::string_view(text, second_length_));
    text_.resize(second_length_ + fraction_length);
}

void time_text::begin() {
    text_.clear();
    second_length_ = 0;
}

// Appends to what is there.
std::string_view time_text::seconds(uint64_t ns) {
    char fraction[fraction_length];
    put_fraction(fraction, ns % ns_per_s);
    append_number(text_, ns / ns_per_s);
    append(text_, std::string_view(fraction, sizeof(fraction)));
    return {text_.data(), text_.size()};
}

// What ran when the capture started is shown first, and may be told of a later moment.
std::string_view time_text::since(uint64_t from, uint64_t to) {
    begin();
    if (to < from)
        append(text_, '-');
    return seconds(to < from ? from - to : to - from);
}

}  // namespace ringtap

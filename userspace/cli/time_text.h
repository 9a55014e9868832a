// SPDX-License-Identifier: MIT OR Apache-2.0
// The time of an event as a line begins with it, in one of Sysdig's ways and one with the date.
#ifndef RINGTAP_CLI_TIME_TEXT_H
#define RINGTAP_CLI_TIME_TEXT_H

#include <cstdint>
#include <ctime>
#include <optional>
#include <string_view>

#include "decode/text.h"
#include "model/event.h"

namespace ringtap {

enum class time_style : char {
    day = 'h',       // 21:47:22.208040024, of the local time
    date = 'i',      // the same with its date: 2026-11-29 21:47:22.208040024
    epoch = 'a',     // 1795988842.208040024, since 1970
    relative = 'r',  // 0.001204000, since the first event that is shown
    latency = 'd',   // 0.000144727, from a call's entry to its return; else 0
    delta = 'D',     // 0.000002100, since the event that was shown before
};

// What it returns is good until the next call.
class time_text {
  public:
    time_text(time_style style, int64_t wall_offset_ns) : style_(style), wall_offset_ns_(wall_offset_ns) {}

    // Of an event, each of which it is to be told once, in the order of their lines.
    std::string_view of(const event &event);
    // Of another moment. Where the style is about an event and no moment: the time of day.
    std::string_view of(uint64_t ns);

  private:
    void begin();
    std::string_view day(uint64_t ns, const char *format);
    void begin_second(uint64_t second, const char *format);
    std::string_view seconds(uint64_t ns);
    std::string_view since(uint64_t from, uint64_t to);

    time_style style_;
    int64_t wall_offset_ns_;
    std::optional<uint64_t> first_, previous_;
    text_buffer text_;
    uint64_t second_ns_ = 0;    // when the second began that text_ begins with
    size_t second_length_ = 0;  // of its text; 0: text_ begins otherwise
};

}  // namespace ringtap

#endif

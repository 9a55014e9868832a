// SPDX-License-Identifier: MIT OR Apache-2.0
// What is missing of a capture, in words for who reads the file.
#ifndef RINGTAP_SCAP_NOTICES_H
#define RINGTAP_SCAP_NOTICES_H

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "model/event.h"

namespace ringtap {

constexpr std::string_view lost_notice = "ringtap.lost", level_notice = "ringtap.level",
                           overwritten_notice = "ringtap.overwritten";

// Of an event of a CPU's ring.
std::string notice_of(const event &event);

// What a notice of ours, of that time, tells of lost records; nothing: it is none.
using lost_record = std::variant<ringtap_lost, ringtap_overwritten>;
std::optional<lost_record> lost_of(std::string_view name, std::string_view text, uint64_t ns);

}  // namespace ringtap

#endif

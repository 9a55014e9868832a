// SPDX-License-Identifier: MIT OR Apache-2.0
// What the kernel tells of the files that calls open and make.
#include "model/view_items.h"
#include "scap/event_sources.h"

namespace ringtap {

namespace {

constexpr uint64_t scap_created = 0x4000;
constexpr uint64_t scap_may_create = 0x2004;  // with O_CREAT or O_TMPFILE

// Of what the call returned; nothing: it failed, or made no file.
std::optional<file_view> made_file(const event_context &of) {
    const item *found = result_item(of.event, RINGTAP_KIND_FILE);
    return found ? read_file(*found) : std::nullopt;
}

}  // namespace

void put_open_flags(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const auto flags = argument_number(of, "flags", parameter.map);
    const auto made = made_file(of);
    const bool created = made && made->fixed.flags & RINGTAP_FILE_CREATED;
    to.number(flags.value_or(0) | (created ? scap_created : 0), parameter.width);
}

// Whatever else is there, the kernel looks at it only if it may make a file.
void put_open_mode(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const auto flags = argument_number(of, "flags", parameter.map);
    const bool may_create = flags.value_or(0) & scap_may_create;
    to.number(may_create ? argument_number(of, "mode").value_or(0) : 0, parameter.width);
}

void put_file_dev(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const auto made = made_file(of);
    to.number(made ? made->fixed.dev : 0, parameter.width);
}

void put_file_ino(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const auto made = made_file(of);
    to.number(made ? made->fixed.ino : 0, parameter.width);
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
// What lies in structs and buffers that calls were given.
#include <algorithm>

#include "model/view_items.h"
#include "scap/event_sources.h"

namespace ringtap {

namespace {

constexpr uint64_t ns_per_second = 1000000000;

struct found_struct {
    const struct_layout *layout;
    std::string_view bytes;
};

// What the argument of that name leads to; nothing: it was not captured, or is no struct.
std::optional<found_struct> struct_in(const event_context &of, std::string_view argument) {
    const auto place = place_of(of, argument);
    const item *found = place ? argument_item(of.event, RINGTAP_KIND_STRUCT, *place) : nullptr;
    const call_event &call = of.event.call;
    const struct_layout *layout = found ? layout_of(*call.desc, *place, call.args) : nullptr;
    return layout ? std::optional(found_struct{layout, found->bytes}) : std::nullopt;
}

const struct_field *find_member(const struct_layout &layout, std::string_view name) {
    const auto *end = layout.fields + layout.count;
    const auto *found = std::find_if(layout.fields, end,
                                     [&](const struct_field &field) { return field.name == name; });
    return found == end ? nullptr : found;
}

bool has_names(const struct_field &field) {
    return field.format == field_format::flags || field.format == field_format::enum_;
}

}  // namespace

std::optional<uint64_t> pointed_number(const event_context &of, std::string_view argument) {
    const auto found = struct_in(of, argument);
    if (!found || !found->layout->count)
        return std::nullopt;
    const struct_field &field = found->layout->fields[0];
    const std::string_view bytes = field_bytes(field, found->bytes, 0);
    return bytes.empty() ? std::nullopt
                         : std::optional(static_cast<uint64_t>(field_number(field, bytes)));
}

std::optional<uint64_t> member_number(const event_context &of, const scap_parameter &parameter,
                                      unsigned element) {
    const auto found = struct_in(of, parameter.argument);
    const size_t begin = found ? size_t{found->layout->size} * element : 0;
    const struct_field *field = found ? find_member(*found->layout, parameter.member) : nullptr;
    if (!field || begin >= found->bytes.size())
        return std::nullopt;
    const std::string_view bytes = field_bytes(*field, found->bytes.substr(begin), 0);
    if (bytes.empty())
        return std::nullopt;
    const auto number = static_cast<uint64_t>(field_number(*field, bytes));
    return parameter.map && has_names(*field) ? mapped(*parameter.map, set_at(field->what), number)
                                              : number;
}

void put_element_1(event_block &to, const event_context &of, const scap_parameter &parameter) {
    to.number(member_number(of, parameter, 1).value_or(0), parameter.width);
}

// Where a call was given no limits, or gave none: -1.
void put_limit(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const auto limit = member_number(of, parameter);
    to.number(limit.value_or(static_cast<uint64_t>(scap_none)), parameter.width);
}

void put_pointed(event_block &to, const event_context &of, const scap_parameter &parameter) {
    to.number(pointed_number(of, parameter.argument).value_or(0), parameter.width);
}

// Of a struct timespec.
void put_nanoseconds(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const auto found = struct_in(of, parameter.argument);
    const auto seconds = found ? find_field(*found->layout, found->bytes, "tv_sec") : std::nullopt;
    const auto rest = found ? find_field(*found->layout, found->bytes, "tv_nsec") : std::nullopt;
    to.number(seconds.value_or(0) * ns_per_second + rest.value_or(0), parameter.width);
}

// How long a buffer, or all those of a vector, are.
void put_total(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const auto place = place_of(of, parameter.argument);
    const item *found = place ? argument_item(of.event, RINGTAP_KIND_BUFFER, *place) : nullptr;
    to.number(found ? found->orig_len : 0, parameter.width);
}

void put_control(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const auto place = place_of(of, parameter.argument);
    const item *found = place ? argument_item(of.event, RINGTAP_KIND_CONTROL, *place) : nullptr;
    to.bytes(found ? found->bytes : std::string_view());
}

// A number of descriptors, and each with what has come to pass.
void put_poll_fds(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const auto found = struct_in(of, parameter.argument);
    const size_t size = found ? found->layout->size : 1;
    const auto count = static_cast<uint16_t>(found ? found->bytes.size() / size : 0);
    byte_writer made;
    made.number(count);
    for (unsigned i = 0; i < count; i++) {
        const std::string_view bytes = found->bytes.substr(i * size, size);
        const auto fd = find_field(*found->layout, bytes, "fd");
        const struct_field *revents = find_member(*found->layout, "revents");
        const uint64_t events =
            revents ? static_cast<uint64_t>(field_number(*revents, field_bytes(*revents, bytes, 0)))
                    : 0;
        made.number(fd.value_or(static_cast<uint64_t>(scap_none)));
        made.number(static_cast<uint16_t>(mapped(*parameter.map, set_at(revents->what), events)));
    }
    to.value(made);
}

}  // namespace ringtap

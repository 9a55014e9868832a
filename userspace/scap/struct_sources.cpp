// SPDX-License-Identifier: MIT OR Apache-2.0
// What lies in structs and buffers that calls were given.
#include <algorithm>
#include <vector>

#include "model/view_items.h"
#include "scap/event_sources.h"
#include "scap/read_views.h"

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

// Where a call gave no limits: -1.
void put_limit(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const auto limit = member_number(of, parameter);
    to.number(limit.value_or(static_cast<uint64_t>(scap_none)), parameter.width);
}

// Of prlimit, where it was given none or has told none: 0, or what old readers have.
void put_new_limit(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const auto limit = member_number(of, parameter);
    to.number(limit.value_or(of.for_old_readers ? static_cast<uint64_t>(scap_none) : 0), parameter.width);
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

namespace {

// A number of descriptors, and each with what a member of its struct pollfd says; or with what some say, as others say 0.
void put_polled(event_block &to, const event_context &of, const scap_parameter &parameter, const char *member, bool all) {
    const auto found = struct_in(of, parameter.argument);
    const struct_field *events = found ? find_member(*found->layout, member) : nullptr;
    const size_t size = found ? found->layout->size : 1;
    const size_t elements = events ? found->bytes.size() / size : 0;
    byte_writer fds;
    uint16_t count = 0;
    for (size_t i = 0; i < elements; i++) {
        const std::string_view bytes = found->bytes.substr(i * size, size);
        const auto value = static_cast<uint64_t>(field_number(*events, field_bytes(*events, bytes, 0)));
        if (!all && !value)
            continue;
        count++;
        fds.number(find_field(*found->layout, bytes, "fd").value_or(static_cast<uint64_t>(scap_none)));
        fds.number(static_cast<uint16_t>(mapped(*parameter.map, set_at(events->what), value)));
    }
    byte_writer made;
    made.number(count);
    made.bytes(fds.written());
    to.value(made);
}

}  // namespace

// What was asked for.
void put_poll_asked(event_block &to, const event_context &of, const scap_parameter &parameter) {
    put_polled(to, of, parameter, "events", true);
}

// What has come to pass; of a descriptor with nothing old readers are not told.
void put_poll_fds(event_block &to, const event_context &of, const scap_parameter &parameter) {
    put_polled(to, of, parameter, "revents", !of.for_old_readers);
}

// ---- back

void take_element_1(read_event &to, std::string_view value, const read_parameter &parameter) {
    if (parameter.arg >= 0)
        to.set_member(static_cast<unsigned>(parameter.arg), parameter.of->member, raw_number(value),
                      parameter.map(), 1);
}

namespace {

bool has_struct(const read_event &of, unsigned arg) {
    return std::any_of(of.structs.begin(), of.structs.end(), [&](const read_struct &one) { return one.arg == arg; });
}

}  // namespace

// Both -1 are no limits, or none were given or asked for: nobody knows which.
void take_limit(read_event &to, std::string_view value, const read_parameter &parameter) {
    constexpr uint64_t none = UINT64_MAX;
    const uint64_t limit = raw_number(value);
    if (parameter.arg < 0)
        return;
    const auto arg = static_cast<unsigned>(parameter.arg);
    const bool is_there = has_struct(to, arg);
    const bool is_sure = std::string_view(parameter.of->argument) == "rlim" && to.result == 0;
    if (limit == none && !is_there && !is_sure)
        return;
    if (!is_there)
        to.set_member(arg, "rlim_cur", none, nullptr);
    to.set_member(arg, parameter.of->member, limit, nullptr);
}

// Of prlimit: neither do these say whether any were given, where both are 0 or both -1.
void take_new_limit(read_event &to, std::string_view value, const read_parameter &parameter) {
    const uint64_t limit = raw_number(value);
    if (parameter.arg < 0)
        return;
    const auto arg = static_cast<unsigned>(parameter.arg);
    const bool is_there = has_struct(to, arg);
    if (!is_there && (!limit || limit == UINT64_MAX))
        return;
    if (!is_there)
        to.set_member(arg, "rlim_cur", 0, nullptr);
    to.set_member(arg, parameter.of->member, limit, nullptr);
}

// 0 is said where nothing was given, too.
void take_pointed(read_event &to, std::string_view value, const read_parameter &parameter) {
    const uint64_t number = raw_number(value);
    if (parameter.arg < 0 || !number)
        return;
    const auto arg = static_cast<unsigned>(parameter.arg);
    const struct_layout *layout = layout_of(*to.desc, arg, to.args);
    if (layout && layout->count)
        to.set_member(arg, layout->fields[0].name, number, nullptr);
}

void take_nanoseconds(read_event &to, std::string_view value, const read_parameter &parameter) {
    const uint64_t ns = raw_number(value);
    if (parameter.arg < 0 || !ns || ns == UINT64_MAX)
        return;
    const auto arg = static_cast<unsigned>(parameter.arg);
    to.set_member(arg, "tv_sec", ns / ns_per_second, nullptr);
    to.set_member(arg, "tv_nsec", ns % ns_per_second, nullptr);
}

void take_total(read_event &to, std::string_view value, const read_parameter &) {
    to.total = raw_number(value);
}

void take_control(read_event &to, std::string_view value, const read_parameter &parameter) {
    if (parameter.arg < 0)
        return;
    read_item item{RINGTAP_KIND_CONTROL, static_cast<unsigned>(parameter.arg)};
    item.bytes = value;
    item.orig_len = value.size();
    to.add(item);
}

void take_poll_asked(read_event &to, std::string_view value, const read_parameter &parameter) {
    to.poll_asked = value;
    to.poll_map = parameter.map();
}

void take_poll_fds(read_event &to, std::string_view value, const read_parameter &) {
    to.polled = value;
}

namespace {

struct polled_fd {
    int64_t fd;
    uint16_t events;
};

std::vector<polled_fd> polled_in(std::string_view told) {
    constexpr size_t size = sizeof(int64_t) + sizeof(uint16_t);
    std::vector<polled_fd> found;
    for (told.remove_prefix(std::min(told.size(), sizeof(uint16_t))); told.size() >= size;
         told.remove_prefix(size))
        found.push_back(
            {raw_signed(told.substr(0, sizeof(int64_t))),
             static_cast<uint16_t>(raw_number(told.substr(sizeof(int64_t), sizeof(uint16_t))))});
    return found;
}

}  // namespace

// A struct of which half is not known would be another one than there was.
void complete_poll(read_event &of) {
    const auto arg = of.place_of("ufds");
    if (!of.polled || !of.poll_asked || !arg)
        return;
    const std::vector<polled_fd> came = polled_in(*of.polled);
    unsigned element = 0;
    for (const polled_fd &asked : polled_in(*of.poll_asked)) {
        const auto found = std::find_if(came.begin(), came.end(),
                                        [&](const polled_fd &one) { return one.fd == asked.fd; });
        of.set_member(*arg, "fd", static_cast<uint64_t>(asked.fd), nullptr, element);
        of.set_member(*arg, "events", asked.events, of.poll_map, element);
        of.set_member(*arg, "revents", found == came.end() ? 0 : found->events, of.poll_map,
                      element++);
    }
}

}  // namespace ringtap

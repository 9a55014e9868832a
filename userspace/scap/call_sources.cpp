// SPDX-License-Identifier: MIT OR Apache-2.0
#include <algorithm>

#include "model/view_items.h"
#include "scap/event_sources.h"

namespace ringtap {

namespace {

std::optional<unsigned> place_named(const call_event &call, std::string_view name,
                                    std::string_view tail = {}) {
    for (unsigned i = 0; call.desc && call.args_known && i < call.nargs; i++) {
        const std::string_view has = call.desc->args[i].name;
        if (has.size() == name.size() + tail.size() && has.substr(0, name.size()) == name &&
            has.substr(name.size()) == tail)
            return i;
    }
    return std::nullopt;
}

// One that lies in two registers, too.
std::optional<uint64_t> number_named(const call_event &call, std::string_view name) {
    if (const auto place = place_named(call, name); place && !call.tells(*place))
        return std::nullopt;
    else if (place)
        return number_of(call.desc->args[*place].type, call.abi, call.args[*place]).bits;
    const auto low = place_named(call, name, "_lo"), high = place_named(call, name, "_hi");
    if (!low || !high)
        return std::nullopt;
    return call.args[*high] << 32 | static_cast<uint32_t>(call.args[*low]);
}

bool is_set(const name_entry &entry, uint64_t value) {
    return (value & (entry.mask ? entry.mask : entry.value)) == entry.value;
}

const scap_mapped *find_mapped(const scap_map &map, std::string_view kernel) {
    const auto *end = map.rows + map.count;
    const auto *found =
        std::find_if(map.rows, end, [&](const scap_mapped &row) { return row.kernel == kernel; });
    return found == end ? nullptr : found;
}

uint64_t mapped_flags(const scap_map &map, const name_set &names, uint64_t value) {
    uint64_t made = 0;
    for (const auto *entry = names.entries; entry != names.entries + names.count; entry++) {
        const scap_mapped *row = is_set(*entry, value) ? find_mapped(map, entry->name) : nullptr;
        made |= row ? row->number : 0;
    }
    return made;
}

const item *bytes_of(const event_context &of, std::string_view argument,
                     std::initializer_list<unsigned> kinds) {
    const auto place = place_of(of, argument);
    for (const unsigned kind : kinds)
        if (const item *found = place ? argument_item(of.event, kind, *place) : nullptr)
            return found;
    return nullptr;
}

}  // namespace

std::optional<unsigned> place_of(const event_context &of, std::string_view argument) {
    return place_named(of.event.call, argument);
}

uint64_t mapped(const scap_map &map, const name_set &names, uint64_t value) {
    if (names.kind == name_kind::flags)
        return mapped_flags(map, names, value);
    const std::string_view name = name_of(names, value);
    const scap_mapped *row = name.empty() ? nullptr : find_mapped(map, name);
    return row ? row->number : map.keeps_others ? value : map.other;
}

std::optional<uint64_t> argument_number(const event_context &of, std::string_view argument,
                                        const scap_map *map) {
    const call_event &call = of.event.call;
    const auto value = number_named(call, argument);
    const auto place = value && map ? place_named(call, argument) : std::nullopt;
    const name_set *names = place ? names_of(*call.desc, *place, call.args) : nullptr;
    return names ? mapped(*map, *names, *value) : value;
}

void put_argument(event_block &to, const event_context &of, const scap_parameter &parameter) {
    if (!parameter.argument)
        return to.number(parameter.constant, parameter.width);
    if (parameter.is == scap_value::number) {
        const auto number = parameter.member
                                ? member_number(of, parameter)
                                : argument_number(of, parameter.argument, parameter.map);
        // Readers want a number, whatever could not be captured.
        return to.number(number.value_or(0), parameter.width);
    }
    const bool is_text = parameter.is == scap_value::text;
    const item *found =
        is_text ? bytes_of(of, parameter.argument,
                           {RINGTAP_KIND_PATH, RINGTAP_KIND_STRING, RINGTAP_KIND_BUFFER})
                : bytes_of(of, parameter.argument, {RINGTAP_KIND_BUFFER});
    if (!found)
        return to.absent();
    is_text ? to.text(found->bytes) : to.bytes(found->bytes);
}

void put_result(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const bool is_call = of.event.type == RINGTAP_SYSCALL;
    to.number(is_call ? static_cast<uint64_t>(of.event.call.result) : 0, parameter.width);
}

// Of dup, and of those that say which it becomes
void put_duplicated(event_block &to, const event_context &of, const scap_parameter &parameter) {
    auto number = argument_number(of, "fildes");
    if (!number)
        number = argument_number(of, "oldfd");
    to.number(number.value_or(0), parameter.width);
}

void put_code(event_block &to, const event_context &of, const scap_parameter &parameter) {
    to.number(of.code, parameter.width);
}

void put_native_number(event_block &to, const event_context &of, const scap_parameter &parameter) {
    to.number(static_cast<uint64_t>(int64_t{of.event.call.nr}), parameter.width);
}

// ---- back

namespace {

bool is_buffer(arg_type type) {
    switch (type) {
        case arg_type::in:
        case arg_type::out:
        case arg_type::iov_in:
        case arg_type::iov_out:
        case arg_type::msg_in:
        case arg_type::msg_out:
            return true;
        default:
            return false;
    }
}

unsigned kind_of(arg_type type, bool is_text) {
    if (type == arg_type::path)
        return RINGTAP_KIND_PATH;
    return is_text && !is_buffer(type) ? RINGTAP_KIND_STRING : RINGTAP_KIND_BUFFER;
}

// What a call that fills a buffer with a text returns counts the NUL.
std::string_view text_or_buffer(const read_event &of, arg_type type, std::string_view value,
                                std::string_view text) {
    const bool counts_nul = is_buffer(type) && of.result == static_cast<int64_t>(value.size());
    return counts_nul ? value : text;
}

}  // namespace

void take_argument(read_event &to, std::string_view value, const read_parameter &parameter) {
    if (parameter.arg < 0)
        return;
    const auto arg = static_cast<unsigned>(parameter.arg);
    if (parameter.of->is == scap_value::number) {
        if (parameter.of->member)
            return to.set_member(arg, parameter.of->member, raw_number(value), parameter.map());
        return to.set_mapped(arg, raw_number(value), parameter.map());
    }
    const arg_type type = to.desc->args[arg].type;
    const bool is_text = parameter.of->is == scap_value::text;
    read_item item{kind_of(type, is_text), arg};
    item.bytes = value;
    if (is_text) {
        const auto text = text_in(value);
        if (!text)
            return;
        item.bytes = text_or_buffer(to, type, value, *text);
    }
    item.orig_len = item.bytes.size();
    to.add(item);
}

// Of several that say so, the first is as wide as a result.
void take_result(read_event &to, std::string_view value, const read_parameter &) {
    if (!to.result)
        to.result = value.size() < sizeof(int64_t) ? static_cast<int64_t>(raw_number(value))
                                                   : raw_signed(value);
}

// Which is the first argument of each
void take_duplicated(read_event &to, std::string_view value, const read_parameter &) {
    to.set_mapped(0, raw_number(value), nullptr);
}

void take_code(read_event &to, std::string_view value, const read_parameter &) {
    to.code = raw_number(value);
}

void take_native_number(read_event &to, std::string_view value, const read_parameter &) {
    to.native_number = raw_number(value);
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include <algorithm>
#include <optional>

#include "model/view_items.h"
#include "scap/event_sources.h"

namespace ringtap {

namespace {

const call_event &call_of(const event_context &of) {
    return of.event.call;
}

// The place of a call's argument; nothing: it has none of that name, or it is not known.
std::optional<unsigned> place_of(const call_event &call, std::string_view name,
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
std::optional<uint64_t> number_in(const call_event &call, std::string_view name) {
    if (const auto place = place_of(call, name))
        return number_of(call.desc->args[*place].type, call.abi, call.args[*place]).bits;
    const auto low = place_of(call, name, "_lo"), high = place_of(call, name, "_hi");
    if (!low || !high)
        return std::nullopt;
    return call.args[*high] << 32 | static_cast<uint32_t>(call.args[*low]);
}

bool is_set(const name_entry &entry, uint64_t value) {
    return entry.mask ? (value & entry.mask) == entry.value : (value & entry.value) == entry.value;
}

const scap_mapped *find_mapped(const scap_map &map, std::string_view kernel) {
    const auto *end = map.rows + map.count;
    const auto *found =
        std::find_if(map.rows, end, [&](const scap_mapped &row) { return row.kernel == kernel; });
    return found == end ? nullptr : found;
}

uint64_t mapped_flags(const scap_map &map, const name_set &names, uint64_t value) {
    uint64_t mapped = 0;
    for (const name_entry *entry = names.entries; entry != names.entries + names.count; entry++)
        if (const scap_mapped *row =
                is_set(*entry, value) ? find_mapped(map, entry->name) : nullptr)
            mapped |= row->number;
    return mapped;
}

uint64_t mapped(const scap_map &map, const name_set &names, uint64_t value) {
    if (names.kind == name_kind::flags)
        return mapped_flags(map, names, value);
    const char *name = name_of(names, value);
    const scap_mapped *row = name ? find_mapped(map, name) : nullptr;
    return row ? row->number : map.keeps_others ? value : map.other;
}

// What an argument's bytes are, of the kinds that stand for a value of such a type.
const item *item_in(const event &event, unsigned place, std::initializer_list<unsigned> kinds) {
    for (const unsigned kind : kinds)
        if (const item *found = argument_item(event, kind, place))
            return found;
    return nullptr;
}

void put_text_in(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const auto place = place_of(call_of(of), parameter.argument);
    const item *found =
        place ? item_in(of.event, *place, {RINGTAP_KIND_PATH, RINGTAP_KIND_STRING}) : nullptr;
    found ? to.text(found->bytes) : to.absent();
}

void put_bytes_in(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const auto place = place_of(call_of(of), parameter.argument);
    const item *found =
        place ? item_in(of.event, *place, {RINGTAP_KIND_BUFFER, RINGTAP_KIND_CONTROL}) : nullptr;
    found ? to.bytes(found->bytes) : to.absent();
}

}  // namespace

std::optional<uint64_t> argument_number(const event_context &of, std::string_view name,
                                        const scap_map *map) {
    const call_event &call = call_of(of);
    const auto value = number_in(call, name);
    const auto place = value && map ? place_of(call, name) : std::nullopt;
    const name_set *names = place ? names_of(*call.desc, *place, call.args) : nullptr;
    return names ? mapped(*map, *names, *value) : value;
}

void put_argument(event_block &to, const event_context &of, const scap_parameter &parameter) {
    switch (parameter.is) {
        case scap_value::number: {
            const auto number = argument_number(of, parameter.argument, parameter.map);
            return number ? to.number(*number, parameter.width) : to.absent();
        }
        case scap_value::text:
            return put_text_in(to, of, parameter);
        case scap_value::bytes:
            return put_bytes_in(to, of, parameter);
    }
}

void put_result(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const bool is_call = of.event.type == RINGTAP_SYSCALL;
    to.number(is_call ? static_cast<uint64_t>(call_of(of).result) : 0, parameter.width);
}

void put_code(event_block &to, const event_context &of, const scap_parameter &parameter) {
    to.number(of.code, parameter.width);
}

void put_number(event_block &to, const event_context &of, const scap_parameter &parameter) {
    to.number(static_cast<uint64_t>(call_of(of).nr), parameter.width);
}

}  // namespace ringtap

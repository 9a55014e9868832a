// SPDX-License-Identifier: MIT OR Apache-2.0
#include "scap/read_event.h"

#include <algorithm>
#include <cstring>

#include "model/view_items.h"

namespace ringtap {

namespace {

// No struct or array that readers of events ask about is longer.
constexpr size_t struct_max = RINGTAP_STRUCT_MAX;

const struct_field *find_member(const struct_layout &layout, std::string_view name) {
    const auto *end = layout.fields + layout.count;
    const auto *found = std::find_if(layout.fields, end,
                                     [&](const struct_field &field) { return field.name == name; });
    return found == end ? nullptr : found;
}

}  // namespace

uint64_t raw_number(std::string_view value) {
    uint64_t number = 0;
    if (!value.empty())  // whose address may be null
        std::memcpy(&number, value.data(), std::min(value.size(), sizeof(number)));
    return number;
}

int64_t raw_signed(std::string_view value) {
    const unsigned unused =
        64 - 8 * static_cast<unsigned>(std::min(value.size(), sizeof(uint64_t)));
    return unused == 64 ? 0 : static_cast<int64_t>(raw_number(value) << unused) >> unused;
}

// Drivers write <NA> where they could not read it.
std::optional<std::string_view> text_in(std::string_view value) {
    if (value.empty())
        return std::nullopt;
    const std::string_view text = value.substr(0, value.find('\0'));
    return text == "<NA>" ? std::nullopt : std::optional(text);
}

void read_event::begin(const syscall_desc *of, unsigned of_abi, int of_nr) {
    desc = of;
    abi = of_abi;
    nr = of_nr;
    for (unsigned i = 0; i < 6; i++) {
        const bool is_fd =
            desc && i < desc->nargs &&
            (desc->args[i].type == arg_type::fd || desc->args[i].type == arg_type::dfd);
        args[i] = is_fd ? UINT64_MAX : 0;
    }
    known = 0;
    result.reset();
    items.clear();
    made.clear();
    structs.clear();
    for (auto *number : {&total, &dev, &ino, &fd1, &fd2, &pair_source, &pair_peer, &option})
        number->reset();
    path.reset();
    polled.reset();
    poll_asked.reset();
    created = false;
    tuple.reset();
    queue_len = queue_max = 0;
    memory.reset();
    capabilities.reset();
    process = {};
}

std::optional<unsigned> read_event::place_of(std::string_view argument) const {
    for (unsigned i = 0; desc && i < desc->nargs; i++)
        if (argument == desc->args[i].name)
            return i;
    return std::nullopt;
}

void read_event::set(unsigned arg, uint64_t value) {
    args[arg] = value;
    known |= 1U << arg;
}

std::optional<uint64_t> read_event::number(std::string_view argument) const {
    const auto place = place_of(argument);
    return place && knows(*place) ? std::optional(args[*place]) : std::nullopt;
}

void read_event::set_mapped(unsigned arg, uint64_t value, const scap_map *map) {
    const name_set *names = map ? names_of(*desc, arg, args) : nullptr;
    const auto kernel = names ? numbers.of(*map, *names, value) : std::optional(value);
    if (kernel)
        set(arg, *kernel);
}

void read_event::add_made(unsigned kind, unsigned arg, std::string_view bytes) {
    read_item item{kind, arg};
    item.flags = is_view(kind) ? RINGTAP_ITEM_KERNEL : 0;
    item.orig_len = bytes.size();
    item.own = true;
    item.at = made.size();
    item.size = bytes.size();
    made.append(bytes);
    items.push_back(item);
}

read_struct *read_event::struct_of(unsigned arg, size_t size) {
    const auto found = std::find_if(structs.begin(), structs.end(),
                                    [&](const read_struct &one) { return one.arg == arg; });
    if (found != structs.end())
        return size <= struct_max ? &*found : nullptr;
    const struct_layout *layout = desc ? layout_of(*desc, arg, args) : nullptr;
    if (!layout || !layout->count || size > struct_max || layout->size > struct_max)
        return nullptr;
    structs.push_back({arg, layout, made.size(), 0});
    made.append(struct_max, '\0');
    return &structs.back();
}

void read_event::set_member(unsigned arg, std::string_view member, uint64_t value,
                            const scap_map *map, unsigned element) {
    const struct_layout *layout = desc ? layout_of(*desc, arg, args) : nullptr;
    const struct_field *field = layout ? find_member(*layout, member) : nullptr;
    const size_t begin = layout ? size_t{layout->size} * element : 0;
    read_struct *in = field ? struct_of(arg, begin + field->offset + field->size) : nullptr;
    if (!in)
        return;
    const bool has_names =
        field->format == field_format::flags || field->format == field_format::enum_;
    if (map && has_names)
        value = numbers.of(*map, set_at(field->what), value).value_or(0);
    const size_t width = std::min<size_t>(field->size, sizeof(value));
    std::memcpy(made.data() + in->at + begin + field->offset, &value, width);
    in->end = std::max(in->end, begin + field->offset + field->size);
}

}  // namespace ringtap

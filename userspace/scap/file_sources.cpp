// SPDX-License-Identifier: MIT OR Apache-2.0
// What the kernel tells of the files that calls open and make.
#include "model/view_items.h"
#include "scap/event_sources.h"

namespace ringtap {

namespace {

constexpr uint64_t scap_access = 0x3, scap_read_only = 0x1;
constexpr uint64_t scap_created = 0x4000;
constexpr uint64_t scap_may_create = 0x2004;  // with O_CREAT or O_TMPFILE
constexpr uint64_t scap_permissions = 07777;

// Of what the call returned; nothing: it failed, or made no file.
std::optional<file_view> made_file(const event_context &of) {
    const item *found = result_item(of.event, RINGTAP_KIND_FILE);
    return found ? read_file(*found) : std::nullopt;
}

uint64_t created_flag(const event_context &of) {
    const auto made = made_file(of);
    return made && made->fixed.flags & RINGTAP_FILE_CREATED ? scap_created : 0;
}

// An argument of that name; of openat2, whose parameter says so, it is in a struct.
std::optional<uint64_t> asked(const event_context &of, const scap_parameter &parameter,
                              const char *name, const scap_map *map) {
    if (!parameter.member)
        return argument_number(of, name, map);
    scap_parameter member = parameter;
    member.member = name;
    member.map = map;
    return member_number(of, member);
}

// The ends of a pipe, in the order in which the call gives them.
std::optional<file_view> end_of_pipe(const event_context &of, unsigned number) {
    for (const item &item : of.event.items)
        if (const auto file = read_file(item))
            if (number-- == 0)
                return file;
    return std::nullopt;
}

void put_end(event_block &to, const event_context &of, const scap_parameter &parameter,
             unsigned number) {
    const auto end = end_of_pipe(of, number);
    to.number(static_cast<uint64_t>(end ? int64_t{end->fixed.fd} : scap_none), parameter.width);
}

}  // namespace

void put_open_flags(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const auto flags = asked(of, parameter, "flags", parameter.map);
    const bool only_reads = flags && !(*flags & scap_access);
    to.number(flags.value_or(0) | (only_reads ? scap_read_only : 0) | created_flag(of),
              parameter.width);
}

// Whatever else is there, the kernel looks at it only if it may make a file.
void put_open_mode(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const auto flags = asked(of, parameter, "flags", parameter.map);
    const bool may_create = flags.value_or(0) & scap_may_create;
    const auto mode = asked(of, parameter, "mode", nullptr);
    to.number(may_create ? mode.value_or(0) & scap_permissions : 0, parameter.width);
}

void put_created(event_block &to, const event_context &of, const scap_parameter &parameter) {
    to.number(created_flag(of), parameter.width);
}

void put_file_dev(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const auto made = made_file(of);
    to.number(made ? made->fixed.dev : 0, parameter.width);
}

void put_file_ino(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const auto made = made_file(of);
    to.number(made ? made->fixed.ino : 0, parameter.width);
}

void put_file_path(event_block &to, const event_context &of, const scap_parameter &) {
    const auto made = made_file(of);
    made ? to.text(made->path) : to.absent();
}

void put_pipe_fd1(event_block &to, const event_context &of, const scap_parameter &parameter) {
    put_end(to, of, parameter, 0);
}

void put_pipe_fd2(event_block &to, const event_context &of, const scap_parameter &parameter) {
    put_end(to, of, parameter, 1);
}

void put_pipe_ino(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const auto end = end_of_pipe(of, 0);
    to.number(end ? end->fixed.ino : 0, parameter.width);
}

// ---- back

namespace {

// The argument, or the member of the struct, by that name.
void take_asked(read_event &to, const read_parameter &parameter, const char *name, uint64_t value,
                const scap_map *map) {
    const auto arg = parameter.arg >= 0 ? std::optional(static_cast<unsigned>(parameter.arg))
                                        : to.place_of(name);
    if (!arg)
        return;
    if (parameter.of->member)
        to.set_member(*arg, name, value, map);
    else
        to.set_mapped(*arg, value, map);
}

}  // namespace

void take_open_flags(read_event &to, std::string_view value, const read_parameter &parameter) {
    uint64_t flags = raw_number(value);
    if ((flags & scap_access) == scap_read_only)
        flags &= ~scap_access;
    to.created |= (flags & scap_created) != 0;
    take_asked(to, parameter, "flags", flags & ~scap_created, parameter.map());
}

// 0 is said of those that make nothing: what they were given is not told.
void take_open_mode(read_event &to, std::string_view value, const read_parameter &parameter) {
    if (const uint64_t mode = raw_number(value); mode || parameter.of->member)
        take_asked(to, parameter, "mode", mode, nullptr);
}

void take_created(read_event &to, std::string_view value, const read_parameter &) {
    to.created |= (raw_number(value) & scap_created) != 0;
}

void take_file_dev(read_event &to, std::string_view value, const read_parameter &) {
    to.dev = raw_number(value);
}

void take_file_ino(read_event &to, std::string_view value, const read_parameter &) {
    to.ino = raw_number(value);
}

void take_file_path(read_event &to, std::string_view value, const read_parameter &) {
    to.path = text_in(value);
}

void take_pipe_fd1(read_event &to, std::string_view value, const read_parameter &) {
    to.fd1 = raw_number(value);
}

void take_pipe_fd2(read_event &to, std::string_view value, const read_parameter &) {
    to.fd2 = raw_number(value);
}

void take_pipe_ino(read_event &to, std::string_view value, const read_parameter &) {
    to.ino = raw_number(value);
}

}  // namespace ringtap

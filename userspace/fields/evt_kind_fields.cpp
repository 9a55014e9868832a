// SPDX-License-Identifier: MIT OR Apache-2.0
// evt: what kind of call it is.
#include <fcntl.h>

#include <cstring>
#include <iterator>

#include "fields/field.h"
#include "model/view_items.h"

namespace ringtap {

namespace {

using reader = field_reader;
using arg = field_arg;

std::string_view call_name(const reader &r) {
    return r.is_call() && r.current().call.desc ? r.current().call.desc->name : std::string_view();
}

const char *category_behind(const descriptor_info *fd) {
    switch (fd ? fd->kind : fd_kind::unknown) {
        case fd_kind::unknown:
            return "unknown";
        case fd_kind::file:
        case fd_kind::directory:
        case fd_kind::device:
            return "file";
        case fd_kind::ipv4:
        case fd_kind::ipv6:
            return "net";
        case fd_kind::pipe:
        case fd_kind::fifo:
        case fd_kind::unix_socket:
        case fd_kind::event:
        case fd_kind::signal:
        case fd_kind::timer:
        case fd_kind::inotify:
            return "ipc";
        default:
            return "other";
    }
}

const char *category_of_type(unsigned type) {
    switch (type) {
        case RINGTAP_SIGNAL:
            return "signal";
        case RINGTAP_SWITCH:
            return "scheduler";
        case RINGTAP_FAULT:
            return "other";
        case RINGTAP_CPU:
            return "system";
        default:
            return is_of_ring(type) ? "internal" : "process";
    }
}

void category(reader &r, const arg &) {
    if (!r.is_call())
        return r.text(category_of_type(r.current().type));
    const syscall_desc *desc = r.current().call.desc;
    const std::string_view category = desc ? desc->category : "";
    r.known(category == io_category ? category_behind(r.descriptor()) : category);
}

bool has_use(const reader &r, unsigned uses) {
    const syscall_desc *desc = r.is_call() ? r.current().call.desc : nullptr;
    return desc && desc->uses & uses;
}

void is_io(reader &r, const arg &) {
    r.boolean(has_use(r, use_read | use_write));
}
void is_io_read(reader &r, const arg &) {
    r.boolean(has_use(r, use_read));
}
void is_io_write(reader &r, const arg &) {
    r.boolean(has_use(r, use_write));
}
void is_wait(reader &r, const arg &) {
    r.boolean(has_use(r, use_waits));
}

void io_dir(reader &r, const arg &) {
    if (has_use(r, use_write))
        r.text("write");
    else if (has_use(r, use_read))
        r.text("read");
}

word_list io_dir_words() {
    return {"read", "write"};
}

struct open_call {
    uint64_t flags;
    uint64_t mode;
};

// Of openat2: struct open_how begins with both.
std::optional<open_call> open_how(const reader &r) {
    const item *how = argument_item(r.current(), RINGTAP_KIND_STRUCT, 2);
    open_call made{};
    if (!how || how->bytes.size() < sizeof(made))
        return std::nullopt;
    std::memcpy(&made, how->bytes.data(), sizeof(made));
    return made;
}

// What an open was asked for; nothing: it is none.
std::optional<open_call> open_of(const reader &r) {
    const std::string_view name = call_name(r);
    const call_event &call = r.current().call;
    if (!r.is_call() || !call.args_known)
        return std::nullopt;
    if (name == "open" && call.tells(1))
        return open_call{call.args[1], call.args[2]};
    if (name == "openat" && call.tells(2))
        return open_call{call.args[2], call.args[3]};
    if (name == "openat2")
        return open_how(r);
    if (name == "creat")
        return open_call{O_CREAT | O_WRONLY | O_TRUNC, call.args[1]};
    if (name == "open_by_handle_at" && call.tells(2))
        return open_call{call.args[2], 0};
    return std::nullopt;
}

template <typename Test>
void of_open(reader &r, Test test) {
    const auto open = open_of(r);
    r.boolean(open && test(*open));
}

void is_open_read(reader &r, const arg &) {
    of_open(r, [](const open_call &o) { return (o.flags & O_ACCMODE) != O_WRONLY; });
}

void is_open_write(reader &r, const arg &) {
    of_open(r, [](const open_call &o) { return (o.flags & O_ACCMODE) != O_RDONLY; });
}

void is_open_create(reader &r, const arg &) {
    of_open(r, [](const open_call &o) { return (o.flags & O_CREAT) != 0; });
}

void is_open_exec(reader &r, const arg &) {
    of_open(r, [](const open_call &o) {
        return (o.flags & (O_CREAT | __O_TMPFILE)) != 0 && (o.mode & 0111) != 0;
    });
}

constexpr auto no_arg = field_arg_kind::none;
constexpr auto boolean = value_type::boolean;
constexpr field fields[] = {
    {"evt.category", value_type::text, no_arg,
     "file, net, process, memory, IPC, signal, user, time, wait, sleep, sched, scheduler, system, "
     "other; of "
     "reads, "
     "writes and what else any descriptor can have done to it: file, net, ipc, other, by what is "
     "behind it; unknown",
     category},
    {"evt.is_io", boolean, no_arg, "whether it reads or writes a descriptor", is_io},
    {"evt.is_io_read", boolean, no_arg, "whether it reads one", is_io_read},
    {"evt.is_io_write", boolean, no_arg, "whether it writes one", is_io_write},
    {"evt.io_dir", value_type::text, no_arg, "read or write, where it is either", io_dir,
     io_dir_words},
    {"evt.is_wait", boolean, no_arg, "whether it is there to wait: poll, select, futex...",
     is_wait},
    {"evt.is_open_read", boolean, no_arg, "whether a file was opened for reading", is_open_read},
    {"evt.is_open_write", boolean, no_arg, "whether a file was opened for writing", is_open_write},
    {"evt.is_open_exec", boolean, no_arg, "whether it may make a file that can be executed",
     is_open_exec},
    {"evt.is_open_create", boolean, no_arg, "whether it may make a file", is_open_create},
};

}  // namespace

field_class evt_kind_fields() {
    return {"evt", "events: calls, and what becomes of processes", fields, std::size(fields)};
}

}  // namespace ringtap

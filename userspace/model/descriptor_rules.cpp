// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/descriptor_rules.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <cerrno>
#include <climits>
#include <string>

#include "model/control_data.h"
#include "model/file_names.h"
#include "model/kernel_view.h"
#include "model/view_items.h"

namespace ringtap {

namespace {

// When it was seen as the table has it.
uint64_t known_ns(const call_context &call, int fd) {
    const descriptor_slot *slot = call.files.find(fd);
    return slot ? slot->ns : call.files.as_of_ns;
}

const descriptor_slot *find(const call_context &call, int fd) {
    return call.files.find_at(fd, call.event.ns);
}

const item *item_of(const event &event, unsigned kind, unsigned arg) {
    for (const item &item : event.items)
        if (item.kind == kind && item.arg == arg)
            return &item;
    return nullptr;
}

// Zero: the call has none, or they are not known.
uint64_t flags_of(const call_context &call) {
    const int arg = call.rule.cloexec_arg;
    if (arg == arg_open_how)
        return flags_of_open_how(call.event, call.rule.path_arg + 1).value_or(0);
    return arg >= 0 ? call.event.call.args[arg] : 0;
}

bool cloexec_of(const call_context &call) {
    return call.rule.cloexec_arg == arg_always || flags_of(call) & call.rule.cloexec_bit;
}

// Puts a file behind a descriptor. Null: there is none, or no room for it.
descriptor_slot *put(const call_context &call, int fd, file_ref file, bool cloexec) {
    if (fd < 0)
        return nullptr;
    descriptor_slot *slot = is_known(call, fd)
                                ? call.files.set_early(fd, std::move(file), known_ns(call, fd))
                                : call.files.set(fd, std::move(file));
    if (!slot)
        return nullptr;
    slot->ns = call.event.ns;
    slot->cloexec = cloexec;
    return slot;
}

// The kernel gives no number that is taken: if there is a file here, and none of its records was
// lost, then it is being closed by another thread, and the record of that close is on its way.
descriptor_slot *put_free(const call_context &call, int fd, file_ref file, bool cloexec) {
    const descriptor_slot *old = call.files.find(fd);
    const bool closing = old && !old->doubtful && old->ns > call.lost_ns;
    descriptor_slot *slot = put(call, fd, std::move(file), cloexec);
    if (slot)
        slot->close_pending = closing;
    return slot;
}

int result_fd(const call_context &call) {
    return fd_in(static_cast<uint64_t>(call.event.call.result));
}

void put_result(const call_context &call, file_ref file) {
    put_free(call, result_fd(call), std::move(file), cloexec_of(call));
}

void open_path(const call_context &call) {
    const bool has_directory = call.rule.path_arg > 0;
    file_ref file(new open_file(call.rule.kind));
    file->open_flags = static_cast<uint32_t>(flags_of(call)) & ~O_CLOEXEC;
    if (file->open_flags & O_DIRECTORY && !(file->open_flags & O_CREAT))
        file->kind = fd_kind::directory;
    const std::string path = path_of(call, call.rule.path_arg, has_directory);
    file->name = call.names.intern(path);
    if (const item *numbers = result_item(call.event, RINGTAP_KIND_FILE))
        if (const auto made = read_file(*numbers)) {
            file->dev = made->fixed.dev;
            file->ino = made->fixed.ino;
        }
    put_result(call, std::move(file));
}

void make_memfd(const call_context &call) {
    file_ref file(new open_file(fd_kind::memfd));
    std::string name = "/memfd:";
    for (const item &item : call.event.items)
        if (item.arg == 0 && item.kind == RINGTAP_KIND_STRING)
            name += item.bytes;
    file->name = call.names.intern(name);
    file->deleted = true;
    put_result(call, std::move(file));
}

void make_file(const call_context &call) {
    put_result(call, file_ref(new open_file(call.rule.kind)));
}

void make_bpf_file(const call_context &call) {
    const bpf_file *made = find_bpf_file(call.event.call);
    if (!made)
        return;
    file_ref file(new open_file(fd_kind::bpf));
    if (made->name)
        file->name = call.names.intern(made->name);
    put_result(call, std::move(file));
}

void set_socket(open_file &file, const uint64_t *args) {
    constexpr unsigned type_mask = 0xf;
    file.kind = kind_of_family(fd_in(args[0]));
    file.family = static_cast<uint8_t>(args[0]);
    file.type = args[1] & type_mask;
    file.protocol = static_cast<uint16_t>(args[2]);
}

void make_socket(const call_context &call) {
    file_ref file(new open_file);
    set_socket(*file, call.event.call.args);
    put_result(call, std::move(file));
}

void accept_socket(const call_context &call) {
    file_ref file(new open_file(fd_kind::other_socket));
    if (const descriptor_slot *from = find(call, fd_in(call.event.call.args[0]))) {
        file->kind = from->file->kind;
        file->family = from->file->family;
        file->type = from->file->type;
        file->protocol = from->file->protocol;
        file->local = from->file->local;
        file->sure = from->file->sure;
    }
    if (const item *peer = item_of(call.event, RINGTAP_KIND_SOCKADDR, 1))
        file->remote = call.names.intern(peer->bytes);
    file->server = true;
    put_result(call, std::move(file));
}

// to becomes another name for what is behind from.
void copy(const call_context &call, int from, int fd, bool cloexec, bool free_number) {
    const descriptor_slot *source = find(call, from);
    // What a look into /proc has shown may be younger than this call.
    const bool sure =
        source && !source->doubtful && source->ns > call.lost_ns && source->ns <= call.event.ns;
    file_ref file = source ? source->file : file_ref(new open_file);
    descriptor_slot *slot = free_number ? put_free(call, fd, std::move(file), cloexec)
                                        : put(call, fd, std::move(file), cloexec);
    if (slot)
        slot->doubtful = !sure;
}

void control(const call_context &call) {
    const uint64_t *args = call.event.call.args;
    const int fd = fd_in(args[0]);
    const int command = fd_in(args[1]);
    if (returns_descriptor(call.event.call))
        return copy(call, fd, result_fd(call), command == F_DUPFD_CLOEXEC, true);
    if (!call.files.find(fd) || is_known(call, fd) || !call.event.call.tells(2))
        return;
    if (command == F_SETFD)
        call.files.change(fd).cloexec = args[2] & FD_CLOEXEC;
    if (command == F_SETFL)
        call.files.change(fd).file->open_flags = static_cast<uint32_t>(args[2]);
}

// The caller may have written any numbers where only its memory has them: no more are believed than
// a process needs.
constexpr uint32_t believed_max = 1024;

bool may_believe(const call_context &call, int fd) {
    return call.files.size() < believed_max || call.files.find(fd);
}

// A descriptor of which the number is all that records tell.
void put_unknown(const call_context &call, int fd) {
    if (descriptor_slot *slot = put_free(call, fd, file_ref(new open_file), cloexec_of(call)))
        slot->doubtful = true;
}

void control_device(const call_context &call) {
    const int fd = fd_in(call.event.call.args[0]);
    const auto request = static_cast<uint32_t>(call.event.call.args[1]);
    if (request == TIOCGPTPEER && call.event.call.result >= 0)
        return put_unknown(call, result_fd(call));
    if ((request != FIOCLEX && request != FIONCLEX) || !call.files.find(fd) || is_known(call, fd))
        return;
    call.files.change(fd).cloexec = request == FIOCLEX;
}

void make_pair(const call_context &call) {
    for (const auto &[fd, file] : made_pair(call.event, call.rule)) {
        if (!may_believe(call, fd))
            continue;
        if (call.rule.is == call_class::socketpair)
            set_socket(*file, call.event.call.args);
        put_free(call, fd, file, cloexec_of(call));
    }
}

open_file *socket_behind(const call_context &call) {
    const descriptor_slot *slot = find(call, fd_in(call.event.call.args[0]));
    return slot ? slot->file.get() : nullptr;
}

void name_socket(const call_context &call, name_ref open_file::*end) {
    open_file *socket = socket_behind(call);
    const item *address = item_of(call.event, RINGTAP_KIND_SOCKADDR, 1);
    if (socket && address)
        socket->*end = call.names.intern(address->bytes);
}

void listen(const call_context &call) {
    if (open_file *socket = socket_behind(call))
        socket->listening = true;
}

void receive(const call_context &call) {
    for (const int fd : received_descriptors(call.event))
        if (may_believe(call, fd))
            put_unknown(call, fd);
}

bool is_sure(const call_context &call, const descriptor_slot *slot) {
    return slot && !slot->doubtful && slot->ns > call.lost_ns;
}

bool duplicates(const call_context &call) {
    return call.rule.is == call_class::dup || call.rule.is == call_class::dup_to ||
           call.rule.is == call_class::fcntl;
}

// What the call was given, it was given in its first argument.
bool is_made(const call_context &call, const seen_file &seen) {
    return seen.arg == RINGTAP_ARG_RESULT || call.rule.is == call_class::pipe ||
           call.rule.is == call_class::socketpair ||
           (call.rule.is == call_class::receive && seen.arg != 0);
}

void put_made(const call_context &call, seen_file &seen) {
    seen.file->server = call.rule.is == call_class::accept;
    put_free(call, seen.fd, seen.file, cloexec_of(call));
}

// Of a file that the call was given: all descriptors that stand for it know more of it now.
void put_given(const call_context &call, seen_file &seen) {
    const descriptor_slot *old = call.files.find(seen.fd);
    const bool same = old && (!old->file->ino || !seen.file->ino || old->file->ino == seen.file->ino);
    if (!same || is_known(call, seen.fd)) {
        put(call, seen.fd, seen.file, false);
        return;
    }
    descriptor_slot &slot = call.files.change(seen.fd);
    seen.file->server = slot.file->server;
    if (!seen.file->ino)  // it is not told
        seen.file->ino = slot.file->ino;
    take_over(*slot.file, *seen.file);
    slot.ns = call.event.ns;
    slot.doubtful = false;
}

// What the kernel saw overrules what the arguments say, but for a duplicate of what is known: that
// is the same open file, which no item says.
bool take_seen_files(const call_context &call) {
    if (duplicates(call) && is_sure(call, call.files.find(fd_in(call.event.call.args[0]))))
        return false;
    bool any = false;
    for (const item &item : call.event.items) {
        auto seen = read_seen_file(item, call.names);
        if (!seen || seen->fd < 0)
            continue;
        seen->file->within = call.names.intern(path_within(call.event, item));
        any = true;
        is_made(call, *seen) ? put_made(call, *seen) : put_given(call, *seen);
    }
    // Of what a message brought, the kernel looks at no more than the first few.
    return any && call.rule.is != call_class::receive;
}

}  // namespace

bool is_known(const call_context &call, int fd) {
    return call.event.ns <= known_ns(call, fd);
}

std::string path_of(const call_context &call, int path_arg, bool has_directory) {
    const item *path = nullptr;
    for (const item &item : call.event.items)
        if (item.arg == static_cast<unsigned>(path_arg) && item.kind == RINGTAP_KIND_PATH)
            path = &item;
    if (!path || path->truncated() || path->faulted())
        return {};
    const int directory = has_directory ? fd_in(call.event.call.args[path_arg - 1]) : AT_FDCWD;
    std::string_view base;
    if (directory == AT_FDCWD && call.caller.fs)
        base = text_of(call.caller.fs->cwd);
    else if (const descriptor_slot *slot = find(call, directory))
        base = text_of(slot->file->name);
    if (path->bytes.empty())  // AT_EMPTY_PATH
        return std::string(base);
    return absolute_path(base, path->bytes);
}

namespace {

// Calls whose result is a new descriptor.
void make_result(const call_context &call) {
    const call_event &what = call.event.call;
    switch (call.rule.is) {
        case call_class::open_path:
            return open_path(call);
        case call_class::make_file:
            return make_file(call);
        case call_class::make_socket:
            return make_socket(call);
        case call_class::accept:
            return accept_socket(call);
        case call_class::memfd:
            return make_memfd(call);
        case call_class::bpf:
            return make_bpf_file(call);
        case call_class::signalfd:  // else the one that there is gets another mask
            return fd_in(what.args[0]) == -1 ? make_file(call) : void();
        case call_class::landlock:
            return returns_descriptor(what) ? make_file(call) : void();
        case call_class::dup:
            return copy(call, fd_in(what.args[0]), result_fd(call), false, true);
        case call_class::pidfd_getfd:
            return put_unknown(call, result_fd(call));
        default:
            return;
    }
}

void change_descriptors(const call_context &call) {
    const call_event &what = call.event.call;
    switch (call.rule.is) {
        case call_class::dup_to:
            if (what.args[0] != what.args[1])
                copy(call, fd_in(what.args[0]), fd_in(what.args[1]), cloexec_of(call), false);
            return;
        case call_class::fcntl:
            return control(call);
        case call_class::ioctl:
            return control_device(call);
        case call_class::pipe:
        case call_class::socketpair:
            return make_pair(call);
        case call_class::bind:
            return name_socket(call, &open_file::local);
        case call_class::listen:
            return listen(call);
        case call_class::receive:
            return receive(call);
        default:
            return make_result(call);
    }
}

}  // namespace

void open_descriptors(const call_context &call) {
    const call_event &what = call.event.call;
    call.files.reach(call.event.ns);
    const bool connects =
        call.rule.is == call_class::connect && (what.result >= 0 || what.result == -EINPROGRESS);
    if ((what.result < 0 && !connects) || !what.args_known || take_seen_files(call))
        return;
    if (connects)
        name_socket(call, &open_file::remote);
    else
        change_descriptors(call);
}

}  // namespace ringtap

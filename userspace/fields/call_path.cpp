// SPDX-License-Identifier: MIT OR Apache-2.0
#include "fields/call_path.h"

#include <fcntl.h>

#include "model/file_names.h"
#include "model/view_items.h"

namespace ringtap {

namespace {

// What a symbolic link says is a text: it leads nowhere yet.
bool begins_with_text(const event &event) {
    const std::string_view call = event.call.desc->name;
    return call == "symlink" || call == "symlinkat";
}

const item *find_path(const event &event) {
    const item *found = nullptr;
    for (const item &item : event.items)
        if (item.kind == RINGTAP_KIND_PATH && item.arg < 6 && (!found || begins_with_text(event)))
            found = &item;
    return found;
}

struct two_paths {
    const item *source = nullptr, *destination = nullptr;
};

two_paths find_two_paths(const field_reader &reader) {
    two_paths found;
    if (!reader.is_call() || !reader.current().call.desc || begins_with_text(reader.current()))
        return found;
    for (const item &item : reader.current().items)
        if (item.kind == RINGTAP_KIND_PATH && item.arg < 6)
            (found.source ? found.destination : found.source) = &item;
    return found.destination ? found : two_paths();
}

// The kernel's word for it, of the same argument; or of the first that it has one of.
std::optional<path_view> find_found(const event &event, const item *path) {
    if (path)
        return found_path(event, path->arg);
    for (unsigned arg = 0; arg < event.call.nargs; arg++)
        if (const auto found = found_path(event, arg))
            return found;
    return {};
}

// The FILE that tells where the path led to, of a call that opened it or changed what it names.
const item *find_file(const event &event, const item *path) {
    if (const item *opened = result_item(event, RINGTAP_KIND_FILE))
        return opened;
    if (path)
        return argument_item(event, RINGTAP_KIND_FILE, path->arg);
    for (unsigned arg = 0; arg < event.call.nargs; arg++)
        if (const item *file = argument_item(event, RINGTAP_KIND_FILE, arg))
            return file;
    return nullptr;
}

// Where a relative path begins, as the kernel told; else: the directory of the dfd argument before it, or the process's own.
std::string_view base_of(const field_reader &reader, unsigned path) {
    const call_event &call = reader.current().call;
    const process_info *process = reader.process();
    const item *base = argument_item(reader.current(), RINGTAP_KIND_BASE, path);
    if (base && !base->bytes.empty())
        return base->bytes;
    if (path && call.desc->args[path - 1].type == arg_type::dfd) {
        const int64_t fd = number_of(arg_type::dfd, call.abi, call.args[path - 1]).as_signed();
        const descriptor_info *dir =
            reader.host() && fd >= 0
                ? reader.host()->descriptor(reader.current().tgid, static_cast<int>(fd))
                : nullptr;
        if (fd != AT_FDCWD)
            return dir ? std::string_view(dir->name) : std::string_view();
    }
    return process ? std::string_view(process->cwd) : std::string_view();
}

// By the kernel's word, or as it was given; empty: not in whole.
std::string_view absolute_path_of(field_reader &reader, const item *path) {
    if (const auto found = find_found(reader.current(), path))
        return found->path;
    if (!path || path->bytes.empty() || path->truncated() || path->faulted())
        return {};
    std::string &out = reader.scratch();
    out = absolute_path(base_of(reader, path->arg), path->bytes);
    return out;
}

}  // namespace

std::string_view given_call_path(const field_reader &reader) {
    const bool has_path = reader.is_call() && reader.current().call.desc;
    const item *path = has_path ? find_path(reader.current()) : nullptr;
    return path && !path->truncated() && !path->faulted() ? path->bytes : std::string_view();
}

std::string_view absolute_call_path(field_reader &reader) {
    if (!reader.is_call() || !reader.current().call.desc)
        return {};
    return absolute_path_of(reader, find_path(reader.current()));
}

std::string_view source_call_path(field_reader &reader) {
    const item *path = find_two_paths(reader).source;
    return path ? absolute_path_of(reader, path) : std::string_view();
}

std::string_view destination_call_path(field_reader &reader) {
    const item *path = find_two_paths(reader).destination;
    return path ? absolute_path_of(reader, path) : std::string_view();
}

std::string_view host_call_path(field_reader &reader) {
    if (!reader.is_call() || !reader.current().call.desc || !reader.host())
        return {};
    const item *item = find_file(reader.current(), find_path(reader.current()));
    const auto file = item ? read_file(*item) : std::nullopt;
    const std::string_view within = file ? path_within(reader.current(), *item) : std::string_view();
    if (within.empty())
        return absolute_call_path(reader);
    std::string &out = reader.scratch();
    out = reader.host()->host_path(file->fixed.dev, within);
    return out;
}

std::optional<bool> is_call_path_sure(const field_reader &reader) {
    if (!reader.is_call() || !reader.current().call.desc)
        return {};
    const item *path = find_path(reader.current());
    if (find_found(reader.current(), path))
        return true;
    if (!path)
        return {};
    return !is_doubtful_path(reader.current(), path->arg);
}

}  // namespace ringtap

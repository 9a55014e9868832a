// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/view_items.h"

#include <cstring>

#include "model/file_names.h"

namespace ringtap {

namespace {

template <typename Fixed>
std::optional<Fixed> fixed_part(const item &item, unsigned kind) {
    Fixed fixed;
    if (item.kind != kind || item.bytes.size() < sizeof(fixed))
        return {};
    std::memcpy(&fixed, item.bytes.data(), sizeof(fixed));
    return fixed;
}

}  // namespace

bool is_view(unsigned kind) {
    switch (kind) {
        case RINGTAP_KIND_FILE:
        case RINGTAP_KIND_BASE:
        case RINGTAP_KIND_SOCKET:
        case RINGTAP_KIND_CRED:
        case RINGTAP_KIND_MEMORY:
        case RINGTAP_KIND_ROOT:
        case RINGTAP_KIND_FSPATH:
        case RINGTAP_KIND_TAIL:
            return true;
        default:
            return false;
    }
}

std::string kernel_path(const item &item, std::string_view path) {
    const bool cut = item.truncated() && !path.empty();
    return std::string(cut ? lost_head : std::string_view()).append(path);
}

std::optional<file_view> read_file(const item &item) {
    const unsigned kind = item.kind == RINGTAP_KIND_ROOT ? RINGTAP_KIND_ROOT : RINGTAP_KIND_FILE;
    const auto fixed = fixed_part<ringtap_file>(item, kind);
    if (!fixed)
        return {};
    return file_view{*fixed, item.bytes.substr(sizeof(*fixed))};
}

bool is_numbers_alone(const file_view &file) {
    return file.path.empty() && !file.fixed.mode;
}

const item *behind(const event &event, const item &item, unsigned kind) {
    const auto *next = &item + 1;
    const bool is_there = next < event.items.data() + event.items.size();
    return is_there && next->kind == kind && next->arg == item.arg ? next : nullptr;
}

std::string_view path_within(const event &event, const item &item) {
    const auto *found = behind(event, item, RINGTAP_KIND_FSPATH);
    return found && !found->truncated() ? found->bytes : std::string_view();
}

std::optional<tail_view> read_tail(const item &item) {
    const auto fixed = fixed_part<ringtap_tail>(item, RINGTAP_KIND_TAIL);
    if (!fixed)
        return {};
    return tail_view{fixed->count, item.bytes.substr(sizeof(*fixed))};
}

std::optional<tail_view> tail_of(const event &event, const item &item) {
    const auto *found = behind(event, item, RINGTAP_KIND_TAIL);
    return found ? read_tail(*found) : std::nullopt;
}

std::optional<socket_view> read_socket(const item &item) {
    const auto fixed = fixed_part<ringtap_socket>(item, RINGTAP_KIND_SOCKET);
    if (!fixed)
        return {};
    std::string_view rest = item.bytes.substr(sizeof(*fixed));
    const size_t skip = RINGTAP_ALIGN(size_t{fixed->local_len});
    if (fixed->local_len > rest.size() || (fixed->peer_len && skip + fixed->peer_len > rest.size()))
        return {};
    socket_view view{*fixed, rest.substr(0, fixed->local_len), {}};
    if (fixed->peer_len)
        view.peer = rest.substr(skip, fixed->peer_len);
    return view;
}

std::optional<ringtap_cred> read_cred(const item &item) {
    return fixed_part<ringtap_cred>(item, RINGTAP_KIND_CRED);
}

std::optional<ringtap_memory> read_memory(const item &item) {
    return fixed_part<ringtap_memory>(item, RINGTAP_KIND_MEMORY);
}

const item *argument_item(const event &event, unsigned kind, unsigned arg) {
    for (const item &item : event.items)
        if (item.kind == kind && item.arg == arg)
            return &item;
    return nullptr;
}

const item *result_item(const event &event, unsigned kind) {
    return argument_item(event, kind, RINGTAP_ARG_RESULT);
}

std::optional<path_view> found_path(const event &event, unsigned arg) {
    const item *found = arg < 6 ? argument_item(event, RINGTAP_KIND_FILE, arg) : nullptr;
    const auto file = found ? read_file(*found) : std::nullopt;
    // What has a descriptor was put at the argument's address by the call.
    if (!file || file->fixed.fd >= 0 || file->path.empty())
        return {};
    const item *given = argument_item(event, RINGTAP_KIND_PATH, arg);
    const item *base = argument_item(event, RINGTAP_KIND_BASE, arg);
    // Without a path it is the descriptor's file, which the descriptor's own name tells.
    const bool as_given =
        !event.call.args[arg] ||
        (given && absolute_path(base ? base->bytes : "", given->bytes) == file->path);
    return path_view{file->path, as_given, (file->fixed.flags & RINGTAP_FILE_DELETED) != 0};
}

bool is_doubtful_path(const event &event, unsigned arg) {
    const item *given = argument_item(event, RINGTAP_KIND_PATH, arg);
    const item *base = argument_item(event, RINGTAP_KIND_BASE, arg);
    const unsigned flags = (given ? given->flags : 0) | (base ? base->flags : 0);
    return flags & RINGTAP_ITEM_UNSURE && !found_path(event, arg);
}

bool has_result_view(const event &event) {
    if (event.items.empty())
        return false;
    const item *found = result_item(event, RINGTAP_KIND_FILE);
    const auto file = found ? read_file(*found) : std::nullopt;
    const item *other = result_item(event, RINGTAP_KIND_SOCKET);
    const auto socket = other ? read_socket(*other) : std::nullopt;
    return (file && !is_numbers_alone(*file)) || (socket && socket->fixed.ino);
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "render/json_views.h"

#include "model/socket_address.h"
#include "model/view_items.h"

namespace ringtap {

namespace {

bool is_kernel_path(unsigned kind) {
    return kind == RINGTAP_KIND_BASE || kind == RINGTAP_KIND_EXE || kind == RINGTAP_KIND_CWD ||
           kind == RINGTAP_KIND_FSPATH;
}

// A path that the kernel tells of; with what stands for its head, where that is missing.
void add_path(json_writer &json, const item &item, std::string_view path) {
    if (item.truncated())
        add_bytes(json, kernel_path(item, path));
    else
        add_bytes(json, path);
}

char *put_flags(char *at, uint32_t flags) {
    if (flags & RINGTAP_FILE_DELETED)
        at = put(at, ",\"deleted\":true");
    if (flags & RINGTAP_FILE_OUTSIDE)
        at = put(at, ",\"outside_root\":true");
    if (flags & RINGTAP_FILE_NAMELESS)
        at = put(at, ",\"nameless\":true");
    if (flags & RINGTAP_FILE_CREATED)
        at = put(at, ",\"created\":true");
    return at;
}

void add_file(json_writer &json, const item &item, const file_view &file) {
    constexpr size_t room_for_all = 320;
    const ringtap_file &fixed = file.fixed;
    const bool is_whole = !is_numbers_alone(file);
    if (is_whole)
        add_path(json, item, file.path);
    json.separator();
    char *at = json.here(room_for_all);
    if (fixed.fd >= 0)
        at = put(put_decimal(put(at, "\"fd\":"), static_cast<uint32_t>(fixed.fd)), ",");
    at = put_decimal(put(at, "\"ino\":"), fixed.ino);
    at = put_decimal(put(at, ",\"dev\":"), fixed.dev);
    if (fixed.rdev)
        at = put_decimal(put(at, ",\"rdev\":"), fixed.rdev);
    if (is_whole) {
        at = put_decimal(put(at, ",\"mode\":"), fixed.mode);
        at = put(put_hex(put(at, ",\"f_flags\":\""), fixed.f_flags), "\"");
    }
    json.ends(put_flags(at, fixed.flags));
}

void add_address_of(json_writer &json, std::string_view key, std::string_view bytes) {
    if (bytes.empty())
        return;
    json.key(key).begin_object();
    add_socket_address(json, bytes);
    json.end_object();
}

void add_socket(json_writer &json, const socket_view &socket) {
    const ringtap_socket &fixed = socket.fixed;
    json.member("fd", fixed.fd).member("ino", fixed.ino);
    if (fixed.peer_ino)
        json.member("peer_ino", fixed.peer_ino);
    json.member("family", fixed.family).member("type", fixed.type);
    json.member("protocol", fixed.protocol).member("state", unsigned{fixed.state});
    json.key("f_flags").hex_number(fixed.f_flags);
    if (fixed.queue_max)
        json.member("queue_len", fixed.queue_len).member("queue_max", fixed.queue_max);
    add_address_of(json, "local", socket.local);
    add_address_of(json, "peer", socket.peer);
}

void add_cred(json_writer &json, const ringtap_cred &cred) {
    add_ids(json, cred.ids);
    json.key("cap_effective").hex_number(cred.cap_effective);
    json.key("cap_permitted").hex_number(cred.cap_permitted);
    json.key("cap_inheritable").hex_number(cred.cap_inheritable);
    json.key("cap_bounding").hex_number(cred.cap_bounding);
    json.key("cap_ambient").hex_number(cred.cap_ambient);
    json.key("securebits").hex_number(cred.securebits);
    json.member("user_ns", cred.user_ns);
}

}  // namespace

bool add_view(json_writer &json, const item &item) {
    if (is_kernel_path(item.kind))
        add_path(json, item, item.bytes);
    else if (const auto file = read_file(item))
        add_file(json, item, *file);
    else if (const auto socket = read_socket(item))
        add_socket(json, *socket);
    else if (const auto cred = read_cred(item))
        add_cred(json, *cred);
    else if (const auto memory = read_memory(item))
        json.member("vm_size", memory->vm_size)
            .member("vm_rss", memory->vm_rss)
            .member("vm_swap", memory->vm_swap);
    else
        return false;
    return true;
}

void add_socket_address(json_writer &json, std::string_view bytes) {
    const auto address = read_socket_address(bytes);
    if (address) {
        json.member("family", address->family);
        if (address->addr)
            json.member("addr", *address->addr).member("port", *address->port);
        if (address->scope)
            json.member("scope", *address->scope);
        if (address->path)
            json.member(address->abstract ? "abstract" : "path", *address->path);
        if (address->pid)
            json.member("nl_pid", *address->pid).member("nl_groups", *address->groups);
    }
    json.key("hex").hex_bytes(bytes);
}

void add_ids(json_writer &json, const ringtap_ids &ids) {
    json.member("uid", ids.uid).member("euid", ids.euid);
    json.member("suid", ids.suid).member("fsuid", ids.fsuid);
    json.member("gid", ids.gid).member("egid", ids.egid);
    json.member("sgid", ids.sgid).member("fsgid", ids.fsgid);
}

void add_bytes(json_writer &json, std::string_view bytes) {
    json.separator();
    char *const before = json.here(bytes.size() + sizeof("\"text\":\"\""));
    if (char *end = put_if_plain(put(before, "\"text\":\""), bytes))
        json.ends(put(end, "\""));
    else if (json.begins(before); is_utf8(bytes))
        json.member("text", bytes);
    else
        json.key("hex").hex_bytes(bytes);
}

}  // namespace ringtap

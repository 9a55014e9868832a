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

void add_file(json_writer &json, const item &item, const file_view &file) {
    const ringtap_file &fixed = file.fixed;
    if (!is_numbers_alone(file))
        add_bytes(json, kernel_path(item, file.path));
    if (fixed.fd >= 0)
        json.member("fd", fixed.fd);
    json.member("ino", fixed.ino).member("dev", fixed.dev);
    if (fixed.rdev)
        json.member("rdev", fixed.rdev);
    if (!is_numbers_alone(file))
        json.member("mode", fixed.mode).key("f_flags").hex_number(fixed.f_flags);
    if (fixed.flags & RINGTAP_FILE_DELETED)
        json.member("deleted", true);
    if (fixed.flags & RINGTAP_FILE_OUTSIDE)
        json.member("outside_root", true);
    if (fixed.flags & RINGTAP_FILE_NAMELESS)
        json.member("nameless", true);
    if (fixed.flags & RINGTAP_FILE_CREATED)
        json.member("created", true);
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
        add_bytes(json, kernel_path(item, item.bytes));
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
    if (plain_length(bytes) == bytes.size())
        json.key("text").word(bytes);
    else if (is_utf8(bytes))
        json.member("text", bytes);
    else
        json.key("hex").hex_bytes(bytes);
}

}  // namespace ringtap

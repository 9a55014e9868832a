// SPDX-License-Identifier: MIT OR Apache-2.0
#include "render/json_model.h"

#include <iterator>
#include <string>

#include "model/call_rules.h"
#include "model/host_model.h"

namespace ringtap {

namespace {

constexpr size_t room_for_words = 128;

constexpr std::string_view kinds[] = {
    "unknown",   "file",     "directory", "device",   "pipe",   "fifo",  "ipv4",
    "ipv6",      "unix",     "netlink",   "packet",   "socket", "epoll", "event",
    "signal",    "timer",    "inotify",   "fanotify", "memfd",  "pidfd", "bpf",
    "userfault", "io_uring", "perf",      "ns",       "other"};
static_assert(std::size(kinds) == static_cast<size_t>(fd_kind::other) + 1);

std::string_view kind_word(fd_kind kind) {
    return kinds[static_cast<size_t>(kind)];
}

template <typename Key>
void add_text(json_writer &json, const Key &key, std::string_view text) {
    json.key(key).text_or_hex(text);
}

template <typename Key>
void add_text_if_any(json_writer &json, const Key &key, std::string_view text) {
    if (!text.empty())
        add_text(json, key, text);
}

void add_endpoint(json_writer &json, std::string_view key, const socket_address &address) {
    json.key(key).begin_object().member("family", address.family);
    if (address.addr)
        json.member("addr", *address.addr).member("port", *address.port);
    if (address.path)
        add_text(json, std::string_view(address.abstract ? "abstract" : "path"), *address.path);
    if (address.pid)
        json.member("nl_pid", *address.pid).member("nl_groups", *address.groups);
    json.end_object();
}

// Begins behind a brace.
void add_descriptor(json_writer &json, const descriptor_info &info) {
    json.ends(put(put(put(json.here(room_for_words), "\"kind\":\""), kind_word(info.kind)), "\""));
    add_text(json, "name", info.name);
    add_text_if_any(json, "within", info.within);
    char *at = json.here(room_for_words);
    at = info.sure ? put(at, ",\"sure\":true") : put(at, ",\"sure\":false");
    if (info.deleted)
        at = put(at, ",\"deleted\":true");
    if (info.cloexec)
        at = put(at, ",\"cloexec\":true");
    if (info.listening)
        at = put(at, ",\"listening\":true");
    if (info.server)
        at = put(at, ",\"server\":true");
    json.ends(at);
    if (info.local)
        add_endpoint(json, "local", *info.local);
    if (info.remote)
        add_endpoint(json, "remote", *info.remote);
}

void add_container(json_writer &json, const container_info &container) {
    json.key("container").begin_object();
    json.member("owner", container.owner ? int64_t{*container.owner} : -1);
    add_text(json, "runtime", container.said(runtime_name(container.runtime)));
    add_text(json, "id", container.said(container.id));
    add_text(json, "name", container.said(container.name));
    add_text_if_any(json, "image", container.said(container.image));
    add_text_if_any(json, "image_id", container.said(container.image_id));
    add_text_if_any(json, "pod_name", container.said(container.pod_name));
    add_text_if_any(json, "pod_namespace", container.said(container.pod_namespace));
    add_text_if_any(json, "pod_uid", container.said(container.pod_uid));
    json.end_object();
}

void add_all_descriptors(json_writer &json, const host_state &host, uint32_t tgid) {
    json.key("fds").begin_array();
    host.for_each_descriptor(tgid, [&](int fd) {
        const descriptor_info *info = host.descriptor(tgid, fd);
        if (!info)
            return;
        json.begin_object().member("fd", fd).separator();
        add_descriptor(json, *info);
        json.end_object();
    });
    json.end_array();
}

}  // namespace

void add_descriptors(json_writer &json, const event &event) {
    const call_event &call = event.call;
    if (!event.host || !call.desc || !call.args_known)
        return;
    bool is_first = true;
    const auto add = [&](std::string_view key, int fd) {
        const descriptor_info *info = fd < 0 ? nullptr : event.host->descriptor(event.tgid, fd);
        if (!info)
            return;
        char *at = json.here(key.size() + room_for_words);
        if (is_first)
            at = put(at, ",\"fds\":{");
        json.ends(put(put_key(at, key, is_first), "{"));
        is_first = false;
        add_descriptor(json, *info);
        json.end_object();
    };
    for (unsigned i = 0; i < call.nargs; i++) {
        const arg_type type = call.desc->args[i].type;
        if (type == arg_type::fd || type == arg_type::dfd)
            add(call.desc->args[i].name, static_cast<int>(static_cast<uint32_t>(call.args[i])));
    }
    if (event.type == RINGTAP_SYSCALL && call.result >= 0 && returns_descriptor(call))
        add("ret", static_cast<int>(call.result));
    if (!is_first)
        json.end_object();
}

void append_process_json(text_buffer &out, const host_state &host, uint32_t tgid) {
    const process_info *process = host.process(tgid);
    if (!process)
        return;
    const thread_info *thread = host.thread(tgid);
    json_writer json(out);
    json.begin_object().member("type", "process").member("pid", tgid);
    json.member("ppid", process->ppid).member("vpid", process->vpid);
    add_text(json, "comm", thread ? std::string_view(thread->comm) : "?");
    json.member("sure", process->sure).member("threads", process->threads);
    add_text(json, "exe", process->exe);
    json.key("args").begin_array();
    for (const std::string_view arg : strings_in(process->args))
        json.text_or_hex(arg);
    json.end_array();
    add_text(json, "cwd", process->cwd);
    json.member("uid", process->ids.uid).member("euid", process->ids.euid);
    json.member("gid", process->ids.gid).member("egid", process->ids.egid);
    json.member("pgid", process->pgid).member("sid", process->sid).member("tty", process->tty);
    add_text(json, "cgroup", process->cgroup);
    json.member("start_ns", process->start_ns);
    if (process->container)
        add_container(json, *process->container);
    add_all_descriptors(json, host, tgid);
    json.end_object();
}

const char *kind_name(fd_kind kind) {
    return kind_word(kind).data();
}

const char *runtime_name(container_runtime runtime) {
    static const char *const names[] = {"none", "docker", "podman",  "containerd", "crio",
                                        "lxc",  "nspawn", "systemd", "unknown"};
    static_assert(std::size(names) == static_cast<size_t>(container_runtime::unknown) + 1);
    return names[static_cast<size_t>(runtime)];
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include <fnmatch.h>

#include <iterator>

#include "fields/field.h"
#include "model/container_mounts.h"
#include "model/image_name.h"

namespace ringtap {

namespace {

using reader = field_reader;
using arg = field_arg;

// A service of the host is no container: proc.unit has its name.
const container_info *container(const reader &r) {
    const process_info *process = r.process();
    if (!process || !process->container)
        return nullptr;
    const container_runtime runtime = process->container->runtime;
    return runtime == container_runtime::none || runtime == container_runtime::systemd
               ? nullptr
               : process->container.get();
}

std::string_view type_name(container_runtime runtime) {
    switch (runtime) {
        case container_runtime::docker:
            return "docker";
        case container_runtime::podman:
            return "podman";
        case container_runtime::containerd:
            return "containerd";
        case container_runtime::crio:
            return "cri-o";
        case container_runtime::lxc:
            return "lxc";
        case container_runtime::nspawn:
            return "systemd-nspawn";
        default:
            return "unknown";
    }
}

// By whose word it is goes with it, in every field.
void say(reader &r, const container_info &container, std::string_view text) {
    std::string &said = r.scratch();
    said = container.said(text);
    r.known(said);
}

void say_or_host(reader &r, std::string_view (*text)(const container_info &)) {
    if (const auto *c = container(r))
        return say(r, *c, text(*c));
    if (r.process())
        r.text("host");
}

template <std::string container_info::*Member>
void member(reader &r, const arg &) {
    if (const auto *c = container(r))
        say(r, *c, c->*Member);
}

void id(reader &r, const arg &) {
    say_or_host(r, [](const container_info &c) { return c.short_id(); });
}

void type(reader &r, const arg &) {
    say_or_host(r, [](const container_info &c) { return type_name(c.runtime); });
}

void repository(reader &r, const arg &) {
    if (const auto *c = container(r))
        say(r, *c, image_name(c->image).repository);
}

void tag(reader &r, const arg &) {
    if (const auto *c = container(r))
        say(r, *c, image_name(c->image).tag);
}

void owner(reader &r, const arg &) {
    if (const auto *c = container(r))
        r.number(c->owner ? int64_t{*c->owner} : -1);
}

// When the pid namespace's first process was made.
void start_ts(reader &r, const arg &) {
    const auto *process = r.process();
    if (container(r) && process->exe_file.pidns_start_ns)
        r.unsigned_number(process->exe_file.pidns_start_ns + (r.wall_ns() - r.current().ns));
}

void privileged(reader &r, const arg &) {
    const auto *c = container(r);
    const auto is = c ? container_privileged(*c) : std::nullopt;
    if (is)
        r.boolean(*is);
}

void mounts(reader &r, const arg &) {
    const auto *c = container(r);
    if (!c)
        return;
    std::string &out = r.scratch();
    for (const container_mount &mount : container_mounts(*c))
        out += fmt::format("{}{}:{}:{}:{}:{}", out.empty() ? "" : ",", mount.source, mount.destination, mount.mode,
                           mount.writable ? "true" : "false", mount.propagation);
    r.text(out);
}

// By its place, or by a pattern of its source or, of mount.source, of its destination. Falco says N/A where there is none.
template <std::string container_mount::*Said, std::string container_mount::*Asked>
void mount_part(reader &r, const arg &which) {
    const auto *c = container(r);
    if (!c)
        return;
    const auto all = container_mounts(*c);
    for (size_t i = 0; i < all.size(); i++) {
        if (which.is_index ? i != which.index : fnmatch(which.name.c_str(), (all[i].*Asked).c_str(), 0) != 0)
            continue;
        std::string &out = r.scratch();
        out = all[i].*Said;
        return r.text(out);
    }
    r.text("N/A");
}

constexpr auto no_arg = field_arg_kind::none;
constexpr auto by_mount = field_arg_kind::name_or_index;
constexpr field containers[] = {
    {"container.id", value_type::text, no_arg, "the first twelve digits of the id; host: in none",
     id},
    {"container.full_id", value_type::text, no_arg, "the runtime's whole id",
     member<&container_info::id>},
    {"container.name", value_type::text, no_arg, "the container's name",
     member<&container_info::name>},
    {"container.image", value_type::text, no_arg, "the image, as the runtime names it",
     member<&container_info::image>},
    {"container.image.id", value_type::text, no_arg, "the image's id",
     member<&container_info::image_id>},
    {"container.image.repository", value_type::text, no_arg, "the image without its tag",
     repository},
    {"container.image.tag", value_type::text, no_arg, "the image's tag", tag},
    {"container.type", value_type::text, no_arg,
     "docker, podman, containerd, cri-o, lxc, systemd-nspawn, unknown; host: in none", type},
    {"container.start_ts", value_type::duration, no_arg, "when the container's first process was made, since 1970", start_ts},
    {"container.privileged", value_type::boolean, no_arg, "whether it was started with all privileges", privileged},
    {"container.mounts", value_type::text, no_arg,
     "what is mounted from the host: SOURCE:DESTINATION:MODE:WRITABLE:PROPAGATION, with commas between", mounts},
    {"container.mount.dest", value_type::text, by_mount,
     "where something of the host is mounted, by its place from 0 on or by a pattern of its path on the host; N/A: it is not",
     mount_part<&container_mount::destination, &container_mount::source>},
    {"container.mount.source", value_type::text, by_mount,
     "what of the host is mounted, by its place or by a pattern of its path in the container",
     mount_part<&container_mount::source, &container_mount::destination>},
    {"container.owner", value_type::number, no_arg,
     "the user by whose word that is; 0: root's, -1: not known; ringtap's own", owner},
};
constexpr field pods[] = {
    {"k8s.pod.name", value_type::text, no_arg, "the pod's name", member<&container_info::pod_name>},
    {"k8s.pod.id", value_type::text, no_arg, "the pod's unique id",
     member<&container_info::pod_uid>},
    {"k8s.pod.uid", value_type::text, no_arg, "the same", member<&container_info::pod_uid>},
    {"k8s.ns.name", value_type::text, no_arg, "the pod's namespace",
     member<&container_info::pod_namespace>},
};

}  // namespace

field_class container_fields() {
    return {"container", "the container that the process runs in", containers,
            std::size(containers), true};
}

field_class k8s_fields() {
    return {"k8s", "Kubernetes, as the runtime's files have it", pods, std::size(pods), true};
}

}  // namespace ringtap

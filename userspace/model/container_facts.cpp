// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/container_facts.h"

#include <algorithm>
#include <string_view>

#include "model/json_values.h"

namespace ringtap {

namespace {

using nlohmann::json;

// A container that has more to say is not told of its labels, nor of its mounts.
constexpr size_t facts_max = 8192;
constexpr int depth_max = 64;

std::string text_of(json facts) {
    const auto dump = [&] { return facts.dump(-1, ' ', true, json::error_handler_t::replace); };
    std::string text = dump();
    for (const char *much : {"labels", "Mounts"}) {
        if (text.size() <= facts_max)
            break;
        facts.erase(much);
        text = dump();
    }
    return facts.empty() || text.size() > facts_max ? std::string() : text;
}

void put_text(json &facts, const char *name, const json &value) {
    if (std::string text = text_in(value); !text.empty())
        facts[name] = std::move(text);
}

void put_labels(json &facts, const json &labels) {
    if (!labels.is_object())
        return;
    for (const auto &[name, value] : labels.items())
        if (value.is_string())
            facts["labels"][name] = value;
}

// ---- Docker

void put_docker_mounts(json &facts, const json &points) {
    if (!points.is_object())
        return;
    for (const json &point : points) {
        const json &writable = member(point, "RW");
        facts["Mounts"].push_back({{"Source", text_in(member(point, "Source"))},
                                   {"Destination", text_in(member(point, "Destination"))},
                                   {"Mode", text_in(member(point, "Mode"))},
                                   {"RW", writable.is_boolean() && writable.get<bool>()},
                                   {"Propagation", text_in(member(point, "Propagation"))}});
    }
}

void put_docker_address(json &facts, const json &networks) {
    if (!networks.is_object())
        return;
    for (const json &network : networks)
        if (!facts.contains("ip"))
            put_text(facts, "ip", member(network, "IPAddress"));
}

void put_docker_host(json &facts, const json &host) {
    if (const json &privileged = member(host, "Privileged"); privileged.is_boolean())
        facts["privileged"] = privileged;
    constexpr std::pair<const char *, const char *> modes[] = {
        {"host_pid", "PidMode"}, {"host_network", "NetworkMode"}, {"host_ipc", "IpcMode"}};
    for (const auto &[name, mode] : modes)
        if (const json &value = member(host, mode); value.is_string())
            facts[name] = text_in(value) == "host";
}

// ---- OCI

bool has_option(const json &options, std::string_view option) {
    return options.is_array() && std::any_of(options.begin(), options.end(), [&](const json &has) {
               return has.is_string() && has.get_ref<const std::string &>() == option;
           });
}

std::string propagation_in(const json &options) {
    for (const char *known :
         {"rprivate", "private", "rshared", "shared", "rslave", "slave", "runbindable", "unbindable"})
        if (has_option(options, known))
            return known;
    return {};
}

// What is not bound from the host is the container's own.
void put_bundle_mounts(json &facts, const json &mounts) {
    if (!mounts.is_array())
        return;
    for (const json &mount : mounts) {
        const json &options = member(mount, "options");
        if (!has_option(options, "bind") && !has_option(options, "rbind"))
            continue;
        facts["Mounts"].push_back({{"Source", text_in(member(mount, "source"))},
                                   {"Destination", text_in(member(mount, "destination"))},
                                   {"Mode", ""},
                                   {"RW", !has_option(options, "ro")},
                                   {"Propagation", propagation_in(options)}});
    }
}

// One that is not named is the host's; one that has a path is somebody's, but whose, is not told.
void put_namespaces(json &facts, const json &namespaces) {
    if (!namespaces.is_array())
        return;
    constexpr std::pair<const char *, std::string_view> kinds[] = {
        {"host_pid", "pid"}, {"host_network", "network"}, {"host_ipc", "ipc"}};
    for (const auto &[name, kind] : kinds) {
        const auto at = std::find_if(namespaces.begin(), namespaces.end(), [&](const json &has) {
            return text_in(member(has, "type")) == kind;
        });
        if (at == namespaces.end() || text_in(member(*at, "path")).empty())
            facts[name] = at == namespaces.end();
    }
}

void put_annotations(json &facts, const json &annotations) {
    for (const char *name : {"io.kubernetes.cri.sandbox-id", "io.kubernetes.cri-o.SandboxID"})
        put_text(facts, "pod_sandbox_id", member(annotations, name));
    for (const char *name :
         {"io.kubernetes.cri.container-type", "io.kubernetes.cri-o.ContainerType"})
        if (const std::string type = text_in(member(annotations, name)); !type.empty())
            facts["is_pod_sandbox"] = type == "sandbox";
    for (const char *name :
         {"io.podman.annotations.privileged", "io.kubernetes.cri-o.PrivilegedRuntime"})
        if (const std::string word = text_in(member(annotations, name)); !word.empty())
            facts["privileged"] = word == "TRUE" || word == "true";
    put_text(facts, "ip", member(annotations, "io.kubernetes.cri-o.IP.0"));
    if (const auto labels = json_of(text_in(member(annotations, "io.kubernetes.cri-o.Labels"))))
        put_labels(facts, *labels);
}

}  // namespace

std::optional<json> json_of(const std::optional<std::string> &text) {
    if (!text)
        return std::nullopt;
    bool deep = false;
    json value = json::parse(
        *text,
        [&deep](int depth, json::parse_event_t, json &) {
            deep |= depth > depth_max;
            return !deep;
        },
        false);
    return value.is_discarded() || deep ? std::nullopt : std::optional(std::move(value));
}

std::string facts_of_docker(const json &config, const json &host) {
    json facts = json::object();
    put_docker_host(facts, host);
    put_docker_mounts(facts, member(config, "MountPoints"));
    put_docker_address(facts, member(member(config, "NetworkSettings"), "Networks"));
    const json &labels = member(member(config, "Config"), "Labels");
    put_labels(facts, labels);
    put_text(facts, "pod_sandbox_id", member(labels, "io.kubernetes.sandbox.id"));
    return text_of(std::move(facts));
}

std::string facts_of_bundle(const json &config) {
    json facts = json::object();
    put_annotations(facts, member(config, "annotations"));
    put_bundle_mounts(facts, member(config, "mounts"));
    put_namespaces(facts, member(member(config, "linux"), "namespaces"));
    return text_of(std::move(facts));
}

}  // namespace ringtap

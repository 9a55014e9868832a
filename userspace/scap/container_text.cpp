// SPDX-License-Identifier: MIT OR Apache-2.0
#include "scap/container_text.h"

#include "model/container_claim.h"
#include "model/container_mounts.h"
#include "model/image_name.h"
#include "model/json_values.h"

namespace ringtap {

namespace {

using nlohmann::json;

// What is cut off is no JSON any more.
constexpr size_t text_max = 60000;

// The format's number.
unsigned type_of(container_runtime runtime) {
    constexpr unsigned unknown = 0xffff;
    switch (runtime) {
        case container_runtime::docker:
            return 0;
        case container_runtime::lxc:
            return 1;
        case container_runtime::containerd:
            return 7;
        case container_runtime::crio:
            return 8;
        case container_runtime::podman:
            return 11;
        default:
            return unknown;
    }
}

void put(json &to, const char *key, const std::string &text) {
    if (!text.empty())
        to[key] = text;
}

void put_image(json &to, const container_info &container) {
    const image_name name(container.image);
    put(to, "image", container.said(container.image));
    put(to, "imagerepo", container.said(name.repository));
    put(to, "imagetag", container.said(name.tag));
    put(to, "imagedigest", container.said(name.digest));
    constexpr std::string_view algorithm = "sha256:";
    std::string_view id = container.image_id;
    if (id.substr(0, algorithm.size()) == algorithm)
        id.remove_prefix(algorithm.size());
    put(to, "imageid", container.said(id));
}

void put_pod(json &labels, const container_info &container) {
    if (!labels.is_object())
        labels = json::object();
    put(labels, "io.kubernetes.pod.name", container.said(container.pod_name));
    put(labels, "io.kubernetes.pod.namespace", container.said(container.pod_namespace));
    put(labels, "io.kubernetes.pod.uid", container.said(container.pod_uid));
}

}  // namespace

std::string container_text(const container_info &container, std::string_view cgroup) {
    const container_claim claim = ringtap_claim_of_group(cgroup.data(), cgroup.size());
    json facts = roots_facts(container);
    facts["type"] = type_of(container.runtime);
    facts["id"] = container.short_id();
    facts["full_id"] = container.id;
    put(facts, "name", container.said(container.name));
    put_image(facts, container);
    put_pod(facts["labels"], container);
    constexpr unsigned successful = 1;
    facts["lookup_state"] = successful;
    // ringtap's own: the group that is the container's, and no other that is called like it
    facts["cgroup"] = std::string(claim.own.text, claim.own.size);
    std::string text = json{{"container", facts}}.dump(-1, ' ', true, json::error_handler_t::replace);
    return text.size() <= text_max ? text : std::string();
}

// ---- back

namespace {

// Of what the format has no number for, the group says it.
container_runtime runtime_of(std::string_view cgroup) {
    const container_claim claim = ringtap_claim_of_group(cgroup.data(), cgroup.size());
    return claim.runtime == CLAIM_NONE ? container_runtime::unknown : static_cast<container_runtime>(claim.runtime);
}

container_runtime runtime_of(uint64_t type, std::string_view cgroup) {
    for (const auto runtime :
         {container_runtime::docker, container_runtime::lxc, container_runtime::containerd,
          container_runtime::crio, container_runtime::podman})
        if (type_of(runtime) == type)
            return runtime;
    return runtime_of(cgroup);
}

std::string text_of(const json &from, const char *key) {
    const auto found = from.is_object() ? from.find(key) : from.end();
    return found != from.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const json &member_of(const json &from, const char *key) {
    static const json nothing;
    const auto found = from.is_object() ? from.find(key) : from.end();
    return found != from.end() ? *found : nothing;
}

}  // namespace

std::optional<std::pair<std::string, container_info>> container_in(std::string_view text) {
    const json parsed = json::parse(text, nullptr, false);
    const json &facts = member_of(parsed, "container");
    const json &labels = member_of(facts, "labels");
    const json &type = member_of(facts, "type");
    std::pair<std::string, container_info> made;
    container_info &container = made.second;
    made.first = text_of(facts, "cgroup");
    container.id = text_of(facts, "full_id");
    if (made.first.empty() || container.id.empty())
        return std::nullopt;
    container.runtime =
        type.is_number_unsigned() ? runtime_of(type.get<uint64_t>(), made.first) : container_runtime::unknown;
    container.name = text_of(facts, "name");
    container.image = text_of(facts, "image");
    container.image_id = text_of(facts, "imageid");
    container.pod_name = text_of(labels, "io.kubernetes.pod.name");
    container.pod_namespace = text_of(labels, "io.kubernetes.pod.namespace");
    container.pod_uid = text_of(labels, "io.kubernetes.pod.uid");
    container.owner = 0;  // who the facts are by is said in them
    return made;
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/container_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "model/account_files.h"
#include "model/container_facts.h"
#include "model/json_values.h"
#include "model/proc_files.h"

namespace ringtap {

namespace {

using nlohmann::json;

// Real ones are some ten kilobytes; a list of all containers of a host may be larger. What users
// write may keep nobody busy for long.
constexpr uint64_t file_size_max = 8 << 20;
constexpr uint64_t users_file_size_max = 1 << 20;
constexpr size_t list_entries_max = 16384;
// Forgotten all at once: who is asked for comes again.
constexpr size_t lists_max = 64;
constexpr size_t homes_max = 1024;

void take(std::string &out, const json &value) {
    if (std::string text = text_in(value); !text.empty())
        out = std::move(text);
}

// The id becomes part of paths.
bool is_plain_word(std::string_view word) {
    return !word.empty() && word != "." && word != ".." &&
           word.find('/') == std::string_view::npos && word.find('\0') == std::string_view::npos;
}

// "key = value"
std::string_view lxc_value(std::string_view text, std::string_view key) {
    std::string_view value;
    for_each_line(text, [&](std::string_view line) {
        std::string_view rest = line;
        if (take_word(rest) == key && take_word(rest) == "=")
            value = take_word(rest);
    });
    return value;
}

void take_annotations(const json &annotations, container_info &container) {
    // CRI-O's
    take(container.name, member(annotations, "io.kubernetes.container.name"));
    take(container.pod_name, member(annotations, "io.kubernetes.pod.name"));
    take(container.pod_namespace, member(annotations, "io.kubernetes.pod.namespace"));
    take(container.pod_uid, member(annotations, "io.kubernetes.pod.uid"));
    take(container.image, member(annotations, "io.kubernetes.cri-o.ImageName"));
    take(container.image_id, member(annotations, "io.kubernetes.cri-o.ImageRef"));
    // containerd's
    take(container.name, member(annotations, "io.kubernetes.cri.container-name"));
    take(container.pod_name, member(annotations, "io.kubernetes.cri.sandbox-name"));
    take(container.pod_namespace, member(annotations, "io.kubernetes.cri.sandbox-namespace"));
    take(container.pod_uid, member(annotations, "io.kubernetes.cri.sandbox-uid"));
    take(container.image, member(annotations, "io.kubernetes.cri.image-name"));
}

bool take_bundle(const std::optional<json> &config, container_info &container) {
    if (config) {
        take_annotations(member(*config, "annotations"), container);
        container.facts = facts_of_bundle(*config);
    }
    return config.has_value();
}

void take_docker(const json &config, container_info &container) {
    container.runtime = container_runtime::docker;
    const std::string name = text_in(member(config, "Name"));
    container.name = name.substr(std::min(name.find_first_not_of('/'), name.size()));
    take(container.image_id, member(config, "Image"));
    take(container.image, member(member(config, "Config"), "Image"));
    const json &labels = member(member(config, "Config"), "Labels");
    take(container.pod_name, member(labels, "io.kubernetes.pod.name"));
    take(container.pod_namespace, member(labels, "io.kubernetes.pod.namespace"));
    take(container.pod_uid, member(labels, "io.kubernetes.pod.uid"));
    take(container.name, member(labels, "io.kubernetes.container.name"));
}

// "metadata" is JSON in a string.
void take_entry(const json &entry, container_info &container) {
    if (const json &names = member(entry, "names"); names.is_array() && !names.empty())
        take(container.name, names[0]);
    take(container.image_id, member(entry, "image"));
    const auto metadata = json_of(text_in(member(entry, "metadata")));
    if (!metadata)
        return;
    take(container.image, member(*metadata, "image-name"));
    take(container.name, member(*metadata, "name"));
}

}  // namespace

std::optional<std::string> container_files::read_file(const found_file &file, uint32_t owner) {
    auto text = read_found(file, owner == 0 ? file_size_max : users_file_size_max);
    if (text) {
        files_read_++;
        bytes_read_ += text->size();
    }
    return text;
}

std::optional<std::string> container_files::read_file(const std::string &path, uint32_t owner) {
    const auto file = files_.find(path, owner);
    return file ? read_file(*file, owner) : std::nullopt;
}

// One that is damaged is not read again either, before it is another.
const container_files::storage_list *container_files::list_of(const std::string &path,
                                                              uint32_t owner) {
    const auto file = files_.find(path, owner);
    if (!file)
        return nullptr;
    if (const auto known = lists_.find(path);
        known != lists_.end() && known->second.identity == file->identity)
        return &known->second;
    if (lists_.size() >= lists_max)
        lists_.clear();
    storage_list &list = lists_[path];
    list = {file->identity, {}};
    const auto entries = json_of(read_file(*file, owner));
    if (!entries || !entries->is_array())
        return &list;
    for (const json &entry : *entries) {
        if (list.containers.size() >= list_entries_max)
            break;
        take_entry(entry, list.containers[text_in(member(entry, "id"))]);
    }
    return &list;
}

// Of /etc/passwd; empty: there is none.
std::string container_files::home_of(uint32_t uid) {
    if (homes_.size() >= homes_max)
        homes_.clear();
    const auto [home, is_new] = homes_.try_emplace(uid);
    if (!is_new)
        return home->second;
    for_each_row(root_ + "/etc/passwd", fgetpwent_r, [&, home = home](const passwd &row) {
        const bool is_his = row.pw_uid == uid && row.pw_dir && row.pw_dir[0] == '/';
        if (is_his)
            home->second = row.pw_dir;
        return !is_his;
    });
    return home->second;
}

bool container_files::read_docker(container_info &container) {
    const uint32_t owner = *container.owner;
    std::string name = owner == 0 ? "/var/lib/docker" : home_of(owner);
    if (name.empty())
        return false;
    name += owner == 0 ? "" : "/.local/share/docker";
    const std::string files = fmt::format("{}/containers/{}/", name, container.id);
    const auto config = json_of(read_file(files + "config.v2.json", owner));
    if (!config)
        return false;
    take_docker(*config, container);
    const auto host = json_of(read_file(files + "hostconfig.json", owner));
    container.facts = facts_of_docker(*config, host.value_or(json()));
    return true;
}

// containers/storage: what Podman and CRI-O both keep.
bool container_files::read_storage_at(const std::string &storage, container_info &container) {
    const uint32_t owner = *container.owner;
    const std::string text = storage + "/overlay-containers";
    const storage_list *list = list_of(text + "/containers.json", owner);
    const bool listed = list && list->containers.count(container.id);
    if (listed) {
        const container_info &entry = list->containers.at(container.id);
        container.name = entry.name;
        container.image = entry.image;
        container.image_id = entry.image_id;
    }
    const auto config =
        json_of(read_file(fmt::format("{}/{}/userdata/config.json", text, container.id), owner));
    return take_bundle(config, container) || listed;
}

bool container_files::read_storage(container_info &container) {
    if (*container.owner != 0) {
        const std::string home = home_of(*container.owner);
        return !home.empty() &&
               read_storage_at(home + "/.local/share/containers/storage", container);
    }
    return read_storage_at("/var/lib/containers/storage", container) ||
           read_storage_at("/run/containers/storage", container);
}

// One directory for each of containerd's namespaces: "k8s.io", "moby", "default".
bool container_files::read_containerd(container_info &container) {
    if (*container.owner != 0)
        return true;
    const std::string tasks = "/run/containerd/io.containerd.runtime.v2.task";
    for (const std::string &space : files_.list(tasks)) {
        if (space == "moby")
            continue;
        const auto config =
            json_of(read_file(fmt::format("{}/{}/{}/config.json", tasks, space, container.id), 0));
        if (take_bundle(config, container))
            return true;
    }
    return read_docker(container);
}

bool container_files::read_lxc(container_info &container) {
    if (*container.owner != 0)
        return true;
    const auto config = read_file(fmt::format("/var/lib/lxc/{}/config", container.id), 0);
    if (!config)
        return false;
    if (const auto name = lxc_value(*config, "lxc.uts.name"); !name.empty())
        container.name = name;
    return true;
}

// "KEY=value" lines
bool container_files::read_machine(container_info &container) {
    if (*container.owner != 0)
        return true;
    const auto machine = read_file("/run/systemd/machines/" + container.id, 0);
    if (!machine)
        return false;
    for_each_line(*machine, [&](std::string_view line) {
        if (line.substr(0, 5) == "NAME=")
            container.name = line.substr(5);
        else if (line.substr(0, 5) == "ROOT=")
            container.image = line.substr(5);
    });
    return true;
}

bool container_files::read(container_info &container) {
    if (!is_plain_word(container.id) || !container.owner)
        return true;
    switch (container.runtime) {
        case container_runtime::docker:
            return read_docker(container);
        case container_runtime::podman:
        case container_runtime::crio:
            return read_storage(container);
        case container_runtime::containerd:
            return read_containerd(container);
        case container_runtime::lxc:
            return read_lxc(container);
        case container_runtime::nspawn:
            return read_machine(container);
        default:
            return true;
    }
}

}  // namespace ringtap

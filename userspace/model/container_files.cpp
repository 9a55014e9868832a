// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/container_files.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <vector>

#include "lib/mapping.h"
#include "model/proc_files.h"

namespace ringtap {

namespace {

using nlohmann::json;

// Real ones are some ten kilobytes; a list of all containers of a host may be larger.
constexpr off_t file_size_max = 8 << 20;

// O_NONBLOCK: a pipe that somebody put there is no reason to wait.
std::optional<std::string> read_small_file(const std::string &path) {
    const unique_fd file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    struct stat status;
    if (!file || fstat(file.get(), &status) < 0 || !S_ISREG(status.st_mode) ||
        status.st_size > file_size_max)
        return std::nullopt;
    std::string text(static_cast<size_t>(status.st_size), '\0');
    const ssize_t bytes = read(file.get(), text.data(), text.size());
    if (bytes < 0)
        return std::nullopt;
    text.resize(static_cast<size_t>(bytes));
    return text;
}

// Depth is bounded, for the parser and for who takes the value apart.
std::optional<json> read_json(const std::string &path) {
    constexpr int depth_max = 64;
    const auto text = read_small_file(path);
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

const json &member(const json &value, const char *key) {
    static const json nothing;
    if (!value.is_object())
        return nothing;
    const auto at = value.find(key);
    return at == value.end() ? nothing : *at;
}

std::string text_in(const json &value) {
    return value.is_string() ? value.get<std::string>() : std::string();
}

void take(std::string &to, const json &value) {
    if (std::string text = text_in(value); !text.empty())
        to = std::move(text);
}

// The id becomes part of paths.
bool is_plain_word(std::string_view word) {
    return !word.empty() && word != "." && word != ".." &&
           word.find('/') == std::string_view::npos && word.find('\0') == std::string_view::npos;
}

bool read_docker(const std::string &root, container_info &container) {
    const auto config = read_json(
        fmt::format("{}/var/lib/docker/containers/{}/config.v2.json", root, container.id));
    if (!config)
        return false;
    container.runtime = container_runtime::docker;
    std::string name = text_in(member(*config, "Name"));
    container.name =
        name.substr(name.find_first_not_of('/') == std::string::npos ? name.size()
                                                                     : name.find_first_not_of('/'));
    take(container.image_id, member(*config, "Image"));
    take(container.image, member(member(*config, "Config"), "Image"));
    const json &labels = member(member(*config, "Config"), "Labels");
    take(container.pod_name, member(labels, "io.kubernetes.pod.name"));
    take(container.pod_namespace, member(labels, "io.kubernetes.pod.namespace"));
    take(container.pod_uid, member(labels, "io.kubernetes.pod.uid"));
    take(container.name, member(labels, "io.kubernetes.container.name"));
    return true;
}

// Homes of those who may run containers without being root.
std::vector<std::string> homes(const std::string &root) {
    std::vector<std::string> found = {root + "/root"};
    const std::unique_ptr<FILE, int (*)(FILE *)> file(fopen((root + "/etc/passwd").c_str(), "re"),
                                                      fclose);
    while (const passwd *entry = file ? fgetpwent(file.get()) : nullptr)
        if (entry->pw_uid >= 1000 && entry->pw_dir && entry->pw_dir[0] == '/')
            found.push_back(root + entry->pw_dir);
    return found;
}

// containers/storage: what Podman and CRI-O both keep. "metadata" is JSON in a string.
bool read_storage_list(const std::string &storage, container_info &container) {
    const auto list = read_json(storage + "/overlay-containers/containers.json");
    if (!list || !list->is_array())
        return false;
    for (const json &entry : *list) {
        if (text_in(member(entry, "id")) != container.id)
            continue;
        if (const json &names = member(entry, "names"); names.is_array() && !names.empty())
            take(container.name, names[0]);
        take(container.image_id, member(entry, "image"));
        const json metadata = json::parse(text_in(member(entry, "metadata")), nullptr, false);
        take(container.image, member(metadata, "image-name"));
        take(container.name, member(metadata, "name"));
        return true;
    }
    return false;
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

bool read_bundle(const std::string &path, container_info &container) {
    const auto config = read_json(path);
    if (!config)
        return false;
    take_annotations(member(*config, "annotations"), container);
    return true;
}

bool read_storage(const std::string &root, container_info &container) {
    for (const char *storage : {"/var/lib/containers/storage", "/var/run/containers/storage"}) {
        const std::string data = fmt::format("{}{}/overlay-containers/{}/userdata/config.json",
                                             root, storage, container.id);
        const bool listed = read_storage_list(root + storage, container);
        const bool bundle = read_bundle(data, container);
        if (listed || bundle)
            return true;
    }
    if (container.runtime == container_runtime::crio)
        return false;
    for (const std::string &home : homes(root))
        if (read_storage_list(home + "/.local/share/containers/storage", container))
            return true;
    return false;
}

struct close_directory {
    void operator()(DIR *directory) const { closedir(directory); }
};

// One directory for each of containerd's namespaces: "k8s.io", "moby", "default".
bool read_containerd(const std::string &root, container_info &container) {
    const std::string tasks = root + "/run/containerd/io.containerd.runtime.v2.task";
    const std::unique_ptr<DIR, close_directory> spaces(opendir(tasks.c_str()));
    while (const dirent *space = spaces ? readdir(spaces.get()) : nullptr) {
        const std::string_view name = space->d_name;
        if (name == "." || name == ".." || name == "moby")
            continue;
        if (read_bundle(fmt::format("{}/{}/{}/config.json", tasks, name, container.id), container))
            return true;
    }
    return read_docker(root, container);
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

bool read_lxc(const std::string &root, container_info &container) {
    const auto config =
        read_small_file(fmt::format("{}/var/lib/lxc/{}/config", root, container.id));
    if (!config)
        return false;
    if (const auto name = lxc_value(*config, "lxc.uts.name"); !name.empty())
        container.name = name;
    return true;
}

// "KEY=value" lines
bool read_machine(const std::string &root, container_info &container) {
    const auto machine =
        read_small_file(fmt::format("{}/run/systemd/machines/{}", root, container.id));
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

}  // namespace

bool read_container_files(const std::string &root, container_info &container) {
    if (!is_plain_word(container.id))
        return true;
    switch (container.runtime) {
        case container_runtime::docker:
            return read_docker(root, container);
        case container_runtime::podman:
        case container_runtime::crio:
            return read_storage(root, container);
        case container_runtime::containerd:
            return read_containerd(root, container);
        case container_runtime::lxc:
            return read_lxc(root, container);
        case container_runtime::nspawn:
            return read_machine(root, container);
        default:
            return true;
    }
}

}  // namespace ringtap

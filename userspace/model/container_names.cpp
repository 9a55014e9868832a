// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/container_names.h"

#include <algorithm>
#include <optional>

#include "lib/clock.h"
#include "model/container_files.h"

namespace ringtap {

namespace {

constexpr size_t long_id = 64;
constexpr size_t short_digits = 12;
// Forgotten all at once, when so many groups have come: those that are in use come again.
constexpr size_t answers_max = 16384;
// A container's files may be written after its first process has begun.
constexpr uint64_t look_again_ns = 500 * 1000 * 1000;
constexpr unsigned looks_max = 4;

bool is_hex(std::string_view text) {
    return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool is_long_id(std::string_view text) {
    return text.size() == long_id && is_hex(text);
}

bool take_prefix(std::string_view &text, std::string_view prefix) {
    if (text.substr(0, prefix.size()) != prefix)
        return false;
    text.remove_prefix(prefix.size());
    return true;
}

bool take_suffix(std::string_view &text, std::string_view suffix) {
    if (text.size() < suffix.size() || text.substr(text.size() - suffix.size()) != suffix)
        return false;
    text.remove_suffix(suffix.size());
    return true;
}

// systemd writes '-' in the middle of a name as "\x2d".
std::string unescape_unit(std::string_view text) {
    std::string plain;
    while (!text.empty()) {
        if (take_prefix(text, "\\x2d")) {
            plain += '-';
        } else {
            plain += text[0];
            text.remove_prefix(1);
        }
    }
    return plain;
}

struct scope_prefix {
    std::string_view prefix;
    container_runtime runtime;
};

// Scopes that runtimes make through systemd: PREFIX-ID.scope.
constexpr scope_prefix scopes[] = {
    {"docker-", container_runtime::docker},
    {"libpod-", container_runtime::podman},
    {"cri-containerd-", container_runtime::containerd},
    {"crio-", container_runtime::crio},
};

std::optional<container_info> of_scope(std::string_view word) {
    if (!take_suffix(word, ".scope"))
        return std::nullopt;
    for (const auto &[prefix, runtime] : scopes) {
        std::string_view id = word;
        if (take_prefix(id, prefix) && is_long_id(id)) {
            container_info found;
            found.runtime = runtime;
            found.id = id;
            return found;
        }
    }
    if (!take_prefix(word, "machine-") || word.empty())
        return std::nullopt;
    container_info found;
    found.runtime = container_runtime::nspawn;
    found.id = found.name = unescape_unit(word);
    return found;
}

// "kubepods-burstable-podUID.slice" or "podUID"
std::optional<std::string> pod_uid_of(std::string_view word) {
    take_suffix(word, ".slice");
    const size_t pod = word.rfind("pod");
    if (pod == std::string_view::npos || (pod != 0 && word[pod - 1] != '-'))
        return std::nullopt;
    std::string uid(word.substr(pod + 3));
    std::replace(uid.begin(), uid.end(), '_', '-');
    return uid.size() < 32 ? std::nullopt : std::optional(uid);
}

struct named_directory {
    std::string_view parent;
    container_runtime runtime;
    bool any_name;  // else a long id
};

// Groups that runtimes make by themselves: PARENT/ID.
constexpr named_directory directories[] = {
    {"docker", container_runtime::docker, false},
    {"libpod_parent", container_runtime::podman, false},
    {"lxc", container_runtime::lxc, true},
    {"lxc.payload", container_runtime::lxc, true},
    {"machine", container_runtime::nspawn, true},
};

std::optional<container_info> of_directory(std::string_view parent, std::string_view word) {
    if (take_prefix(word, "libpod-") && is_long_id(word)) {
        container_info found;
        found.runtime = container_runtime::podman;
        found.id = word;
        return found;
    }
    std::string_view lxc = word;
    const bool is_payload = take_prefix(lxc, "lxc.payload.") && !lxc.empty();
    for (const auto &[name, runtime, any_name] : directories) {
        if (!is_payload && (parent != name || !(any_name || is_long_id(word)) || word.empty()))
            continue;
        container_info found;
        found.runtime = is_payload ? container_runtime::lxc : runtime;
        found.id = is_payload ? lxc : word;
        if (any_name || is_payload)
            found.name = found.id;
        return found;
    }
    return std::nullopt;
}

std::string_view without_suffix(std::string_view word, std::string_view suffix) {
    take_suffix(word, suffix);
    return word;
}

// The outermost container counts: what is below it is its own business. A service only counts
// where there is no container.
class path_walk {
  public:
    container_info found;

    // True: go on.
    bool step(std::string_view word) {
        kubernetes_ |= word.substr(0, kubepods.size()) == kubepods;
        if (const auto pod = pod_uid_of(word); pod && kubernetes_)
            found.pod_uid = *pod;
        auto container = of_scope(word);
        if (!container)
            container = of_directory(parent_, word);
        if (!container && !found.pod_uid.empty() && is_long_id(word))
            container = of_pod(word);
        if (container) {
            container->pod_uid = std::move(found.pod_uid);
            found = std::move(*container);
            return false;
        }
        if (word.size() > service.size() && without_suffix(word, service) != word) {
            found.runtime = container_runtime::systemd;
            found.id = found.name = word;
        }
        parent_ = word;
        return true;
    }

  private:
    static constexpr std::string_view service = ".service";
    static constexpr std::string_view kubepods = "kubepods";

    // Docker and containerd with cgroupfs write the bare id; the files tell which of them it was.
    static container_info of_pod(std::string_view id) {
        container_info container;
        container.runtime = container_runtime::containerd;
        container.id = id;
        return container;
    }

    std::string_view parent_;
    bool kubernetes_ = false;
};

}  // namespace

std::string_view container_info::short_id() const {
    const std::string_view whole = id;
    return is_long_id(whole) ? whole.substr(0, short_digits) : whole;
}

container_info container_of_cgroup(std::string_view cgroup) {
    path_walk walk;
    bool more = true;
    while (more && !cgroup.empty()) {
        const size_t end = std::min(cgroup.find('/'), cgroup.size());
        more = end == 0 || walk.step(cgroup.substr(0, end));
        cgroup.remove_prefix(std::min(end + 1, cgroup.size()));
    }
    if (walk.found.runtime == container_runtime::none)
        walk.found.pod_uid.clear();
    return std::move(walk.found);
}

std::shared_ptr<const container_info> container_names::find(const name_ref &cgroup) const {
    if (!cgroup)
        return nullptr;
    if (answers_.size() >= answers_max)
        answers_.clear();
    const auto [at, is_new] = answers_.try_emplace(cgroup.get());
    answer &known = at->second;
    if (is_new)
        known.cgroup = cgroup;
    if (is_new || (known.look_again_ns != UINT64_MAX && monotonic_ns() >= known.look_again_ns))
        look(known);
    return known.container;
}

void container_names::look(answer &answer) const {
    const std::string cgroup(answer.cgroup->text());
    container_info found = container_of_cgroup(cgroup);
    answer.look_again_ns = UINT64_MAX;
    if (found.runtime == container_runtime::none)
        return;
    if (const auto known = known_.find(cgroup); known != known_.end())
        found = known->second;
    else if (live_ && !read_container_files(root_, found) && ++answer.looks < looks_max)
        answer.look_again_ns = monotonic_ns() + look_again_ns;
    answer.container = std::make_shared<const container_info>(std::move(found));
}

void container_names::add(std::pair<std::string, container_info> known) {
    known_.insert_or_assign(std::move(known.first), std::move(known.second));
}

void container_names::for_each(
    const std::function<void(std::string_view, const container_info &)> &call) const {
    for (const auto &[key, answer] : answers_)
        if (answer.container)
            call(answer.cgroup->text(), *answer.container);
}

}  // namespace ringtap

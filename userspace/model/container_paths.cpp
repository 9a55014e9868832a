// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/container_paths.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

namespace ringtap {

namespace {

constexpr size_t long_id = 64;
constexpr size_t short_digits = 12;

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

// Docker and containerd with cgroupfs write the bare id; the files tell which of them it was.
container_info of_pod(std::string_view id) {
    container_info container;
    container.runtime = container_runtime::containerd;
    container.id = id;
    return container;
}

bool has_suffix(std::string_view word, std::string_view suffix) {
    return word.size() > suffix.size() && take_suffix(word, suffix);
}

// "user-1000.slice"
std::optional<uint32_t> user_of_slice(std::string_view word) {
    uint32_t uid = 0;
    if (!take_prefix(word, "user-") || !take_suffix(word, ".slice"))
        return std::nullopt;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), uid);
    return error == std::errc() && end == word.data() + word.size() ? std::optional(uid)
                                                                    : std::nullopt;
}

// Slices are never given away, and the others are made by root's runtimes. Only where all that is
// above is such a group, too.
bool is_kept_by_root(std::string_view word, bool kubernetes) {
    constexpr std::string_view kept[] = {"docker", "libpod_parent", "lxc", "lxc.payload",
                                         "machine"};
    return has_suffix(word, ".slice") || kubernetes ||
           std::find(std::begin(kept), std::end(kept), word) != std::end(kept);
}

// The outermost container counts: what is below it is its own business. So is what is below a
// service, but for that of a user's own services. A service only counts where there is no
// container.
class path_walk {
  public:
    group_claim claim;

    // above: the path up to the word. True: go on.
    bool step(std::string_view above, std::string_view word) {
        kubernetes_ |= word.substr(0, kubepods.size()) == kubepods;
        if (const auto pod = pod_uid_of(word); pod && kubernetes_)
            pod_uid_ = *pod;
        if (auto container = container_of(word)) {
            claim = {std::move(*container), above};
            claim.container.pod_uid = pod_uid_;
            claim.container.owner = owner_;
            return false;
        }
        if (has_suffix(word, ".service"))
            take_service(above, word);
        give_away(word);
        parent_ = word;
        depth_++;
        return true;
    }

  private:
    static constexpr std::string_view kubepods = "kubepods";

    std::optional<container_info> container_of(std::string_view word) const {
        auto container = of_scope(word);
        if (!container)
            container = of_directory(parent_, word);
        if (!container && !pod_uid_.empty() && is_long_id(word))
            container = of_pod(word);
        return container;
    }

    bool is_user_manager(std::string_view word) const {
        return user_ && depth_ == 2 && word == fmt::format("user@{}.service", *user_);
    }

    void take_service(std::string_view above, std::string_view word) {
        container_info &found = claim.container;
        if (found.runtime != container_runtime::none && !manager_)
            return;
        manager_ = is_user_manager(word);
        found.runtime = container_runtime::systemd;
        found.id = found.name = word;
        found.owner = manager_ ? 0 : owner_;
        claim.made_in = above;
    }

    // Who may name what is in this group?
    void give_away(std::string_view word) {
        if (depth_ == 1 && parent_ == "user.slice")
            user_ = user_of_slice(word);
        if (user_ && *user_ != 0)
            owner_ = user_;
        else if (!is_kept_by_root(word, kubernetes_))
            owner_.reset();
    }

    std::string_view parent_;
    std::string pod_uid_;
    bool kubernetes_ = false;
    bool manager_ = false;  // what was found is user@UID.service
    unsigned depth_ = 0;
    std::optional<uint32_t> user_;
    std::optional<uint32_t> owner_ = 0;
};

}  // namespace

std::string_view container_info::short_id() const {
    const std::string_view whole = id;
    return is_long_id(whole) ? whole.substr(0, short_digits) : whole;
}

std::string container_info::said(std::string_view text) const {
    if (text.empty() || owner == 0u)
        return std::string(text);
    return owner ? fmt::format("{}:{}", *owner, text) : fmt::format("?:{}", text);
}

group_claim claim_of_cgroup(std::string_view cgroup) {
    path_walk walk;
    bool more = true;
    for (size_t at = 0; more && at < cgroup.size();) {
        const size_t end = std::min(cgroup.find('/', at), cgroup.size());
        more = end == at || walk.step(cgroup.substr(0, at), cgroup.substr(at, end - at));
        at = end + 1;
    }
    return std::move(walk.claim);
}

}  // namespace ringtap

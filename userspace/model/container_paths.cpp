// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/container_paths.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "model/container_claim.h"

namespace ringtap {

namespace {

static_assert(static_cast<int>(container_runtime::docker) == CLAIM_DOCKER);
static_assert(static_cast<int>(container_runtime::systemd) == CLAIM_SYSTEMD);

std::string_view text_of(const claim_part &part) {
    return {part.text, part.size};
}

// systemd writes '-' in the middle of a name as "\x2d".
std::string unescape_unit(std::string_view text) {
    constexpr std::string_view escaped = "\\x2d";
    std::string plain;
    for (size_t at = 0; at < text.size();) {
        const bool is_escaped = text.substr(at, escaped.size()) == escaped;
        plain += is_escaped ? '-' : text[at];
        at += is_escaped ? escaped.size() : 1;
    }
    return plain;
}

}  // namespace

std::string_view container_info::short_id() const {
    return std::string_view(id).substr(0, ringtap_short_id_size(id.data(), id.size()));
}

std::string container_info::said(std::string_view text) const {
    if (text.empty() || owner == 0u)
        return std::string(text);
    return owner ? fmt::format("{}:{}", *owner, text) : fmt::format("?:{}", text);
}

group_claim claim_of_cgroup(std::string_view cgroup) {
    const container_claim found = ringtap_claim_of_group(cgroup.data(), cgroup.size());
    group_claim claim;
    claim.made_in = text_of(found.made_in);
    container_info &container = claim.container;
    container.runtime = static_cast<container_runtime>(found.runtime);
    container.id = found.is_escaped ? unescape_unit(text_of(found.id)) : text_of(found.id);
    container.name = found.id_is_name ? container.id : std::string();
    container.pod_uid = text_of(found.pod_uid);
    std::replace(container.pod_uid.begin(), container.pod_uid.end(), '_', '-');
    if (found.owner_known)
        container.owner = found.owner;
    return claim;
}

}  // namespace ringtap

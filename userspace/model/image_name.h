// SPDX-License-Identifier: MIT OR Apache-2.0
// The parts of a container image's name: REPOSITORY:TAG@DIGEST, of which the last two may be missing.
#ifndef RINGTAP_MODEL_IMAGE_NAME_H
#define RINGTAP_MODEL_IMAGE_NAME_H

#include <algorithm>
#include <string_view>

namespace ringtap {

struct image_name {
    std::string_view repository, tag, digest;  // empty: there is none

    explicit image_name(std::string_view whole) {
        const size_t at = std::min(whole.find('@'), whole.size());
        digest = whole.substr(std::min(at + 1, whole.size()));
        whole = whole.substr(0, at);
        const size_t slash = whole.rfind('/');
        const size_t colon = whole.rfind(':');
        // A registry's port is no tag.
        const bool has_tag = colon != std::string_view::npos &&
                             (slash == std::string_view::npos || colon > slash);
        repository = whole.substr(0, has_tag ? colon : whole.size());
        tag = has_tag ? whole.substr(colon + 1) : std::string_view();
    }
};

}  // namespace ringtap

#endif

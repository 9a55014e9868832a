// SPDX-License-Identifier: MIT OR Apache-2.0
#ifndef RINGTAP_FIELDS_CONTAINER_ID_H
#define RINGTAP_FIELDS_CONTAINER_ID_H

#include <string_view>

#include "model/host_model.h"

namespace ringtap {

// As Sysdig shows it: the first twelve digits of a long hexadecimal id, another one whole.
inline std::string_view shown_id(const container_info &container) {
    constexpr size_t digits_of_long_id = 64;
    constexpr size_t digits_shown = 12;
    const std::string_view id = container.id;
    const bool is_long = id.size() == digits_of_long_id &&
                         id.find_first_not_of("0123456789abcdef") == std::string_view::npos;
    return is_long ? id.substr(0, digits_shown) : id;
}

}  // namespace ringtap

#endif

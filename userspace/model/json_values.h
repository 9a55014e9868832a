// SPDX-License-Identifier: MIT OR Apache-2.0
// What a JSON value of somebody else's may have, or not.
#ifndef RINGTAP_MODEL_JSON_VALUES_H
#define RINGTAP_MODEL_JSON_VALUES_H

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace ringtap {

// Nothing: it is damaged, or too deep for who takes it apart.
std::optional<nlohmann::json> json_of(const std::optional<std::string> &text);

// Null: it is no object, or has no such member.
inline const nlohmann::json &member(const nlohmann::json &value, const char *key) {
    static const nlohmann::json nothing;
    if (!value.is_object())
        return nothing;
    const auto at = value.find(key);
    return at == value.end() ? nothing : *at;
}

// Empty: it is no text.
inline std::string text_in(const nlohmann::json &value) {
    return value.is_string() ? value.get<std::string>() : std::string();
}

}  // namespace ringtap

#endif

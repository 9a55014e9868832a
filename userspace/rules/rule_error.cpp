// SPDX-License-Identifier: MIT OR Apache-2.0
#include "rules/rule_error.h"

#include <fmt/format.h>

namespace ringtap {

std::string place_text(const rule_place &where, const std::string &item) {
    std::string text = where.file ? *where.file : std::string();
    if (where.line)
        text += fmt::format(":{}:{}", where.line, where.column);
    return item.empty() ? text : text + ": " + item;
}

rule_error::rule_error(const rule_place &where, const std::string &item, const std::string &what)
    : std::runtime_error(fmt::format("{}: {}", place_text(where, item), what)) {}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
// What is wrong with a rules file, and where.
#ifndef RINGTAP_RULES_RULE_ERROR_H
#define RINGTAP_RULES_RULE_ERROR_H

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>

namespace ringtap {

// A line of a file, from 1 on. Thousands of items share the file's name.
struct rule_place {
    std::shared_ptr<const std::string> file;
    uint32_t line = 0;
    uint32_t column = 0;
};

// FILE:LINE:COLUMN: ITEM: what is wrong. Further lines show the text and where in it.
class rule_error : public std::runtime_error {
  public:
    // item: "rule 'Shell in a container'"; empty: none is known yet.
    rule_error(const rule_place &where, const std::string &item, const std::string &what);
};

// The file, the line, and the item as they stand before a message.
std::string place_text(const rule_place &where, const std::string &item);

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/terminal_descriptions.h"

namespace ringtap {

namespace {

// CMakeLists.txt makes it by infocmp(1): {"vt100", "b64:..."} and so on, the VT100 first.
constexpr terminal_description descriptions[] = {
#include "terminal_descriptions.inc"
};

}  // namespace

const terminal_description &description_like(std::string_view type) {
    const terminal_description *best = &descriptions[0];
    size_t longest = 0;
    for (const terminal_description &known : descriptions) {
        const std::string_view name = known.name;
        if (name.size() > longest && type.substr(0, name.size()) == name) {
            best = &known;
            longest = name.size();
        }
    }
    return *best;
}

}  // namespace ringtap

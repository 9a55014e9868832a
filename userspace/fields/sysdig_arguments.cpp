// SPDX-License-Identifier: MIT OR Apache-2.0
#include "fields/sysdig_arguments.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace ringtap {

namespace {

struct sysdig_argument {
    std::string_view call, name, kernel_name;
};

// Sorted by call and name
constexpr sysdig_argument arguments[] = {
#include "fields/sysdig_arguments.inc"
};

}  // namespace

std::string_view kernel_argument(std::string_view call, std::string_view sysdig_name) {
    const auto wanted = std::make_pair(call, sysdig_name);
    const auto key_of = [](const sysdig_argument &row) { return std::make_pair(row.call, row.name); };
    const auto *found =
        std::lower_bound(std::begin(arguments), std::end(arguments), wanted,
                         [&](const sysdig_argument &row, const auto &key) { return key_of(row) < key; });
    const bool is_there = found != std::end(arguments) && key_of(*found) == wanted;
    return is_there ? found->kernel_name : std::string_view();
}

std::vector<std::string_view> sysdig_argument_names() {
    std::vector<std::string_view> names;
    for (const sysdig_argument &row : arguments)
        names.push_back(row.name);
    return names;
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "fields/sysdig_arguments.h"

#include <iterator>
#include <unordered_map>

namespace ringtap {

namespace {

struct sysdig_argument {
    std::string_view call, name, kernel_name;
};

// Sorted by call and name
constexpr sysdig_argument arguments[] = {
#include "fields/sysdig_arguments.inc"
};

// The first of each: rules ask for them of each event.
std::unordered_map<std::string_view, const sysdig_argument *> rows_by_call() {
    std::unordered_map<std::string_view, const sysdig_argument *> rows;
    for (const sysdig_argument &row : arguments)
        rows.emplace(row.call, &row);
    return rows;
}

}  // namespace

std::string_view kernel_argument(std::string_view call, std::string_view sysdig_name) {
    static const auto rows = rows_by_call();
    const auto first = rows.find(call);
    if (first == rows.end())
        return {};
    for (const sysdig_argument *row = first->second; row != std::end(arguments) && row->call == call; row++)
        if (row->name == sysdig_name)
            return row->kernel_name;
    return {};
}

std::vector<std::string_view> sysdig_argument_names() {
    std::vector<std::string_view> names;
    for (const sysdig_argument &row : arguments)
        names.push_back(row.name);
    return names;
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/find_view.h"

#include <fmt/format.h>

#include <cstdio>

#include "cli/options.h"
#include "decode/nearest.h"
#include "decode/text.h"

namespace ringtap {

std::vector<view> known_views() {
    std::vector<std::string> trouble;
    std::vector<view> views = all_views(trouble);
    for (const std::string &line : trouble)
        fmt::print(stderr, "ringtap: {}\n", visible{line});
    return views;
}

const view &find_view(const std::vector<view> &views, const std::string &name) {
    std::vector<std::string_view> names;
    for (const view &view : views) {
        if (view.name == name)
            return view;
        names.emplace_back(view.name);
    }
    throw usage_error(fmt::format("there is no view '{}'{}", name, did_you_mean(nearest_word(name, names))));
}

table_request request_of(const view &view, source_filter filter) {
    table_request request;
    for (const std::string &word : view.types) {
        const auto types = event_types_by_word().find(word);
        if (types == event_types_by_word().end())
            throw usage_error(fmt::format("view {}: there are no events of the type '{}'", view.name, word));
        filter.criteria.types.insert(types->second.begin(), types->second.end());
    }
    filter.expression = both_filters(view.filter, filter.expression);
    request.filter = std::move(filter);
    request.name = view.name;
    request.plan = [view](machine on) { return plan_of(view, on); };
    return request;
}

}  // namespace ringtap

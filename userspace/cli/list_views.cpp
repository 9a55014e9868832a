// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/find_view.h"
#include "cli/list.h"
#include "render/json_writer.h"

namespace ringtap {

namespace {

void list_as_json(const view &view, text_buffer &out) {
    json_writer json(out);
    json.begin_object().member("type", "view").member("name", view.name).member("title", view.title);
    json.member("about", view.about).member("filter", view.filter).member("by", view.by).key("columns").begin_array();
    for (const std::string &column : view.columns)
        json.string(column);
    json.end_array().member("next", view.next).member("own", view.own).end_object();
    append(out, '\n');
}

}  // namespace

void list_views(const list_request &request, text_buffer &out) {
    const std::vector<view> views = known_views();
    std::vector<view> wanted;
    for (const std::string &name : request.names)
        wanted.push_back(find_view(views, name));
    for (const view &view : request.names.empty() ? views : wanted) {
        if (request.json)
            list_as_json(view, out);
        else
            append_format(out, "{:<17} {}\n", view.name, visible{view.about});
    }
}

}  // namespace ringtap

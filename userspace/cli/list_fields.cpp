// SPDX-License-Identifier: MIT OR Apache-2.0
#include <string_view>
#include <vector>

#include "cli/list.h"
#include "cli/options.h"
#include "decode/nearest.h"
#include "fields/field.h"
#include "render/json_writer.h"

namespace ringtap {

namespace {

enum class list_style { text, json, man };

void append_text(text_buffer &out, const field &field) {
    append_format(out, "{:<32} {:<13} {}\n", fmt::format("{}{}", field.name, arg_word(field.arg)),
                  type_word(field.type), field.meaning);
}

void append_json(text_buffer &out, const field_class &fields, const field &field) {
    json_writer(out)
        .begin_object()
        .member("type", "field")
        .member("class", fields.name)
        .member("name", field.name)
        .member("argument", arg_word(field.arg))
        .member("value", type_word(field.type))
        .member("meaning", field.meaning)
        .end_object();
    out.push_back('\n');
}

// A comma or full stop that stands alone would be punctuation to mdoc, < and > are not.
void append_man(text_buffer &out, const field &field) {
    append_format(out, ".It Cm {}{} ( {} )\n{}\n", field.name, arg_word(field.arg),
                  type_word(field.type), field.meaning);
}

void append_class_head(text_buffer &out, const field_class &fields, bool first, list_style style) {
    if (style == list_style::text)
        append_format(out, "{}{}: {}\n\n", first ? "" : "\n", fields.name, fields.meaning);
    else if (style == list_style::man)
        append_format(out, "{}.Ss {}: {}\n.Bl -tag -width Ds -compact\n", first ? "" : ".El\n",
                      fields.name, fields.meaning);
}

list_style style_of(const list_request &request) {
    if (request.json)
        return list_style::json;
    return request.man ? list_style::man : list_style::text;
}

void append_one(text_buffer &out, const field_class &fields, const field &field, list_style style) {
    if (style == list_style::json)
        append_json(out, fields, field);
    else if (style == list_style::man)
        append_man(out, field);
    else
        append_text(out, field);
}

void append_all(text_buffer &out, list_style style) {
    std::string_view before;
    for (const field_class &fields : field_classes()) {
        if (before != fields.name)
            append_class_head(out, fields, before.empty(), style);
        before = fields.name;
        for (const field &field : fields)
            append_one(out, fields, field, style);
    }
    if (style == list_style::man)
        append(out, ".El\n");
}

void append_named(text_buffer &out, std::string_view name, list_style style) {
    std::vector<std::string_view> names;
    for (const field_class &fields : field_classes())
        for (const field &field : fields) {
            if (name == field.name)
                return append_one(out, fields, field, style);
            names.emplace_back(field.name);
        }
    throw usage_error(fmt::format("there is no field '{}'{}", name,
                                  did_you_mean(nearest_word(name, names))));
}

}  // namespace

void list_fields(const list_request &request, text_buffer &out) {
    if (request.names.empty())
        return append_all(out, style_of(request));
    for (const std::string &name : request.names)
        append_named(out, name, style_of(request));
}

}  // namespace ringtap

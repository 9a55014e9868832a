// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/list_fields.h"

#include "cli/json_writer.h"
#include "fields/field.h"

namespace ringtap {

namespace {

void append_text(text_buffer &to, const field &field) {
    append_format(to, "{:<32} {:<13} {}\n", fmt::format("{}{}", field.name, arg_word(field.arg)),
                  type_word(field.type), field.meaning);
}

void append_json(text_buffer &to, const field_class &fields, const field &field) {
    json_writer(to)
        .begin_object()
        .member("type", "field")
        .member("class", fields.name)
        .member("name", field.name)
        .member("argument", arg_word(field.arg))
        .member("value", type_word(field.type))
        .member("meaning", field.meaning)
        .end_object();
    to.push_back('\n');
}

// A comma or full stop that stands alone would be punctuation to mdoc, < and > are not.
void append_man(text_buffer &to, const field &field) {
    append_format(to, ".It Cm {}{} ( {} )\n{}\n", field.name, arg_word(field.arg),
                  type_word(field.type), field.meaning);
}

void append_class_head(text_buffer &to, const field_class &fields, bool first, list_style style) {
    if (style == list_style::text)
        append_format(to, "{}{}: {}\n\n", first ? "" : "\n", fields.name, fields.meaning);
    else if (style == list_style::man)
        append_format(to, "{}.Ss {}: {}\n.Bl -tag -width Ds -compact\n", first ? "" : ".El\n",
                      fields.name, fields.meaning);
}

}  // namespace

void append_fields(text_buffer &to, list_style style) {
    std::string_view before;
    for (const field_class &fields : field_classes()) {
        if (before != fields.name)
            append_class_head(to, fields, before.empty(), style);
        before = fields.name;
        for (const field &field : fields) {
            if (style == list_style::json)
                append_json(to, fields, field);
            else if (style == list_style::man)
                append_man(to, field);
            else
                append_text(to, field);
        }
    }
    if (style == list_style::man)
        append(to, ".El\n");
}

}  // namespace ringtap

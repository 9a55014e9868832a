// SPDX-License-Identifier: MIT OR Apache-2.0
#include <algorithm>

#include "decode/nearest.h"
#include "fields/field.h"

namespace ringtap {

namespace {

bool takes_name(const field &field) {
    return field.arg == field_arg_kind::name || field.arg == field_arg_kind::name_or_index;
}

const field *find_exactly(std::string_view word) {
    for (const field_class &fields : field_classes())
        for (const field &field : fields)
            if (field.name == word)
                return &field;
    return nullptr;
}

}  // namespace

const std::vector<field_class> &field_classes() {
    static const std::vector<field_class> classes = {
        evt_fields(),       evt_call_fields(), evt_kind_fields(), proc_fields(),
        thread_fields(),    user_fields(),     group_fields(),    fd_fields(),
        container_fields(), k8s_fields(),      syscall_fields(),
    };
    return classes;
}

bool is_of_process(const field &field) {
    const auto &classes = field_classes();
    return std::any_of(classes.begin(), classes.end(), [&](const field_class &one) {
        return one.of_process && &field >= one.begin() && &field < one.end();
    });
}

const field *find_field(std::string_view word, field_arg &arg) {
    if (const field *found = find_exactly(word))
        return found;
    for (size_t dot = word.find('.'); dot != std::string_view::npos;
         dot = word.find('.', dot + 1)) {
        const field *found = find_exactly(word.substr(0, dot));
        if (!found || !takes_name(*found) || dot + 1 == word.size())
            continue;
        arg.name = word.substr(dot + 1);
        arg.given = true;
        return found;
    }
    return nullptr;
}

std::string_view nearest_field(std::string_view word) {
    std::vector<std::string_view> names;
    for (const field_class &fields : field_classes())
        for (const field &field : fields)
            names.emplace_back(field.name);
    return nearest_word(word, names);
}

const char *type_word(value_type type) {
    switch (type) {
        case value_type::text:
            return "text";
        case value_type::bytes:
            return "bytes";
        case value_type::number:
            return "number";
        case value_type::duration:
        case value_type::fraction:
            return "ns";
        case value_type::boolean:
            return "true or false";
        case value_type::address:
            return "IP address";
    }
    return "";
}

const char *arg_word(field_arg_kind arg) {
    switch (arg) {
        case field_arg_kind::none:
            return "";
        case field_arg_kind::index:
            return "[N]";
        case field_arg_kind::optional_index:
            return "[N]";
        case field_arg_kind::name:
        case field_arg_kind::optional_name:
            return "[NAME]";
        case field_arg_kind::name_or_index:
            return "[NAME or N]";
    }
    return "";
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
// The fields that filters and formats know, by Sysdig's names.
#ifndef RINGTAP_FIELDS_FIELD_H
#define RINGTAP_FIELDS_FIELD_H

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fields/reader.h"
#include "fields/value.h"

namespace ringtap {

enum class field_arg_kind : unsigned char {
    none,
    index,           // [2]; must be given
    optional_index,  // [2]; without it, the field's own rule
    name,            // [NAME] or .NAME; must be given
    optional_name,   // [NAME]; without it, all
    name_or_index,   // [NAME], .NAME or [2]; must be given
};

struct field_arg {
    std::string name;
    uint32_t index = 0;
    bool given = false;
    bool is_index = false;
};

using word_list = std::vector<std::string_view>;

enum class field_habit : unsigned char {
    usual,
    dear,         // a text that is put together of what the call was given
    fleeting,     // of a process: it may change though host_model::changes() does not
    remembering,  // it depends on which events it was asked of before
};

struct field {
    const char *name;
    value_type type;
    field_arg_kind arg;
    const char *meaning;
    // Adds what the field says of the current event to reader.values().
    void (*read)(field_reader &reader, const field_arg &arg);
    // All that it can say, Sysdig's words for what we do not see included; null: anything.
    word_list (*words)() = nullptr;
    field_habit habit = field_habit::usual;
};

struct field_class {
    const char *name;
    const char *meaning;
    const field *fields;
    size_t count;
    // They say of a call's event what they say of the process at that time: what the call is changes nothing.
    bool of_process = false;
    const field *begin() const { return fields; }
    const field *end() const { return fields + count; }
};

const std::vector<field_class> &field_classes();

bool is_of_process(const field &field);
// Of calls of the same thread it says the same until host_model::changes() is another.
inline bool is_steady(const field &field) {
    return field.habit == field_habit::usual && is_of_process(field);
}

// Null: there is none. With .NAME the field's own name is a part of the word.
const field *find_field(std::string_view word, field_arg &arg);

// The name that is most like a mistyped one; empty: none is near.
std::string_view nearest_field(std::string_view word);

// "text", "number", "ns"...
const char *type_word(value_type type);

// What stands behind the field's name: "", "[N]", "[NAME]"
const char *arg_word(field_arg_kind arg);

// The parts of the registry. A class may have several, in a row.
field_class evt_fields();
field_class evt_call_fields();
field_class evt_kind_fields();
field_class proc_fields();
field_class thread_fields();
field_class user_fields();
field_class group_fields();
field_class fd_fields();
field_class container_fields();
field_class k8s_fields();
field_class syscall_fields();

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// What was lost, as JSON: of an event, and of a whole run.
#ifndef RINGTAP_RENDER_JSON_COUNTS_H
#define RINGTAP_RENDER_JSON_COUNTS_H

#include <ringtap/ringtap.h>

#include <string_view>

#include "decode/record_names.h"
#include "render/json_writer.h"

namespace ringtap {

template <typename Count, size_t Size>
void add_counts(json_writer &json, std::string_view key, const Count (&counts)[Size],
                const char *(*name)(unsigned)) {
    json.key(key).begin_object();
    for (unsigned i = 0; i < Size; i++)
        if (name(i))
            json.member(name(i), counts[i]);
    json.end_object();
}

// LOST and PAD themselves cannot be lost.
inline const char *type_name_if_losable(unsigned type) {
    return type >= RINGTAP_SYSCALL ? type_name(type) : nullptr;
}

template <typename Causes, typename Types>
void add_lost_counts(json_writer &json, const Causes &by_cause, const Types &by_type) {
    add_counts(json, "lost_by", by_cause, cause_name);
    add_counts(json, "lost_by_type", by_type, type_name_if_losable);
}

template <typename Count>
void add_shed(json_writer &json, uint64_t cut, const Count (&shed)[RINGTAP_CLASSES_MAX]) {
    json.member("cut", cut).key("shed").begin_object();
    for (unsigned i = 0; i < RINGTAP_CLASSES; i++)
        json.member(class_name(i), uint64_t{shed[i]});
    json.end_object();
}

}  // namespace ringtap

#endif

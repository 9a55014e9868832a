// SPDX-License-Identifier: MIT OR Apache-2.0
// A source of the C interface that ends with its test.
#ifndef RINGTAP_TESTS_C_SOURCE_H
#define RINGTAP_TESTS_C_SOURCE_H

#include <ringtap/events.h>

#include <catch2/catch.hpp>
#include <memory>
#include <string>

namespace ringtap_test {

struct free_source {
    void operator()(ringtap_source *s) const { ringtap_source_free(s); }
};
using c_source = std::unique_ptr<ringtap_source, free_source>;

inline c_source new_source() {
    c_source made(ringtap_source_new());
    REQUIRE(made);
    return made;
}

inline c_source open_file(const std::string &path, const char *filter = nullptr, uint32_t flags = 0) {
    c_source made = new_source();
    ringtap_source_options options = RINGTAP_SOURCE_OPTIONS_INIT;
    options.filter = filter;
    options.flags = flags;
    INFO(ringtap_source_error(made.get()));
    REQUIRE(ringtap_source_open_file(made.get(), path.c_str(), &options) == 0);
    return made;
}

inline const ringtap_field *field_of(const c_source &s, const char *name) {
    const ringtap_field *field = nullptr;
    CAPTURE(name);
    REQUIRE(ringtap_source_field(s.get(), name, &field) == 0);
    return field;
}

inline const ringtap_event *next_of(const c_source &s) {
    const ringtap_event *event = nullptr;
    INFO(ringtap_source_error(s.get()));
    REQUIRE(ringtap_source_next(s.get(), -1, &event) == 1);
    return event;
}

inline ringtap_event_info info_of(const ringtap_event *event) {
    ringtap_event_info info;
    ringtap_event_get_info(event, &info);
    return info;
}

// The event of that name that comes next.
inline const ringtap_event *next_named(const c_source &s, const std::string &name) {
    for (;;) {
        const ringtap_event *event = next_of(s);
        if (info_of(event).name == name)
            return event;
    }
}

// "<none>": the event has no such field.
inline std::string text_of(const c_source &s, const ringtap_event *event, const char *field) {
    const char *text = ringtap_event_text(event, field_of(s, field));
    return text ? text : "<none>";
}

}  // namespace ringtap_test

#endif

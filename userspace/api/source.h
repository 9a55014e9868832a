// SPDX-License-Identifier: MIT OR Apache-2.0
// What stands behind the handles of ringtap/events.h.
#ifndef RINGTAP_API_SOURCE_H
#define RINGTAP_API_SOURCE_H

#include <ringtap/events.h>

#include <atomic>
#include <cerrno>
#include <deque>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "capture/sized.h"
#include "engine/file_source.h"
#include "engine/live_source.h"
#include "engine/saved_file.h"
#include "engine/source.h"
#include "fields/format.h"

// The event at hand, and the texts that were made of it.
struct ringtap_event {
    ringtap_source *source = nullptr;
    const ringtap::event *event = nullptr;
    uint64_t number = 0;  // of the events that were given
    std::vector<std::string> argument_texts;
    std::string name, type, json;
};

struct ringtap_field {
    ringtap::field_term term;
    int type = 0;             // enum ringtap_value_type
    uint64_t read_at = 0;     // ringtap_event::number of the values
    uint64_t printed_at = 0;  // and of the text
    std::vector<ringtap_value> values;
    std::string text;
};

struct ringtap_format {
    ringtap::event_format format;
    std::string text;
};

// Texts of what was asked about the host, valid until the next event.
using ringtap_texts = std::deque<std::string>;

struct ringtap_source {
    std::unique_ptr<ringtap::source> engine;
    ringtap::live_source *live = nullptr;  // the same, if it is one
    ringtap::file_source *file = nullptr;
    std::unique_ptr<ringtap::saved_file> saved;
    ringtap_event event;
    std::deque<ringtap_field> fields;  // handles stay where they are
    std::deque<ringtap_format> formats;
    ringtap_texts texts;
    std::string error;
    int error_position = -1;
    std::atomic<bool> broken{false};

    int fail(int number, std::string text, int position = -1);
    // Whatever the engine has thrown; to be called in a handler of exceptions.
    int fail_as_thrown();
    const char *keep(std::string_view text);
};

namespace ringtap {

// A source that functions can work with: 0; else what they are to return.
inline int check_open(ringtap_source *s) {
    if (!s)
        return -EINVAL;
    return s->engine ? 0 : s->fail(EBADF, "the source is not open");
}

// No exception goes through the C interface. call: gives a negative errno value where it fails.
template <typename Call>
int tried(ringtap_source *s, Call call) noexcept {
    try {
        return call();
    } catch (...) {
        return s->fail_as_thrown();
    }
}

// The same where there is nothing to tell a failure by.
template <typename Result, typename Call>
Result tried_or(Result otherwise, Call call) noexcept {
    try {
        return call();
    } catch (const std::exception &) {
        return otherwise;
    }
}

// A struct that is given out can be that long.
inline bool is_struct_size(const void *dest, size_t size) {
    return dest && size >= sizeof(size_t) && size <= struct_size_max;
}

}  // namespace ringtap

#endif

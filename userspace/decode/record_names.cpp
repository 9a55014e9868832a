// SPDX-License-Identifier: MIT OR Apache-2.0
#include "decode/record_names.h"

#include <ringtap/ringtap.h>

#include <iterator>

namespace ringtap {

const char *cause_name(unsigned cause) {
    static const char *const names[] = {"full", "no_ring"};
    static_assert(std::size(names) == RINGTAP_CAUSES);
    return cause < RINGTAP_CAUSES ? names[cause] : nullptr;
}

const char *type_name(unsigned type) {
    static const char *const names[] = {"pad",  "lost", "syscall", "entry", "exec",
                                        "fork", "exit", "signal",  "level", "overwritten",
                                        "switch", "fault", "cpu",   "target"};
    static_assert(std::size(names) == RINGTAP_TYPES);
    return type < RINGTAP_TYPES ? names[type] : nullptr;
}

const char *class_name(unsigned index) {
    static const char *const names[] = {"life", "security", "ordinary", "bulk"};
    static_assert(std::size(names) == RINGTAP_CLASSES);
    return index < RINGTAP_CLASSES ? names[index] : nullptr;
}

const char *level_name(unsigned level) {
    static const char *const names[] = {"all", "no_buffers", "no_bulk", "security", "life"};
    static_assert(std::size(names) == RINGTAP_LEVELS);
    return level < RINGTAP_LEVELS ? names[level] : nullptr;
}

}  // namespace ringtap

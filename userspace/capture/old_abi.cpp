// SPDX-License-Identifier: MIT OR Apache-2.0
// The functions of version 0.1 that fill a struct and are not told how long it is. Programs that
// were built since then call others (see the header); those from before find these, which fill as
// much as the struct had then.
#include "capture/sized.h"

extern "C" {

RINGTAP_API void setup_init_0_1(ringtap_setup *setup) __asm__("ringtap_setup_init");
RINGTAP_API void filter_init_0_1(ringtap_filter *filter) __asm__("ringtap_filter_init");
RINGTAP_API int capture_stat_0_1(ringtap_capture *c, unsigned cpu, ringtap_stat *stat)
    __asm__("ringtap_capture_stat");
RINGTAP_API int capture_list_0_1(ringtap_capture *c, uint32_t id, ringtap_captures *found)
    __asm__("ringtap_capture_list");

void setup_init_0_1(ringtap_setup *setup) {
    ringtap_setup_init_sized(setup, ringtap::setup_size_min);
}

void filter_init_0_1(ringtap_filter *filter) {
    ringtap_filter_init_sized(filter, ringtap::filter_size_min);
}

int capture_stat_0_1(ringtap_capture *c, unsigned cpu, ringtap_stat *stat) {
    return ringtap_capture_stat_sized(c, cpu, stat, ringtap::stat_size_min);
}

int capture_list_0_1(ringtap_capture *c, uint32_t id, ringtap_captures *found) {
    return ringtap_capture_list_sized(c, id, found, ringtap::captures_size_min);
}

}  // extern "C"

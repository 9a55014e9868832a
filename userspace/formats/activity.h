// SPDX-License-Identifier: MIT OR Apache-2.0
// What an event is in the words of those formats that sort events into classes.
#ifndef RINGTAP_FORMATS_ACTIVITY_H
#define RINGTAP_FORMATS_ACTIVITY_H

#include <string_view>
#include <unordered_map>

#include "fields/reader.h"

namespace ringtap {

enum class activity : unsigned char {
    none,  // no class fits it
    loss,  // records were lost, or are left out
    call,  // a call, and nothing nearer is known of it
    file_open,
    file_create,
    file_read,
    file_write,
    file_delete,
    file_rename,
    file_set_attributes,
    file_set_security,
    file_get_attributes,
    file_mount,
    file_unmount,
    process_fork,
    process_exec,
    process_exit,
    process_open,    // by its id: to look into it, or to trace it
    process_inject,  // to write into it
    process_set_user,
    process_other,  // threads, signals
    process_seen,   // it was there when the capture began
    net_open,
    net_close,
    net_refuse,
    net_fail,
    net_traffic,
    net_listen,
};

constexpr bool is_of_file(activity is) {
    return is >= activity::file_open && is <= activity::file_unmount;
}
constexpr bool is_of_process(activity is) {
    return is >= activity::process_fork && is <= activity::process_seen;
}
constexpr bool is_of_network(activity is) {
    return is >= activity::net_open;
}

// Which one the event is that the reader has begun with.
class activity_finder {
  public:
    activity_finder();

    activity find(field_reader &reader);

  private:
    activity of_call(field_reader &reader);
    activity by_name(const syscall_desc &desc);

    std::unordered_map<std::string_view, activity> by_name_;
    std::unordered_map<const syscall_desc *, activity> by_desc_;
};

// The path of the file that the event is about; empty: it is about none, or nobody knows.
std::string_view file_path(field_reader &reader);

// The process that a call names by its id; 0: none, or it is an id of another pid namespace than the host's.
uint32_t named_process(const field_reader &reader);

}  // namespace ringtap

#endif

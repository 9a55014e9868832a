// SPDX-License-Identifier: MIT OR Apache-2.0
// Names of open files, in /proc/PID/fd's words.
#ifndef RINGTAP_MODEL_FILE_NAMES_H
#define RINGTAP_MODEL_FILE_NAMES_H

#include <string>
#include <string_view>

#include "model/descriptor_table.h"

namespace ringtap {

// What a path begins with that is longer than a path may be: the kernel tells the end of it alone.
constexpr std::string_view lost_head = "...";

// An absolute path of one that may be relative to directory; "." and ".." are taken out by the
// words. It begins with lost_head if directory does. Empty: directory is needed and not known, or the
// path is too long for a name (PATH_MAX).
std::string absolute_path(std::string_view directory, std::string_view path);

// Fills kind, name, ino and deleted by the text of a link in /proc/PID/fd. Sockets become
// other_socket.
void set_link(open_file &file, std::string_view link, name_pool &names);

// "pipe:[123]", "anon_inode:[eventpoll]": of files whose name the kind says.
std::string name_of_kind(const open_file &file);

bool is_socket(fd_kind kind);

// By family; of those without a kind of their own, other_socket.
fd_kind kind_of_family(int family);

}  // namespace ringtap

#endif

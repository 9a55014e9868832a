// SPDX-License-Identifier: MIT OR Apache-2.0
// Reading small files and links of /proc and its like.
#ifndef RINGTAP_MODEL_PROC_FILES_H
#define RINGTAP_MODEL_PROC_FILES_H

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace ringtap {

// directory: an open one, or AT_FDCWD. size_max: no more is read. Nothing: it cannot be read.
std::optional<std::string> read_file(int directory, const char *path, size_t size_max = SIZE_MAX);
std::optional<std::string> read_link(int directory, const char *path);

// The kernel's id of this boot; empty: it cannot be read.
std::string boot_id();

// Calls with the number of each entry of a directory that is one; false: it cannot be read.
bool for_each_number(int directory, const char *path, const std::function<void(uint32_t)> &call);

// The lines of a text, without their newlines.
void for_each_line(std::string_view text, const std::function<void(std::string_view)> &call);

// "Key:\tvalue" of a text like /proc/PID/status; empty: no such key. The first one counts: in fdinfo,
// what drivers add is behind what the kernel says of every file.
std::string_view field_of(std::string_view text, std::string_view key);

// Takes the next word that blanks surround from the front of text.
std::string_view take_word(std::string_view &text);

// What follows the comm in a text like /proc/PID/stat: a comm may hold blanks and parentheses. Empty: there is none.
std::string_view behind_comm(std::string_view stat);

// A thread's name. at: its directory, with the slash, from `directory` on. Nothing: it cannot be read.
std::optional<std::string> read_comm(int directory, const std::string &at);

// 0 if it is no number. base 10 or 16.
uint64_t number_in(std::string_view word, int base = 10);

}  // namespace ringtap

#endif

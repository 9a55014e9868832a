// SPDX-License-Identifier: MIT OR Apache-2.0
// The path that a call was given, made absolute.
#ifndef RINGTAP_FIELDS_CALL_PATH_H
#define RINGTAP_FIELDS_CALL_PATH_H

#include <optional>
#include <string_view>

#include "fields/reader.h"

namespace ringtap {

// The call's path as it was given, relative or not; empty: it has none, or not in whole.
std::string_view given_call_path(const field_reader &reader);

// That of the file that the call is about: the one that a symbolic link gets, else the first.
// Where the kernel told what it found, that. Else "." and ".." are taken out by the words. Empty:
// there is none, or it begins nobody knows where.
std::string_view absolute_call_path(field_reader &reader);

// Of a call with two paths, as rename and link, the one that it starts from, and the one that comes to
// be, both as above; empty: the call has not two, or as above.
std::string_view source_call_path(field_reader &reader);
std::string_view destination_call_path(field_reader &reader);

// absolute_call_path() as the host's first process knows it, as far as the kernel told what it found.
std::string_view host_call_path(field_reader &reader);

// False: the path is the caller's word, and another thread may have changed it, or the directory
// that it begins in, since the call began. Nothing: there is none.
std::optional<bool> is_call_path_sure(const field_reader &reader);

}  // namespace ringtap

#endif

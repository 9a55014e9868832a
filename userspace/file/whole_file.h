// SPDX-License-Identifier: MIT OR Apache-2.0
#ifndef RINGTAP_FILE_WHOLE_FILE_H
#define RINGTAP_FILE_WHOLE_FILE_H

#include <string>
#include <string_view>

namespace ringtap {

// Puts a file of this text in the place of the one that is there: whoever reads finds one or the other whole, also after a
// crash. Everyone may read it. Throws file_error, and the old one stays.
void write_whole_file(const std::string &path, std::string_view text);

}  // namespace ringtap

#endif

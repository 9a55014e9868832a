// SPDX-License-Identifier: MIT OR Apache-2.0
// Of what host and time a capture file is, and what people have written into it.
#ifndef RINGTAP_CLI_FILE_FACTS_H
#define RINGTAP_CLI_FILE_FACTS_H

#include <string>
#include <vector>

namespace ringtap {

// On standard output. Returns an exit status. Throws file_error.
int print_headers(const std::vector<std::string> &paths);

}  // namespace ringtap

#endif

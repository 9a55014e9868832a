// SPDX-License-Identifier: MIT OR Apache-2.0
// The events of several files, of whatever hosts, in the order of the time of day: each line tells its host.
#ifndef RINGTAP_CLI_READ_SEVERAL_H
#define RINGTAP_CLI_READ_SEVERAL_H

#include <string>
#include <vector>

#include "cli/options.h"

namespace ringtap {

// most: ends after so many events; 0: no limit. Returns an exit status. Throws what with_source() does.
int read_several(const std::vector<std::string> &paths, const source_filter &filter, const output_options &how, uint64_t most);

}  // namespace ringtap

#endif

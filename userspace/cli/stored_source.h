// SPDX-License-Identifier: MIT OR Apache-2.0
// The events of a file, whoever wrote it.
#ifndef RINGTAP_CLI_STORED_SOURCE_H
#define RINGTAP_CLI_STORED_SOURCE_H

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "engine/file_source.h"
#include "engine/signals.h"
#include "scap/scap_source.h"

namespace ringtap {

// Calls use with a file_source or a scap_source, and returns what it does. path "-": standard input.
template <typename Use>
int with_source(const std::string &path, const source_filter &filter, const Use &use) {
    const signal_watch signals;
    file_input input(path, false);
    if (begins_scap(input.begins_with(scap_begin_size))) {
        scap_source from(std::move(input), filter);
        return use(from);
    }
    file_source from(std::move(input), filter);
    return use(from);
}

// The same as a value. Throws what its maker does.
std::unique_ptr<source> open_stored(const std::string &path, const source_filter &filter);

// What is to be said of the file, by that command, when all of it has been read; and the exit status.
int end_of(file_source &from, std::string_view command);
int end_of(scap_source &from, std::string_view command);

}  // namespace ringtap

#endif

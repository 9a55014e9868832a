// SPDX-License-Identifier: MIT OR Apache-2.0
// Other people's tools that can show what is captured here, and how each is told to.
#ifndef RINGTAP_CLI_READER_TOOLS_H
#define RINGTAP_CLI_READER_TOOLS_H

#include <string>
#include <string_view>
#include <vector>

namespace ringtap {

// The backend that a tool is to use on a host.
enum class backend : unsigned char { ringtap, modern_bpf, none };

const char *backend_name(backend which);

struct reader_tool {
    const char *name;
    // The command that makes it show this host's events; null: it cannot by this backend.
    const char *by_ringtap;
    const char *by_modern_bpf;

    const char *command(backend which) const;
    // What is to be put where, for `ringtap setup` to print. params: of the source plugin.
    std::string (*configuration)(const std::string &params);
    // Puts it there, and says what it did, in lines. Throws std::runtime_error; null: nothing is to be put anywhere.
    std::string (*install)(const std::string &params);
};

const std::vector<reader_tool> &reader_tools();
// Null: there is none of that name.
const reader_tool *find_reader_tool(std::string_view name);

}  // namespace ringtap

#endif

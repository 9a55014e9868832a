// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/control_group.h"

#include <fcntl.h>

#include <string_view>

#include "model/proc_files.h"

namespace ringtap {

bool knows_unified_groups(const std::string &proc) {
    const auto types = read_file(AT_FDCWD, (proc + "/filesystems").c_str());
    return types && types->find("\tcgroup2\n") != std::string::npos;
}

// Lines are HIERARCHY:CONTROLLERS:PATH; hierarchy 0 is version 2's.
std::optional<std::string> control_group(int process, bool unified_known) {
    std::optional<std::string> group;
    bool unified = false;
    for_each_line(read_file(process, "cgroup").value_or(std::string()), [&](std::string_view line) {
        const size_t path = line.find(':', line.find(':') + 1) + 1;
        const bool is_unified = unified_known && line.substr(0, 3) == "0::";
        if (path == 0 || unified || (group && !is_unified))
            return;
        group = line.substr(path);
        unified = is_unified;
    });
    return group;
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "fields/process_facts.h"

namespace ringtap {

namespace {

constexpr uint32_t most_ancestors = 64;  // a loop in what is known ends here

}  // namespace

const process_info *group_leader(const field_reader &reader) {
    const process_info *found = reader.process();
    if (!found || !found->pgid)
        return nullptr;
    const uint32_t group = found->pgid;
    if (const process_info *leader = reader.process(group))
        return leader;
    for (uint32_t i = 1; i < most_ancestors; i++) {
        const process_info *above = reader.ancestor(i);
        if (!above || above->pgid != group)
            break;
        found = above;
    }
    return found;
}

std::optional<uint64_t> program_age(const field_reader &reader) {
    const process_info *process = reader.process();
    if (!process || !process->exe_file.ctime_ns || !process->start_ns)
        return std::nullopt;
    const uint64_t start_ns = process->start_ns + (reader.wall_ns() - reader.current().ns);
    return start_ns > process->exe_file.ctime_ns ? std::optional(start_ns - process->exe_file.ctime_ns) : std::nullopt;
}

}  // namespace ringtap

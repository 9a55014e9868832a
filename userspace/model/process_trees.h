// SPDX-License-Identifier: MIT OR Apache-2.0
// Who was made by whom, as /proc tells of those that run.
#ifndef RINGTAP_MODEL_PROCESS_TREES_H
#define RINGTAP_MODEL_PROCESS_TREES_H

#include <cstdint>
#include <string>
#include <vector>

namespace ringtap {

// Those of roots, and all below them, each once. Who comes or goes meanwhile may be missing. Where
// the kernel keeps lists of children, only those are read; else everybody's parent is asked for.
std::vector<uint32_t> processes_of_trees(const std::string &proc,
                                         const std::vector<uint32_t> &roots);

}  // namespace ringtap

#endif

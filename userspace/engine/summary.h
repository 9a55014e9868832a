// SPDX-License-Identifier: MIT OR Apache-2.0
// What a run came to.
#ifndef RINGTAP_ENGINE_SUMMARY_H
#define RINGTAP_ENGINE_SUMMARY_H

#include <ringtap/ringtap.hpp>

#include <optional>
#include <utility>
#include <vector>

#include "file/capture_file.h"
#include "model/memory.h"

namespace ringtap {

struct run_summary {
    uint64_t events = 0;  // shown or, by `record`, stored
    double duration_s = 0;
    // By the sequence numbers that were read
    std::vector<std::pair<unsigned, ringtap_counts>> cpus;
    // What the module itself counted, in sum; nothing: a file without its end
    std::optional<end_stats> module;
    std::optional<int> nice;  // the value that was asked for, of a live capture
    // What the model of the host had no memory for
    model_losses forgotten;

    ringtap_counts total() const;
    // Lost where there was no ring to say so: only the module knows.
    uint64_t lost_without_ring() const;
};

// Counts of all rings, by CPU.
std::vector<std::pair<unsigned, ringtap_counts>> counts_by_cpu(capture &owner);

}  // namespace ringtap

#endif

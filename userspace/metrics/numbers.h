// SPDX-License-Identifier: MIT OR Apache-2.0
// What is counted of calls and of processes, whoever counts it.
#ifndef RINGTAP_METRICS_NUMBERS_H
#define RINGTAP_METRICS_NUMBERS_H

#include <ringtap/ringtap.h>

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace ringtap {

// Nanoseconds. Each is one below a power of two: whoever counts by the highest bit of a duration counts the same.
constexpr std::array<uint64_t, 13> latency_bounds = [] {
    std::array<uint64_t, 13> bounds{};
    for (size_t i = 0; i < bounds.size(); i++)
        bounds[i] = (uint64_t{1} << (10 + 2 * i)) - 1;
    return bounds;
}();

struct call_numbers {
    uint64_t calls = 0;
    uint64_t errors = 0;
    uint64_t read_bytes = 0;
    uint64_t written_bytes = 0;
    uint64_t latency_ns = 0;  // of the timed, in sum
    uint64_t timed = 0;       // calls of which it is known how long they took
    std::array<uint64_t, latency_bounds.size()> within{};  // those of them that took no longer than each bound

    void add(const call_numbers &other);
};

struct process_numbers {
    uint64_t execs = 0;
    uint64_t forks = 0;  // of processes, not of threads
    uint64_t exits = 0;
    uint64_t connects = 0;  // over IP, as is accepts; also those that are still under way when the call returns
    uint64_t accepts = 0;

    void add(const process_numbers &other);
};

// By the values of the labels. What there was no room for stands under others_label.
template <typename Numbers>
using number_series = std::map<std::vector<std::string>, Numbers>;

constexpr const char *others_label = "(others)";

struct metric_numbers {
    std::vector<std::string> call_labels, process_labels;  // names
    number_series<call_numbers> calls;
    number_series<process_numbers> processes;
    size_t most_series = 0;  // of each
    ringtap_counts records{};
    double start_s = 0;  // of the first event, since 1970; 0: there was none
};

// Events of a source, or one day the kernel.
class number_source {
  public:
    virtual ~number_source() = default;
    // Since it was made. A series that was not used for a time may be forgotten, and begin again at 0.
    virtual metric_numbers read() = 0;
};

}  // namespace ringtap

#endif

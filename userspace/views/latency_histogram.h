// SPDX-License-Identifier: MIT OR Apache-2.0
// How durations, or other numbers from 0 on, are distributed: a log-linear histogram. Each power of two is split into 64
// buckets of one width, so that a percentile is told with a relative error of at most 1/128, below 0.8 %; below 128 it is
// exact. Two of them add up to that of all their values. It takes 8 bytes for each bucket that has a value, 30 kB at most.
#ifndef RINGTAP_VIEWS_LATENCY_HISTOGRAM_H
#define RINGTAP_VIEWS_LATENCY_HISTOGRAM_H

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ringtap {

class latency_histogram {
  public:
    // Returns how many bytes it takes more than before.
    size_t add(uint64_t value, uint64_t times = 1);
    void add(const latency_histogram &other);

    uint64_t count() const;
    // The smallest value that this part of all values, from 0 to 1, does not exceed: the middle of its bucket. 0: there
    // are no values.
    uint64_t percentile(double part) const;
    // How many values are in buckets that end at this value or below: exact where it is one below a power of two.
    uint64_t count_to(uint64_t value) const;

    size_t bytes() const { return buckets_.capacity() * sizeof(uint64_t); }

  private:
    // Sorted; its number in the upper 12 bits, how many values it has in the others.
    std::vector<uint64_t> buckets_;
};

}  // namespace ringtap

#endif

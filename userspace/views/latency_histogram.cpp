// SPDX-License-Identifier: MIT OR Apache-2.0
#include "views/latency_histogram.h"

#include <algorithm>
#include <cmath>

namespace ringtap {

namespace {

constexpr unsigned sub_bits = 6;  // 64 buckets of each power of two
constexpr uint64_t sub_buckets = uint64_t{1} << sub_bits;
constexpr unsigned count_bits = 52;
constexpr uint64_t count_mask = (uint64_t{1} << count_bits) - 1;

uint64_t bucket_of(uint64_t value) {
    if (value < 2 * sub_buckets)
        return value;
    const unsigned shift = 63 - static_cast<unsigned>(__builtin_clzll(value)) - sub_bits;
    return shift * sub_buckets + (value >> shift);
}

uint64_t middle_of(uint64_t bucket) {
    if (bucket < 2 * sub_buckets)
        return bucket;
    const uint64_t shift = bucket / sub_buckets - 1;
    return ((bucket - shift * sub_buckets) << shift) + (uint64_t{1} << shift >> 1);
}

// The first that is not below, without a branch that no processor can foresee.
uint64_t *first_from(uint64_t *buckets, size_t count, uint64_t begin) {
    while (count) {
        const size_t half = (count + 1) / 2;
        buckets += buckets[half - 1] < begin ? half : 0;
        count -= half;
    }
    return buckets;
}

}  // namespace

size_t latency_histogram::add(uint64_t value, uint64_t times) {
    const uint64_t begin = bucket_of(value) << count_bits;
    uint64_t *at = first_from(buckets_.data(), buckets_.size(), begin);
    if (at != buckets_.data() + buckets_.size() && *at >> count_bits == begin >> count_bits) {
        *at += std::min(times, count_mask - (*at & count_mask));
        return 0;
    }
    const size_t before = bytes();
    buckets_.insert(buckets_.begin() + (at - buckets_.data()), begin | std::min(times, count_mask));
    return bytes() - before;
}

void latency_histogram::add(const latency_histogram &other) {
    for (const uint64_t bucket : other.buckets_)
        add(middle_of(bucket >> count_bits), bucket & count_mask);
}

uint64_t latency_histogram::count() const {
    uint64_t sum = 0;
    for (const uint64_t bucket : buckets_)
        sum += bucket & count_mask;
    return sum;
}

uint64_t latency_histogram::count_to(uint64_t value) const {
    const uint64_t last = value == UINT64_MAX ? value : bucket_of(value + 1) - 1;
    uint64_t sum = 0;
    for (const uint64_t bucket : buckets_)
        if (bucket >> count_bits <= last)
            sum += bucket & count_mask;
    return sum;
}

uint64_t latency_histogram::percentile(double part) const {
    const auto wanted = static_cast<uint64_t>(std::ceil(part * static_cast<double>(count())));
    uint64_t seen = 0;
    for (const uint64_t bucket : buckets_) {
        seen += bucket & count_mask;
        if (seen >= wanted)
            return middle_of(bucket >> count_bits);
    }
    return 0;
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
// Some of many calls, whole: the slowest, and a fair sample of all.
#ifndef RINGTAP_REPORT_KEPT_CALLS_H
#define RINGTAP_REPORT_KEPT_CALLS_H

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "model/event.h"
#include "render/json_writer.h"

namespace ringtap {

class kept_calls {
  public:
    kept_calls(size_t slowest, size_t sampled) : most_slow_(slowest), most_sampled_(sampled) {}

    // lane: see timeline.
    void take(const event &event, int lane);

    // Sorted by time: begin, latency, lane, class, process, thread, name, what was called, and what
    // it returned; times since zero_ns, the latency -1 where it is not known.
    void append_json(json_writer &json, uint64_t zero_ns) const;

  private:
    struct call {
        uint64_t ns, latency_ns;
        bool has_latency;
        int lane;
        unsigned char is;  // a time_class
        bool failed;
        uint32_t tgid, tid;
        std::string comm, name, text;
    };
    static call make(const event &event, int lane);
    static bool is_slower(const call &a, const call &b) { return a.latency_ns > b.latency_ns; }
    void append(json_writer &json, const call &call, uint64_t zero_ns) const;

    size_t most_slow_, most_sampled_;
    uint64_t seen_ = 0;
    std::mt19937_64 random_{1};
    std::vector<call> slow_;  // a heap, whose first is the fastest
    std::vector<call> sampled_;
};

}  // namespace ringtap

#endif

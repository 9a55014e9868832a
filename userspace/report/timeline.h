// SPDX-License-Identifier: MIT OR Apache-2.0
// What threads did over time: lanes of columns, each with how long calls of each class took in it.
#ifndef RINGTAP_REPORT_TIMELINE_H
#define RINGTAP_REPORT_TIMELINE_H

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/event.h"
#include "render/json_writer.h"

namespace ringtap {

// What a call's time is spent for, as the timeline colours it.
enum class time_class : unsigned char { file, net, wait, process, memory, other };
constexpr size_t time_classes = 6;
const char *time_class_name(time_class is);
time_class time_class_of(const event &event);

using thread_id = std::pair<uint32_t, uint32_t>;  // process, thread

// Looks at all events once, for which threads did most and when all of it was.
class thread_survey {
  public:
    struct thread {
        std::string comm;
        uint32_t ppid = 0;
        uint64_t first_ns = 0, last_ns = 0, calls = 0, errors = 0, busy_ns = 0;
    };
    // Beyond that many threads the later ones are only counted.
    static constexpr size_t most_threads = 200000;

    void take(const event &event);

    uint64_t first_ns() const { return first_ns_; }
    uint64_t last_ns() const { return last_ns_; }
    uint64_t calls() const { return calls_; }
    bool has_latency() const { return has_latency_; }
    uint64_t threads() const { return threads_.size() + others_; }
    const thread &of(thread_id id) const { return threads_.at(id); }
    // Of so many at most, those with most calls; parents before their children, else in the order
    // of their first events.
    std::vector<thread_id> chosen(size_t most) const;

  private:
    bool begun_ = false, has_latency_ = false;
    uint64_t first_ns_ = 0, last_ns_ = 0, calls_ = 0, others_ = 0;
    std::map<thread_id, thread> threads_;
};

class timeline {
  public:
    static constexpr size_t columns = 600;

    timeline(const thread_survey &survey, std::vector<thread_id> lanes);

    void take(const event &event);

    // The lane's number; below zero: it has none.
    int lane_of(const event &event) const;
    void append_json(json_writer &json) const;

  private:
    struct mark {
        uint64_t ns;
        int lane;
        char kind;  // e: exec, f: fork, x: exit, s: signal
        std::string text;
    };
    static constexpr size_t most_marks = 6000;

    void spend(int lane, uint64_t from_ns, uint64_t to_ns, time_class what);
    void add_mark(const event &event, int lane);
    void append_columns(json_writer &json, size_t lane) const;

    const thread_survey &survey_;
    std::vector<thread_id> lanes_;
    std::map<thread_id, int> numbers_;
    uint64_t begin_ns_, step_ns_;
    std::vector<std::array<uint64_t, time_classes>> spent_;  // lane by lane
    std::vector<std::array<uint32_t, 2>> counts_;            // calls, and those that failed
    std::vector<uint64_t> ran_;                              // where switches were recorded
    std::map<unsigned, std::pair<uint32_t, uint64_t>>
        on_cpu_;  // by CPU: the thread that runs, and since when
    std::vector<mark> marks_;
    uint64_t marks_left_out_ = 0;
    bool has_switches_ = false;
};

}  // namespace ringtap

#endif

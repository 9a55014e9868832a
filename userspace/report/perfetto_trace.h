// SPDX-License-Identifier: MIT OR Apache-2.0
// Events as a trace that ui.perfetto.dev and trace_processor open: TracePackets of Perfetto's
// protocol buffers.
#ifndef RINGTAP_REPORT_PERFETTO_TRACE_H
#define RINGTAP_REPORT_PERFETTO_TRACE_H

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "decode/text.h"
#include "model/event.h"
#include "report/call_flows.h"
#include "report/process_counters.h"

namespace ringtap {

class perfetto_trace {
  public:
    // out: where packets are appended. wall_offset_ns: from the records' clock to the time of day.
    perfetto_trace(text_buffer &out, int64_t wall_offset_ns);

    // In order. A call becomes a slice of its thread, from entry to return, or a moment where the
    // capture does not tell when it began; a switch, a slice of a CPU's track; loss, a slice on a
    // track of its own; all else, a moment. Calls that made others go on are joined with them by flows,
    // and a process's numbers are counters below it.
    void take(const event &event);
    // To be called behind the last event.
    void end() { counters_.end(); }

  private:
    struct track {
        uint64_t uuid = 0;
        uint32_t tgid = 0;
        std::string name;
        uint64_t free_ns = 0;  // when its last slice ended
    };
    struct process_track {
        uint64_t uuid = 0;
        uint64_t counters[process_counters_nr] = {};
    };
    struct cpu_track {
        uint64_t uuid = 0;
        bool is_busy = false;
    };
    struct moment;

    using name_map = std::unordered_map<std::string, uint64_t>;

    void begin(uint64_t ns);
    track &track_of(const event &event);
    void describe(const std::string &track);
    uint64_t describe_named(const std::string &name);
    void describe_process(const event &event, uint64_t uuid);
    void describe_thread(const event &event, const track &thread);
    void call(const event &event);
    void life(const event &event);
    void switched(const event &event);
    void lost(const event &event);
    void count(uint32_t tgid, process_counter which, uint64_t ns, uint64_t value);
    void put_counter(uint64_t ns, uint64_t track, uint64_t value);
    void put(const moment &moment);
    static uint64_t interned(name_map &names, unsigned field, std::string_view name,
                             std::string &news);
    void packet(const std::string &bytes);
    static uint64_t cut(uint64_t ns);

    text_buffer &out_;
    int64_t wall_offset_ns_;
    bool begun_ = false;
    uint64_t last_uuid_ = 0;
    std::unordered_map<uint32_t, track> threads_;       // by tid
    std::unordered_map<uint32_t, process_track> processes_;  // by tgid
    std::unordered_map<unsigned, cpu_track> cpus_;
    std::unordered_map<unsigned, uint64_t> losses_;  // by CPU
    name_map names_, categories_, keys_;
    call_flows flows_;
    process_counters counters_;
};

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// A capture file of records that another one had. Records that were left out have no numbers in it, so that nobody takes
// them for lost; what was lost, and what was missing without a trace, stays so.
#ifndef RINGTAP_ENGINE_EDIT_OUTPUT_H
#define RINGTAP_ENGINE_EDIT_OUTPUT_H

#include <map>
#include <string>
#include <vector>

#include "engine/summary.h"
#include "file/file_writer.h"

namespace ringtap {

class edit_output {
  public:
    explicit edit_output(file_writer &to) : to_(to) {}

    void begin(const file_header &header);
    void comment(const std::string &text) { to_.comment(text); }
    // In the order in which readers are to take them: behind the records that were added before.
    void add_state(const ringtap_record &record);
    // A record of the kept span, in the order of time. flags: beside its own.
    void add(unsigned cpu, const ringtap_record &record, uint16_t flags);
    void leave_out(unsigned cpu, const ringtap_record &record);
    // What comes next has other numbers: they go on where the last ones were.
    void go_on();
    // Records may come that are not older than this, whatever has come.
    void expect(uint64_t ns) { expected_ns_ = ns; }
    // What was added so far can be read.
    void flush();
    // silent: records that were lost where there was no ring to say so.
    void end(uint64_t stop_ns, uint64_t silent);

    // By the numbers that the records have now.
    run_summary summary() const;
    uint64_t last_ns() const { return last_ns_; }

  private:
    struct ring {
        uint64_t shift = 0;      // what numbers are less than they were
        bool is_new = true;  // its next record decides that
        std::vector<uint64_t> records;
        ringtap_counts counts{};
    };

    ring &ring_of(unsigned cpu, const ringtap_record &record);
    void flush_state();
    void flush_records();

    file_writer &to_;
    std::vector<uint64_t> state_;
    std::map<unsigned, ring> rings_;
    size_t pending_ = 0;  // bytes
    uint64_t last_ns_ = 0, expected_ns_ = UINT64_MAX;
};

}  // namespace ringtap

#endif

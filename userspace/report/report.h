// SPDX-License-Identifier: MIT OR Apache-2.0
// All that a page shows of a capture. Events are looked at twice: once for how much there is, once
// for what is shown.
#ifndef RINGTAP_REPORT_REPORT_H
#define RINGTAP_REPORT_REPORT_H

#include <string>
#include <vector>

#include "engine/source.h"
#include "report/call_stacks.h"
#include "report/heat_map.h"
#include "report/kept_calls.h"
#include "report/report_tables.h"
#include "report/timeline.h"

namespace ringtap {

class report {
  public:
    // survey: of all events that follow.
    report(const thread_survey &survey, machine on, int64_t wall_offset_ns);

    // An event that the reader has begun with.
    void take(const event &event, field_reader &reader);

    // One JSON object: what the page's script reads. name: of the file.
    void append_json(text_buffer &out, const std::string &name, const run_summary &summary) const;

    const heat_map &latency() const { return latency_; }
    const heat_map &subsecond() const { return subsecond_; }
    const call_stacks &stacks() const { return stacks_; }
    uint64_t zero_ns() const { return survey_.first_ns(); }

  private:
    struct loss {
        uint64_t from_ns, to_ns, count;
        unsigned cpu;
    };

    void append_losses(json_writer &json, const run_summary &summary) const;

    const thread_survey &survey_;
    int64_t wall_offset_ns_;
    uint64_t events_ = 0;
    heat_map latency_, subsecond_;
    timeline timeline_;
    kept_calls calls_{6000, 4000};
    call_stacks stacks_{true};
    report_tables tables_;
    commands commands_;
    std::vector<loss> losses_;
    uint64_t losses_left_out_ = 0;
};

// False: this program was built without what draws pages.
bool has_pages();
// The page: one file that asks for nothing else. data: as report::append_json() makes it.
void append_page(text_buffer &out, std::string_view data);

}  // namespace ringtap

#endif

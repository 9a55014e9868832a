// SPDX-License-Identifier: MIT OR Apache-2.0
// The events of a file or stream as Sysdig writes them, as far as they tell: what they do not tell
// is not known.
//
// What it holds, whatever a file says: 4 MiB of it, and 16 MiB of calls that have begun.
#ifndef RINGTAP_SCAP_SCAP_SOURCE_H
#define RINGTAP_SCAP_SCAP_SOURCE_H

#include <map>
#include <optional>
#include <string>

#include "engine/source.h"
#include "file/capture_file.h"
#include "scap/event_reader.h"
#include "scap/host_reader.h"
#include "scap/scap_input.h"

namespace ringtap {

class scap_source : public source {
  public:
    // Waits for what is in front of processes and events. Throws file_error, settings_error,
    // expression_error.
    scap_source(file_input input, const source_filter &filter, const model_limits &limits = {});

    void wait(int timeout_ms) override;
    bool is_over() const override { return over_; }
    void finish() override { over_ = true; }
    run_summary summary() override;
    ringtap_counts counts() override { return summary().total(); }

    // As a file of ours would have it.
    const file_header &header() const { return header_; }
    // What is damaged of the file and where; empty: nothing.
    const std::string &damage() const { return damage_; }
    // See event_reader.
    const std::map<uint16_t, uint64_t> &left_out() const { return events_->left_out(); }

  private:
    struct block {
        uint32_t type;
        size_t rest;  // bytes that are still to be taken, without the trailer
        size_t end;   // and those behind them: padding and trailer
    };

    const ringtap_record *next_record(unsigned *cpu) override;
    bool goes_on() const;
    bool step();
    bool begin_block();
    bool take_block();
    bool take_entry();
    bool take_event(event_form form);
    bool end_block();
    bool lacks(size_t bytes);
    bool damaged(const std::string &trouble);
    void read_head();
    void number(ringtap_record &record, unsigned cpu);

    scap_input input_;
    file_header header_{};
    std::unique_ptr<event_expression> expression_;
    record_queue records_;
    std::optional<host_reader> host_entries_;
    std::optional<event_reader> events_;
    std::optional<block> block_;
    bool has_entries_ = false;  // of the block, which has begun
    bool over_ = false;
    std::string damage_;
    std::map<unsigned, ringtap_counts> counts_;
    uint64_t last_ns_ = 0;
};

}  // namespace ringtap

#endif

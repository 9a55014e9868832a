// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/timeline_output.h"

#include "report/call_stacks.h"
#include "report/perfetto_trace.h"

namespace ringtap {

namespace {

class perfetto_output : public event_output {
  public:
    perfetto_output(out_stream out, int64_t wall_offset_ns)
        : out_(std::move(out)), trace_(out_.buffer(), wall_offset_ns) {}

    void event(const ringtap::event &event) override {
        trace_.take(event);
        out_.end_line();
    }
    void state(const host_state &) override {}
    void summary(const run_summary &summary) override {
        trace_.end();
        flush();
        print_summary(summary);
    }
    void flush() override { out_.flush(); }

  private:
    out_stream out_;
    perfetto_trace trace_;
};

class collapsed_output : public event_output {
  public:
    collapsed_output(out_stream out, const field_reader &reader, bool count)
        : out_(std::move(out)), reader_(reader), count_(count) {}

    void event(const ringtap::event &) override { stacks_.take(reader_); }
    void state(const host_state &) override {}
    void summary(const run_summary &summary) override {
        stacks_.append_collapsed(out_.buffer(), count_);
        flush();
        print_summary(summary);
    }
    void flush() override { out_.flush(); }

  private:
    out_stream out_;
    const field_reader &reader_;
    bool count_;
    call_stacks stacks_;
};

}  // namespace

std::unique_ptr<event_output> make_perfetto_output(out_stream out, int64_t wall_offset_ns) {
    return std::make_unique<perfetto_output>(std::move(out), wall_offset_ns);
}

std::unique_ptr<event_output> make_collapsed_output(out_stream out, const field_reader &reader,
                                                    bool count) {
    return std::make_unique<collapsed_output>(std::move(out), reader, count);
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/json_output.h"

#include <utility>

#include "render/json_counts.h"
#include "render/json_event.h"
#include "render/json_model.h"
#include "render/json_writer.h"

namespace ringtap {

namespace {

void add_cpus(json_writer &json, const run_summary &summary) {
    json.key("cpus").begin_array();
    for (const auto &[cpu, counts] : summary.cpus) {
        json.begin_object().member("cpu", cpu).member("produced", counts.produced);
        json.member("drained", counts.drained).member("lost", counts.lost);
        json.member("gaps", counts.gaps).member("overwritten", counts.overwritten).end_object();
    }
    json.end_array();
}

void add_module(json_writer &json, const run_summary &summary) {
    json.key("module");
    if (!summary.module) {
        json.null();
        return;
    }
    json.begin_object().member("produced", summary.module->produced);
    json.member("written", summary.module->written).member("lost", summary.module->lost);
    json.end_object();
}

void add_forgotten(json_writer &json, const model_losses &forgotten) {
    json.key("forgotten").begin_object().member("processes", forgotten.processes);
    json.member("descriptors", forgotten.descriptors).member("entries", forgotten.entries);
    json.member("names", forgotten.names).end_object();
}

class json_output : public event_output {
  public:
    json_output(out_stream out, int64_t wall_offset_ns)
        : out_(std::move(out)), wall_offset_ns_(wall_offset_ns) {}

    void event(const ringtap::event &event) override {
        append_event_json(out_.buffer(), event, wall_offset_ns_);
        out_.end_line();
    }

    void state(const host_state &host) override {
        append_host_json(out_, host);
    }

    void summary(const run_summary &summary) override {
        append_summary_json(out_.buffer(), summary);
        flush();
    }

    void flush() override { out_.flush(); }

  private:
    out_stream out_;
    int64_t wall_offset_ns_;
};

}  // namespace

void append_summary_json(text_buffer &out, const run_summary &summary) {
    const ringtap_counts total = summary.total();
    json_writer json(out);
    json.begin_object().member("type", "summary").member("events", summary.events);
    json.member("produced", total.produced).member("drained", total.drained);
    json.member("lost", total.lost);
    add_lost_counts(json, total.lost_by_cause, total.lost_by_type);
    json.member("overwritten", total.overwritten);
    add_shed(json, total.cut, total.shed);
    json.member("duration_s", summary.duration_s);
    if (summary.nice)
        json.member("nice", *summary.nice);
    add_forgotten(json, summary.forgotten);
    add_cpus(json, summary);
    add_module(json, summary);
    json.end_object();
    out.push_back('\n');
}

void append_host_json(out_stream &out, const host_state &host) {
    host.for_each_process([&](uint32_t tgid) {
        text_buffer &text_out = out.buffer();
        const size_t before = text_out.size();
        append_process_json(text_out, host, tgid);
        if (text_out.size() > before)
            text_out.push_back('\n');
        out.end_line();
    });
}

std::unique_ptr<event_output> make_json_output(out_stream out, int64_t wall_offset_ns) {
    return std::make_unique<json_output>(std::move(out), wall_offset_ns);
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "engine/flight_trigger.h"

#include <fmt/format.h>

#include <csignal>
#include <utility>

#include "capture/clock.h"
#include "decode/record_names.h"
#include "engine/kernel_plan.h"
#include "model/decoder.h"
#include "model/proc_files.h"
#include "model/proc_snapshot.h"

namespace ringtap {

namespace {

constexpr uint64_t memory = 16 << 20;

std::string signal_name(int number) {
    text_buffer text;
    append_signal(text, number);
    return fmt::to_string(text);
}

ringtap_options without_delay() {
    ringtap_options options = RINGTAP_OPTIONS_INIT;
    options.merge_delay_ns = 0;
    return options;
}

event_criteria processes_of(const source_filter &filter, const live_start &start) {
    event_criteria criteria;
    criteria.pids = filter.criteria.pids;
    criteria.trees = filter.criteria.trees;
    criteria.uids = filter.criteria.uids;
    if (start.command) {
        criteria.pids = {start.command};
        criteria.trees = true;
    }
    return criteria;
}

}  // namespace

// Decodes what the capture brings, and holds the expression against it.
class flight_trigger::matcher {
  public:
    matcher(flight_trigger &trigger, const live_start &start)
        : trigger_(trigger), reader_(start.on, start.wall_offset_ns), decoder_(setup_of(start)) {}

    void read_state(const live_start &start) {
        refresh();
        snapshot_host({record_layout(start.info.record_size), descriptors_of::nobody, start.scope,
                       [this] { trigger_.take_in(); }},
                      [this](const ringtap_record &record) { decode(RINGTAP_ALL_CPUS, record); });
    }

    void decode(unsigned cpu, const ringtap_record &record) {
        decoder_.take(cpu, record);
        while (const event *event = decoder_.next())
            check(*event);
    }
    void refresh() { decoder_.host().refresh(monotonic_ns()); }
    const model_losses &forgotten() { return decoder_.host().losses(); }

  private:
    void check(const event &event) {
        reader_.begin(event);
        if (event.state || is_of_ring(event.type) || event.ns <= trigger_.since_ns_ ||
            !trigger_.expression_->matches(reader_))
            return;
        const bool is_call = event.type == RINGTAP_SYSCALL || event.type == RINGTAP_ENTRY;
        const std::string_view what = !is_call         ? type_name(event.type)
                                      : event.call.desc ? event.call.desc->name
                                                        : "a system call";
        trigger_.seen_ = {event.ns, fmt::format("{} of {} ({})", what, event.tgid, event.comm)};
    }

    static decoder_setup setup_of(const live_start &start) {
        decoder_setup setup;
        setup.on = start.on;
        setup.layout = record_layout(start.info.record_size);
        setup.command = start.command;
        setup.host.lookup = comm_from_proc;
        setup.host.proc = "/proc";
        setup.host.partial = !start.scope.is_of_all();
        return setup;
    }

    flight_trigger &trigger_;
    field_reader reader_;
    event_decoder decoder_;
};

flight_trigger::flight_trigger(const trigger_settings &when, const source_filter &filter,
                               const live_settings &settings, const live_start &start)
    : killed_(when.killed), client_(without_delay()), capture_(&client_) {
    if (!when.expression.empty())
        expression_ = std::make_unique<event_expression>(start.on, when.expression);
    ringtap_setup setup;
    ringtap_setup_init(&setup);
    setup.flags = expression_ && !settings.lean ? RINGTAP_SETUP_ENTRY_TIME : 0;
    setup.snaplen = expression_ ? settings.snaplen : 0;
    setup.memory = memory;
    setup.watermark = 1;
    capture_.setup(setup);
    set_filter(filter, start);
    capture_.start();
    if (!expression_)
        return;
    matcher_ = std::make_unique<matcher>(*this, start);
    matcher_->read_state(start);
}

flight_trigger::~flight_trigger() = default;

model_losses flight_trigger::forgotten() const {
    return matcher_ ? matcher_->forgotten() : model_losses();
}

void flight_trigger::set_filter(const source_filter &filter, const live_start &start) {
    const event_criteria criteria = processes_of(filter, start);
    const kernel_plan plan(start.on, criteria, expression_.get(), expression_ != nullptr);
    ringtap_filter requested = plan.requested();
    if (!expression_) {
        ringtap_filter_all_calls(&requested, 0);
        requested.types = 0;
    }
    if (!killed_.empty())
        ringtap_filter_type(&requested, RINGTAP_EXIT, 1);
    capture_.filter(requested);
}

std::optional<trigger_event> flight_trigger::take(uint64_t since_ns) {
    since_ns_ = since_ns;
    if (backlog_.empty()) {
        capture_.drain([this](unsigned cpu, const ringtap_record &record) {
            inspect(cpu, record);
            return true;
        });
    } else {
        backlog_.take_in(capture_);
        inspect_oldest();
    }
    if (matcher_)
        matcher_->refresh();
    return std::exchange(seen_, std::nullopt);
}

void flight_trigger::take_in() {
    backlog_.take_in_meanwhile(capture_);
    while (backlog_.is_full())
        inspect_oldest();
}

void flight_trigger::inspect_oldest() {
    unsigned cpu;
    while (const ringtap_record *record = backlog_.next(&cpu))
        inspect(cpu, *record);
}

void flight_trigger::inspect(unsigned cpu, const ringtap_record &record) {
    if (matcher_)
        matcher_->decode(cpu, record);
    if (record.type != RINGTAP_EXIT || !(record.flags & RINGTAP_F_LAST) || record.ns <= since_ns_)
        return;
    const auto &exit = reinterpret_cast<const ringtap_exit &>(record);
    const int number = static_cast<int>(exit.group_status & 0x7f);
    if (killed_.count(number))
        seen_ = {record.ns, fmt::format("{} ({}) was killed by {}", record.tgid,
                                        comm_text(exit.comm), signal_name(number))};
}

}  // namespace ringtap

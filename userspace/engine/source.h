// SPDX-License-Identifier: MIT OR Apache-2.0
// A source of events: a live capture, or a file. Events are pulled, and none is copied. All that a source knows is its
// own: several may be read at once, each by one thread.
#ifndef RINGTAP_ENGINE_SOURCE_H
#define RINGTAP_ENGINE_SOURCE_H

#include <array>
#include <atomic>
#include <memory>
#include <optional>

#include "engine/settings.h"
#include "engine/summary.h"
#include "fields/pushdown.h"
#include "fields/reader.h"
#include "model/decoder.h"

namespace ringtap {

class source {
  public:
    virtual ~source() = default;
    source(const source &) = delete;
    source &operator=(const source &) = delete;

    // The next event that is wanted. It, and all that it points to, is valid until the next call. Null: there is none
    // at hand: see wait() and is_over(). What was lost is always wanted.
    const event *next();
    // The same with what is not wanted, and what was there at the start: *wanted says which it is.
    const event *next_of_all(bool *wanted);

    // Of calls that are not of these, next() need not give any from now on: those that change nothing are not decoded.
    void need_only(const event_criteria &criteria);

    // Sleeps until next() may have something, for so long at most; a signal ends it. Below zero: as long as it takes.
    virtual void wait(int timeout_ms) = 0;

    // True: next() will give nothing any more.
    virtual bool is_over() const = 0;

    // True: all that was there at the start has been given.
    virtual bool has_told_start() const { return is_over(); }

    // The events are of the host that this runs on.
    virtual bool is_of_this_host() const { return false; }

    // True: next() is to be called again without a wait.
    virtual bool has_at_hand() const { return false; }

    // By the sequence numbers of the records that were read, of all CPUs.
    virtual ringtap_counts counts() = 0;

    // May be called by a handler of signals, and by other threads: ends the source when what it has taken in has been
    // given.
    void break_loop() { broken_.store(true, std::memory_order_relaxed); }

    // No more events are wanted. A live source is read to its end all the same, to be accounted for.
    virtual void finish() = 0;

    // Valid when is_over(), or behind finish(). Its events are for those to count who take them.
    virtual run_summary summary() = 0;

    // Fields of the event that next() gave last.
    field_reader &fields() { return *reader_; }
    // What is known of the host at that event.
    host_state &host() { return decoder_->host(); }

    machine on() const { return reader_->on(); }
    int64_t wall_offset_ns() const { return wall_offset_ns_; }

  protected:
    explicit source(const source_filter &filter) : filter_(filter) {}

    // checked: the module has applied all criteria but those of calls and types. expression: null for none.
    void set_up(decoder_setup setup, int64_t wall_offset_ns, bool checked, const event_expression *expression);

    // The record that comes next, valid until the next call. Null: none is at hand.
    virtual const ringtap_record *next_record(unsigned *cpu) = 0;

    // The record that next_record() gives is none that is wanted.
    void hide(bool hidden) { hidden_ = hidden; }

    // Events from before are not wanted, and with the first record from behind the source is over. What was there at the
    // start, and what comes before, is taken in all the same.
    void limit(const span_limits &limits) { limits_ = limits; }
    const span_limits &limits() const { return limits_; }

    // Takes a record at once, and gives all of its events: see(event, wanted).
    template <typename See>
    void take_whole(unsigned cpu, const ringtap_record &record, const See &see) {
        decoder_->take(cpu, record);
        while (const event *event = decoder_->next())
            see(*event, is_wanted(*event));
    }

    bool is_broken() const { return broken_.load(std::memory_order_relaxed); }

    const source_filter filter_;

  private:
    bool is_wanted(const event &event);
    void set_passing(const ringtap_filter &passing);
    const event *next_event(bool leaves_out, bool *wanted);
    bool may_leave_out(unsigned cpu, const ringtap_record &record);
    bool may_want_process(unsigned cpu, const ringtap_record &record);

    std::optional<field_reader> reader_;
    std::optional<event_filter> wanted_;
    std::optional<event_decoder> decoder_;
    const event_expression *expression_ = nullptr;
    // What may be wanted of calls by their numbers
    call_set passing_{};
    bool all_pass_ = true;  // whatever they are, and whoever calls
    // What was found of a thread, for as long as host_model::changes() is the same; each where its id leads it
    struct asked_thread {
        uint32_t tid = 0, tgid = 0;
        uint64_t changes = 0;
        bool may_be_wanted = true;
    };
    std::array<asked_thread, 256> asked_{};
    bool steady_ = false;  // that it may be wanted stays so for as long
    int64_t wall_offset_ns_ = 0;
    span_limits limits_;
    bool hidden_ = false;
    std::atomic<bool> broken_{false};
};

}  // namespace ringtap

#endif

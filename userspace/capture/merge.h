// SPDX-License-Identifier: MIT OR Apache-2.0
// Merges the records of several CPUs by time.
#ifndef RINGTAP_CAPTURE_MERGE_H
#define RINGTAP_CAPTURE_MERGE_H

#include <ringtap/ringtap.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "capture/records.h"

namespace ringtap {

// The records of one CPU, in the order in which they were written.
struct record_stream {
    explicit record_stream(unsigned cpu_number) : cpu(cpu_number) { counts.size = sizeof(counts); }

    unsigned cpu;
    record_cursor cursor;
    // A record may carry an earlier time than the one before it, whose probe it interrupted: it
    // then counts as of that one's time.
    uint64_t newest_ns = 0;
    ringtap_counts counts{};
};

constexpr uint64_t no_time = UINT64_MAX;

struct merge_outcome {
    uint64_t delivered = 0;
    uint64_t held_ns = no_time;  // time of the oldest record that stays
    bool ended = false;          // by the sink
    const record_stream *damaged = nullptr;
};

// Records of one stream in a row: all that are not later than limit_ns. Until finish(), the stream's own counts and
// cursor are those of before.
class record_run {
  public:
    record_run(record_stream &stream, uint64_t limit_ns)
        : stream_(&stream),
          cursor_(stream.cursor),
          counter_(stream.counts),
          newest_ns_(stream.newest_ns),
          limit_ns_(limit_ns) {}

    // Null: the run is over.
    const ringtap_record *next() {
        if (at_hand_)
            cursor_.skip();
        const ringtap_record *record = cursor_.peek();
        at_hand_ = false;
        if (!record)
            return nullptr;
        newest_ns_ = std::max<uint64_t>(record->ns, newest_ns_);
        if (newest_ns_ > limit_ns_)
            return nullptr;
        counter_.count(*record);
        at_hand_ = true;
        return record;
    }

    // Puts into the stream how far this one came. Returns how many records there were.
    uint64_t finish() {
        if (at_hand_)
            cursor_.skip();
        stream_->cursor = cursor_;
        stream_->newest_ns = newest_ns_;
        return counter_.finish();
    }

    record_stream &stream() const { return *stream_; }

  private:
    record_stream *stream_;
    record_cursor cursor_;
    run_counter counter_;
    uint64_t newest_ns_;
    uint64_t limit_ns_;
    bool at_hand_ = false;
};

// See merge_by_time(). One that stays may run again and again, as streams get more: a stream that has
// nothing due costs nothing then.
template <typename Sink>
class merger {
  public:
    explicit merger(Sink &sink, size_t streams = 0) : sink_(sink) { heap_.reserve(streams); }

    // A stream that is not in here: a new one, or one that had come to its end.
    void add(record_stream *stream) { consider(stream); }

    merge_outcome run(uint64_t until_ns) {
        while (!outcome_.ended && has_due(until_ns)) {
            const candidate next = pop();
            run_stream(*next.stream, limit_of(*next.stream, until_ns));
            consider(next.stream);
        }
        return outcome();
    }

    // The same, one record by one, each valid until the next call. Null: no more is due.
    const ringtap_record *next(uint64_t until_ns) {
        for (;;) {
            const ringtap_record *record = run_ ? run_->next() : nullptr;
            if (record)
                return record;
            finish_run();
            if (!has_due(until_ns))
                return nullptr;
            record_stream &stream = *pop().stream;
            sink_.begin_run(stream);
            run_.emplace(stream, limit_of(stream, until_ns));
        }
    }

    // Of the record that next() gave.
    unsigned cpu() const { return run_->stream().cpu; }

    // To be called when next() has not given null.
    void finish_run() {
        if (!run_)
            return;
        record_stream &stream = run_->stream();
        outcome_.delivered += run_->finish();
        run_.reset();
        consider(&stream);
    }

    merge_outcome outcome() {
        outcome_.held_ns = heap_.empty() ? no_time : heap_.front().ns;
        return outcome_;
    }

  private:
    struct candidate {
        uint64_t ns;
        record_stream *stream;
    };

    bool has_due(uint64_t until_ns) const { return !heap_.empty() && heap_.front().ns <= until_ns; }

    // Of two at the same time the lower CPU is first, so that a merge can be repeated.
    static bool comes_later(const candidate &a, const candidate &b) {
        return a.ns != b.ns ? a.ns > b.ns : a.stream->cpu > b.stream->cpu;
    }

    // Up to when the stream whose record comes next is the earliest.
    uint64_t limit_of(const record_stream &stream, uint64_t until_ns) const {
        if (heap_.empty())
            return until_ns;
        const candidate &other = heap_.front();
        return std::min(until_ns, stream.cpu < other.stream->cpu ? other.ns : other.ns - 1);
    }

    // Records come in runs; the first of this one is due. Not inlined: with registers of its own it
    // takes half the instructions.
    [[gnu::noinline]] void run_stream(record_stream &stream, uint64_t limit_ns) {
        if (!sink_.begin_run(stream)) {
            outcome_.ended = true;
            return;
        }
        record_run run(stream, limit_ns);
        while (const ringtap_record *record = run.next())
            if (!sink_.on_record(stream, *record)) {
                outcome_.ended = true;
                break;
            }
        outcome_.delivered += run.finish();
    }

    void consider(record_stream *stream) {
        const ringtap_record *record = stream->cursor.peek();
        while (!record && !stream->cursor.damaged() && sink_.refill(*stream))
            record = stream->cursor.peek();
        if (record) {
            heap_.push_back({std::max<uint64_t>(record->ns, stream->newest_ns), stream});
            std::push_heap(heap_.begin(), heap_.end(), comes_later);
        } else if (stream->cursor.damaged()) {
            outcome_.damaged = stream;
        }
    }

    candidate pop() {
        std::pop_heap(heap_.begin(), heap_.end(), comes_later);
        const candidate first = heap_.back();
        heap_.pop_back();
        return first;
    }

    Sink &sink_;
    std::vector<candidate> heap_;
    std::optional<record_run> run_;  // of next()
    merge_outcome outcome_;
};

// Delivers all records up to and including until_ns. A damaged stream drops out behind its last
// good record; the others go on.
// sink: has three functions. Of two, false ends the merge: bool begin_run(record_stream &) is called before
// one or more records of one stream, whose counts it may change; bool on_record(record_stream &, const
// ringtap_record &) ends behind that record, and in there the stream's counts and cursor are those of an
// earlier one. bool refill(record_stream &) is called where a cursor has come to its end: false if there
// is no more.
template <typename Sink>
merge_outcome merge_by_time(const std::vector<record_stream *> &streams, uint64_t until_ns,
                            Sink &sink) {
    merger<Sink> all(sink, streams.size());
    for (record_stream *stream : streams)
        all.add(stream);
    return all.run(until_ns);
}

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
#include <algorithm>
#include <cerrno>

#include "capture/capture.h"
#include "capture/clock.h"
#include "capture/round.h"

namespace ringtap {

namespace {

// Longer spans are cut, so that the producer gets room back while we are at it.
constexpr size_t span_size = 256 << 10;

// In front of the first record of a ring that was held: what went before it, if anything did.
// False: the caller has enough.
template <typename Deliver>
bool deliver_overwritten(mapped_ring &ring, const ringtap_record &first, Deliver deliver) {
    ring.says_overwritten = false;
    if (first.seq == 0)
        return true;
    ringtap_overwritten overwritten{};
    overwritten.h.len = sizeof(overwritten);
    overwritten.h.type = RINGTAP_OVERWRITTEN;
    overwritten.h.ns = first.ns;
    overwritten.count = first.seq;
    count_record(ring.stream.counts, overwritten.h);
    return deliver(overwritten);
}

// Hands records to the caller.
class record_delivery {
  public:
    record_delivery(ringtap_capture *c, ringtap_record_fn fn, void *arg)
        : releases_(c), fn_(fn), arg_(arg) {}

    bool begin_run(record_stream &stream) {
        mapped_ring &ring = releases_.begin_run(stream);
        const ringtap_record *first = ring.says_overwritten ? stream.cursor.peek() : nullptr;
        return !first || deliver_overwritten(ring, *first, [&](const ringtap_overwritten &overwritten) {
            made_++;
            return fn_(arg_, stream.cpu, &overwritten.h) == 0;
        });
    }

    // A ring's bytes are all there from the start of a round.
    bool refill(record_stream &) { return false; }

    bool on_record(record_stream &stream, const ringtap_record &record) {
        releases_.on_record(stream, record);
        return fn_(arg_, stream.cpu, &record) == 0;
    }

    // Records delivered that lie in no ring.
    uint64_t made() const { return made_; }

  private:
    early_release releases_;
    ringtap_record_fn fn_;
    void *arg_;
    uint64_t made_ = 0;
};

int64_t drain_round(ringtap_capture *c, record_delivery &delivery, bool *ended) {
    const uint64_t until = safe_time(c);
    std::vector<record_stream *> streams;
    if (const int err = load_all(c, &streams); err < 0)
        return err;
    const merge_outcome outcome = merge_by_time(streams, until, delivery);
    *ended = outcome.ended;
    return end_merge(c, outcome);
}

// The next span: whole records, about span_size. Zero: nothing is left, or damage comes next.
size_t walk_span(record_stream &stream) {
    record_cursor cursor = stream.cursor;
    run_counter counter(stream.counts);
    const size_t begin = cursor.consumed();
    while (const ringtap_record *record = cursor.peek()) {
        counter.count(*record);
        cursor.skip();
        if (cursor.consumed() - begin >= span_size)
            break;
    }
    counter.finish();
    stream.cursor = cursor;
    return cursor.consumed() - begin;
}

int64_t drain_ring(ringtap_capture *c, mapped_ring &ring, ringtap_span_fn fn, void *arg,
                   bool *ended) {
    record_cursor &cursor = ring.stream.cursor;
    if (const int err = load(c, ring); err < 0)
        return err;
    int64_t made = 0;
    const ringtap_record *first = ring.says_overwritten ? cursor.peek() : nullptr;
    if (first)
        *ended = !deliver_overwritten(ring, *first, [&](const ringtap_overwritten &overwritten) {
            made = sizeof(overwritten);
            return fn(arg, ring.stream.cpu, &overwritten, sizeof(overwritten)) == 0;
        });
    while (const size_t bytes = *ended ? 0 : walk_span(ring.stream)) {
        *ended = fn(arg, ring.stream.cpu, cursor.begin() + cursor.consumed() - bytes, bytes) != 0;
        ring.consumer.release(cursor.consumed());
    }
    return cursor.damaged() ? damaged(c, ring, cursor.fault())
                            : made + static_cast<int64_t>(cursor.consumed());
}

int64_t drain_spans_round(ringtap_capture *c, ringtap_span_fn fn, void *arg, bool *ended) {
    int64_t bytes = 0;
    for (const auto &ring : c->rings) {
        const int64_t done = *ended ? 0 : drain_ring(c, *ring, fn, arg, ended);
        if (done < 0)
            return done;
        bytes += done;
    }
    return bytes;
}

// A stopped capture writes what it lost last as soon as a drain has made room for that: rounds
// until one finds nothing.
template <typename Round>
int64_t drain_rounds(ringtap_capture *c, Round round) {
    int64_t total = 0;
    bool ended = false;
    for (;;) {
        const int64_t done = round(&ended);
        if (done < 0)
            return done;
        total += done;
        if (!c->stopped || ended || done == 0)
            return total;
        if (const int err = c->control(RINGTAP_IOC_STOP, nullptr, "stop"); err < 0)
            return err;
    }
}

// Leaves out what was written before from_ns; sets *oldest_ns to the time of what is next.
int begin_held(ringtap_capture *c, mapped_ring &ring, uint64_t from_ns, uint64_t *oldest_ns) {
    record_cursor &cursor = ring.stream.cursor;
    ring.stream = record_stream(ring.stream.cpu);
    ring.says_overwritten = true;
    ring.consumer.begin_at_oldest();
    if (const int err = load(c, ring); err < 0)
        return err;
    const ringtap_record *record;
    while ((record = cursor.peek()) && record->ns < from_ns)
        cursor.skip();
    ring.consumer.release(cursor.consumed());
    if (record)
        *oldest_ns = std::min<uint64_t>(*oldest_ns, record->ns);
    return cursor.damaged() ? damaged(c, ring, cursor.fault()) : 0;
}

int hold(ringtap_capture *c, uint64_t from_ns, uint64_t *oldest_ns) {
    int err = c->control(RINGTAP_IOC_HOLD, nullptr, "hold");
    if (err == -EINVAL)
        return c->fail(EINVAL, "hold: the capture is not in flight mode, or has not been set up");
    if (err < 0)
        return err;
    c->held = true;
    uint64_t oldest = monotonic_ns();
    err = std::min(refresh(c), 0);
    for (const auto &ring : c->rings)
        if (err == 0)
            err = begin_held(c, *ring, from_ns, &oldest);
    if (oldest_ns)
        *oldest_ns = oldest;
    return err;
}

int resume(ringtap_capture *c) {
    c->held = false;
    c->held_ns = no_time;
    c->events.hold_until(no_time);
    return c->control(RINGTAP_IOC_RESUME, nullptr, "resume");
}

}  // namespace

}  // namespace ringtap

using namespace ringtap;

int ringtap_capture_refresh(ringtap_capture *c) {
    return guarded_idle(c, [&] { return refresh(c); });
}

int ringtap_capture_hold(ringtap_capture *c, uint64_t from_ns, uint64_t *oldest_ns) {
    return guarded_idle(c, [&] { return hold(c, from_ns, oldest_ns); });
}

int ringtap_capture_resume(ringtap_capture *c) {
    return guarded_idle(c, [&] { return resume(c); });
}

int64_t ringtap_capture_drain(ringtap_capture *c, ringtap_record_fn fn, void *arg) {
    return guarded_idle<int64_t>(c, [&]() -> int64_t {
        const drain_at_work at_work(c);
        if (const int err = at_work.begin(); err < 0)
            return err;
        record_delivery delivery(c, fn, arg);
        const int64_t delivered =
            drain_rounds(c, [&](bool *ended) { return drain_round(c, delivery, ended); });
        return delivered < 0 ? delivered : delivered + static_cast<int64_t>(delivery.made());
    });
}

int64_t ringtap_capture_drain_spans(ringtap_capture *c, ringtap_span_fn fn, void *arg,
                                    uint64_t *horizon_ns) {
    return guarded_idle<int64_t>(c, [&]() -> int64_t {
        const drain_at_work at_work(c);
        if (const int err = at_work.begin(); err < 0)
            return err;
        const uint64_t horizon = safe_time(c);
        c->held_ns = no_time;
        const int64_t bytes =
            drain_rounds(c, [&](bool *ended) { return drain_spans_round(c, fn, arg, ended); });
        if (horizon_ns)
            *horizon_ns = horizon;
        return bytes;
    });
}

// SPDX-License-Identifier: MIT OR Apache-2.0
#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <cerrno>

#include "capture/capture.h"
#include "capture/clock.h"

namespace ringtap {

namespace {

// Longer spans are cut, so that the producer gets room back while we are at it.
constexpr size_t span_size = 256 << 10;

int add_ring(ringtap_capture *c, unsigned cpu) {
    const size_t page = c->info.page_size;
    const uint64_t size = c->setup.ring_size;
    const off_t offset = static_cast<off_t>(cpu * c->setup.ring_stride);

    mapping own(c->fd.get(), page, PROT_READ | PROT_WRITE, offset);
    mapping theirs(c->fd.get(), page + 2 * size, PROT_READ, offset + static_cast<off_t>(page));
    if (!own || !theirs)
        return c->fail(errno, fmt::format("mapping the ring of CPU {}: {}", cpu, strerror(errno)));
    auto ring = std::make_unique<mapped_ring>(cpu, std::move(own), std::move(theirs), page, size);
    const auto behind = std::find_if(c->rings.begin(), c->rings.end(),
                                     [cpu](const auto &other) { return other->stream.cpu > cpu; });
    c->rings.insert(behind, std::move(ring));
    return 0;
}

bool has_ring(const ringtap_capture *c, unsigned cpu) {
    return ringtap_capture_next_cpu(c, static_cast<int>(cpu) - 1) == static_cast<int>(cpu);
}

int refresh(ringtap_capture *c) {
    if (!c->ready)
        return c->fail(EINVAL, "the capture has not been set up");
    std::vector<uint64_t> bits((c->info.nr_cpus + 63) / 64);
    ringtap_cpus cpus{};
    cpus.size = sizeof(cpus);
    cpus.words = static_cast<uint32_t>(bits.size());
    cpus.bits = reinterpret_cast<uintptr_t>(bits.data());
    int err = c->control(RINGTAP_IOC_CPUS, &cpus, "list of CPUs");
    int added = 0;
    for (unsigned cpu = 0; err == 0 && cpu < c->info.nr_cpus; cpu++) {
        if (!(bits[cpu / 64] >> (cpu % 64) & 1) || has_ring(c, cpu))
            continue;
        err = add_ring(c, cpu);
        added++;
    }
    return err < 0 ? err : added;
}

int damaged(ringtap_capture *c, const mapped_ring &ring, const std::string &fault) {
    return c->fail(EBADMSG,
                   fmt::format("the ring of CPU {} is damaged at position {}: {}", ring.stream.cpu,
                               ring.consumer.base() + ring.stream.cursor.consumed(), fault));
}

int load(ringtap_capture *c, mapped_ring &ring) {
    if (ring.consumer.load(&ring.stream.cursor))
        return 0;
    return damaged(c, ring, "the producer's position is impossible");
}

// In flight mode only what is held stays as it is.
std::string why_not_read(const ringtap_capture *c) {
    if (!c->ready)
        return "the capture has not been set up";
    if (c->setup.mode == RINGTAP_MODE_FLIGHT && !c->held)
        return "in flight mode the rings have to be held to be read";
    return {};
}

// In front of the first record of a ring that was held: what went before it, if anything did.
// False: the caller has enough.
template <typename Deliver>
bool tell_overwritten(mapped_ring &ring, const ringtap_record &first, Deliver deliver) {
    ring.says_overwritten = false;
    if (first.seq == 0)
        return true;
    ringtap_overwritten told{};
    told.h.len = sizeof(told);
    told.h.type = RINGTAP_OVERWRITTEN;
    told.h.ns = first.ns;
    told.count = first.seq;
    count_record(ring.stream.counts, told.h);
    return deliver(told);
}

// Hands records to the caller, and room back to the producer while a long round goes on.
class record_delivery {
  public:
    record_delivery(ringtap_capture *c, ringtap_record_fn fn, void *arg)
        : c_(c), fn_(fn), arg_(arg) {}

    bool begin_run(record_stream &stream) {
        ring_ = std::lower_bound(
                    c_->rings.begin(), c_->rings.end(), stream.cpu,
                    [](const auto &ring, unsigned cpu) { return ring->stream.cpu < cpu; })
                    ->get();
        release_below(stream, stream.cursor.begin() + stream.cursor.consumed());
        const ringtap_record *first = ring_->says_overwritten ? stream.cursor.peek() : nullptr;
        return !first || tell_overwritten(*ring_, *first, [&](const ringtap_overwritten &told) {
            made_++;
            return fn_(arg_, stream.cpu, &told.h) == 0;
        });
    }

    // A ring's bytes are all there from the start of a round.
    bool refill(record_stream &) { return false; }

    bool on_record(record_stream &stream, const ringtap_record &record) {
        const auto *at = reinterpret_cast<const uint8_t *>(&record);
        if (at >= release_at_)
            release_below(stream, at);
        return fn_(arg_, stream.cpu, &record) == 0;
    }

    // Records delivered that lie in no ring.
    uint64_t made() const { return made_; }

  private:
    void release_below(const record_stream &stream, const uint8_t *at) {
        ring_->consumer.release(static_cast<uint64_t>(at - stream.cursor.begin()));
        release_at_ = at + ring_->consumer.size() / 8;
    }

    ringtap_capture *c_;
    ringtap_record_fn fn_;
    void *arg_;
    mapped_ring *ring_ = nullptr;  // of the run
    const uint8_t *release_at_ = nullptr;
    uint64_t made_ = 0;
};

// From the beginning of a drain to its end, however that comes.
class drain_at_work {
  public:
    explicit drain_at_work(ringtap_capture *c) : c_(c) { c->draining = true; }
    drain_at_work(const drain_at_work &) = delete;
    drain_at_work &operator=(const drain_at_work &) = delete;
    ~drain_at_work() {
        c_->draining = false;
        c_->events.hold_until(c_->due_ns());
    }

    // Takes in what is new for those who wait by the event descriptor: it stays readable until then.
    int begin() const {
        if (const std::string trouble = why_not_read(c_); !trouble.empty())
            return c_->fail(EINVAL, trouble);
        pollfd file{c_->fd.get(), POLLPRI, 0};
        const bool is_new = c_->events && poll(&file, 1, 0) > 0 && file.revents & POLLPRI;
        return is_new ? std::min(refresh(c_), 0) : 0;
    }

  private:
    ringtap_capture *c_;
};

// The clock is read before the heads are: what is not seen by then is younger, but for the time
// that a producer needs between its stamp and its publication.
uint64_t safe_time(const ringtap_capture *c) {
    const uint64_t now = monotonic_ns();
    return c->stopped ? no_time : now - std::min(now, c->merge_delay_ns);
}

int64_t drain_round(ringtap_capture *c, record_delivery &delivery, bool *ended) {
    const uint64_t until = safe_time(c);
    std::vector<record_stream *> streams;
    streams.reserve(c->rings.size());
    for (const auto &ring : c->rings) {
        if (const int err = load(c, *ring); err < 0)
            return err;
        streams.push_back(&ring->stream);
    }
    const merge_outcome outcome = merge_by_time(streams, until, delivery);
    for (const auto &ring : c->rings)
        ring->consumer.release(ring->stream.cursor.consumed());
    c->held_ns = outcome.held_ns;
    *ended = outcome.ended;
    if (!outcome.damaged)
        return static_cast<int64_t>(outcome.delivered);
    for (const auto &ring : c->rings)
        if (&ring->stream == outcome.damaged)
            return damaged(c, *ring, ring->stream.cursor.fault());
    return -EBADMSG;
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
        *ended = !tell_overwritten(ring, *first, [&](const ringtap_overwritten &told) {
            made = sizeof(told);
            return fn(arg, ring.stream.cpu, &told, sizeof(told)) == 0;
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

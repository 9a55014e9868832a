// SPDX-License-Identifier: MIT OR Apache-2.0
#include "capture/round.h"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <cerrno>

#include "capture/clock.h"

namespace ringtap {

namespace {

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

// In flight mode only what is held stays as it is.
std::string why_not_read(const ringtap_capture *c) {
    if (!c->ready)
        return "the capture has not been set up";
    if (c->setup.mode == RINGTAP_MODE_FLIGHT && !c->held)
        return "in flight mode the rings have to be held to be read";
    return {};
}

}  // namespace

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

int load_all(ringtap_capture *c, std::vector<record_stream *> *streams) {
    streams->reserve(c->rings.size());
    for (const auto &ring : c->rings) {
        if (const int err = load(c, *ring); err < 0)
            return err;
        streams->push_back(&ring->stream);
    }
    return 0;
}

// The clock is read before the heads are: what is not seen by then is younger, but for the time
// that a producer needs between its stamp and its publication.
uint64_t safe_time(const ringtap_capture *c) {
    const uint64_t now = monotonic_ns();
    return c->stopped ? no_time : now - std::min(now, c->merge_delay_ns);
}

int64_t end_merge(ringtap_capture *c, const merge_outcome &outcome) {
    for (const auto &ring : c->rings)
        ring->consumer.release(ring->stream.cursor.consumed());
    c->held_ns = outcome.held_ns;
    if (!outcome.damaged)
        return static_cast<int64_t>(outcome.delivered);
    for (const auto &ring : c->rings)
        if (&ring->stream == outcome.damaged)
            return damaged(c, *ring, ring->stream.cursor.fault());
    return -EBADMSG;
}

drain_at_work::~drain_at_work() {
    c_->draining = false;
    c_->events.hold_until(c_->due_ns());
}

int drain_at_work::begin() const {
    if (const std::string trouble = why_not_read(c_); !trouble.empty())
            return c_->fail(EINVAL, trouble);
        pollfd file{c_->fd.get(), POLLPRI, 0};
        const bool is_new = c_->events && poll(&file, 1, 0) > 0 && file.revents & POLLPRI;
        return is_new ? std::min(refresh(c_), 0) : 0;
}

mapped_ring &early_release::begin_run(const record_stream &stream) {
    ring_ = std::lower_bound(c_->rings.begin(), c_->rings.end(), stream.cpu,
                             [](const auto &ring, unsigned cpu) { return ring->stream.cpu < cpu; })
                ->get();
    release_below(stream, stream.cursor.begin() + stream.cursor.consumed());
    return *ring_;
}

void early_release::release_below(const record_stream &stream, const uint8_t *at) {
    ring_->consumer.release(static_cast<uint64_t>(at - stream.cursor.begin()));
    release_at_ = at + ring_->consumer.size() / 8;
}

}  // namespace ringtap

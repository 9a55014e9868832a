// SPDX-License-Identifier: MIT OR Apache-2.0
// Sleeping until there is something to drain: here, or in an event loop of somebody else's.
#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <cerrno>

#include "capture/capture.h"
#include "capture/clock.h"

namespace ringtap {

namespace {

// How long to sleep; null: for ever.
const timespec *sleep_time(const ringtap_capture *c, int timeout_ms, timespec *buffer) {
    uint64_t ns = timeout_ms < 0 ? no_time : timeout_ms * (ns_per_s / 1000);
    if (const uint64_t due = c->due_ns(); due != no_time) {
        const uint64_t now = monotonic_ns();
        ns = std::min(ns, due > now ? due - now : 0);
    }
    if (ns == no_time)
        return nullptr;
    buffer->tv_sec = static_cast<time_t>(ns / ns_per_s);
    buffer->tv_nsec = static_cast<long>(ns % ns_per_s);
    return buffer;
}

int wait(ringtap_capture *c, int timeout_ms, const sigset_t *sigmask) {
    if (!c->ready)
        return c->fail(EINVAL, "the capture has not been set up");
    const bool held = c->held_ns != no_time;
    // What is held back would say POLLIN at once, again and again.
    pollfd file{c->fd.get(), static_cast<short>(held ? POLLPRI : POLLIN | POLLPRI), 0};
    timespec buffer;
    if (ppoll(&file, 1, sleep_time(c, timeout_ms, &buffer), sigmask) < 0)
        return c->fail(errno, fmt::format("waiting for records: {}", strerror(errno)));
    if (file.revents & POLLPRI)
        if (const int err = ringtap_capture_refresh(c); err < 0)
            return err;
    return held || (file.revents & POLLIN);
}

int event_descriptor(ringtap_capture *c) {
    if (!c->ready)
        return c->fail(EINVAL, "the capture has not been set up");
    if (c->events)
        return c->events.get();
    if (const int err = c->events.open(c->fd.get()); err < 0)
        return c->fail(-err, fmt::format("a descriptor for events: {}", strerror(-err)));
    c->events.hold_until(c->due_ns());
    return c->events.get();
}

}  // namespace

}  // namespace ringtap

using namespace ringtap;

uint64_t ringtap_capture::due_ns() const {
    if (held_ns == no_time)
        return no_time;
    return held_ns + std::min(merge_delay_ns, no_time - 1 - held_ns);
}

int ringtap_capture_wait(ringtap_capture *c, int timeout_ms, const sigset_t *sigmask) {
    return guarded_idle(c, [&] { return wait(c, timeout_ms, sigmask); });
}

int ringtap_capture_event_fd(ringtap_capture *c) {
    return guarded(c, [&] { return event_descriptor(c); });
}

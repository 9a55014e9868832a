// SPDX-License-Identifier: MIT OR Apache-2.0
#include "capture/event_fd.h"

#include <sys/epoll.h>
#include <sys/timerfd.h>

#include <algorithm>
#include <cerrno>

#include "capture/clock.h"

namespace ringtap {

int event_fd::open(int device) {
    epoll_event timer_events{};
    timer_events.events = EPOLLIN;
    unique_fd epoll(epoll_create1(EPOLL_CLOEXEC));
    unique_fd timer(timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK));
    if (!epoll || !timer ||
        epoll_ctl(epoll.get(), EPOLL_CTL_ADD, timer.get(), &timer_events) < 0)
        return -errno;
    epoll_ = std::move(epoll);
    timer_ = std::move(timer);
    device_ = device;
    until_ns_ = no_time;
    if (listen(EPOLL_CTL_ADD, EPOLLIN | EPOLLPRI))
        return 0;
    const int err = errno;
    *this = {};
    return -err;
}

void event_fd::hold_until(uint64_t ns) {
    if (!epoll_ || ns == until_ns_)
        return;
    const bool was_quiet = until_ns_ != no_time;
    const bool done = ns == no_time ? listen(EPOLL_CTL_MOD, EPOLLIN | EPOLLPRI) && set_timer(0)
                                    : set_timer(std::max<uint64_t>(ns, 1)) &&
                                          (was_quiet || listen(EPOLL_CTL_MOD, EPOLLPRI));
    if (done)
        until_ns_ = ns;
}

bool event_fd::listen(int operation, uint32_t events) {
    epoll_event wanted{};
    wanted.events = events;
    return epoll_ctl(epoll_.get(), operation, device_, &wanted) == 0;
}

// 0: stops it.
bool event_fd::set_timer(uint64_t ns) {
    itimerspec when{};
    when.it_value.tv_sec = static_cast<time_t>(ns / ns_per_s);
    when.it_value.tv_nsec = static_cast<long>(ns % ns_per_s);
    return timerfd_settime(timer_.get(), TFD_TIMER_ABSTIME, &when, nullptr) == 0;
}

}  // namespace ringtap

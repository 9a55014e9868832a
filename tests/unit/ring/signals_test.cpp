// SPDX-License-Identifier: MIT OR Apache-2.0
// A producer thread that real signals interrupt at any instruction, and whose handlers produce
// too, with another signal on top; a second thread reads.
//
//     ring_signals [SECONDS]
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cinttypes>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <thread>

#include "box.hpp"

#ifndef sigev_notify_thread_id  // glibc has the member, and for long had no name for it
#define sigev_notify_thread_id _sigev_un._tid
#endif

namespace {

constexpr int outer_signal = SIGUSR1, inner_signal = SIGUSR2;

ringbox *ring;
std::atomic<uint64_t> produced, lost, interrupts, inside, doubled;
std::atomic<int> depth;  // of the producer thread; its handlers leave it as it was
std::atomic<bool> done;

uint32_t some(uint64_t key, uint32_t n) {
    return uint32_t((key * 0x9e3779b97f4a7c15) >> 40) % n;
}

// Only what a signal handler may do: lock-free atomics and memory that is there.
bool produce() {
    const uint64_t key = produced.fetch_add(1, std::memory_order_relaxed);
    const uint32_t len = head_size + some(key, 20) * 8;
    const uint32_t want = some(~key, 16) ? len : len + 8;  // now and then: given up
    const ringbox_work work = {len, len + some(key ^ 5, 8) * 8, want, RINGTAP_SYSCALL, key,
                               want == len && some(key ^ 6, 2) == 0};
    if (ringbox_produce(ring, &work, nullptr))
        return true;
    lost.fetch_add(1, std::memory_order_relaxed);
    return false;
}

void on_signal(int) {
    interrupts.fetch_add(1, std::memory_order_relaxed);
    if (ringbox_inspect(ring).nest)
        inside.fetch_add(1, std::memory_order_relaxed);
    if (depth.fetch_add(1, std::memory_order_relaxed) > 1)
        doubled.fetch_add(1, std::memory_order_relaxed);
    for (uint32_t left = some(interrupts, 16); left; left--)
        produce();
    depth.fetch_sub(1, std::memory_order_relaxed);
}

// Each signal holds off itself alone, so that the other may come on top of it.
void start_timer(int signal, long period_ns) {
    struct sigaction action = {};
    sigevent event = {};
    timer_t timer;
    action.sa_handler = on_signal;
    event.sigev_notify = SIGEV_THREAD_ID;
    event.sigev_signo = signal;
    event.sigev_notify_thread_id = gettid();
    const itimerspec period = {{0, period_ns}, {0, period_ns}};
    if (sigaction(signal, &action, nullptr) || timer_create(CLOCK_MONOTONIC, &event, &timer) ||
        timer_settime(timer, 0, &period, nullptr)) {
        perror("timer");
        exit(2);
    }
}

void hold_off_signals() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, outer_signal);
    sigaddset(&set, inner_signal);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

void run_producer(double seconds) {
    using clock = std::chrono::steady_clock;
    const auto end = clock::now() + std::chrono::duration<double>(seconds);
    depth.fetch_add(1, std::memory_order_relaxed);
    // periods with no common divisor: they meet at ever different points
    start_timer(outer_signal, 23011);
    start_timer(inner_signal, 29017);
    while (clock::now() < end)
        for (int i = 0; i < 100; i++)
            if (!produce())
                std::this_thread::yield();
    hold_off_signals();
}

void consume(account *read) {
    while (!done.load(std::memory_order_relaxed) && ringbox_drain(ring, read))
        std::this_thread::yield();  // for the producer's sake, where there is one CPU alone
}

const char *verdict(account *read) {
    if (!ringbox_drain(ring, read))
        return read->fault;
    ringbox_flush(ring, produced);
    if (!ringbox_drain(ring, read))
        return read->fault;
    if (read->next_seq != produced || read->lost != lost || read->records + lost != produced)
        return "produced = drained + lost";
    // a run without any of them would have tested less than it says
    const bool all = read->records && lost && inside && doubled;
    return all ? nullptr : "nothing written, nothing lost, or no interrupt on top of another";
}

}  // namespace

int main(int argc, char **argv) {
    const double seconds = argc > 1 ? atof(argv[1]) : 3;
    account read = {};
    ring = ringbox_make(4 * page);
    std::thread reader(consume, &read);
    run_producer(seconds);
    done = true;
    reader.join();
    const char *wrong = verdict(&read);
    printf("%" PRIu64 " records, %" PRIu64 " of them lost, %" PRIu64 " interrupts, %" PRIu64
           " of them amidst a record, %" PRIu64 " of interrupts: %s\n",
           produced.load(), lost.load(), interrupts.load(), inside.load(), doubled.load(),
           wrong ? wrong : "all accounted for");
    ringbox_free(ring);
    return wrong != nullptr;
}

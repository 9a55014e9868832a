// SPDX-License-Identifier: MIT OR Apache-2.0
// What is done with every ring here. A Ring has write(n), which writes up to n records as far as
// there is room and says how many, and drain(), which reads something of every record there is, and
// says how many.
#ifndef NATIVE_PEERS_H
#define NATIVE_PEERS_H

#include <benchmark/benchmark.h>
#include <ringtap/ringtap.h>

#include <atomic>
#include <cstdint>
#include <ctime>
#include <thread>

constexpr uint64_t ring_bytes = 1 << 20;
constexpr uint64_t record_bytes = sizeof(ringtap_syscall);
// So many at a time that they fit
constexpr uint64_t batch = 4096;
static_assert(batch * record_bytes < ring_bytes / 2, "a batch fits");

// Nanoseconds of a record, of all the time that the benchmark has counted.
inline void tell(benchmark::State &state, uint64_t records) {
    state.counters["ns/record"] = benchmark::Counter(
        double(records) / 1e9, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

// Seconds that work takes of this thread's time, whoever else the processor is lent to meanwhile.
template <class Work>
double cpu_time(Work work) {
    const auto now = [] {
        timespec time;
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
    };
    const double start = now();
    work();
    return now() - start;
}

template <class Ring>
void write(benchmark::State &state) {
    Ring ring;
    uint64_t records = 0;
    for (auto _ : state) {
        state.SetIterationTime(cpu_time([&] { records += ring.write(batch); }));
        ring.drain();
    }
    tell(state, records);
}

template <class Ring>
void drain(benchmark::State &state) {
    Ring ring;
    uint64_t records = 0;
    for (auto _ : state) {
        ring.write(batch);
        state.SetIterationTime(cpu_time([&] { records += ring.drain(); }));
    }
    tell(state, records);
}

template <class Ring>
void consume(Ring &ring, const std::atomic<bool> &done, uint64_t *read) {
    while (!done.load(std::memory_order_relaxed))
        if (const uint64_t found = ring.drain())
            *read += found;
        else
            std::this_thread::yield();
    *read += ring.drain();
}

// A producer that waits when the ring is full, and a consumer that reads all the time.
template <class Ring>
void two_threads(benchmark::State &state) {
    Ring ring;
    std::atomic<bool> done{false};
    uint64_t records = 0, read = 0;
    std::thread consumer([&] { consume(ring, done, &read); });
    for (auto _ : state)
        for (uint64_t left = batch; left;) {
            const uint64_t written = ring.write(left);
            left -= written;
            records += written;
            if (left)
                std::this_thread::yield();
        }
    done.store(true, std::memory_order_relaxed);
    consumer.join();
    if (read != records)
        state.SkipWithError("records are missing");
    tell(state, records);
}

#endif

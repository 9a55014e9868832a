// SPDX-License-Identifier: MIT OR Apache-2.0
// LTTng's ring in user space, written by a tracepoint. ./run makes the sessions; its consumer is
// another process.
#include <unistd.h>

#include "lttng_provider.h"
#include "peers.h"

namespace {

void trace(benchmark::State &state) {
    if (!lttng_ust_tracepoint_enabled(bench, call)) {
        state.SkipWithError("no session wants the tracepoint");
        return;
    }
    uint64_t records = 0, args[6] = {};
    const uint32_t tid = getpid();
    for (auto _ : state) {
        for (uint64_t i = 0; i < batch; i++) {
            for (int arg = 0; arg < 6; arg++)
                args[arg] = i + arg;
            lttng_ust_tracepoint(bench, call, tid, 39, args, int64_t(i), i);
        }
        records += batch;
    }
    tell(state, records);
}

}  // namespace

// In a session that overwrites: nobody reads.
BENCHMARK(trace)->Name("lttng_ust/write_with_clock");
// In a session whose consumer writes to a file in memory, and that waits when the ring is full.
BENCHMARK(trace)->Name("lttng_ust/two_threads")->UseRealTime();

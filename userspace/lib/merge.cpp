// SPDX-License-Identifier: MIT OR Apache-2.0
#include "lib/merge.h"

#include <algorithm>

namespace ringtap {

namespace {

struct candidate {
    uint64_t ns;
    record_stream *stream;
    const ringtap_record *record;
};

// Of two at the same time the lower CPU is first, so that a merge can be repeated.
bool comes_later(const candidate &a, const candidate &b) {
    return a.ns != b.ns ? a.ns > b.ns : a.stream->cpu > b.stream->cpu;
}

class merger {
  public:
    merger(const std::vector<record_stream *> &streams, merge_sink &sink) : sink_(sink) {
        heap_.reserve(streams.size());
        for (record_stream *stream : streams)
            if (candidate next; find_next(stream, &next))
                push(next);
    }

    merge_outcome run(uint64_t until_ns) {
        while (!heap_.empty() && heap_.front().ns <= until_ns && !outcome_.ended)
            run_stream(pop(), until_ns);
        outcome_.held_ns = heap_.empty() ? no_time : heap_.front().ns;
        return outcome_;
    }

  private:
    bool find_next(record_stream *stream, candidate *next) {
        const ringtap_record *record = stream->cursor.peek();
        if (!record) {
            if (stream->cursor.damaged())
                outcome_.damaged = stream;
            return false;
        }
        *next = {std::max<uint64_t>(record->ns, stream->newest_ns), stream, record};
        return true;
    }

    // Stays with one stream for as long as it is the earliest: records come in runs.
    void run_stream(candidate at, uint64_t until_ns) {
        do {
            outcome_.ended = !sink_.on_record(*at.stream, *at.record);
            outcome_.delivered++;
            at.stream->newest_ns = at.ns;
            count_record(at.stream->counts, *at.record);
            at.stream->cursor.skip();
            if (!find_next(at.stream, &at))
                return;
        } while (!outcome_.ended && at.ns <= until_ns &&
                 (heap_.empty() || !comes_later(at, heap_.front())));
        push(at);
    }

    void push(const candidate &next) {
        heap_.push_back(next);
        std::push_heap(heap_.begin(), heap_.end(), comes_later);
    }

    candidate pop() {
        std::pop_heap(heap_.begin(), heap_.end(), comes_later);
        const candidate first = heap_.back();
        heap_.pop_back();
        return first;
    }

    merge_sink &sink_;
    std::vector<candidate> heap_;
    merge_outcome outcome_;
};

}  // namespace

merge_outcome merge_by_time(const std::vector<record_stream *> &streams, uint64_t until_ns,
                            merge_sink &sink) {
    return merger(streams, sink).run(until_ns);
}

}  // namespace ringtap

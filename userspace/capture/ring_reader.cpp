// SPDX-License-Identifier: MIT OR Apache-2.0
#include "capture/ring_reader.h"

#include <new>
#include <ringtap/ringtap.hpp>

namespace ringtap {

int64_t ring_reader::check(int64_t result) const {
    if (result < 0)
        throw error(static_cast<int>(-result), c_->error);
    return result;
}

void ring_reader::begin_round() {
    at_work_.emplace(c_);
    streams_.clear();
    try {
        check(at_work_->begin());
        until_ns_ = safe_time(c_);
        check(load_all(c_, &streams_));
    } catch (...) {
        at_work_.reset();
        throw;
    }
    merger_.emplace(sink_, streams_.size());
    for (record_stream *stream : streams_)
        merger_->add(stream);
}

const ringtap_record *ring_reader::next(unsigned *cpu) {
    while (merger_) {
        if (const ringtap_record *record = merger_->next(until_ns_)) {
            releases_.on_record(*stream_, *record);
            *cpu = stream_->cpu;
            return record;
        }
        // What a stopped capture lost last it writes as soon as a round has made place for that.
        if (!check(end_round()) || !c_->stopped)
            return nullptr;
        check(c_->control(RINGTAP_IOC_STOP, nullptr, "stop"));
        begin_round();
    }
    return nullptr;
}

// Returns how many records it had, or an error.
int64_t ring_reader::end_round() {
    if (!merger_)
        return 0;
    merger_->finish_run();
    const int64_t result = end_merge(c_, merger_->outcome());
    merger_.reset();
    at_work_.reset();
    return result;
}

}  // namespace ringtap

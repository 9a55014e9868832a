// SPDX-License-Identifier: MIT OR Apache-2.0
// From records to events, for tests.
#ifndef RINGTAP_TESTS_EVENT_OF_H
#define RINGTAP_TESTS_EVENT_OF_H

#include <functional>

#include "make_records.h"
#include "model/decoder.h"

namespace ringtap_test {

inline ringtap::decoder_setup on_x86() {
    ringtap::decoder_setup setup;
    setup.on = ringtap::machine::x86_64;
    return setup;
}

class event_sink {
  public:
    virtual ~event_sink() = default;
    virtual void on_event(const ringtap::event &event) = 0;
};

class calling_sink : public event_sink {
  public:
    explicit calling_sink(std::function<void(const ringtap::event &)> call)
        : call_(std::move(call)) {}
    void on_event(const ringtap::event &event) override { call_(event); }

  private:
    std::function<void(const ringtap::event &)> call_;
};

// Gives a sink the events of each record.
class feeding_decoder : public ringtap::event_decoder {
  public:
    feeding_decoder(const ringtap::decoder_setup &setup, event_sink &sink) : event_decoder(setup), sink_(sink) {}

    void decode(unsigned cpu, const ringtap_record &record) {
        take(cpu, record);
        while (const ringtap::event *event = next())
            sink_.on_event(*event);
    }

  private:
    event_sink &sink_;
};

// Decodes one record, of CPU 2.
inline void with_event(const record_words &record, const ringtap::decoder_setup &setup,
                       std::function<void(const ringtap::event &)> call) {
    calling_sink sink(std::move(call));
    feeding_decoder(setup, sink).decode(2, as_record(record));
}

}  // namespace ringtap_test

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// New threads, processes and programs. The module tells of each when it happens, and its call
// returns later: the format has one event of both. What is told waits for the return; where none is
// recorded, it is an event of its own.
#ifndef RINGTAP_SCAP_PROCESS_EVENTS_H
#define RINGTAP_SCAP_PROCESS_EVENTS_H

#include <functional>
#include <optional>
#include <unordered_map>

#include "scap/event_encoder.h"

namespace ringtap {

class process_events {
  public:
    // counts: it is an event to who reads them, and not the beginning of one.
    using sink_fn = std::function<void(const encoded_event &made, bool counts)>;

    process_events(event_encoder &encoder, sink_fn sink)
        : encoder_(encoder), sink_(std::move(sink)) {}

    // To be asked of each event, first of all. True: it is one of these, and is dealt with. wanted:
    // it is to be shown.
    bool take(const event &event, bool wanted);
    // No more events.
    void finish();

  private:
    struct held_event {
        encoded_event made;
        bool wanted;
        bool is_told = false;  // readers know of it; it is still to be shown
        std::optional<encoded_event> begun = std::nullopt;
    };
    using held_events = std::unordered_map<uint32_t, held_event>;  // by thread

    void settle(const event &event);
    void tell(uint32_t tid);
    void hold(held_events &held, uint32_t tid, held_event event);
    void give(encoded_event &made, bool wanted, bool counts = true);
    void give(held_event &held);
    void give_joined(held_events &held, const event &event, bool wanted, uint16_t type);
    void exec(const event &event, bool wanted);
    void fork(const event &event, bool wanted);
    bool call(const event &event, bool wanted);
    void forked(const event &event, bool wanted);

    event_encoder &encoder_;
    sink_fn sink_;
    held_events programs_, children_;
    std::unordered_map<uint32_t, ringtap_fork> forks_;  // by who made it
};

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// Encodes events as blocks of a .scap file.
#ifndef RINGTAP_SCAP_EVENT_ENCODER_H
#define RINGTAP_SCAP_EVENT_ENCODER_H

#include <optional>
#include <unordered_map>

#include "scap/event_sources.h"

namespace ringtap {

// An event with all its parameters, and when and where it was.
struct encoded_event {
    scap_event_head head{};
    event_block block;
};

class event_encoder {
  public:
    event_encoder(scap_dialect dialect, int64_t wall_offset_ns);

    // What a call is by the format; null: it has never heard of it.
    const scap_call *find(const call_event &call);

    // A call that returned, as the event of its own that it has, or as one of those that stand for
    // all others.
    encoded_event call(event_context of);
    // That it began, where readers of the dialect want to know, and it is known when it was.
    std::optional<encoded_event> beginning(event_context of);
    // That a new program was asked for, where readers of the dialect want to know.
    std::optional<encoded_event> program_begins(const event_context &of) const;
    // What a new program, or a new thread, has to say of itself.
    encoded_event program(const event_context &of) const {
        return encode(*find_scap_call("execve")->ends, of);
    }
    encoded_event child(const event_context &of) const {
        return encode(*find_scap_call("clone")->ends, of);
    }
    // An event of no call.
    encoded_event other(std::string_view symbol, const event_context &of) const;

    uint64_t time_of(const event &event) const;

  private:
    // Null: there is none that readers of the dialect know.
    const scap_event *end_of(const scap_call &call) const;
    uint16_t code_of(const scap_call *known) const;
    encoded_event encode(const scap_event &as, const event_context &of) const;

    scap_dialect dialect_;
    int64_t wall_offset_ns_;
    const scap_event &generic_begins_, &generic_ends_;  // of calls that have no event of their own
    std::unordered_map<const char *, const scap_call *> found_;  // by the name in the tables
};

}  // namespace ringtap

#endif

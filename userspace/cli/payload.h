// SPDX-License-Identifier: MIT OR Apache-2.0
// What calls read and wrote: below the lines of their events, or as a conversation.
#ifndef RINGTAP_CLI_PAYLOAD_H
#define RINGTAP_CLI_PAYLOAD_H

#include <memory>
#include <string>
#include <string_view>

#include "cli/event_output.h"
#include "fields/filter.h"
#include "render/payload_text.h"

namespace ringtap {

// Of the event that the reader has begun with: as much as is captured of what the call has read or written.
class payload_reader {
  public:
    explicit payload_reader(field_reader &reader);

    // Empty: nothing. Good until the next event.
    std::string_view of(const event &event) const;
    // Lines below the event's own.
    void append_below(text_buffer &out, const event &event, payload_style style) const;

    field_reader &fields() const { return reader_; }

  private:
    field_reader &reader_;
    field_term buffer_;
};

// The filter for what --follow names: a condition, or a part of a descriptor's name. Throws expression_error.
std::string followed_filter(const std::string &what);

// A head line for each call that has read or written, and below it the bytes, by their direction.
std::unique_ptr<event_output> make_conversation_output(out_stream out, int64_t wall_offset_ns, time_style style,
                                                       payload_reader payload, payload_style shown);

}  // namespace ringtap

#endif

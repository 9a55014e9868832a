// SPDX-License-Identifier: MIT OR Apache-2.0
// Events and alerts as lines of JSON that other stores read.
#ifndef RINGTAP_FORMATS_EVENT_SHAPE_H
#define RINGTAP_FORMATS_EVENT_SHAPE_H

#include "formats/row_writer.h"

namespace ringtap {

// What an event of a CPU's ring tells: what was lost, or is left out from then on.
std::string loss_text(const event &event);

class event_shape {
  public:
    event_shape(const format_tables &tables, host_identity host);

    // One object without a newline, of the event that the reader has begun with. False: no class of the format fits it.
    bool append_event(text_buffer &out, field_reader &reader);
    // The same of an alert by it, whatever the event is.
    void append_alert(text_buffer &out, field_reader &reader, const alert_facts &alert);
    // Of an alert that no event gave.
    void append_own_alert(text_buffer &out, const alert_facts &alert);

  private:
    host_identity host_;
    bool (*has_class_)(activity);
    activity_finder finder_;
    row_writer events_, alerts_;
};

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// Writes what a source gives as a .scap file.
#ifndef RINGTAP_SCAP_SCAP_WRITER_H
#define RINGTAP_SCAP_SCAP_WRITER_H

#include "engine/source.h"
#include "scap/event_encoder.h"
#include "scap/host_blocks.h"
#include "scap/process_events.h"
#include "scap/scap_sink.h"

namespace ringtap {

class scap_writer {
  public:
    // All must outlive it.
    scap_writer(source &from, const file_header &header, scap_sink &to);

    // Takes what the source has at hand. Returns how many events were written that the source's
    // filter wants.
    uint64_t take(uint64_t most);
    // Behind the last one.
    void finish();

  private:
    void write(const event &event, bool wanted);
    void write_other(const event &event, bool wanted);
    void begin();

    source &from_;
    file_header header_;
    scap_sink &to_;
    event_encoder encoder_;
    process_events changes_;
    process_blocks processes_;
    bool begun_ = false;
};

}  // namespace ringtap

#endif

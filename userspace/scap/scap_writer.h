// SPDX-License-Identifier: MIT OR Apache-2.0
// Writes what a source gives as a .scap file.
#ifndef RINGTAP_SCAP_SCAP_WRITER_H
#define RINGTAP_SCAP_SCAP_WRITER_H

#include <optional>
#include <vector>

#include "engine/source.h"
#include "scap/container_events.h"
#include "model/event_filter.h"
#include "scap/event_encoder.h"
#include "scap/event_order.h"
#include "scap/host_blocks.h"
#include "scap/process_events.h"
#include "scap/scap_sink.h"

namespace ringtap {

class scap_writer {
  public:
    // All must outlive it. without: processes whose events are left out, and those of all below
    // them, as they read the others.
    scap_writer(source &from, const file_header &header, scap_sink &to, scap_dialect dialect,
                const std::vector<uint32_t> &without = {});

    // Takes what the source has at hand. What a reader has to know though the source's filter does
    // not want it is written, too. False: as many events as are wanted have been written.
    bool take(uint64_t most);
    // All that was taken is on its way when this returns; and what readers have to know of the
    // host, if the source has told it, though there may be no event yet.
    void flush();
    // Behind the last one.
    void finish();
    // For a reader that waits until it has blocks of a size: with one event that all of them pass
    // over, as many bytes as make the last one whole. Behind flush(). False: it was whole.
    bool pad();

    // Events that readers show.
    uint64_t shown() const { return shown_; }
    // Events that were wanted and make readers fail: they are not written.
    uint64_t left_out() const { return left_out_; }

  private:
    bool is_of_reader(const event &event);
    void write(const event &event, bool wanted);
    void write_call(const event &event, bool wanted);
    void write_other(const event &event, bool wanted);
    void write_entry(const event &event, bool wanted);
    void write_notice(const event &event);
    void give(encoded_event made, bool wanted);
    void add(const encoded_event &made, bool counts);
    void begin_call(const event_context &of, bool wanted);
    void begin();
    void tell_containers(const event &event);

    source &from_;
    file_header header_;
    scap_sink &to_;
    scap_dialect dialect_;
    std::optional<event_filter> readers_;  // wants what is theirs
    event_encoder encoder_;
    event_order order_;
    process_events changes_;
    container_events containers_;
    process_blocks processes_;
    bool begun_ = false;
    bool has_events_ = false;
    uint64_t shown_ = 0;
    uint64_t left_out_ = 0;
};

}  // namespace ringtap

#endif

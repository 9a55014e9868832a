// SPDX-License-Identifier: MIT OR Apache-2.0
// Containers, told to who reads the file when the first of their processes is met, and again when
// more is known of them: runtimes write some files after that.
#ifndef RINGTAP_SCAP_CONTAINER_EVENTS_H
#define RINGTAP_SCAP_CONTAINER_EVENTS_H

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "scap/event_encoder.h"

namespace ringtap {

class container_events {
  public:
    using sink_fn = std::function<void(const encoded_event &made)>;

    container_events(event_encoder &encoder, sink_fn sink)
        : encoder_(encoder), sink_(std::move(sink)) {}

    // A process that was there before the event, the first one.
    void add(uint32_t tgid, const event &first) { look_at(tgid, first); }
    // To be asked of each event, before it is told itself.
    void take(const event &event);

  private:
    using container_ref = std::shared_ptr<const container_info>;

    void look_at(uint32_t tgid, const event &now);
    void look_again(const event &now);
    bool hides_root(const container_info &container);
    void tell(const process_info &process, const event &now);

    event_encoder &encoder_;
    sink_fn sink_;
    std::unordered_set<container_ref> told_;
    std::unordered_set<std::string> root_ids_;  // of those of them that are root's
    // A process of each container that was met lately, and until when more may come to be known.
    std::unordered_map<uint32_t, uint64_t> unsettled_;
    uint64_t look_ns_ = 0;  // the next time
};

}  // namespace ringtap

#endif

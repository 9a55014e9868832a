// SPDX-License-Identifier: MIT OR Apache-2.0
// What is behind the opaque capture of the C interface.
#ifndef RINGTAP_CAPTURE_CAPTURE_H
#define RINGTAP_CAPTURE_CAPTURE_H

#include <ringtap/ringtap.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <new>
#include <string>
#include <vector>

#include "capture/event_fd.h"
#include "capture/mapping.h"
#include "capture/merge.h"
#include "capture/ring_consumer.h"

namespace ringtap {

struct mapped_ring {
    mapped_ring(unsigned cpu, mapping own_page, mapping their_pages, size_t page_size,
                uint64_t ring_size)
        : stream(cpu),
          own(std::move(own_page)),
          theirs(std::move(their_pages)),
          consumer(static_cast<ringtap_consumer *>(own.at()),
                   static_cast<const ringtap_producer *>(theirs.at()),
                   static_cast<const char *>(theirs.at()) + page_size, ring_size) {}

    record_stream stream;
    mapping own;
    mapping theirs;
    ring_consumer consumer;
    bool says_overwritten = false;  // held: what went before its first record is yet to be told
};

}  // namespace ringtap

struct ringtap_capture {
    ringtap::unique_fd fd;
    // A program that was built with a later header reads on behind what this one knows: there is what
    // the module told, or zeros.
    union {
        std::array<uint64_t, 128> space{};
        ringtap_info info;
    };
    ringtap_setup setup{};
    uint64_t merge_delay_ns = RINGTAP_MERGE_DELAY_DEFAULT_NS;
    bool ready = false;    // set up
    bool stopped = false;  // nothing is written any more: hold nothing back
    bool held = false;     // flight mode: rings may be read
    bool draining = false;  // a callback is at work
    ringtap::event_fd events;  // closed, until somebody asks for it
    std::vector<std::unique_ptr<ringtap::mapped_ring>> rings;
    uint64_t held_ns = ringtap::no_time;  // of the oldest record that the last drain left
    std::string error;

    // When what the last drain held back can be delivered; no_time: it held back nothing.
    uint64_t due_ns() const;

    // Notes the text and returns -error_number.
    int fail(int error_number, std::string text) {
        error = std::move(text);
        return -error_number;
    }

    // An ioctl; on failure, notes "what: reason" and returns -errno.
    int control(unsigned long request, void *argument, const char *what);
};

namespace ringtap {

// Runs the body of a C function: no exception leaves it.
template <typename Result = int, typename Body>
Result guarded(ringtap_capture *c, Body body) noexcept {
    try {
        return body();
    } catch (const std::bad_alloc &) {
        c->error.clear();
        return -ENOMEM;
    }
}

// The same of a function that reads the rings or changes which there are: not in a drain's callback.
template <typename Result = int, typename Body>
Result guarded_idle(ringtap_capture *c, Body body) noexcept {
    return guarded<Result>(c, [&]() -> Result {
        if (c->draining)
            return c->fail(EBUSY, "this capture is being drained: return from the callback first");
        return body();
    });
}

}  // namespace ringtap

#endif

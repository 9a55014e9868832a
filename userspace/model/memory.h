// SPDX-License-Identifier: MIT OR Apache-2.0
// What the model of the host may hold, and what it had to let go.
//
// All that it knows was made by traced processes, which anybody may start and let do anything, or is
// told by a file, which anybody may have written. Whatever they come up with, its memory stays below
// model_limits:
//
// - Processes, with their threads, programs, directories and descriptors, take no more than
//   `processes` bytes together. Where it would be more, whole processes are forgotten until a quarter
//   of that is free: of the user whose processes take most the one whose last event is longest ago,
//   and so on. Who fills the model thus loses his own, and nobody else's as long as those take less.
// - A table of descriptors has so many blocks of 16 numbers; a process with more keeps what it has.
// - Entries of execve that wait for the end of the call take no more than `entries` bytes. The oldest
//   goes first: it is told then, as a call that has not returned.
// - Names of users and containers that a file tells of take no more than `names` bytes; the others are
//   not taken in.
//
// What was forgotten is absent and never wrong. The next event of its process brings it back, with
// what the event says of it; on a live host /proc then tells the rest. All of it is counted in
// model_losses, which the summary tells.
#ifndef RINGTAP_MODEL_MEMORY_H
#define RINGTAP_MODEL_MEMORY_H

#include <cstddef>
#include <cstdint>
#include <utility>

namespace ringtap {

struct model_limits {
    size_t processes = size_t{512} << 20;  // a hundred thousand with a million descriptors
    size_t entries = size_t{16} << 20;
    size_t names = size_t{16} << 20;
};

struct model_losses {
    uint64_t processes = 0;    // forgotten
    uint64_t descriptors = 0;  // not taken in
    uint64_t entries = 0;      // told before the end of their calls
    uint64_t names = 0;        // of users and containers, not taken in

    bool any() const { return processes || descriptors || entries || names; }
};

struct model_memory {
    size_t bytes = 0;
    model_losses losses;
};

// Bytes that an object takes of the model's memory as long as it lives. A copy takes as many again.
class memory_charge {
  public:
    memory_charge() = default;
    memory_charge(model_memory &memory, size_t bytes) : of_(&memory) { add(bytes); }
    memory_charge(const memory_charge &other) : of_(other.of_) { add(other.bytes_); }
    memory_charge(memory_charge &&other) noexcept
        : of_(std::exchange(other.of_, nullptr)), bytes_(std::exchange(other.bytes_, 0)) {}
    memory_charge &operator=(memory_charge other) noexcept {
        std::swap(of_, other.of_);
        std::swap(bytes_, other.bytes_);
        return *this;
    }
    ~memory_charge() {
        if (of_)
            of_->bytes -= bytes_;
    }

    void add(size_t bytes) {
        bytes_ += bytes;
        if (of_)
            of_->bytes += bytes;
    }
    explicit operator bool() const { return of_ != nullptr; }
    size_t bytes() const { return bytes_; }

  private:
    model_memory *of_ = nullptr;
    size_t bytes_ = 0;
};

}  // namespace ringtap

#endif

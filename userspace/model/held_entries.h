// SPDX-License-Identifier: MIT OR Apache-2.0
// Entries of execve, which wait for the end of the call: that has lost the arguments.
#ifndef RINGTAP_MODEL_HELD_ENTRIES_H
#define RINGTAP_MODEL_HELD_ENTRIES_H

#include <ringtap/ringtap.h>

#include <cstddef>
#include <cstdint>
#include <list>
#include <optional>
#include <unordered_map>
#include <vector>

namespace ringtap {

class held_entry {
  public:
    held_entry(unsigned cpu, const ringtap_entry &record);

    unsigned cpu() const { return cpu_; }
    const ringtap_entry &record() const {
        return *reinterpret_cast<const ringtap_entry *>(bytes_.data());
    }
    size_t size() const;

  private:
    unsigned cpu_;
    std::vector<uint64_t> bytes_;
};

// One a thread, in no more than so many bytes: see memory.h.
class held_entries {
  public:
    explicit held_entries(size_t bytes_max) : bytes_max_(bytes_max) {}

    // In the place of what there was of that thread.
    void hold(uint32_t tid, held_entry entry);
    // Null: none.
    const held_entry *find(uint32_t tid) const;
    std::optional<held_entry> take(uint32_t tid);
    // The oldest one, if all take too much.
    std::optional<held_entry> take_surplus();
    bool empty() const { return by_tid_.empty(); }

  private:
    struct waiting {
        uint32_t tid;
        held_entry entry;
    };

    size_t bytes_max_;
    size_t bytes_ = 0;
    std::list<waiting> by_age_;  // the oldest first
    std::unordered_map<uint32_t, std::list<waiting>::iterator> by_tid_;
};

}  // namespace ringtap

#endif

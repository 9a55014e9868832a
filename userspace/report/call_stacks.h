// SPDX-License-Identifier: MIT OR Apache-2.0
// Where the time of calls goes: the tree of processes, and below each its calls. What flame graphs
// are made of.
#ifndef RINGTAP_REPORT_CALL_STACKS_H
#define RINGTAP_REPORT_CALL_STACKS_H

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "decode/text.h"
#include "fields/reader.h"

namespace ringtap {

class call_stacks {
  public:
    // Beyond that many frames, new ones are one below the first: "(others)".
    static constexpr size_t most_frames = 100000;

    struct frame {
        uint32_t parent = 0;
        std::string name;            // escaped, without ';'
        uint64_t calls = 0, ns = 0;  // of itself
    };

    using frame_list = std::vector<frame>;

    // by_latency: below each call, a frame for each range of latencies.
    explicit call_stacks(bool by_latency = false);

    // The event that the reader has begun with; what is no call that returned is looked at for what
    // changes the tree.
    void take(const field_reader &reader);

    // The first is the root; parents come before their children.
    const frame_list &frames() const { return frames_; }
    // Lines of "frame;frame;frame NUMBER", as flame graph tools read them, of what is not zero:
    // microseconds, or calls.
    void append_collapsed(text_buffer &out, bool count) const;

  private:
    uint32_t child(uint32_t parent, std::string_view name);
    uint32_t process(const field_reader &reader);
    uint32_t path_of(const field_reader &reader);

    struct known_process {
        std::string comm;
        uint32_t frame;
    };
    bool by_latency_;
    frame_list frames_;
    std::map<std::pair<uint32_t, std::string>, uint32_t, std::less<>> children_;
    std::unordered_map<uint32_t, known_process> processes_;  // by tgid
};

}  // namespace ringtap

#endif

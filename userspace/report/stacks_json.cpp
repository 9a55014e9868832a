// SPDX-License-Identifier: MIT OR Apache-2.0
#include "report/stacks_json.h"

namespace ringtap {

namespace {

constexpr uint64_t least_share = 3000;  // one of so many parts

}  // namespace

call_stacks::frame_list visible_frames(const call_stacks &stacks) {
    call_stacks::frame_list all = stacks.frames();
    std::vector<uint64_t> calls(all.size()), ns(all.size());
    for (size_t i = all.size(); i-- > 0;) {
        calls[i] += all[i].calls;
        ns[i] += all[i].ns;
        if (i) {
            calls[all[i].parent] += calls[i];
            ns[all[i].parent] += ns[i];
        }
    }
    call_stacks::frame_list made;
    std::vector<uint32_t> place(all.size());  // of each frame, or of the one that it counts for
    for (size_t i = 0; i < all.size(); i++) {
        call_stacks::frame &frame = all[i];
        const uint32_t parent = place[frame.parent];
        const bool is_seen =
            i == 0 || ns[i] > ns[0] / least_share || calls[i] > calls[0] / least_share;
        place[i] = is_seen ? static_cast<uint32_t>(made.size()) : parent;
        if (is_seen) {
            frame.parent = parent;
            made.push_back(frame);
        } else {
            made[parent].calls += frame.calls;
            made[parent].ns += frame.ns;
        }
    }
    return made;
}

void append_stacks_json(json_writer &json, const call_stacks &stacks) {
    json.begin_array();
    for (const call_stacks::frame &frame : visible_frames(stacks)) {
        json.begin_array()
            .number(frame.parent)
            .string(frame.name)
            .number(frame.calls)
            .number(frame.ns);
        json.end_array();
    }
    json.end_array();
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#ifndef RINGTAP_REPORT_STACKS_JSON_H
#define RINGTAP_REPORT_STACKS_JSON_H

#include "render/json_writer.h"
#include "report/call_stacks.h"

namespace ringtap {

// What of the stacks can be seen: a frame that has too little of the time and of the calls counts
// for the one above.
call_stacks::frame_list visible_frames(const call_stacks &stacks);

// An array of [PARENT, NAME, CALLS, NS], all of itself; the first is the root, parents come before
// their children.
void append_stacks_json(json_writer &json, const call_stacks &stacks);

}  // namespace ringtap

#endif

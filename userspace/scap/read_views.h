// SPDX-License-Identifier: MIT OR Apache-2.0
// What follows from all parameters of a call together: items that the kernel would have written of
// it.
#ifndef RINGTAP_SCAP_READ_VIEWS_H
#define RINGTAP_SCAP_READ_VIEWS_H

#include "scap/read_event.h"

namespace ringtap {

// host: as it was before the call of that process.
void complete_call(read_event &of, const host_model &host, uint32_t tgid);

// A part of that: what poll was asked for, and what came to pass, as one array.
void complete_poll(read_event &of);

}  // namespace ringtap

#endif

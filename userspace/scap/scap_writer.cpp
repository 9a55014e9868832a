// SPDX-License-Identifier: MIT OR Apache-2.0
#include "scap/scap_writer.h"

namespace ringtap {

scap_writer::scap_writer(source &from, const file_header &header, scap_sink &to)
    : from_(from),
      header_(header),
      to_(to),
      encoder_(from.wall_offset_ns()),
      changes_(encoder_, [this](const encoded_event &made) {
          made.block.append_to(to_.buffer(), made.head);
      }) {}

uint64_t scap_writer::take(uint64_t most) {
    uint64_t taken = 0;
    bool wanted;
    while (taken < most)
        if (const event *event = from_.next_of_all(&wanted)) {
            write(*event, wanted);
            taken += wanted && !event->state;
        } else {
            break;
        }
    return taken;
}

void scap_writer::write(const event &event, bool wanted) {
    if (event.state)
        return processes_.add(event);
    if (!begun_)
        begin();
    if (!changes_.take(event, wanted))
        write_other(event, wanted);
    to_.spill();
}

void scap_writer::write_other(const event &event, bool wanted) {
    const bool changes_something =
        event.type == RINGTAP_EXIT ||
        (event.type == RINGTAP_SYSCALL && event.call.rule->is != call_class::none);
    if (!wanted && !changes_something)
        return;
    encoded_event made;
    if (event.type == RINGTAP_SYSCALL)
        made = encoder_.call({event});
    else if (event.type == RINGTAP_EXIT)
        made = encoder_.other("PROCEXIT_1_E", {event});
    else
        return;
    made.head.state_only = !wanted;
    made.block.append_to(to_.buffer(), made.head);
}

void scap_writer::begin() {
    begun_ = true;
    std::string &out = to_.buffer();
    append_section(out);
    append_machine(out, header_);
    append_users(out, from_.host().user_lines());
    processes_.append_to(out);
    for (const uint32_t tgid : processes_.processes())
        append_descriptors(out, from_.host(), tgid);
}

void scap_writer::finish() {
    if (!begun_)
        begin();
    changes_.finish();
    to_.flush();
}

}  // namespace ringtap

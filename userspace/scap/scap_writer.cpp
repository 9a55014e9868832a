// SPDX-License-Identifier: MIT OR Apache-2.0
#include "scap/scap_writer.h"

#include <utility>

#include "scap/notices.h"

namespace ringtap {

namespace {

// Readers of any age pass over it: none has so many types of events.
constexpr uint16_t padding_type = 60000;
// zlib asks for as much at a time.
constexpr size_t padded_block = 16384;
constexpr size_t padding_min = 44;  // an event's block with one parameter that is empty

std::string_view notice_name(unsigned type) {
    switch (type) {
        case RINGTAP_LOST:
            return lost_notice;
        case RINGTAP_LEVEL:
            return level_notice;
        default:
            return overwritten_notice;
    }
}

// A reader that does not know of it takes another descriptor, or process, for what it is.
bool changes_something(const event &event) {
    if (event.type == RINGTAP_SYSCALL)
        return event.call.rule->is != call_class::none && event.call.result >= 0;
    return event.type == RINGTAP_EXIT;
}

}  // namespace

scap_writer::scap_writer(source &from, const file_header &header, scap_sink &to,
                         scap_dialect dialect, const std::vector<uint32_t> &without)
    : from_(from),
      header_(header),
      to_(to),
      dialect_(dialect),
      encoder_(dialect, from.wall_offset_ns()),
      changes_(encoder_, [this](const encoded_event &made, bool counts) { add(made, counts); }),
      containers_(encoder_, [this](const encoded_event &made) { add(made, false); }),
      processes_(dialect, from.wall_offset_ns()) {
    if (without.empty())
        return;
    event_criteria theirs;
    theirs.pids = without;
    theirs.trees = true;
    readers_.emplace(from.on(), theirs, false);
}

bool scap_writer::take(uint64_t most) {
    bool wanted;
    while (shown_ < most) {
        const event *event = from_.next_of_all(&wanted);
        if (!event)
            return true;
        write(*event, wanted);
    }
    return false;
}

bool scap_writer::is_of_reader(const event &event) {
    return readers_ && !is_of_ring(event.type) && readers_->wants(event);
}

void scap_writer::write(const event &event, bool wanted) {
    const bool left_out = is_of_reader(event);
    if (event.state)
        return processes_.add(event);
    if (!begun_)
        begin();
    tell_containers(event);
    if (left_out)
        return;
    if (is_of_ring(event.type))
        write_notice(event);
    else if (!changes_.take(event, wanted) && (wanted || changes_something(event)))
        event.type == RINGTAP_SYSCALL ? write_call(event, wanted) : write_other(event, wanted);
    if (order_.is_full())
        order_.take_half(to_.buffer());
    to_.spill();
}

void scap_writer::give(encoded_event made, bool wanted) {
    made.head.state_only = !wanted;
    add(made, true);
}

void scap_writer::add(const encoded_event &made, bool counts) {
    shown_ += counts && !made.head.state_only;
    order_.add(made);
}

// Readers of today join it with the end, which is counted.
void scap_writer::begin_call(const event_context &of, bool wanted) {
    auto begun = encoder_.beginning(of);
    if (!begun)
        return;
    begun->head.state_only = !wanted;
    add(*begun, false);
}

void scap_writer::write_call(const event &event, bool wanted) {
    const event_context of{event};
    begin_call(of, wanted);
    give(encoder_.call(of), wanted);
}

void scap_writer::write_other(const event &event, bool wanted) {
    switch (event.type) {
        case RINGTAP_EXIT:
            return give(encoder_.other("PROCEXIT_1_E", {event}), wanted);
        case RINGTAP_SIGNAL:
            return give(encoder_.other("SIGNALDELIVER_E", {event}), wanted);
        case RINGTAP_SWITCH:
            return give(encoder_.other("SCHEDSWITCH_6_E", {event}), wanted);
        case RINGTAP_FAULT:
            return give(encoder_.other("PAGE_FAULT_E", {event}), wanted);
        case RINGTAP_ENTRY:
            return write_entry(event, wanted);
        default:
            left_out_++;
    }
}

// A call that returns is told when it does.
void scap_writer::write_entry(const event &event, bool wanted) {
    if (!event.call.returns)
        begin_call({event}, wanted);
}

void scap_writer::write_notice(const event &event) {
    const std::string text = notice_of(event);
    event_context of{event};
    of.notice_name = notice_name(event.type);
    of.notice_text = text;
    give(encoder_.other("NOTIFICATION_E", of), true);
}

void scap_writer::begin() {
    begun_ = true;
    std::string &out = to_.buffer();
    append_section(out);
    // Who takes events as a driver's looks itself at what runs.
    if (dialect_ == scap_dialect::live)
        return;
    append_machine(out, header_);
    append_interfaces(out, from_.is_of_this_host());
    append_users(out, from_.host().user_lines());
    processes_.append_to(out);
    for (const uint32_t tgid : processes_.processes())
        append_descriptors(out, from_.host(), tgid);
}

void scap_writer::tell_containers(const event &event) {
    if (!has_events_)
        for (const uint32_t tgid : processes_.processes())
            containers_.add(tgid, event);
    has_events_ = true;
    containers_.take(event);
}

void scap_writer::flush() {
    if (!begun_ && from_.has_told_start())
        begin();
    order_.take_all(to_.buffer());
    to_.flush();
}

void scap_writer::finish() {
    changes_.finish();
    flush();
}

bool scap_writer::pad() {
    size_t missing = padded_block - to_.written() % padded_block;
    if (!begun_ || missing == padded_block)
        return false;
    if (missing < padding_min)
        missing += padded_block;
    encoded_event made;
    made.head.ns = order_.newest_ns();
    made.head.type = padding_type;
    made.block.zeros(missing - padding_min);
    made.block.append_to(to_.buffer(), made.head);
    to_.flush();
    return true;
}

}  // namespace ringtap

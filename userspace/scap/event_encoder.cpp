// SPDX-License-Identifier: MIT OR Apache-2.0
#include "scap/event_encoder.h"

#include <stdexcept>
#include <string>

#include "capture/clock.h"

namespace ringtap {

namespace {

const scap_event &event_named(std::string_view symbol) {
    const scap_event *found = find_scap_event(symbol);
    if (!found)
        throw std::logic_error(std::string(symbol) + " is not in scap.tbl");
    return *found;
}

}  // namespace

uint64_t event_encoder::time_of(const event &event) const {
    return wall_ns(event.ns, wall_offset_ns_);
}

const scap_call *event_encoder::find(const call_event &call) {
    if (!call.desc)
        return nullptr;
    const auto [found, is_new] = found_.try_emplace(call.desc->name);
    if (is_new)
        found->second = find_scap_call(call.desc->name);
    return found->second;
}

encoded_event event_encoder::call(event_context of) {
    const scap_call *known = find(of.event.call);
    if (known && known->ends)
        return encode(*known->ends, of);
    of.code = known ? known->code : 0;
    return encode(event_named("GENERIC_X"), of);
}

encoded_event event_encoder::other(std::string_view symbol, const event_context &of) {
    return encode(event_named(symbol), of);
}

encoded_event event_encoder::encode(const scap_event &as, const event_context &of) const {
    encoded_event made;
    for (const auto *parameter = as.parameters; parameter != as.parameters + as.count; parameter++)
        if (!parameter->newest)
            parameter->put ? parameter->put(made.block, of, *parameter)
                           : put_argument(made.block, of, *parameter);
    made.head.ns = time_of(of.event);
    made.head.tid = of.of_child && of.fork ? of.fork->child_tid : of.event.tid;
    made.head.cpu = static_cast<uint16_t>(of.event.cpu);
    made.head.type = as.type;
    return made;
}

}  // namespace ringtap

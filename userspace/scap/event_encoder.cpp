// SPDX-License-Identifier: MIT OR Apache-2.0
#include "scap/event_encoder.h"

#include <algorithm>
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

bool is_argument(const scap_parameter &parameter) {
    return parameter.argument && !parameter.put && !parameter.member &&
           parameter.is == scap_value::number;
}

// Its arguments are known: what has been replaced, or lies in a struct of its own on some machine,
// is not.
bool can_be(const scap_event &event, const event_context &of) {
    return std::all_of(
        event.parameters, event.parameters + event.count, [&](const auto &parameter) {
            return !is_argument(parameter) || argument_number(of, parameter.argument);
        });
}

}  // namespace

event_encoder::event_encoder(scap_dialect dialect, int64_t wall_offset_ns)
    : dialect_(dialect),
      wall_offset_ns_(wall_offset_ns),
      generic_begins_(event_named("GENERIC_E")),
      generic_ends_(event_named("GENERIC_X")) {}

uint64_t event_encoder::time_of(const event &event) const {
    return wall_ns(event.ns, wall_offset_ns_);
}

const scap_call *event_encoder::find(const call_event &call) {
    if (!call.desc)
        return nullptr;
    const auto [found, is_new] = found_.try_emplace(call.desc->name.data());
    if (is_new)
        found->second = find_scap_call(call.desc->name);
    return found->second;
}

encoded_event event_encoder::call(event_context of) {
    const scap_call *known = find(of.event.call);
    const scap_event *own = known ? end_of(*known) : nullptr;
    of.for_old_readers = dialect_ == scap_dialect::superset;
    if (own && can_be(*own, of))
        return encode(*own, of);
    of.code = code_of(known);
    return encode(generic_ends_, of);
}

const scap_event *event_encoder::end_of(const scap_call &call) const {
    if (dialect_ == scap_dialect::superset)
        return call.old_ends;
    return call.ends_newest && dialect_ != scap_dialect::live ? nullptr : call.ends;
}

// Readers of 2022 look what they do not know up beyond the end of their table.
uint16_t event_encoder::code_of(const scap_call *known) const {
    constexpr uint16_t codes_in_2022 = 330;
    const uint16_t code = known ? known->code : uint16_t{0};
    return dialect_ == scap_dialect::superset && code >= codes_in_2022 ? uint16_t{0} : code;
}

std::optional<encoded_event> event_encoder::beginning(event_context of) {
    const scap_call *known = find(of.event.call);
    const bool is_old = of.for_old_readers = dialect_ == scap_dialect::superset;
    const scap_event *own = !known ? nullptr : is_old ? known->old_begins : known->begins;
    if (own && !can_be(*own, of))
        own = nullptr;
    if (!is_old && !(own && of.event.call.latency_ns))
        return std::nullopt;
    of.code = code_of(known);
    encoded_event made = encode(own ? *own : generic_begins_, of);
    made.head.ns -= of.event.call.latency_ns.value_or(0);
    return made;
}

std::optional<encoded_event> event_encoder::program_begins(const event_context &of) const {
    if (dialect_ != scap_dialect::superset)
        return std::nullopt;
    return encode(*find_scap_call("execve")->old_begins, of);
}

encoded_event event_encoder::other(std::string_view symbol, const event_context &of) const {
    return encode(event_named(symbol), of);
}

encoded_event event_encoder::encode(const scap_event &as, const event_context &of) const {
    encoded_event made;
    const auto *end = as.parameters + as.count;
    for (const auto *parameter = as.parameters; parameter != end; parameter++)
        if (!parameter->newest || dialect_ == scap_dialect::live)
            (parameter->put ? parameter->put : put_argument)(made.block, of, *parameter);
    made.head.ns = time_of(of.event);
    made.head.tid = of.of_child && of.fork ? of.fork->child_tid : of.event.tid;
    made.head.cpu = static_cast<uint16_t>(of.event.cpu);
    made.head.type = as.type;
    return made;
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "scap/event_order.h"

#include <algorithm>
#include <utility>

namespace ringtap {

namespace {

constexpr size_t events_max = 8192;
constexpr size_t bytes_max = 4 << 20;

}  // namespace

void event_order::add(const encoded_event &event) {
    const size_t at = blocks_.size();
    event.block.append_to(blocks_, event.head);
    places_.push_back({event.head.ns, at, blocks_.size() - at});
    newest_ns_ = std::max(newest_ns_, event.head.ns);
}

bool event_order::is_full() const {
    return places_.size() >= events_max || blocks_.size() >= bytes_max;
}

void event_order::take(std::string &out, size_t count) {
    std::stable_sort(places_.begin(), places_.end(),
                     [](const place &a, const place &b) { return a.ns < b.ns; });
    std::string rest;
    std::vector<place> kept;
    for (const place &place : places_) {
        const bool goes = count > 0;
        count -= goes;
        if (!goes)
            kept.push_back({place.ns, rest.size(), place.size});
        (goes ? out : rest).append(blocks_, place.at, place.size);
    }
    blocks_ = std::move(rest);
    places_ = std::move(kept);
}

}  // namespace ringtap

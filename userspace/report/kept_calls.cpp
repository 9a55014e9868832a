// SPDX-License-Identifier: MIT OR Apache-2.0
#include "report/kept_calls.h"

#include <algorithm>
#include <tuple>

#include "decode/text.h"
#include "render/text_format.h"
#include "report/call_name.h"
#include "report/timeline.h"

namespace ringtap {

namespace {

constexpr size_t longest_text = 120;

}  // namespace

kept_calls::call kept_calls::make(const event &event, int lane) {
    const call_event &of = event.call;
    text_buffer text;
    text.push_back('(');
    append_arguments(text, event, event.host);
    std::string words(text.data(), std::min(text.size(), longest_text));
    words += text.size() > longest_text ? "…" : ")";
    text.clear();
    append_result(text, of.result);
    words += " = " + (of.result_known ? std::string(text.data(), text.size()) : "?");
    return {event.ns,
            of.latency_ns.value_or(0),
            of.latency_ns.has_value(),
            lane,
            static_cast<unsigned char>(time_class_of(event)),
            error_of(of.result) != 0,
            event.tgid,
            event.tid,
            std::string(event.comm),
            call_name(of),
            std::move(words)};
}

void kept_calls::take(const event &event, int lane) {
    if (event.type != RINGTAP_SYSCALL)
        return;
    seen_++;
    const uint64_t latency = event.call.latency_ns.value_or(0);
    if (latency && (slow_.size() < most_slow_ || latency > slow_.front().latency_ns)) {
        if (slow_.size() == most_slow_) {
            std::pop_heap(slow_.begin(), slow_.end(), is_slower);
            slow_.pop_back();
        }
        slow_.push_back(make(event, lane));
        std::push_heap(slow_.begin(), slow_.end(), is_slower);
        return;
    }
    // Each of those seen is kept with the same probability.
    if (sampled_.size() < most_sampled_) {
        sampled_.push_back(make(event, lane));
    } else if (const uint64_t place = random_() % seen_; place < most_sampled_) {
        sampled_[place] = make(event, lane);
    }
}

void kept_calls::append(json_writer &json, const call &call, uint64_t zero_ns) const {
    const uint64_t begin = call.ns - std::min(call.ns, call.latency_ns);
    json.begin_array().number(static_cast<int64_t>(begin - zero_ns));
    json.number(call.has_latency ? static_cast<int64_t>(call.latency_ns) : -1)
        .number(call.lane)
        .number(call.is);
    json.number(call.failed ? 1 : 0).number(call.tgid).number(call.tid);
    json.string(call.comm).string(call.name).string(call.text).end_array();
}

void kept_calls::append_json(json_writer &json, uint64_t zero_ns) const {
    std::vector<const call *> all;
    for (const call &kept : slow_)
        all.push_back(&kept);
    for (const call &kept : sampled_)
        all.push_back(&kept);
    std::sort(all.begin(), all.end(), [](const call *a, const call *b) {
        return std::tie(a->ns, a->tid) < std::tie(b->ns, b->tid);
    });
    json.begin_object().member("whole", all.size() == seen_).member("slowest", slow_.size());
    json.key("list").begin_array();
    for (const call *kept : all)
        append(json, *kept, zero_ns);
    json.end_array().end_object();
}

}  // namespace ringtap

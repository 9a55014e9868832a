// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/heat_view.h"

#include "capture/clock.h"
#include "cli/terminal.h"
#include "render/json_writer.h"

namespace ringtap {

namespace {

constexpr size_t most_columns = 2048;
constexpr uint64_t shortest_step_ns = 1000;

std::optional<uint64_t> latency_of(const event &event, int64_t) {
    return event.type == RINGTAP_SYSCALL ? event.call.latency_ns : std::nullopt;
}

// A call counts once, when it returns.
std::optional<uint64_t> offset_of(const event &event, int64_t wall_offset_ns) {
    if (is_of_ring(event.type) || event.state ||
        (event.type == RINGTAP_ENTRY && event.call.returns))
        return std::nullopt;
    return wall_ns(event.ns, wall_offset_ns) % ns_per_s;
}

unsigned subsecond_row(uint64_t offset_ns) {
    return static_cast<unsigned>(offset_ns / (ns_per_s / subsecond_rows));
}

}  // namespace

const heat_kind &latency_kind() {
    static const heat_kind kind = {
        "spectrogram",
        "latency",
        latency_rows,
        latency_row,
        latency_of,
        latency_scale,
        "no call of it says how long it took (a capture with --lean does not tell)",
        false};
    return kind;
}

const heat_kind &subsecond_kind() {
    static const heat_kind kind = {"subsecond",          "subsecond", subsecond_rows,
                                   subsecond_row,        offset_of,   subsecond_scale,
                                   "there was no event", true};
    return kind;
}

void heat_view::begin(uint64_t ns) {
    zero_ns_ = from_.fields().first_ns();
    const auto how = step_ns_ ? heat_map::when_full::scroll : heat_map::when_full::widen;
    uint64_t begin_ns = std::min(zero_ns_, ns), step_ns = step_ns_ ? step_ns_ : shortest_step_ns;
    if (kind_.by_seconds) {
        begin_ns -= std::min(begin_ns, wall_ns(begin_ns, from_.wall_offset_ns()) % ns_per_s);
        step_ns = (step_ns + ns_per_s - 1) / ns_per_s * ns_per_s;
    }
    map_.emplace(begin_ns, step_ns, most_columns, kind_.rows, how);
}

bool heat_view::take(const event &event) {
    const auto value = kind_.value(event, from_.wall_offset_ns());
    if (!value && !is_of_ring(event.type))
        return false;
    if (!map_)
        begin(event.ns);
    if (event.type == RINGTAP_LOST)
        map_->lose(event.lost.first_ns, event.lost.last_ns);
    if (value)
        map_->add(event.ns, kind_.row(*value));
    return value.has_value();
}

void heat_view::advance(uint64_t now_ns) {
    if (map_)
        map_->advance(now_ns);
}

void heat_view::draw(out_stream &out, bool over) {
    const picture_size size = terminal_size();
    if (empty())
        return;
    text_buffer &to = out.buffer();
    if (over && drawn_ && (size.width != drawn_size_.width || size.height != drawn_size_.height))
        append(to, "\x1b[H\x1b[2J");
    else if (over && drawn_)
        append_format(to, "\x1b[{}A\x1b[J", drawn_);
    drawn_size_ = size;
    drawn_ =
        ringtap::draw(to, *map_, kind_.scale(), zero_ns_, size, has_colours(out.is_terminal()));
    out.flush();
}

void heat_view::append_json(text_buffer &out) const {
    json_writer json(out);
    json.begin_object().member("type", "heat_map").member("of", kind_.of);
    if (map_) {
        json.member("begin_ns", wall_ns(map_->begin_ns(), from_.wall_offset_ns()))
            .member("step_ns", map_->step_ns());
        json.member("count", map_->total());
    }
    json.key("cells").begin_array();
    for (size_t column = 0; map_ && column < map_->columns(); column++)
        for (unsigned row = 0; row < map_->rows(); row++)
            if (const uint64_t count = map_->at(column, row)) {
                json.begin_array().number(column).number(kind_.scale().begin(row));
                json.number(kind_.scale().begin(row + 1)).number(count).end_array();
            }
    json.end_array().key("lost_columns").begin_array();
    for (size_t column = 0; map_ && column < map_->columns(); column++)
        if (!map_->sure(column))
            json.number(column);
    json.end_array().end_object();
    out.push_back('\n');
}

}  // namespace ringtap

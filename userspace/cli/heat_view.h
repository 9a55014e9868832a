// SPDX-License-Identifier: MIT OR Apache-2.0
// What `ringtap spectrogram` and `ringtap subsecond` count, and how they show it.
#ifndef RINGTAP_CLI_HEAT_VIEW_H
#define RINGTAP_CLI_HEAT_VIEW_H

#include <optional>

#include "cli/out_stream.h"
#include "engine/source.h"
#include "report/heat_picture.h"

namespace ringtap {

// One kind of heat map.
struct heat_kind {
    const char *name;  // of the subcommand
    const char *of;    // in JSON
    unsigned rows;
    unsigned (*row)(uint64_t value);
    // What the rows are about; nothing: the event is not counted.
    std::optional<uint64_t> (*value)(const event &event, int64_t wall_offset_ns);
    const row_scale &(*scale)();
    const char *nothing;  // what is to be said where no event counts
    // Columns begin with a second of the time of day, and are none shorter.
    bool by_seconds;
};

const heat_kind &latency_kind();
const heat_kind &subsecond_kind();

class heat_view {
  public:
    // step_ns: a column of that, and the oldest go; 0: all columns stay, and become longer.
    heat_view(const heat_kind &kind, source &from, uint64_t step_ns)
        : kind_(kind), from_(from), step_ns_(step_ns) {}

    // True: it counts.
    bool take(const event &event);
    // Live: what is shown goes up to now.
    void advance(uint64_t now_ns);

    // As often as there is something new. On a terminal that can do it, over what it has drawn
    // before.
    void draw(out_stream &out, bool over);
    void append_json(text_buffer &out) const;
    bool empty() const { return !map_ || !map_->total(); }

  private:
    void begin(uint64_t ns);

    const heat_kind &kind_;
    source &from_;
    uint64_t step_ns_;
    std::optional<heat_map> map_;
    uint64_t zero_ns_ = 0;
    unsigned drawn_ = 0;  // lines
    picture_size drawn_size_ = {0, 0};
};

}  // namespace ringtap

#endif

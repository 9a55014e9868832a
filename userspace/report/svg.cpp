// SPDX-License-Identifier: MIT OR Apache-2.0
#include "report/svg.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "report/region.h"
#include "report/stacks_json.h"

namespace ringtap {

namespace {

constexpr double width = 1200, left = 70, right = 10, top = 30, bottom = 30;
constexpr double least_width = 0.6, letter_width = 6.6;
constexpr unsigned frame_height = 20;

// What XML has a meaning for does not get into a text.
void append_xml(text_buffer &out, std::string_view text) {
    for (const char c : text) {
        if (c == '&')
            append(out, "&amp;");
        else if (c == '<')
            append(out, "&lt;");
        else if (c == '"')
            append(out, "&quot;");
        else
            append(out, c);
    }
}

void begin_svg(text_buffer &out, double height, std::string_view title) {
    append_format(out,
                  "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" "
                  "viewBox=\"0 0 {0} {1}\" "
                  "role=\"img\" font-family=\"DejaVu Sans,sans-serif\" font-size=\"12\" "
                  "fill=\"#333\">\n<title>",
                  width, height);
    append_xml(out, title);
    append_format(out,
                  "</title><rect width=\"{}\" height=\"{}\" fill=\"#fff\"/><text x=\"{}\" y=\"18\" "
                  "font-size=\"14\">",
                  width, height, left);
    append_xml(out, title);
    append(out, "</text>\n");
}

// From pale yellow for few, over red, to nearly black for most.
void append_heat_colour(text_buffer &out, double share) {
    struct stop {
        double r, g, b;
    };
    constexpr stop stops[] = {
        {255, 237, 160}, {254, 178, 76}, {240, 59, 32}, {128, 0, 38}, {35, 0, 30}};
    const double at = std::clamp(share, 0.0, 1.0) * (std::size(stops) - 1);
    const auto i = std::min<size_t>(static_cast<size_t>(at), std::size(stops) - 2);
    const double part = at - static_cast<double>(i);
    const auto mix = [&](double a, double b) {
        return static_cast<int>(std::lround(a + (b - a) * part));
    };
    append_format(out, "#{:02x}{:02x}{:02x}", mix(stops[i].r, stops[i + 1].r),
                  mix(stops[i].g, stops[i + 1].g), mix(stops[i].b, stops[i + 1].b));
}

struct heat_frame {
    unsigned low = 0, high = 0;  // rows
    uint64_t most = 0;
    double cell_width, cell_height;
    double y(unsigned row) const { return top + (high - row) * cell_height; }
};

heat_frame frame_of(const heat_map &map, bool only_used, double height) {
    heat_frame made;
    made.low = only_used ? map.rows() : 0;
    made.high = only_used ? 0 : map.rows();
    for (size_t column = 0; column < map.columns(); column++)
        for (unsigned row = 0; row < map.rows(); row++)
            if (const uint64_t count = map.at(column, row)) {
                made.low = std::min(made.low, row);
                made.high = std::max(made.high, row + 1);
                made.most = std::max(made.most, count);
            }
    made.high = std::max(made.high, made.low + 1);
    made.cell_width =
        (width - left - right) / static_cast<double>(std::max<size_t>(1, map.columns()));
    made.cell_height = (height - top - bottom) / (made.high - made.low);
    return made;
}

void append_short_text(text_buffer &out, double x, double y, const char *anchor, uint64_t ns) {
    append_format(out, "<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">", x, y, anchor);
    append_short_time(out, ns);
    append(out, "</text>\n");
}

void append_axes(text_buffer &out, const heat_map &map, const row_scale &scale,
                 const heat_frame &frame, uint64_t zero_ns) {
    const unsigned every = std::max(1U, (frame.high - frame.low) / 10);
    for (unsigned row = frame.low; row < frame.high; row += every)
        append_short_text(out, left - 6, frame.y(row), "end", scale.begin(row));
    constexpr size_t ticks = 10;
    for (size_t i = 0; i < ticks; i++) {
        const size_t column = map.columns() * i / ticks;
        const uint64_t begin = map.begin_ns() + column * map.step_ns();
        append_short_text(out, left + static_cast<double>(column) * frame.cell_width,
                          frame.y(frame.low) + 16, "start", begin - std::min(begin, zero_ns));
    }
}

const char *flame_colour(const std::string &name) {
    constexpr const char *colours[] = {"#f0a860", "#e98f4e", "#f2b872",
                                       "#e07b45", "#edc07f", "#d98a5c"};
    size_t hash = 0;
    for (const char c : name)
        hash = hash * 31 + static_cast<unsigned char>(c);
    return colours[hash % std::size(colours)];
}

struct flame_box {
    double x, width;
    unsigned depth;
};

}  // namespace

void append_heat_map_svg(text_buffer &out, const heat_map &map, const row_scale &scale,
                         std::string_view title, uint64_t zero_ns) {
    constexpr double height = 440;
    begin_svg(out, height, title);
    const heat_frame frame = frame_of(map, scale.only_used, height);
    for (size_t column = 0; column < map.columns(); column++)
        for (unsigned row = frame.low; row < frame.high; row++) {
            const uint64_t count = map.at(column, row);
            if (!count)
                continue;
            append_format(
                out, "<rect x=\"{:.2f}\" y=\"{:.2f}\" width=\"{:.2f}\" height=\"{:.2f}\" fill=\"",
                left + static_cast<double>(column) * frame.cell_width, frame.y(row + 1),
                frame.cell_width + 0.2, frame.cell_height + 0.2);
            append_heat_colour(out, frame.most > 1 ? std::log(count) / std::log(frame.most) : 1);
            append(out, "\"/>\n");
        }
    append_axes(out, map, scale, frame, zero_ns);
    append(out, "</svg>\n");
}

void append_flame_svg(text_buffer &out, const call_stacks &stacks) {
    const call_stacks::frame_list frames = visible_frames(stacks);
    std::vector<uint64_t> sums(frames.size());
    const bool by_time =
        std::any_of(frames.begin(), frames.end(), [](const auto &frame) { return frame.ns; });
    for (size_t i = frames.size(); i-- > 0;) {
        sums[i] += by_time ? frames[i].ns : frames[i].calls;
        if (i)
            sums[frames[i].parent] += sums[i];
    }
    std::vector<flame_box> boxes(frames.size());
    std::vector<double> used(frames.size());
    unsigned deepest = 0;
    const double scale = sums[0] ? width / static_cast<double>(sums[0]) : 0;
    for (size_t i = 0; i < frames.size(); i++) {
        const uint32_t parent = frames[i].parent;
        const double wide = static_cast<double>(sums[i]) * scale;
        boxes[i] = i ? flame_box{boxes[parent].x + used[parent], wide, boxes[parent].depth + 1}
                     : flame_box{0, wide, 0};
        used[parent] += i ? wide : 0;
        deepest = wide >= least_width ? std::max(deepest, boxes[i].depth) : deepest;
    }
    begin_svg(out, top + (deepest + 1) * frame_height,
              by_time ? "Time in system calls" : "System calls");
    for (size_t i = 0; i < frames.size(); i++) {
        const flame_box &box = boxes[i];
        if (box.width < least_width)
            continue;
        const double y = top + box.depth * frame_height;
        append_format(out, "<g><title>");
        append_xml(out, frames[i].name);
        append_format(out,
                      "</title><rect x=\"{:.1f}\" y=\"{}\" width=\"{:.1f}\" height=\"{}\" rx=\"2\" "
                      "fill=\"{}\" stroke=\"#fff\"/>",
                      box.x, y, box.width, frame_height - 1, flame_colour(frames[i].name));
        if (const auto letters = static_cast<size_t>(box.width / letter_width); letters > 3) {
            append_format(out, "<text x=\"{:.1f}\" y=\"{}\">", box.x + 4, y + 14);
            append_xml(out, std::string_view(frames[i].name).substr(0, letters - 1));
            append(out, "</text>");
        }
        append(out, "</g>\n");
    }
    append(out, "</svg>\n");
}

}  // namespace ringtap

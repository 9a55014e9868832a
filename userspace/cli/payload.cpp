// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/payload.h"

#include <unistd.h>

#include <utility>

#include "cli/palette.h"
#include "views/io_size.h"
#include "views/view.h"

namespace ringtap {

namespace {

constexpr std::string_view indentation = "    ";

field_term term_of(std::string_view name) {
    size_t at = 0;
    return parse_field(name, at);
}

class conversation_output : public event_output {
  public:
    conversation_output(out_stream out, int64_t wall_offset_ns, time_style style, payload_reader payload,
                        payload_style shown)
        : out_(std::move(out)),
          colors_(palette_for(out_)),
          time_(style, wall_offset_ns),
          talk_(make_text_output(out_stream(STDERR_FILENO), wall_offset_ns)),
          payload_(std::move(payload)),
          name_(term_of("fd.name")),
          shown_(shown) {}

    bool shows(const ringtap::event &event) override { return is_of_ring(event.type) || io_size(event) != 0; }

    void event(const ringtap::event &event) override {
        if (is_of_ring(event.type))
            return lost(event);
        const bool reads = event.call.desc->uses & use_read;
        const std::string_view color = reads ? colors_.read : colors_.written;
        const std::string_view bytes = payload_.of(event);
        append(out_.buffer(), color);
        append_head(event, reads, bytes.size());
        append(out_.buffer(), colors_.plain);
        append(out_.buffer(), '\n');
        append_payload(out_.buffer(), bytes, shown_, fmt::format("{}{} ", color, reads ? '<' : '>'), colors_.plain);
        out_.end_line();
    }

    void state(const host_state &host) override { talk_->state(host); }

    void summary(const run_summary &summary) override {
        flush();
        print_summary(summary);
    }

    void flush() override { out_.flush(); }

  private:
    // ------ 21:47:22.208040024 nginx 162 read 1024 bytes from 6<127.0.0.1:56284->127.0.0.1:8089>, 80 captured
    void append_head(const ringtap::event &event, bool reads, size_t captured) {
        text_buffer &to = out_.buffer();
        const uint64_t size = io_size(event);
        append_format(to, "------ {} {} {} {} {} byte{} {} {}", time_.of(event), visible{event.comm}, event.tgid,
                      reads ? "read" : "wrote", size, size == 1 ? "" : "s", reads ? "from" : "to", payload_.fields().fd());
        if (read_term(name_, payload_.fields()))
            append_format(to, "<{}>", visible{payload_.fields().values().front().text});
        if (captured < size)
            append_format(to, ", {} captured", captured);
    }

    void lost(const ringtap::event &event) {
        flush();
        talk_->event(event);
        talk_->flush();
    }

    out_stream out_;
    palette colors_;
    time_text time_;
    std::unique_ptr<event_output> talk_;
    payload_reader payload_;
    field_term name_;
    payload_style shown_;
};

}  // namespace

payload_reader::payload_reader(field_reader &reader) : reader_(reader), buffer_(term_of("evt.buffer")) {}

std::string_view payload_reader::of(const event &event) const {
    const uint64_t size = io_size(event);
    if (!size || !read_term(buffer_, reader_))
        return {};
    return reader_.values().front().text.substr(0, size);
}

void payload_reader::append_below(text_buffer &out, const event &event, payload_style style) const {
    append_payload(out, of(event), style, indentation);
}

std::string followed_filter(const std::string &what) {
    const bool is_condition = what.find_first_of(" \t=") != std::string::npos;
    const std::string condition = is_condition ? what : "fd.name contains " + in_quotes(what);
    parse_expression(condition);
    return both_filters(condition, "evt.is_io=true");
}

std::unique_ptr<event_output> make_conversation_output(out_stream out, int64_t wall_offset_ns, time_style style,
                                                       payload_reader payload, payload_style shown) {
    return std::make_unique<conversation_output>(std::move(out), wall_offset_ns, style, std::move(payload), shown);
}

}  // namespace ringtap

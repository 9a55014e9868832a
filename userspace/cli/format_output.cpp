// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/format_output.h"

#include <unistd.h>

#include <cstring>

#include "cli/json_output.h"
#include "cli/payload.h"
#include "cli/shape_output.h"
#include "fields/filter.h"
#include "render/json_event.h"
#include "render/json_model.h"
#include "render/json_writer.h"

namespace ringtap {

namespace {

// Renders an event when it is asked whether it is shown, since that depends on its fields.
class format_output : public event_output {
  public:
    format_output(event_format format, out_stream out, field_reader &reader, payload_lines payload = {})
        : format_(std::move(format)), out_(std::move(out)), reader_(reader), payload_(std::move(payload)) {}

    bool shows(const ringtap::event &event) override {
        line_.clear();
        return is_of_ring(event.type) || render(line_);
    }

    void event(const ringtap::event &event) override {
        if (is_of_ring(event.type))
            return lost(event);
        char *at = room(out_.buffer(), line_.size() + 1);
        std::memcpy(at, line_.data(), line_.size());
        end_at(out_.buffer(), put(at + line_.size(), "\n"));
        if (payload_)
            payload_(out_.buffer(), event);
        out_.end_line();
    }

    void flush() override { out_.flush(); }

  protected:
    // False: the event lacks a field that the format cannot do without.
    virtual bool render(text_buffer &out) = 0;
    virtual void lost(const ringtap::event &event) = 0;

    event_format format_;
    out_stream out_;
    field_reader &reader_;

  private:
    payload_lines payload_;
    text_buffer line_;
};

class format_text : public format_output {
  public:
    format_text(event_format format, out_stream out, field_reader &reader, int64_t wall_offset_ns,
                payload_lines payload)
        : format_output(std::move(format), std::move(out), reader, std::move(payload)),
          talk_(make_text_output(out_stream(STDERR_FILENO), wall_offset_ns)) {}

    void state(const host_state &host) override { talk_->state(host); }

    void summary(const run_summary &summary) override {
        flush();
        print_summary(summary);
    }

  private:
    bool render(text_buffer &out) override { return append_formatted(out, format_, reader_); }

    void lost(const ringtap::event &event) override {
        flush();
        talk_->event(event);
        talk_->flush();
    }

    std::unique_ptr<event_output> talk_;
};

class format_json : public format_output {
  public:
    format_json(event_format format, out_stream out, field_reader &reader, int64_t wall_offset_ns)
        : format_output(std::move(format), std::move(out), reader),
          wall_offset_ns_(wall_offset_ns) {}

    void state(const host_state &host) override { append_host_json(out_, host); }

    void summary(const run_summary &summary) override {
        append_summary_json(out_.buffer(), summary);
        flush();
    }

  private:
    bool render(text_buffer &out) override {
        json_writer json(out);
        json.begin_object();
        for (const format_part &part : format_.parts) {
            if (!part.term)
                continue;
            const bool known = read_term(*part.term, reader_);
            if (!known && format_.leave_out)
                return false;
            json.foreign_key(part.name);
            add_values(json, part.term->type(), known);
        }
        json.end_object();
        return true;
    }

    void add_values(json_writer &json, value_type type, bool known) {
        const auto &values = reader_.values();
        if (!known) {
            json.null();
        } else if (values.size() == 1) {
            add_value(json, type, values.front());
        } else {
            json.begin_array();
            for (const field_value &value : values)
                add_value(json, type, value);
            json.end_array();
        }
    }

    static void add_value(json_writer &json, value_type type, const field_value &value) {
        const number_value &number = value.number;
        if (type == value_type::boolean)
            json.boolean(number.bits != 0);
        else if (type != value_type::number && type != value_type::duration &&
                 type != value_type::fraction)
            json.string(value.text);
        else if (number.negative)
            json.number(static_cast<int64_t>(number.bits));
        else
            json.number(number.bits);
    }

    void lost(const ringtap::event &event) override {
        append_event_json(out_.buffer(), event, wall_offset_ns_);
        out_.end_line();
    }

    int64_t wall_offset_ns_;
};

payload_lines lines_of(payload_style style, field_reader &reader) {
    if (style == payload_style::none)
        return {};
    return [payload = payload_reader(reader), style](text_buffer &out, const event &event) {
        payload.append_below(out, event, style);
    };
}

}  // namespace

std::unique_ptr<event_output> make_output(const output_options &how, out_stream out,
                                          int64_t wall_offset_ns, field_reader &reader,
                                          const host_identity &host) {
    const auto style = static_cast<time_style>(how.time.front());
    const payload_style payload = how.payload();
    if (!how.follow.empty())
        return make_conversation_output(std::move(out), wall_offset_ns, style, payload_reader(reader),
                                        payload == payload_style::none ? payload_style::text : payload);
    if (!how.json.empty() && how.json != json_plain)
        return make_shape_output(how, std::move(out), reader, host);
    const bool is_json = !how.json.empty();
    if (how.format.empty())
        return is_json ? make_json_output(std::move(out), wall_offset_ns)
                       : make_text_output(std::move(out), wall_offset_ns, style, lines_of(payload, reader));
    event_format format = parse_format(reader.on(), how.format);
    if (is_json)
        return std::make_unique<format_json>(std::move(format), std::move(out), reader,
                                             wall_offset_ns);
    return std::make_unique<format_text>(std::move(format), std::move(out), reader, wall_offset_ns,
                                         lines_of(payload, reader));
}

}  // namespace ringtap

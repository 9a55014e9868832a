// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/shape_output.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <utility>

#include "fields/filter.h"
#include "formats/falco_line.h"

namespace ringtap {

namespace {

std::string_view text_of(const text_buffer &text) {
    return {text.data(), text.size()};
}

// Renders an event when it is asked whether it is shown: some have no place in a shape. What is said of the whole run goes
// to standard error, so that every line is an event.
class shape_output : public event_output {
  public:
    explicit shape_output(out_stream out) : out_(std::move(out)) {}

    bool shows(const ringtap::event &event) override {
        line_.clear();
        const bool has_place = render(line_, event);
        left_out_ += !has_place;
        return has_place;
    }

    void event(const ringtap::event &) override {
        append(out_.buffer(), text_of(line_));
        out_.buffer().push_back('\n');
        out_.end_line();
    }

    void state(const host_state &) override {}

    void summary(const run_summary &summary) override {
        flush();
        print_summary(summary);
        if (left_out_)
            fmt::print(stderr, "ringtap: {} events have no place in this format and were left out\n", left_out_);
    }

    void flush() override { out_.flush(); }

  private:
    virtual bool render(text_buffer &line, const ringtap::event &event) = 0;

    out_stream out_;
    text_buffer line_;
    uint64_t left_out_ = 0;
};

class store_output : public shape_output {
  public:
    store_output(std::shared_ptr<event_shape> shape, out_stream out, field_reader &reader)
        : shape_output(std::move(out)), shape_(std::move(shape)), reader_(reader) {}

  private:
    bool render(text_buffer &line, const ringtap::event &) override { return shape_->append_event(line, reader_); }

    std::shared_ptr<event_shape> shape_;
    field_reader &reader_;
};

constexpr auto falco_format =
    "*%evt.type process=%proc.name pid=%proc.pid parent=%proc.pname command=%proc.cmdline user=%user.name file=%fd.name "
    "result=%evt.res container=%container.id";

// An event as Falco would tell of it by a rule that is true of every one.
class falco_output : public shape_output {
  public:
    falco_output(event_format format, out_stream out, field_reader &reader, const host_identity &host)
        : shape_output(std::move(out)), format_(std::move(format)), reader_(reader), host_(host.name) {
        for (const format_part &part : format_.parts)
            if (part.term)
                fields_[part.name] = &part;
        fields_["evt.time"] = nullptr;
    }

  private:
    bool render(text_buffer &line, const ringtap::event &event) override {
        output_.clear();
        time_.clear();
        if (!is_of_ring(event.type) && !append_formatted(output_, format_, reader_))
            return false;
        append_utc_time(time_, reader_.wall_ns());
        falco_line made;
        made.hostname = host_;
        made.rule = "ringtap: event";
        made.source = "syscall";
        made.priority = "Informational";
        made.time = text_of(time_);
        made.tags = &no_tags_;
        made.fields = [this](json_writer &json) { add_fields(json); };
        if (is_of_ring(event.type))
            tell_loss(made, event);
        made.output = text_of(output_);
        append_falco_line(line, made);
        return true;
    }

    void add_fields(json_writer &json) {
        for (const auto &[name, part] : fields_) {
            json.foreign_key(name);
            if (!part)
                json.number(reader_.wall_ns());
            else if (read_term(*part->term, reader_))
                add_falco_value(json, part->term->type(), reader_.values());
            else
                json.null();
        }
    }

    void tell_loss(falco_line &made, const ringtap::event &event) {
        append(output_, loss_text(event));
        made.rule = event.type == RINGTAP_LEVEL ? "ringtap: less is recorded" : "ringtap: records lost";
        made.source = "internal";
        made.priority = event.type == RINGTAP_LEVEL ? "Warning" : "Critical";
        made.fields = [this, &event](json_writer &json) { json.member("cpu", event.cpu).member("evt.time", reader_.wall_ns()); };
    }

    event_format format_;
    field_reader &reader_;
    std::string host_;
    const std::set<std::string> no_tags_;
    std::map<std::string_view, const format_part *> fields_;
    text_buffer output_, time_;
};

}  // namespace

host_identity identity_of(const file_header &header) {
    return {header.hostname, header.kernel_release, machine_name(static_cast<machine>(header.machine)), header.boot_id};
}

std::shared_ptr<event_shape> make_shape(const std::string &word, const host_identity &host) {
    if (word == "ecs")
        return std::make_shared<event_shape>(ecs_tables(), host);
    if (word == "ocsf")
        return std::make_shared<event_shape>(ocsf_tables(), host);
    return nullptr;
}

std::unique_ptr<event_output> make_shape_output(const output_options &how, out_stream out, field_reader &reader,
                                                const host_identity &host) {
    if (auto shape = make_shape(how.json, host))
        return std::make_unique<store_output>(std::move(shape), std::move(out), reader);
    const std::string &format = how.format;
    return std::make_unique<falco_output>(parse_format(reader.on(), format.empty() ? falco_format : format), std::move(out), reader,
                                          host);
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "metrics/exposition.h"

#include "capture/clock.h"
#include "decode/record_names.h"

namespace ringtap {

namespace {

struct family {
    const char *name;
    const char *type;
    const char *help;
};

void append_family(text_buffer &out, const family &family) {
    append_format(out, "# HELP {} {}\n# TYPE {} {}\n", family.name, family.help, family.name, family.type);
}

// 0.000001023
void append_seconds(text_buffer &out, uint64_t ns) {
    char fraction[fraction_length];
    put_fraction(fraction, ns % ns_per_s);
    append_number(out, ns / ns_per_s);
    append(out, std::string_view(fraction, sizeof(fraction)));
}

// Backslashes and quotation marks as the format wants them; the value has no other bytes that would end it.
void append_label(text_buffer &out, const std::string &name, std::string_view value) {
    append_format(out, "{}=\"", name);
    for (const char c : value) {
        if (c == '\\' || c == '"')
            append(out, '\\');
        append(out, c);
    }
    append(out, '"');
}

std::string labels_of(const std::vector<std::string> &names, const std::vector<std::string> &values) {
    text_buffer out;
    for (size_t i = 0; i < names.size(); i++) {
        append(out, i ? "," : "");
        append_label(out, label_name(names[i]), values[i]);
    }
    return {out.data(), out.size()};
}

void append_sample(text_buffer &out, std::string_view name, std::string_view labels, uint64_t value) {
    append_format(out, "{}{}{}{} {}\n", name, labels.empty() ? "" : "{", labels, labels.empty() ? "" : "}", value);
}

template <typename Numbers>
class series_writer {
  public:
    series_writer(text_buffer &out, const std::vector<std::string> &names, const number_series<Numbers> &series) : out_(out) {
        for (const auto &[values, numbers] : series)
            labelled_.push_back({labels_of(names, values), &numbers});
    }

    void counter(const family &family, uint64_t Numbers::*number) {
        append_family(out_, family);
        for (const auto &[labels, numbers] : labelled_)
            append_sample(out_, family.name, labels, numbers->*number);
    }

    void histogram(const family &family) {
        append_family(out_, family);
        for (const auto &[labels, numbers] : labelled_)
            append_distribution(family.name, labels, *numbers);
    }

  private:
    void append_bucket(std::string_view name, std::string_view labels, std::string_view bound, uint64_t count) {
        append_format(out_, "{}_bucket{{{}{}le=\"{}\"}} {}\n", name, labels, labels.empty() ? "" : ",", bound, count);
    }

    void append_distribution(std::string_view name, const std::string &labels, const Numbers &numbers) {
        for (size_t i = 0; i < latency_bounds.size(); i++) {
            text_buffer bound;
            append_seconds(bound, latency_bounds[i]);
            append_bucket(name, labels, {bound.data(), bound.size()}, numbers.within[i]);
        }
        append_bucket(name, labels, "+Inf", numbers.timed);
        const std::string braced = labels.empty() ? "" : "{" + labels + "}";
        append_format(out_, "{}_sum{} ", name, braced);
        append_seconds(out_, numbers.latency_ns);
        append_format(out_, "\n{}_count{} {}\n", name, braced, numbers.timed);
    }

    text_buffer &out_;
    std::vector<std::pair<std::string, const Numbers *>> labelled_;
};

void append_calls(text_buffer &out, const metric_numbers &numbers) {
    series_writer<call_numbers> series(out, numbers.call_labels, numbers.calls);
    series.counter({"ringtap_calls_total", "counter", "System calls that returned."}, &call_numbers::calls);
    series.counter({"ringtap_call_errors_total", "counter", "System calls that failed."}, &call_numbers::errors);
    series.counter({"ringtap_read_bytes_total", "counter", "Bytes that system calls have read."}, &call_numbers::read_bytes);
    series.counter({"ringtap_written_bytes_total", "counter", "Bytes that system calls have written."},
                   &call_numbers::written_bytes);
    series.histogram({"ringtap_call_duration_seconds", "histogram", "How long system calls took."});
}

void append_processes(text_buffer &out, const metric_numbers &numbers) {
    series_writer<process_numbers> series(out, numbers.process_labels, numbers.processes);
    series.counter({"ringtap_execs_total", "counter", "Programs that were started."}, &process_numbers::execs);
    series.counter({"ringtap_forks_total", "counter", "Processes that were made."}, &process_numbers::forks);
    series.counter({"ringtap_exits_total", "counter", "Processes that ended."}, &process_numbers::exits);
    series.counter({"ringtap_connects_total", "counter", "Connections over IP that were begun."}, &process_numbers::connects);
    series.counter({"ringtap_accepts_total", "counter", "Connections over IP that were accepted."}, &process_numbers::accepts);
}

void append_losses(text_buffer &out, const ringtap_counts &records) {
    append_family(out, {"ringtap_records_total", "counter", "Records that the module has made, lost ones included."});
    append_sample(out, "ringtap_records_total", "", records.produced);
    append_family(out, {"ringtap_lost_records_total", "counter", "Records that were lost, by cause: what they tell is in no number."});
    for (unsigned cause = 0; cause < RINGTAP_CAUSES; cause++)
        append_sample(out, "ringtap_lost_records_total", fmt::format("cause=\"{}\"", cause_name(cause)),
                      records.lost_by_cause[cause]);
}

void append_series(text_buffer &out, const metric_numbers &numbers) {
    append_family(out, {"ringtap_series", "gauge", "Series of calls, and of processes, that are told apart."});
    append_sample(out, "ringtap_series", "of=\"calls\"", numbers.calls.size());
    append_sample(out, "ringtap_series", "of=\"processes\"", numbers.processes.size());
    append_family(out, {"ringtap_series_limit", "gauge", "How many there may be of each; the rest is summed up as (others)."});
    append_sample(out, "ringtap_series_limit", "", numbers.most_series);
    if (numbers.start_s == 0)
        return;
    append_family(out, {"ringtap_start_time_seconds", "gauge", "When counting began, since 1970."});
    append_format(out, "ringtap_start_time_seconds {:.3f}\n", numbers.start_s);
}

}  // namespace

std::string label_name(std::string_view field) {
    std::string name;
    for (const char c : field)
        name += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? c : '_';
    while (!name.empty() && name.back() == '_')
        name.pop_back();
    return name;
}

void append_metrics(text_buffer &out, const metric_numbers &numbers) {
    append_calls(out, numbers);
    append_processes(out, numbers);
    append_losses(out, numbers.records);
    append_series(out, numbers);
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
// Where fields get what they say from: an event, the model of its host, and the events before it.
#ifndef RINGTAP_FIELDS_READER_H
#define RINGTAP_FIELDS_READER_H

#include <fmt/format.h>

#include <ctime>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "capture/clock.h"
#include "decode/text.h"
#include "fields/value.h"
#include "model/event.h"
#include "model/host_model.h"

namespace ringtap {

using field_text = fmt::memory_buffer;

// A second of the local time, as strftime(3) has it: many events share one.
class second_text {
  public:
    // format: a literal. Valid until the next call with the same one.
    std::string_view of(time_t second, const char *format);
    // The same with what has passed of the second: .000000042
    std::string_view of(time_t second, const char *format, uint64_t ns);

  private:
    struct known_second {
        const char *format;
        time_t second;
        size_t length;
        char text[32 + fraction_length];  // the fraction is behind the second
    };
    known_second &find(time_t second, const char *format);

    std::deque<known_second> known_;  // one of each format
    known_second *last_ = nullptr;
};

class field_reader {
  public:
    // wall_offset_ns: from the records' clock to the time of day.
    field_reader(machine on, int64_t wall_offset_ns) : on_(on), wall_offset_ns_(wall_offset_ns) {}

    // To be called with each event, in order, wanted or not.
    void begin(const event &event);

    // The same in two steps: with an event of which not all is known the first may be taken before, for fields of
    // the process, and the second later, or never.
    void look_at(const event &event);
    void count(const event &event) { count(event.ns, !event.state && !event.carried); }
    // What was there at the start did not happen now.
    void count(uint64_t ns, bool happened = true);

    // ---- for fields

    const event &current() const { return *event_; }
    bool is_call() const {
        return event_->type == RINGTAP_SYSCALL || event_->type == RINGTAP_ENTRY;
    }
    bool has_result() const {
        return event_->type == RINGTAP_SYSCALL && event_->call.result_known;
    }
    const thread_info *thread() const;
    const process_info *process() const;
    const process_info *process(uint32_t tgid) const;
    // 0: the process itself; null: not known.
    const process_info *ancestor(uint32_t generations) const;
    // The descriptor that the call is about; null: none, or not known.
    const descriptor_info *descriptor() const;
    // The number of that descriptor; below zero: none.
    int64_t fd() const;
    const host_model *host() const { return event_->host; }
    // What the process's descriptor leads to is not what it led to when this was asked of an event before.
    bool is_new_peer(int64_t fd, const std::string &peer);

    machine on() const { return on_; }
    uint64_t number() const { return number_; }
    uint64_t first_ns() const { return first_ns_; }
    uint64_t previous_ns() const { return previous_ns_; }
    uint64_t wall_ns() const { return ringtap::wall_ns(event_->ns, wall_offset_ns_); }

    // What a field says; none: it has no value.
    std::vector<field_value> &values() { return values_; }
    void text(std::string_view text) { add().text = text; }
    // A word of ours.
    void word(std::string_view text) {
        field_value &value = add();
        value.text = text;
        value.is_ours = true;
    }
    // The second of the event.
    std::string_view second(const char *format) { return seconds_.of(wall_second(), format); }
    // The same with nine digits behind it.
    std::string_view moment(const char *format) {
        const uint64_t ns = wall_ns();
        return seconds_.of(static_cast<time_t>(ns / ns_per_s), format, ns % ns_per_s);
    }
    time_t wall_second() const { return static_cast<time_t>(wall_ns() / ns_per_s); }
    // Empty is as good as unknown.
    void known(std::string_view text) {
        if (!text.empty())
            this->text(text);
    }
    void number(int64_t value) { add().number = number_value::of(value); }
    void unsigned_number(uint64_t value) { add().number = number_value::of_unsigned(value); }
    void boolean(bool value) { unsigned_number(value); }
    void address(std::string_view text);

    // An empty text that lives until the next event.
    std::string &scratch();

  private:
    field_value &add() { return values_.emplace_back(); }
    int64_t find_fd() const;

    machine on_;
    int64_t wall_offset_ns_;
    second_text seconds_;
    const event *event_ = nullptr;
    uint64_t number_ = 0;
    uint64_t first_ns_ = 0;
    uint64_t previous_ns_ = 0;
    uint64_t last_ns_ = 0;
    std::vector<field_value> values_;
    std::deque<std::string> scratch_;
    size_t scratch_used_ = 0;
    // What several fields ask about the event at hand
    mutable std::optional<int64_t> fd_;
    mutable std::optional<const descriptor_info *> descriptor_;
    mutable std::optional<const process_info *> process_;

    struct last_peer {
        size_t peer;      // hashed
        uint64_t number;  // of the event that led there
    };
    std::unordered_map<uint64_t, last_peer> peers_;  // by process and descriptor
};

}  // namespace ringtap

#endif

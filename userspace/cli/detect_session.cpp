// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/detect_session.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "capture/clock.h"
#include "cli/out_stream.h"
#include "engine/signals.h"

namespace ringtap {

namespace {

constexpr int idle_ms = 1000;
constexpr int busy_ms = 50;       // while something waits to be taken, or a file is written
constexpr int patience_ms = 2000;  // at the end, with outputs

void complain(const std::string &what) {
    fmt::print(stderr, "ringtap detect: {}\n", visible{what});
}

// Whoever reads it decides how fast this goes on.
class standard_output : public alert_output {
  public:
    standard_output() : alert_output("standard output"), out_(STDOUT_FILENO) {}

  private:
    answer write(const alert &line, size_t &at) override {
        append(out_.buffer(), line.line);
        out_.flush();
        at = line.line.size();
        return answer::taken;
    }

    out_stream out_;
};

}  // namespace

detect_session::detect_session(machine on, const host_identity &host, const detect_options &options)
    : options_(options),
      on_(on),
      settings_(options.settings(host)),
      outputs_(settings_.style, complain),
      detecting_(std::make_shared<rule_set>(on, options.choice()), settings_,
                 [this](const alert &one) {
                     outputs_.take(one);
                     if (recorder_)
                         raised_.push_back(one);
                 }),
      files_(options.rules) {
    if (!options.quiet)
        outputs_.add(std::make_unique<standard_output>());
    if (!options.file.empty())
        outputs_.add(alerts_to_file(options.file));
    if (options.syslog)
        outputs_.add(alerts_to_syslog());
    if (!options.program.empty())
        outputs_.add(alerts_to_program(options.program));
}

void detect_session::take_round(source &from) {
    while (const event *event = from.next())
        detecting_.take(*event, from.fields());
}

void detect_session::take_rest(const source &from) {
    detecting_.tell_held_back(monotonic_ns() + static_cast<uint64_t>(from.wall_offset_ns()), false);
    outputs_.go_on();
}

void detect_session::end(const source &from) {
    detecting_.tell_held_back(monotonic_ns() + static_cast<uint64_t>(from.wall_offset_ns()), true);
    outputs_.finish(patience_ms);
}

void detect_session::watch(source &from) {
    while (!from.is_over()) {
        take_round(from);
        take_rest(from);
        from.wait(-1);
    }
    end(from);
}

void detect_session::watch_live(live_source &from) {
    signal_watch::watch_hup();
    if (!options_.keep.empty())
        start_recorder(from);
    while (!from.is_over()) {
        take_round(from);
        keep_alerts();
        take_rest(from);
        reload_if_changed(from);
        from.wait(outputs_.is_waiting() || (recorder_ && recorder_->is_writing()) ? busy_ms : idle_ms);
    }
    if (recorder_)
        recorder_->finish();
    end(from);
}

void detect_session::start_recorder(live_source &from) {
    source_filter everything;
    if (const uint32_t command = from.live().begun().command) {
        everything.criteria.pids = {command};
        everything.criteria.trees = true;
    }
    recorder_.emplace(options_.kept(), everything, options_.live(), [&from] { from.take_in_meanwhile(); },
                      [this](const own_alert &own) { tell(own); });
}

void detect_session::keep_alerts() {
    if (!recorder_)
        return;
    for (const alert &one : raised_)
        recorder_->keep(one);
    raised_.clear();
    recorder_->go_on();
}

void detect_session::tell(const own_alert &own) {
    outputs_.take(own);
}

void detect_session::reload_if_changed(live_source &from) {
    const bool asked = signal_watch::take_hup();
    if (asked)
        outputs_.reopen();
    if (asked || files_.has_changed())
        reload(from);
}

// Rules that are wrong change nothing. The kernel lets through what the new ones are about before they are asked.
void detect_session::reload(live_source &from) {
    const uint64_t wall_ns = monotonic_ns() + static_cast<uint64_t>(from.wall_offset_ns());
    files_.take();
    try {
        auto rules = std::make_shared<rule_set>(on_, options_.choice());
        from.live().change_calls(rules->criteria());
        detecting_.use(std::move(rules));
        complain("the rules have been read again");
    } catch (const std::exception &error) {
        const std::string why = error.what();
        complain("the rules stay as they were: " + why);
        tell({"ringtap: rules not read again", rule_priority::error, wall_ns,
              "the rules stay as they were, as the new ones are wrong: " + why.substr(0, why.find('\n')),
              {{"reason", json_text(why)}}});
    }
}

void detect_session::tell_counts() const {
    uint64_t all = 0;
    for (const auto &[name, count] : detecting_.alerts())
        all += count;
    fmt::print(stderr, "ringtap detect: {} alert{}\n", all, all == 1 ? "" : "s");
    for (const auto &[name, count] : detecting_.alerts())
        fmt::print(stderr, "  {:>8} {}\n", count, visible{name});
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/live.h"

#include <algorithm>
#include <cerrno>

#include "capture/clock.h"
#include "cli/command.h"
#include "cli/kernel_plan.h"
#include "cli/signals.h"
#include "model/call_classes.h"

namespace ringtap {

namespace {

constexpr int wake_ms = 1000;
constexpr unsigned abi_with_contained = 3;  // minor

ringtap_setup make_setup(const capture_options &options) {
    ringtap_setup setup;
    ringtap_setup_init(&setup);
    setup.flags = (options.lean ? 0 : RINGTAP_SETUP_ENTRY_TIME) |
                  (options.entries ? RINGTAP_SETUP_ENTRIES : 0) |
                  (options.environment ? RINGTAP_SETUP_ENV : 0);
    setup.mode = options.flight ? RINGTAP_MODE_FLIGHT : RINGTAP_MODE_STREAM;
    setup.snaplen = options.snaplen;
    setup.ring_size = options.ring_size;
    setup.memory = options.memory;
    return setup;
}

ringtap_options make_options(const capture_options &options) {
    ringtap_options made = RINGTAP_OPTIONS_INIT;
    made.merge_delay_ns = options.merge_delay_us * 1000;
    return made;
}

end_stats module_counts(const ringtap_stat &stat, uint64_t stop_ns) {
    end_stats counts{};
    counts.stop_ns = stop_ns;
    counts.produced = stat.produced;
    counts.written = stat.written;
    counts.lost = stat.lost;
    std::copy(std::begin(stat.lost_by_cause), std::end(stat.lost_by_cause), counts.lost_by_cause);
    std::copy(std::begin(stat.lost_by_type), std::end(stat.lost_by_type), counts.lost_by_type);
    return counts;
}

// As --slower and --lean exclude each other.
std::unique_ptr<event_expression> checked_expression(const filter_options &filter,
                                                     const capture_options &options, machine on) {
    auto expression = filter.expression(on);
    if (expression && options.lean && share_of(on, expression->parsed()).slower_ns)
        throw usage_error("evt.latency needs the time of entry, which --lean leaves out");
    return expression;
}

class live_run {
  public:
    live_run(const filter_options &filter, const capture_options &options, live_sink &sink)
        : options_(options),
          sink_(sink),
          on_(host_machine()),
          wishes_(filter.wishes(on_)),
          expression_(checked_expression(filter, options, on_)),
          client_options_(make_options(options)),
          setup_(make_setup(options)),
          capture_(&client_options_) {}

    int run() {
        set_up();
        start_command();
        set_filter();
        start_ns_ = monotonic_ns();
        capture_.start();
        sink_.begin({on_, capture_.info(), setup_, start_ns_, wall_offset_ns(),
                     command_ ? static_cast<uint32_t>(command_->pid()) : 0, follows_, expression_.get()},
                    capture_);
        if (command_)
            command_->release();
        while (!is_over()) {
        }
        finish();
        return status();
    }

  private:
    // The module knows best which sizes are wrong; the user's they are all the same.
    void set_up() {
        try {
            capture_.setup(setup_);
            if (options_.protect)
                capture_.protect(make_protect(on_));
        } catch (const error &error) {
            if (error.number() == EINVAL)
                throw usage_error(error.what());
            throw;
        }
    }

    void start_command() {
        if (options_.command.empty())
            return;
        if (!wishes_.pids.empty())
            throw usage_error("a command cannot go together with --pid or --tree");
        command_.emplace(options_.command);
        wishes_.pids = {static_cast<uint32_t>(command_->pid())};
        wishes_.trees = true;
    }

    void set_filter() {
        const kernel_plan plan(on_, wishes_, expression_.get(), sink_.follows_names());
        ringtap_filter filter = plan.asked();
        if (capture_.info().abi_minor < abi_with_contained)
            filter.flags &= ~RINGTAP_FILTER_CONTAINED;
        if (can_tell_targets(filter) &&
            capture_.info().features & (RINGTAP_FEAT_TARGET | RINGTAP_FEAT_PEER))
            ringtap_filter_type(&filter, RINGTAP_TARGET, 1);
        if (follows_descriptors(on_, filter))
            follows_ = filter.flags & RINGTAP_FILTER_CONTAINED ? descriptors_of::containers
                                                               : descriptors_of::everybody;
        if (options_.self)
            filter.flags |= RINGTAP_FILTER_SELF;
        capture_.filter(filter);
    }

    // One round: sleeps, then drains. What ended before the sleep is seen before it.
    bool is_over() {
        const bool ended = sleep();
        return !sink_.drain(capture_) || ended;
    }

    bool sleep() {
        const signal_watch::hold hold;
        const int left = ms_left();
        if (signal_watch::stop_signal() || left == 0 || (command_ && command_->has_ended()))
            return true;
        sink_.wait(capture_, left, hold.mask());
        return false;
    }

    int ms_left() const {
        if (options_.seconds <= 0)
            return wake_ms;
        const double end = static_cast<double>(start_ns_) + options_.seconds * ns_per_s;
        const double left = (end - static_cast<double>(monotonic_ns())) * 1000 / ns_per_s;
        return left <= 0 ? 0 : static_cast<int>(std::clamp(left, 1.0, double{wake_ms}));
    }

    void finish() {
        const int number = signal_watch::stop_signal();
        if (number && command_)
            command_->signal(number);
        capture_.stop();
        const uint64_t stop_ns = monotonic_ns();
        sink_.drain_rest(capture_);
        run_summary summary;
        summary.duration_s = static_cast<double>(stop_ns - start_ns_) / ns_per_s;
        for (int cpu = capture_.next_cpu(-1); cpu >= 0; cpu = capture_.next_cpu(cpu))
            summary.cpus.emplace_back(cpu, capture_.counts(static_cast<unsigned>(cpu)));
        summary.module = module_counts(capture_.stat(), stop_ns);
        sink_.end(summary);
    }

    int status() {
        if (signal_watch::stop_signal() == SIGINT)
            return exit_interrupted;
        return command_ && command_->has_ended() ? command_->exit_status() : exit_ok;
    }

    const capture_options &options_;
    live_sink &sink_;
    signal_watch signals_;
    machine on_;
    event_wishes wishes_;
    std::unique_ptr<event_expression> expression_;
    ringtap_options client_options_;
    ringtap_setup setup_;
    capture capture_;
    std::optional<traced_command> command_;
    uint64_t start_ns_ = 0;
    descriptors_of follows_ = descriptors_of::nobody;
};

}  // namespace

int run_live(const filter_options &filter, const capture_options &options, live_sink &sink) {
    if (options.explain)
        return explain(filter, options, sink.follows_names());
    return live_run(filter, options, sink).run();
}

}  // namespace ringtap

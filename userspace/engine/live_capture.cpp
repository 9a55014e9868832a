// SPDX-License-Identifier: MIT OR Apache-2.0
#include "engine/live_capture.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "capture/clock.h"
#include "engine/kernel_plan.h"
#include "engine/signals.h"
#include "model/call_classes.h"
#include "model/process_trees.h"

namespace ringtap {

namespace {

constexpr int wake_ms = 1000;
constexpr auto own_proc = "/proc";
constexpr unsigned abi_with_contained = 3;  // minor

ringtap_setup make_setup(const live_settings &settings) {
    ringtap_setup setup;
    ringtap_setup_init(&setup);
    setup.flags = (settings.lean ? 0 : RINGTAP_SETUP_ENTRY_TIME) |
                  (settings.entries ? RINGTAP_SETUP_ENTRIES : 0) |
                  (settings.environment ? RINGTAP_SETUP_ENV : 0);
    setup.mode = settings.flight ? RINGTAP_MODE_FLIGHT : RINGTAP_MODE_STREAM;
    setup.snaplen = settings.snaplen;
    setup.ring_size = settings.ring_size;
    setup.memory = settings.memory;
    return setup;
}

ringtap_options make_options(const live_settings &settings) {
    ringtap_options made = RINGTAP_OPTIONS_INIT;
    made.merge_delay_ns = settings.merge_delay_ns;
    if (!settings.device.empty())
        made.device = settings.device.c_str();
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

// As a criterion of duration and a lean capture exclude each other.
std::unique_ptr<event_expression> checked_expression(const source_filter &filter,
                                                     const live_settings &settings, machine on) {
    check_criteria(on, filter.criteria);
    auto expression = expression_of(on, filter);
    if (expression && settings.lean && pushdown_of(on, expression->parsed()).slower_ns)
        throw settings_error("evt.latency needs the time of entry, which --lean leaves out");
    return expression;
}

}  // namespace

live_capture::live_capture(const source_filter &filter, const live_settings &settings, bool follows_names)
    : criteria_(filter.criteria),
      settings_(settings),
      whole_state_(settings.whole_state || filter.state),
      expression_(checked_expression(filter, settings, start_.on)),
      client_options_(make_options(settings_)),
      capture_(&client_options_) {
    start_.setup = make_setup(settings);
    set_up();
    start_.info = capture_.info();
    start_command();
    set_nice();
    set_filter(follows_names);
}

// The module knows best which sizes are wrong; the caller's they are all the same.
void live_capture::set_up() {
    try {
        capture_.setup(start_.setup);
        if (settings_.protect)
            capture_.protect(make_protect(start_.on));
    } catch (const error &error) {
        if (error.number() == EINVAL)
            throw settings_error(error.what());
        throw;
    }
}

void live_capture::start_command() {
    if (settings_.command.empty())
        return;
    if (!criteria_.pids.empty())
        throw settings_error("a command cannot go together with --pid or --tree");
    command_.emplace(settings_.command);
    start_.command = static_cast<uint32_t>(command_->pid());
    criteria_.pids = {start_.command};
    criteria_.trees = true;
}

// Behind the start of the command, which is to run as it would without us.
void live_capture::set_nice() const {
    constexpr id_t this_thread = 0;
    if (settings_.nice && setpriority(PRIO_PROCESS, this_thread, *settings_.nice) != 0)
        throw settings_error(fmt::format("cannot run at nice {}: {}", *settings_.nice, strerror(errno)));
}

void live_capture::set_filter(bool follows_names) {
    const kernel_plan plan(start_.on, criteria_, expression_.get(), follows_names);
    ringtap_filter filter = plan.requested();
    if (start_.info.abi_minor < abi_with_contained)
        filter.flags &= ~RINGTAP_FILTER_CONTAINED;
    if (can_record_targets(filter) && start_.info.features & (RINGTAP_FEAT_TARGET | RINGTAP_FEAT_PEER))
        ringtap_filter_type(&filter, RINGTAP_TARGET, 1);
    if (follows_descriptors(start_.on, filter))
        start_.follows = filter.flags & RINGTAP_FILTER_CONTAINED ? descriptors_of::containers
                                                                 : descriptors_of::everybody;
    start_.scope = scope_of(filter);
    if (settings_.self)
        filter.flags |= RINGTAP_FILTER_SELF;
    capture_.filter(filter);
}

// A command that waits has nobody below it.
state_scope live_capture::scope_of(const ringtap_filter &filter) const {
    state_scope scope;
    if (whole_state_ || !(filter.flags & RINGTAP_FILTER_PIDS))
        return scope;
    const auto *pids = reinterpret_cast<const uint32_t *>(filter.pids);
    scope.pids.assign(pids, pids + filter.nr_pids);
    scope.trees = filter.flags & RINGTAP_FILTER_TREES && !start_.command;
    return scope;
}

void live_capture::change_calls(const event_criteria &wanted) {
    criteria_.calls = wanted.calls;
    criteria_.types = wanted.types;
    set_filter(true);
}

void live_capture::start() {
    // Who is left by his parent while the state is read is in his tree no more, but for the module.
    if (start_.scope.trees)
        start_.scope.pids = processes_of_trees(own_proc, start_.scope.pids);
    start_.start_ns = monotonic_ns();
    capture_.start();
    start_.wall_offset_ns = wall_offset_ns();
}

void live_capture::release_command() {
    if (command_)
        command_->release();
}

bool live_capture::sleep(int timeout_ms, bool has_to_end,
                         const std::function<void(int, const sigset_t *)> &wait) {
    const signal_watch::hold hold;
    const int left = ms_left(timeout_ms);
    if (has_to_end || signal_watch::stop_signal() || left < 0 || (command_ && command_->has_ended()))
        return false;
    wait(left, hold.mask());
    return true;
}

// Below zero: the time is over. Not longer than what keeps an eye on the command.
int live_capture::ms_left(int timeout_ms) const {
    const int most = timeout_ms < 0 ? wake_ms : std::min(timeout_ms, wake_ms);
    if (settings_.seconds <= 0)
        return most;
    const double end = static_cast<double>(start_.start_ns) + settings_.seconds * ns_per_s;
    const double left = (end - static_cast<double>(monotonic_ns())) * 1000 / ns_per_s;
    return left <= 0 ? -1 : static_cast<int>(std::min(std::max(left, 1.0), static_cast<double>(most)));
}

void live_capture::stop() {
    const int number = signal_watch::stop_signal();
    if (number && command_)
        command_->signal(number);
    capture_.stop();
    stop_ns_ = monotonic_ns();
}

run_summary live_capture::summary() {
    run_summary summary;
    summary.duration_s = static_cast<double>(stop_ns_ - start_.start_ns) / ns_per_s;
    summary.cpus = counts_by_cpu(capture_);
    summary.nice = settings_.nice;
    summary.module = module_counts(capture_.stat(), stop_ns_);
    return summary;
}

std::optional<int> live_capture::command_status() {
    if (!command_ || !command_->has_ended())
        return std::nullopt;
    return command_->exit_status();
}

}  // namespace ringtap

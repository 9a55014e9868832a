// SPDX-License-Identifier: MIT OR Apache-2.0
#include "engine/live_source.h"

#include "capture/clock.h"

namespace ringtap {

decoder_setup live_decoder_setup(const live_start &start) {
    decoder_setup setup;
    setup.on = start.on;
    setup.layout = record_layout(start.info.record_size);
    setup.all_entries = start.setup.flags & RINGTAP_SETUP_ENTRIES;
    setup.command = start.command;
    setup.host.lookup = comm_from_proc;
    setup.host.proc = "/proc";
    return setup;
}

namespace {

// Of the start, on a host that is so busy that there is always another record
constexpr unsigned early_per_step = 16;
// Whoever reads a start that takes long is asked this often whether it is to go on.
constexpr uint64_t pause_ns = ns_per_s / 10;

}  // namespace

live_source::live_source(const source_filter &filter, const live_settings &settings)
    : source(filter),
      live_(filter, settings, true),
      rings_(live_.capture().get()),
      early_(settings.early && live_.begun().scope.is_of_all() && !live_.begun().command) {
    decoder_setup setup = live_decoder_setup(live_.begun());
    setup.host.partial = !live_.begun().scope.is_of_all();
    set_up(std::move(setup), ringtap::wall_offset_ns(), true, live_.expression());
}

void live_source::begin() {
    live_.start();
    host().refresh(monotonic_ns());
    stage_ = stage::beginning;
    const live_start &start = live_.begun();
    const record_layout layout(start.info.record_size);
    if (!start.scope.is_of_all())
        strangers_.emplace(start.on, layout);
    snapshot_.emplace(snapshot_settings{layout, start.follows, start.scope,
                                        [this] { backlog_.take_in_meanwhile(live_.capture()); }},
                      [this](const ringtap_record &record) {
                          state_.add(RINGTAP_ALL_CPUS, record);
                          if (strangers_)
                              strangers_->look_at(record);
                          if (saved_)
                              saved_->add_state(record);
                      });
}

// An early record comes behind the state of whom it speaks of. False: it is a step's turn, or there is none.
bool live_source::hold_early() {
    if (!early_ || !snapshot_ || early_in_turn_ == early_per_step) {
        early_in_turn_ = 0;
        return false;
    }
    held_ = backlog_.next(&held_cpu_);
    if (!held_)
        return false;
    early_in_turn_++;
    look_first(*held_);
    return true;
}

void live_source::look_first(const ringtap_record &record) {
    if (record.tgid)
        snapshot_->look_first(record.tgid);
    if (record.type == RINGTAP_FORK)
        snapshot_->leave_out(reinterpret_cast<const ringtap_fork &>(record).child_tgid);
    if (record.type == RINGTAP_SIGNAL)
        snapshot_->look_first(reinterpret_cast<const ringtap_signal &>(record).sender_tgid);
    if (record.type == RINGTAP_SWITCH)
        snapshot_->look_first(reinterpret_cast<const ringtap_switch &>(record).next_tgid);
}

// The state step by step, and early records between. Null: that was all; or, with a snapshot still to be taken, what was
// given so far may be shown.
const ringtap_record *live_source::next_at_start(unsigned *cpu) {
    for (;;) {
        if (!state_.empty()) {
            if (const ringtap_record *record = state_.next(cpu))
                return record;
        } else if (held_) {
            *cpu = held_cpu_;
            return std::exchange(held_, nullptr);
        } else if (hold_early()) {
            early_to_show_ = true;
        } else if (early_to_show_ && backlog_.empty()) {
            early_to_show_ = false;
            return nullptr;
        } else if (backlog_.is_full() || by_backlog_) {
            if (const ringtap_record *record = backlog_.next(cpu)) {
                by_backlog_ = true;
                return record;
            }
            by_backlog_ = false;
        } else if (!snapshot_ || (early_ && monotonic_ns() > next_pause_ns_)) {
            next_pause_ns_ = monotonic_ns() + pause_ns;
            return nullptr;
        } else if (!snapshot_->step()) {
            snapshot_.reset();
        }
    }
}

const ringtap_record *live_source::next_record(unsigned *cpu) {
    const ringtap_record *record = next_of_stage(cpu);
    if (strangers_ && record && *cpu != RINGTAP_ALL_CPUS)
        meet_strangers(*record);
    return record;
}

// So that they are known with the record that speaks of them.
void live_source::meet_strangers(const ringtap_record &record) {
    strangers_->look_at(record);
    if (stage_ < stage::running || !strangers_->has_any())
        return;
    strangers_->read([this](const ringtap_record &late) {
        take_whole(RINGTAP_ALL_CPUS, late, [](const event &, bool) {});
        if (saved_)
            saved_->add_state(late);
    });
}

const ringtap_record *live_source::next_of_stage(unsigned *cpu) {
    if (stage_ == stage::fresh)
        begin();
    if (stage_ == stage::beginning) {
        if (const ringtap_record *record = next_at_start(cpu)) {
            if (saved_ && *cpu != RINGTAP_ALL_CPUS)
                saved_->add(*cpu, *record);
            return record;
        }
        host().refresh(monotonic_ns());
        if (snapshot_)
            return nullptr;
        stage_ = stage::running;
        live_.release_command();
    }
    if (stage_ == stage::over)
        return nullptr;
    if (!in_round_)
        begin_round();
    const ringtap_record *record = by_backlog_ ? backlog_.next(cpu) : rings_.next(cpu);
    if (!record)
        end_round();
    else if (saved_)
        saved_->add(*cpu, *record);
    return record;
}

void live_source::begin_round() {
    mark_loss();
    by_backlog_ = !backlog_.empty();
    if (!by_backlog_)
        rings_.begin_round();
    else if (stage_ == stage::running)
        backlog_.take_in(live_.capture());
    // What the round's records are of had been mounted before this.
    host().refresh(monotonic_ns());
    in_round_ = true;
}

void live_source::end_round() {
    in_round_ = false;
    if (stage_ == stage::stopped && !by_backlog_)
        stage_ = stage::over;
    by_backlog_ = false;
    if (saved_)
        saved_->flush();
    host().refresh(monotonic_ns());
}

// What is left of a round waits, so that the rings can be emptied meanwhile.
void live_source::take_in_round() {
    unsigned cpu;
    if (!in_round_ || by_backlog_)
        return;
    while (const ringtap_record *record = rings_.next(&cpu))
        backlog_.add(cpu, *record);
    by_backlog_ = true;
}

void live_source::save(saved_file *file) {
    saved_ = file;
    // The start state is still to come.
    if (!file || stage_ == stage::fresh)
        return;
    take_in_round();
    file->write_host([this] { backlog_.take_in_meanwhile(live_.capture()); });
}

// A ring that is full says so only when there is place again: what was lost since then counts
// from now on. (What is drained now is older than this by the merge delay.)
void live_source::mark_loss() {
    const uint64_t now = monotonic_ns();
    const ringtap_stat stat = live_.capture().stat();
    if (stat.lost > live_.capture().counts().lost || stat.level >= RINGTAP_LEVEL_SECURITY)
        host().lose(now);
}

// What waits is work enough.
void live_source::wait(int timeout_ms) {
    if (stage_ == stage::beginning && early_ && !live_.sleep(0, is_broken(), [](int, const sigset_t *) {}))
        leave_start();
    if (stage_ != stage::running || in_round_)
        return;
    const bool goes_on = live_.sleep(timeout_ms, is_broken(), [this](int ms, const sigset_t *mask) {
        live_.capture().wait(backlog_.empty() ? ms : 0, mask);
    });
    if (!goes_on)
        stop();
}

void live_source::stop() {
    live_.stop();
    stage_ = stage::stopped;
}

// Who is not asked about any more need not be known.
void live_source::leave_start() {
    if (early_ && !saved_)
        snapshot_.reset();
}

void live_source::finish() {
    leave_start();
    while (stage_ < stage::running || in_round_)
        next();
    if (stage_ == stage::running)
        stop();
    while (!is_over())
        next();
}

run_summary live_source::summary() {
    run_summary summary = live_.summary();
    summary.forgotten = host().losses();
    return summary;
}

}  // namespace ringtap

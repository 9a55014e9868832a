// SPDX-License-Identifier: MIT OR Apache-2.0
// The events of this host, as they happen.
#ifndef RINGTAP_ENGINE_LIVE_SOURCE_H
#define RINGTAP_ENGINE_LIVE_SOURCE_H

#include "capture/ring_reader.h"
#include "engine/backlog.h"
#include "engine/live_capture.h"
#include "engine/saved_file.h"
#include "engine/source.h"
#include "model/strangers.h"

namespace ringtap {

// Of the host that this runs on.
decoder_setup live_decoder_setup(const live_start &start);

class live_source : public source {
  public:
    // Throws what live_capture does. The capture starts with the first next(), which reads the start state; what is
    // recorded meanwhile waits, unless settings.early: then it is given as soon as the processes that it is about, and
    // those above them, have been looked at.
    live_source(const source_filter &filter, const live_settings &settings);

    void wait(int timeout_ms) override;
    bool is_over() const override { return stage_ == stage::over; }
    void finish() override;
    run_summary summary() override;
    bool is_of_this_host() const override { return true; }
    bool has_told_start() const override { return stage_ >= stage::running; }
    bool has_at_hand() const override { return !backlog_.empty(); }
    ringtap_counts counts() override { return live_.capture().counts(); }

    // From now on the records that are read go there, too; null: no longer. What runs on the host is written
    // to it first. An event that next() gave is not valid any more.
    void save(saved_file *file);

    // Between two rounds, while something else takes long: keeps the rings from filling.
    void take_in_meanwhile() { backlog_.take_in_meanwhile(live_.capture()); }

    live_capture &live() { return live_; }

  private:
    enum class stage : unsigned char { fresh, beginning, running, stopped, over };

    const ringtap_record *next_record(unsigned *cpu) override;
    void begin();
    const ringtap_record *next_at_start(unsigned *cpu);
    bool hold_early();
    void look_first(const ringtap_record &record);
    const ringtap_record *next_of_stage(unsigned *cpu);
    void meet_strangers(const ringtap_record &record);
    void leave_start();
    void begin_round();
    void end_round();
    void stop();
    void mark_loss();
    void take_in_round();

    live_capture live_;
    ring_reader rings_;
    std::optional<host_snapshot> snapshot_;
    backlog state_;    // of the start, a step's records
    backlog backlog_;  // what was recorded meanwhile
    std::optional<strangers> strangers_;  // if the start state is not of all
    bool early_;                            // records are given while the start state is read
    const ringtap_record *held_ = nullptr;  // such a one, until the state of its process has been given
    unsigned held_cpu_ = 0;
    unsigned early_in_turn_ = 0;  // since the last step of the snapshot
    bool early_to_show_ = false;  // since the last pause
    uint64_t next_pause_ns_ = 0;  // in reading the start
    saved_file *saved_ = nullptr;
    bool in_round_ = false;
    bool by_backlog_ = false;  // the round's records are from there
    stage stage_ = stage::fresh;
};

}  // namespace ringtap

#endif

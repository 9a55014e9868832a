// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/proc_snapshot.h"

#include <fcntl.h>

#include <set>
#include <unordered_set>
#include <utility>

#include "model/host_mounts.h"
#include "model/proc_files.h"
#include "model/process_trees.h"
#include "model/user_names.h"

namespace ringtap {

namespace {

// Of this machine, not of a copy of another's
constexpr std::string_view own_proc = "/proc";

// A host on which there is somebody new at every look is not followed for ever.
constexpr int attempts_max = 8;
constexpr int levels_max = 64;

}  // namespace

void snapshot_processes(const record_layout &layout,
                        const std::function<void(const ringtap_record &)> &sink,
                        const std::string &proc) {
    process_records all(layout, sink, proc);
    for_each_number(AT_FDCWD, proc.c_str(),
                    [&](uint32_t pid) { all.add(pid, process_part::whole); });
}

// Who was forked after a look at the list, but before the one at its parent's descriptors, is in
// neither, and its fork's record is older than what is known of the parent: looks again until there
// is nobody new.
class host_snapshot::walk {
  public:
    walk(snapshot_settings settings, record_sink_fn sink)
        : settings_(std::move(settings)),
          sink_(std::move(sink)),
          all_(settings_.layout, sink_, settings_.proc) {
        all_.call_meanwhile(settings_.meanwhile);
        all_.with_descriptors(settings_.followed);
    }

    bool step() {
        if (next_ == pids_.size() && passes_ < attempts_max)
            list_new();
        if (next_ < pids_.size())
            look_at(pids_[next_++]);
        else if (!relatives_.empty())
            add_relative(take_first(relatives_));
        else
            add_rest();
        return !ended_;
    }

    void look_first(uint32_t pid) {
        for (int levels = 0; pid && levels < levels_max; levels++)
            pid = look_at(pid);
    }

    void leave_out(uint32_t pid) { looked_at_.insert(pid); }

  private:
    // Its parent; 0: it was looked at before, or is not there.
    uint32_t look_at(uint32_t pid) {
        if (!looked_at_.insert(pid).second)
            return 0;
        const auto relatives = all_.add(pid, process_part::whole);
        note(relatives);
        return relatives ? relatives->ppid : 0;
    }

    void list_new() {
        passes_++;
        pids_.clear();
        next_ = 0;
        const auto add = [&](uint32_t pid) {
            if (!looked_at_.count(pid))
                pids_.push_back(pid);
        };
        if (settings_.scope.is_of_all())
            for_each_number(AT_FDCWD, settings_.proc.c_str(), add);
        else
            for (const uint32_t pid : in_scope())
                add(pid);
        if (pids_.empty())
            passes_ = attempts_max;
    }

    std::vector<uint32_t> in_scope() const {
        std::vector<uint32_t> processes;
        for (const uint32_t id : settings_.scope.pids)
            if (const uint32_t pid = process_of_thread(settings_.proc, id))
                processes.push_back(pid);
        return settings_.scope.trees ? processes_of_trees(settings_.proc, processes) : processes;
    }

    void note(const std::optional<process_relatives> &relatives) {
        if (!relatives || settings_.scope.is_of_all())
            return;
        relatives_.insert({relatives->ppid, relatives->pgid, relatives->sid});
    }

    void add_relative(uint32_t pid) {
        if (!pid || !looked_at_.insert(pid).second)
            return;
        if (const auto relatives = all_.add(pid, process_part::row))
            relatives_.insert(relatives->ppid);
    }

    static uint32_t take_first(std::set<uint32_t> &from) {
        return from.extract(from.begin()).value();
    }

    void add_rest() {
        if (settings_.proc == own_proc)
            all_.add_sharing();
        all_.add_containers();
        user_names users("", true);
        users.load();
        write_users(users.lines(), sink_);
        write_mounts(host_mounts(settings_.proc).lines(), sink_);
        ended_ = true;
    }

    snapshot_settings settings_;
    record_sink_fn sink_;
    process_records all_;
    std::unordered_set<uint32_t> looked_at_;
    std::vector<uint32_t> pids_;  // of the last look
    size_t next_ = 0;
    int passes_ = 0;
    bool ended_ = false;
    std::set<uint32_t> relatives_;  // who may still have to be looked at
};

host_snapshot::host_snapshot(snapshot_settings settings, record_sink_fn sink)
    : walk_(std::make_unique<walk>(std::move(settings), std::move(sink))) {}

host_snapshot::~host_snapshot() = default;

bool host_snapshot::step() {
    return walk_->step();
}

void host_snapshot::look_first(uint32_t pid) {
    walk_->look_first(pid);
}

void host_snapshot::leave_out(uint32_t pid) {
    walk_->leave_out(pid);
}

void snapshot_host(const snapshot_settings &settings, const record_sink_fn &sink) {
    host_snapshot all(settings, sink);
    while (all.step()) {
    }
}

void snapshot_process(const record_layout &layout, uint32_t pid, const std::string &proc,
                      const std::function<void(const ringtap_record &)> &sink) {
    process_records(layout, sink, proc).add(pid, process_part::whole);
}

}  // namespace ringtap

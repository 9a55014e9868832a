// SPDX-License-Identifier: MIT OR Apache-2.0
// The model of the host, as events tell of it: what decoder, start state and /proc put together. What it
// may hold, and what becomes of the rest, is written in memory.h.
#ifndef RINGTAP_MODEL_HOST_STATE_H
#define RINGTAP_MODEL_HOST_STATE_H

#include <deque>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "file/capture_file.h"
#include "model/address_names.h"
#include "model/call_rules.h"
#include "model/container_names.h"
#include "model/host_model.h"
#include "model/host_mounts.h"
#include "model/process_table.h"
#include "model/repair_queue.h"
#include "model/socket_table.h"
#include "model/user_names.h"

namespace ringtap {

struct host_setup {
    machine on = machine::unknown;
    // Asked for names of threads of which no record told; empty when a file is read.
    comm_lookup lookup;
    // The running system's: "/proc"; empty: there is none to be asked, a file is read.
    std::string proc;
    // Where its files are: "" for "/".
    std::string root;
    // The start state is not of all processes: others are looked up when they are asked for.
    bool partial = false;
    // False: the capture leaves out calls that change descriptors, so nothing about them is sure.
    bool follows_descriptors = true;
    model_limits limits;
};

class host_state final : public host_model {
  public:
    explicit host_state(host_setup setup);
    ~host_state() override;

    void before(const event &event) override;
    void after(const event &event) override;

    const thread_info *thread(uint32_t tid) const override;
    const process_info *process(uint32_t tgid) const override;
    const descriptor_info *descriptor(uint32_t tgid, int fd) const override;
    std::string_view user_name(uint32_t uid) const override;
    std::string_view group_name(uint32_t gid) const override;
    std::vector<std::string_view> address_names(std::string_view address) const override {
        return addresses_.names(address);
    }
    std::string host_path(uint64_t dev, std::string_view within) const override;
    uint64_t changes() const override { return 1 + changes_ + table_.changes(); }
    // See user_names::lines().
    std::string user_lines() const { return users_.lines(); }

    // Answers are from now on about this event, which changes nothing.
    void look_at(const event &event);
    // A write to this descriptor gives a thread its name.
    bool is_name_file(uint32_t tgid, int fd, uint64_t ns) const;

    // "?": nobody knows.
    std::string_view comm(uint32_t tid, uint32_t tgid) { return table_.comm(tid, tgid); }
    std::optional<uint32_t> uid_of_event(uint32_t tgid) { return table_.uid_of_event(tgid); }

    // Of a record with record_late.
    void take_late_process(const event &exec);
    void take_late_thread(const event &fork);

    // A record that the client itself made of the start state.
    void take_client_record(const ringtap_record &record);

    // Records were lost up to this time; which ones will be told later.
    void lose(uint64_t until_ns);

    // Reads, of the running system, what questions have left open: what is not known or not sure of
    // processes and descriptors, files about containers, mounts that have changed. No question reads anything
    // itself. Between drains, as it takes its time, which is bounded by the second.
    void refresh(uint64_t now_ns);

    // Answers are from now on about the end, after the last event.
    void end();

    // Processes in no order, descriptors in that of their numbers.
    void for_each_process(const std::function<void(uint32_t tgid)> &call) const;
    void for_each_descriptor(uint32_t tgid, const std::function<void(int fd)> &call) const;

    // For who makes a start state of it.
    std::string mount_lines() const { return mounts_.known_lines(); }
    const process_table &table() const { return table_; }
    uint64_t lost_ns() const { return lost_ns_; }
    bool follows_descriptors() const { return setup_.follows_descriptors; }
    // Of the event at hand: what is known of the host is another behind it.
    bool is_changed_by(const event &event) const;

    size_t threads() const { return table_.threads(); }
    size_t held() const { return table_.held(); }
    const model_limits &limits() const { return setup_.limits; }
    // What was let go, to be counted here also by those around it.
    model_losses &losses() { return names_.memory().losses; }
    const model_losses &losses() const { return names_.memory().losses; }

  private:
    // Who asked about a process lately; its answer is made anew when the process has changed.
    struct process_view {
        uint32_t version = UINT32_MAX;
        std::shared_ptr<const program> runs;  // info points into it
        process_info info;
    };

    // An answer, and the name in it that lies nowhere else.
    struct descriptor_answer {
        descriptor_info info;
        std::string name;
    };

    // What an event of many descriptors leaves is not kept for the next one.
    static constexpr size_t answers_kept = 256;

    void begin(const event &event);
    void drop_answers() const {
        if (descriptors_used_ > answers_kept)
            descriptors_.resize(answers_kept);
        descriptors_used_ = 0;
    }
    void make_space();
    void call_before(const event &event);
    void call_after(const event &event);
    bool names_thread(const event &event) const;
    void lost(const event &event);
    void level(const event &event);
    void miss(const repair_queue::missing &what) const;
    bool is_trusted(const descriptor_slot *slot) const;
    void repair();
    void repair_process(uint32_t tgid, ringtap::process &owner);
    void repair_unknown(uint32_t id);
    void repair_descriptor(const repair_queue::missing &what, ringtap::process &owner);
    void take_past(uint32_t tgid, const state_process &past);
    bool may_name(size_t bytes);
    void add_container(std::pair<std::string, container_info> known);
    bool may_repair(ringtap::process &owner, uint32_t cost);
    bool may_repair(uint32_t cost);
    descriptor_table *files(uint32_t tgid) const;
    void fill(descriptor_answer &answer, const descriptor_slot &slot) const;
    void fill(process_view &view, uint32_t tgid, const ringtap::process &owner) const;
    bool is_sure(uint64_t known_ns) const;

    name_pool names_;
    host_setup setup_;
    process_table table_;
    recent_sockets sockets_;
    container_names containers_;
    user_names users_;
    address_names_file addresses_;
    host_mounts mounts_;
    // Of repairs
    mutable repair_queue missing_;  // by questions
    uint64_t repair_ns_ = 0;
    uint32_t repair_costs_ = 0;
    size_t named_ = 0;  // bytes
    uint64_t lost_ns_ = 0;
    std::set<unsigned> shedding_cpus_;  // CPUs whose calls are not all recorded
    // Of the event at hand
    uint64_t now_ns_ = 0;
    uint32_t tgid_ = 0, tid_ = 0;
    // Of what is known beside threads and processes: users, containers, mounts
    uint64_t changes_ = 0;
    // Answers that are still held by who asked; reused, for their strings' memory.
    mutable std::deque<descriptor_answer> descriptors_;
    mutable size_t descriptors_used_ = 0;
    mutable std::unordered_map<uint32_t, process_view> processes_;
};

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// Makes events of records: the same for live captures, files and the start state. A record may give none, one or
// several; they are taken one by one, and nothing is copied.
#ifndef RINGTAP_MODEL_DECODER_H
#define RINGTAP_MODEL_DECODER_H

#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>

#include "model/call_rules.h"
#include "model/entry_copies.h"
#include "model/event.h"
#include "model/held_entries.h"
#include "model/host_state.h"
#include "model/record_view.h"
#include "model/targets.h"

namespace ringtap {

struct decoder_setup {
    machine on = machine::unknown;
    record_layout layout;
    bool all_entries = false;  // RINGTAP_SETUP_ENTRIES: each call has an ENTRY record
    uint32_t command = 0;      // process that ringtap started: silent until its execve
    host_setup host;           // its `on` is this one's
};

class event_decoder {
  public:
    explicit event_decoder(decoder_setup setup);

    // Takes a record, whose events next() then gives: it has to stay until that gives null. Records of the start
    // state come with cpu RINGTAP_ALL_CPUS.
    void take(unsigned cpu, const ringtap_record &record);

    // Of a call that changes nothing known of the host, and that no other record belongs to. Such a record need not be
    // taken: nothing is missing without it.
    bool is_without_effect(const ringtap_record &record) const;

    // Of such a record: an event with what its head says alone, without the call.
    const event &outline(unsigned cpu, const ringtap_record &record);

    // Null: no more of that record. An event is valid until the next call: it points into record and model.
    const event *next();

    host_state &host() { return *host_; }

  private:
    void on_syscall(const ringtap_syscall &record);
    void on_entry(const ringtap_entry &record);
    void on_exec(const ringtap_exec &record);
    void on_fork(const ringtap_fork &record);
    void on_late(const ringtap_record &record);
    void on_exit(const ringtap_exit &record);
    void on_target(const ringtap_target &record);
    void on_lost(const ringtap_lost &record);
    void on_level(const ringtap_level &record);
    void on_overwritten(const ringtap_overwritten &record);
    void ready_of_ring();
    void ready_exit();
    void end_call();
    void end_entry();

    void ready();
    void name();
    bool is_idle(const ringtap_syscall &call) const;
    bool is_silent(const ringtap_record &record);
    bool is_exec_call(const syscall_desc *desc) const;
    void begin(unsigned cpu, const ringtap_record &record);
    template <typename Record>
    void fill_call(const Record &record);
    void fill_renumbered(const ringtap_syscall &record);
    int look_into_socketcall();
    void describe_call(const numbered_call &known);
    void take_unknown_numbers();
    bool follows_rule() const;
    void join_exec(const ringtap_syscall &record);
    void ready_entry(unsigned cpu, const ringtap_entry &record);
    void ready_surplus_entry();

    decoder_setup setup_;
    call_rules rules_;
    described_calls described_;
    std::unique_ptr<host_state> host_;
    held_entries held_;
    targets targets_;
    entry_copies entries_;
    std::unordered_map<unsigned, uint32_t> joined_;  // by CPU, see event::joined
    // Of the record at hand
    unsigned cpu_ = 0;
    const ringtap_record *record_ = nullptr;
    bool silent_ = false;
    std::optional<held_entry> shown_;  // before it, or instead of it
    // The event at hand is: not there, to be given, or given and not yet in the model's past
    enum class stage : unsigned char { none, ready, given } stage_ = stage::none;
    void (event_decoder::*then_)() = nullptr;  // behind that event; null: nothing
    event event_{};
};

}  // namespace ringtap

#endif

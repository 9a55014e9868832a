// SPDX-License-Identifier: MIT OR Apache-2.0
// Makes records of the events of a .scap file.
//
// An event that ends a call is a SYSCALL record, and what its thread did before, where the file has
// that, says when the call began and what is missing in its end. New programs and threads have
// records of their own in front of their call.
#ifndef RINGTAP_SCAP_EVENT_READER_H
#define RINGTAP_SCAP_EVENT_READER_H

#include <map>
#include <string>
#include <unordered_map>

#include "model/host_state.h"
#include "scap/event_plans.h"
#include "scap/file_event.h"
#include "scap/record_queue.h"

namespace ringtap {

class event_reader {
  public:
    // offset_ns: what has to be added to the times of records to have those of the file. host: as
    // it is known before the event that is taken. Both must outlive this.
    event_reader(machine on, int64_t offset_ns, const host_state &host, record_queue &to);

    // It may become one record, or several, or none.
    void take(const file_event &event);

    // Another section begins: no call goes on.
    void begin_section();

    // Events for which ringtap has no records, by their numbers in the format.
    const std::map<uint16_t, uint64_t> &left_out() const { return left_out_; }

  private:
    // Where a call began, as the file has it.
    struct begun_call {
        uint64_t ns;
        uint16_t type;
        file_values form;   // without its bytes
        std::string bytes;  // lengths and values

        file_values parameters() const;
    };

    // A new thread of which one of both sides has told.
    struct told_thread {
        uint32_t by;  // process
        uint64_t ns;
    };

    void begin_call(const file_event &event);
    void forget_begun(uint32_t tid);
    void forget_begun();
    const begun_call *begun_of(const file_event &event);
    void take_begun(const begun_call &begun, const event_plan &ended, unsigned count);
    void end_call(const file_event &event, const event_plan &plan);
    void generic(const file_event &event, const event_plan &plan);
    void not_returned(const file_event &event, const begun_call &begun);
    void other(const file_event &event, const event_plan &plan);
    void exit(const file_event &event);
    void notice(const file_event &event);
    void container(const file_event &event);
    void user(const file_event &event);

    void forked(const file_event &event);
    void fork_by_parent(const file_event &event);
    void fork_by_child(const file_event &event);
    void give_fork(const file_event &event, ringtap_fork fork);
    void executed(const file_event &event);

    template <typename Record>
    Record head_of(const file_event &event, unsigned type) const {
        Record record{};
        record.h.type = static_cast<__u16>(type);
        record.h.ns = time_of(event.ns);
        record.h.tgid = tgid_;
        record.h.tid = event.tid;
        return record;
    }
    uint32_t process_of(uint32_t tid) const;
    uint64_t time_of(uint64_t ns) const;
    void give_call(const file_event &event, const begun_call *begun);
    uint8_t give_items();

    machine on_;
    int64_t offset_ns_;
    const host_state &host_;
    record_queue &to_;
    kernel_numbers numbers_;
    event_plans plans_;
    read_event read_;
    uint32_t tgid_ = 0;                               // of the event at hand
    std::unordered_map<uint32_t, begun_call> begun_;  // by thread
    size_t begun_bytes_ = 0;
    std::unordered_map<uint32_t, told_thread> told_;  // new ones, by their ids
    std::map<uint16_t, uint64_t> left_out_;
};

}  // namespace ringtap

#endif

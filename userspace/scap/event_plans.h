// SPDX-License-Identifier: MIT OR Apache-2.0
// How events of a .scap file are read: of which call, on the machine that the file is of, and which
// of its arguments each parameter tells.
#ifndef RINGTAP_SCAP_EVENT_PLANS_H
#define RINGTAP_SCAP_EVENT_PLANS_H

#include <map>
#include <memory>
#include <vector>

#include "decode/syscalls.h"
#include "scap/file_event.h"
#include "scap/read_event.h"

namespace ringtap {

struct known_call {
    const syscall_desc *desc = nullptr;  // null: the tables do not know it
    unsigned abi = RINGTAP_ABI_NATIVE;
    int nr = -1;
};

struct event_plan {
    const scap_event *event;
    known_call call;  // desc null: of none
    std::vector<read_parameter> parameters;
};

class event_plans {
  public:
    explicit event_plans(machine on) : on_(on) {}

    // Null: nothing is known of such events.
    const event_plan *of(uint16_t type);
    // The call by the format's number, and the kernel's where the file has that.
    known_call of_code(uint16_t code, uint16_t native);

  private:
    std::unique_ptr<event_plan> make(uint16_t type) const;

    machine on_;
    std::vector<std::unique_ptr<event_plan>> plans_;  // by type
    std::vector<bool> made_;
    std::map<std::pair<uint16_t, uint16_t>, known_call> codes_;
};

// Takes the parameters of an event into what is read of it.
void take_parameters(read_event &to, const event_plan &plan, const file_values &from);
// The same of where a call began, but for what its end has told: the first so many parameters of
// that one.
void take_missing(read_event &to, const event_plan &begun, const file_values &from,
                  const event_plan &ended, unsigned told);

}  // namespace ringtap

#endif

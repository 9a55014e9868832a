// SPDX-License-Identifier: MIT OR Apache-2.0
// What the rows of a format read: an event or an alert, and whom it is about.
#ifndef RINGTAP_FORMATS_EVENT_FACTS_H
#define RINGTAP_FORMATS_EVENT_FACTS_H

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "fields/reader.h"
#include "formats/activity.h"
#include "formats/host_identity.h"

namespace ringtap {

// An alert, as a rule raised it, or ringtap itself.
struct alert_facts {
    std::string_view rule, description, priority, message;
    unsigned severity = 7;  // of syslog(3): 0 is the worst
    uint64_t wall_ns = 0;
    const std::set<std::string> *tags = nullptr;
};

// Whom a row is about.
enum class whose : unsigned char {
    event,          // no process's
    self,           // the process that the event is of; of a fork, the child
    self_parent,
    actor,          // who did it
    actor_parent,
    target,         // to whom it was done
    target_parent,
};
constexpr size_t whose_count = 7;

struct process_view {
    uint32_t pid = 0;  // 0: nobody
    const process_info *info = nullptr;  // null: nothing else is known
    std::string_view name;               // empty: not known
};

// What has to be there for a row; several together by |.
enum row_condition : unsigned {
    when_always = 0,
    when_event = 1 << 0,  // not of a CPU's ring, nor of an alert that no event gave
    when_alert = 1 << 1,
    when_file = 1 << 2,
    when_network = 1 << 3,
    when_process = 1 << 4,
    when_container = 1 << 5,
    when_lost = 1 << 6,
    when_renamed = 1 << 7,  // a file, and its new name is known
};

struct event_facts {
    event_facts(field_reader &from, const host_identity &of) : reader(from), host(of) {}

    field_reader &reader;
    const host_identity &host;
    activity is = activity::none;
    unsigned known = 0;  // row_condition
    uint64_t wall_ns = 0;
    std::string_view path;      // of the file
    std::string_view new_path;  // when_renamed
    const alert_facts *alert = nullptr;

    // Looked up once.
    const process_view &process(whose of) const;
    // The error of a call that failed; else 0.
    int error() const;

  private:
    process_view find(whose of) const;
    mutable std::array<std::optional<process_view>, whose_count> found_{};
};

// Of the event that the reader has begun with.
event_facts facts_of(field_reader &reader, const host_identity &host, activity is, const alert_facts *alert);
// Of an alert that no event gave.
event_facts facts_of(field_reader &unused, const host_identity &host, const alert_facts &alert);

}  // namespace ringtap

#endif

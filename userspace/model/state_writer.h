// SPDX-License-Identifier: MIT OR Apache-2.0
// The start state of a capture that begins in the middle of another one: what is known of the host by then, as records.
#ifndef RINGTAP_MODEL_STATE_WRITER_H
#define RINGTAP_MODEL_STATE_WRITER_H

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/host_state.h"
#include "model/record_view.h"
#include "model/state_records.h"

namespace ringtap {

class state_writer {
  public:
    // All outlive it.
    state_writer(host_state &host, const record_layout &layout, record_sink_fn sink)
        : host_(host), layout_(layout), sink_(std::move(sink)) {}

    // A process with its descriptors and its container; nothing, if it is not known. born_ns: now; 0: it was there before.
    void add_process(uint32_t tgid, uint64_t born_ns = 0);
    // Of a process that has another group by now.
    void add_container(uint32_t tgid);
    // Behind all processes: the name of one, and the numbers that lead to it: program, arguments, files and groups are its
    // own affair.
    void add_name(uint32_t tgid);
    // Of those above the processes that were added.
    void add_names();
    void add_names_of(uint32_t tgid);
    bool has_name(uint32_t tgid) const;
    // Of who has no more than a name, if that is another one now.
    void renew_name(uint32_t tgid, uint64_t now_ns);
    // Of the number, there is another one now, of which a record tells, or nobody yet.
    void know(uint32_t tgid) { added_[tgid] = added::process; }
    void forget(uint32_t tgid);
    // The other one's name, if somebody may have the number for that of a parent.
    void name_again(uint32_t tgid, uint64_t now_ns);
    // Further threads of all that were added, and what is about the capture as a whole.
    void add_threads();
    void add_losses();

  private:
    enum class added : unsigned char { name, process };

    void add_names_above(const process &owner);
    void add_leaders(const process &owner);
    void add_exec(uint32_t tgid, const process &owner, bool whole, uint64_t born_ns = 0);
    void add_descriptors(uint32_t tgid, const process &owner);
    void add_thread(uint32_t tid, uint32_t tgid, const process &owner);
    std::string_view comm_of(uint32_t tid) const;

    host_state &host_;
    const record_layout &layout_;
    record_sink_fn sink_;
    std::map<uint32_t, added> added_;
    std::set<uint32_t> forgotten_;
    std::map<uint32_t, std::string> names_;  // that were told last, of those that are no more than that
    std::map<const descriptor_table *, uint32_t> tables_;  // whose they are
    std::set<std::string> groups_;
    std::vector<uint32_t> below_;  // whose names above are still to be added
};

}  // namespace ringtap

#endif

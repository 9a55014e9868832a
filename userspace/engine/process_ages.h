// SPDX-License-Identifier: MIT OR Apache-2.0
// Which of several processes that had a number one after the other: it counts how often one was born with it.
#ifndef RINGTAP_ENGINE_PROCESS_AGES_H
#define RINGTAP_ENGINE_PROCESS_AGES_H

#include <ringtap/ringtap.h>

#include <cstdint>
#include <unordered_map>

namespace ringtap {

inline const ringtap_fork *fork_of_process(const ringtap_record &record) {
    const auto &fork = reinterpret_cast<const ringtap_fork &>(record);
    return record.type == RINGTAP_FORK && fork.child_tid == fork.child_tgid ? &fork : nullptr;
}

class process_ages {
  public:
    // Each record of a file, in order, before the model has it.
    void take(unsigned cpu, const ringtap_record &record) {
        const ringtap_fork *fork = fork_of_process(record);
        is_begun_ |= cpu != RINGTAP_ALL_CPUS;
        if (fork && !(record.flags & RINGTAP_F_STATE))
            births_[fork->child_tgid]++;
        else if (cpu == RINGTAP_ALL_CPUS && is_begun_ && record.type == RINGTAP_EXEC)
            births_[record.tgid]++;  // by a file that was cut already
    }

    // The one that has the number now.
    uint64_t of(uint32_t tgid) const {
        const auto known = births_.find(tgid);
        return known == births_.end() ? tgid : known->second << 32 | tgid;
    }

  private:
    std::unordered_map<uint32_t, uint64_t> births_;
    bool is_begun_ = false;
};

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// The first of two readings of a file that is to be cut: which records are wanted, and whose they are. Of a process only
// what comes last may tell that it is wanted, and what it had opened before is needed.
#ifndef RINGTAP_ENGINE_EDIT_SURVEY_H
#define RINGTAP_ENGINE_EDIT_SURVEY_H

#include <cstdint>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "engine/file_walk.h"
#include "engine/process_ages.h"

namespace ringtap {

class edit_survey {
  public:
    // Reads all of it.
    explicit edit_survey(file_walk &from);

    // Of the record that is the at-th of the file, from 0 on.
    bool is_wanted(size_t at) const { return at < wanted_.size() && wanted_[at]; }
    // It is no event, but a wanted call has its arguments of it.
    bool is_joined(size_t at) const { return at < joined_.size() && joined_[at]; }
    // By process_ages::of().
    bool needs(uint64_t process) const { return needed_.count(process) != 0; }
    // Wanted events name them: by whom a signal was sent, to whom a CPU went.
    const std::set<uint32_t> &named() const { return named_; }
    bool knows_user(uint32_t uid) const { return users_.count(uid) != 0; }
    bool knows_group(uint32_t gid) const { return groups_.count(gid) != 0; }
    // The command of the recording ran its program before the span.
    bool is_command_begun() const { return is_command_begun_; }

  private:
    void take(unsigned cpu, const ringtap_record &record);
    void want(size_t at, const event &event);
    void want_users(const event &event);
    void join(size_t at, const ringtap_record &record);

    file_walk &from_;
    process_ages ages_;
    std::vector<bool> wanted_, joined_;
    std::unordered_set<uint64_t> needed_;
    std::set<uint32_t> named_, users_, groups_;
    std::unordered_map<uint32_t, std::vector<size_t>> before_call_;  // by thread: what its next call may have arguments of
    bool is_command_begun_ = false;
};

}  // namespace ringtap

#endif

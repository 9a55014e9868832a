// SPDX-License-Identifier: MIT OR Apache-2.0
// Makes a capture file of a part of another one, complete in itself: it begins with what is known of the host by then.
#ifndef RINGTAP_ENGINE_CAPTURE_EDITOR_H
#define RINGTAP_ENGINE_CAPTURE_EDITOR_H

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/edit_output.h"
#include "engine/edit_survey.h"
#include "engine/file_walk.h"
#include "model/state_writer.h"

namespace ringtap {

class capture_editor {
  public:
    // Both outlive it. survey: of an earlier reading of the same file; null: nothing is left out, and one reading will do.
    capture_editor(file_walk &from, const edit_survey *survey, edit_output &to) : from_(from), survey_(survey), to_(to) {}

    // Before run(). keep: those of the files stay as well.
    void comment(std::vector<std::string> own, bool keep) {
        own_comments_ = std::move(own);
        keeps_comments_ = keep;
    }

    // All of it. False: the file has no end, or a damaged one: what is whole is in the output, which has no end either.
    bool run();

    // Records that were wanted, and those that are there for what they tell of the host.
    uint64_t wanted() const { return wanted_; }
    uint64_t carried() const { return carried_; }

  private:
    enum class verdict : unsigned char { leave_out, carry, keep };

    file_header header() const;
    void keep_comments();
    void take_as_it_is(unsigned cpu, const ringtap_record &record);
    void take(unsigned cpu, const ringtap_record &record);
    void take_state(const ringtap_record &record);
    void take_within(unsigned cpu, const ringtap_record &record, bool changes, bool has_event);
    verdict verdict_of(const ringtap_record &record, bool changes, bool has_event) const;
    void begin_state();
    void bear(const ringtap_fork &fork);
    void write_users(std::string_view lines);
    bool is_group_of_needed(std::string_view cgroup) const;
    bool keeps_behind(unsigned cpu, const ringtap_record &record);
    bool needs(uint32_t tgid) const { return survey_->needs(ages_.of(tgid)); }

    file_walk &from_;
    const edit_survey *survey_;
    edit_output &to_;
    process_ages ages_;
    std::optional<state_writer> state_;  // made with the first record of the span
    std::set<unsigned> past_;            // CPUs of which a record behind the span has come
    size_t at_ = 0;
    std::vector<uint32_t> born_;  // told by the start state at hand, in the middle of a file
    unsigned breaks_ = 0;
    std::vector<std::string> own_comments_;
    bool keeps_comments_ = true;
    size_t comments_ = 0;  // of the files that are in the output
    uint64_t wanted_ = 0, carried_ = 0;
};

}  // namespace ringtap

#endif

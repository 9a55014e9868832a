// SPDX-License-Identifier: MIT OR Apache-2.0
#include "engine/capture_editor.h"

#include <algorithm>
#include <string>

#include "model/proc_files.h"

namespace ringtap {

namespace {

bool is_ring_record(const ringtap_record &record) {
    return is_of_ring(record.type);
}

}  // namespace

bool capture_editor::run() {
    to_.begin(header());
    for (const std::string &comment : own_comments_)
        to_.comment(comment);
    unsigned cpu;
    while (const ringtap_record *record = from_.next_as_it_is(&cpu)) {
        keep_comments();
        if (breaks_ != from_.breaks())
            to_.go_on();
        breaks_ = from_.breaks();
        to_.expect(from_.next_begin_ns());
        survey_ ? take(cpu, *record) : take_as_it_is(cpu, *record);
    }
    if (survey_ && !state_)
        begin_state();
    const auto stop_ns = from_.stop_ns();
    if (!stop_ns) {
        to_.flush();
        return false;
    }
    to_.end(std::max(std::min(*stop_ns, from_.span().to_ns), to_.last_ns()), from_.lost_without_ring());
    return true;
}

// Those of later files come with these.
void capture_editor::keep_comments() {
    if (!keeps_comments_ || from_.comment_count() == comments_)
        return;
    const std::vector<std::string> all = from_.comments();
    for (; comments_ < all.size(); comments_++)
        to_.comment(all[comments_]);
}

file_header capture_editor::header() const {
    file_header header = from_.header();
    if (survey_ && survey_->is_command_begun())
        header.command = 0;
    header.start_ns = std::max(header.start_ns, from_.span().from_ns);
    return header;
}

void capture_editor::take_as_it_is(unsigned cpu, const ringtap_record &record) {
    if (cpu == RINGTAP_ALL_CPUS)
        return to_.add_state(record);
    to_.add(cpu, record, 0);
    wanted_++;
}

void capture_editor::take(unsigned cpu, const ringtap_record &record) {
    // Where records are not in the order of time, one from before the span may come behind its begin.
    const bool of_ring = cpu != RINGTAP_ALL_CPUS, is_within = of_ring && (state_ || record.ns >= from_.span().from_ns);
    ages_.take(cpu, record);
    if (of_ring)
        born_.clear();
    if (of_ring && record.ns > from_.span().to_ns)
        return keeps_behind(cpu, record) ? to_.add(cpu, record, 0) : to_.leave_out(cpu, record);
    if (is_within && !state_)
        begin_state();
    bool changes = false, has_event = false;
    from_.take(cpu, record, [&](const event &event, bool) {
        has_event = true;
        changes |= from_.host().is_changed_by(event);
    });
    if (is_within)
        take_within(cpu, record, changes, has_event);
    else if (!of_ring && state_)
        take_state(record);
    at_++;
}

// What follows is of those behind the span. Some of what was lost may have been lost within it.
bool capture_editor::keeps_behind(unsigned cpu, const ringtap_record &record) {
    at_++;
    const bool is_first = past_.insert(cpu).second;
    return is_first && record.type == RINGTAP_LOST &&
           from_.span().has(reinterpret_cast<const ringtap_lost &>(record).first_ns);
}

void capture_editor::take_within(unsigned cpu, const ringtap_record &record, bool changes, bool has_event) {
    const ringtap_fork *born = fork_of_process(record);
    const verdict made = verdict_of(record, changes, has_event);
    // A program may begin in a container of which nothing ran before.
    if (made != verdict::leave_out && record.type == RINGTAP_EXEC)
        state_->add_container(record.tgid);
    switch (made) {
        case verdict::keep:
            wanted_ += !is_ring_record(record);
            to_.add(cpu, record, record.flags & record_carried);
            break;
        case verdict::carry:
            carried_++;
            to_.add(cpu, record, record_carried);
            break;
        default:
            to_.leave_out(cpu, record);
            if (born)
                bear(*born);
            else if (changes)
                state_->renew_name(record.tgid, record.ns);
            return;
    }
    if (born)
        state_->know(born->child_tgid);
    if (record.type == RINGTAP_EXIT && record.flags & RINGTAP_F_LAST)
        state_->forget(record.tgid);
}

capture_editor::verdict capture_editor::verdict_of(const ringtap_record &record, bool changes, bool has_event) const {
    if (is_ring_record(record) || survey_->is_wanted(at_))
        return verdict::keep;
    if (survey_->is_joined(at_))
        return verdict::carry;
    // Of a process of which no more than the name is there, the end of that.
    if (!needs(record.tgid))
        return record.type == RINGTAP_EXIT && state_->has_name(record.tgid) ? verdict::carry : verdict::leave_out;
    const ringtap_fork *born = fork_of_process(record);
    if (born && !needs(born->child_tgid))
        return verdict::leave_out;
    // What makes no event by itself: an execve on its way, and what the command's process does before its own.
    const bool is_silent = !has_event && record.type != RINGTAP_TARGET;
    return changes || is_silent ? verdict::carry : verdict::leave_out;
}

// Its parent is not in the output: what it has of that one is told as if it had been there at the start.
void capture_editor::bear(const ringtap_fork &fork) {
    state_->forget(fork.child_tgid);
    if (!needs(fork.child_tgid))
        return state_->name_again(fork.child_tgid, fork.h.ns);
    state_->add_process(fork.child_tgid, fork.h.ns);
    state_->add_names();
}

void capture_editor::begin_state() {
    state_.emplace(from_.host(), from_.layout(), [this](const ringtap_record &record) { to_.add_state(record); });
    std::vector<uint32_t> all;
    from_.host().table().for_each([&](uint32_t tgid, const process &) { all.push_back(tgid); });
    std::sort(all.begin(), all.end());
    for (const uint32_t tgid : all)
        if (needs(tgid))
            state_->add_process(tgid);
    state_->add_names();
    for (const uint32_t tgid : survey_->named())
        state_->add_name(tgid);
    state_->add_threads();
    state_->add_losses();
    write_users(from_.host().user_lines());
    write_mounts(from_.host().mount_lines(), [this](const ringtap_record &record) { to_.add_state(record); });
}

void capture_editor::write_users(std::string_view lines) {
    std::string kept;
    for_each_line(lines, [&](std::string_view line) {
        std::string_view rest = line;
        const std::string_view what = take_word(rest);
        const auto id = static_cast<uint32_t>(number_in(take_word(rest)));
        if (what == "u" ? survey_->knows_user(id) : survey_->knows_group(id))
            kept.append(line).push_back('\n');
    });
    ringtap::write_users(kept, [this](const ringtap_record &record) { to_.add_state(record); });
}

// Behind the begin of the records: of a file that was cut already, or of a later one.
void capture_editor::take_state(const ringtap_record &record) {
    const state_record_reader reader(record);
    if (record.type == record_client && reader.is_users())
        return write_users(reader.lines());
    const bool is_kept = record.type != record_client || record.tgid ? needs(record.tgid)
                         : reader.is_container()                    ? is_group_of_needed(reader.container().first)
                                                                    : true;
    if (is_kept)
        to_.add_state(record);
    else if (record.tgid)
        state_->renew_name(record.tgid, record.ns);
    if (record.type != RINGTAP_EXEC)
        return;
    if (is_kept) {
        state_->know(record.tgid);
        born_.push_back(record.tgid);
    } else {
        state_->name_again(record.tgid, record.ns);
    }
    for (const uint32_t tgid : born_)
        state_->add_names_of(tgid);
}

bool capture_editor::is_group_of_needed(std::string_view cgroup) const {
    bool is_found = false;
    from_.host().table().for_each([&](uint32_t tgid, const process &owner) {
        is_found |= text_of(owner.cgroup) == cgroup && needs(tgid);
    });
    return is_found;
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "engine/file_walk.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "engine/file_source.h"
#include "engine/signals.h"

namespace ringtap {

namespace {

constexpr int wake_ms = 1000;

bool goes_on(const void *) {
    return !signal_watch::stop_signal();
}

std::vector<std::unique_ptr<file_reader>> open_all(const std::vector<std::string> &paths) {
    std::vector<std::unique_ptr<file_reader>> files;
    for (const std::string &path : paths)
        files.push_back(std::make_unique<file_reader>(path));
    std::stable_sort(files.begin(), files.end(),
                     [](const auto &a, const auto &b) { return a->header().start_ns < b->header().start_ns; });
    return files;
}

}  // namespace

file_walk::file_walk(const std::vector<std::string> &paths, const source_filter &filter)
    : source(filter), files_(open_all(paths)), layout_(header().record_size) {
    check_files();
    const auto on = static_cast<machine>(header().machine);
    expression_ = expression_of(on, filter);
    check_criteria(on, filter.criteria);
    set_up(decoder_setup_of(header(), {}), header().wall_offset_ns, false, expression_.get());
    if (!filter.span.is_all())
        limit(limits_of(filter.span,
                        {header().start_ns, filter.span.needs_end() ? files_.back()->find_stop_ns() : std::nullopt,
                         header().wall_offset_ns},
                        files_.back()->name()));
}

// One file has one host, one clock, and one number for each process.
void file_walk::check_files() const {
    const file_header &first = header();
    for (const auto &file : files_) {
        const file_header &other = file->header();
        if (std::strcmp(first.hostname, other.hostname) != 0)
            throw settings_error(fmt::format("{} is of the host {} and {} of {}: what processes are called by number differs, so no "
                                             "file can have both; `ringtap read` shows several files in the order of time",
                                             files_.front()->name(), first.hostname, file->name(), other.hostname));
        if (std::strcmp(first.boot_id, other.boot_id) != 0)
            throw settings_error(fmt::format("{} and {} are of different boots of a host, each with a clock of its own: `ringtap "
                                             "read` shows several files in the order of time",
                                             files_.front()->name(), file->name()));
        if (first.machine != other.machine || first.nr_cpus != other.nr_cpus || first.setup_flags != other.setup_flags ||
            std::memcmp(first.record_size, other.record_size, sizeof(first.record_size)) != 0)
            throw settings_error(fmt::format("{} and {} are of captures that were set up in different ways, or by modules of "
                                             "different versions: no file can have both",
                                             files_.front()->name(), file->name()));
    }
}

const ringtap_record *file_walk::next_as_it_is(unsigned *cpu) {
    for (;;) {
        const ringtap_record *record = next_of_file(cpu);
        if (!record && (!goes_on(nullptr) || at_ + 1 == files_.size()))
            return nullptr;
        if (!record) {
            at_++;
            is_begun_ = false;
            continue;
        }
        if (!is_begun_)
            begin_file();
        if (*cpu != RINGTAP_ALL_CPUS || !goes_on_)
            return record;
    }
}

const ringtap_record *file_walk::next_of_file(unsigned *cpu) {
    file_reader &file = *files_[at_];
    for (;;) {
        if (const ringtap_record *record = file.next(cpu, goes_on, nullptr))
            return record;
        if (!file.is_starved() || !goes_on(nullptr))
            return nullptr;
        const signal_watch::hold hold;
        file.wait(wake_ms, hold.mask());
    }
}

// By its numbers, of which the first stand in front of its start state.
void file_walk::begin_file() {
    const file_reader &before = *files_[at_ - 1], &file = *files_[at_];
    is_begun_ = true;
    goes_on_ = file.first_numbers() == before.next_numbers();
    if (goes_on_)
        return;
    breaks_++;
    if (file.header().start_ns < before.last_ns())
        throw settings_error(fmt::format("{} begins while {} goes on: they are of captures at the same time; `ringtap read` shows "
                                         "several files in the order of time",
                                         file.name(), before.name()));
}

std::vector<std::string> file_walk::comments() const {
    std::vector<std::string> all;
    for (const auto &file : files_)
        all.insert(all.end(), file->comments().begin(), file->comments().end());
    return all;
}

size_t file_walk::comment_count() const {
    size_t count = 0;
    for (const auto &file : files_)
        count += file->comments().size();
    return count;
}

std::optional<uint64_t> file_walk::stop_ns() const {
    uint64_t last = 0;
    for (const auto &file : files_) {
        if (!file->end())
            return std::nullopt;
        last = std::max(last, file->end()->stop_ns);
    }
    return last;
}

std::string file_walk::damage() const {
    std::string all;
    for (const auto &file : files_)
        if (!file->damage().empty())
            all.append(all.empty() ? "" : "; ").append(file->damage());
    return all;
}

uint64_t file_walk::lost_without_ring() {
    uint64_t lost = 0;
    for (const auto &file : files_) {
        run_summary of_file;
        of_file.cpus = file->counts();
        of_file.module = file->end();
        lost += of_file.lost_without_ring();
    }
    return lost;
}

run_summary file_walk::summary() {
    run_summary all;
    for (const auto &file : files_)
        for (const auto &counts : file->counts())
            all.cpus.push_back(counts);
    return all;
}

}  // namespace ringtap

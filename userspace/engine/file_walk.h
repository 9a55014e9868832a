// SPDX-License-Identifier: MIT OR Apache-2.0
// A capture file record by record, or several of one host one behind the other, with the events that each record makes and the
// model behind it: for who writes another file of them.
#ifndef RINGTAP_ENGINE_FILE_WALK_H
#define RINGTAP_ENGINE_FILE_WALK_H

#include <memory>
#include <string>
#include <vector>

#include "engine/source.h"
#include "file/file_reader.h"
#include "model/record_view.h"

namespace ringtap {

class file_walk final : public source {
  public:
    // In any order: they are taken in that of their begins. Throws what file_source does, and settings_error where they are
    // of several hosts, or of the same time.
    file_walk(const std::vector<std::string> &paths, const source_filter &filter);

    // As it is in the file, in the order of time; valid until the next call. Null: that was all, or what is not damaged. Of
    // a file that goes on where the one before has ended, the start state is passed over.
    const ringtap_record *next_as_it_is(unsigned *cpu);
    // Gives its events: see(event, wanted). The span counts for what is wanted.
    template <typename See>
    void take(unsigned cpu, const ringtap_record &record, const See &see) {
        take_whole(cpu, record, see);
    }

    // Of the first one.
    const file_header &header() const { return files_.front()->header(); }
    const record_layout &layout() const { return layout_; }
    const span_limits &span() const { return limits(); }

    // How often a file began behind records that are in none of them: numbers go on anywhere.
    unsigned breaks() const { return breaks_; }
    // What is still to come is not older.
    uint64_t next_begin_ns() const { return at_ + 1 < files_.size() ? files_[at_ + 1]->header().start_ns : UINT64_MAX; }

    // Of all files, as far as they were read.
    std::vector<std::string> comments() const;
    size_t comment_count() const;
    // At the end: nothing where one of them has none.
    std::optional<uint64_t> stop_ns() const;
    // Lines of what is damaged; empty: nothing.
    std::string damage() const;
    uint64_t lost_without_ring();

    void wait(int) override {}
    bool is_over() const override { return true; }
    void finish() override {}
    run_summary summary() override;
    ringtap_counts counts() override { return summary().total(); }

  private:
    const ringtap_record *next_record(unsigned *cpu) override { return next_as_it_is(cpu); }
    const ringtap_record *next_of_file(unsigned *cpu);
    void check_files() const;
    void begin_file();

    std::vector<std::unique_ptr<file_reader>> files_;
    size_t at_ = 0;
    bool is_begun_ = true;  // a record of the file at hand has come
    bool goes_on_ = false;  // where the one before has ended
    unsigned breaks_ = 0;
    record_layout layout_;
    std::unique_ptr<event_expression> expression_;
};

}  // namespace ringtap

#endif

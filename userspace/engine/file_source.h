// SPDX-License-Identifier: MIT OR Apache-2.0
// The events of a capture file, or of standard input.
#ifndef RINGTAP_ENGINE_FILE_SOURCE_H
#define RINGTAP_ENGINE_FILE_SOURCE_H

#include <string>

#include "engine/counts_within.h"
#include "engine/source.h"
#include "file/file_reader.h"

namespace ringtap {

class file_source : public source {
  public:
    // path "-": standard input. follow: behind the end of a file more may come. Waits for the file's header. Throws
    // file_error, settings_error, expression_error.
    file_source(const std::string &path, const source_filter &filter, bool follow = false,
                const model_limits &limits = {})
        : file_source(file_input(path, follow), filter, limits) {}
    file_source(file_input input, const source_filter &filter, const model_limits &limits = {});

    void wait(int timeout_ms) override;
    bool is_over() const override { return over_; }
    void finish() override { over_ = true; }
    run_summary summary() override;
    ringtap_counts counts() override { return summary().total(); }

    const file_header &header() const { return file_.header(); }
    // What is damaged of the file and where; empty: nothing.
    const std::string &damage() const { return file_.damage(); }
    // See file_reader.
    uint64_t disorders() const { return file_.disorders(); }

  private:
    const ringtap_record *next_record(unsigned *cpu) override;
    bool goes_on() const;
    static bool goes_on(const void *self);

    file_reader file_;
    counts_within within_;  // the limits
    std::unique_ptr<event_expression> expression_;
    bool over_ = false;
};

// ---- what all readers of such files have in common

decoder_setup decoder_setup_of(const file_header &header, const model_limits &limits);

// Of a file of which no record has been read. Throws settings_error.
span_limits limits_in(file_reader &file, const time_span &span);

}  // namespace ringtap

#endif

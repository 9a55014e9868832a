// SPDX-License-Identifier: MIT OR Apache-2.0
// The records that a live source reads, in a capture file beside.
#ifndef RINGTAP_ENGINE_SAVED_FILE_H
#define RINGTAP_ENGINE_SAVED_FILE_H

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "engine/live_capture.h"
#include "file/file_writer.h"

namespace ringtap {

class saved_file {
  public:
    // Begins the file. Throws file_error.
    saved_file(const std::string &path, const live_start &start);
    // Ends it, as far as that can be done.
    ~saved_file();
    saved_file(const saved_file &) = delete;
    saved_file &operator=(const saved_file &) = delete;

    // What runs on the host: all of it, or a record of it that somebody else has made. meanwhile: see snapshot_settings.
    void write_host(const std::function<void()> &meanwhile);

    void add_state(const ringtap_record &record);

    // A record that was read, in the order of time. They are stored when there are enough of them, or by flush().
    void add(unsigned cpu, const ringtap_record &record);
    void flush();

    uint64_t bytes() const { return writer_.bytes(); }

  private:
    struct ring {
        std::vector<char> records;
        ringtap_counts counts{};
    };

    void flush_state();
    void end();

    live_start start_;
    file_writer writer_;
    std::vector<char> state_;
    std::map<unsigned, ring> rings_;
    size_t pending_ = 0;  // bytes
    uint64_t last_ns_;
};

}  // namespace ringtap

#endif

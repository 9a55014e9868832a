// SPDX-License-Identifier: MIT OR Apache-2.0
// Capture files one behind the other, of which the oldest make place for new ones. They are known
// by their names, so that limits hold across runs.
//
// A name that has conversions of strftime(3) is that of the moment when the file is begun; where
// such a file is there, and where a name has none, a number is put behind: NAME.1, NAME.2..., one
// more than the greatest there is. While a file is written its name ends with ".part", and it is
// locked. What a killed run has left behind so is renamed as it is.
#ifndef RINGTAP_FILE_FILE_SERIES_H
#define RINGTAP_FILE_FILE_SERIES_H

#include <cstdint>
#include <ctime>
#include <deque>
#include <memory>
#include <string>

#include "file/file_writer.h"

namespace ringtap {

struct series_limits {
    unsigned files = 0;  // 0: no limit
    uint64_t disk = 0;   // bytes of all files in sum; 0: no limit
};

class file_series {
  public:
    // changer: of all files; it outlives this. Throws file_error.
    file_series(const std::string &name, bool compress, const series_limits &limits, record_changer *changer = nullptr);
    ~file_series();
    file_series(const file_series &) = delete;
    file_series &operator=(const file_series &) = delete;

    // Begins a file. The one before must be ended by whoever writes it, and then by end_previous().
    file_writer &begin_next(time_t now);
    void end_previous();
    // The same with the last one.
    void end();

    // Removes the oldest files until those that are there leave place for so many bytes more, and
    // for what is written now. Throws file_error where there is none to be removed.
    void make_place(uint64_t bytes);

    unsigned begun() const { return begun_; }
    unsigned removed() const { return removed_; }
    // What the last file is called, or will be.
    const std::string &last_name() const { return last_name_; }

  private:
    struct whole_file {
        std::string path;
        uint64_t bytes;
        int64_t ended_ns;
    };
    struct open_file {
        std::string path;  // without ".part"
        file_writer writer;
    };

    void find_files();
    void find_file(const std::string &path);
    std::string name_at(time_t now) const;
    std::string numbered(const std::string &path) const;
    bool is_ours(const std::string &name) const;
    void end(std::unique_ptr<open_file> &file);
    void remove_oldest();

    std::string directory_, name_;
    std::string glob_;  // what names of files have in common
    bool compress_;
    series_limits limits_;
    record_changer *changer_;
    std::deque<whole_file> whole_;  // the oldest first
    uint64_t whole_bytes_ = 0;
    std::unique_ptr<open_file> current_, previous_;
    std::string last_name_;
    unsigned begun_ = 0, removed_ = 0;
};

}  // namespace ringtap

#endif

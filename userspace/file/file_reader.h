// SPDX-License-Identifier: MIT OR Apache-2.0
// Reads capture files, trusting nothing in them. See capture_file.h for what that is.
//
// What it holds, whatever a file says: one chunk, and the records that wait for others to be put in
// the order of time, no more than 64 MiB and 64 times what was read of the file, and never more
// than 1 GiB. The work for a chunk grows with its length alone, whatever waits, and no chunk is
// longer than chunk_ratio_max times what it takes in the file.
#ifndef RINGTAP_FILE_FILE_READER_H
#define RINGTAP_FILE_FILE_READER_H

#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "capture/merge.h"
#include "file/capture_file.h"
#include "file/chunk_bytes.h"
#include "file/file_input.h"

struct ZSTD_DCtx_s;

namespace ringtap {

class file_reader {
  public:
    // path "-": standard input. Waits for the header. Throws file_error: not there, or no capture file.
    // follow: the file still grows; where it ends, more may come.
    explicit file_reader(const std::string &path, bool follow = false)
        : file_reader(file_input(path, follow)) {}
    explicit file_reader(file_input input);
    ~file_reader();
    file_reader(const file_reader &) = delete;
    file_reader &operator=(const file_reader &) = delete;

    // For people.
    const std::string &name() const { return input_.name(); }
    const file_header &header() const { return header_; }

    // The start state, of the CPU RINGTAP_ALL_CPUS, then all records in the order of time. Null: that was the end, or
    // the first damage, or the rest has not come yet: see is_starved(). A record is valid until the next call. goes_on:
    // asked where there is a lot to be read. Throws file_error when the file cannot be read.
    const ringtap_record *next(unsigned *cpu, bool (*goes_on)(const void *), const void *context);

    // next() gave nothing because of a pipe that has no more yet, or a file that still grows.
    bool is_starved() const { return !ended_ && input_.is_starved(); }
    // See file_input.
    bool wait(int timeout_ms, const sigset_t *mask) const { return input_.wait(timeout_ms, mask); }

    // What the damage is and where; empty: there was none.
    const std::string &damage() const { return damage_; }

    // Counts by the sequence numbers that were read, by CPU.
    std::vector<std::pair<unsigned, ringtap_counts>> counts();

    // By CPU, the number that its next record has, and that its first one had: of those of which a record or a FIRST was read.
    std::map<unsigned, uint64_t> next_numbers() const;
    std::map<unsigned, uint64_t> first_numbers() const;

    // What the recorder counted; nothing: that part is missing.
    const std::optional<end_stats> &end() const { return end_; }
    // When the capture was stopped, by a look at all that is still to be read, before the first next(); nothing: the file
    // is not whole, or a pipe.
    std::optional<uint64_t> find_stop_ns();
    // Time of the last horizon or record; with END, when the capture was stopped.
    uint64_t last_ns() const { return last_ns_; }
    // Those that were read by now; foreign text.
    const std::vector<std::string> &comments() const { return comments_; }
    // How often more would have had to wait than is held: records were then given out of order.
    uint64_t disorders() const { return disorders_; }

  private:
    // What waits of one CPU, by chunks: the cursor walks the first. One that has none is not in the
    // merge.
    struct cpu_stream : record_stream {
        using record_stream::record_stream;
        std::list<chunk_bytes> waiting;
        uint64_t first = 0;  // number of its first record
    };

    struct refills {
        file_reader &from;

        void begin_run(record_stream &) {}
        bool refill(record_stream &stream) { return from.refill(static_cast<cpu_stream &>(stream)); }
    };

    size_t read_bytes(void *dest, size_t bytes);
    size_t read_whole(void *dest, size_t bytes);
    void read_header();
    void read_chunk();
    bool begin_chunk();
    bool read_payload();
    const ringtap_record *next_of_state();
    void end_with(const std::string &trouble);
    std::string check_chunk_header(const chunk_header &header) const;
    std::string check_payload(const chunk_header &header);
    std::string decompress(size_t len, chunk_bytes &to, size_t slack);
    std::string unpack(const chunk_header &header);
    std::string take_chunk(const chunk_header &header);
    std::string take_records(const chunk_header &header);
    std::string take_first(unsigned cpu);
    std::string check_records(size_t *whole);
    std::string take_end();
    void take_comment();
    void wait(cpu_stream &stream);
    bool refill(cpu_stream &stream);
    size_t waiting_max() const;

    file_input input_;
    std::unique_ptr<ZSTD_DCtx_s, size_t (*)(ZSTD_DCtx_s *)> zstd_;
    file_header header_{};
    uint64_t offset_ = 0;  // of the next byte to be read
    uint64_t chunks_ = 0;    // that were read
    uint64_t chunk_at_ = 0;  // where the next of them is
    chunk_header chunk_{};
    size_t chunk_done_ = 0;  // bytes of its header that have come
    chunk_bytes stored_;
    size_t stored_done_ = 0;
    chunk_bytes decompressed_;  // if it is packed as well
    chunk_bytes payload_;
    uint64_t payload_ns_ = 0;  // of what was packed, the latest
    std::map<unsigned, cpu_stream> cpus_;
    size_t waiting_ = 0;  // bytes, of all CPUs
    uint64_t disorders_ = 0;
    std::vector<std::string> comments_;
    size_t comment_bytes_ = 0;
    refills refills_{*this};
    merger<refills> merger_{refills_};
    std::optional<record_cursor> state_;  // in payload_
    std::optional<uint64_t> due_ns_;      // records up to then come next; nothing: a chunk does
    bool ended_ = false;                  // no more chunks
    std::string damage_;
    std::optional<end_stats> end_;
    uint64_t last_ns_ = 0;
    bool (*goes_on_)(const void *) = nullptr;
    const void *goes_on_of_ = nullptr;
};

}  // namespace ringtap

#endif

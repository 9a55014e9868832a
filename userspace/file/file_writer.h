// SPDX-License-Identifier: MIT OR Apache-2.0
// Writes capture files. See capture_file.h for what is in them.
#ifndef RINGTAP_FILE_FILE_WRITER_H
#define RINGTAP_FILE_FILE_WRITER_H

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "capture/mapping.h"
#include "file/capture_file.h"
#include "file/packed_records.h"

struct ZSTD_CCtx_s;

namespace ringtap {

// Makes others of a file's records, before they are written.
class record_changer {
  public:
    virtual ~record_changer() = default;
    // Of the file whose records come next.
    virtual void begin(file_header &header) = 0;
    // A whole record, which may become another one, longer or shorter, of the same CPU and with the same number.
    virtual void change(std::vector<uint64_t> &record) = 0;
};

// Functions throw file_error when the disk is full, the pipe is closed, and the like.
class file_writer {
  public:
    // path "-": standard output.
    file_writer(const std::string &path, bool compress);
    // name: for messages.
    file_writer(unique_fd file, const std::string &name, bool compress);
    ~file_writer();

    // Before begin(). It outlives this.
    void change_by(record_changer *changer) { changer_ = changer; }

    // First of all. Magic, sizes, version and CRC are filled in here.
    void begin(file_header header);
    void state(const void *records, size_t bytes);
    // Anywhere. No changer is asked.
    void comment(const std::string &text);
    // The CPU's records begin with that number.
    void first(unsigned cpu, uint64_t seq);
    void records(unsigned cpu, const void *span, size_t bytes);
    // Everything up to here is on its way to the disk when this returns.
    void horizon(uint64_t ns);
    // Last of all.
    void end(end_stats stats, const std::vector<end_cpu> &cpus);

    // How long the file is by now, with what is pending.
    uint64_t bytes() const { return bytes_; }

  private:
    using content = std::pair<const void *, size_t>;

    void records(chunk_header header, const void *bytes, size_t len);
    void changed_records(const chunk_header &header, const void *bytes, size_t len);
    void chunk(chunk_header header, const void *bytes, size_t len);
    content packed(chunk_header &header, const void *bytes, size_t len);
    content compressed(chunk_header &header, const void *bytes, size_t len);
    void append(const void *bytes, size_t len);
    void flush();
    void flush_with(const void *bytes, size_t len);

    std::string name_;
    unique_fd own_fd_;
    int fd_;
    std::unique_ptr<ZSTD_CCtx_s, size_t (*)(ZSTD_CCtx_s *)> zstd_;
    record_packer packer_;
    chunk_bytes compressed_;
    std::vector<char> pending_;
    uint64_t bytes_ = 0;
    record_changer *changer_ = nullptr;
};

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "file/file_writer.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/uio.h>
#include <unistd.h>
#include <zstd.h>

#include <cerrno>
#include <cstring>
#include <iterator>
#include <tuple>

#include "capture/records.h"
#include "file/crc.h"

namespace ringtap {

namespace {

constexpr size_t pending_max = 1 << 20;
// What is as long goes to the kernel from where it lies: a system call is cheaper than the copy.
constexpr size_t copied_max = 16 << 10;
constexpr size_t changed_bytes_wanted = 256 << 10;

constexpr int zstd_level = ZSTD_CLEVEL_DEFAULT;

}  // namespace

file_writer::file_writer(const std::string &path, bool compress)
    : name_(path == "-" ? "standard output" : path),
      fd_(STDOUT_FILENO),
      zstd_(compress ? ZSTD_createCCtx() : nullptr, ZSTD_freeCCtx) {
    if (path == "-")
        return;
    // What programs read and write is nobody else's business.
    own_fd_ = unique_fd(open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (!own_fd_)
        throw file_error(errno, fmt::format("{}: {}", name_, strerror(errno)));
    fd_ = own_fd_.get();
}

file_writer::file_writer(unique_fd file, const std::string &name, bool compress)
    : name_(name),
      own_fd_(std::move(file)),
      fd_(own_fd_.get()),
      zstd_(compress ? ZSTD_createCCtx() : nullptr, ZSTD_freeCCtx) {}

file_writer::~file_writer() = default;

void file_writer::begin(file_header header) {
    if (changer_)
        changer_->begin(header);
    std::memcpy(header.magic, file_magic, sizeof(header.magic));
    header.byte_order = file_byte_order;
    header.header_size = sizeof(header);
    header.version_major = file_version_major;
    header.version_minor = file_version_minor;
    header.crc = crc_of(&header, offsetof(file_header, crc));
    append(&header, sizeof(header));
    bytes_ = sizeof(header);
    flush();
}

void file_writer::state(const void *records, size_t bytes) {
    chunk_header header{};
    header.type = chunk_state;
    header.cpu = RINGTAP_ALL_CPUS;
    this->records(header, records, bytes);
}

void file_writer::comment(const std::string &text) {
    chunk_header header{};
    header.type = chunk_comment;
    header.cpu = RINGTAP_ALL_CPUS;
    chunk(header, text.data(), text.size());
}

void file_writer::first(unsigned cpu, uint64_t seq) {
    chunk_header header{};
    header.type = chunk_first;
    header.cpu = cpu;
    chunk(header, &seq, sizeof(seq));
}

void file_writer::records(unsigned cpu, const void *span, size_t bytes) {
    chunk_header header{};
    header.type = chunk_records;
    header.cpu = cpu;
    records(header, span, bytes);
}

void file_writer::records(chunk_header header, const void *bytes, size_t len) {
    if (changer_)
        changed_records(header, bytes, len);
    else
        chunk(header, bytes, len);
}

// They are whole: a ring has no others, and what made these of /proc neither.
void file_writer::changed_records(const chunk_header &header, const void *bytes, size_t len) {
    std::vector<uint64_t> all, one;
    record_cursor cursor(bytes, len);
    const auto put = [&] {
        if (!all.empty())
            chunk(header, all.data(), all.size() * sizeof(all[0]));
        all.clear();
    };
    while (const ringtap_record *record = cursor.peek()) {
        one.resize(record->len / sizeof(one[0]));
        std::memcpy(one.data(), record, record->len);
        cursor.skip();
        changer_->change(one);
        all.insert(all.end(), one.begin(), one.end());
        if (all.size() * sizeof(all[0]) >= changed_bytes_wanted)
            put();
    }
    put();
}

void file_writer::horizon(uint64_t ns) {
    chunk_header header{};
    header.type = chunk_horizon;
    header.cpu = RINGTAP_ALL_CPUS;
    header.ns = ns;
    chunk(header, nullptr, 0);
    flush();
}

void file_writer::end(end_stats stats, const std::vector<end_cpu> &cpus) {
    stats.cpus = static_cast<uint32_t>(cpus.size());
    stats.cpu_size = sizeof(end_cpu);
    std::vector<char> payload(sizeof(stats) + cpus.size() * sizeof(end_cpu));
    std::memcpy(payload.data(), &stats, sizeof(stats));
    if (!cpus.empty())
        std::memcpy(payload.data() + sizeof(stats), cpus.data(), cpus.size() * sizeof(end_cpu));
    chunk_header header{};
    header.type = chunk_end;
    header.cpu = RINGTAP_ALL_CPUS;
    chunk(header, payload.data(), payload.size());
    flush();
}

void file_writer::chunk(chunk_header header, const void *bytes, size_t len) {
    header.magic = chunk_magic;
    header.raw_len = static_cast<uint32_t>(len);
    const void *stored = bytes;
    size_t stored_len = len;
    if (header.type == chunk_state || header.type == chunk_records)
        std::tie(stored, stored_len) = packed(header, stored, stored_len);
    std::tie(stored, stored_len) = compressed(header, stored, stored_len);
    header.stored_len = static_cast<uint32_t>(stored_len);
    header.stored_crc = crc_of(stored, stored_len);
    header.crc = crc_of(&header, offsetof(chunk_header, crc));
    append(&header, sizeof(header));
    bytes_ += sizeof(header) + stored_len;
    if (stored_len > copied_max)
        return flush_with(stored, stored_len);
    append(stored, stored_len);
    if (pending_.size() > pending_max)
        flush();
}

// The same bytes, if they do not get shorter, or get so short that a reader would not believe it.
file_writer::content file_writer::packed(chunk_header &header, const void *bytes, size_t len) {
    const auto [packed, packed_len] = packer_.pack(bytes, len);
    if (!packed_len || len / chunk_ratio_max > packed_len)
        return {bytes, len};
    header.flags |= chunk_packed;
    return {packed, packed_len};
}

file_writer::content file_writer::compressed(chunk_header &header, const void *bytes, size_t len) {
    if (!zstd_ || len == 0)
        return {bytes, len};
    compressed_.clear();
    compressed_.resize(ZSTD_compressBound(len));
    const size_t shorter = ZSTD_compressCCtx(zstd_.get(), compressed_.data(), compressed_.size(), bytes, len, zstd_level);
    if (ZSTD_isError(shorter) || shorter >= len || header.raw_len / chunk_ratio_max > shorter)
        return {bytes, len};
    if (header.flags & chunk_packed)
        header.packed_len = static_cast<uint32_t>(len);
    header.flags |= chunk_zstd;
    return {compressed_.data(), shorter};
}

void file_writer::append(const void *bytes, size_t len) {
    const auto *begin = static_cast<const char *>(bytes);
    pending_.insert(pending_.end(), begin, begin + len);
}

void file_writer::flush() {
    flush_with(nullptr, 0);
}

// What is pending, and then those bytes.
void file_writer::flush_with(const void *bytes, size_t len) {
    iovec parts[] = {{pending_.data(), pending_.size()}, {const_cast<void *>(bytes), len}};
    iovec *part = parts, *const end = std::end(parts);
    size_t done = 0;
    for (;;) {
        for (; part < end && done >= part->iov_len; part++)
            done -= part->iov_len;
        if (part == end)
            break;
        part->iov_base = static_cast<char *>(part->iov_base) + done;
        part->iov_len -= done;
        const ssize_t written = writev(fd_, part, static_cast<int>(end - part));
        if (written < 0 && errno != EINTR)
            throw file_error(errno, fmt::format("{}: {}", name_, strerror(errno)));
        done = written < 0 ? 0 : static_cast<size_t>(written);
    }
    pending_.clear();
}

}  // namespace ringtap

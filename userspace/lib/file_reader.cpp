// SPDX-License-Identifier: MIT OR Apache-2.0
#include "lib/file_reader.h"

#include <fmt/format.h>
#include <unistd.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "lib/crc.h"

namespace ringtap {

namespace {

constexpr uint32_t header_size_max = 64 << 10;

// A writer tells a horizon after each round through its rings. Where none comes for so long, order
// is given up and memory is kept.
constexpr size_t buffered_max = size_t{1} << 30;

FILE *open_file(const std::string &path) {
    return path == "-" ? fdopen(dup(STDIN_FILENO), "rb") : fopen(path.c_str(), "rbe");
}

void end_text(char *text, size_t size) {
    text[size - 1] = '\0';
}

struct delivery {
    file_sink &to;

    bool begin_run(record_stream &) { return true; }
    bool on_record(record_stream &stream, const ringtap_record &record) {
        return to.on_record(stream.cpu, record);
    }
};

}  // namespace

file_reader::file_reader(const std::string &path)
    : name_(path == "-" ? "standard input" : path),
      file_(open_file(path), fclose),
      zstd_(ZSTD_createDCtx(), ZSTD_freeDCtx) {
    if (!file_)
        throw file_error(fmt::format("{}: {}", name_, strerror(errno)));
    if (!zstd_)
        throw std::bad_alloc();
    read_header();
}

file_reader::~file_reader() = default;

size_t file_reader::read_bytes(void *to, size_t bytes) {
    size_t done = fread(to, 1, bytes, file_.get());
    while (done < bytes && ferror(file_.get()) && errno == EINTR && sink_ && sink_->goes_on()) {
        clearerr(file_.get());
        done += fread(static_cast<char *>(to) + done, 1, bytes - done, file_.get());
    }
    if (done < bytes && ferror(file_.get()) && (errno != EINTR || !sink_))
        throw file_error(fmt::format("{}: {}", name_, strerror(errno)));
    offset_ += done;
    return done;
}

void file_reader::read_header() {
    const auto refuse = [this](const std::string &why) {
        throw file_error(fmt::format("{}: {}", name_, why));
    };
    constexpr size_t first = offsetof(file_header, version_major);
    if (read_bytes(&header_, first) < first ||
        std::memcmp(header_.magic, file_magic, sizeof(file_magic)) != 0)
        refuse("is no ringtap capture file");
    if (header_.byte_order != file_byte_order)
        refuse("was written on a host of another byte order: read it on one like that");
    if (header_.header_size < sizeof(header_) || header_.header_size > header_size_max)
        refuse("its header is damaged");
    std::vector<uint8_t> whole(header_.header_size);
    std::memcpy(whole.data(), &header_, first);
    if (read_bytes(whole.data() + first, whole.size() - first) < whole.size() - first)
        refuse("is cut off in its header");
    std::memcpy(&header_, whole.data(), sizeof(header_));
    uint32_t crc;
    std::memcpy(&crc, whole.data() + whole.size() - sizeof(crc), sizeof(crc));
    if (crc != crc_of(whole.data(), whole.size() - sizeof(crc)))
        refuse("its header is damaged");
    if (header_.version_major != file_version_major || header_.abi_major != RINGTAP_ABI_MAJOR)
        refuse(fmt::format(
            "has format {} with records of ABI {}, this ringtap reads format {} "
            "with ABI {}: read it with a ringtap of its own age",
            header_.version_major, header_.abi_major, file_version_major, RINGTAP_ABI_MAJOR));
    end_text(header_.module_version, sizeof(header_.module_version));
    end_text(header_.kernel_release, sizeof(header_.kernel_release));
    end_text(header_.hostname, sizeof(header_.hostname));
    last_ns_ = header_.start_ns;
}

std::string file_reader::read(file_sink &sink) {
    sink_ = &sink;
    const std::string trouble = read_chunks();
    deliver(no_time);
    return trouble;
}

std::string file_reader::read_chunks() {
    while (!ended_ && !end_ && sink_->goes_on()) {
        const uint64_t at = offset_;
        chunk_header header;
        std::string trouble = read_chunk_header(header);
        if (trouble.empty())
            trouble = read_payload(header);
        if (trouble.empty())
            trouble = take_chunk(header);
        if (!trouble.empty() && sink_->goes_on())
            return fmt::format("{}: at offset {}: {}", name_, at, trouble);
    }
    return {};
}

std::string file_reader::read_chunk_header(chunk_header &header) {
    const size_t done = read_bytes(&header, sizeof(header));
    if (done == 0)
        return "the file ends without its last part: the recording was cut off, or still runs";
    if (done < sizeof(header))
        return "the file is cut off in the header of a chunk";
    return check_chunk_header(header);
}

std::string file_reader::check_chunk_header(const chunk_header &header) const {
    if (header.magic != chunk_magic || header.crc != crc_of(&header, offsetof(chunk_header, crc)))
        return "the header of a chunk is damaged";
    if (header.flags & ~chunk_zstd)
        return fmt::format("a chunk has unknown flags {:#x}: a newer ringtap wrote it",
                           header.flags);
    if (header.raw_len > chunk_bytes_max || header.stored_len > chunk_bytes_max ||
        (!(header.flags & chunk_zstd) && header.raw_len != header.stored_len))
        return "a chunk has an impossible length";
    return {};
}

std::string file_reader::read_payload(const chunk_header &header) {
    stored_.resize(header.stored_len);
    if (read_bytes(stored_.data(), stored_.size()) < stored_.size())
        return "the file is cut off in a chunk";
    if (crc_of(stored_.data(), stored_.size()) != header.stored_crc)
        return "the content of a chunk is damaged";
    if (!(header.flags & chunk_zstd)) {
        payload_.swap(stored_);
        return {};
    }
    payload_.resize(header.raw_len);
    const size_t raw = ZSTD_decompressDCtx(zstd_.get(), payload_.data(), payload_.size(),
                                           stored_.data(), stored_.size());
    if (ZSTD_isError(raw) || raw != payload_.size())
        return "a chunk cannot be decompressed";
    return {};
}

std::string file_reader::take_chunk(const chunk_header &header) {
    switch (header.type) {
        case chunk_state:
            return take_state();
        case chunk_records:
            return take_records(header.cpu);
        case chunk_horizon:
            last_ns_ = std::max(last_ns_, header.ns == no_time ? 0 : header.ns);
            deliver(header.ns);
            return {};
        case chunk_end:
            return take_end();
        default:
            return {};
    }
}

std::string file_reader::take_state() {
    record_cursor cursor(payload_.data(), payload_.size());
    while (const ringtap_record *record = cursor.peek()) {
        ended_ = !sink_->on_record(RINGTAP_ALL_CPUS, *record);
        if (ended_)
            return {};
        cursor.skip();
    }
    return cursor.damaged() ? "the start state is damaged: " + cursor.fault() : std::string();
}

// Appends to the CPU's bytes what is whole; the cursor then has nothing to complain about.
std::string file_reader::take_records(unsigned cpu) {
    if (cpu >= header_.nr_cpus)
        return fmt::format("records of CPU {}, where there were only {}", cpu, header_.nr_cpus);
    record_cursor fresh(payload_.data(), payload_.size());
    while (const ringtap_record *record = fresh.peek()) {
        last_ns_ = std::max<uint64_t>(last_ns_, record->ns);
        fresh.skip();
    }
    cpu_stream &to = cpus_.try_emplace(cpu, cpu).first->second;
    const size_t consumed = to.stream.cursor.consumed();
    to.bytes.erase(to.bytes.begin(), to.bytes.begin() + static_cast<ptrdiff_t>(consumed));
    to.bytes.insert(to.bytes.end(), payload_.begin(),
                    payload_.begin() + static_cast<ptrdiff_t>(fresh.consumed()));
    to.stream.cursor = record_cursor(to.bytes.data(), to.bytes.size());
    buffered_ += fresh.consumed();
    if (buffered_ > buffered_max)
        deliver(no_time);
    return fresh.damaged() ? "records are damaged: " + fresh.fault() : std::string();
}

std::string file_reader::take_end() {
    if (payload_.size() < sizeof(end_stats))
        return "the last chunk is too short";
    end_.emplace();
    std::memcpy(&*end_, payload_.data(), sizeof(end_stats));
    last_ns_ = end_->stop_ns;
    return {};
}

void file_reader::deliver(uint64_t until_ns) {
    if (ended_)
        return;
    std::vector<record_stream *> streams;
    size_t before = 0;
    for (auto &[cpu, of_cpu] : cpus_) {
        before += of_cpu.stream.cursor.consumed();
        streams.push_back(&of_cpu.stream);
    }
    delivery records{*sink_};
    ended_ = merge_by_time(streams, until_ns, records).ended;
    for (auto &[cpu, of_cpu] : cpus_)
        buffered_ -= of_cpu.stream.cursor.consumed();
    buffered_ += before;
}

std::vector<std::pair<unsigned, ringtap_counts>> file_reader::counts() const {
    std::vector<std::pair<unsigned, ringtap_counts>> counts;
    for (const auto &[cpu, of_cpu] : cpus_)
        counts.emplace_back(cpu, of_cpu.stream.counts);
    return counts;
}

}  // namespace ringtap

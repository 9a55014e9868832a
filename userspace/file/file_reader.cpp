// SPDX-License-Identifier: MIT OR Apache-2.0
#include "file/file_reader.h"

#include <fmt/format.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "file/crc.h"
#include "file/packed_records.h"

namespace ringtap {

namespace {

constexpr uint32_t header_size_max = 64 << 10;

// A writer tells a horizon after each round through its rings, or after a snapshot of them: what
// waits until then is as much as was read of the file, and more if that is compressed.
constexpr size_t waiting_always = size_t{64} << 20;
constexpr size_t waiting_ratio = 64;
constexpr size_t waiting_most = size_t{1} << 30;

// What it costs to keep a chunk, beside its bytes.
constexpr size_t chunk_overhead = 80;

void end_text(char *text, size_t size) {
    text[size - 1] = '\0';
}

}  // namespace

file_reader::file_reader(file_input input)
    : input_(std::move(input)), zstd_(ZSTD_createDCtx(), ZSTD_freeDCtx) {
    if (!zstd_)
        throw std::bad_alloc();
    read_header();
}

file_reader::~file_reader() = default;

size_t file_reader::read_bytes(void *dest, size_t bytes) {
    const size_t done = input_.read(dest, bytes);
    offset_ += done;
    return done;
}

// The same with a wait for what may still come.
size_t file_reader::read_whole(void *dest, size_t bytes) {
    size_t done = read_bytes(dest, bytes);
    while (done < bytes && input_.is_starved()) {
        if (!input_.wait(-1, nullptr))
            throw file_error(EINTR, fmt::format("{}: {}", input_.name(), strerror(EINTR)));
        done += read_bytes(static_cast<char *>(dest) + done, bytes - done);
    }
    return done;
}

void file_reader::read_header() {
    const auto refuse = [this](const std::string &why) {
        throw file_error(EBADMSG, fmt::format("{}: {}", input_.name(), why));
    };
    constexpr size_t first = offsetof(file_header, version_major);
    if (read_whole(&header_, first) < first ||
        std::memcmp(header_.magic, file_magic, sizeof(file_magic)) != 0)
        refuse("is no ringtap capture file");
    if (header_.byte_order != file_byte_order)
        refuse("was written on a host of another byte order: read it on one like that");
    if (header_.header_size < file_header_size_least || header_.header_size > header_size_max)
        refuse("its header is damaged");
    std::vector<uint8_t> whole(header_.header_size);
    std::memcpy(whole.data(), &header_, first);
    if (read_whole(whole.data() + first, whole.size() - first) < whole.size() - first)
        refuse("is cut off in its header");
    std::memcpy(&header_, whole.data(), std::min(whole.size(), sizeof(header_)) - sizeof(header_.crc));
    uint32_t crc;
    std::memcpy(&crc, whole.data() + whole.size() - sizeof(crc), sizeof(crc));
    if (crc != crc_of(whole.data(), whole.size() - sizeof(crc)))
        refuse("its header is damaged");
    if (header_.version_major != file_version_major || header_.abi_major != RINGTAP_ABI_MAJOR)
        refuse(fmt::format(
            "has format {} with records of ABI {}, this ringtap reads format {} "
            "with ABI {}: read it with a ringtap of its own age",
            header_.version_major, header_.abi_major, file_version_major, RINGTAP_ABI_MAJOR));
    if (header_.nr_cpus > file_cpus_max)
        refuse(fmt::format("its header is of a host with {} CPUs, which there is not",
                           header_.nr_cpus));
    end_text(header_.module_version, sizeof(header_.module_version));
    end_text(header_.kernel_release, sizeof(header_.kernel_release));
    end_text(header_.hostname, sizeof(header_.hostname));
    end_text(header_.boot_id, sizeof(header_.boot_id));
    last_ns_ = header_.start_ns;
}

const ringtap_record *file_reader::next(unsigned *cpu, bool (*goes_on)(const void *),
                                        const void *context) {
    goes_on_ = goes_on;
    goes_on_of_ = context;
    while (goes_on(context)) {
        if (const ringtap_record *record = state_ ? next_of_state() : nullptr) {
            *cpu = RINGTAP_ALL_CPUS;
            return record;
        }
        if (const ringtap_record *record = due_ns_ ? merger_.next(*due_ns_) : nullptr) {
            *cpu = merger_.cpu();
            return record;
        }
        due_ns_.reset();
        if (ended_)
            return nullptr;
        read_chunk();
        if (is_starved())
            return nullptr;
    }
    merger_.finish_run();
    return nullptr;
}

// What has come of it is kept where the rest has not.
void file_reader::read_chunk() {
    if (!begin_chunk() || !read_payload())
        return;
    std::string trouble = check_payload(chunk_);
    if (trouble.empty())
        trouble = take_chunk(chunk_);
    if (!trouble.empty() || end_)
        end_with(trouble);
    chunks_++;
    chunk_done_ = 0;
}

// False: its header is not there, or damaged.
bool file_reader::begin_chunk() {
    if (chunk_done_ == sizeof(chunk_))
        return true;
    if (!chunk_done_)
        chunk_at_ = offset_;
    chunk_done_ +=
        read_bytes(reinterpret_cast<char *>(&chunk_) + chunk_done_, sizeof(chunk_) - chunk_done_);
    if (input_.is_starved())
        return false;
    const std::string trouble =
        !chunk_done_
            ? "the file ends without its last part: the recording was cut off, or still runs"
        : chunk_done_ < sizeof(chunk_) ? "the file is cut off in the header of a chunk"
                                       : check_chunk_header(chunk_);
    if (!trouble.empty()) {
        end_with(trouble);
        return false;
    }
    stored_.clear();
    if (chunk_.flags & chunk_packed)
        stored_.reserve(chunk_.stored_len + packed_slack);
    stored_.resize(chunk_.stored_len);
    stored_done_ = 0;
    return true;
}

// False: it is not there as a whole.
bool file_reader::read_payload() {
    stored_done_ += read_bytes(stored_.data() + stored_done_, stored_.size() - stored_done_);
    if (stored_done_ == stored_.size())
        return true;
    if (!input_.is_starved())
        end_with("the file is cut off in a chunk");
    return false;
}

// What waits still comes.
void file_reader::end_with(const std::string &trouble) {
    ended_ = true;
    due_ns_ = no_time;
    if (!trouble.empty() && goes_on_(goes_on_of_))
        damage_ = fmt::format("{}: at offset {}, chunk {}: {}", input_.name(), chunk_at_, chunks_,
                              trouble);
}

std::string file_reader::check_chunk_header(const chunk_header &header) const {
    if (header.magic != chunk_magic || header.crc != crc_of(&header, offsetof(chunk_header, crc)))
        return "the header of a chunk is damaged";
    if (header.flags & ~(chunk_zstd | chunk_packed))
        return fmt::format("a chunk has unknown flags {:#x}: a newer ringtap wrote it",
                           header.flags);
    if (header.raw_len > chunk_bytes_max || header.stored_len > chunk_bytes_max ||
        header.packed_len > chunk_bytes_max || (!header.flags && header.raw_len != header.stored_len))
        return fmt::format("the chunk has an impossible length, {} bytes stored as {}",
                           header.raw_len, header.stored_len);
    if (const uint32_t most = std::max(header.raw_len, header.packed_len); most / chunk_ratio_max > header.stored_len)
        return fmt::format("{} bytes of the chunk are said to be {}, which no recording comes to",
                           header.stored_len, most);
    return {};
}

std::string file_reader::check_payload(const chunk_header &header) {
    if (crc_of(stored_.data(), stored_.size()) != header.stored_crc)
        return "the content of a chunk is damaged";
    if (header.flags & chunk_packed)
        return unpack(header);
    if (header.flags & chunk_zstd)
        return decompress(header.raw_len, payload_, 0);
    payload_.swap(stored_);
    return {};
}

// slack: bytes that it becomes longer.
std::string file_reader::decompress(size_t len, chunk_bytes &to, size_t slack) {
    to.clear();
    to.resize(len + slack);
    const size_t raw = ZSTD_decompressDCtx(zstd_.get(), to.data(), len, stored_.data(), stored_.size());
    if (ZSTD_isError(raw) || raw != len)
        return "a chunk cannot be decompressed";
    return {};
}

std::string file_reader::unpack(const chunk_header &header) {
    const bool compressed = header.flags & chunk_zstd;
    const size_t len = compressed ? header.packed_len : header.stored_len;
    if (compressed) {
        const std::string trouble = decompress(len, decompressed_, packed_slack);
        if (!trouble.empty())
            return trouble;
    } else {
        stored_.resize(len + packed_slack);
    }
    chunk_bytes &packed = compressed ? decompressed_ : stored_;
    std::memset(packed.data() + len, 0, packed_slack);
    payload_.resize(header.raw_len);
    return unpack_records(packed.data(), len, payload_.data(), payload_.size(), &payload_ns_);
}

std::string file_reader::take_chunk(const chunk_header &header) {
    switch (header.type) {
        case chunk_state:
            state_.emplace(payload_.data(), payload_.size());
            return {};
        case chunk_records:
            return take_records(header);
        case chunk_horizon:
            last_ns_ = std::max(last_ns_, header.ns == no_time ? 0 : header.ns);
            due_ns_ = header.ns;
            return {};
        case chunk_end:
            return take_end();
        case chunk_first:
            return take_first(header.cpu);
        case chunk_comment:
            take_comment();
            return {};
        default:
            return {};
    }
}

const ringtap_record *file_reader::next_of_state() {
    if (const ringtap_record *record = state_->peek()) {
        state_->skip();
        return record;
    }
    if (state_->damaged())
        end_with(fmt::format("the start state is damaged at byte {} of the chunk: {}",
                             state_->consumed(), state_->fault()));
    state_.reset();
    return nullptr;
}

// Of more than people write, the rest is left out.
void file_reader::take_comment() {
    constexpr size_t overhead = 64;
    const size_t room = comment_bytes_max - std::min(comment_bytes_max, comment_bytes_ + overhead);
    const size_t bytes = std::min(payload_.size(), room);
    if (!bytes)
        return;
    comments_.emplace_back(reinterpret_cast<const char *>(payload_.data()), bytes);
    comment_bytes_ += bytes + overhead;
}

std::string file_reader::take_first(unsigned cpu) {
    if (cpu >= header_.nr_cpus)
        return fmt::format("a first record of CPU {}, where there were only {}", cpu,
                           header_.nr_cpus);
    uint64_t seq;
    if (payload_.size() != sizeof(seq))
        return "the number of a CPU's first record has another length";
    std::memcpy(&seq, payload_.data(), sizeof(seq));
    const auto [stream, is_new] = cpus_.try_emplace(cpu, cpu);
    if (!is_new)
        return fmt::format("the number of the first record of CPU {} stands behind it", cpu);
    stream->second.first = seq;
    stream->second.counts.produced = seq;
    return {};
}

// Keeps what is whole; the cursor then has nothing to complain about. What was packed is.
std::string file_reader::take_records(const chunk_header &header) {
    if (header.cpu >= header_.nr_cpus)
        return fmt::format("records of CPU {}, where there were only {}", header.cpu, header_.nr_cpus);
    size_t whole = payload_.size();
    std::string trouble;
    if (header.flags & chunk_packed)
        last_ns_ = std::max(last_ns_, payload_ns_);
    else
        trouble = check_records(&whole);
    payload_.resize(whole);
    if (whole)
        wait(cpus_.try_emplace(header.cpu, header.cpu).first->second);
    if (waiting_ > waiting_max()) {
        disorders_++;
        due_ns_ = no_time;
    }
    return trouble;
}

// whole: bytes of the payload that are records.
std::string file_reader::check_records(size_t *whole) {
    record_cursor cursor(payload_.data(), payload_.size());
    const ringtap_record *record;
    while ((record = cursor.peek()) && record->len <= record_bytes_max) {
        last_ns_ = std::max<uint64_t>(last_ns_, record->ns);
        cursor.skip();
    }
    *whole = cursor.consumed();
    if (record)
        return fmt::format(
            "byte {} of the chunk begins a record of {} bytes, longer than any module's", *whole,
            uint32_t{record->len});
    if (cursor.damaged())
        return fmt::format("records are damaged at byte {} of the chunk: {}", *whole,
                           cursor.fault());
    return {};
}

// The payload, behind what waits of that CPU.
void file_reader::wait(cpu_stream &stream) {
    waiting_ += payload_.size() + chunk_overhead;
    payload_.shrink_to_fit();
    stream.waiting.push_back(std::move(payload_));
    payload_.clear();
    if (stream.waiting.size() > 1)
        return;
    stream.cursor = record_cursor(stream.waiting.front().data(), stream.waiting.front().size());
    merger_.add(&stream);
}

// From a chunk that was given to the next one.
bool file_reader::refill(cpu_stream &stream) {
    waiting_ -= stream.waiting.front().size() + chunk_overhead;
    stream.waiting.pop_front();
    stream.cursor = {};
    if (stream.waiting.empty())
        return false;
    stream.cursor = record_cursor(stream.waiting.front().data(), stream.waiting.front().size());
    return true;
}

size_t file_reader::waiting_max() const {
    const uint64_t by_size =
        waiting_always + waiting_ratio * std::min<uint64_t>(offset_, waiting_most);
    return static_cast<size_t>(std::min<uint64_t>(by_size, waiting_most));
}

std::string file_reader::take_end() {
    if (payload_.size() < sizeof(end_stats))
        return "the last chunk is too short";
    end_stats end;
    std::memcpy(&end, payload_.data(), sizeof(end));
    if (end.stop_ns < header_.start_ns)
        return fmt::format(
            "the recording is said to have ended at {} ns, before its start at {} ns", end.stop_ns,
            header_.start_ns);
    end_ = end;
    last_ns_ = end.stop_ns;
    return {};
}

// Of each chunk the header is read alone, and all of the last one.
std::optional<uint64_t> file_reader::find_stop_ns() {
    chunk_header header;
    for (uint64_t at = offset_; input_.read_ahead(at, &header, sizeof(header));) {
        at += sizeof(header);
        if (!check_chunk_header(header).empty())
            return std::nullopt;
        if (header.type != chunk_end) {
            at += header.stored_len;
            continue;
        }
        stored_.resize(header.stored_len);
        end_stats end;
        if (!input_.read_ahead(at, stored_.data(), stored_.size()) || !check_payload(header).empty() ||
            payload_.size() < sizeof(end))
            return std::nullopt;
        std::memcpy(&end, payload_.data(), sizeof(end));
        return end.stop_ns;
    }
    return std::nullopt;
}

std::map<unsigned, uint64_t> file_reader::next_numbers() const {
    std::map<unsigned, uint64_t> numbers;
    for (const auto &[cpu, stream] : cpus_)
        if (stream.counts.produced)
            numbers.emplace(cpu, stream.counts.produced);
    return numbers;
}

std::map<unsigned, uint64_t> file_reader::first_numbers() const {
    std::map<unsigned, uint64_t> numbers;
    for (const auto &[cpu, stream] : cpus_)
        if (stream.first)
            numbers.emplace(cpu, stream.first);
    return numbers;
}

std::vector<std::pair<unsigned, ringtap_counts>> file_reader::counts() {
    merger_.finish_run();
    std::vector<std::pair<unsigned, ringtap_counts>> counts;
    for (const auto &[cpu, stream] : cpus_) {
        counts.emplace_back(cpu, stream.counts);
        uint64_t &produced = counts.back().second.produced;
        produced -= std::min(produced, stream.first);
    }
    return counts;
}

}  // namespace ringtap

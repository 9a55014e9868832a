// SPDX-License-Identifier: MIT OR Apache-2.0
#include <algorithm>
#include <catch2/catch.hpp>
#include <iterator>
#include <random>

#include "file/crc.h"
#include "file/file_reader.h"
#include "file/file_writer.h"
#include "make_records.h"
#include "temporary_file.h"

using namespace ringtap;
using namespace ringtap_test;
using Catch::Matchers::Contains;

namespace {

end_stats stopped_at(uint64_t ns) {
    end_stats stats{};
    stats.stop_ns = ns;
    return stats;
}

struct seen {
    unsigned cpu;
    uint64_t ns;
    bool operator==(const seen &other) const { return cpu == other.cpu && ns == other.ns; }
};

std::vector<seen> records_of(file_reader &reader) {
    std::vector<seen> all;
    unsigned cpu;
    const auto goes_on = [](const void *) { return true; };
    while (const ringtap_record *record = reader.next(&cpu, goes_on, nullptr))
        all.push_back({cpu, record->ns});
    return all;
}

file_header make_header() {
    file_header header{};
    header.machine = 62;
    header.abi_major = RINGTAP_ABI_MAJOR;
    header.nr_cpus = 4;
    header.start_ns = 1;
    std::strcpy(header.hostname, "here");
    return header;
}

void write_records(file_writer &writer, unsigned cpu, const record_words &words) {
    writer.records(cpu, words.data(), words.size() * 8);
}

record_words at(uint64_t seq, uint64_t ns) {
    return make_syscall(header(seq, ns), {1, {1, 2, 3}},
                        {{RINGTAP_KIND_BUFFER, 1, std::string(100, 'x')}});
}

const std::vector<seen> written = {
    {RINGTAP_ALL_CPUS, 1}, {0, 10}, {1, 15}, {0, 20}, {3, 25}, {0, 30}, {1, 35}};

void write_sample(const std::string &path, bool compress) {
    file_writer writer(path, compress);
    writer.begin(make_header());
    const record_words state = make_exec(header(0, 1, 5, 5, RINGTAP_F_STATE), "init");
    writer.state(state.data(), state.size() * 8);
    write_records(writer, 0, at(0, 10) + make_pad() + at(1, 20));
    write_records(writer, 1, at(0, 15));
    writer.horizon(15);
    write_records(writer, 0, make_lost(2, 30, 4));
    write_records(writer, 1, at(1, 35));
    write_records(writer, 3, at(0, 25));
    writer.horizon(35);
    end_stats stats{};
    stats.stop_ns = 40;
    stats.produced = 9;
    writer.end(stats, {{0, 0, 6, 2, 4, 0, 0}});
}

struct reading {
    std::vector<seen> all;
    std::string trouble;  // of the header or behind it
    bool complete = false;
};

reading read_all(const std::string &path) {
    reading result;
    try {
        file_reader reader(path);
        result.all = records_of(reader);
        result.trouble = reader.damage();
        result.complete = reader.end().has_value();
    } catch (const file_error &error) {
        result.trouble = error.what();
    }
    return result;
}

bool is_prefix(const std::vector<seen> &part, const std::vector<seen> &whole) {
    return part.size() <= whole.size() && std::equal(part.begin(), part.end(), whole.begin());
}

// Written records in an order that a cut can give: each CPU's own order is kept.
bool is_prefix_per_cpu(const std::vector<seen> &part) {
    for (const unsigned cpu : {0u, 1u, 3u, RINGTAP_ALL_CPUS}) {
        std::vector<seen> of_part;
        std::vector<seen> of_whole;
        const auto is_of = [cpu](const seen &s) { return s.cpu == cpu; };
        std::copy_if(part.begin(), part.end(), std::back_inserter(of_part), is_of);
        std::copy_if(written.begin(), written.end(), std::back_inserter(of_whole), is_of);
        if (!is_prefix(of_part, of_whole))
            return false;
    }
    return true;
}

}  // namespace

TEST_CASE("what is written is read, in the order of time") {
    const temporary_file file;
    write_sample(file.path(), GENERATE(false, true));
    file_reader reader(file.path());
    CHECK(records_of(reader) == written);
    CHECK(reader.damage() == "");
    CHECK(std::string(reader.header().hostname) == "here");
    REQUIRE(reader.end());
    CHECK(reader.end()->produced == 9);
    CHECK(reader.last_ns() == 40);
    const auto counts = reader.counts();
    REQUIRE(counts.size() == 3);
    CHECK(counts[0].second.produced == 6);
    CHECK(counts[0].second.drained == 2);
    CHECK(counts[0].second.lost == 4);
    CHECK(counts[0].second.gaps == 0);
}

TEST_CASE("spans that are long enough to be written from where they lie are in their place") {
    const temporary_file file;
    file_writer writer(file.path(), false);
    writer.begin(make_header());
    record_words many;
    for (uint64_t i = 0; i < 500; i++)
        many = many + at(i, 10 + i);
    write_records(writer, 0, at(0, 5));
    write_records(writer, 1, many);
    write_records(writer, 0, at(1, 1000));
    writer.end(stopped_at(2000), {});
    const reading read = read_all(file.path());
    CHECK(read.trouble == "");
    REQUIRE(read.all.size() == 502);
    CHECK(read.all.front() == seen{0, 5});
    CHECK(read.all[1] == seen{1, 10});
    CHECK(read.all.back() == seen{0, 1000});
}

TEST_CASE("compression makes a file shorter") {
    const temporary_file plain;
    const temporary_file packed;
    write_sample(plain.path(), false);
    write_sample(packed.path(), true);
    CHECK(packed.content().size() < plain.content().size() * 3 / 4);
}

TEST_CASE("a file that was cut off gives every whole chunk and says where it ends", "[every place]") {
    const bool compress = GENERATE(false, true);
    const temporary_file file;
    write_sample(file.path(), compress);
    const std::string whole = file.content();
    size_t last = 0;
    for (size_t length = 0; length < whole.size(); length++) {
        file.set(whole.substr(0, length));
        const reading result = read_all(file.path());
        INFO("cut off at " << length << ": " << result.trouble);
        REQUIRE_FALSE(result.trouble.empty());
        REQUIRE_FALSE(result.complete);
        REQUIRE(is_prefix_per_cpu(result.all));
        REQUIRE(result.all.size() >= last);  // a longer part never gives less
        last = result.all.size();
        if (length >= sizeof(file_header))
            REQUIRE_THAT(result.trouble, Contains("offset"));
    }
    CHECK(last == written.size());
}

TEST_CASE("a changed bit anywhere is found, and nothing false is read", "[every place]") {
    const bool compress = GENERATE(false, true);
    const temporary_file file;
    write_sample(file.path(), compress);
    const std::string whole = file.content();
    for (size_t bit = 0; bit < whole.size() * 8; bit += compress ? 1 : 3) {
        std::string damaged = whole;
        damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ 1 << bit % 8);
        file.set(damaged);
        const reading result = read_all(file.path());
        INFO("bit " << bit);
        REQUIRE_FALSE(result.trouble.empty());
        REQUIRE(is_prefix_per_cpu(result.all));
    }
}

TEST_CASE("a file from before headers named the boot is read, and names none") {
    const temporary_file file;
    write_sample(file.path(), false);
    const std::string whole = file.content();
    std::string old = whole.substr(0, file_header_size_least - sizeof(uint32_t));
    std::memcpy(&old[offsetof(file_header, header_size)], &file_header_size_least, sizeof(file_header_size_least));
    const uint32_t crc = crc_of(old.data(), old.size());
    old.append(reinterpret_cast<const char *>(&crc), sizeof(crc));
    file.set(old + whole.substr(sizeof(file_header)));
    CHECK(read_all(file.path()).all.size() == written.size());
    CHECK(std::string(file_reader(file_input(file.path(), false)).header().boot_id).empty());
}

TEST_CASE("random bytes behind a good header do not harm") {
    const temporary_file file;
    write_sample(file.path(), false);
    const std::string whole = file.content();
    std::minstd_rand random(1);
    for (int round = 0; round < 200; round++) {
        std::string content = whole.substr(0, sizeof(file_header));
        for (int i = 0; i < 500; i++)
            content.push_back(static_cast<char>(random()));
        file.set(content);
        REQUIRE_FALSE(read_all(file.path()).trouble.empty());
    }
}

TEST_CASE("records that are none are refused, though their checksums are right") {
    const temporary_file file;
    {
        file_writer writer(file.path(), false);
        writer.begin(make_header());
        record_words words = at(0, 10) + at(1, 20);
        reinterpret_cast<ringtap_record *>(words.data() + words.size() / 2)->len = 1 << 20;
        write_records(writer, 0, words);
        writer.horizon(100);
    }
    const reading result = read_all(file.path());
    CHECK(result.all == std::vector<seen>{{0, 10}});
    CHECK_THAT(result.trouble, Contains("offset 336") && Contains("1048576 bytes"));
}

TEST_CASE("records of a CPU that the host did not have are refused") {
    const temporary_file file;
    {
        file_writer writer(file.path(), false);
        writer.begin(make_header());
        write_records(writer, 4, at(0, 10));
        writer.horizon(100);
    }
    CHECK_THAT(read_all(file.path()).trouble, Contains("CPU 4"));
}

TEST_CASE("a file of another version is refused with both versions") {
    const temporary_file file;
    {
        file_writer writer(file.path(), false);
        file_header header = make_header();
        header.abi_major = 77;
        writer.begin(header);
    }
    CHECK_THAT(read_all(file.path()).trouble, Contains("ABI 77"));
}

TEST_CASE("what is no capture file is refused") {
    const temporary_file file;
    file.set(GENERATE("", "x", "some text that is longer than a magic number, and then some"));
    CHECK_THAT(read_all(file.path()).trouble, Contains("is no ringtap capture file"));
    CHECK_THAT(read_all("/nonexistent").trouble, Contains("No such file"));
}

TEST_CASE("a full disk is told with the file's name") {
    file_writer writer("/dev/full", false);
    REQUIRE_THROWS_WITH(writer.begin(make_header()), "/dev/full: No space left on device");
}

namespace {

// What is wrong with a file of this header and, behind it, whatever write() adds.
template <typename Write>
std::string trouble_of(file_header header, Write write) {
    const temporary_file file;
    {
        file_writer writer(file.path(), true);
        writer.begin(header);
        write(writer);
    }
    return read_all(file.path()).trouble;
}

// A chunk as no writer makes it.
std::string bare_chunk(uint32_t raw_len, const std::string &stored, uint16_t flags = chunk_zstd) {
    chunk_header header{};
    header.magic = chunk_magic;
    header.type = chunk_records;
    header.flags = flags;
    header.raw_len = raw_len;
    header.stored_len = static_cast<uint32_t>(stored.size());
    header.stored_crc = crc_of(stored.data(), stored.size());
    header.crc = crc_of(&header, offsetof(chunk_header, crc));
    return std::string(reinterpret_cast<const char *>(&header), sizeof(header)) + stored;
}

}  // namespace

TEST_CASE("a host with more CPUs than there can be is refused") {
    file_header header = make_header();
    header.nr_cpus = UINT32_MAX;
    CHECK_THAT(trouble_of(header, [](file_writer &) {}), Contains("4294967295 CPUs"));
}

TEST_CASE("a recording that ended before it began is refused, with both times") {
    file_header header = make_header();
    header.start_ns = 1000;
    const auto trouble = trouble_of(header, [](file_writer &writer) { writer.end({}, {}); });
    CHECK_THAT(trouble, Contains("offset 336, chunk 0") && Contains("ended at 0 ns") &&
                            Contains("start at 1000 ns"));
}

TEST_CASE("a record longer than any module's is refused, and where it lies is told") {
    const auto trouble = trouble_of(make_header(), [](file_writer &writer) {
        writer.horizon(1);
        write_records(writer, 0,
                      at(0, 10) + make_syscall(header(1, 11), {1, {}},
                                               {{RINGTAP_KIND_BUFFER, 1, std::string(1 << 20, 'x')}}));
    });
    CHECK_THAT(trouble, Contains("offset 376, chunk 1: byte 224 of the chunk") &&
                            Contains("1048696 bytes"));
}

TEST_CASE("a chunk that claims to be thousands of times what it takes is refused") {
    const temporary_file file;
    {
        file_writer writer(file.path(), true);
        writer.begin(make_header());
    }
    file.set(file.content() + bare_chunk(1 << 20, std::string(100, 'z')));
    CHECK_THAT(read_all(file.path()).trouble, Contains("100 bytes of the chunk are said to be 1048576"));
}

namespace {

reading of_chunk(uint32_t raw_len, const std::string &stored, uint16_t flags) {
    const temporary_file file;
    {
        file_writer writer(file.path(), false);
        writer.begin(make_header());
    }
    file.set(file.content() + bare_chunk(raw_len, stored, flags));
    return read_all(file.path());
}

}  // namespace

TEST_CASE("records that are not packed are read, as files had them before") {
    const record_words words = at(0, 10) + make_pad() + at(1, 20);
    const std::string bytes(reinterpret_cast<const char *>(words.data()), words.size() * 8);
    const reading result = of_chunk(static_cast<uint32_t>(bytes.size()), bytes, 0);
    CHECK(result.all == std::vector<seen>{{0, 10}, {0, 20}});
    CHECK_THAT(result.trouble, Contains("the file ends without its last part"));
}

TEST_CASE("a chunk that is stored in a way that is not known is refused, and a newer program named") {
    CHECK_THAT(of_chunk(8, "12345678", 4).trouble, Contains("unknown flags 0x4: a newer ringtap wrote it"));
}

TEST_CASE("packed records that are none are refused, and where they lie is told") {
    CHECK_THAT(of_chunk(104, std::string(8, '\0'), chunk_packed).trouble,
               Contains("offset 336, chunk 0: the packed record for byte 0 of 104 takes more than there is"));
    CHECK_THAT(of_chunk(104, "1234567", chunk_packed).trouble, Contains("packed records are too short"));
    CHECK_THAT(of_chunk(104, "1234567", chunk_packed | chunk_zstd).trouble, Contains("cannot be decompressed"));
}

TEST_CASE("what repeats takes a small part of a file, and less if it is compressed") {
    record_words many;
    for (uint64_t i = 0; i < 2000; i++) {
        const record_words one = at(i, 10 + 100 * i + i * i % 89);
        many.insert(many.end(), one.begin(), one.end());
    }
    const auto size_of = [&](bool compress) {
        const temporary_file file;
        {
            file_writer writer(file.path(), compress);
            writer.begin(make_header());
            write_records(writer, 0, many);
            writer.end(stopped_at(500000), {});
        }
        CHECK(read_all(file.path()).all.size() == 2000);
        return file.content().size();
    };
    const size_t plain = size_of(false), compressed = size_of(true);
    CHECK(plain < many.size() * 8 / 20);
    CHECK(compressed < plain * 3 / 4);
}

TEST_CASE("what compresses to next to nothing is stored as it is, and read") {
    const temporary_file file;
    {
        file_writer writer(file.path(), true);
        writer.begin(make_header());
        write_records(writer, 0, make_pad(1 << 17) + at(0, 10));
        writer.horizon(no_time);
        writer.end(stopped_at(100), {});
    }
    CHECK(read_all(file.path()).trouble.empty());
}

TEST_CASE("a CPU's records are in order across chunks, whatever else waits") {
    const temporary_file file;
    {
        file_writer writer(file.path(), true);
        writer.begin(make_header());
        for (uint64_t i = 0; i < 100; i++) {
            write_records(writer, 0, at(2 * i, 20 * i + 2) + at(2 * i + 1, 20 * i + 4));
            write_records(writer, 1, make_pad() + at(i, 20 * i + 3) + make_pad());
            write_records(writer, 2, make_pad());
            if (i % 7 == 0)
                writer.horizon(20 * i);
        }
        writer.end(stopped_at(3000), {});
    }
    const reading result = read_all(file.path());
    CHECK(result.trouble.empty());
    CHECK(result.all.size() == 300);
    CHECK(std::is_sorted(result.all.begin(), result.all.end(),
                         [](const seen &a, const seen &b) { return a.ns < b.ns; }));
}

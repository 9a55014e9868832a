// SPDX-License-Identifier: MIT OR Apache-2.0
// Recordings in several files: what they are called, which of them stay, and that each is whole.
#include "file/file_series.h"

#include <sys/file.h>
#include <sys/stat.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "file/file_reader.h"
#include "make_records.h"
#include "temporary_file.h"

using namespace ringtap;
using namespace ringtap_test;
using Catch::Matchers::Contains;

namespace {

namespace fs = std::filesystem;
using names = std::vector<std::string>;

class directory {
  public:
    directory() { fs::create_directory(path_); }
    ~directory() { fs::remove_all(path_); }
    std::string file(const std::string &name) const { return path_ + "/" + name; }

    names files() const {
        names all;
        for (const auto &entry : fs::directory_iterator(path_))
            all.push_back(entry.path().filename().string());
        std::sort(all.begin(), all.end());
        return all;
    }
    uint64_t bytes() const {
        uint64_t sum = 0;
        for (const auto &entry : fs::directory_iterator(path_))
            sum += entry.file_size();
        return sum;
    }

  private:
    temporary_file unique_;
    std::string path_ = unique_.path() + ".d";
};

file_header header_of_host() {
    file_header header{};
    header.machine = 62;
    header.abi_major = RINGTAP_ABI_MAJOR;
    header.nr_cpus = 2;
    header.start_ns = 1;
    return header;
}

void put_record(file_writer &writer, uint64_t seq) {
    const record_words words = make_syscall(header(seq, 10 * seq), {1, {}},
                                            {{RINGTAP_KIND_BUFFER, 1, std::string(200, 'x')}});
    writer.records(0, words.data(), words.size() * sizeof(words[0]));
    writer.horizon(10 * seq);
}

void begin(file_writer &writer, uint64_t seq) {
    writer.begin(header_of_host());
    if (seq)
        writer.first(0, seq);
}

void end(file_writer &writer) {
    end_stats stats{};
    stats.stop_ns = 1000;
    writer.end(stats, {});
}

// Files of one record each.
void write_files(file_series &series, unsigned count, time_t now = 0) {
    for (unsigned i = 0; i < count; i++) {
        file_writer &writer = series.begin_next(now);
        begin(writer, i);
        put_record(writer, i);
        end(writer);
        series.end_previous();
    }
    series.end();
}

ringtap_counts counts_of(const std::string &path) {
    file_reader reader(path);
    unsigned cpu;
    while (reader.next(
        &cpu, [](const void *) { return true; }, nullptr)) {
    }
    CHECK(reader.damage().empty());
    ringtap_counts sum{};
    for (const auto &[number, counts] : reader.counts())
        add_counts(sum, counts);
    return sum;
}

}  // namespace

TEST_CASE("files of a recording are numbered, and go on behind those of the run before") {
    const directory in;
    file_series first(in.file("x"), false, {});
    write_files(first, 2);
    file_series second(in.file("x"), false, {});
    write_files(second, 1);
    CHECK(in.files() == names{"x.1", "x.2", "x.3"});
    CHECK(second.last_name() == in.file("x.3"));
}

TEST_CASE("a name with a time is that of the moment, and no file is written over") {
    const directory in;
    file_series series(in.file("h-%Y.rt"), false, {});
    write_files(series, 3, 86400 * 400);
    CHECK(in.files() == names{"h-1971.rt", "h-1971.rt.1", "h-1971.rt.2"});
}

TEST_CASE("a file that is written says so, and has its name when it is whole") {
    const directory in;
    file_series series(in.file("x"), false, {});
    file_writer &one = series.begin_next(0);
    begin(one, 0);
    CHECK(in.files() == names{"x.1.part"});
    end(one);
    begin(series.begin_next(0), 0);
    series.end_previous();
    CHECK(in.files() == names{"x.1", "x.2.part"});
    struct stat facts;
    REQUIRE(stat(in.file("x.1").c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777) == 0600);
}

TEST_CASE("the records of a file that is not the first one are counted from where it begins") {
    const directory in;
    file_series series(in.file("x"), false, {});
    write_files(series, 3);
    const ringtap_counts counts = counts_of(in.file("x.3"));
    CHECK(counts.produced == 1);
    CHECK(counts.drained == 1);
    CHECK(counts.gaps == 0);
}

TEST_CASE("a record that is missing between two files is missed") {
    const directory in;
    file_series series(in.file("x"), false, {});
    file_writer &writer = series.begin_next(0);
    begin(writer, 7);
    put_record(writer, 9);
    end(writer);
    series.end();
    CHECK(counts_of(in.file("x.1")).gaps == 2);
}

TEST_CASE("no more files than asked for stay, those of earlier runs among them") {
    const directory in;
    file_series first(in.file("x"), false, {});
    write_files(first, 4);
    file_series second(in.file("x"), false, {3, 0});
    write_files(second, 2);
    CHECK(in.files() == names{"x.4", "x.5", "x.6"});
    CHECK(second.removed() == 3);
}

TEST_CASE("all files together have no more bytes than asked for") {
    constexpr uint64_t most = 4000, at_once = 700;
    const directory in;
    {
        file_series first(in.file("x"), false, {});
        write_files(first, 10);
    }
    file_series series(in.file("x"), false, {0, most});
    for (unsigned i = 0; i < 20; i++) {
        series.make_place(at_once);
        CHECK(in.bytes() <= most);
        file_writer &writer = series.begin_next(0);
        begin(writer, i);
        series.make_place(at_once);
        put_record(writer, i);
        end(writer);
        series.end_previous();
        CHECK(in.bytes() <= most);
    }
    series.end();
    CHECK(series.removed() > 10);
}

TEST_CASE("where one file has all the bytes there may be, that is an error that names it") {
    const directory in;
    file_series series(in.file("x"), false, {0, 600});
    file_writer &writer = series.begin_next(0);
    begin(writer, 0);
    put_record(writer, 0);
    CHECK_THROWS_WITH(series.make_place(500),
                      Contains("x.1") && Contains("more than all files may have"));
}

TEST_CASE("what a killed run has left behind is kept, counted and readable") {
    const directory in;
    {
        file_series killed(in.file("x"), false, {});
        file_writer &writer = killed.begin_next(0);
        begin(writer, 0);
        put_record(writer, 0);
    }
    CHECK(in.files() == names{"x.1.part"});
    file_series next(in.file("x"), false, {2, 0});
    CHECK(in.files() == names{"x.1"});
    file_reader reader(in.file("x.1"));
    unsigned cpu;
    CHECK(reader.next(
        &cpu, [](const void *) { return true; }, nullptr));
    write_files(next, 2);
    CHECK(in.files() == names{"x.2", "x.3"});
}

TEST_CASE("what another run still writes is let alone") {
    const directory in;
    file_series running(in.file("x"), false, {});
    begin(running.begin_next(0), 0);
    file_series other(in.file("x"), false, {1, 0});
    write_files(other, 2);
    CHECK(in.files() == names{"x.1.part", "x.3"});
}

TEST_CASE("no file that is not of the recording is removed, whatever it is called") {
    const directory in;
    for (const char *name : {"x", "x.0", "x.01", "x.1.bak", "xy.1", "x.7", "x.8.part", "a-b"})
        std::ofstream(in.file(name)) << "not a capture";
    file_series series(in.file("x"), false, {1, 0});
    write_files(series, 2);
    CHECK(in.files() ==
          names{"a-b", "x", "x.0", "x.01", "x.1.bak", "x.10", "x.7", "x.8.part", "xy.1"});
    file_series by_time(in.file("a-%H"), false, {1, 1});
    CHECK(by_time.removed() == 0);
}

TEST_CASE("a link is neither followed nor removed") {
    const directory in, elsewhere;
    file_series far(elsewhere.file("x"), false, {});
    write_files(far, 1);
    fs::create_symlink(elsewhere.file("x.1"), in.file("x.1"));
    file_series series(in.file("x"), false, {1, 0});
    write_files(series, 2);
    CHECK(in.files() == names{"x.1", "x.3"});
    CHECK(elsewhere.files() == names{"x.1"});
}

TEST_CASE("a directory's name has no time in it") {
    CHECK_THROWS_WITH(file_series("/tmp/%F/x", false, {}), Contains("no time"));
}

// SPDX-License-Identifier: MIT OR Apache-2.0
// Heat maps: what is counted where, in bounded memory, and how they are shown.
#include "report/heat_map.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "engine/settings.h"
#include "make_records.h"
#include "report/heat_picture.h"
#include "report/region.h"
#include "ringtap_binary.h"

using namespace ringtap;
using namespace ringtap_test;
using Catch::Matchers::Contains;

namespace {

uint64_t sum(const heat_map &map) {
    uint64_t all = 0;
    for (size_t column = 0; column < map.columns(); column++)
        for (unsigned row = 0; row < map.rows(); row++)
            all += map.at(column, row);
    return all;
}

region parsed(const char *text) {
    return parse_region(text);
}

constexpr uint64_t ms = 1000000;

// One read a millisecond, each taking 2 us; the one at 50 ms takes 8 ms. Three records were lost at
// 70 ms.
class slow_read : public capture_file {
  public:
    slow_read() : capture_file(write) {}

  private:
    static void write(file_writer &writer) {
        record_words records;
        uint64_t seq = 0;
        for (uint64_t i = 0; i < 100; i++) {
            const uint64_t ns = ms * (1000 + i);
            const new_call call{
                0, {3, 0x1000, 100}, 7, RINGTAP_ABI_NATIVE, ns - (i == 50 ? 8 * ms : 2000)};
            records = records + make_syscall(header(seq++, ns), call);
            if (i == 70) {
                records = records + make_lost(seq, ns + 20, 3);
                seq += 4;
            }
        }
        writer.records(0, records.data(), records.size() * 8);
    }
};

}  // namespace

TEST_CASE("latency rows hold all latencies between their begin and the next") {
    std::mt19937_64 random(7);
    for (int i = 0; i < 100000; i++) {
        const uint64_t ns = random() >> random() % 64;
        const unsigned row = latency_row(ns);
        CAPTURE(ns, row);
        REQUIRE(row < latency_rows);
        if (ns)
            REQUIRE(latency_row_begin(row) <= ns);
        if (row + 1 < latency_rows)
            REQUIRE(latency_row_begin(row + 1) > ns);
    }
    CHECK(latency_row_begin(latency_row(1024)) == 1024);
}

TEST_CASE("a heat map that widens keeps all counts, in as many columns") {
    heat_map map(1000, 10, 8, 4, heat_map::when_full::widen);
    for (uint64_t ns = 1000; ns < 2000; ns++)
        map.add(ns, static_cast<unsigned>(ns % 4));
    CHECK(map.columns() <= 8);
    CHECK(map.step_ns() == 160);
    CHECK(sum(map) == 1000);
    CHECK(map.at(0, 0) == 40);
}

TEST_CASE("a heat map that scrolls shows the last columns") {
    heat_map map(0, 10, 4, 1, heat_map::when_full::scroll);
    for (uint64_t column = 0; column < 6; column++)
        for (uint64_t i = 0; i <= column; i++)
            map.add(column * 10, 0);
    CHECK(map.begin_ns() == 20);
    CHECK(map.at(0, 0) == 3);
    CHECK(map.at(3, 0) == 6);
    map.advance(1000);
    CHECK(sum(map) == 0);
    CHECK(map.total() == 21);
}

TEST_CASE("no time that a file tells harms a heat map") {
    for (const auto how : {heat_map::when_full::widen, heat_map::when_full::scroll}) {
        heat_map map(5, 1, 16, 2, how);
        for (const uint64_t ns :
             {uint64_t{5}, ~uint64_t{0}, uint64_t{0}, ~uint64_t{0} / 2, ~uint64_t{0} - 1}) {
            map.add(ns, 99);
            map.lose(ns, 0);
            map.lose(0, ns);
        }
        CHECK(map.columns() <= 16);
        CHECK(map.total() == 5);
    }
}

TEST_CASE("a column says where records were lost") {
    heat_map map(0, 10, 8, 1, heat_map::when_full::widen);
    map.lose(12, 25);
    map.add(35, 0);
    CHECK(map.sure(0));
    CHECK(!map.sure(1));
    CHECK(!map.sure(2));
    CHECK(map.sure(3));
    map.add(79, 0);
    map.add(80, 0);
    CHECK(!map.sure(0));
    CHECK(!map.sure(1));
    CHECK(map.sure(2));
}

TEST_CASE("regions are ranges with units, of which either end may be missing") {
    const region half = parsed("2s..2.5s,10ms..");
    CHECK(half.time.from == 2000 * ms);
    CHECK(half.time.to == 2500 * ms);
    CHECK(half.row.from == 10 * ms);
    CHECK(half.row.has(~uint64_t{0} - 1));
    CHECK(parsed("..").time.has(0));
    CHECK(parsed("..1m").time.to == 60000 * ms);
    CHECK(!parsed("1us..2us").time.has(2000));
    for (const char *text :
         {"", "1s", "1s..2", "2s..1s", "1s..1s", "..,5", "x..", "-1s..", "nan s..", "1e99s.."})
        CHECK_THROWS_AS(parsed(text), settings_error);
}

TEST_CASE("times have three digits") {
    const auto text = [](uint64_t ns) {
        text_buffer out;
        append_short_time(out, ns);
        return std::string(out.data(), out.size());
    };
    CHECK(text(0) == "0");
    CHECK(text(999) == "999ns");
    CHECK(text(1024) == "1.02us");
    CHECK(text(999499) == "999us");
    CHECK(text(999500) == "1ms");
    CHECK(text(1234567890123) == "1235s");
}

TEST_CASE("spectrogram draws a file's calls, with what was lost, in characters") {
    const slow_read file;
    const outcome drawn = run("spectrogram -r " + std::string(file.path()) + " 2>/dev/null");
    CHECK(drawn.status == 0);
    CHECK_THAT(drawn.out, Contains(" 1.02us @"));
    CHECK_THAT(drawn.out, Contains(" 4.19ms  "));
    CHECK_THAT(drawn.out, Contains("100 in all; !: some were lost"));
    CHECK_THAT(drawn.out, !Contains("\x1b"));
}

TEST_CASE("a selected region lists its calls alone, and what was lost") {
    const slow_read file;
    const std::string path = file.path();
    const outcome slow =
        run("spectrogram -r " + path + " --select ..,1ms.. -p %evt.latency 2>/dev/null");
    CHECK(slow.out == "8000000\n");
    CHECK(lines_in(
              run("spectrogram -r " + path + " --select 10ms..20ms -p %evt.num 2>/dev/null").out) ==
          10);
    CHECK(lines_in(run("subsecond -r " + path + " --select ..,30ms..40ms -p %evt.num 2>/dev/null")
                       .out) == 10);
    CHECK_THAT(run("spectrogram -r " + path + " --select 10ms..20ms 2>&1").out,
               Contains("3 records lost"));
}

TEST_CASE("colours are for terminals that have them") {
    const slow_read file;
    const std::string drawing = RINGTAP_BINARY " spectrogram -r " + std::string(file.path());
    const auto on_terminal = [&](const std::string &variables) {
        const std::string line = "env -u COLORTERM -u NO_COLOR " + variables + " " + drawing;
        return run("--version >/dev/null; script -qec '" + line + "' /dev/null").out;
    };
    CHECK_THAT(on_terminal("TERM=xterm-256color"), Contains("\x1b[48;5;"));
    CHECK_THAT(on_terminal("TERM=vt100"), Contains("@"));
    CHECK_THAT(on_terminal("TERM=vt100"), !Contains("\x1b"));
    CHECK_THAT(on_terminal("TERM=xterm-256color NO_COLOR=1"), !Contains("\x1b"));
}

TEST_CASE("the same as JSON") {
    const slow_read file;
    const outcome made = run("spectrogram --json -r " + std::string(file.path()));
    CHECK_THAT(made.out, Contains(R"("of":"latency")"));
    CHECK_THAT(made.out, Contains(R"("count":100,)"));
    CHECK_THAT(made.out, Contains(",7340032,8388608,1]"));
    CHECK(lines_in(made.out) == 2);
}

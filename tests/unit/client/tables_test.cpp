// SPDX-License-Identifier: MIT OR Apache-2.0
// What events add up to.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include "../library/stored_capture.h"
#include "engine/file_source.h"
#include "ringtap_binary.h"
#include "views/aggregation.h"
#include "views/view.h"

using namespace ringtap;
using namespace ringtap_test;
using Catch::Matchers::Contains;

namespace {

table_plan plan_of(const std::string &by, std::initializer_list<const char *> columns) {
    table_plan plan;
    plan.by = parse_keys(machine::x86_64, by);
    for (const char *text : columns)
        parse_columns(machine::x86_64, text, plan.columns);
    return plan;
}

uint64_t in_order(const std::vector<uint64_t> &sorted, double part) {
    return sorted[static_cast<size_t>(std::ceil(part * static_cast<double>(sorted.size()))) - 1];
}

// Reads, each of a descriptor of its own or of one that comes often.
record_words reads(std::initializer_list<uint64_t> descriptors) {
    record_words records;
    uint64_t seq = 0;
    for (const uint64_t fd : descriptors) {
        records = std::move(records) + make_syscall(header(seq, 10 + seq), {0, {fd, 0x1000, 100}, 6}, {});
        seq++;
    }
    return records;
}

table table_of(const std::string &path, table_plan plan, const table_limits &limits = {}) {
    file_source from(path, {});
    aggregation groups(from.on(), std::move(plan), "", limits);
    while (const event *event = from.next())
        groups.take(*event, from.fields());
    return groups.made(1, 0);
}

class calls_file : public capture_file {
  public:
    explicit calls_file(const record_words &records)
        : capture_file([&](file_writer &writer) { writer.records(0, records.data(), records.size() * 8); }) {}
};

}  // namespace

TEST_CASE("percentiles have an error of at most 1/128") {
    std::mt19937_64 random(1);
    latency_histogram histogram;
    std::vector<uint64_t> values;
    for (unsigned i = 0; i < 20000; i++)
        values.push_back(random() >> random() % 64);
    for (const uint64_t value : values)
        histogram.add(value);
    std::sort(values.begin(), values.end());
    for (const double part : {0.001, 0.1, 0.5, 0.9, 0.99, 0.9999, 1.0}) {
        const auto wanted = static_cast<double>(in_order(values, part));
        CHECK(std::abs(static_cast<double>(histogram.percentile(part)) - wanted) <= wanted / 128);
    }
    CHECK(histogram.count() == values.size());
    CHECK(histogram.bytes() < 64 << 10);
}

TEST_CASE("small numbers are exact, and so are bounds of buckets") {
    for (const uint64_t value : {uint64_t{0}, uint64_t{1}, uint64_t{127}}) {
        latency_histogram histogram;
        histogram.add(value);
        CHECK(histogram.percentile(0.5) == value);
    }
    latency_histogram largest;
    largest.add(UINT64_MAX);
    CHECK(largest.percentile(1) >= UINT64_MAX / 128 * 127);
    CHECK(latency_histogram().percentile(0.5) == 0);
}

TEST_CASE("histograms add up") {
    latency_histogram a, b, both;
    for (uint64_t i = 0; i < 1000; i++) {
        (i % 3 ? a : b).add(i * i);
        both.add(i * i);
    }
    a.add(b);
    CHECK(a.count() == 1000);
    for (const double part : {0.01, 0.5, 0.99})
        CHECK(a.percentile(part) == both.percentile(part));
}

TEST_CASE("groups that are too many are summed up, and what is often stays") {
    record_words records;
    uint64_t seq = 0;
    const auto read = [&](uint64_t fd) { records = std::move(records) + make_syscall(header(seq, 10 + seq), {0, {fd, 0x1000, 100}, 6}, {}); seq++; };
    for (uint64_t i = 0; i < 2000; i++) {
        read(1000 + i);
        if (i % 4 == 0)
            read(7);
    }
    const table made = table_of(calls_file(records).path(), plan_of("fd.num", {"count,bytes"}), {64, 64 << 20});
    REQUIRE(made.groups <= 64);
    CHECK(made.merged > 0);
    CHECK(made.rows.front()[2].number.bits == 7);
    CHECK(made.rows.front()[0].number.bits + made.missing >= 500);
    CHECK(made.missing <= 2 * 2500 / 64 + 1);
    CHECK(made.total[0].number.bits == 2500);
    CHECK(made.total[1].number.bits == 6 * 2500);
}

TEST_CASE("memory has a bound, too") {
    record_words records;
    for (uint64_t i = 0; i < 4000; i++)
        records = std::move(records) + make_syscall(header(i, 10 + i), {257, {0xffffff9c, 1, 0, 0}, -2},
                                {{RINGTAP_KIND_PATH, 1, "/" + std::string(1000, 'x') + std::to_string(i)}});
    const table made = table_of(calls_file(records).path(), plan_of("fd.name", {"count"}), {100'000, 1 << 20});
    CHECK(made.groups < 1100);
    CHECK(made.total[0].number.bits == 4000);
}

TEST_CASE("calls that are grouped by their name alone are in its group, also when others make room") {
    record_words records;
    for (uint64_t i = 0; i < 1200; i++)
        records = std::move(records) + make_syscall(header(i, 10 + i), {static_cast<int>(i * i % 7), {3, 0x1000, 100}, 1}, {});
    for (const size_t groups : {2, 100}) {
        table_limits limits;
        limits.groups = groups;
        const table by_name = table_of(calls_file(records).path(), plan_of("evt.type", {"count,bytes"}), limits);
        const table by_text = table_of(calls_file(records).path(), plan_of("tolower(evt.type)", {"count,bytes"}), limits);
        CHECK(by_name.total[0].number.bits == 1200);
        REQUIRE(by_name.rows.size() == by_text.rows.size());
        for (size_t i = 0; i < by_name.rows.size(); i++) {
            CHECK(by_name.rows[i][2].text == by_text.rows[i][2].text);
            CHECK(by_name.rows[i][0].number.bits == by_text.rows[i][0].number.bits);
            CHECK(by_name.rows[i][1].number.bits == by_text.rows[i][1].number.bits);
        }
    }
}

TEST_CASE("where first come is first served, a group that has a row keeps all, and nothing is forgotten") {
    record_words records;
    for (uint64_t i = 0; i < 300; i++)
        records = std::move(records) + make_syscall(header(i, 10 + i), {0, {i % 2 ? 3 : 1000 + i, 0x1000, 100}, 6}, {});
    table_limits limits;
    limits.groups = 4;
    limits.first_come = true;
    const table made = table_of(calls_file(records).path(), plan_of("fd.num", {"count,bytes"}), limits);
    REQUIRE(made.rows.size() == 4);
    CHECK(made.rows.front()[0].number.bits == 150);
    CHECK(made.rows.front()[2].number.bits == 3);
    REQUIRE_FALSE(made.others.empty());
    CHECK(made.others[0].number.bits == 147);
    CHECK(made.total[1].number.bits == 300 * 6);
}

TEST_CASE("groups that have not changed make room") {
    const calls_file file(reads({3, 5, 3, 7}));
    file_source from(file.path(), {});
    table_limits limits;
    limits.groups = 2;
    limits.first_come = true;
    aggregation groups(from.on(), plan_of("fd.num", {"count"}), "", limits);
    for (unsigned i = 0; i < 2; i++)
        groups.take(*from.next(), from.fields());
    groups.forget_unchanged();
    CHECK(groups.size() == 2);
    groups.take(*from.next(), from.fields());
    CHECK(groups.is_full());
    groups.forget_unchanged();
    CHECK(groups.size() == 1);
    groups.take(*from.next(), from.fields());
    const table made = groups.made(1, 0);
    REQUIRE(made.rows.size() == 2);
    CHECK(made.others.empty());
    CHECK(made.rows[0][0].number.bits == 2);
    CHECK(made.rows[1][1].number.bits == 7);
}

TEST_CASE("how many values are within a bound") {
    std::mt19937_64 random(2);
    latency_histogram histogram;
    std::vector<uint64_t> values;
    for (unsigned i = 0; i < 20000; i++) {
        values.push_back(random() >> random() % 64);
        histogram.add(values.back());
    }
    for (unsigned bits = 0; bits <= 64; bits += 2) {
        const uint64_t bound = bits == 64 ? UINT64_MAX : (uint64_t{1} << bits) - 1;
        const auto wanted = std::count_if(values.begin(), values.end(), [&](uint64_t value) { return value <= bound; });
        CHECK(histogram.count_to(bound) == static_cast<uint64_t>(wanted));
    }
}

TEST_CASE("a field that is missing is told, not guessed") {
    const table made = table_of(stored_capture().path(), plan_of("fd.name", {"count"}));
    CHECK(made.lacking > 0);
    CHECK(made.lost == 4);
}

TEST_CASE("columns: conditions, differences, fields") {
    const table made = table_of(calls_file(reads({3, 3, 5})).path(),
                                plan_of("evt.type", {"all=count, low=count if fd.num < 4", "high = all - low, sum(fd.num), max(fd.num)",
                                         "last(fd.num), p50(fd.num), average(fd.num)"}));
    REQUIRE(made.rows.size() == 1);
    std::vector<uint64_t> numbers;
    for (const size_t i : {0, 1, 2, 3, 4, 6, 7})
        numbers.push_back(made.rows[0][i].number.bits);
    CHECK(numbers == std::vector<uint64_t>{3, 2, 1, 11, 5, 3, 3});
    CHECK(made.rows[0][5].text == "5");
}

TEST_CASE("a column that makes no sense is refused") {
    const char *text = GENERATE("conut", "sum", "count(fd.num)", "sum(fd.name)", "p0", "p101", "px", "sum(fd.num", "sum(no.field)",
                                "a - b", "count if", "", "last(fd.num) x", "p50(fd.num fd.num)");
    INFO(text);
    std::vector<column> columns;
    CHECK_THROWS_AS(parse_columns(machine::x86_64, text, columns), expression_error);
}

TEST_CASE("count: text, JSON, tabs") {
    const calls_file file(reads({3, 3, 5}));
    CHECK_THAT(run("count -r " + std::string(file.path()) + " 2>&1").out, Contains("    3       0      -    -    -    -  read\n"));
    CHECK_THAT(run("count --by fd.num --columns bytes,count --json -r " + std::string(file.path()) + " 2>&1").out,
               Contains(R"({"type":"row","of":"count","bytes":12,"calls":2,"fd.num":3})") &&
                   Contains(R"({"type":"table","of":"count",)") && Contains(R"({"type":"summary",)"));
    CHECK(run("count --by fd.num --columns bytes,count --tsv -r " + std::string(file.path()) + " 2>/dev/null").out ==
          "bytes\tcalls\tfd.num\n12\t2\t3\n6\t1\t5\n");
    CHECK_THAT(run("count --by fd.num --columns count --top 1 -r " + std::string(file.path()) + " 2>&1").out,
               Contains("    2         3\n    1  (others)\n    3   (total)\n"));
}

TEST_CASE("count: foreign text harms no terminal") {
    const calls_file file(make_syscall(header(0, 10), {257, {0xffffff9c, 1, 0, 0}, -2},
                                    {{RINGTAP_KIND_PATH, 1, "/\x1b[2J\t\n"}}));
    CHECK_THAT(run("count --by fd.name -r " + std::string(file.path()) + " 2>&1").out, Contains("/\\33[2J\\t\\n"));
}

TEST_CASE("views: lines that a view has, and others") {
    const view made = parse_view("mine", "# mine\ntitle My view\nby fd.num\nshow count\nshow bytes\nsort bytes\ntypes syscall, exec\n", "mine");
    CHECK(made.title == "My view");
    CHECK(made.types == std::vector<std::string>{"syscall", "exec"});
    CHECK(plan_of(made, machine::x86_64).sort == 1);
    for (const char *text : {"", "by fd.num\n", "show count\n", "by fd.num\nshow count\ncolour red\n"})
        CHECK_THROWS_AS(parse_view("bad", text, "bad"), view_error);
    CHECK_THROWS_AS(parse_view("long", std::string(longest_view + 1, '#'), "long"), view_error);
}

TEST_CASE("views: all of the program's make a table on each machine") {
    std::vector<std::string> trouble;
    for (const machine on : {machine::x86_64, machine::aarch64})
        for (const view &known : all_views(trouble)) {
            INFO(known.name);
            CHECK_FALSE((known.title.empty() || known.about.empty()));
            CHECK_NOTHROW(aggregation(on, plan_of(known, on), known.filter));
        }
}

TEST_CASE("views: a row leads to its events, whatever its names are") {
    const std::string name = "/a\"b\\c\nd";
    const calls_file file(make_syscall(header(0, 10), {257, {0xffffff9c, 1, 0, 0}, -2}, {{RINGTAP_KIND_PATH, 1, name}}) +
                          make_syscall(header(1, 20), {257, {0xffffff9c, 1, 0, 0}, -2}, {{RINGTAP_KIND_PATH, 1, "/other"}}));
    table_plan plan = plan_of("*evt.type, fd.name, fd.num", {"count"});
    const table made = table_of(file.path(), plan);
    REQUIRE(made.rows.size() == 2);
    for (const auto &row : made.rows) {
        source_filter filter;
        filter.expression = filter_of_row(plan.by, {row.begin() + 1, row.end()});
        INFO(filter.expression);
        file_source from(file.path(), filter);
        unsigned count = 0;
        while (from.next())
            count++;
        CHECK(count == 1);
    }
}

TEST_CASE("views: users' own take the place of the program's") {
    char directory[] = "/tmp/ringtap-views-XXXXXX";
    REQUIRE(mkdtemp(directory));
    const std::string views = std::string(directory) + "/ringtap/views";
    std::filesystem::create_directories(views);
    std::ofstream(views + "/calls.view") << "about mine\nby evt.type\nshow count\n";
    std::ofstream(views + "/bad.view") << "nonsense\n";
    const outcome result = run("list views calls 2>&1");
    CHECK_THAT(result.out, !Contains("mine"));
    const std::string with_own = "list views 2>&1";
    setenv("XDG_CONFIG_HOME", directory, 1);
    const outcome own = run(with_own);
    unsetenv("XDG_CONFIG_HOME");
    CHECK(own.status == 0);
    CHECK_THAT(own.out, Contains("calls             mine") && Contains("bad.view:1: a view has no line 'nonsense'"));
    std::filesystem::remove_all(directory);
}

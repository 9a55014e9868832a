// SPDX-License-Identifier: MIT OR Apache-2.0
// Parts of a capture become one file; captures of several hosts are shown together, and become none.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>

#include "busy_host.h"
#include "file/file_reader.h"
#include "ringtap_binary.h"
#include "temporary_file.h"

using namespace ringtap;
using namespace ringtap_test;
using Catch::Matchers::Contains;

namespace {

constexpr auto fields =
    "-p '*%evt.rawtime %evt.type %evt.args %proc.name %proc.pname %proc.cmdline %proc.cwd %fd.name %user.name %container.name'";

std::vector<std::string> lines_of(const std::string &text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

outcome well(const std::string &arguments) {
    outcome result = run(arguments + " 2>&1");
    INFO(arguments << ": " << result.out);
    CHECK(result.status == 0);
    return result;
}

struct three_files {
    temporary_file one, two, three;
    std::vector<std::string> paths() const { return {one.path(), two.path(), three.path()}; }
};

}  // namespace

TEST_CASE("parts of a capture, put together, are what one file would have been") {
    const unsigned seed = GENERATE(range(1u, 11u));
    INFO("seed " << seed);
    const temporary_file whole, merged;
    const three_files parts;
    busy_host(seed).write(whole.path(), 600);
    busy_host(seed).write_parts(parts.paths(), 200);
    // In whatever order they are named.
    well(fmt::format("edit {} {} {} -w {}", parts.two.path(), parts.three.path(), parts.one.path(), merged.path()));
    CHECK(run("read " + merged.path() + " " + fields + " 2>/dev/null").out == run("read " + whole.path() + " " + fields + " 2>/dev/null").out);
    CHECK_THAT(well("read " + merged.path() + " -n 1").out, !Contains("missing without a trace"));
    const auto summary = [](const std::string &path) { return lines_of(run("read --json " + path).out).back(); };
    const auto counts = [&](const std::string &path) {
        const std::string line = summary(path);
        return line.substr(line.find("\"produced\""), line.find("\"duration_s\"") - line.find("\"produced\""));
    };
    CHECK(counts(merged.path()) == counts(whole.path()));
}

TEST_CASE("parts are cut as one") {
    const temporary_file whole, merged, cut;
    const three_files parts;
    busy_host(3).write(whole.path(), 600);
    busy_host(3).write_parts(parts.paths(), 200);
    well(fmt::format("edit {} {} {} -w {} --from +100us --to +500us proc.pid=20", parts.one.path(), parts.two.path(),
                        parts.three.path(), merged.path()));
    well(fmt::format("edit {} -w {} --from +100us --to +500us proc.pid=20", whole.path(), cut.path()));
    CHECK(run("read " + merged.path() + " " + fields + " 2>/dev/null").out == run("read " + cut.path() + " " + fields + " 2>/dev/null").out);
}

TEST_CASE("where a part is not there, nothing counts as lost, and it is told") {
    const temporary_file merged;
    const three_files parts;
    busy_host(5).write_parts(parts.paths(), 200);
    const outcome result = well(fmt::format("edit {} {} -w {}", parts.one.path(), parts.three.path(), merged.path()));
    CHECK_THAT(result.out, Contains("is in none of them"));
    CHECK_THAT(well("read " + merged.path()).out, !Contains("missing without a trace"));
    const auto last_lines = [](const std::string &path) {
        const auto lines = lines_of(run("read " + path + " -p '%evt.rawtime %proc.name %proc.cmdline' 2>/dev/null").out);
        REQUIRE(lines.size() > 150);
        return std::vector<std::string>(lines.end() - 150, lines.end());
    };
    CHECK(last_lines(merged.path()) == last_lines(parts.three.path()));
}

TEST_CASE("files of several hosts become none, and it is said what shows them") {
    const temporary_file one, two, made;
    busy_host(1, "alpha").write(one.path(), 100);
    busy_host(1, "beta").write(two.path(), 100);
    const outcome result = run(fmt::format("edit {} {} -w {} 2>&1", one.path(), two.path(), made.path()));
    CHECK(result.status == 2);
    CHECK_THAT(result.out, Contains("of the host alpha") && Contains("`ringtap read`"));
    const outcome same = run(fmt::format("edit {} {} -w {} 2>&1", one.path(), one.path(), made.path()));
    CHECK(same.status == 2);
    CHECK_THAT(same.out, Contains("at the same time"));
}

TEST_CASE("three hosts are shown in the order of the time of day, each line with its host") {
    const three_files files;
    busy_host(1, "alpha").write(files.one.path(), 300);
    busy_host(2, "beta", 100'300).write(files.two.path(), 300);
    busy_host(3, "gamma", -70'500).write(files.three.path(), 300);
    const std::string all = files.one.path() + " " + files.two.path() + " " + files.three.path();
    const std::vector<std::string> text = lines_of(run("read -t a " + all + " 2>/dev/null").out);
    std::vector<std::string> times;
    std::map<std::string, size_t> hosts;
    size_t changes = 0;
    std::string last;
    for (const std::string &line : text) {
        const std::string host = line.substr(0, line.find(' '));
        hosts[host]++;
        changes += host != last;
        last = host;
        if (line.find(" lost ") == std::string::npos)
            times.push_back(line.substr(host.size() + 1, 20));
    }
    CHECK(hosts.size() == 3);
    CHECK(changes > 100);
    CHECK(std::is_sorted(times.begin(), times.end()));
    for (const auto &[name, path] : {std::pair{"alpha", files.one.path()}, {"beta", files.two.path()}, {"gamma", files.three.path()}})
        CHECK(hosts[name] == lines_of(run("read " + path + " 2>/dev/null").out).size());
    const std::vector<std::string> json = lines_of(run("read --json " + all + " 2>/dev/null").out);
    CHECK(json.size() == text.size() + 3);
    for (const std::string &line : json)
        CHECK((line.find("{\"host\":\"alpha\",") == 0 || line.find("{\"host\":\"beta\",") == 0 || line.find("{\"host\":\"gamma\",") == 0));
    CHECK(lines_of(run("read -n 7 " + all + " 2>/dev/null").out).size() == 7);
    CHECK(run("read --perfetto " + all + " 2>&1").status == 2);
}

TEST_CASE("a comment is in the file, and stays when that is edited again") {
    const temporary_file file, one, two, hidden;
    busy_host(1).write(file.path(), 50);
    well("edit " + file.path() + " -w " + one.path() + " --comment 'seen at\nnoon' --comment second");
    well("edit " + one.path() + " -w " + two.path() + " --comment third proc.pid=20");
    const std::string header = well("read --header " + two.path()).out;
    CHECK_THAT(header, Contains("comment   second") && Contains("comment   third") && Contains("busy.example") && Contains("x86_64"));
    CHECK(header.find("\033") == std::string::npos);
    CHECK(run("read " + one.path() + " 2>/dev/null").out == run("read " + file.path() + " 2>/dev/null").out);
    well("edit " + one.path() + " -w " + hidden.path() + " --anonymise --comment safe");
    CHECK_THAT(well("read --header " + hidden.path()).out, Contains("safe") && !Contains("second") && !Contains("busy.example"));
}

TEST_CASE("of comments no more is kept than a reader holds") {
    const capture_file file([](file_writer &to) {
        for (int i = 0; i < 100; i++)
            to.comment(std::string(100000, 'x'));
    });
    file_reader reader(file.path());
    unsigned cpu;
    reader.next(&cpu, [](const void *) { return true; }, nullptr);
    size_t bytes = 0;
    for (const std::string &comment : reader.comments())
        bytes += comment.size();
    CHECK(bytes > 0);
    CHECK(bytes <= comment_bytes_max);
    CHECK(reader.damage().empty());
}

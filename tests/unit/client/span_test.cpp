// SPDX-License-Identifier: MIT OR Apache-2.0
// A part of a file, by time.
#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "busy_host.h"
#include "cli/moment_text.h"
#include "cli/options.h"
#include "engine/file_source.h"
#include "fields/format.h"
#include "ringtap_binary.h"
#include "temporary_file.h"

using namespace ringtap;
using namespace ringtap_test;
using Catch::Matchers::Contains;

namespace {

constexpr auto format = "*%evt.rawtime %evt.type %evt.args %proc.cmdline %proc.pname %proc.cwd %fd.name %user.name";

std::vector<std::string> lines_of(const std::string &path, const source_filter &filter) {
    file_source from(path, filter);
    const event_format shown = parse_format(from.on(), format);
    std::vector<std::string> lines;
    text_buffer text;
    while (const event *event = from.next()) {
        text.clear();
        append_formatted(text, shown, from.fields());
        lines.push_back(fmt::format("{} {}", event->ns, fmt::to_string(text)));
    }
    return lines;
}

source_filter part(const char *from, const char *to) {
    filter_options options;
    options.from = from;
    options.to = to;
    return options.filter();
}

uint64_t time_of(const std::string &line) {
    return std::stoull(line);
}

}  // namespace

TEST_CASE("a moment is a time of day, or so long behind the begin or before the end") {
    setenv("TZ", "UTC-2", 1);
    tzset();
    const auto ns = [](const char *text) { return parse_moment("--from", text).ns; };
    CHECK(ns("2026-11-29 10:00:00Z") == 1795946400'000000000);
    CHECK(ns("2026-11-29T10:00:00.25Z") == 1795946400'250000000);
    CHECK(ns("2026-11-29 12:00:00") == ns("2026-11-29 10:00:00Z"));
    CHECK(ns("+5s") == 5'000'000'000);
    CHECK(ns("+1.5m") == 90'000'000'000);
    CHECK(ns("+0.000000001s") == 1);
    CHECK(ns("-250ms") == -250'000'000);
    CHECK(parse_moment("--to", "-1h").of == moment::since::end);
    unsetenv("TZ");
    tzset();
    const char *wrong = GENERATE("", "5s", "+5", "+s", "+5 s", "+-5s", "-", "--5s", "+1e9s", "+99999999999h", "+5.s", "2026-11-29",
                                 "2026-11-29 10:00", "2026-11-29 10:00:00 Z", "2026-11-29 10:00:00.Z", "1901-01-01 00:00:00Z",
                                 "2026-13-01 00:00:00", "now", "+5.1234567890s");
    INFO(wrong);
    CHECK_THROWS_AS(parse_moment("--from", wrong), usage_error);
}

TEST_CASE("what comes before a part is not shown, and still names what is") {
    const temporary_file file;
    const uint64_t end_ns = busy_host(GENERATE(range(1u, 6u))).write(file.path(), 600);
    std::vector<std::string> expected;
    for (const std::string &line : lines_of(file.path(), {}))
        if (time_of(line) >= busy_host::begin_ns + 200'000 && time_of(line) <= end_ns - 100'000)
            expected.push_back(line);
    REQUIRE(expected.size() > 100);
    CHECK(lines_of(file.path(), part("+200us", "-100us")) == expected);
}

TEST_CASE("what was lost is told of the part alone") {
    const temporary_file file;
    busy_host(3).write(file.path(), 3000);
    const auto total = [&](const source_filter &filter) {
        file_source from(file.path(), filter);
        while (from.next()) {
        }
        CHECK(from.summary().total().gaps == 0);
        return from.summary().total();
    };
    const ringtap_counts all = total({}), first = total(part("", "+1ms")), rest = total(part("+1000001ns", ""));
    REQUIRE(first.lost > 0);
    REQUIRE(rest.lost > 0);
    CHECK(first.lost + rest.lost == all.lost);
    CHECK(first.drained + rest.drained == all.drained);
    CHECK(first.produced + rest.produced == all.produced);
}

TEST_CASE("a part before the end needs a file that has one, and says so") {
    const temporary_file file;
    busy_host(1).write(file.path(), 100);
    CHECK(run("read - --from=-1s 2>&1 <" + file.path()).status == 0);  // a file by another name
    const std::string whole = file.content();
    file.set(whole.substr(0, whole.size() - 300));
    const outcome cut = run("read " + file.path() + " --from -1s 2>&1");
    CHECK(cut.status == 2);
    CHECK_THAT(cut.out, Contains("before its end"));
    CHECK(run("read " + file.path() + " --from +2s --to +1s 2>&1").status == 2);
}

TEST_CASE("whatever reads a file takes a part of it") {
    const temporary_file file;
    busy_host(1).write(file.path(), 600);
    const char *arguments =
        GENERATE("read", "count -r", "top --batch -r", "metrics -r", "spectrogram -r", "subsecond -r", "report --svg flame -r");
    const std::string command = fmt::format("{} {} --from +100us --to +300us", arguments, file.path());
    INFO(command);
    const outcome part = run(command + " 2>/dev/null");
    CHECK(part.status == 0);
    CHECK(part.out != run(fmt::format("{} {} 2>/dev/null", arguments, file.path())).out);
    CHECK(run("count --from +1s 2>&1").status == 2);
}

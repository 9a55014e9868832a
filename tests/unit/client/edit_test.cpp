// SPDX-License-Identifier: MIT OR Apache-2.0
// A file that is cut of another one says the same of what it has, and nothing of what it has not.
#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "busy_host.h"
#include "engine/capture_editor.h"
#include "engine/file_source.h"
#include "fields/format.h"
#include "mutant_files.h"
#include "ringtap_binary.h"
#include "temporary_file.h"

using namespace ringtap;
using namespace ringtap_test;
using Catch::Matchers::Contains;

namespace {

constexpr auto format =
    "*%evt.rawtime %evt.type %evt.args %evt.res %evt.latency %proc.name %proc.pname %proc.aname[2] %proc.exepath %proc.cmdline "
    "%proc.env %proc.cwd %proc.sname %proc.is_exe_writable %proc.is_sure %proc.duration %fd.name %fd.type %fd.is_sure %fd.cip "
    "%user.name %container.name %thread.nametid";

struct told {
    std::vector<std::string> lines;
    ringtap_counts counts{};
    std::string damage;
};

told read_all(const std::string &path, const source_filter &filter = {}) {
    file_source from(path, filter);
    const event_format shown = parse_format(from.on(), format);
    told all;
    text_buffer text;
    while (const event *event = from.next()) {
        if (is_of_ring(event->type) && event->type != RINGTAP_LOST)
            continue;
        text.clear();
        append_formatted(text, shown, from.fields());
        all.lines.push_back(fmt::format("{} {}", event->ns, fmt::to_string(text)));
    }
    all.counts = from.summary().total();
    all.damage = from.damage();
    return all;
}

source_filter of_time(int64_t from, int64_t to) {
    source_filter filter;
    filter.span = {moment{moment::since::begin, from, ""}, moment{moment::since::begin, to, ""}};
    return filter;
}

source_filter of_expression(const char *expression) {
    source_filter filter;
    filter.expression = expression;
    return filter;
}

// False: the output has no end.
bool edit(const std::string &path, const source_filter &filter, const std::string &to, bool compress = false) {
    file_walk first({path}, filter);
    const edit_survey survey(first);
    file_walk from({path}, filter);
    file_writer writer(to, compress);
    edit_output output(writer);
    return capture_editor(from, &survey, output).run();
}

void same(const told &seen, const told &expected) {
    CHECK(seen.damage.empty());
    CHECK(seen.counts.gaps == 0);
    REQUIRE(seen.lines.size() == expected.lines.size());
    for (size_t i = 0; i < expected.lines.size(); i++)
        REQUIRE(seen.lines[i] == expected.lines[i]);
}

size_t events_but_losses(const told &all) {
    size_t count = 0;
    for (const std::string &line : all.lines)
        count += line.find(" drop ") == std::string::npos;
    return count;
}

}  // namespace

TEST_CASE("what is cut by time tells what the whole file tells of that time") {
    const temporary_file file, cut;
    const unsigned seed = GENERATE(range(1u, 21u));
    INFO("seed " << seed);
    busy_host(seed).write(file.path(), 800);
    const source_filter part = of_time(300'000, 600'000);
    CHECK(edit(file.path(), part, cut.path(), seed % 2));
    const told expected = read_all(file.path(), part), seen = read_all(cut.path());
    REQUIRE(expected.lines.size() > 200);
    same(seen, expected);
    CHECK(seen.counts.lost == expected.counts.lost);
    CHECK(seen.counts.drained == expected.counts.drained);
}

TEST_CASE("what is cut by a filter tells what the whole file tells by it") {
    const temporary_file file, cut;
    const unsigned seed = GENERATE(range(1u, 11u));
    const char *expression =
        GENERATE("proc.pid = 20", "evt.type = read", "proc.name contains prog1", "fd.name startswith /data", "evt.type = unlink",
                 "proc.ppid = 1", "evt.type = execve and proc.pid >= 100", "evt.type = procexit");
    INFO("seed " << seed << ": " << expression);
    busy_host(seed).write(file.path(), 600);
    const source_filter part = of_expression(expression);
    CHECK(edit(file.path(), part, cut.path()));
    const told expected = read_all(file.path(), part), seen = read_all(cut.path());
    same(seen, expected);
    CHECK(seen.counts.lost == expected.counts.lost);
    // And once more: what was carried is carried again.
    const temporary_file again;
    CHECK(edit(cut.path(), part, again.path()));
    same(read_all(again.path()), expected);
}

TEST_CASE("nothing of processes that were left out is in the file") {
    const temporary_file file, cut;
    busy_host(7).write(file.path(), 600);
    edit(file.path(), of_expression("proc.pid = 20"), cut.path());
    const std::string bytes = cut.content();
    CHECK_THAT(bytes, Contains("/usr/bin/daemon20") && Contains("box-of-daemon20"));
    for (const char *word : {"daemon10", "daemon30", "/usr/bin/init", "user3000", "user1000"}) {
        INFO(word);
        CHECK(bytes.find(word) == std::string::npos);
    }
    CHECK_THAT(bytes, Contains("init"));  // proc.pname of daemon20
}

TEST_CASE("what was lost around a cut stays told where it may have been lost within") {
    const temporary_file file, cut;
    const auto write = [&](file_writer &to) {
        record_words records = make_syscall(header(0, 1000), {39, {}, 100}) + make_lost(1, 2005, 3) +
                               make_syscall(header(4, 2100), {39, {}, 100}) + make_syscall(header(5, 3000), {39, {}, 100}) +
                               make_lost(6, 4005, 7) + make_syscall(header(13, 5000), {39, {}, 100}) + make_lost(14, 6000, 9);
        to.records(0, records.data(), records.size() * 8);
    };
    const capture_file whole(write);
    // The span begins while three are being lost, and ends while seven are.
    edit(whole.path(), of_time(2000, 4000), cut.path());
    const told seen = read_all(cut.path());
    CHECK(seen.counts.lost == 10);
    CHECK(seen.counts.gaps == 0);
    CHECK(events_but_losses(seen) == 2);
    CHECK(seen.counts.drained == 2);
    CHECK(seen.counts.produced == 12);
}

TEST_CASE("what is missing without a trace in the part that is kept stays so") {
    const temporary_file cut;
    const capture_file whole([](file_writer &to) {
        const record_words records = make_syscall(header(0, 1000), {39, {}, 100}) + make_syscall(header(9, 2000), {39, {}, 100}) +
                                     make_syscall(header(10, 3000), {0, {3}, 1}) + make_syscall(header(13, 4000), {39, {}, 100});
        to.records(0, records.data(), records.size() * 8);
    });
    edit(whole.path(), of_time(2000, 9000), cut.path());
    CHECK(read_all(cut.path()).counts.gaps == 2);
}

TEST_CASE("a file without an end, or a damaged one, is kept as far as it is whole, and says so") {
    const temporary_file file, cut;
    busy_host(2).write(file.path(), 600);
    const std::string whole = file.content();
    file.set(whole.substr(0, whole.size() / 2));
    const outcome result = run(fmt::format("edit {} -w {} proc.pid=20 2>&1", file.path(), cut.path()));
    CHECK(result.status == 1);
    CHECK_THAT(result.out, Contains("is kept, and has no end either"));
    const told expected = read_all(file.path(), of_expression("proc.pid=20")), seen = read_all(cut.path());
    REQUIRE(seen.lines.size() == expected.lines.size());
    for (size_t i = 0; i < seen.lines.size(); i++)
        REQUIRE(seen.lines[i] == expected.lines[i]);
    CHECK_THAT(seen.damage, Contains("without its last part"));
}

TEST_CASE("nothing is left out of a file that is not cut") {
    const temporary_file file, copy;
    busy_host(5).write(file.path(), 600);
    CHECK(run(fmt::format("edit {} -w {} -z 2>&1", file.path(), copy.path())).status == 0);
    CHECK(copy.content().size() < file.content().size());
    same(read_all(copy.path()), read_all(file.path()));
    const auto state = [](const std::string &path) { return run("read --state --state-at-end --json " + path + " 2>&1").out; };
    CHECK(state(copy.path()) == state(file.path()));
}

TEST_CASE("whatever a file holds, it is cut without harm, and what comes of it can be read") {
    const temporary_file file, cut;
    unsigned seeds = 300;
    if (const char *more = getenv("RINGTAP_TEST_MUTANTS"))
        seeds = static_cast<unsigned>(strtoul(more, nullptr, 10));
    const source_filter filters[] = {{}, of_time(20, 150), of_expression("proc.pid < 30 or evt.failed = true"), of_time(0, 80)};
    for (unsigned seed = 1; seed <= seeds; seed++) {
        INFO("seed " << seed);
        mutant_file(seed).write(file.path());
        try {
            edit(file.path(), filters[seed % 4], cut.path());
        } catch (const error &refused) {
            continue;  // a header of another kind
        } catch (const settings_error &refused) {
            continue;
        }
        REQUIRE_NOTHROW(read_all(cut.path()));
    }
}

TEST_CASE("what cannot be cut is refused in a line") {
    const temporary_file file;
    busy_host(5).write(file.path(), 10);
    const std::string path = file.path();
    for (const std::string &arguments :
         {"edit " + path + " -w " + path, "edit " + path, std::string("edit -w /tmp/x"), "edit - -w - proc.pid=1 <" + path,
          "edit " + path + " -w /dev/null --from +2s --to +1s", "edit " + path + " -w /dev/null nonsense.field=1"}) {
        const outcome result = run(arguments + " 2>&1");
        INFO(arguments << ": " << result.out);
        CHECK(result.status == 2);
    }
    CHECK(read_all(path).lines.size() > 5);
}

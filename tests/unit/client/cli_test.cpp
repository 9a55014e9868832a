// SPDX-License-Identifier: MIT OR Apache-2.0
// The binary itself, where neither the module nor any permission is needed.
#include <fmt/format.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "make_records.h"
#include "ringtap_binary.h"

using namespace ringtap;
using namespace ringtap_test;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;

namespace {

// Of a shell that opens two files.
class sample_file : public capture_file {
  public:
    sample_file() : capture_file(write) {}

  private:
    static void write(file_writer &writer) {
        const record_words state = make_exec(header(0, 1, 100, 100, RINGTAP_F_STATE), "sh", 1000);
        writer.state(state.data(), state.size() * 8);
        const record_words records = make_syscall(header(0, 10), {257, {0xffffff9c, 1, 0, 0}, 3},
                                                  {{RINGTAP_KIND_PATH, 1, "/etc/one"}}) +
                                     make_syscall(header(1, 20), {257, {0xffffff9c, 1, 0, 0}, -2},
                                                  {{RINGTAP_KIND_PATH, 1, "/etc/two"}}) +
                                     make_lost(2, 30, 5) + make_exit(header(7, 40), 0, "sh");
        writer.records(0, records.data(), records.size() * 8);
    }
};

}  // namespace

TEST_CASE("wrong usage: one line, status 2") {
    const char *arguments = GENERATE(
        "bogus", "trace --bogus", "trace -e opnat", "trace --type nothing", "trace --slower 3x",
        "trace --slower -1", "trace --uid nobody-of-that-name", "trace --uid -1",
        "trace --uid 99999999999", "trace --uid=", "trace -P 99999999999", "trace -M soon",
        "trace -s 10x", "trace --merge-delay=-1ms", "trace --ring-size=-32K", "trace --",
        "trace --ring-size 5q", "trace -P x", "trace -P 1 --tree 2", "trace --lean --slower 3",
        "trace --lean 'evt.latency > 3ms'", "trace -n -3", "trace -M -1",
        "trace --memory 4M --ring-size 64K", "record", "record -w - --json", "read",
        "probe surplus", "stat --bogus");
    const outcome result = run(std::string(arguments) + " 2>&1");
    INFO(arguments << ": " << result.out);
    CHECK(result.status == 2);
    CHECK(lines_in(result.out) == 1);
    CHECK_THAT(result.out, Contains("--help`)"));
}

TEST_CASE("who mistypes is told what there is") {
    CHECK_THAT(run("trcae 2>&1").out, Contains("'trace'"));
    CHECK_THAT(run("trace --faild 2>&1").out, Contains("'--failed'"));
    CHECK_THAT(run("trace -e opennat 2>&1").out, Contains("'openat'"));
    CHECK_THAT(run("trace -e %fiel 2>&1").out, Contains("%file, %desc (%fd)"));
}

TEST_CASE("a word that is like none is answered without a guess") {
    CHECK(run("foo 2>&1").out == "ringtap: there is no subcommand 'foo' (see `ringtap --help`)\n");
    CHECK_THAT(run("trace --zzz 2>&1").out, !Contains("did you mean"));
    CHECK_THAT(run("trace -e zzz 2>&1").out, !Contains("did you mean"));
    CHECK_THAT(run("list zzz 2>&1").out, !Contains("did you mean"));
    CHECK_THAT(run("list fields zzz 2>&1").out, !Contains("did you mean"));
    CHECK_THAT(run("list calls zzz 2>&1").out, !Contains("did you mean"));
    CHECK_THAT(run("trace --explain 'zzz = 1' 2>&1").out, !Contains("did you mean"));
}

TEST_CASE("who forgets -- before a command is told of it") {
    CHECK(run("trace sh 2>&1").out ==
          "ringtap trace: unknown field 'sh'; to run a program: `ringtap trace -- sh`\n"
          "    sh\n"
          "    ^^\n");
    CHECK_THAT(run("record -w /dev/null /bin/sh 2>&1").out, Contains("`ringtap record -- /bin/sh`"));
    CHECK_THAT(run("trace sh -l x 2>&1").out, Contains("`ringtap trace -- sh`"));
    CHECK_THAT(run("trace sh -- true 2>&1").out, !Contains("to run a program"));
    CHECK_THAT(run("trace no-such-program 2>&1").out, !Contains("to run a program"));
    CHECK_THAT(run("trace /no-such-program 2>&1").out, !Contains("to run a program"));
}

TEST_CASE("a process id that -p was given") {
    const outcome number = run("trace -p 1234 2>&1");
    CHECK(number.status == 2);
    CHECK(lines_in(number.out) == 1);
    CHECK_THAT(number.out, Contains("-p takes a format") && Contains("-P or --pid takes a process id"));
    const sample_file file;
    CHECK_THAT(run(fmt::format("read {} -p name 2>&1", file.path())).out, Contains("no field in this"));
}

TEST_CASE("nothing is a call for help, with status 2") {
    const outcome result = run("2>&1");
    CHECK(result.status == 2);
    CHECK_THAT(result.out, Contains("Usage: ringtap SUBCOMMAND"));
}

TEST_CASE("help goes to standard output, with status 0") {
    const char *arguments = GENERATE("--help", "trace --help", "record --help", "read --help",
                                     "probe --help", "stat --help", "list --help");
    const outcome result = run(std::string(arguments) + " 2>/dev/null");
    CHECK(result.status == 0);
    CHECK_THAT(result.out, Contains("Usage: ringtap"));
}

TEST_CASE("the version") {
    const outcome result = run("--version");
    CHECK(result.status == 0);
    CHECK_THAT(result.out,
               Contains("ringtap ") &&
                   Contains(fmt::format("ABI {}.{}", RINGTAP_ABI_MAJOR, RINGTAP_ABI_MINOR)));
}

TEST_CASE("a file is read as text") {
    const sample_file file;
    const outcome result = run(std::string("read ") + file.path() + " 2>/dev/null");
    CHECK(result.status == 0);
    CHECK(lines_in(result.out) == 4);
    CHECK_THAT(result.out, Contains("0 sh 100 openat(AT_FDCWD, \"/etc/one\", O_RDONLY) = 3</etc/one>\n"));
    CHECK_THAT(result.out,
               Contains("\"/etc/two\", O_RDONLY) = -1 ENOENT (No such file or directory)\n"));
    CHECK_THAT(result.out, Contains("!!! 5 records lost on CPU 0 between") &&
                               Contains("(full 5: syscall 5)\n"));
    CHECK_THAT(result.out, EndsWith("sh 100 +++ exited with 0 +++\n"));
    CHECK_THAT(result.out, !Contains("\x1b"));
}

TEST_CASE("a file is read as JSON, the summary last") {
    const sample_file file;
    const outcome result = run(std::string("read --json -r ") + file.path());
    CHECK(result.status == 0);
    CHECK(lines_in(result.out) == 5);
    CHECK_THAT(result.out, Contains("\"produced\":8,\"drained\":3,\"lost\":5,"
                                    "\"lost_by\":{\"full\":5,\"no_ring\":0}"));
}

TEST_CASE("a file is read through filters") {
    const sample_file file;
    const auto lines = [&file](const std::string &filter) {
        return lines_in(run("read " + filter + " " + file.path() + " 2>/dev/null").out);
    };
    CHECK(lines("--failed --type syscall") == 2);  // LOST is always shown
    CHECK(lines("-e read --type syscall") == 1);
    CHECK(lines("-e openat --type syscall") == 3);
    CHECK(lines("-e %file --type syscall") == 3);
    CHECK(lines("-e %net,%signal --type syscall") == 1);
    CHECK(lines("-e '!%file' --type syscall") == 1);
    CHECK(lines("--type exit") == 2);
    CHECK(lines("--state") == 5);
    CHECK(lines("--uid 1000") == 4);
    CHECK(lines("--uid 7") == 1);
    CHECK(lines("-P 100") == 4);
    CHECK(lines("-P 101") == 1);
    CHECK(lines("-n 1") == 1);
}

TEST_CASE("a file is read from standard input") {
    const sample_file file;
    const outcome result = run(std::string("read - 2>/dev/null < ") + file.path());
    CHECK(result.status == 0);
    CHECK(lines_in(result.out) == 4);
}

TEST_CASE("a file that was cut off: what there is, a message, status 1") {
    const sample_file file;
    std::filesystem::resize_file(file.path(), std::filesystem::file_size(file.path()) * 3 / 4);
    const outcome damaged = run(std::string("read 2>&1 ") + file.path());
    CHECK(damaged.status == 1);
    CHECK_THAT(damaged.out, Contains("at offset") && Contains("cut off"));
}

TEST_CASE("a closed pipe and a full disk: one line, status 1, no crash") {
    const sample_file file;
    const outcome full = run(std::string("read ") + file.path() + " 2>&1 >/dev/full");
    CHECK(full.status == 1);
    CHECK(full.out == "ringtap read: standard output: No space left on device\n");
    const outcome named = run(std::string("read -o /dev/full 2>&1 ") + file.path());
    CHECK(named.status == 1);
    CHECK(named.out == "ringtap read: /dev/full: No space left on device\n");
    const outcome closed = run(std::string("read ") + file.path() + " 2>&1 >&-");
    CHECK(closed.status == 1);
    CHECK(lines_in(closed.out) == 1);
}

TEST_CASE("probing tells its verdict without any permission") {
    const outcome result = run("probe --json");
    CHECK((result.status == 0 || result.status == 1));
    CHECK(lines_in(result.out) == 1);
    CHECK_THAT(result.out, Contains("\"type\":\"probe\",\"backend\":\""));
}

TEST_CASE("list calls tells what is known of a call") {
    const outcome one = run("list calls pipe2");
    CHECK(one.status == 0);
    CHECK_THAT(one.out, Contains("pipe2(fildes: struct_out(fd_pair), flags: flags(pipe))\n"));
    CHECK_THAT(one.out, Contains("captured: fildes\n"));
    CHECK(lines_in(run("list calls --json").out) > 300);
    CHECK_THAT(run("list calls --json pipe2").out, StartsWith(R"({"type":"call","name":"pipe2",)"));
}

TEST_CASE("list says what is like a wrong name") {
    const outcome call = run("list calls opnat 2>&1");
    CHECK(call.status == 2);
    CHECK_THAT(call.out, Contains("did you mean 'openat'?"));
    const outcome topic = run("list cals 2>&1");
    CHECK(topic.status == 2);
    CHECK_THAT(topic.out, Contains("did you mean 'calls'?"));
}

TEST_CASE("a filter behind the options, and the fields that -p names") {
    const sample_file file;
    const auto read = [&file](const std::string &words) {
        const outcome result = run(fmt::format("read {} {} 2>/dev/null", file.path(), words));
        CHECK(result.status == 0);
        return result.out;
    };
    CHECK(read("-p '%evt.type %evt.res %fd.num' evt.type=openat and fd.num exists") ==
          "openat SUCCESS 3\n");
    CHECK(read("-p '%evt.type %evt.res' 'evt.type in (openat) and evt.failed = true'") ==
          "openat ENOENT\n");
    CHECK(read("-p '*%evt.type %fd.num' -e openat evt.res=ENOENT") == "openat <NA>\n");
    CHECK(read("-p '%proc.name|%3evt.res|' evt.res=ENOENT") == "sh|ENO|\n");
    const std::string json = read("--json -p '*%evt.type %evt.failed %fd.num' evt.res=ENOENT");
    CHECK_THAT(json, StartsWith("{\"evt.type\":\"openat\",\"evt.failed\":true,\"fd.num\":null}\n"));
}

// In the file are two calls at 10 and 20 ns, lost records at 30 and an exit at 40.
TEST_CASE("times are told in the way that -t names") {
    const sample_file file;
    const auto read = [&file](const std::string &words) {
        const outcome result = run(fmt::format("read {} {} 2>/dev/null", file.path(), words));
        CHECK(result.status == 0);
        return result.out;
    };
    CHECK(read("-t h") == read(""));
    CHECK_THAT(read("-t r"), StartsWith("0.000000000 0 sh") && Contains("\n0.000000010 0 sh") &&
                                 Contains("\n0.000000030 0 sh") && Contains("between 0.000000010 and "));
    CHECK_THAT(read("-t D"), StartsWith("0.000000000 0 sh") && Contains("\n0.000000010 0 sh") &&
                                 Contains("\n0.000000020 0 sh"));
    CHECK_THAT(read("-t d"), StartsWith("0.000000000 0 sh"));
    const std::string date = read("-p '%evt.datetime' -n 1 evt.type=openat");
    CHECK_THAT(read("-t i"), StartsWith(date.substr(0, date.find('\n')) + " 0 sh"));
    const std::string epoch = read("-p '%evt.rawtime.s' -n 1 evt.type=openat");
    CHECK_THAT(read("-t a"), StartsWith(epoch.substr(0, epoch.find('\n')) + "."));
    CHECK(run(fmt::format("read {} -t x 2>&1", file.path())).status == 2);
    CHECK(run(fmt::format("read {} -t r --json 2>&1", file.path())).status == 2);
}

TEST_CASE("a wrong filter or format: a caret under the spot, status 2") {
    const outcome filter = run("trace 'evt.cpu = 1 and fd.nmae = x' 2>&1");
    CHECK(filter.status == 2);
    CHECK(filter.out ==
          "ringtap trace: unknown field 'fd.nmae'; did you mean 'fd.name'?\n"
          "    evt.cpu = 1 and fd.nmae = x\n"
          "                    ^^^^^^^\n");
    const sample_file file;
    const outcome format = run(fmt::format("read {} -p '%evt.tpye' 2>&1", file.path()));
    CHECK(format.status == 2);
    CHECK_THAT(format.out, Contains("did you mean 'evt.type'?"));
}

TEST_CASE("--explain says who decides what") {
    const outcome result =
        run("trace --explain 'evt.type = openat and evt.failed = true and proc.name = sh'");
    CHECK(result.status == 0);
    CHECK_THAT(result.out, Contains("calls      openat\n") && Contains("only those that failed") &&
                               Contains("The client decides:\n  proc.name = sh\n"));
    CHECK_THAT(run("trace --explain 'container.name = web-1'").out,
               Contains("only those of who has a mount namespace of its own") &&
                   Contains("The client decides:\n  container.name = web-1\n"));
}

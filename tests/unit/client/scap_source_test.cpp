// SPDX-License-Identifier: MIT OR Apache-2.0
// Files of Sysdig's, read: what they tell, of whatever age, and that nothing else is told.
#include "scap/scap_source.h"

#include <sched.h>

#include <catch2/catch.hpp>

#include "decode/text.h"
#include "fields/format.h"
#include "scap_maker.h"
#include "temporary_file.h"

using namespace ringtap;
using namespace ringtap_test;
using Catch::Matchers::Contains;

namespace {

constexpr uint64_t boot = 1000000000, t0 = boot + 5000;

constexpr uint16_t generic_begins = 0, generic_ends = 1, close_ends = 5, read_begins = 6,
                   read_ends = 7, socket_ends = 19, connect_ends = 23, execve_ends = 293,
                   clone_ends = 223, exits = 186, openat_begins = 306, openat_ends = 307,
                   open_old_begins = 102, open_old_ends = 103, notification = 280, user_added = 354;
constexpr uint16_t code_getpid = 16;

// What the file says, a line an event.
std::vector<std::string> told(const std::string &bytes, const std::string &format,
                              const std::string &filter = {}, std::string *damage = nullptr) {
    const temporary_file file;
    file.set(bytes);
    source_filter wanted;
    wanted.expression = filter;
    scap_source from(file_input(file.path(), false), wanted);
    const event_format form = parse_format(from.on(), format);
    std::vector<std::string> lines;
    while (!from.is_over()) {
        while (from.next()) {
            text_buffer line;
            if (append_formatted(line, form, from.fields()) || !form.leave_out)
                lines.emplace_back(line.data(), line.size());
        }
        from.wait(-1);
    }
    if (damage)
        *damage = from.damage();
    return lines;
}

using lines = std::vector<std::string>;

parameters openat_of(int64_t result, const char *path, uint32_t flags = 1, uint32_t dev = 0,
                     uint64_t ino = 0) {
    return {raw(result),      raw(int64_t{-100}), raw_text(path), raw(flags),
            raw(uint32_t{0}), raw(dev),           raw(ino)};
}

parameters read_of(int64_t result, std::string_view data, int64_t fd) {
    return {raw(result), std::string(data), raw(fd), raw(uint32_t{100})};
}

// Of a new thread, or of who made it: result, exe, args, tid, pid, ptid, cwd...
parameters clone_of(int64_t result, uint64_t tid, uint64_t pid, uint64_t ptid, uint32_t flags = 0) {
    return {raw(result),
            raw_text("sh"),
            "",
            raw(tid),
            raw(pid),
            raw(ptid),
            raw_text("/"),
            raw(uint64_t{1024}),
            raw(uint64_t{0}),
            raw(uint64_t{0}),
            raw(uint32_t{0}),
            raw(uint32_t{0}),
            raw(uint32_t{0}),
            raw_text("sh"),
            "",
            raw(flags),
            raw(uint32_t{7}),
            raw(uint32_t{7}),
            raw(tid),
            raw(pid)};
}

scap_maker with_shell() {
    scap_maker made;
    made.machine(boot).process({100, 100, 1, "sh", std::string("-c\0ls\0", 6), 7, "/home"});
    return made;
}

}  // namespace

TEST_CASE("what a file tells of processes, calls and files is shown by the same fields") {
    auto made = with_shell();
    made.event(openat_ends, t0, 100, openat_of(3, "data", 1, 0x801, 77))
        .event(read_ends, t0 + 10, 100, read_of(5, "hello", 3))
        .event(read_ends, t0 + 20, 100, read_of(-9, "", 8));
    CHECK(told(made.bytes(),
               "*%proc.name %proc.cmdline %user.uid %evt.type %evt.res %fd.name %fd.num") ==
          lines{"sh sh -c ls 7 openat SUCCESS /home/data 3",
                "sh sh -c ls 7 read SUCCESS /home/data 3", "sh sh -c ls 7 read EBADF <NA> 8"});
    CHECK(told(made.bytes(), "%evt.buffer %evt.rawtime %fd.ino",
               "evt.type=read and evt.failed=false") == lines{"hello 1000005010 77"});
}

TEST_CASE("how long a call took is known where the file tells when it began, and nowhere else") {
    auto made = with_shell();
    made.event(read_begins, t0, 100, {raw(int64_t{3}), raw(uint32_t{100})})
        .event(read_ends, t0 + 700, 100, read_of(0, "", 3))
        .event(read_ends, t0 + 900, 100, read_of(0, "", 3));
    CHECK(told(made.bytes(), "*%evt.latency") == lines{"700", "<NA>"});
}

TEST_CASE("what the end of a call leaves out is told by its beginning, in files of old") {
    auto made = with_shell();
    made.old_event(
            open_old_begins, t0, 100,
            {raw(int64_t{-100}), raw_text("/etc/passwd"), raw(uint32_t{1}), raw(uint32_t{0})})
        .old_event(open_old_ends, t0 + 5, 100, {raw(int64_t{4})})
        .old_event(read_begins, t0 + 6, 100, {raw(int64_t{4}), raw(uint32_t{100})})
        .old_event(read_ends, t0 + 9, 100, {raw(int64_t{2}), "ab"});
    CHECK(told(made.bytes(), "%evt.type %fd.name %evt.latency") ==
          lines{"openat /etc/passwd 5", "read /etc/passwd 3"});
}

TEST_CASE("arguments and results that a file does not tell are absent") {
    auto made = with_shell();
    made.event(generic_ends, t0, 100, {raw(code_getpid), raw(uint16_t{39})})
        .event(read_ends, t0 + 5, 100, {raw(int64_t{2}), "ab"})
        .event(close_ends, t0 + 6, 100, {raw(int64_t{0})});
    CHECK(told(made.bytes(), "*%evt.type %evt.rawres %evt.res %evt.failed") ==
          lines{"getpid <NA> <NA> <NA>", "read 2 SUCCESS false", "close 0 SUCCESS false"});
    CHECK(told(made.bytes(), "*%evt.rawarg.fd %evt.arg.count %fd.num %evt.buffer",
               "evt.type=read") == lines{"<NA> <NA> <NA> ab"});
}

TEST_CASE(
    "a call without an event of its own is the one that its number says, on the machine that it "
    "says") {
    scap_maker made;
    made.machine(boot).event(generic_ends, t0, 100, {raw(code_getpid), raw(uint16_t{172})});
    const temporary_file file;
    file.set(made.bytes());
    const scap_source from(file_input(file.path(), false), {});
    CHECK(from.on() == machine::aarch64);
    CHECK(told(made.bytes(), "%evt.type") == lines{"getpid"});
}

TEST_CASE("a new process has what its maker has, whichever of both sides is told first") {
    const auto used = [](scap_maker &made) -> scap_maker & {
        return made.event(read_ends, t0 + 50, 200, read_of(1, "x", 3));
    };
    for (const bool parent_first : {true, false}) {
        auto made = with_shell();
        made.event(openat_ends, t0, 100, openat_of(3, "/tmp/x"));
        const uint64_t parent = t0 + 20, child = parent_first ? t0 + 30 : t0 + 10;
        if (parent_first)
            made.event(clone_ends, parent, 100, clone_of(200, 100, 100, 1))
                .event(clone_ends, child, 200, clone_of(0, 200, 200, 100));
        else
            made.event(clone_ends, child, 200, clone_of(0, 200, 200, 100))
                .event(clone_ends, parent, 100, clone_of(200, 100, 100, 1));
        INFO(parent_first);
        CHECK(told(used(made).bytes(), "%evt.type %proc.pid %proc.ppid %fd.name %user.uid",
                   "evt.type=read") == lines{"read 200 100 /tmp/x 7"});
        CHECK(told(made.bytes(), "%proc.pid", "evt.type=procfork").size() == 1);
    }
}

TEST_CASE(
    "a thread is one of its process, and a child's of another pid namespace is told by the child "
    "alone") {
    constexpr uint32_t thread = 1 << 13 | 1, new_pid_namespace = 1 << 6;
    auto made = with_shell();
    made.event(clone_ends, t0, 100, clone_of(101, 100, 100, 1, thread))
        .event(read_ends, t0 + 5, 101, read_of(1, "x", 3))
        .event(clone_ends, t0 + 6, 100, clone_of(1, 100, 100, 1, new_pid_namespace))
        .event(clone_ends, t0 + 8, 300, clone_of(0, 300, 300, 100, new_pid_namespace));
    CHECK(told(made.bytes(), "%evt.type %thread.tid %proc.pid", "evt.type=read") ==
          lines{"read 101 100"});
    CHECK(told(made.bytes(), "%evt.num", "evt.type=procfork").size() == 2);
}

TEST_CASE("a program that begins and ends") {
    auto made = with_shell();
    parameters program = clone_of(0, 100, 100, 1);
    program[1] = raw_text("ls");
    program[2] = std::string("-l\0", 3);
    program[13] = raw_text("ls");
    program.resize(15);
    made.event(execve_ends, t0, 100, program)
        .event(exits, t0 + 9, 100,
               {raw(int64_t{0x100}), raw(int64_t{1}), raw(uint8_t{0}), raw(uint8_t{0}),
                raw(int64_t{0})});
    CHECK(told(made.bytes(), "*%evt.type %proc.name %proc.cmdline %proc.cwd") ==
          lines{"procexec ls ls -l /", "execve ls ls -l /", "procexit ls ls -l /"});
}

TEST_CASE("sockets have the ends that their tuple says") {
    const std::string tuple = std::string("\x02", 1) + std::string("\x0a\0\0\x01", 4) +
                              raw(uint16_t{4000}) + std::string("\x0a\0\0\x02", 4) +
                              raw(uint16_t{80});
    auto made = with_shell();
    made.event(socket_ends, t0, 100,
               {raw(int64_t{3}), raw(uint32_t{2}), raw(uint32_t{1}), raw(uint32_t{6})})
        .event(connect_ends, t0 + 5, 100, {raw(int64_t{0}), tuple, raw(int64_t{3}), ""});
    CHECK(told(made.bytes(), "%fd.name %fd.cip %fd.sport %fd.l4proto", "evt.type=connect") ==
          lines{"10.0.0.1:4000->10.0.0.2:80 10.0.0.1 80 tcp"});
}

TEST_CASE("what was open at the start is known, in both versions of that") {
    for (const bool with_length : {true, false}) {
        const std::string entry =
            raw(int64_t{5}) + raw(uint64_t{9}) + raw(uint8_t{1}) + counted("/var/log/x");
        auto made = with_shell();
        made.block(with_length ? 0x218 : 0x203,
                   raw(uint64_t{100}) + (with_length ? scap_maker::with_length(entry) : entry))
            .event(read_ends, t0, 100, read_of(1, "x", 5));
        INFO(with_length);
        CHECK(told(made.bytes(), "%fd.name %fd.ino") == lines{"/var/log/x 9"});
    }
}

TEST_CASE("users are those of the machine that the file is of, and of events that add some") {
    auto made = with_shell();
    made.process({101, 101, 1, "su", "", 8});
    made.block(0x220,
               scap_maker::with_length(raw(uint8_t{0}) + raw(uint32_t{7}) + raw(uint32_t{7}) +
                                       counted("eve") + counted("/") + counted("")))
        .event(read_ends, t0, 100, read_of(1, "x", 5))
        .event(user_added, t0 + 1, 100,
               {raw(uint32_t{8}), raw(uint32_t{8}), raw_text("mallory"), raw_text("/"),
                raw_text(""), raw_text("")})
        .event(read_ends, t0 + 2, 101, read_of(1, "x", 5));
    CHECK(told(made.bytes(), "%user.name") == lines{"eve", "mallory"});
}

TEST_CASE("processes of the format's first version") {
    scap_maker made;
    const std::string entry = raw(uint64_t{100}) + raw(uint64_t{100}) + raw(uint64_t{1}) +
                              counted("sh") + counted("sh") + counted("") + counted("/home") +
                              raw(uint64_t{0}) + raw(uint32_t{0}) + raw(uint32_t{7}) +
                              raw(uint32_t{7});
    made.block(0x202, entry + entry).event(read_ends, t0, 100, read_of(1, "x", 5));
    CHECK(told(made.bytes(), "%proc.name %proc.cwd %user.uid") == lines{"sh /home/ 7"});
}

TEST_CASE("events of the state alone are known and not shown") {
    auto made = with_shell();
    made.event(openat_ends, t0, 100, openat_of(3, "/etc/hosts"), true)
        .event(read_ends, t0 + 1, 100, read_of(1, "x", 3));
    CHECK(told(made.bytes(), "%evt.type %fd.name") == lines{"read /etc/hosts"});
}

TEST_CASE("records that were lost are told, and other notices are counted") {
    auto made = with_shell();
    made.event(notification, t0, 0,
               {raw_text("ringtap.lost"),
                raw_text("12 records lost on CPU 0 in 5 ns (cause: full 12; syscall 12)")})
        .event(notification, t0 + 1, 0, {raw_text("other"), raw_text("12 things")})
        .event(4000, t0 + 1, 0, {});
    const temporary_file file;
    file.set(made.bytes());
    scap_source from(file_input(file.path(), false), {});
    while (from.next()) {
    }
    CHECK(from.summary().total().lost == 12);
    CHECK(from.left_out() == std::map<uint16_t, uint64_t>{{notification, 1}, {4000, 1}});
}

TEST_CASE("a packed file is read as a plain one, in pieces, and whatever stands behind it") {
    auto made = with_shell();
    for (unsigned i = 0; i < 20000; i++)
        made.event(read_ends, t0 + i, 100, read_of(1, std::string(i % 50, 'x'), 5));
    const std::string &all = made.bytes();
    const size_t half = all.size() / 2;
    const auto expected = told(all, "%evt.rawtime %evt.buflen");
    REQUIRE(expected.size() == 20000);
    CHECK(told(gzip_of(all), "%evt.rawtime %evt.buflen") == expected);
    CHECK(told(gzip_of(all.substr(0, half)) + gzip_of(all.substr(half)),
               "%evt.rawtime %evt.buflen") == expected);
    CHECK(told(gzip_of(all) + std::string(10, '\0'), "%evt.rawtime %evt.buflen") == expected);
}

TEST_CASE("a damaged file of Sysdig's is read up to the damage") {
    auto made = with_shell();
    made.event(read_ends, t0, 100, read_of(1, "x", 5));
    const std::string whole = made.bytes();
    std::string damage;
    CHECK(told(whole.substr(0, whole.size() - 5), "%evt.type", {}, &damage).empty());
    CHECK_THAT(damage, Contains("cut off"));
    CHECK(told(whole + std::string(12, '\0'), "%evt.type", {}, &damage).size() == 1);
    CHECK_THAT(damage, Contains("a block of 0 bytes"));
    const std::string packed = gzip_of(whole);
    CHECK(told(packed.substr(0, packed.size() - 30), "%evt.type", {}, &damage).size() <= 1);
    CHECK_THAT(damage, Contains("gzip"));
    std::string trailer = whole;
    trailer[trailer.size() - 4]++;
    CHECK(told(trailer, "%evt.type", {}, &damage).empty());
    CHECK_THAT(damage, Contains("a damaged event"));
    CHECK(told(whole + raw(uint32_t{0x12345}) + raw(uint32_t{0xfffffff0}), "%evt.type", {}, &damage)
              .size() == 1);
    CHECK_THAT(damage, Contains("cut off"));
}

TEST_CASE("what is neither ringtap's nor Sysdig's is refused") {
    const temporary_file file;
    for (const std::string &bytes :
         {std::string(400, 'x'), std::string(), gzip_of(std::string(400, 'x'))}) {
        file.set(bytes);
        CHECK_THROWS_AS(scap_source(file_input(file.path(), false), {}), file_error);
    }
}

TEST_CASE("containers are known by the facts that a file of ours tells of them") {
    const std::string json =
        R"({"container":{"type":7,"full_id":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef","name":"web","cgroup":"/docker/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"}})";
    const std::string event = raw(t0) + raw(UINT64_MAX) + raw(uint32_t(26 + 4 + json.size() + 1)) +
                              raw(uint16_t{324}) + raw(uint32_t{1}) +
                              raw(uint32_t(json.size() + 1)) + raw_text(json);
    auto made = with_shell();
    parameters program = clone_of(0, 100, 100, 1);
    program[14] =
        raw_text("cpu=/docker/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
    program.resize(15);
    made.block(0x222, raw(uint16_t{0}) + raw(uint32_t{1}) + event)
        .event(execve_ends, t0 + 1, 100, program);
    CHECK(told(made.bytes(), "%evt.type %container.name %container.type", "evt.type=execve") ==
          lines{"execve web containerd"});
}

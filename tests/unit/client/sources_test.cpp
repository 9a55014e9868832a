// SPDX-License-Identifier: MIT OR Apache-2.0
// Sources share nothing: two of them read one file at the same time, and say what one says that is on its own. And what
// a source leaves out undecoded is nothing that anybody could have seen.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <thread>

#include "busy_host.h"
#include "engine/file_source.h"
#include "fields/format.h"
#include "mutant_files.h"
#include "render/text_format.h"
#include "temporary_file.h"

using namespace ringtap;
using namespace ringtap_test;

namespace {

constexpr unsigned files = 40;

// With calls whose arguments have the types that others say.
void write_ioctls(const std::string &path) {
    file_writer file(path, false);
    file_header header{};
    header.machine = 62;
    header.abi_major = RINGTAP_ABI_MAJOR;
    header.nr_cpus = 1;
    file.begin(header);
    record_words records;
    for (uint64_t seq = 0; seq < 2000; seq++)
        records = std::move(records) + make_syscall(ringtap_test::header(seq, 10 * seq), {16, {1, 0x5400 + seq % 64, 3}});
    file.records(0, records.data(), records.size() * 8);
    file.end({}, {});
}

std::string text_of(const std::string &path) {
    source_filter filter;
    filter.expression = "evt.failed = true or proc.name != x or fd.name glob /a* or user.name = root";
    filter.state = true;
    file_source from(path, filter);
    const event_format format =
        parse_format(from.on(), "*%evt.num %evt.type %evt.args %proc.cmdline %fd.name %user.name %container.id\n");
    text_buffer text;
    while (const event *event = from.next()) {
        append_formatted(text, format, from.fields());
        append_arguments(text, *event, event->host);
    }
    return fmt::to_string(text);
}

void read_twice(const std::string &path) {
    const std::string expected = text_of(path);
    std::string seen[2];
    std::thread other([&] { seen[0] = text_of(path); });
    seen[1] = text_of(path);
    other.join();
    CHECK(seen[0] == expected);
    CHECK(seen[1] == expected);
}

// Of each event that is wanted, with what was known of its process and of the events before it.
std::string seen_of(const std::string &path, const std::string &expression, bool leaves_out) {
    source_filter filter;
    filter.expression = expression;
    file_source from(path, filter);
    const event_format format = parse_format(
        from.on(), "*%evt.num %evt.deltatime %evt.type %evt.args %proc.name %proc.nthreads %proc.ppid %fd.name %user.name\n");
    text_buffer text;
    bool wanted = true;
    const auto next = [&] { return leaves_out ? from.next() : from.next_of_all(&wanted); };
    while (const event *event = next()) {
        if (!wanted)
            continue;
        append_formatted(text, format, from.fields());
        if (event->type == RINGTAP_SYSCALL)
            append_arguments(text, *event, event->host);
    }
    return fmt::to_string(text);
}

void leave_out(const std::string &path) {
    for (const char *expression :
         {"proc.name = nginx", "not proc.name in (nginx, sh) and evt.type in (read, write, close)", "evt.type = openat",
          "fd.name startswith /etc", "proc.pid > 1 and (user.uid != 0 or thread.tid > 200) and evt.failed = true",
          "evt.type = switch", "thread.ismain = true and proc.name = proc.pname", "evt.num > 100"}) {
        INFO(expression);
        std::string seen;
        try {
            seen = seen_of(path, expression, true);
        } catch (const expression_error &) {  // of a machine that has no such calls
            continue;
        }
        CHECK(seen == seen_of(path, expression, false));
    }
}

// Of the calls that are needed, whether the others may be left out or not.
std::string needed_of(const std::string &path, bool leaves_out) {
    event_criteria needed;
    needed.calls = {"openat", "connect", "execve", "execveat", "recvfrom"};
    needed.types = {RINGTAP_SYSCALL};
    file_source from(path, {});
    if (leaves_out)
        from.need_only(needed);
    const event_format format = parse_format(
        from.on(), "*%evt.num %evt.deltatime %evt.type %evt.args %proc.name %proc.nthreads %proc.ppid %fd.name %user.name\n");
    text_buffer text;
    while (const event *event = from.next())
        if (event->type == RINGTAP_SYSCALL && event->call.desc &&
            std::count(needed.calls.begin(), needed.calls.end(), event->call.desc->name))
            append_formatted(text, format, from.fields());
    return fmt::to_string(text);
}

}  // namespace

TEST_CASE("what is left out undecoded changes nothing of what is seen") {
    const temporary_file file;
    for (unsigned seed = 1; seed <= files; seed++) {
        INFO("seed " << seed);
        busy_host(seed).write(file.path(), 2000);
        leave_out(file.path());
        mutant_file(seed).write(file.path());
        leave_out(file.path());
    }
}

TEST_CASE("calls that are needed are told alike when the others are left out") {
    const temporary_file file;
    for (unsigned seed = 1; seed <= files; seed++) {
        INFO("seed " << seed);
        busy_host(seed).write(file.path(), 2000);
        CHECK(needed_of(file.path(), true) == needed_of(file.path(), false));
        mutant_file(seed).write(file.path());
        CHECK(needed_of(file.path(), true) == needed_of(file.path(), false));
    }
}

TEST_CASE("two sources read one file on two threads") {
    const temporary_file file;
    write_ioctls(file.path());
    read_twice(file.path());
    for (unsigned seed = 1; seed <= files; seed++) {
        INFO("seed " << seed);
        mutant_file(seed).write(file.path());
        read_twice(file.path());
    }
}

// SPDX-License-Identifier: MIT OR Apache-2.0
// Sources share nothing: two of them read one file at the same time, and say what one says that is on its own.
#include <catch2/catch.hpp>
#include <string>
#include <thread>

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

}  // namespace

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

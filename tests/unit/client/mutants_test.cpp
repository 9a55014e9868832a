// SPDX-License-Identifier: MIT OR Apache-2.0
// Whatever a file holds, it is read, decoded, asked and shown without harm. RINGTAP_TEST_MUTANTS=COUNT
// reads so many more files.
#include "mutant_files.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <random>

#include "cli/format_output.h"
#include "cli/show_events.h"
#include "engine/file_source.h"
#include "file/crc.h"
#include "temporary_file.h"

using namespace ringtap;
using namespace ringtap_test;

namespace {

constexpr const char *a_lot_of_fields =
    "*%evt.time %evt.datetime %evt.type %evt.args %evt.res %evt.latency %evt.dir %evt.category "
    "%proc.name %proc.cmdline %proc.cwd %proc.aname %proc.duration %proc.env %proc.exepath "
    "%fd.name %fd.type %fd.ino %fd.sip %fd.cip %fd.lport %user.name %group.name %container.id "
    "%container.name %thread.tid %syscall.type";

constexpr const char *a_lot_of_checks =
    "evt.failed = true or fd.name startswith /a or proc.cmdline contains x or evt.latency > 3ms or "
    "proc.aname = init or container.id != host or fd.sip = 10.0.0.0/8 or evt.num > 3";

void show(const std::string &path, const output_options &how) {
    source_filter filter;
    filter.expression = a_lot_of_checks;
    filter.state = true;
    file_source from(path, filter, false, {64 << 10, 16 << 10, 1 << 10});
    const auto output = make_output(how, out_stream("/dev/null"), from.wall_offset_ns(), from.fields());
    show_events(from, *output, 0);
    from.host().end();
    output->state(from.host());
    output->flush();
}

unsigned rounds() {
    const char *more = std::getenv("RINGTAP_TEST_MUTANTS");
    return 300 + (more ? static_cast<unsigned>(std::strtoul(more, nullptr, 10)) : 0);
}

// The file again, with some bytes of its packed chunks changed.
std::string with_other_packed(std::string content, unsigned seed) {
    std::minstd_rand random(seed);
    chunk_header chunk;
    for (size_t at = sizeof(file_header); at + sizeof(chunk) <= content.size(); at += sizeof(chunk) + chunk.stored_len) {
        std::memcpy(&chunk, &content[at], sizeof(chunk));
        char *const stored = &content[at + sizeof(chunk)];
        if (!(chunk.flags & chunk_packed) || chunk.flags & chunk_zstd || random() % 2)
            continue;
        for (unsigned i = 1 + random() % 3; i; i--)
            stored[random() % chunk.stored_len] = static_cast<char>(random() % 2 ? random() % 8 : random());
        chunk.stored_crc = crc_of(stored, chunk.stored_len);
        chunk.crc = crc_of(&chunk, offsetof(chunk_header, crc));
        std::memcpy(&content[at], &chunk, sizeof(chunk));
    }
    return content;
}

}  // namespace

TEST_CASE("packed records with changed bytes, and checksums that fit, do no harm") {
    const temporary_file file;
    output_options text, fields;
    fields.format = a_lot_of_fields;
    for (unsigned seed = 1; seed <= rounds(); seed++) {
        INFO("seed " << seed);
        mutant_file(seed).write_whole(file.path(), 200, false);
        file.set(with_other_packed(file.content(), seed));
        for (const output_options *how : {&text, &fields})
            REQUIRE_NOTHROW(show(file.path(), *how));
    }
}

TEST_CASE("files with changed bytes, and checksums that fit, do no harm") {
    const temporary_file file;
    output_options text, json, fields, shapes[3];
    json.json = fields.json = json_plain;
    shapes[0].json = "ecs";
    shapes[1].json = "ocsf";
    shapes[2].json = "falco";
    fields.format = a_lot_of_fields;
    for (unsigned seed = 1; seed <= rounds(); seed++) {
        INFO("seed " << seed);
        mutant_file(seed).write(file.path());
        for (const output_options *how : {&text, &json, &fields, &shapes[seed % 3]})
            REQUIRE_NOTHROW(show(file.path(), *how));
    }
}

TEST_CASE("times at the end of their range overflow nothing, whatever the output") {
    constexpr uint64_t last = INT64_MAX;
    const temporary_file file;
    {
        file_header head{};
        head.machine = 62;
        head.abi_major = RINGTAP_ABI_MAJOR;
        head.nr_cpus = 1;
        head.wall_offset_ns = INT64_MAX;
        for (unsigned type = 0; type < RINGTAP_TYPES; type++)
            head.record_size[type] = static_cast<uint16_t>(record_size_own(type));
        file_writer writer(file.path(), false);
        writer.begin(head);
        record_words records;
        uint64_t seq = 0;
        for (const uint64_t ns : {uint64_t{1}, last - 1, last, last + 1, UINT64_MAX - 1, UINT64_MAX}) {
            records = std::move(records) + make_syscall(header(seq++, ns), {0, {3}, 7, RINGTAP_ABI_NATIVE, 1});
            records = std::move(records) + make_syscall(header(seq++, ns), {0, {3}, 7, RINGTAP_ABI_NATIVE, UINT64_MAX});
        }
        writer.records(0, records.data(), records.size() * 8);
        end_stats end{};
        end.stop_ns = UINT64_MAX;
        writer.end(end, {});
    }
    for (const time_style style : {time_style::day, time_style::date, time_style::epoch, time_style::relative,
                                   time_style::latency, time_style::delta}) {
        output_options how;
        how.time = std::string(1, static_cast<char>(style));
        REQUIRE_NOTHROW(show(file.path(), how));
    }
    for (const char *shape : {json_plain, "ecs", "ocsf", "falco"}) {
        output_options how;
        how.json = shape;
        REQUIRE_NOTHROW(show(file.path(), how));
    }
}

// SPDX-License-Identifier: MIT OR Apache-2.0
// Whatever a file of Sysdig's holds, it is read, decoded, asked, shown and written again without
// harm. RINGTAP_TEST_MUTANTS=COUNT reads so many more files.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <random>

#include "cli/format_output.h"
#include "cli/options.h"
#include "cli/scap_output.h"
#include "cli/show_events.h"
#include "engine/file_source.h"
#include "harmless.h"
#include "mutant_files.h"
#include "render/json_event.h"
#include "scap/scap_source.h"
#include "scap_maker.h"
#include "temporary_file.h"

using namespace ringtap;
using namespace ringtap_test;

namespace {

constexpr const char *a_lot_of_fields =
    "*%evt.time %evt.type %evt.args %evt.res %evt.latency %evt.dir %evt.arg.flags %evt.rawarg[1] "
    "%evt.abspath %proc.name "
    "%proc.cmdline %proc.cwd %proc.aname %proc.exepath %fd.name %fd.type %fd.ino %fd.sip %fd.lport "
    "%user.name %container.id";

void show(const std::string &path, bool is_json, const char *format) {
    output_options how;
    how.path = "/dev/null";
    how.json = is_json;
    how.format = format;
    source_filter filter;
    filter.state = true;
    scap_source from(file_input(path, false), filter, {64 << 10, 16 << 10, 1 << 10});
    const auto output =
        make_output(how, out_stream("/dev/null"), from.wall_offset_ns(), from.fields());
    show_events(from, *output, 0);
    from.host().end();
    output->state(from.host());
    output->flush();
}

void convert(const std::string &path, const std::string &to, scap_dialect dialect) {
    scap_source from(file_input(path, false), {}, {64 << 10, 16 << 10, 1 << 10});
    scap_sink sink(to, false);
    scap_options how;
    how.dialect = dialect;
    write_scap(from, from.header(), sink, how, 0);
}

// All that a file does; one that is refused as a whole does nothing.
void use(const std::string &bytes) {
    const temporary_file file, made;
    file.set(bytes);
    try {
        show(file.path(), false, "");
        show(file.path(), true, "");
        show(file.path(), true, a_lot_of_fields);
        convert(file.path(), made.path(), scap_dialect::superset);
    } catch (const file_error &) {
    }
}

unsigned rounds() {
    const char *more = std::getenv("RINGTAP_TEST_MUTANTS");
    return 100 + (more ? static_cast<unsigned>(std::strtoul(more, nullptr, 10)) : 0);
}

class chance_of {
  public:
    explicit chance_of(unsigned seed) : random_(seed) {}

    unsigned below(size_t limit) { return static_cast<unsigned>(random_() % limit); }

    // A number that is likely to be at an edge of something, an address, or a text.
    std::string value() {
        constexpr uint64_t edges[] = {0, 1, 2, 3, 10, 0x7f, 0xff, 0xffff, 0x7fffffff, UINT64_MAX};
        switch (below(5)) {
            case 0:
                return raw_text(std::string(below(20), static_cast<char>(below(256))));
            case 1:
                return bytes(below(80));
            case 2:
                return std::string(1, "\x01\x02\x0a"[below(3)]) + bytes(below(60));
            case 3:
                return raw(edges[below(std::size(edges))]).substr(0, size_t{1} << below(4));
            default:
                return raw(uint64_t{below(300)}).substr(0, size_t{1} << below(4));
        }
    }

    std::string bytes(size_t count) {
        std::string made(count, '\0');
        for (char &byte : made)
            byte = static_cast<char>(random_());
        return made;
    }

  private:
    std::mt19937 random_;
};

// Events of all types, each whole, with any values.
std::string random_events(unsigned seed) {
    chance_of by(seed);
    scap_maker made;
    made.machine(by.below(2) ? 0 : 1000);
    for (uint64_t pid = 100; pid < 104; pid++)
        made.process({pid, pid, 1, "sh", "", by.below(9), "/"});
    for (unsigned i = 0; i < 2000; i++) {
        parameters values;
        for (unsigned j = by.below(10) ? by.below(8) : by.below(32); j; j--)
            values.push_back(by.value());
        const auto type = static_cast<uint16_t>(by.below(460));
        const uint64_t tid = 100 + by.below(8);
        if (by.below(10))
            made.event(type, 2000 + i, tid, values, by.below(20) == 0);
        else
            made.old_event(type, 2000 + i, tid, values);
    }
    return made.bytes();
}

std::string converted(unsigned seed, scap_dialect dialect) {
    const temporary_file file, made;
    mutant_file(seed).write_whole(file.path(), 300);
    file_source from(file.path(), {});
    scap_sink sink(made.path(), false);
    scap_options how;
    how.dialect = dialect;
    write_scap(from, from.header(), sink, how, 0);
    return made.content();
}

std::string mutate(std::string bytes, unsigned seed) {
    chance_of by(seed);
    for (unsigned i = 1 + by.below(30); i; i--)
        bytes[by.below(bytes.size())] =
            static_cast<char>(by.below(3) ? by.below(4) : by.below(256));
    return by.below(5) ? bytes : bytes.substr(0, by.below(bytes.size()));
}

}  // namespace

TEST_CASE("files of Sysdig's with changed bytes do no harm") {
    for (unsigned seed = 1; seed <= rounds(); seed++) {
        INFO("seed " << seed);
        const auto dialect = seed % 2 ? scap_dialect::modern : scap_dialect::superset;
        const std::string whole = converted(seed, dialect);
        REQUIRE_NOTHROW(use(mutate(whole, seed)));
        REQUIRE_NOTHROW(use(mutate(gzip_of(whole), seed)));
    }
}

TEST_CASE("events of Sysdig's with any values do no harm, and are shown without any") {
    for (unsigned seed = 1; seed <= rounds() / 10; seed++) {
        INFO("seed " << seed);
        const std::string bytes = random_events(seed);
        REQUIRE_NOTHROW(use(bytes));
        const temporary_file file;
        file.set(bytes);
        scap_source from(file_input(file.path(), false), {});
        while (const event *event = from.next()) {
            text_buffer out;
            append_event_json(out, *event, 0);
            const std::string_view json(out.data(), out.size());
            REQUIRE(harm_in(json) == std::string_view::npos);
            REQUIRE(nlohmann::json::accept(json.begin(), json.end()));
        }
        CHECK(from.damage().empty());
    }
}

// SPDX-License-Identifier: MIT OR Apache-2.0
// Whatever a file holds, it is read, decoded, asked and shown without harm. RINGTAP_TEST_MUTANTS=COUNT
// reads so many more files.
#include "mutant_files.h"

#include <catch2/catch.hpp>
#include <cstdlib>

#include "cli/event_printer.h"
#include "cli/format_output.h"
#include "file/file_reader.h"
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

class shown : public file_sink {
  public:
    shown(const file_reader &file, const output_options &how)
        : on_(static_cast<machine>(file.header().machine)),
          fields_(on_, file.header().wall_offset_ns),
          expression_(on_, a_lot_of_checks),
          output_(make_output(how, out_stream("/dev/null"), file.header().wall_offset_ns, fields_)),
          printer_(event_filter(on_, {}, false), &expression_, fields_, *output_, 0, true),
          decoder_(setup_of(file.header()), printer_) {}

    bool on_record(unsigned cpu, const ringtap_record &record) override {
        decoder_.decode(cpu, record);
        return true;
    }
    void end() {
        decoder_.host().end();
        output_->state(decoder_.host());
        output_->flush();
    }

  private:
    static decoder_setup setup_of(const file_header &header) {
        decoder_setup setup;
        setup.on = static_cast<machine>(header.machine);
        setup.layout = record_layout(header.record_size);
        setup.all_entries = header.setup_flags & RINGTAP_SETUP_ENTRIES;
        setup.command = header.command;
        setup.host.limits = {64 << 10, 16 << 10, 1 << 10};
        return setup;
    }

    machine on_;
    field_reader fields_;
    event_expression expression_;
    std::unique_ptr<event_output> output_;
    event_printer printer_;
    event_decoder decoder_;
};

void show(const std::string &path, const output_options &how) {
    file_reader file(path);
    shown all(file, how);
    file.read(all);
    all.end();
}

unsigned rounds() {
    const char *more = std::getenv("RINGTAP_TEST_MUTANTS");
    return 300 + (more ? static_cast<unsigned>(std::strtoul(more, nullptr, 10)) : 0);
}

}  // namespace

TEST_CASE("files with changed bytes, and checksums that fit, do no harm") {
    const temporary_file file;
    output_options text, json, fields;
    json.json = fields.json = true;
    fields.format = a_lot_of_fields;
    for (unsigned seed = 1; seed <= rounds(); seed++) {
        INFO("seed " << seed);
        mutant_file(seed).write(file.path());
        for (const output_options *how : {&text, &json, &fields})
            REQUIRE_NOTHROW(show(file.path(), *how));
    }
}

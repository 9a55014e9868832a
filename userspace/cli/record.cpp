// SPDX-License-Identifier: MIT OR Apache-2.0
#include <sys/utsname.h>

#include <cstring>
#include <memory>

#include "cli/kernel_plan.h"
#include "cli/live.h"
#include "cli/subcommands.h"
#include "lib/file_writer.h"
#include "model/proc_snapshot.h"

namespace ringtap {

namespace {

constexpr size_t state_chunk = 256 << 10;

// Copies a text as far as it fits, with its NUL.
template <size_t Size>
void set_text(char (&to)[Size], const char *text) {
    std::memcpy(to, text, strnlen(text, Size - 1));
}

file_header make_header(const live_start &start) {
    utsname host;
    uname(&host);
    file_header header{};
    header.machine = static_cast<uint16_t>(start.on);
    header.page_size = start.info.page_size;
    header.abi_major = start.info.abi_major;
    header.abi_minor = start.info.abi_minor;
    header.nr_cpus = start.info.nr_cpus;
    header.setup_flags = start.setup.flags;
    header.snaplen = start.setup.snaplen;
    header.command = start.command;
    header.ring_size = start.setup.ring_size;
    header.start_ns = start.start_ns;
    header.wall_offset_ns = start.wall_offset_ns;
    std::memcpy(header.record_size, start.info.record_size, sizeof(header.record_size));
    set_text(header.module_version, start.info.version);
    set_text(header.kernel_release, host.release);
    set_text(header.hostname, host.nodename);
    return header;
}

class record_sink : public live_sink {
  public:
    record_sink(file_writer &writer, uint64_t most, bool json)
        : writer_(writer), most_(most), json_(json) {}

    void begin(const live_start &start) override {
        if (start.expression)
            say_what_is_left(start.on, *start.expression);
        writer_.begin(make_header(start));
        snapshot_host(record_layout(start.info.record_size), start.follows_descriptors,
                      [this](const ringtap_record &record) { add_state(record); });
        flush_state();
    }

    bool drain(capture &capture) override {
        uint64_t horizon;
        const int64_t bytes = capture.drain_spans(
            [this](unsigned cpu, const void *span, size_t size) {
                writer_.records(cpu, span, size);
                return true;
            },
            &horizon);
        if (bytes)
            writer_.horizon(horizon);
        return !most_ || capture.counts().drained < most_;
    }

    void end(const run_summary &summary) override {
        std::vector<end_cpu> cpus;
        for (const auto &[cpu, counts] : summary.cpus)
            cpus.push_back({cpu, 0, counts.produced, counts.drained, counts.lost, counts.gaps});
        writer_.end(*summary.module, cpus);
        run_summary all = summary;
        all.events = summary.total().drained;
        json_ ? print_summary_json(all) : print_summary(all);
    }

    // Who reads the file sees just the calls that were asked for.
    bool follows_names() const override { return false; }

  private:
    void add_state(const ringtap_record &record) {
        const char *bytes = reinterpret_cast<const char *>(&record);
        state_.insert(state_.end(), bytes, bytes + record.len);
        if (state_.size() >= state_chunk)
            flush_state();
    }

    void flush_state() {
        if (!state_.empty())
            writer_.state(state_.data(), state_.size());
        state_.clear();
    }

    file_writer &writer_;
    uint64_t most_;
    bool json_;
    std::vector<char> state_;
};

constexpr auto footer =
    "Without COMMAND, until Ctrl-C. With COMMAND: that program and all below it, until it ends;\n"
    "the exit status is then COMMAND's, or 128 and the signal that killed it.\n"
    "-n counts records, and ends with the round that reaches COUNT. exec, fork and exit are "
    "always\n"
    "stored: `ringtap read` needs them to name processes.\n"
    "\n"
    "Examples:\n"
    "  ringtap record -w make.rt -z -- make        then: ringtap read make.rt\n"
    "  ringtap record -w - | ssh host ringtap read -    look at it elsewhere";

}  // namespace

int cmd_record(int argc, char **argv) {
    capture_options capture;
    filter_options filter;
    std::string path;
    bool compress = false;
    bool json = false;

    CLI::App app("Stores events in a file, for `ringtap read`.", argv[0]);
    app.add_option("-w", path, "write to this file; -: standard output")->type_name("FILE");
    app.add_flag("-z,--compress", compress, "compress with zstd");
    app.add_flag("--json", json, "the summary as a line of JSON on standard output");
    filter.add_to(app);
    capture.add_to(app);
    app.footer(footer);
    set_usage(app, "ringtap record -w FILE [OPTION...] [FILTER] [-- COMMAND [ARGUMENT...]]");
    capture.command = split_command(argc, argv);
    if (const auto status = parse(app, argc, argv))
        return *status;
    if (path.empty())
        throw usage_error("name a file with -w, or - for standard output");
    if (json && path == "-")
        throw usage_error("-w - and --json both want standard output");
    file_writer writer(path, compress);
    record_sink sink(writer, filter.count, json);
    return run_live(filter, capture, sink);
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/rotation.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>

#include "capture/clock.h"
#include "cli/options.h"
#include "decode/text.h"
#include "engine/recorder.h"

namespace ringtap {

namespace {

constexpr uint64_t millions = 1000000;
// Of a budget for all files: so that the oldest ones go one by one.
constexpr uint64_t files_in_budget = 8;
constexpr uint64_t state_part = 512 << 10;
constexpr int wake_ms = 200;

// As Sysdig has it, a number alone is one of millions of bytes.
CLI::Validator file_size() {
    return CLI::Validator(
        [](std::string &text) {
            const bool is_number = text.find_first_not_of("0123456789") == std::string::npos;
            if (is_number && !text.empty())
                text += "000000";
            return CLI::AsSizeValue(false)(text);
        },
        "", "file_size");
}

// What may be written before there is place for more: all rings, and a part of the start state.
uint64_t bytes_at_once(const live_start &begun, const rotation_options &options) {
    const uint64_t rings = begun.setup.ring_size * std::max(1U, begun.info.nr_cpus);
    const uint64_t least = 2 * (rings + state_part);
    if (options.limits.disk && options.limits.disk < least)
        throw usage_error(
            fmt::format("--disk is to be {} bytes or more: twice what the rings have, which are "
                        "emptied into a file at once",
                        least));
    return rings + state_part;
}

class rotation {
  public:
    rotation(live_capture &from, const std::string &name, bool compress, const rotation_options &options,
             record_changer *changer)
        : options_(options),
          at_once_(bytes_at_once(from.begun(), options)),
          series_(name, compress, options.limits, changer),
          to_(from, next_file(), [this] { series_.make_place(at_once_); }) {
        if (!options_.file_bytes)
            options_.file_bytes = options_.limits.disk / files_in_budget;
        to_.begin();
    }

    void drain() {
        to_.drain();
        if (!is_full())
            return;
        to_.go_on_in(next_file());
        series_.end_previous();
    }

    run_summary end() {
        const run_summary summary = to_.end();
        series_.end();
        return summary;
    }

    const file_series &series() const { return series_; }

  private:
    file_writer &next_file() {
        begun_ns_ = monotonic_ns();
        writer_ = &series_.begin_next(time(nullptr));
        return *writer_;
    }

    // With nothing to tell of, a file waits.
    bool is_full() {
        const uint64_t records = to_.records_in_file();
        return records &&
               ((options_.file_bytes && writer_->bytes() >= options_.file_bytes) ||
                (options_.file_records && records >= options_.file_records) ||
                (options_.file_seconds > 0 && seconds_since(begun_ns_) >= options_.file_seconds));
    }

    static double seconds_since(uint64_t ns) {
        return static_cast<double>(monotonic_ns() - ns) / ns_per_s;
    }

    rotation_options options_;
    uint64_t at_once_;
    file_series series_;
    uint64_t begun_ns_ = 0;
    file_writer *writer_ = nullptr;
    recorder to_;
};

}  // namespace

void rotation_options::add_to(CLI::App &app) {
    constexpr auto group = "Several files, FILE.1, FILE.2..., or by the time in FILE's name";
    app.add_option("-C,--file-size", file_bytes,
                   "begin the next file when one has so many bytes; 100: 100M")
        ->type_name("SIZE")
        ->transform(file_size().description(""))
        ->group(group);
    app.add_option("-G,--file-time", file_seconds, "or after so many seconds")
        ->type_name("SECONDS")
        ->check(CLI::PositiveNumber.description(""))
        ->group(group);
    app.add_option("--file-records", file_records, "or when it has so many records")
        ->type_name("COUNT")
        ->check(CLI::PositiveNumber.description(""))
        ->group(group);
    app.add_option("-W,--files", limits.files, "keep so many files, and remove the oldest")
        ->type_name("COUNT")
        ->check(CLI::PositiveNumber.description(""))
        ->group(group);
    app.add_option("--disk", limits.disk,
                   "of all files in sum, also those of earlier runs: remove the oldest")
        ->type_name("SIZE")
        ->transform(CLI::AsSizeValue(false).description(""))
        ->check(CLI::PositiveNumber.description(""))
        ->group(group);
}

void drain_until_end(live_capture &from, uint64_t most, int wake_ms, const std::function<void()> &drain) {
    const auto wait = [&](int ms, const sigset_t *mask) { from.capture().wait(ms, mask); };
    while ((!most || from.capture().counts().drained < most) && from.sleep(wake_ms, false, wait))
        drain();
}

run_summary record_in_files(live_capture &from, const std::string &name, bool compress, const rotation_options &options,
                            uint64_t most, record_changer *changer) {
    rotation to(from, name, compress, options, changer);
    drain_until_end(from, most, options.file_seconds > 0 ? wake_ms : -1, [&] { to.drain(); });
    const run_summary summary = to.end();
    fmt::print(stderr, "ringtap: {} files, the last one is {}; {} removed\n", to.series().begun(),
               visible{to.series().last_name()}, to.series().removed());
    return summary;
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/stored_source.h"

#include <fmt/format.h>

#include <csignal>
#include <cstdio>

#include "cli/options.h"

namespace ringtap {

namespace {

void tell_of(const file_source &from, std::string_view command) {
    if (const uint64_t times = from.disorders())
        fmt::print(stderr,
                   "{}: {} times more records had to wait for others than are held: they "
                   "are not in the order of time\n",
                   command, times);
}

void tell_of(const scap_source &from, std::string_view command) {
    for (const auto &[type, count] : from.left_out())
        fmt::print(stderr, "{}: {} events of Sysdig's type {} have no counterpart here\n", command, count,
                   scap_event_name(type));
}

template <typename Source>
int end(Source &from, std::string_view command) {
    if (!from.damage().empty())
        fmt::print(stderr, "{}: {}\n", command, visible{from.damage()});
    tell_of(from, command);
    if (signal_watch::stop_signal() == SIGINT)
        return exit_interrupted;
    return from.damage().empty() ? exit_ok : exit_failure;
}

}  // namespace

std::unique_ptr<source> open_stored(const std::string &path, const source_filter &filter) {
    file_input input(path, false);
    if (begins_scap(input.begins_with(scap_begin_size)))
        return std::make_unique<scap_source>(std::move(input), filter);
    return std::make_unique<file_source>(std::move(input), filter);
}

int end_of(file_source &from, std::string_view command) {
    return end(from, command);
}

int end_of(scap_source &from, std::string_view command) {
    return end(from, command);
}

}  // namespace ringtap

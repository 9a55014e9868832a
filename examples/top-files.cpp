// SPDX-License-Identifier: MIT OR Apache-2.0
// Which files were read and written most, by whom: a table at the end, which SIGINT brings.
//
//     top-files [CAPTURE-FILE]
//
// Build: c++ -std=c++17 top-files.cpp $(pkg-config --cflags --libs libringtap)
#include <ringtap/events.hpp>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

namespace events = ringtap::events;

namespace {

constexpr size_t rows_most = 10;

ringtap_source *to_stop;

void on_signal(int) {
    ringtap_source_stop(to_stop);
}

events::source open(int argc, char **argv) {
    events::options options;
    options.filter = "evt.is_io = true and fd.type = file and evt.rawres > 0";
    return argc > 1 ? events::source::file(argv[1], options) : events::source::live(options);
}

std::map<std::string, int64_t> bytes_by_file(events::source &source) {
    const auto who = source.compile("*%proc.name %container.name %fd.name");
    const auto count = source.find_field("evt.rawres");
    std::map<std::string, int64_t> bytes;
    for (const auto &event : source) {
        if (event.info().type == RINGTAP_LOST)
            std::fprintf(stderr, "records were lost\n");
        else if (const auto row = event.text(who))
            bytes[std::string(*row)] += event.number(count).value_or(0);
    }
    return bytes;
}

void print(const std::map<std::string, int64_t> &bytes) {
    std::vector<std::pair<int64_t, std::string>> rows;
    for (const auto &[row, sum] : bytes)
        rows.emplace_back(sum, row);
    std::sort(rows.rbegin(), rows.rend());
    rows.resize(std::min(rows.size(), rows_most));
    for (const auto &[sum, row] : rows)
        std::printf("%10lld %s\n", static_cast<long long>(sum), row.c_str());
}

}  // namespace

int main(int argc, char **argv) {
    try {
        auto source = open(argc, argv);
        to_stop = source.get();
        std::signal(SIGINT, on_signal);
        std::signal(SIGTERM, on_signal);
        print(bytes_by_file(source));
        return 0;
    } catch (const std::exception &error) {
        std::fprintf(stderr, "top-files: %s\n", error.what());
        return 1;
    }
}

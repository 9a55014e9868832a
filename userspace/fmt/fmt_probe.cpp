// SPDX-License-Identifier: MIT OR Apache-2.0
// Links with fmt.cpp if that has all of {fmt} that a program may ask for.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdio>
#include <iterator>
#include <string>
#include <vector>

int main(int argc, char **argv) {
    const std::vector<std::string> words(argv, argv + argc);
    std::string out =
        fmt::format("{:>8.3f} {:x} {} {:.1f} {:L}\n", 1.0 * argc, argc, 'c', 1.5f * argc, argc);
    fmt::format_to(std::back_inserter(out), "{:02}{:>{}}{}", argc, "a", argc,
                   fmt::join(words, ", "));
    fmt::memory_buffer buffer;
    fmt::format_to(fmt::appender(buffer), "{} {}", true, static_cast<void *>(argv));
    buffer.append(out.data(), out.data() + out.size());
    fmt::print("{}", fmt::to_string(buffer));
    fmt::print(stderr, "{}", out);
}

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/mount_table.h"

#include <fcntl.h>
#include <fmt/format.h>

#include "capture/clock.h"
#include "model/proc_files.h"

namespace ringtap {

namespace {

constexpr size_t octal_digits = 3;

bool is_octal(std::string_view digits) {
    return digits.size() == octal_digits &&
           digits.find_first_not_of("01234567") == std::string_view::npos && digits[0] <= '3';
}

}  // namespace

std::string escape_mount(std::string_view plain) {
    std::string word;
    for (const char byte : plain)
        if (std::string_view(" \t\n\\").find(byte) != std::string_view::npos)
            word += fmt::format("\\{:03o}", static_cast<unsigned>(static_cast<unsigned char>(byte)));
        else
            word += byte;
    return word;
}

// "\040"
std::string unescape_mount(std::string_view word) {
    std::string plain;
    while (!word.empty()) {
        const std::string_view digits = word.substr(1, octal_digits);
        if (word[0] == '\\' && is_octal(digits)) {
            plain += static_cast<char>((digits[0] - '0') << 6 | (digits[1] - '0') << 3 |
                                       (digits[2] - '0'));
            word.remove_prefix(1 + octal_digits);
        } else {
            plain += word[0];
            word.remove_prefix(1);
        }
    }
    return plain;
}

// ID PARENT MAJOR:MINOR ROOT POINT OPTIONS [TAG...] - TYPE SOURCE OPTIONS
void for_each_mount(std::string_view mountinfo,
                    const std::function<void(const mount_row &)> &call) {
    for_each_line(mountinfo, [&](std::string_view line) {
        mount_row row;
        row.id = number_in(take_word(line));
        take_word(line);
        row.device = take_word(line);
        row.root = take_word(line);
        row.point = take_word(line);
        std::string_view word = take_word(line);
        while (!word.empty() && word != "-")
            word = take_word(line);
        row.type = take_word(line);
        if (row.id && !row.type.empty())
            call(row);
    });
}

void mount_table::for_each(const std::function<void(const mount_row &)> &call) const {
    if (const uint64_t now = monotonic_ns(); text_.empty() || now - read_ns_ > ns_per_s) {
        text_ = read_file(AT_FDCWD, path_.c_str()).value_or(std::string());
        read_ns_ = now;
    }
    for_each_mount(text_, call);
}

}  // namespace ringtap

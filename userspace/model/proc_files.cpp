// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/proc_files.h"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <climits>
#include <memory>

#include "capture/mapping.h"

namespace ringtap {

namespace {

constexpr std::string_view blanks = " \t\n";

struct close_directory {
    void operator()(DIR *directory) const { closedir(directory); }
};

}  // namespace

std::optional<std::string> read_file(int directory, const char *path, size_t size_max) {
    const unique_fd file(openat(directory, path, O_RDONLY | O_CLOEXEC));
    if (!file)
        return std::nullopt;
    std::string text;
    char part[4096];
    ssize_t bytes = 0;
    while (text.size() < size_max && (bytes = read(file.get(), part, sizeof(part))) > 0)
        text.append(part, static_cast<size_t>(bytes));
    return bytes < 0 ? std::nullopt : std::optional(std::move(text));
}

std::optional<std::string> read_link(int directory, const char *path) {
    char target[PATH_MAX];
    const ssize_t bytes = readlinkat(directory, path, target, sizeof(target));
    return bytes < 0 ? std::nullopt
                     : std::optional(std::string(target, static_cast<size_t>(bytes)));
}

std::string boot_id() {
    std::string text = read_file(AT_FDCWD, "/proc/sys/kernel/random/boot_id", 64).value_or(std::string());
    return text.substr(0, text.find('\n'));
}

bool for_each_number(int directory, const char *path, const std::function<void(uint32_t)> &call) {
    const int fd = openat(directory, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const std::unique_ptr<DIR, close_directory> entries(fd < 0 ? nullptr : fdopendir(fd));
    if (!entries)
        return false;
    while (const dirent *entry = readdir(entries.get()))
        if (const uint64_t number = number_in(entry->d_name))
            call(static_cast<uint32_t>(number));
    return true;
}

void for_each_line(std::string_view text, const std::function<void(std::string_view)> &call) {
    while (!text.empty()) {
        const size_t end = std::min(text.find('\n'), text.size());
        call(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

std::string_view field_of(std::string_view text, std::string_view key) {
    std::string_view value;
    for_each_line(text, [&](std::string_view line) {
        if (!value.data() && line.size() > key.size() && line.substr(0, key.size()) == key &&
            line[key.size()] == ':')
            value = line.substr(key.size() + 1);
    });
    value.remove_prefix(std::min(value.find_first_not_of(blanks), value.size()));
    return value;
}

std::string_view take_word(std::string_view &text) {
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    const size_t end = std::min(text.find_first_of(blanks), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(end);
    return word;
}

std::string_view behind_comm(std::string_view stat) {
    const size_t comm_end = stat.rfind(')');
    return comm_end == std::string_view::npos ? std::string_view() : stat.substr(comm_end + 1);
}

// Linux has a file for it since 2.6.33.
std::optional<std::string> read_comm(int directory, const std::string &at) {
    auto comm = read_file(directory, (at + "comm").c_str());
    if (comm) {
        if (!comm->empty() && comm->back() == '\n')  // there may be others, which are part of it
            comm->pop_back();
        return comm;
    }
    const auto stat = read_file(directory, (at + "stat").c_str());
    const size_t begin = stat ? stat->find('(') : std::string::npos;
    const size_t end = stat ? stat->rfind(')') : std::string::npos;
    if (begin == std::string::npos || end == std::string::npos || end < begin)
        return std::nullopt;
    return stat->substr(begin + 1, end - begin - 1);
}

uint64_t number_in(std::string_view word, int base) {
    uint64_t number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number, base);
    return error == std::errc() && end == word.data() + word.size() ? number : 0;
}

}  // namespace ringtap

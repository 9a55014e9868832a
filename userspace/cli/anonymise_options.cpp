// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/anonymise_options.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstring>

#include "capture/mapping.h"

namespace ringtap {

namespace {

constexpr size_t key_bytes = 16, key_file_max = 64 << 10;

// All of it, up to so many bytes.
std::string read_bytes(const std::string &path, size_t most) {
    const unique_fd file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
    std::string bytes(most, '\0');
    size_t done = 0;
    ssize_t some = file ? 1 : -1;
    while (some > 0 && done < most) {
        some = read(file.get(), bytes.data() + done, most - done);
        if (some < 0 && errno == EINTR)
            some = 1;
        else
            done += some > 0 ? static_cast<size_t>(some) : 0;
    }
    if (some < 0)
        throw file_error(errno, fmt::format("{}: {}", path, strerror(errno)));
    bytes.resize(done);
    return bytes;
}

siphash_key key_of(std::string_view sixteen) {
    siphash_key key;
    std::memcpy(&key.low, sixteen.data(), sizeof(key.low));
    std::memcpy(&key.high, sixteen.data() + sizeof(key.low), sizeof(key.high));
    return key;
}

// Of a longer one, all bytes count.
siphash_key read_key(const std::string &path) {
    const std::string bytes = read_bytes(path, key_file_max);
    if (bytes.size() < key_bytes)
        throw file_error(EINVAL, fmt::format("{}: {} bytes are no key: it needs {} that nobody can guess, as of `head -c 32 "
                                             "/dev/urandom`",
                                             path, bytes.size(), key_bytes));
    const siphash_key first = key_of(bytes);
    return {siphash(first, bytes + '\1'), siphash(first, bytes + '\2')};
}

}  // namespace

void anonymise_options::add_to(CLI::App &app, const std::string &name, const std::string &meaning) {
    constexpr auto group = "Without the names in it";
    auto *flag = app.add_flag(name, on, meaning)->group(group);
    app.add_option("--key", key, "make them by this file's bytes, so that other files have the same ones; else by random ones")
        ->type_name("FILE")
        ->needs(flag)
        ->group(group);
}

std::unique_ptr<anonymiser> anonymise_options::make() const {
    if (!on)
        return nullptr;
    return std::make_unique<anonymiser>(key.empty() ? key_of(read_bytes("/dev/urandom", key_bytes)) : read_key(key));
}

}  // namespace ringtap

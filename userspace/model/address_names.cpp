// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/address_names.h"

#include <fcntl.h>

#include "model/proc_files.h"

namespace ringtap {

namespace {

constexpr size_t longest_file = 1 << 20;
constexpr size_t most_names = 10'000;

}  // namespace

void address_names_file::load() {
    if (loaded_ || !live_)
        return;
    loaded_ = true;
    const auto text = read_file(AT_FDCWD, (root_ + "/etc/hosts").c_str(), longest_file);
    for_each_line(text.value_or(""), [this](std::string_view line) {
        line = line.substr(0, line.find('#'));
        const std::string address(take_word(line));
        for (std::string_view name = take_word(line); !name.empty() && names_.size() < most_names; name = take_word(line))
            names_.emplace(address, name);
    });
}

std::vector<std::string_view> address_names_file::names(std::string_view address) const {
    std::vector<std::string_view> found;
    for (auto [at, end] = names_.equal_range(address); at != end; ++at)
        found.emplace_back(at->second);
    return found;
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "decode/errors.h"

#include <algorithm>
#include <cstring>
#include <iterator>

#include "decode/names.h"

namespace ringtap {

namespace {

constexpr int number_max = 4095;

struct restart_error {
    int number;
    const char *name;
    const char *text;
};

constexpr restart_error restart_errors[] = {
    {512, "ERESTARTSYS", "To be restarted if SA_RESTART is set"},
    {513, "ERESTARTNOINTR", "To be restarted"},
    {514, "ERESTARTNOHAND", "To be restarted if no handler"},
    {516, "ERESTART_RESTARTBLOCK", "Interrupted by signal"},
};

const restart_error *find_restart_error(int number) {
    const auto *end = std::end(restart_errors);
    const auto *found = std::find_if(std::begin(restart_errors), end,
                                     [number](const auto &e) { return e.number == number; });
    return found == end ? nullptr : found;
}

}  // namespace

const char *error_name(int number) {
    const restart_error *restart = find_restart_error(number);
    return restart ? restart->name : name_of(*find_set("errno"), static_cast<uint64_t>(number));
}

const char *error_text(int number) {
    const restart_error *restart = find_restart_error(number);
    return restart ? restart->text : strerror(number);
}

bool is_restart(int number) {
    return find_restart_error(number);
}

std::vector<std::string_view> error_names() {
    std::vector<std::string_view> names;
    for (int number = 1; number <= number_max; number++)
        if (const char *name = error_name(number))
            names.emplace_back(name);
    return names;
}

}  // namespace ringtap

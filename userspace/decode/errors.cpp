// SPDX-License-Identifier: MIT OR Apache-2.0
#include "decode/errors.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <iterator>
#include <string>

#include "decode/names.h"

namespace ringtap {

namespace {

constexpr int last_number = 516;  // that has a name

struct restart_error {
    int number;
    std::string_view name;
    std::string_view text;
};

constexpr restart_error restart_errors[] = {
    {512, "ERESTARTSYS", "To be restarted if SA_RESTART is set"},
    {513, "ERESTARTNOINTR", "To be restarted"},
    {514, "ERESTARTNOHAND", "To be restarted if no handler"},
    {516, "ERESTART_RESTARTBLOCK", "Interrupted by signal"},
};

struct known_error {
    std::string_view name;
    std::string text;
};

// By number, up to the last that has a name: failed calls are many.
class known_errors {
  public:
    known_errors() {
        const name_set &names = *find_set("errno");
        for (size_t number = 0; number < rows_.size(); number++) {
            rows_[number].name = name_of(names, number);
            if (!rows_[number].name.empty())
                rows_[number].text = strerror(static_cast<int>(number));
        }
        for (const restart_error &restart : restart_errors)
            rows_[static_cast<size_t>(restart.number)] = {restart.name, std::string(restart.text)};
    }

    // Null: it has no name.
    const known_error *find(int number) const {
        const auto index = static_cast<size_t>(number);
        return index < rows_.size() && !rows_[index].name.empty() ? &rows_[index] : nullptr;
    }

  private:
    std::array<known_error, last_number + 1> rows_;
};

const known_error *find_error(int number) {
    static const known_errors known;
    return known.find(number);
}

}  // namespace

std::string_view error_name(int number) {
    const known_error *known = find_error(number);
    return known ? known->name : std::string_view();
}

std::string_view error_text(int number) {
    const known_error *known = find_error(number);
    return known ? std::string_view(known->text) : std::string_view();
}

bool is_restart(int number) {
    return std::any_of(std::begin(restart_errors), std::end(restart_errors),
                       [number](const restart_error &error) { return error.number == number; });
}

std::vector<std::string_view> error_names() {
    std::vector<std::string_view> names;
    for (int number = 1; number <= last_number; number++)
        if (const std::string_view name = error_name(number); !name.empty())
            names.push_back(name);
    return names;
}

}  // namespace ringtap

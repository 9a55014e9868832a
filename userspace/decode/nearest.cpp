// SPDX-License-Identifier: MIT OR Apache-2.0
#include "decode/nearest.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>

namespace ringtap {

namespace {

// Damerau's distance: insertions, deletions, replacements, and swaps of neighbours.
size_t edits_between(std::string_view a, std::string_view b) {
    std::vector<size_t> before_last(b.size() + 1);
    std::vector<size_t> last(b.size() + 1);
    std::vector<size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), size_t{0});
    for (size_t i = 1; i <= a.size(); i++) {
        before_last.swap(last);
        last.swap(row);
        row[0] = i;
        for (size_t j = 1; j <= b.size(); j++) {
            row[j] = std::min({last[j - 1] + (a[i - 1] != b[j - 1]), row[j - 1] + 1, last[j] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
    }
    return row.back();
}

// Of two words that have more than a third of their letters to change, one is not the other mistyped.
size_t most_edits(std::string_view a, std::string_view b) {
    return std::max<size_t>(std::max(a.size(), b.size()) / 3, 1);
}

}  // namespace

std::string_view nearest_word(std::string_view mistyped,
                              const std::vector<std::string_view> &names) {
    std::string_view nearest;
    size_t fewest = SIZE_MAX;
    for (const std::string_view word : names) {
        const size_t edits = edits_between(mistyped, word);
        if (edits < fewest && edits <= most_edits(mistyped, word)) {
            fewest = edits;
            nearest = word;
        }
    }
    return nearest;
}

std::string did_you_mean(std::string_view nearest) {
    return nearest.empty() ? "" : fmt::format("; did you mean '{}'?", nearest);
}

}  // namespace ringtap

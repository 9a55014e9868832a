// SPDX-License-Identifier: MIT OR Apache-2.0
#include "scap/kernel_numbers.h"

#include <algorithm>
#include <string_view>

namespace ringtap {

// Those with the most bits come last: O_RDWR has all that O_WRONLY has.
const kernel_numbers::rows &kernel_numbers::rows_of(const scap_map &map, const name_set &names) {
    const auto [found, is_new] = made_.try_emplace({&map, &names});
    if (!is_new)
        return found->second;
    for (const auto *mapped = map.rows; mapped != map.rows + map.count; mapped++)
        for (const auto *entry = names.entries; entry != names.entries + names.count; entry++)
            if (std::string_view(mapped->kernel) == entry->name)
                found->second.push_back({mapped->number, entry->value, entry->mask});
    std::stable_sort(found->second.begin(), found->second.end(),
                     [](const row &a, const row &b) { return a.scap < b.scap; });
    return found->second;
}

std::optional<uint64_t> kernel_numbers::of(const scap_map &map, const name_set &names,
                                           uint64_t value) {
    const rows &known = rows_of(map, names);
    if (names.kind == name_kind::flags) {
        uint64_t made = 0;
        for (const row &row : known)
            if (row.scap && (value & row.scap) == row.scap)
                made = (made & ~row.mask) | row.kernel;
        return made;
    }
    const auto found =
        std::find_if(known.begin(), known.end(), [&](const row &row) { return row.scap == value; });
    if (found != known.end())
        return found->kernel;
    return map.keeps_others ? std::optional(value) : std::nullopt;
}

}  // namespace ringtap

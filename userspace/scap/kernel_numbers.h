// SPDX-License-Identifier: MIT OR Apache-2.0
// The kernel's numbers by those of .scap files: the maps of tables/scap.tbl read from right to
// left.
#ifndef RINGTAP_SCAP_KERNEL_NUMBERS_H
#define RINGTAP_SCAP_KERNEL_NUMBERS_H

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "decode/names.h"
#include "scap/event_table.h"

namespace ringtap {

class kernel_numbers {
  public:
    // Of a set of flags: those that the map has. Nothing: the number stands for all that the map
    // has not.
    std::optional<uint64_t> of(const scap_map &map, const name_set &names, uint64_t value);

  private:
    struct row {
        uint64_t scap, kernel, mask;
    };
    using rows = std::vector<row>;

    const rows &rows_of(const scap_map &map, const name_set &names);

    std::map<std::pair<const scap_map *, const name_set *>, rows> made_;
};

}  // namespace ringtap

#endif

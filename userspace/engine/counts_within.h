// SPDX-License-Identifier: MIT OR Apache-2.0
// What there is to be said of a part of a capture: by the numbers of its records, as of the whole.
#ifndef RINGTAP_ENGINE_COUNTS_WITHIN_H
#define RINGTAP_ENGINE_COUNTS_WITHIN_H

#include <map>

#include "engine/summary.h"

namespace ringtap {

class counts_within {
  public:
    // The next record of that CPU in the part.
    void add(unsigned cpu, const ringtap_record &record);
    // The summary is of the whole, and becomes the part's. What was lost without a ring may have been lost at any time, and
    // stays.
    void take_place(run_summary &summary) const;

  private:
    struct ring {
        uint64_t first = 0;  // number of its first record
        ringtap_counts counts{};
    };
    std::map<unsigned, ring> rings_;
};

}  // namespace ringtap

#endif

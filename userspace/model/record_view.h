// SPDX-License-Identifier: MIT OR Apache-2.0
// Reading records of a module that may be newer than we are.
#ifndef RINGTAP_MODEL_RECORD_VIEW_H
#define RINGTAP_MODEL_RECORD_VIEW_H

#include <ringtap/ringtap.h>

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/event.h"

namespace ringtap {

// How long the fixed parts of records are: their items begin behind them.
class record_layout {
  public:
    // That of this client's own header.
    record_layout();
    // That which a module told of, in ringtap_info or in a file. What is smaller than version 1.0
    // had it, or not a multiple of 8, is not believed.
    explicit record_layout(const uint16_t (&record_size)[RINGTAP_TYPES_MAX]);

    uint16_t size(unsigned type) const { return size_[type]; }

  private:
    uint16_t size_[RINGTAP_TYPES_MAX];
};

// The items of a record, as many as it claims and really has. count: the record's own.
void read_items(const ringtap_record &record, const record_layout &layout, unsigned count,
                std::vector<item> &items);

// A comm as records have it: up to its first NUL.
std::string_view comm_text(const char (&comm)[RINGTAP_COMM_LEN]);

}  // namespace ringtap

#endif

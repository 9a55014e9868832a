// SPDX-License-Identifier: MIT OR Apache-2.0
// Writes the rows of a format as one JSON object.
#ifndef RINGTAP_FORMATS_ROW_WRITER_H
#define RINGTAP_FORMATS_ROW_WRITER_H

#include <string>
#include <vector>

#include "fields/expression.h"
#include "formats/row.h"
#include "render/json_writer.h"

namespace ringtap {

class row_writer {
  public:
    // Throws std::logic_error: a row names no field.
    explicit row_writer(const std::vector<placed_rows> &tables);

    // Without a newline. Objects of which nothing is known are left out.
    void write(text_buffer &out, const event_facts &facts) const;

  private:
    struct segment {
        std::string name;
        bool is_list = false;
        bool operator==(const segment &other) const { return name == other.name; }
        bool operator<(const segment &other) const { return name < other.name; }
    };
    struct ready_row {
        std::vector<segment> path;
        size_t shared = 0;  // objects that it is in together with the row before
        row_source from;
        field_term term;
        whose about;
        unsigned when;
    };

    void add(const placed_rows &table);
    static bool read(const ready_row &row, const event_facts &facts);
    static void write_value(json_writer &json, const ready_row &row, const std::vector<field_value> &values);

    std::vector<ready_row> rows_;  // in the order of their paths, so that each object's stand together
};

}  // namespace ringtap

#endif

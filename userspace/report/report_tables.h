// SPDX-License-Identifier: MIT OR Apache-2.0
// The tables of a report: who called what, which files, which peers, which errors; and what users
// ran.
#ifndef RINGTAP_REPORT_REPORT_TABLES_H
#define RINGTAP_REPORT_REPORT_TABLES_H

#include <string>
#include <vector>

#include "fields/reader.h"
#include "render/json_writer.h"
#include "views/aggregation.h"

namespace ringtap {

class report_tables {
  public:
    explicit report_tables(machine on);

    void take(const event &event, field_reader &reader);
    // Durations in nanoseconds. seconds: what rates are told of.
    void append_json(json_writer &json, double seconds) const;

  private:
    struct entry {
        const char *name, *by;
        aggregation counts;
    };
    std::vector<entry> tables_;
};

// Programs that were started.
class commands {
  public:
    static constexpr size_t most = 2000;

    void take(const event &event);
    void append_json(json_writer &json, uint64_t zero_ns) const;

  private:
    struct command {
        uint64_t ns;
        uint32_t tgid, ppid, session, tty;
        bool by_user;  // of a login
        std::string user, login, parent, line, cwd;
    };
    std::vector<command> started_;
    uint64_t count_ = 0;
};

}  // namespace ringtap

#endif

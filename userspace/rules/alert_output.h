// SPDX-License-Identifier: MIT OR Apache-2.0
// Where alerts go. Each output takes lines at its own pace: what it cannot take at once waits, and what has no room to
// wait is counted and told, so that no output holds up the others or the capture.
#ifndef RINGTAP_RULES_ALERT_OUTPUT_H
#define RINGTAP_RULES_ALERT_OUTPUT_H

#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "capture/mapping.h"
#include "rules/alert_format.h"

namespace ringtap {

class alert_output {
  public:
    virtual ~alert_output() = default;

    void take(const alert &alert);
    // Passes on what waits, as far as it is taken.
    void go_on();
    // The log has been rotated.
    virtual void reopen() {}
    // Passes on what waits for so long at most; what is left then is lost and counted.
    void finish(int most_ms);

    bool is_waiting() const { return !waiting_.empty(); }
    // Alerts that had no room to wait, since this was asked last.
    uint64_t take_dropped();
    // Why nothing is taken just now; empty: it is. Each reason once.
    std::string take_trouble();
    const std::string &name() const { return name_; }

  protected:
    enum class answer { taken, later, never };

    explicit alert_output(std::string name) : name_(std::move(name)) {}

    // Bytes from the front of a line, which ends in a newline: how many were taken. later: none can be now. never: this
    // line will not be.
    virtual answer write(const alert &line, size_t &at) = 0;
    void complain(const std::string &why);
    // What was begun will not go on where it was: the line goes whole to who comes next.
    void begin_again() { at_ = 0; }

  private:
    static constexpr size_t most_lines = 10'000;
    static constexpr size_t most_bytes = 16 << 20;

    std::string name_;
    std::deque<alert> waiting_;
    size_t at_ = 0;  // of the first line, what has been taken
    size_t bytes_ = 0;
    uint64_t dropped_ = 0;
    std::string trouble_, told_;
};

// Appends; made if it is not there. Reads nothing of it.
std::unique_ptr<alert_output> alerts_to_file(const std::string &path);
// The system's log, at the priority of each alert.
std::unique_ptr<alert_output> alerts_to_syslog(const std::string &path = "/dev/log");
// A shell's command, which gets lines on its standard input. It is started again when it has ended, a second later at
// the earliest.
std::unique_ptr<alert_output> alerts_to_program(const std::string &command);

}  // namespace ringtap

#endif

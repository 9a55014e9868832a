// SPDX-License-Identifier: MIT OR Apache-2.0
// Says when rules files have changed.
#ifndef RINGTAP_RULES_RULE_WATCH_H
#define RINGTAP_RULES_RULE_WATCH_H

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

namespace ringtap {

class rule_watch {
  public:
    // paths: files and directories, as rule_choice has them.
    explicit rule_watch(std::vector<std::string> paths) : paths_(std::move(paths)), seen_(look()), taken_(seen_) {}

    // True: they are others than when this was true last, and have been the same for a second, so that none is read
    // half written. Looks once in a second at most.
    bool has_changed();
    // They have just been read.
    void take() { taken_ = seen_ = look(); }

  private:
    using mark = std::tuple<std::string, ino_t, off_t, int64_t>;  // path, inode, size, time of change

    std::vector<mark> look() const;

    std::vector<std::string> paths_;
    std::vector<mark> seen_, taken_;
    uint64_t looked_ns_ = 0;
};

}  // namespace ringtap

#endif

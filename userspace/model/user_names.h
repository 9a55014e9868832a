// SPDX-License-Identifier: MIT OR Apache-2.0
// Names of users and groups, of the machine that was captured.
#ifndef RINGTAP_MODEL_USER_NAMES_H
#define RINGTAP_MODEL_USER_NAMES_H

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace ringtap {

class user_names {
  public:
    // live: /etc/passwd and /etc/group below root are the machine's, from load() on; else add() tells.
    user_names(std::string root, bool live) : root_(std::move(root)), live_(live) {}

    // Reads them, the first time.
    void load();

    // Empty: none.
    std::string_view user(uint32_t uid) const;
    std::string_view group(uint32_t gid) const;

    // Lines "u ID NAME" and "g ID NAME", as far as may_add says so, which is asked about the bytes of each.
    void add(std::string_view lines, const std::function<bool(size_t)> &may_add);
    std::string lines() const;

  private:
    using names = std::unordered_map<uint32_t, std::string>;

    std::string root_;
    bool live_;
    bool loaded_ = false;
    names users_, groups_;
};

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// What most terminals understand and send, for hosts that have no description of them.
#ifndef RINGTAP_CLI_TERMINAL_DESCRIPTIONS_H
#define RINGTAP_CLI_TERMINAL_DESCRIPTIONS_H

#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

namespace ringtap {

struct terminal_description {
    const char *name;
    const char *terminfo;  // a value of TERMINFO that holds the description itself
};

// Of that type, or of the one that its name begins with, or of the VT100 that all of today's are like.
const terminal_description &description_like(std::string_view type);

// A variable that has another value as long as this lives. No other thread may look at the environment meanwhile.
class environment_variable {
  public:
    environment_variable(const char *name, const char *value) : name_(name) {
        if (const char *before = std::getenv(name))
            before_ = before;
        setenv(name, value, 1);
    }
    ~environment_variable() {
        if (before_)
            setenv(name_, before_->c_str(), 1);
        else
            unsetenv(name_);
    }
    environment_variable(const environment_variable &) = delete;
    environment_variable &operator=(const environment_variable &) = delete;

  private:
    const char *name_;
    std::optional<std::string> before_;
};

}  // namespace ringtap

#endif

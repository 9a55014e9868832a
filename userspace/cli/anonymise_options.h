// SPDX-License-Identifier: MIT OR Apache-2.0
// Other names in a capture file than those that there were: --anonymise, --redact, and the key.
#ifndef RINGTAP_CLI_ANONYMISE_OPTIONS_H
#define RINGTAP_CLI_ANONYMISE_OPTIONS_H

#include <memory>
#include <string>

#include "model/anonymiser.h"

namespace CLI {
class App;
}

namespace ringtap {

struct anonymise_options {
    bool on = false;
    std::string key;  // a file; empty: a random one, which nobody ever knows

    // name: of the option that switches it on.
    void add_to(CLI::App &app, const std::string &name, const std::string &meaning);
    // Null: it is off. Throws file_error.
    std::unique_ptr<anonymiser> make() const;
};

}  // namespace ringtap

#endif

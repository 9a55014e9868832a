// SPDX-License-Identifier: MIT OR Apache-2.0
// The toolbar that Wireshark and Stratoshark have for an interface: tells there what was lost.
#ifndef RINGTAP_CLI_EXTCAP_TOOLBAR_H
#define RINGTAP_CLI_EXTCAP_TOOLBAR_H

#include <cstdint>
#include <string>
#include <string_view>

#include "capture/mapping.h"

namespace ringtap {

class extcap_toolbar {
  public:
    // The named pipes from and to the program that has it; empty: there is none. Throws file_error.
    extcap_toolbar(const std::string &from, const std::string &to);

    // lost: records, up to now. Tells it if they are more than were told, and at most once a
    // second.
    void tell_lost(uint64_t lost, uint64_t now_ns);

  private:
    void send(unsigned char command, std::string_view text);

    unique_fd from_, to_;
    uint64_t begun_ns_, told_ns_ = 0, told_ = 0;
};

// A message of its pipes: 'T', the length of what follows in three bytes, the highest first, the
// control's number, the command, the text.
std::string toolbar_message(unsigned char number, unsigned char command, std::string_view text);

}  // namespace ringtap

#endif

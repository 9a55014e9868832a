// SPDX-License-Identifier: MIT OR Apache-2.0
// Names of IP addresses by /etc/hosts. No name server is asked: that would be a message on the network for each address.
#ifndef RINGTAP_MODEL_ADDRESS_NAMES_H
#define RINGTAP_MODEL_ADDRESS_NAMES_H

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ringtap {

class address_names_file {
  public:
    // live: the file below root is the machine's, from load() on; else there are no names.
    address_names_file(std::string root, bool live) : root_(std::move(root)), live_(live) {}

    // Reads it, the first time.
    void load();

    // All names of an address, which is written as the kernel's numbers are.
    std::vector<std::string_view> names(std::string_view address) const;

  private:
    std::string root_;
    bool live_;
    bool loaded_ = false;
    std::multimap<std::string, std::string, std::less<>> names_;
};

}  // namespace ringtap

#endif

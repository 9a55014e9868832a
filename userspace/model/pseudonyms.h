// SPDX-License-Identifier: MIT OR Apache-2.0
// Other names for names, by a key: equal ones stay equal, of every kind, and nobody who lacks the key can tell what they were.
#ifndef RINGTAP_MODEL_PSEUDONYMS_H
#define RINGTAP_MODEL_PSEUDONYMS_H

#include <string>
#include <string_view>

#include "decode/siphash.h"

namespace ringtap {

class pseudonyms {
  public:
    explicit pseudonyms(const siphash_key &key) : key_(key) {}

    // A name of a directory, file, program, thread, user, argument: "x" and eleven letters and digits. Names that every
    // host has stay (see the manual); of a container's id, and whatever else is 32 hexadecimal digits or more, there come out as many.
    std::string name(std::string_view plain) const;
    // Each name between slashes; a " (deleted)" and what the kernel says in place of a path stay.
    std::string path(std::string_view plain) const;
    // Of a control group: what says that it is a container's, and whose, stays, too.
    std::string cgroup(std::string_view plain) const;
    // Strings, each with its NUL: arguments, NAME=VALUE of environments. A sign of equality stays.
    std::string strings(std::string_view plain) const;
    // struct sockaddr. Ports stay, and so do what is no host's address, and the host's own.
    std::string sockaddr(std::string_view plain) const;
    // Of the same digits and marks as a UUID.
    std::string uuid(std::string_view plain) const;

  private:
    std::string hex(std::string_view plain) const;
    std::string unit(std::string_view plain) const;
    uint32_t ipv4(uint32_t address) const;
    uint32_t permuted(uint32_t address) const;
    void put_ipv4(char *at) const;
    void put_ipv6(char *at) const;

    siphash_key key_;
};

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// What a field says of an event.
#ifndef RINGTAP_FIELDS_VALUE_H
#define RINGTAP_FIELDS_VALUE_H

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace ringtap {

enum class value_type : unsigned char {
    text,      // words, paths
    bytes,     // what a buffer held
    number,    // also where it is an id or a port
    duration,  // nanoseconds
    fraction,  // of a second, in nanoseconds: shown with all nine digits
    boolean,
    address,  // IP; compared with addresses and networks
};

// A 64-bit number of either sign: two's complement, and whether it is below zero.
struct number_value {
    bool negative = false;
    uint64_t bits = 0;

    static number_value of(int64_t value) { return {value < 0, static_cast<uint64_t>(value)}; }
    static number_value of_unsigned(uint64_t value) { return {false, value}; }

    bool operator==(const number_value &other) const {
        return negative == other.negative && bits == other.bits;
    }
    bool operator<(const number_value &other) const {
        return negative != other.negative ? negative : bits < other.bits;
    }
};

// IPv4 as the part of IPv6 that stands for it.
struct ip_address {
    std::array<unsigned char, 16> bytes{};
    bool operator==(const ip_address &other) const { return bytes == other.bytes; }
};

struct ip_network {
    ip_address address;
    unsigned prefix = 128;  // leading bits that count
    bool contains(const ip_address &other) const;
};

// Nothing: it is neither IPv4 nor IPv6.
std::optional<ip_address> parse_ip(std::string_view text);
// An address, or one with /PREFIX.
std::optional<ip_network> parse_network(std::string_view text);

// Of its type, one member counts. Texts lie in the event, the model or the reader.
struct field_value {
    std::string_view text;  // of an address: as it is shown
    bool is_ours = false;   // the text is a word of ours: no terminal obeys it
    number_value number;    // of a boolean: 0 or 1
    ip_address ip;
};

}  // namespace ringtap

#endif

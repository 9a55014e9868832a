// SPDX-License-Identifier: MIT OR Apache-2.0
#include "fields/value.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace ringtap {

namespace {

constexpr size_t longest_address = 64;
constexpr unsigned v4_bits_before = 96;  // ::ffff:0:0/96

bool is_v4(std::string_view text) {
    return text.find(':') == std::string_view::npos;
}

}  // namespace

bool ip_network::contains(const ip_address &other) const {
    const unsigned whole = prefix / 8;
    const unsigned rest = prefix % 8;
    if (std::memcmp(address.bytes.data(), other.bytes.data(), whole) != 0)
        return false;
    return !rest || !((address.bytes[whole] ^ other.bytes[whole]) >> (8 - rest));
}

std::optional<ip_address> parse_ip(std::string_view text) {
    char copy[longest_address];
    if (text.size() >= sizeof(copy))
        return std::nullopt;
    *std::copy(text.begin(), text.end(), copy) = '\0';
    ip_address address;
    if (!is_v4(text))
        return inet_pton(AF_INET6, copy, address.bytes.data()) == 1 ? std::optional(address)
                                                                    : std::nullopt;
    address.bytes[10] = address.bytes[11] = 0xff;
    if (inet_pton(AF_INET, copy, address.bytes.data() + v4_bits_before / 8) != 1)
        return std::nullopt;
    return address;
}

std::optional<ip_network> parse_network(std::string_view text) {
    const size_t slash = text.find('/');
    const auto address = parse_ip(text.substr(0, slash));
    if (!address)
        return std::nullopt;
    if (slash == std::string_view::npos)
        return ip_network{*address, 128};
    const unsigned before = is_v4(text) ? v4_bits_before : 0;
    const char *end = text.data() + text.size();
    unsigned prefix = 0;
    const auto [stop, error] = std::from_chars(text.data() + slash + 1, end, prefix);
    if (error != std::errc() || stop != end || prefix > 128 - before)
        return std::nullopt;
    return ip_network{*address, prefix + before};
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

#include <cstring>
#include <memory>
#include <string_view>

#include "scap/host_blocks.h"

namespace ringtap {

namespace {

constexpr uint16_t interface_ipv4 = 1, interface_ipv6 = 2;

template <typename Address, typename Socket>
std::string_view address_in(const sockaddr *from, Address Socket::*member) {
    static const Address none{};
    const auto *socket = reinterpret_cast<const Socket *>(from);
    const Address *address = socket ? &(socket->*member) : &none;
    return {reinterpret_cast<const char *>(address), sizeof(*address)};
}

// The length that an entry begins with does not count itself, unlike those of other lists.
void put_interface(byte_writer &to, uint16_t type, std::string_view name, std::string_view address,
                   std::string_view mask, std::string_view broadcast) {
    const size_t begun = to.size();
    to.number(uint32_t{0});
    to.number(type);
    to.number(static_cast<uint16_t>(name.size()));
    to.bytes(address);
    to.bytes(mask);
    to.bytes(broadcast);
    to.number(uint64_t{0});  // how fast it is
    to.bytes(name);
    to.set(begun, static_cast<uint32_t>(to.size() - begun - sizeof(uint32_t)));
}

void put_interface(byte_writer &to, const ifaddrs &one) {
    const sockaddr *broadcast = one.ifa_flags & IFF_BROADCAST ? one.ifa_broadaddr : nullptr;
    if (one.ifa_addr->sa_family == AF_INET)
        put_interface(to, interface_ipv4, one.ifa_name,
                      address_in(one.ifa_addr, &sockaddr_in::sin_addr),
                      address_in(one.ifa_netmask, &sockaddr_in::sin_addr),
                      address_in(broadcast, &sockaddr_in::sin_addr));
    else if (one.ifa_addr->sa_family == AF_INET6)
        put_interface(to, interface_ipv6, one.ifa_name,
                      address_in(one.ifa_addr, &sockaddr_in6::sin6_addr),
                      address_in(one.ifa_netmask, &sockaddr_in6::sin6_addr),
                      address_in<in6_addr, sockaddr_in6>(nullptr, &sockaddr_in6::sin6_addr));
}

void put_loopback(byte_writer &to) {
    using namespace std::string_view_literals;
    put_interface(to, interface_ipv4, "lo", "\x7f\0\0\1"sv, "\xff\0\0\0"sv, "\0\0\0\0"sv);
    const auto *here = reinterpret_cast<const char *>(&in6addr_loopback);
    const std::string mask(sizeof(in6addr_loopback), '\xff'), none(sizeof(in6addr_loopback), '\0');
    put_interface(to, interface_ipv6, "lo", {here, sizeof(in6addr_loopback)}, mask, none);
}

}  // namespace

void append_interfaces(std::string &out, bool of_this_host) {
    byte_writer body;
    ifaddrs *list = nullptr;
    if (!of_this_host || getifaddrs(&list))
        put_loopback(body);
    const std::unique_ptr<ifaddrs, void (*)(ifaddrs *)> owner(list, freeifaddrs);
    for (const ifaddrs *one = list; one; one = one->ifa_next)
        if (one->ifa_addr)
            put_interface(body, *one);
    if (body.size())
        append_block(out, scap_block::interfaces, body.written());
}

}  // namespace ringtap

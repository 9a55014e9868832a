// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/pseudonyms.h"

#include <linux/if_packet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <iterator>
#include <utility>


namespace ringtap {

namespace {

// Longer than the names of people and hosts, shorter than the ids of containers.
constexpr size_t id_digits = 32;
constexpr size_t letters = 11, bits_of_letter = 5;
constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz234567", hex_digits = "0123456789abcdef";
constexpr std::string_view deleted = " (deleted)";

// What is on every host says nothing of one.
constexpr std::string_view common_names[] = {
    "bin",  "boot",  "cache", "cgroup",  "cmdline", "comm",    "cpu",      "cwd",         "dev",  "environ", "etc",
    "exe",  "fd",    "fdinfo", "fs",     "home",    "host",    "include",  "kernel",      "lib",  "lib32",   "lib64",
    "libexec", "local", "lock", "log",   "maps",    "media",   "mem",      "mnt",         "mountinfo", "mounts", "net",
    "ns",   "null",  "opt",   "proc",    "pts",     "ptmx",    "random",   "root",        "run",  "sbin",    "self",
    "share", "shm",  "smaps", "spool",   "src",     "srv",     "stat",     "statm",       "status", "sys",   "task",
    "thread-self", "tmp", "tty", "urandom", "usr",  "var",     "zero",
};

// What container runtimes and systemd make control groups' names of.
constexpr std::string_view group_words[] = {
    "docker", "libpod",     "crio",       "cri", "containerd", "kubepods", "burstable", "besteffort", "guaranteed", "pod",
    "scope",  "slice",      "service",    "system", "user",    "machine",  "init",      "lxc",        "payload",    "monitor",
    "conmon", "app",        "session",    "buildkit", "nspawn", "podman",
};

template <size_t Count>
bool is_among(const std::string_view (&words)[Count], std::string_view word) {
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool is_hex(char byte) {
    return hex_digits.find(byte) != std::string_view::npos;
}

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

bool is_letter(char byte) {
    return byte >= 'a' && byte <= 'z';
}

bool are_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_id(std::string_view text) {
    return text.size() >= id_digits && std::all_of(text.begin(), text.end(), is_hex);
}

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// "pipe:[77]", "anon_inode:[eventfd]": nobody chose any of it.
bool is_kernels_word(std::string_view text) {
    constexpr std::string_view kinds[] = {"pipe",  "socket", "mnt",  "pid",    "net",  "uts",
                                          "ipc",   "user",   "cgroup", "time", "pidfd"};
    constexpr std::string_view files[] = {"anon_inode:[eventpoll]", "anon_inode:[eventfd]",     "anon_inode:[signalfd]",
                                          "anon_inode:[timerfd]",   "anon_inode:inotify",       "anon_inode:[inotify]",
                                          "anon_inode:[fanotify]",  "anon_inode:[pidfd]",       "anon_inode:bpf-map",
                                          "anon_inode:bpf-prog",    "anon_inode:bpf_link",      "anon_inode:[userfaultfd]",
                                          "anon_inode:[io_uring]",  "anon_inode:[perf_event]"};
    const size_t colon = text.find(":[");
    return is_among(files, text) || (colon != std::string_view::npos && is_among(kinds, text.substr(0, colon)) &&
                                     text.back() == ']' && are_digits(text.substr(colon + 2, text.size() - colon - 3)));
}

// Calls use with each part of a text between marks, and keeps the marks.
template <typename Use>
std::string by_parts(std::string_view text, char mark, const Use &use) {
    std::string made;
    for (;;) {
        const size_t end = std::min(text.find(mark), text.size());
        made += use(text.substr(0, end));
        if (end == text.size())
            return made;
        made += mark;
        text.remove_prefix(end + 1);
    }
}

}  // namespace

std::string pseudonyms::name(std::string_view plain) const {
    if (plain.empty() || plain == "." || plain == ".." || is_among(common_names, plain))
        return std::string(plain);
    if (is_id(plain))
        return hex(plain);
    std::string made = "x";
    uint64_t bits = siphash(key_, plain);
    for (size_t i = 0; i < letters; i++, bits >>= bits_of_letter)
        made += alphabet[bits % alphabet.size()];
    return made;
}

std::string pseudonyms::hex(std::string_view plain) const {
    std::string made, input(plain);
    input += '\0';
    while (made.size() < plain.size()) {
        uint64_t bits = siphash(key_, input);
        input.back()++;
        for (size_t i = 0; i < 2 * sizeof(bits) && made.size() < plain.size(); i++, bits >>= 4)
            made += hex_digits[bits % hex_digits.size()];
    }
    return made;
}

std::string pseudonyms::uuid(std::string_view plain) const {
    std::string digits(plain);
    digits.erase(std::remove_if(digits.begin(), digits.end(), [](char byte) { return byte == '-' || byte == '_'; }),
                 digits.end());
    const std::string made = hex(digits);
    std::string whole(plain);
    size_t at = 0;
    for (char &byte : whole)
        if (byte != '-' && byte != '_')
            byte = made[at++];
    return whole;
}

std::string pseudonyms::path(std::string_view plain) const {
    constexpr std::string_view prefixes[] = {"memfd:", "anon_inode:"};
    if (is_kernels_word(plain))
        return std::string(plain);
    const bool is_deleted = ends_with(plain, deleted);
    if (is_deleted)
        plain.remove_suffix(deleted.size());
    // The numbers of processes and descriptors are in all records.
    const bool in_proc = plain.substr(0, 6) == "/proc/";
    std::string made = by_parts(plain, '/', [&](std::string_view part) {
        if (in_proc && are_digits(part))
            return std::string(part);
        for (const std::string_view prefix : prefixes)
            if (part.substr(0, prefix.size()) == prefix)
                return std::string(prefix) + name(part.substr(prefix.size()));
        return name(part);
    });
    return is_deleted ? made.append(deleted) : made;
}

std::string pseudonyms::cgroup(std::string_view plain) const {
    return by_parts(plain, '/', [this](std::string_view part) { return unit(part); });
}

namespace {

constexpr size_t uuid_size = 36;

bool is_uuid(std::string_view text) {
    for (size_t i = 0; i < uuid_size && i < text.size(); i++) {
        const bool is_mark = i == 8 || i == 13 || i == 18 || i == 23;
        if (is_mark ? text[i] != '-' && text[i] != '_' : !is_hex(text[i]))
            return false;
    }
    return text.size() >= uuid_size;
}

// "user-1000.slice": the number is in all records.
bool is_users(std::string_view unit) {
    for (const auto &[begin, end] : {std::pair{std::string_view("user-"), std::string_view(".slice")},
                                     {"user@", ".service"},
                                     {"session-", ".scope"}})
        if (unit.size() > begin.size() + end.size() && unit.substr(0, begin.size()) == begin && ends_with(unit, end) &&
            are_digits(unit.substr(begin.size(), unit.size() - begin.size() - end.size())))
            return true;
    return false;
}

size_t hex_length(std::string_view text) {
    size_t length = 0;
    while (length < text.size() && is_hex(text[length]))
        length++;
    return length;
}

}  // namespace

// "docker-ID.scope": ids in the place of ids, where all else are words that every host has; else the whole is a name, and
// what kind of unit it is stays.
std::string pseudonyms::unit(std::string_view plain) const {
    constexpr std::string_view kinds[] = {".service", ".scope", ".slice"};
    std::string made;
    if (is_users(plain))
        return std::string(plain);
    for (std::string_view rest = plain; !rest.empty();) {
        const size_t digits = hex_length(rest);
        size_t length = 1;
        if (is_uuid(rest)) {
            made += uuid(rest.substr(0, length = uuid_size));
        } else if (digits >= id_digits) {
            made += hex(rest.substr(0, length = digits));
        } else if (is_letter(rest[0])) {
            while (length < rest.size() && is_letter(rest[length]))
                length++;
            std::string_view word = rest.substr(0, length);
            // "pod" stands right in front of its id.
            if (word.substr(0, 3) == "pod" && (is_uuid(rest.substr(3)) || hex_length(rest.substr(3)) >= id_digits))
                word = rest.substr(0, length = 3);
            if (!is_among(group_words, word) && !is_among(common_names, word))
                break;
            made += word;
        } else if (rest[0] == '-' || rest[0] == '.' || rest[0] == ':' || rest[0] == '_') {
            made += rest[0];
        } else {
            break;
        }
        rest.remove_prefix(length);
        if (rest.empty())
            return made;
    }
    for (const std::string_view kind : kinds)
        if (ends_with(plain, kind))
            return name(plain.substr(0, plain.size() - kind.size())).append(kind);
    return name(plain);
}

std::string pseudonyms::strings(std::string_view plain) const {
    return by_parts(plain, '\0', [&](std::string_view part) {
        const size_t sign = part.find('=');
        if (sign == std::string_view::npos)
            return path(part);
        return name(part.substr(0, sign)) + "=" + path(part.substr(sign + 1));
    });
}

// ---- addresses

namespace {

// Nobody's, and the host's own
bool is_common(uint32_t address) {
    return address == INADDR_ANY || address == INADDR_LOOPBACK || address == INADDR_BROADCAST;
}

}  // namespace

// Four rounds of Feistel's: no two addresses become one.
uint32_t pseudonyms::permuted(uint32_t address) const {
    constexpr int rounds = 4;
    auto left = static_cast<uint16_t>(address >> 16), right = static_cast<uint16_t>(address);
    for (int round = 0; round < rounds; round++) {
        const char input[] = {'4', static_cast<char>(round), static_cast<char>(right), static_cast<char>(right >> 8)};
        const auto mixed = static_cast<uint16_t>(siphash(key_, {input, sizeof(input)}));
        const auto next = static_cast<uint16_t>(left ^ mixed);
        left = right;
        right = next;
    }
    return static_cast<uint32_t>(left) << 16 | right;
}

uint32_t pseudonyms::ipv4(uint32_t address) const {
    if (is_common(address))
        return address;
    do
        address = permuted(address);
    while (is_common(address));
    return address;
}

void pseudonyms::put_ipv4(char *at) const {
    uint32_t address;
    std::memcpy(&address, at, sizeof(address));
    address = htonl(ipv4(ntohl(address)));
    std::memcpy(at, &address, sizeof(address));
}

// Of one that stands for an address of version 4, that part; of a link's own, the part that is the interface's.
void pseudonyms::put_ipv6(char *at) const {
    in6_addr address;
    std::memcpy(&address, at, sizeof(address));
    if (IN6_IS_ADDR_UNSPECIFIED(&address) || IN6_IS_ADDR_LOOPBACK(&address))
        return;
    if (IN6_IS_ADDR_V4MAPPED(&address))
        return put_ipv4(at + sizeof(address) - sizeof(uint32_t));
    for (const char half : {'\1', '\2'}) {
        const uint64_t bits = siphash(key_, std::string("6").append(1, half).append(reinterpret_cast<char *>(&address), sizeof(address)));
        const bool is_prefix = half == '\1' && IN6_IS_ADDR_LINKLOCAL(&address);
        if (!is_prefix)
            std::memcpy(at + (half - 1) * sizeof(bits), &bits, sizeof(bits));
    }
}

std::string pseudonyms::sockaddr(std::string_view plain) const {
    std::string made(plain);
    sa_family_t family = AF_UNSPEC;
    std::memcpy(&family, plain.data(), std::min(plain.size(), sizeof(family)));
    const size_t v4_end = offsetof(sockaddr_in, sin_zero), v6_end = offsetof(sockaddr_in6, sin6_scope_id);
    size_t known = sizeof(family);  // bytes that stay, or have become others
    if (family == AF_INET && made.size() >= v4_end) {
        put_ipv4(made.data() + offsetof(sockaddr_in, sin_addr));
        known = v4_end;
    } else if (family == AF_INET6 && made.size() >= v6_end) {
        put_ipv6(made.data() + offsetof(sockaddr_in6, sin6_addr));
        known = sizeof(sockaddr_in6);
    } else if (family == AF_UNIX && made.size() > known) {
        const bool is_abstract = made[known] == '\0';
        std::string_view rest = plain.substr(known + is_abstract);
        if (!is_abstract)
            rest = rest.substr(0, rest.find('\0'));
        return std::string(plain.substr(0, known + is_abstract)).append(path(rest));
    } else if (family == AF_NETLINK) {
        known = made.size();
    } else if (family == AF_PACKET) {
        known = std::min(made.size(), offsetof(sockaddr_ll, sll_addr));
    }
    if (made.size() > known)
        std::memset(made.data() + known, 0, made.size() - known);
    return made;
}

}  // namespace ringtap

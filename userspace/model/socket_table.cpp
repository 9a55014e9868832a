// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/socket_table.h"

#include <fcntl.h>
#include <linux/netlink.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <cstddef>
#include <cstring>
#include <utility>

#include "model/proc_files.h"

namespace ringtap {

namespace {

constexpr unsigned state_listen = 10;
constexpr unsigned unix_accepts = 1 << 16;  // __SO_ACCEPTCON
constexpr size_t word_digits = 8;

template <typename Address>
std::string bytes_of(const Address &address, size_t bytes = sizeof(Address)) {
    return std::string(reinterpret_cast<const char *>(&address), bytes);
}

// "0100007F:0016": an address in words as they lie in memory, and a port.
std::string inet_address(std::string_view word, int family, bool port_needed) {
    const size_t colon = word.find(':');
    if (colon == std::string_view::npos)
        return {};
    uint32_t words[4] = {};
    for (size_t i = 0; i < 4 && (i + 1) * word_digits <= colon; i++)
        words[i] = static_cast<uint32_t>(number_in(word.substr(i * word_digits, word_digits), 16));
    const auto port = static_cast<uint16_t>(number_in(word.substr(colon + 1), 16));
    if (port_needed && port == 0)
        return {};
    if (family == AF_INET) {
        sockaddr_in in{};
        in.sin_family = AF_INET;
        in.sin_port = htons(port);
        in.sin_addr.s_addr = words[0];
        return bytes_of(in);
    }
    sockaddr_in6 in6{};
    in6.sin6_family = AF_INET6;
    in6.sin6_port = htons(port);
    std::memcpy(&in6.sin6_addr, words, sizeof(words));
    return bytes_of(in6);
}

std::string unix_address(std::string_view path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.empty() || path.size() > sizeof(address.sun_path))
        return {};
    std::memcpy(address.sun_path, path.data(), path.size());
    if (path[0] == '@')  // the kernel's sign for an abstract name
        address.sun_path[0] = '\0';
    return bytes_of(address, offsetof(sockaddr_un, sun_path) + path.size());
}

// The words of a line, which begins with a heading or a number and a colon.
std::string_view word_at(std::string_view line, unsigned index) {
    std::string_view word;
    for (unsigned i = 0; i <= index; i++)
        word = take_word(line);
    return word;
}

struct inet_file {
    const char *name;
    int family, type, protocol;
};

constexpr inet_file inet_files[] = {
    {"net/tcp", AF_INET, SOCK_STREAM, IPPROTO_TCP},
    {"net/tcp6", AF_INET6, SOCK_STREAM, IPPROTO_TCP},
    {"net/udp", AF_INET, SOCK_DGRAM, IPPROTO_UDP},
    {"net/udp6", AF_INET6, SOCK_DGRAM, IPPROTO_UDP},
};

// "net:[4026531840]"; 0: not to be seen.
uint32_t network_of(int directory, const char *link) {
    const std::string text = read_link(directory, link).value_or(std::string());
    const size_t begin = text.find('[') + 1;
    const size_t end = text.find(']');
    return begin && end != std::string::npos
               ? static_cast<uint32_t>(number_in(text.substr(begin, end - begin)))
               : 0;
}

void add_unix_peers(socket_rows &rows) {
    for (auto &[inode, row] : rows)
        if (const auto peer = rows.find(row.peer_inode); row.peer_inode && peer != rows.end())
            row.remote = peer->second.local;
}

socket_rows rows_of_files(int process) {
    socket_rows rows;
    for (const inet_file &file : inet_files)
        read_inet_table(read_file(process, file.name).value_or(std::string()), file.family,
                        file.type, file.protocol, rows);
    read_unix_table(read_file(process, "net/unix").value_or(std::string()), rows);
    return rows;
}

}  // namespace

void read_inet_table(std::string_view text, int family, int type, int protocol, socket_rows &rows) {
    for_each_line(text, [&](std::string_view line) {
        const uint64_t inode = number_in(word_at(line, 9));
        if (!inode)
            return;
        socket_row &row = rows[inode];
        row.inode = inode;
        row.family = family;
        row.type = type;
        row.protocol = protocol;
        row.local = inet_address(word_at(line, 1), family, false);
        row.remote = inet_address(word_at(line, 2), family, true);
        row.listening = protocol == IPPROTO_TCP && number_in(word_at(line, 3), 16) == state_listen;
    });
}

// Num: RefCount Protocol Flags Type St Inode Path
void read_unix_table(std::string_view text, socket_rows &rows) {
    for_each_line(text, [&](std::string_view line) {
        const uint64_t inode = number_in(word_at(line, 6));
        if (!inode)
            return;
        socket_row &row = rows[inode];
        row.inode = inode;
        row.family = AF_UNIX;
        row.type = static_cast<int>(number_in(word_at(line, 4), 16));
        row.listening = number_in(word_at(line, 3), 16) & unix_accepts;
        row.local = unix_address(word_at(line, 7));
    });
}

// sk Eth Pid Groups Rmem Wmem Dump Locks Drops Inode
void read_netlink_table(std::string_view text, socket_rows &rows) {
    for_each_line(text, [&](std::string_view line) {
        const uint64_t inode = number_in(word_at(line, 9));
        if (!inode)
            return;
        sockaddr_nl address{};
        address.nl_family = AF_NETLINK;
        address.nl_pid = static_cast<uint32_t>(number_in(word_at(line, 2)));
        address.nl_groups = static_cast<uint32_t>(number_in(word_at(line, 3), 16));
        socket_row &row = rows[inode];
        row.inode = inode;
        row.family = AF_NETLINK;
        row.protocol = static_cast<int>(number_in(word_at(line, 1)));
        row.local = bytes_of(address);
    });
}

const socket_row *socket_table::find(int process, uint64_t inode) {
    const uint32_t network = network_of(process, "ns/net");
    const auto [at, is_new] = by_namespace_.try_emplace(network);
    socket_rows &rows = at->second;
    if (is_new) {
        const bool own = network && network == network_of(AT_FDCWD, "/proc/self/ns/net");
        const bool told = own && dump_sockets([&rows](socket_row row) {
                              const uint64_t number = row.inode;
                              rows[number] = std::move(row);
                          });
        if (!told)  // an old kernel, or another namespace
            rows.merge(rows_of_files(process));
        read_netlink_table(read_file(process, "net/netlink").value_or(std::string()), rows);
        add_unix_peers(rows);
    }
    const auto row = rows.find(inode);
    return row == rows.end() ? nullptr : &row->second;
}

}  // namespace ringtap

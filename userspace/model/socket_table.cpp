// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/socket_table.h"

#include <fcntl.h>
#include <linux/netlink.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <optional>
#include <utility>
#include <vector>

#include "capture/clock.h"
#include "capture/mapping.h"
#include "model/proc_files.h"

namespace ringtap {

namespace {

constexpr unsigned state_listen = 10;
constexpr unsigned unix_accepts = 1 << 16;  // __SO_ACCEPTCON
constexpr size_t word_digits = 8;

// So much may go into reading at once; then nothing is read for ten times as long as it took.
constexpr uint64_t always_ns = 20 * 1000 * 1000;
constexpr uint64_t pause_for_reading = 10;

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

// One row of net/unix, %p: %08X %08X %08X %04X %02X %5lu, and behind a blank a name, if it has one.
struct unix_line {
    socket_row row;
    size_t name_at = 0;  // 0: none
};

class unix_line_reader {
  public:
    explicit unix_line_reader(std::string_view line) : line_(line), rest_(line) {}

    std::optional<unix_line> read() {
        constexpr size_t of_32_bit = 8, of_64_bit = 16;
        const size_t pointer = rest_.find_first_of(": ");
        if (pointer != of_32_bit && pointer != of_64_bit)
            return std::nullopt;
        rest_.remove_prefix(pointer);
        unix_line made;
        uint64_t references, protocol, flags, type, state;
        if (!take(": ") || !take_hex(8, references) || !take_hex(8, protocol) ||
            !take_hex(8, flags) || !take_hex(4, type) || !take_hex(2, state) ||
            !take_inode(made.row.inode))
            return std::nullopt;
        made.row.family = AF_UNIX;
        made.row.type = static_cast<int>(type);
        made.row.listening = flags & unix_accepts;
        if (!rest_.empty()) {
            made.name_at = line_.size() - rest_.size() + 1;
            made.row.local = unix_address(rest_.substr(1));
        }
        return made;
    }

  private:
    bool take(std::string_view text) {
        const bool there = rest_.substr(0, text.size()) == text;
        rest_.remove_prefix(there ? text.size() : 0);
        return there;
    }

    bool take_hex(size_t digits, uint64_t &number) {
        const std::string_view word = rest_.substr(0, digits);
        if (word.size() < digits || word.find_first_not_of("0123456789ABCDEF") != word.npos)
            return false;
        number = number_in(word, 16);
        rest_.remove_prefix(digits);
        return take(" ");
    }

    bool take_inode(uint64_t &inode) {
        constexpr size_t padding = 4;
        rest_.remove_prefix(std::min({rest_.find_first_not_of(' '), padding, rest_.size()}));
        const std::string_view word = rest_.substr(0, rest_.find(' '));
        inode = number_in(word);
        rest_.remove_prefix(word.size());
        return inode != 0 && (rest_.empty() || rest_.size() > 1);
    }

    std::string_view line_, rest_;
};

// Rows in their order, and how far into the text each one's name may go.
class unix_table_reader {
  public:
    std::vector<socket_row> read(std::string_view text) {
        size_t at = 0;
        for_each_line(text, [&](std::string_view line) {
            add(line, at);
            at += line.size() + 1;
        });
        return std::move(rows_);
    }

  private:
    void add(std::string_view line, size_t at) {
        bool sure = true;
        for (size_t i = rows_.size(); i > 0 && reaches_[i - 1] >= at + line.size(); i--)
            sure = rows_[i - 1].sure = false;
        auto known = unix_line_reader(line).read();
        if (!known)
            return;
        // An abstract name, or a path that begins like one?
        known->row.sure = sure && !(known->name_at && line[known->name_at] == '@');
        rows_.push_back(std::move(known->row));
        reaches_.push_back(known->name_at     ? at + known->name_at + sizeof(sockaddr_un::sun_path)
                           : reaches_.empty() ? 0
                                              : reaches_.back());
    }

    std::vector<socket_row> rows_;
    std::vector<size_t> reaches_;
};

// Two rows of one socket: one of them is forged.
void add_unix_row(socket_row row, socket_rows &rows) {
    const auto [at, is_new] = rows.try_emplace(row.inode, row);
    socket_row &known = at->second;
    if (is_new || known.sure || known.family != AF_UNIX)
        return;
    if (row.sure)
        known = std::move(row);
    else
        known.local.clear();
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
        if (const auto peer = rows.find(row.peer_inode); row.peer_inode && peer != rows.end()) {
            row.remote = peer->second.local;
            row.sure &= peer->second.sure;
        }
}

// Of a socket without an inode, one that is about to go, nobody asks.
bool dump_into(socket_rows &rows, int process, uint32_t network) {
    const bool own = network && network == network_of(AT_FDCWD, "/proc/self/ns/net");
    const unique_fd other(own ? -1 : openat(process, "ns/net", O_RDONLY | O_CLOEXEC));
    return (own || other) && dump_sockets(other.get(), [&rows](socket_row row) {
               const uint64_t number = row.inode;
               rows[number] = std::move(row);
           });
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

void read_unix_table(std::string_view text, socket_rows &rows) {
    for (socket_row &row : unix_table_reader().read(text))
        add_unix_row(std::move(row), rows);
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

namespace {

socket_rows read_rows(int process, uint32_t network) {
    socket_rows rows;
    if (!dump_into(rows, process, network))  // an old kernel, or another's socket
        rows.merge(rows_of_files(process));
    read_netlink_table(read_file(process, "net/netlink").value_or(std::string()), rows);
    add_unix_peers(rows);
    return rows;
}

}  // namespace

const socket_row *socket_table::find(int process, uint64_t inode, bool may_read) {
    const uint32_t network = network_of(process, "ns/net");
    auto at = by_namespace_.find(network);
    if (at == by_namespace_.end()) {
        if (!may_read)
            return nullptr;
        at = by_namespace_.emplace(network, read_rows(process, network)).first;
    }
    const auto row = at->second.find(inode);
    return row == at->second.end() ? nullptr : &row->second;
}

const socket_row *recent_sockets::find(int process, uint64_t inode) {
    const uint64_t now = monotonic_ns();
    if (now - since_ns_ > always_ns + pause_for_reading * spent_ns_) {
        table_ = {};
        since_ns_ = now;
        spent_ns_ = 0;
    }
    const socket_row *row = table_.find(process, inode, spent_ns_ < always_ns);
    spent_ns_ += monotonic_ns() - now;
    return row;
}

}  // namespace ringtap

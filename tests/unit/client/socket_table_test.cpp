// SPDX-License-Identifier: MIT OR Apache-2.0
// Sockets as the kernel's dumps and /proc tell of them, where others write into what is read.
#include "model/socket_table.h"

#include <fcntl.h>
#include <linux/inet_diag.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstring>

#include "capture/dump_replies.h"
#include "made_root.h"
#include "model/socket_address.h"

using namespace ringtap;
using namespace ringtap_test;

namespace {

const std::string heading = "Num       RefCount Protocol Flags    Type St Inode Path\n";

std::string row(unsigned inode, const std::string &name = "") {
    return "ffff8880001b8400: 00000002 00000000 00010000 0001 01 " + std::to_string(inode) +
           (name.empty() ? "" : " " + name);
}

socket_rows unix_rows(const std::string &text) {
    socket_rows rows;
    read_unix_table(text, rows);
    return rows;
}

std::string path_of(const socket_row &row) {
    const auto address = read_socket_address(row.local);
    return (address && address->path ? *address->path : "-") + (row.sure ? "" : "?");
}

const std::string long_path = "/run/" + std::string(90, 'l');

}  // namespace

TEST_CASE("Unix sockets' names are read whole, blanks included") {
    const socket_rows rows = unix_rows(heading + row(16101, "/tmp/a b  c") + "\n" + row(16102) +
                                       "\n" + row(7, long_path) + "\n" + row(16103) + "\n");
    REQUIRE(rows.size() == 4);
    CHECK(rows.at(16101).listening);
    CHECK(rows.at(16101).type == SOCK_STREAM);
    CHECK(path_of(rows.at(16101)) == "/tmp/a b  c?");  // the next row could be part of it
    CHECK(path_of(rows.at(16102)) == "-?");
    CHECK(path_of(rows.at(7)) == long_path);
    CHECK(path_of(rows.at(16103)) == "-");
}

TEST_CASE("a row in a Unix socket's name is not taken for another socket's") {
    const std::string forged = "/tmp/a\n" + row(77, "/run/docker.sock");
    const auto rows = unix_rows(heading + row(500, forged) + "\n" + row(501, long_path) + "\n");
    CHECK(path_of(rows.at(77)) == "/run/docker.sock?");
    CHECK(path_of(rows.at(500)) == "/tmp/a?");
    CHECK(path_of(rows.at(501)) == long_path);
    // The socket itself is there, before or behind: the forged row does not count.
    const std::string own = row(77, "/srv/" + std::string(90, 'v')) + "\n";
    CHECK(path_of(unix_rows(heading + own + row(500, forged) + "\n").at(77)) ==
          "/srv/" + std::string(90, 'v'));
    CHECK(path_of(unix_rows(heading + row(500, forged) + "\n" + row(501, long_path) + "\n" + own)
                      .at(77)) == "/srv/" + std::string(90, 'v'));
    // Two that could be forged: nothing is known.
    CHECK(path_of(unix_rows(heading + row(500, forged) + "\n" + row(500, forged) + "\n").at(77)) ==
          "-?");
}

TEST_CASE("names that end in newlines, or hold what is no row, are not sure") {
    CHECK(path_of(unix_rows(heading + row(5, "/run/x\n") + "\n").at(5)) == "/run/x?");
    CHECK(path_of(unix_rows(heading + row(5, "/run/x\nleft") + "\n").at(5)) == "/run/x?");
    CHECK(path_of(unix_rows(heading + row(5, "@dbus") + "\n").at(5)).back() == '?');
    CHECK(path_of(unix_rows(heading + row(5, "/run/x") + "\n").at(5)) == "/run/x");
}

TEST_CASE("what is not a row of the kernel's is none") {
    for (const char *line : {"", "x", "ffff: 00000002 00000000 00010000 0001 01 5",
                             "ffff8880001b8400: 2 0 10000 1 1 5",
                             "ffff8880001b8400: 00000002 00000000 00010000 0001 01 5x",
                             "ffff8880001b8400: 00000002 00000000 00010000 0001 01 0",
                             "ffff8880001b8400: 00000002 00000000 00010000 0001 01",
                             "ffff8880001b8400: 00000002 00000000 00010000 0001 01 5 ",
                             "ffff8880001b8400: 0000000g 00000000 00010000 0001 01 5"}) {
        INFO(line);
        CHECK(unix_rows(std::string(line) + "\n").empty());
    }
    CHECK(unix_rows("f0001b84: 00000002 00000000 00010000 0001 01     5\n").count(5) == 1);
    CHECK(unix_rows("(____ptrval____): 00000002 00000000 00010000 0001 01     5\n").count(5) == 1);
}

TEST_CASE("a row of a Unix socket takes no other kind of socket's place") {
    socket_rows rows;
    rows[77].family = AF_INET;
    rows[77].inode = 77;
    read_unix_table(heading + row(500, "/tmp/a\n" + row(77, "/run/docker.sock")) + "\n", rows);
    CHECK(rows.at(77).family == AF_INET);
}

namespace {

// A datagram of one message, of a type, with flags.
std::vector<char> reply(uint32_t sequence, uint32_t port, uint16_t type, uint16_t flags = 0) {
    std::vector<char> bytes(NLMSG_SPACE(sizeof(inet_diag_msg)));
    nlmsghdr head{};
    head.nlmsg_len = NLMSG_LENGTH(sizeof(inet_diag_msg));
    head.nlmsg_type = type;
    head.nlmsg_flags = flags;
    head.nlmsg_seq = sequence;
    head.nlmsg_pid = port;
    std::memcpy(bytes.data(), &head, sizeof(head));
    return bytes;
}

class dump_box {
  public:
    dump_state take(const std::vector<char> &bytes, uint32_t sender = 0) {
        return replies_.take(sender, bytes.data(), bytes.size(),
                             [this](const nlmsghdr &) { rows++; });
    }
    int rows = 0;

  private:
    dump_replies replies_{7, 4711};
};

}  // namespace

TEST_CASE("a dump has the kernel's answers to this request, and no others") {
    dump_box box;
    CHECK(box.take(reply(7, 4711, SOCK_DIAG_BY_FAMILY)) == dump_state::open);
    CHECK(box.rows == 1);
    box.take(reply(7, 4711, SOCK_DIAG_BY_FAMILY), 4712);  // another process
    box.take(reply(6, 4711, SOCK_DIAG_BY_FAMILY));        // a request that was given up
    box.take(reply(0, 4711, SOCK_DIAG_BY_FAMILY));
    box.take(reply(7, 0, SOCK_DIAG_BY_FAMILY));
    box.take(reply(6, 4711, NLMSG_DONE));
    CHECK(box.take(reply(7, 4711, NLMSG_DONE), 4712) == dump_state::open);
    CHECK(box.rows == 1);
    CHECK(box.take(reply(7, 4711, NLMSG_DONE)) == dump_state::whole);
}

TEST_CASE("a dump that was interrupted, refused or flooded says so") {
    dump_box interrupted;
    interrupted.take(reply(7, 4711, SOCK_DIAG_BY_FAMILY, NLM_F_DUMP_INTR));
    CHECK(interrupted.rows == 1);
    CHECK(interrupted.take(reply(7, 4711, NLMSG_DONE)) == dump_state::changed);
    dump_box refused;
    CHECK(refused.take(reply(7, 4711, NLMSG_ERROR)) == dump_state::refused);
    dump_box flooded;
    dump_state state = dump_state::open;
    for (int i = 0; i < 100000 && state == dump_state::open; i++)
        state = flooded.take(reply(7, 4711, SOCK_DIAG_BY_FAMILY), 4712);
    CHECK(state == dump_state::flooded);
}

TEST_CASE("a datagram that is cut or empty ends nothing") {
    dump_box box;
    const std::vector<char> whole = reply(7, 4711, SOCK_DIAG_BY_FAMILY);
    for (size_t len = 0; len < NLMSG_LENGTH(sizeof(inet_diag_msg)); len++)
        CHECK(box.take({whole.begin(), whole.begin() + static_cast<long>(len)}) ==
              dump_state::open);
    CHECK(box.rows == 0);
}

namespace {

constexpr uint32_t forged_inode = 0x7fffffff;

// Sends forged rows to a port until it is killed. Needs CAP_NET_ADMIN.
void forge(uint32_t port) {
    const int socket = ::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
    std::vector<char> bytes = reply(1, port, SOCK_DIAG_BY_FAMILY);
    auto *found = reinterpret_cast<inet_diag_msg *>(bytes.data() + NLMSG_HDRLEN);
    found->idiag_family = AF_INET;
    found->idiag_inode = forged_inode;
    sockaddr_nl to{};
    to.nl_family = AF_NETLINK;
    to.nl_pid = port;
    for (;;)
        sendto(socket, bytes.data(), bytes.size(), 0, reinterpret_cast<sockaddr *>(&to),
               sizeof(to));
}

}  // namespace

TEST_CASE("another process cannot put a socket into the dump") {
    if (!is_root())
        return;
    const auto port =
        static_cast<uint32_t>(getpid());  // what the kernel gives to a process's first
    const pid_t forger = fork();
    if (forger == 0)
        forge(port);
    int dumps = 0, forged = 0;
    for (int i = 0; i < 20; i++)
        dumps +=
            dump_sockets(-1, [&](const socket_row &row) { forged += row.inode == forged_inode; });
    kill(forger, SIGKILL);
    waitpid(forger, nullptr, 0);
    CHECK(forged == 0);
    INFO(dumps << " of 20 dumps were whole");
}

TEST_CASE("sockets of another network namespace are told by its own dump") {
    if (!is_root())
        return;
    int ready[2];
    REQUIRE(pipe2(ready, O_CLOEXEC) == 0);
    const pid_t other = fork();
    if (other == 0) {
        constexpr char name[] = "\0ringtap-test\nx";
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, name, sizeof(name) - 1);
        const bool apart = unshare(CLONE_NEWNET) == 0;
        const int inside = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const bool bound = bind(inside, reinterpret_cast<sockaddr *>(&address),
                                offsetof(sockaddr_un, sun_path) + sizeof(name) - 1) == 0;
        const char result = apart && bound ? 'y' : 'n';
        if (write(ready[1], &result, 1) != 1)
            _exit(1);
        pause();
    }
    char made = 0;
    REQUIRE(read(ready[0], &made, 1) == 1);
    const std::string text = "/proc/" + std::to_string(other);
    const int network = open((text + "/ns/net").c_str(), O_RDONLY | O_CLOEXEC);
    int found = 0;
    const bool all = dump_sockets(network, [&](const socket_row &row) {
        const auto address = read_socket_address(row.local);
        found += address && address->path && *address->path == "ringtap-test\nx";
    });
    close(network);
    kill(other, SIGKILL);
    waitpid(other, nullptr, 0);
    if (made == 'y' && all)
        CHECK(found == 1);
    else
        WARN("left out: no network namespaces, or no dumps of sockets, here");
    int own = 0;
    dump_sockets(-1, [&](const socket_row &row) {
        const auto address = read_socket_address(row.local);
        own += address && address->path && *address->path == "ringtap-test\nx";
    });
    CHECK(own == 0);  // back where it was
}

// SPDX-License-Identifier: MIT OR Apache-2.0
// What the model makes of the kernel's own view of files and sockets.
#include <sys/socket.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <cstring>

#include "host_box.h"

using namespace ringtap;
using namespace ringtap_test;

namespace {

template <typename Fixed>
std::string bytes_of(const Fixed &fixed) {
    return std::string(reinterpret_cast<const char *>(&fixed), sizeof(fixed));
}

new_item file(unsigned arg, int fd, const std::string &path, unsigned flags = 0) {
    ringtap_file of{};
    of.ino = 77;
    of.mode = flags & RINGTAP_FILE_NAMELESS ? S_IFIFO : S_IFREG;
    of.fd = fd;
    of.f_flags = O_CLOEXEC | O_RDWR;
    of.flags = flags;
    return {RINGTAP_KIND_FILE, arg, bytes_of(of) + path, RINGTAP_ITEM_KERNEL};
}

new_item socket_at(unsigned arg, int fd, uint64_t ino) {
    ringtap_socket of{};
    of.ino = ino;
    of.fd = fd;
    of.family = AF_UNIX;
    of.type = SOCK_DGRAM;
    return {RINGTAP_KIND_SOCKET, arg, bytes_of(of), RINGTAP_ITEM_KERNEL};
}

new_item rights(const std::vector<int> &fds) {
    const uint64_t head[] = {16 + 4 * fds.size(), SOL_SOCKET | uint64_t{SCM_RIGHTS} << 32};
    return {RINGTAP_KIND_CONTROL, 1,
            bytes_of(head) + std::string(reinterpret_cast<const char *>(fds.data()),
                                         fds.size() * sizeof(int))};
}

}  // namespace

TEST_CASE("the kernel's path is the name, whatever the caller's was") {
    host_box box;
    box.call("openat", {static_cast<uint64_t>(AT_FDCWD), 1, O_RDWR}, 3,
             {{RINGTAP_KIND_PATH, 1, "link"}, file(RINGTAP_ARG_RESULT, 3, "/etc/target")});
    CHECK(box.name(3) == "/etc/target");
    CHECK(box.info(3).ino == 77);
    CHECK(box.info(3).open_flags == O_RDWR);
    CHECK_FALSE(box.info(3).cloexec);
}

TEST_CASE("a process with threads has descriptors for sure") {
    host_box box;
    new_item seen = file(RINGTAP_ARG_RESULT, 3, "/etc/target");
    seen.flags |= RINGTAP_ITEM_UNSURE;
    box.call("open", {1, 0}, 3, {{RINGTAP_KIND_PATH, 0, "link"}, seen});
    CHECK(box.name(3) == "/etc/target");
}

TEST_CASE("both ends of a pipe and of a pair of sockets are known") {
    host_box box;
    box.call("pipe2", {1, O_CLOEXEC}, 0,
             {file(0, 3, "pipe:[77]", RINGTAP_FILE_NAMELESS),
              file(0, 4, "pipe:[77]", RINGTAP_FILE_NAMELESS)})
        .call("socketpair", {AF_UNIX, SOCK_DGRAM, 0, 1}, 0,
              {socket_at(3, 5, 90), socket_at(3, 6, 91)});
    CHECK(box.name(3) == "pipe:[77]");
    CHECK(box.name(4) == "pipe:[77]");
    CHECK(box.info(4).cloexec);
    CHECK(box.name(5) == "socket:[90]");
    CHECK(box.name(6) == "socket:[91]");
}

TEST_CASE("descriptors that a message brings are what the kernel says, or not for sure") {
    host_box box;
    box.call("recvmsg", {9, 1, MSG_CMSG_CLOEXEC}, 1,
             {rights({3, 4, 5}), socket_at(0, 9, 80), file(1, 3, "/etc/passed"),
              socket_at(1, 4, 81)});
    CHECK(box.name(3) == "/etc/passed");
    CHECK(box.info(3).cloexec);
    CHECK(box.name(4) == "socket:[81]");
    CHECK(box.name(5) == "?");
    CHECK(box.name(9) == "socket:[80]");
    CHECK_FALSE(box.info(9).cloexec);
}

TEST_CASE("openat2's flags are in memory") {
    const auto how = [](uint64_t flags) {
        const uint64_t words[] = {flags, 0, 0};
        return new_item{RINGTAP_KIND_STRUCT, 2, bytes_of(words)};
    };
    host_box box;
    box.call("openat2", {static_cast<uint64_t>(AT_FDCWD), 1, 1, 24}, 3,
             {{RINGTAP_KIND_PATH, 1, "a"}, how(O_CLOEXEC | O_WRONLY)})
        .call("openat2", {static_cast<uint64_t>(AT_FDCWD), 1, 1, 24}, 4,
              {{RINGTAP_KIND_PATH, 1, "b"}, how(O_DIRECTORY)});
    CHECK(box.info(3).cloexec);
    CHECK(box.info(3).open_flags == O_WRONLY);
    CHECK_FALSE(box.info(4).cloexec);
    CHECK(box.info(4).kind == fd_kind::directory);
}

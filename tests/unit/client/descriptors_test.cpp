// SPDX-License-Identifier: MIT OR Apache-2.0
#include <arpa/inet.h>
#include <linux/close_range.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <catch2/catch.hpp>
#include <cerrno>

#include "host_box.h"
#include "model/file_names.h"

using namespace ringtap;
using namespace ringtap_test;

namespace {

std::string inet(const char *address, uint16_t port) {
    sockaddr_in in{};
    in.sin_family = AF_INET;
    in.sin_port = htons(port);
    in.sin_addr.s_addr = inet_addr(address);
    return std::string(reinterpret_cast<const char *>(&in), sizeof(in));
}

}  // namespace

TEST_CASE("paths are absolute by directory and words") {
    CHECK(absolute_path("/a/b", "c") == "/a/b/c");
    CHECK(absolute_path("/a/b", "../c/./d") == "/a/c/d");
    CHECK(absolute_path("/a", "/x//y/") == "/x/y");
    CHECK(absolute_path("/", "../..") == "/");
    CHECK(absolute_path("", "c") == "");
    CHECK(absolute_path("pipe:[3]", "c") == "");
    CHECK(absolute_path(".../a/b", "../c") == ".../a/c");
    CHECK(absolute_path(".../a", "/c") == "/c");
    CHECK(absolute_path(".../a", "..") == ".../");
}

TEST_CASE("an open file has its name from its opening to its closing, both included") {
    host_box box;
    std::string at_open, at_close;
    box.on_event = [&](const event &event) {
        if (event.type != RINGTAP_SYSCALL)
            return;
        const descriptor_info *info = event.host->descriptor(100, 3);
        (event.call.nr == 2 ? at_open : at_close) = info ? info->name : "-";
    };
    box.open("notes", 3);
    CHECK(box.name(3) == "/home/notes");
    box.call("close", {3}, 0);
    CHECK(at_open == "/home/notes");
    CHECK(at_close == "/home/notes");
    CHECK(box.name(3) == "-");
}

TEST_CASE("openat starts at its directory") {
    host_box box;
    box.call("openat", {static_cast<uint32_t>(AT_FDCWD), 1, O_DIRECTORY}, 3,
             {{RINGTAP_KIND_PATH, 1, "/etc"}})
        .call("openat", {3, 1, 0}, 4, {{RINGTAP_KIND_PATH, 1, "passwd"}})
        .call("openat", {9, 1, 0}, 5, {{RINGTAP_KIND_PATH, 1, "what"}});
    CHECK(box.info(3).kind == fd_kind::directory);
    CHECK(box.name(4) == "/etc/passwd");
    CHECK(box.name(5) == "");
}

TEST_CASE("chdir and fchdir move what relative paths mean, and CLONE_FS shares it") {
    host_box box;
    box.call("chdir", {1}, 0, {{RINGTAP_KIND_PATH, 0, "sub"}}).open("a", 3);
    CHECK(box.name(3) == "/home/sub/a");
    box.open("/tmp", 4, O_DIRECTORY).call("fchdir", {4}, 0).open("b", 5);
    CHECK(box.name(5) == "/tmp/b");
    box.fork(200, CLONE_FS).fork(300).by(200).call("chdir", {1}, 0, {{RINGTAP_KIND_PATH, 0, "/"}});
    CHECK(box.by(100).open("c", 6).name(6) == "/c");
    CHECK(box.by(300).open("d", 7).name(7, 300) == "/tmp/d");
    CHECK(
        box.call("chdir", {1}, -ENOENT, {{RINGTAP_KIND_PATH, 0, "/x"}}).open("e", 8).name(8, 300) ==
        "/tmp/e");
}

TEST_CASE("calls that fail change nothing") {
    host_box box;
    box.open("a", -ENOENT).open("b", 3).call("close", {3}, -EBADF).call("dup2", {3, 4}, -EBADF);
    CHECK(box.name(3) == "/home/b");
    CHECK(box.name(4) == "-");
}

TEST_CASE("a close that reports an error of the file has closed it all the same") {
    host_box box;
    CHECK(box.open("a", 3).call("close", {3}, -EIO).name(3) == "-");
}

TEST_CASE("duplicates are the same open file, with a close-on-exec flag of their own") {
    host_box box;
    box.open("a", 3, O_CLOEXEC)
        .call("dup", {3}, 4)
        .call("dup2", {3, 7}, 7)
        .call("dup3", {3, 8, O_CLOEXEC}, 8)
        .call("fcntl", {3, F_DUPFD, 20}, 20)
        .call("fcntl", {3, F_DUPFD_CLOEXEC, 30}, 30)
        .call("dup2", {3, 3}, 3);
    for (const int fd : {3, 4, 7, 8, 20, 30})
        CHECK(box.name(fd) == "/home/a");
    CHECK(box.info(3).cloexec);
    CHECK_FALSE(box.info(4).cloexec);
    CHECK_FALSE(box.info(7).cloexec);
    CHECK(box.info(8).cloexec);
    CHECK_FALSE(box.info(20).cloexec);
    CHECK(box.info(30).cloexec);
    CHECK(box.open("b", 9).call("dup2", {9, 4}, 4).name(4) == "/home/b");
}

TEST_CASE("a duplicate of what is not known is not known for sure") {
    host_box box;
    CHECK(box.open("a", 4).call("dup2", {50, 4}, 4).name(4) == "?");
}

TEST_CASE("execve closes what says so") {
    host_box box;
    box.open("a", 3, O_CLOEXEC)
        .open("b", 4)
        .open("c", 5)
        .open("d", 6, O_CLOEXEC)
        .call("fcntl", {5, F_SETFD, FD_CLOEXEC}, 0)
        .call("fcntl", {6, F_SETFD, 0}, 0)
        .open("e", 7)
        .call("ioctl", {7, FIOCLEX}, 0)
        .exec();
    CHECK(box.name(3) == "-");
    CHECK(box.name(4) == "/home/b");
    CHECK(box.name(5) == "-");
    CHECK(box.name(6) == "/home/d");
    CHECK(box.name(7) == "-");
}

TEST_CASE("a child has its parent's descriptors, and changes its own") {
    host_box box;
    box.open("a", 3).fork(200).by(200).call("close", {3}, 0).open("b", 4);
    CHECK(box.name(3, 200) == "-");
    CHECK(box.name(4, 200) == "/home/b");
    CHECK(box.name(3) == "/home/a");
    CHECK(box.name(4) == "-");
}

TEST_CASE("with CLONE_FILES they are the same ones, until someone parts from them") {
    host_box box;
    box.open("a", 3).fork(200, CLONE_FILES).by(200).open("b", 4);
    CHECK(box.name(4) == "/home/b");
    box.call("unshare", {CLONE_FILES}, 0).call("close", {3}, 0);
    CHECK(box.name(3, 200) == "-");
    CHECK(box.name(3) == "/home/a");
}

TEST_CASE("a child's execve parts it from CLONE_FILES") {
    host_box box;
    box.open("a", 3, O_CLOEXEC).fork(200, CLONE_FILES | CLONE_VFORK | CLONE_VM).by(200).exec();
    CHECK(box.name(3, 200) == "-");
    CHECK(box.name(3) == "/home/a");
}

TEST_CASE("threads share; one that called unshare has descriptors of its own") {
    host_box box;
    box.open("a", 3).fork(101, CLONE_FILES | CLONE_THREAD, 100).by(100, 101).open("b", 4);
    CHECK(box.name(4) == "/home/b");
    box.call("unshare", {CLONE_FILES}, 0).call("close", {3}, 0);
    CHECK(box.name(3) == "-");  // of the thread whose event was the last
    CHECK(box.by(100).call("getppid", {}, 1).name(3) == "/home/a");
}

TEST_CASE("close_range closes, marks, or parts first") {
    host_box box;
    box.open("a", 3).open("b", 4).open("c", 5).fork(200, CLONE_FILES);
    box.call("close_range", {4, ~0u, CLOSE_RANGE_CLOEXEC}, 0);
    CHECK(box.info(5).cloexec);
    box.by(200).call("close_range", {4, 4, CLOSE_RANGE_UNSHARE}, 0);
    CHECK(box.name(4, 200) == "-");
    CHECK(box.name(4) == "/home/b");
    box.by(100).call("close_range", {3, ~0u, 0}, 0);
    for (const int fd : {3, 4, 5})
        CHECK(box.name(fd) == "-");
}

TEST_CASE("descriptors of no file are named as /proc names them") {
    host_box box;
    box.call("epoll_create1", {O_CLOEXEC}, 3)
        .call("eventfd2", {0, 0}, 4)
        .call("timerfd_create", {0, 0}, 5)
        .call("signalfd4", {static_cast<uint32_t>(-1), 0, 8, 0}, 6)
        .call("signalfd4", {4, 0, 8, 0}, 4)
        .call("inotify_init1", {0}, 7)
        .call("memfd_create", {1, 1}, 8, {{RINGTAP_KIND_STRING, 0, "heap"}})
        .call("pidfd_open", {1, 0}, 9)
        .call("io_uring_setup", {8, 1}, 10)
        .call("userfaultfd", {0}, 11)
        .call("bpf", {0, 1, 8}, 12)
        .call("bpf", {2, 1, 8}, 13)
        .call("ioctl", {12, TIOCGPTPEER, 2}, 14)
        .call("bpf", {5, 1, 8}, 15)
        .call("ioctl", {12, TIOCGPTPEER, 2}, -ENOTTY);
    CHECK(box.name(3) == "anon_inode:[eventpoll]");
    CHECK(box.info(3).cloexec);
    CHECK(box.name(4) == "anon_inode:[eventfd]");
    CHECK(box.name(5) == "anon_inode:[timerfd]");
    CHECK(box.name(6) == "anon_inode:[signalfd]");
    CHECK(box.name(7) == "anon_inode:inotify");
    CHECK(box.name(8) == "/memfd:heap");
    CHECK(box.info(8).cloexec);
    CHECK(box.info(9).kind == fd_kind::pidfd);
    CHECK(box.info(10).kind == fd_kind::io_uring);
    CHECK(box.info(11).kind == fd_kind::userfault);
    CHECK(box.info(12).kind == fd_kind::bpf);
    CHECK(box.name(12) == "anon_inode:bpf-map");
    CHECK(box.name(15) == "anon_inode:bpf-prog");
    CHECK_FALSE(box.info(14).sure);  // a terminal, but which one nothing tells
    CHECK(box.name(13) == "-");  // BPF_MAP_UPDATE_ELEM gives none
}

TEST_CASE("sockets have the ends that bind, connect, listen and accept gave them") {
    host_box box;
    box.call("socket", {AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 6}, 3)
        .call("bind", {3, 1, 16}, 0, {{RINGTAP_KIND_SOCKADDR, 1, inet("10.0.0.1", 80)}})
        .call("listen", {3, 5}, 0)
        .call("accept4", {3, 1, 2, SOCK_CLOEXEC}, 4,
              {{RINGTAP_KIND_SOCKADDR, 1, inet("10.0.0.2", 4000)}});
    CHECK(box.info(3).kind == fd_kind::ipv4);
    CHECK(box.info(3).cloexec);
    CHECK(box.info(3).listening);
    CHECK(box.info(4).server);
    CHECK(box.info(4).kind == fd_kind::ipv4);
    CHECK(box.info(4).local->port == 80);
    CHECK(box.info(4).remote->addr == "10.0.0.2");
    CHECK(box.info(4).remote->port == 4000);
    box.call("socket", {AF_INET, SOCK_STREAM, 0}, 5)
        .call("connect", {5, 1, 16}, -EINPROGRESS,
              {{RINGTAP_KIND_SOCKADDR, 1, inet("1.2.3.4", 53)}})
        .call("socket", {AF_INET, SOCK_STREAM, 0}, 6)
        .call("connect", {6, 1, 16}, -ECONNREFUSED,
              {{RINGTAP_KIND_SOCKADDR, 1, inet("1.2.3.4", 53)}});
    CHECK(box.info(5).remote->port == 53);
    CHECK_FALSE(box.info(6).remote);
}

TEST_CASE("a number given while its file is being closed belongs to the new file") {
    host_box box;
    box.open("old", 3).at(2000);
    // Another thread's open returns between the beginning and the end of the close.
    box.fork(101, CLONE_FILES | CLONE_THREAD | CLONE_FS, 100).by(100, 101).at(2100).open("new", 3);
    box.by(100).at(2200).call("close", {3}, 0, {}, 2050);
    CHECK(box.name(3) == "/home/new");
    box.at(2300).call("close", {3}, 0, {}, 2250);
    CHECK(box.name(3) == "-");
}

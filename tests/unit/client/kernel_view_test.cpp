// SPDX-License-Identifier: MIT OR Apache-2.0
// What the model makes of the kernel's own view of files and sockets.
#include <sched.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <cstring>

#include "host_box.h"
#include "model/host_mounts.h"

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

TEST_CASE("the working directory is what the kernel says that it became, whoever changed it") {
    const char *call = GENERATE("chdir", "fchdir", "pivot_root", "setns", "unshare");
    host_box box;
    box.call(call, {0, 0}, 0,
             {{RINGTAP_KIND_PATH, 0, "link"},
              {RINGTAP_KIND_CWD, RINGTAP_ARG_RESULT, "/seen/by/the/kernel", RINGTAP_ITEM_KERNEL}});
    INFO(call);
    CHECK(box.host().process(100)->cwd == "/seen/by/the/kernel");
    CHECK(box.open("a", 3).name(3) == "/seen/by/the/kernel/a");
    box.call(call, {0, 0}, -EPERM,
             {{RINGTAP_KIND_CWD, RINGTAP_ARG_RESULT, "/not/there", RINGTAP_ITEM_KERNEL}});
    CHECK(box.host().process(100)->cwd == "/seen/by/the/kernel");
}

TEST_CASE("a working directory that nobody can name is not known") {
    const new_item too_long{RINGTAP_KIND_CWD, RINGTAP_ARG_RESULT, "", RINGTAP_ITEM_KERNEL};
    host_box box;
    box.call("chdir", {1}, 0, {{RINGTAP_KIND_PATH, 0, "/a"}, too_long});
    CHECK(box.host().process(100)->cwd.empty());
    CHECK(box.open("b", 3).name(3).empty());
    box.call("chdir", {1}, 0, {{RINGTAP_KIND_PATH, 0, "/known"}}).call("fchdir", {77}, 0);
    CHECK(box.host().process(100)->cwd.empty());
    box.call("chdir", {1}, 0, {{RINGTAP_KIND_PATH, 0, "/known"}});
    box.call("chdir", {1}, 0, {{RINGTAP_KIND_PATH, 0, "", RINGTAP_ITEM_FAULTED}});
    CHECK(box.host().process(100)->cwd.empty());
}

TEST_CASE("what unshare made a thread's own is no one else's: credentials, working directory") {
    host_box box;
    ringtap_cred cred{};
    cred.ids.uid = 1000;
    cred.cap_effective = 5;
    box.fork(200, CLONE_FS)
        .by(200)
        .call("unshare", {CLONE_NEWUSER}, 0,
              {{RINGTAP_KIND_CRED, RINGTAP_ARG_RESULT, bytes_of(cred), RINGTAP_ITEM_KERNEL}});
    CHECK(box.host().process(200)->ids.uid == 1000);
    CHECK(box.host().process(200)->cap_effective == 5);
    box.call("chdir", {1}, 0, {{RINGTAP_KIND_PATH, 0, "/own"}});
    CHECK(box.host().process(200)->cwd == "/own");
    CHECK(box.host().process(100)->cwd == "/home");
}

TEST_CASE("a path that is longer than a path may be is named by its end") {
    host_box box;
    new_item seen = file(RINGTAP_ARG_RESULT, 3, "/deep/SECRET");
    seen.flags |= RINGTAP_ITEM_TRUNCATED;
    box.call("open", {1, 0}, 3, {{RINGTAP_KIND_PATH, 0, "SECRET"}, seen});
    CHECK(box.name(3) == ".../deep/SECRET");
}

TEST_CASE("a path of which an older module tells nothing has no name") {
    host_box box;
    new_item seen = file(RINGTAP_ARG_RESULT, 3, "");
    seen.flags |= RINGTAP_ITEM_TRUNCATED;
    box.call("open", {1, 0}, 3, {{RINGTAP_KIND_PATH, 0, "SECRET"}, seen});
    CHECK(box.name(3).empty());
}

TEST_CASE("a file opened by another name than the host's is known by where it lies") {
    host_box box;
    const new_item within{RINGTAP_KIND_FSPATH, RINGTAP_ARG_RESULT, "/etc/shadow",
                          RINGTAP_ITEM_KERNEL};
    box.call("open", {1, 0}, 3,
             {{RINGTAP_KIND_PATH, 0, "/tmp/x/shadow"}, file(RINGTAP_ARG_RESULT, 3, "/tmp/x/shadow"),
              within});
    CHECK(box.name(3) == "/tmp/x/shadow");
    CHECK(box.info(3).within == "/etc/shadow");
    box.call("dup", {3}, 4);
    CHECK(box.info(4).within == "/etc/shadow");
}

TEST_CASE("of a long command line both ends are known, and what it was in all") {
    const auto tail = [](uint64_t count, const std::string &bytes) {
        return new_item{RINGTAP_KIND_TAIL, RINGTAP_ARG_NONE, bytes_of(ringtap_tail{count}) + bytes};
    };
    ringtap_exec exec{};
    exec.h = header(0, 5000, 100, 100);
    exec.old_tid = 100;
    exec.items = 4;
    host_box box;
    box << finish(exec, RINGTAP_EXEC,
                  {{RINGTAP_KIND_ARGV, RINGTAP_ARG_NONE, std::string("sh\0-c\0x", 7),
                    RINGTAP_ITEM_TRUNCATED, 60000},
                   tail(9, std::string("y\0SECRET\0", 9)),
                   {RINGTAP_KIND_ENVP, RINGTAP_ARG_NONE, std::string("A=1\0", 4),
                    RINGTAP_ITEM_TRUNCATED, 40000},
                   tail(0, std::string("B=2\0", 4))});
    const process_info &process = *box.host().process(100);
    CHECK(strings_in(process.args) ==
          std::vector<std::string_view>{"sh", "-c", "x...", "...y", "SECRET"});
    CHECK(process.arg_count == 9);
    CHECK(process.arg_bytes == 60000);
    CHECK(strings_in(process.env) == std::vector<std::string_view>{"A=1", "...", "...B=2"});
}

TEST_CASE("a thread is called what the kernel says that it has named itself") {
    constexpr uint64_t set_name = 15;
    host_box box;
    box.call("prctl", {set_name, 1}, 0,
             {{RINGTAP_KIND_STRING, 1, "forged"},
              {RINGTAP_KIND_COMM, RINGTAP_ARG_RESULT, "real", RINGTAP_ITEM_KERNEL}});
    CHECK(box.host().thread(100)->comm == "real");
}

TEST_CASE("names that are written into files of /proc are followed") {
    host_box box;
    box.fork(101, 0, 100);
    const auto write = [&](const char *path, const std::string &name, int64_t result) {
        box.call("open", {1, 1}, 3, {{RINGTAP_KIND_PATH, 0, "x"}, file(RINGTAP_ARG_RESULT, 3, path)})
            .call("write", {3, 1, name.size()}, result, {{RINGTAP_KIND_BUFFER, 1, name}})
            .call("close", {3}, 0);
    };
    write("/proc/100/comm", "first", 5);
    CHECK(box.host().thread(100)->comm == "first");
    write("/proc/100/task/101/comm", "second", 6);
    CHECK(box.host().thread(101)->comm == "second");
    CHECK(box.host().thread(100)->comm == "first");
    write("/proc/100/comm", "a name of more than 15 bytes", 28);
    CHECK(box.host().thread(100)->comm == "a name of more ");
    write("/proc/100/comm", "refused", -22);
    write("/proc/100/task/77/comm", "nobody", 6);
    write("/tmp/comm", "no name", 7);
    CHECK(box.host().thread(100)->comm == "a name of more ");
}

TEST_CASE("what lies where in a filesystem has the name of its widest mount") {
    host_mounts mounts("");
    mounts.add("8:1 / /\n8:1 /etc /mnt/etc\n0:45 / /var/lib/docker/a\\040b\n"
               "0:50 /@home /home\n9:1 /x /y\nrubbish\n:\n");
    CHECK(mounts.path_of(0x801, "/etc/shadow") == "/etc/shadow");
    CHECK(mounts.path_of(0x801, "/") == "/");
    CHECK(mounts.path_of(45, "/etc/shadow") == "/var/lib/docker/a b/etc/shadow");
    CHECK(mounts.path_of(45, "/") == "/var/lib/docker/a b");
    CHECK(mounts.path_of(50, "/@home/me") == "/home/me");
    CHECK(mounts.path_of(50, "/@homes/me").empty());
    CHECK(mounts.path_of(0x901, "/x") == "/y");
    CHECK(mounts.path_of(46, "/").empty());
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

// SPDX-License-Identifier: MIT OR Apache-2.0
#include <catch2/catch.hpp>

#include "cli/text_format.h"
#include "event_of.h"

using namespace ringtap;
using namespace ringtap_test;

namespace {

template <typename... Args>
std::string text_of(void (*append)(text_buffer &, Args...), Args... args) {
    text_buffer to;
    append(to, args...);
    return fmt::to_string(to);
}

std::string quoted(std::string_view bytes) {
    return text_of<std::string_view>(append_quoted, bytes);
}

std::string arguments(const new_call &call, const std::vector<new_item> &items = {}) {
    std::string text;
    with_event(make_syscall(header(0, 1), call, items), on_x86(), [&text](const event &event) {
        text_buffer to;
        append_arguments(to, event);
        text = fmt::to_string(to);
    });
    return text;
}

std::string result(int64_t value) {
    return text_of<int64_t>(append_result, value);
}

}  // namespace

TEST_CASE("bytes are quoted so that no terminal is harmed") {
    CHECK(quoted("plain") == "\"plain\"");
    CHECK(quoted("a\"b\\c\n\t\r\v\f") == R"("a\"b\\c\n\t\r\v\f")");
    CHECK(quoted(std::string_view("\0\1\0011\x1b[31m\x7f\xff", 11)) ==
          R"("\0\1\0011\33[31m\177\377")");
    CHECK(quoted("\xff") == R"("\377")");
    CHECK(quoted(std::string_view("\0"
                                  "7",
                                  2)) == R"("\0007")");
}

TEST_CASE("paths, with what could not be read") {
    const new_call access{21, {0x7f00, 4}};
    CHECK(arguments(access, {{RINGTAP_KIND_PATH, 0, "/etc"}}) == "\"/etc\", 0x4");
    CHECK(arguments(access) == "0x7f00, 0x4");
    CHECK(arguments({21, {0, 4}}) == "NULL, 0x4");
    CHECK(arguments(access, {{RINGTAP_KIND_PATH, 0, "", RINGTAP_ITEM_FAULTED}}) ==
          "0x7f00 <unreadable>, 0x4");
    CHECK(arguments(access, {{RINGTAP_KIND_PATH, 0, "/e", RINGTAP_ITEM_FAULTED}}) ==
          "\"/e\"<unreadable>, 0x4");
    CHECK(arguments(access, {{RINGTAP_KIND_PATH, 0, "/e", RINGTAP_ITEM_TRUNCATED}}) ==
          "\"/e\"..., 0x4");
}

TEST_CASE("numbers by their types") {
    CHECK(arguments({257, {0xffffff9c, 0, 0, 0644}}) == "AT_FDCWD, NULL, 0, 0644");
    CHECK(arguments({3, {0xffffffffffffffff}}) == "-1");
    CHECK(arguments({62, {0xffffffff, 9}}) == "-1, SIGKILL");
    CHECK(arguments({62, {1, 34}}) == "1, SIGRT_2");
    CHECK(arguments({62, {1, 0}}) == "1, 0");
    CHECK(arguments({92, {0, 0xffffffff, 1000}}) == "NULL, -1, 1000");
    CHECK(arguments({8, {3, UINT64_MAX, 2}}) == "3, -1, 2");
}

TEST_CASE("vectors") {
    const new_call execve{59, {0x10, 0x20, 0x30}, -2};
    CHECK(arguments(execve, {{RINGTAP_KIND_PATH, 0, "/bin/ls"},
                             {RINGTAP_KIND_ARGV, 1, std::string("ls\0-l\0", 6)},
                             {RINGTAP_KIND_ENVP, 2, std::string("A=1\0B=2\0", 8)}}) ==
          R"("/bin/ls", ["ls", "-l"], 0x30 /* 2 vars */)");
    CHECK(arguments(execve, {{RINGTAP_KIND_ARGV, 1, std::string("ls\0-", 4),
                              RINGTAP_ITEM_TRUNCATED}}) == R"(0x10, ["ls", "-", ...], 0x30)");
    CHECK(arguments(execve, {{RINGTAP_KIND_ENVP, 2, "A=1", RINGTAP_ITEM_TRUNCATED}}) ==
          "0x10, 0x20, 0x30 /* at least 1 var */");
}

TEST_CASE("socket addresses") {
    const auto with = [](const std::string &address) {
        return arguments({42, {3, 0x10, 16}}, {{RINGTAP_KIND_SOCKADDR, 1, address}});
    };
    CHECK(with(std::string("\2\0\0\x50\x7f\0\0\1", 8) + std::string(8, '\0')) ==
          "3, {AF_INET, 127.0.0.1:80}, 16");
    CHECK(with(std::string("\x0a\0\0\x50\0\0\0\0", 8) + std::string(15, '\0') + "\1" +
               std::string("\2\0\0\0", 4)) == "3, {AF_INET6, [::1%2]:80}, 16");
    CHECK(with(std::string("\1\0/run/x\0junk", 13)) == "3, {AF_UNIX, \"/run/x\"}, 16");
    CHECK(with(std::string("\1\0\0abs", 6)) == "3, {AF_UNIX, @\"abs\"}, 16");
    CHECK(with(std::string("\1\0", 2)) == "3, {AF_UNIX}, 16");
    CHECK(with(std::string("\x10\0\0\0\5\0\0\0\1\0\0\0", 12)) ==
          "3, {AF_NETLINK, pid=5, groups=0x1}, 16");
    CHECK(with(std::string("\x7b\0", 2)) == "3, {AF_123}, 16");
    CHECK(with(std::string("\2\0\0", 3)) == "3, {AF_INET}, 16");
    CHECK(with("\2") == "3, \"\\2\", 16");
}

TEST_CASE("messages") {
    CHECK(arguments({46, {3, 0x10, 0}}, {{RINGTAP_KIND_SOCKADDR, 1, std::string("\1\0/x", 4)},
                                         {RINGTAP_KIND_BUFFER, 1, "hi"}}) ==
          "3, {name={AF_UNIX, \"/x\"}, data=\"hi\"}, 0");
    CHECK(arguments({46, {3, 0x10, 0}}, {{RINGTAP_KIND_BUFFER, 1, "hi"}}) == "3, {data=\"hi\"}, 0");
}

TEST_CASE("results") {
    CHECK(result(3) == "3");
    CHECK(result(0x7f0000000000) == "0x7f0000000000");
    CHECK(result(-2) == "-1 ENOENT (No such file or directory)");
    CHECK(result(-512) == "? ERESTARTSYS (To be restarted if SA_RESTART is set)");
    CHECK(result(-4096) == "0xfffffffffffff000");
}

TEST_CASE("ends of processes") {
    const auto status = [](uint32_t value) { return text_of<uint32_t>(append_status, value); };
    CHECK(status(0) == "exited with 0");
    CHECK(status(3 << 8) == "exited with 3");
    CHECK(status(9) == "killed by SIGKILL");
    CHECK(status(11 | 0x80) == "killed by SIGSEGV (core dumped)");
}

TEST_CASE("flags of clone") {
    const auto flags = [](uint64_t value) { return text_of<uint64_t>(append_clone_flags, value); };
    CHECK(flags(0) == "0x0");
    CHECK(flags(0x4100) == "CLONE_VM|CLONE_VFORK");
    CHECK(flags(uint64_t{1} << 40 | 0x100) == "CLONE_VM|0x10000000000");
}

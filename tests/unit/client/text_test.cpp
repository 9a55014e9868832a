// SPDX-License-Identifier: MIT OR Apache-2.0
#include <fcntl.h>

#include <catch2/catch.hpp>

#include "event_of.h"
#include "model/call_rules.h"
#include "render/text_format.h"

using namespace ringtap;
using namespace ringtap_test;

namespace {

template <typename... Args>
std::string text_of(void (*append)(text_buffer &, Args...), Args... args) {
    text_buffer out;
    append(out, args...);
    return fmt::to_string(out);
}

std::string quoted(std::string_view bytes) {
    return text_of<std::string_view>(append_quoted, bytes);
}

std::string fraction_of(uint64_t ns) {
    char text[fraction_length];
    return {text, put_fraction(text, ns)};
}

std::string arguments(const new_call &call, const std::vector<new_item> &items = {}) {
    std::string text;
    with_event(make_syscall(header(0, 1), call, items), on_x86(), [&text](const event &event) {
        text_buffer out;
        append_arguments(out, event);
        text = fmt::to_string(out);
    });
    return text;
}

std::string result(int64_t value) {
    return text_of<int64_t>(append_result, value);
}

}  // namespace

TEST_CASE("parts of a second have nine digits") {
    CHECK(fraction_of(0) == ".000000000");
    CHECK(fraction_of(42) == ".000000042");
    CHECK(fraction_of(123456789) == ".123456789");
    CHECK(fraction_of(999999999) == ".999999999");
}

TEST_CASE("octal numbers have three digits at least, and a zero in front") {
    CHECK(text_of<uint64_t>(append_octal, 0) == "000");
    CHECK(text_of<uint64_t>(append_octal, 07) == "007");
    CHECK(text_of<uint64_t>(append_octal, 077) == "077");
    CHECK(text_of<uint64_t>(append_octal, 0644) == "0644");
    CHECK(text_of<uint64_t>(append_octal, UINT64_MAX) == "01777777777777777777777");
}

TEST_CASE("what a call returns is a descriptor, or is not") {
    const auto returns = [](int nr, std::vector<uint64_t> args) {
        bool does = false;
        with_event(make_syscall(header(0, 1), {nr, args}), on_x86(),
                   [&does](const event &event) { does = returns_descriptor(event.call); });
        return does;
    };
    // numbers of x86-64, whatever this machine is
    constexpr int read = 0, dup2 = 33, fcntl = 72, openat = 257, bpf = 321;
    CHECK(returns(openat, {1, 2, 3}));
    CHECK(returns(dup2, {3, 7}));
    CHECK(returns(fcntl, {3, F_DUPFD_CLOEXEC, 10}));
    CHECK_FALSE(returns(fcntl, {3, F_GETFL}));
    CHECK(returns(bpf, {5}));        // BPF_PROG_LOAD
    CHECK_FALSE(returns(bpf, {1}));  // BPF_MAP_LOOKUP_ELEM
    CHECK_FALSE(returns(read, {3}));
}

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
    CHECK(arguments(access, {{RINGTAP_KIND_PATH, 0, "/etc"}}) == "\"/etc\", R_OK");
    CHECK(arguments(access) == "0x7f00, R_OK");
    CHECK(arguments({21, {0, 4}}) == "NULL, R_OK");
    CHECK(arguments(access, {{RINGTAP_KIND_PATH, 0, "", RINGTAP_ITEM_FAULTED}}) ==
          "0x7f00 <unreadable>, R_OK");
    CHECK(arguments(access, {{RINGTAP_KIND_PATH, 0, "/e", RINGTAP_ITEM_FAULTED}}) ==
          "\"/e\"<unreadable>, R_OK");
    CHECK(arguments(access, {{RINGTAP_KIND_PATH, 0, "/e", RINGTAP_ITEM_TRUNCATED}}) ==
          "\"/e\"..., R_OK");
    CHECK(arguments({1, {1, 0, 0}}, {{RINGTAP_KIND_BUFFER, 1, ""}}) == "1, NULL, 0");
    CHECK(arguments({1, {1, 0x10, 0}}, {{RINGTAP_KIND_BUFFER, 1, ""}}) == "1, \"\", 0");
}

TEST_CASE("numbers by their types") {
    CHECK(arguments({257, {0xffffff9c, 0, 0, 0644}}) == "AT_FDCWD, NULL, O_RDONLY");
    CHECK(arguments({3, {0xffffffffffffffff}}) == "-1");
    CHECK(arguments({62, {0xffffffff, 9}}) == "-1, SIGKILL");
    CHECK(arguments({62, {1, 34}}) == "1, SIGRT_2");
    CHECK(arguments({62, {1, 0}}) == "1, 0");
    CHECK(arguments({92, {0, 0xffffffff, 1000}}) == "NULL, -1, 1000");
    CHECK(arguments({8, {3, UINT64_MAX, 2}}) == "3, -1, SEEK_END");
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

TEST_CASE("messages of a vector, and what the first are made of") {
    CHECK(arguments({307, {3, 0x10, 2, 0}},
                    {{RINGTAP_KIND_STRUCT, 1, std::string(64, '\0')},
                     {RINGTAP_KIND_SOCKADDR, 1, std::string("\1\0/x", 4)},
                     {RINGTAP_KIND_BUFFER, 1, "hi"},
                     {RINGTAP_KIND_BUFFER, 1, "you"}}) ==
          "3, [{msg_hdr={msg_name=NULL, msg_namelen=0, msg_iov=NULL, msg_iovlen=0, msg_control=NULL, "
          "msg_controllen=0, msg_flags=0}, msg_len=0}] of [{name={AF_UNIX, \"/x\"}, data=\"hi\"}, "
          "{data=\"you\"}], 2, 0");
    CHECK(arguments({307, {3, 0x10, 2, 0}}) == "3, 0x10, 2, 0");
}

TEST_CASE("an argument that is what another one says") {
    const std::string size("\x18\0\x50\0\0\0\0\0", 8);
    CHECK(arguments({16, {1, 0x5413, 0x10}}, {{RINGTAP_KIND_STRUCT, 2, size}}) ==
          "1, TIOCGWINSZ, {ws_row=24, ws_col=80, ws_xpixel=0, ws_ypixel=0}");
    CHECK(arguments({16, {1, 0x5413, 0x10}, -25}) == "1, TIOCGWINSZ, 0x10");
    CHECK(arguments({16, {1, 0x40049409, 7}}) == "1, FICLONE, 7");
    CHECK(arguments({16, {1, 0x1234567, 0x10}}) == "1, 0x1234567, 0x10");
    CHECK(arguments({72, {3, 0, 10}}) == "3, F_DUPFD, 10");
    CHECK(arguments({72, {3, 4, 0x800}}) == "3, F_SETFL, O_RDONLY|O_NONBLOCK");
    CHECK(arguments({72, {3, 1, 0}}) == "3, F_GETFD, 0");
    CHECK(arguments({157, {15, 0x10}}, {{RINGTAP_KIND_STRING, 1, "me"}}) ==
          "PR_SET_NAME, \"me\", 0, 0, 0");
    CHECK(arguments({66, {5, 0, 16, 3}}) == "5, 0, SETVAL, 3");
    CHECK(arguments({179, {0x80000700, 0, 5, 0}}) == "Q_GETQUOTA|USRQUOTA, NULL, 5, NULL");
}

TEST_CASE("results") {
    CHECK(result(3) == "3");
    CHECK(result(0x7f0000000000) == "0x7f0000000000");
    CHECK(result(-2) == "-1 ENOENT (No such file or directory)");
    CHECK(result(-512) == "? ERESTARTSYS (To be restarted if SA_RESTART is set)");
    CHECK(result(-300) == "-1 E? (Unknown error 300)");
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
    CHECK(flags(0) == "0");
    CHECK(flags(0x4100) == "CLONE_VM|CLONE_VFORK");
    CHECK(flags(uint64_t{1} << 40 | 0x100) == "CLONE_VM|0x10000000000");
}

TEST_CASE("flags by name, what has none as a number") {
    CHECK(arguments({257, {3, 0, 0x80241, 0644}}) ==
          "3, NULL, O_WRONLY|O_CREAT|O_TRUNC|O_CLOEXEC, 0644");
    CHECK(arguments({257, {3, 0, 0x410002, 07}}) == "3, NULL, O_RDWR|O_TMPFILE, 007");
    CHECK(arguments({257, {3, 0, 0x40000000}}) == "3, NULL, O_RDONLY|0x40000000");
    CHECK(arguments({9, {0, 4096, 3, 0x22, UINT64_MAX, 0}}) ==
          "NULL, 4096, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0");
    CHECK(arguments({10, {0, 4096, 0}}) == "NULL, 4096, PROT_NONE");
    CHECK(arguments({56, {0x1200011, 0}}) ==
          "CLONE_CHILD_CLEARTID|CLONE_CHILD_SETTID|SIGCHLD, NULL, NULL, NULL, NULL");
    CHECK(arguments({202, {0, 0x189, 1}}) ==
          "NULL, FUTEX_WAIT_BITSET_PRIVATE|FUTEX_CLOCK_REALTIME, 1, NULL, NULL, 0");
    CHECK(arguments({29, {0, 100, 01600}}) == "0, 100, IPC_CREAT|0600");
    CHECK(arguments({41, {2, 0x80001, 6}}) == "AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_TCP");
    CHECK(arguments({41, {16, 3, 0}}) == "AF_NETLINK, SOCK_RAW, NETLINK_ROUTE");
    CHECK(arguments({54, {3, 1, 9, 0, 4}}) == "3, SOL_SOCKET, SO_KEEPALIVE, NULL, 4");
    CHECK(arguments({54, {3, 6, 1, 0, 4}}) == "3, SOL_TCP, TCP_NODELAY, NULL, 4");
    CHECK(arguments({54, {3, 99, 1, 0, 4}}) == "3, 0x63, 0x1, NULL, 4");
    CHECK(arguments({72, {3, 4, 0x800}}) == "3, F_SETFL, O_RDONLY|O_NONBLOCK");
    CHECK(arguments({16, {1, 0x5413, 0x7f00}}) == "1, TIOCGWINSZ, 0x7f00");
    CHECK(arguments({16, {1, 0xdeadbeef, 1}}) == "1, 0xdeadbeef, 0x1");
    CHECK(arguments({133, {0, 020666, 0x103}}) == "NULL, S_IFCHR|0666, makedev(0x1, 0x3)");
    CHECK(arguments({228, {1, 0}}) == "CLOCK_MONOTONIC, NULL");
}

TEST_CASE("the same flag has another value on another machine") {
    decoder_setup setup;
    setup.on = machine::aarch64;
    std::string text;
    with_event(make_syscall(header(0, 1), {56, {3, 0, 0x4000}}), setup, [&text](const event &event) {
        text_buffer out;
        append_arguments(out, event);
        text = fmt::to_string(out);
    });
    CHECK(text == "3, NULL, O_RDONLY|O_DIRECTORY");
}

namespace {

template <typename... Numbers>
std::string words(Numbers... numbers) {
    const uint64_t all[] = {static_cast<uint64_t>(numbers)...};
    return std::string(reinterpret_cast<const char *>(all), sizeof(all));
}

new_item structure(unsigned arg, const std::string &bytes, unsigned flags = 0) {
    return {RINGTAP_KIND_STRUCT, arg, bytes, flags};
}

}  // namespace

TEST_CASE("of a long array those with a result are shown first, then its first ones, and the others counted") {
    std::vector<uint64_t> polled(100, 0x0000000100000003);
    polled[70] = 0x0001000100000046;
    const std::string bytes(reinterpret_cast<const char *>(polled.data()), polled.size() * sizeof(uint64_t));
    std::string wanted = "[{fd=70, events=POLLIN, revents=POLLIN}, ";
    for (int i = 0; i < 31; i++)
        wanted += "{fd=3, events=POLLIN, revents=0}, ";
    CHECK(arguments({7, {0x10, 100, 0}}, {structure(0, bytes)}) == wanted + "68 more], 100, 0");
    CHECK(arguments({7, {0x10, 500, 0}}, {structure(0, bytes, RINGTAP_ITEM_TRUNCATED)}) == wanted + "68 more, ...], 500, 0");
}

TEST_CASE("structs by what is in them") {
    CHECK(arguments({35, {0x10, 0}}, {structure(0, words(1, 500))}) ==
          "{tv_sec=1, tv_nsec=500}, NULL");
    CHECK(arguments({35, {0x10, 0}}, {structure(0, words(1))}) == "{tv_sec=1, ...}, NULL");
    CHECK(arguments({293, {0x10, 0x800}}, {structure(0, words(0x400000003))}) ==
          "[3, 4], O_NONBLOCK");
    CHECK(arguments({14, {0, 0x10, 0, 8}}, {structure(1, words(0x201))}) ==
          "SIG_BLOCK, [HUP USR1], NULL, 8");
    CHECK(arguments({14, {2, 0x10, 0, 8}}, {structure(1, words(~uint64_t{0x100}))}) ==
          "SIG_SETMASK, ~[KILL], NULL, 8");
    CHECK(arguments({7, {0x10, 1, 0}}, {structure(0, words(0x0001000100000003))}) ==
          "[{fd=3, events=POLLIN, revents=POLLIN}], 1, 0");
    CHECK(arguments({7, {0x10, 2, 0}}, {structure(0, words(3), RINGTAP_ITEM_TRUNCATED)}) ==
          "[{fd=3, events=0, revents=0}, ...], 2, 0");
    CHECK(arguments({13, {29, 0x10, 0, 8}}, {structure(1, words(1, 0x24000000, 0x20, 0))}) ==
          "SIGIO, {sa_handler=SIG_IGN, sa_flags=SA_RESTORER|SA_INTERRUPT, sa_restorer=0x20, "
          "sa_mask=[]}, NULL, 8");
    CHECK(arguments({138, {3, 0x10}}, {structure(1, words(0x01021994))}) ==
          "3, {f_type=TMPFS_MAGIC, ...}");
}

TEST_CASE("a clock of a descriptor is a negative number of 32 bits") {
    CHECK(arguments({229, {0xfffff866, 0}}) == "0xfffff866, NULL");
}

TEST_CASE("32-bit structs have their own layout") {
    CHECK(arguments({162, {0x10, 0}, 0, RINGTAP_ABI_COMPAT},
                    {structure(0, words(0x1f400000001))}) == "{tv_sec=1, tv_nsec=500}, NULL");
}

TEST_CASE("a wait that found nobody has filled nothing") {
    const std::vector<new_item> items = {structure(1, std::string("\0\3\0\0", 4))};
    CHECK(arguments({61, {7, 0x10, 1, 0}, 7}, items) ==
          "7, [{WIFEXITED(s) && WEXITSTATUS(s) == 3}], WNOHANG, NULL");
    CHECK(arguments({61, {7, 0x10, 1, 0}, 0}, items) == "7, 0x10, WNOHANG, NULL");
}

TEST_CASE("control data of messages") {
    const std::string rights = words(20, 0x100000001, 7);
    CHECK(arguments({46, {3, 0x10, 0}}, {{RINGTAP_KIND_CONTROL, 1, rights}}) ==
          "3, {control=[{cmsg_level=SOL_SOCKET, cmsg_type=SCM_RIGHTS, cmsg_data=[7]}]}, 0");
}

namespace {

class two_files : public host_model {
  public:
    two_files() {
        sure_.name = "/etc/passwd";
        unsure_.name = "/etc/group";
        unsure_.sure = false;
        connected_.name = "socket:[9]";
        connected_.kind = fd_kind::ipv4;
        connected_.type = 1;
        connected_.local = ipv4("127.0.0.1", 80);
        connected_.remote = ipv4("127.0.0.2", 81);
    }
    void before(const event &) override {}
    void after(const event &) override {}
    const thread_info *thread(uint32_t) const override { return nullptr; }
    const process_info *process(uint32_t) const override { return nullptr; }
    const descriptor_info *descriptor(uint32_t tgid, int fd) const override {
        if (tgid != 100)
            return nullptr;
        return fd == 3 ? &sure_ : fd == 4 ? &unsure_ : fd == 5 ? &connected_ : nullptr;
    }
    std::string_view user_name(uint32_t) const override { return {}; }
    std::string_view group_name(uint32_t) const override { return {}; }

  private:
    static socket_address ipv4(const char *addr, uint16_t port) {
        socket_address address;
        address.family = "AF_INET";
        address.addr = addr;
        address.port = port;
        return address;
    }

    descriptor_info sure_, unsure_, connected_;
};

std::string with_names(const new_call &call, const std::vector<new_item> &items = {}) {
    const two_files model;
    std::string text;
    with_event(make_syscall(header(0, 1), call, items), on_x86(), [&](const event &event) {
        text_buffer out;
        append_arguments(out, event, &model);
        append(out, " = ");
        append_result(out, event, &model);
        text = fmt::to_string(out);
    });
    return text;
}

}  // namespace

TEST_CASE("descriptors have names where a model knows them for sure") {
    CHECK(with_names({33, {3, 4}, 3}) == "3</etc/passwd>, 4 = 3</etc/passwd>");
    CHECK(with_names({72, {4, 1030, 3}, 3}) == "4, F_DUPFD_CLOEXEC, 3 = 3</etc/passwd>");
    CHECK(with_names({72, {4, 1, 0}, 3}) == "4, F_GETFD, 0 = 3");
    CHECK(with_names({270, {6, 0x10}, 1}, {structure(1, words(0x38))}) ==
          "6, [3</etc/passwd> 4 5<TCP:[127.0.0.1:80->127.0.0.2:81]>], NULL, NULL, NULL, NULL = 1");
}

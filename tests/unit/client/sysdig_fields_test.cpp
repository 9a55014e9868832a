// SPDX-License-Identifier: MIT OR Apache-2.0
// Where a field has to say what Sysdig says, in its form.
#include <arpa/inet.h>
#include <sys/socket.h>

#include <catch2/catch.hpp>

#include "fake_host.h"

using namespace ringtap;
using namespace ringtap_test;
using namespace std::literals;

namespace {

std::string sockaddr_of(const char *address, uint16_t port) {
    sockaddr_in in{};
    in.sin_family = AF_INET;
    in.sin_port = htons(port);
    inet_pton(AF_INET, address, &in.sin_addr);
    return std::string(reinterpret_cast<const char *>(&in), sizeof(in));
}

fake_host host_with(const descriptor_info &descriptor) {
    fake_host host = small_host();
    host.descriptors[{100, 5}] = descriptor;
    return host;
}

descriptor_info of_kind(fd_kind kind, const char *name = "") {
    descriptor_info made;
    made.kind = kind;
    made.name = name;
    return made;
}

// sendto or recvfrom (44, 45) of descriptor 5, beside 10.0.0.9:53
record_words datagram(int call) {
    return make_syscall(header(9, 7'000'000), {call, {5, 0x1000, 10, 0, 0x2000, 16}, 10},
                        {{RINGTAP_KIND_SOCKADDR, 4, sockaddr_of("10.0.0.9", 53)}});
}

std::string latency_of(uint64_t ns) {
    const auto read = make_syscall(header(7, 1 + ns), {0, {3}, 0, 0, 1});
    return shown("evt.latency.human", read) + " " + shown("evt.latency.ns", read);
}

}  // namespace

TEST_CASE("a long command line is counted whole") {
    fake_host host = small_host();
    process_info &nginx = host.processes[100];
    nginx.args = "nginx\0-g\0x...\0...y\0SECRET\0"sv;
    nginx.arg_count = 9;
    nginx.arg_bytes = 60'000;
    CHECK(shown("proc.cmdnargs", open_passwd(), &host) == "8");
    CHECK(shown("proc.cmdlenargs", open_passwd(), &host) == "59993");
    CHECK(shown("proc.args", open_passwd(), &host) == "-g x... ...y SECRET");
}

TEST_CASE("a file has the name that the host knows it by") {
    fake_host host = small_host();
    CHECK(shown("fd.name.host", read_of(3), &host) == "/etc/nginx/mime.types");
    host.descriptors[{100, 3}].within = "/www/mime.types";
    host.descriptors[{100, 3}].dev = 45;
    CHECK(shown("fd.name.host", read_of(3), &host) == "<none>");
    host.host_paths[{45, "/www/mime.types"}] = "/srv/www/mime.types";
    CHECK(shown("fd.name.host", read_of(3), &host) == "/srv/www/mime.types");
    CHECK(holds("fd.name.host startswith /srv and fd.dev = 45", read_of(3), &host));
    CHECK(shown("fd.name.host", open_passwd(-2), &host) == "<none>");
    CHECK(shown("proc.exepath.host", read_of(3), &host) == "/usr/sbin/nginx");
}

TEST_CASE("what kind of file a program was started from") {
    fake_host host = small_host();
    auto &flags = host.processes[100].exe_flags;
    const auto said = [&](const char *field) { return shown(field, open_passwd(), &host); };
    CHECK(said("proc.is_exe_writable") == "<none>");
    CHECK(said("proc.is_exe_upper_layer") == "<none>");
    flags = RINGTAP_EXE_WRITABLE;
    CHECK(said("proc.is_exe_writable") == "true");
    CHECK(said("proc.is_exe_from_memfd") == "false");
    CHECK(said("proc.is_exe_upper_layer") == "false");
    flags = RINGTAP_EXE_MEMFD | RINGTAP_EXE_OVERLAY;
    CHECK(said("proc.is_exe_writable") == "false");
    CHECK(said("proc.is_exe_from_memfd") == "true");
    CHECK(said("proc.is_exe_upper_layer") == "<none>");
}

TEST_CASE("the flags of an execve are what its program is") {
    fake_host host = small_host();
    auto &flags = host.processes[100].exe_flags;
    const auto said = [&](int64_t result) {
        return shown("evt.arg.flags", make_syscall(header(7, 5), {59, {1, 2, 3}, result}), &host);
    };
    CHECK(said(0) == "<none>");
    flags = RINGTAP_EXE_WRITABLE | RINGTAP_EXE_MEMFD;
    CHECK(said(0) == "EXE_WRITABLE|EXE_FROM_MEMFD");
    CHECK(said(-2) == "<none>");
    flags = 0;
    CHECK(said(0) == "0");
}

TEST_CASE("times and directions have Sysdig's form") {
    CHECK(latency_of(999) == "999ns 000000999");
    CHECK(latency_of(9'999) == "9.99us 000009999");
    CHECK(latency_of(10'999) == "10us 000010999");
    CHECK(latency_of(1'068'938) == "1.06ms 001068938");
    CHECK(latency_of(2'000'555'318) == "2.00s 000555318");
    const fake_host small = small_host();
    CHECK(shown("evt.dir", make_exit(header(1, 2))) == ">");
    CHECK(shown("evt.dir", make_entry(header(1, 2), {231, {0}})) == ">");
    CHECK(shown("proc.cwd", open_passwd(), &small) == "/srv/");
}

TEST_CASE("what a buffer held can be told from how it is shown") {
    CHECK(shown("evt.buffer", read_of(3, std::string("\0001\\n\n2", 6))) == "\\0001\\\\n\\n2");
    descriptor_info odd = of_kind(fd_kind::file, "/tmp/\0017");
    const fake_host host = host_with(odd);
    CHECK(shown("fd.name", read_of(5), &host) == "/tmp/\\0017");
}

TEST_CASE("an open that failed says of what") {
    const fake_host host = small_host();
    const auto failed = make_syscall(header(7, 5'000'000), {257, {0xffffff9c, 0x1000, 0, 0}, -2},
                                     {{RINGTAP_KIND_PATH, 1, "../etc/none"}});
    CHECK(shown("fd.name", failed, &host) == "/etc/none");
    CHECK(shown("fd.directory", failed, &host) == "/etc");
    CHECK(shown("fd.filename", failed, &host) == "none");
    CHECK(shown("fd.typechar", failed, &host) == "f");
    CHECK(shown("fd.num", failed, &host) == "<none>");
    CHECK(shown("fd.name", failed) == "<none>");
    CHECK(shown("evt.abspath", failed, &host) == "/etc/none");
}

TEST_CASE("arguments have Sysdig's names, too") {
    const auto opened = open_passwd();
    CHECK(shown("evt.arg.name", opened) == "/etc/passwd");
    CHECK(shown("evt.arg.filename", opened) == "\"/etc/passwd\"");
    CHECK(shown("evt.arg.dirfd", opened) == shown("evt.arg.dfd", opened));
    CHECK(shown("evt.arg.fd", opened) == shown("evt.arg.res", opened));
    CHECK(shown("evt.rawarg.fd", open_passwd(-2)) == "-2");
    CHECK(shown("evt.arg[0]", opened) == "AT_FDCWD");
    const auto read = read_of(4);
    CHECK(shown("evt.arg.size", read) == shown("evt.arg.count", read));
    CHECK(shown("evt.rawarg.size", read) == shown("evt.rawarg.count", read));
    CHECK(shown("evt.arg.data", read) == shown("evt.arg.buf", read));
    CHECK(shown("evt.arg.fd", read) == "4");
    CHECK(shown("evt.arg.path", read) == "<none>");
    const auto unlinked = make_syscall(header(9, 7), {263, {0xffffff9c, 1, 0x200}, 0},
                                       {{RINGTAP_KIND_PATH, 1, "/tmp/a b"}});
    CHECK(shown("evt.arg.name", unlinked) == "/tmp/a b");
    CHECK(shown("evt.arg.flags", unlinked) == "AT_REMOVEDIR");
    CHECK(holds("evt.arg.flags contains REMOVEDIR and evt.rawarg.flags = 0x200", unlinked));
}

TEST_CASE("texts by Sysdig's names for them have no quotes, whoever told them") {
    for (const unsigned kind : {RINGTAP_KIND_PATH, RINGTAP_KIND_STRING}) {
        const auto linked = make_syscall(header(9, 7), {266, {1, 0xffffff9c, 2}, 0},
                                         {{kind, 0, "/etc/shadow"}, {RINGTAP_KIND_PATH, 2, "/tmp/l"}});
        CHECK(shown("evt.arg.target", linked) == "/etc/shadow");
        CHECK(shown("evt.arg.linkpath", linked) == "/tmp/l");
        CHECK(holds("evt.arg.target in (/etc/shadow, /etc/sudoers)", linked));
    }
    const auto mounted = make_syscall(header(9, 7), {165, {1, 2, 3, 0, 0}, 0},
                                      {{RINGTAP_KIND_PATH, 0, "none"}, {RINGTAP_KIND_PATH, 1, "/mnt"}, {RINGTAP_KIND_STRING, 2, "tmpfs"}});
    CHECK(shown("evt.arg.type", mounted) == "tmpfs");
    CHECK(shown("evt.arg.dev", mounted) == "none");
    CHECK(shown("evt.arg[2]", mounted) == "\"tmpfs\"");
}

TEST_CASE("what the kernel opened counts where what is known may be younger") {
    descriptor_info younger = of_kind(fd_kind::file, "/opened/later");
    ringtap_file seen{};
    seen.fd = 5;
    const std::string view = std::string(reinterpret_cast<const char *>(&seen), sizeof(seen));
    const auto open = make_syscall(
        header(7, 5), {257, {0xffffff9c, 0x1000, 0, 0}, 5},
        {{RINGTAP_KIND_PATH, 1, "link"}, {RINGTAP_KIND_FILE, RINGTAP_ARG_RESULT, view + "/seen"}});
    const fake_host sure = host_with(younger);
    CHECK(shown("fd.name", open, &sure) == "/opened/later");
    younger.sure = false;
    const fake_host unsure = host_with(younger);
    CHECK(shown("fd.name", open, &unsure) == "/seen");
}

TEST_CASE("a symbolic link's own path counts, not what it says") {
    const fake_host host = small_host();
    const auto link = make_syscall(header(7, 5), {88, {0x1000, 0x2000}},
                                   {{RINGTAP_KIND_PATH, 0, "target"}, {RINGTAP_KIND_PATH, 1, "l"}});
    CHECK(shown("evt.abspath", link, &host) == "/srv/l");
    CHECK(shown("evt.abspath.src", link, &host) == "<none>");
    CHECK(shown("evt.abspath.dst", link, &host) == "<none>");
}

TEST_CASE("a call with two paths has each by itself, by the kernel's word where there is one") {
    const fake_host host = small_host();
    const std::vector<new_item> given = {{RINGTAP_KIND_PATH, 0, "old/../a"}, {RINGTAP_KIND_PATH, 1, "/b/./new"}};
    const auto renamed = make_syscall(header(7, 5), {82, {0x1000, 0x2000}}, given);
    CHECK(shown("evt.abspath", renamed, &host) == "/srv/a");
    CHECK(shown("evt.abspath.src", renamed, &host) == "/srv/a");
    CHECK(shown("evt.abspath.dst", renamed, &host) == "/b/new");
    CHECK(shown("evt.abspath.dst", make_syscall(header(7, 5), {82, {0x1000, 0x2000}}, {given[0]}), &host) == "<none>");
    CHECK(shown("evt.abspath.src", make_syscall(header(7, 5), {87, {0x1000}}, {given[0]}), &host) == "<none>");
}

TEST_CASE("a directory is its own fd.directory, a Unix socket has its peer's name") {
    const fake_host host = host_with(of_kind(fd_kind::directory, "/var/log"));
    CHECK(shown("fd.directory", read_of(5), &host) == "/var/log");
    CHECK(shown("fd.filename", read_of(5), &host) == "<none>");
    CHECK(shown("fd.is_server", read_of(5), &host) == "false");
    descriptor_info client = of_kind(fd_kind::unix_socket, "socket:[7]");
    const fake_host apart = host_with(client);
    CHECK(shown("fd.name", read_of(5), &apart) == "socket:[7]");
    client.remote = socket_address();
    client.remote->path = "bus";
    client.remote->abstract = true;
    const fake_host connected = host_with(client);
    CHECK(shown("fd.name", read_of(5), &connected) == "@bus");
}

TEST_CASE("a datagram has a peer of its own") {
    descriptor_info socket = of_kind(fd_kind::ipv4, "socket:[7]");
    socket.type = SOCK_DGRAM;
    socket.local = socket_address();
    socket.local->addr = "0.0.0.0";
    socket.local->port = 0;
    const fake_host unbound = host_with(socket);
    CHECK(shown("fd.name", read_of(5), &unbound) == "socket:[7]");
    socket.local->port = 4000;
    const fake_host host = host_with(socket);
    CHECK(shown("fd.name", datagram(44), &host) == "0.0.0.0:4000->10.0.0.9:53");
    CHECK(shown("fd.name", datagram(45), &host) == "10.0.0.9:53->0.0.0.0:4000");
    CHECK(shown("fd.rport", datagram(45), &host) == "53");
}

TEST_CASE("what a call is for may depend on what is behind its descriptor") {
    const fake_host host = host_with(of_kind(fd_kind::pipe));
    CHECK(shown("evt.category", read_of(5), &host) == "ipc");
    CHECK(shown("evt.category", read_of(3), &host) == "file");
    CHECK(shown("evt.category", read_of(4), &host) == "net");
    CHECK(shown("evt.category", read_of(6), &host) == "unknown");
    CHECK(shown("evt.category", open_passwd(), &host) == "file");
    // copy_file_range(3, …, 5, …), fcntl(3, F_DUPFD, 10)
    const auto copy = make_syscall(header(1, 2), {326, {3, 0, 5, 0, 10, 0}, 10});
    CHECK(shown("evt.io_dir", copy, &host) == "write");
    CHECK(shown("evt.is_io_read", copy, &host) == "true");
    CHECK(shown("fd.num", make_syscall(header(1, 2), {72, {3, 0, 10}, 11})) == "11");
}

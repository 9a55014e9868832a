// SPDX-License-Identifier: MIT OR Apache-2.0
// What the kernel tells of files, sockets and credentials, beside what arguments point to.
#include <catch2/catch.hpp>

#include "render/json_event.h"
#include "event_of.h"
#include "model/view_items.h"
#include "render/text_format.h"

using namespace ringtap;
using namespace ringtap_test;
using Catch::Matchers::Contains;

namespace {

template <typename Fixed>
std::string bytes_of(const Fixed &fixed, const std::string &rest = {}) {
    return std::string(reinterpret_cast<const char *>(&fixed), sizeof(fixed)) + rest;
}

std::string file_bytes(const std::string &path, unsigned flags = 0, int fd = 3) {
    ringtap_file file{};
    file.ino = 77;
    file.dev = 0x801;
    file.mode = 0100644;
    file.fd = fd;
    file.flags = flags;
    return bytes_of(file, path);
}

// Both addresses are 127.0.0.1, of ports 80 and 81.
std::string socket_bytes() {
    const std::string rest = std::string("\x7f\0\0\1", 4) + std::string(8, '\0');
    ringtap_socket socket{};
    socket.ino = 9;
    socket.fd = 3;
    socket.family = 2;
    socket.local_len = socket.peer_len = 16;
    return bytes_of(socket,
                    std::string("\2\0\0\x50", 4) + rest + std::string("\2\0\0\x51", 4) + rest);
}

std::string text_of(const new_call &call, const std::vector<new_item> &items) {
    std::string text;
    with_event(make_syscall(header(0, 1), call, items), on_x86(), [&text](const event &event) {
        text_buffer out;
        append_arguments(out, event);
        append(out, " = ");
        append_result(out, event.call.result);
        append_result_view(out, event);
        text = fmt::to_string(out);
    });
    return text;
}

std::string json_of(const record_words &record, const decoder_setup &setup = on_x86()) {
    std::string json;
    with_event(record, setup, [&json](const event &event) {
        text_buffer out;
        append_event_json(out, event, 0);
        json = fmt::to_string(out);
    });
    return json;
}

item item_of(unsigned kind, const std::string &bytes) {
    return {kind, RINGTAP_ARG_RESULT, RINGTAP_ITEM_KERNEL, bytes.size(), bytes};
}

}  // namespace

TEST_CASE("a file's path stands behind the descriptor") {
    const auto open = [](const std::string &file) {
        return text_of({257, {0xffffff9c, 0x10, 0, 0}, 3},
                       {{RINGTAP_KIND_PATH, 1, "link"},
                        {RINGTAP_KIND_FILE, RINGTAP_ARG_RESULT, file, RINGTAP_ITEM_KERNEL}});
    };
    CHECK(open(file_bytes("/etc/passwd")) == R"(AT_FDCWD, "link", O_RDONLY = 3</etc/passwd>)");
    CHECK(open(file_bytes("/a\n", RINGTAP_FILE_DELETED)) ==
          R"(AT_FDCWD, "link", O_RDONLY = 3</a\n (deleted)>)");
    CHECK(open("short") == R"(AT_FDCWD, "link", O_RDONLY = 3)");
}

TEST_CASE("a socket's addresses stand behind the descriptor") {
    CHECK(
        text_of({43, {4, 0, 0}, 3}, {{RINGTAP_KIND_SOCKET, RINGTAP_ARG_RESULT, socket_bytes()}}) ==
        "4, NULL, NULL = 3<socket:[9] 127.0.0.1:80->127.0.0.1:81>");
}

TEST_CASE("what the kernel tells of an argument is not what that points to") {
    CHECK(text_of({87, {0x10}, 0}, {{RINGTAP_KIND_BASE, 0, "/tmp"}}) == "0x10 = 0");
    CHECK(text_of({87, {0x10}, 0}, {{RINGTAP_KIND_BASE, 0, "/tmp"}, {RINGTAP_KIND_PATH, 0, "x"}}) ==
          "\"x\" = 0");
}

TEST_CASE("files, sockets and bases as JSON") {
    CHECK_THAT(json_of(make_syscall(header(0, 1), {2, {0x10, 0, 0}, 3},
                                    {{RINGTAP_KIND_FILE, RINGTAP_ARG_RESULT,
                                      file_bytes("/etc/x", RINGTAP_FILE_OUTSIDE),
                                      RINGTAP_ITEM_KERNEL | RINGTAP_ITEM_UNSURE}})),
               Contains(R"("file":{"text":"/etc/x","fd":3,"ino":77,"dev":2049,"mode":33188,)"
                        R"("f_flags":"0x0","outside_root":true,"len":38,"orig_len":38,)"
                        R"("kernel":true,"unsure":true})"));
    CHECK_THAT(json_of(make_syscall(header(0, 1), {22, {0x10}, 0},
                                    {{RINGTAP_KIND_FILE, 0, file_bytes("pipe:[5]", 4, 3)},
                                     {RINGTAP_KIND_FILE, 0, file_bytes("pipe:[5]", 4, 4)}})),
               Contains(R"("file_3":{)") && Contains(R"("file_4":{)"));
    CHECK_THAT(
        json_of(make_syscall(header(0, 1), {87, {0x10}, 0},
                             {{RINGTAP_KIND_PATH, 0, "x"}, {RINGTAP_KIND_BASE, 0, "/d"}})),
        Contains(R"("pathname":{"text":"x")") && Contains(R"("pathname_base":{"text":"/d")"));
    CHECK_THAT(json_of(make_syscall(header(0, 1), {42, {3, 0x10, 16}, 0},
                                    {{RINGTAP_KIND_SOCKET, 0, socket_bytes()}})),
               Contains(R"("local":{"family":"AF_INET","addr":"127.0.0.1","port":80)") &&
                   Contains(R"("peer":{"family":"AF_INET","addr":"127.0.0.1","port":81)"));
}

TEST_CASE("items that are shorter than they say are nothing") {
    const std::string whole = socket_bytes(), file = file_bytes("");
    for (size_t len = 0; len < whole.size(); len++)
        CHECK_FALSE(read_socket(item_of(RINGTAP_KIND_SOCKET, whole.substr(0, len))));
    REQUIRE(read_socket(item_of(RINGTAP_KIND_SOCKET, whole)));
    CHECK_FALSE(read_file(item_of(RINGTAP_KIND_FILE, file.substr(1))));
    CHECK(read_file(item_of(RINGTAP_KIND_ROOT, file)));
    CHECK_FALSE(read_file(item_of(RINGTAP_KIND_SOCKET, whole)));
    CHECK_FALSE(read_cred(item_of(RINGTAP_KIND_CRED, "x")));
    CHECK_FALSE(read_memory(item_of(RINGTAP_KIND_MEMORY, "x")));
}

TEST_CASE("what an older module did not write is zero") {
    uint16_t sizes[RINGTAP_TYPES_MAX] = {};
    sizes[RINGTAP_EXEC] = offsetof(ringtap_exec, usage);
    decoder_setup setup = on_x86();
    setup.layout = record_layout(sizes);
    record_words record = make_exec(header(0, 1), "sh", 7);
    record.resize(offsetof(ringtap_exec, usage) / 8);
    append_item(record, {RINGTAP_KIND_EXE, RINGTAP_ARG_NONE, std::string(200, 'x')});
    auto *exec = reinterpret_cast<ringtap_exec *>(record.data());
    exec->h.len = static_cast<__u32>(record.size() * 8);
    exec->items = 1;
    CHECK_THAT(json_of(record, setup),
               Contains(R"("exe_ino":0)") && Contains(R"("exe":{"text":"xxx)"));
}

TEST_CASE("a signal") {
    ringtap_signal record{};
    record.h = header(0, 1);
    record.sig = 15;
    record.sender_tgid = 42;
    CHECK_THAT(json_of(finish(record, RINGTAP_SIGNAL)),
               Contains(R"("type":"signal")") && Contains(R"("sig":15,"code":0,"sender_pid":42)"));
}

TEST_CASE("a switch") {
    ringtap_switch record{};
    record.h = header(0, 1);
    record.next_tgid = 41;
    record.next_tid = 42;
    record.vm_rss = 100;
    record.pf_minor = 7;
    CHECK_THAT(json_of(finish(record, RINGTAP_SWITCH)),
               Contains(R"("type":"switch")") && Contains(R"("next_pid":41,"next_tid":42,)") &&
                   Contains(R"("vm_rss":100,"vm_swap":0,"pf_major":0,"pf_minor":7)"));
}

TEST_CASE("the idle thread has its name from nowhere") {
    ringtap_switch record{};
    record.h = header(0, 1, 0, 0);
    CHECK_THAT(json_of(finish(record, RINGTAP_SWITCH)),
               Contains(R"("pid":0,"tid":0,"comm":"swapper")"));
}

TEST_CASE("a page fault") {
    ringtap_fault record{};
    record.h = header(0, 1);
    record.addr = 4096;
    record.ip = 8192;
    record.error = 0x106;
    CHECK_THAT(json_of(finish(record, RINGTAP_FAULT)),
               Contains(R"("type":"fault")") &&
                   Contains(R"("addr":"0x1000","ip":"0x2000","error":"0x106",)") &&
                   Contains(R"("error_names":"X86_PF_WRITE|X86_PF_USER|0x100")"));
}

TEST_CASE("a page fault of the kernel, of which where is not told") {
    ringtap_fault record{};
    record.h = header(0, 1);
    record.h.flags = RINGTAP_F_HIDDEN;
    record.addr = 4096;
    CHECK_THAT(json_of(finish(record, RINGTAP_FAULT)),
               Contains(R"("addr":"0x1000","ip":"0x0","hidden":true,)"));
}

TEST_CASE("a CPU that goes") {
    ringtap_cpu record{};
    record.h = header(0, 1);
    record.cpu = 3;
    record.action = RINGTAP_CPU_DOWN;
    CHECK_THAT(json_of(finish(record, RINGTAP_CPU)),
               Contains(R"("type":"cpu")") && Contains(R"("of_cpu":3,"action":"down")"));
}

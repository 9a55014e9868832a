// SPDX-License-Identifier: MIT OR Apache-2.0
// What was read and written, as text.
#include <catch2/catch.hpp>

#include "make_records.h"
#include "render/payload_text.h"
#include "ringtap_binary.h"

using namespace ringtap;
using namespace ringtap_test;
using Catch::Matchers::Contains;
using namespace std::string_literals;

namespace {

std::string payload(const std::string &bytes, payload_style style) {
    text_buffer out;
    append_payload(out, bytes, style, "> ");
    return {out.data(), out.size()};
}

// A request, which is read in whole, and an answer, of which a part is captured.
class spoken_file : public capture_file {
  public:
    spoken_file() : capture_file(write) {}

  private:
    static void write(file_writer &writer) {
        const record_words records =
            make_syscall(header(0, 10), {0, {3, 0x1000, 100}, 7}, {{RINGTAP_KIND_BUFFER, 1, "GET /\r\n"}}) +
            make_syscall(header(1, 20), {1, {3, 0x1000, 4096}, 4096},
                         {{RINGTAP_KIND_BUFFER, 1, "\x1b[2J", RINGTAP_ITEM_TRUNCATED, 4096}}) +
            make_syscall(header(2, 30), {1, {3, 0x1000, 5}, 2}, {{RINGTAP_KIND_BUFFER, 1, "okay!"}}) +
            make_syscall(header(3, 40), {1, {3, 0x1000, 5}, -11}, {{RINGTAP_KIND_BUFFER, 1, "again"}}) +
            make_syscall(header(4, 50), {1, {4, 0x1000, 5}, 5}, {{RINGTAP_KIND_BUFFER, 1, "other"}});
        writer.records(0, records.data(), records.size() * 8);
    }
};

}  // namespace

TEST_CASE("payload as text: a line for each of its own") {
    CHECK(payload("", payload_style::text).empty());
    CHECK(payload("a\r\nb\n\nc\rd", payload_style::text) == "> a\n> b\n> \n> c\\rd\n");
    CHECK(payload("\x1b[2J\0\xff"s, payload_style::text) == "> \\33[2J\\0\\377\n");
}

TEST_CASE("payload as hex: sixteen bytes a line, with dots for what is not printable") {
    CHECK(payload("", payload_style::hex).empty());
    CHECK(payload("GET / HTTP/1.1\r\n\x1b\xff", payload_style::hex) ==
          "> 0000   47 45 54 20 2f 20 48 54  54 50 2f 31 2e 31 0d 0a  GET / HTTP/1.1..\n"
          "> 0010   1b ff                                             ..\n");
}

TEST_CASE("a conversation has who spoke, how much, and what") {
    const spoken_file file;
    const std::string of = std::string(file.path()) + " -t r 2>/dev/null";
    const std::string said = run("read --follow fd.num=3 " + of).out;
    CHECK(said ==
          "------ 0.000000000 ? 100 read 7 bytes from 3\n< GET /\n"
          "------ 0.000000010 ? 100 wrote 4096 bytes to 3, 4 captured\n> \\33[2J\n"
          "------ 0.000000020 ? 100 wrote 2 bytes to 3\n> ok\n");
    CHECK_THAT(run("read --follow fd.num=4 -X " + of).out, Contains("> 0000   6f 74 68 65 72 "));
    CHECK(run("read --follow 127.0.0.1 " + of).out.empty());
    CHECK(run("read -n 1 --follow fd.num=3 " + of).out == said.substr(0, said.find("------", 1)));
}

TEST_CASE("payload stands below its event") {
    const spoken_file file;
    const std::string of = std::string(file.path()) + " evt.is_io_read=true 2>/dev/null";
    CHECK_THAT(run("read -A " + of).out, Contains(" = 7\n    GET /\n"));
    CHECK_THAT(run("read -X -p %evt.type " + of).out, Contains("read\n    0000   47 45 54 20 2f 0d 0a"));
}

TEST_CASE("what --follow does not take is refused") {
    const spoken_file file;
    const char *arguments = GENERATE("--follow fd.nmu=3", "--follow 'fd.num ='", "--follow fd.num=3 --json", "--follow x -p %evt.type",
                                     "-A -X", "-A --json", "--follow x --collapsed");
    const outcome result = run("read " + std::string(file.path()) + " " + arguments + " 2>&1");
    INFO(arguments << ": " << result.out);
    CHECK(result.status == 2);
}

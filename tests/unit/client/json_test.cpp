// SPDX-License-Identifier: MIT OR Apache-2.0
#include <catch2/catch.hpp>

#include "cli/json_output.h"
#include "render/json_event.h"
#include "event_of.h"
#include "render/json_writer.h"

using namespace ringtap;
using namespace ringtap_test;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;

namespace {

std::string string_json(std::string_view text) {
    text_buffer out;
    json_writer(out).string(text);
    return fmt::to_string(out);
}

std::string event_json(const record_words &record, decoder_setup setup = on_x86()) {
    std::string json;
    with_event(record, setup, [&json](const event &event) {
        text_buffer out;
        append_event_json(out, event, 1000);
        json += fmt::to_string(out);
    });
    return json;
}

}  // namespace

TEST_CASE("strings are escaped as JSON wants it") {
    CHECK(string_json("plain") == "\"plain\"");
    CHECK(string_json("a\"b\\c") == R"("a\"b\\c")");
    CHECK(string_json("\n\r\t") == R"("\n\r\t")");
    CHECK(string_json(std::string_view("\0\x01\x1f\x7f", 4)) == R"("\u0000\u0001\u001f\u007f")");
    CHECK(string_json("ü€😀") == "\"ü€😀\"");
}

TEST_CASE("what a terminal obeys, and what cannot be seen, is escaped in JSON") {
    CHECK(string_json("a\u0080\u009b31m\u009fb") == R"("a\u0080\u009b31m\u009fb")");
    CHECK(string_json("\u202etxt.exe\u2066\u200b\u2028\ufeff\u00ad") ==
          R"("\u202etxt.exe\u2066\u200b\u2028\ufeff\u00ad")");
    CHECK(string_json("\U000e0041") == R"("\udb40\udc41")");
    CHECK(string_json("\u00a0\u2030\U0001f600") == "\"\u00a0\u2030\U0001f600\"");
}

TEST_CASE("bytes that are no UTF-8 become replacement characters") {
    CHECK(string_json("a\xff") == "\"a\xef\xbf\xbd\"");
    CHECK(string_json("\xe2\x82") == "\"\xef\xbf\xbd\xef\xbf\xbd\"");
}

TEST_CASE("UTF-8 is told from what is none") {
    CHECK(is_utf8(""));
    CHECK(is_utf8("abc ü € 😀"));
    CHECK(is_utf8("\xf4\x8f\xbf\xbf"));
    const char *bad =
        GENERATE("\x80", "\xc0\xaf", "\xc1\xbf", "\xe0\x80\x80", "\xed\xa0\x80", "\xf0\x80\x80\x80",
                 "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "\xe2\x82", "\xc3", "\xc3(");
    CHECK_FALSE(is_utf8(bad));
}

TEST_CASE("objects, arrays and numbers") {
    text_buffer out;
    json_writer json(out);
    json.begin_object().member("a", 1).key("b").begin_array().number(-2).null().boolean(true);
    json.begin_object().end_object().end_array().member("c", "x").key("d").hex_number(255);
    json.member("e", uint64_t{UINT64_MAX}).end_object();
    CHECK(fmt::to_string(out) ==
          R"({"a":1,"b":[-2,null,true,{}],"c":"x","d":"0xff","e":18446744073709551615})");
}

TEST_CASE("a system call as JSON") {
    const record_words record =
        make_syscall(header(3, 500, 10, 11), {257, {0xffffff9c, 0x7f00, 0x80000, 0}, -2, 0, 400},
                     {{RINGTAP_KIND_PATH, 1, "/etc/x"}});
    CHECK(event_json(record) ==
          R"({"type":"syscall","ts":1500,"ns":500,"cpu":2,"pid":10,"tid":11,"comm":"?","abi":"64",)"
          R"("syscall":"openat","nr":257,)"
          R"("args":{"dfd":-100,"filename":"0x7f00","flags":524288,"mode":0},)"
          R"("names":{"dfd":"AT_FDCWD","flags":"O_RDONLY|O_CLOEXEC"},)"
          R"("ret":-2,"errno":"ENOENT","latency_ns":100,)"
          R"("items":{"filename":{"text":"/etc/x","len":6,"orig_len":6}},"seq":3})"
          "\n");
}

TEST_CASE("what is known of a call that nobody knows") {
    const std::string json =
        event_json(make_syscall(header(0, 1), {900, {1, 2, 3, 4, 5, 0xff}, 7}));
    CHECK_THAT(json, Contains(R"("syscall":"syscall_900","nr":900)"));
    CHECK_THAT(json, Contains(R"("args":{"a0":"0x1","a1":"0x2","a2":"0x3","a3":"0x4","a4":"0x5",)"
                              R"("a5":"0xff"},"names":{},"ret":7,"errno":null,"latency_ns":null)"));
}

TEST_CASE("items that are no text are hexadecimal, and flagged") {
    const record_words record = make_syscall(
        header(0, 1), {0, {3, 0x10, 9}, 9},
        {{RINGTAP_KIND_BUFFER, 1, "\xff\x01", RINGTAP_ITEM_TRUNCATED | RINGTAP_ITEM_FAULTED, 9}});
    CHECK_THAT(event_json(record),
               Contains(R"("items":{"buf":{"hex":"ff01","len":2,"orig_len":9,"truncated":true,)"
                        R"("faulted":true}})"));
}

TEST_CASE("vectors of strings, also those that are no text") {
    const record_words record =
        make_syscall(header(0, 1), {59, {1, 2, 3}, -2},
                     {{RINGTAP_KIND_ARGV, 1, std::string("ls\0\xff\0\0", 6)}});
    CHECK_THAT(event_json(record), Contains(R"("argv":{"strings":["ls",{"hex":"ff"},""],)"));
}

TEST_CASE("socket addresses are decoded") {
    const auto with = [](const std::string &address) {
        return event_json(make_syscall(header(0, 1), {42, {3, 0x10, address.size()}, 0},
                                       {{RINGTAP_KIND_SOCKADDR, 1, address}}));
    };
    CHECK_THAT(with(std::string("\2\0\0\x50\x7f\0\0\1", 8) + std::string(8, '\0')),
               Contains(R"("family":"AF_INET","addr":"127.0.0.1","port":80)"));
    CHECK_THAT(with(std::string("\1\0/run/x\0", 9)), Contains(R"("path":"/run/x")"));
    CHECK_THAT(with(std::string("\1\0\0abs", 6)), Contains(R"("abstract":"abs")"));
    CHECK_THAT(with(std::string("\2\0\0", 3)), Contains(R"({"family":"AF_INET","hex":"020000")"));
    CHECK_THAT(with("\2"), Contains(R"({"hex":"02")"));
}

TEST_CASE("a message's name and data have keys of their own") {
    const record_words record = make_syscall(
        header(0, 1), {46, {3, 0x10, 0}, 2},
        {{RINGTAP_KIND_SOCKADDR, 1, std::string("\1\0/x", 4)}, {RINGTAP_KIND_BUFFER, 1, "hi"}});
    CHECK_THAT(event_json(record), Contains(R"("msg_name":{"family":"AF_UNIX")"));
    CHECK_THAT(event_json(record), Contains(R"("msg_data":{"text":"hi")"));
}

TEST_CASE("what socketcall was asked to do is shown as that call") {
    ringtap_subcall sub{};
    sub.nr = 362;  // connect
    sub.nargs = 3;
    sub.args[0] = 0xffffffff;
    sub.args[1] = 0x1000;
    sub.args[2] = 4;
    const std::string bytes(reinterpret_cast<const char *>(&sub), sizeof(sub));
    const std::string json =
        event_json(make_syscall(header(0, 1), {102, {3, 0xffff0000}, -9, RINGTAP_ABI_COMPAT},
                                {{RINGTAP_KIND_SUBCALL, RINGTAP_ARG_NONE, bytes},
                                 {RINGTAP_KIND_SOCKADDR, 1, std::string("\1\0/x", 4)}}));
    CHECK_THAT(json, Contains(R"("abi":"32","syscall":"connect","nr":102,"args":{"fd":-1,)"));
    CHECK_THAT(json, Contains(R"("items":{"uservaddr":{"family":"AF_UNIX","path":"/x")"));
}

TEST_CASE("process events as JSON") {
    CHECK_THAT(event_json(make_exec(header(0, 1), "sh", 7)),
               StartsWith(R"({"type":"exec",)") && Contains(R"("uid":7)"));
    CHECK_THAT(event_json(make_exec(header(0, 1, 9, 9, RINGTAP_F_STATE), "sh")),
               StartsWith(R"({"type":"state","of":"process",)"));
    CHECK_THAT(event_json(make_fork(header(0, 1), 200, 201)),
               Contains(R"("child_pid":200,"child_tid":201,"child_comm":"child")"));
    CHECK_THAT(event_json(make_exit(header(0, 1), 9)),
               Contains(R"("comm":"gone","status":9,"group_status":9,"last":true)"));
    CHECK_THAT(event_json(make_level(5, 100, 2, 3, 7, 9, 4)),
               Contains(R"("from":"no_bulk","to":"security")") &&
                   Contains(R"("cut":4,"shed":{"life":0,"security":0,"ordinary":7,"bulk":9})"));
    CHECK_THAT(event_json(make_overwritten(100, 12)), Contains(R"("type":"overwritten")") &&
                                                          Contains(R"("count":12)"));
    CHECK_THAT(event_json(make_lost(5, 100, 3)),
               Contains(R"("count":3,"first_ns":90,"last_ns":99,"lost_by":{"full":3,"no_ring":0},)"
                        R"("lost_by_type":{"syscall":3,"entry":0,)"));
}

TEST_CASE("the summary adds up") {
    run_summary summary;
    ringtap_counts counts{};
    counts.produced = 10;
    counts.drained = 7;
    counts.lost = 3;
    counts.lost_by_cause[RINGTAP_CAUSE_FULL] = 3;
    counts.lost_by_type[RINGTAP_EXEC] = 3;
    summary.cpus = {{0, counts}, {1, counts}};
    summary.module.emplace();
    summary.module->produced = 25;
    summary.module->lost_by_cause[RINGTAP_CAUSE_NO_RING] = 5;
    text_buffer out;
    append_summary_json(out, summary);
    const std::string json = fmt::to_string(out);
    CHECK_THAT(json, StartsWith(R"({"type":"summary","events":0,"produced":25,"drained":14,)"
                                R"("lost":11,"lost_by":{"full":6,"no_ring":5})"));
    CHECK_THAT(json, Contains(R"({"cpu":1,"produced":10,"drained":7,"lost":3,"gaps":0,"overwritten":0}])"));
    CHECK_THAT(json, EndsWith("}\n"));
}

TEST_CASE("structs as JSON have numbers and text") {
    const uint64_t timespec[] = {1, 500};
    const std::string bytes(reinterpret_cast<const char *>(timespec), sizeof(timespec));
    const std::string json =
        event_json(make_syscall(header(0, 1), {35, {0x10, 0}}, {{RINGTAP_KIND_STRUCT, 0, bytes}}));
    CHECK_THAT(json, Contains(R"("items":{"rqtp":{"struct":"timespec",)"
                              R"("text":"{tv_sec=1, tv_nsec=500}",)"
                              R"("fields":{"tv_sec":1,"tv_nsec":500},"len":16,"orig_len":16}})"));
}

TEST_CASE("passed descriptors as JSON") {
    const uint64_t rights[] = {20, 0x100000001, 7};
    const std::string bytes(reinterpret_cast<const char *>(rights), 20);
    const std::string json = event_json(
        make_syscall(header(0, 1), {46, {3, 0x10, 0}}, {{RINGTAP_KIND_CONTROL, 1, bytes}}));
    CHECK_THAT(json, Contains(R"("msg_control":{"text":)"));
    CHECK_THAT(json, Contains(R"("messages":[{"level":1,"type":1,"fds":[7],"hex":"07000000"}])"));
}

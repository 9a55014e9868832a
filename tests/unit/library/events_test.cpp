// SPDX-License-Identifier: MIT OR Apache-2.0
// What events say by the C interface.
#include <cerrno>
#include <thread>

#include "c_source.h"
#include "stored_capture.h"

using namespace ringtap_test;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

std::vector<std::string> names_of(const c_source &s) {
    std::vector<std::string> names;
    const ringtap_event *event;
    int result;
    while ((result = ringtap_source_next(s.get(), -1, &event)) > 0)
        names.emplace_back(info_of(event).name);
    CHECK(result == -ENODATA);
    return names;
}

std::string all_text_of(const std::string &path) {
    const c_source s = open_file(path);
    const ringtap_format *format;
    REQUIRE(ringtap_source_format(s.get(), "*%evt.num %evt.type %evt.args %proc.cmdline %fd.name", &format) == 0);
    std::string all;
    const ringtap_event *event;
    while (ringtap_source_next(s.get(), -1, &event) > 0)
        all.append(ringtap_event_format(event, format)).append("\n");
    return all;
}

}  // namespace

TEST_CASE("each event comes once, and the start state to those who want it") {
    const stored_capture capture;
    const std::vector<std::string> happened = {"openat", "read", "write", "syscall_9999", "procexit", "drop"};
    CHECK(names_of(open_file(capture.path())) == happened);
    const auto all = names_of(open_file(capture.path(), nullptr, RINGTAP_SOURCE_START_STATE));
    CHECK(all.size() == happened.size() + 1);
    CHECK(all.front() == "procexec");
}

TEST_CASE("what every event has") {
    const stored_capture capture;
    const c_source s = open_file(capture.path(), nullptr, RINGTAP_SOURCE_START_STATE);
    ringtap_event_info info = info_of(next_of(s));
    CHECK(info.type == RINGTAP_EXEC);
    CHECK(info.flags == RINGTAP_EVENT_START_STATE);
    CHECK(info.cpu == RINGTAP_ALL_CPUS);
    info = info_of(next_of(s));
    CHECK(info.size == sizeof(info));
    CHECK(info.type == RINGTAP_SYSCALL);
    CHECK(info.flags == (RINGTAP_EVENT_RESULT | RINGTAP_EVENT_LATENCY));
    CHECK(info.number == 1);
    CHECK(info.ns == 2'000'000);
    CHECK(info.wall_ns == 2'000'000 + wall_offset_ns);
    CHECK(info.cpu == 0);
    CHECK(info.pid == 100);
    CHECK(info.tid == 100);
    CHECK(info.abi == RINGTAP_ABI_NATIVE);
    CHECK(info.nr == 257);
    CHECK(info.result == 3);
    CHECK(info.latency_ns == 500'000);
    next_of(s);
    info = info_of(next_of(s));
    CHECK(info.flags == RINGTAP_EVENT_RESULT);
    CHECK(info.result == -EAGAIN);
}

TEST_CASE("a field is text, a number, bytes, an address, several of them, or absent") {
    const stored_capture capture;
    const c_source s = open_file(capture.path());
    const ringtap_value *values = nullptr;
    int64_t number = 0;

    const ringtap_event *event = next_named(s, "openat");
    const ringtap_field *name = field_of(s, "fd.name");
    CHECK(ringtap_field_type(name) == RINGTAP_VALUE_TEXT);
    REQUIRE(ringtap_event_values(event, name, &values) == 1);
    CHECK(values->type == RINGTAP_VALUE_TEXT);
    CHECK(std::string(values->text, values->len) == "/etc/passwd");
    CHECK(ringtap_event_number(event, name, &number) == 0);
    CHECK(ringtap_event_values(event, field_of(s, "fd.ip"), &values) == 0);
    CHECK(ringtap_event_values(event, field_of(s, "evt.buffer"), nullptr) == 0);
    CHECK(ringtap_event_text(event, field_of(s, "evt.buffer")) == nullptr);
    CHECK(ringtap_event_number(event, field_of(s, "evt.latency"), &number) == 1);
    CHECK(number == 500'000);
    CHECK(ringtap_field_type(field_of(s, "evt.latency")) == RINGTAP_VALUE_DURATION);
    CHECK(ringtap_event_number(event, field_of(s, "evt.failed"), &number) == 1);
    CHECK(number == 0);

    event = next_named(s, "read");
    REQUIRE(ringtap_event_values(event, field_of(s, "evt.buffer"), &values) == 1);
    CHECK(values->type == RINGTAP_VALUE_BYTES);
    CHECK(std::string(values->text, values->len) == std::string("a\0\x1b[1m", 6));
    CHECK(text_of(s, event, "evt.buffer") == "a\\0\\33[1m");

    event = next_named(s, "write");
    REQUIRE(ringtap_event_values(event, field_of(s, "evt.rawres"), &values) == 1);
    CHECK(values->is_negative);
    CHECK(static_cast<int64_t>(values->number) == -EAGAIN);
    const ringtap_field *ends = field_of(s, "fd.ip");
    CHECK(ringtap_field_type(ends) == RINGTAP_VALUE_ADDRESS);
    REQUIRE(ringtap_event_values(event, ends, &values) == 2);
    const uint8_t remote[16] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 10, 0, 0, 9};
    const bool is_first = values[0].ip[15] == 9;
    CHECK(std::memcmp(values[is_first ? 0 : 1].ip, remote, sizeof(remote)) == 0);
    CHECK_THAT(text_of(s, event, "fd.ip"), Contains("10.0.0.2") && Contains("10.0.0.9") && Contains(","));
    CHECK(text_of(s, event, "fd.name") == "10.0.0.2:40000->10.0.0.9:80");
}

TEST_CASE("fields have arguments and transformers, and know the process and its container") {
    const stored_capture capture;
    const c_source s = open_file(capture.path());
    const ringtap_event *event = next_named(s, "openat");
    CHECK(text_of(s, event, "evt.arg.flags") == "O_RDONLY");
    CHECK(text_of(s, event, "evt.arg[0]") == "AT_FDCWD");
    CHECK(text_of(s, event, "toupper(proc.name)") == "CURL");
    CHECK(text_of(s, event, "proc.aname[2]") == "<none>");
    CHECK(text_of(s, event, "proc.cmdline") == "curl -s http://x");
    CHECK(text_of(s, event, "container.name") == "web-1");
    CHECK(text_of(s, event, "user.name") == "ann");
}

TEST_CASE("a format leaves an event out that lacks a field, and with an asterisk does not") {
    const stored_capture capture;
    const c_source s = open_file(capture.path());
    const ringtap_format *strict, *lenient;
    REQUIRE(ringtap_source_format(s.get(), "%evt.type %fd.name", &strict) == 0);
    REQUIRE(ringtap_source_format(s.get(), "*%evt.type %fd.name", &lenient) == 0);
    const ringtap_event *event = next_of(s);
    CHECK(std::string(ringtap_event_format(event, strict)) == "openat /etc/passwd");
    event = next_named(s, "procexit");
    CHECK(ringtap_event_format(event, strict) == nullptr);
    CHECK(std::string(ringtap_event_format(event, lenient)) == "procexit <NA>");
}

TEST_CASE("an event as JSON is one object on one line") {
    const stored_capture capture;
    const c_source s = open_file(capture.path());
    const ringtap_event *event = next_of(s);
    const std::string json = ringtap_event_json(event);
    CHECK_THAT(json, StartsWith("{") && Contains("\"openat\"") && Contains("/etc/passwd"));
    CHECK(json.back() == '}');
    CHECK(json.find('\n') == std::string::npos);
}

TEST_CASE("arguments have names, types, numbers and text; items have their bytes") {
    const stored_capture capture;
    const c_source s = open_file(capture.path());
    const ringtap_event *event = next_of(s);
    REQUIRE(ringtap_event_arguments(event) >= 3);
    ringtap_argument argument;
    REQUIRE(ringtap_event_get_argument(event, 0, &argument) == 0);
    CHECK(std::string(argument.name) == "dfd");
    CHECK(argument.is_signed);
    CHECK(static_cast<int64_t>(argument.value) == -100);
    REQUIRE(ringtap_event_get_argument(event, 1, &argument) == 0);
    CHECK(std::string(argument.text) == "\"/etc/passwd\"");
    CHECK(std::string(argument.type) == "path");
    CHECK(ringtap_event_get_argument(event, 99, &argument) == -ENOENT);

    event = next_of(s);
    ringtap_event_item item;
    REQUIRE(ringtap_event_get_item(event, 0, &item) == 0);
    CHECK(std::string(item.name) == "buffer");
    CHECK(item.kind == RINGTAP_KIND_BUFFER);
    CHECK(item.arg == 1);
    CHECK(item.flags == RINGTAP_ITEM_TRUNCATED);
    CHECK(item.orig_len == 4096);
    CHECK(item.len == 6);
    CHECK(ringtap_event_get_item(event, 1, &item) == -ENOENT);

    event = next_named(s, "syscall_9999");
    CHECK(ringtap_event_arguments(event) == 0);
    event = next_named(s, "drop");
    CHECK(ringtap_event_arguments(event) == 0);
    CHECK(info_of(event).type == RINGTAP_LOST);
}

TEST_CASE("a filter lets through what it says, and what was lost") {
    const stored_capture capture;
    const std::vector<std::string> failed = {"write", "drop"};
    CHECK(names_of(open_file(capture.path(), "evt.failed = true and container.name = web-1")) == failed);
    const std::vector<std::string> none = {"drop"};
    CHECK(names_of(open_file(capture.path(), "fd.name startswith /srv/")) == none);
}

TEST_CASE("what is wrong with a filter, a field or a format is told with its place") {
    const stored_capture capture;
    const c_source s = new_source();
    ringtap_source_options options = RINGTAP_SOURCE_OPTIONS_INIT;
    CHECK(ringtap_source_error_position(s.get()) == -1);
    options.filter = "evt.type = open and fd.nam = x";
    CHECK(ringtap_source_open_file(s.get(), capture.path().c_str(), &options) == -EINVAL);
    CHECK_THAT(ringtap_source_error(s.get()), Contains("fd.nam"));
    CHECK(ringtap_source_error_position(s.get()) == 20);
    // It can be opened again.
    options.filter = "evt.type = read";
    REQUIRE(ringtap_source_open_file(s.get(), capture.path().c_str(), &options) == 0);
    const ringtap_field *field = nullptr;
    CHECK(ringtap_source_field(s.get(), "proc.name x", &field) == -EINVAL);
    CHECK(ringtap_source_error_position(s.get()) == 9);
    CHECK(field == nullptr);
    const ringtap_format *format = nullptr;
    CHECK(ringtap_source_format(s.get(), "%proc.name %no.such", &format) == -EINVAL);
    CHECK(ringtap_source_error_position(s.get()) == 12);
    CHECK(ringtap_source_format(s.get(), "text", &format) == -EINVAL);
    CHECK(format == nullptr);
    CHECK(ringtap_source_open_file(s.get(), capture.path().c_str(), &options) == -EBUSY);
    CHECK(ringtap_source_error_position(s.get()) == -1);
    next_named(s, "read");
}

TEST_CASE("calls have names and numbers") {
    const int nr = ringtap_call_number(RINGTAP_ABI_NATIVE, "openat");
    REQUIRE(nr > 0);
    CHECK(std::string(ringtap_call_name(RINGTAP_ABI_NATIVE, nr)) == "openat");
    CHECK(ringtap_call_name(RINGTAP_ABI_NATIVE, 100000) == nullptr);
    CHECK(ringtap_call_name(RINGTAP_ABI_NATIVE, -1) == nullptr);
    CHECK(ringtap_call_name(99, 0) == nullptr);
    CHECK(ringtap_call_number(RINGTAP_ABI_NATIVE, "no_such_call") == -ENOENT);
    CHECK(ringtap_call_number(99, "openat") == -ENOENT);
}

TEST_CASE("two sources on two threads say what one says") {
    const stored_capture capture;
    const std::string expected = all_text_of(capture.path());
    CHECK_THAT(expected, Contains("1 openat") && Contains("curl -s http://x"));
    constexpr int rounds = 50;
    std::string seen[2];
    const auto read = [&](std::string &out) {
        for (int i = 0; i < rounds; i++)
            out = all_text_of(capture.path());
    };
    std::thread other(read, std::ref(seen[0]));
    read(seen[1]);
    other.join();
    CHECK(seen[0] == expected);
    CHECK(seen[1] == expected);
}

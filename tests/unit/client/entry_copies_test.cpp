// SPDX-License-Identifier: MIT OR Apache-2.0
// What a call was given is shown as its entry had it, where both are recorded.
#include <catch2/catch.hpp>

#include "event_of.h"
#include "render/text_format.h"

using namespace ringtap;
using namespace ringtap_test;

namespace {

constexpr int nr_open = 2, nr_connect = 42, nr_execve = 59;

using list = std::vector<std::string>;

// The arguments of the calls that returned, of captures with entries
list texts_of(const std::vector<record_words> &records, bool all_entries = true) {
    list texts;
    calling_sink sink([&texts](const event &event) {
        text_buffer text;
        if (event.type != RINGTAP_SYSCALL)
            return;
        append_arguments(text, event);
        texts.push_back(fmt::to_string(text));
    });
    decoder_setup setup = on_x86();
    setup.all_entries = all_entries;
    feeding_decoder decoder(setup, sink);
    for (const record_words &record : records)
        decoder.decode(0, as_record(record));
    return texts;
}

new_item path(const std::string &text) {
    return {RINGTAP_KIND_PATH, 0, text};
}

record_words begun(const std::string &text, uint32_t tid = 100) {
    return make_entry(header(0, 1, 100, tid), {nr_open, {0x10, 0, 0}}, {path(text)});
}

record_words failed(const std::string &text) {
    return make_syscall(header(1, 2), {nr_open, {0x10, 0, 0}, -2}, {path(text)});
}

}  // namespace

TEST_CASE("a path that has changed since the call began is the entry's, and doubtful") {
    CHECK(texts_of({begun("/a"), failed("/b")}) == list{R"("/a"?, O_RDONLY)"});
    CHECK(texts_of({begun("/a"), failed("/a")}) == list{R"("/a", O_RDONLY)"});
    CHECK(texts_of({failed("/b")}) == list{R"("/b", O_RDONLY)"});
}

TEST_CASE("an entry is that of one call, and of its thread") {
    CHECK(texts_of({begun("/a"), failed("/a"), failed("/b")}).at(1) == R"("/b", O_RDONLY)");
    CHECK(texts_of({begun("/a", 101), failed("/b")}) == list{R"("/b", O_RDONLY)"});
    const auto other = make_syscall(header(1, 2), {nr_execve, {0x10, 0, 0}, -2}, {path("/b")});
    CHECK(texts_of({begun("/a"), other, failed("/c")}).at(1) == R"("/c", O_RDONLY)");
}

TEST_CASE("an execve that failed is told by its entry in any capture") {
    const auto entry = make_entry(header(0, 1), {nr_execve, {0x10, 0, 0}}, {path("/a")});
    const auto end = make_syscall(header(1, 2), {nr_execve, {0x10, 0, 0}, -2}, {path("/b")});
    CHECK(texts_of({entry, end}, false) == list{R"("/a"?, NULL, NULL)"});
}

TEST_CASE("an address that has changed since the call began is the entry's, and doubtful") {
    const auto address = [](char port) {
        return new_item{RINGTAP_KIND_SOCKADDR, 1,
                        std::string({2, 0, 0, port, 0x7f, 0, 0, 1}) + std::string(8, '\0')};
    };
    const auto entry = make_entry(header(0, 1), {nr_connect, {3, 0x10, 16}}, {address(80)});
    const auto end = make_syscall(header(1, 2), {nr_connect, {3, 0x10, 16}, -111}, {address(81)});
    CHECK(texts_of({entry, end}) == list{"3, {AF_INET, 127.0.0.1:80}?, 16"});
}

TEST_CASE("no more entries are held than a host has threads") {
    std::vector<record_words> records;
    for (uint32_t tid = 1; tid < 100000; tid++)
        records.push_back(begun("/a", tid));
    records.push_back(failed("/b"));
    CHECK(texts_of(records).back() == R"("/a"?, O_RDONLY)");
}

// SPDX-License-Identifier: MIT OR Apache-2.0
// What a call acted on is told by the kernel's word, whatever the caller's memory said at its end.
#include <catch2/catch.hpp>
#include <sys/socket.h>

#include "render/json_event.h"
#include "event_of.h"
#include "render/text_format.h"

using namespace ringtap;
using namespace ringtap_test;
using Catch::Matchers::Contains;

namespace {

constexpr int nr_sendto = 44, nr_rename = 82, nr_unlink = 87, nr_symlink = 88, nr_sendmmsg = 307;

new_item found(unsigned arg, const std::string &path) {
    ringtap_file file{};
    file.fd = -1;
    file.ino = 7;
    return {RINGTAP_KIND_FILE, arg,
            std::string(reinterpret_cast<const char *>(&file), sizeof(file)) + path,
            RINGTAP_ITEM_KERNEL};
}

new_item path(const std::string &text, unsigned arg = 0, unsigned flags = 0) {
    return {RINGTAP_KIND_PATH, arg, text, flags};
}

// 127.0.0.1, of that port
std::string address(unsigned char port) {
    return std::string({2, 0, 0, static_cast<char>(port), 0x7f, 0, 0, 1}) + std::string(8, '\0');
}

new_item address_item(unsigned char port, unsigned arg, unsigned flags) {
    return {RINGTAP_KIND_SOCKADDR, arg, address(port), flags};
}

// The texts, and the JSON, of the calls in records of one CPU
struct overwritten {
    explicit overwritten(const std::vector<record_words> &records) {
        calling_sink sink([this](const event &event) { take(event); });
        feeding_decoder decoder(on_x86(), sink);
        for (const record_words &record : records)
            decoder.decode(0, as_record(record));
    }

    void take(const event &event) {
        if (event.type != RINGTAP_SYSCALL)
            return;
        text_buffer text, as_json;
        append_arguments(text, event);
        append_event_json(as_json, event, 0);
        texts.push_back(fmt::to_string(text));
        json.push_back(fmt::to_string(as_json));
    }

    std::vector<std::string> texts, json;
};

record_words unlinked(uint64_t ns, const std::string &given, int64_t ret = 0,
                      uint64_t entry_ns = 0, unsigned flags = 0) {
    return make_syscall(header(0, ns), {nr_unlink, {0x10}, ret, RINGTAP_ABI_NATIVE, entry_ns},
                        {path(given, 0, flags)});
}

record_words target(uint64_t ns, const std::string &seen, uint32_t tid = 100) {
    return make_target(header(0, ns, 100, tid), nr_unlink, {found(0, seen)});
}

}  // namespace

TEST_CASE("what was removed stands behind another name that was given") {
    const overwritten of({target(1, "/tmp/a"), unlinked(2, "/tmp/b")});
    CHECK(of.texts == std::vector<std::string>{R"("/tmp/b"</tmp/a>)"});
    CHECK_THAT(of.json.at(0), Contains(R"("pathname":{"text":"/tmp/b")") &&
                                  Contains(R"("pathname_file":{"text":"/tmp/a","ino":7)"));
}

TEST_CASE("a name that says what was found is not said twice") {
    CHECK(overwritten({target(1, "/tmp/a"), unlinked(2, "/tmp/a")}).texts.at(0) == R"("/tmp/a")");
    CHECK(overwritten({target(1, "/tmp/a"), unlinked(2, "/tmp/a", 0, 0, RINGTAP_ITEM_UNSURE)}).texts.at(0) ==
          R"("/tmp/a")");
    const auto relative =
        make_syscall(header(0, 2), {nr_unlink, {0x10}, 0},
                     {path("../x/./a"), {RINGTAP_KIND_BASE, 0, "/tmp", RINGTAP_ITEM_KERNEL}});
    CHECK(overwritten({target(1, "/x/a"), relative}).texts.at(0) == R"("../x/./a")");
}

TEST_CASE("a name that others could have changed has a mark") {
    CHECK(overwritten({unlinked(2, "/tmp/b", -2, 0, RINGTAP_ITEM_UNSURE)}).texts.at(0) == R"("/tmp/b"?)");
    CHECK_THAT(overwritten({unlinked(2, "/tmp/b", -2, 0, RINGTAP_ITEM_UNSURE)}).json.at(0),
               Contains(R"("unsure":true)"));
}

TEST_CASE("a call that failed says what it was aimed at") {
    CHECK(overwritten({target(1, "/tmp/a"), unlinked(2, "/tmp/b", -1)}).texts.at(0) == R"("/tmp/b"</tmp/a>)");
}

TEST_CASE("what is not of this call is not told of it") {
    ringtap_lost gap{};
    gap.h = header(0, 2);
    const auto lost = finish(gap, RINGTAP_LOST);
    CHECK(overwritten({target(1, "/old"), lost, unlinked(3, "/b")}).texts.at(0) == R"("/b")");
    CHECK(overwritten({target(1, "/old"), unlinked(9, "/b", 0, 5)}).texts.at(0) == R"("/b")");
    CHECK(overwritten({target(1, "/other", 101), unlinked(2, "/b")}).texts.at(0) == R"("/b")");
    CHECK(overwritten({target(1, "/a"), unlinked(2, "/a"), unlinked(3, "/b")}).texts.at(1) == R"("/b")");
    const auto renamed = make_syscall(header(0, 3), {nr_rename, {0x10, 0x20}, 0}, {path("/b")});
    CHECK(overwritten({target(1, "/a"), renamed, unlinked(4, "/b")}).texts.at(1) == R"("/b")");
}

TEST_CASE("of what the kernel tried again, the last counts") {
    CHECK(overwritten({target(1, "/a"), target(2, "/c"), unlinked(3, "/b")}).texts.at(0) == R"("/b"</c>)");
}

TEST_CASE("a rename has both its names") {
    const auto renamed = make_syscall(header(0, 3), {nr_rename, {0x10, 0x20}, 0},
                                      {path("/a"), path("/x", 1, RINGTAP_ITEM_UNSURE)});
    const overwritten of(
        {make_target(header(0, 1), nr_rename, {found(0, "/a"), found(1, "/b")}), renamed});
    CHECK(of.texts.at(0) == R"("/a", "/x"</b>)");
    CHECK_THAT(of.json.at(0), Contains("\"oldname_file\"") && Contains("\"newname_file\""));
}

TEST_CASE("a symbolic link says what the kernel was given") {
    const auto linked = make_syscall(header(0, 3), {nr_symlink, {0x10, 0x20}, 0},
                                     {path("wrong"), path("/l", 1)});
    CHECK(overwritten({make_target(header(0, 1), nr_symlink,
                                   {found(1, "/l"), {RINGTAP_KIND_STRING, 0, "right", RINGTAP_ITEM_KERNEL}}),
                linked})
              .texts.at(0) == R"("right", "/l")");
}

TEST_CASE("messages go where the kernel sent them") {
    const auto sent = [](const std::vector<new_item> &items) {
        return make_syscall(header(0, 3), {nr_sendto, {3, 0x10, 1, 0, 0x20, 16}, 1}, items);
    };
    const new_item data = {RINGTAP_KIND_BUFFER, 1, "x"};
    const auto seen =
        make_target(header(0, 1), nr_sendto, {address_item(80, 4, RINGTAP_ITEM_KERNEL)});
    CHECK_THAT(overwritten({seen, sent({data, address_item(99, 4, RINGTAP_ITEM_UNSURE)})}).texts.at(0),
               Contains("{AF_INET, 127.0.0.1:80}, 16"));
    CHECK_THAT(overwritten({seen, sent({data})}).texts.at(0), Contains("{AF_INET, 127.0.0.1:80}, 16"));
    CHECK_THAT(overwritten({sent({data, address_item(99, 4, RINGTAP_ITEM_UNSURE)})}).texts.at(0),
               Contains("{AF_INET, 127.0.0.1:99}?, 16"));
}

TEST_CASE("each message of a vector goes where the kernel sent it") {
    const auto seen = [](std::vector<new_item> items) {
        return make_target(header(0, 1), nr_sendmmsg, items);
    };
    const new_item data = {RINGTAP_KIND_BUFFER, 1, "x"};
    const auto sent = make_syscall(
        header(0, 3), {nr_sendmmsg, {3, 0x10, 2, 0}, 2},
        {{RINGTAP_KIND_STRUCT, 1, std::string(128, '\0')}, data, address_item(99, 1, 0), data});
    const overwritten of({seen({}), seen({address_item(80, 1, RINGTAP_ITEM_KERNEL)}), sent});
    CHECK_THAT(of.texts.at(0),
               Contains(R"({data="x"}, {name={AF_INET, 127.0.0.1:80}, data="x"})"));
}

TEST_CASE("no more is held than the threads of a host") {
    std::vector<record_words> records;
    for (uint32_t tid = 1; tid < 100000; tid++)
        records.push_back(target(1, "/a", tid));
    records.push_back(unlinked(2, "/b"));
    CHECK(overwritten(records).texts.at(0) == R"("/b"</a>)");
}

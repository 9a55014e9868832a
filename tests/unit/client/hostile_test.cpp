// SPDX-License-Identifier: MIT OR Apache-2.0
// What a traced process wrote is believed in nothing: lengths, counts, numbers of descriptors.
#include <catch2/catch.hpp>
#include <ctime>

#include "decode/control.h"
#include "event_of.h"
#include "host_box.h"

using namespace ringtap;
using namespace ringtap_test;
using Catch::Matchers::EndsWith;

namespace {

template <typename Word>
void put(std::string &out, Word word) {
    out.append(reinterpret_cast<const char *>(&word), sizeof(word));
}

std::string header_of(uint64_t len, bool narrow, int level = 1, int type = 1) {
    std::string header;
    if (narrow)
        put(header, static_cast<uint32_t>(len));
    else
        put(header, len);
    put(header, level);
    put(header, type);
    return header;
}

std::string many(size_t count, const std::string &part) {
    std::string all;
    for (size_t i = 0; i < count; i++)
        all += part;
    return all;
}

std::string control_text(const std::string &bytes) {
    text_buffer out;
    append_control(out, bytes, false);
    return fmt::to_string(out);
}

size_t count_of(std::string_view text, std::string_view word) {
    size_t count = 0;
    for (size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
        count++;
    return count;
}

}  // namespace

TEST_CASE("a control header of any length ends what is read of a message") {
    const bool narrow = GENERATE(false, true);
    const uint64_t len =
        GENERATE(UINT64_MAX, UINT64_MAX - 6, UINT64_MAX - 7, UINT64_MAX - 8, uint64_t{1} << 63,
                 uint64_t{UINT32_MAX} - 2, uint64_t{UINT32_MAX}, uint64_t{1} << 31);
    if (narrow && len > UINT32_MAX)
        return;
    const std::string bytes = header_of(len, narrow) + std::string(100, 'x');
    const control_data data = read_control(bytes, narrow);
    REQUIRE(data.messages.size() == 1);
    CHECK(data.messages[0].data == std::string(100, 'x'));
    CHECK_FALSE(data.messages[0].whole);
    CHECK_FALSE(data.more);
}

TEST_CASE("of control data no more is shown than a message can be worth") {
    const std::string text = control_text(many(5000, header_of(16, false, 1, 0)));
    CHECK(count_of(text, "cmsg_level") == control_messages_max);
    CHECK_THAT(text, EndsWith(", ...]"));
    const std::string exactly = control_text(many(control_messages_max, header_of(16, false)));
    CHECK(count_of(exactly, "cmsg_level") == control_messages_max);
    CHECK_THAT(exactly, EndsWith("}]"));
    const std::string fds =
        control_text(header_of(16 + 4 * 5000, false) + std::string(20000, '\1'));
    CHECK(count_of(fds, "16843009") == passed_descriptors_max);
    CHECK_THAT(fds, EndsWith("16843009, ...]}]"));
}

TEST_CASE("a working directory deeper than a name reaches costs no more than others") {
    const std::string name(255, 'a');
    host_box box;
    const std::clock_t begun = std::clock();
    for (int i = 0; i < 6004; i++) {
        box.call("chdir", {1}, 0, {{RINGTAP_KIND_PATH, 0, name}});
        REQUIRE(box.host().process(100)->cwd.size() < 4096);
    }
    CHECK(std::clock() - begun < CLOCKS_PER_SEC);
    box.call("chdir", {1}, 0, {{RINGTAP_KIND_PATH, 0, "/tmp"}});
    CHECK(box.open("file", 3).name(3) == "/tmp/file");
}

TEST_CASE("descriptors that only the caller's memory names do not fill the model") {
    host_box box;
    for (int call = 0; call < 200; call++) {
        std::string rights = header_of(16 + 4 * 1000, false);
        for (int i = 0; i < 1000; i++)
            put(rights, (call * 1000 + i) * 64);
        box.call("recvmsg", {3, 0x10, 0}, 1, {{RINGTAP_KIND_CONTROL, 1, rights}});
        std::string pair;
        put(pair, 0x40000000 + call * 64);
        put(pair, 0x60000000 + call * 64);
        box.call("pipe", {0x10}, 0, {{RINGTAP_KIND_STRUCT, 0, pair}});
    }
    CHECK(box.host().process(100)->open_fds <= 1024);
    box.open("/etc/passwd", 5);
    CHECK(box.name(5) == "/etc/passwd");
}

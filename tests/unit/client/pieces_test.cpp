// SPDX-License-Identifier: MIT OR Apache-2.0
// The steps that each line takes, against slower ways to the same.
#include <catch2/catch.hpp>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "cli/time_text.h"
#include "decode/errors.h"
#include "decode/names.h"
#include "decode/text.h"
#include "fields/reader.h"
#include "model/name_pool.h"
#include "render/json_writer.h"

using namespace ringtap;

namespace {

template <typename Number>
std::string digits(Number number) {
    text_buffer out;
    append_number(out, number);
    return fmt::to_string(out);
}

std::string hex(uint64_t number) {
    text_buffer out;
    append_hex(out, number);
    return fmt::to_string(out);
}

std::string octal(uint64_t number) {
    text_buffer out;
    append_octal(out, number);
    return fmt::to_string(out);
}

template <typename Number>
void check_around(Number number) {
    for (int i = -2; i <= 2; i++) {
        const auto near = static_cast<Number>(static_cast<uint64_t>(number) + static_cast<uint64_t>(i));
        REQUIRE(digits(near) == fmt::format("{}", near));
        REQUIRE(hex(static_cast<uint64_t>(near)) == fmt::format("{:#x}", static_cast<uint64_t>(near)));
        REQUIRE(octal(static_cast<uint64_t>(near)) == fmt::format("0{:02o}", static_cast<uint64_t>(near)));
    }
}

std::string in_quotes(std::string_view bytes) {
    text_buffer out;
    append_quoted(out, bytes);
    return fmt::to_string(out);
}

bool is_octal(char c) {
    return c >= '0' && c <= '7';
}

// Byte by byte, as C has it
std::string in_quotes_slowly(std::string_view bytes) {
    static constexpr std::string_view from = "\"\\\n\r\t\v\f", to = "\"\\nrtvf";
    std::string out = "\"";
    for (size_t i = 0; i < bytes.size(); i++) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        const bool is_digit_next = i + 1 < bytes.size() && is_octal(bytes[i + 1]);
        if (const size_t at = from.find(bytes[i]); at != std::string_view::npos)
            out += {'\\', to[at]};
        else if (byte >= 0x20 && byte < 0x7f)
            out += bytes[i];
        else
            out += is_digit_next ? fmt::format("\\{:03o}", byte) : fmt::format("\\{:o}", byte);
    }
    return out + '"';
}

std::string json_of(std::string_view text) {
    text_buffer out;
    json_writer(out).string(text);
    return fmt::to_string(out);
}

}  // namespace

TEST_CASE("numbers of every length are written as the library writes them") {
    for (uint64_t power = 1; power < std::numeric_limits<uint64_t>::max() / 10; power *= 10) {
        check_around<uint64_t>(power);
        check_around<int64_t>(static_cast<int64_t>(power));
        check_around<int64_t>(-static_cast<int64_t>(power));
    }
    for (uint64_t power = 1; power; power *= 2)
        check_around<uint64_t>(power);
    check_around(std::numeric_limits<uint64_t>::max());
    check_around(std::numeric_limits<int64_t>::min());
    check_around(std::numeric_limits<int32_t>::min());
    check_around(std::numeric_limits<uint16_t>::max());
}

TEST_CASE("pieces of every length arrive whole") {
    std::string all, text;
    text_buffer out;
    for (size_t length = 0; length < 100; length++) {
        text.push_back(static_cast<char>('!' + length % 90));
        append(out, std::string_view(text).substr(0, length));
        all += text.substr(0, length);
    }
    CHECK(fmt::to_string(out) == all);
}

TEST_CASE("one odd byte is escaped wherever it stands") {
    for (const char odd : {'\0', '\x1f', '"', '\\', '\n', '\x7f', '\x80', '\xff', '\7'}) {
        for (size_t length = 1; length < 50; length++) {
            for (size_t at = 0; at < length; at++) {
                std::string text(length, '7');
                text[at] = odd;
                REQUIRE(in_quotes(text) == in_quotes_slowly(text));
                REQUIRE(plain_length(text) == at);
                REQUIRE(json_of(text) != '"' + text + '"');
            }
        }
    }
}

TEST_CASE("plain bytes of every length are copied, and none behind them") {
    for (size_t length = 0; length < 70; length++) {
        const std::string text(length, 'x');
        std::string to(length + 1, '.');
        REQUIRE(put_if_plain(to.data(), text) == to.data() + length);
        REQUIRE(to == text + '.');
        REQUIRE(in_quotes(text) == '"' + text + '"');
    }
}

TEST_CASE("pieces of a text that has too little room for them find more") {
    text_buffer out;
    std::string all;
    for (unsigned i = 0; i < 2000; i++) {
        char *at = put(room(out, 8), "ab");
        at = put_decimal(room_at(out, at, 1000 + longest_decimal), i);
        end_at(out, at);
        all += "ab" + std::to_string(i);
    }
    CHECK(fmt::to_string(out) == all);
}

TEST_CASE("texts of numbers that are kept are those of their set") {
    const auto named = [](const char *set, uint64_t number) {
        text_buffer out;
        append_named(out, *find_set(set), number);
        return fmt::to_string(out);
    };
    for (unsigned round = 0; round < 2; round++) {
        for (uint64_t number = 0; number < 300; number++)
            REQUIRE(named("open", number | 0x80000).find("O_CLOEXEC") != std::string::npos);
        CHECK(named("open", 0x80001) == "O_WRONLY|O_CLOEXEC");
        CHECK(named("errno", 2) == "ENOENT");
        CHECK(named("signal", 2) == "SIGINT");
        CHECK(named("open", UINT64_MAX) == named("open", UINT64_MAX));
    }
}

TEST_CASE("random bytes are escaped as byte by byte") {
    std::mt19937 random(7);
    for (unsigned i = 0; i < 2000; i++) {
        std::string text(random() % 70, ' ');
        const unsigned odds = 1 + random() % 20;
        for (char &c : text)
            c = static_cast<char>(random() % odds ? ' ' + random() % 95 : random() % 256);
        REQUIRE(in_quotes(text) == in_quotes_slowly(text));
        for (char &c : text)
            c = static_cast<char>(c & 0x7f);
        REQUIRE(nlohmann::json::parse(json_of(text)) == text);
    }
}

TEST_CASE("errors have the names and words of the system") {
    CHECK(error_name(2) == "ENOENT");
    CHECK(error_name(512) == "ERESTARTSYS");
    CHECK(error_name(0).empty());
    CHECK(error_name(-1).empty());
    CHECK(error_name(517).empty());
    for (const int number : {1, 2, 11, 110, 133})
        CHECK(error_text(number) == strerror(number));
    for (const int number : {-1, 0, 300, 4095})
        CHECK(error_text(number).empty());
}

TEST_CASE("a second that many events share is another's when time goes on") {
    second_text seconds;
    const std::string_view first = seconds.of(61, "%S");
    CHECK(first == "01");
    CHECK(seconds.of(61, "%M:%S") == "01:01");
    CHECK(first == "01");
    CHECK(seconds.of(62, "%S") == "02");
    CHECK(seconds.of(61, "%S") == "01");
    CHECK(seconds.of(122, "%M:%S") == "02:02");
    CHECK(seconds.of(122, "%M:%S", 42) == "02:02.000000042");
    CHECK(seconds.of(122, "%S", 999'999'999) == "02.999999999");
}

TEST_CASE("a time before the second of the last one is shown as its own") {
    time_text times(time_style::day, 0);
    const auto seconds_of = [&](uint64_t ns) { return std::string(times.of(ns).substr(6)); };
    CHECK(seconds_of(UINT64_MAX) == "33.709551615");
    CHECK(seconds_of(0) == "00.000000000");
    CHECK(seconds_of(61'000'000'042) == "01.000000042");
    CHECK(seconds_of(61'999'999'999) == "01.999999999");
    CHECK(seconds_of(60'999'999'999) == "00.999999999");
    CHECK(seconds_of(62'000'000'000) == "02.000000000");
}

TEST_CASE("a name that nobody holds any more is found again, and not all such names are kept") {
    name_pool names;
    const name_ref held = names.intern("/held");
    const auto *before = names.intern("/again").get();
    CHECK(names.intern("/again").get() == before);
    for (int i = 0; i < 10000; i++)
        names.intern(fmt::format("/gone/{}", i));
    CHECK(names.size() < 100);
    CHECK(names.intern("/held") == held);
}

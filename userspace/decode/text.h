// SPDX-License-Identifier: MIT OR Apache-2.0
// Pieces of text, as strace writes them.
#ifndef RINGTAP_DECODE_TEXT_H
#define RINGTAP_DECODE_TEXT_H

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace ringtap {

using text_buffer = fmt::memory_buffer;

// The steps that each event takes are these; the library's formatting is ten times as long.

// Room for so many more bytes, which are to be written at what it returns.
inline char *grow(text_buffer &out, size_t bytes) {
    const size_t size = out.size();
    out.resize(size + bytes);
    return out.data() + size;
}

inline void append(text_buffer &out, char c) {
    *grow(out, 1) = c;
}

// Most pieces of text are short: memcpy() would take longer to find out how long they are than to move them.
inline void copy_bytes(char *to, const char *from, size_t bytes) {
    const auto both_ends = [&](auto word) {
        auto last = word;
        std::memcpy(&word, from, sizeof(word));
        std::memcpy(&last, from + bytes - sizeof(last), sizeof(last));
        std::memcpy(to, &word, sizeof(word));
        std::memcpy(to + bytes - sizeof(last), &last, sizeof(last));
    };
    if (bytes > 32)
        std::memcpy(to, from, bytes);
    else if (bytes >= 16)
        both_ends(std::array<uint64_t, 2>{});
    else if (bytes >= 8)
        both_ends(uint64_t{});
    else if (bytes >= 4)
        both_ends(uint32_t{});
    else if (bytes >= 2)
        both_ends(uint16_t{});
    else if (bytes)
        *to = *from;
}

[[gnu::noinline]] inline void append_piece(text_buffer &out, std::string_view text) {
    copy_bytes(grow(out, text.size()), text.data(), text.size());
}

// Inlined, so that a literal is a move or two.
[[gnu::always_inline]] inline void append(text_buffer &out, std::string_view text) {
    if (text.empty())
        return;
    if (__builtin_constant_p(text.size()))
        std::memcpy(grow(out, text.size()), text.data(), text.size());
    else
        append_piece(out, text);
}

// ---- Pieces for who has asked for room and writes on where one has ended: as much as each takes at most, is said.

// Room for so many bytes behind the text, of which they are no part before end_at() says up to where.
inline char *room(text_buffer &out, size_t bytes) {
    out.reserve(out.size() + bytes);
    return out.data() + out.size();
}

inline void end_at(text_buffer &out, const char *end) {
    out.resize(static_cast<size_t>(end - out.data()));
}

// The same for who has written up to there.
inline char *room_at(text_buffer &out, char *at, size_t bytes) {
    if (static_cast<size_t>(out.data() + out.capacity() - at) >= bytes)
        return at;
    end_at(out, at);
    return room(out, bytes);
}

template <size_t Size>
[[gnu::always_inline]] inline char *put(char *at, const char (&literal)[Size]) {
    std::memcpy(at, literal, Size - 1);
    return at + Size - 1;
}

inline char *put(char *at, std::string_view text) {
    copy_bytes(at, text.data(), text.size());
    return at + text.size();
}

// 00 01 02 ... 99
constexpr auto pairs_of_digits = [] {
    std::array<char, 200> pairs{};
    for (size_t i = 0; i < 100; i++) {
        pairs[2 * i] = static_cast<char>('0' + i / 10);
        pairs[2 * i + 1] = static_cast<char>('0' + i % 10);
    }
    return pairs;
}();

constexpr bool is_lowest_first = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;

// Eight digits, each in its byte, the first in the lowest: all are worked out at once, by halves, quarters and eighths.
inline uint64_t eight_digits(uint32_t number) {
    const uint64_t fours = number / 10'000 | uint64_t{number % 10'000} << 32;
    const uint64_t hundreds = fours * 5'243 >> 19 & 0x0000007f'0000007f;
    const uint64_t twos = hundreds | (fours - hundreds * 100) << 16;
    const uint64_t tens = twos * 103 >> 10 & 0x000f000f'000f000f;
    return tens | (twos - tens * 10) << 8;
}

inline void put_digits(char *at, uint64_t digits) {
    const uint64_t text = digits | 0x30303030'30303030;
    const uint64_t in_order = is_lowest_first ? text : __builtin_bswap64(text);
    std::memcpy(at, &in_order, sizeof(in_order));
}

inline char *put_eight_digits(char *at, uint32_t number) {
    put_digits(at, eight_digits(number));
    return at + 8;
}

constexpr size_t longest_decimal = 20;  // with a sign

char *put_long_decimal(char *at, uint64_t number);

// Without zeroes in front. Takes longest_decimal.
inline char *put_decimal(char *at, uint64_t number) {
    if (number >= 10)
        return put_long_decimal(at, number);
    *at = static_cast<char>('0' + number);
    return at + 1;
}

inline char *put_signed(char *at, int64_t number) {
    if (number < 0)
        *at++ = '-';
    const auto bits = static_cast<uint64_t>(number);
    return put_decimal(at, number < 0 ? 0 - bits : bits);
}

constexpr size_t longest_hex = 18;

char *put_long_hex(char *at, uint64_t number);

// 0x1f, 0x0. Takes longest_hex.
inline char *put_hex(char *at, uint64_t number) {
    at = put(at, "0x");
    if (number >= 10)
        return put_long_hex(at, number);
    *at = static_cast<char>('0' + number);
    return at + 1;
}

constexpr size_t longest_octal = 23;

// 0644, 00. Takes longest_octal.
char *put_octal(char *at, uint64_t number);

// ---- The same, for a text as it is

template <typename Number>
void append_number(text_buffer &out, Number number) {
    char *at = room(out, longest_decimal);
    if constexpr (std::is_signed_v<Number>)
        at = put_signed(at, number);
    else
        at = put_decimal(at, number);
    end_at(out, at);
}

constexpr size_t fraction_length = 10;

// .000000042, of less than a second
inline char *put_fraction(char *at, uint64_t ns) {
    const auto number = static_cast<uint32_t>(ns);
    at[0] = '.';
    at[1] = static_cast<char>('0' + number / 100'000'000);
    return put_eight_digits(at + 2, number % 100'000'000);
}

template <typename... Args>
void append_format(text_buffer &out, fmt::format_string<Args...> format, Args &&...args) {
    fmt::format_to(fmt::appender(out), format, std::forward<Args>(args)...);
}

// How many bytes at the front are printable ASCII, and neither a quotation mark nor a backslash: they stand for
// themselves in text and JSON.
size_t plain_length(std::string_view bytes);
inline bool is_plain(std::string_view bytes) {
    return plain_length(bytes) == bytes.size();
}
// Copies the bytes, if all of them are so. Null: not all are, and what is behind at is of no worth. Takes as many as
// there are.
char *put_if_plain(char *at, std::string_view bytes);

// Every byte that is not printable ASCII as C writes it; no terminal is harmed.
void append_escaped(text_buffer &out, std::string_view bytes);
// The same between quotation marks.
void append_quoted(text_buffer &out, std::string_view bytes);
// Quotation marks and backslashes are left as they are: of what is text already.
void append_visible(text_buffer &out, std::string_view bytes);

// What is foreign in a message of ours: fmt::format("{}: it is gone", visible{path})
struct visible {
    std::string_view text;
};

// Two digits a byte
void append_hex_bytes(text_buffer &out, std::string_view bytes);

// 0x1f, 0x0
inline void append_hex(text_buffer &out, uint64_t value) {
    end_at(out, put_hex(room(out, longest_hex), value));
}
// 0x1f, or what stands for 0.
void append_hex(text_buffer &out, uint64_t value, std::string_view zero);
// 0644, 000
void append_octal(text_buffer &out, uint64_t value);

// SIGKILL, SIGRT_3, 99
void append_signal(text_buffer &out, int signal);
// [INT CHLD RT_1], ~[KILL] where most are in it
void append_signal_set(text_buffer &out, uint64_t set, unsigned count);

// S_IFREG|0644
void append_file_mode(text_buffer &out, uint64_t mode);
// makedev(0x8, 0x1), of a number as the kernel gives it to programs
void append_device(text_buffer &out, uint64_t device);
constexpr size_t longest_device = sizeof("makedev(0x, 0x)") + 16;
// The same. Takes longest_device.
char *put_device(char *at, uint64_t device);
// {WIFEXITED(s) && WEXITSTATUS(s) == 0}
void append_wait_status(text_buffer &out, uint32_t status);

// Who knows what descriptors are; see append_descriptor().
class descriptor_names {
  public:
    virtual ~descriptor_names() = default;
    // Empty: not known. Of the process that the event is about.
    virtual std::string_view name(int fd) const = 0;
};

// 3</etc/passwd>, 3 if nobody is asked (null) or knows.
void append_descriptor(text_buffer &out, int fd, const descriptor_names *names);

}  // namespace ringtap

template <>
struct fmt::formatter<ringtap::visible> {
    constexpr auto parse(fmt::format_parse_context &context) { return context.begin(); }

    template <typename Context>
    auto format(const ringtap::visible &foreign, Context &context) const {
        ringtap::text_buffer text;
        ringtap::append_visible(text, foreign.text);
        return std::copy(text.begin(), text.end(), context.out());
    }
};

#endif

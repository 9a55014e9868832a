// SPDX-License-Identifier: MIT OR Apache-2.0
// Pieces of text, as strace writes them.
#ifndef RINGTAP_DECODE_TEXT_H
#define RINGTAP_DECODE_TEXT_H

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string_view>

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

// 00 01 02 ... 99
constexpr auto pairs_of_digits = [] {
    std::array<char, 200> pairs{};
    for (size_t i = 0; i < 100; i++) {
        pairs[2 * i] = static_cast<char>('0' + i / 10);
        pairs[2 * i + 1] = static_cast<char>('0' + i % 10);
    }
    return pairs;
}();

inline char *put_four_digits(char *buffer, uint32_t number) {
    std::memcpy(buffer, &pairs_of_digits[number / 100 * 2], 2);
    std::memcpy(buffer + 2, &pairs_of_digits[number % 100 * 2], 2);
    return buffer + 4;
}

inline char *put_eight_digits(char *buffer, uint32_t number) {
    return put_four_digits(put_four_digits(buffer, number / 10'000), number % 10'000);
}

// Without zeroes in front. Returns what is behind the digits, of which there are twenty at most.
inline char *put_decimal(char *buffer, uint64_t number) {
    if (number >= 100'000'000)
        return put_eight_digits(put_decimal(buffer, number / 100'000'000),
                                static_cast<uint32_t>(number % 100'000'000));
    const auto low = static_cast<uint32_t>(number);
    if (low >= 10'000)
        return put_four_digits(put_decimal(buffer, low / 10'000), low % 10'000);
    if (low >= 1'000)
        return put_four_digits(buffer, low);
    if (low >= 100)
        *buffer++ = static_cast<char>('0' + low / 100);
    if (low >= 10) {
        std::memcpy(buffer, &pairs_of_digits[low % 100 * 2], 2);
        return buffer + 2;
    }
    *buffer++ = static_cast<char>('0' + low);
    return buffer;
}

// Base: 10, or 8 and 16 without a prefix.
template <int Base = 10, typename Number>
void append_number(text_buffer &out, Number number) {
    if (number >= 0 && number < 8)
        return append(out, static_cast<char>('0' + number));
    constexpr size_t digits_max = std::numeric_limits<Number>::digits / 3 + 2;  // base 8, a sign
    char *begin = grow(out, digits_max);
    char *end = begin;
    if constexpr (Base == 10) {
        const bool is_negative = number < 0;
        if (is_negative)
            *end++ = '-';
        const auto bits = static_cast<uint64_t>(number);
        end = put_decimal(end, is_negative ? 0 - bits : bits);
    } else {
        end = std::to_chars(begin, begin + digits_max, number, Base).ptr;
    }
    out.resize(static_cast<size_t>(end - out.data()));
}

constexpr size_t fraction_length = 10;

// .000000042, of less than a second
inline char *put_fraction(char *buffer, uint64_t ns) {
    const auto number = static_cast<uint32_t>(ns);
    *buffer++ = '.';
    *buffer++ = static_cast<char>('0' + number / 100'000'000);
    return put_eight_digits(buffer, number % 100'000'000);
}

template <typename... Args>
void append_format(text_buffer &out, fmt::format_string<Args...> format, Args &&...args) {
    fmt::format_to(fmt::appender(out), format, std::forward<Args>(args)...);
}

// How many bytes at the front are printable ASCII, and neither a quotation mark nor a backslash: they stand for
// themselves in text and JSON.
size_t plain_length(std::string_view bytes);

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
    append(out, "0x");
    append_number<16>(out, value);
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

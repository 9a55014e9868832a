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

inline void append(text_buffer &out, char c) {
    const size_t size = out.size();
    out.resize(size + 1);
    out.data()[size] = c;
}

// Inlined, so that a literal is a move or two.
[[gnu::always_inline]] inline void append(text_buffer &out, std::string_view text) {
    if (text.empty())
        return;
    const size_t size = out.size();
    out.resize(size + text.size());
    std::memcpy(out.data() + size, text.data(), text.size());
}

// Room for so many more bytes, which are to be written at what it returns.
inline char *grow(text_buffer &out, size_t bytes) {
    const size_t size = out.size();
    out.resize(size + bytes);
    return out.data() + size;
}

// Base: 10, or 8 and 16 without a prefix.
template <int Base = 10, typename Number>
void append_number(text_buffer &out, Number number) {
    if (number >= 0 && number < 8)
        return append(out, static_cast<char>('0' + number));
    constexpr size_t digits_max = std::numeric_limits<Number>::digits / 3 + 2;  // base 8, a sign
    const size_t size = out.size();
    out.resize(size + digits_max);
    char *begin = out.data() + size;
    const auto end = std::to_chars(begin, begin + digits_max, number, Base).ptr;
    out.resize(size + static_cast<size_t>(end - begin));
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

constexpr size_t fraction_length = 10;

// .000000042, of less than a second
inline char *put_fraction(char *buffer, uint64_t ns) {
    const auto number = static_cast<uint32_t>(ns);
    const uint32_t low = number % 100'000'000;
    *buffer++ = '.';
    *buffer++ = static_cast<char>('0' + number / 100'000'000);
    buffer = put_four_digits(buffer, low / 10'000);
    return put_four_digits(buffer, low % 10'000);
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

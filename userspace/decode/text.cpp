// SPDX-License-Identifier: MIT OR Apache-2.0
#include "decode/text.h"

#include <sys/sysmacros.h>
#include <sys/wait.h>

#include <csignal>
#include <cstring>

#include "decode/known_texts.h"
#include "decode/names.h"

namespace ringtap {

namespace {

constexpr int first_realtime = 32;  // the kernel's, not that of the C library
constexpr int last_signal = 64;
constexpr uint64_t type_of_mode = 0170000;

bool is_octal_digit(std::string_view bytes, size_t at) {
    return at < bytes.size() && bytes[at] >= '0' && bytes[at] <= '7';
}

constexpr char hex_digits[] = "0123456789abcdef";

// 00 01 02 ... ff
constexpr auto hex_pairs = [] {
    std::array<char, 512> pairs{};
    for (size_t i = 0; i < 256; i++) {
        pairs[2 * i] = hex_digits[i >> 4];
        pairs[2 * i + 1] = hex_digits[i & 0xf];
    }
    return pairs;
}();

// Sixteen bytes, or eight, are looked at in one step.
using lanes = unsigned char __attribute__((vector_size(16)));
using half_lanes = unsigned char __attribute__((vector_size(8)));

// Bytes that do not stand for themselves: of one byte, or of each in lanes.
struct unprintable {
    template <typename Byte>
    static auto has(Byte byte) {
        return static_cast<Byte>(byte - 0x20) > 0x7e - 0x20;
    }
};

// In a C string, too
struct unplain {
    template <typename Byte>
    static auto has(Byte byte) {
        return unprintable::has(byte) | (byte == '"') | (byte == '\\');
    }
};

// All bits of those bytes that are such; of none: zeroes.
template <typename Odd, typename Lanes>
void find_odd(const char *bytes, uint64_t (&words)[sizeof(Lanes) / sizeof(uint64_t)]) {
    Lanes loaded;
    std::memcpy(&loaded, bytes, sizeof(loaded));
    const auto found = Odd::has(loaded);
    static_assert(sizeof(found) == sizeof(words));
    std::memcpy(words, &found, sizeof(words));
}

// Where the first such byte is; sizeof(Lanes): there is none.
template <typename Odd, typename Lanes>
size_t first_odd(const char *bytes) {
    uint64_t words[sizeof(Lanes) / sizeof(uint64_t)];
    find_odd<Odd, Lanes>(bytes, words);
    size_t at = 0;
    for (const uint64_t word : words) {
        if (word)
            return at + static_cast<unsigned>(is_lowest_first ? __builtin_ctzll(word) : __builtin_clzll(word)) / 8;
        at += sizeof(word);
    }
    return at;
}

// How many bytes at the front stand for themselves. The last step of several looks at some bytes again.
template <typename Odd>
size_t length_without(std::string_view bytes) {
    const char *begin = bytes.data();
    const size_t size = bytes.size();
    const auto step = [&](auto kind, size_t at) { return at + first_odd<Odd, decltype(kind)>(begin + at); };
    if (size >= sizeof(lanes)) {
        for (size_t at = 0; at + sizeof(lanes) <= size; at += sizeof(lanes))
            if (const size_t odd = step(lanes{}, at); odd < at + sizeof(lanes))
                return odd;
        return step(lanes{}, size - sizeof(lanes));
    }
    if (size >= sizeof(half_lanes)) {
        const size_t odd = step(half_lanes{}, 0);
        return odd < sizeof(half_lanes) ? odd : step(half_lanes{}, size - sizeof(half_lanes));
    }
    size_t at = 0;
    while (at < size && !Odd::has(static_cast<unsigned char>(begin[at])))
        at++;
    return at;
}

// Copies sixteen or eight bytes. True: one of them is such.
template <typename Odd, typename Lanes>
bool copy_odd(char *to, const char *from) {
    Lanes loaded;
    std::memcpy(&loaded, from, sizeof(loaded));
    std::memcpy(to, &loaded, sizeof(loaded));
    uint64_t words[sizeof(Lanes) / sizeof(uint64_t)];
    const auto found = Odd::has(loaded);
    std::memcpy(words, &found, sizeof(words));
    uint64_t any = 0;
    for (const uint64_t word : words)
        any |= word;
    return any;
}

// Most names and most of what is read and written is plain: it is copied while it is looked at. True: it was; else
// what is at to is of no worth.
template <typename Odd>
bool copy_without(char *to, std::string_view bytes) {
    const char *from = bytes.data();
    const size_t size = bytes.size();
    if (size >= sizeof(lanes)) {
        const size_t last = size - sizeof(lanes);
        for (size_t at = 0; at < last; at += sizeof(lanes))
            if (copy_odd<Odd, lanes>(to + at, from + at))
                return false;
        return !copy_odd<Odd, lanes>(to + last, from + last);
    }
    if (size >= sizeof(half_lanes)) {
        const size_t last = size - sizeof(half_lanes);
        return !copy_odd<Odd, half_lanes>(to, from) && !copy_odd<Odd, half_lanes>(to + last, from + last);
    }
    if (size >= sizeof(uint32_t)) {
        uint32_t ends[2];
        const size_t last = size - sizeof(uint32_t);
        std::memcpy(&ends[0], from, sizeof(uint32_t));
        std::memcpy(&ends[1], from + last, sizeof(uint32_t));
        std::memcpy(to, &ends[0], sizeof(uint32_t));
        std::memcpy(to + last, &ends[1], sizeof(uint32_t));
        uint64_t any[1];
        find_odd<Odd, half_lanes>(reinterpret_cast<const char *>(ends), any);
        return !any[0];
    }
    for (size_t at = 0; at < size; at++) {
        if (Odd::has(static_cast<unsigned char>(from[at])))
            return false;
        to[at] = from[at];
    }
    return true;
}

// The letter behind the backslash; 0: there is none.
char short_escape(char c) {
    switch (c) {
        case '"':
        case '\\':
            return c;
        case '\n':
            return 'n';
        case '\r':
            return 'r';
        case '\t':
            return 't';
        case '\v':
            return 'v';
        case '\f':
            return 'f';
        default:
            return 0;
    }
}

// \033, \33 where no digit is behind it
void append_octal_escape(text_buffer &out, unsigned char byte, bool whole) {
    char text[4] = {'\\'};
    char *end = text + 1;
    if (whole || byte >= 0100)
        *end++ = static_cast<char>('0' + (byte >> 6));
    if (whole || byte >= 010)
        *end++ = static_cast<char>('0' + (byte >> 3 & 7));
    *end++ = static_cast<char>('0' + (byte & 7));
    append(out, std::string_view(text, static_cast<size_t>(end - text)));
}

template <typename Odd>
[[gnu::noinline]] void append_odd(text_buffer &out, std::string_view bytes) {
    for (size_t at = 0;;) {
        const size_t plain = length_without<Odd>(bytes.substr(at));
        append(out, bytes.substr(at, plain));
        at += plain;
        if (at == bytes.size())
            return;
        if (const char letter = short_escape(bytes[at])) {
            append(out, '\\');
            append(out, letter);
        } else {
            append_octal_escape(out, static_cast<unsigned char>(bytes[at]), is_octal_digit(bytes, at + 1));
        }
        at++;
    }
}

template <typename Odd>
void append_without(text_buffer &out, std::string_view bytes) {
    char *at = room(out, bytes.size());
    if (copy_without<Odd>(at, bytes))
        end_at(out, at + bytes.size());
    else
        append_odd<Odd>(out, bytes);
}

constexpr size_t sig_length = 3;

// Without its SIG; empty: it has none. One has two names, of which the other is seldom used.
std::string_view signal_name(int signal) {
    static const name_set &names = *find_set("signal");
    if (signal == SIGIO)
        return "IO";
    const std::string_view name = name_of(names, static_cast<uint64_t>(signal));
    return name.substr(std::min(sig_length, name.size()));
}

// Without its SIG: sets are long enough.
void append_short_signal(text_buffer &out, int signal) {
    const std::string_view name = signal_name(signal);
    append(out, name.empty() ? "RT_" : name);
    if (name.empty())
        append_number(out, signal - first_realtime);
}

int population(uint64_t set) {
    return __builtin_popcountll(set);
}

}  // namespace

char *put_long_decimal(char *at, uint64_t number) {
    constexpr uint64_t eight = 100'000'000;
    if (number < 100) {
        std::memcpy(at, &pairs_of_digits[number * 2], 2);
        return at + 2;
    }
    if (number < 10'000) {
        const auto low = static_cast<uint32_t>(number), hundreds = low / 100;
        if (hundreds >= 10) {
            std::memcpy(at, &pairs_of_digits[size_t{hundreds} * 2], 2);
            at += 2;
        } else {
            *at++ = static_cast<char>('0' + hundreds);
        }
        std::memcpy(at, &pairs_of_digits[size_t{low % 100} * 2], 2);
        return at + 2;
    }
    if (number < eight) {
        const uint64_t digits = eight_digits(static_cast<uint32_t>(number));
        const unsigned zeroes = static_cast<unsigned>(__builtin_ctzll(digits)) / 8;
        put_digits(at, (digits | 0x30303030'30303030) >> zeroes * 8);
        return at + 8 - zeroes;
    }
    at = put_decimal(at, number / eight);
    return put_eight_digits(at, static_cast<uint32_t>(number % eight));
}

char *put_long_hex(char *at, uint64_t number) {
    const auto digits = (67 - static_cast<unsigned>(__builtin_clzll(number))) / 4;
    char *to = at + digits;
    for (; number >= 0x10; number >>= 8)
        std::memcpy(to -= 2, &hex_pairs[(number & 0xff) * 2], 2);
    if (to != at)
        *at = hex_digits[number];
    return at + digits;
}

char *put_octal(char *at, uint64_t number) {
    if (number < 010)
        *at++ = '0';
    *at++ = '0';
    unsigned shift = (63 - static_cast<unsigned>(__builtin_clzll(number | 1))) / 3 * 3;
    for (;; shift -= 3) {
        *at++ = static_cast<char>('0' + (number >> shift & 7));
        if (!shift)
            return at;
    }
}

size_t plain_length(std::string_view bytes) {
    return length_without<unplain>(bytes);
}

char *put_if_plain(char *at, std::string_view bytes) {
    return copy_without<unplain>(at, bytes) ? at + bytes.size() : nullptr;
}

void append_escaped(text_buffer &out, std::string_view bytes) {
    append_without<unplain>(out, bytes);
}

void append_visible(text_buffer &out, std::string_view bytes) {
    append_without<unprintable>(out, bytes);
}

void append_quoted(text_buffer &out, std::string_view bytes) {
    char *at = put(room(out, bytes.size() + 2), "\"");
    if (copy_without<unplain>(at, bytes))
        return end_at(out, put(at + bytes.size(), "\""));
    end_at(out, at);
    append_odd<unplain>(out, bytes);
    append(out, '"');
}

void append_hex_bytes(text_buffer &out, std::string_view bytes) {
    char *at = grow(out, 2 * bytes.size());
    for (const char c : bytes) {
        std::memcpy(at, &hex_pairs[static_cast<unsigned char>(c) * 2u], 2);
        at += 2;
    }
}

void append_hex(text_buffer &out, uint64_t value, std::string_view zero) {
    if (!value)
        return append(out, zero);
    append_hex(out, value);
}

void append_octal(text_buffer &out, uint64_t value) {
    end_at(out, put_octal(room(out, longest_octal), value));
}

void append_signal(text_buffer &out, int signal) {
    if (const std::string_view name = signal_name(signal); !name.empty()) {
        append(out, "SIG");
        append(out, name);
    } else {
        append(out, signal >= first_realtime && signal <= last_signal ? "SIGRT_" : "");
        append_number(out, signal >= first_realtime && signal <= last_signal ? signal - first_realtime : signal);
    }
}

void append_signal_set(text_buffer &out, uint64_t set, unsigned count) {
    const uint64_t all = count >= 64 ? UINT64_MAX : (uint64_t{1} << count) - 1;
    set &= all;
    if (population(set) * 3 > static_cast<int>(count) * 2) {
        out.push_back('~');
        set = ~set & all;
    }
    const char *separator = "";
    out.push_back('[');
    for (int signal = 1; signal <= static_cast<int>(count); signal++) {
        if (!(set >> (signal - 1) & 1))
            continue;
        append(out, separator);
        append_short_signal(out, signal);
        separator = " ";
    }
    out.push_back(']');
}

namespace {

void append_file_mode_anew(text_buffer &out, uint64_t mode) {
    static const name_set &types = *find_set("file_type");
    static const name_set &bits = *find_set("mode_bits");
    const char *separator = "";
    if (mode & type_of_mode) {
        append_named(out, types, mode & type_of_mode);
        separator = "|";
    }
    if (mode & 07000) {
        append(out, separator);
        append_named(out, bits, mode & 07000);
        separator = "|";
    }
    append(out, separator);
    append_octal(out, mode & 0777);
}

}  // namespace

void append_file_mode(text_buffer &out, uint64_t mode) {
    static constexpr char of_modes = 0;
    append_known(out, &of_modes, mode, [mode](text_buffer &to) { append_file_mode_anew(to, mode); });
}

char *put_device(char *at, uint64_t device) {
    at = put_hex(put(at, "makedev("), major(device));
    at = put_hex(put(at, ", "), minor(device));
    return put(at, ")");
}

void append_device(text_buffer &out, uint64_t device) {
    end_at(out, put_device(room(out, longest_device), device));
}

void append_wait_status(text_buffer &out, uint32_t status) {
    const int s = static_cast<int>(status);
    append(out, "{");
    if (WIFEXITED(s)) {
        append(out, "WIFEXITED(s) && WEXITSTATUS(s) == ");
        append_number(out, WEXITSTATUS(s));
    } else if (WIFSTOPPED(s)) {
        append(out, "WIFSTOPPED(s) && WSTOPSIG(s) == ");
        append_signal(out, WSTOPSIG(s) & 0x7f);
        append(out, WSTOPSIG(s) & 0x80 ? " | 0x80" : "");
    } else if (WIFSIGNALED(s)) {
        append(out, "WIFSIGNALED(s) && WTERMSIG(s) == ");
        append_signal(out, WTERMSIG(s));
        append(out, WCOREDUMP(s) ? " && WCOREDUMP(s)" : "");
    } else if (WIFCONTINUED(s)) {
        append(out, "WIFCONTINUED(s)");
    } else {
        append_hex(out, status);
    }
    append(out, "}");
}

void append_descriptor(text_buffer &out, int fd, const descriptor_names *names) {
    char *at = put_signed(room(out, longest_decimal), fd);
    const std::string_view name = names ? names->name(fd) : std::string_view();
    if (name.empty())
        return end_at(out, at);
    at = put(room_at(out, at, name.size() + 2), "<");
    if (copy_without<unplain>(at, name))
        return end_at(out, put(at + name.size(), ">"));
    end_at(out, at);
    append_odd<unplain>(out, name);
    append(out, '>');
}

}  // namespace ringtap

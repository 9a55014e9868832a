// SPDX-License-Identifier: MIT OR Apache-2.0
#include "decode/text.h"

#include <sys/sysmacros.h>
#include <sys/wait.h>

#include <csignal>
#include <cstring>

#include "decode/names.h"

namespace ringtap {

namespace {

constexpr int first_realtime = 32;  // the kernel's, not that of the C library
constexpr int last_signal = 64;
constexpr uint64_t type_of_mode = 0170000;

bool is_octal_digit(std::string_view bytes, size_t at) {
    return at < bytes.size() && bytes[at] >= '0' && bytes[at] <= '7';
}

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

constexpr bool is_lowest_first = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;

// Where the first such byte is; sizeof(Lanes): there is none.
template <typename Odd, typename Lanes>
size_t first_odd(const char *bytes) {
    Lanes loaded;
    std::memcpy(&loaded, bytes, sizeof(loaded));
    const auto found = Odd::has(loaded);
    uint64_t words[sizeof(Lanes) / sizeof(uint64_t)];
    static_assert(sizeof(found) == sizeof(words));
    std::memcpy(words, &found, sizeof(words));
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
void append_without(text_buffer &out, std::string_view bytes) {
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

size_t plain_length(std::string_view bytes) {
    return length_without<unplain>(bytes);
}

void append_escaped(text_buffer &out, std::string_view bytes) {
    append_without<unplain>(out, bytes);
}

void append_visible(text_buffer &out, std::string_view bytes) {
    append_without<unprintable>(out, bytes);
}

void append_quoted(text_buffer &out, std::string_view bytes) {
    append(out, '"');
    append_escaped(out, bytes);
    append(out, '"');
}

void append_hex_bytes(text_buffer &out, std::string_view bytes) {
    static constexpr char digits[] = "0123456789abcdef";
    char *at = grow(out, 2 * bytes.size());
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        *at++ = digits[byte >> 4];
        *at++ = digits[byte & 0xf];
    }
}

void append_hex(text_buffer &out, uint64_t value, std::string_view zero) {
    if (!value)
        return append(out, zero);
    append_hex(out, value);
}

void append_octal(text_buffer &out, uint64_t value) {
    append(out, value < 010 ? "00" : "0");
    append_number<8>(out, value);
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

void append_file_mode(text_buffer &out, uint64_t mode) {
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

void append_device(text_buffer &out, uint64_t device) {
    append(out, "makedev(");
    append_hex(out, major(device));
    append(out, ", ");
    append_hex(out, minor(device));
    append(out, ')');
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
    append_number(out, fd);
    const std::string_view name = names ? names->name(fd) : std::string_view();
    if (name.empty())
        return;
    append(out, '<');
    append_escaped(out, name);
    append(out, '>');
}

}  // namespace ringtap

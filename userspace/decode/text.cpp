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

constexpr bool is_printable(unsigned char byte) {
    return byte >= 0x20 && byte < 0x7f;
}

// What a C string shows as itself, too
constexpr bool is_plain(unsigned char byte) {
    return is_printable(byte) && byte != '"' && byte != '\\';
}

const char *short_escape(char c) {
    switch (c) {
        case '"':
            return "\\\"";
        case '\\':
            return "\\\\";
        case '\n':
            return "\\n";
        case '\r':
            return "\\r";
        case '\t':
            return "\\t";
        case '\v':
            return "\\v";
        case '\f':
            return "\\f";
        default:
            return nullptr;
    }
}

constexpr size_t sig_length = 3;

// Without its SIG; null: it has none. One has two names, of which the other is seldom used.
const char *signal_name(int signal) {
    if (signal == SIGIO)
        return "IO";
    const char *name = name_of(*find_set("signal"), static_cast<uint64_t>(signal));
    return name ? name + sig_length : nullptr;
}

// Without its SIG: sets are long enough.
void append_short_signal(text_buffer &out, int signal) {
    if (const char *name = signal_name(signal))
        append(out, name);
    else
        append_format(out, "RT_{}", signal - first_realtime);
}

int population(uint64_t set) {
    return __builtin_popcountll(set);
}

template <typename IsPlain>
void append_unless(IsPlain is_plain, text_buffer &out, std::string_view bytes) {
    size_t plain = 0;  // where the bytes begin that are still to be appended as they are
    for (size_t i = 0; i < bytes.size(); i++) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        if (is_plain(byte))
            continue;
        append(out, bytes.substr(plain, i - plain));
        plain = i + 1;
        if (const char *escape = short_escape(bytes[i]))
            append(out, escape);
        else if (is_octal_digit(bytes, i + 1))
            append_format(out, "\\{:03o}", byte);
        else
            append_format(out, "\\{:o}", byte);
    }
    append(out, bytes.substr(plain));
}

}  // namespace

void append_escaped(text_buffer &out, std::string_view bytes) {
    append_unless(is_plain, out, bytes);
}

void append_visible(text_buffer &out, std::string_view bytes) {
    append_unless(is_printable, out, bytes);
}

void append_quoted(text_buffer &out, std::string_view bytes) {
    out.push_back('"');
    append_escaped(out, bytes);
    out.push_back('"');
}

void append_hex(text_buffer &out, uint64_t value, std::string_view zero) {
    if (!value)
        return append(out, zero);
    append(out, "0x");
    append_number<16>(out, value);
}

void append_octal(text_buffer &out, uint64_t value) {
    append(out, value < 010 ? "00" : "0");
    append_number<8>(out, value);
}

void append_signal(text_buffer &out, int signal) {
    if (const char *name = signal_name(signal))
        append_format(out, "SIG{}", name);
    else if (signal >= first_realtime && signal <= last_signal)
        append_format(out, "SIGRT_{}", signal - first_realtime);
    else
        append_format(out, "{}", signal);
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
    append_format(out, "makedev({:#x}, {:#x})", major(device), minor(device));
}

void append_wait_status(text_buffer &out, uint32_t status) {
    const int s = static_cast<int>(status);
    append(out, "{");
    if (WIFEXITED(s)) {
        append_format(out, "WIFEXITED(s) && WEXITSTATUS(s) == {}", WEXITSTATUS(s));
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
        append_format(out, "{:#x}", status);
    }
    append(out, "}");
}

void append_descriptor(text_buffer &out, int fd, const descriptor_names *names) {
    append_number(out, fd);
    const std::string_view name = names ? names->name(fd) : std::string_view();
    if (name.empty())
        return;
    out.push_back('<');
    append_escaped(out, name);
    out.push_back('>');
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "fields/transform.h"

#include <algorithm>

namespace ringtap {

namespace {

std::string_view lowered(field_reader &reader, std::string_view text) {
    std::string &out = reader.scratch();
    for (const char c : text)
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

std::string_view raised(field_reader &reader, std::string_view text) {
    std::string &out = reader.scratch();
    for (const char c : text)
        out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return out;
}

int base64_digit(char c) {
    static constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const size_t at = digits.find(c);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

// False: it is no base64.
bool decode_base64(std::string_view text, std::string &out) {
    uint32_t bits = 0;
    unsigned count = 0;
    for (unsigned padding = 0; padding < 2 && !text.empty() && text.back() == '='; padding++)
        text.remove_suffix(1);
    for (const char c : text) {
        const int digit = base64_digit(c);
        if (digit < 0)
            return false;
        bits = bits << 6 | static_cast<uint32_t>(digit);
        count += 6;
        if (count >= 8) {
            count -= 8;
            out.push_back(static_cast<char>(bits >> count & 0xff));
        }
    }
    return count != 6;
}

bool apply(transformer how, field_reader &reader, field_value &value) {
    value.is_ours = value.is_ours && how != transformer::b64;
    switch (how) {
        case transformer::tolower:
            value.text = lowered(reader, value.text);
            return true;
        case transformer::toupper:
            value.text = raised(reader, value.text);
            return true;
        case transformer::b64: {
            std::string &out = reader.scratch();
            const bool good = decode_base64(value.text, out);
            value.text = out;
            return good;
        }
        case transformer::basename:
            value.text = value.text.substr(value.text.rfind('/') + 1);
            return true;
        case transformer::len:
            value.number = number_value::of_unsigned(value.text.size());
            return true;
    }
    return false;
}

}  // namespace

void transform(transformer how, field_reader &reader) {
    auto &values = reader.values();
    values.erase(std::remove_if(values.begin(), values.end(),
                                [&](field_value &value) { return !apply(how, reader, value); }),
                 values.end());
}

}  // namespace ringtap

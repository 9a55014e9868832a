// SPDX-License-Identifier: MIT OR Apache-2.0
#ifndef RINGTAP_RENDER_JSON_WRITER_H
#define RINGTAP_RENDER_JSON_WRITER_H

#include <string_view>
#include <type_traits>

#include "decode/text.h"

namespace ringtap {

// True: well-formed UTF-8, without surrogates and overlong forms.
bool is_utf8(std::string_view text);

// Appends JSON to a buffer; commas come by themselves. Nesting is the caller's to keep right.
class json_writer {
  public:
    explicit json_writer(text_buffer &out) : to_(out) {}

    json_writer &begin_object() { return open('{'); }
    json_writer &end_object() { return close('}'); }
    json_writer &begin_array() { return open('['); }
    json_writer &end_array() { return close(']'); }
    // name: one of ours, of plain characters.
    json_writer &key(std::string_view name) {
        separate();
        append(to_, '"');
        append(to_, name);
        append(to_, "\":");
        first_ = true;
        return *this;
    }
    // Of somebody else.
    json_writer &foreign_key(std::string_view name);

    // Bytes that are no UTF-8 become U+FFFD.
    json_writer &string(std::string_view text);
    json_writer &hex_number(uint64_t value);  // "0x1f": a string, for addresses
    json_writer &hex_bytes(std::string_view bytes);
    json_writer &boolean(bool value);
    json_writer &null();
    // A value that is JSON already.
    json_writer &raw(std::string_view value);

    template <typename Number>
    json_writer &number(Number value) {
        static_assert(std::is_arithmetic_v<Number>);
        separate();
        if constexpr (std::is_integral_v<Number>)
            append_number(to_, value);
        else
            append_format(to_, "{}", value);
        return *this;
    }

    json_writer &member(std::string_view name, std::string_view text) {
        return key(name).string(text);
    }
    template <typename Number, typename = std::enable_if_t<std::is_arithmetic_v<Number>>>
    json_writer &member(std::string_view name, Number value) {
        if constexpr (std::is_same_v<Number, bool>)
            return key(name).boolean(value);
        else
            return key(name).number(value);
    }

  private:
    json_writer &open(char bracket) {
        separate();
        append(to_, bracket);
        first_ = true;
        return *this;
    }
    json_writer &close(char bracket) {
        append(to_, bracket);
        first_ = false;
        return *this;
    }
    void separate() {
        if (!first_)
            append(to_, ',');
        first_ = false;
    }

    text_buffer &to_;
    bool first_ = true;  // nothing stands before, that a comma would have to follow
};

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
#ifndef RINGTAP_RENDER_JSON_WRITER_H
#define RINGTAP_RENDER_JSON_WRITER_H

#include <string_view>
#include <type_traits>

#include "decode/text.h"

namespace ringtap {

// True: well-formed UTF-8, without surrogates and overlong forms.
bool is_utf8(std::string_view text);

// "name":, or with a comma in front. name: one of ours, of plain characters. Takes as many bytes as it has, and four.
inline char *put_key(char *at, std::string_view name, bool is_first) {
    *at = ',';
    at += !is_first;
    *at = '"';
    return put(put(at + 1, name), "\":");
}

// Appends JSON to a buffer; commas come by themselves. Nesting is the caller's to keep right.
class json_writer {
  public:
    explicit json_writer(text_buffer &out) : to_(out) {}

    json_writer &begin_object() { return open('{'); }
    json_writer &end_object() { return close('}'); }
    json_writer &begin_array() { return open('['); }
    json_writer &end_array() { return close(']'); }
    // name: one of ours, of plain characters.
    json_writer &key(std::string_view name);
    // Inlined, so that a literal is a move or two.
    template <size_t Size>
    [[gnu::always_inline]] json_writer &key(const char (&name)[Size]) {
        std::memcpy(begin_key(Size - 1), name, Size - 1);
        return *this;
    }
    // Of somebody else: it may hold anything.
    json_writer &foreign_key(std::string_view name);

    // Bytes that are no UTF-8 become U+FFFD.
    json_writer &string(std::string_view text);
    // The same of a word of ours, as keys are.
    json_writer &word(std::string_view text) {
        separate();
        char *at = grow(to_, text.size() + 2);
        *at = '"';
        copy_bytes(at + 1, text.data(), text.size());
        at[text.size() + 1] = '"';
        return *this;
    }
    // Text; of bytes that are no UTF-8, an object: {"hex":"ff"}.
    json_writer &text_or_hex(std::string_view bytes);
    json_writer &hex_number(uint64_t value);  // "0x1f": a string, for addresses
    json_writer &hex_bytes(std::string_view bytes);
    json_writer &boolean(bool value);
    json_writer &null();
    // A value that is JSON already.
    json_writer &raw(std::string_view value);

    // What each event has is written by the pieces of decode/text.h, from here on, with its own commas. Room for so many
    // bytes.
    char *here(size_t bytes) { return room(to_, bytes); }
    char *more(char *at, size_t bytes) { return room_at(to_, at, bytes); }
    // They end there; behind it a comma is wanted.
    json_writer &ends(const char *at) {
        end_at(to_, at);
        first_ = false;
        return *this;
    }
    // The same where none is wanted.
    json_writer &begins(const char *at) {
        end_at(to_, at);
        first_ = true;
        return *this;
    }
    // The comma in front of them, where something else was before.
    void separator() { separate(); }
    text_buffer &text() { return to_; }

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

    // name: as of key().
    template <typename Name>
    json_writer &member(const Name &name, std::string_view text) {
        return key(name).string(text);
    }
    template <typename Name, typename Number, typename = std::enable_if_t<std::is_arithmetic_v<Number>>>
    [[gnu::always_inline]] json_writer &member(const Name &name, Number value) {
        if constexpr (std::is_same_v<Number, bool>)
            return key(name).boolean(value);
        else
            return key(name).number(value);
    }

  private:
    // Where the name is to be written; what surrounds it is.
    char *begin_key(size_t size) {
        char *at = grow(to_, size + !first_ + 3);
        *at = ',';
        at += !first_;
        *at = '"';
        std::memcpy(at + 1 + size, "\":", 2);
        first_ = true;
        return at + 1;
    }
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

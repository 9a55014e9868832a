// SPDX-License-Identifier: MIT OR Apache-2.0
#include "render/json_items.h"

#include <algorithm>
#include <string>

#include "decode/control.h"
#include "model/view_items.h"
#include "render/json_views.h"
#include "render/text_format.h"

namespace ringtap {

namespace {

constexpr std::string_view kinds[] = {"none",   "path",   "string",  "buffer", "sockaddr", "argv",
                                      "envp",   "exe",    "filename", "cwd",   "cgroup",   "subcall",
                                      "struct", "control", "file",   "base",   "socket",   "cred",
                                      "memory", "root",   "fspath",  "tail",   "comm"};
static_assert(std::size(kinds) == RINGTAP_KINDS);

std::string_view kind_word(unsigned kind) {
    return kind < RINGTAP_KINDS ? kinds[kind] : "unknown";
}

bool is_message(arg_type type) {
    return type == arg_type::msg_in || type == arg_type::msg_out;
}

// Two descriptors that the call put at one address are told apart by their numbers.
void append_view_key(text_buffer &out, const syscall_arg &arg, const item &item) {
    if (item.kind != RINGTAP_KIND_BASE && !is_address(arg.type))
        return append(out, kind_word(item.kind));
    const auto file = read_file(item);
    if (item.kind == RINGTAP_KIND_BASE || (file && file->fixed.fd < 0)) {
        append(out, arg.name);
        return append(out, item.kind == RINGTAP_KIND_BASE ? "_base" : "_file");
    }
    const auto socket = read_socket(item);
    append(out, kind_word(item.kind));
    append(out, '_');
    append_number(out, file ? file->fixed.fd : socket ? socket->fixed.fd : -1);
}

// Which message of a vector an item is of: each has one BUFFER, with its SOCKADDR before it.
unsigned message_number(const event &event, const item &item) {
    unsigned ended = 0;
    for (const auto &other : event.items) {
        if (&other == &item)
            break;
        ended += other.arg == item.arg && other.kind == RINGTAP_KIND_BUFFER;
    }
    return item.kind == RINGTAP_KIND_CONTROL && ended ? ended - 1 : ended;
}

// Of the item in front of it
bool says_more(unsigned kind) {
    return kind == RINGTAP_KIND_FSPATH || kind == RINGTAP_KIND_TAIL;
}

// One of a struct msghdr, or of one in a vector of them, has a part of it
void append_message_key(text_buffer &out, const event &event, const syscall_arg &arg, const item &item) {
    append(out, arg.name);
    append(out, '_');
    if (is_messages(arg.type)) {
        append_number(out, message_number(event, item));
        append(out, '_');
    }
    append(out, item.kind == RINGTAP_KIND_SOCKADDR  ? "name"
                : item.kind == RINGTAP_KIND_CONTROL ? "control"
                                                    : "data");
}

// An argument's name, or the kind of what belongs to none. A struct msghdr has two items.
void append_item_key(text_buffer &out, const event &event, const item &item) {
    if (says_more(item.kind) && &item != event.items.data() && !says_more((&item - 1)->kind)) {
        append_item_key(out, event, *(&item - 1));
        append(out, '_');
        return append(out, kind_word(item.kind));
    }
    const bool is_call = event.type == RINGTAP_SYSCALL || event.type == RINGTAP_ENTRY;
    if (!is_call || item.arg == RINGTAP_ARG_NONE || item.arg == RINGTAP_ARG_RESULT)
        return append(out, kind_word(item.kind));
    const syscall_desc *desc = event.call.desc;
    if (!desc || item.arg >= desc->nargs) {
        append(out, 'a');
        append_number(out, item.arg);
        return append(out, is_view(item.kind) ? "_view" : "");
    }
    const syscall_arg &arg = desc->args[item.arg];
    if (is_view(item.kind))
        append_view_key(out, arg, item);
    else if (is_message(arg.type) || (is_messages(arg.type) && item.kind != RINGTAP_KIND_STRUCT))
        append_message_key(out, event, arg, item);
    else
        append(out, arg.name);
}

void add_strings(json_writer &json, std::string_view bytes) {
    json.key("strings").begin_array();
    for (const std::string_view string : strings_in(bytes))
        json.text_or_hex(string);
    json.end_array();
}

void add_tail(json_writer &json, const tail_view &tail) {
    add_strings(json, tail.bytes);
    if (tail.count)
        json.member("count", tail.count);
}

void add_field(json_writer &json, const struct_field &field, std::string_view bytes);

constexpr size_t room_for_number = longest_decimal + 4;  // and what surrounds it
constexpr size_t room_for_field = sizeof(field_name) + room_for_number + 4;

// An element that is a number, as most are
char *put_element(char *at, const struct_field &field, std::string_view bytes) {
    const int64_t number = field_number(field, bytes);
    if (field.format == field_format::ptr)
        return put(put_hex(put(at, "\""), static_cast<uint64_t>(number)), "\"");
    return field.is_signed ? put_signed(at, number) : put_decimal(at, static_cast<uint64_t>(number));
}

bool is_number(const struct_field &field) {
    return !field.count && field.format != field_format::str && field.format != field_format::struct_;
}

void add_fields(json_writer &json, const struct_layout &layout, std::string_view bytes) {
    json.begin_object();
    const struct_field *field = layout.fields, *end = field + layout.count;
    const auto room_for_rest = [&] { return json.here(static_cast<size_t>(end - field + 1) * room_for_field); };
    char *at = room_for_rest();
    for (; field != end; field++) {
        const std::string_view first = field_bytes(*field, bytes, 0);
        if (first.empty())
            break;
        *at = ',';
        at = put(at + (field != layout.fields), "\"");
        at = put(field->name.empty() ? put(at, "value") : field->name.put(at), "\":");
        if (is_number(*field)) {
            at = put_element(at, *field, first);
            continue;
        }
        json.begins(at);
        add_field(json, *field, bytes);
        at = room_for_rest();
    }
    json.ends(at).end_object();
}

void add_element(json_writer &json, const struct_field &field, std::string_view bytes) {
    if (field.format == field_format::struct_)
        return add_fields(json, layout_at(field.what), bytes);
    json.separator();
    json.ends(put_element(json.here(room_for_number), field, bytes));
}

// One that is no number, but several, or a struct, or a text
void add_field(json_writer &json, const struct_field &field, std::string_view bytes) {
    if (field.format == field_format::str) {
        const std::string_view all = bytes.substr(field.offset, field.count);
        json.string(all.substr(0, all.find('\0')));
        return;
    }
    if (!field.count)
        return add_element(json, field, field_bytes(field, bytes, 0));
    json.begin_array();
    for (unsigned i = 0; i < field.count && !field_bytes(field, bytes, i).empty(); i++)
        add_element(json, field, field_bytes(field, bytes, i));
    json.end_array();
}

void add_array(json_writer &json, const struct_layout &layout, std::string_view bytes) {
    const shown_elements shown = elements_shown(layout, bytes);
    json.begin_array();
    for (size_t i = 0; i < shown.count; i++)
        add_fields(json, layout, bytes.substr(size_t{shown.places[i]} * layout.size, layout.size));
    json.end_array();
    if (shown.left_out)
        json.member("more", shown.left_out);
}

// In words, such a struct has quotation marks.
bool has_texts(const struct_layout &layout) {
    return std::any_of(layout.fields, layout.fields + layout.count, [](const struct_field &field) {
        return field.format == field_format::str ||
               (field.format == field_format::struct_ && has_texts(layout_at(field.what)));
    });
}

// The words are made where they are to be; what has to be escaped then is seldom.
void add_text_of_struct(json_writer &json, const event &event, const struct_layout &layout, const item &item) {
    text_buffer &out = json.text();
    append(out, "\"text\":\"");
    const size_t before = out.size();
    append_struct_item(out, event.call, layout, item);
    const std::string_view text(out.data() + before, out.size() - before);
    if (!has_texts(layout) || is_plain(text))
        return append(out, '"');
    const std::string odd(text);
    out.resize(before - 1);
    json.begins(out.data() + before - 1);
    json.string(odd);
}

void add_struct(json_writer &json, const event &event, const struct_layout &layout,
                const item &item) {
    char *at = put(put(json.here(64 + layout.name.size()), "\"struct\":\""), layout.name);
    json.ends(put(at, "\","));
    add_text_of_struct(json, event, layout, item);
    json.begins(put(json.here(32), ",\"fields\":"));
    if (is_array(event.call.desc->args[item.arg].type))
        add_array(json, layout, item.bytes);
    else
        add_fields(json, layout, item.bytes);
}

void add_control_message(json_writer &json, const control_message &message) {
    json.begin_object().member("level", message.level).member("type", message.type);
    if (const auto fds = passed_descriptors(message); !fds.empty()) {
        json.key("fds").begin_array();
        for (const int fd : fds)
            json.number(fd);
        json.end_array();
    }
    json.key("hex").hex_bytes(message.data).end_object();
}

void add_control(json_writer &json, const event &event, const item &item) {
    const bool narrow = event.call.abi == RINGTAP_ABI_COMPAT;
    text_buffer text;
    append_control(text, item.bytes, narrow);
    json.member("text", view(text)).key("messages").begin_array();
    const control_data data = read_control(item.bytes, narrow);
    for (const control_message &message : data.messages)
        add_control_message(json, message);
    json.end_array();
    if (data.more)
        json.member("more", true);
}

// Of an item that is bytes alone: what was read or written, or a path
bool is_bytes(unsigned kind) {
    return kind == RINGTAP_KIND_PATH || kind == RINGTAP_KIND_BUFFER || kind == RINGTAP_KIND_STRING;
}

void add_content(json_writer &json, const event &event, const item &item) {
    if (const struct_layout *layout = item_layout(event.call, item))
        add_struct(json, event, *layout, item);
    else if (is_bytes(item.kind))
        add_bytes(json, item.bytes);
    else if (item.kind == RINGTAP_KIND_STRUCT)
        json.key("hex").hex_bytes(item.bytes);
    else if (item.kind == RINGTAP_KIND_CONTROL)
        add_control(json, event, item);
    else if (item.kind == RINGTAP_KIND_SOCKADDR)
        add_socket_address(json, item.bytes);
    else if (item.kind == RINGTAP_KIND_ARGV || item.kind == RINGTAP_KIND_ENVP)
        add_strings(json, item.bytes);
    else if (const auto tail = read_tail(item))
        add_tail(json, *tail);
    else if (!add_view(json, item))
        add_bytes(json, item.bytes);
}

void add_item(json_writer &json, const event &event, const item &item) {
    constexpr size_t room_for_end = 160;
    json.begin_object();
    add_content(json, event, item);
    char *at = put_decimal(put(json.here(room_for_end), ",\"len\":"), item.bytes.size());
    at = put_decimal(put(at, ",\"orig_len\":"), item.orig_len);
    if (item.flags) {
        if (item.truncated())
            at = put(at, ",\"truncated\":true");
        if (item.faulted())
            at = put(at, ",\"faulted\":true");
        if (item.flags & RINGTAP_ITEM_KERNEL)
            at = put(at, ",\"kernel\":true");
        if (item.flags & RINGTAP_ITEM_UNSURE)
            at = put(at, ",\"unsure\":true");
    }
    json.ends(put(at, "}"));
}

}  // namespace

const char *item_kind_name(unsigned kind) {
    return kind_word(kind).data();
}

void add_items(json_writer &json, const event &event) {
    json.begins(put(json.here(16), ",\"items\":{"));
    for (const item &item : event.items) {
        json.separator();
        json.ends(put(json.here(1), "\""));
        append_item_key(json.text(), event, item);
        json.begins(put(json.here(2), "\":"));
        add_item(json, event, item);
    }
    json.end_object();
}

}  // namespace ringtap

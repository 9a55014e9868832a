// SPDX-License-Identifier: MIT OR Apache-2.0
#include "render/text_format.h"

#include <fcntl.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstring>
#include <iterator>
#include <optional>

#include "decode/control.h"
#include "decode/errors.h"
#include "decode/names.h"
#include "model/call_rules.h"
#include "model/socket_address.h"
#include "model/view_items.h"

namespace ringtap {

namespace {

void append_environment(text_buffer &out, const event &event, const item &item) {
    const auto tail = tail_of(event, item);
    const bool known = tail && tail->count;
    const size_t count = known ? tail->count : strings_of(item).size();
    const bool more = !known && (item.truncated() || item.faulted());
    append_format(out, " /* {}{} var{} */", more ? "at least " : "", count, count == 1 ? "" : "s");
}

template <typename Matches>
const item *find_item(const event &event, unsigned arg, Matches matches) {
    for (const item &item : event.items)
        if (item.arg == arg && matches(item.kind))
            return &item;
    return nullptr;
}

bool is_any(unsigned kind) {
    return !is_view(kind);
}

bool is_socket_address(unsigned kind) {
    return kind == RINGTAP_KIND_SOCKADDR;
}

bool is_buffer(unsigned kind) {
    return kind == RINGTAP_KIND_BUFFER;
}

bool is_control(unsigned kind) {
    return kind == RINGTAP_KIND_CONTROL;
}

bool is_wait(const call_event &call) {
    const std::string_view name = call.desc ? call.desc->name : "";
    return name == "wait4" || name == "waitpid";
}

void append_endpoint(text_buffer &out, const socket_address &address) {
    if (address.addr)
        append_format(out, address.family == "AF_INET6" ? "[{}]:{}" : "{}:{}", *address.addr,
                      *address.port);
    else if (address.path) {
        append(out, address.abstract ? "@" : "");
        append_escaped(out, *address.path);
    } else if (address.pid) {
        append_format(out, "netlink:{}", *address.pid);
    }
}

const char *protocol_name(const descriptor_info &info) {
    const bool is_v6 = info.kind == fd_kind::ipv6;
    if (info.kind != fd_kind::ipv4 && !is_v6)
        return nullptr;
    if (info.type == SOCK_STREAM)
        return is_v6 ? "TCPv6" : "TCP";
    return info.type != SOCK_DGRAM ? nullptr : is_v6 ? "UDPv6" : "UDP";
}

// TCP:[127.0.0.1:80->127.0.0.1:34567]; nothing for what has no port.
void append_connection(text_buffer &out, const descriptor_info &info) {
    const char *protocol = protocol_name(info);
    if (!protocol || !info.local || !info.local->port.value_or(0))
        return;
    append_format(out, "{}:[", protocol);
    append_endpoint(out, *info.local);
    if (info.remote && info.remote->port.value_or(0)) {
        append(out, "->");
        append_endpoint(out, *info.remote);
    }
    out.push_back(']');
}

// Descriptors of one process, as the model knows them for sure.
class known_descriptors : public descriptor_names {
  public:
    // model: null if nobody is asked.
    known_descriptors(const host_model *model, uint32_t tgid) : model_(model), tgid_(tgid) {}

    std::string_view name(int fd) const override {
        const descriptor_info *info = model_ ? model_->descriptor(tgid_, fd) : nullptr;
        if (!info || !info->sure)
            return {};
        if (info->kind != fd_kind::ipv4 && info->kind != fd_kind::ipv6)
            return info->name;
        connection_.clear();
        append_connection(connection_, *info);
        return connection_.size() ? std::string_view(connection_.data(), connection_.size())
                                  : std::string_view(info->name);
    }

  private:
    mutable text_buffer connection_;
    const host_model *model_;
    uint32_t tgid_;
};

// One of a vector's messages.
struct message_items {
    const item *name;
    const item *data;
    const item *control;
};

// One call on its way to text.
struct call_text {
    text_buffer &out;
    const event &shown;
    const descriptor_names *descriptors;

    const call_event &call() const { return shown.call; }
    bool narrow() const { return shown.call.abi == RINGTAP_ABI_COMPAT; }
};

// An address that was given, and that another thread may have changed since, with ? behind it.
void append_address(const call_text &text, const item &item) {
    const arg_type type = text.call().desc ? text.call().desc->args[item.arg].type : arg_type::hex64;
    const bool given = type == arg_type::sockaddr_in || type == arg_type::msg_in ||
                       type == arg_type::mmsg_in;
    append_socket_address(text.out, item);
    if (given && item.flags & RINGTAP_ITEM_UNSURE)
        text.out.push_back('?');
}

void append_message(const call_text &text, const message_items &message) {
    const auto [name, data, control] = message;
    const char *separator = "";
    append(text.out, '{');
    if (name) {
        append(text.out, "name=");
        append_address(text, *name);
        separator = ", ";
    }
    if (data) {
        append_format(text.out, "{}data=", separator);
        append_bytes(text.out, *data);
        separator = ", ";
    }
    if (control) {
        append_format(text.out, "{}control=", separator);
        append_control(text.out, control->bytes, text.narrow(), text.descriptors);
    }
    append(text.out, '}');
}

void append_message(const call_text &text, unsigned arg) {
    append_message(text, {find_item(text.shown, arg, is_socket_address),
                          find_item(text.shown, arg, is_buffer),
                          find_item(text.shown, arg, is_control)});
}

// What the first messages of a vector are made of; each has a BUFFER.
void append_messages(const call_text &text, unsigned arg) {
    message_items message = {};
    const char *separator = " of [";
    for (const item &item : text.shown.items) {
        const bool begins = is_socket_address(item.kind) || is_buffer(item.kind);
        if (item.arg != arg)
            continue;
        if (begins && message.data) {
            append(text.out, separator);
            append_message(text, message);
            message = {};
            separator = ", ";
        }
        if (is_buffer(item.kind))
            message.data = &item;
        else if (is_control(item.kind))
            message.control = &item;
        else if (begins)
            message.name = &item;
    }
    if (!message.data)
        return;
    append(text.out, separator);
    append_message(text, message);
    append(text.out, ']');
}

// wait4 that found nobody has filled nothing, although it succeeded.
bool is_filled(const call_event &call, arg_type type) {
    return type != arg_type::struct_out || call.result != 0 || !is_wait(call);
}

// Somebody told what the kernel found by the argument, or that it may be something else.
bool tells_of_found(const event &event, unsigned arg) {
    for (const item &item : event.items)
        if (item.arg == arg && (item.kind == RINGTAP_KIND_FILE || item.flags & RINGTAP_ITEM_UNSURE))
            return true;
    return false;
}

// What the kernel found by a path, where the path says something else; a path of which another thread may have
// made another one since, with ? behind it.
void append_found(const call_text &text, unsigned arg) {
    if (!tells_of_found(text.shown, arg))
        return;
    const auto found = found_path(text.shown, arg);
    append(text.out, is_doubtful_path(text.shown, arg) ? "?" : "");
    if (!found || found->as_given)
        return;
    text.out.push_back('<');
    append_escaped(text.out, found->path);
    append(text.out, found->deleted ? " (deleted)>" : ">");
}

void append_address(const call_text &text, unsigned arg, uint64_t address) {
    text.call().tells(arg) ? append_hex(text.out, address, "NULL") : append(text.out, '?');
}

// What the kernel captured behind an address, or the address.
[[gnu::noinline]] void append_pointed(const call_text &text, unsigned arg, arg_type type, uint64_t address) {
    const item *item = find_item(text.shown, arg, is_any);
    const bool is_null = !address && text.call().tells(arg);
    const bool nothing = !item || (item->bytes.empty() && (item->faulted() || is_null)) ||
                         !is_filled(text.call(), type);
    if (nothing || type == arg_type::envp)
        append_address(text, arg, address);
    if (nothing) {
        append(text.out, item && item->faulted() ? " <unreadable>" : "");
        return append_found(text, arg);
    }
    const bool has_layout = item->kind == RINGTAP_KIND_STRUCT || item->kind == RINGTAP_KIND_BUFFER;
    if (const struct_layout *layout = has_layout ? item_layout(text.call(), *item) : nullptr) {
        append_struct_item(text.out, text.call(), *layout, *item, text.descriptors);
        return is_messages(type) ? append_messages(text, arg) : void();
    }
    switch (type) {
        case arg_type::envp:
            return append_environment(text.out, text.shown, *item);
        case arg_type::argv:
            return append_strings(text.out, text.shown, *item);
        case arg_type::msg_in:
        case arg_type::msg_out:
            return append_message(text, arg);
        case arg_type::sockaddr_in:
        case arg_type::sockaddr_out:
            return append_address(text, *item);
        default:
            append_bytes(text.out, *item);
            return append_found(text, arg);
    }
}

constexpr size_t room_for_number = std::max({longest_octal, longest_decimal, longest_hex});

// What its type alone says how to show. Takes room_for_number.
char *put_plain_number(char *at, arg_type type, const arg_number &number) {
    switch (type) {
        case arg_type::hex:
        case arg_type::hex64:
        case arg_type::enum_:
        case arg_type::enum64:
            return number.bits ? put_hex(at, number.bits) : put(at, "0");
        case arg_type::oct:
            return put_octal(at, number.bits);
        default:
            return number.is_signed ? put_signed(at, number.as_signed()) : put_decimal(at, number.bits);
    }
}

void append_argument(const call_text &text, unsigned i) {
    const call_event &call = text.call();
    const arg_type type = call.desc ? call.desc->args[i].type : arg_type::hex64;
    const arg_number number = number_of(type, call.abi, call.args[i]);
    if (is_address(type))
        return append_pointed(text, i, type, number.bits);
    if (!call.tells(i))
        return append(text.out, '?');
    if (may_have_name(type) && append_argument_name(text.out, call, i))
        return;
    if (type == arg_type::fd || type == arg_type::dfd)
        return append_descriptor(text.out, static_cast<int>(number.as_signed()), text.descriptors);
    end_at(text.out, put_plain_number(room(text.out, room_for_number), type, number));
}

// The mode of an open that makes no file is whatever the register held.
bool is_unused_mode(const call_event &call, unsigned arg) {
    constexpr uint64_t creates = O_CREAT, nameless = 020000000;  // __O_TMPFILE, alike everywhere
    if (!call.desc || arg == 0 || call.desc->args[arg].type != arg_type::oct)
        return false;
    const name_set *flags = names_of(*call.desc, arg - 1, call.args);
    return flags && std::string_view(flags->name) == "open" &&
           !(call.args[arg - 1] & (creates | nameless));
}

}  // namespace

void append_bytes(text_buffer &out, const item &item) {
    append_quoted(out, item.bytes);
    if (item.truncated())
        append(out, "...");
    if (item.faulted())
        append(out, "<unreadable>");
}

void append_socket_address(text_buffer &out, const item &item) {
    const auto address = read_socket_address(item.bytes);
    if (!address)
        return append_bytes(out, item);
    append_format(out, "{{{}", address->family);
    if (address->addr)
        append_format(out, address->family == "AF_INET6" ? ", [{}{}]:{}" : ", {}{}:{}",
                      *address->addr, address->scope ? fmt::format("%{}", *address->scope) : "",
                      *address->port);
    if (address->path) {
        append(out, address->abstract ? ", @" : ", ");
        append_quoted(out, *address->path);
    }
    if (address->pid)
        append_format(out, ", pid={}, groups={:#x}", *address->pid, *address->groups);
    out.push_back('}');
}

namespace {

void append_strings(text_buffer &out, std::string_view bytes, const char *separator) {
    for (const std::string_view string : strings_in(bytes)) {
        append(out, separator);
        append_quoted(out, string);
        separator = ", ";
    }
}

}  // namespace

void append_strings(text_buffer &out, const event &event, const item &item) {
    const auto tail = tail_of(event, item);
    out.push_back('[');
    append_strings(out, item.bytes, "");
    if (item.truncated())
        append_format(out, "{}...", item.bytes.empty() ? "" : ", ");
    if (tail)
        append_strings(out, tail->bytes, ", ");
    if (tail && tail->count)
        append_format(out, " /* {} strings */", tail->count);
    out.push_back(']');
    if (item.faulted())
        append(out, "<unreadable>");
}

void append_argument(text_buffer &out, const event &event, unsigned arg) {
    append_argument(call_text{out, event, nullptr}, arg);
}

namespace {

// Neither a number nor what is behind one.
bool knows_nothing(const event &event) {
    const uint32_t all = (1U << event.call.nargs) - 1;
    return all && (event.call.unknown_args & all) == all && event.items.empty();
}

}  // namespace

void append_arguments(text_buffer &out, const event &event, const host_model *model) {
    const call_event &call = event.call;
    if (!call.args_known || knows_nothing(event))
        return append(out, '?');
    const known_descriptors known(model, event.tgid);
    const call_text text{out, event, &known};
    for (unsigned i = 0; i < call.nargs && !is_unused_mode(call, i); i++) {
        if (i)
            append(out, ", ");
        append_argument(text, i);
    }
}

bool append_argument_name(text_buffer &out, const call_event &call, unsigned arg) {
    const arg_type type = call.desc ? call.desc->args[arg].type : arg_type::hex64;
    if (!may_have_name(type))
        return false;
    const arg_number number = number_of(type, call.abi, call.args[arg]);
    switch (type) {
        case arg_type::sig:
            append_signal(out, static_cast<int>(number.as_signed()));
            return true;
        case arg_type::mode:
            append_file_mode(out, number.bits);
            return true;
        case arg_type::dev:
            append_device(out, number.bits);
            return true;
        case arg_type::dfd:
            append(out, number.as_signed() == AT_FDCWD ? "AT_FDCWD" : "");
            return number.as_signed() == AT_FDCWD;
        default:
            break;
    }
    const name_set *names = names_of(*call.desc, arg, call.args);
    if (names)
        append_named(out, *names, type == arg_type::clockid ? uint32_t(number.bits) : number.bits);
    return names;
}

const struct_layout *item_layout(const call_event &call, const item &item) {
    if (!call.desc || item.arg >= call.desc->nargs)
        return nullptr;
    const bool held = call.desc->args[item.arg].by >= 0;
    if (item.kind != RINGTAP_KIND_STRUCT && !(held && is_buffer(item.kind)))
        return nullptr;
    const struct_layout *layout = layout_of(*call.desc, item.arg, call.args);
    // an option may be given in fewer bytes
    const bool begins = layout && !field_bytes(layout->fields[0], item.bytes, 0).empty();
    return held && !begins ? nullptr : layout;
}

void append_struct_item(text_buffer &out, const call_event &call, const struct_layout &layout,
                        const item &item, const descriptor_names *descriptors) {
    if (is_array(call.desc->args[item.arg].type))
        append_array(out, layout, item.bytes, item.truncated(), descriptors);
    else
        append_struct(out, layout, item.bytes, descriptors);
}

namespace {

void append_error(text_buffer &out, int error) {
    const std::string_view name = error_name(error);
    append(out, is_restart(error) ? "? " : "-1 ");
    if (name.empty()) {
        append(out, "E? (Unknown error ");
        append_number(out, error);
    } else {
        append(out, name);
        append(out, " (");
        append(out, error_text(error));
    }
    append(out, ')');
}

}  // namespace

void append_result(text_buffer &out, int64_t result) {
    if (result >= 0 && result <= INT32_MAX)
        append_number(out, static_cast<uint64_t>(result));
    else if (const int error = error_of(result))
        append_error(out, error);
    else
        append_hex(out, static_cast<uint64_t>(result));
}

void append_result(text_buffer &out, const event &event, const host_model *model) {
    const call_event &call = event.call;
    if (!call.result_known)
        return append(out, '?');
    if (!model || call.result < 0 || !returns_descriptor(call))
        return append_result(out, call.result);
    const known_descriptors known(model, event.tgid);
    append_descriptor(out, static_cast<int>(call.result), &known);
}

void append_result_view(text_buffer &out, const event &event) {
    if (const item *found = result_item(event, RINGTAP_KIND_FILE)) {
        const auto file = read_file(*found);
        if (!file)
            return;
        append(out, '<');
        append_escaped(out, file->path);
        append(out, file->fixed.flags & RINGTAP_FILE_DELETED ? " (deleted)>" : ">");
    } else if (const item *found = result_item(event, RINGTAP_KIND_SOCKET)) {
        const auto socket = read_socket(*found);
        if (!socket)
            return;
        append_format(out, "<socket:[{}]", socket->fixed.ino);
        if (!socket->peer.empty()) {
            append(out, ' ');
            append_endpoint(out, read_socket_address(socket->local).value_or(socket_address{}));
            append(out, "->");
            append_endpoint(out, read_socket_address(socket->peer).value_or(socket_address{}));
        }
        append(out, '>');
    }
}

}  // namespace ringtap

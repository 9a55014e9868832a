// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/text_format.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/wait.h>

#include <algorithm>
#include <csignal>
#include <cstring>

#include "model/socket_address.h"

namespace ringtap {

namespace {

// The kernel's own, seen when a signal interrupts a call: the caller never gets them.
struct restart_error {
    int number;
    const char *name;
    const char *text;
};

constexpr restart_error restart_errors[] = {
    {512, "ERESTARTSYS", "To be restarted if SA_RESTART is set"},
    {513, "ERESTARTNOINTR", "To be restarted"},
    {514, "ERESTARTNOHAND", "To be restarted if no handler"},
    {516, "ERESTART_RESTARTBLOCK", "Interrupted by signal"},
};

const restart_error *find_restart_error(int number) {
    const auto *end = std::end(restart_errors);
    const auto *found = std::find_if(std::begin(restart_errors), end,
                                     [number](const auto &e) { return e.number == number; });
    return found == end ? nullptr : found;
}

struct flag_name {
    uint64_t bit;
    const char *name;
};

constexpr flag_name clone_flag_names[] = {
#define FLAG(name) \
    { static_cast<uint64_t>(name), #name }
    FLAG(CLONE_VM),
    FLAG(CLONE_FS),
    FLAG(CLONE_FILES),
    FLAG(CLONE_SIGHAND),
    FLAG(CLONE_PIDFD),
    FLAG(CLONE_PTRACE),
    FLAG(CLONE_VFORK),
    FLAG(CLONE_PARENT),
    FLAG(CLONE_THREAD),
    FLAG(CLONE_NEWNS),
    FLAG(CLONE_SYSVSEM),
    FLAG(CLONE_SETTLS),
    FLAG(CLONE_PARENT_SETTID),
    FLAG(CLONE_CHILD_CLEARTID),
    FLAG(CLONE_UNTRACED),
    FLAG(CLONE_CHILD_SETTID),
    FLAG(CLONE_NEWCGROUP),
    FLAG(CLONE_NEWUTS),
    FLAG(CLONE_NEWIPC),
    FLAG(CLONE_NEWUSER),
    FLAG(CLONE_NEWPID),
    FLAG(CLONE_NEWNET),
    FLAG(CLONE_IO),
#undef FLAG
};

bool is_octal_digit(std::string_view bytes, size_t at) {
    return at < bytes.size() && bytes[at] >= '0' && bytes[at] <= '7';
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

void append_hex(text_buffer &to, uint64_t value, const char *zero) {
    if (value)
        append_format(to, "{:#x}", value);
    else
        append(to, zero);
}

void append_environment(text_buffer &to, const item &item) {
    const size_t count = strings_of(item).size();
    append_format(to, " /* {}{} var{} */", item.truncated() || item.faulted() ? "at least " : "",
                  count, count == 1 ? "" : "s");
}

const item *find_item(const event &event, unsigned arg, bool (*matches)(unsigned kind)) {
    const auto found = std::find_if(event.items.begin(), event.items.end(), [&](const item &item) {
        return item.arg == arg && matches(item.kind);
    });
    return found == event.items.end() ? nullptr : &*found;
}

bool is_any(unsigned) {
    return true;
}

bool is_socket_address(unsigned kind) {
    return kind == RINGTAP_KIND_SOCKADDR;
}

bool is_buffer(unsigned kind) {
    return kind == RINGTAP_KIND_BUFFER;
}

void append_message(text_buffer &to, const event &event, unsigned arg) {
    const item *name = find_item(event, arg, is_socket_address);
    const item *data = find_item(event, arg, is_buffer);
    append(to, "{");
    if (name) {
        append(to, "name=");
        append_socket_address(to, *name);
    }
    if (data) {
        append(to, name ? ", data=" : "data=");
        append_bytes(to, *data);
    }
    append(to, "}");
}

// What the kernel captured behind an address, or the address.
void append_pointed(text_buffer &to, const event &event, unsigned arg, arg_type type,
                    uint64_t address) {
    const item *item = find_item(event, arg, is_any);
    const bool nothing = !item || (item->faulted() && item->bytes.empty());
    if (nothing || type == arg_type::envp)
        append_hex(to, address, "NULL");
    if (nothing)
        return append(to, item ? " <unreadable>" : "");
    switch (type) {
        case arg_type::envp:
            return append_environment(to, *item);
        case arg_type::argv:
            return append_strings(to, *item);
        case arg_type::msg_in:
        case arg_type::msg_out:
            return append_message(to, event, arg);
        case arg_type::sockaddr_in:
        case arg_type::sockaddr_out:
            return append_socket_address(to, *item);
        default:
            return append_bytes(to, *item);
    }
}

void append_number(text_buffer &to, arg_type type, const arg_number &number) {
    switch (type) {
        case arg_type::hex:
        case arg_type::hex64:
            return append_hex(to, number.bits, "0");
        case arg_type::oct:
            return append_format(to, "{:#o}", number.bits);
        case arg_type::sig:
            return append_signal(to, static_cast<int>(number.as_signed()));
        case arg_type::dfd:
            if (number.as_signed() == AT_FDCWD)
                return append(to, "AT_FDCWD");
            break;
        default:
            break;
    }
    if (number.is_signed)
        append_format(to, "{}", number.as_signed());
    else
        append_format(to, "{}", number.bits);
}

}  // namespace

void append_escaped(text_buffer &to, std::string_view bytes) {
    for (size_t i = 0; i < bytes.size(); i++) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        if (const char *escape = short_escape(bytes[i]))
            append(to, escape);
        else if (byte >= 0x20 && byte < 0x7f)
            to.push_back(bytes[i]);
        else if (is_octal_digit(bytes, i + 1))
            append_format(to, "\\{:03o}", byte);
        else
            append_format(to, "\\{:o}", byte);
    }
}

void append_quoted(text_buffer &to, std::string_view bytes) {
    to.push_back('"');
    append_escaped(to, bytes);
    to.push_back('"');
}

void append_bytes(text_buffer &to, const item &item) {
    append_quoted(to, item.bytes);
    if (item.truncated())
        append(to, "...");
    if (item.faulted())
        append(to, "<unreadable>");
}

void append_socket_address(text_buffer &to, const item &item) {
    const auto address = read_socket_address(item.bytes);
    if (!address)
        return append_bytes(to, item);
    append_format(to, "{{{}", address->family);
    if (address->addr)
        append_format(to, address->family == "AF_INET6" ? ", [{}{}]:{}" : ", {}{}:{}",
                      *address->addr, address->scope ? fmt::format("%{}", *address->scope) : "",
                      *address->port);
    if (address->path) {
        append(to, address->abstract ? ", @" : ", ");
        append_quoted(to, *address->path);
    }
    if (address->pid)
        append_format(to, ", pid={}, groups={:#x}", *address->pid, *address->groups);
    to.push_back('}');
}

void append_strings(text_buffer &to, const item &item) {
    const char *separator = "";
    to.push_back('[');
    for (const std::string_view string : strings_of(item)) {
        append(to, separator);
        append_quoted(to, string);
        separator = ", ";
    }
    if (item.truncated())
        append_format(to, "{}...", separator);
    to.push_back(']');
    if (item.faulted())
        append(to, "<unreadable>");
}

void append_argument(text_buffer &to, const event &event, unsigned arg) {
    const call_event &call = event.call;
    const arg_type type = call.desc ? call.desc->args[arg].type : arg_type::hex64;
    const arg_number number = number_of(type, call.abi, call.args[arg]);
    if (is_address(type))
        append_pointed(to, event, arg, type, number.bits);
    else
        append_number(to, type, number);
}

void append_arguments(text_buffer &to, const event &event) {
    const call_event &call = event.call;
    if (!call.args_known)
        return append(to, "?");
    for (unsigned i = 0; i < call.nargs; i++) {
        append(to, i ? ", " : "");
        append_argument(to, event, i);
    }
}

void append_result(text_buffer &to, int64_t result) {
    const int error = error_of(result);
    const restart_error *restart = find_restart_error(error);
    if (restart)
        append_format(to, "? {} ({})", restart->name, restart->text);
    else if (error)
        append_format(to, "-1 {} ({})", error_name(error) ? error_name(error) : "E?",
                      strerror(error));
    else if (result > INT32_MAX || result < 0)
        append_format(to, "{:#x}", static_cast<uint64_t>(result));
    else
        append_format(to, "{}", result);
}

void append_signal(text_buffer &to, int signal) {
    constexpr int first_realtime = 32;  // the kernel's, not that of the C library
    if (const char *name = sigabbrev_np(signal))
        append_format(to, "SIG{}", name);
    else if (signal >= first_realtime && signal <= SIGRTMAX)
        append_format(to, "SIGRT_{}", signal - first_realtime);
    else
        append_format(to, "{}", signal);
}

void append_clone_flags(text_buffer &to, uint64_t flags) {
    const char *separator = "";
    for (const flag_name &flag : clone_flag_names) {
        if (!(flags & flag.bit))
            continue;
        append_format(to, "{}{}", separator, flag.name);
        flags &= ~flag.bit;
        separator = "|";
    }
    if (flags || !*separator)
        append_format(to, "{}{:#x}", separator, flags);
}

void append_status(text_buffer &to, uint32_t status) {
    const int wait_status = static_cast<int>(status);
    if (!WIFSIGNALED(wait_status))
        return append_format(to, "exited with {}", WEXITSTATUS(wait_status));
    append(to, "killed by ");
    append_signal(to, WTERMSIG(wait_status));
    append(to, WCOREDUMP(wait_status) ? " (core dumped)" : "");
}

const char *error_name(int number) {
    const restart_error *restart = find_restart_error(number);
    return restart ? restart->name : strerrorname_np(number);
}

}  // namespace ringtap

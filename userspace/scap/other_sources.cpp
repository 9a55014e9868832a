// SPDX-License-Identifier: MIT OR Apache-2.0
// Parameters that are made in ways of their own; and those of events that are no calls.
#include <sys/prctl.h>
#include <sys/stat.h>

#include <cstring>

#include "model/view_items.h"
#include "scap/event_sources.h"

namespace ringtap {

namespace {

template <typename Fixed, typename Member>
void put_of_item(event_block &to, const event_context &of, const scap_parameter &parameter,
                 std::optional<Fixed> (*read)(const item &), Member member) {
    for (const item &item : of.event.items)
        if (const auto fixed = read(item))
            return to.number((*fixed).*member, parameter.width);
    to.number(0, parameter.width);
}

void put_memory(event_block &to, const event_context &of, const scap_parameter &parameter,
                __u64 ringtap_memory::*member) {
    put_of_item(to, of, parameter, read_memory, member);
}

// The two halves of a set that struct __user_cap_data_struct has.
uint64_t asked_capabilities(const event_context &of, size_t at) {
    constexpr size_t half = 12;
    for (const item &item : of.event.items) {
        if (item.kind != RINGTAP_KIND_STRUCT || item.bytes.size() < 2 * half)
            continue;
        uint32_t low, high;
        std::memcpy(&low, item.bytes.data() + at, sizeof(low));
        std::memcpy(&high, item.bytes.data() + half + at, sizeof(high));
        return uint64_t{high} << 32 | low;
    }
    return 0;
}

// What they became; of a call that failed, what they should have become.
void put_capabilities(event_block &to, const event_context &of, const scap_parameter &parameter,
                      __u64 ringtap_cred::*member, size_t at) {
    for (const item &item : of.event.items)
        if (const auto cred = read_cred(item))
            return to.number((*cred).*member, parameter.width);
    to.number(asked_capabilities(of, at), parameter.width);
}

void put_variant(event_block &to, uint8_t variant, uint64_t number, unsigned width) {
    byte_writer made;
    made.number(variant);
    made.number(number, width);
    to.value(made);
}

}  // namespace

void put_memory_size(event_block &to, const event_context &of, const scap_parameter &parameter) {
    put_memory(to, of, parameter, &ringtap_memory::vm_size);
}

void put_memory_rss(event_block &to, const event_context &of, const scap_parameter &parameter) {
    put_memory(to, of, parameter, &ringtap_memory::vm_rss);
}

void put_memory_swap(event_block &to, const event_context &of, const scap_parameter &parameter) {
    put_memory(to, of, parameter, &ringtap_memory::vm_swap);
}

void put_new_cap_effective(event_block &to, const event_context &of,
                           const scap_parameter &parameter) {
    put_capabilities(to, of, parameter, &ringtap_cred::cap_effective, 0);
}

void put_new_cap_permitted(event_block &to, const event_context &of,
                           const scap_parameter &parameter) {
    put_capabilities(to, of, parameter, &ringtap_cred::cap_permitted, 4);
}

void put_new_cap_inheritable(event_block &to, const event_context &of,
                             const scap_parameter &parameter) {
    put_capabilities(to, of, parameter, &ringtap_cred::cap_inheritable, 8);
}

// Programs of Linux before 2.4 wrote a magic number into the upper half.
void put_mount_flags(event_block &to, const event_context &of, const scap_parameter &parameter) {
    constexpr uint64_t magic = 0xc0ed0000, upper = 0xffff0000;
    const uint64_t flags = argument_number(of, parameter.argument).value_or(0);
    to.number((flags & upper) == magic ? flags & ~upper : flags, parameter.width);
}

void put_node_mode(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const uint64_t mode = argument_number(of, parameter.argument).value_or(0);
    to.number(mode & S_IFMT ? mode : mode | S_IFREG, parameter.width);
}

// Of _llseek, which is given it in two halves.
void put_wide_offset(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const uint64_t high = argument_number(of, "offset_high").value_or(0), low = argument_number(of, "offset_low").value_or(0);
    to.number(high << 32 | (low & UINT32_MAX), parameter.width);
}

// The kernel's own number of a device: of programs it takes another one.
void put_node_dev(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const uint64_t dev = argument_number(of, parameter.argument).value_or(0);
    const uint64_t major = dev >> 8 & 0xfff, minor = (dev & 0xff) | (dev >> 12 & 0xfff00);
    to.number(major << 20 | minor, parameter.width);
}

// Some programs give the file's type, too.
void put_permissions(event_block &to, const event_context &of, const scap_parameter &parameter) {
    to.number(argument_number(of, parameter.argument).value_or(0) & ~static_cast<uint64_t>(S_IFMT), parameter.width);
}

void put_semctl_value(event_block &to, const event_context &of, const scap_parameter &parameter) {
    constexpr uint64_t set_value = 16, of_new_width = 0x100;  // SETVAL, IPC_64
    const bool sets = (argument_number(of, "cmd").value_or(0) & ~of_new_width) == set_value;
    to.number(sets ? argument_number(of, parameter.argument).value_or(0) : 0, parameter.width);
}

// Of two options it is a text, of the others a number.
void put_prctl_text(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const auto option = argument_number(of, "option");
    // What a thread has asked for is what it is called.
    if (option == PR_GET_NAME && of.event.call.result == 0)
        return to.text(of.event.comm);
    option == PR_SET_NAME || option == PR_GET_NAME ? put_argument(to, of, parameter) : to.absent();
}

void put_prctl_number(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const auto option = argument_number(of, "option");
    if (option == PR_SET_NAME || option == PR_GET_NAME)
        return to.number(0, parameter.width);
    if (option == PR_GET_CHILD_SUBREAPER)
        return put_pointed(to, of, parameter);
    to.number(argument_number(of, parameter.argument).value_or(0), parameter.width);
}

namespace {

constexpr uint8_t ptrace_number = 0, ptrace_signal = 1;
// By the format's numbers.
constexpr uint64_t ptrace_peektext = 2, ptrace_peekuser = 4, ptrace_cont = 8,
                   ptrace_singlestep = 0xa, ptrace_detach = 0xc, ptrace_syscall = 0xd;

bool passes_signal(uint64_t request) {
    return request == ptrace_cont || request == ptrace_singlestep || request == ptrace_detach ||
           request == ptrace_syscall;
}

}  // namespace

void put_ptrace_address(event_block &to, const event_context &of, const scap_parameter &parameter) {
    put_variant(to, ptrace_number,
                of.event.call.result < 0 ? 0 : argument_number(of, parameter.argument).value_or(0),
                8);
}

void put_ptrace_data(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const uint64_t data = argument_number(of, parameter.argument).value_or(0);
    const uint64_t request = argument_number(of, "request", parameter.map).value_or(0);
    if (of.event.call.result < 0)
        return put_variant(to, ptrace_number, 0, 8);
    if (passes_signal(request))
        return put_variant(to, ptrace_signal, data, 1);
    if (request >= ptrace_peektext && request <= ptrace_peekuser)
        return put_variant(to, ptrace_number, pointed_number(of, parameter.argument).value_or(0),
                           8);
    put_variant(to, ptrace_number, data, 8);
}

// ---- events that are no calls

void put_next_thread(event_block &to, const event_context &of, const scap_parameter &parameter) {
    to.number(of.event.switched.next_tid, parameter.width);
}
void put_switch_pf_major(event_block &to, const event_context &of,
                         const scap_parameter &parameter) {
    to.number(of.event.switched.pf_major, parameter.width);
}
void put_switch_pf_minor(event_block &to, const event_context &of,
                         const scap_parameter &parameter) {
    to.number(of.event.switched.pf_minor, parameter.width);
}
void put_switch_vm_size(event_block &to, const event_context &of, const scap_parameter &parameter) {
    to.number(of.event.switched.vm_size, parameter.width);
}
void put_switch_vm_rss(event_block &to, const event_context &of, const scap_parameter &parameter) {
    to.number(of.event.switched.vm_rss, parameter.width);
}
void put_switch_vm_swap(event_block &to, const event_context &of, const scap_parameter &parameter) {
    to.number(of.event.switched.vm_swap, parameter.width);
}

void put_fault_address(event_block &to, const event_context &of, const scap_parameter &parameter) {
    to.number(of.event.fault.addr, parameter.width);
}
void put_fault_ip(event_block &to, const event_context &of, const scap_parameter &parameter) {
    to.number(of.event.fault.ip, parameter.width);
}

namespace {

constexpr uint64_t x86_reserved = 8, x86_fetch = 16;
constexpr uint64_t scap_fault_reserved = 1 << 6, scap_fault_fetch = 1 << 7;

}  // namespace

// Each of the processor's first three bits says one thing or its opposite.
void put_fault_error(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const uint64_t code = of.event.fault.error;
    uint64_t made = 0;
    for (unsigned bit = 0; bit < 3; bit++)
        made |= uint64_t{1} << (2 * bit + (code >> bit & 1 ? 0 : 1));
    made |=
        (code & x86_reserved ? scap_fault_reserved : 0) | (code & x86_fetch ? scap_fault_fetch : 0);
    to.number(made, parameter.width);
}

void put_signal_sender(event_block &to, const event_context &of, const scap_parameter &parameter) {
    to.number(of.event.signal.sender_tgid, parameter.width);
}
void put_signal_receiver(event_block &to, const event_context &of,
                         const scap_parameter &parameter) {
    to.number(of.event.tgid, parameter.width);
}
void put_signal_number(event_block &to, const event_context &of, const scap_parameter &parameter) {
    to.number(static_cast<uint64_t>(int64_t{of.event.signal.sig}), parameter.width);
}

void put_container(event_block &to, const event_context &of, const scap_parameter &) {
    to.text(of.container);
}
void put_notice_name(event_block &to, const event_context &of, const scap_parameter &) {
    to.text(of.notice_name);
}
void put_notice_text(event_block &to, const event_context &of, const scap_parameter &) {
    to.text(of.notice_text);
}

// ---- back

namespace {

ringtap_memory &memory_of(read_event &to) {
    if (!to.memory)
        to.memory.emplace();
    return *to.memory;
}

void take_capability(read_event &to, size_t which, std::string_view value) {
    if (!to.capabilities)
        to.capabilities.emplace();
    (*to.capabilities)[which] = raw_number(value);
}

void take_number(read_event &to, const read_parameter &parameter, uint64_t value) {
    if (parameter.arg >= 0)
        to.set(static_cast<unsigned>(parameter.arg), value);
}

bool is_name_option(const read_event &of) {
    const auto option = of.number("option");
    return option == PR_SET_NAME || option == PR_GET_NAME;
}

}  // namespace

void take_memory_size(read_event &to, std::string_view value, const read_parameter &) {
    memory_of(to).vm_size = raw_number(value);
}
void take_memory_rss(read_event &to, std::string_view value, const read_parameter &) {
    memory_of(to).vm_rss = raw_number(value);
}
void take_memory_swap(read_event &to, std::string_view value, const read_parameter &) {
    memory_of(to).vm_swap = raw_number(value);
}

void take_new_cap_effective(read_event &to, std::string_view value, const read_parameter &) {
    take_capability(to, 0, value);
}
void take_new_cap_permitted(read_event &to, std::string_view value, const read_parameter &) {
    take_capability(to, 1, value);
}
void take_new_cap_inheritable(read_event &to, std::string_view value, const read_parameter &) {
    take_capability(to, 2, value);
}

void take_mount_flags(read_event &to, std::string_view value, const read_parameter &parameter) {
    take_number(to, parameter, raw_number(value));
}

void take_semctl_value(read_event &to, std::string_view value, const read_parameter &parameter) {
    if (const uint64_t number = raw_number(value))
        take_number(to, parameter, number);
}

void take_wide_offset(read_event &to, std::string_view value, const read_parameter &) {
    const uint64_t offset = raw_number(value);
    if (const auto high = to.place_of("offset_high"))
        to.set(*high, offset >> 32);
    if (const auto low = to.place_of("offset_low"))
        to.set(*low, offset & UINT32_MAX);
}

void take_node_dev(read_event &to, std::string_view value, const read_parameter &parameter) {
    const uint64_t dev = raw_number(value), major = dev >> 20 & 0xfff, minor = dev & 0xfffff;
    take_number(to, parameter, (minor & 0xff) | major << 8 | (minor & 0xfff00) << 12);
}

void take_permissions(read_event &to, std::string_view value, const read_parameter &parameter) {
    take_number(to, parameter, raw_number(value));
}

void take_node_mode(read_event &to, std::string_view value, const read_parameter &parameter) {
    take_number(to, parameter, raw_number(value));
}

void take_prctl_text(read_event &to, std::string_view value, const read_parameter &parameter) {
    const auto text = text_in(value);
    if (parameter.arg < 0 || !text || !is_name_option(to))
        return;
    read_item item{RINGTAP_KIND_STRING, static_cast<unsigned>(parameter.arg)};
    item.bytes = *text;
    item.orig_len = text->size();
    to.add(item);
}

void take_prctl_number(read_event &to, std::string_view value, const read_parameter &parameter) {
    if (is_name_option(to))
        return;
    if (to.number("option") == PR_GET_CHILD_SUBREAPER)
        return take_pointed(to, value, parameter);
    take_number(to, parameter, raw_number(value));
}

// Of a call that failed they are said to be 0, whatever they were.
void take_ptrace_address(read_event &to, std::string_view value, const read_parameter &parameter) {
    if (to.result >= 0)
        take_number(to, parameter, raw_number(value.substr(1)));
}

// What was peeked is no argument.
void take_ptrace_data(read_event &to, std::string_view value, const read_parameter &parameter) {
    if (to.result >= 0)
        take_number(to, parameter, raw_number(value.substr(1)));
}

void take_next_thread(read_event &to, std::string_view value, const read_parameter &) {
    to.switched.next_tid = static_cast<uint32_t>(raw_number(value));
}
void take_switch_pf_major(read_event &to, std::string_view value, const read_parameter &) {
    to.switched.pf_major = raw_number(value);
}
void take_switch_pf_minor(read_event &to, std::string_view value, const read_parameter &) {
    to.switched.pf_minor = raw_number(value);
}
void take_switch_vm_size(read_event &to, std::string_view value, const read_parameter &) {
    to.switched.vm_size = raw_number(value);
}
void take_switch_vm_rss(read_event &to, std::string_view value, const read_parameter &) {
    to.switched.vm_rss = raw_number(value);
}
void take_switch_vm_swap(read_event &to, std::string_view value, const read_parameter &) {
    to.switched.vm_swap = raw_number(value);
}

void take_fault_address(read_event &to, std::string_view value, const read_parameter &) {
    to.fault.addr = raw_number(value);
}
void take_fault_ip(read_event &to, std::string_view value, const read_parameter &) {
    to.fault.ip = raw_number(value);
}

void take_fault_error(read_event &to, std::string_view value, const read_parameter &) {
    const uint64_t told = raw_number(value);
    uint64_t code = 0;
    for (unsigned bit = 0; bit < 3; bit++)
        code |= told >> (2 * bit) & 1 ? uint64_t{1} << bit : 0;
    code |=
        (told & scap_fault_reserved ? x86_reserved : 0) | (told & scap_fault_fetch ? x86_fetch : 0);
    to.fault.error = code;
}

void take_signal_sender(read_event &to, std::string_view value, const read_parameter &) {
    to.signal.sender_tgid = static_cast<uint32_t>(raw_number(value));
}
// It is the thread's whose event it is.
void take_signal_receiver(read_event &, std::string_view, const read_parameter &) {}
void take_signal_number(read_event &to, std::string_view value, const read_parameter &) {
    to.signal.sig = static_cast<int32_t>(raw_number(value));
}

void take_notice_name(read_event &to, std::string_view value, const read_parameter &) {
    to.notice_name = text_in(value).value_or("");
}
void take_notice_text(read_event &to, std::string_view value, const read_parameter &) {
    to.notice_text = text_in(value).value_or("");
}

void take_container(read_event &to, std::string_view value, const read_parameter &) {
    to.container = text_in(value).value_or("");
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/call_rules.h"

#include <fcntl.h>

#include <algorithm>
#include <iterator>

namespace ringtap {

namespace {

using namespace std::string_view_literals;

// By syscall_desc::rule
constexpr call_rule rules[] = {
#define RT_CALL_RULES
#include "decode/syscall_table.inc"
};

// Not known of what BPF_OBJ_GET finds, and different from kernel to kernel for
// BPF_RAW_TRACEPOINT_OPEN.
constexpr bpf_file bpf_files[] = {
    {0, "anon_inode:bpf-map"},   {5, "anon_inode:bpf-prog"},  {7, nullptr},
    {13, "anon_inode:bpf-prog"}, {14, "anon_inode:bpf-map"},  {17, nullptr},
    {18, "anon_inode:btf"},      {19, "anon_inode:btf"},      {28, "anon_inode:bpf_link"},
    {30, "anon_inode:bpf_link"}, {32, "anon_inode:bpf-stats"}, {33, "anon_inode:bpf_iter"},
    {36, nullptr},
};

bool is_range(call_class is, call_class first, call_class last) {
    return is >= first && is <= last;
}

}  // namespace

call_rules::call_rules(machine on) : on_(on) {
    for (unsigned abi = 0; abi < RINGTAP_ABIS; abi++)
        for (int nr = 0; nr < RINGTAP_SYSCALLS_MAX; nr++)
            table_[abi][nr] = look_up(abi, nr);
}

const call_rule *call_rules::none() {
    return &rules[0];
}

numbered_call call_rules::look_up(unsigned abi, int nr) const {
    const syscall_desc *desc = find_syscall(on_, abi, nr);
    if (!desc)
        return {nullptr, &rules[0], false, false, false};
    return {desc, &rules[desc->rule], varies_by_arguments(*desc), desc->name == "write"sv,
            rules[desc->rule].is == call_class::none && desc->name != "socketcall"sv};
}

bool makes_descriptor(const syscall_desc &desc) {
    return is_range(rules[desc.rule].is, call_class::open_path, call_class::pidfd_getfd);
}

bool returns_descriptor(const call_event &call) {
    const auto command = static_cast<int>(call.args[1]);
    switch (call.rule->is) {
        case call_class::fcntl:
            return command == F_DUPFD || command == F_DUPFD_CLOEXEC;
        case call_class::bpf:
            return find_bpf_file(call);
        case call_class::landlock:  // else the result is a version
            return call.args[2] == 0;
        case call_class::dup_to:
            return true;
        default:
            return is_range(call.rule->is, call_class::open_path, call_class::pidfd_getfd);
    }
}

const bpf_file *find_bpf_file(const call_event &call) {
    const auto *end = std::end(bpf_files);
    const auto *found = std::find_if(std::begin(bpf_files), end, [&](const bpf_file &one) {
        return one.command == static_cast<int>(call.args[0]);
    });
    return found == end ? nullptr : found;
}

std::vector<syscall_number> followed_calls(machine on) {
    std::vector<syscall_number> calls;
    for (unsigned abi = 0; abi < RINGTAP_ABIS; abi++) {
        for (int nr = 0; nr < RINGTAP_SYSCALL_OTHER; nr++) {
            const syscall_desc *desc = find_syscall(on, abi, nr);
            if (desc && desc->rule)
                calls.push_back({abi, nr});
        }
    }
    return calls;
}

}  // namespace ringtap

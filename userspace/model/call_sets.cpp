// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/call_sets.h"

#include <ringtap/ringtap.h>

#include <algorithm>

#include "model/call_rules.h"

namespace ringtap {

namespace {

using namespace std::string_view_literals;

template <typename Holds>
bool any_argument(const syscall_desc &desc, Holds holds) {
    return std::any_of(desc.args, desc.args + desc.nargs, holds);
}

bool has_struct(const syscall_desc &desc, std::initializer_list<std::string_view> names) {
    const uint64_t none[6] = {};
    for (unsigned i = 0; i < desc.nargs; i++)
        if (const struct_layout *layout = layout_of(desc, i, none))
            if (std::find(names.begin(), names.end(), layout->name) != names.end())
                return true;
    return false;
}

bool begins(std::string_view name, std::string_view with) {
    return name.substr(0, with.size()) == with;
}

bool has_name(const syscall_desc &desc, std::string_view part) {
    return std::string_view(desc.name).find(part) != std::string_view::npos;
}

bool takes_descriptor(const syscall_desc &desc) {
    return any_argument(desc, [](const syscall_arg &arg) {
        return arg.type == arg_type::fd || arg.type == arg_type::dfd;
    });
}

bool is_network(const syscall_desc &desc) {
    return desc.uses & use_socketcall || desc.name == "socketcall"sv || begins(desc.name, "sendfile");
}

bool is_descriptor(const syscall_desc &desc) {
    const bool any = takes_descriptor(desc) || makes_descriptor(desc) ||
                     has_struct(desc, {"pollfd", "fd_set", "fd_pair"});
    return any && !(desc.uses & use_socketcall);
}

bool is_file(const syscall_desc &desc) {
    return desc.name == "getcwd"sv ||
           any_argument(desc, [](const syscall_arg &arg) { return arg.type == arg_type::path; });
}

bool is_process(const syscall_desc &desc) {
    return desc.uses & use_lifecycle;
}

bool is_signal(const syscall_desc &desc) {
    return desc.category == "signal"sv || desc.name == "pause"sv || begins(desc.name, "rt_sig");
}

bool is_ipc(const syscall_desc &desc) {
    return desc.category == "IPC"sv && (desc.name == "ipc"sv || begins(desc.name, "msg") ||
                                        begins(desc.name, "sem") || begins(desc.name, "shm"));
}

bool is_memory(const syscall_desc &desc) {
    return (desc.category == "memory"sv && !has_name(desc, "swap")) || desc.name == "shmat"sv ||
           desc.name == "shmdt"sv;
}

bool is_creds(const syscall_desc &desc) {
    return desc.category == "user"sv || begins(desc.name, "cap") || desc.name == "prctl"sv;
}

bool is_stat_like(const syscall_desc &desc) {
    return has_struct(desc, {"stat", "stat64", "old_stat"});
}

bool is_any_stat(const syscall_desc &desc) {
    return is_stat_like(desc) || desc.name == "statx"sv;
}

bool is_fstat(const syscall_desc &desc) {
    return is_stat_like(desc) && takes_descriptor(desc);
}

bool is_lstat(const syscall_desc &desc) {
    return is_stat_like(desc) && has_name(desc, "lstat");
}

bool is_stat(const syscall_desc &desc) {
    return is_stat_like(desc) && !is_fstat(desc) && !is_lstat(desc);
}

bool is_any_statfs(const syscall_desc &desc) {
    return has_name(desc, "statfs") || desc.name == "ustat"sv;
}

bool is_fstatfs(const syscall_desc &desc) {
    return has_name(desc, "fstatfs");
}

bool is_statfs(const syscall_desc &desc) {
    return has_name(desc, "statfs") && !is_fstatfs(desc);
}

}  // namespace

const std::vector<call_set> &call_sets() {
    static const std::vector<call_set> sets = {
        {"file", "", "take a path", is_file},
        {"desc", "fd", "take or make descriptors, but for the network's", is_descriptor},
        {"process", "", "begin or end a process, wait for one, or signal it", is_process},
        {"network", "net", "are about sockets", is_network},
        {"signal", "", "are about signals", is_signal},
        {"ipc", "", "are about System V's messages, semaphores and shared memory", is_ipc},
        {"memory", "", "map memory, or say how it is used", is_memory},
        {"creds", "", "are about ids and capabilities", is_creds},
        {"stat", "", "are stat", is_stat},
        {"lstat", "", "are lstat", is_lstat},
        {"fstat", "", "are fstat and fstatat", is_fstat},
        {"%stat", "", "are any of the three, or statx", is_any_stat},
        {"statfs", "", "are statfs", is_statfs},
        {"fstatfs", "", "are fstatfs", is_fstatfs},
        {"%statfs", "", "are any of the two, or ustat", is_any_statfs},
    };
    return sets;
}

const call_set *find_call_set(std::string_view name) {
    for (const call_set &set : call_sets())
        if (name == set.name || (!set.alias.empty() && name == set.alias))
            return &set;
    return nullptr;
}

std::vector<syscall_number> numbers_of(machine on, const call_set &set) {
    std::vector<syscall_number> numbers;
    for (unsigned abi = 0; abi < RINGTAP_ABIS; abi++)
        for (int nr = 0; nr < RINGTAP_SYSCALL_OTHER; nr++)
            if (const syscall_desc *desc = find_syscall(on, abi, nr); desc && set.has(*desc))
                numbers.push_back({abi, nr});
    return numbers;
}

}  // namespace ringtap

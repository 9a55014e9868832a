// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/call_rules.h"

#include <fcntl.h>
#include <linux/perf_event.h>
#include <sys/socket.h>

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace ringtap {

namespace {

using c = call_class;
using k = fd_kind;

// Of fsopen, fspick, fsmount, fanotify_init and memfd_create
constexpr uint32_t first_bit = 1;

constexpr call_rule rules[] = {
    {"", c::none, k::unknown, arg_none, 0, arg_none},
    {"open", c::open_path, k::file, 1, O_CLOEXEC, 0},
    {"creat", c::open_path, k::file, arg_none, 0, 0},
    {"openat", c::open_path, k::file, 2, O_CLOEXEC, 1},
    {"openat2", c::open_path, k::file, arg_open_how, O_CLOEXEC, 1},
    {"open_tree", c::open_path, k::file, 2, O_CLOEXEC, 1},
    {"open_tree_attr", c::open_path, k::file, 2, O_CLOEXEC, 1},
    {"open_by_handle_at", c::make_file, k::file, 2, O_CLOEXEC, arg_none},
    {"fsopen", c::make_file, k::other, 1, first_bit, arg_none},
    {"fspick", c::make_file, k::other, 2, first_bit, arg_none},
    {"fsmount", c::make_file, k::directory, 1, first_bit, arg_none},
    {"epoll_create", c::make_file, k::epoll, arg_none, 0, arg_none},
    {"epoll_create1", c::make_file, k::epoll, 0, O_CLOEXEC, arg_none},
    {"eventfd", c::make_file, k::event, arg_none, 0, arg_none},
    {"eventfd2", c::make_file, k::event, 1, O_CLOEXEC, arg_none},
    {"timerfd_create", c::make_file, k::timer, 1, O_CLOEXEC, arg_none},
    {"inotify_init", c::make_file, k::inotify, arg_none, 0, arg_none},
    {"inotify_init1", c::make_file, k::inotify, 0, O_CLOEXEC, arg_none},
    {"fanotify_init", c::make_file, k::fanotify, 0, first_bit, arg_none},
    {"pidfd_open", c::make_file, k::pidfd, arg_always, 0, arg_none},
    {"userfaultfd", c::make_file, k::userfault, 0, O_CLOEXEC, arg_none},
    {"io_uring_setup", c::make_file, k::io_uring, arg_always, 0, arg_none},
    {"perf_event_open", c::make_file, k::perf, 4, PERF_FLAG_FD_CLOEXEC, arg_none},
    {"mq_open", c::make_file, k::other, arg_always, 0, arg_none},
    {"landlock_create_ruleset", c::landlock, k::other, arg_always, 0, arg_none},
    {"memfd_create", c::memfd, k::memfd, 1, first_bit, 0},
    {"memfd_secret", c::make_file, k::memfd, 0, O_CLOEXEC, arg_none},
    {"bpf", c::bpf, k::bpf, arg_always, 0, arg_none},
    {"signalfd", c::signalfd, k::signal, arg_none, 0, arg_none},
    {"signalfd4", c::signalfd, k::signal, 3, O_CLOEXEC, arg_none},
    {"socket", c::make_socket, k::other_socket, 1, SOCK_CLOEXEC, arg_none},
    {"accept", c::accept, k::other_socket, arg_none, 0, arg_none},
    {"accept4", c::accept, k::other_socket, 3, SOCK_CLOEXEC, arg_none},
    {"dup", c::dup, k::unknown, arg_none, 0, arg_none},
    {"pidfd_getfd", c::pidfd_getfd, k::unknown, arg_always, 0, arg_none},
    {"close", c::close, k::unknown, arg_none, 0, arg_none},
    {"close_range", c::close_range, k::unknown, arg_none, 0, arg_none},
    {"dup2", c::dup_to, k::unknown, arg_none, 0, arg_none},
    {"dup3", c::dup_to, k::unknown, 2, O_CLOEXEC, arg_none},
    {"fcntl", c::fcntl, k::unknown, arg_none, 0, arg_none},
    {"fcntl64", c::fcntl, k::unknown, arg_none, 0, arg_none},
    {"ioctl", c::ioctl, k::unknown, arg_none, 0, arg_none},
    {"pipe", c::pipe, k::pipe, arg_none, 0, arg_none},
    {"pipe2", c::pipe, k::pipe, 1, O_CLOEXEC, arg_none},
    {"socketpair", c::socketpair, k::other_socket, 1, SOCK_CLOEXEC, arg_none},
    {"bind", c::bind, k::unknown, arg_none, 0, arg_none},
    {"connect", c::connect, k::unknown, arg_none, 0, arg_none},
    {"listen", c::listen, k::unknown, arg_none, 0, arg_none},
    {"recvmsg", c::receive, k::unknown, 2, MSG_CMSG_CLOEXEC, arg_none},
    {"recvmmsg", c::receive, k::unknown, 3, MSG_CMSG_CLOEXEC, arg_none},
    {"recvmmsg_time64", c::receive, k::unknown, 3, MSG_CMSG_CLOEXEC, arg_none},
    {"unshare", c::unshare, k::unknown, arg_none, 0, arg_none},
    {"chdir", c::chdir, k::unknown, arg_none, 0, 0},
    {"fchdir", c::fchdir, k::unknown, arg_none, 0, arg_none},
    {"chroot", c::chroot, k::unknown, arg_none, 0, arg_none},
    {"pivot_root", c::chroot, k::unknown, arg_none, 0, arg_none},
    {"setns", c::setns, k::unknown, arg_none, 0, arg_none},
    {"setuid", c::setuid, k::unknown, arg_none, 0, arg_none},
    {"setuid32", c::setuid, k::unknown, arg_none, 0, arg_none},
    {"setgid", c::setgid, k::unknown, arg_none, 0, arg_none},
    {"setgid32", c::setgid, k::unknown, arg_none, 0, arg_none},
    {"setreuid", c::setreuid, k::unknown, arg_none, 0, arg_none},
    {"setreuid32", c::setreuid, k::unknown, arg_none, 0, arg_none},
    {"setregid", c::setregid, k::unknown, arg_none, 0, arg_none},
    {"setregid32", c::setregid, k::unknown, arg_none, 0, arg_none},
    {"setresuid", c::setresuid, k::unknown, arg_none, 0, arg_none},
    {"setresuid32", c::setresuid, k::unknown, arg_none, 0, arg_none},
    {"setresgid", c::setresgid, k::unknown, arg_none, 0, arg_none},
    {"setresgid32", c::setresgid, k::unknown, arg_none, 0, arg_none},
    {"setfsuid", c::setfsuid, k::unknown, arg_none, 0, arg_none},
    {"setfsuid32", c::setfsuid, k::unknown, arg_none, 0, arg_none},
    {"setfsgid", c::setfsgid, k::unknown, arg_none, 0, arg_none},
    {"setfsgid32", c::setfsgid, k::unknown, arg_none, 0, arg_none},
    {"capset", c::capset, k::unknown, arg_none, 0, arg_none},
    {"setpgid", c::setpgid, k::unknown, arg_none, 0, arg_none},
    {"setsid", c::setsid, k::unknown, arg_none, 0, arg_none},
    {"prctl", c::prctl, k::unknown, arg_none, 0, arg_none},
};
static_assert(std::size(rules) < 256);

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

// Zero: it has no rule.
unsigned char index_of(std::string_view call) {
    static const auto by_name = [] {
        std::unordered_map<std::string_view, unsigned char> made;
        for (unsigned char i = 1; i < std::size(rules); i++)
            made.emplace(rules[i].name, i);
        return made;
    }();
    const auto found = by_name.find(call);
    return found == by_name.end() ? 0 : found->second;
}

}  // namespace

call_rules::call_rules(machine on) : on_(on) {
    for (unsigned abi = 0; abi < RINGTAP_ABIS; abi++)
        for (int nr = 0; nr < RINGTAP_SYSCALLS_MAX; nr++)
            table_[abi][nr] = look_up(abi, nr);
}

numbered_call call_rules::look_up(unsigned abi, int nr) const {
    const syscall_desc *desc = find_syscall(on_, abi, nr);
    return {desc, &rules[desc ? index_of(desc->name) : 0], desc && varies_by_arguments(*desc)};
}

bool makes_descriptor(std::string_view call) {
    return is_range(rules[index_of(call)].is, call_class::open_path, call_class::pidfd_getfd);
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
            if (desc && index_of(desc->name))
                calls.push_back({abi, nr});
        }
    }
    return calls;
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/call_classes.h"

#include <unordered_set>

namespace ringtap {

namespace {

using names = std::unordered_set<std::string_view>;

// clang-format off

// In the order of what they are about: data, waiting, looking, memory and time.
const names bulk = {
    "read", "pread64", "readv", "preadv", "preadv2", "readahead",
    "write", "pwrite64", "writev", "pwritev", "pwritev2",
    "send", "sendto", "sendmsg", "sendmmsg", "recv", "recvfrom", "recvmsg", "recvmmsg",
    "recvmmsg_time64", "sendfile", "sendfile64", "splice", "tee", "vmsplice",
    "copy_file_range", "fsync", "fdatasync", "sync_file_range", "fadvise64", "fadvise64_64",
    "getdents", "getdents64",

    "poll", "ppoll", "ppoll_time64", "select", "_newselect", "pselect6", "pselect6_time64",
    "epoll_wait", "epoll_pwait", "epoll_pwait2", "epoll_ctl", "futex", "futex_time64",
    "futex_wait", "futex_wake", "futex_waitv", "futex_requeue", "nanosleep", "clock_nanosleep",
    "clock_nanosleep_time64", "pause", "sched_yield", "io_getevents", "io_pgetevents",
    "io_submit", "io_uring_enter", "restart_syscall",

    "stat", "stat64", "lstat", "lstat64", "fstat", "fstat64", "newfstatat", "fstatat64", "statx",
    "statfs", "statfs64", "fstatfs", "fstatfs64", "access", "faccessat", "faccessat2", "lseek",
    "_llseek", "readlink", "readlinkat", "getcwd", "getxattr", "lgetxattr", "fgetxattr",
    "getsockopt", "getsockname", "getpeername", "getpid", "gettid", "getppid", "getuid",
    "getuid32", "geteuid", "geteuid32", "getgid", "getgid32", "getegid", "getegid32", "getpgid",
    "getpgrp", "getsid", "getrusage", "getrlimit", "ugetrlimit", "getcpu", "uname", "sysinfo",
    "getrandom", "sched_getaffinity", "getpriority", "times",

    "brk", "madvise", "mincore", "msync", "munmap", "mremap", "rseq", "membarrier",
    "clock_gettime", "clock_gettime64", "clock_getres", "gettimeofday", "time",
    "timer_settime", "timer_gettime", "timerfd_settime", "timerfd_gettime", "setitimer",
    "getitimer", "alarm", "rt_sigprocmask", "rt_sigreturn", "sigreturn", "sigprocmask",
    "rt_sigaction", "sigaltstack", "set_robust_list",
};

// Programs and processes, opening and connecting, rights, names, the kernel itself.
const names security = {
    "execve", "execveat", "fork", "vfork", "clone", "clone3", "exit", "exit_group", "kill",
    "tkill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo", "pidfd_send_signal", "pidfd_open",
    "pidfd_getfd", "ptrace", "process_vm_readv", "process_vm_writev", "kcmp", "prctl",
    "arch_prctl", "seccomp", "userfaultfd", "memfd_create", "memfd_secret", "mprotect",
    "pkey_mprotect", "personality",

    "open", "openat", "openat2", "creat", "open_by_handle_at", "name_to_handle_at", "socket",
    "socketpair", "bind", "listen", "accept", "accept4", "connect", "socketcall", "shutdown",
    "io_uring_setup", "io_uring_register",

    "setuid", "setuid32", "setgid", "setgid32", "setreuid", "setreuid32", "setregid",
    "setregid32", "setresuid", "setresuid32", "setresgid", "setresgid32", "setfsuid",
    "setfsuid32", "setfsgid", "setfsgid32", "setgroups", "setgroups32", "capset", "setns",
    "unshare", "chroot", "pivot_root", "chmod", "fchmod", "fchmodat", "fchmodat2", "chown",
    "chown32", "fchown", "fchown32", "fchownat", "lchown", "lchown32", "setxattr", "lsetxattr",
    "fsetxattr", "removexattr", "lremovexattr", "fremovexattr", "keyctl", "add_key",
    "request_key", "landlock_create_ruleset", "landlock_add_rule", "landlock_restrict_self",
    "fanotify_init", "fanotify_mark", "quotactl", "acct", "setrlimit", "prlimit64",

    "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "unlink",
    "unlinkat", "mknod", "mknodat", "mkdir", "mkdirat", "rmdir", "truncate", "ftruncate",
    "truncate64", "ftruncate64", "mount", "umount", "umount2", "move_mount", "open_tree",
    "fsopen", "fsconfig", "fsmount", "fspick", "mount_setattr", "swapon", "swapoff",

    "init_module", "finit_module", "delete_module", "kexec_load", "kexec_file_load", "bpf",
    "perf_event_open", "reboot", "sethostname", "setdomainname", "settimeofday", "clock_settime",
    "clock_settime64", "adjtimex", "clock_adjtime", "clock_adjtime64", "iopl", "ioperm", "syslog",
    "lookup_dcookie", "vhangup",
};
// clang-format on

}  // namespace

bool is_bulk(std::string_view call) {
    return bulk.count(call) != 0;
}

bool is_security(std::string_view call) {
    return security.count(call) != 0;
}

ringtap_protect make_protect(machine on) {
    ringtap_protect protect{};
    protect.size = sizeof(protect);
    for (unsigned abi = 0; abi < RINGTAP_ABIS; abi++)
        for (int nr = 0; nr < RINGTAP_SYSCALL_OTHER; nr++) {
            const syscall_desc *desc = find_syscall(on, abi, nr);
            if (!desc)
                continue;
            const uint64_t bit = uint64_t{1} << (nr % 64);
            protect.bulk[abi][nr / 64] |= is_bulk(desc->name) ? bit : 0;
            protect.security[abi][nr / 64] |= is_security(desc->name) ? bit : 0;
        }
    return protect;
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
// What decides with which backend a host can be captured.
#ifndef RINGTAP_CLI_HOST_FACTS_H
#define RINGTAP_CLI_HOST_FACTS_H

#include <ringtap/ringtap.h>

#include <optional>
#include <string>
#include <string_view>

namespace ringtap {

enum class answer { no, yes, unknown };

struct module_facts {
    bool usable = false;  // a capture can be opened, now and by us
    std::string trouble;  // why not
    ringtap_info info{};  // if it is usable
    bool loaded = false;
    std::string file;                    // for the running kernel; empty: none is installed
    answer is_signed = answer::unknown;  // that file; by whom, only the kernel can judge
};

struct kernel_facts {
    std::string release;
    std::string config;  // where tracepoints and syscall_events are from; empty: none can be read
    answer real_time = answer::unknown;       // CONFIG_PREEMPT_RT, as the kernel's version says
    answer tracepoints = answer::unknown;     // CONFIG_HAVE_SYSCALL_TRACEPOINTS
    answer syscall_events = answer::unknown;  // CONFIG_FTRACE_SYSCALLS
    answer raw_syscalls = answer::unknown;    // of any call, in tracefs
    answer secure_boot = answer::unknown;
    answer signed_modules_only = answer::unknown;  // module.sig_enforce, or lockdown
    std::string lockdown;  // none, integrity, confidentiality; empty: unknown
};

struct bpf_facts {
    answer syscall = answer::unknown;  // bpf(2) exists
    answer btf = answer::unknown;      // types of the kernel, which modern programs need
    answer ring_buffer = answer::unknown;
    std::optional<int> unprivileged_disabled;  // the sysctl's value
    // What today's eBPF drivers need is all there.
    bool is_modern() const {
        return syscall == answer::yes && btf == answer::yes && ring_buffer == answer::yes;
    }
};

// By what uname(2) calls the kernel's version: "#1 SMP PREEMPT_RT Debian 6.1.192-2 (2026-11-01)"
answer is_real_time(std::string_view version);

module_facts probe_module(const std::string &release);
kernel_facts probe_kernel();
bpf_facts probe_bpf();

// What to do so that a capture can be opened, in one line; empty: nothing, or nothing is known that
// would help.
std::string advice(const kernel_facts &kernel, const module_facts &module);

}  // namespace ringtap

#endif

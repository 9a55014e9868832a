// SPDX-License-Identifier: MIT OR Apache-2.0
// Flags of new processes and programs, the kernel's and the format's.
#ifndef RINGTAP_SCAP_PROCESS_FLAGS_H
#define RINGTAP_SCAP_PROCESS_FLAGS_H

#include <ringtap/ringtap.h>
#include <sched.h>

#include <cstddef>
#include <cstdint>

namespace ringtap {

inline constexpr uint32_t scap_new_pid_namespace = 1 << 6, scap_parent = 1 << 8,
                          scap_thread = 1 << 13, scap_in_pid_namespace = 1 << 29;

struct flag_bit {
    uint64_t kernel;
    uint32_t scap;
};

inline constexpr flag_bit clone_bits[] = {
    {CLONE_FILES, 1 << 0},         {CLONE_FS, 1 << 1},       {CLONE_IO, 1 << 2},
    {CLONE_NEWIPC, 1 << 3},        {CLONE_NEWNET, 1 << 4},   {CLONE_NEWNS, 1 << 5},
    {CLONE_NEWPID, 1 << 6},        {CLONE_NEWUTS, 1 << 7},   {CLONE_PARENT, 1 << 8},
    {CLONE_PARENT_SETTID, 1 << 9}, {CLONE_PTRACE, 1 << 10},  {CLONE_SIGHAND, 1 << 11},
    {CLONE_SYSVSEM, 1 << 12},      {CLONE_THREAD, 1 << 13},  {CLONE_UNTRACED, 1 << 14},
    {CLONE_VM, 1 << 15},           {CLONE_NEWUSER, 1 << 20}, {CLONE_CHILD_CLEARTID, 1 << 23},
    {CLONE_CHILD_SETTID, 1 << 24}, {CLONE_SETTLS, 1 << 25},  {CLONE_VFORK, 1 << 27},
    {CLONE_NEWCGROUP, 1 << 28},
};

inline constexpr flag_bit exe_bits[] = {{RINGTAP_EXE_WRITABLE, 1}, {RINGTAP_EXE_MEMFD, 4}};

template <size_t Size>
uint32_t to_scap(const flag_bit (&bits)[Size], uint64_t flags) {
    uint32_t made = 0;
    for (const flag_bit &bit : bits)
        if (flags & bit.kernel)
            made |= bit.scap;
    return made;
}

template <size_t Size>
uint64_t to_kernel(const flag_bit (&bits)[Size], uint64_t flags) {
    uint64_t made = 0;
    for (const flag_bit &bit : bits)
        if (flags & bit.scap)
            made |= bit.kernel;
    return made;
}

}  // namespace ringtap

#endif

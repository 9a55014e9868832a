// SPDX-License-Identifier: MIT OR Apache-2.0
// What calls do to the model, by number: most do nothing, and must cost no more than a look.
#ifndef RINGTAP_MODEL_CALL_RULES_H
#define RINGTAP_MODEL_CALL_RULES_H

#include <ringtap/ringtap.h>

#include <vector>

#include "decode/syscalls.h"
#include "model/event.h"
#include "model/host_model.h"

namespace ringtap {

// Calls that change the model alike are one class: which one, syscalls.tbl says of each call.
enum class call_class : unsigned char {
    none,
    // The result is a new descriptor
    open_path,  // of the file of a path
    make_file,  // of a new file without a path
    make_socket,
    accept,
    memfd,
    bpf,
    signalfd,
    landlock,
    dup,
    pidfd_getfd,
    // Descriptors otherwise
    close,
    close_range,
    dup_to,
    fcntl,
    ioctl,
    pipe,
    socketpair,
    bind,
    connect,
    listen,
    receive,
    unshare,
    // Processes and threads
    chdir,
    fchdir,
    chroot,
    setns,
    setuid,
    setgid,
    setreuid,
    setregid,
    setresuid,
    setresgid,
    setfsuid,
    setfsgid,
    capset,
    setpgid,
    setsid,
    prctl,
};

constexpr signed char arg_none = -1;
constexpr signed char arg_always = -2;
constexpr signed char arg_open_how = -3;  // in the struct behind the path

struct call_rule {
    call_class is;
    fd_kind kind;             // of what is made
    signed char cloexec_arg;  // where the flag is that closes it on exec; or arg_always
    uint32_t cloexec_bit;
    signed char path_arg;  // the directory's descriptor is before it, if there is one
};

// What is known of a call by its number alone.
struct numbered_call {
    const syscall_desc *desc;  // null: the tables do not know it
    const call_rule *rule;     // never null
    bool varies;               // what desc says depends on arguments, too: see described_calls
    bool names_threads;        // it may write into a file that is a thread's name, beside its rule
    bool is_idle;              // it changes nothing known of the host, unless it names a thread
};

class call_rules {
  public:
    explicit call_rules(machine on);

    numbered_call of(unsigned abi, int nr) const {
        const bool has_row = abi < RINGTAP_ABIS && static_cast<unsigned>(nr) < RINGTAP_SYSCALLS_MAX;
        return has_row ? table_[abi][nr] : look_up(abi, nr);
    }

    // That of calls that change nothing.
    static const call_rule *none();

  private:
    numbered_call look_up(unsigned abi, int nr) const;

    machine on_;
    numbered_call table_[RINGTAP_ABIS][RINGTAP_SYSCALLS_MAX];
};

// The result of such a call may be a descriptor that the call has made.
bool makes_descriptor(const syscall_desc &desc);
// That of this very call is one, if the call succeeds.
bool returns_descriptor(const call_event &call);

// What one of bpf's commands makes a descriptor of.
struct bpf_file {
    int command;
    const char *name;  // as the kernel calls it; null: not the same on all kernels, or not known
};

// Null: the command makes none.
const bpf_file *find_bpf_file(const call_event &call);

// All calls that have a rule: without them descriptors cannot be followed.
std::vector<syscall_number> followed_calls(machine on);

}  // namespace ringtap

#endif

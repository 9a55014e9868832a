// SPDX-License-Identifier: MIT OR Apache-2.0
#include <iterator>

#include "fields/field.h"

namespace ringtap {

namespace {

using reader = field_reader;
using arg = field_arg;

constexpr const char *capabilities[] = {
    "CAP_CHOWN",
    "CAP_DAC_OVERRIDE",
    "CAP_DAC_READ_SEARCH",
    "CAP_FOWNER",
    "CAP_FSETID",
    "CAP_KILL",
    "CAP_SETGID",
    "CAP_SETUID",
    "CAP_SETPCAP",
    "CAP_LINUX_IMMUTABLE",
    "CAP_NET_BIND_SERVICE",
    "CAP_NET_BROADCAST",
    "CAP_NET_ADMIN",
    "CAP_NET_RAW",
    "CAP_IPC_LOCK",
    "CAP_IPC_OWNER",
    "CAP_SYS_MODULE",
    "CAP_SYS_RAWIO",
    "CAP_SYS_CHROOT",
    "CAP_SYS_PTRACE",
    "CAP_SYS_PACCT",
    "CAP_SYS_ADMIN",
    "CAP_SYS_BOOT",
    "CAP_SYS_NICE",
    "CAP_SYS_RESOURCE",
    "CAP_SYS_TIME",
    "CAP_SYS_TTY_CONFIG",
    "CAP_MKNOD",
    "CAP_LEASE",
    "CAP_AUDIT_WRITE",
    "CAP_AUDIT_CONTROL",
    "CAP_SETFCAP",
    "CAP_MAC_OVERRIDE",
    "CAP_MAC_ADMIN",
    "CAP_SYSLOG",
    "CAP_WAKE_ALARM",
    "CAP_BLOCK_SUSPEND",
    "CAP_AUDIT_READ",
    "CAP_PERFMON",
    "CAP_BPF",
    "CAP_CHECKPOINT_RESTORE",
};

void capability_names(reader &r, uint64_t bits) {
    std::string &out = r.scratch();
    for (unsigned i = 0; i < std::size(capabilities); i++)
        if (bits >> i & 1)
            out.append(out.empty() ? "" : " ").append(capabilities[i]);
    r.text(out);
}

void tid(reader &r, const arg &) {
    if (!is_of_ring(r.current().type))
        r.unsigned_number(r.current().tid);
}

void vtid(reader &r, const arg &) {
    if (const auto *thread = r.thread(); thread && thread->vtid)
        r.unsigned_number(thread->vtid);
}

void pid(reader &r, const arg &) {
    if (!is_of_ring(r.current().type))
        r.unsigned_number(r.current().tgid);
}

void ismain(reader &r, const arg &) {
    if (!is_of_ring(r.current().type))
        r.boolean(r.current().tid == r.current().tgid);
}

void nametid(reader &r, const arg &) {
    if (is_of_ring(r.current().type))
        return;
    std::string &out = r.scratch();
    fmt::format_to(std::back_inserter(out), "{}{}", r.current().comm, r.current().tid);
    r.text(out);
}

void cap_effective(reader &r, const arg &) {
    if (const auto *process = r.process())
        capability_names(r, process->cap_effective);
}

void cap_permitted(reader &r, const arg &) {
    if (const auto *process = r.process())
        capability_names(r, process->cap_permitted);
}

void cap_inheritable(reader &r, const arg &) {
    if (const auto *process = r.process())
        capability_names(r, process->cap_inheritable);
}

void cgroups(reader &r, const arg &) {
    if (const auto *process = r.process())
        r.known(process->cgroup);
}

constexpr auto no_arg = field_arg_kind::none;
constexpr field fields[] = {
    {"thread.tid", value_type::number, no_arg, "the thread", tid},
    {"thread.vtid", value_type::number, no_arg, "the same in its own pid namespace", vtid},
    {"thread.pid", value_type::number, no_arg, "the process that it belongs to", pid},
    {"thread.ismain", value_type::boolean, no_arg, "whether it is the process's first thread",
     ismain},
    {"thread.nametid", value_type::text, no_arg, "the thread's name and id in one word", nametid},
    {"thread.cap_effective", value_type::text, no_arg,
     "effective capabilities, with blanks between", cap_effective},
    {"thread.cap_permitted", value_type::text, no_arg, "permitted capabilities", cap_permitted},
    {"thread.cap_inheritable", value_type::text, no_arg, "inheritable capabilities",
     cap_inheritable},
    {"thread.cgroups", value_type::text, no_arg, "the control group: version 2's, else the first",
     cgroups},
};

}  // namespace

field_class thread_fields() {
    return {"thread", "the thread", fields, std::size(fields), true};
}

}  // namespace ringtap

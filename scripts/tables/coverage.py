# SPDX-License-Identifier: MIT OR Apache-2.0
"""How much of the calls the tables know."""

from tables.base import ABIS

# A number of such a name is more than a number.
TELLING = {"flag", "flags", "prot", "cmd", "op", "opcode", "option", "request", "whence", "how", "behavior", "advice", "which",
           "policy", "level", "optname", "family", "resource", "at_flags", "mask", "type", "attr_flags", "shmflg", "msgflg", "semflg",
           "rule_type", "oflag"}
VAGUE = ("int", "uint", "long", "hex", "hex64")

# What is whole although a type says little of it, and why.
PLAIN = {
    "the address is all there is: memory that the call is about":
        "mmap.addr mmap2.addr mprotect.start munmap.addr brk.brk mremap.addr mremap.new_addr msync.start mincore.start "
        "madvise.start mlock.start munlock.start mlock2.start mbind.start remap_file_pages.start pkey_mprotect.start shmat.shmaddr "
        "shmdt.shmaddr set_mempolicy_home_node.start map_shadow_stack.addr mseal.start get_mempolicy.addr kexec_load.entry "
        "ptrace.addr signal.handler",
    "a stack or a word of the program's, which the kernel changes later":
        "clone.newsp clone.tls clone.child_tidptr set_tid_address.tidptr futex.uaddr futex.uaddr2 futex_time64.uaddr "
        "futex_time64.uaddr2 futex_wake.uaddr futex_wait.uaddr set_robust_list.head",
    "the length of an address or a buffer, which the item of that has":
        "accept.upeer_addrlen accept4.upeer_addrlen recvfrom.addr_len getsockname.usockaddr_len getpeername.usockaddr_len "
        "getsockopt.optlen",
    "a handle, which has the form of an address":
        "io_destroy.ctx io_getevents.ctx_id io_submit.ctx_id io_cancel.ctx_id io_cancel.iocb io_pgetevents.ctx_id "
        "io_pgetevents_time64.ctx_id",
    "no flags are defined: it has to be 0":
        "process_vm_readv.flags process_vm_writev.flags sched_setattr.flags sched_getattr.flags copy_file_range.flags "
        "pkey_alloc.flags pidfd_getfd.flags process_madvise.flags process_mrelease.flags futex_waitv.flags "
        "set_mempolicy_home_node.flags cachestat.flags futex_requeue.flags lsm_set_self_attr.flags lsm_list_modules.flags "
        "mseal.flags listns.flags getcpu.unused",
    "numbers that name nothing":
        "sysfs.option iopl.level futex_wake.mask futex_wait.mask sigsuspend.mask pciconfig_iobase.which query_module.which",
    "no kernel of today has the call":
        "_sysctl.args get_kernel_syms.table query_module.buf query_module.ret nfsservctl.cmd nfsservctl.arg nfsservctl.res "
        "readdir.dirent pciconfig_read.buf pciconfig_write.buf vm86old.user_vm86 vm86.arg",
    "socketcall's item has them":
        "socketcall.args",
}
WHOLE = {name for names in PLAIN.values() for name in names.split()}


def open_arguments(name, args):
    """The arguments whose type says less than there is to say."""
    return [f"{name}.{a.name}" for a in args if f"{name}.{a.name}" not in WHOLE and
            (a.type == "ptr" or a.type in VAGUE and a.name in TELLING)]


def coverage(calls, names):
    """What there is to say of it, and whether all rows are full."""
    by_abi = ", ".join(f"{abi} {len(calls.calls[abi])}" for abi in ABIS)
    left = [arg for row in calls.rows for arg in open_arguments(*row)]
    full = sum(not open_arguments(*row) for row in calls.rows)
    entries = sum(map(len, names.rows.values()))
    text = (f"calls: {by_abi}\n"
            f"rows: {full} of {len(calls.rows)} are full" + (f"; open: {' '.join(sorted(set(left)))}" if left else "") + "\n"
            f"names: {entries} in {len(names.rows)} sets")
    return text, not left

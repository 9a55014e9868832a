/* SPDX-License-Identifier: (GPL-2.0 WITH Linux-syscall-note) OR MIT */
/*
 * Where everything in ringtap.h lies: the same for the module, 64-bit clients and 32-bit
 * ones, of every architecture. Who includes this says by SIZE_IS(struct, bytes) and
 * IS_AT(struct, member, bytes) how that is asserted. Every struct has a line here, and
 * has no padding but members that say so: scripts/check sees to both.
 */
SIZE_IS(ringtap_record, 32);
IS_AT(ringtap_record, seq, 8);
IS_AT(ringtap_record, ns, 16);
IS_AT(ringtap_record, tid, 28);

SIZE_IS(ringtap_lost, 216);
IS_AT(ringtap_lost, by_cause, 56);
IS_AT(ringtap_lost, by_type, 88);

SIZE_IS(ringtap_syscall, 104);
IS_AT(ringtap_syscall, args, 40);
IS_AT(ringtap_syscall, ret, 88);
IS_AT(ringtap_syscall, entry_ns, 96);

SIZE_IS(ringtap_entry, 88);
IS_AT(ringtap_entry, args, 40);

SIZE_IS(ringtap_target, 40);
IS_AT(ringtap_target, items, 37);

SIZE_IS(ringtap_exec, 280);
IS_AT(ringtap_exec, ids, 40);
IS_AT(ringtap_exec, ns, 96);
IS_AT(ringtap_exec, cap_effective, 128);
IS_AT(ringtap_exec, comm, 152);
IS_AT(ringtap_exec, items, 168);
IS_AT(ringtap_exec, usage, 176);
IS_AT(ringtap_exec, exe_ino, 224);
IS_AT(ringtap_exec, exe_dev, 248);
IS_AT(ringtap_exec, start_ns, 264);

SIZE_IS(ringtap_fork, 232);
IS_AT(ringtap_fork, clone_flags, 56);
IS_AT(ringtap_fork, comm, 64);
IS_AT(ringtap_fork, ids, 80);
IS_AT(ringtap_fork, usage, 112);
IS_AT(ringtap_fork, start_ns, 208);

SIZE_IS(ringtap_exit, 88);
IS_AT(ringtap_exit, comm, 40);
IS_AT(ringtap_exit, pf_major, 56);
IS_AT(ringtap_exit, reaper_tid, 80);

SIZE_IS(ringtap_signal, 48);
IS_AT(ringtap_signal, sig, 32);

SIZE_IS(ringtap_level, 128);
IS_AT(ringtap_level, shed, 64);
SIZE_IS(ringtap_overwritten, 40);

SIZE_IS(ringtap_switch, 80);
IS_AT(ringtap_switch, vm_size, 40);

SIZE_IS(ringtap_fault, 56);
IS_AT(ringtap_fault, error, 48);

SIZE_IS(ringtap_cpu, 40);
IS_AT(ringtap_cpu, action, 36);

SIZE_IS(ringtap_ids, 32);
SIZE_IS(ringtap_namespaces, 32);
SIZE_IS(ringtap_usage, 48);

SIZE_IS(ringtap_tail, 8);

SIZE_IS(ringtap_file, 32);
IS_AT(ringtap_file, mode, 16);

SIZE_IS(ringtap_socket, 48);
IS_AT(ringtap_socket, family, 24);
IS_AT(ringtap_socket, queue_len, 36);

SIZE_IS(ringtap_cred, 80);
IS_AT(ringtap_cred, cap_effective, 32);

SIZE_IS(ringtap_memory, 24);

SIZE_IS(ringtap_item, 16);
IS_AT(ringtap_item, orig_len, 8);

SIZE_IS(ringtap_subcall, 56);
IS_AT(ringtap_subcall, args, 8);

SIZE_IS(ringtap_producer, 24);
IS_AT(ringtap_producer, oldest, 16);
SIZE_IS(ringtap_consumer, 8);

SIZE_IS(ringtap_info, 136);
IS_AT(ringtap_info, features, 16);
IS_AT(ringtap_info, record_size, 48);
IS_AT(ringtap_info, version, 80);
IS_AT(ringtap_info, memory_max, 112);
IS_AT(ringtap_info, captures_setup, 132);

SIZE_IS(ringtap_setup, 48);
IS_AT(ringtap_setup, ring_size, 16);
IS_AT(ringtap_setup, ring_stride, 40);

SIZE_IS(ringtap_filter, 560);
IS_AT(ringtap_filter, pids, 24);
IS_AT(ringtap_filter, syscalls, 48);

SIZE_IS(ringtap_cpus, 16);
SIZE_IS(ringtap_stat, 288);
IS_AT(ringtap_stat, lost_by_cause, 40);
IS_AT(ringtap_stat, overwritten, 200);
IS_AT(ringtap_stat, shed, 224);

SIZE_IS(ringtap_captures, 344);
IS_AT(ringtap_captures, ring_size, 40);
IS_AT(ringtap_captures, stat, 56);

SIZE_IS(ringtap_protect, 1040);
IS_AT(ringtap_protect, security, 528);

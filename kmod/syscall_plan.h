/* SPDX-License-Identifier: GPL-2.0 */
/* generated from syscalls.tbl by scripts/gen-syscalls; do not edit */
#ifndef RINGTAP_SYSCALL_PLAN_H
#define RINGTAP_SYSCALL_PLAN_H

#include <linux/types.h>

#define PLAN_OPS 4
#define PLAN_LEN_RET 7	/* the length is the result */
#define PLAN_NO_MAX 7

enum plan_kind {
	PLAN_END,
	PLAN_PATH,
	PLAN_STR,
	PLAN_IN,
	PLAN_OUT,
	PLAN_IOV_IN,
	PLAN_IOV_OUT,
	PLAN_SOCKADDR_IN,
	PLAN_SOCKADDR_OUT,
	PLAN_MSG_IN,
	PLAN_MSG_OUT,
	PLAN_ARGV,
	PLAN_ENVP
};

/* One thing to capture: argument arg, with its length in argument len (or
 * PLAN_LEN_RET), and no more than argument max says (or PLAN_NO_MAX).
 */
struct plan_op {
	__u8 kind;
	__u8 arg;
	__u8 len;
	__u8 max;
};

/* What to capture of a call: ends with PLAN_END or after PLAN_OPS. */
struct plan {
	struct plan_op op[PLAN_OPS];
};

static const struct plan syscall_plans[] = {
	[0] = { { { PLAN_END, 0, 0, 0 } } },
	[1] = { { { PLAN_OUT, 1, PLAN_LEN_RET, 2 } } },
	[2] = { { { PLAN_IN, 1, 2, PLAN_NO_MAX } } },
	[3] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX } } },
	[4] = { { { PLAN_IOV_OUT, 1, 2, PLAN_NO_MAX } } },
	[5] = { { { PLAN_IOV_IN, 1, 2, PLAN_NO_MAX } } },
	[6] = { { { PLAN_SOCKADDR_IN, 1, 2, PLAN_NO_MAX } } },
	[7] = { { { PLAN_SOCKADDR_OUT, 1, 2, PLAN_NO_MAX } } },
	[8] = { { { PLAN_IN, 1, 2, PLAN_NO_MAX }, { PLAN_SOCKADDR_IN, 4, 5, PLAN_NO_MAX } } },
	[9] = { { { PLAN_OUT, 1, PLAN_LEN_RET, 2 }, { PLAN_SOCKADDR_OUT, 4, 5, PLAN_NO_MAX } } },
	[10] = { { { PLAN_MSG_IN, 1, 0, PLAN_NO_MAX } } },
	[11] = { { { PLAN_MSG_OUT, 1, 0, PLAN_NO_MAX } } },
	[12] = { { { PLAN_IN, 3, 4, PLAN_NO_MAX } } },
	[13] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_ARGV, 1, 0, PLAN_NO_MAX }, { PLAN_ENVP, 2, 0, PLAN_NO_MAX } } },
	[14] = { { { PLAN_OUT, 0, PLAN_LEN_RET, 1 } } },
	[15] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_PATH, 1, 0, PLAN_NO_MAX } } },
	[16] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_OUT, 1, PLAN_LEN_RET, 2 } } },
	[17] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STR, 2, 0, PLAN_NO_MAX } } },
	[18] = { { { PLAN_IN, 0, 1, PLAN_NO_MAX } } },
	[19] = { { { PLAN_STR, 0, 0, PLAN_NO_MAX } } },
	[20] = { { { PLAN_STR, 2, 0, PLAN_NO_MAX } } },
	[21] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX } } },
	[22] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STR, 1, 0, PLAN_NO_MAX }, { PLAN_IN, 2, 3, PLAN_NO_MAX } } },
	[23] = { { { PLAN_STR, 1, 0, PLAN_NO_MAX }, { PLAN_IN, 2, 3, PLAN_NO_MAX } } },
	[24] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STR, 1, 0, PLAN_NO_MAX }, { PLAN_OUT, 2, PLAN_LEN_RET, 3 } } },
	[25] = { { { PLAN_STR, 1, 0, PLAN_NO_MAX }, { PLAN_OUT, 2, PLAN_LEN_RET, 3 } } },
	[26] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_STR, 1, 0, PLAN_NO_MAX } } },
	[27] = { { { PLAN_STR, 1, 0, PLAN_NO_MAX } } },
	[28] = { { { PLAN_IN, 2, 1, PLAN_NO_MAX } } },
	[29] = { { { PLAN_OUT, 2, PLAN_LEN_RET, 1 } } },
	[30] = { { { PLAN_STR, 0, 0, PLAN_NO_MAX }, { PLAN_STR, 1, 0, PLAN_NO_MAX }, { PLAN_IN, 2, 3, PLAN_NO_MAX } } },
	[31] = { { { PLAN_STR, 0, 0, PLAN_NO_MAX }, { PLAN_STR, 1, 0, PLAN_NO_MAX }, { PLAN_STR, 2, 0, PLAN_NO_MAX } } },
	[32] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_PATH, 3, 0, PLAN_NO_MAX } } },
	[33] = { { { PLAN_PATH, 0, 0, PLAN_NO_MAX }, { PLAN_PATH, 2, 0, PLAN_NO_MAX } } },
	[34] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_OUT, 2, PLAN_LEN_RET, 3 } } },
	[35] = { { { PLAN_PATH, 4, 0, PLAN_NO_MAX } } },
	[36] = { { { PLAN_IN, 3, 2, PLAN_NO_MAX } } },
	[37] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_ARGV, 2, 0, PLAN_NO_MAX }, { PLAN_ENVP, 3, 0, PLAN_NO_MAX } } },
	[38] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_IN, 2, 3, PLAN_NO_MAX } } },
	[39] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_IN, 3, 4, PLAN_NO_MAX } } },
	[40] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STR, 3, 0, PLAN_NO_MAX }, { PLAN_IN, 4, 5, PLAN_NO_MAX } } },
	[41] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_OUT, 3, PLAN_LEN_RET, 4 } } },
	[42] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_STR, 3, 0, PLAN_NO_MAX } } },
	[43] = { { { PLAN_PATH, 1, 0, PLAN_NO_MAX }, { PLAN_OUT, 2, 3, PLAN_NO_MAX } } },
	[44] = { { { PLAN_OUT, 2, PLAN_LEN_RET, 3 } } },
	[45] = { { { PLAN_PATH, 5, 0, PLAN_NO_MAX } } },
};

#if defined(__x86_64__) || defined(CONFIG_X86_64)

/* x86_64 */
#define PLAN_NATIVE_EXECVE 59
#define PLAN_NATIVE_EXECVEAT 322
#define PLAN_NATIVE_EXIT 60
#define PLAN_NATIVE_EXIT_GROUP 231
#define PLAN_NATIVE_NR 472

static const __u8 plan_native[PLAN_NATIVE_NR] = {
	[0] = 1,	/* read */
	[1] = 2,	/* write */
	[2] = 3,	/* open */
	[4] = 3,	/* stat */
	[6] = 3,	/* lstat */
	[17] = 1,	/* pread64 */
	[18] = 2,	/* pwrite64 */
	[19] = 4,	/* readv */
	[20] = 5,	/* writev */
	[21] = 3,	/* access */
	[42] = 6,	/* connect */
	[43] = 7,	/* accept */
	[44] = 8,	/* sendto */
	[45] = 9,	/* recvfrom */
	[46] = 10,	/* sendmsg */
	[47] = 11,	/* recvmsg */
	[49] = 6,	/* bind */
	[51] = 7,	/* getsockname */
	[52] = 7,	/* getpeername */
	[54] = 12,	/* setsockopt */
	[59] = 13,	/* execve */
	[76] = 3,	/* truncate */
	[78] = 1,	/* getdents */
	[79] = 14,	/* getcwd */
	[80] = 3,	/* chdir */
	[82] = 15,	/* rename */
	[83] = 3,	/* mkdir */
	[84] = 3,	/* rmdir */
	[85] = 3,	/* creat */
	[86] = 15,	/* link */
	[87] = 3,	/* unlink */
	[88] = 15,	/* symlink */
	[89] = 16,	/* readlink */
	[90] = 3,	/* chmod */
	[92] = 3,	/* chown */
	[94] = 3,	/* lchown */
	[103] = 1,	/* syslog */
	[132] = 3,	/* utime */
	[133] = 3,	/* mknod */
	[134] = 3,	/* uselib */
	[137] = 3,	/* statfs */
	[155] = 15,	/* pivot_root */
	[161] = 3,	/* chroot */
	[163] = 3,	/* acct */
	[165] = 17,	/* mount */
	[166] = 3,	/* umount2 */
	[167] = 3,	/* swapon */
	[168] = 3,	/* swapoff */
	[170] = 18,	/* sethostname */
	[171] = 18,	/* setdomainname */
	[174] = 19,	/* create_module */
	[175] = 20,	/* init_module */
	[176] = 19,	/* delete_module */
	[178] = 19,	/* query_module */
	[179] = 21,	/* quotactl */
	[188] = 22,	/* setxattr */
	[189] = 22,	/* lsetxattr */
	[190] = 23,	/* fsetxattr */
	[191] = 24,	/* getxattr */
	[192] = 24,	/* lgetxattr */
	[193] = 25,	/* fgetxattr */
	[194] = 16,	/* listxattr */
	[195] = 16,	/* llistxattr */
	[196] = 1,	/* flistxattr */
	[197] = 26,	/* removexattr */
	[198] = 26,	/* lremovexattr */
	[199] = 27,	/* fremovexattr */
	[203] = 28,	/* sched_setaffinity */
	[204] = 29,	/* sched_getaffinity */
	[212] = 1,	/* lookup_dcookie */
	[217] = 1,	/* getdents64 */
	[235] = 3,	/* utimes */
	[240] = 19,	/* mq_open */
	[241] = 19,	/* mq_unlink */
	[242] = 2,	/* mq_timedsend */
	[243] = 1,	/* mq_timedreceive */
	[248] = 30,	/* add_key */
	[249] = 31,	/* request_key */
	[254] = 21,	/* inotify_add_watch */
	[257] = 21,	/* openat */
	[258] = 21,	/* mkdirat */
	[259] = 21,	/* mknodat */
	[260] = 21,	/* fchownat */
	[261] = 21,	/* futimesat */
	[262] = 21,	/* newfstatat */
	[263] = 21,	/* unlinkat */
	[264] = 32,	/* renameat */
	[265] = 32,	/* linkat */
	[266] = 33,	/* symlinkat */
	[267] = 34,	/* readlinkat */
	[268] = 21,	/* fchmodat */
	[269] = 21,	/* faccessat */
	[278] = 5,	/* vmsplice */
	[280] = 21,	/* utimensat */
	[288] = 7,	/* accept4 */
	[295] = 4,	/* preadv */
	[296] = 5,	/* pwritev */
	[301] = 35,	/* fanotify_mark */
	[303] = 21,	/* name_to_handle_at */
	[310] = 4,	/* process_vm_readv */
	[311] = 5,	/* process_vm_writev */
	[313] = 27,	/* finit_module */
	[316] = 32,	/* renameat2 */
	[318] = 14,	/* getrandom */
	[319] = 19,	/* memfd_create */
	[320] = 36,	/* kexec_file_load */
	[322] = 37,	/* execveat */
	[327] = 4,	/* preadv2 */
	[328] = 5,	/* pwritev2 */
	[332] = 21,	/* statx */
	[428] = 21,	/* open_tree */
	[429] = 32,	/* move_mount */
	[430] = 19,	/* fsopen */
	[431] = 20,	/* fsconfig */
	[433] = 21,	/* fspick */
	[435] = 18,	/* clone3 */
	[437] = 38,	/* openat2 */
	[439] = 21,	/* faccessat2 */
	[442] = 39,	/* mount_setattr */
	[444] = 18,	/* landlock_create_ruleset */
	[452] = 21,	/* fchmodat2 */
	[460] = 2,	/* lsm_set_self_attr */
	[463] = 40,	/* setxattrat */
	[464] = 40,	/* getxattrat */
	[465] = 41,	/* listxattrat */
	[466] = 42,	/* removexattrat */
	[467] = 39,	/* open_tree_attr */
	[468] = 43,	/* file_getattr */
	[469] = 38,	/* file_setattr */
};

/* i386 */
#define PLAN_COMPAT_EXECVE 11
#define PLAN_COMPAT_EXECVEAT 358
#define PLAN_COMPAT_EXIT 1
#define PLAN_COMPAT_EXIT_GROUP 252
#define PLAN_COMPAT_NR 472

static const __u8 plan_compat[PLAN_COMPAT_NR] = {
	[3] = 1,	/* read */
	[4] = 2,	/* write */
	[5] = 3,	/* open */
	[8] = 3,	/* creat */
	[9] = 15,	/* link */
	[10] = 3,	/* unlink */
	[11] = 13,	/* execve */
	[12] = 3,	/* chdir */
	[14] = 3,	/* mknod */
	[15] = 3,	/* chmod */
	[16] = 3,	/* lchown */
	[18] = 3,	/* oldstat */
	[21] = 17,	/* mount */
	[22] = 3,	/* umount */
	[30] = 3,	/* utime */
	[33] = 3,	/* access */
	[38] = 15,	/* rename */
	[39] = 3,	/* mkdir */
	[40] = 3,	/* rmdir */
	[51] = 3,	/* acct */
	[52] = 3,	/* umount2 */
	[61] = 3,	/* chroot */
	[74] = 18,	/* sethostname */
	[83] = 15,	/* symlink */
	[84] = 3,	/* oldlstat */
	[85] = 16,	/* readlink */
	[86] = 3,	/* uselib */
	[87] = 3,	/* swapon */
	[92] = 3,	/* truncate */
	[99] = 3,	/* statfs */
	[103] = 1,	/* syslog */
	[106] = 3,	/* stat */
	[107] = 3,	/* lstat */
	[115] = 3,	/* swapoff */
	[121] = 18,	/* setdomainname */
	[127] = 19,	/* create_module */
	[128] = 20,	/* init_module */
	[129] = 19,	/* delete_module */
	[131] = 21,	/* quotactl */
	[141] = 1,	/* getdents */
	[145] = 4,	/* readv */
	[146] = 5,	/* writev */
	[167] = 19,	/* query_module */
	[180] = 1,	/* pread64 */
	[181] = 2,	/* pwrite64 */
	[182] = 3,	/* chown */
	[183] = 14,	/* getcwd */
	[193] = 3,	/* truncate64 */
	[195] = 3,	/* stat64 */
	[196] = 3,	/* lstat64 */
	[198] = 3,	/* lchown32 */
	[212] = 3,	/* chown32 */
	[217] = 15,	/* pivot_root */
	[220] = 1,	/* getdents64 */
	[226] = 22,	/* setxattr */
	[227] = 22,	/* lsetxattr */
	[228] = 23,	/* fsetxattr */
	[229] = 24,	/* getxattr */
	[230] = 24,	/* lgetxattr */
	[231] = 25,	/* fgetxattr */
	[232] = 16,	/* listxattr */
	[233] = 16,	/* llistxattr */
	[234] = 1,	/* flistxattr */
	[235] = 26,	/* removexattr */
	[236] = 26,	/* lremovexattr */
	[237] = 27,	/* fremovexattr */
	[241] = 28,	/* sched_setaffinity */
	[242] = 29,	/* sched_getaffinity */
	[253] = 44,	/* lookup_dcookie */
	[268] = 3,	/* statfs64 */
	[271] = 3,	/* utimes */
	[277] = 19,	/* mq_open */
	[278] = 19,	/* mq_unlink */
	[279] = 2,	/* mq_timedsend */
	[280] = 1,	/* mq_timedreceive */
	[286] = 30,	/* add_key */
	[287] = 31,	/* request_key */
	[292] = 21,	/* inotify_add_watch */
	[295] = 21,	/* openat */
	[296] = 21,	/* mkdirat */
	[297] = 21,	/* mknodat */
	[298] = 21,	/* fchownat */
	[299] = 21,	/* futimesat */
	[300] = 21,	/* fstatat64 */
	[301] = 21,	/* unlinkat */
	[302] = 32,	/* renameat */
	[303] = 32,	/* linkat */
	[304] = 33,	/* symlinkat */
	[305] = 34,	/* readlinkat */
	[306] = 21,	/* fchmodat */
	[307] = 21,	/* faccessat */
	[316] = 5,	/* vmsplice */
	[320] = 21,	/* utimensat */
	[333] = 4,	/* preadv */
	[334] = 5,	/* pwritev */
	[339] = 45,	/* fanotify_mark */
	[341] = 21,	/* name_to_handle_at */
	[347] = 4,	/* process_vm_readv */
	[348] = 5,	/* process_vm_writev */
	[350] = 27,	/* finit_module */
	[353] = 32,	/* renameat2 */
	[355] = 14,	/* getrandom */
	[356] = 19,	/* memfd_create */
	[358] = 37,	/* execveat */
	[361] = 6,	/* bind */
	[362] = 6,	/* connect */
	[364] = 7,	/* accept4 */
	[366] = 12,	/* setsockopt */
	[367] = 7,	/* getsockname */
	[368] = 7,	/* getpeername */
	[369] = 8,	/* sendto */
	[370] = 10,	/* sendmsg */
	[371] = 9,	/* recvfrom */
	[372] = 11,	/* recvmsg */
	[378] = 4,	/* preadv2 */
	[379] = 5,	/* pwritev2 */
	[383] = 21,	/* statx */
	[412] = 21,	/* utimensat_time64 */
	[418] = 2,	/* mq_timedsend_time64 */
	[419] = 1,	/* mq_timedreceive_time64 */
	[428] = 21,	/* open_tree */
	[429] = 32,	/* move_mount */
	[430] = 19,	/* fsopen */
	[431] = 20,	/* fsconfig */
	[433] = 21,	/* fspick */
	[435] = 18,	/* clone3 */
	[437] = 38,	/* openat2 */
	[439] = 21,	/* faccessat2 */
	[442] = 39,	/* mount_setattr */
	[444] = 18,	/* landlock_create_ruleset */
	[452] = 21,	/* fchmodat2 */
	[460] = 2,	/* lsm_set_self_attr */
	[463] = 40,	/* setxattrat */
	[464] = 40,	/* getxattrat */
	[465] = 41,	/* listxattrat */
	[466] = 42,	/* removexattrat */
	[467] = 39,	/* open_tree_attr */
	[468] = 43,	/* file_getattr */
	[469] = 38,	/* file_setattr */
};

/* x32: its own numbers from 512 on; those below are plan_native's */
#define PLAN_X32_BASE 512
#define PLAN_X32_EXECVE 520
#define PLAN_X32_EXECVEAT 545
#define PLAN_X32_NR 36

static const __u8 plan_x32[PLAN_X32_NR] = {
	[3] = 4,	/* readv */
	[4] = 5,	/* writev */
	[5] = 9,	/* recvfrom */
	[6] = 10,	/* sendmsg */
	[7] = 11,	/* recvmsg */
	[8] = 13,	/* execve */
	[20] = 5,	/* vmsplice */
	[22] = 4,	/* preadv */
	[23] = 5,	/* pwritev */
	[27] = 4,	/* process_vm_readv */
	[28] = 5,	/* process_vm_writev */
	[29] = 12,	/* setsockopt */
	[33] = 37,	/* execveat */
	[34] = 4,	/* preadv2 */
	[35] = 5,	/* pwritev2 */
};

#elif defined(__aarch64__) || defined(CONFIG_ARM64)

/* arm64 */
#define PLAN_NATIVE_EXECVE 221
#define PLAN_NATIVE_EXECVEAT 281
#define PLAN_NATIVE_EXIT 93
#define PLAN_NATIVE_EXIT_GROUP 94
#define PLAN_NATIVE_NR 472

static const __u8 plan_native[PLAN_NATIVE_NR] = {
	[5] = 22,	/* setxattr */
	[6] = 22,	/* lsetxattr */
	[7] = 23,	/* fsetxattr */
	[8] = 24,	/* getxattr */
	[9] = 24,	/* lgetxattr */
	[10] = 25,	/* fgetxattr */
	[11] = 16,	/* listxattr */
	[12] = 16,	/* llistxattr */
	[13] = 1,	/* flistxattr */
	[14] = 26,	/* removexattr */
	[15] = 26,	/* lremovexattr */
	[16] = 27,	/* fremovexattr */
	[17] = 14,	/* getcwd */
	[18] = 1,	/* lookup_dcookie */
	[27] = 21,	/* inotify_add_watch */
	[33] = 21,	/* mknodat */
	[34] = 21,	/* mkdirat */
	[35] = 21,	/* unlinkat */
	[36] = 33,	/* symlinkat */
	[37] = 32,	/* linkat */
	[38] = 32,	/* renameat */
	[39] = 3,	/* umount2 */
	[40] = 17,	/* mount */
	[41] = 15,	/* pivot_root */
	[43] = 3,	/* statfs */
	[45] = 3,	/* truncate */
	[48] = 21,	/* faccessat */
	[49] = 3,	/* chdir */
	[51] = 3,	/* chroot */
	[53] = 21,	/* fchmodat */
	[54] = 21,	/* fchownat */
	[56] = 21,	/* openat */
	[60] = 21,	/* quotactl */
	[61] = 1,	/* getdents64 */
	[63] = 1,	/* read */
	[64] = 2,	/* write */
	[65] = 4,	/* readv */
	[66] = 5,	/* writev */
	[67] = 1,	/* pread64 */
	[68] = 2,	/* pwrite64 */
	[69] = 4,	/* preadv */
	[70] = 5,	/* pwritev */
	[75] = 5,	/* vmsplice */
	[78] = 34,	/* readlinkat */
	[79] = 21,	/* newfstatat */
	[88] = 21,	/* utimensat */
	[89] = 3,	/* acct */
	[105] = 20,	/* init_module */
	[106] = 19,	/* delete_module */
	[116] = 1,	/* syslog */
	[122] = 28,	/* sched_setaffinity */
	[123] = 29,	/* sched_getaffinity */
	[161] = 18,	/* sethostname */
	[162] = 18,	/* setdomainname */
	[180] = 19,	/* mq_open */
	[181] = 19,	/* mq_unlink */
	[182] = 2,	/* mq_timedsend */
	[183] = 1,	/* mq_timedreceive */
	[200] = 6,	/* bind */
	[202] = 7,	/* accept */
	[203] = 6,	/* connect */
	[204] = 7,	/* getsockname */
	[205] = 7,	/* getpeername */
	[206] = 8,	/* sendto */
	[207] = 9,	/* recvfrom */
	[208] = 12,	/* setsockopt */
	[211] = 10,	/* sendmsg */
	[212] = 11,	/* recvmsg */
	[217] = 30,	/* add_key */
	[218] = 31,	/* request_key */
	[221] = 13,	/* execve */
	[224] = 3,	/* swapon */
	[225] = 3,	/* swapoff */
	[242] = 7,	/* accept4 */
	[263] = 35,	/* fanotify_mark */
	[264] = 21,	/* name_to_handle_at */
	[270] = 4,	/* process_vm_readv */
	[271] = 5,	/* process_vm_writev */
	[273] = 27,	/* finit_module */
	[276] = 32,	/* renameat2 */
	[278] = 14,	/* getrandom */
	[279] = 19,	/* memfd_create */
	[281] = 37,	/* execveat */
	[286] = 4,	/* preadv2 */
	[287] = 5,	/* pwritev2 */
	[291] = 21,	/* statx */
	[294] = 36,	/* kexec_file_load */
	[428] = 21,	/* open_tree */
	[429] = 32,	/* move_mount */
	[430] = 19,	/* fsopen */
	[431] = 20,	/* fsconfig */
	[433] = 21,	/* fspick */
	[435] = 18,	/* clone3 */
	[437] = 38,	/* openat2 */
	[439] = 21,	/* faccessat2 */
	[442] = 39,	/* mount_setattr */
	[444] = 18,	/* landlock_create_ruleset */
	[452] = 21,	/* fchmodat2 */
	[460] = 2,	/* lsm_set_self_attr */
	[463] = 40,	/* setxattrat */
	[464] = 40,	/* getxattrat */
	[465] = 41,	/* listxattrat */
	[466] = 42,	/* removexattrat */
	[467] = 39,	/* open_tree_attr */
	[468] = 43,	/* file_getattr */
	[469] = 38,	/* file_setattr */
};

/* arm */
#define PLAN_COMPAT_EXECVE 11
#define PLAN_COMPAT_EXECVEAT 387
#define PLAN_COMPAT_EXIT 1
#define PLAN_COMPAT_EXIT_GROUP 248
#define PLAN_COMPAT_NR 472

static const __u8 plan_compat[PLAN_COMPAT_NR] = {
	[3] = 1,	/* read */
	[4] = 2,	/* write */
	[5] = 3,	/* open */
	[8] = 3,	/* creat */
	[9] = 15,	/* link */
	[10] = 3,	/* unlink */
	[11] = 13,	/* execve */
	[12] = 3,	/* chdir */
	[14] = 3,	/* mknod */
	[15] = 3,	/* chmod */
	[16] = 3,	/* lchown */
	[21] = 17,	/* mount */
	[33] = 3,	/* access */
	[38] = 15,	/* rename */
	[39] = 3,	/* mkdir */
	[40] = 3,	/* rmdir */
	[51] = 3,	/* acct */
	[52] = 3,	/* umount2 */
	[61] = 3,	/* chroot */
	[74] = 18,	/* sethostname */
	[83] = 15,	/* symlink */
	[85] = 16,	/* readlink */
	[86] = 3,	/* uselib */
	[87] = 3,	/* swapon */
	[92] = 3,	/* truncate */
	[99] = 3,	/* statfs */
	[103] = 1,	/* syslog */
	[106] = 3,	/* stat */
	[107] = 3,	/* lstat */
	[115] = 3,	/* swapoff */
	[121] = 18,	/* setdomainname */
	[128] = 20,	/* init_module */
	[129] = 19,	/* delete_module */
	[131] = 21,	/* quotactl */
	[141] = 1,	/* getdents */
	[145] = 4,	/* readv */
	[146] = 5,	/* writev */
	[180] = 1,	/* pread64 */
	[181] = 2,	/* pwrite64 */
	[182] = 3,	/* chown */
	[183] = 14,	/* getcwd */
	[193] = 3,	/* truncate64 */
	[195] = 3,	/* stat64 */
	[196] = 3,	/* lstat64 */
	[198] = 3,	/* lchown32 */
	[212] = 3,	/* chown32 */
	[217] = 1,	/* getdents64 */
	[218] = 15,	/* pivot_root */
	[226] = 22,	/* setxattr */
	[227] = 22,	/* lsetxattr */
	[228] = 23,	/* fsetxattr */
	[229] = 24,	/* getxattr */
	[230] = 24,	/* lgetxattr */
	[231] = 25,	/* fgetxattr */
	[232] = 16,	/* listxattr */
	[233] = 16,	/* llistxattr */
	[234] = 1,	/* flistxattr */
	[235] = 26,	/* removexattr */
	[236] = 26,	/* lremovexattr */
	[237] = 27,	/* fremovexattr */
	[241] = 28,	/* sched_setaffinity */
	[242] = 29,	/* sched_getaffinity */
	[249] = 44,	/* lookup_dcookie */
	[266] = 3,	/* statfs64 */
	[269] = 3,	/* utimes */
	[274] = 19,	/* mq_open */
	[275] = 19,	/* mq_unlink */
	[276] = 2,	/* mq_timedsend */
	[277] = 1,	/* mq_timedreceive */
	[282] = 6,	/* bind */
	[283] = 6,	/* connect */
	[285] = 7,	/* accept */
	[286] = 7,	/* getsockname */
	[287] = 7,	/* getpeername */
	[289] = 2,	/* send */
	[290] = 8,	/* sendto */
	[291] = 1,	/* recv */
	[292] = 9,	/* recvfrom */
	[294] = 12,	/* setsockopt */
	[296] = 10,	/* sendmsg */
	[297] = 11,	/* recvmsg */
	[309] = 30,	/* add_key */
	[310] = 31,	/* request_key */
	[317] = 21,	/* inotify_add_watch */
	[322] = 21,	/* openat */
	[323] = 21,	/* mkdirat */
	[324] = 21,	/* mknodat */
	[325] = 21,	/* fchownat */
	[326] = 21,	/* futimesat */
	[327] = 21,	/* fstatat64 */
	[328] = 21,	/* unlinkat */
	[329] = 32,	/* renameat */
	[330] = 32,	/* linkat */
	[331] = 33,	/* symlinkat */
	[332] = 34,	/* readlinkat */
	[333] = 21,	/* fchmodat */
	[334] = 21,	/* faccessat */
	[343] = 5,	/* vmsplice */
	[348] = 21,	/* utimensat */
	[361] = 4,	/* preadv */
	[362] = 5,	/* pwritev */
	[366] = 7,	/* accept4 */
	[368] = 45,	/* fanotify_mark */
	[370] = 21,	/* name_to_handle_at */
	[376] = 4,	/* process_vm_readv */
	[377] = 5,	/* process_vm_writev */
	[379] = 27,	/* finit_module */
	[382] = 32,	/* renameat2 */
	[384] = 14,	/* getrandom */
	[385] = 19,	/* memfd_create */
	[387] = 37,	/* execveat */
	[392] = 4,	/* preadv2 */
	[393] = 5,	/* pwritev2 */
	[397] = 21,	/* statx */
	[401] = 36,	/* kexec_file_load */
	[412] = 21,	/* utimensat_time64 */
	[418] = 2,	/* mq_timedsend_time64 */
	[419] = 1,	/* mq_timedreceive_time64 */
	[428] = 21,	/* open_tree */
	[429] = 32,	/* move_mount */
	[430] = 19,	/* fsopen */
	[431] = 20,	/* fsconfig */
	[433] = 21,	/* fspick */
	[435] = 18,	/* clone3 */
	[437] = 38,	/* openat2 */
	[439] = 21,	/* faccessat2 */
	[442] = 39,	/* mount_setattr */
	[444] = 18,	/* landlock_create_ruleset */
	[452] = 21,	/* fchmodat2 */
	[460] = 2,	/* lsm_set_self_attr */
	[463] = 40,	/* setxattrat */
	[464] = 40,	/* getxattrat */
	[465] = 41,	/* listxattrat */
	[466] = 42,	/* removexattrat */
	[467] = 39,	/* open_tree_attr */
	[468] = 43,	/* file_getattr */
	[469] = 38,	/* file_setattr */
};

#else
#error "syscalls.tbl has no numbers for this machine"
#endif

#endif /* RINGTAP_SYSCALL_PLAN_H */

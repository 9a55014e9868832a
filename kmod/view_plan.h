/* SPDX-License-Identifier: GPL-2.0 */
/* generated from kmod/views.tbl by scripts/gen-views; do not edit */
#ifndef RINGTAP_VIEW_PLAN_H
#define RINGTAP_VIEW_PLAN_H

#include <linux/nospec.h>
#include "arch.h"
#include "view.h"

static const struct view views[] = {
	[0] = { 0, { { VIEW_END, 0, 0 } } },
	[1] = { VIEW_ROOM_FILE + VIEW_ROOM_BASE_FAILED, { { VIEW_FILE, 0, VIEW_AT_CWD }, { VIEW_BASE_FAILED, 0, VIEW_AT_CWD } } },
	[2] = { VIEW_ROOM_FILE + VIEW_ROOM_BASE_FAILED, { { VIEW_FILE, 0, VIEW_AT_CWD }, { VIEW_BASE_FAILED, 1, 0 } } },
	[3] = { VIEW_ROOM_FILE, { { VIEW_FILE, 0, VIEW_AT_CWD } } },
	[4] = { VIEW_ROOM_FILES, { { VIEW_FILES, 0, VIEW_AT_CWD } } },
	[5] = { VIEW_ROOM_SOCKET, { { VIEW_SOCKET, 0, VIEW_AT_CWD } } },
	[6] = { VIEW_ROOM_SOCKETS, { { VIEW_SOCKETS, 3, VIEW_AT_CWD } } },
	[7] = { VIEW_ROOM_ACCEPT, { { VIEW_ACCEPT, 0, VIEW_AT_CWD } } },
	[8] = { VIEW_ROOM_CONNECT, { { VIEW_CONNECT, 0, VIEW_AT_CWD } } },
	[9] = { VIEW_ROOM_SOCKET_OF + VIEW_ROOM_BASE, { { VIEW_SOCKET_OF, 0, VIEW_AT_CWD }, { VIEW_BASE, 1, VIEW_AT_CWD } } },
	[10] = { VIEW_ROOM_SOCKET_OF, { { VIEW_SOCKET_OF, 0, VIEW_AT_CWD } } },
	[11] = { VIEW_ROOM_SOCKET_OF, { { VIEW_SOCKET_OF, 0, VIEW_AT_CWD } }, TARGET_PEER, { 4, 4 } },
	[12] = { VIEW_ROOM_SOCKET_OF, { { VIEW_SOCKET_OF, 0, VIEW_AT_CWD } }, TARGET_PEER, { 1, 1 } },
	[13] = { VIEW_ROOM_SOCKET_OF + VIEW_ROOM_PASSED, { { VIEW_SOCKET_OF, 0, VIEW_AT_CWD }, { VIEW_PASSED, 1, VIEW_AT_CWD } } },
	[14] = { VIEW_ROOM_SOCKET_OF, { { VIEW_SOCKET_OF, 0, VIEW_AT_CWD } }, TARGET_PEERS, { 1, 1 } },
	[15] = { VIEW_ROOM_BASE, { { VIEW_BASE, 0, VIEW_AT_CWD } }, TARGET_FILES, { 0, 0 } },
	[16] = { VIEW_ROOM_BASE, { { VIEW_BASE, 1, 0 } }, TARGET_FILES, { 1, 1 } },
	[17] = { VIEW_ROOM_BASE + VIEW_ROOM_BASE, { { VIEW_BASE, 0, VIEW_AT_CWD }, { VIEW_BASE, 1, VIEW_AT_CWD } }, TARGET_FILES, { 0, 1 } },
	[18] = { VIEW_ROOM_BASE + VIEW_ROOM_BASE, { { VIEW_BASE, 1, 0 }, { VIEW_BASE, 3, 2 } }, TARGET_FILES, { 1, 3 } },
	[19] = { VIEW_ROOM_BASE, { { VIEW_BASE, 1, VIEW_AT_CWD } }, TARGET_FILES, { 1, 0 } },
	[20] = { VIEW_ROOM_BASE, { { VIEW_BASE, 2, 1 } }, TARGET_FILES, { 2, 0 } },
	[21] = { VIEW_ROOM_BASE, { { VIEW_BASE, 0, VIEW_AT_CWD } } },
	[22] = { VIEW_ROOM_BASE_FAILED, { { VIEW_BASE_FAILED, 0, VIEW_AT_CWD } } },
	[23] = { VIEW_ROOM_BASE_FAILED, { { VIEW_BASE_FAILED, 1, 0 } } },
	[24] = { VIEW_ROOM_CWD, { { VIEW_CWD, 0, VIEW_AT_CWD } }, TARGET_FILES, { 0, 0 } },
	[25] = { VIEW_ROOM_ROOT, { { VIEW_ROOT, 0, VIEW_AT_CWD } }, TARGET_FILES, { 0, 0 } },
	[26] = { VIEW_ROOM_CWD + VIEW_ROOM_ROOT, { { VIEW_CWD, 0, VIEW_AT_CWD }, { VIEW_ROOT, 0, VIEW_AT_CWD } } },
	[27] = { VIEW_ROOM_CRED + VIEW_ROOM_CWD, { { VIEW_CRED, 0, VIEW_AT_CWD }, { VIEW_CWD, 0, VIEW_AT_CWD } } },
	[28] = { VIEW_ROOM_CRED, { { VIEW_CRED, 0, VIEW_AT_CWD } } },
	[29] = { VIEW_ROOM_CRED_PRCTL + VIEW_ROOM_COMM_PRCTL, { { VIEW_CRED_PRCTL, 0, VIEW_AT_CWD }, { VIEW_COMM_PRCTL, 0, VIEW_AT_CWD } } },
	[30] = { VIEW_ROOM_MEMORY, { { VIEW_MEMORY, 0, VIEW_AT_CWD } } },
};

#if defined(CONFIG_X86_64)

#define VIEW_NATIVE_NR 453

static const __u8 view_native[VIEW_NATIVE_NR] = {
	[2] = 1,	/* open */
	[9] = 30,	/* mmap */
	[11] = 30,	/* munmap */
	[12] = 30,	/* brk */
	[22] = 4,	/* pipe */
	[25] = 30,	/* mremap */
	[41] = 5,	/* socket */
	[42] = 8,	/* connect */
	[43] = 7,	/* accept */
	[44] = 11,	/* sendto */
	[45] = 10,	/* recvfrom */
	[46] = 12,	/* sendmsg */
	[47] = 13,	/* recvmsg */
	[48] = 10,	/* shutdown */
	[49] = 9,	/* bind */
	[50] = 10,	/* listen */
	[51] = 10,	/* getsockname */
	[52] = 10,	/* getpeername */
	[53] = 6,	/* socketpair */
	[59] = 22,	/* execve */
	[76] = 15,	/* truncate */
	[80] = 24,	/* chdir */
	[81] = 24,	/* fchdir */
	[82] = 17,	/* rename */
	[83] = 15,	/* mkdir */
	[84] = 15,	/* rmdir */
	[85] = 1,	/* creat */
	[86] = 17,	/* link */
	[87] = 15,	/* unlink */
	[88] = 19,	/* symlink */
	[90] = 15,	/* chmod */
	[92] = 15,	/* chown */
	[94] = 15,	/* lchown */
	[105] = 28,	/* setuid */
	[106] = 28,	/* setgid */
	[113] = 28,	/* setreuid */
	[114] = 28,	/* setregid */
	[116] = 28,	/* setgroups */
	[117] = 28,	/* setresuid */
	[119] = 28,	/* setresgid */
	[122] = 28,	/* setfsuid */
	[123] = 28,	/* setfsgid */
	[126] = 28,	/* capset */
	[132] = 15,	/* utime */
	[133] = 15,	/* mknod */
	[155] = 26,	/* pivot_root */
	[157] = 29,	/* prctl */
	[161] = 25,	/* chroot */
	[163] = 21,	/* acct */
	[165] = 19,	/* mount */
	[166] = 15,	/* umount2 */
	[167] = 21,	/* swapon */
	[168] = 21,	/* swapoff */
	[188] = 21,	/* setxattr */
	[189] = 21,	/* lsetxattr */
	[197] = 21,	/* removexattr */
	[198] = 21,	/* lremovexattr */
	[213] = 3,	/* epoll_create */
	[235] = 15,	/* utimes */
	[240] = 3,	/* mq_open */
	[253] = 3,	/* inotify_init */
	[257] = 2,	/* openat */
	[258] = 16,	/* mkdirat */
	[259] = 16,	/* mknodat */
	[260] = 16,	/* fchownat */
	[261] = 16,	/* futimesat */
	[263] = 16,	/* unlinkat */
	[264] = 18,	/* renameat */
	[265] = 18,	/* linkat */
	[266] = 20,	/* symlinkat */
	[268] = 16,	/* fchmodat */
	[272] = 27,	/* unshare */
	[280] = 16,	/* utimensat */
	[282] = 3,	/* signalfd */
	[283] = 3,	/* timerfd_create */
	[284] = 3,	/* eventfd */
	[288] = 7,	/* accept4 */
	[289] = 3,	/* signalfd4 */
	[290] = 3,	/* eventfd2 */
	[291] = 3,	/* epoll_create1 */
	[293] = 4,	/* pipe2 */
	[294] = 3,	/* inotify_init1 */
	[298] = 3,	/* perf_event_open */
	[299] = 10,	/* recvmmsg */
	[300] = 3,	/* fanotify_init */
	[304] = 3,	/* open_by_handle_at */
	[307] = 14,	/* sendmmsg */
	[308] = 27,	/* setns */
	[316] = 18,	/* renameat2 */
	[319] = 3,	/* memfd_create */
	[322] = 23,	/* execveat */
	[323] = 3,	/* userfaultfd */
	[425] = 3,	/* io_uring_setup */
	[428] = 2,	/* open_tree */
	[429] = 18,	/* move_mount */
	[430] = 3,	/* fsopen */
	[432] = 3,	/* fsmount */
	[433] = 2,	/* fspick */
	[434] = 3,	/* pidfd_open */
	[437] = 2,	/* openat2 */
	[438] = 3,	/* pidfd_getfd */
	[447] = 3,	/* memfd_secret */
	[452] = 16,	/* fchmodat2 */
};

#define VIEW_COMPAT_NR 453

static const __u8 view_compat[VIEW_COMPAT_NR] = {
	[5] = 1,	/* open */
	[8] = 1,	/* creat */
	[9] = 17,	/* link */
	[10] = 15,	/* unlink */
	[11] = 22,	/* execve */
	[12] = 24,	/* chdir */
	[14] = 15,	/* mknod */
	[15] = 15,	/* chmod */
	[16] = 15,	/* lchown */
	[21] = 19,	/* mount */
	[22] = 15,	/* umount */
	[23] = 28,	/* setuid */
	[30] = 15,	/* utime */
	[38] = 17,	/* rename */
	[39] = 15,	/* mkdir */
	[40] = 15,	/* rmdir */
	[42] = 4,	/* pipe */
	[45] = 30,	/* brk */
	[46] = 28,	/* setgid */
	[51] = 21,	/* acct */
	[52] = 15,	/* umount2 */
	[61] = 25,	/* chroot */
	[70] = 28,	/* setreuid */
	[71] = 28,	/* setregid */
	[81] = 28,	/* setgroups */
	[83] = 19,	/* symlink */
	[87] = 21,	/* swapon */
	[90] = 30,	/* mmap */
	[91] = 30,	/* munmap */
	[92] = 15,	/* truncate */
	[115] = 21,	/* swapoff */
	[133] = 24,	/* fchdir */
	[138] = 28,	/* setfsuid */
	[139] = 28,	/* setfsgid */
	[163] = 30,	/* mremap */
	[164] = 28,	/* setresuid */
	[170] = 28,	/* setresgid */
	[172] = 29,	/* prctl */
	[182] = 15,	/* chown */
	[185] = 28,	/* capset */
	[192] = 30,	/* mmap2 */
	[193] = 15,	/* truncate64 */
	[198] = 15,	/* lchown32 */
	[203] = 28,	/* setreuid32 */
	[204] = 28,	/* setregid32 */
	[206] = 28,	/* setgroups32 */
	[208] = 28,	/* setresuid32 */
	[210] = 28,	/* setresgid32 */
	[212] = 15,	/* chown32 */
	[213] = 28,	/* setuid32 */
	[214] = 28,	/* setgid32 */
	[215] = 28,	/* setfsuid32 */
	[216] = 28,	/* setfsgid32 */
	[217] = 26,	/* pivot_root */
	[226] = 21,	/* setxattr */
	[227] = 21,	/* lsetxattr */
	[235] = 21,	/* removexattr */
	[236] = 21,	/* lremovexattr */
	[254] = 3,	/* epoll_create */
	[271] = 15,	/* utimes */
	[277] = 3,	/* mq_open */
	[291] = 3,	/* inotify_init */
	[295] = 2,	/* openat */
	[296] = 16,	/* mkdirat */
	[297] = 16,	/* mknodat */
	[298] = 16,	/* fchownat */
	[299] = 16,	/* futimesat */
	[301] = 16,	/* unlinkat */
	[302] = 18,	/* renameat */
	[303] = 18,	/* linkat */
	[304] = 20,	/* symlinkat */
	[306] = 16,	/* fchmodat */
	[310] = 27,	/* unshare */
	[320] = 16,	/* utimensat */
	[321] = 3,	/* signalfd */
	[322] = 3,	/* timerfd_create */
	[323] = 3,	/* eventfd */
	[327] = 3,	/* signalfd4 */
	[328] = 3,	/* eventfd2 */
	[329] = 3,	/* epoll_create1 */
	[331] = 4,	/* pipe2 */
	[332] = 3,	/* inotify_init1 */
	[336] = 3,	/* perf_event_open */
	[337] = 10,	/* recvmmsg */
	[338] = 3,	/* fanotify_init */
	[342] = 3,	/* open_by_handle_at */
	[345] = 14,	/* sendmmsg */
	[346] = 27,	/* setns */
	[353] = 18,	/* renameat2 */
	[356] = 3,	/* memfd_create */
	[358] = 23,	/* execveat */
	[359] = 5,	/* socket */
	[360] = 6,	/* socketpair */
	[361] = 9,	/* bind */
	[362] = 8,	/* connect */
	[363] = 10,	/* listen */
	[364] = 7,	/* accept4 */
	[367] = 10,	/* getsockname */
	[368] = 10,	/* getpeername */
	[369] = 11,	/* sendto */
	[370] = 12,	/* sendmsg */
	[371] = 10,	/* recvfrom */
	[372] = 13,	/* recvmsg */
	[373] = 10,	/* shutdown */
	[374] = 3,	/* userfaultfd */
	[412] = 16,	/* utimensat_time64 */
	[417] = 10,	/* recvmmsg_time64 */
	[425] = 3,	/* io_uring_setup */
	[428] = 2,	/* open_tree */
	[429] = 18,	/* move_mount */
	[430] = 3,	/* fsopen */
	[432] = 3,	/* fsmount */
	[433] = 2,	/* fspick */
	[434] = 3,	/* pidfd_open */
	[437] = 2,	/* openat2 */
	[438] = 3,	/* pidfd_getfd */
	[447] = 3,	/* memfd_secret */
	[452] = 16,	/* fchmodat2 */
};

#define VIEW_X32_BASE 512
#define VIEW_X32_NR 34

static const __u8 view_x32[VIEW_X32_NR] = {
	[5] = 10,	/* recvfrom */
	[6] = 12,	/* sendmsg */
	[7] = 13,	/* recvmsg */
	[8] = 22,	/* execve */
	[25] = 10,	/* recvmmsg */
	[26] = 14,	/* sendmmsg */
	[33] = 23,	/* execveat */
};

#else

#define VIEW_NATIVE_NR 453

static const __u8 view_native[VIEW_NATIVE_NR] = {
	[5] = 21,	/* setxattr */
	[6] = 21,	/* lsetxattr */
	[14] = 21,	/* removexattr */
	[15] = 21,	/* lremovexattr */
	[19] = 3,	/* eventfd2 */
	[20] = 3,	/* epoll_create1 */
	[26] = 3,	/* inotify_init1 */
	[33] = 16,	/* mknodat */
	[34] = 16,	/* mkdirat */
	[35] = 16,	/* unlinkat */
	[36] = 20,	/* symlinkat */
	[37] = 18,	/* linkat */
	[38] = 18,	/* renameat */
	[39] = 15,	/* umount2 */
	[40] = 19,	/* mount */
	[41] = 26,	/* pivot_root */
	[45] = 15,	/* truncate */
	[49] = 24,	/* chdir */
	[50] = 24,	/* fchdir */
	[51] = 25,	/* chroot */
	[53] = 16,	/* fchmodat */
	[54] = 16,	/* fchownat */
	[56] = 2,	/* openat */
	[59] = 4,	/* pipe2 */
	[74] = 3,	/* signalfd4 */
	[85] = 3,	/* timerfd_create */
	[88] = 16,	/* utimensat */
	[89] = 21,	/* acct */
	[91] = 28,	/* capset */
	[97] = 27,	/* unshare */
	[143] = 28,	/* setregid */
	[144] = 28,	/* setgid */
	[145] = 28,	/* setreuid */
	[146] = 28,	/* setuid */
	[147] = 28,	/* setresuid */
	[149] = 28,	/* setresgid */
	[151] = 28,	/* setfsuid */
	[152] = 28,	/* setfsgid */
	[159] = 28,	/* setgroups */
	[167] = 29,	/* prctl */
	[180] = 3,	/* mq_open */
	[198] = 5,	/* socket */
	[199] = 6,	/* socketpair */
	[200] = 9,	/* bind */
	[201] = 10,	/* listen */
	[202] = 7,	/* accept */
	[203] = 8,	/* connect */
	[204] = 10,	/* getsockname */
	[205] = 10,	/* getpeername */
	[206] = 11,	/* sendto */
	[207] = 10,	/* recvfrom */
	[210] = 10,	/* shutdown */
	[211] = 12,	/* sendmsg */
	[212] = 13,	/* recvmsg */
	[214] = 30,	/* brk */
	[215] = 30,	/* munmap */
	[216] = 30,	/* mremap */
	[221] = 22,	/* execve */
	[222] = 30,	/* mmap */
	[224] = 21,	/* swapon */
	[225] = 21,	/* swapoff */
	[241] = 3,	/* perf_event_open */
	[242] = 7,	/* accept4 */
	[243] = 10,	/* recvmmsg */
	[262] = 3,	/* fanotify_init */
	[265] = 3,	/* open_by_handle_at */
	[268] = 27,	/* setns */
	[269] = 14,	/* sendmmsg */
	[276] = 18,	/* renameat2 */
	[279] = 3,	/* memfd_create */
	[281] = 23,	/* execveat */
	[282] = 3,	/* userfaultfd */
	[425] = 3,	/* io_uring_setup */
	[428] = 2,	/* open_tree */
	[429] = 18,	/* move_mount */
	[430] = 3,	/* fsopen */
	[432] = 3,	/* fsmount */
	[433] = 2,	/* fspick */
	[434] = 3,	/* pidfd_open */
	[437] = 2,	/* openat2 */
	[438] = 3,	/* pidfd_getfd */
	[447] = 3,	/* memfd_secret */
	[452] = 16,	/* fchmodat2 */
};

#define VIEW_COMPAT_NR 453

static const __u8 view_compat[VIEW_COMPAT_NR] = {
	[5] = 1,	/* open */
	[8] = 1,	/* creat */
	[9] = 17,	/* link */
	[10] = 15,	/* unlink */
	[11] = 22,	/* execve */
	[12] = 24,	/* chdir */
	[14] = 15,	/* mknod */
	[15] = 15,	/* chmod */
	[16] = 15,	/* lchown */
	[21] = 19,	/* mount */
	[23] = 28,	/* setuid */
	[38] = 17,	/* rename */
	[39] = 15,	/* mkdir */
	[40] = 15,	/* rmdir */
	[42] = 4,	/* pipe */
	[45] = 30,	/* brk */
	[46] = 28,	/* setgid */
	[51] = 21,	/* acct */
	[52] = 15,	/* umount2 */
	[61] = 25,	/* chroot */
	[70] = 28,	/* setreuid */
	[71] = 28,	/* setregid */
	[81] = 28,	/* setgroups */
	[83] = 19,	/* symlink */
	[87] = 21,	/* swapon */
	[91] = 30,	/* munmap */
	[92] = 15,	/* truncate */
	[115] = 21,	/* swapoff */
	[133] = 24,	/* fchdir */
	[138] = 28,	/* setfsuid */
	[139] = 28,	/* setfsgid */
	[163] = 30,	/* mremap */
	[164] = 28,	/* setresuid */
	[170] = 28,	/* setresgid */
	[172] = 29,	/* prctl */
	[182] = 15,	/* chown */
	[185] = 28,	/* capset */
	[192] = 30,	/* mmap2 */
	[193] = 15,	/* truncate64 */
	[198] = 15,	/* lchown32 */
	[203] = 28,	/* setreuid32 */
	[204] = 28,	/* setregid32 */
	[206] = 28,	/* setgroups32 */
	[208] = 28,	/* setresuid32 */
	[210] = 28,	/* setresgid32 */
	[212] = 15,	/* chown32 */
	[213] = 28,	/* setuid32 */
	[214] = 28,	/* setgid32 */
	[215] = 28,	/* setfsuid32 */
	[216] = 28,	/* setfsgid32 */
	[218] = 26,	/* pivot_root */
	[226] = 21,	/* setxattr */
	[227] = 21,	/* lsetxattr */
	[235] = 21,	/* removexattr */
	[236] = 21,	/* lremovexattr */
	[250] = 3,	/* epoll_create */
	[269] = 15,	/* utimes */
	[274] = 3,	/* mq_open */
	[281] = 5,	/* socket */
	[282] = 9,	/* bind */
	[283] = 8,	/* connect */
	[284] = 10,	/* listen */
	[285] = 7,	/* accept */
	[286] = 10,	/* getsockname */
	[287] = 10,	/* getpeername */
	[288] = 6,	/* socketpair */
	[289] = 10,	/* send */
	[290] = 11,	/* sendto */
	[291] = 10,	/* recv */
	[292] = 10,	/* recvfrom */
	[293] = 10,	/* shutdown */
	[296] = 12,	/* sendmsg */
	[297] = 13,	/* recvmsg */
	[316] = 3,	/* inotify_init */
	[322] = 2,	/* openat */
	[323] = 16,	/* mkdirat */
	[324] = 16,	/* mknodat */
	[325] = 16,	/* fchownat */
	[326] = 16,	/* futimesat */
	[328] = 16,	/* unlinkat */
	[329] = 18,	/* renameat */
	[330] = 18,	/* linkat */
	[331] = 20,	/* symlinkat */
	[333] = 16,	/* fchmodat */
	[337] = 27,	/* unshare */
	[348] = 16,	/* utimensat */
	[349] = 3,	/* signalfd */
	[350] = 3,	/* timerfd_create */
	[351] = 3,	/* eventfd */
	[355] = 3,	/* signalfd4 */
	[356] = 3,	/* eventfd2 */
	[357] = 3,	/* epoll_create1 */
	[359] = 4,	/* pipe2 */
	[360] = 3,	/* inotify_init1 */
	[364] = 3,	/* perf_event_open */
	[365] = 10,	/* recvmmsg */
	[366] = 7,	/* accept4 */
	[367] = 3,	/* fanotify_init */
	[371] = 3,	/* open_by_handle_at */
	[374] = 14,	/* sendmmsg */
	[375] = 27,	/* setns */
	[382] = 18,	/* renameat2 */
	[385] = 3,	/* memfd_create */
	[387] = 23,	/* execveat */
	[388] = 3,	/* userfaultfd */
	[412] = 16,	/* utimensat_time64 */
	[417] = 10,	/* recvmmsg_time64 */
	[425] = 3,	/* io_uring_setup */
	[428] = 2,	/* open_tree */
	[429] = 18,	/* move_mount */
	[430] = 3,	/* fsopen */
	[432] = 3,	/* fsmount */
	[433] = 2,	/* fspick */
	[434] = 3,	/* pidfd_open */
	[437] = 2,	/* openat2 */
	[438] = 3,	/* pidfd_getfd */
	[452] = 16,	/* fchmodat2 */
};

#endif

static inline const struct view *view_of(int abi, unsigned int nr)
{
	__u8 view = 0;

	if (likely(abi == RINGTAP_ABI_NATIVE)) {
		if (likely(nr < VIEW_NATIVE_NR))
			view = view_native[array_index_nospec(nr, VIEW_NATIVE_NR)];
	} else if (abi == RINGTAP_ABI_COMPAT) {
		if (nr < VIEW_COMPAT_NR)
			view = view_compat[array_index_nospec(nr, VIEW_COMPAT_NR)];
#ifdef VIEW_X32_BASE
	} else if (nr >= VIEW_X32_BASE) {
		nr -= VIEW_X32_BASE;
		if (nr < VIEW_X32_NR)
			view = view_x32[array_index_nospec(nr, VIEW_X32_NR)];
	} else if (nr < VIEW_NATIVE_NR) {
		view = view_native[array_index_nospec(nr, VIEW_NATIVE_NR)];
#endif
	}
	return &views[view];
}

#endif /* RINGTAP_VIEW_PLAN_H */

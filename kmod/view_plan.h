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
	[11] = { VIEW_ROOM_SOCKET_OF + VIEW_ROOM_PASSED, { { VIEW_SOCKET_OF, 0, VIEW_AT_CWD }, { VIEW_PASSED, 1, VIEW_AT_CWD } } },
	[12] = { VIEW_ROOM_BASE, { { VIEW_BASE, 0, VIEW_AT_CWD } } },
	[13] = { VIEW_ROOM_BASE, { { VIEW_BASE, 1, 0 } } },
	[14] = { VIEW_ROOM_BASE + VIEW_ROOM_BASE, { { VIEW_BASE, 0, VIEW_AT_CWD }, { VIEW_BASE, 1, VIEW_AT_CWD } } },
	[15] = { VIEW_ROOM_BASE + VIEW_ROOM_BASE, { { VIEW_BASE, 1, 0 }, { VIEW_BASE, 3, 2 } } },
	[16] = { VIEW_ROOM_BASE, { { VIEW_BASE, 1, VIEW_AT_CWD } } },
	[17] = { VIEW_ROOM_BASE, { { VIEW_BASE, 2, 1 } } },
	[18] = { VIEW_ROOM_BASE_FAILED, { { VIEW_BASE_FAILED, 0, VIEW_AT_CWD } } },
	[19] = { VIEW_ROOM_BASE_FAILED, { { VIEW_BASE_FAILED, 1, 0 } } },
	[20] = { VIEW_ROOM_CWD, { { VIEW_CWD, 0, VIEW_AT_CWD } } },
	[21] = { VIEW_ROOM_ROOT, { { VIEW_ROOT, 0, VIEW_AT_CWD } } },
	[22] = { VIEW_ROOM_CWD + VIEW_ROOM_ROOT, { { VIEW_CWD, 0, VIEW_AT_CWD }, { VIEW_ROOT, 0, VIEW_AT_CWD } } },
	[23] = { VIEW_ROOM_CRED + VIEW_ROOM_CWD, { { VIEW_CRED, 0, VIEW_AT_CWD }, { VIEW_CWD, 0, VIEW_AT_CWD } } },
	[24] = { VIEW_ROOM_CRED, { { VIEW_CRED, 0, VIEW_AT_CWD } } },
	[25] = { VIEW_ROOM_CRED_PRCTL, { { VIEW_CRED_PRCTL, 0, VIEW_AT_CWD } } },
	[26] = { VIEW_ROOM_MEMORY, { { VIEW_MEMORY, 0, VIEW_AT_CWD } } },
};

#if defined(CONFIG_X86_64)

#define VIEW_NATIVE_NR 453

static const __u8 view_native[VIEW_NATIVE_NR] = {
	[2] = 1,	/* open */
	[9] = 26,	/* mmap */
	[11] = 26,	/* munmap */
	[12] = 26,	/* brk */
	[22] = 4,	/* pipe */
	[25] = 26,	/* mremap */
	[41] = 5,	/* socket */
	[42] = 8,	/* connect */
	[43] = 7,	/* accept */
	[44] = 10,	/* sendto */
	[45] = 10,	/* recvfrom */
	[46] = 10,	/* sendmsg */
	[47] = 11,	/* recvmsg */
	[48] = 10,	/* shutdown */
	[49] = 9,	/* bind */
	[50] = 10,	/* listen */
	[51] = 10,	/* getsockname */
	[52] = 10,	/* getpeername */
	[53] = 6,	/* socketpair */
	[59] = 18,	/* execve */
	[76] = 12,	/* truncate */
	[80] = 20,	/* chdir */
	[81] = 20,	/* fchdir */
	[82] = 14,	/* rename */
	[83] = 12,	/* mkdir */
	[84] = 12,	/* rmdir */
	[85] = 1,	/* creat */
	[86] = 14,	/* link */
	[87] = 12,	/* unlink */
	[88] = 16,	/* symlink */
	[90] = 12,	/* chmod */
	[92] = 12,	/* chown */
	[94] = 12,	/* lchown */
	[105] = 24,	/* setuid */
	[106] = 24,	/* setgid */
	[113] = 24,	/* setreuid */
	[114] = 24,	/* setregid */
	[116] = 24,	/* setgroups */
	[117] = 24,	/* setresuid */
	[119] = 24,	/* setresgid */
	[122] = 24,	/* setfsuid */
	[123] = 24,	/* setfsgid */
	[126] = 24,	/* capset */
	[132] = 12,	/* utime */
	[133] = 12,	/* mknod */
	[155] = 22,	/* pivot_root */
	[157] = 25,	/* prctl */
	[161] = 21,	/* chroot */
	[163] = 12,	/* acct */
	[165] = 16,	/* mount */
	[166] = 12,	/* umount2 */
	[167] = 12,	/* swapon */
	[168] = 12,	/* swapoff */
	[188] = 12,	/* setxattr */
	[189] = 12,	/* lsetxattr */
	[197] = 12,	/* removexattr */
	[198] = 12,	/* lremovexattr */
	[213] = 3,	/* epoll_create */
	[235] = 12,	/* utimes */
	[240] = 3,	/* mq_open */
	[253] = 3,	/* inotify_init */
	[257] = 2,	/* openat */
	[258] = 13,	/* mkdirat */
	[259] = 13,	/* mknodat */
	[260] = 13,	/* fchownat */
	[261] = 13,	/* futimesat */
	[263] = 13,	/* unlinkat */
	[264] = 15,	/* renameat */
	[265] = 15,	/* linkat */
	[266] = 17,	/* symlinkat */
	[268] = 13,	/* fchmodat */
	[272] = 23,	/* unshare */
	[280] = 13,	/* utimensat */
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
	[307] = 10,	/* sendmmsg */
	[308] = 23,	/* setns */
	[316] = 15,	/* renameat2 */
	[319] = 3,	/* memfd_create */
	[322] = 19,	/* execveat */
	[323] = 3,	/* userfaultfd */
	[425] = 3,	/* io_uring_setup */
	[428] = 2,	/* open_tree */
	[429] = 15,	/* move_mount */
	[430] = 3,	/* fsopen */
	[432] = 3,	/* fsmount */
	[433] = 2,	/* fspick */
	[434] = 3,	/* pidfd_open */
	[437] = 2,	/* openat2 */
	[438] = 3,	/* pidfd_getfd */
	[447] = 3,	/* memfd_secret */
	[452] = 13,	/* fchmodat2 */
};

#define VIEW_COMPAT_NR 453

static const __u8 view_compat[VIEW_COMPAT_NR] = {
	[5] = 1,	/* open */
	[8] = 1,	/* creat */
	[9] = 14,	/* link */
	[10] = 12,	/* unlink */
	[11] = 18,	/* execve */
	[12] = 20,	/* chdir */
	[14] = 12,	/* mknod */
	[15] = 12,	/* chmod */
	[16] = 12,	/* lchown */
	[21] = 16,	/* mount */
	[22] = 12,	/* umount */
	[23] = 24,	/* setuid */
	[30] = 12,	/* utime */
	[38] = 14,	/* rename */
	[39] = 12,	/* mkdir */
	[40] = 12,	/* rmdir */
	[42] = 4,	/* pipe */
	[45] = 26,	/* brk */
	[46] = 24,	/* setgid */
	[51] = 12,	/* acct */
	[52] = 12,	/* umount2 */
	[61] = 21,	/* chroot */
	[70] = 24,	/* setreuid */
	[71] = 24,	/* setregid */
	[81] = 24,	/* setgroups */
	[83] = 16,	/* symlink */
	[87] = 12,	/* swapon */
	[90] = 26,	/* mmap */
	[91] = 26,	/* munmap */
	[92] = 12,	/* truncate */
	[115] = 12,	/* swapoff */
	[133] = 20,	/* fchdir */
	[138] = 24,	/* setfsuid */
	[139] = 24,	/* setfsgid */
	[163] = 26,	/* mremap */
	[164] = 24,	/* setresuid */
	[170] = 24,	/* setresgid */
	[172] = 25,	/* prctl */
	[182] = 12,	/* chown */
	[185] = 24,	/* capset */
	[192] = 26,	/* mmap2 */
	[193] = 12,	/* truncate64 */
	[198] = 12,	/* lchown32 */
	[203] = 24,	/* setreuid32 */
	[204] = 24,	/* setregid32 */
	[206] = 24,	/* setgroups32 */
	[208] = 24,	/* setresuid32 */
	[210] = 24,	/* setresgid32 */
	[212] = 12,	/* chown32 */
	[213] = 24,	/* setuid32 */
	[214] = 24,	/* setgid32 */
	[215] = 24,	/* setfsuid32 */
	[216] = 24,	/* setfsgid32 */
	[217] = 22,	/* pivot_root */
	[226] = 12,	/* setxattr */
	[227] = 12,	/* lsetxattr */
	[235] = 12,	/* removexattr */
	[236] = 12,	/* lremovexattr */
	[254] = 3,	/* epoll_create */
	[271] = 12,	/* utimes */
	[277] = 3,	/* mq_open */
	[291] = 3,	/* inotify_init */
	[295] = 2,	/* openat */
	[296] = 13,	/* mkdirat */
	[297] = 13,	/* mknodat */
	[298] = 13,	/* fchownat */
	[299] = 13,	/* futimesat */
	[301] = 13,	/* unlinkat */
	[302] = 15,	/* renameat */
	[303] = 15,	/* linkat */
	[304] = 17,	/* symlinkat */
	[306] = 13,	/* fchmodat */
	[310] = 23,	/* unshare */
	[320] = 13,	/* utimensat */
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
	[345] = 10,	/* sendmmsg */
	[346] = 23,	/* setns */
	[353] = 15,	/* renameat2 */
	[356] = 3,	/* memfd_create */
	[358] = 19,	/* execveat */
	[359] = 5,	/* socket */
	[360] = 6,	/* socketpair */
	[361] = 9,	/* bind */
	[362] = 8,	/* connect */
	[363] = 10,	/* listen */
	[364] = 7,	/* accept4 */
	[367] = 10,	/* getsockname */
	[368] = 10,	/* getpeername */
	[369] = 10,	/* sendto */
	[370] = 10,	/* sendmsg */
	[371] = 10,	/* recvfrom */
	[372] = 11,	/* recvmsg */
	[373] = 10,	/* shutdown */
	[374] = 3,	/* userfaultfd */
	[412] = 13,	/* utimensat_time64 */
	[417] = 10,	/* recvmmsg_time64 */
	[425] = 3,	/* io_uring_setup */
	[428] = 2,	/* open_tree */
	[429] = 15,	/* move_mount */
	[430] = 3,	/* fsopen */
	[432] = 3,	/* fsmount */
	[433] = 2,	/* fspick */
	[434] = 3,	/* pidfd_open */
	[437] = 2,	/* openat2 */
	[438] = 3,	/* pidfd_getfd */
	[447] = 3,	/* memfd_secret */
	[452] = 13,	/* fchmodat2 */
};

#define VIEW_X32_BASE 512
#define VIEW_X32_NR 34

static const __u8 view_x32[VIEW_X32_NR] = {
	[5] = 10,	/* recvfrom */
	[6] = 10,	/* sendmsg */
	[7] = 11,	/* recvmsg */
	[8] = 18,	/* execve */
	[25] = 10,	/* recvmmsg */
	[26] = 10,	/* sendmmsg */
	[33] = 19,	/* execveat */
};

#else

#define VIEW_NATIVE_NR 453

static const __u8 view_native[VIEW_NATIVE_NR] = {
	[5] = 12,	/* setxattr */
	[6] = 12,	/* lsetxattr */
	[14] = 12,	/* removexattr */
	[15] = 12,	/* lremovexattr */
	[19] = 3,	/* eventfd2 */
	[20] = 3,	/* epoll_create1 */
	[26] = 3,	/* inotify_init1 */
	[33] = 13,	/* mknodat */
	[34] = 13,	/* mkdirat */
	[35] = 13,	/* unlinkat */
	[36] = 17,	/* symlinkat */
	[37] = 15,	/* linkat */
	[38] = 15,	/* renameat */
	[39] = 12,	/* umount2 */
	[40] = 16,	/* mount */
	[41] = 22,	/* pivot_root */
	[45] = 12,	/* truncate */
	[49] = 20,	/* chdir */
	[50] = 20,	/* fchdir */
	[51] = 21,	/* chroot */
	[53] = 13,	/* fchmodat */
	[54] = 13,	/* fchownat */
	[56] = 2,	/* openat */
	[59] = 4,	/* pipe2 */
	[74] = 3,	/* signalfd4 */
	[85] = 3,	/* timerfd_create */
	[88] = 13,	/* utimensat */
	[89] = 12,	/* acct */
	[91] = 24,	/* capset */
	[97] = 23,	/* unshare */
	[143] = 24,	/* setregid */
	[144] = 24,	/* setgid */
	[145] = 24,	/* setreuid */
	[146] = 24,	/* setuid */
	[147] = 24,	/* setresuid */
	[149] = 24,	/* setresgid */
	[151] = 24,	/* setfsuid */
	[152] = 24,	/* setfsgid */
	[159] = 24,	/* setgroups */
	[167] = 25,	/* prctl */
	[180] = 3,	/* mq_open */
	[198] = 5,	/* socket */
	[199] = 6,	/* socketpair */
	[200] = 9,	/* bind */
	[201] = 10,	/* listen */
	[202] = 7,	/* accept */
	[203] = 8,	/* connect */
	[204] = 10,	/* getsockname */
	[205] = 10,	/* getpeername */
	[206] = 10,	/* sendto */
	[207] = 10,	/* recvfrom */
	[210] = 10,	/* shutdown */
	[211] = 10,	/* sendmsg */
	[212] = 11,	/* recvmsg */
	[214] = 26,	/* brk */
	[215] = 26,	/* munmap */
	[216] = 26,	/* mremap */
	[221] = 18,	/* execve */
	[222] = 26,	/* mmap */
	[224] = 12,	/* swapon */
	[225] = 12,	/* swapoff */
	[241] = 3,	/* perf_event_open */
	[242] = 7,	/* accept4 */
	[243] = 10,	/* recvmmsg */
	[262] = 3,	/* fanotify_init */
	[265] = 3,	/* open_by_handle_at */
	[268] = 23,	/* setns */
	[269] = 10,	/* sendmmsg */
	[276] = 15,	/* renameat2 */
	[279] = 3,	/* memfd_create */
	[281] = 19,	/* execveat */
	[282] = 3,	/* userfaultfd */
	[425] = 3,	/* io_uring_setup */
	[428] = 2,	/* open_tree */
	[429] = 15,	/* move_mount */
	[430] = 3,	/* fsopen */
	[432] = 3,	/* fsmount */
	[433] = 2,	/* fspick */
	[434] = 3,	/* pidfd_open */
	[437] = 2,	/* openat2 */
	[438] = 3,	/* pidfd_getfd */
	[447] = 3,	/* memfd_secret */
	[452] = 13,	/* fchmodat2 */
};

#define VIEW_COMPAT_NR 453

static const __u8 view_compat[VIEW_COMPAT_NR] = {
	[5] = 1,	/* open */
	[8] = 1,	/* creat */
	[9] = 14,	/* link */
	[10] = 12,	/* unlink */
	[11] = 18,	/* execve */
	[12] = 20,	/* chdir */
	[14] = 12,	/* mknod */
	[15] = 12,	/* chmod */
	[16] = 12,	/* lchown */
	[21] = 16,	/* mount */
	[23] = 24,	/* setuid */
	[38] = 14,	/* rename */
	[39] = 12,	/* mkdir */
	[40] = 12,	/* rmdir */
	[42] = 4,	/* pipe */
	[45] = 26,	/* brk */
	[46] = 24,	/* setgid */
	[51] = 12,	/* acct */
	[52] = 12,	/* umount2 */
	[61] = 21,	/* chroot */
	[70] = 24,	/* setreuid */
	[71] = 24,	/* setregid */
	[81] = 24,	/* setgroups */
	[83] = 16,	/* symlink */
	[87] = 12,	/* swapon */
	[91] = 26,	/* munmap */
	[92] = 12,	/* truncate */
	[115] = 12,	/* swapoff */
	[133] = 20,	/* fchdir */
	[138] = 24,	/* setfsuid */
	[139] = 24,	/* setfsgid */
	[163] = 26,	/* mremap */
	[164] = 24,	/* setresuid */
	[170] = 24,	/* setresgid */
	[172] = 25,	/* prctl */
	[182] = 12,	/* chown */
	[185] = 24,	/* capset */
	[192] = 26,	/* mmap2 */
	[193] = 12,	/* truncate64 */
	[198] = 12,	/* lchown32 */
	[203] = 24,	/* setreuid32 */
	[204] = 24,	/* setregid32 */
	[206] = 24,	/* setgroups32 */
	[208] = 24,	/* setresuid32 */
	[210] = 24,	/* setresgid32 */
	[212] = 12,	/* chown32 */
	[213] = 24,	/* setuid32 */
	[214] = 24,	/* setgid32 */
	[215] = 24,	/* setfsuid32 */
	[216] = 24,	/* setfsgid32 */
	[218] = 22,	/* pivot_root */
	[226] = 12,	/* setxattr */
	[227] = 12,	/* lsetxattr */
	[235] = 12,	/* removexattr */
	[236] = 12,	/* lremovexattr */
	[250] = 3,	/* epoll_create */
	[269] = 12,	/* utimes */
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
	[290] = 10,	/* sendto */
	[291] = 10,	/* recv */
	[292] = 10,	/* recvfrom */
	[293] = 10,	/* shutdown */
	[296] = 10,	/* sendmsg */
	[297] = 11,	/* recvmsg */
	[316] = 3,	/* inotify_init */
	[322] = 2,	/* openat */
	[323] = 13,	/* mkdirat */
	[324] = 13,	/* mknodat */
	[325] = 13,	/* fchownat */
	[326] = 13,	/* futimesat */
	[328] = 13,	/* unlinkat */
	[329] = 15,	/* renameat */
	[330] = 15,	/* linkat */
	[331] = 17,	/* symlinkat */
	[333] = 13,	/* fchmodat */
	[337] = 23,	/* unshare */
	[348] = 13,	/* utimensat */
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
	[374] = 10,	/* sendmmsg */
	[375] = 23,	/* setns */
	[382] = 15,	/* renameat2 */
	[385] = 3,	/* memfd_create */
	[387] = 19,	/* execveat */
	[388] = 3,	/* userfaultfd */
	[412] = 13,	/* utimensat_time64 */
	[417] = 10,	/* recvmmsg_time64 */
	[425] = 3,	/* io_uring_setup */
	[428] = 2,	/* open_tree */
	[429] = 15,	/* move_mount */
	[430] = 3,	/* fsopen */
	[432] = 3,	/* fsmount */
	[433] = 2,	/* fspick */
	[434] = 3,	/* pidfd_open */
	[437] = 2,	/* openat2 */
	[438] = 3,	/* pidfd_getfd */
	[452] = 13,	/* fchmodat2 */
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

/* SPDX-License-Identifier: GPL-2.0 */
/* generated from kmod/views.tbl by scripts/gen-views; do not edit */
#ifndef RINGTAP_VIEW_PLAN_H
#define RINGTAP_VIEW_PLAN_H

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
	[11] = { VIEW_ROOM_BASE, { { VIEW_BASE, 0, VIEW_AT_CWD } } },
	[12] = { VIEW_ROOM_BASE, { { VIEW_BASE, 1, 0 } } },
	[13] = { VIEW_ROOM_BASE + VIEW_ROOM_BASE, { { VIEW_BASE, 0, VIEW_AT_CWD }, { VIEW_BASE, 1, VIEW_AT_CWD } } },
	[14] = { VIEW_ROOM_BASE + VIEW_ROOM_BASE, { { VIEW_BASE, 1, 0 }, { VIEW_BASE, 3, 2 } } },
	[15] = { VIEW_ROOM_BASE, { { VIEW_BASE, 1, VIEW_AT_CWD } } },
	[16] = { VIEW_ROOM_BASE, { { VIEW_BASE, 2, 1 } } },
	[17] = { VIEW_ROOM_BASE_FAILED, { { VIEW_BASE_FAILED, 0, VIEW_AT_CWD } } },
	[18] = { VIEW_ROOM_BASE_FAILED, { { VIEW_BASE_FAILED, 1, 0 } } },
	[19] = { VIEW_ROOM_CWD, { { VIEW_CWD, 0, VIEW_AT_CWD } } },
	[20] = { VIEW_ROOM_ROOT, { { VIEW_ROOT, 0, VIEW_AT_CWD } } },
	[21] = { VIEW_ROOM_CWD + VIEW_ROOM_ROOT, { { VIEW_CWD, 0, VIEW_AT_CWD }, { VIEW_ROOT, 0, VIEW_AT_CWD } } },
	[22] = { VIEW_ROOM_CRED + VIEW_ROOM_CWD, { { VIEW_CRED, 0, VIEW_AT_CWD }, { VIEW_CWD, 0, VIEW_AT_CWD } } },
	[23] = { VIEW_ROOM_CRED, { { VIEW_CRED, 0, VIEW_AT_CWD } } },
	[24] = { VIEW_ROOM_CRED_PRCTL, { { VIEW_CRED_PRCTL, 0, VIEW_AT_CWD } } },
	[25] = { VIEW_ROOM_MEMORY, { { VIEW_MEMORY, 0, VIEW_AT_CWD } } },
};

#if defined(CONFIG_X86_64)

#define VIEW_NATIVE_NR 453

static const __u8 view_native[VIEW_NATIVE_NR] = {
	[2] = 1,	/* open */
	[9] = 25,	/* mmap */
	[11] = 25,	/* munmap */
	[12] = 25,	/* brk */
	[22] = 4,	/* pipe */
	[25] = 25,	/* mremap */
	[41] = 5,	/* socket */
	[42] = 8,	/* connect */
	[43] = 7,	/* accept */
	[44] = 10,	/* sendto */
	[45] = 10,	/* recvfrom */
	[46] = 10,	/* sendmsg */
	[47] = 10,	/* recvmsg */
	[48] = 10,	/* shutdown */
	[49] = 9,	/* bind */
	[50] = 10,	/* listen */
	[51] = 10,	/* getsockname */
	[52] = 10,	/* getpeername */
	[53] = 6,	/* socketpair */
	[59] = 17,	/* execve */
	[76] = 11,	/* truncate */
	[80] = 19,	/* chdir */
	[81] = 19,	/* fchdir */
	[82] = 13,	/* rename */
	[83] = 11,	/* mkdir */
	[84] = 11,	/* rmdir */
	[85] = 1,	/* creat */
	[86] = 13,	/* link */
	[87] = 11,	/* unlink */
	[88] = 15,	/* symlink */
	[90] = 11,	/* chmod */
	[92] = 11,	/* chown */
	[94] = 11,	/* lchown */
	[105] = 23,	/* setuid */
	[106] = 23,	/* setgid */
	[113] = 23,	/* setreuid */
	[114] = 23,	/* setregid */
	[116] = 23,	/* setgroups */
	[117] = 23,	/* setresuid */
	[119] = 23,	/* setresgid */
	[122] = 23,	/* setfsuid */
	[123] = 23,	/* setfsgid */
	[126] = 23,	/* capset */
	[132] = 11,	/* utime */
	[133] = 11,	/* mknod */
	[155] = 21,	/* pivot_root */
	[157] = 24,	/* prctl */
	[161] = 20,	/* chroot */
	[163] = 11,	/* acct */
	[165] = 15,	/* mount */
	[166] = 11,	/* umount2 */
	[167] = 11,	/* swapon */
	[168] = 11,	/* swapoff */
	[188] = 11,	/* setxattr */
	[189] = 11,	/* lsetxattr */
	[197] = 11,	/* removexattr */
	[198] = 11,	/* lremovexattr */
	[213] = 3,	/* epoll_create */
	[235] = 11,	/* utimes */
	[240] = 3,	/* mq_open */
	[253] = 3,	/* inotify_init */
	[257] = 2,	/* openat */
	[258] = 12,	/* mkdirat */
	[259] = 12,	/* mknodat */
	[260] = 12,	/* fchownat */
	[261] = 12,	/* futimesat */
	[263] = 12,	/* unlinkat */
	[264] = 14,	/* renameat */
	[265] = 14,	/* linkat */
	[266] = 16,	/* symlinkat */
	[268] = 12,	/* fchmodat */
	[272] = 22,	/* unshare */
	[280] = 12,	/* utimensat */
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
	[308] = 22,	/* setns */
	[316] = 14,	/* renameat2 */
	[319] = 3,	/* memfd_create */
	[322] = 18,	/* execveat */
	[323] = 3,	/* userfaultfd */
	[425] = 3,	/* io_uring_setup */
	[428] = 2,	/* open_tree */
	[429] = 14,	/* move_mount */
	[430] = 3,	/* fsopen */
	[432] = 3,	/* fsmount */
	[433] = 2,	/* fspick */
	[434] = 3,	/* pidfd_open */
	[437] = 2,	/* openat2 */
	[438] = 3,	/* pidfd_getfd */
	[447] = 3,	/* memfd_secret */
	[452] = 12,	/* fchmodat2 */
};

#define VIEW_COMPAT_NR 453

static const __u8 view_compat[VIEW_COMPAT_NR] = {
	[5] = 1,	/* open */
	[8] = 1,	/* creat */
	[9] = 13,	/* link */
	[10] = 11,	/* unlink */
	[11] = 17,	/* execve */
	[12] = 19,	/* chdir */
	[14] = 11,	/* mknod */
	[15] = 11,	/* chmod */
	[16] = 11,	/* lchown */
	[21] = 15,	/* mount */
	[22] = 11,	/* umount */
	[23] = 23,	/* setuid */
	[30] = 11,	/* utime */
	[38] = 13,	/* rename */
	[39] = 11,	/* mkdir */
	[40] = 11,	/* rmdir */
	[42] = 4,	/* pipe */
	[45] = 25,	/* brk */
	[46] = 23,	/* setgid */
	[51] = 11,	/* acct */
	[52] = 11,	/* umount2 */
	[61] = 20,	/* chroot */
	[70] = 23,	/* setreuid */
	[71] = 23,	/* setregid */
	[81] = 23,	/* setgroups */
	[83] = 15,	/* symlink */
	[87] = 11,	/* swapon */
	[90] = 25,	/* mmap */
	[91] = 25,	/* munmap */
	[92] = 11,	/* truncate */
	[115] = 11,	/* swapoff */
	[133] = 19,	/* fchdir */
	[138] = 23,	/* setfsuid */
	[139] = 23,	/* setfsgid */
	[163] = 25,	/* mremap */
	[164] = 23,	/* setresuid */
	[170] = 23,	/* setresgid */
	[172] = 24,	/* prctl */
	[182] = 11,	/* chown */
	[185] = 23,	/* capset */
	[192] = 25,	/* mmap2 */
	[193] = 11,	/* truncate64 */
	[198] = 11,	/* lchown32 */
	[203] = 23,	/* setreuid32 */
	[204] = 23,	/* setregid32 */
	[206] = 23,	/* setgroups32 */
	[208] = 23,	/* setresuid32 */
	[210] = 23,	/* setresgid32 */
	[212] = 11,	/* chown32 */
	[213] = 23,	/* setuid32 */
	[214] = 23,	/* setgid32 */
	[215] = 23,	/* setfsuid32 */
	[216] = 23,	/* setfsgid32 */
	[217] = 21,	/* pivot_root */
	[226] = 11,	/* setxattr */
	[227] = 11,	/* lsetxattr */
	[235] = 11,	/* removexattr */
	[236] = 11,	/* lremovexattr */
	[254] = 3,	/* epoll_create */
	[271] = 11,	/* utimes */
	[277] = 3,	/* mq_open */
	[291] = 3,	/* inotify_init */
	[295] = 2,	/* openat */
	[296] = 12,	/* mkdirat */
	[297] = 12,	/* mknodat */
	[298] = 12,	/* fchownat */
	[299] = 12,	/* futimesat */
	[301] = 12,	/* unlinkat */
	[302] = 14,	/* renameat */
	[303] = 14,	/* linkat */
	[304] = 16,	/* symlinkat */
	[306] = 12,	/* fchmodat */
	[310] = 22,	/* unshare */
	[320] = 12,	/* utimensat */
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
	[346] = 22,	/* setns */
	[353] = 14,	/* renameat2 */
	[356] = 3,	/* memfd_create */
	[358] = 18,	/* execveat */
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
	[372] = 10,	/* recvmsg */
	[373] = 10,	/* shutdown */
	[374] = 3,	/* userfaultfd */
	[412] = 12,	/* utimensat_time64 */
	[417] = 10,	/* recvmmsg_time64 */
	[425] = 3,	/* io_uring_setup */
	[428] = 2,	/* open_tree */
	[429] = 14,	/* move_mount */
	[430] = 3,	/* fsopen */
	[432] = 3,	/* fsmount */
	[433] = 2,	/* fspick */
	[434] = 3,	/* pidfd_open */
	[437] = 2,	/* openat2 */
	[438] = 3,	/* pidfd_getfd */
	[447] = 3,	/* memfd_secret */
	[452] = 12,	/* fchmodat2 */
};

#define VIEW_X32_BASE 512
#define VIEW_X32_NR 34

static const __u8 view_x32[VIEW_X32_NR] = {
	[5] = 10,	/* recvfrom */
	[6] = 10,	/* sendmsg */
	[7] = 10,	/* recvmsg */
	[8] = 17,	/* execve */
	[25] = 10,	/* recvmmsg */
	[26] = 10,	/* sendmmsg */
	[33] = 18,	/* execveat */
};

#else

#define VIEW_NATIVE_NR 453

static const __u8 view_native[VIEW_NATIVE_NR] = {
	[5] = 11,	/* setxattr */
	[6] = 11,	/* lsetxattr */
	[14] = 11,	/* removexattr */
	[15] = 11,	/* lremovexattr */
	[19] = 3,	/* eventfd2 */
	[20] = 3,	/* epoll_create1 */
	[26] = 3,	/* inotify_init1 */
	[33] = 12,	/* mknodat */
	[34] = 12,	/* mkdirat */
	[35] = 12,	/* unlinkat */
	[36] = 16,	/* symlinkat */
	[37] = 14,	/* linkat */
	[38] = 14,	/* renameat */
	[39] = 11,	/* umount2 */
	[40] = 15,	/* mount */
	[41] = 21,	/* pivot_root */
	[45] = 11,	/* truncate */
	[49] = 19,	/* chdir */
	[50] = 19,	/* fchdir */
	[51] = 20,	/* chroot */
	[53] = 12,	/* fchmodat */
	[54] = 12,	/* fchownat */
	[56] = 2,	/* openat */
	[59] = 4,	/* pipe2 */
	[74] = 3,	/* signalfd4 */
	[85] = 3,	/* timerfd_create */
	[88] = 12,	/* utimensat */
	[89] = 11,	/* acct */
	[91] = 23,	/* capset */
	[97] = 22,	/* unshare */
	[143] = 23,	/* setregid */
	[144] = 23,	/* setgid */
	[145] = 23,	/* setreuid */
	[146] = 23,	/* setuid */
	[147] = 23,	/* setresuid */
	[149] = 23,	/* setresgid */
	[151] = 23,	/* setfsuid */
	[152] = 23,	/* setfsgid */
	[159] = 23,	/* setgroups */
	[167] = 24,	/* prctl */
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
	[212] = 10,	/* recvmsg */
	[214] = 25,	/* brk */
	[215] = 25,	/* munmap */
	[216] = 25,	/* mremap */
	[221] = 17,	/* execve */
	[222] = 25,	/* mmap */
	[224] = 11,	/* swapon */
	[225] = 11,	/* swapoff */
	[241] = 3,	/* perf_event_open */
	[242] = 7,	/* accept4 */
	[243] = 10,	/* recvmmsg */
	[262] = 3,	/* fanotify_init */
	[265] = 3,	/* open_by_handle_at */
	[268] = 22,	/* setns */
	[269] = 10,	/* sendmmsg */
	[276] = 14,	/* renameat2 */
	[279] = 3,	/* memfd_create */
	[281] = 18,	/* execveat */
	[282] = 3,	/* userfaultfd */
	[425] = 3,	/* io_uring_setup */
	[428] = 2,	/* open_tree */
	[429] = 14,	/* move_mount */
	[430] = 3,	/* fsopen */
	[432] = 3,	/* fsmount */
	[433] = 2,	/* fspick */
	[434] = 3,	/* pidfd_open */
	[437] = 2,	/* openat2 */
	[438] = 3,	/* pidfd_getfd */
	[447] = 3,	/* memfd_secret */
	[452] = 12,	/* fchmodat2 */
};

#define VIEW_COMPAT_NR 453

static const __u8 view_compat[VIEW_COMPAT_NR] = {
	[5] = 1,	/* open */
	[8] = 1,	/* creat */
	[9] = 13,	/* link */
	[10] = 11,	/* unlink */
	[11] = 17,	/* execve */
	[12] = 19,	/* chdir */
	[14] = 11,	/* mknod */
	[15] = 11,	/* chmod */
	[16] = 11,	/* lchown */
	[21] = 15,	/* mount */
	[23] = 23,	/* setuid */
	[38] = 13,	/* rename */
	[39] = 11,	/* mkdir */
	[40] = 11,	/* rmdir */
	[42] = 4,	/* pipe */
	[45] = 25,	/* brk */
	[46] = 23,	/* setgid */
	[51] = 11,	/* acct */
	[52] = 11,	/* umount2 */
	[61] = 20,	/* chroot */
	[70] = 23,	/* setreuid */
	[71] = 23,	/* setregid */
	[81] = 23,	/* setgroups */
	[83] = 15,	/* symlink */
	[87] = 11,	/* swapon */
	[91] = 25,	/* munmap */
	[92] = 11,	/* truncate */
	[115] = 11,	/* swapoff */
	[133] = 19,	/* fchdir */
	[138] = 23,	/* setfsuid */
	[139] = 23,	/* setfsgid */
	[163] = 25,	/* mremap */
	[164] = 23,	/* setresuid */
	[170] = 23,	/* setresgid */
	[172] = 24,	/* prctl */
	[182] = 11,	/* chown */
	[185] = 23,	/* capset */
	[192] = 25,	/* mmap2 */
	[193] = 11,	/* truncate64 */
	[198] = 11,	/* lchown32 */
	[203] = 23,	/* setreuid32 */
	[204] = 23,	/* setregid32 */
	[206] = 23,	/* setgroups32 */
	[208] = 23,	/* setresuid32 */
	[210] = 23,	/* setresgid32 */
	[212] = 11,	/* chown32 */
	[213] = 23,	/* setuid32 */
	[214] = 23,	/* setgid32 */
	[215] = 23,	/* setfsuid32 */
	[216] = 23,	/* setfsgid32 */
	[218] = 21,	/* pivot_root */
	[226] = 11,	/* setxattr */
	[227] = 11,	/* lsetxattr */
	[235] = 11,	/* removexattr */
	[236] = 11,	/* lremovexattr */
	[250] = 3,	/* epoll_create */
	[269] = 11,	/* utimes */
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
	[297] = 10,	/* recvmsg */
	[316] = 3,	/* inotify_init */
	[322] = 2,	/* openat */
	[323] = 12,	/* mkdirat */
	[324] = 12,	/* mknodat */
	[325] = 12,	/* fchownat */
	[326] = 12,	/* futimesat */
	[328] = 12,	/* unlinkat */
	[329] = 14,	/* renameat */
	[330] = 14,	/* linkat */
	[331] = 16,	/* symlinkat */
	[333] = 12,	/* fchmodat */
	[337] = 22,	/* unshare */
	[348] = 12,	/* utimensat */
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
	[375] = 22,	/* setns */
	[382] = 14,	/* renameat2 */
	[385] = 3,	/* memfd_create */
	[387] = 18,	/* execveat */
	[388] = 3,	/* userfaultfd */
	[412] = 12,	/* utimensat_time64 */
	[417] = 10,	/* recvmmsg_time64 */
	[425] = 3,	/* io_uring_setup */
	[428] = 2,	/* open_tree */
	[429] = 14,	/* move_mount */
	[430] = 3,	/* fsopen */
	[432] = 3,	/* fsmount */
	[433] = 2,	/* fspick */
	[434] = 3,	/* pidfd_open */
	[437] = 2,	/* openat2 */
	[438] = 3,	/* pidfd_getfd */
	[452] = 12,	/* fchmodat2 */
};

#endif

static inline const struct view *view_of(int abi, unsigned int nr)
{
	__u8 view = 0;

	if (likely(abi == RINGTAP_ABI_NATIVE)) {
		if (likely(nr < VIEW_NATIVE_NR))
			view = view_native[nr];
	} else if (abi == RINGTAP_ABI_COMPAT) {
		if (nr < VIEW_COMPAT_NR)
			view = view_compat[nr];
#ifdef VIEW_X32_BASE
	} else if (nr >= VIEW_X32_BASE) {
		if (nr - VIEW_X32_BASE < VIEW_X32_NR)
			view = view_x32[nr - VIEW_X32_BASE];
	} else if (nr < VIEW_NATIVE_NR) {
		view = view_native[nr];
#endif
	}
	return &views[view];
}

#endif /* RINGTAP_VIEW_PLAN_H */

/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/* Calls that the libc at hand may not know; these numbers are the same on x86-64 and arm64. */
#ifndef EVERY_CALL_NUMBERS_H
#define EVERY_CALL_NUMBERS_H

#include <sys/syscall.h>

#undef SYS_pidfd_send_signal
#define SYS_pidfd_send_signal 424
#undef SYS_io_uring_setup
#define SYS_io_uring_setup 425
#undef SYS_io_uring_enter
#define SYS_io_uring_enter 426
#undef SYS_io_uring_register
#define SYS_io_uring_register 427
#undef SYS_open_tree
#define SYS_open_tree 428
#undef SYS_move_mount
#define SYS_move_mount 429
#undef SYS_fsopen
#define SYS_fsopen 430
#undef SYS_fsconfig
#define SYS_fsconfig 431
#undef SYS_fsmount
#define SYS_fsmount 432
#undef SYS_fspick
#define SYS_fspick 433
#undef SYS_pidfd_open
#define SYS_pidfd_open 434
#undef SYS_clone3
#define SYS_clone3 435
#undef SYS_close_range
#define SYS_close_range 436
#undef SYS_openat2
#define SYS_openat2 437
#undef SYS_pidfd_getfd
#define SYS_pidfd_getfd 438
#undef SYS_faccessat2
#define SYS_faccessat2 439
#undef SYS_process_madvise
#define SYS_process_madvise 440
#undef SYS_epoll_pwait2
#define SYS_epoll_pwait2 441
#undef SYS_mount_setattr
#define SYS_mount_setattr 442
#undef SYS_quotactl_fd
#define SYS_quotactl_fd 443
#undef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#undef SYS_landlock_add_rule
#define SYS_landlock_add_rule 445
#undef SYS_landlock_restrict_self
#define SYS_landlock_restrict_self 446
#undef SYS_memfd_secret
#define SYS_memfd_secret 447
#undef SYS_process_mrelease
#define SYS_process_mrelease 448
#undef SYS_futex_waitv
#define SYS_futex_waitv 449
#undef SYS_set_mempolicy_home_node
#define SYS_set_mempolicy_home_node 450
#undef SYS_cachestat
#define SYS_cachestat 451
#undef SYS_fchmodat2
#define SYS_fchmodat2 452
#undef SYS_map_shadow_stack
#define SYS_map_shadow_stack 453
#undef SYS_futex_wake
#define SYS_futex_wake 454
#undef SYS_futex_wait
#define SYS_futex_wait 455
#undef SYS_futex_requeue
#define SYS_futex_requeue 456
#undef SYS_statmount
#define SYS_statmount 457
#undef SYS_listmount
#define SYS_listmount 458
#undef SYS_lsm_get_self_attr
#define SYS_lsm_get_self_attr 459
#undef SYS_lsm_set_self_attr
#define SYS_lsm_set_self_attr 460
#undef SYS_lsm_list_modules
#define SYS_lsm_list_modules 461
#undef SYS_mseal
#define SYS_mseal 462
#undef SYS_setxattrat
#define SYS_setxattrat 463
#undef SYS_getxattrat
#define SYS_getxattrat 464
#undef SYS_listxattrat
#define SYS_listxattrat 465
#undef SYS_removexattrat
#define SYS_removexattrat 466
#undef SYS_open_tree_attr
#define SYS_open_tree_attr 467
#undef SYS_file_getattr
#define SYS_file_getattr 468
#undef SYS_file_setattr
#define SYS_file_setattr 469
#undef SYS_listns
#define SYS_listns 470
#undef SYS_rseq_slice_yield
#define SYS_rseq_slice_yield 471

#endif

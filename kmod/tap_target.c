// SPDX-License-Identifier: GPL-2.0
/*
 * What a call is about to act on: seen where the kernel asks its security modules, or
 * hands a message to a protocol. There the caller's memory has been read for the last
 * time, what it named has been found, and is held by the call itself: directories are
 * locked, so that the names in them stand still.
 *
 * These functions are entered by kprobes, each armed only while a capture at work
 * records such calls and asks for TARGET. A kprobe that hits while another one runs on
 * its CPU is left out by the kernel; then there is no record, as where there is no such
 * function.
 */
#include <linux/kernel.h>
#include <linux/kprobes.h>
#include <linux/mount.h>
#include <linux/preempt.h>
#include <linux/rcupdate.h>
#include <linux/socket.h>
#include <net/sock.h>
#include "arch.h"
#include "record_syscall.h"
#include "record_target.h"
#include "clock.h"
#include "tap.h"
#include "tap_set.h"
#include "tap_target.h"
#include "target_mount.h"

/* ---- who is told ---- */

/* With FAILED and slower_ns it cannot be known yet who will want the call. */
static bool wants_target(const struct attached_capture *attached)
{
	return filter_wants_type(attached->filter, RINGTAP_TARGET) &&
	       !(attached->checks & (CHECK_RESULT | CHECK_DURATION));
}

static bool wants_this(const struct attached_capture *attached)
{
	return wants_target(attached) && !attached_is_owner(attached) &&
	       (!attached->checks || filter_wants_caller(attached->filter));
}

void target_offer(const struct target *target)
{
	const struct tap_set *set = rcu_dereference_sched(tap_active);
	u32 captures = set->calls[target->abi][filter_call_bit(target->nr)].returns;
	u64 ns = clock_ns();

	for (; captures; captures &= captures - 1) {
		const struct attached_capture *attached = &set->captures[__ffs(captures)];

		if (wants_this(attached))
			capture_target(attached->capture, target, ns);
	}
}

/*
 * The call that the current thread is in, if one of that kind is being told of: these
 * functions are called by others, too. A thread of the kernel has the registers of none.
 */
static const struct view *find_call(struct target *target)
{
	struct pt_regs *regs = current_pt_regs();
	const struct arch_subcall *sub;
	u64 args[6] __uninitialized;

	if (current->flags & PF_KTHREAD)
		return NULL;
	target->nr = arch_call(regs, &target->abi);
	if (!arch_is_socketcall(target->abi, target->nr))
		return record_view_of(target->abi, target->nr);
	arch_args(regs, target->abi, args);
	sub = arch_subcall(args[0]);
	return sub ? record_view_of(target->abi, sub->nr) : NULL;
}

bool target_of_files(struct target *target)
{
	const struct view *view = find_call(target);

	if (!view || view->target != TARGET_FILES)
		return false;
	target->arg = view->target_arg;
	return true;
}

static void record_targets(struct target *target)
{
	preempt_disable_notrace();
	if (target_of_files(target))
		target_offer(target);
	preempt_enable_notrace();
}

/* Of a call whose path is known: what lies behind it is not to be told once more. */
static void drop_mount(const struct target *target)
{
	preempt_disable_notrace();
	target_mount_take(target_call(target));
	preempt_enable_notrace();
}

static void record_peer(const struct msghdr *msg)
{
	struct target target = { .address = msg->msg_name };
	const struct view *view;

	preempt_disable_notrace();
	view = find_call(&target);
	if (view && (view->target == TARGET_PEERS ||
		     (view->target == TARGET_PEER && target.address))) {
		target.arg = view->target_arg;
		target.address_len = min_t(u32, msg->msg_namelen,
					   sizeof(struct __kernel_sockaddr_storage));
		target_offer(&target);
	}
	preempt_enable_notrace();
}

/* ---- the kernel's functions ---- */

/* (path): chmod, chown, truncate; the hook of inodes behind it has nothing to add. */
static int on_path(struct kprobe *probe, struct pt_regs *regs)
{
	struct target target = { { { FUNCTION_ARG(regs, 0), NULL } } };

	record_targets(&target);
	drop_mount(&target);
	return 0;
}

/* (path of the directory, dentry): unlink, rmdir, mkdir, mknod */
static int on_entry(struct kprobe *probe, struct pt_regs *regs)
{
	struct target target = { { { FUNCTION_ARG(regs, 0), FUNCTION_ARG(regs, 1) } } };

	record_targets(&target);
	return 0;
}

/* (struct fs_struct, path): chdir, fchdir, chroot, once they may */
static int on_fs_path(struct kprobe *probe, struct pt_regs *regs)
{
	struct target target = { { { FUNCTION_ARG(regs, 1), NULL } } };

	record_targets(&target);
	return 0;
}

static int on_symlink(struct kprobe *probe, struct pt_regs *regs)
{
	struct target target = { { { FUNCTION_ARG(regs, 0), FUNCTION_ARG(regs, 1) } }, .text = FUNCTION_ARG(regs, 2) };

	record_targets(&target);
	return 0;
}

/* (what is mounted, path) */
static int on_mount(struct kprobe *probe, struct pt_regs *regs)
{
	struct target target = { { { FUNCTION_ARG(regs, 1), NULL } }, .text = FUNCTION_ARG(regs, 0) };

	record_targets(&target);
	return 0;
}

static int on_umount(struct kprobe *probe, struct pt_regs *regs)
{
	struct vfsmount *mnt = (struct vfsmount *)FUNCTION_ARG(regs, 0);
	struct path top = { .mnt = mnt, .dentry = mnt->mnt_root };
	struct target target = { { { &top, NULL } } };

	record_targets(&target);
	return 0;
}

static int on_move_mount(struct kprobe *probe, struct pt_regs *regs)
{
	struct target target = { { { FUNCTION_ARG(regs, 0), NULL }, { FUNCTION_ARG(regs, 1), NULL } } };

	record_targets(&target);
	return 0;
}

/* (old dentry, path of the new directory, new dentry): a link never leaves its mount */
static int on_link(struct kprobe *probe, struct pt_regs *regs)
{
	const struct path *dir = FUNCTION_ARG(regs, 1);
	struct path old = { .mnt = dir->mnt, .dentry = (struct dentry *)FUNCTION_ARG(regs, 0) };
	struct target target = { { { &old, NULL }, { dir, FUNCTION_ARG(regs, 2) } } };

	record_targets(&target);
	return 0;
}

static int on_rename(struct kprobe *probe, struct pt_regs *regs)
{
	struct target target = { { { FUNCTION_ARG(regs, 0), FUNCTION_ARG(regs, 1) },
				   { FUNCTION_ARG(regs, 2), FUNCTION_ARG(regs, 3) } } };

	record_targets(&target);
	return 0;
}

/* ---- messages ---- */

static int on_message(struct kprobe *probe, struct pt_regs *regs)
{
	record_peer(FUNCTION_ARG(regs, SENDMSG_MSG));
	return 0;
}

/* That of IPv6 hands over what goes to an address of IPv4, and has been seen by then. */
static int on_udp(struct kprobe *probe, struct pt_regs *regs)
{
	const struct sock *sk = FUNCTION_ARG(regs, SENDMSG_SOCK);

	if (sk->sk_family == AF_INET)
		record_peer(FUNCTION_ARG(regs, SENDMSG_MSG));
	return 0;
}

/* ---- arming ---- */

static struct target_point points[] = {
#define POINT(kind, name, handler) \
	{ kind, false, { .symbol_name = name, .pre_handler = handler } }
	POINT(TARGET_FILES, "security_path_unlink", on_entry),
	POINT(TARGET_FILES, "security_path_rmdir", on_entry),
	POINT(TARGET_FILES, "security_path_mkdir", on_entry),
	POINT(TARGET_FILES, "security_path_mknod", on_entry),
	POINT(TARGET_FILES, "security_path_symlink", on_symlink),
	POINT(TARGET_FILES, "security_path_link", on_link),
	POINT(TARGET_FILES, "security_path_rename", on_rename),
	POINT(TARGET_FILES, PATH_CHMOD, on_path),
	POINT(TARGET_FILES, "security_path_chown", on_path),
	POINT(TARGET_FILES, "security_path_truncate", on_path),
	POINT(TARGET_FILES, "set_fs_pwd", on_fs_path),
	POINT(TARGET_FILES, "set_fs_root", on_fs_path),
	POINT(TARGET_FILES, "security_sb_mount", on_mount),
	POINT(TARGET_FILES, "security_sb_umount", on_umount),
	POINT(TARGET_FILES, "security_move_mount", on_move_mount),
	POINT(TARGET_PEER, "udp_sendmsg", on_udp),
	POINT(TARGET_PEER, "udpv6_sendmsg", on_message),
	POINT(TARGET_PEER, "raw_sendmsg", on_message),
	POINT(TARGET_PEER, "rawv6_sendmsg", on_message),
	POINT(TARGET_PEER, "ping_v4_sendmsg", on_message),
	POINT(TARGET_PEER, "ping_v6_sendmsg", on_message),
	POINT(TARGET_PEER, "unix_dgram_sendmsg", on_message),
	POINT(TARGET_PEER, "netlink_sendmsg", on_message),
	POINT(TARGET_PEER, "packet_sendmsg", on_message),
#undef POINT
};

/* No hook of paths tells of it; that of inodes does. */
static struct target_point utimes_point = {
	TARGET_FILES, false, { .symbol_name = "vfs_utimes", .pre_handler = on_path }
};

static bool is_wanted(const struct tap_set *set, const struct call_wants *wants)
{
	u32 captures = wants->returns;

	for (; captures; captures &= captures - 1)
		if (wants_target(&set->captures[__ffs(captures)]))
			return true;
	return false;
}

/* Bit 1 << enum target_kind of each kind of call that a capture wants to be told of */
static u32 wanted_kinds(const struct tap_set *set)
{
	u32 kinds = 0;
	int abi, nr;

	for (abi = 0; abi < RINGTAP_ABIS; abi++)
		for (nr = 0; nr < RINGTAP_SYSCALL_OTHER; nr++) {
			u32 kind = record_view_of(abi, nr)->target;

			if (arch_is_socketcall(abi, nr))
				kind = TARGET_PEER;
			if (kind && is_wanted(set, &set->calls[abi][nr]))
				kinds |= 1U << (kind == TARGET_FILES ? TARGET_FILES : TARGET_PEER);
		}
	return kinds;
}

static void arm(struct target_point *point, bool wanted)
{
	int err = 0;

	if (!point->is_there || wanted == !kprobe_disabled(&point->probe))
		return;
	err = wanted ? enable_kprobe(&point->probe) : disable_kprobe(&point->probe);
	if (err)
		pr_warn("ringtap: no kprobe at %s: %d\n", point->probe.symbol_name, err);
}

/* Who is told of an inode has been told of its mount. */
static void arm_inodes(bool wanted)
{
	int i;

	if (wanted && inode_points[INODE_MOUNT].is_there &&
	    kprobe_disabled(&inode_points[INODE_MOUNT].probe)) {
		tap_synchronize();
		target_mount_forget();
	}
	for (i = 0; i < INODE_POINTS; i++)
		arm(&inode_points[wanted ? i : INODE_POINTS - 1 - i], wanted);
}

void target_arm(const struct tap_set *set)
{
	u32 kinds = set->nr ? wanted_kinds(set) : 0;
	int i;

	for (i = 0; i < ARRAY_SIZE(points); i++)
		arm(&points[i], kinds & (1U << points[i].kind));
	arm(&utimes_point, kinds & (1U << TARGET_FILES));
	arm_inodes(kinds & (1U << TARGET_FILES));
}

bool target_is_told(enum target_kind kind)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(points); i++)
		if (points[i].kind == kind && points[i].is_there)
			return true;
	return kind == TARGET_FILES && inode_points[INODE_SETATTR].is_there;
}

/* Registered but not armed, a kprobe costs nothing, and the function is known to be there. */
static void find(struct target_point *point)
{
	point->probe.flags = KPROBE_FLAG_DISABLED;
	point->is_there = point->probe.symbol_name && !register_kprobe(&point->probe);
}

void target_init(void)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(points); i++)
		find(&points[i]);
	if (points[0].is_there)
		find(&utimes_point);
	for (i = 0; i < INODE_POINTS; i++)
		if (!points[0].is_there ||
		    (!utimes_point.is_there && (i == INODE_MOUNT || i == INODE_SETATTR)))
			find(&inode_points[i]);
}

static void leave(struct target_point *point)
{
	if (point->is_there)
		unregister_kprobe(&point->probe);
}

void target_exit(void)
{
	int i;

	for (i = 0; i < ARRAY_SIZE(points); i++)
		leave(&points[i]);
	leave(&utimes_point);
	for (i = 0; i < INODE_POINTS; i++)
		leave(&inode_points[i]);
}

// SPDX-License-Identifier: GPL-2.0
/* /dev/ringtap: open, requests, mmap, poll, release. */
#include <linux/capability.h>
#include <linux/cpumask.h>
#include <linux/err.h>
#include <linux/fs.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/poll.h>
#include <linux/slab.h>
#include <linux/uaccess.h>
#include "capture.h"
#include "ring_memory.h"
#include "tap.h"
#include "device.h"

/*
 * A request's struct, of the size that the client knows, in the size that we
 * know. What the client has beyond must be zero.
 */
static int get_request(void *dst, size_t ours, void __user *from, u32 *theirs)
{
	size_t i;
	char byte;

	if (get_user(*theirs, (u32 __user *)from))
		return -EFAULT;
	if (*theirs < 8 || *theirs > PAGE_SIZE)
		return -EINVAL;
	memset(dst, 0, ours);
	if (copy_from_user(dst, from, min_t(size_t, ours, *theirs)))
		return -EFAULT;
	for (i = ours; i < *theirs; i++) {
		if (get_user(byte, (char __user *)from + i))
			return -EFAULT;
		if (byte)
			return -EINVAL;
	}
	return 0;
}

static int put_answer(void __user *to, const void *from, size_t ours, u32 theirs)
{
	return copy_to_user(to, from, min_t(size_t, ours, theirs)) ? -EFAULT : 0;
}

static u64 features(void)
{
	u64 features = RINGTAP_FEAT_HOTPLUG | RINGTAP_FEAT_FLIGHT | RINGTAP_FEAT_PROTECT;

	if (KERNEL_TELLS_EXEC)
		features |= RINGTAP_FEAT_EXEC;
	if (IS_ENABLED(CONFIG_COMPAT))
		features |= RINGTAP_FEAT_COMPAT;
	if (KERNEL_NAMES_CGROUPS)
		features |= RINGTAP_FEAT_CGROUP;
	if (IS_ENABLED(CONFIG_AUDIT))
		features |= RINGTAP_FEAT_AUDIT;
	if (tap_records(RINGTAP_SIGNAL))
		features |= RINGTAP_FEAT_SIGNAL;
	if (tap_records(RINGTAP_SWITCH))
		features |= RINGTAP_FEAT_SWITCH;
	if (tap_records(RINGTAP_FAULT))
		features |= RINGTAP_FEAT_FAULT;
	if (target_is_told(TARGET_FILES))
		features |= RINGTAP_FEAT_TARGET;
	if (target_is_told(TARGET_PEER))
		features |= RINGTAP_FEAT_PEER;
	return features;
}

static long ioctl_info(void __user *arg)
{
	struct ringtap_info info;
	u32 size;
	int err;

	err = get_request(&info, sizeof(info), arg, &size);
	if (err)
		return err;
	memset(&info, 0, sizeof(info));
	info.size = size;
	info.abi_major = RINGTAP_ABI_MAJOR;
	info.abi_minor = RINGTAP_ABI_MINOR;
	info.page_size = PAGE_SIZE;
	info.features = features();
	info.nr_cpus = nr_cpu_ids;
	info.captures_max = CAPTURES_MAX;
	info.ring_size_min = max_t(u32, CAPTURE_RING_MIN, PAGE_SIZE);
	info.ring_size_max = CAPTURE_RING_MAX;
	info.snaplen_max = RINGTAP_SNAPLEN_MAX;
	info.types = RINGTAP_TYPES;
	info.record_size[RINGTAP_LOST] = sizeof(struct ringtap_lost);
	info.record_size[RINGTAP_SYSCALL] = sizeof(struct ringtap_syscall);
	info.record_size[RINGTAP_ENTRY] = sizeof(struct ringtap_entry);
	info.record_size[RINGTAP_EXEC] = sizeof(struct ringtap_exec);
	info.record_size[RINGTAP_FORK] = sizeof(struct ringtap_fork);
	info.record_size[RINGTAP_EXIT] = sizeof(struct ringtap_exit);
	info.record_size[RINGTAP_SIGNAL] = sizeof(struct ringtap_signal);
	info.record_size[RINGTAP_LEVEL] = sizeof(struct ringtap_level);
	info.record_size[RINGTAP_OVERWRITTEN] = sizeof(struct ringtap_overwritten);
	info.record_size[RINGTAP_SWITCH] = sizeof(struct ringtap_switch);
	info.record_size[RINGTAP_FAULT] = sizeof(struct ringtap_fault);
	info.record_size[RINGTAP_CPU] = sizeof(struct ringtap_cpu);
	info.record_size[RINGTAP_TARGET] = sizeof(struct ringtap_target);
	strscpy(info.version, RINGTAP_VERSION, sizeof(info.version));
	info.memory_max = ring_memory_max();
	info.memory_taken = ring_memory_taken();
	info.captures_setup_max = CAPTURES_SETUP_MAX;
	info.captures_setup = captures_setup();
	return put_answer(arg, &info, sizeof(info), size);
}

static long ioctl_setup(struct capture *capture, void __user *arg)
{
	struct ringtap_setup setup;
	u32 size;
	int err;

	err = get_request(&setup, sizeof(setup), arg, &size);
	if (!err)
		err = capture_setup(capture, &setup);
	return err ?: put_answer(arg, &setup, sizeof(setup), size);
}

/* One that is too long for the stack; for kfree(). ERR_PTR: -ENOMEM, or get_request()'s */
static void *take_request(size_t size, void __user *arg)
{
	void *words = kmalloc(size, GFP_KERNEL);
	u32 known;
	int err;

	if (!words)
		return ERR_PTR(-ENOMEM);
	err = get_request(words, size, arg, &known);
	if (err) {
		kfree(words);
		return ERR_PTR(err);
	}
	return words;
}

static long ioctl_filter(struct capture *capture, void __user *arg)
{
	struct ringtap_filter *words = take_request(sizeof(*words), arg);
	int err;

	if (IS_ERR(words))
		return PTR_ERR(words);
	err = capture_set_filter(capture, words);
	kfree(words);
	return err;
}

static long ioctl_protect(struct capture *capture, void __user *arg)
{
	struct ringtap_protect *words = take_request(sizeof(*words), arg);
	int err;

	if (IS_ERR(words))
		return PTR_ERR(words);
	err = capture_protect(capture, words);
	kfree(words);
	return err;
}

static long ioctl_cpus(struct capture *capture, void __user *arg)
{
	u32 need = DIV_ROUND_UP(nr_cpu_ids, 64);
	struct ringtap_cpus cpus;
	u64 *bits;
	u32 size;
	int err;

	err = get_request(&cpus, sizeof(cpus), arg, &size);
	if (err)
		return err;
	if (!capture_is_ready(capture) || cpus.words < need)
		return -EINVAL;
	bits = kcalloc(need, sizeof(*bits), GFP_KERNEL);
	if (!bits)
		return -ENOMEM;
	capture_list_cpus(capture, bits);
	if (copy_to_user((void __user *)(unsigned long)cpus.bits, bits, need * sizeof(*bits)))
		err = -EFAULT;
	kfree(bits);
	return err;
}

static long ioctl_stat(struct capture *capture, void __user *arg)
{
	struct ringtap_stat stat;
	u32 size;
	int err;

	err = get_request(&stat, sizeof(stat), arg, &size);
	if (!err)
		err = capture_stat(capture, &stat);
	stat.size = size;
	return err ?: put_answer(arg, &stat, sizeof(stat), size);
}

static long ioctl_captures(void __user *arg)
{
	struct ringtap_captures captures;
	u32 size;
	int err;

	err = get_request(&captures, sizeof(captures), arg, &size);
	if (!err)
		err = capture_describe(&captures);
	captures.size = size;
	captures.stat.size = sizeof(captures.stat);
	return err ?: put_answer(arg, &captures, sizeof(captures), size);
}

static long device_ioctl(struct file *file, unsigned int request, unsigned long arg)
{
	struct capture *capture = file->private_data;
	void __user *user = (void __user *)arg;

	switch (request) {
	case RINGTAP_IOC_INFO:
		return ioctl_info(user);
	case RINGTAP_IOC_SETUP:
		return ioctl_setup(capture, user);
	case RINGTAP_IOC_FILTER:
		return ioctl_filter(capture, user);
	case RINGTAP_IOC_CPUS:
		return ioctl_cpus(capture, user);
	case RINGTAP_IOC_START:
		return capture_start(capture);
	case RINGTAP_IOC_STOP:
		return capture_stop(capture);
	case RINGTAP_IOC_STAT:
		return ioctl_stat(capture, user);
	case RINGTAP_IOC_CAPTURES:
		return ioctl_captures(user);
	case RINGTAP_IOC_PROTECT:
		return ioctl_protect(capture, user);
	case RINGTAP_IOC_HOLD:
		return capture_hold(capture);
	case RINGTAP_IOC_RESUME:
		return capture_resume(capture);
	default:
		return -ENOTTY;
	}
}

static int device_open(struct inode *inode, struct file *file)
{
	struct capture *capture;

	if (!capable(CAP_SYS_PTRACE) && !perfmon_capable())
		return -EPERM;
	capture = capture_open();
	if (IS_ERR(capture))
		return PTR_ERR(capture);
	/* as for /proc/kallsyms: whoever gets the descriptor has what the opener had */
	capture->sees_kernel = capable(CAP_SYSLOG);
	file->private_data = capture;
	return nonseekable_open(inode, file);
}

static int device_release(struct inode *inode, struct file *file)
{
	capture_close(file->private_data);
	return 0;
}

static int device_mmap(struct file *file, struct vm_area_struct *vma)
{
	return capture_map(file->private_data, vma);
}

static __poll_t device_poll(struct file *file, poll_table *wait)
{
	struct capture *capture = file->private_data;

	if (!capture_is_ready(capture))
		return EPOLLERR;
	return wake_poll(capture, file, wait);
}

static const struct file_operations device_fops = {
	.owner = THIS_MODULE,
	.open = device_open,
	.release = device_release,
	.unlocked_ioctl = device_ioctl,
	.compat_ioctl = device_ioctl,	/* no struct differs, no pointer is narrow */
	.mmap = device_mmap,
	.poll = device_poll,
};

static struct miscdevice device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "ringtap",
	.fops = &device_fops,
	.mode = 0600,
};

int device_init(void)
{
	return misc_register(&device);
}

void device_exit(void)
{
	misc_deregister(&device);
}

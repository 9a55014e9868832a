/* SPDX-License-Identifier: (GPL-2.0 WITH Linux-syscall-note) OR MIT */
/*
 * ringtap: the contract between ringtap.ko and its clients.
 *
 * One open file of /dev/ringtap is one capture:
 *
 *	fd = open("/dev/ringtap", O_RDWR | O_CLOEXEC)
 *	ioctl(fd, RINGTAP_IOC_INFO, &info)	what this module is and can do
 *	ioctl(fd, RINGTAP_IOC_SETUP, &setup)	once: make the rings
 *	ioctl(fd, RINGTAP_IOC_FILTER, &filter)	any time: what to record
 *	ioctl(fd, RINGTAP_IOC_CPUS, &cpus)	which CPUs have a ring
 *	mmap(...)				twice per ring, see below
 *	ioctl(fd, RINGTAP_IOC_START)		records flow
 *	poll(fd), read the rings, move the consumer's position
 *	ioctl(fd, RINGTAP_IOC_HOLD), ... read ...
 *	ioctl(fd, RINGTAP_IOC_RESUME)		in flight mode: a snapshot
 *	ioctl(fd, RINGTAP_IOC_STOP)		no further record is written
 *	ioctl(fd, RINGTAP_IOC_STAT, &stat)	what was produced, what was lost
 *	close(fd)				frees everything
 *
 * Versions. A client may use a module whose abi_major equals its own. Within a
 * major version things are only added: structs grow at their end, enums get
 * new values, fixed parts of records grow (record_size[] tells the module's).
 *
 * Structs. Every ioctl struct begins with its own size. A shorter struct than
 * the module's is filled up with zeros; a longer one must be zero beyond what
 * the module knows. What the module writes back is cut to the size given.
 * Unknown flags and non-zero reserved fields are refused.
 *
 * Errors of all ioctls: EFAULT (a pointer), EINVAL (a value, an unknown flag,
 * a tail that is not zero, an order of calls that makes no sense), ENOTTY (an
 * unknown request). Others are named with the request.
 *
 * Layout. No struct has padding but members that say so, and each has one layout for
 * 64-bit and 32-bit clients. The module writes every byte of a record; reserved ones
 * are 0.
 *
 * All fields are in the host's byte order. Times are nanoseconds of
 * CLOCK_MONOTONIC. Process and thread ids are those of the initial pid
 * namespace unless said otherwise.
 */
#ifndef _UAPI_RINGTAP_H
#define _UAPI_RINGTAP_H

#include <linux/types.h>
#include <linux/ioctl.h>

#define RINGTAP_DEVICE		"/dev/ringtap"
#define RINGTAP_ABI_MAJOR	1
#define RINGTAP_ABI_MINOR	5

/* ---- records --------------------------------------------------------- */

enum ringtap_type {
	RINGTAP_PAD,		/* nothing; skip len bytes; may be 8 bytes long */
	RINGTAP_LOST,		/* struct ringtap_lost */
	RINGTAP_SYSCALL,	/* struct ringtap_syscall: a call returned */
	RINGTAP_ENTRY,		/* struct ringtap_entry: a call began */
	RINGTAP_EXEC,		/* struct ringtap_exec: a new program runs */
	RINGTAP_FORK,		/* struct ringtap_fork: a new process or thread */
	RINGTAP_EXIT,		/* struct ringtap_exit: a thread ended */
	RINGTAP_SIGNAL,		/* struct ringtap_signal: a signal is delivered */
	RINGTAP_LEVEL,		/* struct ringtap_level: more or less is recorded */
	RINGTAP_OVERWRITTEN,	/* struct ringtap_overwritten; made by the library */
	/* since ABI 1.4 */
	RINGTAP_SWITCH,		/* struct ringtap_switch: a CPU goes to another thread */
	RINGTAP_FAULT,		/* struct ringtap_fault: a page was missing */
	RINGTAP_CPU,		/* struct ringtap_cpu: one has come, or goes */
	/* since ABI 1.5 */
	RINGTAP_TARGET,		/* struct ringtap_target: what a call is about to act on */
	RINGTAP_TYPES		/* how many there are */
};

#define RINGTAP_TYPES_MAX	16	/* room for types in fixed arrays */

/* Only in captures whose filter asks for them: a new capture's does not. */
#define RINGTAP_TYPES_ASKED	(1U << RINGTAP_SIGNAL | 1U << RINGTAP_SWITCH | \
				 1U << RINGTAP_FAULT | 1U << RINGTAP_CPU | \
				 1U << RINGTAP_TARGET)

/* ringtap_record.flags */
#define RINGTAP_F_ENTRY_TIME	0x0001	/* SYSCALL: entry_ns is known */
#define RINGTAP_F_ARGS_GONE	0x0002	/* SYSCALL: args[] are not the call's: a
					 * successful execve has replaced them.
					 * ENTRY: they are not known and zero: the
					 * thread ended in a 32-bit call, and this
					 * kernel keeps its registers only at both
					 * ends of one
					 */
#define RINGTAP_F_STATE		0x0004	/* made by the client, of /proc */
#define RINGTAP_F_LAST		0x0008	/* EXIT: no thread of the process is alive;
					 * in one of its records. Threads that
					 * were killed with it may still follow
					 */
#define RINGTAP_F_HIDDEN	0x0010	/* FAULT: addr or ip lies in the kernel, and
					 * is 0: the capture was opened without
					 * CAP_SYSLOG. Since ABI 1.5
					 */
#define RINGTAP_F_RENUMBERED	0x0020	/* SYSCALL: a tracer has changed the number while
					 * the call was under way: what began, and ran,
					 * is entry_nr; nr, and the items by it, are
					 * what the registers said when it returned
					 */

/*
 * Every record begins with this. seq counts the records of one ring, lost ones
 * included: it grows by one per record and by the count of each LOST record,
 * which carries the number of the first record it stands for. PAD has no
 * number (and may have no more than the first eight bytes).
 */
struct ringtap_record {
	__u32 len;		/* bytes, header and items included; 8-aligned */
	__u16 type;		/* enum ringtap_type */
	__u16 flags;		/* RINGTAP_F_* */
	__u64 seq;
	__u64 ns;		/* when it was written */
	__u32 tgid;		/* process; 0 in LOST */
	__u32 tid;		/* thread; 0 in LOST */
};

/* Why a record was lost */
enum ringtap_cause {
	RINGTAP_CAUSE_FULL,	/* the ring had no room */
	RINGTAP_CAUSE_NO_RING,	/* a CPU came up and no memory was left for it */
	RINGTAP_CAUSES
};

#define RINGTAP_CAUSES_MAX	4

/* Stands where lost records would have stood */
struct ringtap_lost {
	struct ringtap_record h;
	__u64 count;		/* records lost since the previous LOST */
	__u64 first_ns;		/* time of the first of them */
	__u64 last_ns;		/* time of the last */
	__u64 by_cause[RINGTAP_CAUSES_MAX];
	__u64 by_type[RINGTAP_TYPES_MAX];
};

/* What a call is worth when not all can be recorded */
enum ringtap_class {
	RINGTAP_CLASS_LIFE,	/* EXEC, FORK, EXIT, SIGNAL, CPU */
	RINGTAP_CLASS_SECURITY,	/* the calls of PROTECT's security[] */
	RINGTAP_CLASS_ORDINARY,	/* those of neither mask */
	RINGTAP_CLASS_BULK,	/* those of bulk[]; SWITCH, FAULT */
	RINGTAP_CLASSES
};

#define RINGTAP_CLASSES_MAX	8

/* What is left out; each level leaves out what those below do, too */
enum ringtap_level_of {
	RINGTAP_LEVEL_ALL,	/* nothing */
	RINGTAP_LEVEL_NO_BUFFERS,	/* bytes of BUFFER items: their lengths stay */
	RINGTAP_LEVEL_NO_BULK,
	RINGTAP_LEVEL_SECURITY,	/* no ordinary calls either */
	RINGTAP_LEVEL_LIFE,	/* no calls at all */
	RINGTAP_LEVELS
};

/*
 * From here on another level holds on this CPU, or (from and to the same) the
 * capture has stopped. What was left out since the previous LEVEL has no numbers,
 * and is not lost: it is counted here.
 */
struct ringtap_level {
	struct ringtap_record h;	/* tgid and tid are 0 */
	__u32 from;		/* enum ringtap_level_of */
	__u32 to;
	__u64 unread;		/* bytes in the ring that the client has not read */
	__u64 since_ns;		/* when the previous level began */
	__u64 cut;		/* records whose buffers were left out */
	__u64 shed[RINGTAP_CLASSES_MAX];	/* records left out, by class */
};

/*
 * Stands in front of the first record of a ring that was read in flight mode:
 * count numbers of that ring went before, from 0 on. Their records were
 * overwritten, or older than the reader wanted; so were LOST records among them.
 * The module writes no such record, since the first record's number says as much.
 */
struct ringtap_overwritten {
	struct ringtap_record h;	/* seq is 0, ns that of the record behind */
	__u64 count;
};

enum ringtap_abi {
	RINGTAP_ABI_NATIVE,	/* 64-bit */
	RINGTAP_ABI_COMPAT,	/* 32-bit: int $0x80, sysenter, AArch32 svc */
	RINGTAP_ABI_X32,	/* x32; nr without __X32_SYSCALL_BIT */
	RINGTAP_ABIS
};

#define RINGTAP_ABIS_MAX	4

/* A system call that returned */
struct ringtap_syscall {
	struct ringtap_record h;
	__s32 nr;		/* -1: a tracer took the number away, or
				 * rt_sigreturn did and no entry was seen
				 */
	__u8 abi;		/* enum ringtap_abi */
	__u8 items;		/* how many items follow */
	__u16 entry_nr;		/* with RINGTAP_F_RENUMBERED, else 0; since ABI 1.5 */
	__u64 args[6];		/* raw registers; 32-bit ones zero-extended */
	__s64 ret;		/* -errno on failure */
	__u64 entry_ns;		/* with RINGTAP_F_ENTRY_TIME, else 0 */
};

/* A system call that begins (and, for most that are recorded, never returns) */
struct ringtap_entry {
	struct ringtap_record h;
	__s32 nr;
	__u8 abi;
	__u8 items;
	__u16 reserved;
	__u64 args[6];
};

/*
 * What a call is about to act on, as the kernel has found it: whatever the
 * caller's memory says by the time that the call returns, and when that is read.
 * The thread's next SYSCALL is that call's, unless it was lost or left out; if it
 * failed, this is what it was aimed at. nr and abi are those of that record.
 * Items: a FILE for each path, its arg that of the path, its fd -1: of a call that
 * removes or changes something, what that is; of one that makes something, the
 * name that it gets, and no inode (ino and mode are 0, dev is the directory's); with
 * FSPATH behind it, as behind any FILE.
 * STRING: what a new symbolic link says. Of a message that is sent to an address,
 * SOCKADDR, one record for each message. The items are RINGTAP_ITEM_KERNEL.
 *
 * RINGTAP_TYPES_ASKED; with RINGTAP_FEAT_TARGET or RINGTAP_FEAT_PEER. As ENTRY, only of calls whose
 * return the filter lets through, and not with FAILED or slower_ns.
 */
struct ringtap_target {
	struct ringtap_record h;
	__s32 nr;
	__u8 abi;		/* enum ringtap_abi */
	__u8 items;
	__u16 reserved;
};

#define RINGTAP_COMM_LEN	16
#define RINGTAP_ID_NONE		0xffffffffU	/* no such id (loginuid, session) */

/* ids as seen in the initial user namespace */
struct ringtap_ids {
	__u32 uid, euid, suid, fsuid;
	__u32 gid, egid, sgid, fsgid;
};

/* inode numbers of /proc/PID/ns; 0: the kernel does not tell a module */
struct ringtap_namespaces {
	__u32 mnt, pid, net, uts, ipc, user, cgroup;
	__u32 reserved;
};

/* What a process uses: memory in kB, page faults of the thread */
struct ringtap_usage {
	__u64 vm_size;
	__u64 vm_rss;		/* without what CPUs have not added up (Linux 6.2) */
	__u64 vm_swap;
	__u64 pf_major;
	__u64 pf_minor;
	__u64 fd_limit;		/* RLIMIT_NOFILE, the soft one */
};

/* ringtap_exec.exe_flags */
#define RINGTAP_EXE_WRITABLE	0x1	/* the user may write to it */
#define RINGTAP_EXE_MEMFD	0x2	/* no file of a directory: memfd_create's */
#define RINGTAP_EXE_DELETED	0x4	/* no name is left */
#define RINGTAP_EXE_OVERLAY	0x8	/* on an overlayfs; in which of its layers,
					 * that keeps to itself
					 */

/* The kernel's lock of the terminal was held meanwhile; an execve does not change it. */
#define RINGTAP_TTY_UNKNOWN	0xffffffffU

/*
 * A process runs a new program. Items: EXE, FILENAME, ARGV, ENVP, CWD, CGROUP,
 * and ROOT, where the process's root is not that of a mount
 */
struct ringtap_exec {
	struct ringtap_record h;
	__u32 old_tid;		/* the thread that called execve had this id */
	__u32 ppid;		/* process id of the parent */
	struct ringtap_ids ids;
	__u32 loginuid;		/* RINGTAP_ID_NONE: not set */
	__u32 sessionid;	/* audit session; RINGTAP_ID_NONE: not set */
	__u32 pgid;
	__u32 sid;
	__u32 tty;		/* device number, makedev(3)'s; 0: none; or RINGTAP_TTY_UNKNOWN */
	__u32 vpid;		/* process id in its own pid namespace */
	struct ringtap_namespaces ns;
	__u64 cap_effective;
	__u64 cap_permitted;
	__u64 cap_inheritable;
	char comm[RINGTAP_COMM_LEN];
	__u8 items;
	__u8 reserved[7];
	/* since ABI 1.1 */
	struct ringtap_usage usage;
	__u64 exe_ino;
	__u64 exe_ctime_ns;	/* CLOCK_REALTIME */
	__u64 exe_mtime_ns;
	__u32 exe_dev;		/* of the filesystem, makedev(3)'s */
	__u32 exe_mode;
	__u32 exe_flags;	/* RINGTAP_EXE_* */
	__u32 vpgid;		/* pgid in its own pid namespace */
	__u64 start_ns;		/* when the process was made */
	__u64 pidns_start_ns;	/* when the first process of its pid namespace was */
};

/* A process or thread was made; h.tgid and h.tid made it. No items */
struct ringtap_fork {
	struct ringtap_record h;
	__u32 child_tgid;
	__u32 child_tid;
	__u32 ppid;		/* the child's parent process */
	__u32 child_vpid;	/* in the child's own pid namespace */
	__u32 child_vtid;
	__u32 exit_signal;	/* what the parent gets; 0 for a thread */
	__u64 clone_flags;	/* CLONE_*, as the kernel's objects show them */
	char comm[RINGTAP_COMM_LEN];
	/* since ABI 1.1 */
	struct ringtap_ids ids;	/* the child's */
	struct ringtap_usage usage;		/* of who made it */
	struct ringtap_usage child_usage;
	__u64 start_ns;		/* when the child was made */
	__u64 pidns_start_ns;	/* when the first process of its pid namespace was */
	__u32 child_pgid;
	__u32 child_sid;
};

/* A thread ended. No items */
struct ringtap_exit {
	struct ringtap_record h;
	__u32 status;		/* as wait(2) gives it, of the thread */
	__u32 group_status;	/* of the process: with RINGTAP_F_LAST, what
				 * the parent is told
				 */
	char comm[RINGTAP_COMM_LEN];
	/* since ABI 1.1; core dumped: status & 0x80 */
	__u64 pf_major;
	__u64 pf_minor;
	__u64 start_ns;		/* when the thread was made */
	__u32 reaper_tid;	/* who becomes its children's parent; 0: it has none */
	__u32 reserved;
};

/*
 * A signal is about to be handled, or to do what it does by default; not if it
 * is ignored. h.tgid and h.tid receive it. RINGTAP_TYPES_ASKED; with
 * RINGTAP_FEAT_SIGNAL.
 */
struct ringtap_signal {
	struct ringtap_record h;
	__s32 sig;
	__s32 code;		/* si_code */
	__u32 sender_tgid;	/* 0: the kernel, or not known */
	__u32 sender_uid;
};

/*
 * A CPU goes from one thread, h.tgid and h.tid, to another. Both ids are 0 where
 * that is the idle one. What it uses is of who had the CPU; memory in kB, 0 of the
 * kernel's own threads and of who is past its end. Of the caller's own threads, too:
 * without them nobody knew since when the next has had the CPU. RINGTAP_TYPES_ASKED;
 * with RINGTAP_FEAT_SWITCH.
 */
struct ringtap_switch {
	struct ringtap_record h;
	__u32 next_tgid;
	__u32 next_tid;
	__u64 vm_size;
	__u64 vm_rss;		/* as in struct ringtap_usage */
	__u64 vm_swap;
	__u64 pf_major;
	__u64 pf_minor;
};

/*
 * A page was missing, or its protection forbade the access: before the kernel
 * looks what is to be done about it. Not where it copies with faults switched
 * off, which nothing is done about. RINGTAP_TYPES_ASKED; with RINGTAP_FEAT_FAULT.
 */
struct ringtap_fault {
	struct ringtap_record h;
	__u64 addr;		/* with RINGTAP_F_HIDDEN, of both, what is not 0 */
	__u64 ip;		/* of the instruction: in the kernel for its own access */
	__u64 error;		/* the processor's code; x86: 1 the page is there,
				 * 2 a write, 4 in user mode, 8 reserved bit, 16
				 * an instruction's fetch, 32 a protection key
				 */
};

enum ringtap_cpu_action {
	RINGTAP_CPU_UP = 1,	/* it runs threads from now on */
	RINGTAP_CPU_DOWN,	/* it is about to run none */
};

/* h.tgid and h.tid: the thread that does it. RINGTAP_TYPES_ASKED */
struct ringtap_cpu {
	struct ringtap_record h;
	__u32 cpu;
	__u32 action;		/* enum ringtap_cpu_action */
};

/* ---- items: captured bytes behind a record's fixed part ---------------- */

enum ringtap_kind {
	RINGTAP_KIND_NONE,
	RINGTAP_KIND_PATH,	/* a path as the caller gave it, no NUL */
	RINGTAP_KIND_STRING,	/* another string, no NUL */
	RINGTAP_KIND_BUFFER,	/* bytes read or written */
	RINGTAP_KIND_SOCKADDR,	/* struct sockaddr of any family */
	RINGTAP_KIND_ARGV,	/* strings, each with its NUL */
	RINGTAP_KIND_ENVP,	/* strings, each with its NUL */
	RINGTAP_KIND_EXE,	/* path of the program, kernel's view */
	RINGTAP_KIND_FILENAME,	/* path given to execve, kernel's copy */
	RINGTAP_KIND_CWD,	/* working directory, kernel's view */
	RINGTAP_KIND_CGROUP,	/* control group; v2's, else v1's first */
	RINGTAP_KIND_SUBCALL,	/* struct ringtap_subcall; always the first */
	/* what syscalls.tbl knows the layout of */
	RINGTAP_KIND_STRUCT,	/* a struct or an array, of the call's ABI */
	RINGTAP_KIND_CONTROL,	/* control data of a message, raw */
	/* the kernel's own view of what a call was about, since ABI 1.1 */
	RINGTAP_KIND_FILE,	/* struct ringtap_file, then its path */
	RINGTAP_KIND_BASE,	/* path of the directory that the relative path
				 * in arg starts from
				 */
	RINGTAP_KIND_SOCKET,	/* struct ringtap_socket, then its addresses */
	RINGTAP_KIND_CRED,	/* struct ringtap_cred: what they became */
	RINGTAP_KIND_MEMORY,	/* struct ringtap_memory: what it became */
	RINGTAP_KIND_ROOT,	/* struct ringtap_file of the root directory, then
				 * its path from its filesystem's own root
				 */
	/* since ABI 1.5 */
	RINGTAP_KIND_FSPATH,	/* path of the FILE or EXE before it from its
				 * filesystem's own root, whatever is mounted
				 * where: of who has another root than the first
				 * process, or came by a mount of a part
				 */
	RINGTAP_KIND_TAIL,	/* struct ringtap_tail, then the last bytes of the
				 * ARGV or ENVP before it, which has TRUNCATED
				 */
	RINGTAP_KIND_COMM,	/* name of the thread, which it has given itself, no
				 * NUL
				 */
	RINGTAP_KINDS
};

/* ringtap_item.flags */
#define RINGTAP_ITEM_TRUNCATED	0x01	/* there was more than len bytes. Of a path that
					 * is the kernel's, it was before them, since
					 * ABI 1.5: the path is longer than a path may
					 * be (PATH_MAX), these are its last names, each
					 * behind its slash; none: they are not known
					 */
#define RINGTAP_ITEM_FAULTED	0x02	/* memory beyond len was unreadable.
					 * CWD, BASE, ROOT, all of len 0: it is
					 * being changed by another thread, or was
					 * shared with one on an old kernel
					 */
#define RINGTAP_ITEM_KERNEL	0x04	/* the kernel's own view */
#define RINGTAP_ITEM_UNSURE	0x08	/* an address that a call returned: how much
					 * room its caller had was not seen, for
					 * want of an entry probe; bytes beyond it
					 * are none of the address's.
					 * FILE, SOCKET: another thread may have put
					 * another file in the descriptor's place.
					 * Since ABI 1.5 also: BASE, CWD: another
					 * thread may have changed the directory;
					 * PATH, SOCKADDR, but of opens that succeeded:
					 * another thread may have written there since
					 * the call began. Of calls that have items of
					 * the kernel's own view, or TARGETs.
					 * A path with TRUNCATED: directories were
					 * renamed while its names were gathered
					 */

#define RINGTAP_VECTOR_MAX	32768
#define RINGTAP_STRUCT_MAX	1024	/* of a STRUCT: whole structs, arrays cut short */
#define RINGTAP_CONTROL_MAX	1152	/* all that SCM_RIGHTS can pass, and more */

#define RINGTAP_ARG_NONE	0xff	/* ringtap_item.arg: belongs to none */
#define RINGTAP_ARG_RESULT	0xfe	/* ... to what the call returned or made */

/*
 * An argument that is an array of struct mmsghdr has one item STRUCT, and behind
 * it, of each of the first messages, in this order: SOCKADDR if it has a name,
 * BUFFER, CONTROL if it has such data.
 *
 * len bytes follow, then zeros up to the next multiple of 8. An item is never
 * longer than an eighth of its ring, so that every record fits: paths up to PATH_MAX
 * are whole in any ring, buffers up to the capture's snaplen, the rest up to
 * RINGTAP_VECTOR_MAX.
 */
struct ringtap_item {
	__u16 kind;		/* enum ringtap_kind */
	__u8 arg;		/* index of the call's argument */
	__u8 flags;		/* RINGTAP_ITEM_* */
	__u32 len;		/* bytes captured */
	__u64 orig_len;		/* bytes there were; with TRUNCATED or FAULTED
				 * and a string, a lower bound
				 */
};

/*
 * What 32-bit x86's socketcall was asked to do: the call, by the number it has
 * of its own on that ABI (send and recv: those of sendto and recvfrom), and its
 * arguments, which lay in memory. The items behind it are that call's.
 */
struct ringtap_subcall {
	__s32 nr;
	__u32 nargs;
	__u64 args[6];
};

/* Behind what ARGV or ENVP leaves room for; what lies between is missing. */
struct ringtap_tail {
	__u64 count;		/* strings there were in all; 0: not known */
};

/* ringtap_file.flags */
#define RINGTAP_FILE_DELETED	0x1	/* no name leads to it any more */
#define RINGTAP_FILE_OUTSIDE	0x2	/* not below the caller's root: the path
					 * starts at the top of its mounts
					 */
#define RINGTAP_FILE_NAMELESS	0x4	/* in no directory; what stands for the path
					 * is the kernel's word (pipe:[77])
					 */
#define RINGTAP_FILE_CREATED	0x8	/* the open made it */

/*
 * A file that a descriptor stands for: what a call opened or made (arg is
 * RINGTAP_ARG_RESULT), or what it put into memory (pipe: arg is the address's
 * index, and there are two; recvmsg: the first two that SCM_RIGHTS brought, of
 * which sockets are a SOCKET). len - sizeof(struct ringtap_file) bytes of path
 * follow, without NUL: absolute, symbolic links resolved, as seen from the
 * caller's root in its mount namespace. With RINGTAP_ITEM_TRUNCATED they are its
 * last names.
 */
struct ringtap_file {
	__u64 ino;
	__u32 dev;		/* of the filesystem, makedev(3)'s */
	__u32 rdev;		/* of a device node */
	__u32 mode;		/* S_IF* and permissions */
	__u32 f_flags;		/* O_*, the kernel's own of this architecture */
	__s32 fd;		/* -1: none */
	__u32 flags;		/* RINGTAP_FILE_* */
};

/*
 * A socket, its addresses as the socket itself has them. local_len bytes of
 * struct sockaddr follow, zeros up to the next multiple of 8, and peer_len bytes
 * of another; a length is 0 where there is none. A peer of Unix sockets has
 * an address only if it was bound to one.
 */
struct ringtap_socket {
	__u64 ino;
	__u64 peer_ino;		/* AF_UNIX: the other end's; 0: none */
	__s32 fd;
	__u32 f_flags;		/* O_*; SOCK_NONBLOCK shows as O_NONBLOCK */
	__u16 family;		/* AF_* */
	__u16 type;		/* SOCK_* */
	__u16 protocol;		/* IPPROTO_*, NETLINK_* */
	__u8 state;		/* TCP_ESTABLISHED..., of all families */
	__u8 reserved;
	__u16 local_len;
	__u16 peer_len;
	__u32 queue_len;	/* connections that wait to be accepted: of a */
	__u32 queue_max;	/* listening socket, or that this one came from */
	__u32 reserved2;	/* 0 since ABI 1.5; was there before, and was anything */
};

/* Of a thread, after it changed them */
struct ringtap_cred {
	struct ringtap_ids ids;
	__u64 cap_effective;
	__u64 cap_permitted;
	__u64 cap_inheritable;
	__u64 cap_bounding;
	__u64 cap_ambient;
	__u32 securebits;	/* SECBIT_*, SECBIT_KEEP_CAPS among them */
	__u32 user_ns;		/* inode number; 0: not told */
};

/* Of a process, in kB, after its mappings changed */
struct ringtap_memory {
	__u64 vm_size;
	__u64 vm_rss;
	__u64 vm_swap;
};

#define RINGTAP_ALIGN(n)	(((n) + 7) & ~7)

/* ---- the rings ---------------------------------------------------------- */

/*
 * The file's offsets, for the ring of CPU c, with setup's ring_stride:
 *
 *	c * ring_stride				the consumer's page, read-write
 *	c * ring_stride + page_size		the producer's page, then the
 *						data, twice, read-only
 *
 *	mmap(0, page_size, PROT_READ | PROT_WRITE, MAP_SHARED,
 *	     fd, c * ring_stride)
 *	mmap(0, page_size + 2 * ring_size, PROT_READ, MAP_SHARED,
 *	     fd, c * ring_stride + page_size)
 *
 * Exactly these two offsets and lengths can be mapped. The data appears twice
 * in a row, so that a record which begins near the end need not be put together
 * from two pieces.
 *
 * Positions are counts of bytes since the start; position & (ring_size - 1) is
 * the place in the data. To read:
 *
 *	head = load_acquire(&producer->head)	pairs with the kernel's release
 *	use the records in [tail, head)
 *	store_release(&consumer->tail, tail)	pairs with the kernel's acquire
 *
 * A tail that is ahead of head, or more than ring_size behind it, counts as a
 * full ring; it harms nobody but its own capture.
 */
struct ringtap_producer {
	__u64 head;		/* end of the last record */
	__u64 lost;		/* records lost so far, a hint */
	__u64 oldest;		/* flight mode: where HOLD found the oldest record */
};

struct ringtap_consumer {
	__u64 tail;		/* up to here everything has been read */
};

/* ---- requests ----------------------------------------------------------- */

#define RINGTAP_IOC_MAGIC	0xb7
#define RINGTAP_IOC_INFO	_IO(RINGTAP_IOC_MAGIC, 0)
#define RINGTAP_IOC_SETUP	_IO(RINGTAP_IOC_MAGIC, 1)
#define RINGTAP_IOC_FILTER	_IO(RINGTAP_IOC_MAGIC, 2)
#define RINGTAP_IOC_CPUS	_IO(RINGTAP_IOC_MAGIC, 3)
#define RINGTAP_IOC_START	_IO(RINGTAP_IOC_MAGIC, 4)
#define RINGTAP_IOC_STOP	_IO(RINGTAP_IOC_MAGIC, 5)
#define RINGTAP_IOC_STAT	_IO(RINGTAP_IOC_MAGIC, 6)
#define RINGTAP_IOC_CAPTURES	_IO(RINGTAP_IOC_MAGIC, 7)
#define RINGTAP_IOC_HOLD	_IO(RINGTAP_IOC_MAGIC, 8)
#define RINGTAP_IOC_RESUME	_IO(RINGTAP_IOC_MAGIC, 9)
#define RINGTAP_IOC_PROTECT	_IO(RINGTAP_IOC_MAGIC, 10)

/* ringtap_info.features: what this kernel can give */
#define RINGTAP_FEAT_EXEC	(1ULL << 0)	/* EXEC when it happens; without it,
						 * when execve returns: FILENAME is
						 * empty, old_tid is the new one, and
						 * a filter by process loses one whose
						 * first thread did not call execve
						 */
#define RINGTAP_FEAT_COMPAT	(1ULL << 1)	/* 32-bit calls */
#define RINGTAP_FEAT_CGROUP	(1ULL << 2)	/* CGROUP items */
#define RINGTAP_FEAT_AUDIT	(1ULL << 3)	/* loginuid, sessionid */
#define RINGTAP_FEAT_HOTPLUG	(1ULL << 4)	/* rings follow CPUs */
#define RINGTAP_FEAT_SIGNAL	(1ULL << 5)	/* SIGNAL */
#define RINGTAP_FEAT_FLIGHT	(1ULL << 6)	/* RINGTAP_MODE_FLIGHT */
#define RINGTAP_FEAT_PROTECT	(1ULL << 7)	/* PROTECT */
#define RINGTAP_FEAT_SWITCH	(1ULL << 8)	/* SWITCH */
#define RINGTAP_FEAT_FAULT	(1ULL << 9)	/* FAULT */
#define RINGTAP_FEAT_TARGET	(1ULL << 10)	/* TARGET, of calls with paths */
#define RINGTAP_FEAT_PEER	(1ULL << 11)	/* TARGET, of messages with addresses */

/* INFO, out */
struct ringtap_info {
	__u32 size;
	__u32 abi_major;
	__u32 abi_minor;
	__u32 page_size;
	__u64 features;		/* RINGTAP_FEAT_* */
	__u32 nr_cpus;		/* CPU numbers are below this */
	__u32 captures_max;	/* so many can be started at once */
	__u32 ring_size_min;	/* bytes; sizes are powers of two */
	__u32 ring_size_max;
	__u32 snaplen_max;	/* bytes */
	__u32 types;		/* RINGTAP_TYPES of the module */
	__u16 record_size[RINGTAP_TYPES_MAX];	/* fixed part, by type */
	char version[32];	/* of the module */
	/* since ABI 1.5 */
	__u64 memory_max;	/* bytes that the rings of all captures may take */
	__u64 memory_taken;	/* ... and take now */
	__u32 captures_setup_max;	/* so many can be set up at once */
	__u32 captures_setup;	/* ... and are now */
};

/* ringtap_setup.flags */
#define RINGTAP_SETUP_ENTRY_TIME	0x1	/* entry_ns in SYSCALL */
#define RINGTAP_SETUP_ENTRIES		0x2	/* an ENTRY for every call, not
						 * only where none returns
						 */
#define RINGTAP_SETUP_ENV		0x4	/* environments of execve */
#define RINGTAP_SETUP_ALL		0x7

enum ringtap_mode {
	RINGTAP_MODE_STREAM,	/* when full, new records are lost */
	RINGTAP_MODE_FLIGHT,	/* when full, the oldest are overwritten; with
				 * RINGTAP_FEAT_FLIGHT
				 */
};

#define RINGTAP_SNAPLEN_DEFAULT		80
#define RINGTAP_SNAPLEN_MAX		65536
#define RINGTAP_DEADLINE_DEFAULT_MS	100
#define RINGTAP_DEADLINE_MAX_MS		10000

/*
 * SETUP, in and out; once per open file. EBUSY: already set up. ENOMEM: the
 * machine has no memory for the rings, or the caller's control group has none, which
 * is charged for them (from Linux 5.11 on). EDQUOT: with them all captures would take
 * more than memory_max. EMFILE: captures_setup_max are set up. EINVAL too: snaplen is
 * more than an eighth of ring_size; or ring_size is 0, and memory has no room for a
 * ring of each CPU that is not smaller than ring_size_min, nor snaplen more than an
 * eighth of it.
 *
 * ring_size, memory, watermark and deadline_ms may be zero, which asks for the default;
 * all come back as they are. The default of memory has room for any snaplen.
 *
 * With neither flag ENTRY_TIME nor ENTRIES no probe is attached at the entry
 * of system calls. A successful execve is then known by its EXEC record and by
 * a SYSCALL record with RINGTAP_F_ARGS_GONE, exit and exit_group by an ENTRY
 * written when the thread ends.
 */
struct ringtap_setup {
	__u32 size;
	__u32 flags;		/* RINGTAP_SETUP_* */
	__u32 mode;		/* enum ringtap_mode */
	__u32 snaplen;		/* bytes kept of each buffer; 0: none */
	__u64 ring_size;	/* bytes per ring, a power of two */
	__u64 memory;		/* for all rings, if ring_size is 0: they take no more bytes */
	__u32 watermark;	/* unread bytes in a ring that wake poll */
	__u32 deadline_ms;	/* a record waits no longer than this */
	/* out */
	__u64 ring_stride;	/* file offset between two CPUs' rings */
};

/* ringtap_filter.flags */
#define RINGTAP_FILTER_FAILED	0x1	/* only calls that failed */
#define RINGTAP_FILTER_SELF	0x2	/* the caller's own process, too; SWITCH has it always */
#define RINGTAP_FILTER_PIDS	0x4	/* only the processes of pids[] */
#define RINGTAP_FILTER_TREES	0x8	/* with PIDS: and all below them */
#define RINGTAP_FILTER_UIDS	0x10	/* only real user ids of uids[] */
/* since ABI 1.3: only calls of threads whose mount namespace is not the first one */
#define RINGTAP_FILTER_CONTAINED	0x20
#define RINGTAP_FILTER_ALL	0x3f

#define RINGTAP_SYSCALLS_MAX	1024
/* stands for itself, all above, and those below zero */
#define RINGTAP_SYSCALL_OTHER	(RINGTAP_SYSCALLS_MAX - 1)
#define RINGTAP_FILTER_PIDS_MAX	65536
#define RINGTAP_FILTER_UIDS_MAX	64

/*
 * FILTER, in; at any time; replaces the one before it. A new capture records
 * everything but RINGTAP_TYPES_ASKED and the process that opened it, whoever holds
 * the descriptor now. pids are ids as the caller sees them: ESRCH, one is not there.
 * types and syscalls are bit masks: bit (1 << enum ringtap_type), and bit nr % 64 of
 * syscalls[abi][nr / 64].
 * Call masks, FAILED, slower_ns and CONTAINED apply to SYSCALL and ENTRY alone;
 * with FAILED or slower_ns no ENTRY is written, since it cannot be known yet.
 * With CONTAINED a call counts as of where its thread is when it returns.
 * slower_ns needs RINGTAP_SETUP_ENTRY_TIME, and then lets through no call whose
 * entry was not seen. With UIDS or CONTAINED that is so of calls that change the
 * caller's credentials or namespaces.
 */
struct ringtap_filter {
	__u32 size;
	__u32 flags;		/* RINGTAP_FILTER_* */
	__u64 types;
	__u64 slower_ns;	/* only calls that took longer; 0: all */
	__u64 pids;		/* address of nr_pids __u32 */
	__u64 uids;		/* address of nr_uids __u32 */
	__u32 nr_pids;
	__u32 nr_uids;
	__u64 syscalls[RINGTAP_ABIS_MAX][RINGTAP_SYSCALLS_MAX / 64];
};

/*
 * CPUS, in and out. bits is the address of a bit mask of words 64-bit words;
 * bit c: CPU c has a ring. EINVAL: words cannot hold nr_cpus bits. When a ring
 * is added, poll says POLLPRI until this has been asked again.
 */
struct ringtap_cpus {
	__u32 size;
	__u32 words;
	__u64 bits;
};

#define RINGTAP_ALL_CPUS	0xffffffffU

/*
 * STAT, in and out. produced counts every record that the filter let through:
 * what was written to the ring and what was lost (LOST and PAD do not count).
 * Exact once the capture has stopped. ENODEV: that CPU has no ring.
 */
struct ringtap_stat {
	__u32 size;
	__u32 cpu;		/* or RINGTAP_ALL_CPUS */
	__u64 produced;
	__u64 written;		/* produced - lost */
	__u64 lost;
	__u64 unread;		/* bytes */
	__u64 lost_by_cause[RINGTAP_CAUSES_MAX];
	__u64 lost_by_type[RINGTAP_TYPES_MAX];
	/* since ABI 1.2 */
	__u64 overwritten;	/* numbers before the oldest record that is kept */
	__u32 level;		/* enum ringtap_level_of; of all CPUs, the highest */
	__u32 reserved;
	__u64 cut;		/* see struct ringtap_level; not in produced or lost: */
	__u64 shed[RINGTAP_CLASSES_MAX];
};

/*
 * CAPTURES, in and out: the capture with the lowest id that is not below the
 * given one and has been set up; ENOENT: there is none.
 */
struct ringtap_captures {
	__u32 size;
	__u32 id;
	__u32 tgid;		/* who opened it; since ABI 1.5, 0: that has ended */
	__u32 running;		/* 1: started */
	char comm[RINGTAP_COMM_LEN];
	__u32 rings;
	__u32 setup_flags;
	__u64 ring_size;
	__u64 started_ns;	/* CLOCK_MONOTONIC; 0: never */
	struct ringtap_stat stat;
};

/*
 * START. EINVAL: not set up. EBUSY: captures_max run already. ENOMEM.
 *
 * STOP. May be repeated; each time it writes the LOST record of what was lost
 * since the last one, and the LEVEL record of what was left out, if there is room
 * for them by now.
 */

#define RINGTAP_RECOVER_DEFAULT_MS	500
#define RINGTAP_RECOVER_MAX_MS		60000

/*
 * PROTECT, in; in stream mode, after SETUP. EBUSY: the capture runs. Without it
 * the level is always ALL. With it, each CPU has a level of its own, which rises
 * when a record would leave more unread in its ring than a half (NO_BUFFERS),
 * five eighths (NO_BULK), three quarters (SECURITY), seven eighths (LIFE). It
 * falls by one when less than a quarter is unread and recover_ms have passed since
 * it last changed. Each change is told by a LEVEL record. bulk and security are
 * masks of calls as in FILTER; a call in both is security's.
 */
struct ringtap_protect {
	__u32 size;
	__u32 flags;		/* none yet */
	__u32 recover_ms;	/* 0: the default */
	__u32 reserved;
	__u64 bulk[RINGTAP_ABIS_MAX][RINGTAP_SYSCALLS_MAX / 64];
	__u64 security[RINGTAP_ABIS_MAX][RINGTAP_SYSCALLS_MAX / 64];
};

/*
 * HOLD and RESUME, in flight mode. EINVAL: in another mode, or not set up.
 * EBUSY: HOLD, held already. Resuming what is not held does nothing.
 *
 * A ring that is not held belongs to the producer: it may be mapped, but not
 * read. HOLD stops the overwriting, on each CPU at one moment of its own between
 * two records, and sets consumer->tail and producer->oldest to the oldest record
 * kept. From then on the ring is read as in stream mode: what is behind tail is
 * free, recording goes on, and what does not fit is lost and told. At HOLD there
 * is room for a sixteenth of the ring at least. RESUME lets the oldest be
 * overwritten again; what has been read and is still there is kept with the rest,
 * so that the next HOLD finds all that the ring can hold.
 */

#endif /* _UAPI_RINGTAP_H */

/* SPDX-License-Identifier: MIT OR Apache-2.0 */
/* What the pointers of the calls point to. Included by calls.c alone. */
#ifndef EVERY_CALL_OBJECTS_H
#define EVERY_CALL_OBJECTS_H

#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <linux/stat.h>
#include <mqueue.h>
#include <net/if.h>
#include <netinet/in.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/sem.h>
#include <sys/msg.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <sys/timex.h>
#include <sys/times.h>
#include <sys/uio.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utime.h>

#include "numbers.h"

#define NOBODY	0x7ffffff0	/* no process has this id */
#define PAGE	4096

static char buffer[8192];
static char page[4 * PAGE] __attribute__((aligned(65536)));
static char from_file[16], mask_of_cpus[128];
static const char *no_words[] = { "live-every-call", NULL };
static long saved, shm_id, sem_id, msg_id, key_id, mapped, attached, context;
static int number, numbers[4], one = 1, zero;
static unsigned int size_at = sizeof(buffer);
static long long at_zero, at_zero2, at_zero3;

static struct iovec out_parts[] = { { "abc", 3 }, { "def", 3 } };
static struct iovec in_parts[] = { { from_file, 4 }, { from_file + 4, 4 } };
static struct iovec self_parts[] = { { from_file, 4 } };
static struct timespec no_time, wrong_time = { 0, -1 }, short_time = { 0, 1000000 }, filled_time, two_times[2] = { { 1, 2 }, { 3, 4 } };
static struct timeval wrong_second = { 0, -1 }, no_second __attribute__((unused)), filled_second;
static struct timeval two_seconds[2] __attribute__((unused)) = { { 1, 2 }, { 3, 4 } };
static struct utimbuf two_whole_seconds __attribute__((unused)) = { 1, 3 };
static struct itimerval soon = { { 0, 0 }, { 0, 20000 } }, filled_itimer;
static struct itimerspec later = { { 0, 0 }, { 1000, 5 } }, filled_itimerspec;
static struct sigevent no_event = { .sigev_notify = SIGEV_NONE };

static unsigned long long usr1_set = 1ULL << (SIGUSR1 - 1), no_signals, filled_set;
static struct { void *handler; unsigned long flags; void *restorer; unsigned long mask; } ignore = { (void *)1, 0, NULL, 0 }, old_action;
static struct { const void *mask; unsigned long size; } mask_arg = { &no_signals, 8 };
static siginfo_t queued = { .si_signo = SIGUSR1, .si_code = SI_QUEUE }, filled_info;

static struct flock write_lock = { .l_type = F_WRLCK, .l_len = 10 }, ask_lock = { .l_type = F_RDLCK, .l_len = 5 }, unlock = { .l_type = F_UNLCK };
static struct { int type, pid; } owner = { 2, 0 }, filled_owner;
static struct pollfd polled[] = { { EVENT_FD, POLLIN | POLLOUT, 0 } };
static unsigned long long event_bits[16] __attribute__((unused)) = { 0, 1ULL << (EVENT_FD - 64) }, no_bits[16];
static struct epoll_event watched = { EPOLLIN | EPOLLET, { .u64 = 7 } }, happened[4];

static struct sockaddr_in here = { .sin_family = AF_INET, .sin_port = (PORT & 0xff) << 8 | PORT >> 8, .sin_addr = { 0x0100007f } };
static struct sockaddr_in any_port = { .sin_family = AF_INET, .sin_addr = { 0x0100007f } };
static struct sockaddr_storage filled_address;
static unsigned int address_room = sizeof(filled_address), address_room2 = sizeof(filled_address), address_room3 = sizeof(filled_address);
static unsigned int address_room4 = sizeof(filled_address), int_room = sizeof(number);
static struct msghdr to_send = { .msg_iov = out_parts, .msg_iovlen = 2 }, to_receive = { .msg_iov = in_parts, .msg_iovlen = 2 };
static struct mmsghdr many_to_send[2] = { { { .msg_iov = out_parts, .msg_iovlen = 1 }, 0 }, { { .msg_iov = out_parts + 1, .msg_iovlen = 1 }, 0 } };
static struct mmsghdr many_to_receive[2] = { { { .msg_iov = in_parts, .msg_iovlen = 1 }, 0 }, { { .msg_iov = in_parts + 1, .msg_iovlen = 1 }, 0 } };

static struct { unsigned int version; int pid; } cap_version = { 0x20080522, 0 };
static struct { unsigned int sets[6]; } caps;
static struct { long type; char text[8]; } sent_message = { 5, "hello" }, got_message;
static struct sembuf nothing_to_do[] = { { 0, 0, IPC_NOWAIT } };
static struct { unsigned short row, column, x, y; } window = { 24, 80, 0, 0 };
static struct ifreq loopback = { .ifr_name = "lo" };
static struct mq_attr queue = { .mq_maxmsg = 4, .mq_msgsize = 16 };
static struct timex no_change;
static struct { unsigned long long flags, mode, resolve; } how = { O_RDONLY | O_CLOEXEC, 0, 8 };
static struct { unsigned long long word[11]; } new_process = { { 0, 0, 0, 0, SIGCHLD } };
static struct { unsigned int type, size; unsigned long long config, rest[13]; } clock_counter = { 1, 120, 0, { 0, 0, 0, 1 } };
static struct { unsigned int type, key_size, value_size, entries, rest[12]; } array_map = { 2, 4, 8, 1, { 0 } };
static struct { unsigned int word[30]; } ring;
static struct { unsigned int bytes; int type; unsigned char bytes_of[128]; } handle = { 128, 0, { 0 } };
static struct { unsigned int size, policy; unsigned long long flags; int nice; unsigned int priority; unsigned long long rest[3]; unsigned int more[2]; } scheduling = { 48, 0, 0, 0, 0, { 0 }, { 0 } };

#endif

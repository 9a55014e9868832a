// SPDX-License-Identifier: GPL-2.0
#include <linux/cpu.h>
#include <linux/cpuhotplug.h>
#include <linux/err.h>
#include <linux/log2.h>
#include <linux/nospec.h>
#include <linux/percpu.h>
#include <linux/pid.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include "capture.h"
#include "clock.h"
#include "ring_memory.h"
#include "tap.h"

/* Captures that are set up, for hotplug and CAPTURES. Inside it no probe, no
 * request and no user memory is waited for.
 */
static DEFINE_MUTEX(captures_lock);
static LIST_HEAD(captures);
static u32 next_id = 1;
static u32 nr_setup;
static int prepare_state, online_state;

static struct capture_cpu *capture_cpu(struct capture *capture, int cpu)
{
	return per_cpu_ptr(capture->cpus, cpu);
}

static bool has_ring(struct capture *capture, int cpu)
{
	return ring_is_there(&capture_cpu(capture, cpu)->ring);
}

static int add_ring(struct capture *capture, int cpu)
{
	struct capture_cpu *this = capture_cpu(capture, cpu);

	if (has_ring(capture, cpu))
		return 0;
	this->ring.flight = capture->flight;
	if (capture->held)
		local_set(&this->ring.oldest, RING_HELD);
	protect_begin(&this->protect, &this->ring, capture->protect);
	return ring_alloc(&this->ring, &this->pages, cpu, capture->ring_size);
}

static int add_late_ring(struct capture *capture, int cpu)
{
	u64 bytes = ring_memory_of(capture->ring_size);
	int err;

	if (!rings_fit(capture->ring_size, 1))
		return -ENOMEM;
	err = ring_memory_take(bytes);
	if (err)
		return err;
	err = add_ring(capture, cpu);
	if (err)
		ring_memory_give(bytes);
	else
		capture->memory += bytes;
	return err;
}

/* Before a CPU comes up. Without memory for its ring it comes up all the same, and
 * what would be recorded there is lost and counted.
 */
static int cpu_comes_up(unsigned int cpu)
{
	struct capture *capture;

	mutex_lock(&captures_lock);
	list_for_each_entry(capture, &captures, list) {
		if (has_ring(capture, cpu) || add_late_ring(capture, cpu))
			continue;
		WRITE_ONCE(capture->cpus_changed, 1);
		wake_now(capture);
	}
	mutex_unlock(&captures_lock);
	return 0;
}

static int cpu_is_up(unsigned int cpu)
{
	tap_record_cpu(cpu, RINGTAP_CPU_UP);
	return 0;
}

static int cpu_goes_down(unsigned int cpu)
{
	tap_record_cpu(cpu, RINGTAP_CPU_DOWN);
	return 0;
}

int capture_init(void)
{
	prepare_state = cpuhp_setup_state_nocalls(CPUHP_BP_PREPARE_DYN, "ringtap:prepare",
						  cpu_comes_up, NULL);
	if (prepare_state < 0)
		return prepare_state;
	online_state = cpuhp_setup_state_nocalls(CPUHP_AP_ONLINE_DYN, "ringtap:online",
						 cpu_is_up, cpu_goes_down);
	if (online_state < 0)
		cpuhp_remove_state_nocalls(prepare_state);
	return min(online_state, 0);
}

void capture_exit(void)
{
	cpuhp_remove_state_nocalls(online_state);
	cpuhp_remove_state_nocalls(prepare_state);
}

struct capture *capture_open(void)
{
	struct capture *capture = kzalloc(sizeof(*capture), GFP_KERNEL);

	if (!capture)
		return ERR_PTR(-ENOMEM);
	capture->cpus = alloc_percpu(struct capture_cpu);
	if (!capture->cpus) {
		kfree(capture);
		return ERR_PTR(-ENOMEM);
	}
	mutex_init(&capture->lock);
	INIT_LIST_HEAD(&capture->list);
	capture->owner = get_pid(task_tgid(current));
	memcpy(capture->comm, current->comm, sizeof(capture->comm));
	wake_setup(capture);
	return capture;
}

static void free_rings(struct capture *capture)
{
	int cpu;

	for_each_possible_cpu(cpu) {
		struct capture_cpu *this = capture_cpu(capture, cpu);

		ring_free_pages(&this->ring, &this->pages);
	}
	ring_memory_give(capture->memory);
	capture->memory = 0;
}

void capture_close(struct capture *capture)
{
	capture_stop(capture);
	mutex_lock(&captures_lock);
	if (!list_empty(&capture->list))
		nr_setup--;
	list_del(&capture->list);
	mutex_unlock(&captures_lock);
	if (capture->ready)
		wake_shut_down(capture);
	free_rings(capture);
	filter_free(rcu_dereference_protected(capture->filter, true));
	free_percpu(capture->cpus);
	kfree(capture->protect);
	put_pid(capture->owner);
	kfree(capture);
}

/* One number for the whole machine, a small share of its memory. */
static u64 default_memory(void)
{
	u64 share = (u64)totalram_pages() << PAGE_SHIFT >> 6;

	return min_t(u64, share, 128ULL << 20);
}

/* Nobody has more who does not ask for more. */
#define RING_SIZE_UNASKED	(8ULL << 20)

static u64 ring_size_min(u32 snaplen)
{
	return max_t(u64, max_t(u64, CAPTURE_RING_MIN, PAGE_SIZE),
		     roundup_pow_of_two(8ULL * max(snaplen, 1U)));
}

/* The largest that the memory has room for, but for most; 0: it has room for none */
static u64 ring_size_for(u64 memory, u64 most, u32 snaplen)
{
	u64 least = ring_size_min(snaplen);
	u64 size = min_t(u64, div_u64(memory, num_online_cpus()), max(least, most));

	return size < least ? 0 : rounddown_pow_of_two(size);
}

static int check_setup(const struct ringtap_setup *setup)
{
	if (setup->flags & ~RINGTAP_SETUP_ALL || setup->mode > RINGTAP_MODE_FLIGHT)
		return -EINVAL;
	if (setup->snaplen > RINGTAP_SNAPLEN_MAX ||
	    setup->deadline_ms > RINGTAP_DEADLINE_MAX_MS)
		return -EINVAL;
	if (setup->ring_size &&
	    (!is_power_of_2(setup->ring_size) || setup->ring_size < CAPTURE_RING_MIN ||
	     setup->ring_size < PAGE_SIZE || setup->ring_size > CAPTURE_RING_MAX))
		return -EINVAL;
	return 0;
}

static int fill_in_setup(struct ringtap_setup *setup)
{
	u64 most = setup->memory ? CAPTURE_RING_MAX : RING_SIZE_UNASKED;

	if (!setup->memory)
		setup->memory = max_t(u64, default_memory(),
				      ring_size_min(setup->snaplen) * num_online_cpus());
	if (!setup->ring_size)
		setup->ring_size = ring_size_for(setup->memory, most, setup->snaplen);
	if (!setup->ring_size)
		return -EINVAL;
	if (!setup->watermark)
		setup->watermark = setup->ring_size / 4;
	if (!setup->deadline_ms)
		setup->deadline_ms = RINGTAP_DEADLINE_DEFAULT_MS;
	if (setup->snaplen > setup->ring_size / 8 || setup->watermark > setup->ring_size)
		return -EINVAL;
	return 0;
}

static void take_setup(struct capture *capture, const struct ringtap_setup *setup)
{
	int cpu;

	capture->setup_flags = setup->flags;
	capture->flight = setup->mode == RINGTAP_MODE_FLIGHT;
	capture->snaplen = setup->snaplen;
	capture->ring_size = setup->ring_size;
	capture->item_max = min_t(u64, setup->ring_size / 8,
				  max(setup->snaplen, (u32)RINGTAP_VECTOR_MAX));
	capture->watermark = setup->watermark;
	capture->deadline_ms = setup->deadline_ms;
	for_each_possible_cpu(cpu)
		wake_setup_cpu(capture, capture_cpu(capture, cpu));
}

/* Is there leave, and memory, for one more capture? Takes it from what all may have. */
static int take_memory(struct capture *capture)
{
	u64 bytes = ring_memory_of(capture->ring_size) * num_online_cpus();
	int err;

	if (nr_setup == CAPTURES_SETUP_MAX)
		return -EMFILE;
	err = ring_memory_take(bytes);
	if (err)
		return err;
	capture->memory = bytes;
	return rings_fit(capture->ring_size, num_online_cpus()) ? 0 : -ENOMEM;
}

/* With the CPUs held still, and on the list before they are let go. */
static int make_rings(struct capture *capture)
{
	int cpu, err;

	cpus_read_lock();
	mutex_lock(&captures_lock);
	err = take_memory(capture);
	for_each_online_cpu(cpu) {
		if (err)
			break;
		err = add_ring(capture, cpu);
	}
	if (!err) {
		capture->id = next_id++;
		nr_setup++;
		list_add_tail(&capture->list, &captures);
	}
	mutex_unlock(&captures_lock);
	cpus_read_unlock();
	if (err)
		free_rings(capture);
	return err;
}

static int setup_locked(struct capture *capture, struct ringtap_setup *setup)
{
	struct filter *filter;
	int err;

	if (capture->ready)
		return -EBUSY;
	err = check_setup(setup);
	if (!err)
		err = fill_in_setup(setup);
	if (err)
		return err;
	filter = filter_make_default(setup->flags);
	if (IS_ERR(filter))
		return PTR_ERR(filter);
	take_setup(capture, setup);
	err = make_rings(capture);
	if (err) {
		filter_free(filter);
		return err;
	}
	rcu_assign_pointer(capture->filter, filter);
	setup->ring_stride = capture_stride(capture);
	smp_store_release(&capture->ready, 1);	/* pairs with capture_is_ready() */
	return 0;
}

int capture_setup(struct capture *capture, struct ringtap_setup *setup)
{
	int err;

	mutex_lock(&capture->lock);
	err = setup_locked(capture, setup);
	mutex_unlock(&capture->lock);
	return err;
}

/*
 * Members are looked for before the filter is at work, so that it misses none,
 * and again after, for those that were forked in between. Without probes that
 * keep them in step there are none yet: that is for START.
 */
static int install_filter(struct capture *capture, struct filter *filter)
{
	struct filter *old = rcu_dereference_protected(capture->filter,
						       lockdep_is_held(&capture->lock));

	filter->since_ns = clock_ns();
	if (capture->running)
		filter_find_members(filter);
	rcu_assign_pointer(capture->filter, filter);
	tap_refresh();
	if (capture->running)
		filter_find_members(filter);
	filter_free(old);
	WRITE_ONCE(capture->asked_types, filter->types & RINGTAP_TYPES_ASKED);
	return capture->running ? tap_update() : 0;
}

int capture_set_filter(struct capture *capture, const struct ringtap_filter *words)
{
	struct filter *filter;
	int err = 0;

	mutex_lock(&capture->lock);
	if (!capture->ready) {
		err = -EINVAL;
		goto out;
	}
	filter = filter_make(words, capture->setup_flags);
	if (IS_ERR(filter))
		err = PTR_ERR(filter);
	else
		err = install_filter(capture, filter);
out:
	mutex_unlock(&capture->lock);
	return err;
}

static int start_locked(struct capture *capture)
{
	struct filter *filter;
	int err;

	if (!capture->ready)
		return -EINVAL;
	if (capture->running)
		return 0;
	filter = rcu_dereference_protected(capture->filter, lockdep_is_held(&capture->lock));
	filter->since_ns = clock_ns();
	filter_forget_members(filter);
	err = tap_add(capture);
	if (err)
		return err;
	filter_find_members(filter);
	capture->started_ns = clock_ns();
	WRITE_ONCE(capture->running, true);	/* others look at any time */
	return 0;
}

int capture_start(struct capture *capture)
{
	int err;

	mutex_lock(&capture->lock);
	err = start_locked(capture);
	mutex_unlock(&capture->lock);
	return err;
}

/* No producer is left, so we may write to every CPU's ring. */
static void flush_lost(struct capture *capture)
{
	int cpu;

	for_each_possible_cpu(cpu)
		if (has_ring(capture, cpu)) {
			ring_flush_lost(&capture_cpu(capture, cpu)->ring, clock_ns());
			protect_flush(capture_cpu(capture, cpu), clock_ns());
		}
}

int capture_stop(struct capture *capture)
{
	mutex_lock(&capture->lock);
	if (capture->running) {
		tap_remove(capture);
		WRITE_ONCE(capture->running, false);
	}
	flush_lost(capture);
	wake_now(capture);
	mutex_unlock(&capture->lock);
	return 0;
}

static void add_stat(struct ringtap_stat *stat, struct capture_cpu *cpu)
{
	struct ring *ring = &cpu->ring;
	u64 reported = 0, lost = 0, tail, n;
	int cause, type;

	for (cause = 0; cause < RINGTAP_CAUSES; cause++) {
		for (type = 0; type < RINGTAP_TYPES; type++) {
			n = local_read(&ring->lost[cause][type]);
			stat->lost_by_cause[cause] += n;
			stat->lost_by_type[type] += n;
			lost += n;
			reported += local_read(&ring->reported[cause][type]);
		}
	}
	stat->lost += lost;
	stat->written += READ_ONCE(ring->seq) - reported;
	stat->produced += READ_ONCE(ring->seq) - reported + lost;
	stat->overwritten += ring->overwritten;
	protect_add_stat(&cpu->protect, stat);
	if (ring_is_there(ring))
		stat->unread += ring_unread(ring, &tail);
}

static void stat_all(struct capture *capture, struct ringtap_stat *stat)
{
	int cpu;

	for_each_possible_cpu(cpu)
		add_stat(stat, capture_cpu(capture, cpu));
}

int capture_stat(struct capture *capture, struct ringtap_stat *stat)
{
	u32 cpu = stat->cpu;

	memset(stat, 0, sizeof(*stat));
	stat->cpu = cpu;
	if (!capture_is_ready(capture))
		return -EINVAL;
	cpus_read_lock();
	flight_count(capture);
	cpus_read_unlock();
	if (cpu == RINGTAP_ALL_CPUS) {
		stat_all(capture, stat);
		return 0;
	}
	if (cpu >= nr_cpu_ids)
		return -ENODEV;
	cpu = array_index_nospec(cpu, nr_cpu_ids);
	if (!cpu_possible(cpu) || !has_ring(capture, cpu))
		return -ENODEV;
	add_stat(stat, capture_cpu(capture, cpu));
	return 0;
}

void capture_list_cpus(struct capture *capture, u64 *bits)
{
	int cpu;

	/* before we look, so that a ring added meanwhile is told again */
	(void)xchg(&capture->cpus_changed, 0);
	for_each_possible_cpu(cpu)
		if (has_ring(capture, cpu))
			bits[cpu / 64] |= 1ULL << (cpu % 64);
}

/* 0: the opener has ended */
static u32 owner_tgid(const struct capture *capture)
{
	u32 tgid;

	rcu_read_lock();
	tgid = pid_task(capture->owner, PIDTYPE_PID) ? pid_nr(capture->owner) : 0;
	rcu_read_unlock();
	return tgid;
}

static void describe(struct capture *capture, struct ringtap_captures *desc)
{
	int cpu;

	memset(desc, 0, sizeof(*desc));
	desc->id = capture->id;
	desc->tgid = owner_tgid(capture);
	desc->running = READ_ONCE(capture->running);
	memcpy(desc->comm, capture->comm, sizeof(desc->comm));
	desc->setup_flags = capture->setup_flags;
	desc->ring_size = capture->ring_size;
	desc->started_ns = READ_ONCE(capture->started_ns);
	for_each_possible_cpu(cpu)
		desc->rings += has_ring(capture, cpu);
	desc->stat.cpu = RINGTAP_ALL_CPUS;
	flight_count(capture);
	stat_all(capture, &desc->stat);
}

u32 captures_setup(void)
{
	return READ_ONCE(nr_setup);
}

int capture_describe(struct ringtap_captures *desc)
{
	struct capture *capture;
	int err = -ENOENT;

	cpus_read_lock();
	mutex_lock(&captures_lock);
	list_for_each_entry(capture, &captures, list) {
		if (capture->id < desc->id)
			continue;
		describe(capture, desc);
		err = 0;
		break;
	}
	mutex_unlock(&captures_lock);
	cpus_read_unlock();
	return err;
}

u64 capture_stride(const struct capture *capture)
{
	return 2 * PAGE_SIZE + 2 * capture->ring_size;
}

/* Regions are told apart by their offset; only whole ones are mapped. */
int capture_map(struct capture *capture, struct vm_area_struct *vma)
{
	u64 stride, cpu, page;
	struct capture_cpu *this;

	if (!capture_is_ready(capture) || !(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	stride = capture_stride(capture) >> PAGE_SHIFT;
	cpu = div64_u64(vma->vm_pgoff, stride);
	page = vma->vm_pgoff - cpu * stride;
	if (cpu >= nr_cpu_ids)
		return -EINVAL;
	cpu = array_index_nospec(cpu, nr_cpu_ids);
	if (!cpu_possible(cpu) || !has_ring(capture, cpu))
		return -EINVAL;
	vm_flags_set(vma, VM_DONTEXPAND | VM_DONTCOPY | VM_DONTDUMP);
	this = capture_cpu(capture, cpu);
	if (page == 0)
		return ring_map_consumer(&this->pages, vma);
	if (page == 1)
		return ring_map_producer(&this->pages, vma);
	return -EINVAL;
}

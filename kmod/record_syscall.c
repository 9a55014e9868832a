// SPDX-License-Identifier: GPL-2.0
/* Records of system calls: the raw call, and what syscalls.tbl says to keep. */
#include <linux/compat.h>
#include <linux/errno.h>
#include <linux/limits.h>
#include <linux/nospec.h>
#include <linux/socket.h>
#include <net/compat.h>
#include "record_syscall.h"
#include "clock.h"
#include "entry.h"
#include "tap_set.h"
#include "view_plan.h"

#define SOCKADDR_MAX	sizeof(struct __kernel_sockaddr_storage)

#define CONTROL_CAP(capture)	min_t(u32, RINGTAP_CONTROL_MAX, (capture)->item_max)
#define MSG_ROOM(capture)	(RECORD_ITEM(SOCKADDR_MAX) + \
				 RECORD_ITEM((capture)->snaplen) + \
				 RECORD_ITEM(CONTROL_CAP(capture)))

/* Of the vector of sendmmsg and recvmmsg: so many are looked into. */
#define MMSG_MESSAGES	2
#define MMSG_ROOM(capture)	(RECORD_ITEM(RINGTAP_STRUCT_MAX) + \
				 MMSG_MESSAGES * MSG_ROOM(capture))

static __always_inline const struct plan *plan_of(int abi, int nr)
{
	unsigned int index = nr;
	u8 plan = 0;

	/* as call_index() has it, of tables of other sizes */
	if (likely(abi == RINGTAP_ABI_NATIVE)) {
		if (likely(index < PLAN_NATIVE_NR))
			plan = plan_native[array_index_nospec(index, PLAN_NATIVE_NR)];
	} else if (abi == RINGTAP_ABI_COMPAT) {
		if (index < PLAN_COMPAT_NR)
			plan = plan_compat[array_index_nospec(index, PLAN_COMPAT_NR)];
	} else {
		plan = arch_plan_x32(index);
	}
	return &syscall_plans[plan];
}

static u32 struct_space(const struct capture *capture, const struct plan_op *op)
{
	switch (op->kind) {
	case PLAN_OUT_AT:
	case PLAN_PAGES_OUT:
		return RECORD_ITEM(capture->snaplen);
	case PLAN_MMSG_IN:
	case PLAN_MMSG_OUT:
		return MMSG_ROOM(capture);
	case PLAN_SELECT:
		return RECORD_ITEM(max_t(u32, capture->snaplen,
					 min_t(u32, plan_selections[op->max].size,
					       capture->item_max)));
	case PLAN_ARRAY_IN:
	case PLAN_ARRAY_OUT:
		return RECORD_ITEM(min_t(u32, RINGTAP_STRUCT_MAX, capture->item_max));
	default:
		return RECORD_ITEM(min_t(u32, plan_sizes[op->max], capture->item_max));
	}
}

static u32 op_space(const struct capture *capture, const struct plan_op *op)
{
	switch (op->kind) {
	case PLAN_PATH:
	case PLAN_STR:
		return RECORD_ITEM(min_t(u32, PATH_MAX, capture->item_max));
	case PLAN_IN:
	case PLAN_OUT:
	case PLAN_IOV_IN:
	case PLAN_IOV_OUT:
		return RECORD_ITEM(capture->snaplen);
	case PLAN_SOCKADDR_IN:
	case PLAN_SOCKADDR_OUT:
		return RECORD_ITEM(SOCKADDR_MAX);
	case PLAN_MSG_IN:
	case PLAN_MSG_OUT:
		return MSG_ROOM(capture);
	case PLAN_ARGV:
	case PLAN_ENVP:
		return RECORD_ITEM(min_t(u32, RINGTAP_VECTOR_MAX, capture->item_max));
	default:
		return struct_space(capture, op);
	}
}

static u32 plan_space(const struct capture *capture, const struct plan *plan)
{
	u32 space = 0;
	int i;

	for (i = 0; i < PLAN_OPS && plan->op[i].kind != PLAN_END; i++)
		space += op_space(capture, &plan->op[i]);
	return space;
}

static void sockaddr_in(struct record *rec, int arg, u64 addr, u64 len)
{
	if (!addr)
		return;
	rec->given = true;
	item_user_buffer(rec, RINGTAP_KIND_SOCKADDR, arg, addr, (u32)len, SOCKADDR_MAX, 0);
}

/* len is the kernel's, of the whole address; the caller had room for so much of it. */
static void sockaddr_returned(struct record *rec, int arg, u64 addr, u32 len, u32 address_size)
{
	if (!addr)
		return;
	rec->given = true;
	item_user_buffer(rec, RINGTAP_KIND_SOCKADDR, arg, addr, len,
			 min_t(u32, SOCKADDR_MAX, address_size),
			 address_size == ADDRESS_SIZE_UNKNOWN ? RINGTAP_ITEM_UNSURE : 0);
}

static void sockaddr_out(struct record *rec, int arg, u64 addr, u64 len_addr, u32 address_size)
{
	u32 len;

	if (addr && len_addr && user_copy(&len, len_addr, sizeof(len)) == sizeof(len))
		sockaddr_returned(rec, arg, addr, len, address_size);
}

/* What we need of a struct msghdr, of either width */
struct msg {
	u64 name, namelen, iov, iovlen, control, controllen;
};

static bool read_msg(u64 addr, bool compat, struct msg *msg)
{
	struct user_msghdr native __uninitialized;
	struct compat_msghdr narrow __uninitialized;

	if (compat) {
		if (user_copy(&narrow, addr, sizeof(narrow)) < sizeof(narrow))
			return false;
		*msg = (struct msg){ narrow.msg_name, (u32)narrow.msg_namelen,
				     narrow.msg_iov, narrow.msg_iovlen,
				     narrow.msg_control, narrow.msg_controllen };
		return true;
	}
	if (user_copy(&native, addr, sizeof(native)) < sizeof(native))
		return false;
	*msg = (struct msg){ (__force unsigned long)native.msg_name, (u32)native.msg_namelen,
			     (__force unsigned long)native.msg_iov, native.msg_iovlen,
			     (__force unsigned long)native.msg_control, native.msg_controllen };
	return true;
}

/* A call and what is known of it; at entry nothing is out yet */
struct items {
	struct record *rec;
	const struct capture *capture;
	const u64 *args;
	long ret;
	u32 address_size;
	bool compat;
	bool entry;
};

/* Of a message that was received, the kernel has put the length of what it gave there. */
static void msg_control(const struct items *ctx, int arg, const struct msg *msg)
{
	if (msg->control && msg->controllen)
		item_user_buffer(ctx->rec, RINGTAP_KIND_CONTROL, arg, msg->control, msg->controllen,
				 CONTROL_CAP(ctx->capture), 0);
}

static void msg_in(const struct items *ctx, int arg, const struct msg *msg)
{
	if (msg->namelen)
		sockaddr_in(ctx->rec, arg, msg->name, msg->namelen);
	item_user_iov(ctx->rec, arg, msg->iov, msg->iovlen, -1, ctx->capture->snaplen, ctx->compat);
}

static void msg_out(const struct items *ctx, int arg, const struct msg *msg)
{
	if (msg->namelen)
		sockaddr_returned(ctx->rec, arg, msg->name, msg->namelen, ctx->address_size);
	item_user_iov(ctx->rec, arg, msg->iov, msg->iovlen, ctx->ret, ctx->capture->snaplen,
		      ctx->compat);
}

static void msg_items(const struct items *ctx, const struct plan_op *op)
{
	u64 addr = ctx->args[op->arg];
	struct msg msg __uninitialized;

	if (!read_msg(addr, ctx->compat, &msg)) {
		item_user_buffer(ctx->rec, RINGTAP_KIND_BUFFER, op->arg, addr, 1, 1, 0);
		return;
	}
	if (op->kind == PLAN_MSG_IN)
		msg_in(ctx, op->arg, &msg);
	else
		msg_out(ctx, op->arg, &msg);
	msg_control(ctx, op->arg, &msg);
}

static noinline void do_in(const struct items *ctx, const struct plan_op *op)
{
	u64 arg = ctx->args[op->arg];
	u64 len = op->len < 6 ? ctx->args[op->len] : 0;
	struct record *rec = ctx->rec;

	switch (op->kind) {
	case PLAN_STR:
		item_user_string(rec, RINGTAP_KIND_STRING, op->arg, arg);
		break;
	case PLAN_IOV_IN:
		item_user_iov(rec, op->arg, arg, len, -1, ctx->capture->snaplen, ctx->compat);
		break;
	case PLAN_SOCKADDR_IN:
		sockaddr_in(rec, op->arg, arg, len);
		break;
	case PLAN_MSG_IN:
		msg_items(ctx, op);
		break;
	case PLAN_ARGV:
		item_user_vector(rec, RINGTAP_KIND_ARGV, op->arg, arg, ctx->compat);
		break;
	case PLAN_ENVP:
		if (ctx->capture->setup_flags & RINGTAP_SETUP_ENV)
			item_user_vector(rec, RINGTAP_KIND_ENVP, op->arg, arg, ctx->compat);
		break;
	}
}

/* How many bytes a call has filled */
static __always_inline u64 out_len(const struct items *ctx, const struct plan_op *op)
{
	u64 len = op->len < 6 ? ctx->args[op->len] : (u64)ctx->ret;

	return op->max < 6 ? min(len, ctx->args[op->max]) : len;
}

static noinline void do_out(const struct items *ctx, const struct plan_op *op)
{
	u64 arg = ctx->args[op->arg];
	u64 len = out_len(ctx, op);

	switch (op->kind) {
	case PLAN_IOV_OUT:
		item_user_iov(ctx->rec, op->arg, arg, len, ctx->ret, ctx->capture->snaplen,
			      ctx->compat);
		break;
	case PLAN_SOCKADDR_OUT:
		sockaddr_out(ctx->rec, op->arg, arg, len, ctx->address_size);
		break;
	case PLAN_MSG_OUT:
		msg_items(ctx, op);
		break;
	}
}

/* Bytes whose count the call leaves where argument len points to */
static void out_at(const struct items *ctx, const struct plan_op *op)
{
	u64 from = ctx->args[op->len];
	u32 len;

	if (from && user_copy(&len, from, sizeof(len)) == sizeof(len))
		item_user_buffer(ctx->rec, RINGTAP_KIND_BUFFER, op->arg, ctx->args[op->arg], len,
				 ctx->capture->snaplen, 0);
}

static u64 struct_len(const struct items *ctx, const struct plan_op *op)
{
	u32 size = plan_sizes[op->max];

	switch (op->kind) {
	case PLAN_ARRAY_IN:
	case PLAN_MMSG_IN:
		return (u64)(u32)ctx->args[op->len] * size;
	case PLAN_ARRAY_OUT:
	case PLAN_MMSG_OUT:
		return (u64)(u32)(op->len < 6 ? ctx->args[op->len] : ctx->ret) * size;
	default:
		return op->len < 6 ? min_t(u64, ctx->args[op->len], size) : size;
	}
}

/* A signal has ended the sleep: only then the time that was left is told. */
static bool cut_short(const struct items *ctx)
{
	return !ctx->entry && (ctx->ret == -EINTR || ctx->ret == -ERESTART_RESTARTBLOCK);
}

/* The first messages of a vector; how much of each was received stands behind it. */
static void mmsg_messages(const struct items *ctx, const struct plan_op *op)
{
	u32 size = plan_sizes[op->max];
	u64 addr = ctx->args[op->arg];
	u64 count = min_t(u64, MMSG_MESSAGES, struct_len(ctx, op) / size);
	u32 at = ctx->compat ? sizeof(struct compat_msghdr) : sizeof(struct user_msghdr);
	struct items one = *ctx;
	struct msg msg;

	for (; count; count--, addr += size) {
		u32 len;

		if (!read_msg(addr, ctx->compat, &msg) ||
		    user_copy(&len, addr + at, sizeof(len)) < sizeof(len))
			return;
		one.ret = len;
		one.address_size = msg.namelen;
		if (op->kind == PLAN_MMSG_IN)
			msg_in(&one, op->arg, &msg);
		else
			msg_out(&one, op->arg, &msg);
		msg_control(&one, op->arg, &msg);
	}
}

static noinline void do_struct(const struct items *ctx, const struct plan_op *op, bool filled)
{
	u64 addr = ctx->args[op->arg];

	if (!addr || (op->kind == PLAN_STRUCT_CUT && !cut_short(ctx)) ||
	    (op->kind >= PLAN_STRUCT_OUT && op->kind != PLAN_STRUCT_CUT && !filled))
		return;
	if (op->kind == PLAN_OUT_AT)
		out_at(ctx, op);
	else if (op->kind == PLAN_PAGES_OUT)
		item_user_buffer(ctx->rec, RINGTAP_KIND_BUFFER, op->arg, addr,
				 DIV_ROUND_UP(ctx->args[op->len], PAGE_SIZE),
				 ctx->capture->snaplen, 0);
	else
		item_user_buffer(ctx->rec, RINGTAP_KIND_STRUCT, op->arg, addr, struct_len(ctx, op),
				 min_t(u32, RINGTAP_STRUCT_MAX, ctx->capture->item_max), 0);
	if (op->kind == PLAN_MMSG_IN || op->kind == PLAN_MMSG_OUT)
		mmsg_messages(ctx, op);
}

/* What an argument is by the value of another */
static const struct plan_op *selected_op(const struct items *ctx, const struct plan_op *op)
{
	const struct plan_selection *selection = &plan_selections[op->max];
	const struct plan_case *cases = &plan_cases[selection->first];
	u32 value = (u32)ctx->args[op->len] & selection->mask;
	u32 from = 0, to = selection->count;

	while (from < to) {
		u32 middle = (from + to) / 2;

		if (cases[middle].value == value)
			return &cases[middle].op;
		if (cases[middle].value < value)
			from = middle + 1;
		else
			to = middle;
	}
	return &selection->other;
}

static noinline void do_selected(const struct items *ctx, const struct plan_op *op, bool filled);

static __always_inline void do_path(const struct items *ctx, const struct plan_op *op)
{
	u64 addr = ctx->args[op->arg];

	ctx->rec->given = true;
	if (unlikely(ctx->entry) && addr && !user_is_there(addr))
		item_user_absent(ctx->rec, RINGTAP_KIND_PATH, op->arg);
	else
		item_user_string(ctx->rec, RINGTAP_KIND_PATH, op->arg, addr);
}

/* Most who send and receive on a connection give no address. */
static __always_inline void do_in_if_any(const struct items *ctx, const struct plan_op *op)
{
	if (op->kind != PLAN_SOCKADDR_IN || ctx->args[op->arg])
		do_in(ctx, op);
}

static __always_inline void do_out_if_any(const struct items *ctx, const struct plan_op *op)
{
	if (op->kind != PLAN_SOCKADDR_OUT || ctx->args[op->arg])
		do_out(ctx, op);
}

/* What most calls have comes first, and in place. */
static __always_inline void do_item(const struct items *ctx, const struct plan_op *op, bool filled)
{
	u32 kind = op->kind;

	if (kind == PLAN_PATH)
		do_path(ctx, op);
	else if (kind == PLAN_IN)
		item_user_buffer(ctx->rec, RINGTAP_KIND_BUFFER, op->arg, ctx->args[op->arg],
				 ctx->args[op->len], ctx->capture->snaplen, 0);
	else if (kind <= PLAN_LAST_READ)
		do_in_if_any(ctx, op);
	else if (kind == PLAN_SELECT)
		do_selected(ctx, op, filled);
	else if (kind > PLAN_LAST_FILLED)
		do_struct(ctx, op, filled);
	else if (kind == PLAN_OUT && filled)
		item_user_buffer(ctx->rec, RINGTAP_KIND_BUFFER, op->arg, ctx->args[op->arg],
				 out_len(ctx, op), ctx->capture->snaplen, 0);
	else if (filled)
		do_out_if_any(ctx, op);
}

/* What is selected is no selection: this goes one level deep. */
static noinline void do_selected(const struct items *ctx, const struct plan_op *op, bool filled)
{
	const struct plan_op *found = selected_op(ctx, op);

	if (found->kind != PLAN_END)
		do_item(ctx, found, filled);
}

static __always_inline void do_items(const struct items *ctx, const struct plan *plan)
{
	bool filled = !ctx->entry && !IS_ERR_VALUE(ctx->ret);
	const struct plan_op *op;

	for (op = plan->op; op < plan->op + PLAN_OPS && op->kind != PLAN_END; op++)
		do_item(ctx, op, filled);
}

/* Which call socketcall stands for, with its arguments. NULL: none, or unreadable */
static const struct plan *read_subcall(const u64 *args, struct ringtap_subcall *sub)
{
	const struct arch_subcall *known = arch_subcall(args[0]);
	u32 words[6] __uninitialized;
	u32 i;

	if (!known)
		return NULL;
	memset(sub, 0, sizeof(*sub));
	sub->nr = known->nr;
	sub->nargs = known->nargs;
	if (user_copy(words, args[1], sub->nargs * sizeof(u32)) < sub->nargs * sizeof(u32))
		return NULL;
	for (i = 0; i < sub->nargs; i++)
		sub->args[i] = words[i];
	return plan_of(RINGTAP_ABI_COMPAT, sub->nr);
}

/* Behind what the call's pointers point to, which is the first of rec's items */
static __always_inline u8 add_view(struct record *rec, const struct view *view, const u64 *args, long ret)
{
	struct ringtap_syscall *sys = (struct ringtap_syscall *)rec->head;
	struct view_call view_call = { rec, (const struct ringtap_item *)(sys + 1), args, ret };

	if (unlikely(rec->full))
		return rec->items;
	if (view_is_one_socket(view) && !IS_ERR_VALUE((unsigned long)ret) && likely(!rec->given))
		item_view_socket(rec, view->op, args, ret);
	else
		item_view(&view_call, view);
	return rec->items;
}

static noinline void do_subcall(struct items *ctx)
{
	struct ringtap_subcall sub;
	const struct plan *plan = read_subcall(ctx->args, &sub);
	u32 space;
	void *dst;

	if (!plan)
		return;
	dst = item_begin(ctx->rec, RINGTAP_KIND_SUBCALL, RINGTAP_ARG_NONE, sizeof(sub), &space);
	if (!dst)
		return;
	if (space < sizeof(sub)) {
		item_overflows(ctx->rec);
		return;
	}
	memcpy(dst, &sub, sizeof(sub));
	item_end(ctx->rec, sizeof(sub), sizeof(sub), 0);
	ctx->args = sub.args;
	do_items(ctx, plan);
	if (!ctx->entry)
		add_view(ctx->rec, view_of(RINGTAP_ABI_COMPAT, sub.nr), sub.args, ctx->ret);
}

const struct view *record_view_of(int abi, int nr)
{
	return view_of(abi, nr);
}

bool call_has_view(int abi, int nr)
{
	return view_of(abi, nr)->space;
}

bool call_changes_cred(int abi, int nr)
{
	return view_of(abi, nr)->op[0].kind == VIEW_CRED;
}

bool call_has_items(int abi, int nr)
{
	return arch_is_socketcall(abi, nr) || arch_is_exec(abi, nr) ||
	       plan_of(abi, nr)->op[0].kind != PLAN_END || call_has_view(abi, nr);
}

/* What gives an address back, into room that is told at entry; NULL: nothing does */
static const struct plan_op *sized_op(const struct plan *plan)
{
	int i;

	for (i = 0; i < PLAN_OPS && plan->op[i].kind != PLAN_END; i++)
		if (plan->op[i].kind == PLAN_SOCKADDR_OUT || plan->op[i].kind == PLAN_MSG_OUT)
			return &plan->op[i];
	return NULL;
}

bool call_has_address_size(int abi, int nr)
{
	return sized_op(plan_of(abi, nr));
}

static u32 address_size_behind(u64 addr)
{
	u32 size;

	/* most that do not ask give no address: a fault would cost more than the call */
	return addr && user_copy(&size, addr, sizeof(size)) == sizeof(size) ? size : 0;
}

static noinline u32 address_size_in_msg(u64 addr, bool compat)
{
	struct msg msg __uninitialized;

	return read_msg(addr, compat, &msg) ? msg.namelen : 0;
}

/* Which word of the registers leads to the room, if one does; ADDRESS_SIZE_IN_MSG: to a message */
#define ADDRESS_SIZE_IN_MSG	0x80
static u8 address_size_words[RINGTAP_SYSCALLS_MAX];

void address_sizes_init(void)
{
	int nr;

	for (nr = 0; nr < PLAN_NATIVE_NR; nr++) {
		const struct plan_op *op = sized_op(plan_of(RINGTAP_ABI_NATIVE, nr));

		if (op && op->kind == PLAN_MSG_OUT)
			address_size_words[nr] = arch_arg_words[op->arg] | ADDRESS_SIZE_IN_MSG;
		else if (op)
			address_size_words[nr] = arch_arg_words[op->len];
	}
}

u32 native_address_size(const struct pt_regs *regs)
{
	u8 word = address_size_words[call_index(arch_raw_nr(regs))];
	u64 addr = arch_word(regs, word & ~ADDRESS_SIZE_IN_MSG);

	return word & ADDRESS_SIZE_IN_MSG ? address_size_in_msg(addr, false) : address_size_behind(addr);
}

u32 call_address_size(const struct call *call)
{
	const struct plan_op *op = sized_op(plan_of(call->abi, call->nr));
	u64 args[6] __uninitialized;

	if (!op)
		return ADDRESS_SIZE_UNKNOWN;
	arch_args(call->regs, call->abi, args);
	return op->kind == PLAN_MSG_OUT ?
	       address_size_in_msg(args[op->arg], call->abi == RINGTAP_ABI_COMPAT) :
	       address_size_behind(args[op->len]);
}

/* The most that a call's items take */
static u32 items_space(const struct capture *capture, const struct call *call,
		       const struct plan *plan)
{
	if (!arch_is_socketcall(call->abi, call->nr))
		return plan_space(capture, plan);
	return RECORD_ITEM(sizeof(struct ringtap_subcall)) + 2 * RECORD_ITEM(SOCKADDR_MAX) +
	       MMSG_ROOM(capture) + VIEW_ROOM_SOCKET + VIEW_ROOM_PASSED;
}

static __always_inline u8 add_items(struct record *rec, const struct capture *capture, const struct call *call,
		    const struct plan *plan, const u64 *args, bool entry)
{
	struct items ctx = { rec, capture, args, call->ret, call->address_size,
			    call->abi == RINGTAP_ABI_COMPAT, entry };

	if (arch_is_socketcall(call->abi, call->nr))
		do_subcall(&ctx);
	else if (plan->op[0].kind != PLAN_END)
		do_items(&ctx, plan);
	return rec->items;
}

u32 record_return_space(const struct capture *capture, int abi, int nr)
{
	const struct call call = { .abi = abi, .nr = nr };

	return items_space(capture, &call, plan_of(abi, nr)) + view_of(abi, nr)->space;
}

static __always_inline void write_return(struct capture *capture, const struct call *call, u32 space)
{
	const struct plan *plan = plan_of(call->abi, call->nr);
	const struct view *view = view_of(call->abi, call->nr);
	struct ringtap_syscall *sys;
	struct record rec __uninitialized;

	sys = record_begin(&rec, capture, RINGTAP_SYSCALL, sizeof(*sys), space, call->ns);
	if (!sys)
		return;
	record_fill_call(sys, call);
	if (unlikely(call->renumbered)) {
		sys->h.flags |= RINGTAP_F_RENUMBERED;
		sys->entry_nr = call->entry_nr;
	}
	if (unlikely(!call->ret && arch_is_exec(call->abi, call->nr)))
		sys->h.flags |= RINGTAP_F_ARGS_GONE;
	else
		sys->items = add_items(&rec, capture, call, plan, sys->args, false);
	if (view->space)
		sys->items = add_view(&rec, view, sys->args, call->ret);
	record_end(&rec);
}

void record_return(struct capture *capture, const struct call *call, u32 space)
{
	write_return(capture, call, space);
}

/* execve is noted in the ABI of the old program, and by the number of execveat if it was that. */
static noinline u64 take_exec(void)
{
	int abi, nr;

	if (!entry_call(current->pid, &abi, &nr) || !arch_is_exec(abi, nr))
		return 0;
	return entry_take_if_there(current->pid, abi, nr);
}

/*
 * A tracer may change the number while a call is under way, where it is told of a new
 * child. Before that the call is noted by what will run, whatever the tracer has made
 * of it, and when it has returned its record is written before the tracer is told.
 */
static noinline u64 take_renumbered(struct call *call)
{
	int abi, nr;

	if (!entry_call(current->pid, &abi, &nr) || abi != call->abi || nr == call->nr ||
	    nr < 0 || nr > 0xffff || arch_is_exec(abi, nr))
		return 0;
	call->renumbered = true;
	call->entry_nr = nr;
	return entry_take_if_there(current->pid, abi, nr);
}

static __always_inline u64 take_entry(struct call *call)
{
	u64 ns = entry_take_if_there(current->pid, call->abi, call->nr);

	call->address_size = ADDRESS_SIZE_UNKNOWN;
	if (ns)
		call->address_size = entry_address_size(current->pid, ADDRESS_SIZE_UNKNOWN);
	if (unlikely(!ns) && !call->ret && arch_is_exec(call->abi, call->nr))
		ns = take_exec();
	else if (unlikely(!ns) && unlikely(current->ptrace))
		ns = take_renumbered(call);
	return ns;
}

u64 call_take_entry(struct call *call)
{
	return take_entry(call);
}

void record_return_single(const struct attached_capture *attached, struct pt_regs *regs, long ret, u32 space)
{
	struct call call = { .regs = regs, .ret = ret, .nr = arch_raw_nr(regs) };
	u64 entry_ns = take_entry(&call);

	if (entry_ns >= attached->since_ns)
		call.entry_ns = entry_ns;
	if (unlikely(attached_is_owner(attached)))
		return;
	call.ns = clock_ns();
	if (likely(attached_passes_duration(attached, call.ns, call.entry_ns)))
		write_return(attached->capture, &call, space);
}

void notrace return_items_single(void *data, struct pt_regs *regs, long ret)
{
	const struct call_wants *wants;
	const struct tap_set *set;
	bool done = false;

	call_probe_begin();
	set = rcu_dereference_sched(tap_active);
	wants = native_wants(set, regs);
	if (likely(goes_by_items(wants))) {
		record_return_single(&set->captures[wants->single], regs, ret,
				     set->return_spaces[RINGTAP_ABI_NATIVE][call_index(arch_raw_nr(regs))]);
		done = true;
	}
	call_probe_end();
	if (unlikely(!done))
		return_slow_path(NULL, regs, ret);
}

void record_entry(struct capture *capture, const struct call *call)
{
	const struct plan *plan = plan_of(call->abi, call->nr);
	struct ringtap_entry *entry;
	struct record rec __uninitialized;

	entry = record_begin(&rec, capture, RINGTAP_ENTRY, sizeof(*entry),
			     items_space(capture, call, plan), call->ns);
	if (!entry)
		return;
	entry->nr = call->nr;
	entry->abi = call->abi;
	entry->items = 0;
	entry->reserved = 0;
	if (unlikely(call->args_gone)) {
		entry->h.flags |= RINGTAP_F_ARGS_GONE;
		memset(entry->args, 0, sizeof(entry->args));
	} else {
		arch_args(call->regs, call->abi, entry->args);
		entry->items = add_items(&rec, capture, call, plan, entry->args, true);
	}
	record_end(&rec);
}

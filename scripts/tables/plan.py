# SPDX-License-Identifier: MIT OR Apache-2.0
"""Emits kmod/syscall_plan.h: what the kernel captures of each call."""

import sys

from tables.base import ABIS, struct_abi
from tables.calls import (BARE, FILLED, KINDS, NO_LEN, PLAN_LEN_RET, PLAN_NO_MAX, PLAN_OPS, READ, SELECT, STRUCTS, X32_BASE)

HEAD = """\
/* SPDX-License-Identifier: GPL-2.0 */
/* %s */
#ifndef RINGTAP_SYSCALL_PLAN_H
#define RINGTAP_SYSCALL_PLAN_H

#include <linux/types.h>

#define PLAN_OPS %d
#define PLAN_NO_LEN 6
#define PLAN_LEN_RET %d	/* the length is the result */
#define PLAN_NO_MAX %d

/* What the kernel reads, then what it fills, then the structs. */
enum plan_kind {
%s
};

#define PLAN_LAST_READ %s
#define PLAN_LAST_FILLED %s

/* One thing to capture: argument arg, with its length in argument len (or
 * PLAN_LEN_RET), and no more than argument max says (or PLAN_NO_MAX). Of a
 * struct, max is the index of its size, and len the argument with a count or
 * with the size that the caller knows of (or PLAN_NO_LEN). Of a PLAN_SELECT, max
 * is the index of its selection, and len the argument that selects.
 */
struct plan_op {
	__u8 kind;
	__u8 arg;
	__u8 len;
	__u8 max;
};

/* What to capture of a call: ends with PLAN_END or after PLAN_OPS. */
struct plan {
	struct plan_op op[PLAN_OPS];
};

/* What to capture where another argument has this value */
struct plan_case {
	__u32 value;
	struct plan_op op;
};

/* count cases from plan_cases[first] on, by value, which is the argument's under
 * mask; other is for all else. size: the most that a struct or string of them takes.
 */
struct plan_selection {
	__u16 first;
	__u16 count;
	__u32 mask;
	__u32 size;
	struct plan_op other;
};

"""

STRINGS = ("path", "str")
PATH_MAX = 4096
STRUCT_MAX = 1024


def plan_kind(name):
    return f"PLAN_{name.upper()}"


class Plans:
    """Every distinct plan and its number; 0 captures nothing."""

    def __init__(self, calls, structs):
        self.calls, self.structs = calls, structs
        self.sizes = {}
        self.selections = {}
        self.numbers = {(): 0}
        for abi in ABIS:
            for call in calls.sorted(abi):
                self.numbers.setdefault(self.of(call, abi), len(self.numbers))
        if max(len(self.numbers), len(self.sizes), len(self.selections)) > 256:
            sys.exit("more plans, sizes or selections than a __u8 can number")

    def of(self, call, abi):
        abi = struct_abi(abi, call.nr)
        ops = (self.op(i, arg, call, abi) for i, arg in enumerate(call.args) if arg.type in KINDS)
        return tuple(op for op in ops if op)

    def op(self, i, arg, call, abi):
        """None: nothing is to be captured."""
        if arg.type == SELECT:
            return self.select(i, arg, call, abi)
        if arg.type not in STRUCTS or arg.type in BARE:
            return arg.type, i, max(arg.len, 0), arg.max
        size = self.structs.of(arg.what, abi).size
        return arg.type, i, 6 if arg.len == NO_LEN else arg.len, self.sizes.setdefault(size, len(self.sizes))

    def select(self, i, arg, call, abi):
        cases, other = self.calls.cases(arg, call, abi)
        ops = tuple((value, self.op(i, a, call, abi)) for value, a in cases if a.type in KINDS)
        rest = self.op(i, other, call, abi) if other and other.type in KINDS else None
        if not ops and not rest:
            return None
        key = (arg.cases.mask, ops, rest)
        return SELECT, i, arg.by, self.selections.setdefault(key, len(self.selections))

    def room(self, op):
        """What an op's item takes, buffers aside."""
        if op is None:
            return 0
        if op[0] in STRINGS:
            return PATH_MAX
        if op[0] not in STRUCTS or op[0] in BARE:
            return 0
        size = list(self.sizes)[op[3]]
        return STRUCT_MAX if op[0].startswith("array") else min(size, STRUCT_MAX)


def op_text(kind, arg, length, limit):
    length = "PLAN_LEN_RET" if length == PLAN_LEN_RET else "PLAN_NO_LEN" if length == 6 else length
    if kind in READ + FILLED or kind in BARE:
        limit = "PLAN_NO_MAX" if limit == PLAN_NO_MAX else limit
    return f"{{ {plan_kind(kind)}, {arg}, {length}, {limit} }}"


def emit_plans(plans):
    yield "static const __u16 plan_sizes[] = {"
    yield from (f"\t[{index}] = {size}," for size, index in plans.sizes.items())
    yield "};\n"
    yield "static const struct plan syscall_plans[] = {"
    for ops, index in plans.numbers.items():
        texts = [op_text(*op) for op in ops] or ["{ PLAN_END, 0, 0, 0 }"]
        one = f"\t[{index}] = {{ {{ {', '.join(texts)} }} }},"
        yield one if len(one) < 94 else f"\t[{index}] = {{ {{\n\t\t" + ",\n\t\t".join(texts) + ",\n\t} },"
    yield "};\n"


def emit_selections(plans):
    none, cases, rows = "{ PLAN_END, 0, 0, 0 }", [], []
    for (mask, ops, other), index in plans.selections.items():
        size = max(map(plans.room, [other, *(op for _, op in ops)]))
        rows.append(f"\t[{index}] = {{ {len(cases)}, {len(ops)}, {mask:#x}, {size}, {op_text(*other) if other else none} }},")
        cases += [f"\t{{ {value:#x}, {op_text(*op)} }}," for value, op in ops]
    yield "static const struct plan_case plan_cases[] = {"
    yield from cases
    yield "};\n"
    yield "static const struct plan_selection plan_selections[] = {"
    yield from rows
    yield "};\n"


def emit_index(label, abi, calls, plans, base=0):
    """The plan of each number, and how many numbers there are."""
    macro = f"PLAN_{label.upper()}_NR"
    yield f"#define {macro} {calls[-1].nr - base + 1}\n"
    yield f"static const __u8 plan_{label}[{macro}] = {{"
    for call in calls:
        plan = plans.of(call, abi)
        if plan:
            yield f"\t[{call.nr - base}] = {plans.numbers[plan]},\t/* {call.name} */"
    yield "};\n"


def emit_specials(calls, label, abi, names):
    for name in names:
        yield f"#define PLAN_{label.upper()}_{name.upper()} {calls.number(abi, name)}"


def emit_machine(calls, plans, native, compat):
    names = ("execve", "execveat", "exit", "exit_group", "rt_sigreturn")
    for label, abi in (("native", native), ("compat", compat)):
        yield f"/* {abi} */"
        yield from emit_specials(calls, label, abi, names + (("sigreturn",) if label == "compat" else ()))
        yield from emit_index(label, abi, calls.sorted(abi), plans)


def emit_x32(calls, plans):
    yield f"/* x32: its own numbers from {X32_BASE} on; those below are plan_native's */"
    yield f"#define PLAN_X32_BASE {X32_BASE}"
    yield from emit_specials(calls, "x32", "x32", ("execve", "execveat", "rt_sigreturn"))
    yield from emit_index("x32", "x32", [c for c in calls.sorted("x32") if c.nr >= X32_BASE], plans, X32_BASE)


def plan_header(notice, calls, structs):
    plans = Plans(calls, structs)
    kinds = ",\n".join(f"\t{plan_kind(kind)}" for kind in ("end",) + KINDS)
    lines = [
        *emit_plans(plans),
        *emit_selections(plans),
        "#if defined(__x86_64__) || defined(CONFIG_X86_64)\n",
        *emit_machine(calls, plans, "x86_64", "i386"),
        *emit_x32(calls, plans),
        "#elif defined(__aarch64__) || defined(CONFIG_ARM64)\n",
        *emit_machine(calls, plans, "arm64", "arm"),
        "#else",
        '#error "syscalls.tbl has no numbers for this machine"',
        "#endif\n",
        "#endif /* RINGTAP_SYSCALL_PLAN_H */",
    ]
    head = HEAD % (notice, PLAN_OPS, PLAN_LEN_RET, PLAN_NO_MAX, kinds, plan_kind(READ[-1]), plan_kind(FILLED[-1]))
    return head + "\n".join(lines) + "\n"

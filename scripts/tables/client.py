# SPDX-License-Identifier: MIT OR Apache-2.0
"""Emits what the client knows: the calls, the names of numbers, the layouts of structs."""

import sys
import textwrap

from tables.base import ABIS, struct_abi
from tables.calls import NAMED, NO_LEN, SELECT, STRUCTS, TYPES

CALLS_HEAD = """\
// SPDX-License-Identifier: MIT OR Apache-2.0
// %s
//
// RT_ARG_TYPES(X) lists the argument types. Each RT_TABLE_<ABI> section is the rows of one ABI, sorted by number:
// number, name, category, uses, effect, how many arguments, and of each its name, its type, where its length or count is (-1 nowhere, 0..5 that
// argument, 7 the result), what it is, and which argument selects that (-1: none does). What it is: of flags and enums an index
// of decode/name_sets.inc, of the selectors there if another argument selects; of structs one of decode/struct_layouts.inc; of
// the type select one of RT_SELECTIONS, whose rows are a value of the selecting argument under a mask and the argument, with
// value -1 for all others. The effect is an index of RT_CALL_RULES, whose rows are the class, the kind of descriptor that is
// made, the argument that may say that it is closed on exec and the bit by which it does, and the argument with a path.
//
//     #include "syscall_table.inc"
//     enum class arg_type : unsigned char {
//     #define X(type) type,
//         RT_ARG_TYPES(X)
//     #undef X
//     };
//     struct arg { const char *name; arg_type type; signed char len; unsigned short what; signed char by; };
//     struct call {
//         short nr; const char *name; const char *category; unsigned char uses, rule, nargs; arg args[6];
//     };
//
//     static constexpr call x86_64[] = {
//     #define RT_TABLE_X86_64     // undefined again behind the rows
//     #include "syscall_table.inc"
//     };

#ifndef RT_ARG_TYPES
#define RT_ARG_TYPES(X) \\
%s
#endif
"""

NAMES_HEAD = """\
// SPDX-License-Identifier: MIT OR Apache-2.0
// %s
// Included by decode/names.cpp alone.

"""


OPEN_HOW = "open_how"       # the struct with the flags of an openat2
NO_RULE = ("call_class::none", "fd_kind::unknown", "arg_none", 0, "arg_none")


def cxx_type(name):
    return name + "_" if name in ("int", "long", "enum") else name


def uses_text(uses):
    return " | ".join(f"use_{use}" for use in uses) or "0"


class Numbering:
    """Distinct values in the order of their coming."""

    def __init__(self, limit=65535):
        self.of, self.limit = {}, limit

    def __call__(self, key):
        index = self.of.setdefault(key, len(self.of))
        if index > self.limit:
            sys.exit("more values than their index can number")
        return index


class Client:
    """The tables of all ABIs, with what they have in common there once."""

    def __init__(self, calls, names, structs):
        self.calls, self.names, self.structs = calls, names, structs
        self.sets, self.selectors, self.layouts = Numbering(), Numbering(), Numbering()
        self.selections = Numbering()
        self.rules = Numbering(255)
        self.rules(NO_RULE)
        self.layout(structs, "int", "x86_64")
        for name in (*names.rows, *names.same):
            self.set(name, "x86_64")
        self.sections = [line for abi in ABIS for line in self.section(abi)]

    def set(self, name, abi):
        names = self.names.of(name, abi)
        held = tuple(self.layout(self.structs, e.holds, abi) + 1 if e.holds else 0 for e in names.entries)
        return self.sets((name, names, held))

    def layout(self, structs, name, abi):
        laid_out = structs.of(name, abi)
        fields = tuple((f, self.layout(structs, f.ref, abi) if f.format == "struct" else
                        self.set(f.ref, abi) if f.ref else 0) for f in laid_out.fields)
        return self.layouts((name, laid_out.size, fields))

    def selector(self, arg, call, abi):
        values = {e.name: e.value for e in self.names.of(call.args[arg.by].what, abi).entries}
        rows = tuple((values[n], self.set(f"{arg.what}@{n}", abi)) for n in self.names.selected(arg.what) if n in values)
        return self.selectors((arg.what, rows))

    def arg(self, arg, call, abi):
        return f'{{"{arg.name}", arg_type::{cxx_type(arg.type)}, {arg.len}, {self.what(arg, call, abi)}, {arg.by}}}'

    def selection(self, arg, call, abi):
        """What its rows say, and what sets of that name with an @ say of the other values."""
        cases, other = self.calls.cases(arg, call, abi)
        rows = {value: self.arg(a, call, abi) for value, a in cases}
        values = {e.name: e.value & arg.cases.mask for e in self.names.of(call.args[arg.by].what, abi).entries}
        for name in self.names.selected(arg.what):
            if name in values:
                text = f'{{"{arg.name}", arg_type::enum64, -1, {self.set(f"{arg.what}@{name}", abi)}, -1}}'
                rows.setdefault(values[name], text)
        if other:
            rows[-1] = self.arg(other, call, abi)
        return self.selections((arg.cases.mask, tuple(sorted(rows.items()))))

    def what(self, arg, call, abi):
        if arg.type == SELECT:
            return self.selection(arg, call, abi)
        if arg.by != NO_LEN and arg.type in NAMED:
            return self.selector(arg, call, abi)
        if arg.type in NAMED:
            return self.set(arg.what, abi)
        return self.layout(self.structs, arg.what, abi) if arg.type in STRUCTS and arg.what else 0

    def cloexec(self, call, abi):
        """The argument that says that what is made is closed on exec, and the bit of it that does."""
        if call.meaning.cloexec:
            return "arg_always", 0
        for i, arg in enumerate(call.args):
            if arg.what == OPEN_HOW:
                return "arg_open_how", self.cloexec_bit("open", abi)
            if arg.type in ("flags", "flags64") and self.cloexec_bit(arg.what, abi):
                return i, self.cloexec_bit(arg.what, abi)
        return "arg_none", 0

    def cloexec_bit(self, flags, abi):
        return next((e.value for e in self.names.of(flags, abi).entries if e.name.endswith("_CLOEXEC")), 0)

    def rule(self, call, abi):
        """The index of what a call does to the model."""
        meaning = call.meaning
        if not meaning.effect:
            return self.rules(NO_RULE)
        path = next((i for i, arg in enumerate(call.args) if arg.type == "path"), "arg_none")
        return self.rules((f"call_class::{meaning.effect}", f"fd_kind::{meaning.makes or 'unknown'}",
                           *self.cloexec(call, abi), path))

    def row(self, call, abi):
        abi = struct_abi(abi, call.nr)
        meaning = call.meaning
        head = f'{call.nr}, "{call.name}", "{meaning.category}", {uses_text(meaning.uses)}, {self.rule(call, abi)}'
        args = ", ".join(self.arg(a, call, abi) for a in call.args)
        return f"{{ {head}, {len(call.args)}, {{ {args} }} }},".replace("{  }", "{}")

    def section(self, abi):
        macro = f"RT_TABLE_{abi.upper()}"
        yield f"\n#ifdef {macro}"
        yield from (self.row(call, abi) for call in self.calls.sorted(abi))
        yield f"#undef {macro}\n#endif"

    def call_table(self, notice):
        types = textwrap.wrap(" ".join(f"X({cxx_type(t)})" for t in TYPES), 100, initial_indent="    ",
                              subsequent_indent="    ")
        return CALLS_HEAD % (notice, " \\\n".join(types)) + "\n".join([*self.sections, *self.selected_args(), *self.call_rules()]) + "\n"

    def selected_args(self):
        yield "\n#ifdef RT_SELECTIONS"
        for (mask, rows), index in self.selections.of.items():
            lines = "".join(f"\n    {{{value}, {text}}}," for value, text in rows)
            yield f"constexpr selected_arg selected_args_{index}[] = {{{lines}\n}};"
        yield "constexpr selection selections[] = {"
        for (mask, rows), index in self.selections.of.items():
            yield f"    {{{mask:#x}, selected_args_{index}, {len(rows)}}},"
        yield "};\n#undef RT_SELECTIONS\n#endif"

    def call_rules(self):
        yield "\n#ifdef RT_CALL_RULES"
        for is_class, kind, arg, bit, path in self.rules.of:
            yield f"{{ {is_class}, {kind}, {arg}, {bit:#x}, {path} }},"
        yield "#undef RT_CALL_RULES\n#endif"

    def name_sets(self, notice):
        lines, table = [], []
        for (name, names, held), index in self.sets.of.items():
            entries = "".join(f'\n    {{"{e.name}", {e.value:#x}, {e.mask:#x}{f", {holds}" if holds else ""}}},'
                              for e, holds in zip(names.entries, held))
            if entries:
                lines.append(f"constexpr name_entry entries_{index}[] = {{{entries}\n}};")
            rows = f"entries_{index}" if entries else "nullptr"
            kind = "enum_" if names.kind == "enum" else names.kind
            table.append(f'    {{"{name}", name_kind::{kind}, name_rest::{names.rest}, '
                         f"{rows}, {len(names.entries)}}},")
        lines += ["constexpr name_set sets[] = {", *table, "};"]
        table = []
        for (name, rows), index in self.selectors.of.items():
            pairs = ", ".join(f"{{{value:#x}, {to}}}" for value, to in rows)
            lines.append(f"constexpr selected_set selected_{index}[] = {{{pairs}}};")
            table.append(f'    {{"{name}", selected_{index}, {len(rows)}}},')
        return NAMES_HEAD % notice + "\n".join(lines + ["constexpr selector selectors[] = {", *table, "};"]) + "\n"

    def struct_layouts(self, notice):
        lines, table = [], []
        for (name, size, fields), index in self.layouts.of.items():
            rows = "".join(f'\n    {{"{f.name if f.name != "-" else ""}", {f.offset}, {f.size}, {f.count}, '
                           f'{str(f.signed).lower()}, field_format::{cxx_type(f.format) if f.format != "struct" else "struct_"}, '
                           f'{ref}}},' for f, ref in fields)
            lines.append(f"constexpr struct_field fields_{index}[] = {{{rows}\n}};")
            table.append(f'    {{"{name}", {size}, fields_{index}, {len(fields)}}},')
        head = NAMES_HEAD.replace("names.cpp", "structs.cpp") % notice
        return head + "\n".join(lines + ["constexpr struct_layout layouts[] = {", *table, "};"]) + "\n"

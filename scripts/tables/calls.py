# SPDX-License-Identifier: MIT OR Apache-2.0
"""Reads syscalls.tbl."""

import re
import sys
from typing import NamedTuple

from tables.base import ABIS, X32_BASE, BadRow, read_rows

NAME = re.compile(r"[a-z_][a-z0-9_]*")
SELECT_HEAD = re.compile(r"select (?P<name>[a-z_0-9]+)(?: mask=(?P<mask>0x[0-9a-f]+))?")
ARG = re.compile(r"(?P<name>[a-z_][a-z0-9_]*):(?P<type>[a-z_0-9]+)"
                 r"(?:\((?P<what>[a-z_0-9]+)(?:(?P<op><=|\*|@)(?P<other>[a-z_0-9]+))?\))?")

COUNTS = ("int", "uint", "long", "ulong", "size")
PLAIN = COUNTS + ("hex", "hex64", "oct", "mode", "dev", "sig", "off", "pid", "uid", "gid", "clockid", "fd", "dfd", "ptr")
NAMED = ("flags", "flags64", "enum", "enum64")                                # these name a set
SIZED = ("in", "out", "iov_in", "iov_out", "sockaddr_in", "sockaddr_out", "out_at", "pages_out")   # these take a length
# What the kernel captures, as PLAN_*, in the order that record_syscall.c relies on: what it reads, what it fills, the structs.
READ = ("path", "str", "in", "iov_in", "sockaddr_in", "msg_in", "argv", "envp")
FILLED = ("out", "iov_out", "sockaddr_out", "msg_out")
STRUCTS = ("struct_in", "array_in", "mmsg_in", "struct_out", "array_out", "mmsg_out", "out_at", "pages_out", "struct_cut")
ARRAYS = ("array_in", "array_out", "mmsg_in", "mmsg_out")
BARE = ("out_at", "pages_out")      # of the structs, but bytes without a layout
HOLDERS = ("in", "out_at")          # these may tell which argument says what is in them
SELECT = "select"
KINDS = READ + FILLED + STRUCTS + (SELECT,)
TYPES = PLAIN + NAMED + KINDS

CATEGORIES = ("io", "file", "net", "process", "memory", "IPC", "sleep", "signal", "user", "time", "wait", "sched", "system", "other")
USES = ("read", "write", "waits", "bulk", "security", "socketcall", "lifecycle")
EFFECT = re.compile(r"(?P<class>[a-z_]+)(?:\((?P<options>[a-z0-9_,]+)\))?")
ALWAYS = "cloexec"      # of an effect: what is made is closed on exec whatever the arguments say
COLUMNS = 3             # category, use and effect
SAME = ["="] * COLUMNS  # of a row NAME@ABI: those of the row NAME

MAX_NR = 1023
MAX_ARGS = 6
PLAN_OPS = 5
PLAN_LEN_RET = 7
PLAN_NO_MAX = 7
NO_LEN = -1


class Arg(NamedTuple):
    name: str
    type: str
    len: int         # index of the argument with the length or count, PLAN_LEN_RET or NO_LEN
    max: int         # where the result is the length: index of the argument with the buffer's size, else PLAN_NO_MAX
    what: object     # name of a set or of a struct, or None
    by: int          # index of the argument that selects the set or the type, or NO_LEN
    cases: object = None    # of a type that is selected: Cases


class Cases(NamedTuple):
    """What an argument is, by the value of another."""
    mask: int        # of that value
    rows: tuple      # (value, or a name of the other's set, or "*" for all others; Arg)


class Meaning(NamedTuple):
    """What a call is for, and what it does to the model."""
    category: str
    uses: tuple
    effect: str      # name of a class, or None
    makes: str       # the kind of descriptor that is made, or None: of no kind that the call alone says
    cloexec: bool    # that is closed on exec whatever the arguments say


class Call(NamedTuple):
    nr: int
    name: str
    args: tuple
    meaning: Meaning


class Reader:
    """Arguments of one row, which may name each other."""

    def __init__(self, matches, names, structs, selects):
        self.types = {m["name"]: m["type"] for m in matches}
        self.names, self.structs, self.selects = names, structs, selects

    def index(self, name, wanted, role):
        if name not in self.types:
            raise BadRow(f"{role} '{name}' names no argument")
        if self.types[name] not in wanted:
            raise BadRow(f"{role} '{name}' is of type '{self.types[name]}', not {' or '.join(wanted)}")
        return list(self.types).index(name)

    def read(self, m):
        kind = m["type"]
        if kind == SELECT:
            return self.read_select(m)
        if kind in NAMED:
            return self.read_named(m)
        if kind in STRUCTS and kind not in BARE:
            return self.read_struct(m)
        return self.read_sized(m)

    def read_select(self, m):
        if m["op"] != "@" or m["what"] not in self.selects:
            raise BadRow(f"'{m[0]}' is not select(NAME@ARG) of a block 'select NAME'")
        mask, rows = self.selects[m["what"]]
        by = self.index(m["other"], ("enum", "flags"), "selector")
        cases = tuple((value, self.read(match_arg(f"{m['name']}:{text}"))) for value, text in rows)
        if any(a.type in (SELECT, "mmsg_in", "mmsg_out", "msg_in", "msg_out", "argv", "envp") for _, a in cases):
            raise BadRow(f"select {m['what']}: that type cannot be selected")
        return Arg(m["name"], SELECT, NO_LEN, PLAN_NO_MAX, m["what"], by, Cases(mask, cases))

    def read_named(self, m):
        if m["op"] == "@":
            if not self.names.selected(m["what"] or ""):
                raise BadRow(f"there is no set '{m['what']}@...'")
            return Arg(m["name"], m["type"], NO_LEN, PLAN_NO_MAX, m["what"], self.index(m["other"], ("enum",), "selector"))
        if m["op"] or not self.names.has(m["what"]):
            raise BadRow(f"type '{m['type']}' names a set: there is no '{m['what']}'")
        return Arg(m["name"], m["type"], NO_LEN, PLAN_NO_MAX, m["what"], NO_LEN)

    def read_struct(self, m):
        is_array = m["type"] in ARRAYS
        if not self.structs.has(m["what"]):
            raise BadRow(f"there is no struct '{m['what']}'")
        if m["op"] not in (("*",) if is_array else ("<=", None)):
            raise BadRow("arrays are STRUCT*COUNT, structs are STRUCT or STRUCT<=SIZE")
        if m["other"] == "ret" and m["type"] == "array_out":
            length = PLAN_LEN_RET
        else:
            length = self.index(m["other"], COUNTS, "count") if m["op"] else NO_LEN
        return Arg(m["name"], m["type"], length, PLAN_NO_MAX, m["what"], NO_LEN)

    def read_sized(self, m):
        if m["op"] == "@" and m["type"] in HOLDERS:
            return self.read_length(m)._replace(by=self.index(m["other"], ("enum",), "selector"))
        if (m["type"] in SIZED) != bool(m["what"]) or m["op"] not in (None, "<="):
            raise BadRow(f"type '{m['type']}' takes {'a' if m['type'] in SIZED else 'no'} length")
        if m["op"] and m["what"] != "ret" or m["what"] == "ret" and (m["type"] != "out" or not m["op"]):
            raise BadRow("the buffer's size goes with 'ret', as out(ret<=SIZE), and with nothing else")
        if not m["what"]:
            return Arg(m["name"], m["type"], NO_LEN, PLAN_NO_MAX, None, NO_LEN)
        if m["op"]:
            return Arg(m["name"], m["type"], PLAN_LEN_RET, self.index(m["other"], COUNTS + (SELECT,), "size"), None, NO_LEN)
        return self.read_length(m)

    def read_length(self, m):
        wanted = ("ptr", "struct_out") if m["type"] in ("sockaddr_out", "out_at") else COUNTS + (SELECT,)
        return Arg(m["name"], m["type"], self.index(m["what"], wanted, "length"), PLAN_NO_MAX, None, NO_LEN)


def match_arg(word):
    match = ARG.fullmatch(word)
    if not match:
        raise BadRow(f"'{word}' is not name:type or name:type(...)")
    if match["type"] not in TYPES:
        raise BadRow(f"unknown type '{match['type']}'")
    return match


def parse_args(words, names, structs, selects):
    if len(words) > MAX_ARGS:
        raise BadRow(f"{len(words)} arguments, at most {MAX_ARGS} fit")
    matches = [match_arg(word) for word in words]
    if len({m["name"] for m in matches}) < len(matches):
        raise BadRow("two arguments of one name")
    reader = Reader(matches, names, structs, selects)
    return tuple(map(reader.read, matches))


def parse_effect(word):
    """The class, the kind of what is made, and whether that is always closed on exec."""
    match = EFFECT.fullmatch(word)
    if word == "-" or not match:
        if word != "-":
            raise BadRow(f"'{word}' is not CLASS, CLASS(KIND), CLASS({ALWAYS}) or CLASS(KIND,{ALWAYS})")
        return None, None, False
    options = match["options"].split(",") if match["options"] else []
    always = options[-1:] == [ALWAYS]
    kinds = options[:-1] if always else options
    if len(kinds) > 1:
        raise BadRow(f"'{word}' makes things of two kinds")
    return match["class"], kinds[0] if kinds else None, always


def parse_meaning(words):
    if len(words) != COLUMNS:
        raise BadRow("needs a category, uses and an effect")
    category, uses, effect = words
    if category not in CATEGORIES:
        raise BadRow(f"'{category}' is no category: {', '.join(CATEGORIES)}")
    uses = () if uses == "-" else tuple(uses.split(","))
    if not set(uses) <= set(USES):
        raise BadRow(f"'{','.join(uses)}' are no uses: {', '.join(USES)}")
    return Meaning(category, uses, *parse_effect(effect))


class Selects:
    """The blocks 'select NAME', which calls refer to: by name, a mask and (value, type) pairs."""

    def __init__(self):
        self.of, self.at = {}, None

    def take(self, text):
        """False: this line is of no block."""
        if text[0].isspace():
            *values, kind = text.split()
            if self.at is None or not values:
                raise BadRow("values and their type, below the line of their block")
            self.of[self.at][1].extend((value, kind) for value in values)
            return True
        head = SELECT_HEAD.fullmatch(text.rstrip())
        if head:
            self.at = head["name"]
            self.of[self.at] = (int(head["mask"] or "0xffffffff", 0), [])
        return bool(head)


def parse_numbers(words):
    if len(words) != len(ABIS):
        raise BadRow(f"needs {len(ABIS)} numbers")
    numbers = {}
    for abi, word in zip(ABIS, words):
        if word == "-":
            continue
        if not re.fullmatch(r"0|[1-9][0-9]*", word) or int(word) > MAX_NR:
            raise BadRow(f"'{word}' is no number of {abi}: 0..{MAX_NR} or '-'")
        numbers[abi] = int(word)
    if not numbers:
        raise BadRow("no number at all")
    return numbers


class Calls:
    def __init__(self, path, names, structs):
        self.calls = {abi: {} for abi in ABIS}      # by number
        self.rows = []                              # name and arguments of each row
        self.listed = []                            # name, numbers by ABI, and arguments as they stand there
        self.seen = {}                              # (ABI, number) and (ABI, name): line
        self.known = {}                             # what a call is for, by name
        self.last = 0                               # x86_64 number
        self.names, self.structs, self.selects = names, structs, Selects()
        rows = []
        read_rows(path, lambda text, line: self.selects.take(text) or rows.append(line))
        read_rows(path, lambda text, line: line in rows and self.add(text, line))
        self.check_x32(path)

    def once(self, abi, key, line):
        if (abi, key) in self.seen:
            raise BadRow(f"{abi} has {key} already in line {self.seen[abi, key]}")
        self.seen[abi, key] = line

    def add(self, text, line):
        name, override, numbers, meaning, args = self.parse_row(text)
        if override != (name in self.known):
            raise BadRow(f"'{name}' has no row without @ above" if override else f"second row of '{name}' without @")
        if numbers.get("x86_64", self.last) < self.last:
            raise BadRow(f"out of order: x86_64 {numbers['x86_64']} follows {self.last}")
        self.last = numbers.get("x86_64", self.last)
        meaning = self.known.setdefault(name, meaning)
        for abi, nr in numbers.items():
            self.once(abi, nr, line)
            self.once(abi, name, line)
            self.calls[abi][nr] = Call(nr, name, args, meaning)
        self.rows.append((name, args))
        self.listed.append((name, numbers, text.split()[1 + len(ABIS) + COLUMNS:]))

    def parse_row(self, line):
        """A row's name, whether it overrides another, its numbers by ABI, its meaning and its arguments."""
        name, *words = line.split()
        name, at, only = name.partition("@")
        if not NAME.fullmatch(name):
            raise BadRow(f"'{name}' is no name")
        numbers = parse_numbers(words[:len(ABIS)])
        if at and only.split(",") != list(numbers):
            raise BadRow(f"@{only}, but has the numbers of {','.join(numbers)}")
        columns, words = words[len(ABIS):len(ABIS) + COLUMNS], words[len(ABIS) + COLUMNS:]
        if at and columns != SAME:
            raise BadRow(f"what is not of the arguments is that of the row '{name}': {' '.join(SAME)}")
        meaning = None if at else parse_meaning(columns)
        args = parse_args(words, self.names, self.structs, self.selects.of)
        if sum(a.type in KINDS for a in args) > PLAN_OPS:
            raise BadRow(f"more than {PLAN_OPS} arguments to capture")
        return name, bool(at), numbers, meaning, args

    def check_x32(self, path):
        """The kernel looks x32's numbers below 512 up as x86_64's."""
        for nr, call in self.calls["x32"].items():
            if nr < X32_BASE and self.calls["x86_64"].get(nr) != call:
                sys.exit(f"{path.name}: x32 number {nr} ({call.name}) is not the same call on x86_64")

    def cases(self, arg, call, abi):
        """(value, Arg) of what an argument may be on an ABI, by value, and the Arg of all other values or None."""
        values = {e.name: e.value for e in self.names.of(call.args[arg.by].what, abi).entries}
        known = {e.name for a in ABIS for e in self.names.of(call.args[arg.by].what, a).entries}
        rows, other = {}, None
        for value, what in arg.cases.rows:
            if value == "*":
                other = what
            elif value[0].isdigit():
                rows[int(value, 0)] = what
            elif value not in known:
                sys.exit(f"{call.name}: '{value}' is no name of set '{call.args[arg.by].what}'")
            elif value in values:
                rows.setdefault(values[value] & arg.cases.mask, what)
        return sorted(rows.items(), key=lambda row: row[0]), other

    def sorted(self, abi):
        return [call for _, call in sorted(self.calls[abi].items())]

    def number(self, abi, name):
        return next(c.nr for c in self.calls[abi].values() if c.name == name)

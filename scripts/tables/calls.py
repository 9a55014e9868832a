# SPDX-License-Identifier: MIT OR Apache-2.0
"""Reads syscalls.tbl."""

import re
import sys
from typing import NamedTuple

from tables.base import ABIS, X32_BASE, BadRow, read_rows

NAME = re.compile(r"[a-z_][a-z0-9_]*")
ARG = re.compile(r"(?P<name>[a-z_][a-z0-9_]*):(?P<type>[a-z_0-9]+)"
                 r"(?:\((?P<what>[a-z_0-9]+)(?:(?P<op><=|\*|@)(?P<other>[a-z_0-9]+))?\))?")

COUNTS = ("int", "uint", "long", "ulong", "size")
PLAIN = COUNTS + ("hex", "hex64", "oct", "mode", "dev", "sig", "off", "pid", "uid", "gid", "clockid", "fd", "dfd", "ptr")
NAMED = ("flags", "flags64", "enum", "enum64")                                # these name a set
SIZED = ("in", "out", "iov_in", "iov_out", "sockaddr_in", "sockaddr_out", "out_at")     # these take a length
# What the kernel captures, as PLAN_*, in the order that capture_syscall.c relies on: what it reads, what it fills, the structs.
READ = ("path", "str", "in", "iov_in", "sockaddr_in", "msg_in", "argv", "envp")
FILLED = ("out", "iov_out", "sockaddr_out", "msg_out")
STRUCTS = ("struct_in", "array_in", "struct_out", "array_out", "out_at", "struct_cut")
KINDS = READ + FILLED + STRUCTS
TYPES = PLAIN + NAMED + KINDS

MAX_NR = 1023
MAX_ARGS = 6
PLAN_OPS = 4
PLAN_LEN_RET = 7
PLAN_NO_MAX = 7
NO_LEN = -1


class Arg(NamedTuple):
    name: str
    type: str
    len: int         # index of the argument with the length or count, PLAN_LEN_RET or NO_LEN
    max: int         # where the result is the length: index of the argument with the buffer's size, else PLAN_NO_MAX
    what: object     # name of a set or of a struct, or None
    by: int          # index of the argument that selects the set, or NO_LEN


class Call(NamedTuple):
    nr: int
    name: str
    args: tuple


class Reader:
    """Arguments of one row, which may name each other."""

    def __init__(self, matches, names, structs):
        self.types = {m["name"]: m["type"] for m in matches}
        self.names, self.structs = names, structs

    def index(self, name, wanted, role):
        if name not in self.types:
            raise BadRow(f"{role} '{name}' names no argument")
        if self.types[name] not in wanted:
            raise BadRow(f"{role} '{name}' is of type '{self.types[name]}', not {' or '.join(wanted)}")
        return list(self.types).index(name)

    def read(self, m):
        kind = m["type"]
        if kind in NAMED:
            return self.read_named(m)
        if kind in STRUCTS and kind != "out_at":
            return self.read_struct(m)
        return self.read_sized(m)

    def read_named(self, m):
        if m["op"] == "@":
            if not self.names.selected(m["what"] or ""):
                raise BadRow(f"there is no set '{m['what']}@...'")
            return Arg(m["name"], m["type"], NO_LEN, PLAN_NO_MAX, m["what"], self.index(m["other"], ("enum",), "selector"))
        if m["op"] or not self.names.has(m["what"]):
            raise BadRow(f"type '{m['type']}' names a set: there is no '{m['what']}'")
        return Arg(m["name"], m["type"], NO_LEN, PLAN_NO_MAX, m["what"], NO_LEN)

    def read_struct(self, m):
        is_array = m["type"].startswith("array")
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
        if (m["type"] in SIZED) != bool(m["what"]) or m["op"] not in (None, "<="):
            raise BadRow(f"type '{m['type']}' takes {'a' if m['type'] in SIZED else 'no'} length")
        if m["op"] and m["what"] != "ret" or m["what"] == "ret" and (m["type"] != "out" or not m["op"]):
            raise BadRow("the buffer's size goes with 'ret', as out(ret<=SIZE), and with nothing else")
        if not m["what"]:
            return Arg(m["name"], m["type"], NO_LEN, PLAN_NO_MAX, None, NO_LEN)
        if m["op"]:
            return Arg(m["name"], m["type"], PLAN_LEN_RET, self.index(m["other"], COUNTS, "size"), None, NO_LEN)
        wanted = ("ptr",) if m["type"] in ("sockaddr_out", "out_at") else COUNTS
        return Arg(m["name"], m["type"], self.index(m["what"], wanted, "length"), PLAN_NO_MAX, None, NO_LEN)


def parse_args(words, names, structs):
    if len(words) > MAX_ARGS:
        raise BadRow(f"{len(words)} arguments, at most {MAX_ARGS} fit")
    matches = [ARG.fullmatch(w) for w in words]
    for word, match in zip(words, matches):
        if not match:
            raise BadRow(f"'{word}' is not name:type or name:type(...)")
        if match["type"] not in TYPES:
            raise BadRow(f"unknown type '{match['type']}'")
    if len({m["name"] for m in matches}) < len(matches):
        raise BadRow("two arguments of one name")
    reader = Reader(matches, names, structs)
    return tuple(map(reader.read, matches))


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
        self.seen = {}                              # (ABI, number) and (ABI, name): line
        self.known = set()
        self.last = 0                               # x86_64 number
        self.names, self.structs = names, structs
        read_rows(path, self.add)
        self.check_x32(path)

    def once(self, abi, key, line):
        if (abi, key) in self.seen:
            raise BadRow(f"{abi} has {key} already in line {self.seen[abi, key]}")
        self.seen[abi, key] = line

    def add(self, text, line):
        name, override, numbers, args = self.parse_row(text)
        if override != (name in self.known):
            raise BadRow(f"'{name}' has no row without @ above" if override else f"second row of '{name}' without @")
        if numbers.get("x86_64", self.last) < self.last:
            raise BadRow(f"out of order: x86_64 {numbers['x86_64']} follows {self.last}")
        self.last = numbers.get("x86_64", self.last)
        self.known.add(name)
        for abi, nr in numbers.items():
            self.once(abi, nr, line)
            self.once(abi, name, line)
            self.calls[abi][nr] = Call(nr, name, args)
        self.rows.append((name, args))

    def parse_row(self, line):
        """A row's name, whether it overrides another, its numbers by ABI and its arguments."""
        name, *words = line.split()
        name, at, only = name.partition("@")
        if not NAME.fullmatch(name):
            raise BadRow(f"'{name}' is no name")
        numbers = parse_numbers(words[:len(ABIS)])
        if at and only.split(",") != list(numbers):
            raise BadRow(f"@{only}, but has the numbers of {','.join(numbers)}")
        args = parse_args(words[len(ABIS):], self.names, self.structs)
        if sum(a.type in KINDS for a in args) > PLAN_OPS:
            raise BadRow(f"more than {PLAN_OPS} arguments to capture")
        return name, bool(at), numbers, args

    def check_x32(self, path):
        """The kernel looks x32's numbers below 512 up as x86_64's."""
        for nr, call in self.calls["x32"].items():
            if nr < X32_BASE and self.calls["x86_64"].get(nr) != call:
                sys.exit(f"{path.name}: x32 number {nr} ({call.name}) is not the same call on x86_64")

    def sorted(self, abi):
        return [call for _, call in sorted(self.calls[abi].items())]

    def number(self, abi, name):
        return next(c.nr for c in self.calls[abi].values() if c.name == name)

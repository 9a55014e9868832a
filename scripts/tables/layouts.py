# SPDX-License-Identifier: MIT OR Apache-2.0
"""Reads structs.tbl and lays each struct out by the rules of every ABI."""

import re
from typing import NamedTuple

from tables.base import ABIS, BadRow, read_rows

STRUCT = re.compile(r"(?P<name>[a-z_][a-z0-9_]*)(?:@(?P<abis>[a-z0-9_,]+))?")
MEMBER = re.compile(r"(?P<name>[A-Za-z_][A-Za-z0-9_.]*|-)")
TYPE = re.compile(r"(?P<type>[a-z_][a-z0-9_]*)(?::(?P<format>[a-z_]+)(?:\((?P<set>[a-z0-9_@A-Z]+)\))?)?(?:\[(?P<count>\d+)\])?")
FORMATS = ("dec", "hex", "oct", "mode", "dev", "str", "sigset", "sig", "wait", "fd", "ptr", "flags", "enum", "fdset", "hide")
WIDTHS = {"s8": 1, "u8": 1, "s16": 2, "u16": 2, "s32": 4, "u32": 4, "s64": 8, "u64": 8, "char": 1}
NARROW = ("i386", "arm")


class Field(NamedTuple):
    name: str
    offset: int
    size: int       # of one element
    count: int      # 0: no array
    signed: bool
    format: str
    ref: object     # name of a set or of a struct, or None


class Layout(NamedTuple):
    size: int
    align: int
    fields: tuple


def width(kind, abi):
    if kind in ("long", "ulong"):
        return 4 if abi in NARROW else 8
    if kind in ("ptr", "size"):
        return 8 if abi in ("x86_64", "arm64") else 4
    return WIDTHS.get(kind)


def parse_member(words):
    if len(words) != 2 or not MEMBER.fullmatch(words[0]):
        raise BadRow("not NAME TYPE")
    match = TYPE.fullmatch(words[1])
    if not match or (match["format"] or "dec") not in FORMATS:
        raise BadRow(f"'{words[1]}' is no TYPE, TYPE:FORMAT or either with [COUNT]")
    if bool(match["set"]) != (match["format"] in ("flags", "enum")):
        raise BadRow(f"'{words[1]}': flags and enum, and nothing else, name a set")
    return words[0], match


class Structs:
    def __init__(self, path):
        self.members = {}    # by name, then by ABI
        self.packed = {}     # by name: the ABIs where it has no padding
        self.at = ()
        self.laid_out = {}
        read_rows(path, self.take)

    def take(self, text, line):
        if text[0].isspace():
            return self.add_member(text.split())
        self.begin(text.split())

    def begin(self, words):
        match = STRUCT.fullmatch(words[1]) if len(words) in (2, 3) and words[0] == "struct" else None
        if not match:
            raise BadRow("not 'struct NAME[@ABI,...] [packed=ABI,...]'")
        abis = match["abis"].split(",") if match["abis"] else [a for a in ABIS]
        variants = self.members.setdefault(match["name"], {})
        if not match["abis"] and variants:
            raise BadRow(f"second struct '{match['name']}' without @")
        for abi in abis:
            variants[abi] = []
        self.at = (match["name"], abis)
        self.packed[match["name"]] = words[2].partition("=")[2].split(",") if len(words) == 3 else []

    def add_member(self, words):
        name, match = parse_member(words)
        kind = match["type"]
        if width(kind, "x86_64") is None and kind not in self.members:
            raise BadRow(f"unknown type '{kind}'")
        for abi in self.at[1]:
            self.members[self.at[0]][abi].append((name, match))

    def has(self, name):
        return name in self.members

    def refs(self):
        """Names of the sets that members name."""
        return {m["set"] for variants in self.members.values() for members in variants.values() for _, m in members if m["set"]}

    def of(self, name, abi):
        if (name, abi) not in self.laid_out:
            self.laid_out[name, abi] = self.lay_out(name, abi)
        return self.laid_out[name, abi]

    def element(self, match, abi):
        """Size and alignment of one element of a member's type."""
        size = width(match["type"], abi)
        if size is None:
            inner = self.of(match["type"], abi)
            return inner.size, inner.align
        return size, min(size, 4) if abi == "i386" else size

    def lay_out(self, name, abi):
        fields, at, most = [], 0, 1
        for member, match in self.members[name][abi]:
            size, align = self.element(match, abi)
            if abi in self.packed[name]:
                align = 1
            at, most = -(-at // align) * align, max(most, align)
            count = int(match["count"] or 0)
            fields.append(self.field(member, match, at, size, count))
            at += size * (count or 1)
        return Layout(-(-at // most) * most, most, tuple(f for f in fields if f.format != "hide"))

    def field(self, member, match, at, size, count):
        kind = match["type"]
        if width(kind, "x86_64") is None:
            return Field(member, at, size, count, False, "struct", kind)
        default = "str" if kind == "char" else "ptr" if kind == "ptr" else "dec"
        return Field(member, at, size, count, kind[0] == "s" and kind != "size" or kind == "long",
                     match["format"] or default, match["set"])

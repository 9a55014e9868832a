# SPDX-License-Identifier: MIT OR Apache-2.0
"""Reads flags.tbl and ioctls.tbl: sets of names, each for every ABI."""

import re
from typing import NamedTuple

from tables.base import ABIS, BadRow, read_rows

SET = re.compile(r"[a-z_][a-z0-9_]*(@[A-Z][A-Z0-9_]*)?")
ENTRY_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
NUMBER = r"0x[0-9a-f]+|[0-9]+"
VALUE = re.compile(rf"(?P<value>{NUMBER}|-)(?:/(?P<mask>{NUMBER}))?")
OTHER = re.compile(rf"(?P<abis>[a-z0-9_,]+)=(?P<value>{NUMBER}|-)")
RESTS = ("hex", "octal", "signal")
NOTHING = "-"       # held by an entry of a set whose others hold something
ALL_BITS = 2**64 - 1


class Entry(NamedTuple):
    name: str
    value: int
    mask: int    # 0: all bits of value, where others may be set, too
    holds: str   # name of the struct that goes with it, or None


class NameSet(NamedTuple):
    kind: str    # "flags" or "enum"
    rest: str
    entries: tuple


def number(text):
    return None if text == "-" else int(text, 0)


def parse_entry(words):
    """An entry's name, its mask, its value by ABI (None: the ABI has no such name), and what it holds."""
    name, first, *others = words
    holds = others.pop().partition("=")[2] if others and others[-1].startswith("holds=") else None
    match = VALUE.fullmatch(first)
    if not ENTRY_NAME.fullmatch(name) or not match:
        raise BadRow(f"'{name} {first}' is not NAME VALUE or NAME VALUE/MASK")
    values = dict.fromkeys(ABIS, number(match["value"]))
    for word in others:
        other = OTHER.fullmatch(word)
        if not other or not set(other["abis"].split(",")) <= set(ABIS):
            raise BadRow(f"'{word}' is not ABI[,ABI]=VALUE")
        values.update(dict.fromkeys(other["abis"].split(","), number(other["value"])))
    return name, number(match["mask"] or "0"), values, holds


class Names:
    def __init__(self, *paths):
        self.kinds = {}      # by name of the set: kind, rest, what its entries hold
        self.rows = {}       # by name of the set: (name, mask, values, holds)
        self.same = {}
        for path in paths:
            self.at = None
            read_rows(path, self.take)

    def take(self, text, line):
        words = text.split()
        if text[0].isspace():
            self.add_entry(words)
        elif words[0] == "same" and len(words) == 3:
            self.add_same(*words[1:])
        else:
            self.begin(words)

    def begin(self, words):
        kind, name, *options = words if len(words) in (2, 3) else ("", "")
        option, _, value = options[0].partition("=") if options else ("rest", "=", "hex")
        if kind not in ("flags", "enum") or not SET.fullmatch(name) or option not in ("rest", "holds"):
            raise BadRow("not 'flags SET', 'enum SET' or 'same SET OTHER'")
        if option == "rest" and value not in RESTS:
            raise BadRow(f"'{value}' is no way to show the rest: {', '.join(RESTS)}")
        self.once(name)
        self.kinds[name] = (kind, value, None) if option == "rest" else (kind, "hex", value)
        self.rows[name], self.at = [], name

    def add_entry(self, words):
        if self.at is None or len(words) < 2:
            raise BadRow("a name and its value, below the line of their set")
        entry = parse_entry(words)
        if any(entry[0] == name for name, *_ in self.rows[self.at]):
            raise BadRow(f"'{entry[0]}' is in set '{self.at}' already")
        self.rows[self.at].append(entry)

    def add_same(self, name, other):
        self.once(name)
        if other not in self.rows:
            raise BadRow(f"there is no set '{other}' above")
        self.same[name] = other

    def once(self, name):
        if name in self.rows or name in self.same:
            raise BadRow(f"second set '{name}'")

    def has(self, name):
        return name in self.rows or name in self.same

    def of(self, name, abi):
        """The set as an ABI has it."""
        name = self.same.get(name, name)
        kind, rest, held = self.kinds[name]
        entries = tuple(Entry(n, values[abi], mask or (ALL_BITS if kind == "enum" else 0),
                              None if holds == NOTHING else holds or held)
                        for n, mask, values, holds in self.rows[name] if values[abi] is not None)
        return NameSet(kind, rest, entries)

    def held(self):
        """The structs that entries hold."""
        return {e.holds for name in self.rows for abi in ABIS for e in self.of(name, abi).entries if e.holds}

    def selected(self, prefix):
        """The names behind the @ of the sets PREFIX@NAME."""
        return [name.partition("@")[2] for name in (*self.rows, *self.same) if name.startswith(prefix + "@")]

# SPDX-License-Identifier: MIT OR Apache-2.0
"""Emits the table of calls in ringtap.7."""

import sys

BEGIN = '.\\" calls: by scripts/gen-syscalls\n'
END = '.\\" end of calls\n'


def call_text(row):
    name, numbers, words = row
    yield f".It Ic {name} Pq " + " ".join(f"{abi} {nr}" for abi, nr in numbers.items())
    yield " ".join(words).replace("-", "\\-") if words else "no arguments"


def select_text(name, mask, rows):
    """A selected type, and the values that say so."""
    yield f".It Ic {name}" + (f" Pq of the bits {mask:#x}" if mask != 0xffffffff else "")
    by_type = {}
    for value, kind in rows:
        by_type.setdefault(kind, []).append("all others" if value == "*" else value)
    yield ".br\n".join(f"{kind}: {', '.join(values)}\n" for kind, values in by_type.items()).rstrip("\n")


def manual_page(path, calls):
    """The page with the calls in their place."""
    before, _, rest = path.read_text().partition(BEGIN)
    _, found, after = rest.partition(END)
    if not found:
        sys.exit(f"{path.name} has no place for the calls")
    rows = sorted(calls.listed, key=lambda row: row[0])
    lines = [line for row in rows for line in call_text(row)]
    lines += [".El", ".Ss What other arguments say", ".Bl -tag -width Ds -compact"]
    lines += [line for name, (mask, cases) in calls.selects.of.items() for line in select_text(name, mask, cases)]
    return before + BEGIN + "".join(f"{line}\n" for line in lines) + END + after

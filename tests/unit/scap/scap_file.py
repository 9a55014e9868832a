# SPDX-License-Identifier: MIT OR Apache-2.0
"""Sysdig's files, read by what their readers ask of them, and by nothing of ringtap's own."""

import gzip
import struct
from pathlib import Path
from typing import NamedTuple

SECTION, MACHINE, PROCESSES, EVENT, FLAGGED, DESCRIPTORS, INTERFACES, USERS = \
    0x0a0d0d0a, 0x201, 0x215, 0x216, 0x217, 0x218, 0x219, 0x220
LARGE, FLAGGED_LARGE = 0x221, 0x222
LARGE_NUMBERS = (322, 324, 402)
EVENT_BYTES_MAX = 65536
PATH_MAX, STRINGS_MAX, NAME_MAX = 1024, 4096, 255
TAILS = (29, 76)   # of a thread, by age of the readers
# What comes behind length, descriptor, inode and type of an entry that is more than a name.
ADDRESSES = {3: 4 + 4 + 2 + 2 + 1, 4: 16 + 16 + 2 + 2 + 1, 5: 4 + 2 + 1, 6: 16 + 2 + 1}
UNIX, FILE_V2 = 8, 16


class BadFile(Exception):
    """What readers would not take."""


class Known(NamedTuple):
    name: str
    counts: tuple     # of parameters with which all readers of files take it
    since: str        # the first readers that know it
    kinds: tuple


class Event(NamedTuple):
    number: int
    known: Known      # None: readers pass over it
    ns: int
    tid: int
    cpu: int
    shown: bool
    values: tuple


def known_events(path):
    rows = (line.split("\t") for line in path.read_text().splitlines() if not line.startswith("#"))
    return {int(row[0]): Known(row[1], tuple(int(n) for n in row[2].split(",") if n != "-"), row[3],
                               tuple(row[5].split()) if len(row) > 5 else ()) for row in rows}


KNOWN = known_events(Path(__file__).parent / "events.tsv")


class Bytes:
    """A cursor that never goes beyond the end."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def left(self):
        return len(self.data) - self.at

    def take(self, count):
        if count > self.left():
            raise BadFile(f"{count} bytes wanted, {self.left()} left")
        self.at += count
        return self.data[self.at - count:self.at]

    def number(self, form):
        return struct.unpack("<" + form, self.take(struct.calcsize("<" + form)))[0]

    def text(self, most):
        size = self.number("H")
        if size > most:
            raise BadFile(f"a text of {size} bytes, more than {most}")
        return self.take(size)


def blocks(data):
    at = 0
    while at < len(data):
        if len(data) - at < 12:
            raise BadFile("a block is cut off")
        kind, length = struct.unpack_from("<II", data, at)
        if length % 4 or length < 12 or at + length > len(data):
            raise BadFile(f"block {kind:#x} says {length} bytes")
        if struct.unpack_from("<I", data, at + length - 4)[0] != length:
            raise BadFile(f"block {kind:#x} ends with another length")
        yield kind, data[at + 8:at + length - 4]
        at += length


def read_processes(body):
    threads, cursor = {}, Bytes(body)
    while cursor.left() >= 4:
        entry = Bytes(cursor.take(0))
        size = struct.unpack_from("<I", body, cursor.at)[0]
        entry = Bytes(cursor.take(size))
        entry.number("I")
        tid, pid = entry.number("Q"), entry.number("Q")
        entry.take(24)
        comm = entry.text(PATH_MAX)
        for most in (PATH_MAX, PATH_MAX, STRINGS_MAX, PATH_MAX):
            entry.text(most)
        entry.take(8 + 4 * 3 + 4 * 3 + 8 * 2)
        entry.text(STRINGS_MAX)
        entry.take(16)
        entry.text(STRINGS_MAX)
        entry.text(PATH_MAX)
        if entry.left() not in TAILS:
            raise BadFile(f"thread {tid} ends with {entry.left()} bytes")
        threads[tid] = (pid, comm)
    return threads


def read_descriptors(body):
    cursor = Bytes(body)
    cursor.number("Q")
    while cursor.left() >= 4:
        size = struct.unpack_from("<I", body, cursor.at)[0]
        entry = Bytes(cursor.take(size))
        entry.take(4 + 8 + 8)
        kind = entry.number("B")
        if kind in ADDRESSES:
            entry.take(ADDRESSES[kind])
        else:
            entry.take({UNIX: 16, FILE_V2: 4}.get(kind, 0))
            entry.text(PATH_MAX - 1)
            entry.take(4 if kind == FILE_V2 else 0)
        if entry.left():
            raise BadFile(f"a descriptor of kind {kind} is {entry.left()} bytes too long")


def read_users(body):
    cursor = Bytes(body)
    while cursor.left() >= 4:
        size = struct.unpack_from("<I", body, cursor.at)[0]
        entry = Bytes(cursor.take(size))
        entry.take(4)
        is_group = entry.number("B")
        entry.take(4 if is_group else 8)
        for _ in range(1 if is_group else 3):
            entry.text(NAME_MAX)
        if entry.left():
            raise BadFile("a user is too long")


def read_interfaces(body):
    """An entry's length does not count itself."""
    cursor = Bytes(body)
    while cursor.left() >= 4:
        entry = Bytes(cursor.take(cursor.number("I")))
        kind, name = entry.number("H"), entry.number("H")
        if kind not in (1, 2):
            raise BadFile(f"an interface of type {kind}")
        entry.take(3 * (4 if kind == 1 else 16) + 8)
        if entry.left() != name:
            raise BadFile(f"an interface's name of {name} bytes in {entry.left()}")


def check_tuple(value):
    sizes = {2: 13, 10: 37}
    family = value[0]
    if family in sizes and len(value) != sizes[family]:
        raise BadFile(f"addresses of family {family} in {len(value)} bytes")
    if family == 1 and (len(value) < 18 or value[-1]):
        raise BadFile("Unix addresses without a path")
    if family not in (1, *sizes):
        raise BadFile(f"addresses of family {family}")


def check_address(value):
    sizes = {2: 7, 10: 19}
    if value[0] in sizes and len(value) != sizes[value[0]]:
        raise BadFile(f"an address of family {value[0]} in {len(value)} bytes")
    if value[0] == 1 and value[-1]:
        raise BadFile("a Unix address without a NUL")
    if value[0] not in (1, *sizes):
        raise BadFile(f"an address of family {value[0]}")


def check_fdlist(value):
    if len(value) < 2 or len(value) != 2 + 10 * struct.unpack_from("<H", value)[0]:
        raise BadFile(f"descriptors in {len(value)} bytes")


CHECKS = {"tuple": check_tuple, "address": check_address, "fdlist": check_fdlist}


def check_value(kind, value):
    """Nothing at all is allowed: it was not captured."""
    if not value:
        return
    if kind.isdigit():
        if len(value) != int(kind):
            raise BadFile(f"a number of {kind} bytes in {len(value)}")
    elif kind == "text":
        if value.find(b"\0") != len(value) - 1:
            raise BadFile("a text whose NUL is not its last byte")
    elif kind in CHECKS:
        CHECKS[kind](value)


def read_event(body, kind):
    cursor = Bytes(body)
    cpu = cursor.number("H")
    state_only = bool(kind in (FLAGGED, FLAGGED_LARGE) and cursor.number("I") & 1)
    begun = cursor.at
    ns, tid, length, number, count = (cursor.number(form) for form in "QQIHI")
    large = kind in (LARGE, FLAGGED_LARGE)
    if large != (number in LARGE_NUMBERS):
        raise BadFile(f"event {number} in a block of type {kind:#x}")
    sizes = [cursor.number("I" if large else "H") for _ in range(count)]
    values = tuple(cursor.take(size) for size in sizes)
    if cursor.at - begun != length or cursor.left() > 3:
        raise BadFile(f"event {number} says {length} bytes, has {cursor.at - begun}, {cursor.left()} are left")
    known = KNOWN.get(number)
    if known:
        if count not in known.counts:
            raise BadFile(f"{known.name} with {count} parameters, readers take {known.counts}")
        for kind, value in zip(known.kinds, values):
            try:
                check_value(kind, value)
            except BadFile as error:
                raise BadFile(f"{known.name}: {error}") from None
    return Event(number, known, ns, tid, cpu, not state_only, values)


HOST = {PROCESSES: read_processes, DESCRIPTORS: read_descriptors, USERS: read_users, INTERFACES: read_interfaces}


def read(path):
    """The threads there were at the start, and the events."""
    data = path.read_bytes()
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    threads, events = {}, []
    for place, (kind, body) in enumerate(blocks(data)):
        if place == 0 and (kind != SECTION or body[:8] != struct.pack("<IHH", 0x1a2b3c4d, 1, 2) or len(body) != 16):
            raise BadFile("no section at the beginning")
        if place == 1 and (kind != MACHINE or len(body) != 180):
            raise BadFile("no machine behind it")
        if kind in (EVENT, FLAGGED, LARGE, FLAGGED_LARGE):
            if len(body) + 12 > EVENT_BYTES_MAX:
                raise BadFile("an event longer than its readers' buffer")
            events.append(read_event(body, kind))
        elif place > 1:
            if events or kind not in HOST:
                raise BadFile(f"block {kind:#x} where none may be")
            threads.update(HOST[kind](body) or {})
    return threads, events

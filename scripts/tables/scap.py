# SPDX-License-Identifier: MIT OR Apache-2.0
"""Reads scap.tbl, the events of .scap files, and emits what the client knows of them."""

import re
from dataclasses import dataclass

from tables.base import BadRow, read_rows
from tables.calls import Calls
from tables.layouts import Structs
from tables.names import Names

HEAD = """\
// SPDX-License-Identifier: MIT OR Apache-2.0
// %s
//
// RT_SCAP_WORDS(X) lists the functions that fill parameters. The rest, with RT_SCAP_TABLE, is for event_table.cpp alone.
"""

PARAMETER = re.compile(r"(?P<newest>\+?)(?P<name>\w+):(?P<type>[a-z0-9]+)(?:\((?P<map>\w+)\))?(?:=(?P<source>-\w*|(?:!\w+:?)?[\w.]+))?")
NUMBER = re.compile(r"[ui](8|16|32|64)")
TAILS = re.compile(r"(_time64|32|64)$")
PARAMETERS_MAX = 32
# The first event that the readers of 2022 do not know: they pass over it and all behind.
FIRST_AFTER_2022 = 336


@dataclass
class Parameter:
    name: str
    type: str
    newest: bool
    map: str
    source: str

    @property
    def word(self):
        return self.source[1:].partition(":")[0] if self.source.startswith("!") else None

    @property
    def is_named_alone(self):
        return self.source.startswith("-")

    @property
    def path(self):
        return self.source[1:] if self.is_named_alone else "" if self.source.isdigit() else self.source.partition(":")[2] if self.word else self.source

    @property
    def argument(self):
        return self.path.partition(".")[0] or None

    @property
    def member(self):
        return self.path.partition(".")[2] or None


@dataclass
class Event:
    number: int
    symbol: str
    dialects: str
    calls: list
    old_calls: list     # for which it stands where readers are old
    parameters: list


def parameter(text):
    match = PARAMETER.fullmatch(text)
    if not match:
        raise BadRow(f"not a parameter: {text}")
    if match["type"] not in ("str", "bytes") and not NUMBER.fullmatch(match["type"]):
        raise BadRow(f"{text}: no such type")
    return Parameter(match["name"], match["type"], bool(match["newest"]), match["map"], match["source"] or match["name"])


class Scap:
    """The rows of scap.tbl, held against the calls' arguments and the names of their values."""

    def __init__(self, path, calls, names):
        self.events, self.maps, self.codes = {}, {}, {}
        self.arguments, self.texts = {}, {}
        self.names = {name for rows in names.rows.values() for name, *_ in rows}
        for name, args in calls.rows:
            self.arguments.setdefault(name, set()).update(arg.name for arg in args)
            self.texts.setdefault(name, set()).update(arg.name for arg in args if arg.type in ("path", "str"))
        read_rows(path, self.take)

    def take(self, text, _):
        first, *rest = text.split()
        if first == "map":
            self.take_map(*rest)
        elif first == "code":
            self.take_code(*rest)
        else:
            self.take_event(int(first), *rest)

    def take_map(self, name, other, *rows):
        if name in self.maps:
            raise BadRow(f"map {name}: twice")
        self.maps[name] = other, [(kernel, int(number, 0)) for kernel, number in (row.split("=") for row in rows)]
        unknown = [kernel for kernel, _ in self.maps[name][1] if kernel not in self.names]
        if unknown:
            raise BadRow(f"map {name}: flags.tbl has no {', '.join(unknown)}")

    def take_code(self, call, number):
        self.codes[call] = int(number)

    def take_event(self, number, symbol, dialects, calls, *parameters):
        if dialects not in ("all", "old", "new", "none"):
            raise BadRow(f"{symbol}: {dialects} is no dialect")
        words = [] if calls == "-" else calls.split(",")
        made = Event(number, symbol, dialects, [word for word in words if not word.startswith("old:")],
                     [word.removeprefix("old:") for word in words if word.startswith("old:") or dialects == "old"],
                     [parameter(text) for text in parameters])
        if dialects == "old" and number >= FIRST_AFTER_2022:
            raise BadRow(f"{symbol}: old readers do not know it")
        if number in self.events:
            raise BadRow(f"{symbol}: {number} twice")
        if len(made.parameters) > PARAMETERS_MAX:
            raise BadRow(f"{symbol}: more than {PARAMETERS_MAX} parameters")
        self.events[number] = made
        for call in {*made.calls, *made.old_calls}:
            self.check_call(made, call)

    def check_call(self, event, call):
        if call not in self.arguments:
            raise BadRow(f"{event.symbol}: there is no call {call}")
        for p in event.parameters:
            if p.argument and not {p.argument, f"{p.argument}_lo"} & self.arguments[call]:
                raise BadRow(f"{event.symbol} {p.name}: {call} has no argument {p.argument}")
            if p.map and p.map not in self.maps:
                raise BadRow(f"{event.symbol} {p.name}: there is no map {p.map}")

    # ---- C++

    def words(self):
        return sorted({p.word for e in self.events.values() for p in e.parameters if p.word})

    def written(self):
        return [e for e in self.events.values() if e.dialects != "none"]

    def code(self, call):
        return self.codes.get(call) or self.codes.get(TAILS.sub("", call), 0)

    def rows_of_map(self, name):
        other, rows = self.maps[name]
        yield f"constexpr scap_mapped mapped_{name}[] = {{"
        yield from (f'    {{"{kernel}", {number:#x}}},' for kernel, number in rows)
        yield "};"
        keeps = other == "="
        yield f"constexpr scap_map map_{name} = {{mapped_{name}, {len(rows)}, {str(keeps).lower()}, {0 if keeps else other}}};"

    def row(self, p):
        number = NUMBER.fullmatch(p.type)
        value = "number" if number else {"str": "text", "bytes": "bytes"}[p.type]
        source = (None, None) if p.is_named_alone else (p.argument, p.member)
        quoted = [f'"{text}"' if text else "nullptr" for text in source]
        return (f'    {{"{p.name}", scap_value::{value}, {int(number[1]) // 8 if number else 0}, {str(p.newest).lower()}, '
                f'{f"put_{p.word}, take_{p.word}" if p.word else "nullptr, nullptr"}, {", ".join(quoted)}, '
                f'{f"&map_{p.map}" if p.map else "nullptr"}, '
                f'{p.source if p.source.isdigit() else 0}}},')

    def event(self, e):
        rows = "nullptr"
        if e.parameters:
            rows = f"parameters_{e.number}"
            yield f"constexpr scap_parameter {rows}[] = {{"
            yield from (self.row(p) for p in e.parameters)
            yield "};"
        yield f'constexpr scap_event event_{e.number} = {{{e.number}, {rows}, {len(e.parameters)}, "{",".join(e.calls)}"}};'

    def call(self, name):
        events = [e for e in self.written() if name in e.calls and e.dialects != "old"]
        old = [e for e in self.written() if name in e.old_calls]
        old += [e for e in events if e.number < FIRST_AFTER_2022 and e.dialects == "all"]
        begins, ends, old_begins, old_ends = (next((e for e in which if e.number % 2 == odd), None)
                                              for which in (events, old) for odd in (0, 1))
        newest = str(bool(ends and ends.dialects == "new")).lower()
        pointers = [f"&event_{e.number}" if e else "nullptr" for e in (begins, ends, old_begins, old_ends)]
        return f'    {{"{name}", {self.code(name)}, {", ".join(pointers)}, {newest}}},'

    def lines(self):
        yield "#ifndef RT_SCAP_WORDS\n#define RT_SCAP_WORDS(X) \\"
        yield " \\\n".join(f"    X({word})" for word in self.words())
        yield "#endif\n\n#ifdef RT_SCAP_TABLE"
        for name in self.maps:
            yield from self.rows_of_map(name)
        for event in self.events.values():
            yield from self.event(event)
        yield "constexpr scap_call calls[] = {"
        known = {call for e in self.written() for call in (*e.calls, *e.old_calls)}
        yield from (self.call(name) for name in sorted(self.arguments) if name in known or self.code(name))
        yield "};\nconstexpr named_event other_events[] = {"
        yield from (f'    {{"{e.symbol}", &event_{e.number}}},' for e in self.written() if not e.calls)
        yield "};\n// Sorted by number\nconstexpr const scap_event *events[] = {"
        yield from (f"    &event_{number}," for number in sorted(self.events))
        yield "};\n#undef RT_SCAP_TABLE\n#endif"

    def table(self, notice):
        return HEAD % notice + "\n" + "\n".join(self.lines()) + "\n"


def read_scap(tables):
    names = Names(tables / "flags.tbl", tables / "ioctls.tbl")
    calls = Calls(tables / "syscalls.tbl", names, Structs(tables / "structs.tbl"))
    return Scap(tables / "scap.tbl", calls, names)

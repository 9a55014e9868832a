# SPDX-License-Identifier: MIT OR Apache-2.0
"""How much of the calls the tables know."""

from tables.base import ABIS

# An argument of such a name is more than a number or an address.
FLAG_LIKE = {"flag", "flags", "prot", "cmd", "op", "opcode", "option", "request", "whence", "how", "behavior", "advice", "which",
             "policy", "level", "optname", "family", "resource", "at_flags", "mask", "type", "attr_flags", "shmflg", "msgflg",
             "semflg", "rule_type", "oflag", "domain"}
VAGUE = ("int", "uint", "long", "hex", "hex64")


def open_arguments(args):
    """The arguments whose type says less than there is to say."""
    return [a.name for a in args if a.type == "ptr" and a.name not in OPAQUE or a.type in VAGUE and a.name in FLAG_LIKE]


# Addresses of which the address is all there is to know: mapped memory, functions, buffers of the program's own, words
# that other threads change, and what only privileged or long gone calls read.
OPAQUE = set()


def coverage(calls, names):
    by_abi = ", ".join(f"{abi} {len(calls.calls[abi])}" for abi in ABIS)
    full = [row for row in calls.rows if not open_arguments(row[1])]
    entries = sum(map(len, names.rows.values()))
    return (f"calls: {by_abi}\n"
            f"rows: {len(calls.rows)}, full {len(full)}; the others leave open: "
            f"{', '.join(f'{n} ({chr(32).join(open_arguments(a))})' for n, a in calls.rows if open_arguments(a))}\n"
            f"names: {entries} in {len(names.rows)} sets")

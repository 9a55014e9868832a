# SPDX-License-Identifier: MIT OR Apache-2.0
"""What the readers of the tables have in common."""

import sys

ABIS = ("x86_64", "i386", "x32", "arm64", "arm")
X32_BASE = 512


def struct_abi(abi, nr):
    """x32's numbers below 512 are x86_64's calls, and so are their structs."""
    return "x86_64" if abi == "x32" and nr < X32_BASE else abi


class BadRow(Exception):
    """A row that says what cannot be; the text is for who wrote it."""


def rows_of(path):
    """The number and the text of each line that is not empty and no comment."""
    for line, text in enumerate(path.read_text().splitlines(), 1):
        if text.strip() and not text.lstrip().startswith("#"):
            yield line, text


def read_rows(path, take):
    """Hands each row to take(text, line); ends the program with all complaints."""
    errors = []
    for line, text in rows_of(path):
        try:
            take(text, line)
        except BadRow as error:
            errors.append(f"{path.name}:{line}: {error}")
    if errors:
        sys.exit("\n".join(errors))

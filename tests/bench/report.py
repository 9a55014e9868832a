#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""Turns what the guests of scripts/bench printed into JSON, tables and verdicts.

usage: report.py collect RESULTS-DIR JSON     read the guests' lines, write JSON
       report.py table JSON                   print what each mode adds, with ratios and budgets
       report.py check JSON                   compare with expected.tsv: exit 1 if something costs more
       report.py update JSON                  write expected.tsv
"""
import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
EXPECTED = HERE / 'expected.tsv'
BUDGETS = HERE / 'budgets.tsv'
ALLOWED = 0.03
# What an interrupt at another place, or a cache line of the allocator's, can do to an iteration of a workload.
NOISE = 3
# Captures that each mode's figure is to be divided by, and the mode it is to be compared with.
EXTRA = {'further-lean': ('ringtap-lean', 4), 'further-default': ('ringtap-default', 4),
         'second-lean': ('ringtap-lean', 1), 'second-default': ('ringtap-default', 1)}
WORKLOADS = ('getppid', 'write', 'open', 'pingpong', 'tcp', 'exec', 'futex', 'epoll', 'vectors', 'stat')


def rows(path):
    """The fields of a table's lines, without comments."""
    for line in path.read_text().splitlines():
        if line and not line.startswith('#'):
            yield line.split('\t')


def collect(directory):
    """{mode: {workload: {...}}} of instructions per iteration"""
    measured = {}
    for path in sorted(Path(directory).glob('*.tsv')):
        for mode, workload, median, least, most, batch, rounds, calls in rows(path):
            measured.setdefault(mode, {})[workload] = {
                'median': float(median), 'min': float(least), 'max': float(most), 'batch': int(batch),
                'rounds': int(rounds), 'calls': int(calls)}
    for mode, of_mode in measured.items():
        base, captures = EXTRA.get(mode, ('nothing', 1))
        for workload, seen in of_mode.items():
            below = measured.get(base, {}).get(workload)
            if mode != 'nothing' and below:
                seen['added'] = round((seen['median'] - below['median']) / captures, 1)
                seen['ratio'] = round(seen['median'] / below['median'], 3)
    return measured


def added(measured):
    """(mode, workload) and what it adds"""
    return {(mode, workload): seen['added'] for mode, of_mode in measured.items()
            for workload, seen in of_mode.items() if 'added' in seen}


def read_table(path):
    return {(mode, workload): float(value) for mode, workload, value, *_ in rows(path)} if path.exists() else {}


def in_order(workloads):
    return sorted(workloads, key=lambda name: (WORKLOADS.index(name) if name in WORKLOADS else 99, name))


def mode_rank(mode):
    order = ('nothing', 'loaded', 'opened', 'empty', 'ringtap', 'masked', 'pid', 'tree', 'uid', 'result', 'further',
             'second', 'full')
    return order.index(mode.split('-')[0]) if mode.split('-')[0] in order else 99, mode


def cell(seen, budget):
    """Added instructions, the ratio to nothing attached, and the budget if it is missed."""
    if 'added' not in seen:
        return f'{seen["median"]:,.0f}'
    text = f'+{seen["added"]:,.0f} (x{seen["ratio"]:.2f})'
    if budget is not None:
        text += ' ok' if seen['added'] <= budget + 0.5 else f' !{budget:,.0f}'
    return text


def table(measured):
    budgets = read_table(BUDGETS)
    workloads = in_order({workload for of_mode in measured.values() for workload in of_mode})
    lines = [['mode', *workloads]]
    for mode in sorted(measured, key=mode_rank):
        lines.append([mode, *(cell(measured[mode][workload], budgets.get((mode, workload)))
                              if workload in measured[mode] else '' for workload in workloads)])
    return lines


def print_table(measured):
    lines = table(measured)
    widths = [max(map(len, column)) for column in zip(*lines)]
    for line in lines:
        print('  '.join(text.ljust(width) for text, width in zip(line, widths)).rstrip())
    print('\nInstructions per iteration; nothing attached, then what a mode adds (and the ratio). ok: within the budget,')
    print('!N: the budget is N.')


def check(measured):
    """0: nothing costs more than expected.tsv says, by more than three in a hundred"""
    expected, seen, failed = read_table(EXPECTED), added(measured), 0
    for key in sorted(seen):
        if key not in expected:
            print(f'{" ".join(key)}: not in {EXPECTED.name}: scripts/bench --update')
            failed += 1
        elif seen[key] > expected[key] + max(ALLOWED * abs(expected[key]), NOISE):
            print(f'{" ".join(key)}: {seen[key]:,.1f} instructions added, {expected[key]:,.1f} expected')
            failed += 1
    print(f'{len(seen)} figures compared, {failed} worse')
    return 1 if failed or not seen else 0


def update(measured):
    """What was not measured now stays as it was."""
    merged = {**read_table(EXPECTED), **added(measured)}
    with EXPECTED.open('w') as file:
        file.write('# SPDX-License-Identifier: MIT OR Apache-2.0\n'
                   '# By scripts/bench --update: mode, workload, instructions that the mode adds to an iteration.\n')
        for (mode, workload), value in sorted(merged.items(), key=lambda item: (mode_rank(item[0][0]), item[0])):
            file.write(f'{mode}\t{workload}\t{value:g}\n')


def main():
    what, path = sys.argv[1:3]
    if what == 'collect':
        Path(sys.argv[3]).write_text(json.dumps({'instructions': collect(path)}, indent=1) + '\n')
        return 0
    measured = json.loads(Path(path).read_text())['instructions']
    return {'table': print_table, 'check': check, 'update': update}[what](measured) or 0


if __name__ == '__main__':
    sys.exit(main())

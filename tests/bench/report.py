#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""Turns what the guests of scripts/bench printed into JSON, tables and verdicts.

usage: report.py collect RESULTS-DIR JSON     read the guests' lines, write JSON
       report.py table JSON                   print what each mode adds, with ratios and budgets
       report.py worse JSON                   the modes that cost more than expected.json has it, a line each
       report.py check JSON                   compare with expected.json: exit 1 if something costs more
       report.py update JSON PAGE             put it into expected.json, and the tables of all in there into the page
"""
import json
import re
import sys
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
EXPECTED = HERE / 'expected.json'
BUDGETS = HERE / 'budgets.tsv'
ALLOWED = 0.03
# Instructions that an interrupt at another place can add to a median.
NOISE = 3
# What is measured by a clock on the wall, or lies at the mercy of the scheduler: told, not checked.
UNCHECKED = re.compile('wall-|peer-|client-2cpus')
# Modes that are compared with another one than nothing attached, and among how many captures the difference is shared.
SHARED = {'further': 4, 'second': 1}
OWN = ('getppid', 'write', 'open', 'pingpong', 'tcp', 'exec', 'futex', 'epoll', 'vectors', 'stat')
REAL = ('nginx', 'redis', 'tar', 'git', 'compile', 'python')
# How far a workload's figure moves from run to run, in parts of the whole: most by where the allocator has put things,
# some because they start processes, or wait for each other. An open costs 50 instructions more in one of two boots.
STEADY = 0.003
UNSTEADY = {'open': 0.01, 'exec': 0.005, 'tcp': 0.005, **dict.fromkeys(REAL, 0.02)}
MODES = ('nothing', 'loaded', 'opened', 'empty', 'ringtap', 'masked', 'pid', 'tree', 'uid', 'contained', 'result',
         'further', 'second', 'full', 'peer', 'wall')


def rows(path):
    """The fields of a table's lines, without comments."""
    for line in path.read_text().splitlines():
        if line and not line.startswith('#'):
            yield line.split('\t')


def mode_rank(mode):
    kind = mode.split('-')[0]
    return MODES.index(kind) if kind in MODES else len(MODES), mode


def base_of(mode):
    """What a mode is compared with, and among how many captures the difference is shared."""
    kind, _, of = mode.partition('-')
    if kind in SHARED:
        return f'ringtap-{of}', SHARED[kind]
    return ('wall-nothing' if kind == 'wall' else 'nothing'), 1


def add_differences(modes):
    for mode, workloads in modes.items():
        base, captures = base_of(mode)
        for workload, seen in workloads.items():
            below = modes.get(base, {}).get(workload)
            if mode != base and below:
                seen['added'] = round((seen['median'] - below['median']) / captures, 1)
                seen['ratio'] = round(seen['median'] / below['median'], 4)


def collect(directory):
    """Of a workload that was measured in several boots, the cheapest counts."""
    modes, figures = {}, {}
    for path in sorted(Path(directory).glob('*.tsv')):
        for row in rows(path):
            if len(row) == 3:
                name = f'{row[0]} {row[1]}'
                figures[name] = min(float(row[2]), figures.get(name, float(row[2])))
                continue
            if len(row) != 8:  # a workload that failed, as its machine has told
                continue
            mode, workload, median, least, most, batch, rounds, calls = row
            seen = {'median': float(median), 'min': float(least), 'max': float(most), 'batch': int(batch),
                    'rounds': int(rounds), 'calls': int(calls)}
            of_mode = modes.setdefault(mode, {})
            of_mode[workload] = min(seen, of_mode.get(workload, seen), key=lambda boot: boot['median'])
    add_differences(modes)
    native = Path(directory, 'native.json')
    return {'modes': modes, 'figures': figures, 'native': json.loads(native.read_text()) if native.exists() else {}}


def compared(measured):
    """What budgets and expected.tsv speak of: (mode, workload) and instructions"""
    found = {(mode, workload): seen['added'] for mode, of_mode in measured['modes'].items()
             for workload, seen in of_mode.items() if 'added' in seen and not UNCHECKED.match(mode)}
    found.update({tuple(name.split(' ')): value for name, value in measured['figures'].items()
                  if name.startswith('client ') and 'cpu' not in name})
    return found


def read_table(path):
    return {(mode, workload): float(value) for mode, workload, value, *_ in rows(path)} if path.exists() else {}


# ---- verdicts


def allowance(key, expected, measured):
    """By how much a figure may be above what is expected."""
    below = measured['modes'].get('nothing', {}).get(key[1], {}).get('median', 0)
    return max(ALLOWED * abs(expected), NOISE, UNSTEADY.get(key[1], STEADY) * below)


def read_expected():
    return json.loads(EXPECTED.read_text()) if EXPECTED.exists() else {'modes': {}, 'figures': {}, 'native': {}}


def worse_keys(expected, seen, measured):
    return [key for key in sorted(seen) if key in expected
            and seen[key] > expected[key] + allowance(key, expected[key], measured)]


def worse(measured):
    for mode in sorted({mode for mode, _ in worse_keys(compared(read_expected()), compared(measured), measured)}):
        print(mode)


def check(measured):
    expected, seen = compared(read_expected()), compared(measured)
    unknown, dearer = sorted(seen.keys() - expected.keys()), worse_keys(expected, seen, measured)
    for key in unknown:
        print(f'{" ".join(key)}: not in {EXPECTED.name}: scripts/bench --update')
    for key in dearer:
        print(f'{" ".join(key)}: {seen[key]:,.1f} instructions, {expected[key]:,.1f} expected')
    print(f'{len(seen)} figures compared, {len(unknown) + len(dearer)} worse')
    return 1 if unknown or dearer or not seen else 0


def update(measured, page):
    """What was not measured now stays as it was."""
    whole = read_expected()
    for mode, of_mode in measured['modes'].items():
        whole['modes'].setdefault(mode, {}).update(of_mode)
    whole['figures'].update(measured['figures'])
    whole['native'].update(measured['native'])
    head = {'SPDX-License-Identifier': 'MIT OR Apache-2.0',
            'what': 'by scripts/bench --update: instructions of an iteration; wall and native: nanoseconds'}
    parts = {part: whole[part] for part in ('modes', 'figures', 'native')}
    EXPECTED.write_text(json.dumps({**head, **parts}, indent=1) + '\n')
    document(whole, page)


# ---- tables: lists of rows, the first one is the head


def number(value):
    return f'{value:,.0f}' if abs(value) >= 10 or value == round(value) else f'{value:,.1f}'


def cell(seen, budget):
    """What a mode adds, the ratio to nothing attached, and whether that is within the budget."""
    if not seen:
        return ''
    if 'added' not in seen:
        return number(seen['median'])
    sign = '' if seen['added'] < 0 else '+'
    text = f'{sign}{number(seen["added"])} ({seen["ratio"]:.2f})'
    if budget is not None:
        text += ' ok' if seen['added'] <= budget + 0.5 else f' !{number(budget)}'
    return text


def mode_table(measured, workloads, wanted):
    budgets, modes = read_table(BUDGETS), measured['modes']
    table = [['', *workloads]]
    for mode in sorted(filter(wanted, modes), key=mode_rank):
        if any(workload in modes[mode] for workload in workloads):
            table.append([mode, *(cell(modes[mode].get(workload), budgets.get((mode, workload)))
                                  for workload in workloads)])
    return table


def counted(mode):
    return not mode.startswith('wall-')


def own_table(measured):
    return mode_table(measured, [name for name in OWN if name in measured['modes'].get('nothing', {})], counted)


def real_table(measured):
    """In thousands of instructions, and in parts of a hundred"""
    table, modes = [['', *REAL]], measured['modes']
    for mode in sorted(filter(counted, modes), key=mode_rank):
        line = [modes[mode].get(name) for name in REAL]
        if any(line):
            table.append([mode, *('' if not seen else f'{100 * (seen["ratio"] - 1):+.1f} %' if 'ratio' in seen else
                                  f'{seen["median"] / 1e6:,.1f} million' for seen in line)])
    return table


def wall_table(measured):
    """Median, and from the least to the most, in microseconds"""
    modes = measured['modes']
    workloads = list(modes.get('wall-nothing', {}))
    table = [['', *workloads]]
    for mode in sorted((mode for mode in modes if not counted(mode)), key=mode_rank):
        table.append([mode[5:], *(f'{seen["median"] / 1e3:,.4g} ({seen["min"] / 1e3:,.4g} to {seen["max"] / 1e3:,.4g})'
                                  if seen else '' for seen in (modes[mode].get(name) for name in workloads))])
    return table


def native_table(measured):
    return [['', 'median', 'least', 'most'],
            *([name, *(f'{seen[what]:,.1f}' for what in ('median', 'min', 'max'))]
              for name, seen in measured['native'].items())]


def client_table(measured):
    budgets = read_table(BUDGETS)
    table = [['', 'measured', 'budget']]
    for name, value in sorted(measured['figures'].items()):
        if name.startswith('client '):
            budget = budgets.get(tuple(name.split(' ')))
            table.append([name[7:], f'{value:,.3g}' if value < 1000 else number(value),
                          '' if budget is None else number(budget)])
    return table


def curve_table(measured):
    """A row for each size, a column for what was looked at"""
    points = [(*name[6:].split('-'), value) for name, value in measured['figures'].items() if name.startswith('curve ')]
    table = [['', 'at', 'seen']]
    for of, size, *what, value in sorted(points, key=lambda point: (point[0], int(point[1]), point[2:])):
        table.append([of, f'{int(size):,}', f'{" ".join(map(str, what))} {number(value)}'.strip()])
    return table


TABLES = {'own': own_table, 'real': real_table, 'client': client_table, 'curves': curve_table, 'wall': wall_table,
          'native': native_table}
TITLES = {'own': 'Instructions per iteration: nothing attached, then what a mode adds, and the ratio to nothing attached '
                 '(ok: within\nthe budget; !N: the budget is N)',
          'real': 'Real programs: instructions of a run, then what a mode adds',
          'client': 'The client: instructions or bytes of a record; records lost in a hundred',
          'curves': 'Curves', 'native': 'On this processor: nanoseconds of a record',
          'wall': 'By the clock on the wall, two processors, in microseconds: noisy'}


def print_tables(measured):
    for name, make in TABLES.items():
        lines = make(measured)
        if len(lines) < 2:
            continue
        widths = [max(map(len, column)) for column in zip(*lines)]
        print(TITLES[name] + ':')
        for line in lines:
            print('  '.join(text.ljust(width) for text, width in zip(line, widths)).rstrip())
        print()


def markdown(lines):
    head, *rest = (f'| {" | ".join(line)} |' for line in lines)
    return '\n'.join([head, '|' + '---|' * len(lines[0]), *rest])


def document(measured, path):
    """The text between <!-- bench: NAME --> and <!-- end --> is ours; a table without figures stays as it is."""
    page = Path(path).read_text()
    for name, make in TABLES.items():
        lines = make(measured)
        if len(lines) > 1:
            page = re.sub(rf'(<!-- bench: {name}[^>]*-->\n).*?(<!-- end -->)',
                          lambda found, lines=lines: f'{found[1]}{markdown(lines)}\n{found[2]}', page, flags=re.S)
    Path(path).write_text(page)


def main():
    what, path, *to = sys.argv[1:]
    if what == 'collect':
        Path(to[0]).write_text(json.dumps(collect(path), indent=1) + '\n')
        return 0
    measured = json.loads(Path(path).read_text())
    return {'table': print_tables, 'worse': worse, 'check': check, 'update': update}[what](measured, *to) or 0


if __name__ == '__main__':
    sys.exit(main())

# SPDX-License-Identifier: MIT OR Apache-2.0
"""strace as the judge of what ringtap says that a call means: each argument of each call, decoded by both.

Both watch the same run. strace prints it as text; ringtap stores it, and reads it three times: as text, whose arguments are
held against strace's, as JSON, which tells the calls apart and has the descriptors' names and endpoints, and for proc.cwd,
which strace shows behind AT_FDCWD.
RINGTAP_TEST_KEEP=DIR keeps there what both have said.
"""
import collections
import functools
import json
import os
import re
import shutil
import subprocess

from ringtap_live import check, end, equal, main, need_programs, ringtap
from strace_judge import FORKS, RESTARTS, Judge, Run, Strace, is_of_program
from strace_judge_programs import write_files
from strace_judge_rules import DIFFERENCES, Comparison

SNAPLEN = '256'
STRACE = ['strace', '-ff', '--quiet=attach,personality', '-a', '1', '-s', SNAPLEN, '-y', '-yy', '-v', '-e', 'signal=none',
          '-o', 'seen']
RECORD = ['record', '--json', '-w', 'run.rtap', '-s', SNAPLEN, '--env', '--ring-size', '4M',
          '-e', '!ptrace,!process_vm_readv,!process_vm_writev']
APART = ['/bin/sh', '-c', 'exec "$@" >printed 2>&1', 'sh']
KINDS = ('calls', 'arguments', 'flag sets', 'modes', 'paths', 'descriptor names', 'endpoints', 'structs')
# Of the guest's own suite. The programs are the same on other kernels; what decodes their calls is, too.
KERNEL = re.compile(r'6\.1\.0-\d+-amd64')
SHOWN = 20
MOVE_ROOT = {'pivot_root', 'move_mount'}

# A call as text: its name, the texts of its arguments, and of its result.
Text = collections.namedtuple('Text', 'name args result')


class StraceText(Strace):
    # A string may have in it what ends a call: the last such end counts.
    WHOLE = re.compile(Strace.CALL + r'(?P<result>(?:-?\d|\?)(?:(?!\) = -?\d).)*)', re.DOTALL)
    make = Text


LATENCY = re.compile(r' <\d+\.\d+>$')
# Behind a path or an address, what strace does not know: what the kernel found there, or that this may have changed.
OWN_WORD = re.compile(r'((?:"(?:[^"\\]|\\.)*"|\}))(?:\?|<[^<>]*>)(?=, |$)')


def ringtap_text(line, name):
    """The call in a line of text output."""
    begin = line.index(f' {name}(') + len(name) + 2
    args, _, result = LATENCY.sub('', line[begin:]).rpartition(') = ')
    return Text(name, OWN_WORD.sub(r'\1', args), result)


def stored_events(path, program):
    """The events of a stored run, each with its line of text and the working directory, and the summary."""
    outputs = []
    for words in [], ['-p', '*%proc.cwd'], ['--json']:
        run = subprocess.run([program, 'read', *words, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        equal(run.returncode, 0, f'exit status of ringtap read ({run.stderr.decode()})')
        outputs.append(run.stdout.decode(errors='surrogateescape').split('\n'))
    equal([len(lines) for lines in outputs[:2]], [len(outputs[2]) - 1] * 2, 'lines of text and of fields, beside those of JSON')
    events = []
    for text, directory, line in zip(*outputs):
        if line and is_of_program(line):
            events.append(json.loads(line))
            events[-1].update(line=text, cwd=directory)
    summary = events.pop()
    equal(summary['type'], 'summary', 'type of the last line')
    return events, summary


@functools.lru_cache(None)
def argument_types(program):
    run = subprocess.run([program, 'list', 'calls', '--json'], stdout=subprocess.PIPE, check=True)
    calls = map(json.loads, run.stdout.decode().splitlines())
    return {call['name']: {arg['name']: arg['type'] for arg in call['args']} for call in calls}


class Decoding(Judge):
    """Compares texts; counts, by kind, what it compared."""

    def __init__(self, program='ringtap'):
        super().__init__()
        self.types = argument_types(program)
        self.counts = collections.Counter()
        self.differences = []
        self.moves_root = False
        self.remembered = set()  # pairs of names of sockets: strace's, which is old, and ringtap's

    def passes(self, difference, count=1):
        assert difference in DIFFERENCES, difference
        if count:
            self.passed[difference] = self.passed.get(difference, 0) + count
        return True

    def differs(self, what, theirs, ours):
        self.differences.append((what, f'{theirs}\n        {ours}'))

    def begun(self, strace, events):
        """Without a last call that a thread was killed at the door of."""
        if strace and strace[-1].name == '???' and len(strace) == len(events) + 1:
            self.passes('died at the door')
            return strace[:-1], events
        last = events[-1] if events else {}
        another = len(strace) == len(events) and strace[-1].result == '?' and strace[-1].name != last['syscall']
        if last.get('ret') not in RESTARTS or not (another or len(strace) == len(events) - 1):
            return strace, events
        self.passes('died at the door')
        return strace[:len(events) - 1], events[:-1]

    def same_thread(self, tid, strace, events):
        strace, events = self.begun(strace, events)
        for theirs, event in zip(strace, events):
            self.counts['calls'] += 1
            Comparison(self, theirs, ringtap_text(event['line'], event['syscall']), event).run()
        if len(strace) != len(events):
            common = min(len(strace), len(events))
            self.differs(f'number of calls of {tid}', strace[common:][:3], [event['line'] for event in events[common:][:3]])


class Events(Run):
    """The events of a stored run, by thread."""

    def calls_of(self, tid):
        events = self.calls.get(tid, [])
        if tid in self.own_children:
            self.judge.passes('before exec')
            return events[next(i for i, event in enumerate(events) if event['syscall'] == 'execve'):]
        if events and events[0]['syscall'] in FORKS and events[0].get('ret') == 0:
            self.judge.passes('child returns')
            return events[1:]
        return events


def judge_stored(directory, program='ringtap'):
    """What strace and ringtap have said of a run that is over."""
    verdict = Decoding(program)
    events, summary = stored_events(os.path.join(directory, 'run.rtap'), program)
    equal(summary['lost'], 0, 'records lost')
    seen = StraceText(os.path.join(directory, 'seen'))
    verdict.moves_root = any(call.name in MOVE_ROOT for calls in seen.calls.values() for call in calls)
    run = Events(collections.namedtuple('Result', 'events')(events), verdict)
    for tid, calls in seen.calls.items():
        if calls:
            verdict.same_thread(tid, calls, run.calls_of(tid))
    return verdict


# ---- running programs ------------------------------------------------------------

def keep(name):
    place = os.environ.get('RINGTAP_TEST_KEEP')
    if place:
        shutil.copytree('.', os.path.join(place, re.sub(r'\W+', '-', name)), dirs_exist_ok=True,
                        ignore=lambda _, names: [one for one in names if not re.match(r'seen\.|run\.rtap|printed', one)])


def run_program(program):
    write_files(program.files)
    run = ringtap(*RECORD, '--', *APART, *STRACE, *program.command)
    keep(program.name)
    with open('printed', errors='replace') as file:
        equal(run.status, 0, f'exit status of the program, which printed: {file.read()[-500:]!r}; of it')


class Sum:
    """Of all programs of a test."""

    def __init__(self):
        self.programs, self.counts, self.passed = 0, collections.Counter(), collections.Counter()

    def add(self, verdict):
        self.programs += 1
        self.counts.update(verdict.counts)
        self.passed.update(verdict.passed)

    def said(self):
        lines = [f'{self.programs} programs; compared: ' + ', '.join(f'{self.counts[kind]} {kind}' for kind in KINDS)]
        lines += [f'    {count:6} exceptions, {name}: {DIFFERENCES[name]}' for name, count in sorted(self.passed.items())]
        return '\n'.join(lines)


def judged(program, total):
    """The test of one program."""
    def test():
        need_programs(*program.needs)
        run_program(program)
        verdict = judge_stored('.')
        shown = '\n'.join(f'    {what}:\n        {text}' for what, text in verdict.differences[:SHOWN])
        check(not shown, f'{len(verdict.differences)} differences; strace, ringtap, in turns:\n{shown}')
        count = verdict.counts['calls']
        check(count >= program.least, f'only {count} calls, not {program.least} or more: has the program run?')
        total.add(verdict)
        return f'{count} calls, {verdict.counts["arguments"]} arguments'
    test.__name__ = program.name.replace(' ', '_')
    return test


def judge_programs(programs, least):
    """Judges each; least: of each kind, how many must have been compared in all."""
    total = Sum()

    def enough_was_compared():
        print(total.said(), flush=True)
        equal(total.programs, len(programs), 'programs that were judged')
        for kind, count in least.items():
            check(total.counts[kind] >= count, f'only {total.counts[kind]} {kind}, not {count} or more')

    if not KERNEL.fullmatch(os.uname().release):
        end(77, "takes a minute and more, and judges the client, which is the same on each kernel: runs on bookworm's, of amd64")
    main(*(judged(program, total) for program in programs), enough_was_compared)

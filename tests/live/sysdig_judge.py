# SPDX-License-Identifier: MIT OR Apache-2.0
"""Debian's sysdig as the judge: with its own kernel module it captures the same run at the same time.

Both then print the same fields of the same events; sysdig_differences has what may differ, and why. All else must be
equal, thread by thread, event by event, field by field.
"""
import collections
import contextlib
import difflib
import os
import re
import shutil
import signal
import subprocess

from ringtap_live import Capture, Failed, Script, check, equal, in_call, need_programs, shorten, skip, wait_until
from sysdig_differences import explain, is_old, name_of, ours_alone

MODULE = os.environ.get('RINGTAP_SCAP') or os.path.join(
    os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'scap.ko')
NOTHING = '<NA>'
PPOLL = 271

FIELDS = '''
evt.time evt.time.s evt.time.iso8601 evt.datetime evt.datetime.s evt.rawtime evt.rawtime.s evt.rawtime.ns
evt.reltime evt.reltime.s evt.reltime.ns evt.latency evt.latency.s evt.latency.ns evt.latency.human
evt.dir evt.type syscall.type evt.category evt.cpu evt.args evt.buffer evt.buflen evt.res evt.rawres evt.failed
evt.is_io evt.is_io_read evt.is_io_write evt.io_dir evt.is_wait evt.count evt.abspath
evt.is_open_read evt.is_open_write evt.is_open_exec
proc.pid proc.ppid proc.vpid proc.name proc.exe proc.exepath proc.args proc.cmdline proc.exeline proc.env proc.cwd
proc.pname proc.pcmdline proc.aname[1] proc.aname[2] proc.apid[1] proc.loginshellid proc.sid proc.sname proc.tty
proc.duration proc.nthreads thread.tid thread.vtid thread.ismain thread.cgroups
user.uid user.name user.loginuid group.gid group.name
fd.num fd.type fd.typechar fd.name fd.directory fd.filename fd.uid fd.cip fd.sip fd.lip fd.rip
fd.cport fd.sport fd.lport fd.rport fd.l4proto fd.sockfamily fd.is_server
'''.split()
# Newer ones leave containers to a plugin, which Debian has not.
if shutil.which('sysdig') and is_old():
    FIELDS += ['container.id', 'container.name', 'container.type', 'fd.containername']

# Of these sysdig has the beginning alone, and so have we.
BEGIN_ONLY = ('exit', 'exit_group', 'procexit')


# ---- the run ------------------------------------------------------------------

def need_sysdig():
    if not os.path.exists(MODULE):
        skip("sysdig and its module are compared with on one kernel, bookworm's for x86-64: that is what the guest's sysdig is for")
    need_programs('sysdig')


@contextlib.contextmanager
def loaded_module():
    subprocess.run(['insmod', MODULE], check=True)
    try:
        yield
    finally:
        subprocess.run(['rmmod', 'scap'], check=True)


class Sysdig:
    """sysdig that captures into a file."""

    def __init__(self, path):
        self.path = path

    def __enter__(self):
        self.process = subprocess.Popen(['sysdig', '-v', '-w', self.path], stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT)
        try:
            # It writes what there was when its capture had begun.
            wait_until(lambda: os.path.exists(self.path), 'sysdig captures')
        except Failed:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        said = self.process.communicate()[0].decode()
        equal(re.findall(r'Driver Drops:(\d+)', said), ['0'], 'what sysdig says of its lost events')


def capture(script, *words):
    """Both capture the run of a script, which has the words as its own; returns its process id."""
    with Script(script, *words) as shell, loaded_module(), Sysdig('run.scap') as judge, \
            Capture('-w', 'run.rtap', '--tree', shell.pid, '--env', '--ring-size', '4M', subcommand='record') as ours:
        # Until then it looks at what runs; it would know a child of the script by what has become of it meanwhile.
        wait_until(lambda: in_call(ours.pid, PPOLL), 'ringtap has seen what runs at the start')
        shell.run()
        result = ours.stop()
        judge.stop()
        equal(shell.process.returncode, 0, 'exit status of the script')
    check(' 0 lost' in result.err, f'ringtap has lost records: {result.err}')
    return shell.pid


# ---- what they say ------------------------------------------------------------

# Neither prints these itself.
BETWEEN, BEHIND = '\x1f', '\x1e'


def printed(command, *filters):
    """The events that a program prints of its file: a dictionary each."""
    form = '*' + BETWEEN.join('%' + name for name in FIELDS) + BEHIND
    run = subprocess.run([*command, '-p', form, *filters], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    check(run.returncode == 0, f'{command} has failed: {run.stderr.decode()}')
    lines = run.stdout.decode(errors='surrogateescape').split(BEHIND + '\n')[:-1]
    events = [dict(zip(FIELDS, line.split(BETWEEN))) for line in lines]
    check(events and all(len(event) == len(FIELDS) for event in events), f'{command} prints other lines than asked for')
    return events


def judged(shell, path='run.scap'):
    return printed(['sysdig', '-r', path], f'(proc.pid={shell} or proc.apid={shell}) and '
                   f'(evt.dir=< or evt.type in ({", ".join(BEGIN_ONLY)}))')


def ours():
    return printed(['ringtap', 'read', 'run.rtap'])


def by_thread(events):
    threads = collections.defaultdict(list)
    for event in events:
        threads[event['thread.tid']].append(event)
    return threads


# ---- the verdict --------------------------------------------------------------

def unlike(mine, theirs):
    """Where two lists are not the same: ours, and what stands there in the judge's."""
    steps = difflib.SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    return '; '.join(f'{i1}: {mine[i1:i2]}, sysdig has {theirs[j1:j2]}' for step, i1, i2, j1, j2 in steps if step != 'equal')


def words_apart(mine, theirs):
    """Of two texts the words that the other one has not."""
    of_mine, of_theirs = mine.split(' '), theirs.split(' ')
    return (' '.join(word for word in of_mine if word not in of_theirs) or mine,
            ' '.join(word for word in of_theirs if word not in of_mine) or theirs)


class Verdict:
    # Why two values of a field may differ: a text, or None
    explain = staticmethod(explain)

    def __init__(self):
        self.events = 0
        self.compared, self.equal = collections.Counter(), collections.Counter()
        self.explained, self.unexplained = collections.Counter(), collections.Counter()
        self.examples = {}
        self.seen = collections.defaultdict(set)

    def compare(self, theirs, mine):
        """theirs, mine: all events of each."""
        theirs, mine = by_thread(theirs), by_thread(mine)
        equal(sorted(mine), sorted(theirs), 'threads')
        for tid, events in mine.items():
            self.compare_thread(tid, theirs[tid], [event for event in events if self.is_common(event)])

    def is_common(self, event):
        name = ours_alone(event)
        self.explained[name] += name is not None
        return name is None

    def kind_of(self, name):
        """Of calls by several names, one of these."""
        return name

    def compare_thread(self, tid, theirs, mine):
        names = [self.kind_of(name_of(event)) for event in mine]
        other = [self.kind_of(event['evt.type']) for event in theirs]
        check(names == other, f'what thread {tid} did differs: {unlike(names, other)}')
        for judge, event in zip(theirs, mine):
            self.events += 1
            self.note(event)
            for field in FIELDS:
                self.compare_field(field, judge, event)

    def note(self, event):
        self.seen['processes'].add(event['proc.pid'])
        name, kind = event['fd.name'], event['fd.typechar']
        if name != NOTHING and kind in ('f', 'd'):
            self.seen['files'].add(name)
        if name != NOTHING and '->' in name and kind in ('4', '6'):
            self.seen['connections'].add(name)

    def compare_field(self, field, judge, event):
        if judge[field] == event[field] == NOTHING:
            return
        self.compared[field] += 1
        if judge[field] == event[field]:
            self.equal[field] += 1
            return
        name = self.explain(field, judge, event)
        if name:
            self.explained[name] += 1
            return
        key = field, event['evt.type']
        self.unexplained[key] += 1
        mine, theirs = words_apart(event[field], judge[field])
        self.examples.setdefault(key, f'{shorten(mine, 150)}, sysdig has {shorten(theirs, 150)} '
                                 f'({event["proc.name"]}, {event["fd.typechar"]}, {shorten(event["evt.args"], 150)})')

    def add(self, other):
        self.events += other.events
        for mine, theirs in ((self.compared, other.compared), (self.equal, other.equal), (self.explained, other.explained)):
            mine.update(theirs)
        for what, names in other.seen.items():
            self.seen[what] |= names

    def report(self):
        lines = [', '.join(f'{len(names)} {what}' for what, names in self.seen.items()) +
                 f', {self.events} events with {sum(self.compared.values())} values']
        lines += [f'  {field}: {self.compared[field]} compared, {self.equal[field]} equal, the rest explained'
                  for field in FIELDS]
        lines += [f'  {count} differ: {name}' for name, count in sorted(self.explained.items(), key=str) if count]
        return '\n'.join(lines)

    def check(self, fields, values, **seen):
        """At least so many fields had values to compare, and so many values and things were there."""
        if self.unexplained:
            raise Failed('what nobody has explained:\n' + '\n'.join(
                f'  {count}x {field} of {call}: {self.examples[field, call]}'
                for (field, call), count in self.unexplained.most_common()))
        told = [field for field in FIELDS if self.compared[field]]
        check(len(told) >= fields, f'only {len(told)} fields had something to compare, not {fields}')
        check(sum(self.compared.values()) >= values, f'only {sum(self.compared.values())} values were compared')
        for what, least in seen.items():
            check(len(self.seen[what]) >= least, f'only {len(self.seen[what])} {what} were seen, not {least}')

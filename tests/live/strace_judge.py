# SPDX-License-Identifier: MIT OR Apache-2.0
"""strace as the judge: a program runs under strace, and ringtap records the same run from outside.

Both then have for each thread a sequence of calls: name, arguments, result. They must be equal, apart from what
DIFFERENCES lists.
"""
import glob
import json
import re
import signal
import subprocess
import tempfile

from ringtap_live import Failed, check, equal, shorten, skip, trace

# What may differ, and why. Each is let pass where, and only where, the code below names it; how often is printed.
DIFFERENCES = {
    'before exec': "strace's own child makes calls before it becomes the program; strace does not show those",
    'strace itself': 'at its start strace tries ptrace on children of its own, which it does not show',
    'child returns': 'fork, vfork, clone and clone3 return in the child, too: strace has not seen that call begin there',
    'exec by thread': 'a thread that becomes a program takes the id of its first thread over: strace has the beginning of '
                      'the call in the file of the one id, its end in the file of the other',
    'died in call': 'of a call that a thread dies in, strace shows no result; the kernel has given it one that asks for '
                    'the call to be made again, and ringtap shows that',
    'sign': 'an int argument: strace shows the register, with 32 bits or 64; ringtap shows the number with its sign',
    'unused argument': 'the mode of an open that creates nothing, the device of a mknod that makes none: strace leaves it '
                       'out when it decodes the call',
    'upper half': 'an int argument that the program has left unset: its register is wider than it, and strace shows all of it',
    'send is sendto': "32-bit socketcall's send and recv have no numbers of their own: ringtap calls them sendto, recvfrom",
    'lean exec': "without the time of entry a successful execve's arguments are not known; the EXEC event has them",
}

# Of these calls strace prints path names as they were given; of all others it prints the registers. A question mark
# lets a name pass that this strace does not know.
PATH_CALLS = ('open openat openat2 creat access faccessat faccessat2 stat lstat newfstatat statx stat64 lstat64 fstatat64 '
              'execve readlink readlinkat chdir mkdir mkdirat rmdir unlink unlinkat rename renameat renameat2 link linkat '
              'symlink symlinkat chmod fchmodat chown lchown fchownat truncate statfs mknod mknodat').split()
STRACE = ['strace', '-ff', '--quiet=attach,personality', '-a', '1', '-s', '4096', '-xx', '-X', 'raw', '-e', 'verbose=none',
          '-e', 'signal=none', '-e', 'raw=!' + ','.join('?' + name for name in PATH_CALLS), '-o', 'seen']
# What the program prints would be among the events.
APART = ['/bin/sh', '-c', 'exec "$@" >printed', 'sh']
# strace's own tools, which no program here uses.
NOT_STRACE = ['-e', '!ptrace,!process_vm_readv,!process_vm_writev']

FORKS = {'fork', 'vfork', 'clone', 'clone3'}
# Seen with rubbish in the register, where the operation does not use them: by position.
RUBBISH = {('futex', 5)}
LAST_UNUSED = {'open', 'openat', 'mknod', 'mknodat'}
SENDS = {'send': 'sendto', 'recv': 'recvfrom'}
# What the kernel says to itself when a signal comes: EINTR and ERESTART*; ENOSYS of a call that had not begun.
RESTARTS = {-4, -38, -512, -513, -514, -516}


class Call:
    """A call in a thread. Arguments: numbers, bytes (what a pointer led to), None (not comparable)."""

    def __init__(self, name, args, result):
        self.name, self.args, self.result = name, args, result

    def __repr__(self):
        return f'{self.name}{self.args} = {self.result}'


# ---- what strace says -------------------------------------------------------

RESUMED = re.compile(r'<\.\.\. execve resumed>\) += (\S+)')
CHANGED = re.compile(r'(?P<name>execve)\((?P<args>.*) <pid changed to (?P<pid>\d+) \.\.\.>')
NUMBER = re.compile(r'-?(?:0x[0-9a-f]+|\d+)')
ERRNO = re.compile(r'-1 (E\w+|\(errno (\d+)\))|\? (E\w+)')


def strace_argument(text):
    if text == 'NULL':
        return 0
    if text.startswith('"') and text.endswith('"'):
        return bytes.fromhex(text.strip('"').replace('\\x', ''))
    if not NUMBER.fullmatch(text):
        return None
    return int(text, 8) if re.fullmatch('0[0-7]+', text) else int(text, 0)


def strace_result(text):
    """A number, an error's name, or None: the call has not returned."""
    error = ERRNO.match(text)
    if error:
        return -int(error[2]) if error[2] else error[1] or error[3]
    return None if text.startswith('?') else int(text.split()[0], 0)


class Strace:
    """What strace saw: calls and fate of each thread."""

    # Of a thread that was killed as it entered a call, strace does not know which.
    CALL = r'(?P<name>\w+|\?{3})\((?P<args>.*?)(?:,? <unfinished \.\.\.>)?\) += '
    WHOLE = re.compile(CALL + '(?P<result>.+)')

    @staticmethod
    def make(name, args, result):
        """A call from its texts."""
        return Call(name, [strace_argument(text) for text in args.split(', ') if text], strace_result(result))

    def __init__(self, prefix):
        self.calls, self.fates, self.resumed, self.changed = {}, {}, {}, {}
        for path in sorted(glob.glob(prefix + '.*')):
            tid = int(path.rpartition('.')[2])
            self.calls[tid] = []
            with open(path) as file:
                for line in file.read().splitlines():
                    self.take(tid, line)
        for pid, call in self.changed.items():
            check(pid in self.resumed, f'strace: execve never came back in {pid}')
            self.calls[pid][self.resumed[pid]].args = call.args

    def take(self, tid, line):
        # When others end the process, a thread in a call may have no chance to tell.
        if line.endswith(' <unfinished ...>'):
            line += ') = ?'
        if line.startswith('+++'):
            self.fates[tid] = line.strip('+ ')
        elif RESUMED.match(line):
            self.resumed[tid] = len(self.calls[tid])
            self.calls[tid].append(self.make('execve', '', RESUMED.match(line)[1]))
        elif CHANGED.match(line):
            match = CHANGED.match(line)
            self.changed[int(match['pid'])] = self.make(match['name'], match['args'], '0')
        else:
            match = self.WHOLE.fullmatch(line)
            check(match, f'strace says what nobody understands: {line!r}')
            self.calls[tid].append(self.make(match['name'], match['args'], match['result']))


# ---- what ringtap says --------------------------------------------------------

def item_bytes(item):
    """(bytes, whether these are all there were)"""
    if item is None or 'strings' in item:
        return None, True
    return bytes.fromhex(item['hex']) if 'hex' in item else item['text'].encode(), not item.get('truncated')


def ringtap_call(event):
    args = []
    for name, value in event['args'].items():
        number = int(value, 16) if isinstance(value, str) else value
        args.append((number, *item_bytes(event['items'].get(name))))
    result = (event['ret'], event['errno']) if event['type'] == 'syscall' else None
    return Call(event['syscall'], args, result)


# ---- the comparison -------------------------------------------------------------

class Judge:
    """Compares; counts what it compared and what it let pass."""

    def __init__(self, lean=False):
        self.lean = lean
        self.compared = 0
        self.passed = {}

    def passes(self, difference, count=1):
        assert difference in DIFFERENCES
        if count:
            self.passed[difference] = self.passed.get(difference, 0) + count
        return True

    def same_number(self, strace, ringtap):
        if (strace - ringtap) % 2**64 == 0:
            return True
        widened = strace >> 32 in (-1, 0, 0xffffffff) and (strace - ringtap) % 2**32 == 0
        return widened and -2**31 <= ringtap < 2**32 and self.passes('sign')

    def same_argument(self, place, strace, ringtap):
        number, captured, whole = ringtap
        if strace is None:
            return True
        if not isinstance(strace, bytes):
            rubbish = place in RUBBISH and (strace - number) % 2**32 == 0 and number < 2**32
            return self.same_number(strace, number) or (rubbish and self.passes('upper half'))
        return captured is not None and (captured == strace if whole else strace.startswith(captured))

    def same_arguments(self, strace, ringtap):
        name = strace.name
        if SENDS.get(name) == ringtap.name:
            name = ringtap.name
            self.passes('send is sendto')
        if name == 'execve' and self.lean and not ringtap.args and ringtap.result == (0, None):
            return ringtap.name == name and self.passes('lean exec')
        if name != ringtap.name:
            return False
        if name in LAST_UNUSED and len(strace.args) == len(ringtap.args) - 1:
            self.passes('unused argument')
        elif len(strace.args) != len(ringtap.args):
            return False
        places = [(name, i) for i in range(len(strace.args))]
        return all(map(self.same_argument, places, strace.args, ringtap.args))

    def same_result(self, strace, ringtap, is_last):
        if strace.result is None:
            return ringtap.result is None or (is_last and ringtap.result[0] in RESTARTS and self.passes('died in call'))
        if ringtap.result is None:
            return False
        if isinstance(strace.result, str):
            return strace.result == ringtap.result[1]
        return self.same_number(strace.result, ringtap.result[0])

    def same_thread(self, tid, strace, ringtap):
        for i, (theirs, ours) in enumerate(zip(strace, ringtap)):
            # A first thread whose id is taken over dies before the execve that does it comes back.
            is_last = i == len(strace) - 1 or strace[i + 1].name == 'execve'
            if not (self.same_arguments(theirs, ours) and self.same_result(theirs, ours, is_last)):
                raise Failed(f'thread {tid}, call {i} differs; strace, ringtap, in turns:\n' + '\n'.join(
                    f'  {a}\n  {b}' for a, b in list(zip(strace, ringtap))[max(0, i - 2):i + 3]))
        common = min(len(strace), len(ringtap))
        equal(len(ringtap), len(strace), f'calls in thread {tid}, beside what strace saw: strace has more '
              f'{shorten(strace[common:])}, ringtap has more {shorten(ringtap[common:])}; their number')
        self.compared += common

    def same_fate(self, tid, strace, status):
        if strace.startswith('exited with'):
            equal(status, int(strace.split()[-1]) << 8, f'status of thread {tid}, which {strace}')
        elif strace.startswith('killed by'):
            equal(status & 0x7f, signal.Signals[strace.split()[2]], f'signal in the status of thread {tid}')


class Run:
    """The events of ringtap trace -- strace PROGRAM, by thread."""

    def __init__(self, result, judge):
        self.judge = judge
        self.strace_pid = next(event['pid'] for event in result.events if event['type'] == 'exec')
        self.calls, self.fates, self.own_children = {}, {}, set()
        for event in result.events:
            self.take(event)

    def take(self, event):
        if event['type'] in ('syscall', 'entry'):
            self.calls.setdefault(event['tid'], []).append(event)
        elif event['type'] == 'exit':
            self.fates[event['tid']] = event['status']
        elif event['type'] == 'fork' and event['pid'] == self.strace_pid:
            self.own_children.add(event['child_tid'])

    def calls_of(self, tid):
        events = self.calls[tid]
        if tid in self.own_children:
            first = next(i for i, event in enumerate(events) if event['syscall'] == 'execve')
            self.judge.passes('before exec')
            events = events[first:]
        elif events[0]['syscall'] in FORKS and events[0].get('ret') == 0:
            self.judge.passes('child returns')
            events = events[1:]
        return [ringtap_call(event) for event in events]

    def threads(self, known):
        tids = set(self.calls) - {self.strace_pid}
        silent = {tid for tid in self.own_children - known if not any(
            event['syscall'] == 'execve' for event in self.calls.get(tid, []))}
        self.judge.passes('strace itself', len(silent))
        return tids - silent


def is_of_program(line):
    """Most lines are strace's own calls, whose reading would take long. Those of its child before exec are gone, too."""
    return '"comm":"strace",' not in line or '"syscall":"execve"' in line or '"type":"syscall"' not in line


def fails_by_itself(program, status=0, **options):
    """Old kernels cannot run each new program, or strace cannot trace it there: tried once more, in an empty directory."""
    with tempfile.TemporaryDirectory(dir='.') as directory:
        return subprocess.run([*APART, *STRACE, *program], cwd=directory, stdin=subprocess.DEVNULL, check=False,
                              stderr=subprocess.DEVNULL, **options).returncode != status


def judge(program, least, lean=False, **options):
    """Runs a program; what strace and ringtap saw of it must be the same, and at least so many calls."""
    verdict = Judge(lean)
    try:
        result = trace(*NOT_STRACE, '--ring-size', '4M', *(['--lean'] if lean else []), '--', *APART, *STRACE, *program,
                       keep=is_of_program, **options)
    except Failed:
        if fails_by_itself(program, **options):
            skip('fails here under strace alone, too')
        raise
    equal(result.summary['lost'], 0, 'records lost')
    seen, run = Strace('seen'), Run(result, verdict)
    equal(run.threads(set(seen.calls)), {tid for tid in seen.calls if seen.calls[tid]}, 'threads, beside those of strace')
    for tid, calls in seen.calls.items():
        if calls:
            verdict.same_thread(tid, calls, run.calls_of(tid))
        if tid in seen.fates:
            verdict.same_fate(tid, seen.fates[tid], run.fates.get(tid))
    check(verdict.compared >= least, f'only {verdict.compared} calls, not {least} or more: has the program run?')
    return f'{verdict.compared} calls in {len(seen.calls)} threads; ' + json.dumps(verdict.passed)

# SPDX-License-Identifier: MIT OR Apache-2.0
"""What the live tests of the ringtap program have in common.

A test file lists its tests, functions whose names say what must be so, and hands them to main(): each runs, whatever
became of those before it. A test fails by an exception, check() and equal() raise one; skip() ends it as skipped.
"""
import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback

DEVICE = '/dev/ringtap'
CPUS = sorted(os.sched_getaffinity(0))
# How many times longer things may take: the kernel watches itself.
SLOW = int(os.environ.get('RINGTAP_TEST_SLOW', '1'))


class Failed(Exception):
    """What was seen is not what must be so."""


class Skipped(Exception):
    """This machine cannot show it."""


def check(condition, text):
    if not condition:
        raise Failed(text)


def equal(seen, wanted, what):
    if seen != wanted:
        raise Failed(f'{what}: {shorten(seen)}, not {shorten(wanted)}')


def shorten(value, most=600):
    text = repr(value)
    return text if len(text) <= most else text[:most] + '...'


def skip(reason):
    raise Skipped(reason)


def need_programs(*names):
    for name in names:
        if not shutil.which(name):
            skip(f'there is no program {name} on PATH')


def kernel_tells_exec():
    """False: this kernel, one before 3.4, has no tracepoint for it."""
    return not any(os.path.exists(f'{tracing}/events/sched') and
                   not os.path.exists(f'{tracing}/events/sched/sched_process_exec')
                   for tracing in ('/sys/kernel/tracing', '/sys/kernel/debug/tracing'))


def main(*tests):
    """Runs tests, each in an empty directory of its own; those named on the command line, or all."""
    if not shutil.which('ringtap'):
        end(77, 'ringtap is not on PATH')
    if not os.path.exists(DEVICE):
        end(77, f'there is no {DEVICE}: the module is not loaded')
    wanted = [test for test in tests if len(sys.argv) == 1 or test.__name__ in sys.argv[1:]]
    verdicts = [run_test(test) for test in wanted]
    if 'failed' in verdicts:
        sys.exit(1)
    # A part that cannot be shown here has said so; the whole is skipped if no part could be.
    if 'passed' not in verdicts:
        sys.exit(77)
    sys.exit(0)


def end(status, text):
    print(text)
    sys.exit(status)


def run_test(test):
    name = test.__name__.replace('_', ' ')
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix='ringtap-test-') as directory:
        os.chdir(directory)
        verdict, text = outcome_of(test)
        os.chdir('/')
    print(f'{verdict}: {name} ({time.monotonic() - begun:.1f} s){text and ": " + text}', flush=True)
    return verdict


def outcome_of(test):
    try:
        return 'passed', test() or ''
    except Skipped as reason:
        return 'skipped', str(reason)
    except Failed as failure:
        return 'failed', str(failure)
    except Exception:  # a test that breaks has not passed
        return 'failed', traceback.format_exc()


# ---- running ringtap ------------------------------------------------------

class Result:
    """A run of ringtap that has ended: its status, what it said, the events and the summary of its JSON."""

    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err
        self.events, self.summary = [], None

    def parse(self, keep=None):
        """keep: of lines, says which are worth to be looked at."""
        lines = self.out.splitlines()
        check(lines, f'ringtap has printed nothing; on standard error: {self.err}')
        lines = [json.loads(line) for line in lines[:-1] if not keep or keep(line)] + [json.loads(lines[-1])]
        equal(lines[-1]['type'], 'summary', 'type of the last line')
        self.events, self.summary = lines[:-1], lines[-1]
        return self

    def of_type(self, *types):
        return [event for event in self.events if event['type'] in types]

    def calls(self, *names):
        return [event for event in self.of_type('syscall') if not names or event['syscall'] in names]


def ringtap(*words, timeout=120 * SLOW, **options):
    """Runs ringtap to its end, whatever that is."""
    run = subprocess.run(['ringtap', *map(str, words)], stdin=options.pop('stdin', subprocess.DEVNULL),
                         stdout=options.pop('stdout', subprocess.PIPE), stderr=subprocess.PIPE, timeout=timeout,
                         check=False, **options)
    return Result(run.returncode, (run.stdout or b'').decode(errors='surrogateescape'),
                  run.stderr.decode(errors='surrogateescape'))


def trace(*words, status=0, keep=None, **options):
    """The events of ringtap trace --json WORDS; the run must have ended with status."""
    result = ringtap('trace', '--json', *words, **options)
    check(result.status == status, f'ringtap trace {words}: exit status {result.status}: {result.err}')
    return result.parse(keep)


def read(*words, status=0, **options):
    """The events of ringtap read --json WORDS."""
    result = ringtap('read', '--json', *words, **options)
    check(result.status == status, f'ringtap read {words}: exit status {result.status}: {result.err}')
    return result.parse()


SMALLEST_RECORD = 40  # bytes: its header


class Capture:
    """A ringtap that runs beside the test; started once it captures and knows what was there before.

    What it prints goes to files, so that nobody has to keep up with it.
    """

    def __init__(self, *words, subcommand='trace', wait=True, **options):
        self.out, self.err = tempfile.TemporaryFile(), tempfile.TemporaryFile()
        json_option = ['--json'] if options.pop('json', subcommand == 'trace') else []
        self.process = subprocess.Popen(['ringtap', subcommand, *json_option, *map(str, words)],
                                        stdin=subprocess.DEVNULL, stdout=options.pop('stdout', self.out),
                                        stderr=self.err, **options)
        self.pid = self.process.pid
        try:
            if wait:
                wait_until(self.has_begun, f'ringtap {subcommand} {words} reads what it captures')
        except BaseException:
            self.__exit__()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        """Left running, it would be in the way of whoever comes next."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def has_begun(self):
        """Until then who is there and ends would be gone before it was asked for its name."""
        if self.process.poll() is not None:
            raise Failed(f'ringtap has ended with {self.process.returncode}: {contents(self.err)}')
        return in_call(self.pid, PPOLL) or (self.reads() and not self.looks_around())

    def reads(self):
        return any(capture['pid'] == self.pid and capture['unread'] < capture['written'] * SMALLEST_RECORD
                   for capture in captures())

    def looks_around(self):
        """It has directories of /proc open."""
        return any(link.startswith('/proc') for link in links(f'/proc/{self.pid}/fd'))

    def send(self, number):
        self.process.send_signal(number)

    def stop(self, number=signal.SIGTERM, timeout=120 * SLOW):
        """Ends it with a signal."""
        if self.process.poll() is None:
            self.send(number)
        return self.join(timeout)

    def join(self, timeout=120 * SLOW):
        self.process.wait(timeout)
        return Result(self.process.returncode, contents(self.out), contents(self.err))


def contents(file):
    """By pread: the position is that of the program which still writes there."""
    return os.pread(file.fileno(), os.fstat(file.fileno()).st_size, 0).decode(errors='surrogateescape')


def captures():
    """What ringtap stat says."""
    result = ringtap('stat', '--json')
    equal(result.status, 0, f'exit status of ringtap stat ({result.err.strip()})')
    return [json.loads(line) for line in result.out.splitlines()]


def links(directory):
    """Where they lead; some may be gone in the middle."""
    for name in os.listdir(directory):
        with contextlib.suppress(FileNotFoundError):
            yield os.readlink(f'{directory}/{name}')


def wait_until(condition, what, seconds=60 * SLOW):
    deadline = time.monotonic() + seconds
    while not condition():
        check(time.monotonic() < deadline, f'not within {seconds} s: {what}')
        time.sleep(0.02)


# ---- a program whose calls are known --------------------------------------

class Caller:
    """live-calls: makes a known number of calls on one CPU, when told to."""

    RECORDS_BESIDE = 3  # read's return, exit_group's entry, the exit

    def __init__(self, cpu, count, burst=0, pause_ms=0):
        self.cpu, self.count = cpu, count
        self.records = count + self.RECORDS_BESIDE + (count // burst if burst else 0)
        words = ['live-calls', cpu, count] + ([burst, pause_ms] if burst else [])
        self.process = subprocess.Popen(list(map(str, words)), stdin=subprocess.PIPE)
        self.pid = self.process.pid
        wait_until(lambda: in_call(self.pid, READ), 'live-calls waits in read')

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stdin.close()

    def go(self):
        self.process.stdin.write(b'g')
        self.process.stdin.flush()

    def join(self, timeout=120 * SLOW):
        equal(self.process.wait(timeout), 0, 'exit status of live-calls')


class Script:
    """A shell that waits until it is told to run its script; what it prints is kept."""

    def __init__(self, text, *words):
        self.process = subprocess.Popen(['/bin/sh', '-c', 'read go\n' + text, 'sh', *map(str, words)],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.pid = self.process.pid
        wait_until(lambda: in_call(self.pid, READ), 'the shell waits in read')

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()

    def run(self):
        return self.process.communicate(b'go\n', timeout=120 * SLOW)[0].decode()


READ, PPOLL = {'x86_64': (0, 271), 'aarch64': (63, 73)}[os.uname().machine]
SLEEPS = {'x86_64': (35, 230), 'aarch64': (101, 115)}[os.uname().machine]  # nanosleep, clock_nanosleep


def in_call(pid, number):
    """True: the process sleeps in that system call."""
    with open(f'/proc/{pid}/syscall') as file:
        return file.read().split()[0] == str(number)


def by_thread(events, key):
    """What key says of the events, thread by thread: the order between threads is no capture's own."""
    threads = {}
    for event in events:
        threads.setdefault(event.get('tid'), []).append(key(event))
    return threads


def same_by_thread(seen, wanted, key, what):
    seen, wanted = by_thread(seen, key), by_thread(wanted, key)
    equal(sorted(seen), sorted(wanted), f'{what}: threads')
    for tid, ours in wanted.items():
        for i, pair in enumerate(zip(seen[tid], ours)):
            equal(*pair, f'{what}: event {i} of thread {tid}')
        equal(len(seen[tid]), len(ours), f'{what}: number of events of thread {tid}')


# ---- what sequence numbers prove ------------------------------------------

class Proof:
    """Counts by CPU, from the sequence numbers of an event stream in which every record is shown."""

    def __init__(self, events):
        self.next, self.drained, self.lost, self.overwritten = {}, {}, {}, {}
        self.lost_by_type, self.lost_by_cause = {}, {}
        for event in events:
            self.take(event)

    def take(self, event):
        cpu, seq, joined = event['cpu'], event['seq'], event.get('joined', 0)
        self.drained[cpu] = self.drained.get(cpu, 0) + joined
        wanted = self.next[cpu] = self.next.get(cpu, 0) + joined
        check(seq == wanted, f'CPU {cpu}: record {seq} ({event["type"]}) comes where {wanted} must')
        if event['type'] == 'lost':
            self.take_lost(cpu, event)
        elif event['type'] == 'overwritten':
            self.next[cpu] = self.overwritten[cpu] = event['count']
        else:
            self.next[cpu] += 1
            self.drained[cpu] = self.drained.get(cpu, 0) + 1

    def take_lost(self, cpu, event):
        self.next[cpu] += event['count']
        self.lost[cpu] = self.lost.get(cpu, 0) + event['count']
        for key, sums in ('lost_by_type', self.lost_by_type), ('lost_by', self.lost_by_cause):
            equal(sum(event[key].values()), event['count'], f'sum of {key} of a lost record')
            for name, count in event[key].items():
                sums[name] = sums.get(name, 0) + count

    def produced(self, cpu):
        return self.next.get(cpu, 0)

    def agrees_with(self, summary):
        """The summary says the same, CPU by CPU, and so does the module."""
        for counts in summary['cpus']:
            cpu = counts['cpu']
            seen = {'cpu': cpu, 'produced': self.produced(cpu), 'drained': self.drained.get(cpu, 0),
                    'lost': self.lost.get(cpu, 0), 'overwritten': self.overwritten.get(cpu, 0), 'gaps': 0}
            equal(counts, seen, f'summary of CPU {cpu}, beside what the sequence numbers prove')
        equal(summary['produced'], sum(self.next.values()), 'records produced')
        equal(summary['drained'] + summary['lost'] + summary['overwritten'], summary['produced'],
              'records drained, lost and overwritten')
        equal(summary['module']['produced'], summary['produced'], "the module's count of records produced")
        equal(summary['module']['lost'], summary['lost'], "the module's count of records lost")
        for key, sums in ('lost_by_type', self.lost_by_type), ('lost_by', self.lost_by_cause):
            equal({name: count for name, count in summary[key].items() if count},
                  {name: count for name, count in sums.items() if count}, f'{key} of the summary')

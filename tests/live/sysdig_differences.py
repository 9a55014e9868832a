# SPDX-License-Identifier: MIT OR Apache-2.0
"""Where ringtap and Debian's sysdig may differ, and why: bookworm's 0.29, and the newest suite's 0.41.

A difference has fields, a reason, and a condition: what must hold of both values, and of both events, for it to be this
one. What no condition holds for is an error of the one or the other.
"""
import functools
import os
import re
import subprocess
import time


@functools.lru_cache
def is_old():
    """Is it the one of 2022, whose module tells of calls when they begin, too?"""
    said = subprocess.run(['sysdig', '--version'], stdout=subprocess.PIPE, check=True).stdout.decode()
    return tuple(map(int, re.search(r'(\d+)\.(\d+)', said).groups())) < (0, 30)


# The kernel's names, and sysdig's for the same call.
ALIASES = {'pread64': 'pread', 'pwrite64': 'pwrite', 'prlimit64': 'prlimit'}
OLD_ALIASES = {'dup2': 'dup', 'umount2': 'umount', 'dup3': 'dup', 'pipe2': 'pipe', 'accept4': 'accept', 'eventfd2': 'eventfd',
               'inotify_init1': 'inotify_init', 'signalfd4': 'signalfd', 'rseq': '<unknown>'}


def name_of(event):
    """What sysdig calls it."""
    name = event['evt.type']
    return ALIASES.get(name) or (OLD_ALIASES.get(name, name) if is_old() else name)


# What sysdig has no event for that could be put beside ours.
OURS_ALONE = {
    'procexec': 'EXEC record: sysdig takes a new program from the return of execve, which ringtap tells as well',
    'procfork': 'FORK record: sysdig takes a new process from the return of clone, which ringtap tells as well',
    'rt_sigreturn': 'rt_sigreturn: sysdig has its beginning alone',
}
OURS_BESIDE_THE_NEW = {
    'exit': 'exit, exit_group: newer ones tell of calls that return alone',
    'exit_group': 'exit, exit_group: newer ones tell of calls that return alone',
}


def ours_alone(event):
    """Why sysdig has no such event; None: it has."""
    return OURS_ALONE.get(event['evt.type']) or (
        None if is_old() else OURS_BESIDE_THE_NEW.get(event['evt.type']))

NOTHING = '<NA>'
NS_PER_S = 1000000000
# Between the two programs' probes the emulated machine may have been stopped; so long it never is.
LONGEST_STOP = 2 * NS_PER_S

TIMES = 'evt.time evt.time.s evt.time.iso8601 evt.datetime evt.datetime.s evt.rawtime evt.rawtime.s evt.rawtime.ns'.split()
SINCE = 'evt.reltime evt.reltime.s evt.reltime.ns'.split()
LATENCIES = 'evt.latency evt.latency.s evt.latency.ns evt.latency.human'.split()
RESULTS = 'evt.res evt.rawres evt.failed'.split()
PATHS = 'fd.name fd.directory fd.filename fd.containername'.split()
ENDS = 'fd.cip fd.sip fd.lip fd.rip fd.cport fd.sport fd.lport fd.rport'.split()
DESCRIPTOR = ['fd.num', 'fd.type', 'fd.typechar', 'fd.uid', 'fd.l4proto', 'fd.sockfamily', 'fd.is_server', *PATHS, *ENDS]


# ---- the same moment, told by each ------------------------------------------

def human(ns):
    size, unit = next((size, unit) for size, unit in ((NS_PER_S, 's'), (10**6, 'ms'), (1000, 'us'), (1, 'ns'))
                      if ns >= size or size == 1)
    whole = ns // size
    return f'{whole}{unit}' if whole >= 10 or size == 1 else f'{whole}.{ns % size * 100 // size:02}{unit}'


@functools.lru_cache(maxsize=100)
def local(second, form):
    return time.strftime(form, time.localtime(second))


def clock(form, with_ns='', behind=''):
    def told(ns):
        second, rest = divmod(ns, NS_PER_S)
        return local(second, form) + with_ns.format(rest) + (behind and local(second, behind))
    return told


# What a field must show of a time, given as nanoseconds, by the end of the field's name.
TOLD = {
    'time': clock('%H:%M:%S', '.{:09}'), 'time.s': clock('%H:%M:%S'),
    'datetime': clock('%Y-%m-%d %H:%M:%S', '.{:09}'), 'datetime.s': clock('%Y-%m-%d %H:%M:%S'),
    'time.iso8601': clock('%Y-%m-%dT%H:%M:%S', '.{:09}', '%z'),
    'human': human, 's': lambda ns: str(ns // NS_PER_S), 'ns': lambda ns: f'{ns % NS_PER_S:09}', '': str,
}


def part(field, whole):
    return field[len(whole):].lstrip('.') if field.startswith(whole) else field[len('evt.'):]


def same_moment(whole):
    """Both fields tell their event's own time in the same form, and the times are near each other."""
    def holds(field, judge, event):
        if NOTHING in (judge[whole], event[whole]):
            return False
        theirs, mine = int(judge[whole]), int(event[whole])
        told = TOLD[part(field, whole)]
        return judge[field] == told(theirs) and event[field] == told(mine) and \
            (whole == 'evt.reltime' or abs(theirs - mine) < LONGEST_STOP)
    return holds


def same_duration(field, judge, event):
    return NOTHING not in (judge[field], event[field]) and abs(int(judge[field]) - int(event[field])) < LONGEST_STOP


def one_thread_apart(field, judge, event):
    """A thread came or went on another processor, which the machine stopped between the two programs' probes."""
    return NOTHING not in (judge[field], event[field]) and abs(int(judge[field]) - int(event[field])) == 1


# ---- the same path, told by each ----------------------------------------------

@functools.lru_cache(maxsize=1000)
def kernels_own(path, pid):
    """Where a path leads: what it names is still there when the run is over."""
    path = re.sub('^/proc/(self|thread-self)(?=/)', f'/proc/{pid}', path)
    directory, name = os.path.split(os.path.normpath(path))
    return os.path.realpath(path) if os.path.exists(path) else os.path.join(os.path.realpath(directory), name)


def resolved(field, judge, event):
    theirs, mine = judge['fd.name'], event['fd.name']
    return theirs.startswith('/') and theirs != mine and kernels_own(theirs, event['proc.pid']) == mine


def program_resolved(field, judge, event):
    return kernels_own(judge[field], event['proc.pid']) == event[field]


def visible(text):
    """A buffer as sysdig shows it: a dot for each byte that is no letter."""
    def plain(match):
        return match[0][1] if match[0][1] in '\\"' else '.'
    return re.sub(r'\\(?:[0-7]{1,3}|.)', plain, text)


def masked(field, judge, event):
    return visible(event[field]) == judge[field]


# ---- the same socket, told by each --------------------------------------------

ADDRESSES = re.compile(r'[0-9a-f]+->[0-9a-f]+ ?(.*)')


def unix_name(field, judge, event):
    """sysdig shows the addresses of both sockets in the kernel's memory, and the path behind them."""
    match = ADDRESSES.fullmatch(judge[field].lstrip(':'))
    mine = event[field].lstrip(':')
    return event['fd.typechar'] == 'u' and match is not None and \
        (match[1] == mine or (not match[1] and mine.startswith('socket:[')))


def failed_connect(field, judge, event):
    """sysdig remembers the path of a Unix socket that did not answer, and the port that the kernel then took back."""
    if event['evt.type'] == 'connect' and event['evt.failed'] == 'true':
        return judge[field].rpartition('->')[2] == event[field].lstrip(':')
    return event['fd.typechar'] == 'u' and judge['fd.name'].startswith('/') and event['fd.name'].startswith('socket:[')


def is_tcp_connection(event):
    return event['fd.l4proto'] == 'tcp' and '->' in event['fd.name']


def ends(event):
    return sorted([(event['fd.cip'], event['fd.cport']), (event['fd.sip'], event['fd.sport'])])


def other_role(field, judge, event):
    """The same two ends, but not the same one of them taken for the client's."""
    return event['fd.l4proto'] == 'udp' and (field == 'fd.is_server' or ends(judge) == ends(event))


def datagram(field, judge, event):
    """The peer of one datagram: the one that sysdig remembers, or none where the program has not asked who it is."""
    return event['fd.l4proto'] == 'udp' and \
        event['fd.rport'] in (NOTHING, judge['fd.cport'], judge['fd.sport'])


def same_machine(field, judge, event):
    return event['fd.cip'] == event['fd.sip'] and ends(judge) == ends(event)


def both_local(field, judge, event):
    """The ends of a connection of this machine with itself, the one for the other."""
    other = {'fd.lip': 'fd.rip', 'fd.rip': 'fd.lip', 'fd.lport': 'fd.rport', 'fd.rport': 'fd.lport'}
    return ends(judge) == ends(event) and judge[field] == event[other[field]]


def not_connected(field, judge, event):
    return event['fd.typechar'] in ('4', '6') and '->' not in event['fd.name'] and \
        (judge[field] == NOTHING or '->' not in judge['fd.name'])


# ---- what else a condition may ask ----------------------------------------------

def calls(*names):
    return lambda field, judge, event: event['evt.type'] in names


def both(*conditions):
    return lambda field, judge, event: all(condition(field, judge, event) for condition in conditions)


def sysdig_has(*values):
    return lambda field, judge, event: judge[field] in values


def ours_is(*values):
    return lambda field, judge, event: event[field] in values


def sysdig_knows(field, value):
    return lambda _, judge, event: judge[field] == value


def we_know(field, value):
    return lambda _, judge, event: event[field] == value


def generic(field, judge, event):
    """A call that sysdig has no event of its own for."""
    return judge['evt.rawres'] == NOTHING


def always(field, judge, event):
    return True


def unnamed(field, judge, event):
    return judge[field].lstrip(':') == '' and re.match('(pipe|socket|anon_inode):', event[field].lstrip(':'))


def other_kind(field, judge, event):
    """What was opened as a file, and is none."""
    return judge['fd.type'] == 'file' and event['fd.type'] in ('directory', 'pipe')


def not_a_descriptor(field, judge, event):
    return event['fd.num'] == NOTHING and judge['fd.num'] in ('-1', '4294967295')


def same_groups(field, judge, event):
    """One path of all controllers, where there is one hierarchy."""
    return {group.partition('=')[2] for group in judge[field].split()} == {event[field]}


def blank_at_the_end(field, judge, event):
    return judge[field].rstrip(' ') == event[field].rstrip(' ')


def newer(condition):
    """Of sysdig 0.41, not of 0.29."""
    return lambda field, judge, event: not is_old() and condition(field, judge, event)


def of_directory(field, judge, event):
    return event['evt.type'] == 'openat' and judge['evt.abspath'] == event['evt.abspath'] == event['fd.name']


def same_abspath(field, judge, event):
    return judge[field].startswith('/') and kernels_own(judge[field], event['proc.pid']) == event[field]


def unix_name_cut(field, judge, event):
    theirs = judge[field].lstrip(':')
    match = ADDRESSES.fullmatch(theirs)
    mine = event[field].lstrip(':')
    return event['fd.typechar'] == 'u' and (match[1] if match else theirs) in ('', mine.lstrip('@'))


CREDENTIALS = calls('setuid', 'setgid', 'setreuid', 'setregid', 'setresuid', 'setresgid')

DIFFERENCES = [
    # events and times
    ('no beginning: sysdig shows a latency of 0 where it has not seen the call begin, ringtap none',
     LATENCIES, both(ours_is(NOTHING), sysdig_knows('evt.latency', '0'))),
    ('two clock readings: each has read the clock in a probe of its own', TIMES, same_moment('evt.rawtime')),
    ('two clock readings: each has read the clock in a probe of its own', LATENCIES, same_moment('evt.latency')),
    ('two clock readings: each has read the clock in a probe of its own', ['proc.duration'], same_duration),
    ('before the start: when a process began that was there already, sysdig does not know', ['proc.duration'],
     lambda field, judge, event: judge[field] == NOTHING and int(event[field]) > int(event['evt.reltime'])),
    ('two moments: each has seen a thread come or go in a probe of its own', ['proc.nthreads'], one_thread_apart),
    ('two starts: reltime counts from the first event of each capture', SINCE, same_moment('evt.reltime')),
    ("kernel's names: sysdig has one name for what are several calls",
     ['evt.type', 'syscall.type'], lambda field, judge, event: name_of(event) == judge[field] != event[field]),
    ("no call: sysdig's syscall.type names what is no system call as well", ['syscall.type'], calls('procexit')),
    # arguments and results
    ('strace form: ringtap shows all arguments as strace does, sysdig its own choice of them', ['evt.args'], always),
    ('no result: of calls that have no event of their own sysdig tells only that they were made', RESULTS, generic),
    ('not failed: sysdig says false of what has no result', ['evt.failed'],
     both(we_know('evt.rawres', NOTHING), sysdig_has('false'))),
    ('unprintable: sysdig shows a dot for each byte that is no letter, ringtap its octal number', ['evt.buffer'], masked),
    ('no bytes: sysdig shows an empty buffer, ringtap none', ['evt.buffer'], both(sysdig_has(''), ours_is(NOTHING))),
    ('more buffers: sysdig keeps those of reads and writes alone', ['evt.buffer', 'evt.buflen'],
     both(sysdig_has(NOTHING), we_know('evt.is_io', 'false'))),
    ('length of nothing: sysdig takes some other argument for the length of a buffer', ['evt.buflen'],
     lambda field, judge, event: event[field] == NOTHING and judge['evt.buffer'] in (NOTHING, '')),
    ('no length: sysdig has lost the length of the buffer that it shows', ['evt.buflen'],
     both(sysdig_has(NOTHING), we_know('evt.is_io', 'true'))),
    ('more paths: sysdig makes the paths of few calls absolute', ['evt.abspath'], sysdig_has(NOTHING)),
    ('more waits: sysdig knows of poll, select and their like alone that they wait', ['evt.is_wait'],
     both(ours_is('true'), sysdig_has('false'))),
    ('no category: sysdig has unknown for calls without an event of their own, for reads and for ioctl',
     ['evt.category'], sysdig_has('unknown')),
    ('no category: newer ones have other for those', ['evt.category'], newer(sysdig_has('other'))),
    ('no bytes: newer ones show what lies in their memory where a call has read nothing', ['evt.buffer'],
     newer(lambda field, judge, event: event['evt.buflen'] == '0' or event['evt.failed'] == 'true')),
    ('no latency: newer ones have 0 now and then', LATENCIES, newer(sysdig_knows('evt.latency', '0'))),
    ('other category: of calls that sysdig counts among those of processes or others', ['evt.category'],
     both(calls('rseq', 'sched_getaffinity'), sysdig_has('other', 'process'))),
    # processes
    ("kernel's own view: sysdig shows the path that was given, ringtap the one that was reached",
     ['proc.exepath'], program_resolved),
    ('new line: sysdig lets what stands in an argument break the line, ringtap shows it as a letter',
     ['proc.args', 'proc.cmdline', 'proc.exeline', 'proc.pcmdline'],
     lambda field, judge, event: event[field].replace('\\n', '\n') == judge[field]),
    ('blank: with no arguments, sysdig 0.29 puts one at the end', ['proc.exeline', 'proc.cmdline'], blank_at_the_end),
    ('no old environment: ringtap keeps what execve is given, not what a program had when the capture began',
     ['proc.env'], both(ours_is(NOTHING), we_know('proc.name', 'sh'))),
    ('no environment: sysdig shows an empty one, ringtap none', ['proc.env'], both(ours_is(NOTHING), sysdig_has(''))),
    ("parent of a thread: sysdig takes the thread that made it for that, and its start for the process's",
     ['proc.pname', 'proc.pcmdline', 'proc.duration'], we_know('thread.ismain', 'false')),
    ('wide group: once a thread was made, sysdig 0.29 has rubbish in the upper half of the number', ['group.gid'],
     lambda field, judge, event: int(judge[field]) % 2**32 == int(event[field])),
    ('before and after: where a call changes it, sysdig shows what it has become, ringtap who made the call',
     ['user.uid', 'user.name', 'group.gid', 'group.name'], CREDENTIALS),
    ('before and after: where a call changes it, sysdig shows what it has become, ringtap who made the call',
     ['proc.cwd'], calls('chdir', 'fchdir')),
    ('one hierarchy: sysdig shows each controller with its path', ['thread.cgroups'], same_groups),
    ('host has no name: container.name != "" is to find what runs in containers alone', ['container.name'],
     both(ours_is(NOTHING), sysdig_has('host'))),
    ('effective user: of a program with the set-user-ID bit newer ones show that, ringtap and the old one the real user',
     ['user.uid', 'user.name'], newer(both(we_know('proc.name', 'mount'), sysdig_has('0', 'root')))),
    ('no environment: newer ones go on with the old one where a program is given none', ['proc.env'],
     newer(both(ours_is(NOTHING), we_know('proc.name', 'true')))),
    # descriptors
    ('no descriptor: sysdig does not say which descriptor the call was about', DESCRIPTOR,
     both(sysdig_knows('fd.num', NOTHING), sysdig_has(NOTHING))),
    ('not open: of what is no descriptor sysdig shows -1', ['fd.num', 'fd.uid'], not_a_descriptor),
    ('not open: sysdig has the directory of what could not be opened, not the name', ['fd.filename'],
     both(not_a_descriptor, sysdig_has(NOTHING))),
    ('not open: sysdig has o and empty names for it', ['fd.type', 'fd.typechar', 'fd.is_server', *PATHS],
     both(ours_is(NOTHING), sysdig_has('o', '', ':', 'false'))),
    ('two descriptors: sysdig shows the second of a pair that a call makes, ringtap none', DESCRIPTOR,
     both(calls('pipe2', 'socketpair'), ours_is(NOTHING))),
    ('directory: newer ones take the one that a name starts from for the descriptor of the call', DESCRIPTOR,
     newer(both(ours_is(NOTHING), lambda field, judge, event: event['evt.type'].endswith('at')))),
    ('two descriptors: of what copy_file_range has, sysdig shows the one that is written', DESCRIPTOR,
     calls('copy_file_range')),
    ("kernel's own view: sysdig shows the path that was given, ringtap the one that was reached", PATHS, resolved),
    ("kernel's own view: sysdig takes each thing that is opened for a file",
     ['fd.type', 'fd.typechar', 'fd.directory', 'fd.filename', 'evt.category'], other_kind),
    ('path of a pipe: sysdig splits no path of one that has a name', ['fd.directory', 'fd.filename'],
     both(we_know('fd.type', 'pipe'), sysdig_has(NOTHING))),
    ('unnamed: sysdig has no names for pipes, sockets and what else the kernel numbers', PATHS, unnamed),
    ('wrong directory: sysdig 0.29 has the directory where a name was opened relative to a descriptor',
     ['fd.type', 'fd.typechar', *PATHS], of_directory),
    ('other kind: sysdig 0.29 has o for what it does not follow', ['fd.type', 'fd.typechar', 'fd.directory'],
     sysdig_knows('fd.typechar', 'o')),
    ('two descriptors: of dup2 and F_DUPFD newer ones may show the other one', ['fd.num', 'fd.uid'],
     newer(calls('dup2', 'fcntl'))),
    ('given back: newer ones may keep what a descriptor was redirected to, and have no name for a pipe that has one', PATHS,
     newer(both(we_know('fd.type', 'pipe'), sysdig_has('', '/dev/null')))),
    ("kernel's own view: newer ones put the given name behind the directory's", ['evt.abspath'], newer(same_abspath)),
    ("kernel's own view: newer ones have the directory where the name was opened relative to a descriptor", PATHS,
     newer(both(calls('openat'), lambda field, judge, event: same_abspath('evt.abspath', judge, event)))),
    # sockets
    ('Unix names: newer ones leave out the NUL that an abstract name begins with, and the path at the end that connects',
     PATHS, newer(unix_name_cut)),
    ('failed connect: newer ones have no name for a Unix socket that did not answer', PATHS,
     newer(both(calls('connect'), we_know('evt.failed', 'true'), sysdig_has('')))),
    ('datagram: newer ones take the family of the last one for the socket', ['fd.type', 'fd.typechar'],
     newer(we_know('fd.l4proto', 'udp'))),
    ("kernel's addresses: sysdig shows where a Unix socket lies in its memory", PATHS, unix_name),
    ('port of a Unix socket: sysdig shows 0', ENDS, both(we_know('fd.typechar', 'u'), ours_is(NOTHING), sysdig_has('0'))),
    ('role: of a socket that is no TCP connection sysdig guesses who is the server', ['fd.is_server'],
     lambda field, judge, event: not is_tcp_connection(event)),
    ('role: of a socket that is no TCP connection sysdig guesses who is the server', [*PATHS, *ENDS], other_role),
    ('datagram: sysdig remembers the peer of the last one; ringtap has the peer of this one, as far as it was asked for',
     [*PATHS, *ENDS], datagram),
    ('failed connect: sysdig keeps what it had of the two ends', PATHS, failed_connect),
    ('both ends here: sysdig cannot tell which end of a connection of the machine with itself is local',
     ['fd.is_server'], same_machine),
    ('both ends here: sysdig cannot tell which end of a connection of the machine with itself is local',
     ENDS[2:4] + ENDS[6:], both_local),
    ("not connected: sysdig has what a call was given, no port that the kernel chose, no end before a connection",
     [*PATHS, *ENDS, 'fd.l4proto'], not_connected),
]


BY_FIELD = {}
for _name, _fields, _holds in DIFFERENCES:
    for _field in _fields:
        BY_FIELD.setdefault(_field, []).append((_name, _holds))


def explain(field, judge, event):
    """The name of the difference; None: there is none that this could be."""
    for name, holds in BY_FIELD.get(field, []):
        if holds(field, judge, event):
            return name
    return None

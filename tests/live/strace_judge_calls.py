# SPDX-License-Identifier: MIT OR Apache-2.0
"""Calls and arguments that strace shows in a way of its own: how each is held against what ringtap shows.

A rule takes the comparison at work (strace_judge_rules), the argument's index, both values and strace's text. It says
whether they agree; None: this is no case for it.
"""
import errno
import re
import socket
import struct

from strace_judge_values import CAPABILITIES, value_of

BUFFERS = {'in', 'out', 'out_at'}
REVENTS = {'poll', 'ppoll', 'ppoll_time64'}
SELECTS = {'select', 'pselect6', '_newselect', 'pselect6_time64'}
DECODED = {('rseq', 0), ('epoll_ctl', 3), ('mount', 0), ('mount', 2), ('mount', 4), ('getsockopt', 3), ('seccomp', 2),
           ('semctl', 3), ('umount2', 0)}
ARROW = ('flags', frozenset(['=>']))
ENVIRONMENT = re.compile(r'/\* (?:at least )?(\d+) vars? \*/')


def bytes_of(value):
    return value[1].encode('latin-1')


def times(at, i, a, b, text):
    """UTIME_OMIT is a struct with that for its nanoseconds."""
    if at.name not in ('utimensat', 'utimensat_time64') or i != 2 or a[0] != 'array' or b[0] != 'array':
        return None
    words = {('flags', frozenset(['UTIME_OMIT'])): 2**30 - 2, ('flags', frozenset(['UTIME_NOW'])): 2**30 - 1}
    return len(a[1]) == len(b[1]) and all(
        dict(y[1])['tv_nsec'] == ('number', words[x]) if x in words else at.same(x, y) for x, y in zip(a[1], b[1]))


def rest_of_sleep(at, i, a, b, text):
    """Cut short by a signal, and given the same place for what is left."""
    if at.name in ('nanosleep', 'clock_nanosleep') and a[0] == 'struct' and a != b and 'RESTART' in at.theirs.result:
        return at.our_text in at.theirs.args.partition(text)[2] and at.passes('after the call')
    return None


LOCKS = {('fcntl', 2): 'lock', ('fcntl64', 2): 'lock', ('semctl', 3): 'object data', ('shmctl', 2): 'object data',
         ('msgctl', 2): 'object data', ('ioctl', 2): 'ioctl data'}


def operation_data(at, i, a, b, text):
    """What an operation's number says that a pointer leads to: where ringtap decodes it, members that both have."""
    name = LOCKS.get((at.name, i))
    if not name or a[0] not in ('struct', 'array', 'row', 'bytes', 'flags', 'call'):
        return None
    if a[0] == b[0] == 'struct':
        return member(at, a, b) and at.passes(name)
    return (b[0] == 'number' or at.same(a, b)) and at.passes(name)


def member(at, a, b):
    """Of a terminal's settings strace names those that are 0, too."""
    if a[0] == b[0] == 'struct':
        theirs, ours = dict(a[1]), dict(b[1])
        both = theirs.keys() & ours.keys()
        if 'c_cc' in both:
            both -= {'c_cc'}
            at.passes('control characters')
        return all(member(at, theirs[key], ours[key]) for key in both)
    if a[0] == b[0] == 'flags':
        return b[1] <= a[1] and all(str(one).endswith('0') for one in a[1] - b[1])
    return at.same(a, b) or a[0] == 'flags' and b[0] == 'number'


def environment(at, _, a, b, text):
    """ringtap's text has the number of variables, its JSON each of them."""
    if at.type != 'envp' or a[0] != 'array':
        return None
    count, item = ENVIRONMENT.search(at.our_text), at.event['items'].get('envp')
    if not count or not item or b[0] != 'number':
        return False
    shown = [('bytes', ascii_text(one), False) for one in item['strings']]
    whole = not item.get('truncated')
    fits = int(count[1]) == len(shown) and (len(shown) == len(a[1]) or not whole)
    return fits and all(map(at.same, a[1], shown[:None if whole else -1])) and at.passes('environment')


def ascii_text(string):
    """A string of JSON as a value has it: a character for each byte."""
    return (string.encode() if isinstance(string, str) else bytes.fromhex(string['hex'])).decode('latin-1')


def length_pointer(at, _, a, b, text):
    if at.type == 'ptr' and a[0] in ('array', 'row', 'struct') and b[0] == 'number':
        return at.passes('mask behind a pointer' if a[0] == 'struct' else 'number behind a pointer')
    return None


def behind_member(at, i, a, b, text):
    """A struct with a pointer in it, which strace follows."""
    name = {('pselect6', 5): 'sigmask', ('pselect6_time64', 5): 'sigmask', ('prctl', 2): 'filter'}.get((at.name, i))
    if not name or a[0] != 'struct' or b[0] != 'struct':
        return None
    theirs, ours = dict(a[1]), dict(b[1])
    rest = theirs.keys() - {name}
    if rest != ours.keys() - {name} or ours[name][0] != 'number' or not all(at.same(theirs[key], ours[key]) for key in rest):
        return False
    return at.passes('mask behind a pointer' if name == 'sigmask' else 'program behind a pointer')


def only(value):
    """[X] is X."""
    return value[1][0] if value[0] == 'array' and len(value[1]) == 1 else (None, None)


def name_in(value):
    """Of [NAME], where that is a single one."""
    kind, names = only(value)
    return next(iter(names)) if kind == 'flags' and len(names) == 1 else None


def are_in(members, data):
    """The members of a struct are numbers of one width, which these bytes are."""
    width, rest = divmod(len(data), len(members))
    return not rest and all(kind == 'number' for _, (kind, _) in members) and data == b''.join(
        (number % 2**(8 * width)).to_bytes(width, 'little') for _, (_, number) in members)


def option(at, i, a, b, text):
    if at.name not in ('setsockopt', 'getsockopt') or i != 3 or a[0] == 'number':
        return None
    if a[0] == 'bytes' and b[0] == 'struct':
        return are_in(b[1], bytes_of(a)) and at.passes('option bytes')
    if a[0] == 'bytes':
        return None
    kind, number = only(a)
    if kind == 'number' and name_in(b):
        return getattr(socket, name_in(b), None) == number and at.passes('option by name')
    if name_in(a) and only(b)[0] == 'number':
        return getattr(errno, name_in(a), None) == only(b)[1] and at.passes('option by name')
    if b[0] != 'bytes':
        return None
    if kind == 'number' and len(bytes_of(b)) in (1, 4):
        return are_in([(None, only(a))], bytes_of(b)) and at.passes('option of bytes')
    return a[0] in ('struct', 'array', 'flags') and at.passes('option struct')


def directory_entries(at, i, a, b, text):
    """Those in what ringtap has kept."""
    if at.name not in ('getdents64', 'getdents') or i != 1 or a[0] != 'array':
        return None
    data, place = bytes_of(b), 0
    for entry in a[1]:
        if place + 19 > len(data):
            break
        fields = dict(entry[1])
        inode, offset, length = struct.unpack_from('<QqH', data, place)
        if (inode, offset, length) != tuple(fields[key][1] for key in ('d_ino', 'd_off', 'd_reclen')):
            return False
        name = data[place + 19:place + length].split(b'\0')[0].decode('latin-1')
        place += length
        if place <= len(data) and name != fields['d_name'][1]:
            return False
    return at.passes('directory entries')


def current_directory(at, _, a, b, text):
    if at.name == 'getcwd' and a[0] == b[0] == 'bytes':
        return at.same(('bytes', a[1] + '\0', a[2]), b) and at.passes('ends with NUL')
    return None


def ioctl(at, i, a, b, text):
    if at.name != 'ioctl':
        return None
    if i == 1 and ' or ' in text:
        return at.our_text in text.split(' or ') and at.passes('one number, two names')
    return at.passes('deeper') if i == 2 and a[0] == 'number' else None


def polled(at, i, a, b, text):
    """strace has what is waited for as an argument, what came as a result."""
    if at.name not in REVENTS or i != 0 or a[0] != 'array':
        return None
    if b[0] != 'array':
        return False
    ours, cut = list(b[1]), False
    if ours and ours[-1] == ('flags', frozenset(['...'])):
        ours, cut = ours[:-1], True
    asked, ours = ([dict(one[1]) for one in part if one[0] == 'struct'] for part in (a[1], ours))
    return (cut or len(asked) == len(ours)) and all(
        at.same(x['fd'], y['fd']) and ('events' not in x or at.same(x['events'], y['events'])) for x, y in zip(asked, ours))


def numbers(of):
    """The descriptors in a set."""
    parts = [p for part in of[1] for p in (part[1] if part[0] == 'row' else [part])]
    return [part[1] for part in parts]


def selected(at, i, a, b, text):
    """The sets and the time as they came out, where anything did."""
    if at.name not in SELECTS or not 1 <= i <= 4 or a[0] == 'number':
        return None
    came = at.theirs.result.partition(' (')[2]
    if i == 4:
        left = re.search(r'left (\{.*?\})', came)
        return (not left or at.same(value_of(left[1]), b)) and at.passes('selected')
    of = re.search(('in', 'out', 'except')[i - 1] + r' (\[.*?\])(?:, |\)$)', came)
    wanted = numbers(value_of(of[1])) if of else [] if came else numbers(a)
    return b[0] == 'array' and numbers(b) == wanted and at.passes('selected')


def changed(at, _, a, b, text):
    """[0] => [6]: what the call changes in place."""
    if a[0] == 'row' and ARROW in a[1]:
        after = a[1][a[1].index(ARROW) + 1:]
        return at.same(after[0] if len(after) == 1 else ('row', after), b) and at.passes('after the call')
    return None


def decoded(at, i, a, b, text):
    if (at.name, i) in DECODED and a[0] == 'number' and b[0] in ('struct', 'bytes', 'array', 'fd'):
        return at.passes('deeper')
    return None


def capabilities(at, i, a, b, text):
    """strace has one number of both halves."""
    if at.name not in ('capget', 'capset'):
        return None
    if i == 0:
        return at.passes('after the call') if at.name == 'capget' and b[0] == 'struct' else None
    if a[0] != 'struct' or b[0] != 'array':
        return None
    low, high = (dict(half[1]) for half in b[1])
    return all(mask(part) == low[key][1] | high[key][1] << 32 for key, part in a[1]) and at.passes('capabilities')


def mask(of):
    if of[0] == 'number':
        return of[1]
    return sum(1 << CAPABILITIES.index(part.partition('<<')[2]) if isinstance(part, str) else part for part in of[1])


def prctl(at, i, a, b, text):
    return at.passes('prctl') if at.name == 'prctl' and i > 0 and (b[0] == 'number' or a[0] == 'number') else None


def seccomp(at, i, a, b, text):
    return at.passes('seccomp') if at.name == 'seccomp' and i in (1, 2) else None


def bpf(at, i, a, b, text):
    return at.passes('bpf') if at.name == 'bpf' and i == 1 else None


def structured_bytes(at, _, a, b, text):
    """Sets of processors and netlink's messages are bytes to ringtap."""
    if at.type not in BUFFERS or b[0] != 'bytes' or a[0] not in ('array', 'struct'):
        return None
    if 'affinity' in at.name:
        return sum(1 << one for one in numbers(a)) == int.from_bytes(bytes_of(b), 'little') and at.passes('processors')
    return is_netlink(a) and at.passes('netlink message')


def is_netlink(of):
    while of[0] == 'array' and of[1]:
        of = of[1][0]
    return of[0] == 'struct' and of[1] and of[1][0][0] == 'nlmsg_len'


def buffers(at, _, a, b, text):
    if at.type in ('iov_in', 'iov_out') and a[0] == 'array' and b[0] == 'bytes':
        return row_of_buffers(at, a, b)
    return None


def row_of_buffers(at, a, b):
    parts = [dict(part[1])['iov_base'] for part in a[1] if part[0] == 'struct']
    if parts and any(map(is_netlink, parts)):
        return at.passes('netlink message')
    parts = [('bytes', '', False) if part == ('number', 0) else part for part in parts]
    if any(part[0] != 'bytes' for part in parts):
        return False
    if len(parts) > 1:
        at.passes('two buffers')
    cut = next((i for i, part in enumerate(parts) if part[2]), None)
    text = ''.join(part[1] for part in (parts if cut is None else parts[:cut + 1]))
    return at.same(('bytes', text, cut is not None), b)


def message(at, _, a, b, text):
    if at.type not in ('msg_in', 'msg_out') or a[0] != 'struct':
        return None
    if b[0] != 'struct':  # the call failed
        return b[0] == 'number' and at.theirs.result.startswith('-1') and at.passes('failed receive')
    theirs, ours = dict(a[1]), dict(b[1])
    name, data, control = (theirs.get(key, ('none',)) for key in ('msg_name', 'msg_iov', 'msg_control'))
    if name[0] == 'address' and not at.same(name, ours.get('name', ('none',))):
        return False
    if data[0] == 'array' and 'data' in ours and not row_of_buffers(at, data, ours['data']):
        return False
    return control[0] != 'array' or at.same(control, ours.get('control', ('none',)))


def socket_name(at, i, a, b, text):
    """strace keeps the first name that it finds; the call itself tells what the socket's is."""
    if at.name != 'getsockname' or i != 0 or a[0] != 'fd' or a[2][0] != 'inet' or b[0] != 'fd' or b[2][0] != 'inet':
        return None
    address = re.match(r'\{.*?\}', at.theirs.args.partition('>, ')[2])
    told = address and value_of(address[0])
    if not told or told[-1] != b[2][2]:
        return False
    if a[2][2] != b[2][2]:
        at.judge.remembered.add((a[2], b[2]))
    return at.same(a, b)


RULES = (times, rest_of_sleep, operation_data, behind_member, environment, option, directory_entries, current_directory, ioctl,
         polled, selected, capabilities, seccomp, bpf, decoded, length_pointer, changed, prctl, structured_bytes, buffers, message, socket_name)

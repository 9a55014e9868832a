# SPDX-License-Identifier: MIT OR Apache-2.0
"""One shape for each value, whoever wrote it: strace_judge_syntax's nodes without what is a matter of style.

    ('bytes', BYTES, cut)      ('number', N)              ('flags', frozenset)     0: a number
    ('address', FAMILY, ...)   of a socket                ('fd', N, NAME)          NAME: a value below
    ('struct', ((NAME, V)..))  ('array', (V...))          ('call', NAME, (V...))   ('row', (V...))
Names of descriptors: ('path', TEXT), ('deleted', TEXT), ('inet', PROTOCOL, LOCAL, REMOTE), ('socket', INODE),
('unix', INODE, PATH), ('netlink', PROTOCOL).
"""
import functools
import re

from strace_judge_syntax import parse

ESCAPE = re.compile(r'\\(?:x([0-9a-f]{2})|([0-7]{1,3})|(.))', re.DOTALL)
SHORT = {'n': '\n', 't': '\t', 'r': '\r', 'v': '\v', 'f': '\f', 'a': '\a', 'b': '\b'}
NUMBER = re.compile(r'-?(?:0x[0-9a-f]+|\d+)')
PRODUCT = re.compile(r'(\d+)\*1024')
CAPABILITIES = ['CAP_' + name for name in (
    'CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE NET_BIND_SERVICE NET_BROADCAST '
    'NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE SYS_PACCT SYS_ADMIN SYS_BOOT SYS_NICE '
    'SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE AUDIT_CONTROL SETFCAP MAC_OVERRIDE MAC_ADMIN SYSLOG WAKE_ALARM '
    'BLOCK_SUSPEND AUDIT_READ PERFMON BPF CHECKPOINT_RESTORE').split()]
# Other names of the same numbers, as strace has them; what is nothing at all is shown by name, too.
SAME = {'STATX_ALL': ('STATX_BASIC_STATS', 'STATX_BTIME'), 'WSTOPPED': ('WUNTRACED',), 'AT_STATX_SYNC_AS_STAT': ()}
SIGNAL_NAMES = ('HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG '
                'XCPU XFSZ VTALRM PROF WINCH IO PWR SYS').split() + [f'RT_{i}' for i in range(33)]
# The kernel's first signal for programs' own use, which a C library calls otherwise.
SIGNALS = {'RTMIN': 'RT_0', 'SIGRTMIN': 'SIGRT_0'}
INFINITE = {'FUTEX_BITSET_MATCH_ANY': 2**32 - 1, 'RLIM64_INFINITY': 2**64 - 1, 'RLIM_INFINITY': 2**64 - 1}


def unescaped(text):
    """What a quoted text stands for."""
    def one(match):
        if match[1]:
            return chr(int(match[1], 16))
        return chr(int(match[2], 8) & 0xff) if match[2] else SHORT.get(match[3], match[3])
    return ESCAPE.sub(one, text) if '\\' in text else text


def number(text):
    """The number that a word is, or None."""
    if text == 'NULL':
        return 0
    if text in INFINITE:
        return INFINITE[text]
    product = PRODUCT.fullmatch(text)
    if product:
        return int(product[1]) * 1024
    if not NUMBER.fullmatch(text):
        return None
    return int(text, 8) if re.fullmatch('0[0-7]+', text) else int(text, 0)


def word(text):
    value = number(text)
    if value is not None:
        return ('number', value)
    if '|' not in text and text not in SAME:
        return ('flags', frozenset([SIGNALS.get(text, text)]))
    parts, rest = set(), 0
    for part in text.split('|'):
        bits = number(part)
        if bits is None:
            parts.update(SAME.get(part, (part,)))
        else:
            rest |= bits
    return ('flags', frozenset(parts | ({rest} if rest else set()))) if parts or rest else ('number', 0)


# ---- names of descriptors -----------------------------------------------------

INET = re.compile(r'(TCP|TCPv6|UDP|UDPv6|UDPLITE|RAW|ICMP|PING\w*):\[(.+?)(?:->(.+))?\]')
UNIX = re.compile(r'UNIX(?:-\w+)?:\[(\d+)(?:->(\d+))?(?:, ?(@?)"(.*?)")?.*\]')
DEVICE = re.compile(r'(.*)<(?:char|block) \w+:\w+>')
VIEW = re.compile(r'socket:\[(\d+)\](?: (.+)->(.+))?')
NETLINK = re.compile(r'NETLINK:\[(?:(\w+):)?(\d+)\]')


@functools.lru_cache(20000)
def descriptor(name):
    match = INET.fullmatch(name)
    if match and match[2].isdigit():
        return ('socket', match[2])
    if match:
        return ('inet', match[1], match[2], match[3])
    match = UNIX.fullmatch(name)
    if match:
        return ('unix', match[1], match[3] + unescaped(match[4])) if match[4] else ('socket', match[1])
    match = DEVICE.fullmatch(name)
    if match:
        name = match[1]
    if name.endswith('(deleted)'):
        return ('deleted', unescaped(name[:-len('(deleted)')].rstrip()))
    match = VIEW.fullmatch(name)
    if match:
        return ('inet', None, match[2], match[3]) if match[2] and ':' in match[3] else ('socket', match[1])
    match = NETLINK.fullmatch(name)
    if match:
        return ('netlink', match[1]) if match[1] else ('socket', match[2])
    return ('path', unescaped(name))


def recorded(info):
    """What JSON says that a descriptor is."""
    ends = [info.get(end) for end in ('local', 'remote')]
    if info['kind'] in ('ipv4', 'ipv6') and ends[0] and ends[0].get('port'):
        shown = [end and end.get('port') and ('[{addr}]:{port}' if info['kind'] == 'ipv6' else '{addr}:{port}').format(**end)
                 for end in ends]
        return ('inet', None, shown[0], shown[1] or None)
    name = info['name'] if isinstance(info['name'], str) else bytes.fromhex(info['name']['hex']).decode('latin-1')
    return ('socket', name[8:-1]) if name.startswith('socket:[') else ('path', name)


# ---- addresses of sockets ---------------------------------------------------------

def plain_text(node):
    return unescaped(node[1].lstrip('@').strip('"'))


def strace_address(fields):
    """{sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("127.0.0.1")}"""
    family, of = fields[0][1][1], dict(fields[1:])
    if family == 'AF_INET' and 'sin_port' in of:
        return ('address', family, f'{plain_text(of["sin_addr"][2][0])}:{of["sin_port"][2][0][1]}')
    if family == 'AF_INET6' and 'sin6_port' in of:
        text = next(node for name, node in fields if not name and node[0] == 'call')[2][1]
        scope = of['sin6_scope_id']
        zone = '' if scope == ('word', '0') else '%' + scope[-1]
        return ('address', family, f'[{plain_text(text)}{zone}]:{of["sin6_port"][2][0][1]}')
    if family == 'AF_UNIX':
        path = of.get('sun_path')
        return ('address', family) if not path else ('address', family, path[1][:1] == '@', plain_text(path))
    if family == 'AF_NETLINK':
        return ('address', family, number(of['nl_pid'][1]), int(of['nl_groups'][1], 16))
    return ('address', family)


def ringtap_address(fields):
    """{AF_INET, 127.0.0.1:80}"""
    family, rest = fields[0][1][1], fields[1:]
    if family == 'AF_UNIX' and rest:
        return ('address', family, rest[0][1][1][:1] == '@', plain_text(rest[0][1]))
    if family == 'AF_NETLINK':
        of = dict(rest)
        return ('address', family, number(of['pid'][1]), number(of['groups'][1]))
    return ('address', family, ''.join(map(flat, rest))) if rest else ('address', family)


def flat(field):
    """[::1]:80 has been read as an array and a word."""
    _, node = field
    if node[0] == 'row':
        return ''.join(flat(('', part)) for part in node[1])
    return '[' + ''.join(flat(('', part)) for part in node[1]) + ']' if node[0] == 'array' else node[1]


def is_family(node):
    return node[0] == 'word' and node[1].startswith('AF_')


def struct(fields):
    if fields and fields[0][0] == 'sa_family':
        return strace_address(fields)
    if fields and not fields[0][0] and is_family(fields[0][1]):
        return ringtap_address(fields)
    if [name for name, _ in fields] in (['u32', 'u64'], ['sival_int', 'sival_ptr']):
        return value(fields[1][1])
    return ('struct', tuple((name, unwrapped(value(node))) for name, node in fields))


def unwrapped(of):
    """{val=[0, 0]}: a struct that is there for its type's sake."""
    return of[1][0][1] if of[0] == 'struct' and len(of[1]) == 1 and of[1][0][0] == 'val' else of


def signals(nodes):
    """~[RTMIN RT_1]: a set of all signals but these"""
    inner = nodes[1][1]
    names = {SIGNALS.get(part[1], part[1]) for node in inner for part in (node[1] if node[0] == 'row' else [node])}
    return sorted(set(SIGNAL_NAMES) - names, key=SIGNAL_NAMES.index)


@functools.lru_cache(50000)
def value(node):
    kind = node[0]
    if kind == 'row' and len(node[1]) == 2 and node[1][0] == ('word', '~') and node[1][1][0] == 'array':
        words = tuple(('flags', frozenset([name])) for name in signals(node[1]))
        return ('array', (('row', words) if len(words) > 1 else words[0],) if words else ())
    if kind == 'text':
        return ('bytes', unescaped(node[1].lstrip('@')[1:-1]), node[2])
    if kind == 'word':
        return word(node[1])
    if kind == 'fd':
        return ('fd', int(node[1]) if node[1] != 'AT_FDCWD' else node[1], descriptor(node[2]))
    if kind == 'struct':
        return struct(node[1])
    if kind == 'call' and node[1] == 'IOPRIO_PRIO_VALUE':
        return word('|'.join(part[1] for part in node[2]))
    if kind == 'call':
        return ('call', node[1], tuple(map(value, node[2])))
    return (kind, tuple(map(value, node[1])))


@functools.lru_cache(50000)
def value_of(text):
    return value(parse(text))


# ---- what there is to compare in a value ---------------------------------------------

@functools.lru_cache(50000)
def kinds(of):
    """The kinds of things in a value, each as often as it is there."""
    kind = of[0]
    if kind == 'flags':
        return ('flag sets',)
    if kind == 'address':
        return ('endpoints', 'structs')
    if kind == 'fd':
        return ('endpoints',) if of[2][0] in ('inet', 'unix', 'socket', 'netlink') else ('descriptor names',)
    if kind == 'struct':
        return ('structs',) + tuple(k for _, part in of[1] for k in kinds(part))
    if kind in ('array', 'row'):
        return tuple(k for part in of[1] for k in kinds(part))
    return ()


@functools.lru_cache(50000)
def kinds_of_text(text):
    return () if text.startswith('"') else kinds(value_of(text))

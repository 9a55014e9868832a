# SPDX-License-Identifier: MIT OR Apache-2.0
"""When a call that strace shows and one that ringtap shows are the same, and what may differ, by name."""
import re

from strace_judge_calls import RULES
from strace_judge_syntax import Unreadable, arguments
from strace_judge_values import kinds_of_text, recorded, value_of

# What may differ, and why. Each is let pass where, and only where, the code names it; how often is printed.
DIFFERENCES = {
    'environment': 'execve: strace prints each variable; of ringtap the text has their number, JSON the variables: compared '
                   'are these',
    'number behind a pointer': 'strace follows the pointer to a number; ringtap shows the address',
    'mask behind a pointer': 'pselect6: strace follows the pointer to its mask; ringtap shows the address',
    'program behind a pointer': 'prctl(PR_SET_SECCOMP): strace follows the pointer to the filter; ringtap shows its length and address',
    'control characters': 'c_cc of a terminal: strace names each place; not compared',
    'resumed': 'restart_syscall has no arguments; strace says what it resumes',
    'unused argument': 'an argument that this operation does not have: strace leaves it out',
    'left out': 'a member that means nothing here (st_rdev of what is no device, sa_restorer without SA_RESTORER): strace '
                'leaves it out',
    'not decoded': 'a member that ringtap does not show (lengths and flags of a message, times of a siginfo)',
    'directory entries': 'what getdents64 filled is bytes to ringtap: its entries are read from these here, and compared',
    'option by name': 'SO_TYPE and SO_DOMAIN are numbers to strace, SO_ERROR is one to ringtap: compared as numbers',
    'option bytes': 'an option that is bytes to strace and a struct of numbers to ringtap: they are compared with the bytes',
    'option of bytes': 'strace shows the number that ringtap shows the bytes of',
    'option struct': 'an option that is a struct to strace and, for want of one in structs.tbl, bytes to ringtap: not compared',
    'two buffers': 'an iovec: strace shows each part, ringtap all of them in a row; compared as one',
    'ends with NUL': "getcwd's string: ringtap shows the byte that ends it, too",
    'signal frame': 'rt_sigreturn has no arguments; strace shows the mask in the frame on the stack',
    'new thread': 'what clone and clone3 have written for the caller: strace shows it behind the arguments',
    'before the call': 'dup2, connect, bind, execveat: strace names a descriptor when the call begins, ringtap when it has '
                       'ended',
    'not connected': 'a TCP socket that is bound, no more: strace finds no name for it but its number; ringtap has its port',
    'remembered': "strace keeps a socket's name as first found; ringtap has the one that getsockname itself tells",
    'netlink': 'strace has the protocol and port of a netlink socket; ringtap its number: compared is that it is a socket',
    'netlink message': 'strace decodes messages of netlink; to ringtap they are bytes',
    'after the call': 'what the call changes in place: strace shows both, ringtap the later; compared is that',
    'selected': 'select changes its sets and the time in place: strace shows what went in, and what came out as a result; '
                'compared is what came out, where anything did',
    'deeper': 'ringtap decodes what strace shows as an address',
    'processors': 'a set of processors is bytes to ringtap: they are compared bit by bit',
    'capabilities': 'strace has one set of names where ringtap shows the two halves as numbers: compared as numbers',
    'prctl': 'an argument of prctl that ringtap shows as a number',
    'seccomp': 'its flags and what it points to depend on the operation: ringtap shows those of SECCOMP_SET_MODE_FILTER',
    'bpf': 'attributes of bpf are not compared, its result is shown without a name, and what BPF_OBJ_GET finds is of no kind',
    'moved root': 'a descriptor of what pivot_root or a detached mount has made the root of a tree: strace finds / behind it, '
                  'ringtap has the path by which it was opened',
    'terminal of a pair': 'what ioctl(TIOCGPTPEER) opens is not known to ringtap',
    'ioctl data': 'what an ioctl points to: ringtap shows the address, or not all of its members; compared are those that both show',
    'lock': 'what fcntl points to, of a lock: the same',
    'object data': 'what shmctl, semctl and msgctl point to: the same',
    'one number, two names': 'an ioctl that several devices have: strace shows all names, ringtap the first',
    'two registers': 'a 64-bit argument of a 32-bit program: strace joins both halves, ringtap shows each',
    'send is sendto': "32-bit socketcall's send and recv have no numbers of their own: ringtap calls them sendto, recvfrom",
    'died in call': 'of a call that a thread dies in, strace has not seen the end',
    'died at the door': 'a thread that is killed as it enters a call has made none: the kernel gives that call ENOSYS, strace '
                        'shows it without an end, as ???, not at all, or the call of a neighbour in its place',
    'failed receive': 'strace shows the length in the msghdr of a failed recvmsg, ringtap its address',
    'child returns': 'fork, vfork, clone and clone3 return in the child, too: strace has not seen that call begin there',
    'before exec': "strace's own child makes calls before it becomes the program; strace does not show those",
}
# Members that strace leaves out where they mean nothing, or that are newer than it.
LEFT_OUT = re.compile(r'st_rdev|st_size|sa_restorer|mode|si_errno|pidfd|set_tid|set_tid_size|cgroup|stack_size|parent_tid|'
                      r'child_tid|tls|user_addr|resolve|sigev_value|stx_\w+|sq_thread_\w+|wq_fd|si_status|si_pid|si_uid')
NOT_DECODED = {'cmsg_len', 'si_utime', 'si_stime', 'resv', 'flags'}

TOUCHED = {('dup2', 1), ('dup3', 1), ('connect', 0), ('bind', 0), ('execveat', 0)}
FEWER = {'open', 'openat', 'futex', 'fcntl', 'fcntl64', 'mremap', 'prctl', 'mknod', 'mknodat', 'ioctl', 'semctl'}
HALVES = {'_llseek': (1,), 'pread64': (3,), 'pwrite64': (3,), 'truncate64': (1,), 'ftruncate64': (1,)}
SENDS = {'send': 'sendto', 'recv': 'recvfrom'}
CLONE = ('flags', 'child_stack', 'parent_tid', 'child_tidptr', 'tls')
NOTHING = object()
NO_DEVICE = ('call', 'makedev', (('number', 0), ('number', 0)))
ERROR = re.compile(r'(?:-1|\?) E\w+')


class Comparison:
    """Of one call: strace's text, and ringtap's with the event that it shows."""

    def __init__(self, judge, theirs, ours, event):
        self.judge, self.theirs, self.ours, self.event = judge, theirs, ours, event
        self.name, self.type, self.our_text = ours.name, '', ''

    def passes(self, difference):
        return self.judge.passes(difference)

    def differs(self, what, theirs, ours):
        self.judge.differs(f'{self.name}, {what}', theirs, ours)

    def run(self):
        if self.theirs.name != self.name:
            if SENDS.get(self.theirs.name) != self.name:
                return self.differs('name', self.theirs, self.ours)
            self.passes('send is sendto')
        try:
            theirs, ours = self.prepared(arguments(self.theirs.args)), self.joined(arguments(self.ours.args))
        except Unreadable as error:
            return self.differs('unreadable', error, '')
        if len(theirs) < len(ours) and self.may_have_fewer(len(theirs)):
            ours = ours[:len(theirs)]
        if len(theirs) != len(ours):
            return self.differs('number of arguments', theirs, ours)
        names = list(self.event['args'])
        for i, (a, b) in enumerate(zip(theirs, ours)):
            if a is not NOTHING:
                self.argument(i, names[i] if i < len(names) else '', a, b)
        self.result()
        return None

    # ---- strace's arguments as the kernel has them

    def prepared(self, texts):
        if self.name == 'clone':
            named = dict(text.split('=', 1) for text in texts)
            return [named.get(name, NOTHING) for name in CLONE]
        if self.name == 'clone3' and ' => ' in texts[0]:
            self.passes('new thread')
            texts[0] = texts[0].partition(' => ')[0]
        if self.name == 'rt_sigreturn':
            self.passes('signal frame')
            return []
        if self.name == 'restart_syscall':
            self.passes('resumed')
            return []
        if self.name == 'futex' and len(texts) == 5 and 'BITSET' in texts[1]:
            self.passes('unused argument')
            return texts[:4] + [NOTHING] + texts[4:]
        return texts

    def joined(self, texts):
        """Halves of 64-bit arguments as one."""
        if self.event['abi'] == '64' or self.name not in HALVES:
            return texts
        for at in HALVES[self.name]:
            first, second = (int(text) for text in texts[at:at + 2])
            low, high = (second, first) if self.name == '_llseek' else (first, second)
            texts[at:at + 2] = [str(high << 32 | low)]
            self.passes('two registers')
        return texts

    def may_have_fewer(self, count):
        if self.theirs.result.startswith('?'):
            return self.passes('died in call')
        return (self.name in FEWER or self.name in SENDS.values() and count == 4) and self.passes('unused argument')

    # ---- one argument

    def argument(self, i, name, theirs, ours):
        self.judge.counts['arguments'] += 1
        self.type, self.our_text = self.judge.types.get(self.name, {}).get(name, ''), ours
        if theirs != ours:
            a, b = value_of(theirs), value_of(ours)
            if a != b and not self.ruled(i, a, b, theirs) and not self.touched(i, a, b):
                return self.differs(f'argument {i}', theirs, ours)
        self.count(theirs)
        self.recorded(name, ours)
        return None

    def recorded(self, name, ours):
        """JSON says the same as text."""
        if self.type == 'fd' and '<' in ours:
            self.recorded_name(name, value_of(ours))
        elif self.event['names'].get(name, ours) != ours:
            self.differs(f'JSON of {name}', self.event['names'][name], ours)
        elif '<' not in ours and ours[:1] in ('"', '{', '['):
            item = self.event['items'].get(name, {})
            said = item.get('text', '')
            if said and said != ours and value_of(ours)[:2] != ('bytes', said.encode().decode('latin-1')):
                self.differs(f'JSON of {name}', said, ours)

    def ruled(self, i, a, b, text):
        if self.type == 'dfd' and text.startswith('AT_FDCWD<'):
            return self.our_text == 'AT_FDCWD' and a[2] == ('path', self.event['cwd'].rstrip('/') or '/')
        for rule in RULES:
            verdict = rule(self, i, a, b, text)
            if verdict is not None:
                return verdict
        return self.same(a, b)

    def recorded_name(self, name, ours):
        """JSON says the same of the descriptor."""
        info = self.event.get('fds', {}).get(name)
        if info and info['sure'] and ours[2] != recorded(info) and not self.same_name(recorded(info), ours[2]):
            self.differs(f'JSON of {name}', info, ours)

    def touched(self, i, a, b):
        return (self.name, i) in TOUCHED and (
            b[0] in ('fd', 'number') and a[1] == b[1] and self.passes('before the call'))

    def count(self, text):
        counts = self.judge.counts
        for kind in kinds_of_text(text):
            counts[kind] += 1
        if self.type in ('path', 'str') and text.startswith('"'):
            counts['paths'] += 1
        elif self.type in ('oct', 'mode'):
            counts['modes'] += 1

    # ---- two values

    def same(self, a, b):
        if a == b:
            return True
        if a[0] == b[0] and a[0] in ('bytes', 'fd', 'struct', 'array', 'row', 'call'):
            return getattr(self, 'same_' + a[0])(a, b)
        if a[0] == 'fd' and b == ('number', a[1]) and str(a[2][1]).startswith('/dev/pts/'):
            return self.passes('terminal of a pair')
        if a[0] == 'number' == b[0]:
            return (a[1] - b[1]) % 2**32 == 0 and -2**31 <= b[1] < 2**32 and abs(a[1]) >> 32 in (0, 0xffffffff)
        return False

    @staticmethod
    def same_bytes(a, b):
        return a[1].startswith(b[1]) and b[2] or b[1].startswith(a[1]) and a[2]

    def same_fd(self, a, b):
        return a[1] == b[1] and self.same_name(a[2], b[2])

    def same_name(self, a, b):
        if a == b:
            return True
        if a[0] == b[0] == 'inet':
            return a[2:] == b[2:] or ((a, b) in self.judge.remembered and self.passes('remembered'))
        if a[0] == 'unix':
            return b[1] == a[2].lstrip('@') if b[0] == 'path' else b[:2] == ('socket', a[1])
        if a[0] == 'netlink' and b[0] == 'socket':
            return self.passes('netlink')
        if a[0] == 'deleted' and b[0] == 'path':
            return a[1] == b[1]
        if a[0] == 'socket' and b[0] == 'inet' and b[3] is None:
            return self.passes('not connected')
        if a == ('path', '/') and b[0] == 'path':
            return self.judge.moves_root and self.passes('moved root')
        bpf = 'anon_inode:bpf'
        return a[0] == b[0] == 'path' and b[1] == bpf and a[1].startswith(bpf) and self.passes('bpf')

    def same_array(self, a, b):
        return len(a[1]) == len(b[1]) and all(map(self.same, a[1], b[1]))

    same_row = same_array

    def same_call(self, a, b):
        return a[1] == b[1] and len(a[2]) == len(b[2]) and all(map(self.same, a[2], b[2]))

    def same_struct(self, a, b):
        if not all(name for name, _ in a[1] + b[1]):
            return len(a[1]) == len(b[1]) and all(self.same(x, y) for (_, x), (_, y) in zip(a[1], b[1]))
        theirs, ours = dict(a[1]), dict(b[1])
        for key in ours.keys() - theirs.keys():
            if not LEFT_OUT.fullmatch(key) or key == 'st_rdev' and ours[key] != NO_DEVICE:
                return False
            self.passes('left out')
        for key in theirs.keys() - ours.keys():
            if not (key in NOT_DECODED and self.passes('not decoded')):
                return False
        return all(self.same(theirs[key], ours[key]) for key in theirs.keys() & ours.keys())

    # ---- the result

    def result(self):
        theirs, ours = self.theirs.result, self.ours.result
        error = ERROR.match(theirs)
        if error or theirs.startswith('?'):
            fits = ours.startswith(error[0]) if error else ours.startswith('?') or self.passes('died in call')
            return fits or self.differs('result', theirs, ours)
        if theirs == ours:
            return self.count(theirs)
        values = [value_of(text) for text in (theirs, ours)]
        a, b = (of[1][0] if of[0] == 'row' else of for of in values)
        if self.same(a, b) or self.name == 'bpf' and a[1] == b[1] and self.passes('bpf'):
            return self.count(theirs)
        return self.differs('result', theirs, ours)

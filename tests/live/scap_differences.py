# SPDX-License-Identifier: MIT OR Apache-2.0
"""Where sysdig may read something else in a file of ringtap's than in one of its own module's, and why."""
import re

from sysdig_judge import Verdict
from sysdig_differences import DESCRIPTOR as DESCRIPTOR_AND_ID, LATENCIES, NOTHING, PATHS, SINCE, TIMES

DESCRIPTOR = [field for field in DESCRIPTOR_AND_ID if field != 'fd.uid']
KERNEL_ADDRESS = re.compile(r'ffff[0-9a-f]{12}', re.IGNORECASE)
# What only the moment tells: how much memory a process has just then, and when.
OF_THE_MOMENT = re.compile(r'(pgft_maj|pgft_min|vm_size|vm_rss|vm_swap)=\S+ | filename=\S+$')


def cgroup_paths(text):
    return {part.partition('=')[2] for part in text.split() if '=' in part}


def same_but_for(pattern, theirs, ours):
    return pattern.sub('', theirs) == pattern.sub('', ours)


def without_the_moment(text):
    text = re.sub(r'cgroups=.*?(?= env=| flags=| filename=|$)', '', OF_THE_MOMENT.sub('', text), flags=re.DOTALL)
    return re.sub(r'cwd=\S* ', '', text)


FLAGS = re.compile(r'flags=\d+(\(\S*\))?')
QUEUE = re.compile(r'queue(pct|len|max)=\d+')
TIMEOUT = re.compile(r'timeout=(-1|4294967295)\b')
TITLED = ['proc.exe', 'proc.args', 'proc.cmdline', 'proc.exeline', 'proc.pcmdline']
TITLE = re.compile(r'exe=.*? (?=tid=)')
CHILD = re.compile(r'res=(\d+)\(\S*\)')
LIMITS = re.compile(r'(fdlimit|v?pgid|flags|exe_ino)=\S*|exe_ino_[cm]time=\S* \S*')
PORT_OF_REFUSED = re.compile(r'0\.0\.0\.0:\d+')
UNBOUND = re.compile(r':0\b')


# By name: the fields, and what must hold of the module's value and of ours, and of both events.
DIFFERENCES = {
    'time: each program takes its own, in a probe of its own': (
        [*TIMES, *SINCE, *LATENCIES, 'proc.duration'], lambda theirs, ours, judge, event: True),
    'control groups: of each hierarchy by its controllers, ours by the one that is in use': (
        ['thread.cgroups'], lambda theirs, ours, judge, event: cgroup_paths(ours) <= cgroup_paths(theirs)),
    'environment: of a process that was there before, ringtap has none': (
        ['proc.env'], lambda theirs, ours, judge, event: ours in ('', NOTHING)),
    'Unix sockets: ringtap tells an inode number, not where the kernel has it': (
        ['evt.args', *DESCRIPTOR], lambda theirs, ours, judge, event: bool(KERNEL_ADDRESS.search(theirs))
        or bool(KERNEL_ADDRESS.search(judge['fd.name'])) or bool(KERNEL_ADDRESS.search(judge['evt.args']))),
    'memory, directory and control groups of a new process: as each program finds them': (
        ['evt.args'], lambda theirs, ours, judge, event: event['evt.type'] in ('execve', 'clone', 'clone3', 'fork', 'vfork')
        and without_the_moment(theirs) == without_the_moment(ours)),
    "flags of a new process: the old sysdig's module has none of vfork, and others of a clone3 in its child": (
        ['evt.args'], lambda theirs, ours, judge, event: event['evt.type'] in ('vfork', 'clone3')
        and without_the_moment(FLAGS.sub('', theirs)) == without_the_moment(FLAGS.sub('', ours))),
    'the name of a child: a clone may return when the child runs another program, and each probe has its own moment of it': (
        ['evt.args'], lambda theirs, ours, judge, event: event['evt.type'] in ('vfork', 'clone', 'clone3')
        and without_the_moment(CHILD.sub(r'res=\1', FLAGS.sub('', theirs)))
        == without_the_moment(CHILD.sub(r'res=\1', FLAGS.sub('', ours)))),
    'execve that failed: what the process may have open, and its group, ringtap tells of new programs alone': (
        ['evt.args'], lambda theirs, ours, judge, event: event['evt.type'] == 'execve' and 'res=-' in ours
        and same_but_for(LIMITS, without_the_moment(theirs), without_the_moment(ours))),
    'opens: ringtap says of which the call has made a file; the old sysdig takes O_DIRECTORY for O_TMPFILE': (
        ['evt.args'], lambda theirs, ours, judge, event: event['evt.type'].startswith(('open', 'creat'))
        and same_but_for(FLAGS, theirs, ours)),
    'titles: who has written another text over his arguments gives it to his children; ringtap has what was executed': (
        ['evt.args', *TITLED], lambda theirs, ours, judge, event: judge['proc.exe'] != event['proc.exe']
        if 'exe=' not in ours else
        without_the_moment(FLAGS.sub('', TITLE.sub('', theirs))) == without_the_moment(FLAGS.sub('', TITLE.sub('', ours)))),
    'poll: no time limit is -1; the new module takes it for a number without a sign': (
        ['evt.args'], lambda theirs, ours, judge, event: event['evt.type'] == 'poll' and same_but_for(TIMEOUT, theirs, ours)),
    'no data: the new sysdig shows what stood in its memory': (
        ['evt.buffer'], lambda theirs, ours, judge, event: theirs.startswith('NULL') and ours.startswith('NULL')),
    'names of users: the new sysdig runs in a root with a list of its own': (
        ['user.name', 'group.name', 'evt.args'], lambda theirs, ours, judge, event: NOTHING in theirs
        and (theirs == NOTHING or re.sub(r'\(\S+?\)', '', theirs) == re.sub(r'\(\S+?\)', '', ours))),
    'messages that do not fit: sysdig tells the room, ringtap how long they were': (
        ['evt.args'], lambda theirs, ours, judge, event: event['evt.type'] == 'recvmsg'
        and re.sub(r'size=\d+', 'size', theirs) == re.sub(r'size=\d+', 'size', ours)),
    'connects to any address: the kernel makes it one of this host, which ringtap tells': (
        ['evt.args', *DESCRIPTOR], lambda theirs, ours, judge, event: judge['fd.sip'] == '0.0.0.0' and event['fd.sip'] == '127.0.0.1'
        or '->0.0.0.0:' in theirs and '->127.0.0.1:' in ours),
    'send and recv of a 32-bit program: ringtap takes them for sendto and recvfrom, which they are': (
        ['evt.type', 'syscall.type', 'evt.args', 'evt.category', 'evt.buflen'], lambda theirs, ours, judge, event:
        judge['evt.type'] in ('send', 'recv')
        and event['evt.type'] in ('sendto', 'recvfrom')),
    'sizes above 65,535: the new module keeps 16 bits of them': (
        ['evt.args'], lambda theirs, ours, judge, event: event['evt.type'] == 'recvfrom'
        and re.sub(r'size=\d+', 'size', theirs) == re.sub(r'size=\d+', 'size', ours)),
    "a container's runtime: which thread was the parent, the environment and session of what is cloned into namespaces, and that "
    'nobody can write to a program behind a read-only mount': (
        ['evt.args', 'proc.env', 'proc.sid', 'proc.sname'], lambda theirs, ours, judge, event:
        event['proc.name'].startswith(('runc', 'exe')) or bool(re.search(r'ptid=\d+\(runc', ours))),
    'names of abstract sockets: the new module leaves away the sign of them': (
        ['evt.args', *PATHS], lambda theirs, ours, judge, event: event['fd.name'] == '@' + judge['fd.name']),
    'the name of who is killed: he may have ended by then, as each program orders the two': (
        ['evt.args'], lambda theirs, ours, judge, event: event['evt.type'] in ('kill', 'tkill', 'tgkill')
        and same_but_for(re.compile(r'\(\S+?\)'), theirs, ours)),
    'signalfd: the module does not tell which signals': (
        ['evt.args'], lambda theirs, ours, judge, event: event['evt.type'].startswith('signalfd')
        and same_but_for(re.compile(r'mask=\w+'), theirs, ours)),
    'accepts that found nobody: ringtap does not tell how many might wait': (
        ['evt.args'], lambda theirs, ours, judge, event: event['evt.type'].startswith('accept') and 'fd=-' in ours
        and same_but_for(QUEUE, theirs, ours)),
    'a type of mount that is not given: the old module writes that out': (
        ['evt.args'], lambda theirs, ours, judge, event: event['evt.type'] == 'mount' and theirs.replace('(NULL)', '') == ours),
    'datagrams that found nobody: ringtap has what was sent, the old sysdig has not': (
        ['evt.buffer'], lambda theirs, ours, judge, event: not theirs and event['evt.rawres'].startswith('-')),
    'connects that failed: by which port, ringtap does not know': (
        ['evt.args', *DESCRIPTOR], lambda theirs, ours, judge, event: event['evt.type'] == 'connect'
        and same_but_for(PORT_OF_REFUSED, theirs, ours) or event['fd.sip'] == judge['fd.sip'] and '0.0.0.0' in event['fd.name']),
    'pairs of sockets: the old sysdig forgets them at once': (
        ['evt.args', *DESCRIPTOR], lambda theirs, ours, judge, event: event['fd.type'] == 'unix' and judge['fd.name'] == ''),
    'threads: how many there are while others end': (
        ['proc.nthreads'], lambda theirs, ours, judge, event: abs(int(theirs) - int(ours)) <= 2),
    'groups: the old sysdig shows what it has not got': (
        ['group.gid', 'group.name'], lambda theirs, ours, judge, event: judge['group.gid'] == str(1 << 32)),
    "datagrams: a socket's own address, which the kernel chose, ringtap has from the kernel": (
        [*DESCRIPTOR, 'evt.args'], lambda theirs, ours, judge, event: judge['fd.l4proto'] == 'udp'
        or bool(UNBOUND.search(judge['fd.name'] + event['fd.name']))),
    'descriptors that are none: the old sysdig shows them without a sign': (
        ['fd.num', 'fd.uid'], lambda theirs, ours, judge, event: ours.endswith('-1') and theirs.endswith('4294967295')),
    'ends of a connection: ringtap tells them with each message': (
        ['evt.args'], lambda theirs, ours, judge, event: 'tuple=NULL' in theirs
        and re.sub(r'tuple=\S+', 'tuple=NULL', ours) == theirs),
}


def explain(field, judge, event):
    """Why the two may differ, or None."""
    for name, (fields, holds) in DIFFERENCES.items():
        if field in fields and holds(judge[field], event[field], judge, event):
            return name
    return None


class ScapVerdict(Verdict):
    explain = staticmethod(explain)

    def is_common(self, event):
        """The module's file has the beginning alone of what does not return to where it was called."""
        return event['evt.type'] not in ('sigreturn', 'rt_sigreturn')

    def kind_of(self, name):
        """A 32-bit program sends by socketcall, which ringtap takes for the call with all arguments."""
        return {'send': 'sendto', 'recv': 'recvfrom'}.get(name, name)

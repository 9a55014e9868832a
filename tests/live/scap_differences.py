# SPDX-License-Identifier: MIT OR Apache-2.0
"""Where sysdig may read something else in a file of ringtap's than in one of its own module's, and why."""
import re

from sysdig_judge import Verdict
from sysdig_differences import DESCRIPTOR as DESCRIPTOR_AND_ID, LATENCIES, NOTHING, SINCE, TIMES

DESCRIPTOR = [field for field in DESCRIPTOR_AND_ID if field != 'fd.uid']
KERNEL_ADDRESS = re.compile(r'ffff[0-9a-f]{12}', re.IGNORECASE)
# What only the moment tells: how much memory a process has just then, and when.
OF_THE_MOMENT = re.compile(r'(pgft_maj|pgft_min|vm_size|vm_rss|vm_swap)=\S+ ')


def cgroup_paths(text):
    return {part.partition('=')[2] for part in text.split() if '=' in part}


def same_but_for(pattern, theirs, ours):
    return pattern.sub('', theirs) == pattern.sub('', ours)


def without_the_moment(text):
    text = re.sub(r'cgroups=.*?(?= env=| flags=|$)', '', OF_THE_MOMENT.sub('', text), flags=re.DOTALL)
    return re.sub(r'cwd=\S* ', '', text)


FLAGS = re.compile(r'flags=\d+(\(\S*\))?')
CHILD = re.compile(r'res=(\d+)\(\S*\)')
LIMITS = re.compile(r'fdlimit=\S+|pgid=\S+')
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
    'the name of a child: a vfork returns while the execve of the child does, and each probe has its own moment of it': (
        ['evt.args'], lambda theirs, ours, judge, event: (event['evt.type'] == 'vfork' or 'CLONE_VFORK' in ours)
        and without_the_moment(CHILD.sub(r'res=\1', FLAGS.sub('', theirs)))
        == without_the_moment(CHILD.sub(r'res=\1', FLAGS.sub('', ours)))),
    'execve that failed: what the process may have open, and its group, ringtap tells of new programs alone': (
        ['evt.args'], lambda theirs, ours, judge, event: event['evt.type'] == 'execve' and 'res=-' in ours
        and same_but_for(LIMITS, without_the_moment(theirs), without_the_moment(ours))),
    'opens: ringtap says of which the call has made a file; the old sysdig takes O_DIRECTORY for O_TMPFILE': (
        ['evt.args'], lambda theirs, ours, judge, event: event['evt.type'].startswith('open')
        and same_but_for(FLAGS, theirs, ours)),
    'connects that failed: by which port, ringtap does not know': (
        ['evt.args', *DESCRIPTOR], lambda theirs, ours, judge, event: event['evt.type'] == 'connect'
        and same_but_for(PORT_OF_REFUSED, theirs, ours) or event['fd.sip'] == judge['fd.sip'] and '0.0.0.0' in event['fd.name']),
    'pairs of sockets: the old sysdig forgets them at once': (
        ['evt.args', *DESCRIPTOR], lambda theirs, ours, judge, event: event['fd.type'] == 'unix' and judge['fd.name'] == ''),
    'threads: how many there are while others end': (
        ['proc.nthreads'], lambda theirs, ours, judge, event: abs(int(theirs) - int(ours)) == 1),
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

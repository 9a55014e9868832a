# SPDX-License-Identifier: MIT OR Apache-2.0
"""Containers without a runtime: a control group and the files that Docker keeps of it."""
import contextlib
import json
import os
import subprocess

from ringtap_live import ringtap, skip

CONTAINER = 'c0ffee' + '0' * 58


def mount_groups(directory):
    """Version 2's, or before Linux 4.5 the hierarchy that the module looks into."""
    for words in ['cgroup2'], ['cgroup', '-o', 'pids'], ['cgroup', '-o', 'cpuacct'], ['cgroup', '-o', 'cpu']:
        run = subprocess.run(['mount', '-t', *words, 'none', directory], stderr=subprocess.PIPE, check=False)
        if run.returncode == 0:
            return
    skip(f'this kernel has no control groups to be mounted: {run.stderr.decode().strip()}')


@contextlib.contextmanager
def container_group(facts=None):
    """A control group as Docker makes it, with Docker's file: no daemon is needed to name it. Gives its path. facts: of
    Docker's file hostconfig.json."""
    module = json.loads(ringtap('probe', '--json').out)['module']
    if 'cgroup' not in module['features']:
        skip('this kernel does not tell a module of control groups')
    group = next((g for g in ('/sys/fs/cgroup', '/sys/fs/cgroup/unified') if os.path.exists(g + '/cgroup.procs')), None)
    mounted = None
    if not group:
        mounted = group = os.path.realpath('cg')
        os.makedirs(group, exist_ok=True)
        os.chmod(os.path.dirname(group), 0o755)  # for whoever gets a group of his own in there
        mount_groups(group)
    scope, config = f'{group}/docker-{CONTAINER}.scope', f'/var/lib/docker/containers/{CONTAINER}'
    os.makedirs(scope, exist_ok=True)
    os.makedirs(config, exist_ok=True)
    with open(f'{config}/config.v2.json', 'w', encoding='ascii') as file:
        json.dump({'ID': CONTAINER, 'Name': '/web-1', 'Image': 'sha256:1', 'Config': {'Image': 'nginx:1.25'}}, file)
    with open(f'{config}/hostconfig.json', 'w', encoding='ascii') as file:
        json.dump(facts or {}, file)
    try:
        yield scope
    finally:
        if mounted:
            subprocess.run(['umount', '-l', mounted], check=False)

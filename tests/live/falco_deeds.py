# SPDX-License-Identifier: MIT OR Apache-2.0
"""Deeds that Falco's rules are about, as scripts for bash, and which rules tell of each; and a day on which nothing is done until its end."""
import collections

# rules: by which the deed is told, the one that it is for first. contained: it is done in a container that is privileged.
Deed = collections.namedtuple('Deed', 'rules script contained')

PYTHON = 'import ctypes, fcntl, os, socket, subprocess, sys, time\nlibc = ctypes.CDLL(None, use_errno=True)\n'

# What /etc/hosts has to say when ringtap begins
HOSTS = '127.0.0.9 kubernetes.default.svc.cluster.local\n'

SHELL_FILE = 'Modify Shell Configuration File'
NAMESPACE = 'Change namespace privileges via unshare'
UNTRUSTED = 'Read sensitive file untrusted'
TOOL, TOOL_ON_HOST = 'Launch Suspicious Network Tool in Container', 'Launch Suspicious Network Tool on Host'
BELOW_ETC, BELOW_ROOT, BELOW_BIN = 'Write below etc', 'Write below root', 'Write below binary dir'
MONITORED, MODIFY_BIN = 'Write below monitored dir', 'Modify binary dirs'


def host(rule, script, *others):
    return Deed((rule, *others), script, False)


def contained(rule, script, *others):
    return Deed((rule, *others), script, True)


def program(text):
    """The script that runs a program of Python's."""
    return f"cat >deed.py <<'END'\n{PYTHON}{text}\nEND\npython3 deed.py\n"


def named(name, words):
    """The script that does it in a bash of that name."""
    return f'cp "$(type -P bash)" {name}; ./{name} -c \'{words}\'\n'


def posing(name, words=''):
    """The script that runs a program of that name, which does nothing."""
    return f'cp "$(type -P true)" {name}; ./{name} {words}\n'


STABLE = [
    host('Directory traversal monitored file read', program("subprocess.call(['cat', '/tmp/../etc/../etc/hostname'], stdout=-3)")),
    host('Read sensitive file trusted after startup', named('httpd', 'sleep 6; read -r x </etc/shadow'), UNTRUSTED),
    host(UNTRUSTED, 'cat /etc/shadow >/dev/null'),
    host('Run shell untrusted', named('redis-server', 'sh -c true; :')),
    host('System user interactive', named('sshd', 'setpriv --reuid=daemon --clear-groups true; :')),
    contained('Terminal shell in container', 'cp "$(type -P bash)" runc; script -qc "./runc -c \'sh -c true; :\'" /dev/null >/dev/null'),
    contained('Contact K8S API Server From Container', program(  # which has this address in HOSTS
        "a = socket.socket(); a.bind(('127.0.0.9', 6443)); a.listen(); socket.socket().connect(a.getsockname())")),
    contained('Netcat Remote Code Execution in Container', posing('nc', '-e /bin/sh'), TOOL),
    host('Search Private Keys or Passwords', 'touch f; grep "BEGIN RSA PRIVATE" f'),
    host('Clear Log Activities', 'mkdir -p /var/log; : >/var/log/syslog'),
    host('Remove Bulk Data from Disk', posing('shred')),
    host('Create Symlink Over Sensitive Files', 'ln -s /etc here'),
    host('Create Hardlink Over Sensitive Files', 'ln /etc/shadow here 2>/dev/null'),
    contained('Packet socket created in container', program('socket.socket(socket.AF_PACKET, socket.SOCK_RAW)')),
    contained('Redirect STDOUT/STDIN to Network Connection in Container', program('a = socket.socket(); os.dup2(a.fileno(), 0)')),
    contained('Linux Kernel Module Injection Detected', program('libc.syscall(313, -1, b"", 0)')),
    contained('Debugfs Launched in Privileged Container', posing('debugfs')),
    contained('Detect release_agent File Container Escapes', ': >release_agent'),
    host('PTRACE attached to process', program('a = os.fork() or time.sleep(9)\nlibc.ptrace(16, a, 0, 0)\nos.kill(a, 9)')),
    host('PTRACE anti-debug attempt', program('libc.ptrace(0, 0, 0, 0)')),
    host('Find AWS Credentials', 'touch f; grep aws_secret_access_key f'),
    host('Execution from /dev/shm', 'mkdir -p /dev/shm; cp "$(type -P true)" /dev/shm/x; /dev/shm/x; rm /dev/shm/x'),
    host('Disallowed SSH Connection Non Standard Port', 'ip addr add 203.0.113.2/32 dev lo 2>/dev/null\n' + program(
        "a = socket.socket(); a.setsockopt(1, 2, 1); a.bind(('203.0.113.2', 4444)); a.listen()\n"
        "open('ssh', 'wb').write(open('/bin/bash', 'rb').read()); os.chmod('ssh', 0o755)\n"
        "subprocess.call(['./ssh', '-c', 'exec 3<>/dev/tcp/203.0.113.2/4444'])")),
    host('Fileless execution via memfd_create', program(
        "a = os.memfd_create('x') if hasattr(os, 'memfd_create') else libc.syscall(319, b'x', 1)\n"
        "os.write(a, open('/bin/true', 'rb').read())\nos.execve(a, ['x'], {})")),
]

OTHERS = [
    host(SHELL_FILE, program("open('/root/.bashrc', 'a').close()"), BELOW_ROOT),
    host('Schedule Cron Jobs', 'mkdir -p /etc/cron.d; true >>/etc/cron.d/x; rm /etc/cron.d/x', BELOW_ETC),
    host('Read ssh information', 'mkdir -p /root/.ssh; true >>/root/.ssh/known; cat /root/.ssh/known', MONITORED),
    host('DB program spawned process', named('mysqld', 'env true; :')),
    host('Change thread namespace', program("libc.setns(os.open('/proc/self/ns/uts', 0), 0)")),
    contained(NAMESPACE, 'setpriv --bounding-set=-sys_admin unshare -m true 2>/dev/null'),
    host('User mgmt binaries', posing('usermod')),
    host('Create files below dev', ': >/dev/here; rm /dev/here'),
    contained('Launch Package Management Process in Container', posing('apt-get')),
    host('Delete or rename shell history', 'touch .bash_history; rm .bash_history', SHELL_FILE),
    host('Set Setuid or Setgid bit', 'touch here; chmod 4755 here'),
    host('Adding ssh keys to authorized_keys', 'mkdir -p /root/.ssh; true >>/root/.ssh/authorized_keys', MONITORED),
    host('Known Cryptominer Process Executed', posing('xmrig')),
    host('Detect crypto miners using the Stratum protocol', 'true stratum+tcp://here; env true -o stratum+tcp://here'),
    host('Potential Local Privilege Escalation via Environment Variables Misuse', 'GLIBC_TUNABLES=a=b env true'),
    host('Netcat/Socat Remote Code Execution on Host', posing('socat', 'EXEC:sh'), TOOL_ON_HOST),
    host(TOOL_ON_HOST, posing('tcpdump')),
    host('Sudo Potential Privilege Escalation', posing('sudoedit', "-s '\\'")),
    host('Web Server Spawned Suspicious Child Process', named('nginx', 'env id >/dev/null; :')),
    contained('Read environment variable from /proc files', 'cat /proc/self/environ >/dev/null'),
    contained('Container Access to Host Sensitive Paths', 'mkdir -p /hostfs; : >/hostfs/x'),
    contained('Decoding Payload in Container', 'echo eA== | base64 -d >/dev/null'),
    host(BELOW_BIN, ': >/usr/bin/here; rm /usr/bin/here', MODIFY_BIN),
    host('Mkdir binary dirs', 'mkdir /usr/bin/here; rmdir /usr/bin/here', MODIFY_BIN),
]

DEEDS = STABLE + OTHERS

NOT_TOLD = ['Drop and execute new binary in container (no module learns in which layer of an overlay a file lies)']

# ---- a day on which nothing is done until its end

DAY = r'''
export HOME=$PWD
# a build
printf '#include <stdio.h>\nint main(void) { puts("built"); return 0; }\n' >program.c
gcc -O1 -o program program.c && ./program
# a package that is made, and installed
mkdir -p package/DEBIAN package/opt/thing && cp program package/opt/thing/
printf 'Package: thing\nVersion: 1\nArchitecture: all\nMaintainer: nobody <nobody@example.org>\nDescription: a thing\n' >package/DEBIAN/control
dpkg-deb -b package thing.deb && dpkg -i thing.deb && dpkg -r thing
# a web server
mkdir www && echo page >www/page
printf 'user root;\npid %s/pid;\nerror_log %s/log;\nevents {}\nhttp { access_log off; server { listen 127.0.0.1:8090; root %s/www; } }\n' "$PWD" "$PWD" "$PWD" >nginx.conf
nginx -c "$PWD/nginx.conf"
for i in 1 2 3 4 5; do curl -sf http://127.0.0.1:8090/page; done
nginx -c "$PWD/nginx.conf" -s quit
# a backup
tar -czf backup.tar.gz www program.c && mkdir back && tar -xzf backup.tar.gz -C back && rsync -a www/ copy/
# work
git init -q work && cd work && git config user.email a@example.org && git config user.name a && cp ../program.c . && git add . && git commit -qm first && git log && cd ..
sqlite3 base 'create table t (a); insert into t values (1), (2); select sum(a) from t;'
find /usr/share -name '*.txt' | head -n 5; ps -ef | sort | tail -n 2; df; id; date; grep -r page www
# and the deed
cat /etc/shadow
'''

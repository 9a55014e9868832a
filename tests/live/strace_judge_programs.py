# SPDX-License-Identifier: MIT OR Apache-2.0
"""Programs of every day, each a short run of what it is there for: what strace and ringtap watch together, by test.

A program is its name, what must be on PATH, files to be written first, the command, and how many calls it makes at least.
"""
import os
from collections import namedtuple

Program = namedtuple('Program', 'name needs files command least')
GROUPS = {}


def write_files(files):
    for name, text in files.items():
        os.makedirs(os.path.dirname(name) or '.', exist_ok=True)
        with open(name, 'w') as file:
            file.write(text)


def program(name, needs, command, least, files=None):
    list(GROUPS.values())[-1].append(Program(name, needs.split(), files or {}, command, least))


def script(name, needs, text, least, files=None, shell='/bin/sh'):
    program(name, needs, [shell, '-c', text], least, files)


GROUPS['servers'] = []  # and their clients

NGINX = '''daemon off; pid nginx.pid; error_log stderr; worker_processes 1;
events {}
http { access_log off; sendfile on; server { listen 127.0.0.1:8089; listen [::1]:8089; root www; } }
'''
script('nginx with curl, IPv4 and IPv6', 'nginx curl', '''
nginx -p . -c nginx.conf -e stderr & nginx=$!
for _ in 1 2 3 4 5 6 7 8 9; do [ -s nginx.pid ] && break; sleep 1; done
curl -s http://127.0.0.1:8089/ && curl -s -o /dev/null http://127.0.0.1:8089/none && curl -s "http://[::1]:8089/"
kill $nginx; wait
''', 900, {'nginx.conf': NGINX, 'www/index.html': 'hello\n'})

script('redis with its client', 'redis-server redis-cli', '''
redis-server --port 0 --unixsocket ./redis.socket --save '' --daemonize no --logfile redis.log & redis=$!
for _ in 1 2 3 4 5 6 7 8 9; do [ -S redis.socket ] && break; sleep 1; done
redis-cli -s ./redis.socket set key value && redis-cli -s ./redis.socket get key && redis-cli -s ./redis.socket shutdown; wait
''', 400)

script('sshd with ssh', 'sshd ssh ssh-keygen', '''
mkdir -p /run/sshd; here=$PWD
for key in host_key client_key; do ssh-keygen -q -t ed25519 -N '' -f $key; done
cat >config <<END
ListenAddress 127.0.0.1:8022
HostKey $here/host_key
AuthorizedKeysFile $here/client_key.pub
PidFile $here/pid
StrictModes no
UsePAM no
END
/usr/sbin/sshd -D -f config & sshd=$!
for _ in 1 2 3 4 5 6 7 8 9; do [ -s pid ] && break; sleep 1; done
ssh -F none -p 8022 -i client_key -o StrictHostKeyChecking=no -o UserKnownHostsFile=known 127.0.0.1 'echo over ssh'
kill $sshd; wait
''', 1500)

script('socat by UDP and Unix sockets', 'socat', '''
socat -u UDP4-RECV:8090,bind=127.0.0.1 CREATE:datagrams & udp=$!
socat UNIX-LISTEN:./a.socket EXEC:cat & stream=$!
for _ in 1 2 3 4 5 6 7 8 9; do [ -S a.socket ] && break; sleep 0.5; done
echo some words | socat - UNIX-CONNECT:./a.socket
echo one datagram | socat -u - UDP4:127.0.0.1:8090
echo abstract | socat -u - ABSTRACT-SENDTO:none; sleep 0.5
kill $udp $stream; wait
''', 400)

GROUPS['languages'] = []

PYTHON = '''
import os, select, socket, subprocess, threading
listener = socket.create_server(("127.0.0.1", 0))
def serve():
    peer, _ = listener.accept()
    peer.sendall(peer.recv(100).upper())
    peer.close()
server = threading.Thread(target=serve)
server.start()
client = socket.create_connection(listener.getsockname())
client.settimeout(5)
client.sendall(b"hello")
assert client.recv(100) == b"HELLO"
server.join()
a, b = socket.socketpair()
socket.send_fds(a, [b"x"], [0, client.fileno()])
_, fds, _, _ = socket.recv_fds(b, 10, 2)
os.fstat(fds[1])
poller = select.epoll()
poller.register(a, select.EPOLLIN | select.EPOLLET)
b.send(b"y")
poller.poll(1)
select.select([a], [b], [], 1)
select.poll().poll(1)
assert subprocess.run(["/bin/cat"], input=b"x", stdout=subprocess.PIPE).stdout == b"x"
'''
program('python3: threads, sockets, a subprocess', 'python3', ['python3', '-I', '-S', '-c', PYTHON], 600)

NODE = '''
const fs = require("fs"), net = require("net");
fs.writeFileSync("f", "x"); fs.statSync("f");
const server = net.createServer(s => s.pipe(s)).listen(0, "127.0.0.1", () => {
  const client = net.connect(server.address().port, "127.0.0.1");
  client.on("data", () => { client.end(); server.close(); }).write("hello");
});
'''
program('node', 'node', ['node', '-e', NODE], 300)
program('java', 'java', ['java', '-Xint', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xmx64m', '-version'], 300)
program('perl', 'perl', ['perl', '-e', 'use Socket; my @l = `ls /`; open F, ">f"; print F @l; close F; utime 1, 2, "f"; '
                         'socket(S, PF_INET, SOCK_DGRAM, 0); bind(S, sockaddr_in(0, INADDR_LOOPBACK)); symlink "f", "g"; '
                         'print readlink "g"; exec "true"'], 200)
program('ruby', 'ruby', ['ruby', '--disable=gems', '-e', 'r, w = IO.pipe; pid = fork { w.puts 1 }; Process.wait pid; w.close; '
                         'File.write("f", r.read); File.chmod(0600, "f"); Thread.new { sleep 0.01 }.join'], 200)

GROUPS['builders'] = []  # of programs, packages and containers

script('gcc', 'gcc', 'gcc -o hello hello.c && ./hello', 700,
       {'hello.c': '#include <stdio.h>\nint main(void) { return puts("hello") < 0; }\n'})
script('make', 'make', 'make -s -j2 && make -s clean', 150,
       {'Makefile': 'all: a b\na b:\n\t@echo $@ >$@\nclean:\n\t@rm a b\n'})
script('git', 'git', 'git init -q r && cd r && echo one >file && git add file && '
       'git -c user.name=n -c user.email=e@x commit -qm first && git log --oneline | cat', 1000)
script('apt', 'apt-get apt-cache', 'apt-cache policy bash && apt-get -q --simulate remove file', 300)
program('dpkg-query', 'dpkg-query', ['dpkg-query', '-W', 'bash', 'dash'], 50)

CONTAINER = r'''
mkdir -p rootfs/bin && cp "$(command -v busybox)" rootfs/bin/busybox && ln -s busybox rootfs/bin/sh && runc spec &&
sed -i -e 's/"terminal": true/"terminal": false/' -e 's/"sh"$/"sh", "-c", "echo $$; busybox ls \/; busybox id"/' config.json &&
runc --root state run --no-new-keyring box
'''
script('a container by runc', 'runc busybox', CONTAINER, 800)

GROUPS['systems'] = []  # the kernel's less common sides

program('a 32-bit program', 'live-calls32', ['live-calls32'], 400)
program('a user of io_uring', 'live-uring', ['live-uring'], 30)
script('script: a terminal', 'script', "script -qc 'stty size; tty; stty -a | head -n 2' typescript </dev/null", 200)
# It closes every descriptor that it could have.
script('screen: a terminal that stays', 'screen', 'ulimit -n 64; export SCREENDIR=$PWD/s; mkdir -m 700 s; '
       'screen -dmS one sh -c "sleep 2" && screen -ls; screen -S one -X quit; true', 200)
script('mount and umount', 'mount umount', 'mkdir m && mount -t tmpfs -o size=1m none m && echo x >m/f && '
       'mount -o remount,ro m && mount --bind m m && umount m && umount m', 200)
script('setpriv and unshare', 'setpriv unshare', 'setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=-all id; '
       'unshare -u -m hostname apart; setpriv --dump', 150)
script('ipcs: System V objects', 'ipcmk ipcs ipcrm', 'ipcmk -M 4096 && ipcmk -S 2 && ipcmk -Q && ipcs && ipcrm -a', 200)
script('ip: netlink', 'ip', 'ip addr show; ip route; ip link add d type dummy; ip link del d; true', 100)
script('flock and timeout', 'flock timeout', 'flock file -c "flock -n file -c true"; timeout 0.2 sleep 5; nice -n 5 true; '
       'ionice -c 3 true; taskset 1 true; prlimit --nofile', 200)

GROUPS['tools'] = []  # and shells

SHELL = '''
trap 'echo trapped' USR1
seq 1 20 | sort -r | tail -n 3 >list
kill -USR1 $$
(exit 3) || echo failed with $?
for f in /etc/passwd /no/such/file; do [ -e $f ] && wc -l <$f; done
cat <<END | tr a-z A-Z
some text
END
mkfifo pipe; echo through >pipe & cat pipe
sleep 0.05 & wait $!
'''
script('dash: pipelines and traps', 'sh', SHELL, 300)
script('bash', 'bash', 'set -o pipefail; a=(1 2 3); echo ${a[@]} | tee >(cat >out) | wc; cat < <(echo x); coproc cat; '
       'echo y >&${COPROC[1]}; read -u ${COPROC[0]} l; ulimit -n; umask 027; printf %s {a..e}; jobs', 200, shell='/bin/bash')
script('busybox', 'busybox', 'busybox ls -la /; echo a b | busybox awk "{ print \\$2 }"; busybox id; '
       'busybox dd if=/dev/zero of=f bs=1k count=4 2>&1; busybox md5sum f; busybox cp -a f g; busybox sh -c "busybox rm f"', 150)
script('gawk, sed, sort', 'gawk sed sort', 'gawk -F: "{ n += length(\\$1) } END { print n; print 1 | \\"cat\\" }" /etc/passwd; '
       'cp /etc/passwd p; sed -i s/root/toor/ p; sort -t: -k3n -o p p; uniq -c p >q; join p p >/dev/null', 200)
script('tar', 'tar gzip', 'mkdir a b && cp /etc/passwd /etc/group a && ln -s passwd a/link && ln a/group a/hard && '
       'mkfifo a/p && tar czf a.tar.gz a && tar xzf a.tar.gz -C b && ls -lR b', 400)
script('find and xargs', 'find xargs', 'find /etc -maxdepth 1 -type f -print0 | xargs -0 -n 40 wc -c | tail -n 1', 300)
program('sqlite3', 'sqlite3', ['sqlite3', 'a.db', 'create table t(a, b); insert into t values (1, 2), (3, 4); '
                               'select sum(a) from t;'], 80)
program('openssl', 'openssl', ['openssl', 'enc', '-aes-256-ctr', '-pbkdf2', '-k', 'x', '-in', '/etc/passwd', '-out', 's'], 60)
program('rsync', 'rsync', ['rsync', '-a', '/etc/init.d', '/etc/passwd', 'copy/'], 200)
script('gzip, xz, zstd', 'gzip xz zstd', 'seq 1 5000 >s; gzip -k s; xz -k -T2 s; zstd -q s; zcat s.gz | cmp - s; xz -dc s.xz | '
       'cmp - s', 200)
program('vim', 'vim.tiny', ['vim.tiny', '-es', '-u', 'NONE', '-c', '%s/root/toor/', '-c', 'w! out', '-c', 'q!', '/etc/passwd'], 100)
script('ps and pgrep', 'ps pgrep', 'ps -o pid,comm -p $$; pgrep -x sh | head -n 1; uptime; free', 150)

# SPDX-License-Identifier: MIT OR Apache-2.0
"""A run that does most of what fields tell of: processes, files, connections, credentials, failures."""

SCRIPT = '''
cat /etc/passwd /etc/group >/dev/null
cat /no/such/file 2>/dev/null
seq 1 20 | sort -r | tail -n 3 >list
while read -r n; do echo "$n"; done <list >copy
mkdir d && cp list d/a && mv d/a d/b && ln d/b d/c && ln -s b d/l && chmod 640 d/b && rm d/c && readlink d/l >/dev/null
(cd d && cat ../list b >/dev/null && cd .. && pwd >/dev/null)
rm -r d
rmdir nowhere 2>/dev/null
mkfifo pipe; echo through >pipe & cat pipe >/dev/null; wait $!
sleep 0.05 & wait $!
sleep 60 & kill $!; wait $!
setpriv --reuid 65534 --regid 65534 --clear-groups cat /etc/shadow 2>/dev/null
setpriv --reuid 65534 --regid 65534 --clear-groups mount >/dev/null
env -i GREETING=hello /bin/echo 'two words' "" three >/dev/null
exec 3<list; read -r n <&3; exec 4<&3 3<&-; exec 4<&-
python3 -I work.py
'''

PYTHON = '''
import os, signal, select, socket, threading, time

def serve(listener, answer):
    peer, _ = listener.accept()
    answer.append(peer.recv(200))
    peer.sendall(answer[-1].upper())
    peer.close()

def talk(family, address):
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.bind(address)
    listener.listen()
    got = []
    server = threading.Thread(target=serve, args=(listener, got))
    server.start()
    client = socket.socket(family, socket.SOCK_STREAM)
    client.connect(listener.getsockname())
    client.sendall(b'hello, server')
    assert client.recv(100) == b'HELLO, SERVER'
    server.join()
    client.shutdown(socket.SHUT_RDWR)
    client.close()
    listener.close()

def datagrams(family, here):
    one, other = socket.socket(family, socket.SOCK_DGRAM), socket.socket(family, socket.SOCK_DGRAM)
    one.bind((here, 0))
    other.sendto(b'a datagram', one.getsockname())
    data, peer = one.recvfrom(100)
    one.sendto(data.upper(), peer)
    other.recv(100)
    other.connect(one.getsockname())
    other.send(b'connected')
    one.recv(100)
    one.close()
    other.close()

def refused(port):
    client = socket.socket()
    try:
        client.connect(('127.0.0.1', port))
    except ConnectionRefusedError:
        pass
    client.close()

def descriptors():
    r, w = os.pipe()
    extra = os.dup(w)
    os.write(extra, bytes(range(200)))
    os.read(r, 300)
    for fd in r, w, extra:
        os.close(fd)
    one, other = socket.socketpair()
    one.send(b'through a pair')
    other.recv(50)
    one.close(); other.close()
    e = os.eventfd(1)
    poll = select.epoll()
    poll.register(e, select.EPOLLIN)
    poll.poll(0.1)
    os.eventfd_read(e)
    poll.poll(0.01)
    poll.close()
    os.close(e)

def files():
    os.mkdir('deep'); os.mkdir('deep/er', 0o750)
    fd = os.open('deep/er/new', os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o640)
    os.write(fd, b'some bytes\\n' * 20)
    os.lseek(fd, 0, os.SEEK_SET)
    os.read(fd, 50)
    os.pread(fd, 20, 5)
    os.pwrite(fd, b'other', 3)
    os.readv(fd, [bytearray(10), bytearray(20)])
    os.writev(fd, [b'one', b'two'])
    os.ftruncate(fd, 10)
    os.fsync(fd)
    os.close(fd)
    base = os.open('deep', os.O_RDONLY | os.O_DIRECTORY)
    fd = os.open('er/new', os.O_WRONLY | os.O_APPEND, dir_fd=base)
    os.close(fd)
    os.rename('er/new', 'er/old', src_dir_fd=base, dst_dir_fd=base)
    os.chmod('er/old', 0o700, dir_fd=base)
    os.symlink('old', 'er/link', dir_fd=base)
    os.link('er/old', 'er/twin', src_dir_fd=base, dst_dir_fd=base)
    os.unlink('er/twin', dir_fd=base); os.unlink('deep/er/link'); os.unlink('deep/er/old')
    os.fchdir(base); os.rmdir('er'); os.chdir('..'); os.close(base); os.rmdir('deep')
    for path, flags in (('/etc', os.O_WRONLY), ('/no/such', os.O_RDONLY), ('list', os.O_CREAT | os.O_EXCL),
                        ('/etc/passwd/x', os.O_RDONLY)):
        try:
            os.open(path, flags)
        except OSError:
            pass
    try:
        os.read(99, 1)
    except OSError:
        pass

def processes():
    pid = os.fork()
    if not pid:
        time.sleep(5); os._exit(0)
    os.kill(pid, signal.SIGTERM)
    os.waitpid(pid, 0)
    pid = os.fork()
    if not pid:
        os.setresgid(1, 1, 1); os.setresuid(1, 1, 1)
        try: os.open('/etc/shadow', os.O_RDONLY)
        except OSError: pass
        os._exit(7)
    os.waitpid(pid, 0)
    try: os.kill(pid, 0)
    except OSError: pass
    pid = os.posix_spawn('/bin/true', ['true', 'and so on'], {})
    os.waitpid(pid, 0)

talk(socket.AF_INET, ('127.0.0.1', 0))
talk(socket.AF_INET6, ('::1', 0))
talk(socket.AF_UNIX, os.path.abspath('socket'))
talk(socket.AF_UNIX, '\\0abstract')
datagrams(socket.AF_INET, '127.0.0.1')
datagrams(socket.AF_INET6, '::1')
refused(9)
descriptors()
files()
processes()
'''


def write(name, text):
    with open(name, 'w') as file:
        file.write(text)


def write_run():
    """Makes its files in the current directory; returns the shell's words that run it."""
    write('work.sh', SCRIPT)
    write('work.py', PYTHON)
    return '. ./work.sh'

// SPDX-License-Identifier: MIT OR Apache-2.0
// What is known of the host: threads, processes, their descriptors and containers, as the records
// that went by tell it. Every answer may be absent; one that lost records make doubtful says so.
#ifndef RINGTAP_MODEL_HOST_MODEL_H
#define RINGTAP_MODEL_HOST_MODEL_H

#include <ringtap/ringtap.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/event.h"
#include "model/socket_address.h"

namespace ringtap {

// Who runs a container.
enum class container_runtime : unsigned char {
    none, docker, podman, containerd, crio, lxc, nspawn, systemd, unknown
};

struct container_info {
    container_runtime runtime = container_runtime::none;
    std::string id;       // the runtime's whole id
    std::string name;     // empty: not known (yet)
    std::string image;    // as the runtime names it: repository:tag
    std::string image_id;
    std::string pod_name, pod_namespace, pod_uid;  // Kubernetes
    std::string facts;  // others, as of container_facts.h
    // By whose word all this is: 0: root's; none: not known (yet).
    std::optional<uint32_t> owner;
    // Sysdig shows twelve digits of a long hexadecimal id.
    std::string_view short_id() const;
    // One of the above as people and filters may have it: what is not by root's word begins with
    // the user's id and a colon, or with "?:", and so is never taken for what root says.
    std::string said(std::string_view text) const;
};

enum class fd_kind : unsigned char {
    unknown, file, directory, device, pipe, fifo, ipv4, ipv6, unix_socket, netlink, packet, other_socket,
    epoll, event, signal, timer, inotify, fanotify, memfd, pidfd, bpf, userfault, io_uring, perf, ns, other
};

// As long as it is valid, what its texts lie in is.
struct descriptor_info {
    fd_kind kind = fd_kind::unknown;
    bool sure = true;      // false: records were lost that may have changed it
    bool deleted = false;  // the file had no name any more
    bool cloexec = false;
    bool listening = false;
    bool server = false;    // the connection was accepted here
    uint32_t open_flags = 0;  // O_*, of the machine that was captured
    uint64_t dev = 0, ino = 0;
    uint32_t peer_ino = 0;  // of a Unix socket: the other end's; 0: it has none, or nobody knows
    int family = 0, type = 0, protocol = 0;  // of sockets
    std::string_view name;  // path; "pipe:[123]"; Unix socket's path
    std::string_view within;  // path in its filesystem, of who sees other mounts than the host; or empty
    std::optional<socket_address> local, remote;
};

// What the kernel said of a program's file when it was executed; zeroes: it did not.
struct program_file {
    uint64_t ino = 0, ctime_ns = 0, mtime_ns = 0;  // CLOCK_REALTIME
    uint64_t pidns_start_ns = 0;  // when the first process of the pid namespace was made, as start_ns
};

struct process_info {
    uint32_t tgid = 0, ppid = 0, vpid = 0;
    bool sure = true;
    std::string exe;        // the program's path, kernel's view
    std::string filename;   // as given to execve
    std::string exe_within;  // its path in its filesystem, as of a descriptor; or empty
    uint64_t exe_dev = 0;
    std::optional<uint32_t> exe_flags;  // RINGTAP_EXE_* of its last execve; nothing: it was before the start
    program_file exe_file;
    // Strings, each with its NUL; the first is the program's name. "..." stands for what is missing.
    std::string_view args;
    uint64_t arg_count = 0;  // how many there were; 0: these
    uint64_t arg_bytes = 0;  // how long they were, each with its NUL, if some are missing; else 0
    std::string_view env;    // as args; empty unless asked for
    std::string cwd;
    ringtap_ids ids{};
    uint32_t loginuid = RINGTAP_ID_NONE, sessionid = RINGTAP_ID_NONE;
    uint32_t pgid = 0, sid = 0, tty = 0;
    ringtap_namespaces ns{};
    uint64_t cap_effective = 0, cap_permitted = 0, cap_inheritable = 0;
    std::string cgroup;
    uint64_t start_ns = 0;  // CLOCK_MONOTONIC; when it was forked, or 0
    uint64_t exec_ns = 0;   // of its last execve, or 0
    std::shared_ptr<const container_info> container;  // null: none
    unsigned threads = 1;
    uint32_t open_fds = 0;
};

struct thread_info {
    uint32_t tid = 0, tgid = 0, vtid = 0;
    std::string comm;
};

// Events pass through in order: before() takes in what an event brings (a program, a child, an open
// file), so that whoever looks at the event finds it here; after() takes away what it ended.
class host_model {
  public:
    virtual ~host_model() = default;
    virtual void before(const event &event) = 0;
    virtual void after(const event &event) = 0;

    // Null: not known. Valid until the next before() or after().
    virtual const thread_info *thread(uint32_t tid) const = 0;
    virtual const process_info *process(uint32_t tgid) const = 0;
    virtual const descriptor_info *descriptor(uint32_t tgid, int fd) const = 0;

    // Empty: not known. Of the machine that was captured.
    virtual std::string_view user_name(uint32_t uid) const = 0;
    virtual std::string_view group_name(uint32_t gid) const = 0;

    // Names of an IP address by the host's /etc/hosts; none, if a file is read.
    virtual std::vector<std::string_view> address_names(std::string_view address) const {
        (void)address;
        return {};
    }

    // The path by which the host's first process knows what lies there in a filesystem; empty: it
    // has none, or nobody knows.
    virtual std::string host_path(uint64_t dev, std::string_view within) const {
        (void)dev, (void)within;
        return {};
    }

    // A number that grows whenever something may be answered otherwise than before of a thread, a process, a user, a
    // container or a mount, but for how many threads and descriptors there are, and how sure it is. 0: nobody counts.
    virtual uint64_t changes() const { return 0; }
};

}  // namespace ringtap

#endif

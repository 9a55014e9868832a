// SPDX-License-Identifier: MIT OR Apache-2.0
#include "api/source.h"
#include "fields/fd_endpoints.h"
#include "render/json_model.h"

using namespace ringtap;

namespace {

void fill_container(ringtap_process &process, const container_info &container, ringtap_source *s) {
    process.container_id = s->keep(container.said(container.id));
    process.container_name = s->keep(container.said(container.name));
    process.container_image = s->keep(container.said(container.image));
}

void fill_ids(ringtap_process &out, const process_info &process) {
    out.uid = process.ids.uid;
    out.gid = process.ids.gid;
    out.euid = process.ids.euid;
    out.egid = process.ids.egid;
    out.loginuid = process.loginuid;
    out.sessionid = process.sessionid;
}

// Of a connection, its two ends.
const char *name_of(ringtap_source *s, const descriptor_info &descriptor) {
    const bool is_ip = descriptor.kind == fd_kind::ipv4 || descriptor.kind == fd_kind::ipv6;
    const std::string ends = is_ip ? connection_name(descriptor) : std::string();
    return s->keep(ends.empty() ? descriptor.name : ends);
}

// Puts as many as there is room for into the array, and counts all.
template <typename Number>
auto put_into(Number *numbers, size_t space, size_t *count) {
    return [=](auto number) {
        if (*count < space)
            numbers[*count] = static_cast<Number>(number);
        ++*count;
    };
}

ringtap_process process_of(ringtap_source *s, const process_info &process, size_t size) {
    const thread_info *thread = s->engine->host().thread(process.tgid);
    ringtap_process known{};
    known.size = size;
    known.pid = process.tgid;
    known.ppid = process.ppid;
    known.is_sure = process.sure;
    fill_ids(known, process);
    known.threads = process.threads;
    known.open_fds = process.open_fds;
    known.start_ns = process.start_ns;
    known.name = s->keep(thread ? thread->comm : "");
    known.exe = s->keep(process.exe);
    known.cwd = s->keep(process.cwd);
    known.cgroup = s->keep(process.cgroup);
    known.args = s->keep(process.args);
    known.args_len = process.args.size();
    fill_container(known, process.container ? *process.container : container_info(), s);
    return known;
}

ringtap_thread thread_of(ringtap_source *s, const thread_info &thread, size_t size) {
    ringtap_thread known{};
    known.size = size;
    known.tid = thread.tid;
    known.pid = thread.tgid;
    known.name = s->keep(thread.comm);
    return known;
}

ringtap_descriptor descriptor_of(ringtap_source *s, const descriptor_info &descriptor, size_t size) {
    ringtap_descriptor known{};
    known.size = size;
    known.kind = kind_name(descriptor.kind);
    known.name = name_of(s, descriptor);
    known.is_sure = descriptor.sure;
    known.is_deleted = descriptor.deleted;
    known.open_flags = descriptor.open_flags;
    known.dev = descriptor.dev;
    known.ino = descriptor.ino;
    return known;
}

// What somebody asks for, and the error if it is not known.
struct wanted {
    int error;
    const char *what;
    int64_t id;
};

// find: gives null where it is not known. fill: makes the struct of it.
template <typename Struct, typename Find, typename Fill>
int give_known(ringtap_source *s, Struct *out, size_t size, wanted one, Find find, Fill fill) {
    if (const int err = check_open(s))
        return err;
    if (!is_struct_size(out, size))
        return s->fail(EINVAL, "the size of the struct is not set");
    return tried(s, [&] {
        const auto *found = find(s->engine->host());
        if (!found)
            return s->fail(one.error, fmt::format("{} {} is not known", one.what, one.id));
        give_sized(out, size, fill(s, *found, size));
        return 0;
    });
}

}  // namespace

int ringtap_source_process_sized(ringtap_source *s, uint32_t pid, ringtap_process *out, size_t size) {
    return give_known(
        s, out, size, {ESRCH, "process", pid}, [&](host_state &host) { return host.process(pid); }, process_of);
}

size_t ringtap_source_processes(ringtap_source *s, uint32_t *pids, size_t space) {
    size_t count = 0;
    if (s && s->engine)
        s->engine->host().for_each_process(put_into(pids, pids ? space : 0, &count));
    return count;
}

int ringtap_source_thread_sized(ringtap_source *s, uint32_t tid, ringtap_thread *out, size_t size) {
    return give_known(
        s, out, size, {ESRCH, "thread", tid}, [&](host_state &host) { return host.thread(tid); }, thread_of);
}

int ringtap_source_descriptor_sized(ringtap_source *s, uint32_t pid, int fd, ringtap_descriptor *out,
                                    size_t size) {
    return give_known(
        s, out, size, {EBADF, "descriptor", fd}, [&](host_state &host) { return host.descriptor(pid, fd); },
        descriptor_of);
}

size_t ringtap_source_descriptors(ringtap_source *s, uint32_t pid, int *fds, size_t space) {
    size_t count = 0;
    if (s && s->engine)
        s->engine->host().for_each_descriptor(pid, put_into(fds, fds ? space : 0, &count));
    return count;
}

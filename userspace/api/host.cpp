// SPDX-License-Identifier: MIT OR Apache-2.0
#include <cerrno>

#include "api/source.h"
#include "capture/sized.h"
#include "fields/fd_endpoints.h"
#include "render/json_model.h"

using namespace ringtap;

namespace {

void fill_container(ringtap_process &to, const container_info &container, ringtap_source *s) {
    to.container_id = s->keep(container.said(container.id));
    to.container_name = s->keep(container.said(container.name));
    to.container_image = s->keep(container.said(container.image));
}

void fill_ids(ringtap_process &to, const process_info &process) {
    to.uid = process.ids.uid;
    to.gid = process.ids.gid;
    to.euid = process.ids.euid;
    to.egid = process.ids.egid;
    to.loginuid = process.loginuid;
    to.sessionid = process.sessionid;
}

// Of a socket, its two ends.
std::string_view name_of(ringtap_source *s, const descriptor_info &descriptor) {
    if (!descriptor.name.empty())
        return descriptor.name;
    return connection_name(s->from->fields(), descriptor);
}

// Puts as many as there is room for into the array, and counts all.
template <typename Number>
auto put_into(Number *numbers, size_t room, size_t *count) {
    return [=](auto number) {
        if (*count < room)
            numbers[*count] = static_cast<Number>(number);
        ++*count;
    };
}

}  // namespace

int ringtap_source_process_sized(ringtap_source *s, uint32_t pid, ringtap_process *to, size_t size) {
    if (!s->from)
        return s->not_open();
    const process_info *process = s->from->host().process(pid);
    if (!process)
        return s->fail(ESRCH, fmt::format("process {} is not known", pid));
    const thread_info *thread = s->from->host().thread(pid);
    ringtap_process known{};
    known.size = size;
    known.pid = process->tgid;
    known.ppid = process->ppid;
    known.is_sure = process->sure;
    fill_ids(known, *process);
    known.threads = process->threads;
    known.open_fds = process->open_fds;
    known.start_ns = process->start_ns;
    known.name = s->keep(thread ? thread->comm : "");
    known.exe = s->keep(process->exe);
    known.cwd = s->keep(process->cwd);
    known.cgroup = s->keep(process->cgroup);
    known.args = s->keep(process->args);
    known.args_len = process->args.size();
    fill_container(known, process->container ? *process->container : container_info(), s);
    give_sized(to, size, known);
    return 0;
}

size_t ringtap_source_processes(ringtap_source *s, uint32_t *pids, size_t room) {
    size_t count = 0;
    if (s->from)
        s->from->host().for_each_process(put_into(pids, room, &count));
    return count;
}

int ringtap_source_thread_sized(ringtap_source *s, uint32_t tid, ringtap_thread *to, size_t size) {
    if (!s->from)
        return s->not_open();
    const thread_info *thread = s->from->host().thread(tid);
    if (!thread)
        return s->fail(ESRCH, fmt::format("thread {} is not known", tid));
    ringtap_thread known{};
    known.size = size;
    known.tid = thread->tid;
    known.pid = thread->tgid;
    known.name = s->keep(thread->comm);
    give_sized(to, size, known);
    return 0;
}

int ringtap_source_descriptor_sized(ringtap_source *s, uint32_t pid, int fd, ringtap_descriptor *to,
                                    size_t size) {
    if (!s->from)
        return s->not_open();
    const descriptor_info *descriptor = s->from->host().descriptor(pid, fd);
    if (!descriptor)
        return s->fail(EBADF, fmt::format("descriptor {} of process {} is not known", fd, pid));
    ringtap_descriptor known{};
    known.size = size;
    known.kind = kind_name(descriptor->kind);
    known.name = s->keep(name_of(s, *descriptor));
    known.is_sure = descriptor->sure;
    known.is_deleted = descriptor->deleted;
    known.open_flags = descriptor->open_flags;
    known.dev = descriptor->dev;
    known.ino = descriptor->ino;
    give_sized(to, size, known);
    return 0;
}

size_t ringtap_source_descriptors(ringtap_source *s, uint32_t pid, int *fds, size_t room) {
    size_t count = 0;
    if (s->from)
        s->from->host().for_each_descriptor(pid, put_into(fds, room, &count));
    return count;
}

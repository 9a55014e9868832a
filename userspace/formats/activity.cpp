// SPDX-License-Identifier: MIT OR Apache-2.0
#include "formats/activity.h"

#include <fcntl.h>

#include <cerrno>

#include "decode/errors.h"
#include "fields/call_path.h"
#include "fields/fd_endpoints.h"
#include "fields/field.h"
#include "model/call_rules.h"
#include "model/view_items.h"

namespace ringtap {

namespace {

using is = activity;

// Calls whose names say what they are. Reads and writes are what their descriptor makes of them, and connections what
// came of them.
constexpr std::pair<std::string_view, activity> named[] = {
    {"open", is::file_open},
    {"openat", is::file_open},
    {"openat2", is::file_open},
    {"open_by_handle_at", is::file_open},
    {"open_tree", is::file_open},
    {"creat", is::file_create},
    {"mkdir", is::file_create},
    {"mkdirat", is::file_create},
    {"mknod", is::file_create},
    {"mknodat", is::file_create},
    {"link", is::file_create},
    {"linkat", is::file_create},
    {"symlink", is::file_create},
    {"symlinkat", is::file_create},
    {"getdents", is::file_read},
    {"getdents64", is::file_read},
    {"truncate", is::file_write},
    {"truncate64", is::file_write},
    {"ftruncate", is::file_write},
    {"ftruncate64", is::file_write},
    {"fallocate", is::file_write},
    {"unlink", is::file_delete},
    {"unlinkat", is::file_delete},
    {"rmdir", is::file_delete},
    {"rename", is::file_rename},
    {"renameat", is::file_rename},
    {"renameat2", is::file_rename},
    {"setxattr", is::file_set_attributes},
    {"lsetxattr", is::file_set_attributes},
    {"fsetxattr", is::file_set_attributes},
    {"removexattr", is::file_set_attributes},
    {"lremovexattr", is::file_set_attributes},
    {"fremovexattr", is::file_set_attributes},
    {"utime", is::file_set_attributes},
    {"utimes", is::file_set_attributes},
    {"futimesat", is::file_set_attributes},
    {"utimensat", is::file_set_attributes},
    {"utimensat_time64", is::file_set_attributes},
    {"chmod", is::file_set_security},
    {"fchmod", is::file_set_security},
    {"fchmodat", is::file_set_security},
    {"fchmodat2", is::file_set_security},
    {"chown", is::file_set_security},
    {"lchown", is::file_set_security},
    {"fchown", is::file_set_security},
    {"fchownat", is::file_set_security},
    {"chown32", is::file_set_security},
    {"lchown32", is::file_set_security},
    {"fchown32", is::file_set_security},
    {"stat", is::file_get_attributes},
    {"lstat", is::file_get_attributes},
    {"fstat", is::file_get_attributes},
    {"stat64", is::file_get_attributes},
    {"lstat64", is::file_get_attributes},
    {"fstat64", is::file_get_attributes},
    {"newfstatat", is::file_get_attributes},
    {"fstatat64", is::file_get_attributes},
    {"statx", is::file_get_attributes},
    {"access", is::file_get_attributes},
    {"faccessat", is::file_get_attributes},
    {"faccessat2", is::file_get_attributes},
    {"readlink", is::file_get_attributes},
    {"readlinkat", is::file_get_attributes},
    {"getxattr", is::file_get_attributes},
    {"lgetxattr", is::file_get_attributes},
    {"fgetxattr", is::file_get_attributes},
    {"listxattr", is::file_get_attributes},
    {"llistxattr", is::file_get_attributes},
    {"flistxattr", is::file_get_attributes},
    {"statfs", is::file_get_attributes},
    {"statfs64", is::file_get_attributes},
    {"fstatfs", is::file_get_attributes},
    {"fstatfs64", is::file_get_attributes},
    {"mount", is::file_mount},
    {"move_mount", is::file_mount},
    {"umount", is::file_unmount},
    {"umount2", is::file_unmount},
    {"fork", is::process_fork},
    {"vfork", is::process_fork},
    {"clone", is::process_fork},
    {"clone3", is::process_fork},
    {"execve", is::process_exec},
    {"execveat", is::process_exec},
    {"ptrace", is::process_open},
    {"pidfd_open", is::process_open},
    {"process_vm_readv", is::process_open},
    {"process_vm_writev", is::process_inject},
    {"setuid", is::process_set_user},
    {"setuid32", is::process_set_user},
    {"setreuid", is::process_set_user},
    {"setreuid32", is::process_set_user},
    {"setresuid", is::process_set_user},
    {"setresuid32", is::process_set_user},
    {"setfsuid", is::process_set_user},
    {"setfsuid32", is::process_set_user},
    {"kill", is::process_other},
    {"tkill", is::process_other},
    {"tgkill", is::process_other},
    {"pidfd_send_signal", is::process_other},
    {"close", is::net_close},
    {"shutdown", is::net_close},
    {"connect", is::net_open},
    {"accept", is::net_open},
    {"accept4", is::net_open},
    {"listen", is::net_listen},
};

bool leads_to_file(const descriptor_info &fd) {
    return fd.kind == fd_kind::file || fd.kind == fd_kind::directory || fd.kind == fd_kind::device;
}

// The socket's addresses are known, of this end or of the other.
bool has_endpoint(field_reader &reader) {
    const descriptor_info *fd = reader.descriptor();
    if (fd && fd->kind != fd_kind::ipv4 && fd->kind != fd_kind::ipv6)
        return false;
    reader.values().clear();
    read_addresses(reader, endpoint::either);
    return !reader.values().empty();
}

// The beginning or end of a thread is no process's; nor is what nobody did.
activity of_record(const event &event) {
    if (!is_of_ring(event.type) && !event.tgid)
        return is::none;
    switch (event.type) {
        case RINGTAP_EXEC:
            return is::process_exec;
        case RINGTAP_FORK:
            return event.fork.child_tgid && event.fork.child_tgid == event.fork.child_tid ? is::process_fork : is::process_other;
        case RINGTAP_EXIT:
            return event.exit.h.flags & RINGTAP_F_LAST ? is::process_exit : is::process_other;
        case RINGTAP_SIGNAL:
            return is::process_other;
        default:
            return is_of_ring(event.type) ? is::loss : is::none;
    }
}

activity of_io(const field_reader &reader) {
    const syscall_desc &desc = *reader.current().call.desc;
    if (!(desc.uses & (use_read | use_write)))
        return is::call;
    const descriptor_info *fd = reader.descriptor();
    if (!fd)
        return is::call;
    if (fd->kind == fd_kind::ipv4 || fd->kind == fd_kind::ipv6)
        return is::net_traffic;
    if (!leads_to_file(*fd))
        return is::call;
    return desc.uses & use_write ? is::file_write : is::file_read;
}

activity of_open(const field_reader &reader) {
    const item *opened = result_item(reader.current(), RINGTAP_KIND_FILE);
    const auto file = opened ? read_file(*opened) : std::nullopt;
    return file && file->fixed.flags & RINGTAP_FILE_CREATED ? is::file_create : is::file_open;
}

// Under way is as good as open: what comes of it, no call tells.
activity of_connection(const call_event &call) {
    const int error = error_of(call.result);
    if (call.rule->is == call_class::accept)
        return error ? is::call : is::net_open;
    if (!error || error == EINPROGRESS)
        return is::net_open;
    return error == ECONNREFUSED ? is::net_refuse : is::net_fail;
}

}  // namespace

activity_finder::activity_finder() : by_name_(std::begin(named), std::end(named)) {}

activity activity_finder::find(field_reader &reader) {
    const event &event = reader.current();
    if (event.state)
        return event.type == RINGTAP_EXEC ? is::process_seen : is::none;
    if (event.type == RINGTAP_SYSCALL)
        return event.call.desc && event.tgid ? of_call(reader) : is::call;
    return of_record(event);
}

activity activity_finder::by_name(const syscall_desc &desc) {
    const auto [at, fresh] = by_desc_.try_emplace(&desc, is::call);
    if (fresh)
        if (const auto found = by_name_.find(desc.name); found != by_name_.end())
            at->second = found->second;
    return at->second;
}

// What is said to be of a file has a path, and what is said to be of the network an address.
activity activity_finder::of_call(field_reader &reader) {
    const call_event &call = reader.current().call;
    activity found = by_name(*call.desc);
    if (found == is::call)
        found = of_io(reader);
    else if (found == is::file_open)
        found = of_open(reader);
    else if (found == is::net_open)
        found = of_connection(call);
    else if (found == is::process_fork || found == is::process_exec)
        return error_of(call.result) ? found : is::process_other;  // what became of it, another record tells
    else if (found == is::process_open || found == is::process_inject)
        return named_process(reader) ? found : is::process_other;
    if (is_of_file(found))
        return file_path(reader).empty() ? is::call : found;
    if (is_of_network(found))
        return has_endpoint(reader) ? found : is::call;
    return found;
}

std::string_view file_path(field_reader &reader) {
    if (!reader.is_call() || !reader.current().call.desc)
        return {};
    if (const std::string_view path = absolute_call_path(reader); !path.empty())
        return path;
    const descriptor_info *fd = reader.descriptor();
    return fd && leads_to_file(*fd) ? fd->name : std::string_view();
}

uint32_t named_process(const field_reader &reader) {
    const call_event &call = reader.current().call;
    const process_info *process = reader.process();
    if (!reader.is_call() || !call.desc || !call.args_known || (process && process->vpid && process->vpid != process->tgid))
        return 0;
    const unsigned argument = std::string_view(call.desc->name) == "ptrace" ? 1 : 0;
    return call.tells(argument) ? static_cast<uint32_t>(call.args[argument]) : 0;
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include <sys/socket.h>

#include <iterator>

#include "fields/call_path.h"
#include "fields/fd_endpoints.h"
#include "fields/field.h"
#include "model/view_items.h"

namespace ringtap {

namespace {

using reader = field_reader;
using arg = field_arg;

struct kind_words {
    fd_kind kind;
    const char *type;
    const char *character;
};

// Sysdig's words, where it has one.
constexpr kind_words kinds[] = {
    {fd_kind::file, "file", "f"},
    {fd_kind::directory, "directory", "d"},
    {fd_kind::device, "file", "f"},
    {fd_kind::pipe, "pipe", "p"},
    {fd_kind::fifo, "pipe", "p"},
    {fd_kind::ipv4, "ipv4", "4"},
    {fd_kind::ipv6, "ipv6", "6"},
    {fd_kind::unix_socket, "unix", "u"},
    {fd_kind::netlink, "netlink", "n"},
    {fd_kind::packet, "packet", "k"},
    {fd_kind::other_socket, "socket", "o"},
    {fd_kind::epoll, "eventpoll", "l"},
    {fd_kind::event, "event", "e"},
    {fd_kind::signal, "signalfd", "s"},
    {fd_kind::timer, "timerfd", "t"},
    {fd_kind::inotify, "inotify", "i"},
    {fd_kind::fanotify, "fanotify", "i"},
    {fd_kind::memfd, "memfd", "m"},
    {fd_kind::pidfd, "pidfd", "P"},
    {fd_kind::bpf, "bpf", "b"},
    {fd_kind::userfault, "userfaultfd", "u"},
    {fd_kind::io_uring, "io_uring", "r"},
    {fd_kind::perf, "perf", "o"},
    {fd_kind::ns, "namespace", "o"},
    {fd_kind::other, "other", "o"},
};

const kind_words *words_of(const reader &r) {
    const descriptor_info *fd = r.descriptor();
    for (const kind_words &known : kinds)
        if (fd && known.kind == fd->kind)
            return &known;
    return nullptr;
}

bool is_ip(const descriptor_info &fd) {
    return fd.kind == fd_kind::ipv4 || fd.kind == fd_kind::ipv6;
}

bool is_open(const reader &r) {
    if (!r.has_result() || !r.current().call.desc)
        return false;
    const std::string_view call = r.current().call.desc->name;
    return call == "open" || call == "openat" || call == "openat2" || call == "creat";
}

// What the call itself says of what it could not open; or of what it opened, while nobody keeps
// descriptors.
std::string_view opened_path(reader &r) {
    return is_open(r) ? absolute_call_path(r) : std::string_view();
}

// A Unix socket's own path, or that of the one that it has connected to.
std::string_view unix_name(reader &r, const descriptor_info &fd) {
    const both_ends ends = ends_of(r, fd);
    for (const auto *end : {&ends.local, &ends.remote}) {
        if (!*end || !(*end)->path || (*end)->path->empty())
            continue;
        std::string &out = r.scratch();
        out.append((*end)->abstract ? "@" : "").append(*(*end)->path);
        return out;
    }
    return fd.name;
}

// What the kernel said it opened.
std::string_view seen_path(reader &r) {
    const item *seen = r.has_result() ? result_item(r.current(), RINGTAP_KIND_FILE) : nullptr;
    const auto file = seen ? read_file(*seen) : std::nullopt;
    if (!file || file->fixed.flags & RINGTAP_FILE_NAMELESS)
        return {};
    return seen->truncated() ? r.scratch() = kernel_path(*seen, file->path) : file->path;
}

// Where a connect was to lead, of a socket of which nothing else is known: a capture of failed calls alone does not
// see sockets being made.
std::string_view called_name(reader &r) {
    if (!r.has_result() || !r.current().call.desc || std::string_view(r.current().call.desc->name) != "connect")
        return {};
    const descriptor_info unknown;
    const both_ends ends = ends_of(r, unknown);
    if (!ends.remote || !(ends.remote->path || ends.remote->addr))
        return {};
    return ends.remote->path ? unix_name(r, unknown) : connection_name(r, unknown);
}

std::string_view name_of(reader &r) {
    const descriptor_info *fd = r.descriptor();
    const bool is_vague = !fd || fd->kind == fd_kind::other_socket || fd->kind == fd_kind::unknown;
    if (const std::string_view called = is_vague ? called_name(r) : std::string_view(); !called.empty())
        return called;
    // At the start of a capture, what is known of a descriptor may be younger than the event.
    const std::string_view seen = fd && fd->sure ? std::string_view() : seen_path(r);
    if (!fd || !seen.empty())
        return seen.empty() ? opened_path(r) : seen;
    if (fd->kind == fd_kind::unix_socket)
        return unix_name(r, *fd);
    const std::string_view connection = is_ip(*fd) ? connection_name(r, *fd) : std::string_view();
    return connection.empty() ? std::string_view(fd->name) : connection;
}

bool is_directory(const reader &r) {
    const descriptor_info *fd = r.descriptor();
    return fd && fd->kind == fd_kind::directory;
}

bool has_path(const reader &r) {
    const descriptor_info *fd = r.descriptor();
    return !fd || fd->kind == fd_kind::file || fd->kind == fd_kind::directory ||
           fd->kind == fd_kind::device || fd->kind == fd_kind::fifo;
}

std::string_view directory_of(std::string_view path) {
    const size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash ? slash : 1);
}

void num(reader &r, const arg &) {
    if (const int64_t fd = r.fd(); fd >= 0)
        r.number(fd);
}

void type(reader &r, const arg &) {
    if (const kind_words *labels = words_of(r))
        r.text(labels->type);
}

template <const char *kind_words::*Word>
word_list kind_word_list() {
    word_list names;
    for (const kind_words &known : kinds)
        names.emplace_back(known.*Word);
    return names;
}

void typechar(reader &r, const arg &) {
    if (const kind_words *labels = words_of(r))
        r.text(labels->character);
    else if (is_open(r) && r.current().call.result < 0)
        r.text("f");
}

void name(reader &r, const arg &) {
    r.known(name_of(r));
}

// As the first process sees it. A name that is not told to be another's own is the host's, too.
void host_name(reader &r, const arg &) {
    const descriptor_info *fd = r.descriptor();
    const item *seen = r.has_result() ? result_item(r.current(), RINGTAP_KIND_FILE) : nullptr;
    const auto file = seen ? read_file(*seen) : std::nullopt;
    if ((!fd && !file) || !has_path(r) || !r.host())
        return;
    const std::string_view within =
        file ? path_within(r.current(), *seen) : std::string_view(fd->within);
    if (within.empty())
        return r.known(name_of(r));
    std::string &out = r.scratch();
    out = r.host()->host_path(file ? file->fixed.dev : fd->dev, within);
    r.known(out);
}

void directory(reader &r, const arg &) {
    if (has_path(r))
        r.known(is_directory(r) ? name_of(r) : directory_of(name_of(r)));
}

void filename(reader &r, const arg &) {
    const std::string_view path = has_path(r) && !is_directory(r) ? name_of(r) : std::string_view();
    r.known(path.substr(path.rfind('/') + 1));
}

void containername(reader &r, const arg &) {
    const std::string_view path = name_of(r);
    const process_info *process = r.process();
    if (path.empty() || !process)
        return;
    std::string &out = r.scratch();
    if (process->container)
        out.append(process->container->said(process->container->short_id()));
    r.text(out.append(":").append(path));
}

void nameraw(reader &r, const arg &) {
    if (is_open(r))
        r.known(given_call_path(r));
}

void connected(reader &r, const arg &) {
    const descriptor_info *fd = r.descriptor();
    if (fd && (is_ip(*fd) || fd->kind == fd_kind::unix_socket))
        r.boolean(fd->remote.has_value());
}

void name_changed(reader &r, const arg &) {
    if (const descriptor_info *fd = r.descriptor())
        r.boolean(is_ip(*fd) && is_peer_new(r, *fd));
}

template <endpoint Which>
void ip_name(reader &r, const arg &) {
    if (r.host())
        read_address_names(r, Which);
}

void uid(reader &r, const arg &) {
    const int64_t fd = r.fd();
    if (fd < 0)
        return;
    std::string &out = r.scratch();
    fmt::format_to(std::back_inserter(out), "{}{}", r.current().tid, fd);
    r.text(out);
}

void l4proto(reader &r, const arg &) {
    const descriptor_info *fd = r.descriptor();
    if (!fd || !is_ip(*fd))
        return;
    switch (fd->type & 0xf) {
        case SOCK_STREAM:
            return r.text("tcp");
        case SOCK_DGRAM:
            return r.text("udp");
        case SOCK_RAW:
            return r.text("raw");
    }
}

word_list l4proto_words() {
    return {"tcp", "udp", "raw", "icmp"};
}

void sockfamily(reader &r, const arg &) {
    const descriptor_info *fd = r.descriptor();
    if (fd && is_ip(*fd))
        r.text("ip");
    else if (fd && fd->kind == fd_kind::unix_socket)
        r.text("unix");
}

word_list sockfamily_words() {
    return {"ip", "unix"};
}

void is_sure(reader &r, const arg &) {
    if (const auto *fd = r.descriptor())
        r.boolean(fd->sure || !seen_path(r).empty());
    else if (const auto sure = is_open(r) ? is_call_path_sure(r) : std::nullopt)
        r.boolean(*sure);
}

void is_server(reader &r, const arg &) {
    const descriptor_info *fd = r.descriptor();
    if (fd)
        r.boolean(fd->server || fd->listening);
}

void dev(reader &r, const arg &) {
    if (const descriptor_info *fd = r.descriptor(); fd && fd->dev)
        r.unsigned_number(fd->dev);
}

void ino(reader &r, const arg &) {
    if (const descriptor_info *fd = r.descriptor(); fd && fd->ino)
        r.unsigned_number(fd->ino);
}

template <endpoint Which>
void ip(reader &r, const arg &) {
    read_addresses(r, Which);
}
template <endpoint Which>
void port(reader &r, const arg &) {
    read_ports(r, Which);
}

constexpr auto no_arg = field_arg_kind::none;
constexpr auto text = value_type::text;
constexpr auto number = value_type::number;
constexpr auto address = value_type::address;
constexpr field fields[] = {
    {"fd.num", number, no_arg, "the descriptor that the call is about, or made", num},
    {"fd.type", text, no_arg,
     "file, directory, pipe, ipv4, ipv6, unix, netlink, packet, eventpoll, event, signalfd, "
     "timerfd, inotify, memfd, ...",
     type, kind_word_list<&kind_words::type>},
    {"fd.typechar", text, no_arg, "the same as a letter", typechar,
     kind_word_list<&kind_words::character>},
    {"fd.name", text, no_arg,
     "its path, of an open that failed as well; of a connection, CLIENT:PORT->SERVER:PORT. A path that "
     "is longer than a path may be begins with three dots, and then has its last names", name},
    {"fd.name.host", text, no_arg,
     "the path by which the host's first process knows it, whatever is mounted where for the one "
     "that has it open; none if it cannot see it; of what was open when the capture began, fd.name; "
     "ringtap's own",
     host_name},
    {"fd.directory", text, no_arg,
     "of a file, the directory that it is in; of a directory, its own path", directory},
    {"fd.filename", text, no_arg, "of a file, its name without the directory", filename},
    {"fd.containername", text, no_arg, "container.id, a colon and fd.name", containername},
    {"fd.ip", address, no_arg, "an address of either end", ip<endpoint::either>},
    {"fd.cip", address, no_arg, "the client's address", ip<endpoint::client>},
    {"fd.sip", address, no_arg, "the server's address", ip<endpoint::server>},
    {"fd.lip", address, no_arg, "the address of this end", ip<endpoint::local>},
    {"fd.rip", address, no_arg, "the address of the other end", ip<endpoint::remote>},
    {"fd.net", address, no_arg, "fd.ip, to be compared with networks", ip<endpoint::either>},
    {"fd.cnet", address, no_arg, "fd.cip, to be compared with networks", ip<endpoint::client>},
    {"fd.snet", address, no_arg, "fd.sip, to be compared with networks", ip<endpoint::server>},
    {"fd.lnet", address, no_arg, "fd.lip, to be compared with networks", ip<endpoint::local>},
    {"fd.rnet", address, no_arg, "fd.rip, to be compared with networks", ip<endpoint::remote>},
    {"fd.port", number, no_arg, "a port of either end", port<endpoint::either>},
    {"fd.cport", number, no_arg, "the client's port", port<endpoint::client>},
    {"fd.sport", number, no_arg, "the server's port", port<endpoint::server>},
    {"fd.lport", number, no_arg, "the port of this end", port<endpoint::local>},
    {"fd.rport", number, no_arg, "the port of the other end", port<endpoint::remote>},
    {"fd.l4proto", text, no_arg, "tcp, udp, raw", l4proto, l4proto_words},
    {"fd.sockfamily", text, no_arg, "ip, unix", sockfamily, sockfamily_words},
    {"fd.is_server", value_type::boolean, no_arg,
     "whether the process is the server of a connection", is_server},
    {"fd.is_sure", value_type::boolean, no_arg, "whether what fd.name says is sure; ringtap's own",
     is_sure},
    {"fd.nameraw", text, no_arg, "of an open, the path as it was given", nameraw},
    {"fd.connected", value_type::boolean, no_arg, "whether a socket leads to another one", connected},
    {"fd.name_changed", value_type::boolean, no_arg,
     "whether this call leads to another address than the descriptor's last one, as messages of a socket that is not "
     "connected do",
     name_changed, nullptr, field_habit::remembering},
    {"fd.cip.name", text, no_arg, "the client's names by /etc/hosts of the host, live; no name server is asked",
     ip_name<endpoint::client>},
    {"fd.sip.name", text, no_arg, "the server's", ip_name<endpoint::server>},
    {"fd.lip.name", text, no_arg, "this end's", ip_name<endpoint::local>},
    {"fd.rip.name", text, no_arg, "the other end's", ip_name<endpoint::remote>},
    {"fd.uid", text, no_arg, "the thread's id and the descriptor in one word", uid},
    {"fd.dev", number, no_arg, "device number of the file system", dev},
    {"fd.ino", number, no_arg, "inode number", ino},
};

}  // namespace

field_class fd_fields() {
    return {"fd", "the descriptor that the call is about", fields, std::size(fields)};
}

}  // namespace ringtap

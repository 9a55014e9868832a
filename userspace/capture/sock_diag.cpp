// SPDX-License-Identifier: MIT OR Apache-2.0
// The only file that includes libmnl.
#include "capture/sock_diag.h"

#ifndef RINGTAP_WITHOUT_MNL

#include <fcntl.h>
#include <fmt/format.h>
#include <libmnl/libmnl.h>
#include <linux/inet_diag.h>
#include <linux/sock_diag.h>
#include <linux/unix_diag.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstring>
#include <memory>
#include <vector>

#include "capture/dump_replies.h"
#include "capture/mapping.h"

namespace ringtap {

namespace {

constexpr uint8_t state_listen = 10;

struct close_socket {
    void operator()(mnl_socket *socket) const { mnl_socket_close(socket); }
};

using row_sink = std::function<void(socket_row)>;

struct dump_context {
    const row_sink &call;
    int protocol;
};

template <typename Address>
std::string bytes_of(const Address &address, size_t bytes = sizeof(Address)) {
    return std::string(reinterpret_cast<const char *>(&address), bytes);
}

std::string inet_address(int family, const __be32 (&address)[4], __be16 port) {
    if (family == AF_INET) {
        sockaddr_in in{};
        in.sin_family = AF_INET;
        in.sin_port = port;
        in.sin_addr.s_addr = address[0];
        return bytes_of(in);
    }
    sockaddr_in6 in6{};
    in6.sin6_family = AF_INET6;
    in6.sin6_port = port;
    std::memcpy(&in6.sin6_addr, address, sizeof(in6.sin6_addr));
    return bytes_of(in6);
}

int on_inet(const nlmsghdr *message, void *data) {
    const auto *context = static_cast<const dump_context *>(data);
    if (mnl_nlmsg_get_payload_len(message) < sizeof(inet_diag_msg))
        return MNL_CB_OK;
    const auto *found = static_cast<const inet_diag_msg *>(mnl_nlmsg_get_payload(message));
    socket_row row;
    row.inode = found->idiag_inode;
    row.family = found->idiag_family;
    row.protocol = context->protocol;
    row.type = row.protocol == IPPROTO_TCP ? SOCK_STREAM : SOCK_DGRAM;
    row.listening = row.protocol == IPPROTO_TCP && found->idiag_state == state_listen;
    row.local = inet_address(row.family, found->id.idiag_src, found->id.idiag_sport);
    if (found->id.idiag_dport)
        row.remote = inet_address(row.family, found->id.idiag_dst, found->id.idiag_dport);
    context->call(std::move(row));
    return MNL_CB_OK;
}

int on_unix_attribute(const nlattr *attribute, void *data) {
    auto *row = static_cast<socket_row *>(data);
    const size_t len = mnl_attr_get_payload_len(attribute);
    const int type = mnl_attr_get_type(attribute);
    if (type == UNIX_DIAG_NAME && len <= sizeof(sockaddr_un::sun_path)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, mnl_attr_get_payload(attribute), len);
        row->local = bytes_of(address, offsetof(sockaddr_un, sun_path) + len);
    } else if (type == UNIX_DIAG_PEER && len >= sizeof(uint32_t)) {
        row->peer_inode = mnl_attr_get_u32(attribute);
    }
    return MNL_CB_OK;
}

int on_unix(const nlmsghdr *message, void *data) {
    const auto *context = static_cast<const dump_context *>(data);
    if (mnl_nlmsg_get_payload_len(message) < sizeof(unix_diag_msg))
        return MNL_CB_OK;
    const auto *found = static_cast<const unix_diag_msg *>(mnl_nlmsg_get_payload(message));
    socket_row row;
    row.inode = found->udiag_ino;
    row.family = AF_UNIX;
    row.type = found->udiag_type;
    row.listening = found->udiag_state == state_listen;
    mnl_attr_parse(message, sizeof(*found), on_unix_attribute, &row);
    context->call(std::move(row));
    return MNL_CB_OK;
}

// In another network namespace, as long as it lives. This thread alone is.
class network_visit {
  public:
    explicit network_visit(int network) {
        if (network < 0)
            return;
        own_ = unique_fd(open(fmt::format("/proc/self/task/{}/ns/net", syscall(SYS_gettid)).c_str(),
                              O_RDONLY | O_CLOEXEC));
        arrived_ = own_ && setns(network, CLONE_NEWNET) == 0;
    }
    ~network_visit() {
        if (own_ && arrived_)
            setns(own_.get(), CLONE_NEWNET);
    }
    network_visit(const network_visit &) = delete;
    network_visit &operator=(const network_visit &) = delete;

    explicit operator bool() const { return arrived_; }

  private:
    unique_fd own_;
    bool arrived_ = true;
};

class diag_socket {
  public:
    // A socket stays in the network namespace in which it was made.
    explicit diag_socket(int network) : buffer_(MNL_SOCKET_BUFFER_SIZE) {
        const network_visit visit(network);
        if (visit)
            socket_.reset(mnl_socket_open(NETLINK_SOCK_DIAG));
        if (socket_ && !prepare())
            socket_.reset();
    }

    // Again, if sockets came and went so that some may have been missed, or were too many at once.
    template <typename Request>
    bool dump(const Request &request, mnl_cb_t on_row, dump_context context) {
        constexpr int tries_max = 3;
        dump_state state = dump_state::changed;
        for (int tries = 0; state == dump_state::changed && tries < tries_max; tries++)
            state = socket_ && send(request) ? receive(on_row, context) : dump_state::refused;
        return state == dump_state::whole;
    }

  private:
    // What was sent here in vain to a socket that is full is waited for no longer than this.
    bool prepare() {
        constexpr timeval patience = {1, 0};
        return setsockopt(mnl_socket_get_fd(socket_.get()), SOL_SOCKET, SO_RCVTIMEO, &patience,
                          sizeof(patience)) == 0 &&
               mnl_socket_bind(socket_.get(), 0, MNL_SOCKET_AUTOPID) == 0;
    }

    template <typename Request>
    bool send(const Request &request) {
        std::vector<char> message(MNL_SOCKET_BUFFER_SIZE);
        nlmsghdr *header = mnl_nlmsg_put_header(message.data());
        header->nlmsg_type = SOCK_DIAG_BY_FAMILY;
        header->nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
        header->nlmsg_seq = ++sequence_;
        std::memcpy(mnl_nlmsg_put_extra_header(header, sizeof(request)), &request, sizeof(request));
        return mnl_socket_sendto(socket_.get(), header, header->nlmsg_len) >= 0;
    }

    dump_state receive(mnl_cb_t on_row, dump_context &context) {
        dump_replies replies(sequence_, mnl_socket_get_portid(socket_.get()));
        dump_state state = dump_state::open;
        while (state == dump_state::open) {
            sockaddr_nl sender{};
            iovec space = {buffer_.data(), buffer_.size()};
            msghdr message{};
            message.msg_name = &sender;
            message.msg_namelen = sizeof(sender);
            message.msg_iov = &space;
            message.msg_iovlen = 1;
            const ssize_t bytes = recvmsg(mnl_socket_get_fd(socket_.get()), &message, 0);
            if (bytes < 0 && errno == EINTR)
                continue;
            if (bytes < 0 && errno == ENOBUFS)
                return dump_state::changed;
            if (bytes <= 0 || (message.msg_flags & MSG_TRUNC))
                return dump_state::refused;
            state = replies.take(sender.nl_pid, buffer_.data(), static_cast<size_t>(bytes),
                                 [&](const nlmsghdr &row) { on_row(&row, &context); });
        }
        return state;
    }

    std::unique_ptr<mnl_socket, close_socket> socket_;
    std::vector<char> buffer_;
    uint32_t sequence_ = 0;
};

constexpr uint32_t all_states = 0xffffffff;

bool dump_inet(diag_socket &socket, int family, int protocol, const row_sink &call) {
    inet_diag_req_v2 request{};
    request.sdiag_family = static_cast<uint8_t>(family);
    request.sdiag_protocol = static_cast<uint8_t>(protocol);
    request.idiag_states = all_states;
    return socket.dump(request, on_inet, {call, protocol});
}

bool dump_unix(diag_socket &socket, const row_sink &call) {
    unix_diag_req request{};
    request.sdiag_family = AF_UNIX;
    request.udiag_states = all_states;
    request.udiag_show = UDIAG_SHOW_NAME | UDIAG_SHOW_PEER;
    return socket.dump(request, on_unix, {call, 0});
}

}  // namespace

// A dump that the kernel refuses leaves the socket fit for the next one.
bool dump_sockets(int network, const std::function<void(socket_row)> &call) {
    diag_socket socket(network);
    bool all = true;
    for (const int family : {AF_INET, AF_INET6})
        for (const int protocol : {IPPROTO_TCP, IPPROTO_UDP})
            all &= dump_inet(socket, family, protocol, call);
    return dump_unix(socket, call) && all;
}

}  // namespace ringtap

#else  // a static build

namespace ringtap {

bool dump_sockets(int, const std::function<void(socket_row)> &) {
    return false;
}

}  // namespace ringtap

#endif

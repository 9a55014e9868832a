// SPDX-License-Identifier: MIT OR Apache-2.0
// The only file that includes libmnl.
#include "lib/sock_diag.h"

#ifndef RINGTAP_WITHOUT_MNL

#include <libmnl/libmnl.h>
#include <linux/inet_diag.h>
#include <linux/sock_diag.h>
#include <linux/unix_diag.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <cstddef>
#include <cstring>
#include <memory>
#include <vector>

namespace ringtap {

namespace {

constexpr uint8_t state_listen = 10;
constexpr uint32_t sequence = 1;

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

class diag_socket {
  public:
    diag_socket() : socket_(mnl_socket_open(NETLINK_SOCK_DIAG)), buffer_(MNL_SOCKET_BUFFER_SIZE) {
        if (socket_ && mnl_socket_bind(socket_.get(), 0, MNL_SOCKET_AUTOPID) < 0)
            socket_.reset();
    }

    template <typename Request>
    bool dump(const Request &request, mnl_cb_t on_row, dump_context context) {
        if (!socket_)
            return false;
        std::vector<char> message(MNL_SOCKET_BUFFER_SIZE);
        nlmsghdr *header = mnl_nlmsg_put_header(message.data());
        header->nlmsg_type = SOCK_DIAG_BY_FAMILY;
        header->nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
        header->nlmsg_seq = sequence;
        std::memcpy(mnl_nlmsg_put_extra_header(header, sizeof(request)), &request, sizeof(request));
        if (mnl_socket_sendto(socket_.get(), header, header->nlmsg_len) < 0)
            return false;
        return receive(on_row, &context);
    }

  private:
    bool receive(mnl_cb_t on_row, dump_context *context) {
        for (;;) {
            const ssize_t bytes =
                mnl_socket_recvfrom(socket_.get(), buffer_.data(), buffer_.size());
            if (bytes <= 0)
                return false;
            const int more = mnl_cb_run(buffer_.data(), static_cast<size_t>(bytes), sequence,
                                        mnl_socket_get_portid(socket_.get()), on_row, context);
            if (more <= 0)
                return more == 0;
        }
    }

    std::unique_ptr<mnl_socket, close_socket> socket_;
    std::vector<char> buffer_;
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
bool dump_sockets(const std::function<void(socket_row)> &call) {
    diag_socket socket;
    bool all = true;
    for (const int family : {AF_INET, AF_INET6})
        for (const int protocol : {IPPROTO_TCP, IPPROTO_UDP})
            all &= dump_inet(socket, family, protocol, call);
    return dump_unix(socket, call) && all;
}

}  // namespace ringtap

#else  // a static build

namespace ringtap {

bool dump_sockets(const std::function<void(socket_row)> &) {
    return false;
}

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// Sockets that exist, by their inodes: of each network namespace, read when first asked for.
#ifndef RINGTAP_MODEL_SOCKET_TABLE_H
#define RINGTAP_MODEL_SOCKET_TABLE_H

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "capture/sock_diag.h"

namespace ringtap {

using socket_rows = std::unordered_map<uint64_t, socket_row>;

class socket_table {
  public:
    // Null: not known. process: a directory of /proc, of whoever has the socket.
    // may_read: else only what was read before is looked at.
    const socket_row *find(int process, uint64_t inode, bool may_read = true);

  private:
    std::unordered_map<uint32_t, socket_rows> by_namespace_;
};

// The same for who asks while records wait, on a host that may have any number of sockets, as any user
// can make them: reading takes no more than about a tenth of the time. Meanwhile answers are those of
// the last reading.
class recent_sockets {
  public:
    const socket_row *find(int process, uint64_t inode);
    // What happened from then on may be missing in what find() gave.
    uint64_t since_ns() const { return since_ns_; }

  private:
    socket_table table_;
    uint64_t since_ns_ = 0;
    uint64_t spent_ns_ = 0;  // on reading, since then
};

// Adds what files of /proc/PID/net tell. A Unix socket's name may hold newlines, and so a whole row
// of another socket: rows that could be part of the name before them, and names that could go on in
// such rows, are not sure.
void read_inet_table(std::string_view text, int family, int type, int protocol, socket_rows &rows);
void read_unix_table(std::string_view text, socket_rows &rows);
void read_netlink_table(std::string_view text, socket_rows &rows);

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// Sockets that exist, by their inodes: of each network namespace, read when first asked for.
#ifndef RINGTAP_MODEL_SOCKET_TABLE_H
#define RINGTAP_MODEL_SOCKET_TABLE_H

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "lib/sock_diag.h"

namespace ringtap {

using socket_rows = std::unordered_map<uint64_t, socket_row>;

class socket_table {
  public:
    // Null: not known. process: a directory of /proc, of whoever has the socket.
    const socket_row *find(int process, uint64_t inode);

  private:
    std::unordered_map<uint32_t, socket_rows> by_namespace_;
};

// Adds what files of /proc/PID/net tell. A Unix socket's name may hold newlines, and so a whole row
// of another socket: rows that could be part of the name before them, and names that could go on in
// such rows, are not sure.
void read_inet_table(std::string_view text, int family, int type, int protocol, socket_rows &rows);
void read_unix_table(std::string_view text, socket_rows &rows);
void read_netlink_table(std::string_view text, socket_rows &rows);

}  // namespace ringtap

#endif

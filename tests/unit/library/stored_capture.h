// SPDX-License-Identifier: MIT OR Apache-2.0
// A capture file of which a test knows every byte: what a small host did, by the name of its calls.
#ifndef RINGTAP_TESTS_STORED_CAPTURE_H
#define RINGTAP_TESTS_STORED_CAPTURE_H

#include <netinet/in.h>

#include <string>

#include "../client/make_records.h"
#include "../client/temporary_file.h"
#include "file/file_writer.h"
#include "model/state_records.h"

namespace ringtap_test {

constexpr uint16_t machine_x86_64 = 62;
constexpr int64_t wall_offset_ns = 1'700'000'000'000'000'000;

inline record_words program(uint64_t seq, uint64_t ns, unsigned flags, const std::string &cgroup) {
    using namespace std::string_literals;
    ringtap_exec record{};
    record.h = header(seq, ns, 100, 100, flags);
    record.old_tid = 100;
    record.ppid = 1;
    record.ids.uid = record.ids.euid = 1000;
    record.loginuid = record.sessionid = RINGTAP_ID_NONE;
    record.items = 4;
    std::strcpy(record.comm, "curl");
    return finish(record, RINGTAP_EXEC,
                  {{RINGTAP_KIND_EXE, RINGTAP_ARG_NONE, "/usr/bin/curl"},
                   {RINGTAP_KIND_ARGV, RINGTAP_ARG_NONE, "curl\0-s\0http://x\0"s},
                   {RINGTAP_KIND_CWD, RINGTAP_ARG_NONE, "/srv"},
                   {RINGTAP_KIND_CGROUP, RINGTAP_ARG_NONE, cgroup}});
}

inline std::string bytes_of(const sockaddr_in &address) {
    return {reinterpret_cast<const char *>(&address), sizeof(address)};
}

inline sockaddr_in ipv4(uint32_t address, uint16_t port) {
    sockaddr_in made{};
    made.sin_family = AF_INET;
    made.sin_addr.s_addr = htonl(address);
    made.sin_port = htons(port);
    return made;
}

class stored_capture {
  public:
    // Ends with what was lost, and the file's last part.
    stored_capture() : stored_capture(true) {}
    explicit stored_capture(bool with_end) {
        ringtap::file_writer file(file_.path(), false);
        file.begin(head());
        write_state(file);
        const record_words all = calls();
        file.records(0, all.data(), all.size() * 8);
        file.horizon(10'000'000);
        if (with_end)
            file.end(end(), {});
    }

    std::string path() const { return file_.path(); }
    const temporary_file &file() const { return file_; }

    static constexpr unsigned events = 6;  // behind the start

    static std::string cgroup() { return "/docker/" + std::string(64, 'a'); }

    static record_words calls() {
        using namespace std::string_literals;
        return make_syscall(header(0, 2'000'000),
                            {257, {0xffffff9c, 0x1000, 0, 0}, 3, RINGTAP_ABI_NATIVE, 1'500'000},
                            {{RINGTAP_KIND_PATH, 1, "/etc/passwd"}}) +
               make_syscall(header(1, 3'000'000), {0, {3, 0x1000, 100}, 6},
                            {{RINGTAP_KIND_BUFFER, 1, "a\0\x1b[1m"s, RINGTAP_ITEM_TRUNCATED, 4096}}) +
               make_syscall(header(2, 4'000'000), {1, {4, 0x1000, 2}, -11}) +
               make_syscall(header(3, 5'000'000), {9999, {1, 2, 3}, 0}) +
               make_exit(header(4, 6'000'000, 200, 200), 0x100) + make_lost(5, 7'000'000, 4);
    }

  private:
    static ringtap::file_header head() {
        ringtap::file_header header{};
        header.machine = machine_x86_64;
        header.abi_major = RINGTAP_ABI_MAJOR;
        header.nr_cpus = 1;
        header.record_size[RINGTAP_EXEC] = sizeof(ringtap_exec);
        header.start_ns = 1'000'000;
        header.wall_offset_ns = wall_offset_ns;
        return header;
    }

    static ringtap::end_stats end() {
        ringtap::end_stats end{};
        end.stop_ns = 10'000'000;
        return end;
    }

    static void write_state(ringtap::file_writer &file) {
        const record_words running = program(0, 900'000, RINGTAP_F_STATE, cgroup());
        file.state(running.data(), running.size() * 8);
        const auto write = [&](const ringtap_record &record) { file.state(&record, record.len); };
        ringtap::container_info container;
        container.runtime = ringtap::container_runtime::docker;
        container.id = std::string(64, 'a');
        container.name = "web-1";
        container.image = "nginx:1.25";
        container.owner = 0;
        ringtap::write_state(cgroup(), container, write);
        ringtap::write_users("u 1000 ann\n", write);
        ringtap::state_descriptor open;
        open.fd = 7;
        open.ns = 900'000;
        open.link = "/var/log/curl.log";
        open.mode = 0100644;
        open.open_flags = 0101;
        open.dev = 1;
        open.ino = 77;
        ringtap::state_descriptor connection;
        connection.fd = 4;
        connection.ns = 900'000;
        connection.link = "socket:[9]";
        connection.mode = 0140777;
        connection.family = AF_INET;
        connection.type = SOCK_STREAM;
        connection.local = bytes_of(ipv4(0x0a000002, 40000));
        connection.remote = bytes_of(ipv4(0x0a000009, 80));
        ringtap::write_state(100, 900'000, 5, true, {open, connection}, write);
    }

    temporary_file file_;
};

}  // namespace ringtap_test

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// A capture of a small host on two CPUs, on which processes come and go, open, read, connect and change users: coherent, so
// that each event has names. The same seed makes the same file.
#ifndef RINGTAP_TESTS_BUSY_HOST_H
#define RINGTAP_TESTS_BUSY_HOST_H

#include <netinet/in.h>

#include <map>
#include <random>
#include <set>
#include <string>

#include "capture/records.h"
#include "file/file_writer.h"
#include "make_records.h"
#include "model/state_records.h"

namespace ringtap_test {

class busy_host {
  public:
    explicit busy_host(unsigned seed, std::string name = "busy.example", int64_t later_ns = 0)
        : random_(seed), host_(std::move(name)), later_ns_(later_ns) {}

    static constexpr uint64_t begin_ns = 1'000'000, step_ns = 1000;
    static constexpr int64_t wall_offset = 1'700'000'000'000'000'000;

    // Returns when it ended.
    uint64_t write(const std::string &path, unsigned records, bool compress = false) {
        ringtap::file_writer file(path, compress);
        begin(file, begin_ns);
        write_state(file);
        go_on(file, records);
        file.end(ends(), {});
        return ns_;
    }

    // The same in several files, as a recording writes them one behind the other.
    void write_parts(const std::vector<std::string> &paths, unsigned records) {
        for (const std::string &path : paths) {
            const bool is_first = path == paths.front();
            ringtap::file_writer file(path, false);
            begin(file, ns_);
            for (unsigned cpu = 0; cpu < 2 && !is_first; cpu++)
                file.first(cpu, seq_[cpu]);
            is_first ? write_state(file) : write_running(file);
            go_on(file, records);
            file.end(ends(), {});
        }
    }

    uint64_t lost() const { return lost_; }

  private:
    struct process {
        std::string name;
        uint32_t parent = 1, uid = 0;
        std::set<int> open;
    };

    void begin(ringtap::file_writer &file, uint64_t start_ns) const {
        using namespace ringtap;
        file_header head{};
        head.machine = 62;
        head.abi_major = RINGTAP_ABI_MAJOR;
        head.nr_cpus = 2;
        head.start_ns = start_ns;
        head.wall_offset_ns = wall_offset + later_ns_;
        for (unsigned type = 0; type < RINGTAP_TYPES; type++)
            head.record_size[type] = static_cast<uint16_t>(record_size_own(type));
        host_.copy(head.hostname, sizeof(head.hostname) - 1);
        file.begin(head);
    }

    void go_on(ringtap::file_writer &file, unsigned records) {
        for (unsigned i = 0; i < records; i++) {
            step();
            if (i % 50 == 49)
                flush(file);
        }
        flush(file);
    }

    void write_running(ringtap::file_writer &file) {
        for (const auto &[pid, of] : processes_) {
            const record_words exec = program(pid, of, RINGTAP_F_STATE, ns_);
            file.state(exec.data(), exec.size() * 8);
        }
    }

    unsigned any(unsigned below) { return static_cast<unsigned>(random_() % below); }

    void write_state(ringtap::file_writer &file) {
        const auto sink = [&](const ringtap_record &record) { file.state(&record, record.len); };
        for (const uint32_t pid : {1u, 10u, 20u, 30u}) {
            process &made = processes_[pid];
            made = {pid == 1 ? "init" : "daemon" + std::to_string(pid), pid == 1 ? 0u : 1u, pid * 100, {3}};
            const record_words exec = program(pid, made, RINGTAP_F_STATE, begin_ns - 10);
            file.state(exec.data(), exec.size() * 8);
            ringtap::state_descriptor seen;
            seen.fd = 3;
            seen.ns = begin_ns - 5;
            seen.link = "/var/log/" + made.name;
            seen.mode = 0100644;
            ringtap::write_state(pid, begin_ns - 5, 77, true, {seen}, sink);
            ringtap::container_info container;
            container.runtime = ringtap::container_runtime::docker;
            container.id = box_of(pid);
            container.name = "box-of-" + made.name;
            container.owner = 0;
            if (pid > 1)
                ringtap::write_state("/docker/" + container.id, container, sink);
        }
        std::string users;
        for (uint32_t uid = 0; uid < 4000; uid += 100)
            users += "u " + std::to_string(uid) + " user" + std::to_string(uid) + "\n";
        ringtap::write_users(users, sink);
        ringtap::write_mounts("8:1 / /\n8:2 / /data\\040disk\n", sink);
    }

    record_words program(uint32_t pid, const process &of, unsigned flags, uint64_t ns) {
        ringtap_exec record{};
        record.h = header(seq_[cpu_], ns, pid, pid, flags);
        record.old_tid = record.vpid = pid;
        record.ppid = of.parent;
        record.ids.uid = record.ids.euid = record.ids.suid = of.uid;
        record.loginuid = record.sessionid = RINGTAP_ID_NONE;
        record.pgid = record.sid = pid;
        record.exe_flags = flags ? 0 : RINGTAP_EXE_WRITABLE;
        record.exe_ino = flags ? 0 : 5;
        std::strncpy(record.comm, of.name.c_str(), sizeof(record.comm) - 1);
        record.items = 5;
        return finish(record, RINGTAP_EXEC,
                      {{RINGTAP_KIND_EXE, RINGTAP_ARG_NONE, "/usr/bin/" + of.name},
                       {RINGTAP_KIND_ARGV, RINGTAP_ARG_NONE, of.name + '\0' + "-x" + '\0'},
                       {RINGTAP_KIND_ENVP, RINGTAP_ARG_NONE, "HOME=/home/" + of.name + '\0'},
                       {RINGTAP_KIND_CWD, RINGTAP_ARG_NONE, "/home/" + of.name},
                       {RINGTAP_KIND_CGROUP, RINGTAP_ARG_NONE, pid == 1 ? "/init.scope" : "/docker/" + box_of(pid)}});
    }

    // One of three
    static std::string box_of(uint32_t pid) {
        return std::string(62, 'a') + std::to_string(pid < 100 ? pid : 10 * (1 + pid % 3));
    }

    void add(record_words words) {
        auto &record = *reinterpret_cast<ringtap_record *>(words.data());
        record.seq = seq_[cpu_];
        record.ns = ns_;
        if (record.type == RINGTAP_LOST) {
            auto &lost = reinterpret_cast<ringtap_lost &>(record);
            lost.first_ns = ns_ - 10;
            lost.last_ns = ns_ - 1;
            seq_[cpu_] += lost.count;
            lost_ += lost.count;
        } else {
            seq_[cpu_]++;
        }
        chunk_[cpu_] = std::move(chunk_[cpu_]) + words;
    }

    void call(uint32_t pid, int nr, std::vector<uint64_t> args, int64_t ret, const std::vector<new_item> &items = {}) {
        add(make_syscall(header(0, ns_, pid, pid), {nr, std::move(args), ret, RINGTAP_ABI_NATIVE, ns_ - 100}, items));
    }

    void step() {
        ns_ += step_ns;
        cpu_ = any(2);
        auto at = processes_.begin();
        std::advance(at, any(static_cast<unsigned>(processes_.size())));
        auto &[pid, of] = *at;
        const int fd = of.open.empty() ? 3 : *of.open.begin();
        switch (any(14)) {
            case 0:
                return processes_.size() < 12 ? fork(pid, of) : end(pid);
            case 1:
                of.name = "prog" + std::to_string(any(1000));
                of.open.clear();
                return add(program(pid, of, 0, ns_));
            case 2:
                return end(pid);
            case 3:
            case 4:
            case 5: {
                const int made = 3 + static_cast<int>(of.open.size());
                of.open.insert(made);
                return call(pid, 257, {0xffffff9c, 1, 0, 0}, made,
                            {{RINGTAP_KIND_PATH, 1, any(2) ? "file-" + of.name : "/data/" + std::to_string(any(100))}});
            }
            case 6:
                of.open.erase(fd);
                return call(pid, 3, {static_cast<uint64_t>(fd)}, 0);
            case 7:
                return call(pid, 80, {1}, 0, {{RINGTAP_KIND_PATH, 0, "/tmp/" + of.name}});
            case 8: {
                sockaddr_in peer{};
                peer.sin_family = AF_INET;
                peer.sin_port = htons(static_cast<uint16_t>(1 + any(1000)));
                peer.sin_addr.s_addr = htonl(0x0a000000 + any(1000));
                const int made = 3 + static_cast<int>(of.open.size());
                of.open.insert(made);
                call(pid, 41, {AF_INET, SOCK_STREAM, 0}, made);
                ns_ += step_ns;
                return call(pid, 42, {static_cast<uint64_t>(made), 1, 16}, 0,
                            {{RINGTAP_KIND_SOCKADDR, 1, {reinterpret_cast<const char *>(&peer), sizeof(peer)}}});
            }
            case 9:
                return any(8) ? call(pid, 39, {}, pid) : add(make_lost(0, ns_, 1 + any(5)));
            case 10:
                add(make_target(header(0, ns_, pid, pid), 87, {{RINGTAP_KIND_PATH, 0, "/tmp/target"}}));
                return call(pid, 87, {1}, -2, {{RINGTAP_KIND_PATH, 0, "gone-" + of.name}});
            default:
                return call(pid, static_cast<int>(any(2)), {static_cast<uint64_t>(fd), 1, 9}, 9,
                            {{RINGTAP_KIND_BUFFER, 1, "from-" + of.name}});
        }
    }

    void fork(uint32_t pid, const process &of) {
        const uint32_t child = 100 + any(40);
        if (processes_.count(child))
            return call(pid, 39, {}, pid);
        ringtap_fork record{};
        record.h = header(0, ns_, pid, pid);
        record.child_tgid = record.child_tid = record.child_vpid = record.child_vtid = child;
        record.ppid = pid;
        record.exit_signal = 17;
        record.ids.uid = of.uid;
        std::strncpy(record.comm, of.name.c_str(), sizeof(record.comm) - 1);
        process made = of;
        made.parent = pid;
        processes_[child] = made;
        add(finish(record, RINGTAP_FORK));
    }

    void end(uint32_t pid) {
        if (pid < 100)
            return call(pid, 39, {}, pid);
        add(make_exit(header(0, ns_, pid, pid), 0, processes_[pid].name.c_str()));
        processes_.erase(pid);
    }

    void flush(ringtap::file_writer &file) {
        for (unsigned cpu = 0; cpu < 2; cpu++)
            if (!chunk_[cpu].empty())
                file.records(cpu, chunk_[cpu].data(), chunk_[cpu].size() * 8);
        chunk_[0].clear();
        chunk_[1].clear();
        file.horizon(ns_);
    }

    ringtap::end_stats ends() const {
        ringtap::end_stats end{};
        end.stop_ns = ns_;
        end.produced = seq_[0] + seq_[1];
        end.lost = lost_;
        end.written = end.produced - lost_;
        return end;
    }

    std::minstd_rand random_;
    std::string host_;
    int64_t later_ns_;
    std::map<uint32_t, process> processes_;
    uint64_t ns_ = begin_ns;
    uint64_t seq_[2] = {}, lost_ = 0;
    unsigned cpu_ = 0;
    record_words chunk_[2];
};

}  // namespace ringtap_test

#endif

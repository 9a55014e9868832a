// SPDX-License-Identifier: MIT OR Apache-2.0
// A model that records are fed to, for tests. Process 100 is there from the start, in /home, with
// no descriptors.
#ifndef RINGTAP_TESTS_HOST_BOX_H
#define RINGTAP_TESTS_HOST_BOX_H

#include <fcntl.h>

#include <map>
#include <string>
#include <vector>

#include "event_of.h"
#include "model/state_records.h"

namespace ringtap_test {

constexpr uint64_t start_ns = 1000;

class host_box {
  public:
    explicit host_box(const ringtap::decoder_setup &setup = on_x86())
        : sink_([this](const ringtap::event &event) {
              if (on_event)
                  on_event(event);
          }),
          decoder_(setup, sink_) {
        program(100, start_ns, RINGTAP_F_STATE);
        state(100, start_ns, {});
    }

    host_box &operator<<(const record_words &record) {
        decoder_.decode(0, as_record(record));
        return *this;
    }
    host_box &operator<<(const ringtap_record &record) {
        decoder_.decode(RINGTAP_ALL_CPUS, record);
        return *this;
    }

    ringtap::host_state &host() { return decoder_.host(); }

    // The next record's time is 10 ns later than the last one's.
    host_box &at(uint64_t ns) {
        ns_ = ns;
        return *this;
    }
    host_box &by(uint32_t tgid, uint32_t tid = 0) {
        tgid_ = tgid;
        tid_ = tid ? tid : tgid;
        return *this;
    }
    host_box &call(const char *name, std::vector<uint64_t> args, int64_t ret,
                   const std::vector<new_item> &items = {}, uint64_t entry_ns = 0) {
        new_call made{number_of(name), std::move(args), ret, RINGTAP_ABI_NATIVE, entry_ns};
        return *this << make_syscall(header(0, ns_ += 10, tgid_, tid_), made, items);
    }
    host_box &open(const char *path, int fd, uint64_t flags = 0) {
        return call("open", {1, flags, 0}, fd, {{RINGTAP_KIND_PATH, 0, path}});
    }
    host_box &fork(uint32_t child, uint64_t flags = 0, uint32_t child_tgid = 0) {
        ringtap_fork record{};
        record.h = header(0, ns_ += 10, tgid_, tid_);
        record.child_tid = child;
        record.child_tgid = child_tgid ? child_tgid : child;
        record.child_vpid = record.child_tgid;
        record.child_vtid = child;
        record.ppid = tgid_;
        record.clone_flags = flags;
        std::strcpy(record.comm, "child");
        return *this << finish(record, RINGTAP_FORK);
    }
    host_box &program(uint32_t tgid, uint64_t ns, unsigned flags = 0, const char *exe = "/bin/sh",
                      const char *cgroup = "/") {
        ringtap_exec record{};
        record.h = header(0, ns, tgid, tgid, flags);
        record.old_tid = tgid;
        record.vpid = tgid;
        record.ppid = 1;
        record.cap_effective = record.cap_permitted = ~0ull;
        record.items = 4;
        std::strcpy(record.comm, "sh");
        return *this << finish(record, RINGTAP_EXEC,
                               {{RINGTAP_KIND_EXE, RINGTAP_ARG_NONE, exe},
                                {RINGTAP_KIND_ARGV, RINGTAP_ARG_NONE, std::string("sh\0-c\0", 6)},
                                {RINGTAP_KIND_CWD, RINGTAP_ARG_NONE, "/home"},
                                {RINGTAP_KIND_CGROUP, RINGTAP_ARG_NONE, cgroup}});
    }
    host_box &exec(const char *exe = "/bin/ls") { return program(tgid_, ns_ += 10, 0, exe); }
    host_box &exit(uint32_t tgid) { return *this << make_exit(header(0, ns_ += 10, tgid, tgid)); }
    host_box &lose(uint64_t last_ns) {
        ringtap_lost record{};
        record.h = header(0, ns_ += 10, 0, 0);
        record.count = 1;
        record.first_ns = record.last_ns = last_ns;
        record.by_type[RINGTAP_SYSCALL] = 1;
        return *this << finish(record, RINGTAP_LOST);
    }
    host_box &state(uint32_t tgid, uint64_t ns,
                    const std::vector<ringtap::state_descriptor> &descriptors) {
        ringtap::write_state(tgid, ns, 5, true, descriptors, [this](const ringtap_record &record) {
            decoder_.decode(RINGTAP_ALL_CPUS, record);
        });
        return *this;
    }

    // Name, "-" if there is none, with "?" behind it when it is not sure.
    std::string name(int fd, uint32_t tgid = 100) {
        const ringtap::descriptor_info *info = host().descriptor(tgid, fd);
        return info ? std::string(info->name) + (info->sure ? "" : "?") : "-";
    }
    const ringtap::descriptor_info &info(int fd, uint32_t tgid = 100) {
        return *host().descriptor(tgid, fd);
    }

    std::function<void(const ringtap::event &)> on_event;

  private:
    static int number_of(const std::string &name) {
        static std::map<std::string, int> known;
        const auto [at, is_new] = known.try_emplace(name, -1);
        if (is_new)
            at->second = ringtap::numbers_of(ringtap::machine::x86_64, name).at(0).nr;
        return at->second;
    }

    uint64_t ns_ = start_ns;
    uint32_t tgid_ = 100, tid_ = 100;
    calling_sink sink_;
    feeding_decoder decoder_;
};

inline ringtap::state_descriptor seen(int fd, uint64_t ns, const char *link) {
    ringtap::state_descriptor made;
    made.fd = fd;
    made.ns = ns;
    made.link = link;
    return made;
}

}  // namespace ringtap_test

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
#include <catch2/catch.hpp>

#include "event_of.h"
#include "model/call_sets.h"
#include "model/event_filter.h"

using namespace ringtap;
using namespace ringtap_test;
using Catch::Matchers::Contains;

namespace {

constexpr int nr_read = 0;
constexpr int nr_openat = 257;
constexpr int nr_execve = 59;
constexpr int nr_execveat = 322;
constexpr int nr_prctl = 157;
constexpr auto on = machine::x86_64;

// Which of the records a filter lets through, by their sequence numbers.
std::vector<uint64_t> let_through(const event_criteria &criteria,
                                  const std::vector<record_words> &records, bool checked = false) {
    event_filter filter(on, criteria, checked);
    std::vector<uint64_t> seqs;
    calling_sink sink([&](const event &event) {
        if (filter.wants(event))
            seqs.push_back(event.seq);
    });
    feeding_decoder decoder(on_x86(), sink);
    for (const record_words &record : records)
        decoder.decode(0, as_record(record));
    return seqs;
}

using seqs = std::vector<uint64_t>;

bool has(const ringtap_filter &filter, int nr, unsigned abi = RINGTAP_ABI_NATIVE) {
    return ringtap_filter_has_call(&filter, abi, nr);
}

}  // namespace

TEST_CASE("calls are chosen by name, on every ABI that has it") {
    event_criteria criteria;
    criteria.calls = {"openat", "read"};
    const ringtap_filter filter = make_filter(on, criteria);
    CHECK(has(filter, nr_openat));
    CHECK(has(filter, 295, RINGTAP_ABI_COMPAT));
    CHECK(has(filter, nr_openat, RINGTAP_ABI_X32));
    CHECK_FALSE(has(filter, 1));
    CHECK_FALSE(has(filter, 2000));
}

namespace {

struct set_sample {
    const char *set;
    std::vector<const char *> has, lacks;
};

bool is_in(const char *set, const char *call) {
    const auto numbers = numbers_of(on, call);
    return find_call_set(set)->has(*find_syscall(on, numbers.at(0).abi, numbers.at(0).nr));
}

}  // namespace

// As strace 6 has them.
TEST_CASE("sets of calls are those of strace") {
    const set_sample samples[] = {
        {"file", {"open", "openat", "stat", "execve", "getcwd", "mount", "unlinkat", "symlink", "chroot", "statx",
                  "quotactl", "inotify_add_watch", "swapon", "lgetxattr"},
         {"read", "close", "fstat", "socket", "dup", "mmap", "umask"}},
        {"desc", {"read", "writev", "openat", "open", "close", "poll", "select", "pselect6", "mmap", "epoll_wait",
                  "pipe2", "eventfd2", "timerfd_create", "dup3", "fstat", "signalfd4", "memfd_create"},
         {"stat", "getpid", "socket", "recvfrom", "accept4", "brk", "unlink", "nanosleep"}},
        {"process", {"fork", "vfork", "clone", "clone3", "execve", "execveat", "exit", "exit_group", "wait4", "waitid",
                     "kill", "tgkill", "pidfd_send_signal"},
         {"getpid", "setsid", "ptrace", "prctl", "unshare"}},
        {"network", {"socket", "connect", "accept", "accept4", "sendto", "recvmsg", "recvmmsg", "sendmmsg", "bind",
                     "getsockopt", "socketpair", "shutdown", "sendfile"},
         {"sethostname", "read", "pipe"}},
        {"signal", {"kill", "rt_sigaction", "rt_sigprocmask", "pause", "rt_sigtimedwait", "signalfd4", "tkill"},
         {"ppoll", "wait4"}},
        {"ipc", {"shmget", "shmat", "semop", "semtimedop", "msgsnd", "msgctl"}, {"futex", "pipe", "mq_open", "mmap"}},
        {"memory", {"mmap", "munmap", "brk", "mprotect", "mremap", "madvise", "mlock", "shmat", "mbind", "mseal"},
         {"read", "swapon", "shmget"}},
        {"creds", {"setuid", "getresgid", "setgroups", "capset", "prctl", "getuid"}, {"getpid", "kill"}},
        {"stat", {"stat"}, {"lstat", "fstat", "newfstatat", "statx"}},
        {"lstat", {"lstat"}, {"stat", "fstat"}},
        {"fstat", {"fstat", "newfstatat"}, {"stat", "lstat", "statx"}},
        {"%stat", {"stat", "lstat", "fstat", "newfstatat", "statx"}, {"statfs"}},
        {"%statfs", {"statfs", "fstatfs", "ustat"}, {"stat"}},
    };
    for (const set_sample &sample : samples) {
        for (const char *call : sample.has) {
            INFO('%' << sample.set << " has " << call);
            CHECK(is_in(sample.set, call));
        }
        for (const char *call : sample.lacks) {
            INFO('%' << sample.set << " lacks " << call);
            CHECK_FALSE(is_in(sample.set, call));
        }
    }
    CHECK(find_call_set("fd") == find_call_set("desc"));
    CHECK(find_call_set("net") == find_call_set("network"));
    CHECK_FALSE(find_call_set(""));
}

TEST_CASE("calls are taken away by name") {
    event_criteria criteria;
    criteria.calls = {"!openat"};
    const ringtap_filter filter = make_filter(on, criteria);
    CHECK_FALSE(has(filter, nr_openat));
    CHECK(has(filter, nr_read));
    CHECK(has(filter, 2000));
    CHECK(has(filter, -1));
}

TEST_CASE("an unknown call is answered with the nearest one") {
    CHECK(check_calls(on, {"read", "!write"}) == "");
    CHECK_THAT(check_calls(on, {"opnat"}), Contains("'opnat'") && Contains("'openat'"));
    CHECK_THAT(check_calls(on, {"!clsoe"}), Contains("'close'"));
    CHECK_THAT(check_calls(on, {""}), Contains("unknown"));
}

TEST_CASE("the module is also asked for what the decoder needs") {
    event_criteria criteria;
    criteria.calls = {"execveat", "connect"};
    criteria.types = {RINGTAP_SYSCALL, RINGTAP_ENTRY};
    ringtap_filter filter = make_filter(on, criteria);
    CHECK(filter.types == (1u << RINGTAP_SYSCALL | 1u << RINGTAP_ENTRY));
    add_needs_of_decoder(on, filter, true);
    CHECK(has(filter, nr_execve));
    CHECK(has(filter, 11, RINGTAP_ABI_COMPAT));
    CHECK(has(filter, nr_prctl));
    CHECK(has(filter, 102, RINGTAP_ABI_COMPAT));
    CHECK((filter.types >> RINGTAP_EXEC & 1));
    CHECK_FALSE(has(filter, nr_read));
}

TEST_CASE("what was only needed is not shown") {
    event_criteria criteria;
    criteria.calls = {"read"};
    criteria.types = {RINGTAP_SYSCALL, RINGTAP_ENTRY};
    CHECK(let_through(criteria,
                      {make_exec(header(0, 1), "sh"), make_syscall(header(1, 2), {nr_read, {}}),
                       make_syscall(header(2, 3), {nr_prctl, {15}}), make_lost(3, 20, 1)},
                      true) == seqs{1, 3});
}

TEST_CASE("a socketcall is wanted for what it does") {
    ringtap_subcall sub{};
    sub.nr = 362;  // connect
    sub.nargs = 3;
    const std::string bytes(reinterpret_cast<const char *>(&sub), sizeof(sub));
    const std::vector<record_words> records = {
        make_syscall(header(0, 1), {102, {3}, 0, RINGTAP_ABI_COMPAT},
                     {{RINGTAP_KIND_SUBCALL, RINGTAP_ARG_NONE, bytes}})};
    const auto count = [&records](const char *call) {
        event_criteria criteria;
        criteria.calls = {call};
        return let_through(criteria, records).size();
    };
    CHECK(count("connect") == 1);
    CHECK(count("socketcall") == 1);
    CHECK(count("bind") == 0);
    CHECK(count("!connect") == 0);
    CHECK(count("!bind") == 1);
}

TEST_CASE("failed calls, and slow ones") {
    const std::vector<record_words> records = {
        make_syscall(header(0, 5000), {nr_read, {}, 0, 0, 1000}),
        make_syscall(header(1, 5000), {nr_read, {}, -2, 0, 4500}),
        make_syscall(header(2, 5000), {nr_read, {}, -2}),
        make_entry(header(3, 5000), {231, {}}),
        make_exec(header(4, 5000), "sh"),
    };
    event_criteria failed;
    failed.failed = true;
    CHECK(let_through(failed, records) == seqs{1, 2, 4});
    event_criteria slower;
    slower.slower_ns = 1000;
    CHECK(let_through(slower, records) == seqs{0, 4});
}

TEST_CASE("processes, until they end") {
    event_criteria criteria;
    criteria.pids = {100};
    CHECK(let_through(criteria,
                      {make_syscall(header(0, 1), {nr_read, {}}),
                       make_syscall(header(1, 2, 101, 101), {nr_read, {}}),
                       make_fork(header(2, 3), 102, 102),
                       make_syscall(header(3, 4, 102, 102), {nr_read, {}}), make_exit(header(4, 5)),
                       make_syscall(header(5, 6), {nr_read, {}})}) == seqs{0, 2, 4});
}

TEST_CASE("trees grow with their forks") {
    event_criteria criteria;
    criteria.pids = {100};
    criteria.trees = true;
    CHECK(
        let_through(criteria,
                    {make_fork(header(0, 3), 102, 102), make_fork(header(1, 3, 102, 102), 103, 103),
                     make_fork(header(2, 3, 200, 200), 203, 203),
                     make_syscall(header(3, 4, 103, 103), {nr_read, {}}),
                     make_syscall(header(4, 4, 203, 203), {nr_read, {}}),
                     make_exit(header(5, 5, 103, 103)), make_fork(header(6, 6, 200, 200), 103, 103),
                     make_syscall(header(7, 7, 103, 103), {nr_read, {}})}) == seqs{0, 1, 3, 5});
}

TEST_CASE("trees have those who were there at the start, in whatever order they are told") {
    event_criteria criteria;
    criteria.pids = {100};
    criteria.trees = true;
    const auto at_start = [](uint32_t pid, uint32_t ppid) {
        return make_exec(header(99, 0, pid, pid, RINGTAP_F_STATE), "x", 0, ppid);
    };
    CHECK(let_through(criteria, {at_start(50, 60), at_start(60, 100), at_start(70, 1),
                               make_syscall(header(1, 1, 50, 50), {nr_read, {}}),
                               make_syscall(header(2, 1, 70, 70), {nr_read, {}})}) == seqs{99, 1});
}

TEST_CASE("users, where they are known") {
    event_criteria criteria;
    criteria.uids = {1000};
    CHECK(let_through(criteria, {make_exec(header(0, 1), "sh", 1000),
                               make_exec(header(1, 1, 200, 200), "sh", 0),
                               make_syscall(header(2, 2), {nr_read, {}}),
                               make_syscall(header(3, 2, 200, 200), {nr_read, {}}),
                               make_fork(header(4, 3), 300, 300),
                               make_syscall(header(5, 4, 300, 300), {nr_read, {}}),
                               make_syscall(header(6, 4, 400, 400), {nr_read, {}})}) ==
          seqs{0, 2, 4, 5});
}

TEST_CASE("the library's filter switches") {
    ringtap_filter filter;
    ringtap_filter_init(&filter);
    CHECK(filter.size == sizeof(filter));
    CHECK(filter.types == ((1u << RINGTAP_TYPES) - 1 & ~3u & ~RINGTAP_TYPES_ASKED));
    ringtap_filter_all_calls(&filter, 0);
    ringtap_filter_call(&filter, RINGTAP_ABI_NATIVE, 5000, 1);
    CHECK(has(filter, RINGTAP_SYSCALL_OTHER));
    CHECK(has(filter, -7));
    CHECK_FALSE(has(filter, nr_execveat));
    ringtap_filter_call(&filter, 77, 5, 1);
    CHECK_FALSE(has(filter, 5, 77));
}

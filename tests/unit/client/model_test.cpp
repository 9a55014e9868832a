// SPDX-License-Identifier: MIT OR Apache-2.0
#include <catch2/catch.hpp>

#include "made_root.h"
#include "model/proc_files.h"
#include "model/proc_snapshot.h"
#include "model/process_table.h"
#include "model/record_view.h"

using namespace ringtap;
using namespace ringtap_test;

namespace {

// A /proc of one process with a further thread, in a container.
class fake_proc : public made_root {
  public:
    fake_proc() {
        make("/42/ns").make("/42/task/42");
        write("/42/status",
              "Name:\tx\nPPid:\t7\nUid:\t1\t2\t3\t4\nGid:\t5\t6\t7\t8\nNSpid:\t42\t1\n"
              "CapInh:\t0000000000000001\nCapPrm:\t000001ffffffffff\nCapEff:\t00000000000000ff\n");
        write("/42/stat", "42 (a (b) c) S 7 40 41 34816 -1 0");
        write("/42/comm", "a (b) c\n");
        write("/42/cmdline", std::string("prog\0arg\0", 9));
        write("/42/loginuid", "1000");
        write("/filesystems", "nodev\tcgroup2\n");
        write("/42/cgroup", "5:cpu:/old\n4:memory:/older\n0::/new/one\n");
        write("/42/task/43/comm", "thread\n");
        write("/42/task/43/status", "NSpid:\t43\t2\n");
        link("/42/exe", "/bin/prog");
        link("/42/cwd", "/home");
        link("/42/ns/net", "net:[4026531840]");
        write("/version", "not a process");
    }
};

std::vector<std::vector<uint64_t>> records_of(const std::string &proc) {
    std::vector<std::vector<uint64_t>> records;
    snapshot_processes(
        record_layout(),
        [&records](const ringtap_record &record) {
            const auto *words = reinterpret_cast<const uint64_t *>(&record);
            records.emplace_back(words, words + record.len / 8);
        },
        proc);
    return records;
}

}  // namespace

TEST_CASE("the start state says of a process what the module would have said") {
    const fake_proc proc;
    const auto records = records_of(proc.path());
    REQUIRE(records.size() == 2);
    const auto &exec = *reinterpret_cast<const ringtap_exec *>(records[0].data());
    CHECK(exec.h.type == RINGTAP_EXEC);
    CHECK(exec.h.flags == RINGTAP_F_STATE);
    CHECK(exec.h.tgid == 42);
    CHECK(exec.ppid == 7);
    CHECK(exec.ids.uid == 1);
    CHECK(exec.ids.fsgid == 8);
    CHECK(exec.pgid == 40);
    CHECK(exec.sid == 41);
    CHECK(exec.tty == 34816);
    CHECK(exec.vpid == 1);
    CHECK(exec.loginuid == 1000);
    CHECK(exec.sessionid == RINGTAP_ID_NONE);
    CHECK(exec.ns.net == 4026531840);
    CHECK(exec.ns.mnt == 0);
    CHECK(exec.cap_permitted == 0x1ffffffffff);
    CHECK(comm_text(exec.comm) == "a (b) c");

    std::vector<item> items;
    read_items(exec.h, record_layout(), exec.items, items);
    REQUIRE(items.size() == 4);
    CHECK(items[0].kind == RINGTAP_KIND_EXE);
    CHECK(items[0].bytes == "/bin/prog");
    CHECK(strings_of(items[1]) == std::vector<std::string_view>{"prog", "arg"});
    CHECK(items[2].bytes == "/home");
    CHECK(items[3].bytes == "/new/one");
}

TEST_CASE("the start state has the threads that are not their process's first") {
    const fake_proc proc;
    const auto records = records_of(proc.path());
    REQUIRE(records.size() == 2);
    const auto &fork = *reinterpret_cast<const ringtap_fork *>(records[1].data());
    CHECK(fork.h.type == RINGTAP_FORK);
    CHECK(fork.h.flags == RINGTAP_F_STATE);
    CHECK(fork.child_tgid == 42);
    CHECK(fork.child_tid == 43);
    CHECK(fork.child_vtid == 2);
    CHECK(comm_text(fork.comm) == "thread");
}

TEST_CASE("the start state of this host has this process") {
    bool found = false;
    snapshot_processes(record_layout(), [&found](const ringtap_record &record) {
        found |= record.type == RINGTAP_EXEC && record.tgid == static_cast<__u32>(getpid());
    });
    CHECK(found);
}

TEST_CASE("whoever waits gets a turn at each process, thread and descriptor of the start state") {
    const auto turns_at = [](const std::string &proc) {
        size_t turns = 0;
        const auto no_sink = [](const ringtap_record &) {};
        snapshot_host({record_layout(), descriptors_of::nobody, {}, [&turns] { turns++; }, proc}, no_sink);
        return turns;
    };
    const fake_proc proc;
    CHECK(turns_at(proc.path()) == 2);
    proc.link("/42/fd", "/proc/self/fd");
    CHECK(turns_at(proc.path()) > 5);
}

TEST_CASE("small files and their fields") {
    CHECK(field_of("Ab:\t1\nA:\t 2\n", "A") == "2");
    CHECK(field_of("Ab:\t1\n", "A") == "");
    CHECK(number_in("12") == 12);
    CHECK(number_in("12x") == 0);
    CHECK(number_in("") == 0);
    CHECK(number_in("ff", 16) == 255);
    CHECK_FALSE(read_file(-1, "nothing"));
    std::string_view text = "  a b\n";
    CHECK(take_word(text) == "a");
    CHECK(take_word(text) == "b");
    CHECK(take_word(text) == "");
}

TEST_CASE("names of threads that run are found in /proc") {
    char comm[RINGTAP_COMM_LEN];
    CHECK_FALSE(comm_from_proc(static_cast<uint32_t>(getpid()), comm).empty());
    CHECK(comm_from_proc(0, comm).empty());
}

// SPDX-License-Identifier: MIT OR Apache-2.0
#include <malloc.h>
#include <sched.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <cstdio>

#include "capture/clock.h"
#include "capture/mapping.h"
#include "host_box.h"
#include "made_root.h"
#include "model/fd_snapshot.h"
#include "model/proc_snapshot.h"

using namespace ringtap;
using namespace ringtap_test;

TEST_CASE("what the start state saw is not undone by records from before") {
    host_box box;
    box.state(100, 2000, {seen(3, 2010, "/now"), seen(4, 2020, "/four")});
    box.at(1500).open("/then", 3).call("close", {4}, 0).open("/gone", 5);
    CHECK(box.at(3000).call("getppid", {}, 1).name(3) == "/now");
    CHECK(box.name(4) == "/four");
    CHECK(box.name(5) == "-");  // had been closed again when the start state was taken
}

TEST_CASE("what happens after the start state counts, descriptor by descriptor") {
    host_box box;
    box.state(100, 2000, {seen(3, 2100, "/now"), seen(4, 2200, "/four")});
    box.at(2095).call("close", {3}, 0);  // was looked at after that
    box.at(2150).call("close", {3}, 0);
    box.at(2150).call("close", {4}, 0);
    box.at(2050).open("/five", 5);  // was opened while the others were looked at
    box.at(3000).call("getppid", {}, 1);
    CHECK(box.name(3) == "-");
    CHECK(box.name(4) == "/four");
    CHECK(box.name(5) == "/five");
}

TEST_CASE("an event from before the look at its descriptor does not have the name for sure") {
    host_box box;
    box.state(100, 2000, {seen(3, 2100, "/now")});
    CHECK(box.at(1500).call("read", {3, 1, 1}, 1).name(3) == "/now?");
    CHECK(box.at(2200).call("read", {3, 1, 1}, 1).name(3) == "/now");
}

TEST_CASE("what a record from before the start state opened has its name until that is reached") {
    host_box box;
    box.state(100, 2000, {seen(3, 2010, "/now")});
    CHECK(box.at(1500).open("/then", 3).name(3) == "/then");
    CHECK(box.open("/gone", 5).call("dup", {5}, 6).name(6) == "/gone");
    CHECK(box.call("read", {5, 1, 1}, 1).name(5) == "/gone");
    CHECK(box.call("close", {5}, 0).call("getppid", {}, 1).name(5) == "-");
    CHECK(box.at(3000).call("getppid", {}, 1).name(3) == "/now");
    CHECK(box.name(6) == "-");
}

TEST_CASE("a fork from before the start state has the child's own state") {
    host_box box;
    box.program(200, 2000, RINGTAP_F_STATE, "/bin/child");
    box.state(200, 2000, {seen(3, 2001, "/child")});
    box.at(1500).fork(200).at(3000).by(200).call("getppid", {}, 1);
    CHECK(box.name(3, 200) == "/child");
    CHECK(box.host().process(200)->exe == "/bin/child");
}

TEST_CASE("a child from before its parent's start state has nothing of what that saw") {
    host_box box;
    box.state(100, 2000, {seen(3, 2001, "/opened/later")});
    box.at(1500).fork(200).by(200).at(3000).call("getppid", {}, 1);
    CHECK(box.name(3, 200) == "-");
    CHECK(box.open("/own", 3).name(3, 200) == "/own");
}

TEST_CASE("processes that shared descriptors at the start have the same ones until one parts") {
    host_box box;
    box.state(100, 2000, {seen(3, 2001, "/old")});
    box.program(200, 2000, RINGTAP_F_STATE);
    box.state(200, 2010, {seen(3, 2011, "/old")});
    write_sharing(200, 100, 2020, [&](const ringtap_record &record) { box << record; });
    box.at(3000).open("/new", 4).call("dup2", {4, 3}, 3);
    box.by(200).call("getppid", {}, 1);
    CHECK(box.name(3, 200) == "/new");
    box.exec().by(100).call("close", {3}, 0);
    CHECK(box.name(3, 200) == "/new");
    CHECK(box.name(3) == "-");
}

TEST_CASE("what the kernel said of a program's file is its children's, too") {
    host_box box;
    const auto flags_of = [&box](uint32_t tgid) { return box.host().process(tgid)->exe_flags; };
    CHECK_FALSE(flags_of(100));  // /proc did not say
    ringtap_exec exec{};
    exec.h = header(0, 2000, 100, 100);
    exec.old_tid = 100;
    exec.exe_flags = RINGTAP_EXE_WRITABLE | RINGTAP_EXE_MEMFD;
    box << finish(exec, RINGTAP_EXEC, {{RINGTAP_KIND_EXE, 0, "/memfd:x"}});
    CHECK(flags_of(100) == exec.exe_flags);
    box.at(3000).by(100).fork(101);
    box.by(101).call("getppid", {}, 100);
    CHECK(flags_of(101) == exec.exe_flags);
}

TEST_CASE("sharing with nobody who is known changes nothing") {
    host_box box;
    box.state(100, 2000, {seen(3, 2001, "/old")});
    write_sharing(100, 999, 2020, [&](const ringtap_record &record) { box << record; });
    write_sharing(998, 100, 2020, [&](const ringtap_record &record) { box << record; });
    CHECK(box.at(3000).call("getppid", {}, 1).name(3) == "/old");
    CHECK_FALSE(box.host().process(998));
}

TEST_CASE("what was known when records were lost is not sure; what comes after is") {
    host_box box;
    box.open("/a", 3).open("/b", 4);
    CHECK(box.name(3) == "/a");
    box.lose(5000).at(6000).open("/c", 5).call("dup", {3}, 6);
    CHECK(box.name(3) == "/a?");
    CHECK(box.name(5) == "/c");
    CHECK(box.name(6) == "/a?");  // a duplicate of what is not sure
    CHECK_FALSE(box.host().process(100)->sure);
    box.exec();
    CHECK(box.host().process(100)->sure);
    CHECK(box.name(4) == "/b?");
    CHECK(box.name(5) == "/c");
}

TEST_CASE("a number that is given anew after a loss waits for no close") {
    host_box box;
    box.open("/a", 3).lose(2000).at(3000).open("/b", 3).at(4000);
    CHECK(box.call("close", {3}, 0, {}, 3999).name(3) == "-");
}

TEST_CASE("losses of entries alone leave what is known") {
    host_box box;
    ringtap_lost record{};
    record.h = header(0, 3000, 0, 0);
    record.count = 1;
    record.last_ns = 2999;
    record.by_type[RINGTAP_ENTRY] = 1;
    box.open("/a", 3) << finish(record, RINGTAP_LOST);
    CHECK(box.at(4000).call("getppid", {}, 1).name(3) == "/a");
}

TEST_CASE("descriptors of a capture that leaves out calls are never sure") {
    decoder_setup setup = on_x86();
    setup.host.follows_descriptors = false;
    host_box box(setup);
    CHECK(box.open("/a", 3).name(3) == "/a?");
}

TEST_CASE("state records come back as they were written") {
    state_descriptor socket = seen(7, 44, "socket:[99]");
    socket.cloexec = socket.listening = socket.server = true;
    socket.sure = false;
    socket.open_flags = 02;
    socket.mode = S_IFSOCK;
    socket.dev = 5;
    socket.ino = 99;
    socket.family = 2;
    socket.type = 1;
    socket.protocol = 6;
    socket.peer_ino = 98;
    socket.local = std::string("ab\0c", 4);
    socket.remote = "remote";
    std::vector<state_descriptor> many(2000, socket);
    std::vector<state_descriptor> back;
    int records = 0, firsts = 0;
    write_state(42, 33, 22, true, many, [&](const ringtap_record &record) {
        const state_record_reader reader(record);
        CHECK(record.len % 8 == 0);
        CHECK(record.tgid == 42);
        CHECK(reader.is_descriptors());
        CHECK(reader.is_followed());
        CHECK(reader.start_ns() == 22);
        records++;
        firsts += reader.is_first();
        reader.for_each_descriptor([&](const state_descriptor &seen) { back.push_back(seen); });
    });
    CHECK(records > 1);
    CHECK(firsts == 1);
    REQUIRE(back.size() == many.size());
    CHECK(back.back().local == socket.local);
    CHECK(back.back().remote == "remote");
    CHECK(back.back().link == "socket:[99]");
    CHECK(back.back().protocol == 6);
    CHECK(back.back().peer_ino == 98);
    CHECK(back.back().cloexec);
    CHECK(back.back().server);
    CHECK_FALSE(back.back().sure);
}

TEST_CASE("state records that claim more than they have are read as far as they go") {
    const auto damage = GENERATE(0u, 1u, 2u);
    write_state(
        42, 33, 22, true, {seen(3, 1, "/a"), seen(4, 1, "/b")}, [&](const ringtap_record &record) {
            const auto *words = reinterpret_cast<const uint64_t *>(&record);
            record_words copy(words, words + record.len / 8);
            auto *head = reinterpret_cast<state_head *>(copy.data());
            auto *entry = reinterpret_cast<state_entry *>(head + 1);
            if (damage == 0)
                head->count = 1 << 30;
            if (damage == 1)
                head->size = 0xffffffff;
            if (damage == 2)
                entry->name_len = entry->local_len = 0xffff;
            int found = 0;
            state_record_reader(as_record(copy)).for_each_descriptor([&](const state_descriptor &) {
                found++;
            });
            CHECK(found == (damage == 2 ? 1 : 2));
        });
}

TEST_CASE("descriptors of this process are found in /proc with their kinds") {
    int ends[2];
    REQUIRE(pipe2(ends, O_CLOEXEC) == 0);
    recent_sockets sockets;
    const auto found = read_descriptor("/proc", static_cast<uint32_t>(getpid()), ends[0], sockets);
    REQUIRE(found);
    CHECK(found->link.substr(0, 6) == "pipe:[");
    CHECK(found->cloexec);
    name_pool names;
    const file_ref file = file_of(*found, names);
    CHECK(file->kind == fd_kind::pipe);
    CHECK(file->ino != 0);
    const int high = fcntl(ends[0], F_DUPFD_CLOEXEC, 500);  // a number that the look itself leaves
    close(high);
    CHECK_FALSE(read_descriptor("/proc", static_cast<uint32_t>(getpid()), high, sockets));
    close(ends[0]);
    close(ends[1]);
}

namespace {

uint64_t cpu_ns() {
    return clock_ns(CLOCK_THREAD_CPUTIME_ID);
}

}  // namespace

TEST_CASE("asking for one socket after the other does not read all of them each time") {
    std::vector<int> pairs(400);
    for (size_t i = 0; i < pairs.size(); i += 2)
        REQUIRE(socketpair(AF_UNIX, SOCK_STREAM, 0, &pairs[i]) == 0);
    const unique_fd process(open("/proc/self", O_RDONLY | O_DIRECTORY));
    struct stat status;
    REQUIRE(fstat(pairs[1], &status) == 0);
    const uint64_t begin = cpu_ns();
    socket_table once;
    REQUIRE(once.find(process.get(), status.st_ino));
    const uint64_t one_reading = cpu_ns() - begin;
    recent_sockets sockets;
    for (int i = 0; i < 200; i++)
        REQUIRE(sockets.find(process.get(), status.st_ino));
    CHECK(cpu_ns() - begin < 50 * one_reading);
    CHECK_FALSE(sockets.find(process.get(), 1));
    for (const int fd : pairs)
        close(fd);
}

TEST_CASE("on a live host what is not sure is looked up, and sure from then on") {
    decoder_setup setup = on_x86();
    setup.host.proc = "/proc";
    host_box box(setup);
    const auto self = static_cast<uint32_t>(getpid());
    const int fd = open("/etc/passwd", O_RDONLY | O_CLOEXEC);
    box.program(self, start_ns + 1).by(self);
    box.open("/wrong", fd).lose(2000);
    box.at(3000).call("read", {static_cast<uint64_t>(fd), 1, 1}, 1);
    CHECK(box.name(fd, self) == "/wrong?");
    box.host().refresh(monotonic_ns());
    CHECK(box.name(fd, self) == "/etc/passwd?");  // long after this event
    box.at(monotonic_ns()).call("read", {static_cast<uint64_t>(fd), 1, 1}, 1);
    CHECK(box.name(fd, self) == "/etc/passwd");
    box.at(3500).call("close", {static_cast<uint64_t>(fd)}, 0);  // from before the look
    box.at(monotonic_ns()).call("getppid", {}, 1);
    CHECK(box.name(fd, self) == "/etc/passwd");
    close(fd);
}

TEST_CASE("a process that is asked about again and again is looked up a bounded number of times") {
    decoder_setup setup = on_x86();
    setup.host.proc = "/proc";
    host_box box(setup);
    const auto self = static_cast<uint32_t>(getpid());
    box.program(self, start_ns + 1).by(self).at(2000).call("getppid", {}, 1);
    std::vector<int> opened;
    for (int i = 0; i < 200; i++)
        opened.push_back(open("/dev/null", O_RDONLY | O_CLOEXEC));
    const uint64_t begun = monotonic_ns();
    uint64_t found = 0;
    for (const int fd : opened)
        CHECK_FALSE(box.host().descriptor(self, fd));
    box.host().refresh(begun);
    for (const int fd : opened)
        found += box.host().descriptor(self, fd) != nullptr;
    const uint64_t windows = 1 + (monotonic_ns() - begun) / (100 * 1000 * 1000);
    CHECK(found >= 16);
    CHECK(found <= 16 * windows);
    for (const int fd : opened)
        close(fd);
}

TEST_CASE("many processes that are asked about at once are not all looked up at once") {
    constexpr uint32_t processes = 3000, most = 1024;
    const made_root proc;
    proc.make("/one/fd").link("/one/fd/3", "/some/where");
    decoder_setup setup = on_x86();
    setup.host.proc = proc.path();
    host_box box(setup);
    for (uint32_t pid = 1000; pid < 1000 + processes; pid++) {
        proc.link("/" + std::to_string(pid), "one");
        box.program(pid, start_ns + 1);
    }
    const uint64_t begun = monotonic_ns();
    uint64_t found = 0;
    for (uint32_t pid = 1000; pid < 1000 + processes; pid++)
        CHECK_FALSE(box.host().descriptor(pid, 3));
    box.host().refresh(begun);
    for (uint32_t pid = 1000; pid < 1000 + processes; pid++)
        found += box.host().descriptor(pid, 3) != nullptr;
    const uint64_t windows = 1 + (monotonic_ns() - begun) / (100 * 1000 * 1000);
    CHECK(found >= most);
    CHECK(found <= most * windows);
}

TEST_CASE("processes have what their records and their parents say") {
    host_box box;
    box.fork(200).by(200);
    const process_info *child = box.host().process(200);
    CHECK(child->ppid == 100);
    CHECK(child->exe == "/bin/sh");
    CHECK(strings_in(child->args) == std::vector<std::string_view>{"sh", "-c"});
    CHECK(child->cwd == "/home");
    CHECK(child->start_ns != 0);
    CHECK(box.host().thread(200)->comm == "child");
    box.exec("/bin/ls");
    CHECK(box.host().process(200)->exe == "/bin/ls");
    CHECK(box.host().process(100)->exe == "/bin/sh");
    box.exit(200);
    CHECK(box.host().process(200) == nullptr);
    CHECK(box.host().thread(200) == nullptr);
}

TEST_CASE("user and group ids follow the calls that set them") {
    host_box box;
    const auto ids = [&] {
        const ringtap_ids &now = box.host().process(100)->ids;
        return std::vector<uint32_t>{now.uid, now.euid, now.suid, now.fsuid};
    };
    const uint64_t keep = UINT32_MAX;
    box.call("setresuid", {keep, 1000, keep}, 0);
    CHECK(ids() == std::vector<uint32_t>{0, 1000, 0, 1000});
    CHECK(box.host().process(100)->cap_effective == 0);
    box.call("setuid", {0}, 0);  // without the capability, only the effective one
    CHECK(ids() == std::vector<uint32_t>{0, 0, 0, 0});
    CHECK(box.host().process(100)->cap_effective == ~0ull);
    box.call("setreuid", {keep, 7}, 0);
    CHECK(ids() == std::vector<uint32_t>{0, 7, 7, 7});
    box.call("setuid", {9}, -EPERM);
    CHECK(ids() == std::vector<uint32_t>{0, 7, 7, 7});
    box.fork(300).by(300).call("setresgid", {1, 2, 3}, 0);
    const ringtap_ids &now = box.host().process(300)->ids;
    CHECK(now.gid == 1);
    CHECK(now.egid == 2);
    CHECK(now.sgid == 3);
    CHECK(now.fsgid == 2);
    CHECK(box.host().process(100)->ids.gid == 0);
}

TEST_CASE("sessions and process groups follow setsid and setpgid") {
    host_box box;
    box.fork(200).fork(201);
    box.call("setpgid", {200, 0}, 0);
    CHECK(box.host().process(200)->pgid == 200);
    box.call("setpgid", {201, 200}, 0);
    CHECK(box.host().process(201)->pgid == 200);
    box.by(200).call("setsid", {}, 200);
    CHECK(box.host().process(200)->sid == 200);
    CHECK(box.host().process(200)->tty == 0);
}

TEST_CASE("an id that comes again is another process") {
    host_box box;
    box.fork(200).by(200).open("/a", 3).by(100).at(9000).fork(200);
    CHECK(box.name(3, 200) == "-");
    CHECK(box.host().process(200)->threads == 1);
}

TEST_CASE("a process ends with its last thread") {
    host_box box;
    box.fork(101, CLONE_THREAD | CLONE_FILES, 100).open("/a", 3);
    ringtap_exit leader{};
    leader.h = header(0, 5000, 100, 100);
    box << finish(leader, RINGTAP_EXIT);
    CHECK(box.by(100, 101).at(5000).call("read", {3, 1, 1}, 1).name(3) == "/a");
    ringtap_exit last{};
    last.h = header(0, 6000, 100, 101, RINGTAP_F_LAST);
    box << finish(last, RINGTAP_EXIT);
    CHECK(box.host().process(100) == nullptr);
    CHECK(box.host().threads() == 0);
}

namespace {

size_t memory_in_use() {
    const auto now = mallinfo2();
    return now.uordblks + now.hblkhd;
}

}  // namespace

TEST_CASE("the model of a large host fits into little memory") {
    constexpr uint32_t processes = 100000, descriptors = 1000000;
    const size_t before = memory_in_use();
    host_box box;
    for (uint32_t i = 0; i < processes; i++)
        box.by(100).fork(1000 + i);
    const size_t with_processes = memory_in_use();
    for (uint32_t i = 0; i < descriptors; i++) {
        const std::string path = "/srv/data/" + std::to_string(i);
        box.by(1000 + i % processes).open(path.c_str(), static_cast<int>(3 + i / processes));
    }
    const size_t with_descriptors = memory_in_use();
    const size_t per_process = (with_processes - before) / processes;
    const size_t per_descriptor = (with_descriptors - with_processes) / descriptors;
    std::printf("model: %zu bytes per process with its thread, %zu per open file with its name\n",
                per_process, per_descriptor);
    CHECK(box.name(12, 1000) == "/srv/data/900000");
    CHECK(per_process < 1200);
    CHECK(per_descriptor < 400);
}

TEST_CASE("a fork costs the same whatever its parent has open") {
    host_box box;
    for (int fd = 3; fd < 100003; fd++)
        box.open("/a", fd);
    const size_t before = memory_in_use();
    for (uint32_t i = 0; i < 1000; i++)
        box.fork(1000 + i);
    CHECK((memory_in_use() - before) / 1000 < 1200);
    CHECK(box.name(100002, 1999) == "/a");
}

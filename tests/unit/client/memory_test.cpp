// SPDX-License-Identifier: MIT OR Apache-2.0
// What the model holds stays within its limits, and who loses what: see model/memory.h.
#include <sched.h>

#include <catch2/catch.hpp>

#include "host_box.h"

using namespace ringtap;
using namespace ringtap_test;

namespace {

constexpr size_t limit = size_t{1} << 20;
// What one event may bring before there is a look at it
constexpr size_t margin = 128 << 10;

decoder_setup with_limit() {
    decoder_setup setup = on_x86();
    setup.host.limits.processes = limit;
    setup.host.limits.entries = 64 << 10;
    setup.host.limits.names = 4096;
    return setup;
}

host_box &of_user(host_box &box, uint32_t pid, uint32_t uid) {
    ringtap_exec exec{};
    exec.h = header(0, 2000, pid, pid);
    exec.old_tid = pid;
    exec.ids = {uid, uid, uid, uid, uid, uid, uid, uid};
    std::strcpy(exec.comm, "sh");
    box << finish(exec, RINGTAP_EXEC);
    return box.by(pid);
}

// No two are the same.
std::string long_name(int fd, uint32_t id) {
    return "/" + std::to_string(fd) + std::string(1000, 'n') + std::to_string(id);
}

void open_many(host_box &box, uint32_t id, int count) {
    for (int fd = 0; fd < count; fd++) {
        box.open(long_name(fd, id).c_str(), fd);
        REQUIRE(box.host().held() <= limit + margin);
    }
}

record_words entry_of(uint32_t tid, size_t bytes) {
    return make_entry(header(0, 3000 + tid, tid, tid), {59, {1, 2, 3}},
                      {{RINGTAP_KIND_ARGV, 1, std::string(bytes, 'a')}});
}

}  // namespace

TEST_CASE("a process that opens without end is forgotten, and comes back with what comes then") {
    host_box box(with_limit());
    of_user(box, 200, 1000);
    open_many(box, 200, 3000);
    CHECK(box.host().losses().processes > 0);
    CHECK(box.name(0, 200) == "-");
    CHECK(box.name(2999, 200).substr(0, 6) == "/2999n");
}

TEST_CASE("who fills the model loses his own, and nobody else") {
    host_box box(with_limit());
    of_user(box, 200, 0).open("/etc/shadow", 3);
    of_user(box, 201, 33).open("/srv/www", 3);
    for (uint32_t pid = 1000; pid < 1050; pid++) {
        of_user(box, pid, 1000);
        open_many(box, pid, 100);
    }
    CHECK(box.host().losses().processes >= 40);
    CHECK(box.name(3, 200).substr(0, 11) == "/etc/shadow");
    CHECK(box.name(3, 201).substr(0, 8) == "/srv/www");
    CHECK(box.name(3, 1000) == "-");
    CHECK(box.name(3, 1049).substr(0, 3) == "/3n");
}

TEST_CASE("of one user's processes the one goes first that has been still longest") {
    host_box box(with_limit());
    for (uint32_t pid = 1000; pid < 1010; pid++) {
        of_user(box, pid, 1000);
        open_many(box, pid, 70);
    }
    REQUIRE(box.host().losses().processes == 0);
    box.by(1000).call("getppid", {}, 1);
    of_user(box, 1010, 1000);
    open_many(box, 1010, 500);
    CHECK(box.host().losses().processes > 0);
    CHECK(box.name(3, 1001) == "-");
    CHECK(box.name(3, 1000).substr(0, 3) == "/3n");
}

TEST_CASE("tables of threads that have parted from their process go with it") {
    host_box box(with_limit());
    of_user(box, 200, 1000);
    for (uint32_t tid = 10000; tid < 10200; tid++) {
        box.by(200).fork(tid, CLONE_THREAD, 200);
        box.by(200, tid);
        open_many(box, tid, 20);
    }
    CHECK(box.host().losses().processes > 0);
}

TEST_CASE("threads that never end, and environments and arguments, count") {
    host_box box(with_limit());
    for (uint32_t tid = 10000; tid < 40000; tid++) {
        box.by(100).fork(tid);
        REQUIRE(box.host().held() <= limit + margin);
    }
    CHECK(box.host().losses().processes > 0);
    CHECK(box.host().threads() < 5000);
}

TEST_CASE("what has ended takes nothing any more, but for a few short names that may come again") {
    constexpr size_t names_kept = 64 * (256 + 96);
    host_box box;
    const size_t before = box.host().held();
    for (int round = 0; round < 3; round++) {
        box.by(100).fork(200).by(200).exec();
        for (int fd = 0; fd < 100; fd++)
            box.open(long_name(fd, 200).c_str(), fd);
        box.fork(201).by(201).open("/one", 4).call("dup", {4}, 5);
        box.exit(200).exit(201);
    }
    CHECK(box.host().held() <= before + names_kept);
    CHECK_FALSE(box.host().losses().any());
}

TEST_CASE("numbers of descriptors as far apart as can be are not all taken in") {
    host_box box;
    for (int fd = 0; fd < 20000; fd++)
        box.call("open", {1, 0, 0}, fd * 16, {{RINGTAP_KIND_PATH, 0, "/x"}});
    CHECK(box.host().losses().descriptors == 20000 - 16384);
    CHECK(box.name(16) == "/x");
    CHECK(box.name(19999 * 16) == "-");
}

TEST_CASE("a process may have a quarter of a million descriptors") {
    host_box box;
    for (int fd = 0; fd < 262144; fd++)
        box.call("open", {1, 0, 0}, fd, {{RINGTAP_KIND_PATH, 0, "/x"}});
    CHECK_FALSE(box.host().losses().any());
}

TEST_CASE("of too many that are in execve the first is told at once") {
    std::vector<std::pair<unsigned, uint32_t>> overwritten;
    host_box box(with_limit());
    box.on_event = [&](const event &event) { overwritten.emplace_back(event.type, event.tid); };
    for (uint32_t tid = 1; tid <= 5; tid++)
        box << entry_of(tid, 15000);
    CHECK(overwritten == std::vector<std::pair<unsigned, uint32_t>>{{RINGTAP_ENTRY, 1}});
    CHECK(box.host().losses().entries == 1);
    overwritten.clear();
    for (uint32_t tid = 2; tid <= 5; tid++)
        box << make_exit(header(0, 9000, tid, tid));
    CHECK(overwritten.size() == 8);  // killed in there: an entry and an exit each
}

TEST_CASE("a file's names of users and containers are not all taken in") {
    host_box box(with_limit());
    std::string lines;
    for (int uid = 0; uid < 1000; uid++)
        lines += "u " + std::to_string(uid) + " user" + std::to_string(uid) + "\n";
    write_users(lines, [&](const ringtap_record &record) { box << record; });
    CHECK(box.host().user_name(0) == "user0");
    CHECK(box.host().user_name(999).empty());
    CHECK(box.host().losses().names > 900);
    container_info container;
    container.id = std::string(5000, 'c');
    write_state("/group", container, [&](const ringtap_record &record) { box << record; });
    CHECK(box.host().losses().names > 901);
}

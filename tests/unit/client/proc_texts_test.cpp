// SPDX-License-Identifier: MIT OR Apache-2.0
// Texts of /proc that hold what a process chose.
#include <fcntl.h>

#include <catch2/catch.hpp>

#include "made_root.h"
#include "model/proc_files.h"
#include "model/proc_snapshot.h"
#include "model/record_view.h"

using namespace ringtap;
using namespace ringtap_test;

namespace {

// Process 42 of a made /proc, as the start state sees it.
class made_process {
  public:
    made_process() {
        root_.write("/42/status", "Name:\tx\nPPid:\t7\nUid:\t1\t2\t3\t4\nGid:\t5\t6\t7\t8\n");
        root_.write("/42/stat", "42 (x) S 7 11 12 13 0");
        root_.write("/filesystems", "nodev\tsysfs\nnodev\tcgroup2\n\text4\n");
    }
    made_process &write(const std::string &name, const std::string &text) {
        root_.write(name, text);
        return *this;
    }

    struct view {
        ringtap_exec exec{};
        std::string comm, cgroup;
        size_t args = 0;
    };
    view look() const {
        view seen;
        const record_layout layout;
        snapshot_process(layout, 42, root_.path(), [&](const ringtap_record &record) {
            if (record.type != RINGTAP_EXEC)
                return;
            seen.exec = reinterpret_cast<const ringtap_exec &>(record);
            seen.comm = comm_text(seen.exec.comm);
            std::vector<item> items;
            read_items(record, layout, seen.exec.items, items);
            for (const item &item : items) {
                if (item.kind == RINGTAP_KIND_CGROUP)
                    seen.cgroup = item.bytes;
                if (item.kind == RINGTAP_KIND_ARGV)
                    seen.args = item.bytes.size();
            }
        });
        return seen;
    }

  private:
    made_root root_;
};

}  // namespace

TEST_CASE("a thread's name is what it is, newlines included") {
    made_process process;
    CHECK(process.write("/42/comm", "sshd\nx\n").look().comm == "sshd\nx");
    CHECK(process.write("/42/comm", "sshd\n\n").look().comm == "sshd\n");
    CHECK(process.write("/42/comm", "\n").look().comm == "");
}

TEST_CASE("a kernel without a file for it tells a thread's name beside its ids") {
    made_process process;
    CHECK(process.look().comm == "x");
    CHECK(process.write("/42/stat", "42 (a (b) \n) S 7 11 12 13 0").look().comm == "a (b) \n");
    CHECK(process.write("/42/stat", "42 ) (").look().comm == "?");
}

TEST_CASE("a thread's name does not tell its ids, group or session") {
    made_process process;
    process.write("/42/stat", "42 (a) S 1 1 1) S 7 11 12 13 0");
    process.write("/42/status",
                  "Name:\ta\\nUid:\\t0\nPPid:\t7\nUid:\t1\t2\t3\t4\nGid:\t5\t6\t7\t8\n");
    CHECK(process.look().exec.pgid == 11);
    CHECK(process.look().exec.sid == 12);
    CHECK(process.look().exec.ids.uid == 1);
}

TEST_CASE("of a descriptor, what the kernel says first counts, not what a driver adds") {
    CHECK(field_of("pos:\t0\nflags:\t0100002\nmnt_id:\t9\nname:\tx\nflags:\t02000000\n", "flags") ==
          "0100002");
}

TEST_CASE("the control group is version 2's where there is one, and no line that a name forges") {
    made_process process;
    process.write("/42/cgroup", "4:pids:/a\n0::/b\n");
    CHECK(process.look().cgroup == "/b");
    // Kernels that know version 2 let no group have a newline in its name; the others have no line
    // 0.
    process.write("/filesystems", "nodev\tcgroup\n\text4\n");
    process.write("/42/cgroup", "4:pids:/user/x\n0::/docker/forged\n1:cpu:/a\n");
    CHECK(process.look().cgroup == "/user/x");
}

namespace {

uint64_t bytes_read() {
    const auto io = read_file(AT_FDCWD, "/proc/self/io");
    return io ? number_in(field_of(*io, "rchar")) : 0;
}

}  // namespace

TEST_CASE("of arguments without end no more is read than a program can be given") {
    made_process process;
    process.write("/42/cmdline", std::string(64 << 20, 'x'));
    const uint64_t before = bytes_read();
    CHECK(process.look().args == RINGTAP_VECTOR_MAX);
    CHECK(bytes_read() - before < (2 << 20) + RINGTAP_VECTOR_MAX);
}

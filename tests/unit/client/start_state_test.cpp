// SPDX-License-Identifier: MIT OR Apache-2.0
// The start state of a few processes: what is read of them, and that nothing is read of others.
#include <fmt/format.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <map>
#include <set>

#include "capture/clock.h"
#include "capture/mapping.h"
#include "file/capture_file.h"
#include "host_box.h"
#include "made_root.h"
#include "model/proc_snapshot.h"
#include "model/strangers.h"

using namespace ringtap;
using namespace ringtap_test;

namespace {

// 1 > 20 > 30 > 31 > 32, and 40, 41 below 1. Group 40 is that of 31; 34 is a thread of 31.
class made_processes : public made_root {
  public:
    explicit made_processes(bool with_children = true) : with_children_(with_children) {
        add(1, 0, 1, 1, "init").add(20, 1, 20, 20, "shell").add(30, 20, 30, 20, "tool");
        add(31, 30, 40, 20, "command").add(32, 31, 40, 20, "child");
        add(40, 1, 40, 40, "leader").add(41, 1, 41, 41, "other");
        write("/31/task/34/comm", "thread\n");
        if (with_children)
            write("/31/task/34/children", "");
    }

    const made_processes &add(uint32_t pid, uint32_t ppid, uint32_t pgid, uint32_t sid, const std::string &name) const {
        const std::string at = fmt::format("/{}", pid);
        write(at + "/status", fmt::format("Tgid:\t{}\nPPid:\t{}\nUid:\t0\t0\t0\t0\nGid:\t0\t0\t0\t0\n", pid, ppid));
        write(at + "/stat", fmt::format("{} ({}) S {} {} {} 0 -1 0", pid, name, ppid, pgid, sid));
        write(at + "/comm", name + "\n");
        make(at + "/fd").link(at + "/fd/5", fmt::format("/files/of-{}", pid));
        make(fmt::format("{}/task/{}", at, pid));
        if (with_children_)
            write(fmt::format("{}/task/{}/children", at, pid), pid == 30 ? "31 " : pid == 31 ? "32 " : "");
        return *this;
    }

  private:
    bool with_children_;
};

// Which files and directories below the processes are opened from now on, as "31/fd".
class opened_files {
  public:
    explicit opened_files(const made_root &root) : queue_(inotify_init1(IN_NONBLOCK)) {
        REQUIRE(queue_);
        watch(root.path(), {});
        all();  // our own
    }

    std::set<std::string> all() {
        std::set<std::string> opened;
        alignas(inotify_event) char bytes[1 << 16];
        ssize_t size;
        while ((size = read(queue_.get(), bytes, sizeof(bytes))) > 0)
            for (ssize_t at = 0; at < size;) {
                const auto &event = *reinterpret_cast<const inotify_event *>(bytes + at);
                const std::string &directory = names_[event.wd];
                opened.insert(directory + (event.len ? std::string(event.name) : ""));
                at += static_cast<ssize_t>(sizeof(event) + event.len);
            }
        return opened;
    }

    // Of that process, without its directory itself.
    std::set<std::string> of(uint32_t pid) {
        if (seen_.empty())
            seen_ = all();
        std::set<std::string> opened;
        const std::string begin = fmt::format("{}/", pid);
        for (const std::string &name : seen_)
            if (name.size() > begin.size() && name.compare(0, begin.size(), begin) == 0)
                opened.insert(name.substr(begin.size()));
        return opened;
    }

  private:
    void watch(const std::string &path, const std::string &name) {
        const int number = inotify_add_watch(queue_.get(), path.c_str(), IN_OPEN);
        REQUIRE(number >= 0);
        names_[number] = name;
        for (const auto &entry : std::filesystem::directory_iterator(path))
            if (entry.is_directory() && !entry.is_symlink())
                watch(entry.path(), name + entry.path().filename().string() + "/");
    }

    unique_fd queue_;
    std::map<int, std::string> names_;
    std::set<std::string> seen_;
};

// Processes by how they are told: with their descriptors, or alone.
struct told_state {
    std::set<uint32_t> whole, alone, threads;

    void add(const ringtap_record &record) {
        if (record.type == RINGTAP_EXEC)
            alone.insert(record.tgid);
        else if (record.type == RINGTAP_FORK)
            threads.insert(reinterpret_cast<const ringtap_fork &>(record).child_tid);
        else if (record.tgid && alone.erase(record.tgid))
            whole.insert(record.tgid);
    }
};

told_state state_of(const made_root &proc, const state_scope &scope) {
    told_state told;
    snapshot_host({record_layout(), descriptors_of::everybody, scope, {}, proc.path()},
                  [&told](const ringtap_record &record) { told.add(record); });
    return told;
}

using ids = std::set<uint32_t>;

}  // namespace

TEST_CASE("of a command the start state has what it has open, and who is above it and leads it alone") {
    const made_processes proc;
    opened_files opened(proc);
    const told_state told = state_of(proc, {{31}, false});
    CHECK(told.whole == ids{31});
    CHECK(told.alone == ids{1, 20, 30, 40});
    CHECK(told.threads == ids{34});
    CHECK(opened.of(31).count("fd"));
    for (const uint32_t above : {1, 20, 30, 40}) {
        CHECK(opened.of(above).count("comm"));
        CHECK_FALSE(opened.of(above).count("fd"));
        CHECK_FALSE(opened.of(above).count("task"));
    }
    for (const uint32_t other : {32, 41})
        CHECK(opened.of(other).empty());
}

TEST_CASE("of a tree the start state has all that are in it, and of no other process anything is read") {
    const made_processes proc;
    opened_files opened(proc);
    const told_state told = state_of(proc, {{30}, true});
    CHECK(told.whole == ids{30, 31, 32});
    CHECK(told.alone == ids{1, 20, 40});
    CHECK(opened.of(41).empty());
}

TEST_CASE("where the kernel keeps no lists of children, everybody's parent is asked for, and no more") {
    const made_processes proc(false);
    opened_files opened(proc);
    const told_state told = state_of(proc, {{30}, true});
    CHECK(told.whole == ids{30, 31, 32});
    CHECK(opened.of(41) == std::set<std::string>{"stat"});
}

TEST_CASE("who is named by one of his threads is in the start state as a process") {
    const made_processes proc;
    proc.write("/34/status", "Tgid:\t31\n");
    CHECK(state_of(proc, {{34}, false}).whole == ids{31});
    CHECK(state_of(proc, {{77}, false}).whole.empty());
}

TEST_CASE("the start state of all has all") {
    const made_processes proc;
    const told_state told = state_of(proc, {});
    CHECK(told.whole == ids{1, 20, 30, 31, 32, 40, 41});
}

TEST_CASE("whom a record speaks of comes first with all above, each comes once, and whose beginning was recorded does not come") {
    const made_processes proc;
    std::vector<uint32_t> order;
    host_snapshot snapshot({record_layout(), descriptors_of::everybody, {}, {}, proc.path()}, [&order](const ringtap_record &record) {
        if (record.type == RINGTAP_EXEC)
            order.push_back(record.tgid);
    });
    snapshot.look_first(31);
    CHECK(order == std::vector<uint32_t>{31, 30, 20, 1});
    snapshot.leave_out(41);
    snapshot.look_first(30);
    snapshot.look_first(99);
    while (snapshot.step()) {
    }
    CHECK(order.size() == 6);
    CHECK(std::set<uint32_t>(order.begin(), order.end()) == ids{1, 20, 30, 31, 32, 40});
}

namespace {

constexpr auto x86 = machine::x86_64;
constexpr int kill_number = 62, wait4_number = 61;

record_words call_by(uint32_t tgid, int nr, std::vector<uint64_t> args, int64_t ret = 0) {
    return make_syscall(header(0, 100, tgid, tgid), {nr, std::move(args), ret});
}

// The state of 31 is told, and then records.
class stranger_box {
  public:
    stranger_box() : strangers_(x86, record_layout(), proc_.path()) {
        snapshot_host({record_layout(), descriptors_of::everybody, {{31}, false}, {}, proc_.path()},
                      [this](const ringtap_record &record) { strangers_.look_at(record); });
    }

    stranger_box &operator<<(const record_words &record) {
        strangers_.look_at(as_record(record));
        return *this;
    }

    told_state read() {
        told_state told;
        strangers_.read([&](const ringtap_record &record) {
            CHECK(record.flags == (RINGTAP_F_STATE | record_late));
            told.add(record);
        });
        return told;
    }

    const made_processes &proc() const { return proc_; }
    strangers &all() { return strangers_; }

  private:
    made_processes proc_;
    strangers strangers_;
};

}  // namespace

TEST_CASE("whom a call is about is looked at when he is not known, once") {
    stranger_box box;
    box << call_by(31, kill_number, {30, 9});
    CHECK_FALSE(box.all().has_any());
    box << call_by(31, kill_number, {41, 9});
    opened_files opened(box.proc());
    CHECK(box.read().alone == ids{41});
    CHECK(opened.of(41).count("comm"));
    CHECK_FALSE(opened.of(41).count("fd"));
    box << call_by(31, kill_number, {41, 9});
    CHECK_FALSE(box.all().has_any());
}

TEST_CASE("a group is asked about by its first process, and everybody is nobody") {
    stranger_box box;
    box << call_by(31, kill_number, {static_cast<uint64_t>(-1), 9}) << call_by(31, wait4_number, {0xffffffff, 0, 0, 0});
    CHECK_FALSE(box.all().has_any());
    box << call_by(31, kill_number, {static_cast<uint64_t>(-41), 9});
    CHECK(box.read().alone == ids{41});
}

TEST_CASE("who sends a signal, and who becomes a parent, is looked at") {
    stranger_box box;
    ringtap_signal signal{};
    signal.h = header(0, 100, 31, 31);
    signal.sender_tgid = 41;
    box << finish(signal, RINGTAP_SIGNAL);
    CHECK(box.read().alone == ids{41});
    box.proc().add(50, 1, 50, 50, "reaper");
    box << make_exec(header(0, 200, 31, 31), "new", 0, 50);
    CHECK(box.read().alone == ids{50});
}

TEST_CASE("a stranger's thread comes with its process, and a stranger with who is above him") {
    stranger_box box;
    box.proc().add(60, 61, 60, 60, "java").add(61, 1, 61, 61, "starter");
    box.proc().write("/62/status", "Tgid:\t60\n").write("/60/task/62/comm", "worker\n");
    box << call_by(31, kill_number, {62, 0});
    const told_state told = box.read();
    CHECK(told.alone == ids{60, 61});
    CHECK(told.threads == ids{62});
}

TEST_CASE("a child is no stranger, in whatever order its records come") {
    stranger_box box;
    box.proc().add(70, 31, 40, 20, "forked");
    box << call_by(70, kill_number, {31, 0}) << make_fork(header(0, 90, 31, 31), 70, 70);
    CHECK_FALSE(box.all().has_any());
}

TEST_CASE("who is not there, or is said to be not there, is not looked at with each record") {
    stranger_box box;
    box << call_by(31, kill_number, {900, 0}, -ESRCH);
    CHECK_FALSE(box.all().has_any());
    box << call_by(31, kill_number, {900, 0});
    CHECK(box.all().has_any());
    CHECK(box.read().alone.empty());
    box << call_by(31, kill_number, {900, 0});
    CHECK_FALSE(box.all().has_any());
}

TEST_CASE("whoever names one process after the other has few of them looked at in a time") {
    stranger_box box;
    for (uint32_t pid = 1000; pid < 1100; pid++) {
        box.proc().add(pid, 1, pid, pid, "named");
        box << call_by(31, kill_number, {pid, 0});
    }
    const uint64_t begun = monotonic_ns();
    const size_t at_once = box.read().alone.size();
    if (monotonic_ns() - begun < 100 * 1000 * 1000)
        CHECK(at_once == 64);
    usleep(150 * 1000);
    CHECK(at_once + box.read().alone.size() == 100);
}

TEST_CASE("what was looked up late is known, and is no event") {
    host_box box;
    size_t events = 0;
    box.on_event = [&events](const event &) { events++; };
    box.program(500, 5000, RINGTAP_F_STATE | record_late, "/bin/late");
    REQUIRE(box.host().process(500));
    CHECK(box.host().process(500)->exe == "/bin/late");
    CHECK(box.host().thread(500)->comm == "sh");
    CHECK(events == 0);
}

TEST_CASE("what records tell is better than a late look, also where it is older") {
    host_box box;
    box.program(500, 5000, RINGTAP_F_STATE | record_late, "/bin/late");
    box.at(2000).by(100).fork(500).by(500).exec("/bin/early");
    CHECK(box.host().process(500)->exe == "/bin/early");
    box.program(500, 6000, RINGTAP_F_STATE | record_late, "/bin/later");
    CHECK(box.host().process(500)->exe == "/bin/early");
}

TEST_CASE("a late look is not sure of what was before it") {
    host_box box;
    box.program(500, 5000, RINGTAP_F_STATE | record_late);
    box.at(2000).by(100).call("getppid", {}, 1);
    CHECK_FALSE(box.host().process(500)->sure);
    box.at(6000).call("getppid", {}, 1);
    CHECK(box.host().process(500)->sure);
}

TEST_CASE("who is asked for, and not in the start state, is looked up before the next round") {
    const made_processes proc;
    proc.write("/34/status", "Tgid:\t31\n");
    decoder_setup setup = on_x86();
    setup.host.proc = proc.path();
    setup.host.partial = true;
    host_box box(setup);
    opened_files opened(proc);
    CHECK_FALSE(box.host().process(41));
    CHECK_FALSE(box.host().thread(34));
    CHECK_FALSE(box.host().process(900));
    box.host().refresh(monotonic_ns());
    REQUIRE(box.host().process(41));
    CHECK(box.host().thread(41)->comm == "other");
    REQUIRE(box.host().thread(34));
    CHECK(box.host().thread(34)->comm == "thread");
    CHECK_FALSE(box.host().process(900));
    CHECK(opened.of(32).empty());
}

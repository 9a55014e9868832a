// SPDX-License-Identifier: MIT OR Apache-2.0
// The model beside a kernel in small: random calls of many processes, with and without losses.
#include <catch2/catch.hpp>
#include <cerrno>
#include <map>
#include <random>
#include <utility>

#include "host_box.h"

using namespace ringtap;
using namespace ringtap_test;

namespace {

struct true_slot {
    std::string name;
    bool cloexec;
};

using true_table = std::map<int, true_slot>;

class small_kernel {
  public:
    small_kernel(unsigned seed, unsigned lost_in_hundred) : random_(seed), lost_(lost_in_hundred) {
        processes_[100] = {};
    }

    void step() {
        auto at = processes_.begin();
        std::advance(at, any(static_cast<unsigned>(processes_.size())));
        box_.by(at->first);
        act(at->first, at->second);
    }

    // Of all descriptors that there are or are said to be: how many are right, and none is wrong.
    unsigned compare(bool all_sure) {
        const unsigned loses = std::exchange(lost_, 0);
        recorded();
        lost_ = loses;
        box_.by(100).call("getppid", {}, 1);
        unsigned right = 0;
        for (const auto &[pid, table] : processes_) {
            for (int fd = 0; fd < most_; fd++) {
                const auto truth = table.find(fd);
                const std::string wanted = truth == table.end() ? "-" : truth->second.name;
                const std::string said = box_.name(fd, pid);
                const bool sure = said != "-" && said.back() != '?';
                if (sure || all_sure) {
                    INFO("process " << pid << ", descriptor " << fd);
                    CHECK(said == wanted);
                    right++;
                }
            }
        }
        return right;
    }

    unsigned lost() const { return dropped_; }

  private:
    static constexpr int most_ = 24;

    unsigned any(unsigned below) { return static_cast<unsigned>(random_() % below); }

    static int free_number(const true_table &table, int from = 0) {
        while (table.count(from))
            from++;
        return from;
    }

    // False: the record is lost. The next one that is not has a LOST before it.
    bool recorded() {
        ns_ += 100;
        if (any(100) < lost_) {
            lost_ns_ = ns_;
            dropped_++;
            return false;
        }
        if (lost_ns_)
            box_.at(ns_ - 20).lose(lost_ns_);
        lost_ns_ = 0;
        box_.at(ns_);
        return true;
    }

    void act(uint32_t pid, true_table &table) {
        const int fd = static_cast<int>(any(most_ - 4));
        const bool is_open = table.count(fd) != 0;
        switch (any(11)) {
            case 0:
            case 1:
            case 2:
                return open(table);
            case 3:
            case 4: {
                if (recorded())
                    box_.call("close", {static_cast<uint64_t>(fd)}, is_open ? 0 : -EBADF);
                table.erase(fd);
                return;
            }
            case 5:
                return duplicate(table, fd, is_open);
            case 6:
                return replace(table, fd, is_open);
            case 7:
                return mark(table, fd, is_open);
            case 8:
                return fork(pid, table);
            case 9:
                return run(pid, table);
            default:
                return end(pid);
        }
    }

    void open(true_table &table) {
        const int fd = free_number(table);
        if (fd >= most_)
            return;
        const std::string name = "/file/" + std::to_string(any(1000));
        const bool cloexec = any(2);
        table[fd] = {name, cloexec};
        if (recorded())
            box_.open(name.c_str(), fd, cloexec ? O_CLOEXEC : 0);
    }

    void duplicate(true_table &table, int fd, bool is_open) {
        const int out = free_number(table, static_cast<int>(any(8)));
        if (!is_open || out >= most_)
            return;
        table[out] = {table[fd].name, true};
        if (recorded())
            box_.call("fcntl", {static_cast<uint64_t>(fd), F_DUPFD_CLOEXEC, 0}, out);
    }

    void replace(true_table &table, int fd, bool is_open) {
        const int out = static_cast<int>(any(most_));
        if (is_open && out != fd)
            table[out] = {table[fd].name, false};
        if (recorded())
            box_.call("dup2", {static_cast<uint64_t>(fd), static_cast<uint64_t>(out)},
                      is_open ? out : -EBADF);
    }

    void mark(true_table &table, int fd, bool is_open) {
        const bool cloexec = any(2);
        if (is_open)
            table[fd].cloexec = cloexec;
        if (recorded())
            box_.call("fcntl", {static_cast<uint64_t>(fd), F_SETFD, cloexec}, is_open ? 0 : -EBADF);
    }

    // Ids come again soon.
    void fork(uint32_t pid, const true_table &table) {
        const uint32_t child = 101 + any(150);
        if (processes_.count(child) || processes_.size() > 100)
            return;
        processes_[child] = table;
        box_.by(pid);
        if (recorded())
            box_.fork(child);
    }

    void run(uint32_t pid, true_table &table) {
        for (auto at = table.begin(); at != table.end();)
            at = at->second.cloexec ? table.erase(at) : std::next(at);
        box_.by(pid);
        if (recorded())
            box_.exec();
    }

    void end(uint32_t pid) {
        if (pid == 100 || any(3))
            return;
        processes_.erase(pid);
        if (recorded())
            box_.exit(pid);
    }

    std::mt19937 random_;
    unsigned lost_;
    host_box box_;
    std::map<uint32_t, true_table> processes_;
    uint64_t ns_ = 10000, lost_ns_ = 0;
    unsigned dropped_ = 0;
};

}  // namespace

TEST_CASE("random calls of many processes leave the model as the kernel is") {
    const auto seed = GENERATE(range(1u, 6u));
    small_kernel kernel(seed, 0);
    for (int i = 0; i < 10000; i++)
        kernel.step();
    CHECK(kernel.compare(true) > 0);
}

TEST_CASE("random losses leave no wrong name for sure") {
    const auto seed = GENERATE(range(1u, 6u));
    small_kernel kernel(seed, 1);
    unsigned right = 0;
    for (int i = 0; i < 10000; i++) {
        kernel.step();
        if (i % 500 == 0)
            right += kernel.compare(false);
    }
    CHECK(kernel.lost() > 20);
    CHECK(right > 0);
}

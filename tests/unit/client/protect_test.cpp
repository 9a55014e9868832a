// SPDX-License-Identifier: MIT OR Apache-2.0
// What is left out first, and what makes a snapshot.
#include <catch2/catch.hpp>

#include "cli/flight.h"
#include "model/call_classes.h"

using namespace ringtap;

TEST_CASE("no call is of two classes") {
    const ringtap_protect protect = make_protect(machine::x86_64);
    size_t bulk = 0, security = 0;
    for (int nr = 0; nr < RINGTAP_SYSCALL_OTHER; nr++) {
        const syscall_desc *desc = find_syscall(machine::x86_64, RINGTAP_ABI_NATIVE, nr);
        if (!desc)
            continue;
        INFO(desc->name);
        CHECK_FALSE((desc->uses & use_bulk && desc->uses & use_security));
        bulk += protect.bulk[RINGTAP_ABI_NATIVE][nr / 64] >> (nr % 64) & 1;
        security += protect.security[RINGTAP_ABI_NATIVE][nr / 64] >> (nr % 64) & 1;
    }
    CHECK(bulk > 80);
    CHECK(security > 80);
}

namespace {

bool is_for(const char *name, call_use use) {
    return has_use(machine::x86_64, name, use);
}

}  // namespace

TEST_CASE("what a process does first when it attacks is kept longest") {
    for (const char *name : {"execve", "connect", "openat", "setuid", "ptrace", "finit_module"})
        CHECK(is_for(name, use_security));
    for (const char *name : {"read", "write", "futex", "epoll_wait", "newfstatat"})
        CHECK(is_for(name, use_bulk));
    for (const char *name : {"close", "dup2", "fcntl", "mmap"})
        CHECK_FALSE((is_for(name, use_bulk) || is_for(name, use_security)));
}

TEST_CASE("signals are named with or without SIG, by number, or all at once") {
    CHECK(signals_by_name({"SEGV", "SIGABRT", "9"}) == std::set<int>{6, 9, 11});
    CHECK(signals_by_name({"any"}).size() >= 31);
    CHECK(signals_by_name({}).empty());
    CHECK_THROWS_AS(signals_by_name({"NOSUCH"}), usage_error);
}

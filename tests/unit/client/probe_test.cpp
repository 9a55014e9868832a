// SPDX-License-Identifier: MIT OR Apache-2.0
// What `ringtap probe` advises, by what it has found.
#include <catch2/catch.hpp>

#include "cli/host_facts.h"

namespace ringtap {

namespace {

bool holds(const std::string &text, const char *part) {
    return text.find(part) != std::string::npos;
}

module_facts installed(answer is_signed) {
    module_facts module;
    module.file = "/lib/modules/6.1/updates/dkms/ringtap.ko";
    module.is_signed = is_signed;
    return module;
}

}  // namespace

TEST_CASE("a host that can capture needs no advice") {
    module_facts module = installed(answer::no);
    module.loaded = module.usable = true;
    CHECK(advice({}, module).empty());
    module.usable = false;  // it is loaded: the trouble says what is wrong
    CHECK(advice({}, module).empty());
}

TEST_CASE("advice names what is missing first") {
    kernel_facts kernel;
    kernel.release = "6.1.0-56-amd64";
    CHECK(holds(advice(kernel, {}), "headers of 6.1.0-56-amd64"));
    CHECK(advice(kernel, installed(answer::unknown)) == "modprobe ringtap");
    kernel.tracepoints = answer::no;
    CHECK(holds(advice(kernel, installed(answer::yes)), "CONFIG_HAVE_SYSCALL_TRACEPOINTS"));
}

TEST_CASE("a real-time kernel is known by its version, and is none to capture on") {
    CHECK(is_real_time("#1 SMP PREEMPT_RT Debian 6.1.192-2 (2026-11-01)") == answer::yes);
    CHECK(is_real_time("#1 SMP PREEMPT RT Debian 4.19.304-1 (2024-01-09)") == answer::yes);
    CHECK(is_real_time("#1 SMP PREEMPT_DYNAMIC Debian 6.1.192-2 (2026-11-01)") == answer::no);
    kernel_facts kernel;
    kernel.real_time = answer::yes;
    CHECK(holds(advice(kernel, {}), "without CONFIG_PREEMPT_RT"));
    CHECK(holds(advice(kernel, installed(answer::no)), "without CONFIG_PREEMPT_RT"));
}

TEST_CASE("advice for a kernel that takes signed modules only") {
    kernel_facts kernel;
    kernel.signed_modules_only = answer::yes;
    const std::string to_sign = advice(kernel, installed(answer::no));
    CHECK(holds(to_sign, "/lib/modules/6.1/updates/dkms/ringtap.ko has no signature"));
    CHECK(holds(to_sign, "SECURE BOOT"));
    for (const answer is_signed : {answer::yes, answer::unknown}) {
        const std::string to_enrol = advice(kernel, installed(is_signed));
        CHECK(to_enrol.rfind("modprobe ringtap", 0) == 0);
        CHECK(holds(to_enrol, "SECURE BOOT"));
    }
    kernel.signed_modules_only = answer::no;
    CHECK(advice(kernel, installed(answer::no)) == "modprobe ringtap");
}

}  // namespace ringtap

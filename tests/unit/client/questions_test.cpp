// SPDX-License-Identifier: MIT OR Apache-2.0
// Questions about a live host, and all that is made of their answers, read no file: the kernel sees to it.
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstddef>

#include "fields/format.h"
#include "host_box.h"
#include "made_root.h"
#include "render/json_event.h"
#include "render/text_format.h"

using namespace ringtap;
using namespace ringtap_test;

namespace {

constexpr int number_of_files[] = {
#ifdef SYS_open
    SYS_open, SYS_stat, SYS_lstat, SYS_readlink, SYS_access, SYS_poll,
#endif
    SYS_openat, SYS_read, SYS_pread64, SYS_newfstatat, SYS_statx, SYS_readlinkat, SYS_getdents64, SYS_ppoll, SYS_lseek,
};

// From now on a call that reads of files ends the process.
bool forbid_files() {
    std::vector<sock_filter> program = {BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr))};
    for (const int nr : number_of_files) {
        program.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<unsigned>(nr), 0, 1));
        program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS));
    }
    program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    const sock_fprog whole = {static_cast<unsigned short>(program.size()), program.data()};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &whole) == 0;
}

decoder_setup live_on(const made_root &root) {
    decoder_setup setup = on_x86();
    setup.host.proc = root.path() + "/proc";
    setup.host.root = root.path();
    return setup;
}

void make_host(const made_root &root) {
    root.write("/proc/1/mountinfo", "1 0 8:1 / / rw - ext4 x rw\n");
    root.write("/etc/passwd", "ann:x:1000:1000::/:/bin/sh\n");
    root.write("/etc/group", "ann:x:1000:\n");
}

// All that an event can be shown as.
size_t show(const event &event) {
    field_reader reader(machine::x86_64, 0);
    reader.begin(event);
    text_buffer text;
    append_formatted(text, parse_format(reader.on(), "*%fd.name %fd.name.host %proc.exepath.host %user.name %proc.cwd "
                                                     "%group.name %container.name %proc.cmdline %evt.abspath.host"),
                     reader);
    append_arguments(text, event, event.host);
    append_event_json(text, event, 0);
    return text.size();
}

// Its exit status: 0 it was shown; 2 there is no seccomp.
int show_without_files(const made_root &root) {
    const pid_t child = fork();
    if (child == 0) {
        host_box box(live_on(root));
        box.program(100, start_ns + 1, 0, "/bin/sh", ("/docker/" + std::string(64, 'a')).c_str()).lose(start_ns + 2);
        size_t shown = 0;
        box.on_event = [&](const event &event) { shown += show(event); };
        if (!forbid_files())
            _exit(2);
        box.call("openat", {0xffffff9c, 1, 0}, 5, {{RINGTAP_KIND_PATH, 1, "x"}}).call("read", {77, 1, 1}, 1);
        box.host().process(100);
        _exit(shown ? 0 : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool is_forbidden_to_read() {
    const pid_t child = fork();
    if (child == 0) {
        char byte;
        if (!forbid_files())
            _exit(0);
        _exit(read(STDIN_FILENO, &byte, 0) < 0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status);
}

}  // namespace

TEST_CASE("what is asked of a live host, and printed, reads no file") {
    const made_root root;
    make_host(root);
    if (!is_forbidden_to_read()) {
        WARN("seccomp is not available here: nothing is shown by this");
        return;
    }
    CHECK(show_without_files(root) == 0);
}

TEST_CASE("what questions have left open is read when it is told to be") {
    const made_root root;
    make_host(root);
    root.make("/proc/100/fd").link("/proc/100/fd/77", "/srv/found");
    host_box box(live_on(root));
    box.program(100, start_ns + 1).call("getppid", {}, 1);
    CHECK(box.host().user_name(1000).empty());
    CHECK(box.host().host_path(0x801, "/srv/x").empty());
    CHECK(box.name(77) == "-");
    box.host().refresh(monotonic_ns());
    CHECK(box.host().user_name(1000) == "ann");
    CHECK(box.host().group_name(1000) == "ann");
    CHECK(box.host().host_path(0x801, "/srv/x") == "/srv/x");
    CHECK(box.name(77) == "/srv/found?");
}

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/decoder.h"

#include <catch2/catch.hpp>

#include "event_of.h"
#include "render/text_format.h"

using namespace ringtap;
using namespace ringtap_test;

namespace {

constexpr int nr_read = 0;
constexpr int nr_execve = 59;
constexpr int nr_prctl = 157;
constexpr int nr_exit_group = 231;

const std::vector<new_item> execve_items = {{RINGTAP_KIND_PATH, 0, "/bin/ls"}};

// Decodes records of one CPU and keeps a line of each event.
class lines {
  public:
    explicit lines(const decoder_setup &setup = on_x86())
        : sink_([this](const event &event) { all.push_back(line_of(event)); }),
          decoder_(setup, sink_) {}

    lines &operator<<(const record_words &record) {
        decoder_.decode(0, as_record(record));
        return *this;
    }

    std::vector<std::string> all;
    size_t threads() { return decoder_.host().threads(); }

  private:
    static std::string line_of(const event &event) {
        static const char *const types[] = {"pad", "lost", "", "entry ", "exec", "fork", "exit"};
        text_buffer out;
        append_format(out, "{} {}", event.comm, types[event.type]);
        if (event.type == RINGTAP_SYSCALL || event.type == RINGTAP_ENTRY) {
            append_format(out, "{}(", event.call.desc ? event.call.desc->name : "?");
            append_arguments(out, event);
            append(out, ")");
        }
        if (event.type == RINGTAP_SYSCALL)
            append_format(out, " = {}", event.call.result);
        return fmt::to_string(out);
    }

    calling_sink sink_;
    feeding_decoder decoder_;
};

using list = std::vector<std::string>;

}  // namespace

TEST_CASE("a call that a tracer gave another number is what it began as") {
    ringtap_syscall record{};
    record.h = header(0, 2000);
    record.h.flags = RINGTAP_F_RENUMBERED;
    record.nr = 102;  // getuid
    record.entry_nr = 56;
    record.ret = 185;
    int seen = 0;
    with_event(finish(record, RINGTAP_SYSCALL), on_x86(), [&](const event &event) {
        seen++;
        CHECK(event.call.nr == 56);
        CHECK(std::string_view(event.call.desc->name) == "clone");
        CHECK(event.call.renumbered == 102);
    });
    CHECK(seen == 1);
}

TEST_CASE("32-bit arguments get the sign of their types") {
    CHECK(number_of(arg_type::dfd, RINGTAP_ABI_COMPAT, 0xffffff9c).as_signed() == -100);
    CHECK(number_of(arg_type::int_, RINGTAP_ABI_COMPAT, 0xffffffff).as_signed() == -1);
    CHECK(number_of(arg_type::long_, RINGTAP_ABI_COMPAT, 0xffffffff).as_signed() == -1);
    CHECK(number_of(arg_type::off, RINGTAP_ABI_COMPAT, 0xfffffffe).as_signed() == -2);
    CHECK(number_of(arg_type::long_, RINGTAP_ABI_NATIVE, 0xffffffff).as_signed() == 0xffffffff);
    CHECK(number_of(arg_type::ulong, RINGTAP_ABI_COMPAT, 0x1ffffffff).bits == 0xffffffff);
    CHECK(number_of(arg_type::size, RINGTAP_ABI_NATIVE, UINT64_MAX).bits == UINT64_MAX);
    CHECK(number_of(arg_type::fd, RINGTAP_ABI_NATIVE, 0x1ffffffff).as_signed() == -1);
    CHECK_FALSE(number_of(arg_type::uint, RINGTAP_ABI_NATIVE, UINT64_MAX).is_signed);
    CHECK(number_of(arg_type::uint, RINGTAP_ABI_NATIVE, UINT64_MAX).bits == 0xffffffff);
}

TEST_CASE("32-bit results are errors, or use all their bits") {
    CHECK(result_of(RINGTAP_ABI_COMPAT, -2) == -2);
    CHECK(result_of(RINGTAP_ABI_COMPAT, 0xfffffffe) == -2);
    CHECK(result_of(RINGTAP_ABI_COMPAT, 0xf7d00000) == 0xf7d00000);
    CHECK(result_of(RINGTAP_ABI_COMPAT, static_cast<int32_t>(0xf7d00000)) == 0xf7d00000);
    CHECK(result_of(RINGTAP_ABI_NATIVE, 0xfffffffe) == 0xfffffffe);
}

TEST_CASE("an execve that succeeds has the arguments of its entry and the end of its return") {
    lines out;
    out << make_entry(header(0, 10), {nr_execve, {1, 2, 3}}, execve_items)
        << make_exec(header(1, 20), "ls")
        << make_syscall(header(2, 30, 100, 100, RINGTAP_F_ARGS_GONE), {nr_execve, {9, 9, 9}});
    CHECK(out.all == list{"ls exec", "ls execve(\"/bin/ls\", 0x2, 0x3) = 0"});
}

TEST_CASE("an execve that fails is told once, by its return") {
    lines out;
    out << make_entry(header(0, 10), {nr_execve, {1, 2, 3}}, execve_items)
        << make_syscall(header(1, 30), {nr_execve, {1, 2, 3}, -2}, execve_items);
    CHECK(out.all == list{"? execve(\"/bin/ls\", 0x2, 0x3) = -2"});
}

TEST_CASE("an execve by another thread than the first finds its entry under the old id") {
    lines out;
    out << make_entry(header(0, 10, 100, 105), {nr_execve, {1, 2, 3}}, execve_items)
        << make_exec(header(1, 20, 100, 100), "ls", 0, 1, 105)
        << make_syscall(header(2, 30, 100, 100, RINGTAP_F_ARGS_GONE), {nr_execve, {9}});
    CHECK(out.all.back() == "ls execve(\"/bin/ls\", 0x2, 0x3) = 0");
}

TEST_CASE("an execve whose entry is unknown has no arguments, not false ones") {
    lines out;
    out << make_syscall(header(0, 30, 100, 100, RINGTAP_F_ARGS_GONE), {nr_execve, {9}});
    CHECK(out.all == list{"? execve(?) = 0"});
}

TEST_CASE("a call that a thread ended in has no arguments where the kernel has not kept them") {
    lines out;
    out << make_entry(header(0, 10, 100, 100, RINGTAP_F_ARGS_GONE), {nr_read, {9}});
    CHECK(out.all == list{"? entry read(?)"});
}

TEST_CASE("a process that is killed inside execve leaves the entry") {
    lines out;
    out << make_entry(header(0, 10), {nr_execve, {1, 2, 3}}, execve_items)
        << make_exit(header(1, 20), 9);
    CHECK(out.all == list{"? entry execve(\"/bin/ls\", 0x2, 0x3)", "gone exit"});
}

TEST_CASE("with entries of all calls, an execve has one, too") {
    decoder_setup setup = on_x86();
    setup.all_entries = true;
    lines out(setup);
    out << make_entry(header(0, 10), {nr_execve, {1, 2, 3}}, execve_items)
        << make_syscall(header(1, 30, 100, 100, RINGTAP_F_ARGS_GONE), {nr_execve, {9}});
    CHECK(out.all ==
          list{"? entry execve(\"/bin/ls\", 0x2, 0x3)", "? execve(\"/bin/ls\", 0x2, 0x3) = 0"});
}

TEST_CASE("threads have the names that records told") {
    lines out;
    out << make_exec(header(0, 1), "bash") << make_fork(header(1, 2), 200, 200, "bash")
        << make_syscall(header(2, 3, 200, 200), {nr_read, {}})
        << make_syscall(header(3, 4, 300, 300), {nr_read, {}})
        << make_syscall(header(4, 5), {nr_prctl, {15, 0x10}}, {{RINGTAP_KIND_STRING, 1, "worker"}})
        << make_syscall(header(5, 6), {nr_read, {}});
    CHECK(out.all == list{"bash exec", "bash fork", "bash read(0, NULL, 0) = 0",
                          "? read(0, NULL, 0) = 0", "bash prctl(PR_SET_NAME, \"worker\", 0, 0, 0) = 0",
                          "worker read(0, NULL, 0) = 0"});
}

TEST_CASE("a thread of unknown origin is asked for once, and only where it can be known") {
    int asked = 0;
    decoder_setup setup = on_x86();
    setup.host.lookup = [&asked](uint32_t tid, char(&comm)[RINGTAP_COMM_LEN]) -> std::string_view {
        asked++;
        std::strcpy(comm, "found");
        return tid == 100 ? std::string_view(comm, 5) : std::string_view();
    };
    lines out(setup);
    for (int i = 0; i < 3; i++)
        out << make_syscall(header(i, i), {nr_read, {}})
            << make_syscall(header(i, i, 7, 7), {nr_read, {}});
    CHECK(asked == 2);
    CHECK(out.all[0] == "found read(0, NULL, 0) = 0");
    CHECK(out.all[1] == "? read(0, NULL, 0) = 0");
}

TEST_CASE("who has ended is forgotten, after the event") {
    lines out;
    for (uint32_t tid = 1000; tid < 2000; tid++)
        out << make_fork(header(0, 1), tid, tid) << make_exit(header(1, 2, tid, tid));
    CHECK(out.threads() == 1);  // who forked
    CHECK(out.all.back() == "gone exit");
}

TEST_CASE("ringtap's own work in the command's process is not shown") {
    decoder_setup setup = on_x86();
    setup.command = 100;
    lines out(setup);
    out << make_exec(header(0, 0, 100, 100, RINGTAP_F_STATE), "ringtap")
        << make_syscall(header(0, 1), {nr_read, {}})
        << make_syscall(header(1, 2, 5, 5), {nr_read, {}})
        << make_entry(header(2, 3), {nr_execve, {1, 2, 3}}, execve_items)
        << make_exec(header(3, 4), "ls")
        << make_syscall(header(4, 5, 100, 100, RINGTAP_F_ARGS_GONE), {nr_execve, {9}})
        << make_syscall(header(5, 6), {nr_read, {}})
        << make_entry(header(6, 7), {nr_exit_group, {0}});
    CHECK(out.all == list{"ringtap exec", "? read(0, NULL, 0) = 0", "ls exec",
                          "ls execve(\"/bin/ls\", 0x2, 0x3) = 0", "ls read(0, NULL, 0) = 0",
                          "ls entry exit_group(0)"});
}

TEST_CASE("x32 uses the 64-bit numbers below its own") {
    const auto name = [](unsigned abi, int nr) {
        const syscall_desc *desc = find_syscall(machine::x86_64, abi, nr);
        return desc ? std::string(desc->name) : "";
    };
    CHECK(name(RINGTAP_ABI_X32, 257) == "openat");
    CHECK(name(RINGTAP_ABI_X32, 520) == "execve");
    CHECK(name(RINGTAP_ABI_NATIVE, 520) == "");
    CHECK(name(RINGTAP_ABI_COMPAT, 11) == "execve");
    CHECK(name(RINGTAP_ABI_NATIVE, -1) == "");
    CHECK(find_syscall(machine::aarch64, RINGTAP_ABI_NATIVE, 221)->name == std::string("execve"));
    CHECK(find_syscall(machine::unknown, RINGTAP_ABI_NATIVE, 0) == nullptr);
}

TEST_CASE("items that do not fit into their record are left out") {
    record_words record =
        make_syscall(header(0, 1), {21, {0x7f00, 4}}, {{RINGTAP_KIND_PATH, 0, "/etc/passwd"}});
    auto *item = reinterpret_cast<ringtap_item *>(record.data() + sizeof(ringtap_syscall) / 8);
    item->len = GENERATE(17u, 0xffffffffu, 0xfffffff0u);
    lines out;
    out << record;
    CHECK(out.all == list{"? access(0x7f00, R_OK) = 0"});
}

TEST_CASE("a newer module's longer fixed part moves the items") {
    uint16_t sizes[RINGTAP_TYPES_MAX] = {};
    sizes[RINGTAP_SYSCALL] = sizeof(ringtap_syscall) + 16;
    decoder_setup setup = on_x86();
    setup.layout = record_layout(sizes);
    record_words record =
        make_syscall(header(0, 1), {21, {0x7f00, 4}}, {{RINGTAP_KIND_PATH, 0, "/etc"}});
    record.insert(record.begin() + sizeof(ringtap_syscall) / 8, 2, 0);
    reinterpret_cast<ringtap_record *>(record.data())->len += 16;
    lines out(setup);
    out << record;
    CHECK(out.all == list{"? access(\"/etc\", R_OK) = 0"});
}

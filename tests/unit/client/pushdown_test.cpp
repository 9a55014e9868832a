// SPDX-License-Identifier: MIT OR Apache-2.0
// What the kernel gets of a filter: enough, and never too much.
#include "fields/pushdown.h"

#include <catch2/catch.hpp>
#include <random>

#include "fake_host.h"
#include "fields/event_types.h"
#include "model/event_filter.h"

using namespace ringtap;
using namespace ringtap_test;

namespace {

constexpr int nr_openat = 257;
constexpr int nr_execve = 59;
constexpr int nr_execveat = 322;
constexpr int nr_socketcall = 102;
constexpr uint32_t on_the_host = 102;  // this process, and others not

struct pushed {
    kernel_pushdown pushdown;
    ringtap_filter filter;

    explicit pushed(const std::string &text) : pushdown(pushdown_of(x86, parse_expression(text))) {
        ringtap_filter_init(&filter);
        narrow(filter, pushdown);
    }
    bool has(int nr, unsigned abi = RINGTAP_ABI_NATIVE) const {
        return ringtap_filter_has_call(&filter, abi, nr);
    }
    bool has_type(unsigned type) const { return filter.types >> type & 1; }
};

std::vector<std::string> left(const std::string &text) {
    return left_to_client(x86, text, parse_expression(text));
}

using texts = std::vector<std::string>;

bool has_id(uint64_t address, uint32_t count, uint32_t id) {
    const auto *first = reinterpret_cast<const uint32_t *>(static_cast<uintptr_t>(address));
    return std::find(first, first + count, id) != first + count;
}

bool is_call(const ringtap_record &record) {
    return record.type == RINGTAP_SYSCALL || record.type == RINGTAP_ENTRY;
}

// What kmod/filter.h and tap.c do with a record.
bool kernel_passes(const ringtap_filter &filter, const ringtap_record &record, uint32_t uid) {
    if (record.type == RINGTAP_LOST)
        return true;
    if (!(filter.types >> record.type & 1))
        return false;
    if (filter.flags & RINGTAP_FILTER_PIDS && !has_id(filter.pids, filter.nr_pids, record.tgid))
        return false;
    if (filter.flags & RINGTAP_FILTER_UIDS && !has_id(filter.uids, filter.nr_uids, uid))
        return false;
    if (!is_call(record))
        return true;
    if (filter.flags & RINGTAP_FILTER_CONTAINED && record.tgid == on_the_host)
        return false;
    const auto &call = reinterpret_cast<const ringtap_syscall &>(record);
    const bool narrow_result = filter.flags & RINGTAP_FILTER_FAILED || filter.slower_ns;
    if (!ringtap_filter_has_call(&filter, call.abi, call.nr) ||
        (record.type == RINGTAP_ENTRY && narrow_result))
        return false;
    if (filter.flags & RINGTAP_FILTER_FAILED && (call.ret >= 0 || call.ret < -4095))
        return false;
    return !filter.slower_ns ||
           (record.flags & RINGTAP_F_ENTRY_TIME && record.ns - call.entry_ns > filter.slower_ns);
}

class random_filter {
  public:
    explicit random_filter(std::mt19937 &random) : random_(random) {}

    std::string make(unsigned depth) {
        const unsigned kind = depth ? random_() % 5 : 4;
        if (kind == 4)
            return check();
        if (kind == 3)
            return "not (" + make(depth - 1) + ")";
        const char *word = kind ? " and " : " or ";
        std::string text = "(" + make(depth - 1);
        for (unsigned i = 1 + random_() % 2; i > 0; i--)
            text += word + make(depth - 1);
        return text + ")";
    }

  private:
    std::string check() {
        static const char *const checks[] = {
            "evt.type = openat",
            "evt.type != openat",
            "evt.type in (read, connect, procexec)",
            "evt.type = execveat",
            "evt.type != execve",
            "evt.type in (procexit, drop)",
            "evt.type startswith open",
            "evt.type in ()",
            "syscall.type = openat",
            "syscall.type != read",
            "syscall.type in (connect, execve)",
            "syscall.type = socketcall",
            "syscall.nr = 257",
            "syscall.nr in (0, 102, 322)",
            "syscall.nr = 5000",
            "syscall.nr > 3",
            "proc.pid = 100",
            "proc.pid in (100, 101)",
            "proc.pid != 101",
            "proc.pid = -1",
            "thread.pid = 101",
            "user.uid = 0",
            "user.uid in (33, 34)",
            "user.uid != 33",
            "evt.failed = true",
            "evt.failed != false",
            "evt.failed = false",
            "evt.failed exists",
            "evt.res = ENOENT",
            "evt.res != SUCCESS",
            "evt.res in (SUCCESS, EAGAIN)",
            "evt.arg.res = ENOENT",
            "evt.arg.res in (0, EAGAIN)",
            "evt.arg[res] != 3",
            "evt.rawarg.res = -2",
            "evt.rawarg.res >= 0",
            "proc.env[res] = 1",
            "evt.rawres < 0",
            "evt.rawres = -2",
            "evt.rawres >= 0",
            "evt.rawres != -2",
            "evt.latency > 1000",
            "evt.latency >= 1us",
            "evt.latency >= 1",
            "evt.latency < 5000",
            "evt.latency > 10ms",
            "evt.dir = >",
            "evt.dir = <",
            "evt.dir != <",
            "fd.num = 3",
            "fd.num exists",
            "evt.args contains 3",
            "proc.name = sh",
            "proc.pid = val(thread.tid)",
            "evt.cpu = 2",
            "container.name = web-1",
            "container.name != db",
            "container.name exists",
            "container.id = host",
            "container.id != host",
            "container.id in (host, aaaaaaaaaaaa)",
            "container.id startswith aa",
            "container.id exists",
            "tolower(container.id) = host",
            "container.type = docker",
            "container.type contains os",
            "k8s.ns.name = default",
            "container.name = val(proc.name)",
        };
        return checks[random_() % std::size(checks)];
    }

    std::mt19937 &random_;
};

record_words random_call(std::mt19937 &random, const ringtap_record &h) {
    static const int numbers[] = {0, 257, 42, 59, 322, 102, 5000, 1, -1};
    static const int64_t results[] = {0, 3, -2, -11, -5000, 1LL << 40};
    new_call call{numbers[random() % std::size(numbers)],
                  {3, 4, 5},
                  results[random() % std::size(results)],
                  static_cast<unsigned>(random() % RINGTAP_ABIS)};
    if (random() % 4 == 0)
        return make_entry(h, call);
    static const uint64_t latencies[] = {1, 999, 1000, 1001, 4999, 20'000'000};
    if (random() % 3)
        call.entry_ns = h.ns - latencies[random() % std::size(latencies)];
    if (call.abi != RINGTAP_ABI_COMPAT || call.nr != nr_socketcall || random() % 2)
        return make_syscall(h, call);
    ringtap_subcall sub{};
    sub.nr = 362;  // connect
    sub.nargs = 3;
    return make_syscall(h, call,
                        {{RINGTAP_KIND_SUBCALL, RINGTAP_ARG_NONE,
                          std::string(reinterpret_cast<const char *>(&sub), sizeof(sub))}});
}

record_words random_record(std::mt19937 &random) {
    const uint32_t pid = 100 + random() % 3;
    const ringtap_record h = header(1, 1'000'000'000, pid, pid + random() % 2);
    switch (random() % 8) {
        case 0:
            return make_exec(h, "sh");
        case 1:
            return make_fork(h, 200, 200);
        case 2:
            return make_exit(h);
        default:
            return random_call(random, h);
    }
}

}  // namespace

TEST_CASE("calls and events by their names") {
    const pushed openat("evt.type = openat and proc.name = x");
    CHECK(openat.has(nr_openat));
    CHECK(openat.has(295, RINGTAP_ABI_COMPAT));
    CHECK_FALSE(openat.has(0));
    CHECK_FALSE(openat.has_type(RINGTAP_EXEC));
    const pushed others("evt.type != openat");
    CHECK_FALSE(others.has(nr_openat));
    CHECK(others.has(0));
    CHECK(others.has(5000));
    CHECK(others.has_type(RINGTAP_EXEC));
    const pushed exec("evt.type in (procexec, procexit)");
    CHECK(exec.filter.types == (1u << RINGTAP_EXEC | 1u << RINGTAP_EXIT));
    CHECK(pushed("not evt.type in (procexec)").has(0));
    CHECK_FALSE(pushed("not evt.type in (procexec)").has_type(RINGTAP_EXEC));
}

TEST_CASE("what a capture has to be asked for is asked for by its name") {
    const auto asked = [](const char *text) { return types_asked_by(parse_expression(text)); };
    CHECK(asked("evt.type in (open, switch)") == 1u << RINGTAP_SWITCH);
    CHECK(asked("proc.name = x or evt.type = page_fault") == 1u << RINGTAP_FAULT);
    CHECK(asked("not evt.type != cpu_hotplug") == 1u << RINGTAP_CPU);
    CHECK(asked("not (not evt.type = signaldeliver)") == 1u << RINGTAP_SIGNAL);
    CHECK(asked("evt.type != switch") == 0);
    CHECK(asked("not evt.type in (switch)") == 0);
    CHECK(asked("evt.type = procexit") == 0);
    CHECK(asked("proc.name = switch") == 0);
    CHECK(pushed("evt.type = switch").pushdown.types >> RINGTAP_SWITCH & 1);
    CHECK_FALSE(pushed("evt.dir = <").pushdown.types >> RINGTAP_SWITCH & 1);
}

TEST_CASE("calls that come under another's number are asked for by it") {
    CHECK(pushed("evt.type = execveat").has(nr_execve));
    CHECK(pushed("evt.type != execve").has(nr_execve));
    CHECK_FALSE(pushed("not evt.type in (execve, execveat)").has(nr_execve));
    CHECK(pushed("evt.type = connect").has(nr_socketcall, RINGTAP_ABI_COMPAT));
    CHECK(pushed("evt.type != socketcall").has(nr_socketcall, RINGTAP_ABI_COMPAT));
    CHECK(pushed("syscall.nr = 322").has(nr_execveat));
    CHECK(pushed("syscall.nr = 322").has(nr_execve));
}

TEST_CASE("a slow execve keeps its arguments where the filter looks at them") {
    CHECK(pushed("evt.latency > 1ms and proc.name = sh").filter.slower_ns == 1'000'000);
    CHECK(pushed("evt.latency > 1ms and evt.type = read").filter.slower_ns == 1'000'000);
    CHECK(pushed("evt.latency > 1ms and evt.type != futex").filter.slower_ns == 1'000'000);
    CHECK(pushed("evt.latency > 1ms and evt.args contains x").filter.slower_ns == 0);
    CHECK(pushed("evt.latency > 1ms and evt.type = execveat").filter.slower_ns == 0);
    CHECK(left("evt.latency > 1ms and evt.type = execveat").size() == 1);
    ringtap_filter filter = pushed("evt.type = execve and evt.res = SUCCESS").filter;
    CHECK_FALSE((filter.types >> RINGTAP_ENTRY & 1));
    add_needs_of_decoder(x86, filter, false);
    CHECK((filter.types >> RINGTAP_ENTRY & 1));
}

TEST_CASE("processes, users, failures, durations") {
    const pushed some(
        "proc.pid in (7, 5) and user.uid = 33 and evt.failed = true and "
        "evt.latency > 10ms");
    CHECK(*some.pushdown.pids == id_set{5, 7});
    CHECK(*some.pushdown.uids == id_set{33});
    CHECK((some.filter.flags & RINGTAP_FILTER_FAILED));
    CHECK(some.filter.slower_ns == 10'000'000);
    CHECK(some.filter.types == 1u << RINGTAP_SYSCALL);
    CHECK(pushed("evt.latency >= 10ms").filter.slower_ns == 9'999'999);
    CHECK(*pushed("proc.pid = 5 or thread.pid = 9").pushdown.pids == id_set{5, 9});
    CHECK_FALSE(pushed("proc.pid = 5 or user.uid = 9").pushdown.pids);
    CHECK_FALSE(
        (pushed("evt.failed = true or evt.type = read").filter.flags & RINGTAP_FILTER_FAILED));
    CHECK(
        (pushed("evt.failed = true or evt.type = procexec").filter.flags & RINGTAP_FILTER_FAILED));
    CHECK((pushed("evt.res = ENOENT").filter.flags & RINGTAP_FILTER_FAILED));
    CHECK(pushed("proc.pid = 5 and proc.pid = 6").filter.types == 0);
}

TEST_CASE("what holds in containers alone is asked of calls there alone") {
    const auto is_contained = [](const std::string &text) {
        return (pushed(text).filter.flags & RINGTAP_FILTER_CONTAINED) != 0;
    };
    for (const char *text :
         {"container.name = web-1", "container.name != \"\"", "container.name exists",
          "container.id != host", "not container.id = host", "container.id = 3ad7b26ded6d",
          "container.type in (docker, lxc)", "k8s.pod.name startswith web",
          "container.name = a or container.image contains b",
          "evt.type = openat and container.image.tag glob 1.*",
          "container.name = a and (evt.type = read or proc.name = sh)",
          "container.name = a or evt.type = procexec"})
        CHECK(is_contained(text));
    for (const char *text :
         {"container.id = host", "container.id exists", "not container.name = web-1",
          "container.id in (host, 3ad7b26ded6d)", "not container.id != host",
          "container.type startswith h", "tolower(container.id) = abc",
          "container.name = a or proc.name = sh", "proc.name = val(container.name)",
          "container.name = a and evt.type = procexec", "proc.name = sh"})
        CHECK_FALSE(is_contained(text));
}

TEST_CASE("a filter that is narrow already is not widened") {
    ringtap_filter filter;
    ringtap_filter_init(&filter);
    const std::vector<uint32_t> pids = {1, 2};
    ringtap_filter_pids(&filter, pids.data(), 2, 1);
    filter.slower_ns = 50;
    const kernel_pushdown pushdown = pushdown_of(x86, parse_expression("proc.pid = 2 and evt.latency > 10"));
    narrow(filter, pushdown);
    CHECK(filter.nr_pids == 2);
    CHECK((filter.flags & RINGTAP_FILTER_TREES));
    CHECK(filter.slower_ns == 50);
}

TEST_CASE("what the client still has to decide") {
    CHECK(left("evt.type = openat and proc.pid = 5").empty());
    CHECK(left("evt.failed = true and evt.latency > 5ms and user.uid in (0, 33)").empty());
    CHECK(left("evt.type = openat and fd.name startswith /etc and container.name != \"\"") ==
          texts{"fd.name startswith /etc", "container.name != \"\""});
    CHECK(left("evt.type = read or evt.type = write") ==
          texts{"evt.type = read or evt.type = write"});
    CHECK(left("evt.type = connect") == texts{"evt.type = connect"});
    CHECK(left("(evt.type = read) and not proc.pid = 5") == texts{"not proc.pid = 5"});
}

TEST_CASE("whatever a filter accepts, the kernel lets through", "[every place]") {
    std::mt19937 random(20260923);
    random_filter filters(random);
    unsigned accepted = 0;
    unsigned kept_away = 0;
    fake_host host = small_host();
    for (const uint32_t pid : {101u, 102u})
        host.processes[pid] = host.processes[100];
    host.processes[on_the_host].container.reset();
    for (int round = 0; round < 3000; round++) {
        const std::string text = filters.make(random() % 4);
        const event_expression expression(x86, text);
        const kernel_pushdown pushdown = pushdown_of(x86, expression.parsed());
        ringtap_filter filter;
        ringtap_filter_init(&filter);
        narrow(filter, pushdown);
        for (int i = 0; i < 40; i++) {
            const record_words record = random_record(random);
            const uint32_t uid = random() % 2 ? 33 : 0;
            for (auto &[pid, process] : host.processes)
                process.ids.uid = uid;
            bool wanted = false;
            with_fields(record, &host,
                        [&](field_reader &reader) { wanted = expression.matches(reader); });
            const bool passes = kernel_passes(filter, as_record(record), uid);
            if (wanted && !passes)
                FAIL("kept away what is wanted by: " << text << ", record type "
                                                     << as_record(record).type);
            if (!wanted && passes && pushdown.exact)
                FAIL("called exact, but lets through too much: " << text << ", record type "
                                                                 << as_record(record).type);
            accepted += wanted;
            kept_away += !passes;
        }
    }
    CHECK(accepted > 10000);
    CHECK(kept_away > 10000);
}

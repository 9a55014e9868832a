// SPDX-License-Identifier: MIT OR Apache-2.0
// What is found out of a thread's state is not taken for what it has become.
#include <sys/prctl.h>

#include <random>

#include "host_box.h"
#include "rules_of.h"

using namespace ringtap;
using namespace ringtap_test;
using names = std::vector<std::string>;

namespace {

// Asks rules of all that happens, and tells which were true of the last call.
class watched_host {
  public:
    explicit watched_host(const std::string &yaml) : rules_(set_of(yaml)) {
        box.on_event = [this](const event &event) { see(event); };
    }

    // By that process, as often as it takes to be known.
    names opens(uint32_t tgid = 100, uint32_t tid = 0) {
        for (int i = 0; i < 4; i++)
            box.by(tgid, tid).open("/etc/passwd", 3);
        return true_;
    }

    host_box box;

  private:
    void see(const event &event) {
        reader_.begin(event);
        true_.clear();
        rules_.ask(event, reader_, [this](const rule &rule) {
            true_.push_back(rule.definition.name);
            return true;
        });
    }

    rule_set rules_;
    field_reader reader_{x86, 0};
    names true_;
};

std::string when_opening(const std::string &condition) {
    return rule_yaml("evt.type = open and fd.name = /etc/passwd and " + condition, "", "\"" + condition + "\"");
}

void rename(host_box &box, const char *name) {
    box.call("prctl", {PR_SET_NAME, 1}, 0, {{RINGTAP_KIND_STRING, 1, name}});
}

}  // namespace

TEST_CASE("a thread that renames itself is asked about by its new name") {
    watched_host host(when_opening("proc.name = sh") + when_opening("proc.name = other"));
    CHECK(host.opens() == names{"proc.name = sh"});
    rename(host.box, "other");
    CHECK(host.opens() == names{"proc.name = other"});
    host.box.open("/proc/self/comm", 5, 1).call("write", {5, 1, 2}, 2, {{RINGTAP_KIND_BUFFER, 1, "sh"}});
    CHECK(host.opens() == names{"proc.name = sh"});
}

TEST_CASE("a new program, another directory and another user are seen by the next call") {
    watched_host host(when_opening("proc.exepath = /bin/ls") + when_opening("proc.cwd = /srv/") + when_opening("user.uid = 7"));
    CHECK(host.opens().empty());
    host.box.exec("/bin/ls");
    CHECK(host.opens() == names{"proc.exepath = /bin/ls"});
    host.box.call("chdir", {1}, 0, {{RINGTAP_KIND_PATH, 0, "/srv"}});
    CHECK(host.opens() == names{"proc.exepath = /bin/ls", "proc.cwd = /srv/"});
    host.box.call("setresuid", {7, 7, 7}, 0);
    CHECK(host.opens() == names{"proc.exepath = /bin/ls", "proc.cwd = /srv/", "user.uid = 7"});
    host.box.exec("/bin/sh");  // which says who runs it, and where
    CHECK(host.opens().empty());
}

TEST_CASE("what a parent becomes is seen of its children") {
    watched_host host(when_opening("proc.pname = sh") + when_opening("proc.aname[1] = boss") + when_opening("proc.pname exists"));
    host.box.by(100).fork(200);
    CHECK(host.opens(200) == names{"proc.pname = sh", "proc.pname exists"});
    host.box.by(100);
    rename(host.box, "boss");
    CHECK(host.opens(200) == names{"proc.aname[1] = boss", "proc.pname exists"});
    host.box.exit(100);
    CHECK(host.opens(200).empty());
}

TEST_CASE("an id that comes again, and another thread, are asked about anew") {
    watched_host host(when_opening("proc.name = sh") + when_opening("proc.name = child") + when_opening("thread.ismain = true"));
    host.box.by(100).fork(200);
    CHECK(host.opens(200) == names{"proc.name = child", "thread.ismain = true"});
    host.box.exit(200).program(200, 100'000).at(200'000);
    CHECK(host.opens(200) == names{"proc.name = sh", "thread.ismain = true"});
    host.box.by(200).fork(200 + 1024, CLONE_THREAD | CLONE_VM | CLONE_FILES, 200);
    CHECK(host.opens(200, 200 + 1024) == names{"proc.name = child"});
    CHECK(host.opens(200) == names{"proc.name = sh", "thread.ismain = true"});
}

TEST_CASE("who led a session or group, and leads it no more, is seen of its members") {
    watched_host host(when_opening("proc.sname = child") + when_opening("proc.is_vpgid_leader = true") +
                      when_opening("proc.vpgid.name = child"));
    host.box.by(100).fork(200).by(200).call("setsid", {}, 200).fork(300);
    CHECK(host.opens(300) == names{"proc.sname = child", "proc.vpgid.name = child"});
    host.box.by(300).call("setpgid", {0, 0}, 0);
    CHECK(host.opens(300) == names{"proc.sname = child", "proc.is_vpgid_leader = true", "proc.vpgid.name = child"});
    host.box.by(200);
    rename(host.box, "leader");
    CHECK(host.opens(300) == names{"proc.is_vpgid_leader = true", "proc.vpgid.name = child"});
}

TEST_CASE("what passes with time or with descriptors is asked of each call") {
    watched_host host(when_opening("proc.duration > 1us") + when_opening("proc.fdopencount > 1"));
    host.box.by(100).fork(200);
    CHECK(host.opens(200).empty());
    host.box.by(200).open("/a", 7).open("/b", 8);
    CHECK(host.opens(200) == names{"proc.fdopencount > 1"});
    host.box.at(100'000);
    CHECK(host.opens(200) == names{"proc.duration > 1us", "proc.fdopencount > 1"});
}

// ---- against filters, which keep nothing

namespace {

const std::vector<std::string> conditions = {
    "proc.name = sh",
    "not proc.name in (a, b, child)",
    "proc.name = a and fd.name startswith /etc",
    "fd.name startswith /tmp and (proc.pname = b or proc.aname = a)",
    "(fd.num = 4 and proc.cwd = /srv/) or (fd.num = 5 and not proc.cwd = /srv/)",
    "proc.exepath = /bin/ls and not fd.name in (/etc/passwd, /tmp/x)",
    "evt.is_open_write = true and proc.aname[2] = sh",
    "evt.is_open_write = true and fd.name = /tmp/x and user.uid = 0",
    "evt.is_open_write = true and fd.name = /etc/passwd and not user.uid = 0",
    "proc.sid = 100 or proc.vpgid.name = child",
    "proc.is_vpgid_leader = true and evt.arg.flags contains O_CREAT",
    "proc.nthreads > 1 and proc.duration > 300ns",
    "proc.cmdline contains -c and proc.pname exists",
    "not (proc.sname = sh or fd.num = 3) and thread.ismain = true",
};

class random_life {
  public:
    explicit random_life(unsigned seed) : dice_(seed) {}

    void step(host_box &box) {
        const uint32_t pid = 100 + below(6);
        box.by(pid);
        switch (below(24)) {
            case 0:
                return rename(box, below(2) ? "a" : "b");
            case 1:
                return void(box.exec(below(2) ? "/bin/ls" : "/bin/sh"));
            case 2:
                return void(box.fork(100 + below(6)));
            case 3:
                return void(pid != 100 ? &box.exit(pid) : &box);
            case 4:
                return void(box.call("chdir", {1}, 0, {{RINGTAP_KIND_PATH, 0, below(2) ? "/srv" : "/"}}));
            case 5:
                return void(box.call("setresuid", {below(2), below(2), below(2)}, 0));
            case 6:
                return void(below(2) ? &box.call("setsid", {}, pid) : &box.call("setpgid", {0, 100 + below(6)}, 0));
            case 7:
                return void(box.fork(200 + below(3), CLONE_THREAD | CLONE_VM | CLONE_FILES, pid));
            default:
                box.open(below(2) ? "/etc/passwd" : "/tmp/x", 3 + static_cast<int>(below(3)),
                         below(2) ? O_WRONLY | O_CREAT : O_RDONLY);
        }
    }

  private:
    uint32_t below(uint32_t limit) { return static_cast<uint32_t>(dice_() % limit); }

    std::mt19937 dice_;
};

}  // namespace

TEST_CASE("rules are true of the events of which filters with their conditions are") {
    std::string yaml;
    std::deque<event_expression> filters;
    for (const std::string &condition : conditions) {
        yaml += rule_yaml("evt.type = open and (" + condition + ")", "", "\"" + condition + "\"");
        filters.emplace_back(x86, "evt.type = open and (" + condition + ")");
    }
    rule_set rules = set_of(yaml);
    host_box box;
    field_reader reader(x86, 0);
    size_t count = 0;
    box.on_event = [&](const event &event) {
        reader.begin(event);
        names wanted, found;
        for (size_t i = 0; i < conditions.size(); i++)
            if (filters[i].matches(reader))
                wanted.push_back(conditions[i]);
        rules.ask(event, reader, [&](const rule &rule) {
            found.push_back(rule.definition.name);
            return true;
        });
        count += found.size();
        if (found != wanted)
            CHECK(found == wanted);
    };
    random_life life(7);
    for (int i = 0; i < 20000; i++)
        life.step(box);
    CHECK(count > 10000);
}

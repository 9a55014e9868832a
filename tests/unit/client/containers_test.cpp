// SPDX-License-Identifier: MIT OR Apache-2.0
#include <catch2/catch.hpp>

#include "capture/clock.h"
#include "fake_host.h"
#include "host_box.h"
#include "made_root.h"
#include "model/container_names.h"
#include "model/container_paths.h"

using namespace ringtap;
using namespace ringtap_test;

namespace {

const std::string id = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
const std::string pod = "01234567-89ab-cdef-0123-456789abcdef";
const std::string users = "/user.slice/user-1000.slice/user@1000.service";

struct expected {
    std::string cgroup;
    container_runtime runtime;
    std::string id, name, pod_uid;
};

container_info container_of(const std::string &cgroup) {
    return claim_of_cgroup(cgroup).container;
}

// Of another host: the numbers are as good as any.
std::string made_up_id(unsigned number) {
    return fmt::format("{:064x}", number);
}

}  // namespace

TEST_CASE("control groups tell whose they are") {
    using r = container_runtime;
    const std::string slice =
        "/kubepods.slice/kubepods-burstable.slice/"
        "kubepods-burstable-pod01234567_89ab_cdef_0123_456789abcdef.slice/";
    const expected all[] = {
        {"/docker/" + id, r::docker, id, "", ""},
        {"/system.slice/docker-" + id + ".scope", r::docker, id, "", ""},
        {"/system.slice/docker-" + id + ".scope/init.scope/a.service", r::docker, id, "", ""},
        {"/machine.slice/libpod-" + id + ".scope/container", r::podman, id, "", ""},
        {users + "/user.slice/libpod-" + id + ".scope", r::podman, id, "", ""},
        {"/libpod_parent/libpod-" + id, r::podman, id, "", ""},
        {slice + "cri-containerd-" + id + ".scope", r::containerd, id, "", pod},
        {slice + "crio-" + id + ".scope", r::crio, id, "", pod},
        {"/kubepods/besteffort/pod" + pod + "/" + id, r::containerd, id, "", pod},
        {"/kubepods/pod" + pod + "/" + id, r::containerd, id, "", pod},
        {"/lxc/web", r::lxc, "web", "web", ""},
        {"/lxc.payload.web/system.slice/cron.service", r::lxc, "web", "web", ""},
        {"/lxc.payload/web", r::lxc, "web", "web", ""},
        {"/machine.slice/machine-deb\\x2d12.scope/payload", r::nspawn, "deb-12", "deb-12", ""},
        {"/system.slice/nginx.service", r::systemd, "nginx.service", "nginx.service", ""},
        {"/system.slice/system-getty.slice/getty@tty1.service", r::systemd, "getty@tty1.service",
         "getty@tty1.service", ""},
    };
    for (const expected &wanted : all) {
        const container_info found = container_of(wanted.cgroup);
        INFO(wanted.cgroup);
        CHECK(found.runtime == wanted.runtime);
        CHECK(found.id == wanted.id);
        CHECK(found.name == wanted.name);
        CHECK(found.pod_uid == wanted.pod_uid);
    }
}

TEST_CASE("groups that look like containers', but are none") {
    for (const char *cgroup :
         {"", "/", "/init.scope", "/user.slice/user-0.slice/session-1.scope", "/docker",
          "/docker/short", "/system.slice/docker-0123.scope", "/.service", "/lxc", "/machine.slice",
          "/system.slice/machine-.scope", "/kubepods/besteffort/podx/y", "//", "\\x2d"})
        CHECK(container_of(cgroup).runtime == container_runtime::none);
}

TEST_CASE("a name that begins as a runtime's does is whole") {
    CHECK(container_of("/machine/libpod-web").name == "libpod-web");
    CHECK(container_of("/lxc/libpod-web").id == "libpod-web");
}

TEST_CASE("long ids have a short form") {
    container_info container;
    container.id = id;
    CHECK(container.short_id() == "0123456789ab");
    container.id = "web";
    CHECK(container.short_id() == "web");
}

namespace {

decoder_setup live_on(const made_root &root) {
    decoder_setup setup = on_x86();
    setup.host.proc = root.path() + "/proc";
    setup.host.root = root.path();
    return setup;
}

// The groups of version 2, whole.
const std::string mountinfo =
    "30 24 0:26 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate\n";

const container_info &container_of(host_box &box, uint32_t tgid) {
    REQUIRE(box.host().process(tgid));
    REQUIRE(box.host().process(tgid)->container);
    return *box.host().process(tgid)->container;
}

}  // namespace

TEST_CASE(
    "a process is in the container of its control group; its files are read in a step of its own") {
    const made_root root;
    root.write("/var/lib/docker/containers/" + id + "/config.v2.json", R"({"Name":"/web-1"})");
    host_box box(live_on(root));
    CHECK(box.host().process(100)->container == nullptr);
    box.program(200, 3000, 0, "/bin/nginx", ("/docker/" + id).c_str());
    CHECK(container_of(box, 200).id == id);
    CHECK(container_of(box, 200).name == "");
    box.host().refresh(ns_per_s);
    CHECK(container_of(box, 200).name == "web-1");
    box.by(200).at(4000).fork(201);
    CHECK(container_of(box, 201).id == id);
}

TEST_CASE("at the end all is read that was not asked for before") {
    const made_root root;
    root.write("/var/lib/docker/containers/" + id + "/config.v2.json", R"({"Name":"/web-1"})");
    host_box box(live_on(root));
    box.program(200, 3000, 0, "/bin/nginx", ("/docker/" + id).c_str());
    box.host().end();
    CHECK(container_of(box, 200).name == "web-1");
}

TEST_CASE(
    "a thousand groups that a user has made up cost one reading, and root's is not behind them") {
    if (!is_root())
        return;
    const made_root root;
    std::string list = "[";
    for (unsigned i = 0; i < 5000; i++)
        list += "{\"id\":\"" + made_up_id(i) + "\"},";
    const std::string storage = "/home/ann/.local/share/containers/storage";
    root.write(storage + "/overlay-containers/containers.json", list + "{}]");
    root.give("/home/ann", 1000);
    root.write("/etc/passwd", "ann:x:1000:1000::/home/ann:/bin/sh\n");
    root.write("/var/lib/docker/containers/" + id + "/config.v2.json", R"({"Name":"/web-1"})");
    name_pool names;
    container_names containers("/proc", root.path());
    std::vector<name_ref> groups;
    for (unsigned i = 0; i < 1000; i++)
        groups.push_back(names.intern(users + "/libpod-" + made_up_id(100000 + i) + ".scope"));
    for (const name_ref &group : groups)
        REQUIRE(containers.find(group)->owner == 1000u);
    const name_ref docker = names.intern("/docker/" + id);
    containers.find(docker);
    CHECK(containers.files_read() == 0);
    containers.read(ns_per_s);
    CHECK(containers.find(docker)->name == "web-1");
    for (unsigned second = 2; second < 100; second++)
        containers.read(second * ns_per_s);
    CHECK(containers.files_read() == 2);
}

TEST_CASE("a user whose groups are without number does not keep another's waiting") {
    if (!is_root())
        return;
    const made_root root;
    root.write("/home/bea/.local/share/containers/storage/overlay-containers/containers.json",
               "[{\"id\":\"" + id + "\",\"names\":[\"db\"]}]");
    root.give("/home/bea", 1001);
    root.write("/etc/passwd", "ann:x:1000:1000::/:/bin/sh\nbea:x:1001:1001::/home/bea:/bin/sh\n");
    name_pool names;
    container_names containers("/proc", root.path());
    std::vector<name_ref> groups;
    for (unsigned i = 0; i < 5000; i++) {
        groups.push_back(names.intern(users + "/libpod-" + made_up_id(i) + ".scope"));
        containers.find(groups.back());
    }
    const name_ref beas =
        names.intern("/user.slice/user-1001.slice/user@1001.service/libpod-" + id + ".scope");
    containers.find(beas);
    containers.read(ns_per_s);
    CHECK(containers.find(beas)->name == "db");
}

TEST_CASE("by whose word a group is a container's, as its path has it") {
    const std::string docker = "docker-" + id + ".scope";
    for (const std::string &roots :
         {"/" + docker, "/system.slice/" + docker, "/docker/" + id, std::string("/lxc.payload.web"),
          "/kubepods/besteffort/pod" + pod + "/" + id,
          std::string("/machine.slice/machine-deb.scope"),
          "/user.slice/user-0.slice/libpod-" + id + ".scope"}) {
        INFO(roots);
        CHECK(container_of(roots).owner == 0u);
        CHECK(container_of(roots).said("x") == "x");
    }
    for (const std::string &ann :
         {users + "/" + docker, users + "/user.slice/" + docker,
          "/user.slice/user-1000.slice/session-2.scope/" + docker,
          "/user.slice/user-1000.slice/libpod_parent/libpod-" + id,
          users + "/user.slice/user-0.slice/" + docker, users + "/docker/" + id}) {
        INFO(ann);
        CHECK(container_of(ann).owner == 1000u);
        CHECK(container_of(ann).said("x") == "1000:x");
    }
    for (const std::string &nobody :
         {"/system.slice/app.service/" + docker, "/system.slice/app.service/docker/" + id,
          "/system.slice/app.service/user.slice/user-0.slice/" + docker, "/a/../" + docker,
          "/user.slice/user-.slice/x/" + docker, "/user.slice/user-1x.slice/x/" + docker,
          "/user.slice/user-4294967296.slice/x/" + docker,
          "/user.slice/user-0.slice/session-1.scope/libpod_parent/libpod-" + id}) {
        INFO(nobody);
        CHECK(container_of(nobody).owner == std::nullopt);
        CHECK(container_of(nobody).said("x") == "?:x");
    }
}

TEST_CASE("a service of a user, or of who was given a service's group, is no service of the host") {
    CHECK(container_of("/system.slice/sshd.service").said("sshd") == "sshd");
    CHECK(container_of(users + "/init.scope").id == "user@1000.service");
    CHECK(container_of(users + "/init.scope").owner == 0u);
    const container_info ann = container_of(users + "/app.slice/sshd.service");
    CHECK(ann.said(ann.id) == "1000:sshd.service");
    CHECK(container_of("/system.slice/app.service/sshd.service").id == "app.service");
    CHECK(container_of("/system.slice/app.service/sshd.service").owner == 0u);
}

TEST_CASE("a group below one that was given away is by the word of who has it") {
    if (!is_root())
        return;
    const made_root root;
    root.write("/proc/self/mountinfo", mountinfo);
    const std::string name = "/docker-" + id + ".scope";
    root.make("/sys/fs/cgroup/system.slice/roots.service" + name);
    root.make("/sys/fs/cgroup/system.slice/anns.service/sub.slice" + name);
    root.give("/sys/fs/cgroup/system.slice/anns.service", 1000);
    root.make("/sys/fs/cgroup/open.slice" + name).mode("/sys/fs/cgroup/open.slice", 0777);
    root.write("/var/lib/docker/containers/" + id + "/config.v2.json", R"({"Name":"/web-1"})");
    host_box box(live_on(root));
    const auto said_by = [&](uint32_t tgid, const std::string &group) {
        box.program(tgid, 3000, 0, "/bin/x", group.c_str());
        CHECK(container_of(box, tgid).name == "");
        box.host().refresh(tgid * ns_per_s);
        const container_info &found = container_of(box, tgid);
        return found.said(found.name.empty() ? "x" : found.name);
    };
    CHECK(said_by(200, "/system.slice/roots.service" + name) == "web-1");
    CHECK(said_by(201, "/system.slice/anns.service/sub.slice" + name) == "1000:x");
    CHECK(said_by(202, "/open.slice" + name) == "?:x");
    CHECK(said_by(203, "/system.slice/gone.service" + name) == "?:x");
}

TEST_CASE("a user's container has another name in every field than root's with the same id") {
    fake_host host = small_host();
    auto posing = std::make_shared<container_info>(*host.processes[100].container);
    posing->owner = 1000;
    posing->pod_name = "pod";
    host.processes[50].container = posing;
    const auto shown_of = [&](const char *field) { return shown(field, open_by(50), &host); };
    CHECK(shown_of("container.id") == "1000:aaaaaaaaaaaa");
    CHECK(shown_of("container.full_id") == "1000:" + std::string(64, 'a'));
    CHECK(shown_of("container.name") == "1000:web-1");
    CHECK(shown_of("container.image") == "1000:registry:5000/library/nginx:1.25");
    CHECK(shown_of("container.image.repository") == "1000:registry:5000/library/nginx");
    CHECK(shown_of("container.image.tag") == "1000:1.25");
    CHECK(shown_of("container.type") == "1000:docker");
    CHECK(shown_of("container.owner") == "1000");
    CHECK(shown_of("k8s.pod.name") == "1000:pod");
    CHECK(shown("container.owner", open_by(100), &host) == "0");
    CHECK(shown("container.owner", open_by(1), &host) == "<none>");
    auto nobodys = std::make_shared<container_info>(*posing);
    nobodys->owner.reset();
    host.processes[51] = host.processes[50];
    host.processes[51].container = nobodys;
    CHECK(shown("container.owner", open_by(51), &host) == "-1");
    CHECK(shown("container.id", open_by(51), &host) == "?:aaaaaaaaaaaa");
    CHECK(holds("container.id = host or container.owner != 0", open_by(51), &host));
    CHECK(holds("container.id != host", open_by(50), &host));
    CHECK(holds("container.type != host", open_by(50), &host));
    CHECK_FALSE(holds("container.id = aaaaaaaaaaaa", open_by(50), &host));
    CHECK(holds("container.id = aaaaaaaaaaaa", open_by(100), &host));
    CHECK(holds("container.id = host or container.owner != 0", open_by(50), &host));
    CHECK(holds("container.id = host or container.owner != 0", open_by(1), &host));
    CHECK_FALSE(holds("container.id = host or container.owner != 0", open_by(100), &host));
}

TEST_CASE("a file's start state names its containers and users, not this host") {
    host_box box;
    container_info known;
    known.runtime = container_runtime::docker;
    known.id = id;
    known.name = "far-away";
    known.pod_uid = pod;
    known.owner = 7;
    const auto take = [&box](const ringtap_record &record) {
        box.host().take_client_record(record);
    };
    write_state("/docker/" + id, known, take);
    write_users("u 0 admin\ng 7 operators\n", take);
    box.program(200, 3000, 0, "/bin/nginx", ("/docker/" + id).c_str());
    CHECK(box.host().process(200)->container->name == "far-away");
    CHECK(box.host().process(200)->container->pod_uid == pod);
    CHECK(box.host().process(200)->container->owner == 7u);
    CHECK(box.host().user_name(0) == "admin");
    CHECK(box.host().group_name(7) == "operators");
    CHECK(box.host().user_name(1).empty());
}

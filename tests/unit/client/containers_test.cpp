// SPDX-License-Identifier: MIT OR Apache-2.0
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "host_box.h"
#include "model/container_files.h"
#include "model/container_names.h"

using namespace ringtap;
using namespace ringtap_test;

namespace {

const std::string id = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
const std::string pod = "01234567-89ab-cdef-0123-456789abcdef";

struct expected {
    std::string cgroup;
    container_runtime runtime;
    std::string id, name, pod_uid;
};

// A root directory with runtimes' files.
class fake_root {
  public:
    fake_root() { REQUIRE(mkdtemp(root_)); }
    ~fake_root() { std::filesystem::remove_all(root_); }
    std::string path() const { return root_; }
    void write(const std::string &name, const std::string &text) const {
        const std::filesystem::path path = root_ + name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path) << text;
    }
    container_info read(container_runtime runtime, const std::string &of = id) const {
        container_info container;
        container.runtime = runtime;
        container.id = of;
        found = read_container_files(root_, container);
        return container;
    }
    mutable bool found = false;

  private:
    char root_[32] = "/tmp/ringtap-test-XXXXXX";
};

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
        {"/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-" + id + ".scope",
         r::podman, id, "", ""},
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
        const container_info found = container_of_cgroup(wanted.cgroup);
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
        CHECK(container_of_cgroup(cgroup).runtime == container_runtime::none);
}

TEST_CASE("long ids have a short form") {
    container_info container;
    container.id = id;
    CHECK(container.short_id() == "0123456789ab");
    container.id = "web";
    CHECK(container.short_id() == "web");
}

TEST_CASE("Docker's file has name and image") {
    const fake_root root;
    root.write("/var/lib/docker/containers/" + id + "/config.v2.json",
               R"({"ID":"x","Name":"/web-1","Image":"sha256:99","Config":{"Image":"nginx:1.25",
                  "Labels":{"io.kubernetes.pod.namespace":"prod"}}})");
    const container_info found = root.read(container_runtime::docker);
    CHECK(root.found);
    CHECK(found.name == "web-1");
    CHECK(found.image == "nginx:1.25");
    CHECK(found.image_id == "sha256:99");
    CHECK(found.pod_namespace == "prod");
}

TEST_CASE("Podman's list has name and image, root's and users'") {
    const std::string list = R"([{"id":"other"},{"id":")" + id + R"(","names":["db"],"image":"77",
        "metadata":"{\"image-name\":\"docker.io/library/redis:7\",\"name\":\"db\"}"}])";
    const fake_root root;
    root.write("/var/lib/containers/storage/overlay-containers/containers.json", list);
    CHECK(root.read(container_runtime::podman).name == "db");
    CHECK(root.read(container_runtime::podman).image == "docker.io/library/redis:7");
    CHECK(root.read(container_runtime::podman).image_id == "77");
    const fake_root users;
    users.write("/etc/passwd", "ann:x:1000:1000::/home/ann:/bin/sh\n");
    users.write("/home/ann/.local/share/containers/storage/overlay-containers/containers.json",
                list);
    CHECK(users.read(container_runtime::podman).name == "db");
}

TEST_CASE("containerd's and CRI-O's annotations have the pod") {
    const fake_root root;
    root.write("/run/containerd/io.containerd.runtime.v2.task/k8s.io/" + id + "/config.json",
               R"({"annotations":{"io.kubernetes.cri.container-name":"app",
                  "io.kubernetes.cri.sandbox-name":"app-1","io.kubernetes.cri.sandbox-namespace":
                  "prod","io.kubernetes.cri.sandbox-uid":"u","io.kubernetes.cri.image-name":"i:1"}})");
    const container_info found = root.read(container_runtime::containerd);
    CHECK(found.name == "app");
    CHECK(found.pod_name == "app-1");
    CHECK(found.pod_namespace == "prod");
    CHECK(found.pod_uid == "u");
    CHECK(found.image == "i:1");
    root.write("/var/run/containers/storage/overlay-containers/" + id + "/userdata/config.json",
               R"({"annotations":{"io.kubernetes.container.name":"c","io.kubernetes.pod.name":"p",
                  "io.kubernetes.pod.namespace":"n","io.kubernetes.cri-o.ImageName":"q/i:2"}})");
    const container_info crio = root.read(container_runtime::crio);
    CHECK(crio.name == "c");
    CHECK(crio.pod_name == "p");
    CHECK(crio.pod_namespace == "n");
    CHECK(crio.image == "q/i:2");
}

TEST_CASE("LXC's and systemd-nspawn's files") {
    const fake_root root;
    root.write("/var/lib/lxc/web/config", "lxc.arch = amd64\nlxc.uts.name = www\n");
    root.write("/run/systemd/machines/deb", "# private\nNAME=deb\nROOT=/var/lib/machines/deb\n");
    CHECK(root.read(container_runtime::lxc, "web").name == "www");
    CHECK(root.read(container_runtime::nspawn, "deb").image == "/var/lib/machines/deb");
}

TEST_CASE("files that are damaged, too large or none leave the id") {
    const fake_root root;
    const std::string name = "/var/lib/docker/containers/" + id + "/config.v2.json";
    CHECK(root.read(container_runtime::docker).id == id);
    CHECK_FALSE(root.found);
    for (const std::string &text :
         {std::string("{\"Name\":"), std::string(), std::string("[1,2"), std::string(100000, '['),
          std::string("{\"Name\":\"\xff\"}"),
          "{\"Name\":\"/x\",\"pad\":\"" + std::string(9 << 20, 'x') + "\"}"}) {
        root.write(name, text);
        CHECK(root.read(container_runtime::docker).name == "");
        CHECK_FALSE(root.found);
    }
    for (const char *text : {"{}", "{\"Name\":5,\"Config\":[]}", "[]", "7", "null",
                             "{\"Config\":{\"Labels\":{\"io.kubernetes.pod.name\":{}}}}"}) {
        root.write(name, text);
        CHECK(root.read(container_runtime::docker).name == "");
    }
    CHECK(root.read(container_runtime::docker, "../../../etc/passwd").name == "");
}

TEST_CASE("a process is in the container of its control group") {
    const fake_root root;
    root.write("/var/lib/docker/containers/" + id + "/config.v2.json", R"({"Name":"/web-1"})");
    decoder_setup setup = on_x86();
    setup.host.proc = "/nowhere";
    setup.host.root = root.path();
    host_box box(setup);
    CHECK(box.host().process(100)->container == nullptr);
    box.program(200, 3000, 0, "/bin/nginx", ("/docker/" + id).c_str());
    REQUIRE(box.host().process(200)->container);
    CHECK(box.host().process(200)->container->name == "web-1");
    box.by(200).at(4000).fork(201);
    CHECK(box.host().process(201)->container->id == id);
}

TEST_CASE("a file's start state names its containers and users, not this host") {
    host_box box;
    container_info known;
    known.runtime = container_runtime::docker;
    known.id = id;
    known.name = "far-away";
    known.pod_uid = pod;
    const auto take = [&box](const ringtap_record &record) {
        box.host().take_client_record(record);
    };
    write_state("/docker/" + id, known, take);
    write_users("u 0 admin\ng 7 operators\n", take);
    box.program(200, 3000, 0, "/bin/nginx", ("/docker/" + id).c_str());
    CHECK(box.host().process(200)->container->name == "far-away");
    CHECK(box.host().process(200)->container->pod_uid == pod);
    CHECK(box.host().user_name(0) == "admin");
    CHECK(box.host().group_name(7) == "operators");
    CHECK(box.host().user_name(1).empty());
}

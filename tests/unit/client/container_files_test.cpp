// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/container_files.h"

#include <sys/file.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "made_root.h"
#include "model/mount_table.h"

using namespace ringtap;
using namespace ringtap_test;
using nlohmann::json;

namespace {

const std::string id = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

class fake_root : public made_root {
  public:
    container_info read(container_runtime runtime, const std::string &name = id,
                        uint32_t owner = 0) const {
        container_info container;
        container.runtime = runtime;
        container.id = name;
        container.owner = owner;
        found = container_files(path(), "/proc").read(container);
        return container;
    }
    mutable bool found = false;
};

constexpr auto podman = container_runtime::podman;
const std::string storage = "/.local/share/containers/storage/overlay-containers/containers.json";
const std::string list = R"([{"id":"other"},{"id":")" + id + R"(","names":["db"],"image":"77",
    "metadata":"{\"image-name\":\"docker.io/library/redis:7\",\"name\":\"db\"}"}])";

}  // namespace

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

TEST_CASE("Docker's files tell of privileges, mounts, labels and the address") {
    const fake_root root;
    const std::string files = "/var/lib/docker/containers/" + id;
    root.write(files + "/config.v2.json",
               R"({"Name":"/web","Config":{"Labels":{"tier":"front","no":1}},"MountPoints":{"/host":{"Source":"/etc",
                  "Destination":"/host","RW":false,"Mode":"z","Propagation":"rslave"}},"NetworkSettings":{"Networks":
                  {"a":{"IPAddress":""},"b":{"IPAddress":"10.0.0.2"}}}})");
    root.write(files + "/hostconfig.json", R"({"Privileged":true,"PidMode":"host","NetworkMode":"bridge"})");
    const json facts = json::parse(root.read(container_runtime::docker).facts);
    CHECK(facts == json::parse(R"({"privileged":true,"host_pid":true,"host_network":false,"ip":"10.0.0.2",
        "labels":{"tier":"front"},"Mounts":[{"Source":"/etc","Destination":"/host","RW":false,"Mode":"z",
        "Propagation":"rslave"}]})"));
}

TEST_CASE("a bundle tells of its mounts, namespaces and sandbox") {
    const fake_root root;
    root.write("/run/containerd/io.containerd.runtime.v2.task/k8s.io/" + id + "/config.json",
               R"({"annotations":{"io.kubernetes.cri.sandbox-id":"77","io.kubernetes.cri.container-type":"container"},
                  "mounts":[{"destination":"/proc","type":"proc","source":"proc"},{"destination":"/data",
                  "source":"/srv","options":["rbind","rprivate","ro"]}],"linux":{"namespaces":[{"type":"pid"},
                  {"type":"ipc","path":"/proc/1/ns/ipc"}]}})");
    const json facts = json::parse(root.read(container_runtime::containerd).facts);
    CHECK(facts == json::parse(R"({"pod_sandbox_id":"77","is_pod_sandbox":false,"host_pid":false,"host_network":true,
        "Mounts":[{"Source":"/srv","Destination":"/data","RW":false,"Mode":"","Propagation":"rprivate"}]})"));
}

TEST_CASE("a container with more to say than anybody reads is told of without it") {
    const fake_root root;
    const std::string files = "/var/lib/docker/containers/" + id;
    const std::string label = std::string(9000, 'x');
    root.write(files + "/config.v2.json", R"({"Config":{"Labels":{"long":")" + label + R"("}}})");
    root.write(files + "/hostconfig.json", R"({"Privileged":false})");
    CHECK(root.read(container_runtime::docker).facts == R"({"privileged":false})");
    root.write(files + "/hostconfig.json", "[]");
    CHECK(root.read(container_runtime::docker).facts == "");
}

TEST_CASE("Podman's list has name and image") {
    const fake_root root;
    root.write("/var/lib/containers/storage/overlay-containers/containers.json", list);
    CHECK(root.read(podman).name == "db");
    CHECK(root.read(podman).image == "docker.io/library/redis:7");
    CHECK(root.read(podman).image_id == "77");
}

TEST_CASE("a user's files name the user's containers, and root's name root's") {
    if (!is_root())
        return;
    const fake_root root;
    root.write("/etc/passwd",
               "ann:x:1000:1000::/home/ann:/bin/sh\nbea:x:1001:1001::/home/bea:/bin/sh\n");
    root.write("/home/ann" + storage, list).give("/home/ann", 1000);
    CHECK(root.read(podman, id, 1000).name == "db");
    CHECK(root.read(podman).name == "");
    CHECK(root.read(podman, id, 1001).name == "");
    CHECK(root.read(podman, id, 1002).name == "");
    root.write("/var/lib/docker/containers/" + id + "/config.v2.json", R"({"Name":"/web-1"})");
    CHECK(root.read(container_runtime::docker, id, 1000).name == "");
    root.write("/home/ann/.local/share/docker/containers/" + id + "/config.v2.json",
               R"({"Name":"/mine"})");
    root.give("/home/ann", 1000);
    CHECK(root.read(container_runtime::docker, id, 1000).name == "mine");
    CHECK(root.read(container_runtime::docker).name == "web-1");
}

TEST_CASE("a file that somebody else could have written is not read") {
    if (!is_root())
        return;
    const std::string docker = "/var/lib/docker/containers/" + id;
    const std::string name = docker + "/config.v2.json";
    const auto named_after = [&](const std::function<void(const fake_root &)> &change) {
        const fake_root root;
        root.write(name, R"({"Name":"/web-1"})");
        change(root);
        return root.read(container_runtime::docker).name;
    };
    CHECK(named_after([](const fake_root &) {}) == "web-1");
    CHECK(named_after([&](const fake_root &r) { r.mode(name, 0666); }) == "");
    CHECK(named_after([&](const fake_root &r) { r.mode(docker, 0777); }) == "");
    CHECK(named_after([&](const fake_root &r) { r.mode("/var/lib", 01777); }) == "");
    CHECK(named_after([&](const fake_root &r) { r.give(docker, 1000); }) == "");
    CHECK(named_after([&](const fake_root &r) {
              REQUIRE(lchown((r.path() + name).c_str(), 0, 1000) == 0);
              r.mode(name, 0664);
          }) == "");
}

TEST_CASE("links are followed where root made them, and nowhere else") {
    if (!is_root())
        return;
    fake_root root;
    root.write("/data/containers/" + id + "/config.v2.json", R"({"Name":"/web-1"})");
    root.make("/var/lib").link("/var/lib/docker", "../../../../data");
    CHECK(root.read(container_runtime::docker).name == "web-1");
    root.write("/etc/passwd", "ann:x:1000:1000::/home/ann:/bin/sh\n");
    root.write("/secret", list).mode("/secret", 0600);
    root.write("/home/ann" + storage, "[]").give("/home/ann", 1000);
    CHECK(root.read(podman, id, 1000).name == "");
    std::filesystem::remove(root.path() + "/home/ann" + storage);
    root.link("/home/ann" + storage, "/secret");
    CHECK(root.read(podman, id, 1000).name == "");  // root's link, in a directory of the user's
    root.give("/home/ann", 1000);
    CHECK(root.read(podman, id, 1000).name == "");
    root.make("/loop").link("/loop/a", "b").link("/loop/b", "a");
    std::filesystem::remove(root.path() + "/var/lib/docker");
    root.link("/var/lib/docker", "/loop/a");
    CHECK(root.read(container_runtime::docker).name == "");
}

TEST_CASE("nothing that is put where a file should be keeps the reader waiting") {
    const fake_root root;
    const std::string name = "/var/lib/docker/containers/" + id + "/config.v2.json";
    root.write(name, "");
    std::filesystem::remove(root.path() + name);
    REQUIRE(mkfifo((root.path() + name).c_str(), 0600) == 0);
    CHECK(root.read(container_runtime::docker).name == "");
}

TEST_CASE("a list is read again when it has changed, and only then, damaged or not") {
    const fake_root root;
    const std::string name = "/var/lib/containers/storage/overlay-containers/containers.json";
    container_files files(root.path(), "/proc");
    const auto name_now = [&] {
        container_info container;
        container.runtime = podman;
        container.id = id;
        container.owner = 0;
        files.read(container);
        return container.name;
    };
    root.write(name, "[{");
    for (int i = 0; i < 5; i++)
        CHECK(name_now() == "");
    CHECK(files.files_read() == 1);
    root.write(name, list);
    for (int i = 0; i < 5; i++)
        CHECK(name_now() == "db");
    CHECK(files.files_read() == 2);
}

TEST_CASE("users' files are bounded more narrowly than root's") {
    if (!is_root())
        return;
    const fake_root root;
    const std::string large = list.substr(0, list.size() - 1) + std::string(2 << 20, ' ') + "]";
    root.write("/etc/passwd", "ann:x:1000:1000::/home/ann:/bin/sh\n");
    root.write("/home/ann" + storage, large).give("/home/ann", 1000);
    root.write("/var/lib/containers/storage/overlay-containers/containers.json", large);
    CHECK(root.read(podman).name == "db");
    CHECK(root.read(podman, id, 1000).name == "");
}

TEST_CASE("mountinfo's escapes are undone, and its rows are whole") {
    std::vector<std::string> seen;
    for_each_mount(
        "36 25 0:32 / /a\\040b\\012c rw shared:1 master:2 - ext4 /dev/a rw\n"
        "37 25 0:33 /sub /\\134\\400\\04 rw - tmpfs none rw\n"
        "38 25 0:34 / /short rw\n\nx y z\n",
        [&](const mount_row &row) {
            seen.push_back(fmt::format("{} {} {} {}", row.id, row.root, unescape_mount(row.point),
                                       row.type));
        });
    CHECK(seen == std::vector<std::string>{"36 / /a b\nc ext4", "37 /sub /\\\\400\\04 tmpfs"});
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
    root.write("/run/containers/storage/overlay-containers/" + id + "/userdata/config.json",
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

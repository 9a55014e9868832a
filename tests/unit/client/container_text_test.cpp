// SPDX-License-Identifier: MIT OR Apache-2.0
// What other programs are told of a container, in JSON.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "model/image_name.h"
#include "scap/container_text.h"

using namespace ringtap;
using nlohmann::json;

namespace {

const std::string id = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

container_info web() {
    container_info made;
    made.runtime = container_runtime::docker;
    made.id = id;
    made.name = "web";
    made.image = "registry:5000/shop/web:1.2";
    made.image_id = "sha256:" + id;
    made.owner = 0;
    return made;
}

json facts_of(const container_info &container, const std::string &cgroup = "/docker/" + id) {
    return json::parse(container_text(container, cgroup)).at("container");
}

}  // namespace

TEST_CASE("a container's facts have the names that Sysdig's programs look for") {
    const json facts = facts_of(web(), "/docker/" + id + "/below");
    CHECK(facts.at("type") == 0);
    CHECK(facts.at("id") == "0123456789ab");
    CHECK(facts.at("full_id") == id);
    CHECK(facts.at("name") == "web");
    CHECK(facts.at("imagerepo") == "registry:5000/shop/web");
    CHECK(facts.at("imagetag") == "1.2");
    CHECK(facts.at("imageid") == id);
    CHECK(facts.at("cgroup") == "/docker/" + id);
    CHECK_FALSE(facts.contains("imagedigest"));
    CHECK_FALSE(facts.contains("privileged"));
}

TEST_CASE("facts by a user's word say so, and are no other's") {
    container_info users = web();
    users.owner = 1000;
    const json facts = facts_of(users);
    CHECK(facts.at("id") == "0123456789ab");
    CHECK(facts.at("name") == "1000:web");
    CHECK(facts.at("imagerepo") == "1000:registry:5000/shop/web");
    users.owner.reset();
    CHECK(facts_of(users).at("name") == "?:web");
}

TEST_CASE("what else root's files say is told, and what a user's say is not") {
    container_info more = web();
    more.facts = R"({"privileged":true,"id":"other","labels":{"tier":"front"}})";
    more.pod_name = "shop-0";
    const json facts = facts_of(more);
    CHECK(facts.at("privileged") == true);
    CHECK(facts.at("id") == "0123456789ab");
    CHECK(facts.at("labels") == json{{"tier", "front"}, {"io.kubernetes.pod.name", "shop-0"}});
    more.owner = 1000;
    CHECK_FALSE(facts_of(more).contains("privileged"));
    more.owner = 0;
    more.facts = std::string(100000, '[');
    CHECK(facts_of(more).at("name") == "web");
    more.name = std::string(100000, 'x');
    CHECK(container_text(more, "/docker/" + id).empty());
}

TEST_CASE("facts are ASCII, whatever a container is called") {
    container_info odd = web();
    odd.name = "\xff\"\n\xc3\xa9";
    const std::string text = container_text(odd, "/docker/" + id);
    CHECK(text.find_first_of("\n\xff\xc3") == std::string::npos);
    CHECK(json::parse(text).at("container").at("name") == "\xef\xbf\xbd\"\n\xc3\xa9");
}

TEST_CASE("an image's name is taken apart") {
    const image_name whole("host:5000/a/b:tag@sha256:1");
    CHECK(whole.repository == "host:5000/a/b");
    CHECK(whole.tag == "tag");
    CHECK(whole.digest == "sha256:1");
    CHECK(image_name("host:5000/a").repository == "host:5000/a");
    CHECK(image_name("host:5000/a").tag.empty());
    CHECK(image_name("").repository.empty());
}

TEST_CASE("a runtime comes back, by its number or, where there is none, by its group") {
    const auto back = [](container_runtime runtime, const std::string &cgroup) {
        container_info made = web();
        made.runtime = runtime;
        return container_in(container_text(made, cgroup)).value().second.runtime;
    };
    CHECK(back(container_runtime::podman, "/docker/" + id) == container_runtime::podman);
    CHECK(back(container_runtime::nspawn, "/machine.slice/machine-web.scope") == container_runtime::nspawn);
}

// SPDX-License-Identifier: MIT OR Apache-2.0
// Events and alerts in the shapes of other stores: what each says, and what has no place there.
#include <arpa/inet.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <nlohmann/json.hpp>
#include <optional>

#include "fields/reader.h"
#include "formats/event_shape.h"
#include "host_box.h"
#include "model/proc_snapshot.h"

using namespace ringtap;
using namespace ringtap_test;
using nlohmann::json;

namespace {

const host_identity box_identity{"box", "6.1.0", "x86_64", "b00t"};

// What becomes of the last event that a host has had; nothing: it has no place in the format.
class shaped_host : public host_box {
  public:
    explicit shaped_host(const format_tables &tables) : shape(tables, box_identity), reader(machine::x86_64, 0) {
        on_event = [this](const ringtap::event &event) {
            reader.begin(event);
            text_buffer line;
            last.reset();
            if (shape.append_event(line, reader))
                last = json::parse(std::string(line.data(), line.size()));
        };
    }

    event_shape shape;
    field_reader reader;
    std::optional<json> last;
};

std::string address(const char *ip, uint16_t port) {
    sockaddr_in made{};
    made.sin_family = AF_INET;
    made.sin_port = htons(port);
    inet_pton(AF_INET, ip, &made.sin_addr);
    return {reinterpret_cast<const char *>(&made), sizeof(made)};
}

void connect(shaped_host &host, int64_t result) {
    host.by(100).call("socket", {AF_INET, 1, 0}, 3);
    host.call("connect", {3, 0x1000, 16}, result, {{RINGTAP_KIND_SOCKADDR, 1, address("10.0.0.9", 443)}});
}

}  // namespace

TEST_CASE("ECS: a fork is the child's, and the parent made it") {
    shaped_host host(ecs_tables());
    host.by(100).fork(200);
    REQUIRE(host.last);
    const json &said = *host.last;
    CHECK(said["event"]["action"] == "fork");
    CHECK(said["event"]["type"] == json({"start"}));
    CHECK(said["process"]["pid"] == 200);
    CHECK(said["process"]["parent"]["pid"] == 100);
    CHECK(said["process"]["parent"]["args"] == json({"sh", "-c"}));
    CHECK(said["host"]["boot"]["id"] == "b00t");
}

TEST_CASE("ECS: a process has one id from its fork on") {
    shaped_host host(ecs_tables());
    host.at(3'000'000'000).by(100).fork(200);
    const json made = host.last->at("process").at("entity_id");
    CHECK(made == "b00t-200-300");
    host.by(200).exec().open("/etc/passwd", 3);
    CHECK(host.last->at("process").at("entity_id") == made);
    host.exit(200);
    CHECK(host.last->at("process").at("entity_id") == made);
    CHECK(host.last->at("event").at("action") == "end");
}

TEST_CASE("when a process began that was there before is known by the tick") {
    host_box host;
    snapshot_host({record_layout(), descriptors_of::everybody, {}, {}}, [&host](const ringtap_record &record) { host << record; });
    const process_info *self = host.host().process(static_cast<uint32_t>(getpid()));
    REQUIRE(self);
    const uint64_t hour_ns = 3600 * uint64_t{ns_per_s};
    CHECK(self->start_ns > 0);
    CHECK(self->start_ns <= monotonic_ns());
    CHECK(monotonic_ns() - self->start_ns < hour_ns);
    CHECK(self->start_ns % (ns_per_s / static_cast<uint64_t>(sysconf(_SC_CLK_TCK))) == 0);
}

TEST_CASE("ECS: what is not known is left out") {
    shaped_host host(ecs_tables());
    host.by(777).call("getpid", {}, 777);
    REQUIRE(host.last);
    const json &process = host.last->at("process");
    CHECK(process["pid"] == 777);
    CHECK_FALSE(process.contains("entity_id"));
    CHECK_FALSE(process.contains("user"));
    CHECK_FALSE(host.last->contains("user"));
    CHECK_FALSE(host.last->contains("file"));
}

TEST_CASE("ECS: a file that is opened, and one that is not there") {
    shaped_host host(ecs_tables());
    host.by(100).open("/var/log/a.log", 3);
    CHECK(host.last->at("file").at("path") == "/var/log/a.log");
    CHECK(host.last->at("file").at("directory") == "/var/log");
    CHECK(host.last->at("file").at("extension") == "log");
    CHECK(host.last->at("event").at("outcome") == "success");
    host.open("/gone", -ENOENT);
    CHECK(host.last->at("file").at("path") == "/gone");
    CHECK(host.last->at("event").at("outcome") == "failure");
    CHECK(host.last->at("error").at("code") == "ENOENT");
}

TEST_CASE("OCSF: who opened a connection is its source, and its result says what it was") {
    const auto [result, activity, status] =
        GENERATE(table<int, int, int>({{0, 1, 1}, {-EINPROGRESS, 1, 0}, {-ECONNREFUSED, 5, 2}, {-ETIMEDOUT, 4, 2}}));
    shaped_host host(ocsf_tables());
    connect(host, result);
    REQUIRE(host.last);
    const json &said = *host.last;
    CHECK(said["class_uid"] == 4001);
    CHECK(said["activity_id"] == activity);
    CHECK(said["status_id"] == status);
    CHECK(said["dst_endpoint"]["ip"] == "10.0.0.9");
    CHECK(said["dst_endpoint"]["port"] == 443);
    CHECK(said["connection_info"]["direction_id"] == 2);
    CHECK(said["actor"]["process"]["pid"] == 100);
}

TEST_CASE("OCSF: a new program is its parent's doing") {
    shaped_host host(ocsf_tables());
    host.by(100).fork(200);
    CHECK(host.last->at("type_uid") == 100701);
    CHECK(host.last->at("launch_type_id") == 2);
    CHECK(host.last->at("actor").at("process").at("pid") == 100);
    host.by(200).exec();
    CHECK(host.last->at("process").at("pid") == 200);
    CHECK(host.last->at("launch_type_id") == 3);
}

TEST_CASE("OCSF: what no class is about has no place") {
    shaped_host host(ocsf_tables());
    host.by(100).call("getpid", {}, 100);
    CHECK_FALSE(host.last);
    host.fork(101, 0x10000, 100);  // a thread
    CHECK_FALSE(host.last);
    host.call("execve", {0, 0, 0}, 0);
    CHECK_FALSE(host.last);
    host.call("execve", {0, 0, 0}, -ENOENT);
    CHECK(host.last->at("type_uid") == 100701);
}

TEST_CASE("what was lost is told in each format") {
    shaped_host ecs(ecs_tables()), ocsf(ocsf_tables());
    for (shaped_host *host : {&ecs, &ocsf})
        *host << make_lost(9, 5000, 7);
    CHECK(ecs.last->at("event").at("kind") == "pipeline_error");
    CHECK(ecs.last->at("message") == "7 records of CPU 0 did not fit and were lost");
    CHECK(ocsf.last->at("class_uid") == 0);
    CHECK(ocsf.last->at("message") == ecs.last->at("message"));
}

TEST_CASE("an alert has its rule, and MITRE's words from its tags") {
    const std::set<std::string> tags = {"T1059.004", "host", "mitre_execution"};
    alert_facts alert;
    alert.rule = "Shell";
    alert.message = "a shell ran";
    alert.priority = "Warning";
    alert.severity = 4;
    alert.tags = &tags;
    shaped_host ecs(ecs_tables()), ocsf(ocsf_tables());
    json said[2];
    size_t i = 0;
    for (shaped_host *host : {&ecs, &ocsf}) {
        host->on_event = [&, host](const ringtap::event &event) {
            host->reader.begin(event);
            text_buffer line;
            host->shape.append_alert(line, host->reader, alert);
            said[i++] = json::parse(std::string(line.data(), line.size()));
        };
        host->by(100).open("/etc/passwd", 3);
    }
    CHECK(said[0]["event"]["kind"] == "alert");
    CHECK(said[0]["rule"]["name"] == "Shell");
    CHECK(said[0]["log"]["level"] == "warning");
    CHECK(said[0]["threat"]["technique"]["id"] == json({"T1059.004"}));
    CHECK(said[0]["threat"]["tactic"]["name"] == json({"execution"}));
    CHECK(said[0]["file"]["path"] == "/etc/passwd");
    CHECK(said[1]["class_uid"] == 2004);
    CHECK(said[1]["severity_id"] == 3);
    CHECK(said[1]["finding_info"]["title"] == "Shell");
    CHECK(said[1]["evidences"][0]["file"]["path"] == "/etc/passwd");
    CHECK(said[1]["evidences"][0]["actor"]["process"]["pid"] == 100);
}

TEST_CASE("OCSF: a renamed file has its new name beside the old one") {
    shaped_host host(ocsf_tables());
    host.by(100).call("rename", {0x1000, 0x2000}, 0, {{RINGTAP_KIND_PATH, 0, "/var/log/a.log"}, {RINGTAP_KIND_PATH, 1, "/srv/b"}});
    REQUIRE(host.last);
    CHECK(host.last->at("activity_id") == 5);
    CHECK(host.last->at("file").at("path") == "/var/log/a.log");
    CHECK(host.last->at("file_result").at("path") == "/srv/b");
    CHECK(host.last->at("file_result").at("name") == "b");
    CHECK(host.last->at("file_result").at("parent_folder") == "/srv");
    CHECK(host.last->at("file_result").at("type_id") == 0);
    host.call("unlink", {0x1000}, 0, {{RINGTAP_KIND_PATH, 0, "/srv/b"}});
    REQUIRE(host.last);
    CHECK_FALSE(host.last->contains("file_result"));
}

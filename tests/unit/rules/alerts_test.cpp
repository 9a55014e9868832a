// SPDX-License-Identifier: MIT OR Apache-2.0
#include <nlohmann/json.hpp>

#include "rules/detector.h"
#include "rules_of.h"

using namespace ringtap;
using namespace ringtap_test;
using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

std::vector<alert> alerts_of(const std::string &yaml, const std::vector<record_words> &records, detect_settings settings = {}) {
    const fake_host host = small_host();
    settings.style.hostname = "box";
    std::vector<alert> raised;
    detector detecting(std::make_shared<rule_set>(set_of(yaml)), settings, [&](const alert &one) { raised.push_back(one); });
    for (const record_words &record : records)
        with_fields(record, &host, [&](field_reader &reader) { detecting.take(reader.current(), reader); });
    detecting.tell_held_back(10'000'000'000, true);
    return raised;
}

const std::string output_rule =
    "- rule: Passwords read\n  desc: d\n  condition: evt.type = openat\n  priority: warning\n  tags: [b, a]\n"
    "  output: read by %proc.name | fd=%evt.rawres parent=%proc.pname tty=%proc.tty nobody=%proc.aname[7] %container.info\n";

}  // namespace

TEST_CASE("an alert is said in Falco's words") {
    setenv("TZ", "UTC", 1);
    const auto raised = alerts_of(output_rule, {open_by(100)});
    REQUIRE(raised.size() == 1);
    CHECK(raised[0].line ==
          "00:00:00.005000000: Warning read by nginx | fd=3 parent=bash tty=0 nobody=<NA>  container_id=aaaaaaaaaaaa "
          "container_name=web-1 container_image_repository=registry:5000/library/nginx container_image_tag=1.25 "
          "k8s_pod_name=<NA> k8s_ns_name=<NA>");
}

TEST_CASE("an alert as JSON has what falcosidekick reads") {
    detect_settings settings;
    settings.style.json = true;
    const auto raised = alerts_of(output_rule, {open_by(100)}, settings);
    REQUIRE(raised.size() == 1);
    const json said = json::parse(raised[0].line);
    CHECK(said["rule"] == "Passwords read");
    CHECK(said["priority"] == "Warning");
    CHECK(said["source"] == "syscall");
    CHECK(said["hostname"] == "box");
    CHECK(said["tags"] == json({"a", "b"}));
    CHECK(said["time"] == "1970-01-01T00:00:00.005000000Z");
    CHECK_THAT(said["output"].get<std::string>(), Contains(": Warning read by nginx | fd=3"));
    CHECK(said["output_fields"]["evt.time"] == 5'000'000);
    CHECK(said["output_fields"]["evt.rawres"] == 3);
    CHECK(said["output_fields"]["proc.name"] == "nginx");
    CHECK(said["output_fields"]["proc.aname[7]"].is_null());
    CHECK(said["output_fields"]["container.id"] == "aaaaaaaaaaaa");
}

TEST_CASE("of an event the first rule tells, or all do if they are to") {
    const std::string two = rule_yaml("evt.type = openat", "", "first") + rule_yaml("evt.type = openat", "", "second");
    CHECK(alerts_of(two, {open_by(100)}).size() == 1);
    detect_settings settings;
    settings.all_rules = true;
    CHECK(alerts_of(two, {open_by(100)}, settings).size() == 2);
}

TEST_CASE("alerts beyond the rate are held back, counted and told") {
    detect_settings settings;
    settings.rate = 1;
    settings.burst = 2;
    const auto raised = alerts_of(output_rule, {open_by(100), open_by(100), open_by(100), open_by(100), open_by(100)}, settings);
    REQUIRE(raised.size() == 3);
    CHECK(raised[2].rule == "ringtap: alerts held back");
    CHECK_THAT(raised[2].line, Contains("3 more alerts of rule 'Passwords read'"));
}

TEST_CASE("what was lost is an alert of its own") {
    ringtap_lost lost{};
    lost.h = header(9, 7'000'000);
    lost.h.type = RINGTAP_LOST;
    lost.h.len = sizeof(lost);
    lost.count = 12;
    lost.first_ns = 1'000'000;
    lost.last_ns = 2'000'000;
    record_words words(sizeof(lost) / 8);
    std::memcpy(words.data(), &lost, sizeof(lost));
    const auto raised = alerts_of(output_rule, {words});
    REQUIRE(raised.size() == 1);
    CHECK(raised[0].priority == rule_priority::critical);
    CHECK_THAT(raised[0].line, Contains("12 records of CPU 2 did not fit") && Contains("1970-01-01T00:00:00.001000000Z"));
}

TEST_CASE("no byte of a process reaches the terminal or breaks a line") {
    const std::string rule = "- rule: r\n  desc: d\n  condition: evt.type = openat\n  output: 'of %evt.arg.filename'\n  priority: debug\n";
    const auto raised = alerts_of(rule, {make_syscall(header(7, 5'000'000, 100, 100), {257, {0xffffff9c, 0x1000, 0, 0}, 3},
                                                      {{RINGTAP_KIND_PATH, 1, "/tmp/a\n00:00: Critical \x1b[2J"}})});
    REQUIRE(raised.size() == 1);
    CHECK(raised[0].line.find('\n') == std::string::npos);
    CHECK(raised[0].line.find('\x1b') == std::string::npos);
}

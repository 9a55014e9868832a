// SPDX-License-Identifier: MIT OR Apache-2.0
// An interface of Wireshark and Stratoshark: what it answers, and what it makes of what they pass.
#include <sys/stat.h>

#include <regex>
#include <sstream>

#include "cli/options.h"
#include "model/event_filter.h"
#include "ringtap_binary.h"
#include "temporary_file.h"

using namespace ringtap;
using namespace ringtap_test;
using Catch::Matchers::Contains;

namespace {

outcome ask(const std::string &question) {
    return run("extcap --extcap-interface ringtap " + question + " 2>&1");
}

std::vector<std::string> lines_of(const std::string &text) {
    std::istringstream in(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

// As extcap_parser.c has it: a value ends at a brace before another, or before the end of the line.
std::string value_of(const std::string &sentence, const std::string &key) {
    std::smatch found;
    const std::regex pair("\\{" + key + "=([^}]*)\\}(?=\\{|$)");
    return std::regex_search(sentence, found, pair) ? found[1].str() : "";
}

std::vector<std::string> values(const std::string &config, const std::string &option) {
    std::string number;
    std::vector<std::string> found;
    for (const std::string &line : lines_of(config)) {
        if (line.substr(0, 4) == "arg " && value_of(line, "call") == option)
            number = value_of(line, "number");
        if (line.substr(0, 6) == "value " && value_of(line, "arg") == number)
            found.push_back(value_of(line, "value"));
    }
    return found;
}

}  // namespace

TEST_CASE("the interface is listed, whichever version asks") {
    for (const char *version : {"", " --extcap-version=4.6", " --extcap-version 4.0"}) {
        const outcome result = run(std::string("extcap --extcap-interfaces") + version + " 2>&1");
        CHECK(result.status == 0);
        const auto lines = lines_of(result.out);
        REQUIRE(lines.size() == 2);
        CHECK(value_of(lines[0], "version") == ringtap_version());
        CHECK(value_of(lines[1], "value") == "ringtap");
    }
}

TEST_CASE("by the name of a link the program is an interface") {
    const temporary_file link;
    REQUIRE(unlink(link.path().c_str()) == 0);
    REQUIRE(mkdir(link.path().c_str(), 0700) == 0);
    const std::string name = link.path() + "/ringtap-extcap";
    REQUIRE(symlink(RINGTAP_BINARY, name.c_str()) == 0);
    FILE *pipe = popen((name + " --extcap-interfaces").c_str(), "r");
    REQUIRE(pipe);
    char line[256];
    REQUIRE(fgets(line, sizeof(line), pipe));
    CHECK(pclose(pipe) == 0);
    CHECK_THAT(line, Contains("extcap {version="));
    unlink(name.c_str());
    rmdir(link.path().c_str());
}

TEST_CASE("its packets are of the type that stands for system calls") {
    CHECK(ask("--extcap-dlts").out == "dlt {number=147}{name=USER0}{display=System calls}\n");
}

TEST_CASE("what a window can set is what the program takes") {
    const outcome config = ask("--extcap-config");
    const outcome help = run("extcap --help");
    CHECK(config.status == 0);
    for (const std::string &line : lines_of(config.out)) {
        INFO(line);
        CHECK(std::regex_match(line, std::regex("(arg|value) (\\{[a-z]+=[^{}]*\\})+")));
        if (line.substr(0, 4) == "arg ")
            CHECK_THAT(help.out, Contains(value_of(line, "call")));
    }
    const auto sets = values(config.out, "--syscall");
    CHECK(sets.size() > 10);
    CHECK(check_calls(host_machine(), sets).empty());
    for (const std::string &type : values(config.out, "--type"))
        CHECK(event_types_by_word().count(type));
}

TEST_CASE("processes are listed when a window asks for them") {
    const outcome now = ask("--extcap-config --extcap-reload-option --tree");
    CHECK(now.status == 0);
    CHECK_THAT(now.out, Contains(fmt::format("{{value={}}}{{display={} ", getpid(), getpid())));
    CHECK(ask("--extcap-config --extcap-reload-option --snaplen").out.empty());
}

TEST_CASE("a capture filter is checked while it is typed") {
    CHECK(ask("--extcap-capture-filter 'proc.name = cat and evt.type = openat'").out.empty());
    CHECK(ask("--extcap-capture-filter ''").out.empty());
    const outcome wrong = ask("--extcap-capture-filter 'proc.nmae = cat'");
    CHECK(wrong.status == 0);
    CHECK(lines_in(wrong.out) == 1);
    CHECK_THAT(wrong.out, Contains("proc.nmae"));
}

TEST_CASE("what an interface is wrongly asked is told in a line") {
    const char *question =
        GENERATE("", "--capture", "--extcap-dlts --extcap-interface eth0", "--extcap-config",
                 "--capture --extcap-interface ringtap", "--extcap-nothing", "surplus",
                 "--capture --extcap-interface ringtap --fifo /dev/null --syscall opnat",
                 "--capture --extcap-interface ringtap --fifo /dev/null --snaplen -1");
    const outcome result = run(std::string("extcap ") + question + " 2>&1");
    INFO(question << ": " << result.out);
    CHECK(result.status == 2);
    CHECK(lines_in(result.out) == 1);
}

TEST_CASE("an option with nothing is one that is not set") {
    const outcome result = ask(
        "--capture --fifo /dev/null --tree '' --memory '' --slower '' --uid '' --syscall %nothing");
    CHECK_THAT(result.out, Contains("%nothing"));
}

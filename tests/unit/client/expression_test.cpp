// SPDX-License-Identifier: MIT OR Apache-2.0
// The grammar of filters, and how a wrong one is answered.
#include "fields/expression.h"

#include <catch2/catch.hpp>
#include <random>

#include "fake_host.h"

using namespace ringtap;
using namespace ringtap_test;
using Catch::Matchers::Contains;

namespace {

std::string shape(const expression &from) {
    if (from.kind == expression_kind::check)
        return from.left.field->name;
    std::string text = from.kind == expression_kind::all_of   ? "and("
                       : from.kind == expression_kind::any_of ? "or("
                                                              : "not(";
    const char *separator = "";
    for (const expression &part : from.parts) {
        text += separator + shape(part);
        separator = " ";
    }
    return text + ")";
}

std::string shape(const std::string &text) {
    return shape(parse_expression(text));
}

struct refusal {
    std::string what;
    size_t at;
};

refusal refused(const std::string &text) {
    try {
        const event_expression expression(x86, text);
    } catch (const expression_error &error) {
        return {error.what(), error.where().at};
    }
    FAIL("not refused: " << text);
    return {};
}

}  // namespace

TEST_CASE("and binds stronger than or, not strongest") {
    CHECK(shape("fd.num=1 or proc.pid=2 and evt.cpu=3") == "or(fd.num and(proc.pid evt.cpu))");
    CHECK(shape("fd.num=1 and proc.pid=2 or evt.cpu=3") == "or(and(fd.num proc.pid) evt.cpu)");
    CHECK(shape("not fd.num=1 and proc.pid=2") == "and(not(fd.num) proc.pid)");
    CHECK(shape("(fd.num=1 or proc.pid=2) and evt.cpu=3") == "and(or(fd.num proc.pid) evt.cpu)");
    CHECK(shape("not(fd.num=1 or proc.pid=2)") == "not(or(fd.num proc.pid))");
    CHECK(shape("not not fd.num=1") == "fd.num");
    CHECK(shape("not not not fd.num=1") == "not(fd.num)");
    CHECK(shape("fd.num=1 or(proc.pid=2)and(evt.cpu=3)") == "or(fd.num and(proc.pid evt.cpu))");
}

TEST_CASE("values: bare, quoted, numbers, lists") {
    const auto value = [](const std::string &text) {
        return parse_expression(text).values.front().text;
    };
    CHECK(value("proc.name=nginx") == "nginx");
    CHECK(value("proc.name == nginx") == "nginx");
    CHECK(value("fd.name startswith /etc") == "/etc");
    CHECK(value("evt.dir=<") == "<");
    CHECK(value("fd.name=a=b") == "a=b");
    CHECK(value(R"(proc.name = "two words")") == "two words");
    CHECK(value(R"(proc.name = 'it"s')") == "it\"s");
    CHECK(value(R"(proc.name = "a \"b\" \\ c")") == R"(a "b" \ c)");
    CHECK(value(R"(proc.name = "")").empty());
    CHECK(parse_expression("evt.type in (open, \"openat\" ,creat)").values.size() == 3);
    CHECK(parse_expression("evt.type in(open)").values.size() == 1);
    CHECK(parse_expression("evt.type in ()").values.empty());
}

TEST_CASE("fields with something in brackets, and with a name behind a dot") {
    CHECK(parse_expression("proc.aname[2]=x").left.arg.index == 2);
    CHECK(parse_expression("evt.arg.flags=x").left.arg.name == "flags");
    CHECK(parse_expression("evt.arg[flags]=x").left.arg.name == "flags");
    CHECK(parse_expression("evt.arg[0]=x").left.arg.is_index);
    CHECK(parse_expression("proc.env[HOME]=x").left.arg.name == "HOME");
    CHECK(parse_expression("proc.env['A B']=x").left.arg.name == "A B");
}

TEST_CASE("a wrong filter is answered with a caret, what was expected and the nearest name") {
    const auto at = [](const std::string &text) { return refused(text).at; };
    CHECK_THAT(refused("fd.nmae = x").what,
               Contains("unknown field 'fd.nmae'; did you mean 'fd.name'?") &&
                   Contains("\n    fd.nmae = x\n    ^^^^^^^"));
    CHECK_THAT(refused("evt.type in (open, opnat)").what,
               Contains("unknown system call 'opnat'; did you mean 'openat'?") &&
                   Contains("                  ^^^^^"));
    CHECK_THAT(refused("evt.type = procexek").what, Contains("did you mean 'procexec'?"));
    CHECK_THAT(refused("proc.name").what, Contains("expected an operator"));
    CHECK_THAT(refused("").what, Contains("expected a field at the end"));
    CHECK_THAT(refused("fd.num = 1 and").what, Contains("expected a field at the end"));
    CHECK_THAT(refused("fd.num = 1 proc.pid = 2").what, Contains("expected 'and', 'or'"));
    CHECK_THAT(refused("(fd.num = 1").what, Contains("')'"));
    CHECK_THAT(refused("fd.num = 1)").what, Contains("expected 'and', 'or' or the end"));
    CHECK_THAT(refused("fd.num in 1").what, Contains("expected a list"));
    CHECK_THAT(refused("fd.num in (1 2)").what, Contains("',' or ')'"));
    CHECK_THAT(refused("fd.num = ").what, Contains("expected a value at the end"));
    CHECK_THAT(refused("proc.name = 'x").what, Contains("never closed"));
    CHECK_THAT(refused("fd.num = abc").what, Contains("a number"));
    CHECK_THAT(refused("fd.num contains 1").what, Contains("does not go with"));
    CHECK_THAT(refused("proc.name < a").what, Contains("compares numbers"));
    CHECK_THAT(refused("evt.failed = maybe").what, Contains("true or false"));
    CHECK_THAT(refused("fd.ip = 10.0.0").what, Contains("IP address"));
    CHECK_THAT(refused("fd.net in (10.0.0.0/33)").what, Contains("network"));
    CHECK_THAT(refused("proc.name regex '(a'").what, Contains("not a pattern"));
    CHECK_THAT(refused("evt.buffer bcontains xyz").what, Contains("hexadecimal"));
    CHECK_THAT(refused("tolover(proc.name) = x").what, Contains("did you mean 'tolower'?"));
    CHECK_THAT(refused("tolower(fd.num) = x").what, Contains("takes text"));
    CHECK_THAT(refused("proc.name = val(fd.num)").what, Contains("is compared with"));
    CHECK_THAT(refused("proc.aname[x] = y").what, Contains("takes a number"));
    CHECK_THAT(refused("proc.name[1] = y").what, Contains("takes nothing in brackets"));
    CHECK_THAT(refused("evt.arg = y").what, Contains("evt.arg[NAME or N]"));
    CHECK_THAT(refused("evt.arg.flgas = y").what, Contains("did you mean 'flags'?"));
    CHECK_THAT(refused("evt.type.is.opne exists").what, Contains("did you mean 'open'?"));
    CHECK(at("fd.num = 1 and fd.nmae = 2") == 15);
    CHECK(at("fd.num = 1 and (proc.pid = x)") == 27);
}

TEST_CASE("what is too long or too deep is refused, not followed") {
    const std::string deep(100000 / 2, '(');
    CHECK_THAT(refused(deep + "fd.num=1").what, Contains("nested too deeply: at most 100"));
    std::string transformed = "proc.name";
    for (int i = 0; i < 500; i++)
        transformed = "tolower(" + transformed + ")";
    CHECK_THAT(refused(transformed + "=x").what, Contains("nested too deeply"));
    CHECK_THAT(refused("proc.name=" + std::string(longest_expression, 'x')).what,
               Contains("too long"));
    CHECK(shape(std::string(90, '(') + "fd.num=1" + std::string(90, ')')) == "fd.num");
    std::string nots;
    for (int i = 0; i < 10000; i++)
        nots += "not ";
    CHECK(shape(nots + "fd.num=1") == "fd.num");
}

TEST_CASE("no row of words makes the parser stumble: a tree, or a caret in range") {
    static const char *const words[] = {
        "fd.name", "evt.type", "proc.aname", "evt.arg",  ".",      "(",        ")",   ",",
        "=",       "!=",       "<",          ">=",       "in",     "and",      "or",  "not",
        "exists",  "contains", "glob",       "regex",    "pmatch", "'",        "\"",  "\\",
        "[",       "]",        "0x1f",       "-5",       "10ms",   "10.0.0.1", "/8",  "val(",
        "b64(",    "tolower(", "a*b[",       "\xff\x01", "open",   " ",        "[1]", "*",
    };
    std::mt19937 random(4711);
    unsigned good = 0;
    for (int round = 0; round < 20000; round++) {
        std::string text = round % 3 ? "" : "proc.name = x and fd.name ";
        for (unsigned i = random() % 12; i > 0; i--)
            text += std::string(words[random() % std::size(words)]) + (random() % 3 ? " " : "");
        try {
            const event_expression expression(x86, text);
            good++;
        } catch (const expression_error &error) {
            const bool in_range = error.where().at <= text.size();
            if (!in_range)
                FAIL("caret out of range for: " << text);
        }
    }
    CHECK(good > 50);
}

// SPDX-License-Identifier: MIT OR Apache-2.0
// Every operator on every type, and what the fields say.
#include <catch2/catch.hpp>
#include <cerrno>

#include "fake_host.h"
#include "fields/format.h"

using namespace ringtap;
using namespace ringtap_test;
using Catch::Matchers::Contains;

TEST_CASE("operators on numbers") {
    const auto event = read_of(4);
    CHECK(holds("fd.num = 4", event));
    CHECK(holds("fd.num == 0x4", event));
    CHECK_FALSE(holds("fd.num != 4", event));
    CHECK(holds("fd.num < 5 and fd.num <= 4 and fd.num > 3 and fd.num >= 4", event));
    CHECK_FALSE(holds("fd.num < 4 or fd.num > 4", event));
    CHECK(holds("fd.num in (1, 4, 9)", event));
    CHECK(holds("fd.num intersects (4)", event));
    CHECK_FALSE(holds("fd.num in ()", event));
    CHECK(holds("fd.num > -1", event));
    CHECK(holds("evt.rawres = -2", open_passwd(-2)));
    CHECK(holds("evt.rawres < 0", open_passwd(-2)));
    CHECK(holds("evt.rawres < 18446744073709551615", open_passwd(-2)));
}

TEST_CASE("operators on durations, with their units") {
    const auto event = open_passwd();
    CHECK(holds("evt.latency = 4000000", event));
    CHECK(holds("evt.latency = 4ms and evt.latency > 3999us and evt.latency < 1s", event));
    CHECK_FALSE(holds("evt.latency > 4ms", event));
    CHECK(holds("evt.latency >= 4000000ns", event));
}

TEST_CASE("operators on booleans") {
    CHECK(holds("evt.failed = true", open_passwd(-2)));
    CHECK(holds("evt.failed != true", open_passwd()));
    CHECK(holds("evt.is_open_read = true and evt.is_open_write=false", open_passwd()));
    CHECK(holds("evt.failed in (true, false)", open_passwd()));
}

TEST_CASE("what is not sure can be asked for") {
    const auto event = read_of(4);
    auto host = small_host();
    CHECK(holds("fd.is_sure = true and proc.is_sure = true", event, &host));
    host.descriptors.at({100, 4}).sure = false;
    CHECK(holds("fd.is_sure = false and proc.is_sure = true", event, &host));
    host.processes.at(100).sure = false;
    CHECK(holds("proc.is_sure = false", event, &host));
    host.descriptors.clear();
    CHECK_FALSE(holds("fd.is_sure exists", event, &host));
}

TEST_CASE("operators on texts") {
    const auto event = open_passwd();
    CHECK(holds("fd.name = /etc/passwd", event));
    CHECK(holds("fd.name != /etc/group", event));
    CHECK(holds("fd.name contains c/pass", event));
    CHECK_FALSE(holds("fd.name contains PASS", event));
    CHECK(holds("fd.name icontains PASS and fd.name icontains ''", event));
    CHECK(holds("fd.name startswith /etc and fd.name endswith wd", event));
    CHECK_FALSE(holds("fd.name startswith /etc/passwd/more", event));
    CHECK_FALSE(holds("fd.name endswith xx/etc/passwd", event));
    CHECK(holds("fd.name glob '/etc/*' and fd.name glob '/e?c/p[a-c]sswd'", event));
    CHECK_FALSE(holds("fd.name glob '/etc/[!p]*' or fd.name glob /etc", event));
    CHECK(holds("fd.name iglob '/ETC/P*'", event));
    CHECK(holds("fd.name regex '/etc/.*wd'", event));
    CHECK_FALSE(holds("fd.name regex etc", event));
    CHECK(holds("fd.name in (/etc/group, /etc/passwd)", event));
    CHECK(holds("fd.name intersects (/etc/passwd)", event));
    CHECK(holds("fd.name pmatch (/usr, /etc)", event));
    CHECK(holds("fd.name pmatch (/)", event));
    CHECK(holds("fd.name pmatch (/etc/passwd)", event));
    CHECK_FALSE(holds("fd.name pmatch (/et, /etc/pass)", event));
    CHECK(holds("fd.name exists and not fd.ip exists", event));
}

TEST_CASE("an operator of one value takes a list by anyof, allof and oneof") {
    const auto event = open_passwd();
    CHECK(holds("fd.name startswith anyof (/usr, /etc)", event));
    CHECK_FALSE(holds("fd.name startswith anyof (/usr, /var)", event));
    CHECK(holds("fd.name contains allof (etc, passwd)", event));
    CHECK_FALSE(holds("fd.name contains allof (etc, shadow)", event));
    CHECK(holds("fd.name endswith oneof (wd, ow)", event));
    CHECK_FALSE(holds("fd.name endswith oneof (wd, passwd)", event));
    CHECK_FALSE(holds("fd.name endswith oneof (ow, oup)", event));
    CHECK(holds("fd.name endswith oneof (ow, passwd, oup) and fd.name regex oneof ('/e.*', '/u.*')", event));
    CHECK(holds("fd.name != allof (/etc/group, /etc/shadow) and not fd.name = anyof (/etc/group)", event));
    CHECK(holds("fd.name != anyof (/etc/group, /etc/passwd)", event));
    for (const char *modifier : {"anyof", "allof", "oneof"}) {
        CHECK_FALSE(holds(fmt::format("fd.name startswith {} ()", modifier), event));
        CHECK(holds(fmt::format("fd.name = {}(/etc/passwd)", modifier), event));
        CHECK_FALSE(holds(fmt::format("fd.name = {}", modifier), event));
    }
    std::string many = "fd.name = oneof (a";
    for (int i = 0; i < 32; i++)
        many += ", b";
    CHECK_THROWS_WITH(holds(many + ")", event), Catch::Matchers::Contains("oneof takes at most 32 values, these are 33"));
}

TEST_CASE("a hostile pattern takes no longer than its text") {
    const auto event = read_of(4, std::string(60, 'a'));
    CHECK_FALSE(holds("evt.buffer regex '(a*)*(a*)*(a*)*b'", event));
    CHECK_FALSE(holds("evt.buffer glob '*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b'", event));
}

TEST_CASE("operators on bytes") {
    const auto event = read_of(4, std::string("\x7f"
                                              "ELF\0x",
                                              6));
    CHECK(holds("evt.buffer bstartswith 7f454c46", event));
    CHECK(holds("evt.buffer bcontains 0x4C4600", event));
    CHECK_FALSE(holds("evt.buffer bcontains 4645", event));
    CHECK(holds("evt.buffer contains ELF and evt.buflen = 6", event));
}

TEST_CASE("operators on addresses and networks") {
    const fake_host host = small_host();
    const auto event = read_of(4);
    CHECK(holds("fd.ip = 10.0.0.2 and fd.ip = 192.168.7.9", event, &host));
    CHECK(holds("fd.cip = 192.168.7.9 and fd.sip = 10.0.0.2", event, &host));
    CHECK(holds("fd.net in (172.16.0.0/12, 10.0.0.0/8)", event, &host));
    CHECK(holds("fd.net = 192.168.0.0/21", event, &host));
    CHECK_FALSE(holds("fd.net = 192.168.0.0/22", event, &host));
    CHECK_FALSE(holds("fd.ip != 10.0.0.2", event, &host));
    CHECK(holds("fd.cip != 10.0.0.2 and fd.net = 0.0.0.0/0 and fd.ip = ::ffff:10.0.0.2", event,
                &host));
    CHECK(holds("fd.port = 80 and fd.port = 40000 and fd.sport = 80 and fd.rport=40000", event,
                &host));
}

TEST_CASE("a field without a value makes its comparison false, whatever it is") {
    const auto event = open_passwd(-2);
    for (const char *how : {"= file", "!= file", "contains x", "in (file)", "glob *", "exists"})
        CHECK_FALSE(holds(std::string("fd.type ") + how, event));
    CHECK_FALSE(holds("fd.num != 7", event));
    CHECK(holds("not fd.num = 7", event));
    CHECK_FALSE(holds("container.name != ''", event));
}

TEST_CASE("transformers, and fields compared with fields") {
    const fake_host host = small_host();
    const auto event = open_passwd();
    CHECK(holds("toupper(fd.name) = /ETC/PASSWD", event, &host) == false);
    CHECK(holds("toupper(fd.name) = /ETC/NGINX/MIME.TYPES", event, &host));
    CHECK(holds("basename(fd.name) = mime.types and len(basename(fd.name)) = 10", event, &host));
    CHECK(holds("tolower(toupper(proc.name)) = nginx", event, &host));
    CHECK(holds("b64(evt.buffer) = hello", read_of(4, "aGVsbG8="), &host));
    CHECK_FALSE(holds("b64(evt.buffer) exists", read_of(4, "a?"), &host));
    CHECK(holds("proc.pid = val(thread.tid) and proc.name != val(proc.pname)", event, &host));
    CHECK(holds("proc.exepath endswith val(proc.name)", event, &host));
    CHECK(holds("proc.ppid < val(proc.pid) and fd.num >= val(fd.num)", event, &host));
    CHECK(holds("proc.name = tolower(proc.exe)", event, &host));
}

TEST_CASE("the example that must work") {
    const fake_host host = small_host();
    const std::string filter =
        "container.name != \"\" and evt.type in (open, openat) and fd.name startswith /etc";
    CHECK(holds(filter, open_passwd(), &host));
    CHECK_FALSE(holds(filter, read_of(3), &host));
    fake_host outside = small_host();
    outside.processes[100].container.reset();
    CHECK_FALSE(holds(filter, open_passwd(), &outside));
    CHECK(shown("container.id", open_passwd(), &outside) == "host");
}

TEST_CASE("what fields say") {
    const fake_host host = small_host();
    const auto shown_of = [&host](const char *field) { return shown(field, open_passwd(), &host); };
    CHECK(shown_of("evt.type") == "openat");
    CHECK(shown_of("evt.res") == "SUCCESS");
    CHECK(shown_of("evt.rawres") == "3");
    CHECK(shown_of("evt.latency.human") == "4.00ms");
    CHECK(shown_of("evt.dir") == "<");
    CHECK(shown_of("evt.cpu") == "2");
    CHECK(shown_of("evt.num") == "1");
    CHECK(shown_of("evt.category") == "file");
    CHECK(shown_of("evt.abspath") == "/etc/passwd");
    CHECK(shown_of("evt.rawarg[0]") == "-100");
    CHECK(shown_of("evt.arg[1]") == "\"/etc/passwd\"");
    CHECK(shown_of("evt.arg.nothing") == "<none>");
    CHECK(shown_of("evt.type.is.openat") == "true");
    CHECK(shown_of("syscall.nr") == "257");
    CHECK(shown_of("syscall.abi") == "64");
    CHECK(shown_of("proc.name") == "nginx");
    CHECK(shown_of("proc.cmdline") == "nginx -g daemon off;");
    CHECK(shown_of("proc.args") == "-g daemon off;");
    CHECK(shown_of("proc.cmdnargs") == "2");
    CHECK(shown_of("proc.cmdlenargs") == "14");
    CHECK(shown_of("proc.pname") == "bash");
    CHECK(shown_of("proc.aname") == "bash,systemd");
    CHECK(shown_of("proc.aname[0]") == "nginx");
    CHECK(shown_of("proc.apid[2]") == "1");
    CHECK(shown_of("proc.apid[3]") == "<none>");
    CHECK(shown_of("proc.loginshellid") == "50");
    CHECK(shown_of("proc.duration") == "4999000");
    CHECK(shown_of("proc.env[LANG]") == "C");
    CHECK(shown_of("proc.env[LAN]") == "<none>");
    CHECK(shown_of("proc.env") == "HOME=/root LANG=C");
    CHECK(shown_of("thread.cap_effective") == "CAP_CHOWN CAP_NET_BIND_SERVICE");
    CHECK(shown_of("thread.ismain") == "true");
    CHECK(shown_of("user.uid") == "0");
    CHECK(shown_of("user.name") == "root");
    CHECK(shown_of("user.loginuid") == "-1");
    CHECK(shown_of("user.loginname") == "<none>");
    CHECK(shown_of("group.name") == "wheel");
    CHECK(shown_of("fd.num") == "3");
    CHECK(shown_of("fd.name") == "/etc/nginx/mime.types");
    CHECK(shown_of("fd.directory") == "/etc/nginx");
    CHECK(shown_of("fd.filename") == "mime.types");
    CHECK(shown_of("fd.typechar") == "f");
    CHECK(shown_of("container.id") == "aaaaaaaaaaaa");
    CHECK(shown_of("container.image.repository") == "registry:5000/library/nginx");
    CHECK(shown_of("container.image.tag") == "1.25");
    CHECK(shown_of("container.type") == "docker");
    CHECK(shown_of("k8s.pod.name") == "<none>");
    CHECK(shown("fd.name", read_of(4), &host) == "192.168.7.9:40000->10.0.0.2:80");
    CHECK(shown("fd.l4proto", read_of(4), &host) == "tcp");
    CHECK(shown("evt.res", open_passwd(-2)) == "ENOENT");
    CHECK(shown("evt.type", make_exec(header(1, 2), "sh")) == "procexec");
    CHECK(shown("proc.name", make_exec(header(1, 2), "sh")) == "sh");
    CHECK(shown("syscall.type", make_exec(header(1, 2), "sh")) == "<none>");
    CHECK(shown("evt.buffer", read_of(4, "a\x1b[31m\n")) == "a\\33[31m\\n");
}

TEST_CASE("a connect says where it was to lead, though nothing is known of its socket") {
    using namespace std::string_literals;
    const auto connect_to = [](const std::string &address) {
        return make_syscall(header(7, 5'000'000), {42, {4, 0x1000, address.size()}, -ECONNREFUSED},
                            {{RINGTAP_KIND_SOCKADDR, 1, address}});
    };
    CHECK(shown("fd.name", connect_to("\2\0\0\x51\x7f\0\0\1\0\0\0\0\0\0\0\0"s)) == "127.0.0.1:81");
    CHECK(shown("fd.name", connect_to("\1\0/run/no.sock\0"s)) == "/run/no.sock");
    CHECK(shown("fd.name", connect_to("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"s)) == "<none>");
    CHECK(shown("fd.name", read_of(4)) == "<none>");
}

TEST_CASE("events are counted, and timed, from the first that happened") {
    std::vector<std::string> seen;
    field_reader reader(x86, 0);
    calling_sink sink([&](const event &event) {
        reader.begin(event);
        for (const char *name : {"evt.num", "evt.reltime", "evt.deltatime"}) {
            size_t at = 0;
            read_term(parse_field(name, at), reader);
            seen.push_back(std::to_string(reader.values().front().number.bits));
        }
    });
    feeding_decoder decoder(on_x86(), sink);
    decoder.decode(0, as_record(make_exec(header(0, 5, 100, 100, RINGTAP_F_STATE), "sh")));
    for (const uint64_t ns : {1000, 1500, 1700})
        decoder.decode(0, as_record(make_exec(header(0, ns), "sh")));
    CHECK(seen == std::vector<std::string>{"0", "0", "0", "1", "0", "0", "2", "500", "500", "3",
                                           "700", "200"});
}

TEST_CASE("each field can be asked of each kind of event") {
    const fake_host host = small_host();
    const record_words events[] = {open_passwd(),
                                   open_passwd(-2),
                                   read_of(4),
                                   make_syscall(header(1, 2), {5000, {1, 2, 3}}),
                                   make_entry(header(1, 2), {231, {0}}),
                                   make_exec(header(1, 2), "sh"),
                                   make_fork(header(1, 2), 101, 101),
                                   make_exit(header(1, 2)),
                                   make_lost(1, 20, 3)};
    for (const field_class &fields : field_classes())
        for (const field &field : fields) {
            CHECK(std::string(field.name).find(std::string(fields.name) + ".") == 0);
            std::string name = field.name;
            if (field.arg == field_arg_kind::name || field.arg == field_arg_kind::name_or_index)
                name += "[x]";
            for (const record_words &event : events) {
                shown(name, event);
                shown(name, event, &host);
            }
            INFO(field.name);
            CHECK(std::string(field.meaning).size() > 3);
        }
}

TEST_CASE("res is what came of any call, by an error's name or as a number") {
    CHECK(shown("evt.arg.res", open_passwd(-2)) == "ENOENT");
    CHECK(shown("evt.arg[res]", open_passwd(3)) == "3");
    CHECK(shown("evt.arg.res", read_of(3)) == "10");
    CHECK(shown("evt.rawarg.res", open_passwd(-2)) == "-2");
    CHECK(shown("evt.arg.res", open_passwd(-4000)) == "-4000");
    CHECK(shown("evt.arg.res", make_entry(header(0, 1), {0, {3, 1, 1}})) == "<none>");
    CHECK(holds("evt.arg.res = ENOENT", open_passwd(-2)));
    CHECK_FALSE(holds("evt.arg.res = ENOENT", open_passwd(-13)));
    CHECK(holds("evt.arg.res in (EAGAIN, 3)", open_passwd(3)));
    CHECK(holds("evt.rawarg.res < 0", open_passwd(-13)));
}

TEST_CASE("a word that a field never says is refused, with the nearest that it does") {
    const auto refused = [](const std::string &filter) -> std::string {
        try {
            const event_expression expression(x86, filter);
            return "";
        } catch (const expression_error &error) {
            return error.what();
        }
    };
    CHECK_THAT(refused("evt.arg.res = ENOENTT"), Contains("did you mean 'ENOENT'?"));
    CHECK_THAT(refused("evt.arg.res = SUCCESS"), Contains("'evt.arg.res' is never 'SUCCESS'"));
    CHECK_THAT(refused("evt.res in (SUCCESS, EACCESS)"), Contains("did you mean 'EACCES'?"));
    CHECK_THAT(refused("not evt.dir != <="), Contains("is never '<='"));
    CHECK_THAT(refused("fd.type = fiel"), Contains("did you mean 'file'?"));
    CHECK_THAT(refused("fd.typechar = x"), Contains("is never 'x'"));
    CHECK_THAT(refused("fd.l4proto = tpc"), Contains("did you mean 'tcp'?"));
    CHECK_THAT(refused("fd.sockfamily = inet"), Contains("is never 'inet'"));
    CHECK_THAT(refused("evt.io_dir = wirte"), Contains("did you mean 'write'?"));
    CHECK_THAT(refused("evt.arg[6] = x"), Contains("the last is 5"));
    CHECK_THAT(refused("evt.rawarg.flgas = 1"), Contains("did you mean 'flags'?"));
    CHECK(refused("evt.res startswith E and evt.arg.res = 7 and fd.type in (file, pipe)").empty());
    CHECK_THROWS_AS(parse_format(x86, "%evt.arg.flgas"), expression_error);
    CHECK_THROWS_AS(parse_format(x86, "%evt.rawarg[7]"), expression_error);
    CHECK(parse_format(x86, "%evt.arg.res %evt.arg[5]").parts.size() == 2);
}

TEST_CASE("formats") {
    const auto parts = [](const char *text) { return parse_format(x86, text).parts; };
    CHECK(parts("%evt.num %proc.name (%thread.tid)").size() == 4);
    CHECK(parts("%proc.name.")[1].text == ".");
    CHECK(parts("%20proc.name")[0].width == 20);
    CHECK(parts("100%%\\n%fd.num")[0].text == "100%\n");
    CHECK(parts("%tolower(proc.name)x")[0].name == "tolower(proc.name)");
    CHECK(parts("%proc.aname[2]")[0].term->arg.index == 2);
    CHECK_FALSE(parse_format(x86, "*%fd.num").leave_out);
    CHECK(parse_format(x86, "%fd.num").leave_out);
    CHECK(parse_format(x86, "p").parts.size() > 5);
    CHECK(parse_format(x86, "c").parts.size() > 5);
    CHECK_THROWS_AS(parse_format(x86, "%fd.nmae"), expression_error);
    CHECK_THROWS_AS(parse_format(x86, "%"), expression_error);
    CHECK_THROWS_AS(parse_format(x86, "%99999fd.num"), expression_error);
    CHECK_THROWS_WITH(parse_format(x86, "proc.name %%"), Contains("no field in this"));
    CHECK_THROWS_AS(parse_format(x86, ""), expression_error);
}

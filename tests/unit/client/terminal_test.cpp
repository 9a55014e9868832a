// SPDX-License-Identifier: MIT OR Apache-2.0
// Whatever a name holds, nothing that ringtap prints does more to a terminal than show it.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cstring>
#include <string>

#include "fields/field.h"
#include "harmless.h"
#include "make_records.h"
#include "model/state_records.h"
#include "ringtap_binary.h"

using namespace ringtap;
using namespace ringtap_test;
using Catch::Matchers::Contains;

namespace {

// A window's title, CSI as one byte, as two, and a direction of writing; what would be a line of
// our own.
const std::string foreign = "x\x1b]0;t\x07\x9b\x32J\xc2\x9b\x33\xe2\x80\xae\nringtap: y";
// As a comm, and as a path
const std::string comm = "\x1b]0;t\x07\xc2\x9b\x33\n";
const std::string path = "/" + foreign;

std::string unix_address(const std::string &name) {
    return std::string("\1\0", 2) + name;
}

record_words make_program() {
    ringtap_exec record{};
    record.h = header(0, 5, 100, 100, RINGTAP_F_STATE);
    record.old_tid = record.vpid = 100;
    record.ids.uid = 1000;
    record.items = 5;
    std::strncpy(record.comm, comm.c_str(), sizeof(record.comm) - 1);
    return finish(record, RINGTAP_EXEC,
                  {{RINGTAP_KIND_EXE, RINGTAP_ARG_NONE, path},
                   {RINGTAP_KIND_ARGV, RINGTAP_ARG_NONE, foreign + std::string("\0", 1) + foreign},
                   {RINGTAP_KIND_ENVP, RINGTAP_ARG_NONE, "A=" + foreign},
                   {RINGTAP_KIND_CWD, RINGTAP_ARG_NONE, path},
                   {RINGTAP_KIND_CGROUP, RINGTAP_ARG_NONE, "/lxc/" + foreign}});
}

void write_start(file_writer &writer) {
    const auto put = [&writer](const ringtap_record &record) { writer.state(&record, record.len); };
    const record_words program = make_program();
    put(as_record(program));
    container_info container;
    container.runtime = container_runtime::lxc;
    container.id = container.name = container.image = container.image_id = foreign;
    container.pod_name = container.pod_namespace = container.pod_uid = foreign;
    write_state("/lxc/" + foreign, container, put);
    write_users("u 1000 \x1b[31m\xc2\x9b\ng 0 \x1b[31m\xc2\x9b\n", put);
    state_descriptor file;
    file.fd = 4;
    file.ns = 6;
    file.link = path;
    state_descriptor socket = file;
    socket.fd = 5;
    socket.link = "socket:[7]";
    socket.family = 1;
    socket.local = socket.remote = unix_address(path);
    write_state(100, 6, 6, true, {file, socket}, put);
}

std::string control_of_rights() {
    return std::string("\x12\0\0\0\0\0\0\0\1\0\0\0\7\0\0\0\x1b\x9b", 18);
}

record_words make_calls() {
    uint64_t seq = 0;
    const auto call = [&seq](const new_call &made, const std::vector<new_item> &items) {
        const uint64_t ns = 10 + seq;
        return make_syscall(header(seq++, ns), made, items);
    };
    return call({257, {0xffffff9c, 1, 0, 0}, 9}, {{RINGTAP_KIND_PATH, 1, path}}) +
           call({257, {0xffffff9c, 1, 0, 0}, -2}, {{RINGTAP_KIND_PATH, 1, path}}) +
           call({1, {4, 1, 30}, 30}, {{RINGTAP_KIND_BUFFER, 1, foreign}}) +
           call({0, {5, 1, 30}, 30}, {{RINGTAP_KIND_BUFFER, 1, foreign}}) +
           call({42, {5, 1, 30}, 0}, {{RINGTAP_KIND_SOCKADDR, 1, unix_address(path)}}) +
           call({42, {5, 1, 30}, 0},
                {{RINGTAP_KIND_SOCKADDR, 1, unix_address(std::string("\0", 1) + foreign)}}) +
           call({46, {5, 1, 0}, 0}, {{RINGTAP_KIND_CONTROL, 1, control_of_rights()}}) +
           call({319, {1, 0}, 10}, {{RINGTAP_KIND_STRING, 0, foreign}}) +
           call({157, {15, 1}, 0}, {{RINGTAP_KIND_STRING, 1, comm}}) +
           call({59, {1, 2, 3}, -2},
                {{RINGTAP_KIND_PATH, 0, path}, {RINGTAP_KIND_ARGV, 1, foreign}}) +
           call({63, {1}, 0}, {{RINGTAP_KIND_STRUCT, 0, std::string(65, '\x9b')}}) +
           call({999, {1}, 0}, {{RINGTAP_KIND_PATH, 0, path}}) +
           make_fork(header(seq, 90), 101, 101, comm.c_str()) +
           make_exit(header(seq + 1, 91, 101, 101), 0, comm.c_str()) +
           make_exit(header(seq + 2, 92), 0, comm.c_str());
}

class hostile_file : public capture_file {
  public:
    hostile_file() : capture_file(write) {}

  private:
    static void write(file_writer &writer) {
        write_start(writer);
        const record_words records = make_calls();
        writer.records(0, records.data(), records.size() * 8);
    }
};

outcome run_harmless(const std::string &arguments) {
    const outcome result = run(arguments + " 2>&1");
    INFO(arguments << ": " << result.out);
    CHECK(harm_in(result.out) == std::string::npos);
    CHECK_THAT(result.out, !Contains("\nringtap: y") && !Contains("\xe2\x80\xae"));
    return result;
}

}  // namespace

TEST_CASE("no name in a file harms a terminal, however the file is read") {
    const hostile_file file;
    const auto read = [&file](const std::string &how) {
        CHECK(run_harmless(fmt::format("read {} {}", file.path(), how)).status == 0);
    };
    const std::string how = GENERATE("", "--state", "--state-at-end", "--json", "--json --state",
                                     "--json --state-at-end", "-o /dev/stdout");
    read(how);
}

TEST_CASE("no field harms a terminal") {
    const hostile_file file;
    std::string format = "*";
    for (const field_class &fields : field_classes())
        for (const field &field : fields)
            if (field.arg == field_arg_kind::none || field.arg == field_arg_kind::optional_index ||
                field.arg == field_arg_kind::optional_name)
                format += fmt::format("%{} ", field.name);
    format += "%evt.arg[0] %evt.arg[1] %evt.arg[2]";
    const outcome text = run_harmless(fmt::format("read {} --state -p '{}'", file.path(), format));
    CHECK(text.status == 0);
    CHECK_THAT(text.out, Contains("\\33]0;t\\7"));
    const outcome json =
        run_harmless(fmt::format("read {} --state --json -p '{}'", file.path(), format));
    CHECK(json.status == 0);
    CHECK_THAT(json.out, Contains("\\u001b]0;t\\u0007"));
}

TEST_CASE("no word of the command line harms a terminal when it is repeated") {
    const std::string command =
        GENERATE("'{}'", "read '{}'", "read -p '%{}' /dev/null", "read /dev/null '{}'",
                 "read /dev/null 'evt.type = {}'", "read /dev/null 'evt.arg[{}] and'",
                 "read -o '/none/{}' /dev/null", "trace -e '{}'", "trace --uid '{}'",
                 "trace --type '{}'", "trace --slower '{}'", "trace '--{}'", "trace -P '{}'",
                 "trace -- '/none/{}'", "trace --explain 'proc.name = \"{}\"'",
                 "record -w '/none/{}'", "record --flight -w x --trigger-killed '{}'", "list '{}'",
                 "list calls '{}'", "list fields '{}'", "stat '{}'", "probe '{}'");
    const hostile_file file;
    run_harmless(fmt::format(fmt::runtime(command), foreign));
    CHECK(run_harmless(fmt::format("read '/tmp/{}'", foreign)).status == 1);
}

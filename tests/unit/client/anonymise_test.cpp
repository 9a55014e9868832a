// SPDX-License-Identifier: MIT OR Apache-2.0
// Of names, arguments, contents and addresses no byte is left, and what was equal is equal.
#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/un.h>
#include <sys/utsname.h>

#include <catch2/catch.hpp>

#include "busy_host.h"
#include "engine/capture_editor.h"
#include "engine/file_source.h"
#include "fields/format.h"
#include "model/anonymiser.h"
#include "mutant_files.h"
#include "ringtap_binary.h"
#include "temporary_file.h"

using namespace ringtap;
using namespace ringtap_test;
using Catch::Matchers::Contains;

namespace {

constexpr siphash_key key{0x0123456789abcdef, 0xfedcba9876543210};

void anonymise(const std::string &path, const std::string &to, bool compress = false, const siphash_key &by = key) {
    file_walk from({path}, {});
    anonymiser changer(by);
    file_writer writer(to, compress);
    writer.change_by(&changer);
    edit_output output(writer);
    capture_editor(from, nullptr, output).run();
}

// All that a reader gets to see of a file.
std::string unpacked(const std::string &path) {
    file_reader reader(path);
    std::string all(reinterpret_cast<const char *>(&reader.header()), sizeof(file_header));
    unsigned cpu;
    while (const ringtap_record *record = reader.next(&cpu, [](const void *) { return true; }, nullptr))
        all.append(reinterpret_cast<const char *>(record), record->len);
    CHECK(reader.damage().empty());
    return all;
}

std::vector<std::string> shown(const std::string &path, const char *format, const std::string &expression = "") {
    source_filter filter;
    filter.expression = expression;
    file_source from(path, filter);
    const event_format fields = parse_format(from.on(), format);
    std::vector<std::string> lines;
    text_buffer text;
    while (from.next()) {
        text.clear();
        append_formatted(text, fields, from.fields());
        lines.push_back(fmt::to_string(text));
    }
    return lines;
}

template <typename Struct>
std::string raw(const Struct &of) {
    return {reinterpret_cast<const char *>(&of), sizeof(of)};
}

// Each secret is one of its own.
class secret_file {
  public:
    explicit secret_file(const std::string &path) {
        file_writer file(path, false);
        file_header head{};
        head.machine = 62;
        head.abi_major = RINGTAP_ABI_MAJOR;
        head.nr_cpus = 1;
        for (unsigned type = 0; type < RINGTAP_TYPES; type++)
            head.record_size[type] = static_cast<uint16_t>(record_size_own(type));
        secret("host").copy(head.hostname, sizeof(head.hostname) - 1);
        file.begin(head);
        write_state(file);
        while (secrets.size() < 1000)
            add_records();
        file.records(0, records_.data(), records_.size() * 8);
        file.end({}, {});
    }

    std::vector<std::string> secrets;

  private:
    std::string secret(const char *what) {
        secrets.push_back(fmt::format("{}Secret{}", what, secrets.size()));
        return secrets.back();
    }

    // No more than a comm holds.
    std::string short_secret() {
        secrets.push_back(fmt::format("Hide{}", 10000 + secrets.size()));
        return secrets.back();
    }

    std::string path() { return "/home/" + secret("dir") + "/" + secret("file"); }

    std::string unix_address() {
        const sa_family_t family = AF_UNIX;
        const std::string name = secrets.size() % 2 ? "/run/" + secret("sock") : std::string(1, '\0') + secret("abstract");
        return raw(family) + name;
    }

    std::string inet_address() {
        sockaddr_in made{};
        made.sin_family = AF_INET;
        made.sin_port = htons(443);
        made.sin_addr.s_addr = htonl(0x5e010203 + (next_++ << 8));
        secrets.push_back(raw(made.sin_addr));
        return raw(made);
    }

    std::string inet6_address() {
        sockaddr_in6 made{};
        made.sin6_family = AF_INET6;
        made.sin6_port = htons(443);
        inet_pton(AF_INET6, "2001:db8:1234:5678:9abc:def0:1122:3344", &made.sin6_addr);
        made.sin6_addr.s6_addr[13] = static_cast<uint8_t>(next_++);
        secrets.push_back(raw(made.sin6_addr));
        return raw(made);
    }

    std::string socket() {
        ringtap_socket fixed{};
        std::string local = unix_address();
        const std::string peer = unix_address();
        fixed.fd = 5;
        fixed.family = AF_UNIX;
        fixed.local_len = static_cast<__u16>(local.size());
        fixed.peer_len = static_cast<__u16>(peer.size());
        local.resize(RINGTAP_ALIGN(local.size()));
        return raw(fixed) + local + peer;
    }

    std::string host_name() {
        utsname made{};
        secret("node").copy(made.nodename, sizeof(made.nodename) - 1);
        return raw(made);
    }

    std::string control() {
        std::string text = secret("control");
        const uint64_t len = 16 + text.size();
        const int level = IPPROTO_IP, type = 8;
        return raw(len) + raw(level) + raw(type) + text;
    }

    std::string tail() {
        const ringtap_tail fixed{77};
        return raw(fixed) + secret("tail") + '\0';
    }

    void add(record_words words) {
        auto &record = *reinterpret_cast<ringtap_record *>(words.data());
        record.seq = seq_;
        record.ns = 1000 + ++seq_;
        records_ = std::move(records_) + words;
    }

    void add_records() {
        const auto call = [&](int nr, std::vector<uint64_t> args, const std::vector<new_item> &items) {
            add(make_syscall(header(0, 1), {nr, std::move(args), 3}, items));
        };
        const ringtap_file file{};
        call(257, {0xffffff9c, 1, 0, 0}, {{RINGTAP_KIND_PATH, 1, path()}, {RINGTAP_KIND_FILE, RINGTAP_ARG_RESULT, raw(file) + path()}});
        call(1, {3, 1, 9}, {{RINGTAP_KIND_BUFFER, 1, secret("written"), RINGTAP_ITEM_TRUNCATED, 4096}});
        call(42, {3, 1, 16}, {{RINGTAP_KIND_SOCKADDR, 1, inet_address()}});
        call(42, {3, 1, 28}, {{RINGTAP_KIND_SOCKADDR, 1, inet6_address()}});
        call(42, {3, 1, 28}, {{RINGTAP_KIND_SOCKADDR, 1, unix_address()}});
        call(188, {1, 1, 1, 9, 0}, {{RINGTAP_KIND_PATH, 0, path()}, {RINGTAP_KIND_STRING, 1, "user." + secret("xattr")}, {RINGTAP_KIND_BUFFER, 2, secret("value")}});
        call(63, {1}, {{RINGTAP_KIND_STRUCT, 0, host_name()}});
        call(46, {3, 1, 0}, {{RINGTAP_KIND_CONTROL, 1, control()}, {RINGTAP_KIND_SOCKET, 0, socket()}});
        call(160, {1, 1}, {{RINGTAP_KIND_STRUCT, 5, secret("unheard-of")}, {777, 1, secret("kind")}, {RINGTAP_KIND_COMM, 0, short_secret()}});
        call(80, {1}, {{RINGTAP_KIND_PATH, 0, secret("relative")}, {RINGTAP_KIND_BASE, 0, path()}, {RINGTAP_KIND_FSPATH, 0, path()}, {RINGTAP_KIND_ROOT, 0, raw(file) + path()}});
        call(9999, {1}, {{RINGTAP_KIND_STRING, 0, secret("no-such-call")}});
        ringtap_exec exec{};
        exec.h = header(0, 1);
        exec.old_tid = 100;
        short_secret().copy(exec.comm, sizeof(exec.comm) - 1);
        const std::vector<new_item> items = {
            {RINGTAP_KIND_EXE, RINGTAP_ARG_NONE, path()},
            {RINGTAP_KIND_FILENAME, RINGTAP_ARG_NONE, secret("given")},
            {RINGTAP_KIND_ARGV, RINGTAP_ARG_NONE, secret("arg") + '\0' + "--password=" + secret("password") + '\0' + "--url=http://" + secret("site") + "/" + secret("page") + '\0', RINGTAP_ITEM_TRUNCATED, 5000},
            {RINGTAP_KIND_TAIL, RINGTAP_ARG_NONE, tail()},
            {RINGTAP_KIND_ENVP, RINGTAP_ARG_NONE, secret("NAME") + "=" + secret("value") + '\0'},
            {RINGTAP_KIND_CWD, RINGTAP_ARG_NONE, path()},
            {RINGTAP_KIND_CGROUP, RINGTAP_ARG_NONE, "/system.slice/" + secret("unit") + ".service/docker-" + secret("box") + ".scope"}};
        exec.items = static_cast<__u8>(items.size());
        add(finish(exec, RINGTAP_EXEC, items));
        add(make_fork(header(0, 1), 200, 200, short_secret().c_str()));
        add(make_exit(header(0, 1, 200, 200), 0, short_secret().c_str()));
        add(make_target(header(0, 1), 87, {{RINGTAP_KIND_PATH, 0, path()}}));
        add(make_entry(header(0, 1), {59, {1, 1, 1}}, {{RINGTAP_KIND_PATH, 0, path()}}));
        // Bytes behind what is known of a record
        record_words longer = make_exit(header(0, 1, 201, 201));
        std::string behind = secret("behind");
        behind.resize(RINGTAP_ALIGN(behind.size()));
        longer.resize(longer.size() + behind.size() / 8);
        std::memcpy(longer.data() + longer.size() - behind.size() / 8, behind.data(), behind.size());
        reinterpret_cast<ringtap_record *>(longer.data())->len = static_cast<__u32>(longer.size() * 8);
        add(longer);
        reinterpret_cast<ringtap_record *>(longer.data())->type = 14;  // of none that is known
        add(longer);
    }

    void write_state(file_writer &file) {
        const auto sink = [&](const ringtap_record &record) { file.state(&record, record.len); };
        for (uint32_t pid = 1; pid < 40; pid++) {
            state_descriptor plain, socket;
            plain.fd = 3;
            plain.link = path() + " (deleted)";
            socket.fd = 4;
            socket.link = "socket:[77]";
            socket.family = AF_UNIX;
            socket.local = unix_address();
            socket.remote = inet_address();
            ringtap::write_state(pid, 1, 1, true, {plain, socket}, sink);
            container_info box;
            box.runtime = container_runtime::docker;
            for (std::string *text : {&box.id, &box.name, &box.image, &box.image_id, &box.pod_name, &box.pod_namespace, &box.pod_uid})
                *text = secret("box");
            box.facts = "{\"labels\":{\"" + secret("label") + "\":\"x\"}}";
            ringtap::write_state("/docker/" + secret("group"), box, sink);
            write_users("u 1000 " + secret("user") + "\ng 1000 " + secret("group") + "\n", sink);
            write_mounts("8:1 / /mnt/" + secret("disk") + "\n", sink);
        }
    }

    record_words records_;
    uint64_t seq_ = 0;
    uint32_t next_ = 0;
};

}  // namespace

TEST_CASE("SipHash-2-4 is what its authors say it is") {
    // Of the key 00 01 .. 0f and the texts "", 00, 00 01...
    constexpr uint64_t expected[64] = {
        0x726fdb47dd0e0e31, 0x74f839c593dc67fd, 0x0d6c8009d9a94f5a, 0x85676696d7fb7e2d, 0xcf2794e0277187b7,
        0x18765564cd99a68d, 0xcbc9466e58fee3ce, 0xab0200f58b01d137, 0x93f5f5799a932462, 0x9e0082df0ba9e4b0,
        0x7a5dbbc594ddb9f3, 0xf4b32f46226bada7, 0x751e8fbc860ee5fb, 0x14ea5627c0843d90, 0xf723ca908e7af2ee,
        0xa129ca6149be45e5, 0x3f2acc7f57c29bdb, 0x699ae9f52cbe4794, 0x4bc1b3f0968dd39c, 0xbb6dc91da77961bd,
        0xbed65cf21aa2ee98, 0xd0f2cbb02e3b67c7, 0x93536795e3a33e88, 0xa80c038ccd5ccec8, 0xb8ad50c6f649af94,
        0xbce192de8a85b8ea, 0x17d835b85bbb15f3, 0x2f2e6163076bcfad, 0xde4daaaca71dc9a5, 0xa6a2506687956571,
        0xad87a3535c49ef28, 0x32d892fad841c342, 0x7127512f72f27cce, 0xa7f32346f95978e3, 0x12e0b01abb051238,
        0x15e034d40fa197ae, 0x314dffbe0815a3b4, 0x027990f029623981, 0xcadcd4e59ef40c4d, 0x9abfd8766a33735c,
        0x0e3ea96b5304a7d0, 0xad0c42d6fc585992, 0x187306c89bc215a9, 0xd4a60abcf3792b95, 0xf935451de4f21df2,
        0xa9538f0419755787, 0xdb9acddff56ca510, 0xd06c98cd5c0975eb, 0xe612a3cb9ecba951, 0xc766e62cfcadaf96,
        0xee64435a9752fe72, 0xa192d576b245165a, 0x0a8787bf8ecb74b2, 0x81b3e73d20b49b6f, 0x7fa8220ba3b2ecea,
        0x245731c13ca42499, 0xb78dbfaf3a8d83bd, 0xea1ad565322a1a0b, 0x60e61c23a3795013, 0x6606d7e446282b93,
        0x6ca4ecb15c5f91e1, 0x9f626da15c9625f3, 0xe51b38608ef25f57, 0x958a324ceb064572,
    };
    const siphash_key counted{0x0706050403020100, 0x0f0e0d0c0b0a0908};
    std::string text;
    for (const uint64_t hash : expected) {
        CHECK(siphash(counted, text) == hash);
        text += static_cast<char>(text.size());
    }
}

TEST_CASE("of a thousand secrets none is in the file, packed or not") {
    const temporary_file file, plain, packed;
    const secret_file planted(file.path());
    const std::string before = unpacked(file.path());
    anonymise(file.path(), plain.path());
    anonymise(file.path(), packed.path(), true);
    const std::string bytes = plain.content(), read = unpacked(plain.path()), read_packed = unpacked(packed.path());
    CHECK(read == read_packed);
    REQUIRE(planted.secrets.size() >= 1000);
    for (const std::string &secret : planted.secrets) {
        INFO(secret);
        REQUIRE(before.find(secret) != std::string::npos);
        REQUIRE(bytes.find(secret) == std::string::npos);
        REQUIRE(read.find(secret) == std::string::npos);
        REQUIRE(packed.content().find(secret) == std::string::npos);
    }
}

TEST_CASE("what was equal is equal, and filters find it") {
    const temporary_file file, made;
    busy_host(4).write(file.path(), 800);
    anonymise(file.path(), made.path());
    const char *format = "*%evt.type %proc.name %proc.pname %proc.exe %proc.exepath %fd.name %proc.cwd %user.name %container.id %fd.cip";
    const std::vector<std::string> plain = shown(file.path(), format), changed = shown(made.path(), format);
    REQUIRE(plain.size() == changed.size());
    std::map<std::string, std::string> there, back;
    for (size_t i = 0; i < plain.size(); i++) {
        CHECK(there.emplace(plain[i], changed[i]).first->second == changed[i]);
        CHECK(back.emplace(changed[i], plain[i]).first->second == plain[i]);
    }
    const pseudonyms names(key);
    for (const char *name : {"daemon20", "daemon30"}) {
        const auto numbers = [&](const std::string &path, const std::string &by) { return shown(path, "%evt.num", "proc.name = " + by); };
        REQUIRE_FALSE(numbers(file.path(), name).empty());
        CHECK(numbers(made.path(), names.name(name)) == numbers(file.path(), name));
    }
    const auto sizes = [](const std::string &path) { return shown(path, "%evt.buflen %fd.lport %fd.rport %fd.type %evt.latency"); };
    CHECK(sizes(made.path()) == sizes(file.path()));
    const std::string id = shown(made.path(), "%container.full_id", "container.id != host").at(0);
    CHECK(id.size() == 64);
    CHECK(id.find_first_not_of("0123456789abcdef") == std::string::npos);
}

TEST_CASE("names, paths and addresses become others of their kind") {
    const pseudonyms names(key), others({1, 2});
    const std::string nginx = names.name("nginx");
    CHECK(nginx.size() == 12);
    CHECK(nginx != others.name("nginx"));
    CHECK(names.path("/usr/bin/nginx") == "/usr/bin/" + nginx);
    CHECK(names.path("nginx") == nginx);
    CHECK(names.path("../nginx/") == "../" + nginx + "/");
    CHECK(names.path("/proc/4711/fd/3") == "/proc/4711/fd/3");
    CHECK(names.path("/home/4711") == "/home/" + names.name("4711"));
    CHECK(names.path("/tmp/nginx (deleted)") == "/tmp/" + nginx + " (deleted)");
    CHECK(names.path("/memfd:nginx (deleted)") == "/memfd:" + nginx + " (deleted)");
    for (const char *same : {"", "/", "/dev/null", "pipe:[77]", "socket:[1]", "anon_inode:[eventpoll]", "mnt:[4026531840]"})
        CHECK(names.path(same) == same);
    CHECK(names.path("pipe:[nginx]") == names.name("pipe:[nginx]"));
    const std::string id(64, 'c'), other_id = names.name(id);
    CHECK(other_id != id);
    CHECK(names.cgroup("/system.slice/docker-" + id + ".scope") == "/system.slice/docker-" + other_id + ".scope");
    CHECK(names.cgroup("/docker/" + id) == "/docker/" + other_id);
    CHECK(names.cgroup("/system.slice/nginx.service") == "/system.slice/" + nginx + ".service");
    CHECK(names.cgroup("/user.slice/user-1000.slice/session-3.scope") == "/user.slice/user-1000.slice/session-3.scope");
    const std::string pod = "/kubepods.slice/kubepods-burstable-pod01234567_89ab_cdef_0123_456789abcdef.slice";
    CHECK(names.cgroup(pod).size() == pod.size());
    CHECK(names.cgroup(pod).substr(0, 38) == pod.substr(0, 38));
    CHECK(names.cgroup(pod) != pod);
    CHECK(names.strings(std::string("nginx\0--root=/nginx\0", 20)) == nginx + '\0' + names.name("--root") + "=/" + nginx + '\0');
}

TEST_CASE("no two addresses become one, and the host's own stay") {
    const pseudonyms names(key);
    std::set<std::string> seen;
    for (uint32_t i = 0; i < 100000; i++) {
        sockaddr_in plain{};
        plain.sin_family = AF_INET;
        plain.sin_port = htons(80);
        plain.sin_addr.s_addr = htonl(0x0a000000 + i);
        const std::string made = names.sockaddr(raw(plain));
        sockaddr_in changed;
        REQUIRE(made.size() == sizeof(changed));
        std::memcpy(&changed, made.data(), sizeof(changed));
        REQUIRE(changed.sin_port == plain.sin_port);
        REQUIRE(changed.sin_family == AF_INET);
        REQUIRE(seen.insert(made).second);
    }
    sockaddr_in local{};
    local.sin_family = AF_INET;
    local.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    CHECK(names.sockaddr(raw(local)) == raw(local));
    sockaddr_in6 mapped{};
    mapped.sin6_family = AF_INET6;
    inet_pton(AF_INET6, "::ffff:10.0.0.7", &mapped.sin6_addr);
    sockaddr_in plain{};
    plain.sin_family = AF_INET;
    plain.sin_addr.s_addr = htonl(0x0a000007);
    CHECK(names.sockaddr(raw(mapped)).substr(20, 4) == names.sockaddr(raw(plain)).substr(4, 4));
    CHECK(names.sockaddr(raw(mapped)).substr(0, 20) == raw(mapped).substr(0, 20));
}

TEST_CASE("whatever a file holds, it is changed without harm, and what comes of it can be read") {
    const temporary_file file, made;
    unsigned seeds = 300;
    if (const char *more = getenv("RINGTAP_TEST_MUTANTS"))
        seeds = static_cast<unsigned>(strtoul(more, nullptr, 10));
    for (unsigned seed = 1; seed <= seeds; seed++) {
        INFO("seed " << seed);
        mutant_file(seed).write(file.path());
        size_t events = 0;
        try {
            events = shown(file.path(), "*%evt.type").size();
            anonymise(file.path(), made.path());
        } catch (const error &refused) {
            continue;  // a header of another kind
        } catch (const settings_error &refused) {
            continue;
        }
        REQUIRE(shown(made.path(), "*%evt.type %evt.args %fd.name %proc.cmdline %container.id").size() == events);
    }
}

TEST_CASE("with a key two files have the same names; without one, others each time") {
    const temporary_file file, one, two, secret;
    busy_host(4).write(file.path(), 100);
    const auto edit = [&](const temporary_file &to, const std::string &how) {
        const outcome result = run(fmt::format("edit {} -w {} --anonymise {} 2>&1", file.path(), to.path(), how));
        INFO(result.out);
        CHECK(result.status == 0);
        return to.content();
    };
    secret.set("a key of more than sixteen bytes");
    const std::string by = "--key " + secret.path();
    CHECK(edit(one, by) == edit(two, by));
    CHECK(edit(one, "") != edit(two, ""));
    CHECK(one.content().find("busy.example") == std::string::npos);
    secret.set("short");
    CHECK_THAT(run(fmt::format("edit {} -w {} --anonymise {} 2>&1", file.path(), two.path(), by)).out, Contains("no key"));
    CHECK(run(fmt::format("edit {} -w {} {} 2>&1", file.path(), two.path(), by)).status == 2);
    CHECK(run("record -w x.scap --redact 2>&1").status == 2);
}

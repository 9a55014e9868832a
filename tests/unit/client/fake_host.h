// SPDX-License-Identifier: MIT OR Apache-2.0
// A host of which a test knows everything, and events as fields read them.
#ifndef RINGTAP_TESTS_FAKE_HOST_H
#define RINGTAP_TESTS_FAKE_HOST_H

#include <map>
#include <string>

#include "event_of.h"
#include "fields/filter.h"
#include "fields/format.h"
#include "model/host_model.h"

namespace ringtap_test {

class fake_host : public ringtap::host_model {
  public:
    void before(const ringtap::event &) override {}
    void after(const ringtap::event &) override {}
    const ringtap::thread_info *thread(uint32_t tid) const override { return find(threads, tid); }
    const ringtap::process_info *process(uint32_t tgid) const override {
        return find(processes, tgid);
    }
    const ringtap::descriptor_info *descriptor(uint32_t tgid, int fd) const override {
        return find(descriptors, std::pair(tgid, fd));
    }
    std::string_view user_name(uint32_t uid) const override { return uid ? "" : "root"; }
    std::string_view group_name(uint32_t gid) const override { return gid ? "" : "wheel"; }

    std::string host_path(uint64_t dev, std::string_view within) const override {
        const auto found = host_paths.find(std::pair(dev, std::string(within)));
        return found == host_paths.end() ? "" : found->second;
    }

    std::map<std::pair<uint64_t, std::string>, std::string> host_paths;
    std::map<uint32_t, ringtap::thread_info> threads;
    std::map<uint32_t, ringtap::process_info> processes;
    std::map<std::pair<uint32_t, int>, ringtap::descriptor_info> descriptors;

  private:
    template <typename Map, typename Key>
    static const typename Map::mapped_type *find(const Map &map, const Key &key) {
        const auto found = map.find(key);
        return found == map.end() ? nullptr : &found->second;
    }
};

// nginx 100 in the container web-1, started by 50, started by 1.
inline fake_host small_host() {
    fake_host host;
    auto container = std::make_shared<ringtap::container_info>();
    container->runtime = ringtap::container_runtime::docker;
    container->id = std::string(64, 'a');
    container->name = "web-1";
    container->image = "registry:5000/library/nginx:1.25";
    container->owner = 0;
    const auto add = [&host](uint32_t pid, uint32_t ppid, const char *comm,
                             std::string_view args) {
        ringtap::process_info process;
        process.tgid = pid;
        process.ppid = ppid;
        process.exe = "/usr/sbin/" + std::string(args.data());
        process.args = args;
        process.start_ns = 1000;
        host.processes[pid] = process;
        host.threads[pid] = {pid, pid, pid, comm};
    };
    using namespace std::string_view_literals;
    add(1, 0, "systemd", "systemd\0--system\0"sv);
    add(50, 1, "bash", "bash\0"sv);
    add(100, 50, "nginx", "nginx\0-g\0daemon off;\0"sv);
    host.processes[100].container = container;
    host.processes[100].cwd = "/srv";
    host.processes[100].env = "HOME=/root\0LANG=C\0"sv;
    host.processes[100].loginuid = RINGTAP_ID_NONE;
    host.processes[100].cap_effective = 1 | 1 << 10;
    host.threads[100].comm = "nginx";
    ringtap::descriptor_info file;
    file.kind = ringtap::fd_kind::file;
    file.name = "/etc/nginx/mime.types";
    host.descriptors[{100, 3}] = file;
    ringtap::descriptor_info connection;
    connection.kind = ringtap::fd_kind::ipv4;
    connection.type = 1;
    connection.server = true;
    connection.local = ringtap::socket_address();
    connection.local->addr = "10.0.0.2";
    connection.local->port = 80;
    connection.remote = ringtap::socket_address();
    connection.remote->addr = "192.168.7.9";
    connection.remote->port = 40000;
    host.descriptors[{100, 4}] = connection;
    return host;
}

constexpr auto x86 = ringtap::machine::x86_64;

// What becomes of an event that has been decoded on that host.
template <typename Use>
void with_fields(const record_words &record, const ringtap::host_model *host, Use use) {
    ringtap::decoder_setup setup = on_x86();
    setup.all_entries = true;
    with_event(record, setup, [&](const ringtap::event &decoded) {
        ringtap::event event = decoded;
        event.host = host;
        if (event.comm == "?" && host && host->thread(event.tid))
            event.comm = host->thread(event.tid)->comm;
        ringtap::field_reader reader(x86, 0);
        reader.begin(event);
        use(reader);
    });
}

inline bool holds(const std::string &filter, const record_words &record,
                  const ringtap::host_model *host = nullptr) {
    bool result = false;
    const ringtap::event_expression expression(x86, filter);
    with_fields(record, host,
                [&](ringtap::field_reader &reader) { result = expression.matches(reader); });
    return result;
}

// A field's values as -p shows them; "<none>".
inline std::string shown(const std::string &field, const record_words &record,
                         const ringtap::host_model *host = nullptr) {
    std::string text;
    size_t at = 0;
    const ringtap::field_term term = ringtap::parse_field(field, at);
    with_fields(record, host, [&](ringtap::field_reader &reader) {
        ringtap::text_buffer to;
        if (!ringtap::read_term(term, reader))
            ringtap::append(to, "<none>");
        for (const ringtap::field_value &value : reader.values()) {
            ringtap::append(to, to.size() ? "," : "");
            ringtap::append_value(to, term.type(), value);
        }
        text = fmt::to_string(to);
    });
    return text;
}

// openat(AT_FDCWD, "/etc/passwd", O_RDONLY) = 3, in 4 ms.
inline record_words open_passwd(int64_t result = 3) {
    return make_syscall(header(7, 5'000'000),
                        {257, {0xffffff9c, 0x1000, 0, 0}, result, 0, 1'000'000},
                        {{RINGTAP_KIND_PATH, 1, "/etc/passwd"}});
}

// The same by that process.
inline record_words open_by(uint32_t tgid) {
    return make_syscall(header(7, 5'000'000, tgid, tgid), {257, {0xffffff9c, 0x1000, 0, 0}, 3},
                        {{RINGTAP_KIND_PATH, 1, "/etc/passwd"}});
}

inline record_words read_of(uint64_t fd, const std::string &bytes = "GET / HTTP") {
    return make_syscall(header(8, 6'000'000),
                        {0, {fd, 0x1000, 100}, static_cast<int64_t>(bytes.size())},
                        {{RINGTAP_KIND_BUFFER, 1, bytes}});
}

}  // namespace ringtap_test

#endif

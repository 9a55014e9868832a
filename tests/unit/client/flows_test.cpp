// SPDX-License-Identifier: MIT OR Apache-2.0
// Which call made which other one go on, and the numbers of processes over time.
#include <catch2/catch.hpp>

#include "fake_host.h"
#include "report/call_flows.h"
#include "report/process_counters.h"

using namespace ringtap;
using namespace ringtap_test;

namespace {

using flows = std::vector<uint64_t>;

constexpr int nr_read = 0, nr_write = 1, nr_recvfrom = 45, nr_futex = 202;
constexpr uint32_t writer = 10, reader = 20;

descriptor_info pipe_of(uint64_t ino) {
    descriptor_info info;
    info.kind = fd_kind::pipe;
    info.dev = 9;
    info.ino = ino;
    return info;
}

socket_address end_at(uint16_t port) {
    socket_address address;
    address.family = "AF_INET";
    address.addr = "127.0.0.1";
    address.port = port;
    return address;
}

descriptor_info connection(uint16_t local, uint16_t remote, int type = 1) {
    descriptor_info info;
    info.kind = fd_kind::ipv4;
    info.type = type;
    info.local = end_at(local);
    info.remote = end_at(remote);
    return info;
}

descriptor_info unix_socket(uint64_t ino, uint32_t peer, int type = 1) {
    descriptor_info info;
    info.kind = fd_kind::unix_socket;
    info.type = type;
    info.ino = ino;
    info.peer_ino = peer;
    return info;
}

class flow_reader {
  public:
    flow_reader() {
        host_.descriptors[{writer, 4}] = pipe_of(77);
        host_.descriptors[{reader, 3}] = pipe_of(77);
        host_.descriptors[{writer, 5}] = connection(40000, 80);
        host_.descriptors[{reader, 6}] = connection(80, 40000);
        host_.descriptors[{writer, 7}] = connection(41000, 53, 2);
        host_.descriptors[{reader, 8}] = connection(53, 41000, 2);
        host_.descriptors[{writer, 9}] = unix_socket(501, 502);
        host_.descriptors[{reader, 9}] = unix_socket(502, 501);
        host_.descriptors[{writer, 11}] = unix_socket(505, 0);
        host_.descriptors[{reader, 11}] = unix_socket(506, 505);
        host_.descriptors[{writer, 10}] = unix_socket(503, 504, 2);
        host_.descriptors[{reader, 10}] = unix_socket(504, 0, 2);
    }

    flows_of_call call(uint32_t tgid, int nr, std::array<uint64_t, 6> args, int64_t result, uint64_t ns = 0, uint64_t took = 1) {
        now_ = ns ? ns : now_ + 10;
        flows_of_call made;
        with_event(make_syscall(header(0, now_, tgid, tgid),
                                {nr, {args[0], args[1], args[2]}, result, RINGTAP_ABI_NATIVE, now_ - took}),
                   on_x86(), [&](const event &event) {
                       ringtap::event seen = event;
                       seen.host = &host_;
                       made = flows_.take(seen);
                   });
        return made;
    }
    flows_of_call write(int fd, int64_t bytes) { return call(writer, nr_write, {uint64_t(fd)}, bytes); }
    flows_of_call read(int fd, int64_t bytes) { return call(reader, nr_read, {uint64_t(fd)}, bytes); }
    void lose() { flows_.lose(); }

  private:
    fake_host host_;
    call_flows flows_;
    uint64_t now_ = 1000;
};

void check_sent(const flows_of_call &seen, const flows &sent) {
    CHECK(seen.sent == sent);
    CHECK((seen.through.empty() && seen.ending.empty()));
}

void check_received(const flows_of_call &seen, const flows &through, const flows &ending) {
    CHECK(seen.sent.empty());
    CHECK(seen.through == through);
    CHECK(seen.ending == ending);
}

}  // namespace

TEST_CASE("a read ends the flows of the writes whose bytes it took") {
    flow_reader calls;
    check_sent(calls.write(4, 100), {1});
    check_sent(calls.write(4, 50), {2});
    check_received(calls.read(3, 120), {2}, {1});
    check_received(calls.read(3, 30), {}, {2});
    check_sent(calls.write(5, 10), {3});
    check_sent(calls.write(4, 10), {4});
    check_received(calls.read(6, 10), {}, {3});
    check_received(calls.read(3, -11), {}, {});
    check_received(calls.read(99, 10), {}, {});
}

TEST_CASE("a reader that returned before the writer has its flow from it") {
    flow_reader calls;
    check_received(calls.call(reader, nr_read, {3}, 8, 5000, 4000), {}, {1});
    check_sent(calls.call(writer, nr_write, {4}, 8, 5100, 200), {1});
    check_sent(calls.write(4, 8), {2});
}

TEST_CASE("a datagram is received by one call, whatever that takes of it") {
    flow_reader calls;
    check_sent(calls.write(7, 500), {1});
    check_sent(calls.write(7, 500), {2});
    check_received(calls.call(reader, nr_recvfrom, {8}, 100), {}, {1});
    check_received(calls.call(reader, nr_recvfrom, {8}, 100), {}, {2});
}

TEST_CASE("ends of Unix sockets are one connection, and who receives from many is reached by each") {
    flow_reader calls;
    check_sent(calls.write(9, 10), {1});
    check_sent(calls.call(reader, nr_write, {9}, 7), {2});
    check_received(calls.read(9, 10), {}, {1});
    check_received(calls.call(writer, nr_read, {9}, 7), {}, {2});
    check_sent(calls.write(10, 500), {3});
    check_received(calls.call(reader, nr_recvfrom, {10}, 100), {}, {3});
    check_sent(calls.call(reader, nr_write, {10}, 5), {});
    // connected before the other end was accepted
    check_sent(calls.write(11, 10), {4});
    check_received(calls.read(11, 10), {}, {4});
    check_sent(calls.call(reader, nr_write, {11}, 7), {5});
    check_received(calls.call(writer, nr_read, {11}, 7), {}, {5});
}

TEST_CASE("a futex's wake-up leads to the waits of its process, and nothing across a loss") {
    flow_reader calls;
    check_sent(calls.call(writer, nr_futex, {0x1000, 129, 2}, 2), {1});
    check_received(calls.call(writer, nr_futex, {0x1000, 128, 7}, 0), {1}, {});
    check_received(calls.call(writer, nr_futex, {0x1000, 137, 7}, 0), {}, {1});
    check_received(calls.call(writer, nr_futex, {0x1000, 129, 2}, 0), {}, {});
    check_received(calls.call(writer, nr_futex, {0x1000, 128, 7}, -11), {}, {});
    calls.write(4, 10);
    calls.lose();
    CHECK(calls.read(3, 10).ending == flows{3});
}

TEST_CASE("a process's numbers are told when they change, its bytes no more often than each millisecond, and in the end") {
    fake_host host;
    host.processes[writer].open_fds = 3;
    std::vector<std::array<uint64_t, 3>> told;
    process_counters counters([&](uint32_t tgid, process_counter which, uint64_t ns, uint64_t value) {
        CHECK(tgid == writer);
        told.push_back({static_cast<uint64_t>(which), ns, value});
    });
    const auto call = [&](uint64_t ns, int nr, int64_t result) {
        with_event(make_syscall(header(0, ns, writer, writer), {nr, {4}, result, RINGTAP_ABI_NATIVE, ns - 1}), on_x86(),
                   [&](const event &event) {
                       ringtap::event seen = event;
                       seen.host = &host;
                       counters.take(seen);
                   });
    };
    call(1'000'000, nr_read, 10);
    call(1'500'000, nr_read, 20);
    host.processes[writer].open_fds = 4;
    call(2'500'000, nr_read, 30);
    call(2'600'000, nr_read, 40);
    call(2'700'000, nr_write, -9);
    counters.end();
    using row = std::array<uint64_t, 3>;
    CHECK(told == std::vector<row>{{1, 1'000'000, 10}, {0, 1'000'000, 3}, {1, 2'500'000, 60}, {0, 2'500'000, 4},
                                   {1, 2'600'000, 100}});
}

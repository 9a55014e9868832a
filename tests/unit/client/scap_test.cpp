// SPDX-License-Identifier: MIT OR Apache-2.0
// Events in Sysdig's format: what one is made of, and in which order they are.
#include <catch2/catch.hpp>
#include <cstring>
#include <vector>

#include "engine/file_source.h"
#include "event_of.h"
#include "ringtap_binary.h"
#include "scap/event_order.h"
#include "scap/host_blocks.h"
#include "scap/host_reader.h"
#include "scap/process_events.h"
#include "scap/scap_writer.h"
#include "scap_maker.h"
#include "temporary_file.h"

using namespace ringtap;
using namespace ringtap_test;

namespace {

constexpr int sys_execve = 59, sys_clone = 56, sys_getpid = 39, sys_connect = 42;
constexpr uint16_t type_generic = 1, type_clone = 223, type_execve = 293;

// What becomes of records, as type and whether it is shown.
class scap_box {
  public:
    explicit scap_box(scap_dialect dialect = scap_dialect::modern)
        : encoder_(dialect, 0),
          changes_(encoder_, [this](const encoded_event &made, bool) { add(made); }) {}

    scap_box &take(const record_words &record, bool wanted = true) {
        decoder_.take(0, as_record(record));
        while (const event *event = decoder_.next())
            if (!changes_.take(*event, wanted) && event->type == RINGTAP_SYSCALL)
                add(encoder_.call({*event}));
        return *this;
    }

    std::vector<std::pair<uint16_t, bool>> made;
    std::vector<uint64_t> tids, times;

  private:
    void add(const encoded_event &event) {
        made.emplace_back(event.head.type, !event.head.state_only);
        tids.push_back(event.head.tid);
        times.push_back(event.head.ns);
    }

    event_decoder decoder_{on_x86()};
    event_encoder encoder_;
    process_events changes_;
};

using types = std::vector<std::pair<uint16_t, bool>>;

record_words exec_returns(uint64_t seq, uint64_t ns) {
    return make_syscall(header(seq, ns, 100, 100, RINGTAP_F_ARGS_GONE), {sys_execve, {}, 0});
}

// A process that makes another, which has a child, and a stranger.
void write_family(file_writer &writer) {
    const record_words records = make_syscall(header(0, 10), {sys_getpid, {}, 100}) +
                                 make_fork(header(1, 20), 200, 200) +
                                 make_syscall(header(2, 30, 200, 200), {sys_getpid, {}, 200}) +
                                 make_fork(header(3, 40, 200, 200), 210, 210) +
                                 make_syscall(header(4, 50, 210, 210), {sys_getpid, {}, 210}) +
                                 make_syscall(header(5, 60, 300, 300), {sys_getpid, {}, 300}) +
                                 make_exit(header(6, 70), 0, "sh");
    writer.records(0, records.data(), records.size() * 8);
}

uint32_t word_at(const std::string &bytes, size_t at) {
    uint32_t word;
    std::memcpy(&word, bytes.data() + at, sizeof(word));
    return word;
}

// Of whom the events of a file are.
std::vector<uint32_t> tids_in(const std::string &bytes) {
    constexpr size_t tid_at = 18, flags_size = 4;
    std::vector<uint32_t> tids;
    for (size_t at = 0; at < bytes.size(); at += word_at(bytes, at + 4)) {
        const auto type = static_cast<scap_block>(word_at(bytes, at));
        if (type == scap_block::event || type == scap_block::flagged_event)
            tids.push_back(
                word_at(bytes, at + tid_at + (type == scap_block::event ? 0 : flags_size)));
    }
    return tids;
}

}  // namespace

TEST_CASE("a new program and the return of its execve are one event, at the return") {
    scap_box box;
    box.take(make_exec(header(0, 10), "new")).take(exec_returns(1, 20));
    CHECK(box.made == types{{type_execve, true}});
    CHECK(box.times == std::vector<uint64_t>{20});
}

TEST_CASE("a new program whose execve is not recorded is an event before the thread's next one") {
    scap_box box;
    box.take(make_exec(header(0, 10), "new"))
        .take(make_syscall(header(1, 30), {sys_getpid, {}, 100}));
    CHECK(box.made == types{{type_execve, true}, {type_generic, true}});
    CHECK(box.times == std::vector<uint64_t>{10, 30});
}

TEST_CASE("what is not wanted and changes who is who is there, and is not shown") {
    scap_box box;
    box.take(make_exec(header(0, 10), "new"), false).take(exec_returns(1, 20), false);
    CHECK(box.made == types{{type_execve, false}});
}

TEST_CASE("a child is told as itself and by who made it") {
    scap_box box;
    box.take(make_fork(header(0, 10), 200, 200))
        .take(make_syscall(header(1, 20, 200, 200), {sys_clone, {0, 0, 0, 0, 0}, 0}))
        .take(make_syscall(header(2, 30), {sys_clone, {0, 0, 0, 0, 0}, 200}));
    CHECK(box.made == types{{type_clone, true}, {type_clone, true}});
    CHECK(box.tids == std::vector<uint64_t>{200, 100});
}

TEST_CASE("a reader knows a child before a CPU comes to it") {
    ringtap_switch to_other{};
    to_other.h = header(1, 15, 200, 200);
    scap_box box;
    box.take(make_fork(header(0, 10), 200, 200)).take(finish(to_other, RINGTAP_SWITCH));
    CHECK(box.made == types{{type_clone, false}});
    box.take(make_syscall(header(2, 20, 200, 200), {sys_clone, {0, 0, 0, 0, 0}, 0}));
    CHECK(box.made == types{{type_clone, false}, {type_clone, true}});
}

TEST_CASE(
    "when a container's first process began has the time of day at the start, as its readers "
    "expect") {
    constexpr uint64_t boot = 1700000000000000000, began = 5000;
    record_words record = make_exec(header(0, 0, 100, 100, RINGTAP_F_STATE), "init");
    reinterpret_cast<ringtap_exec *>(record.data())->pidns_start_ns = began;
    event_decoder decoder{on_x86()};
    decoder.take(0, as_record(record));
    process_blocks blocks(scap_dialect::modern, boot);
    while (const event *event = decoder.next())
        blocks.add(*event);
    std::string block;
    blocks.append_to(block);
    CHECK(block.find(raw(boot + began)) != std::string::npos);

    record_queue read;
    host_reader reader(decoder.host(), read, boot);
    constexpr size_t head = 2 * sizeof(uint32_t);
    REQUIRE(reader.begin(static_cast<uint32_t>(scap_block::processes), block.substr(head)) == 0u);
    REQUIRE(reader.take(std::string_view(block).substr(head)));
    CHECK(read.last<ringtap_exec>().pidns_start_ns == began);
}

TEST_CASE("readers of all ages see where a program begins, in the dialect that is for them") {
    scap_box box(scap_dialect::superset);
    box.take(make_exec(header(0, 10), "new")).take(exec_returns(1, 20));
    CHECK(box.made == types{{type_execve - 1, true}, {type_execve, true}});
}

// Libs keep where a connect begins until that thread's next call whose beginning they miss, and take it for that one's: a
// program that connects and then executes another ended their reading.
TEST_CASE("where a connect begins is for old readers alone") {
    event_decoder decoder(on_x86());
    decoder.take(0, as_record(make_syscall(header(0, 10), {sys_connect, {3, 1, 16}, 0})));
    const event *connected = decoder.next();
    REQUIRE(connected);
    for (const scap_dialect dialect : {scap_dialect::modern, scap_dialect::live, scap_dialect::superset})
        CHECK(event_encoder(dialect, 0).beginning({*connected}).has_value() == (dialect == scap_dialect::superset));
}

TEST_CASE("an event is never longer than its readers' buffer, and says how long it is") {
    event_block block;
    block.begin();
    block.bytes(std::string(70000, 'x'));
    block.text("a text\0with more");
    block.text(std::string(70000, 'y'));
    for (int i = 0; i < 20; i++)
        block.number(1, 8);
    std::string bytes;
    block.append_to(bytes, {});
    CHECK(bytes.size() <= 65536);
    CHECK(word_at(bytes, 4) == bytes.size());
    CHECK(word_at(bytes, bytes.size() - 4) == bytes.size());
}

TEST_CASE("what began before others is put before them") {
    event_order order;
    encoded_event event;
    for (const uint64_t ns : {30, 40, 20, 10}) {
        event.head.ns = ns;
        order.add(event);
    }
    std::string bytes;
    order.take_half(bytes);
    const size_t size = bytes.size() / 2;
    constexpr size_t time_at = 10;
    CHECK(word_at(bytes, time_at) == 10);
    CHECK(word_at(bytes, size + time_at) == 20);
    order.take_all(bytes);
    CHECK(word_at(bytes, 3 * size + time_at) == 40);
}

TEST_CASE("who reads the events is left out of them, with all below") {
    const capture_file stored(write_family);
    const temporary_file made;
    {
        file_source from(stored.path(), {});
        scap_sink to(made.path(), false);
        scap_writer writer(from, from.header(), to, scap_dialect::modern, {100});
        writer.take(UINT64_MAX);
        writer.finish();
        CHECK(writer.shown() == 1);
    }
    CHECK(tids_in(made.content()) == std::vector<uint32_t>{300});
}

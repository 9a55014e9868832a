// SPDX-License-Identifier: MIT OR Apache-2.0
// What other tools draw: traces, stacks, and the page that draws itself.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <protozero/pbf_reader.hpp>
#include <sstream>
#include <string>

#include "make_records.h"
#include "report/page_parts.h"
#include "ringtap_binary.h"

using namespace ringtap;
using namespace ringtap_test;
using Catch::Matchers::Contains;

namespace {

constexpr uint64_t us = 1000;

// A process whose name is markup forks a child; both read, and one read takes 8 ms. Three records
// were lost.
class two_processes : public capture_file {
  public:
    two_processes() : capture_file(write) {}

  private:
    static record_words read_call(uint64_t seq, uint64_t ns, uint32_t pid, uint64_t took_ns,
                                  int64_t result = 7) {
        return make_syscall(header(seq, ns, pid, pid),
                            {0, {3, 0x1000, 100}, result, RINGTAP_ABI_NATIVE, ns - took_ns});
    }

    static void write(file_writer &writer) {
        const record_words state =
            make_exec(header(0, 1, 100, 100, RINGTAP_F_STATE), "</script><b>&;", 1000);
        writer.state(state.data(), state.size() * 8);
        record_words forked = make_fork(header(1, 30 * us), 101, 101, "child");
        reinterpret_cast<ringtap_fork *>(forked.data())->ppid = 100;
        const record_words records =
            read_call(0, 20 * us, 100, 2 * us) + forked +
            read_call(2, 60 * us, 101, 5 * us) + read_call(3, 9000 * us, 100, 8000 * us) +
            read_call(4, 9100 * us, 101, 50 * us, -4) + make_lost(5, 9200 * us, 3) +
            make_exit(header(9, 9300 * us, 101, 101), 9, "child");
        writer.records(0, records.data(), records.size() * 8);
    }
};

std::string made(const std::string &arguments) {
    const outcome result = run(arguments + " 2>/dev/null");
    INFO(arguments);
    REQUIRE(result.status == 0);
    return result.out;
}

// What the page's script reads.
nlohmann::json data_of(const std::string &page) {
    const std::string begin = "<script type=\"application/json\" id=\"data\">";
    const size_t at = page.find(begin) + begin.size();
    return nlohmann::json::parse(page.substr(at, page.find("</script>", at) - at));
}

struct slices {
    unsigned begun = 0, ended = 0, moments = 0, tracks = 0, counts = 0;
    uint64_t sum_ns = 0;  // of ends less begins
};

// By the numbers of Perfetto's TracePacket, TrackEvent and TrackDescriptor.
slices slices_of(const std::string &trace) {
    slices seen;
    protozero::pbf_reader packets(trace);
    while (packets.next(1)) {
        protozero::pbf_reader packet = packets.get_message();
        uint64_t ns = 0;
        while (packet.next()) {
            if (packet.tag() == 8) {
                ns = packet.get_uint64();
            } else if (packet.tag() == 60) {
                seen.tracks++;
                packet.skip();
            } else if (packet.tag() == 11) {
                protozero::pbf_reader event = packet.get_message();
                event.next(9);
                const auto type = event.get_enum();
                seen.begun += type == 1;
                seen.ended += type == 2;
                seen.moments += type == 3;
                seen.counts += type == 4;
                seen.sum_ns += type == 2 ? ns : type == 1 ? -ns : 0;
            } else {
                packet.skip();
            }
        }
    }
    return seen;
}

}  // namespace

TEST_CASE("stacks are the process tree and the call, by microseconds or by calls") {
    const two_processes file;
    const std::string path = file.path();
    CHECK(made("read " + path + " --collapsed") ==
          "</script><b>&:;read 8002\n</script><b>&:;child;read 55\n");
    CHECK(made("read " + path + " --collapsed=count") ==
          "</script><b>&:;read 2\n</script><b>&:;child;read 2\n");
    CHECK(run("read " + path + " --collapsed=no 2>/dev/null").status == 2);
    CHECK(run("read " + path + " --collapsed --perfetto 2>/dev/null").status == 2);
}

TEST_CASE(
    "a trace for Perfetto has a slice for each call, and a moment for what happens to processes") {
    const two_processes file;
    const slices seen = slices_of(made("read " + std::string(file.path()) + " --perfetto"));
    CHECK(seen.begun == 5);  // four calls, and what was lost
    CHECK(seen.ended == 5);
    CHECK(seen.sum_ns == (2 + 5 + 8000 + 50) * us + 9);
    CHECK(seen.moments == 2);  // fork, exit
    CHECK(seen.tracks == 9);   // two processes, two threads, lost on CPU 0; descriptors and bytes of both
    CHECK(seen.counts == 5);
}

TEST_CASE("a report has what the file has, and nothing captured becomes markup") {
    if (page_library().empty()) {
        WARN("built without d3: there are no pages");
        return;
    }
    const two_processes file;
    const std::string page = made("report -r " + std::string(file.path()));
    CHECK_THAT(
        page,
        Contains("Content-Security-Policy\" content=\"default-src 'none'; script-src 'nonce-"));
    CHECK_THAT(page, !Contains("</script><b>"));
    for (const char *request : {" src=", "url(", "@import", "<link"})
        CHECK_THAT(page, !Contains(request));
    const nlohmann::json data = data_of(page);
    CHECK(data["calls"] == 4);
    CHECK(data["loss"]["records"] == 3);
    CHECK(data["latency"]["total"] == 4);
    CHECK(data["timeline"]["lanes"].size() == 2);
    CHECK(data["timeline"]["lanes"][0]["comm"] == "</script><b>&;");
    CHECK(data["kept"]["whole"] == true);
    CHECK(data["kept"]["list"][3][1] == 50 * us);
    CHECK(data["tables"]["calls"]["rows"][0][0] == 8057 * us);
    CHECK(data["tables"]["calls"]["rows"][0][2] == 1);
}

TEST_CASE("pictures alone are SVG, in which nothing captured becomes markup") {
    const two_processes file;
    for (const char *name : {"latency", "subsecond", "flame"}) {
        const std::string picture =
            made("report -r " + std::string(file.path()) + " --svg " + name);
        CHECK(picture.substr(0, 5) == "<svg ");
        CHECK_THAT(picture, Contains("<rect "));
        CHECK_THAT(picture, !Contains("<b>"));
        CHECK_THAT(picture, Contains("</svg>"));
    }
    CHECK(run("report -r - 2>/dev/null </dev/null").status == 2);
}

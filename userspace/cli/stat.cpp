// SPDX-License-Identifier: MIT OR Apache-2.0
#include <CLI/CLI.hpp>
#include <unistd.h>

#include <ringtap/ringtap.hpp>

#include "capture/clock.h"
#include "cli/event_output.h"
#include "cli/options.h"
#include "cli/subcommands.h"
#include "decode/record_names.h"
#include "model/record_view.h"
#include "render/json_writer.h"
#include "render/text_format.h"

namespace ringtap {

namespace {

void append_json(text_buffer &out, const ringtap_captures &found) {
    const ringtap_stat &stat = found.stat;
    json_writer json(out);
    json.begin_object().member("type", "capture").member("id", found.id);
    json.member("pid", found.tgid).member("comm", comm_text(found.comm));
    json.member("running", found.running != 0);
    json.member("rings", found.rings).member("ring_size", found.ring_size);
    json.member("started_ns", found.started_ns);
    json.member("produced", stat.produced).member("written", stat.written);
    json.member("unread", stat.unread).member("overwritten", stat.overwritten);
    json.member("lost", stat.lost);
    json.member("level", level_name(stat.level)).member("cut", stat.cut);
    json.key("shed").begin_object();
    for (unsigned i = 0; i < RINGTAP_CLASSES; i++)
        json.member(class_name(i), stat.shed[i]);
    json.end_object();
    json.key("lost_by").begin_object();
    for (unsigned cause = 0; cause < RINGTAP_CAUSES; cause++)
        json.member(cause_name(cause), stat.lost_by_cause[cause]);
    json.end_object().end_object();
    out.push_back('\n');
}

void append_protection(text_buffer &out, const ringtap_stat &stat) {
    if (stat.level != RINGTAP_LEVEL_ALL)
        append_format(out, ", protected at {}", level_name(stat.level));
    if (stat.cut)
        append_format(out, ", buffers left out {}", stat.cut);
    for (unsigned i = 0; i < RINGTAP_CLASSES; i++)
        if (stat.shed[i])
            append_format(out, ", {} left out {}", class_name(i), stat.shed[i]);
}

void append_text(text_buffer &out, const ringtap_captures &found) {
    const ringtap_stat &stat = found.stat;
    append_format(out, "capture {}: ", found.id);
    if (found.tgid)
        append_format(out, "process {} (", found.tgid);
    else
        append(out, "a process that has ended (");
    append_escaped(out, comm_text(found.comm));
    append(out, "), ");
    if (found.running)
        append_format(out, "running for {} s", (monotonic_ns() - found.started_ns) / ns_per_s);
    else
        append(out, "not running");
    append_format(out, ", {} rings of {} KiB\n", found.rings, found.ring_size >> 10);
    append_format(out, "  produced {}, written {}, unread {} bytes, lost {}", stat.produced,
                  stat.written, stat.unread, stat.lost);
    append_protection(out, stat);
    if (stat.overwritten)
        append_format(out, ", overwritten {}", stat.overwritten);
    if (stat.lost) {
        append(out, ": ");
        append_named_counts(out, stat.lost_by_cause, cause_name);
    }
    out.push_back('\n');
}

}  // namespace

int cmd_stat(int argc, char **argv) {
    bool json = false;
    CLI::App app("Lists the captures on this host, whoever's they are.", argv[0]);
    app.add_flag("--json", json, "one JSON object a line");
    set_usage(app, "ringtap stat [--json]");
    if (const auto status = parse(app, argc, argv))
        return *status;

    capture device;
    out_stream out(STDOUT_FILENO);
    uint32_t id = 0;
    while (const auto found = device.list(id)) {
        json ? append_json(out.buffer(), *found) : append_text(out.buffer(), *found);
        id = found->id + 1;
    }
    if (id == 0)
        fmt::print(stderr, "ringtap stat: no capture runs on this host\n");
    out.flush();
    return exit_ok;
}

}  // namespace ringtap

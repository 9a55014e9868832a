// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/file_facts.h"

#include <unistd.h>

#include "cli/options.h"
#include "cli/out_stream.h"
#include "cli/time_text.h"
#include "decode/syscalls.h"
#include "engine/signals.h"
#include "file/file_reader.h"

namespace ringtap {

namespace {

bool goes_on(const void *) {
    return !signal_watch::stop_signal();
}

void add(text_buffer &out, std::string_view name, std::string_view value) {
    append_format(out, "{:<9} ", name);
    append_escaped(out, value);
    out.push_back('\n');
}

std::string_view machine_name(machine on) {
    return on == machine::x86_64 ? "x86_64" : on == machine::aarch64 ? "aarch64" : "unknown";
}

// Comments stand in front of all records; of a file that was put together, some may stand behind.
void append_facts(text_buffer &out, file_reader &file) {
    const file_header &header = file.header();
    unsigned cpu;
    file.next(&cpu, goes_on, nullptr);
    time_text time(time_style::date, header.wall_offset_ns);
    add(out, "file", file.name());
    add(out, "host", header.hostname);
    add(out, "boot", header.boot_id);
    add(out, "kernel", header.kernel_release);
    add(out, "machine", machine_name(static_cast<machine>(header.machine)));
    add(out, "module", header.module_version);
    append_format(out, "{:<9} {}.{}, records of ABI {}.{}\n", "format", header.version_major, header.version_minor,
                  header.abi_major, header.abi_minor);
    add(out, "begin", time.of(header.start_ns));
    append_format(out, "{:<9} {}\n{:<9} {}\n", "cpus", header.nr_cpus, "snaplen", header.snaplen);
    for (const std::string &comment : file.comments())
        add(out, "comment", comment);
}

}  // namespace

int print_headers(const std::vector<std::string> &paths) {
    const signal_watch signals;
    out_stream out(STDOUT_FILENO);
    for (const std::string &path : paths) {
        file_reader file(path);
        append_facts(out.buffer(), file);
    }
    out.flush();
    return exit_ok;
}

}  // namespace ringtap

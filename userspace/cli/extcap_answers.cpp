// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/extcap_answers.h"

#include <fcntl.h>
#include <ringtap/ringtap.h>

#include <CLI/CLI.hpp>

#include "cli/options.h"
#include "model/call_sets.h"
#include "model/proc_files.h"
#include "model/process_table.h"

namespace ringtap {

namespace {

// As link types of pcap have it; wiretap takes the blocks for what they are.
constexpr unsigned link_type_user0 = 147;

void append_call_sets(text_buffer &out, size_t number) {
    for (const call_set &set : call_sets())
        append_format(out, "value {{arg={}}}{{value=%{}}}{{display={}: calls that {}}}\n", number,
                      set.name, set.name, set.text);
}

void append_event_types(text_buffer &out, size_t number) {
    for (const auto &[word, types] : event_types_by_word())
        if (!types.count(RINGTAP_CPU))  // these are not written: readers fail on them
            append_format(out, "value {{arg={}}}{{value={}}}{{display={}}}\n", number, word, word);
}

// A sentence ends at a brace, and a line at a newline.
std::string harmless(std::string_view foreign) {
    std::string text = fmt::format("{}", visible{foreign});
    for (char &c : text)
        if (c == '{' || c == '}')
            c = '?';
    return text;
}

void append_any_process(text_buffer &out, size_t number) {
    append_format(out, "value {{arg={}}}{{value=}}{{display=All processes}}{{default=true}}\n",
                  number);
}

void append_processes(text_buffer &out, size_t number) {
    append_any_process(out, number);
    for_each_number(AT_FDCWD, "/proc", [&](uint32_t pid) {
        char comm[RINGTAP_COMM_LEN];
        append_format(out, "value {{arg={}}}{{value={}}}{{display={} {}}}\n", number, pid, pid,
                      harmless(comm_from_proc(pid, comm)));
    });
}

// An option of ours that a window has something for.
struct setting {
    const char *option;
    const char *type;
    const char *display;
    const char *more;  // further keys
    void (*append_values)(text_buffer &out, size_t number) = nullptr;
    void (*append_values_now)(text_buffer &out, size_t number) = nullptr;
};

constexpr setting settings[] = {
    {"--syscall", "multicheck", "Only calls of these sets", "", append_call_sets},
    {"--type", "multicheck", "Only these events", "", append_event_types},
    {"--containers", "boolflag", "Only in containers", ""},
    {"--tree", "selector", "Only this process, and all below it",
     "{save=false}{reload=true}{placeholder=List processes}", append_any_process, append_processes},
    {"--uid", "string", "Only processes of these users", "{placeholder=www-data,1000}"},
    {"--failed", "boolflag", "Only calls that fail", ""},
    {"--slower", "string", "Only calls that take longer than", "{placeholder=10ms}"},
    {"--snaplen", "unsigned", "Bytes kept of each buffer", ""},
    {"--env", "boolflag", "Environment of new programs", ""},
    {"--memory", "string", "Memory for records that wait",
     "{placeholder=64M}{validation=^[0-9]+[KMG]?$}"},
    {"--protect", "boolflag", "Record less rather than lose at random", ""},
    {"--self", "boolflag", "Events of this program and of who started it", ""},
};

void append_setting(text_buffer &out, size_t number, const setting &one,
                    const CLI::Option &option) {
    append_format(out, "arg {{number={}}}{{call={}}}{{display={}}}{{type={}}}{{tooltip={}}}",
                  number, one.option, one.display, one.type, harmless(option.get_description()));
    if (!option.get_default_str().empty())
        append_format(out, "{{default={}}}", option.get_default_str());
    if (option.check_lname("snaplen"))
        append_format(out, "{{range=0,{}}}", RINGTAP_SNAPLEN_MAX);
    append_format(out, "{}\n", one.more);
    if (one.append_values)
        one.append_values(out, number);
}

}  // namespace

void append_interfaces(text_buffer &out) {
    append_format(out, "extcap {{version={}}}{{display=ringtap}}\n", ringtap_version());
    append_format(out, "interface {{value={}}}{{display=System calls of this host}}\n",
                  extcap_interface);
}

void append_link_types(text_buffer &out) {
    append_format(out, "dlt {{number={}}}{{name=USER0}}{{display=System calls}}\n",
                  link_type_user0);
}

void append_settings(text_buffer &out, const CLI::App &app) {
    size_t number = 0;
    for (const setting &one : settings)
        append_setting(out, number++, one, *app.get_option(one.option));
}

void append_values_now(text_buffer &out, std::string_view option) {
    size_t number = 0;
    for (const setting &one : settings) {
        if (option == one.option && one.append_values_now)
            one.append_values_now(out, number);
        number++;
    }
}

}  // namespace ringtap

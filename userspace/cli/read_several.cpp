// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/read_several.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>
#include <utility>

#include "capture/clock.h"
#include "cli/format_output.h"
#include "cli/shape_output.h"
#include "cli/stored_source.h"
#include "render/json_writer.h"

namespace ringtap {

namespace {

struct opened_file {
    std::string path;
    std::unique_ptr<source> from;
    std::unique_ptr<event_output> output;
    std::function<int()> end;  // what is to be said of it, and the status
    const event *next = nullptr;
    uint64_t shown = 0;

    uint64_t time() const { return wall_ns(next->ns, from->wall_offset_ns()); }
};

// Of a host without a name, the file's.
void label(out_stream &out, const std::string &path, const char *hostname, const output_options &how) {
    const std::string host = *hostname ? hostname : path;
    text_buffer text;
    if (how.json.empty()) {
        append_escaped(text, host);
        text.push_back(' ');
    } else if (how.json == json_plain) {
        append(text, "\"host\":");
        json_writer(text).string(host);
        text.push_back(',');
    }
    out.label_lines({text.data(), text.size()}, how.json.empty() ? 0 : 1);
}

template <typename Source>
opened_file with_output(const std::string &path, std::unique_ptr<Source> from, const output_options &how) {
    out_stream out(STDOUT_FILENO);
    label(out, path, from->header().hostname, how);
    opened_file made;
    made.path = path;
    made.output = make_output(how, std::move(out), from->wall_offset_ns(), from->fields(), identity_of(from->header()));
    made.end = [of = from.get()] { return end_of(*of, "ringtap read"); };
    made.from = std::move(from);
    return made;
}

opened_file open_one(const std::string &path, const source_filter &filter, const output_options &how) {
    file_input input(path, false);
    if (begins_scap(input.begins_with(scap_begin_size)))
        return with_output(path, std::make_unique<scap_source>(std::move(input), filter), how);
    return with_output(path, std::make_unique<file_source>(std::move(input), filter), how);
}

// To its next event that is shown, if there is one.
void advance(opened_file &file) {
    file.next = nullptr;
    while (!file.next && !file.from->is_over()) {
        file.next = file.from->next();
        if (file.next && !file.output->shows(*file.next))
            file.next = nullptr;
        else if (!file.next)
            file.from->wait(-1);
    }
}

// Few files are looked at at once: no heap is worth it.
opened_file *earliest(std::vector<opened_file> &files) {
    opened_file *first = nullptr;
    for (opened_file &file : files)
        if (file.next && (!first || file.time() < first->time()))
            first = &file;
    return first;
}

void show(std::vector<opened_file> &files, uint64_t most) {
    opened_file *last = nullptr;
    uint64_t shown = 0;
    for (opened_file &file : files)
        advance(file);
    while (opened_file *file = earliest(files)) {
        if (last && last != file)
            last->output->flush();
        last = file;
        file->output->event(*file->next);
        file->shown++;
        if (++shown == most)
            break;
        advance(*file);
    }
    for (opened_file &file : files) {
        file.from->finish();
        file.output->flush();
    }
}

}  // namespace

int read_several(const std::vector<std::string> &paths, const source_filter &filter, const output_options &how, uint64_t most) {
    const signal_watch signals;
    std::vector<opened_file> files;
    for (const std::string &path : paths)
        files.push_back(open_one(path, filter, how));
    show(files, most);
    int worst = exit_ok;
    for (opened_file &file : files) {
        worst = std::max(worst, file.end());
        run_summary summary = file.from->summary();
        summary.events = file.shown;
        if (how.json.empty())
            fmt::print(stderr, "{}\n", visible{file.path});
        file.output->summary(summary);
    }
    return worst;
}

}  // namespace ringtap

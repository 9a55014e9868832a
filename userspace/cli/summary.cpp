// SPDX-License-Identifier: MIT OR Apache-2.0
#include <unistd.h>

#include "cli/event_output.h"
#include "cli/json_output.h"
#include "decode/record_names.h"
#include "render/text_format.h"

namespace ringtap {

namespace {

void print_left_out(text_buffer &out, const ringtap_counts &total) {
    if (total.cut)
        append_format(out, "ringtap: protection left out the buffers of {} records\n", total.cut);
    uint64_t shed = 0;
    for (const uint64_t count : total.shed)
        shed += count;
    if (!shed)
        return;
    append_format(out, "ringtap: protection left out {} records: ", shed);
    append_named_counts(out, total.shed, class_name);
    out.push_back('\n');
}

}  // namespace

void print_forgotten(text_buffer &out, const model_losses &forgotten) {
    if (forgotten.processes)
        append_format(out,
                      "ringtap: {} processes were forgotten, as all together took too much memory: "
                      "what was known of them is missing in their later events\n",
                      forgotten.processes);
    if (forgotten.descriptors)
        append_format(out, "ringtap: {} descriptors have no names, of processes with too many\n",
                      forgotten.descriptors);
    if (forgotten.entries)
        append_format(out,
                      "ringtap: {} calls of execve were told before they returned, as too many were "
                      "on their way: their returns have no arguments\n",
                      forgotten.entries);
    if (forgotten.names)
        append_format(out, "ringtap: {} names of users and containers were too many\n",
                      forgotten.names);
}

void print_summary(const run_summary &summary) {
    const ringtap_counts total = summary.total();
    out_stream err(STDERR_FILENO);
    text_buffer &out = err.buffer();
    append_format(out, "ringtap: {} events in {:.3f} s; {} records produced, {} drained, {} lost\n",
                  summary.events, summary.duration_s, total.produced, total.drained, total.lost);
    if (total.overwritten)
        append_format(out, "ringtap: {} records before these had been overwritten, or were left out\n",
                      total.overwritten);
    print_left_out(out, total);
    if (total.lost) {
        append(out, "ringtap: lost by cause: ");
        append_named_counts(out, total.lost_by_cause, cause_name);
        append(out, "; by type: ");
        append_named_counts(out, total.lost_by_type, type_name);
        append_format(out, "; a larger --ring-size{} a narrower filter loses less\n", summary.nice ? " or" : ", --nice -20 or");
    }
    if (summary.nice)
        append_format(out, "ringtap: the rings were read at nice {}\n", *summary.nice);
    print_forgotten(out, summary.forgotten);
    for (const auto &[cpu, counts] : summary.cpus)
        if (counts.gaps)
            append_format(out,
                          "ringtap: CPU {}: {} records are missing without a trace: please report "
                          "this as a fault of ringtap\n",
                          cpu, counts.gaps);
    err.flush();
}

void print_summary_json(const run_summary &summary) {
    out_stream out(STDOUT_FILENO);
    append_summary_json(out.buffer(), summary);
    out.flush();
}

}  // namespace ringtap

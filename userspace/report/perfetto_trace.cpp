// SPDX-License-Identifier: MIT OR Apache-2.0
#include "report/perfetto_trace.h"

#include <algorithm>
#include <limits>
#include <protozero/pbf_writer.hpp>

#include "capture/clock.h"
#include "decode/errors.h"
#include "model/host_model.h"
#include "render/text_format.h"
#include "report/call_name.h"

namespace ringtap {

namespace {

using protozero::pbf_writer;

// Numbers of fields and values in Perfetto's messages, by their names there.
namespace trace {
constexpr unsigned packet = 1;
}
namespace trace_packet {
constexpr unsigned clock_snapshot = 6, timestamp = 8, trusted_packet_sequence_id = 10,
                   track_event = 11, interned_data = 12, sequence_flags = 13,
                   timestamp_clock_id = 58, trace_packet_defaults = 59, track_descriptor = 60;
constexpr unsigned incremental_state_cleared = 1, needs_incremental_state = 2;
}  // namespace trace_packet
namespace snapshot {
constexpr unsigned clocks = 1, primary_trace_clock = 2, clock_id = 1, timestamp = 2;
constexpr unsigned realtime = 1, monotonic = 3, boottime = 6;
}  // namespace snapshot
namespace descriptor {
constexpr unsigned uuid = 1, name = 2, process = 3, thread = 4, parent_uuid = 5, counter = 8;
constexpr unsigned counter_unit = 3, unit_count = 2, unit_bytes = 3;
constexpr unsigned process_pid = 1, process_cmdline = 2, process_name = 6;
constexpr unsigned thread_pid = 1, thread_tid = 2, thread_name = 5;
}  // namespace descriptor
namespace track_event {
constexpr unsigned category_iids = 3, debug_annotations = 4, type = 9, name_iid = 10,
                   track_uuid = 11, counter_value = 30, flow_ids = 47, terminating_flow_ids = 48;
constexpr unsigned slice_begin = 1, slice_end = 2, instant = 3, counter = 4;
}  // namespace track_event
namespace annotation {
constexpr unsigned name_iid = 1, int_value = 4, string_value = 6;
}
namespace interned {
constexpr unsigned event_categories = 1, event_names = 2, debug_annotation_names = 3, iid = 1,
                   name = 2;
}

constexpr unsigned sequence = 1;
constexpr size_t most_tracks = 1 << 20, most_names = 1 << 16;

// What is no UTF-8, or would be obeyed, is escaped.
std::string text_of(std::string_view bytes) {
    text_buffer text;
    append_visible(text, bytes);
    return {text.data(), text.size()};
}

std::string text_of(const text_buffer &text) {
    return {text.data(), text.size()};
}

std::string annotated(uint64_t key, std::string_view text) {
    std::string bytes;
    pbf_writer writer(bytes);
    writer.add_uint64(annotation::name_iid, key);
    writer.add_string(annotation::string_value, text.data(), text.size());
    return bytes;
}

std::string annotated(uint64_t key, int64_t number) {
    std::string bytes;
    pbf_writer writer(bytes);
    writer.add_uint64(annotation::name_iid, key);
    writer.add_int64(annotation::int_value, number);
    return bytes;
}

std::string clock_reading(unsigned id, uint64_t ns) {
    std::string bytes;
    pbf_writer writer(bytes);
    writer.add_uint32(snapshot::clock_id, id);
    writer.add_uint64(snapshot::timestamp, ns);
    return bytes;
}

}  // namespace

struct perfetto_trace::moment {
    uint64_t ns;
    uint64_t track;
    unsigned type;
    std::string_view name, category;  // of what does not end a slice
    std::vector<std::pair<const char *, std::string>> texts;
    std::vector<std::pair<const char *, int64_t>> numbers;
    flows_of_call flows = {};
};

perfetto_trace::perfetto_trace(text_buffer &out, int64_t wall_offset_ns)
    : out_(out),
      wall_offset_ns_(wall_offset_ns),
      counters_([this](uint32_t tgid, process_counter which, uint64_t ns, uint64_t value) {
          count(tgid, which, ns, value);
      }) {}

void perfetto_trace::packet(const std::string &bytes) {
    std::string framed;
    pbf_writer(framed).add_message(trace::packet, bytes);
    append(out_, framed);
}

// Perfetto's times have a sign.
uint64_t perfetto_trace::cut(uint64_t ns) {
    return std::min<uint64_t>(ns, std::numeric_limits<int64_t>::max());
}

// The records' clock is CLOCK_MONOTONIC. What that is by CLOCK_BOOTTIME is not told: the same, as
// if the host had never slept.
void perfetto_trace::begin(uint64_t ns) {
    std::string clocks, defaults, first;
    pbf_writer(defaults).add_uint32(trace_packet::timestamp_clock_id, snapshot::monotonic);
    {
        pbf_writer writer(clocks);
        writer.add_message(snapshot::clocks, clock_reading(snapshot::monotonic, cut(ns)));
        writer.add_message(snapshot::clocks, clock_reading(snapshot::boottime, cut(ns)));
        writer.add_message(snapshot::clocks,
                           clock_reading(snapshot::realtime, cut(wall_ns(ns, wall_offset_ns_))));
        writer.add_uint32(snapshot::primary_trace_clock, snapshot::monotonic);
    }
    pbf_writer writer(first);
    writer.add_uint32(trace_packet::trusted_packet_sequence_id, sequence);
    writer.add_uint32(trace_packet::sequence_flags, trace_packet::incremental_state_cleared);
    writer.add_message(trace_packet::trace_packet_defaults, defaults);
    writer.add_message(trace_packet::clock_snapshot, clocks);
    packet(first);
    begun_ = true;
}

// news: what of InternedData the trace has to be told before the number is used.
uint64_t perfetto_trace::interned(name_map &names, unsigned field, std::string_view name,
                                  std::string &news) {
    const auto [at, is_new] = names.try_emplace(std::string(name), names.size() + 1);
    if (!is_new)
        return at->second;
    std::string entry;
    pbf_writer writer(entry);
    writer.add_uint64(interned::iid, at->second);
    writer.add_string(interned::name, at->first);
    pbf_writer(news).add_message(field, entry);
    return at->second;
}

void perfetto_trace::put(const moment &moment) {
    std::string news, event, bytes;
    {
        pbf_writer writer(event);
        writer.add_uint32(track_event::type, moment.type);
        writer.add_uint64(track_event::track_uuid, moment.track);
        if (moment.type != track_event::slice_end) {
            writer.add_uint64(
                track_event::category_iids,
                interned(categories_, interned::event_categories, moment.category, news));
            // What comes from outside may have any number of names: those that are too many have
            // one.
            const std::string_view name = names_.size() < most_names ? moment.name : "(others)";
            writer.add_uint64(track_event::name_iid,
                              interned(names_, interned::event_names, name, news));
        }
        for (const auto &[key, text] : moment.texts)
            writer.add_message(
                track_event::debug_annotations,
                annotated(interned(keys_, interned::debug_annotation_names, key, news), text));
        for (const auto &[key, number] : moment.numbers)
            writer.add_message(
                track_event::debug_annotations,
                annotated(interned(keys_, interned::debug_annotation_names, key, news), number));
        for (const uint64_t flow : moment.flows.sent)
            writer.add_fixed64(track_event::flow_ids, flow);
        for (const uint64_t flow : moment.flows.through)
            writer.add_fixed64(track_event::flow_ids, flow);
        for (const uint64_t flow : moment.flows.ending)
            writer.add_fixed64(track_event::terminating_flow_ids, flow);
    }
    pbf_writer writer(bytes);
    writer.add_uint64(trace_packet::timestamp, cut(moment.ns));
    writer.add_uint32(trace_packet::trusted_packet_sequence_id, sequence);
    writer.add_uint32(trace_packet::sequence_flags, trace_packet::needs_incremental_state);
    if (!news.empty())
        writer.add_message(trace_packet::interned_data, news);
    writer.add_message(trace_packet::track_event, event);
    packet(bytes);
}

void perfetto_trace::describe(const std::string &track) {
    std::string bytes;
    pbf_writer writer(bytes);
    writer.add_uint32(trace_packet::trusted_packet_sequence_id, sequence);
    writer.add_message(trace_packet::track_descriptor, track);
    packet(bytes);
}

void perfetto_trace::describe_process(const event &event, uint64_t uuid) {
    const process_info *info = event.host ? event.host->process(event.tgid) : nullptr;
    const thread_info *leader = event.host ? event.host->thread(event.tgid) : nullptr;
    std::string process, track;
    {
        pbf_writer writer(process);
        writer.add_int32(descriptor::process_pid, static_cast<int32_t>(event.tgid));
        for (const std::string_view word : strings_in(info ? info->args : std::string_view()))
            writer.add_string(descriptor::process_cmdline, text_of(word));
        writer.add_string(descriptor::process_name, text_of(leader ? leader->comm : event.comm));
    }
    pbf_writer writer(track);
    writer.add_uint64(descriptor::uuid, uuid);
    writer.add_message(descriptor::process, process);
    describe(track);
}

void perfetto_trace::describe_thread(const event &event, const track &thread) {
    std::string bytes, track;
    {
        pbf_writer writer(bytes);
        writer.add_int32(descriptor::thread_pid, static_cast<int32_t>(event.tgid));
        writer.add_int32(descriptor::thread_tid, static_cast<int32_t>(event.tid));
        writer.add_string(descriptor::thread_name, text_of(event.comm));
    }
    pbf_writer writer(track);
    writer.add_uint64(descriptor::uuid, thread.uuid);
    writer.add_uint64(descriptor::parent_uuid, processes_.at(event.tgid).uuid);
    writer.add_message(descriptor::thread, bytes);
    describe(track);
}

// That of the event's thread, told when it is new or has another name.
perfetto_trace::track &perfetto_trace::track_of(const event &event) {
    if (threads_.size() >= most_tracks) {
        threads_.clear();
        processes_.clear();
    }
    track &thread = threads_[event.tid];
    const bool is_new = !thread.uuid || thread.tgid != event.tgid;
    if (!is_new && thread.name == event.comm)
        return thread;
    process_track &process = processes_[event.tgid];
    const bool is_new_process = !process.uuid;
    if (is_new_process)
        process.uuid = ++last_uuid_;
    if (is_new_process || event.tid == event.tgid)
        describe_process(event, process.uuid);
    if (is_new)
        thread = {++last_uuid_, event.tgid, {}, 0};
    thread.name = event.comm;
    describe_thread(event, thread);
    return thread;
}

void perfetto_trace::call(const event &event) {
    const call_event &call = event.call;
    const std::string name = call_name(call);
    const std::string_view category = call.desc ? call.desc->category : "unknown";
    text_buffer arguments;
    append_arguments(arguments, event, event.host);
    track &thread = track_of(event);
    if (!call.latency_ns) {
        // What began is told when it returns; what does not return is told here.
        if (event.type == RINGTAP_SYSCALL || !call.returns)
            put({event.ns,
                 thread.uuid,
                 track_event::instant,
                 name,
                 category,
                 {{"args", text_of(arguments)}},
                 {}});
        return;
    }
    // Slices of a track must not overlap; those of a thread do not, unless a file says so.
    const uint64_t begin =
        std::max(thread.free_ns, event.ns - std::min(event.ns, *call.latency_ns));
    thread.free_ns = std::max(thread.free_ns, event.ns);
    flows_of_call flows = flows_.take(event);
    // Readers want a flow's events in the order of time. Who receives has mostly waited since before it was sent: what he
    // got comes to the end of his call.
    put({begin,
         thread.uuid,
         track_event::slice_begin,
         name,
         category,
         {{"args", text_of(arguments)}},
         {},
         {std::move(flows.sent), {}, {}}});
    moment end{thread.free_ns, thread.uuid, track_event::slice_end, {}, {}, {}, {}, {{}, std::move(flows.through), std::move(flows.ending)}};
    const std::string_view error = error_name(error_of(call.result));
    if (error_of(call.result))
        end.texts.emplace_back("error", error.empty() ? fmt::format("{}", error_of(call.result)) : std::string(error));
    else if (call.result_known)
        end.numbers.emplace_back("result", call.result);
    put(end);
}

void perfetto_trace::life(const event &event) {
    text_buffer text;
    moment told{event.ns, 0, track_event::instant, {}, "life", {}, {}};
    std::string name;
    if (event.type == RINGTAP_EXEC) {
        const process_info *info = event.host ? event.host->process(event.tgid) : nullptr;
        name = "exec";
        told.texts.emplace_back("program",
                                text_of(info ? std::string_view(info->exe) : event.comm));
    } else if (event.type == RINGTAP_FORK) {
        name = event.fork.child_tgid == event.tgid ? "new thread" : "fork";
        told.numbers.emplace_back("child", event.fork.child_tid);
    } else if (event.type == RINGTAP_EXIT) {
        name = "exit";
        append_status(text, event.exit.h.flags & RINGTAP_F_LAST ? event.exit.group_status
                                                                : event.exit.status);
        told.texts.emplace_back("status", text_of(text));
    } else if (event.type == RINGTAP_SIGNAL) {
        append_signal(text, event.signal.sig);
        name = text_of(text);
        told.category = "signals";
        if (event.signal.sender_tgid)
            told.numbers.emplace_back("sender", event.signal.sender_tgid);
    } else {
        append_fault_error(text, event.fault.error);
        name = "page fault";
        told.category = "faults";
        told.texts.emplace_back("error", text_of(text));
    }
    told.name = name;
    told.track = track_of(event).uuid;
    put(told);
}

// The record does not tell why a thread left the CPU, which Perfetto's own tables of threads'
// states want to know: who has a CPU is told on a track of that CPU.
void perfetto_trace::switched(const event &event) {
    cpu_track &cpu = cpus_[event.cpu];
    if (!cpu.uuid)
        cpu.uuid = describe_named(fmt::format("CPU {}", event.cpu));
    if (cpu.is_busy)
        put({event.ns, cpu.uuid, track_event::slice_end, {}, {}, {}, {}});
    cpu.is_busy = event.switched.next_tid != 0;
    if (!cpu.is_busy)
        return;
    const thread_info *next = event.host ? event.host->thread(event.switched.next_tid) : nullptr;
    const std::string name = text_of(next ? std::string_view(next->comm) : "?");
    put({event.ns,
         cpu.uuid,
         track_event::slice_begin,
         name,
         "cpu",
         {},
         {{"tid", event.switched.next_tid}}});
}

// A process that no track has yet is described by its first call.
void perfetto_trace::count(uint32_t tgid, process_counter which, uint64_t ns, uint64_t value) {
    constexpr const char *names[] = {"open descriptors", "bytes read", "bytes written"};
    const auto known = processes_.find(tgid);
    if (known == processes_.end())
        return;
    uint64_t &uuid = known->second.counters[static_cast<size_t>(which)];
    if (!uuid) {
        std::string unit, track;
        pbf_writer(unit).add_enum(descriptor::counter_unit, which == process_counter::descriptors ? descriptor::unit_count
                                                                                                    : descriptor::unit_bytes);
        pbf_writer writer(track);
        writer.add_uint64(descriptor::uuid, uuid = ++last_uuid_);
        writer.add_string(descriptor::name, names[static_cast<size_t>(which)]);
        writer.add_uint64(descriptor::parent_uuid, known->second.uuid);
        writer.add_message(descriptor::counter, unit);
        describe(track);
    }
    put_counter(ns, uuid, value);
}

void perfetto_trace::put_counter(uint64_t ns, uint64_t track, uint64_t value) {
    std::string event, bytes;
    {
        pbf_writer writer(event);
        writer.add_uint32(track_event::type, track_event::counter);
        writer.add_uint64(track_event::track_uuid, track);
        writer.add_int64(track_event::counter_value, static_cast<int64_t>(cut(value)));
    }
    pbf_writer writer(bytes);
    writer.add_uint64(trace_packet::timestamp, cut(ns));
    writer.add_uint32(trace_packet::trusted_packet_sequence_id, sequence);
    writer.add_uint32(trace_packet::sequence_flags, trace_packet::needs_incremental_state);
    writer.add_message(trace_packet::track_event, event);
    packet(bytes);
}

uint64_t perfetto_trace::describe_named(const std::string &name) {
    std::string track;
    pbf_writer writer(track);
    writer.add_uint64(descriptor::uuid, ++last_uuid_);
    writer.add_string(descriptor::name, name);
    describe(track);
    return last_uuid_;
}

void perfetto_trace::lost(const event &event) {
    flows_.lose();
    uint64_t &track = losses_[event.cpu];
    if (!track)
        track = describe_named(fmt::format("lost on CPU {}", event.cpu));
    const uint64_t begin = std::min(event.lost.first_ns, event.lost.last_ns);
    const auto count = static_cast<int64_t>(cut(event.lost.count));
    put({begin, track, track_event::slice_begin, "records lost", "loss", {}, {{"count", count}}});
    put({std::max(event.lost.first_ns, event.lost.last_ns),
         track,
         track_event::slice_end,
         {},
         {},
         {},
         {}});
}

void perfetto_trace::take(const event &event) {
    if (event.state || event.type == RINGTAP_LEVEL || event.type == RINGTAP_OVERWRITTEN ||
        event.type == RINGTAP_CPU)
        return;
    if (!begun_)
        begin(event.ns);
    if (event.type == RINGTAP_LOST)
        lost(event);
    else if (event.type == RINGTAP_SWITCH)
        switched(event);
    else if (event.type == RINGTAP_SYSCALL || event.type == RINGTAP_ENTRY)
        call(event);
    else
        life(event);
    counters_.take(event);
    if (event.type == RINGTAP_EXIT) {
        threads_.erase(event.tid);
        if (event.exit.h.flags & RINGTAP_F_LAST)
            processes_.erase(event.tgid);
    }
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "report/timeline.h"

#include <algorithm>
#include <functional>

#include "decode/text.h"
#include "model/file_names.h"
#include "model/host_model.h"
#include "render/text_format.h"

namespace ringtap {

namespace {

struct category_class {
    std::string_view category;
    time_class is;
};

constexpr category_class by_category[] = {
    {"file", time_class::file},       {"net", time_class::net},       {"wait", time_class::wait},
    {"sleep", time_class::wait},      {"IPC", time_class::wait},      {"ipc", time_class::wait},
    {"process", time_class::process}, {"memory", time_class::memory},
};

// What a call that is about any descriptor is for.
time_class class_of_descriptor(const event &event) {
    const call_event &call = event.call;
    const bool has_fd = call.args_known && call.nargs && call.desc->args[0].type == arg_type::fd;
    const descriptor_info *fd =
        has_fd && event.host ? event.host->descriptor(event.tgid, static_cast<int>(call.args[0]))
                             : nullptr;
    if (!fd)
        return time_class::file;
    if (is_socket(fd->kind))
        return time_class::net;
    const bool waits = fd->kind == fd_kind::pipe || fd->kind == fd_kind::fifo ||
                       fd->kind == fd_kind::event || fd->kind == fd_kind::timer ||
                       fd->kind == fd_kind::signal;
    return waits ? time_class::wait : time_class::file;
}

}  // namespace

const char *time_class_name(time_class is) {
    constexpr const char *names[time_classes] = {"file",    "net",    "wait",
                                                 "process", "memory", "other"};
    return names[static_cast<size_t>(is)];
}

time_class time_class_of(const event &event) {
    const syscall_desc *desc = event.call.desc;
    if (!desc)
        return time_class::other;
    if (desc->category == io_category)
        return class_of_descriptor(event);
    if (desc->uses & use_waits)
        return time_class::wait;
    for (const category_class &known : by_category)
        if (known.category == desc->category)
            return known.is;
    return time_class::other;
}

void thread_survey::take(const event &event) {
    if (event.state || is_of_ring(event.type))
        return;
    if (!begun_)
        first_ns_ = last_ns_ = event.ns;
    begun_ = true;
    last_ns_ = std::max(last_ns_, event.ns);
    const bool is_call = event.type == RINGTAP_SYSCALL;
    calls_ += is_call;
    if (!event.tid || event.type == RINGTAP_CPU)
        return;
    const thread_id id{event.tgid, event.tid};
    if (threads_.size() >= most_threads && !threads_.count(id)) {
        others_++;
        return;
    }
    thread &known = threads_[id];
    if (!known.first_ns)
        known.first_ns = event.ns;
    known.last_ns = event.ns;
    if (known.comm != event.comm)
        known.comm = event.comm;
    if (!known.ppid)
        if (const process_info *info = event.host ? event.host->process(event.tgid) : nullptr)
            known.ppid = info->ppid;
    if (!is_call)
        return;
    known.calls++;
    known.errors += error_of(event.call.result) != 0;
    known.busy_ns += event.call.latency_ns.value_or(0);
    has_latency_ |= event.call.latency_ns.has_value();
}

std::vector<thread_id> thread_survey::chosen(size_t most) const {
    std::vector<thread_id> ids;
    for (const auto &known : threads_)
        ids.push_back(known.first);
    const auto more = [&](thread_id a, thread_id b) { return of(a).calls > of(b).calls; };
    if (ids.size() > most) {
        std::nth_element(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(most), ids.end(),
                         more);
        ids.resize(most);
    }
    const auto first = [&](thread_id a, thread_id b) {
        return std::pair(of(a).first_ns, a) < std::pair(of(b).first_ns, b);
    };
    std::sort(ids.begin(), ids.end(), first);
    std::multimap<uint32_t, thread_id> by_process, by_parent;
    std::map<uint32_t, bool> is_shown;
    for (const thread_id &id : ids) {
        by_process.emplace(id.first, id);
        is_shown[id.first] = false;
    }
    std::vector<uint32_t> processes;  // by their first events
    for (const thread_id &id : ids)
        if (std::find(processes.begin(), processes.end(), id.first) == processes.end())
            processes.push_back(id.first);
    std::vector<thread_id> made;
    const std::function<void(uint32_t)> show = [&](uint32_t tgid) {
        if (std::exchange(is_shown.at(tgid), true))
            return;
        const auto [begin, end] = by_process.equal_range(tgid);
        for (auto at = begin; at != end; ++at)
            made.push_back(at->second);
        for (const uint32_t other : processes)
            if (of(by_process.find(other)->second).ppid == tgid)
                show(other);
    };
    for (const uint32_t tgid : processes)
        if (!is_shown.count(of(by_process.find(tgid)->second).ppid))
            show(tgid);
    for (const uint32_t tgid : processes)
        show(tgid);
    return made;
}

timeline::timeline(const thread_survey &survey, std::vector<thread_id> lanes)
    : survey_(survey),
      lanes_(std::move(lanes)),
      begin_ns_(survey.first_ns()),
      step_ns_((survey.last_ns() - survey.first_ns()) / columns + 1),
      spent_(lanes_.size() * columns),
      counts_(lanes_.size() * columns),
      ran_(lanes_.size() * columns) {
    for (size_t i = 0; i < lanes_.size(); i++)
        numbers_.emplace(lanes_[i], static_cast<int>(i));
}

int timeline::lane_of(const event &event) const {
    const auto found = numbers_.find({event.tgid, event.tid});
    return found == numbers_.end() ? -1 : found->second;
}

// In each column, what of it lies there.
template <typename Add>
static void split(uint64_t begin_ns, uint64_t step_ns, uint64_t from_ns, uint64_t to_ns,
                  const Add &add) {
    from_ns = std::max(from_ns, begin_ns);
    to_ns = std::max(to_ns, from_ns);
    size_t column = std::min<uint64_t>((from_ns - begin_ns) / step_ns, timeline::columns - 1);
    for (; column < timeline::columns && from_ns < to_ns; column++) {
        const bool is_last = column + 1 == timeline::columns;
        const uint64_t end = is_last ? to_ns : std::min(to_ns, begin_ns + (column + 1) * step_ns);
        add(column, end - std::min(end, from_ns));
        from_ns = std::max(from_ns, end);
    }
}

void timeline::spend(int lane, uint64_t from_ns, uint64_t to_ns, time_class what) {
    const size_t row = static_cast<size_t>(lane) * columns;
    split(begin_ns_, step_ns_, from_ns, to_ns, [&](size_t column, uint64_t ns) {
        spent_[row + column][static_cast<size_t>(what)] += ns;
    });
}

void timeline::add_mark(const event &event, int lane) {
    if (marks_.size() >= most_marks) {
        marks_left_out_++;
        return;
    }
    text_buffer text;
    mark made{event.ns, lane, 'f', {}};
    if (event.type == RINGTAP_EXEC) {
        const process_info *info = event.host ? event.host->process(event.tgid) : nullptr;
        made.kind = 'e';
        append_visible(text, info ? std::string_view(info->exe) : event.comm);
    } else if (event.type == RINGTAP_EXIT) {
        made.kind = 'x';
        append_status(text, event.exit.h.flags & RINGTAP_F_LAST ? event.exit.group_status
                                                                : event.exit.status);
    } else if (event.type == RINGTAP_SIGNAL) {
        made.kind = 's';
        append_signal(text, event.signal.sig);
    } else {
        append_format(text, "{}", event.fork.child_tid);
    }
    made.text.assign(text.data(), text.size());
    marks_.push_back(std::move(made));
}

void timeline::take(const event &event) {
    if (event.state)
        return;
    if (event.type == RINGTAP_SWITCH) {
        has_switches_ = true;
        const auto found = on_cpu_.find(event.cpu);
        const int lane = lane_of(event);
        if (found != on_cpu_.end() && found->second.first == event.tid && lane >= 0)
            split(begin_ns_, step_ns_, found->second.second, event.ns,
                  [&](size_t column, uint64_t ns) {
                      ran_[static_cast<size_t>(lane) * columns + column] += ns;
                  });
        on_cpu_[event.cpu] = {event.switched.next_tid, event.ns};
        return;
    }
    const int lane = lane_of(event);
    if (lane < 0)
        return;
    if (event.type == RINGTAP_SYSCALL) {
        const uint64_t latency = std::min(event.ns, event.call.latency_ns.value_or(0));
        spend(lane, event.ns - latency, event.ns, time_class_of(event));
        const size_t column =
            std::min<uint64_t>((event.ns - std::min(event.ns, begin_ns_)) / step_ns_, columns - 1);
        auto &counts = counts_[static_cast<size_t>(lane) * columns + column];
        counts[0]++;
        counts[1] += error_of(event.call.result) != 0;
    } else if (event.type == RINGTAP_EXEC || event.type == RINGTAP_FORK ||
               event.type == RINGTAP_EXIT || event.type == RINGTAP_SIGNAL) {
        add_mark(event, lane);
    }
}

// Of each that has something: its number, calls, failed ones, percent of its time that the thread
// had a CPU, and then percent spent in calls of each class.
void timeline::append_columns(json_writer &json, size_t lane) const {
    const auto percent = [&](uint64_t ns) {
        return std::min<uint64_t>(100, (ns * 100 + step_ns_ / 2) / step_ns_);
    };
    for (size_t column = 0; column < columns; column++) {
        const size_t at = lane * columns + column;
        const bool is_spent = std::any_of(spent_[at].begin(), spent_[at].end(),
                                          [&](uint64_t ns) { return percent(ns); });
        if (!counts_[at][0] && !is_spent && !percent(ran_[at]))
            continue;
        json.begin_array()
            .number(column)
            .number(counts_[at][0])
            .number(counts_[at][1])
            .number(percent(ran_[at]));
        for (size_t i = 0; i < time_classes; i++)
            if (const uint64_t share = percent(spent_[at][i]))
                json.number(i).number(share);
        json.end_array();
    }
}

void timeline::append_json(json_writer &json) const {
    json.begin_object()
        .member("step_ns", step_ns_)
        .member("columns", columns)
        .member("switches", has_switches_);
    json.key("classes").begin_array();
    for (size_t i = 0; i < time_classes; i++)
        json.string(time_class_name(static_cast<time_class>(i)));
    json.end_array().key("lanes").begin_array();
    for (size_t lane = 0; lane < lanes_.size(); lane++) {
        const thread_survey::thread &thread = survey_.of(lanes_[lane]);
        json.begin_object().member("pid", lanes_[lane].first).member("tid", lanes_[lane].second);
        json.member("ppid", thread.ppid).member("comm", thread.comm).member("calls", thread.calls);
        json.member("errors", thread.errors).member("busy_ns", thread.busy_ns);
        json.member("first", thread.first_ns - begin_ns_)
            .member("last", thread.last_ns - begin_ns_);
        json.key("columns").begin_array();
        append_columns(json, lane);
        json.end_array().end_object();
    }
    json.end_array().key("marks").begin_array();
    for (const mark &mark : marks_) {
        json.begin_array().number(mark.ns - begin_ns_).number(mark.lane);
        json.string(std::string_view(&mark.kind, 1)).string(mark.text).end_array();
    }
    json.end_array().member("marks_left_out", marks_left_out_).end_object();
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include <string>
#include <utility>

#include "capture/clock.h"
#include "cli/event_output.h"
#include "cli/palette.h"
#include "cli/time_text.h"
#include "decode/record_names.h"
#include "model/record_view.h"
#include "model/view_items.h"
#include "render/json_model.h"
#include "render/text_format.h"

namespace ringtap {

namespace {

const item *find_kind(const event &event, unsigned kind) {
    for (const item &item : event.items)
        if (item.kind == kind)
            return &item;
    return nullptr;
}

// Who an event is of, as its line says: often the same as in the line before.
class actor_text {
  public:
    explicit actor_text(const palette &colors) : colors_(colors) {}

    std::string_view of(const event &event) {
        if (event.tid != tid_ || event.tgid != tgid_ || event.cpu != cpu_ || event.comm != comm_ ||
            text_.size() == 0)
            put(event);
        return {text_.data(), text_.size()};
    }

  private:
    // cpu comm pid[/tid]
    void put(const event &event) {
        cpu_ = event.cpu;
        tgid_ = event.tgid;
        tid_ = event.tid;
        comm_ = event.comm;
        text_.clear();
        append(text_, ' ');
        if (event.cpu == RINGTAP_ALL_CPUS)
            append(text_, '-');
        else
            append_number(text_, event.cpu);
        append(text_, colors_.plain);
        append(text_, ' ');
        append(text_, colors_.name);
        append_escaped(text_, event.comm);
        append(text_, colors_.plain);
        append(text_, ' ');
        append_number(text_, event.tgid);
        if (event.tid != event.tgid) {
            append(text_, '/');
            append_number(text_, event.tid);
        }
    }

    palette colors_;
    unsigned cpu_ = 0;
    uint32_t tgid_ = 0, tid_ = 0;
    std::string comm_;
    text_buffer text_;
};

class text_output : public event_output {
  public:
    text_output(out_stream out, int64_t wall_offset_ns, time_style style, payload_lines payload)
        : out_(std::move(out)),
          to_(out_.buffer()),
          colors_(palette_for(out_)),
          actor_(colors_),
          time_(style, wall_offset_ns),
          payload_(std::move(payload)) {}

    void event(const ringtap::event &event) override {
        if (event.type == RINGTAP_LOST)
            lost(event);
        else if (event.type == RINGTAP_OVERWRITTEN)
            overwritten(event);
        else if (event.type == RINGTAP_LEVEL)
            level(event);
        else
            other(event);
        append(to_, '\n');
        if (payload_)
            payload_(to_, event);
        out_.end_line();
    }

    void state(const host_state &host) override {
        host.for_each_process([&](uint32_t tgid) { process(host, tgid); });
    }

    void summary(const run_summary &summary) override {
        flush();
        print_summary(summary);
    }

    void flush() override { out_.flush(); }

  private:
    void other(const ringtap::event &event) {
        begin_line(event);
        switch (event.type) {
            case RINGTAP_SYSCALL:
            case RINGTAP_ENTRY:
                return call(event);
            case RINGTAP_EXEC:
                return exec(event);
            case RINGTAP_FORK:
                return fork(event);
            case RINGTAP_EXIT:
                append_format(to_, "{}+++ ", colors_.process);
                append_status(to_, event.exit.h.flags & RINGTAP_F_LAST ? event.exit.group_status
                                                                       : event.exit.status);
                return append_format(to_, " +++{}", colors_.plain);
            case RINGTAP_SIGNAL:
                return signal(event);
            case RINGTAP_SWITCH:
                return append_format(to_, "{}--- switch to {} ---{}", colors_.process,
                                     event.switched.next_tid, colors_.plain);
            case RINGTAP_FAULT:
                return fault(event);
            case RINGTAP_CPU:
                return append_format(to_, "{}--- CPU {} {} ---{}", colors_.process,
                                     event.cpu_action.cpu,
                                     event.cpu_action.action == RINGTAP_CPU_UP ? "up" : "down",
                                     colors_.plain);
        }
    }

    void append_time(uint64_t ns) { append(to_, time_.of(ns)); }

    // time cpu comm pid[/tid]
    void begin_line(const ringtap::event &event) {
        const std::string_view time = time_.of(event), actor = actor_.of(event);
        char *at = room(to_, colors_.faint.size() + time.size() + actor.size() + sizeof(" (start) "));
        at = put(put(put_color(at, colors_.faint), time), actor);
        end_at(to_, event.state ? put(at, " (start) ") : put(at, " "));
    }

    void call(const ringtap::event &event) {
        const call_event &call = event.call;
        if (call.abi != RINGTAP_ABI_NATIVE)
            append_format(to_, "[{}] ", abi_name(call.abi));
        if (call.desc)
            end_at(to_, put(put(room(to_, call.desc->name.size() + 1), call.desc->name), "("));
        else
            append_format(to_, "syscall_{}(", call.nr);
        append_arguments(to_, event, event.host);
        if (event.type == RINGTAP_ENTRY)
            return append(to_, call.returns ? ") ..." : ") = ?");
        append(to_, ") = ");
        result(event);
        if (call.renumbered)
            append_format(to_, " <renumbered to {}>", *call.renumbered);
        if (call.latency_ns)
            append_latency(*call.latency_ns);
    }

    void result(const ringtap::event &event) {
        const call_event &call = event.call;
        if (call.result < 0 && error_of(call.result)) {
            append(to_, colors_.trouble);
            any_result(event);
            append(to_, colors_.plain);
        } else {
            any_result(event);
        }
    }

    void any_result(const ringtap::event &event) {
        if (has_result_view(event)) {
            append_result(to_, event.call.result);
            append_result_view(to_, event);
        } else {
            append_result(to_, event, event.host);
        }
    }

    // An escape sequence, which most lines are without
    static char *put_color(char *at, std::string_view color) { return color.empty() ? at : put(at, color); }

    void append_latency(uint64_t ns) {
        constexpr size_t room_for_all = sizeof(" <>") + longest_decimal + fraction_length;
        char *at = put(room(to_, room_for_all + colors_.faint.size() + colors_.plain.size()), " ");
        at = put(put_color(at, colors_.faint), "<");
        if (ns < ns_per_s)
            at = put_fraction(put(at, "0"), ns);
        else
            at = put_fraction(put_decimal(at, ns / ns_per_s), ns % ns_per_s);
        end_at(to_, put_color(put(at, ">"), colors_.plain));
    }

    void exec(const ringtap::event &event) {
        append_format(to_, "{}+++ exec ", colors_.process);
        if (const item *exe = find_kind(event, RINGTAP_KIND_EXE))
            append_escaped(to_, kernel_path(*exe, exe->bytes));
        else
            append(to_, '?');
        if (const item *argv = find_kind(event, RINGTAP_KIND_ARGV)) {
            append(to_, " (");
            words(argv->bytes);
            append(to_, argv->truncated() ? " ..." : "");
            if (const auto tail = tail_of(event, *argv)) {
                append(to_, ' ');
                words(tail->bytes);
            }
            append(to_, ')');
        }
        if (const item *cwd = find_kind(event, RINGTAP_KIND_CWD); cwd && !cwd->bytes.empty()) {
            append(to_, " cwd=");
            append_escaped(to_, kernel_path(*cwd, cwd->bytes));
        }
        append_format(to_, " uid={} +++{}", event.exec.ids.uid, colors_.plain);
    }

    void words(std::string_view bytes) {
        const char *separator = "";
        for (const std::string_view word : strings_in(bytes)) {
            append(to_, separator);
            append_escaped(to_, word);
            separator = " ";
        }
    }

    void fork(const ringtap::event &event) {
        const bool is_thread = event.fork.child_tgid == event.tgid;
        append_format(to_, "{}+++ {} -> {} ", colors_.process, is_thread ? "thread" : "fork",
                      event.fork.child_tid);
        append_clone_flags(to_, event.fork.clone_flags);
        append_format(to_, " +++{}", colors_.plain);
    }

    // A line of the process, and one of each descriptor below it.
    void process(const host_state &host, uint32_t tgid) {
        const process_info *info = host.process(tgid);
        const thread_info *thread = host.thread(tgid);
        append(to_, colors_.name);
        append_escaped(to_, thread ? std::string_view(thread->comm) : "?");
        append_format(to_, "{} {} {}", colors_.plain, tgid, info->sure ? "" : "(unsure) ");
        append_escaped(to_, info->exe);
        if (info->container) {
            append(to_, " container=");
            const container_info &container = *info->container;
            append_escaped(to_, container.said(container.name.empty() ? container.short_id()
                                                                      : container.name));
        }
        to_.push_back('\n');
        out_.end_line();
        host.for_each_descriptor(tgid, [&](int fd) { descriptor(host, tgid, fd); });
    }

    void descriptor(const host_state &host, uint32_t tgid, int fd) {
        const descriptor_info *info = host.descriptor(tgid, fd);
        if (!info)
            return;
        append_format(to_, "  {} {} ", fd, kind_name(info->kind));
        append_escaped(to_, info->name);
        append(to_, info->sure ? "\n" : " (unsure)\n");
        out_.end_line();
    }

    void signal(const ringtap::event &event) {
        append_format(to_, "{}--- ", colors_.process);
        append_signal(to_, event.signal.sig);
        if (event.signal.sender_tgid)
            append_format(to_, " from {}", event.signal.sender_tgid);
        append_format(to_, " ---{}", colors_.plain);
    }

    void fault(const ringtap::event &event) {
        append_format(to_, "{}--- page fault at {:#x}, ", colors_.process, event.fault.addr);
        append_fault_error(to_, event.fault.error);
        if (event.fault.ip == 0 && event.fault.h.flags & RINGTAP_F_HIDDEN)
            append(to_, ", ip=hidden");
        else
            append_format(to_, ", ip={:#x}", event.fault.ip);
        append_format(to_, " ---{}", colors_.plain);
    }

    void overwritten(const ringtap::event &event) {
        append_format(to_, "{}!!! {} record{} of CPU {} before ", colors_.faint,
                      event.overwritten.count, event.overwritten.count == 1 ? "" : "s", event.cpu);
        append_time(event.ns);
        append_format(to_, " had been overwritten, or were left out{}", colors_.plain);
    }

    void level(const ringtap::event &event) {
        const ringtap_level &level = event.level;
        const char *from = level_name(level.from), *to = level_name(level.to);
        append_format(to_, "{}!!! protection of CPU {} at ", colors_.trouble, event.cpu);
        append_time(event.ns);
        append_format(to_, ": {} -> {}, {} bytes unread; left out since the last change: buffers {}",
                      from ? from : "?", to ? to : "?", level.unread, level.cut);
        for (unsigned i = 0; i < RINGTAP_CLASSES; i++)
            if (level.shed[i])
                append_format(to_, ", {} {}", class_name(i), level.shed[i]);
        append(to_, colors_.plain);
    }

    void lost(const ringtap::event &event) {
        const ringtap_lost &lost = event.lost;
        append_format(to_, "{}!!! {} record{} lost on CPU {} between ", colors_.trouble, lost.count,
                      lost.count == 1 ? "" : "s", event.cpu);
        append_time(lost.first_ns);
        append(to_, " and ");
        append_time(lost.last_ns);
        append(to_, " (");
        append_named_counts(to_, lost.by_cause, cause_name);
        append(to_, ": ");
        append_named_counts(to_, lost.by_type, type_name);
        append_format(to_, "){}", colors_.plain);
    }

    out_stream out_;
    text_buffer &to_;
    palette colors_;
    actor_text actor_;
    time_text time_;
    payload_lines payload_;
};

}  // namespace

std::unique_ptr<event_output> make_text_output(out_stream out, int64_t wall_offset_ns, time_style style,
                                               payload_lines payload) {
    return std::make_unique<text_output>(std::move(out), wall_offset_ns, style, std::move(payload));
}

}  // namespace ringtap

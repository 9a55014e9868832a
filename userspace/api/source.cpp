// SPDX-License-Identifier: MIT OR Apache-2.0
#include "api/source.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <new>
#include <system_error>

#include "capture/clock.h"

using namespace ringtap;

namespace {

constexpr int command_pace_ms = 1000;
constexpr size_t options_size_min_of_source = RINGTAP_END_OF(ringtap_source_options, command);

source_filter filter_of(const ringtap_source_options &options) {
    source_filter filter;
    filter.expression = options.filter ? options.filter : "";
    filter.state = options.flags & RINGTAP_SOURCE_START_STATE;
    return filter;
}

live_settings settings_of(const ringtap_source_options &options) {
    live_settings settings;
    settings.device = options.device ? options.device : "";
    settings.lean = options.flags & RINGTAP_SOURCE_LEAN;
    settings.environment = options.flags & RINGTAP_SOURCE_ENVIRONMENT;
    settings.memory = options.ring_bytes;
    if (options.snaplen)
        settings.snaplen = options.snaplen;
    for (char *const *word = options.command; word && *word; word++)
        settings.command.emplace_back(*word);
    return settings;
}

// Empty: they are taken; else why not. NULL: the defaults.
std::string take_options(const ringtap_source_options *given, ringtap_source_options *options) {
    constexpr uint32_t known = RINGTAP_SOURCE_LEAN | RINGTAP_SOURCE_START_STATE |
                               RINGTAP_SOURCE_ENVIRONMENT | RINGTAP_SOURCE_FOLLOW;
    *options = RINGTAP_SOURCE_OPTIONS_INIT;
    if (!given)
        return {};
    std::string trouble = take_sized(options, given, given->size, options_size_min_of_source);
    if (trouble.empty() && options->flags & ~known)
        trouble = "flags that this library does not know";
    return trouble.empty() ? trouble : "the options of a source: " + trouble;
}

// open makes the source of options that are taken.
template <typename Open>
int open_source(ringtap_source *s, const ringtap_source_options *given, Open open) {
    if (!s)
        return -EINVAL;
    if (s->engine)
        return s->fail(EBUSY, "the source is open already");
    ringtap_source_options options;
    const std::string trouble = take_options(given, &options);
    if (!trouble.empty())
        return s->fail(EINVAL, trouble);
    return tried(s, [&] {
        open(options);
        return 0;
    });
}

void begin_event(ringtap_source *s, const event *event) {
    s->event.source = s;
    s->event.event = event;
    s->event.number++;
}

// How long there is left to wait; -1: no limit.
int ms_until(uint64_t until_ns) {
    if (until_ns == UINT64_MAX)
        return -1;
    const uint64_t now = monotonic_ns();
    const uint64_t ms = now < until_ns ? (until_ns - now + 999999) / 1000000 : 0;
    return static_cast<int>(std::min<uint64_t>(ms, INT_MAX));
}

int fail_at_end(ringtap_source *s) {
    if (s->file && !s->file->damage().empty())
        return s->fail(EBADMSG, s->file->damage());
    return s->fail(ENODATA, "there are no more events");
}

int next_event(ringtap_source *s, int timeout_ms, const ringtap_event **event) {
    if (!s->texts.empty())
        s->texts.clear();
    const uint64_t until = timeout_ms < 0 ? UINT64_MAX
                                          : monotonic_ns() + static_cast<uint64_t>(timeout_ms) * 1000000;
    for (bool last = false;;) {
        if (s->broken.load(std::memory_order_relaxed) && s->broken.exchange(false, std::memory_order_relaxed))
            return s->fail(EINTR, "interrupted");
        if (const ringtap::event *next = s->engine->next()) {
            begin_event(s, next);
            *event = &s->event;
            return 1;
        }
        if (s->engine->is_over())
            return fail_at_end(s);
        if (last && !s->engine->has_at_hand())
            return 0;
        const int left = ms_until(until);
        last = left == 0;
        s->engine->wait(left);
    }
}

}  // namespace

int ringtap_source::fail(int number, std::string text, int position) {
    error = std::move(text);
    error_position = position;
    return -number;
}

int ringtap_source::fail_as_thrown() {
    try {
        throw;
    } catch (const expression_error &thrown) {
        return fail(EINVAL, thrown.message(), static_cast<int>(thrown.where().at));
    } catch (const ringtap::error &thrown) {
        return fail(thrown.number(), thrown.what());
    } catch (const settings_error &thrown) {
        return fail(EINVAL, thrown.what());
    } catch (const command_error &thrown) {
        return fail(ENOEXEC, thrown.what());
    } catch (const std::bad_alloc &) {
        return fail(ENOMEM, "no memory");
    } catch (const std::exception &thrown) {
        return fail(EIO, thrown.what());
    }
}

const char *ringtap_source::keep(std::string_view text) {
    return texts.emplace_back(text).c_str();
}

ringtap_source *ringtap_source_new(void) {
    return new (std::nothrow) ringtap_source;
}

void ringtap_source_free(ringtap_source *s) {
    delete s;
}

int ringtap_source_open_live(ringtap_source *s, const ringtap_source_options *given) {
    return open_source(s, given, [s](const ringtap_source_options &options) {
        auto live = std::make_unique<live_source>(filter_of(options), settings_of(options));
        s->live = live.get();
        s->engine = std::move(live);
    });
}

int ringtap_source_open_file(ringtap_source *s, const char *path,
                             const ringtap_source_options *given) {
    if (s && !path)
        return s->fail(EINVAL, "there is no path");
    return open_source(s, given, [s, path](const ringtap_source_options &options) {
        auto file = std::make_unique<file_source>(path, filter_of(options),
                                                  options.flags & RINGTAP_SOURCE_FOLLOW);
        s->file = file.get();
        s->engine = std::move(file);
    });
}

const char *ringtap_source_error(const ringtap_source *s) {
    return s ? s->error.c_str() : "there is no source: there was no memory for one";
}

int ringtap_source_error_position(const ringtap_source *s) {
    return s ? s->error_position : -1;
}

int ringtap_source_next(ringtap_source *s, int timeout_ms, const ringtap_event **event) {
    if (const int err = check_open(s))
        return err;
    if (!event)
        return s->fail(EINVAL, "there is no place for the event");
    return tried(s, [&] { return next_event(s, timeout_ms, event); });
}

int ringtap_source_run(ringtap_source *s, ringtap_event_fn fn, void *arg) {
    const ringtap_event *event;
    int result;
    if (s && !fn)
        return s->fail(EINVAL, "there is no function to call");
    while ((result = ringtap_source_next(s, -1, &event)) > 0)
        if (const int ended = fn(arg, event))
            return ended;
    return result == -ENODATA ? 0 : result;
}

void ringtap_source_break(ringtap_source *s) {
    if (s)
        s->broken.store(true, std::memory_order_relaxed);
}

void ringtap_source_stop(ringtap_source *s) {
    if (s && s->engine)
        s->engine->break_loop();
}

int ringtap_source_event_fd(ringtap_source *s) {
    if (const int err = check_open(s))
        return err;
    if (!s->live)
        return s->fail(EOPNOTSUPP, "a file is no source to wait for");
    ringtap_capture *capture = s->live->live().capture().get();
    const int fd = ringtap_capture_event_fd(capture);
    return fd < 0 ? s->fail(-fd, ringtap_capture_error(capture)) : fd;
}

// Neither a command's end nor that of a time is told by the capture's file.
int ringtap_source_sleep_ms(const ringtap_source *s) {
    if (!s || !s->live || s->engine->is_over() || s->engine->has_at_hand())
        return 0;
    return command_pace_ms;
}

int ringtap_source_counts(ringtap_source *s, ringtap_counts *counts) {
    if (const int err = check_open(s))
        return err;
    if (!counts || counts->size < counts_size_min || counts->size > struct_size_max)
        return s->fail(EINVAL, "counts->size is not set");
    return tried(s, [&] {
        ringtap_counts total = s->engine->counts();
        total.size = counts->size;
        give_sized(counts, counts->size, total);
        return 0;
    });
}

int ringtap_source_save(ringtap_source *s, const char *path) {
    if (const int err = check_open(s))
        return err;
    if (!s->live)
        return s->fail(EOPNOTSUPP, "the events of a file are in one already");
    return tried(s, [&] {
        s->live->save(nullptr);
        s->saved.reset();
        if (path)
            s->saved = std::make_unique<saved_file>(path, s->live->live().begun());
        s->live->save(s->saved.get());
        return 0;
    });
}

uint64_t ringtap_source_saved_bytes(const ringtap_source *s) {
    return s && s->saved ? s->saved->bytes() : 0;
}

// SPDX-License-Identifier: MIT OR Apache-2.0
// libringtap for C++17: the C interface with an owner and exceptions. Nothing but this header.
#ifndef RINGTAP_RINGTAP_HPP
#define RINGTAP_RINGTAP_HPP

#include <ringtap/ringtap.h>

#include <cerrno>
#include <exception>
#include <memory>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

namespace ringtap {

// A failed call: the one-line text for people, and errno's value for programs.
class error : public std::runtime_error {
  public:
    error(int number, const std::string &text) : std::runtime_error(text), number_(number) {}
    int number() const { return number_; }

  private:
    int number_;
};

// One capture. Functions throw error (or bad_alloc) where those of C return a negative number, and
// do otherwise what <ringtap/ringtap.h> says of them.
class capture {
  public:
    explicit capture(const ringtap_options *options = nullptr) : c_(ringtap_capture_new()) {
        if (!c_)
            throw std::bad_alloc();
        check(ringtap_capture_open(c_.get(), options));
    }

    ringtap_capture *get() const { return c_.get(); }
    int fd() const { return ringtap_capture_fd(c_.get()); }
    int event_fd() { return check(ringtap_capture_event_fd(c_.get())); }
    const ringtap_info &info() const { return *ringtap_capture_info(c_.get()); }

    void setup(ringtap_setup &setup) { check(ringtap_capture_setup(c_.get(), &setup)); }
    void filter(const ringtap_filter &filter) { check(ringtap_capture_filter(c_.get(), &filter)); }
    void start() { check(ringtap_capture_start(c_.get())); }
    void stop() { check(ringtap_capture_stop(c_.get())); }
    void refresh() { check(ringtap_capture_refresh(c_.get())); }

    // False: the time is over, or a signal has come.
    bool wait(int timeout_ms, const sigset_t *sigmask = nullptr) {
        const int ready = ringtap_capture_wait(c_.get(), timeout_ms, sigmask);
        return ready == -EINTR ? false : check(ready) > 0;
    }

    // fn(unsigned cpu, const ringtap_record &) gives false to end the drain; it may throw.
    template <typename Function>
    int64_t drain(Function &&fn) {
        guest<Function> guest{fn, nullptr};
        return finish(guest, ringtap_capture_drain(c_.get(), guest.on_record, &guest));
    }

    // fn(unsigned cpu, const void *, size_t bytes) gives false to end the drain; it may throw.
    template <typename Function>
    int64_t drain_spans(Function &&fn, uint64_t *horizon_ns = nullptr) {
        guest<Function> guest{fn, nullptr};
        return finish(guest,
                      ringtap_capture_drain_spans(c_.get(), guest.on_span, &guest, horizon_ns));
    }

    void protect(const ringtap_protect &protect) {
        check(ringtap_capture_protect(c_.get(), &protect));
    }

    // Flight mode. Returns the time of the oldest record that will be delivered.
    uint64_t hold(uint64_t from_ns) {
        uint64_t oldest_ns;
        check(ringtap_capture_hold(c_.get(), from_ns, &oldest_ns));
        return oldest_ns;
    }
    void resume() { check(ringtap_capture_resume(c_.get())); }

    int next_cpu(int cpu) const { return ringtap_capture_next_cpu(c_.get(), cpu); }

    ringtap_counts counts(unsigned cpu = RINGTAP_ALL_CPUS) {
        ringtap_counts counts{};
        counts.size = sizeof(counts);
        check(ringtap_capture_counts(c_.get(), cpu, &counts));
        return counts;
    }

    ringtap_stat stat(unsigned cpu = RINGTAP_ALL_CPUS) {
        ringtap_stat stat{};
        check(ringtap_capture_stat(c_.get(), cpu, &stat));
        return stat;
    }

    // The capture with the lowest id from `id` on, if there is one.
    std::optional<ringtap_captures> list(uint32_t id) {
        ringtap_captures found{};
        const int err = ringtap_capture_list(c_.get(), id, &found);
        if (err == -ENOENT)
            return std::nullopt;
        check(err);
        return found;
    }

  private:
    struct free_capture {
        void operator()(ringtap_capture *c) const { ringtap_capture_free(c); }
    };

    // Takes the caller's exceptions around the C interface.
    template <typename Function>
    struct guest {
        Function &fn;
        std::exception_ptr thrown;

        template <typename... Args>
        int call(Args &&...args) noexcept {
            try {
                return fn(std::forward<Args>(args)...) ? 0 : 1;
            } catch (...) {
                thrown = std::current_exception();
                return 1;
            }
        }
        static int on_record(void *self, unsigned cpu, const ringtap_record *record) {
            return static_cast<guest *>(self)->call(cpu, *record);
        }
        static int on_span(void *self, unsigned cpu, const void *span, size_t bytes) {
            return static_cast<guest *>(self)->call(cpu, span, bytes);
        }
    };

    template <typename Guest>
    int64_t finish(const Guest &guest, int64_t result) {
        if (guest.thrown)
            std::rethrow_exception(guest.thrown);
        return check(result);
    }

    template <typename Number>
    Number check(Number result) {
        if (result == -ENOMEM && !*ringtap_capture_error(c_.get()))
            throw std::bad_alloc();
        if (result < 0)
            throw error(static_cast<int>(-result), ringtap_capture_error(c_.get()));
        return result;
    }

    std::unique_ptr<ringtap_capture, free_capture> c_;
};

}  // namespace ringtap

#endif

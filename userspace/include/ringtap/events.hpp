// SPDX-License-Identifier: MIT OR Apache-2.0
// Events for C++17: the C interface of ringtap/events.h with owners, exceptions and loops. Nothing but this header.
//
//     ringtap::events::options options;
//     options.filter = "evt.type = connect and evt.failed = true";
//     auto source = ringtap::events::source::live(options);
//     const auto name = source.find_field("proc.name");
//     for (const auto &event : source)
//         std::cout << event.text(name).value_or("-") << '\n';
//
// An event, and what was read from it, is valid until the next one is taken; fields and formats as long as their source.
// A source may be used by one thread at a time, but for stop() and break_loop().
#ifndef RINGTAP_EVENTS_HPP
#define RINGTAP_EVENTS_HPP

#include <ringtap/events.h>
#include <ringtap/ringtap.hpp>

#include <cerrno>
#include <chrono>
#include <cstddef>
#include <iterator>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ringtap::events {

// A failed call. position: where in the filter, field or format.
class error : public ringtap::error {
  public:
    error(int number, const std::string &text, int position) : ringtap::error(number, text), position_(position) {}
    std::optional<size_t> position() const {
        return position_ < 0 ? std::nullopt : std::optional<size_t>(position_);
    }

  private:
    int position_;
};

// See struct ringtap_source_options.
struct options {
    std::string filter;                // empty: all events
    uint32_t flags = 0;                // enum ringtap_source_flags
    uint32_t snaplen = 0;              // 0: RINGTAP_SNAPLEN_DEFAULT
    std::string device;                // empty: RINGTAP_DEVICE
    uint64_t ring_bytes = 0;           // 0: the module's default
    std::vector<std::string> command;  // empty: the host
};

class field {
  public:
    explicit field(const ringtap_field *handle) : handle_(handle) {}
    const ringtap_field *get() const { return handle_; }
    int type() const { return ringtap_field_type(handle_); }  // enum ringtap_value_type

  private:
    const ringtap_field *handle_;
};

class format {
  public:
    explicit format(const ringtap_format *handle) : handle_(handle) {}
    const ringtap_format *get() const { return handle_; }

  private:
    const ringtap_format *handle_;
};

// All values of a field.
class value_list {
  public:
    value_list(const ringtap_value *first, size_t count) : first_(first), count_(count) {}
    const ringtap_value *begin() const { return first_; }
    const ringtap_value *end() const { return first_ + count_; }
    size_t size() const { return count_; }
    bool empty() const { return count_ == 0; }
    const ringtap_value &operator[](size_t index) const { return first_[index]; }

  private:
    const ringtap_value *first_;
    size_t count_;
};

inline std::string_view bytes_of(const ringtap_value &value) {
    return {value.text, value.len};
}

class event {
  public:
    event() = default;
    explicit event(const ringtap_event *handle) : handle_(handle) {}
    const ringtap_event *get() const { return handle_; }

    ringtap_event_info info() const {
        ringtap_event_info info;
        ringtap_event_get_info(handle_, &info);
        return info;
    }

    // Nothing: the event has no such field.
    std::optional<std::string_view> text(const field &field) const {
        return known(ringtap_event_text(handle_, field.get()));
    }
    std::optional<int64_t> number(const field &field) const {
        int64_t number;
        return ringtap_event_number(handle_, field.get(), &number) ? std::optional(number) : std::nullopt;
    }
    value_list values(const field &field) const {
        const ringtap_value *first = nullptr;
        const size_t count = ringtap_event_values(handle_, field.get(), &first);
        return {first, count};
    }

    // Nothing: it lacks one of the fields, and the format does not begin with '*'.
    std::optional<std::string_view> text(const format &format) const {
        return known(ringtap_event_format(handle_, format.get()));
    }

    std::string_view json() const { return known(ringtap_event_json(handle_)).value_or(""); }

    std::vector<ringtap_argument> arguments() const {
        std::vector<ringtap_argument> all(ringtap_event_arguments(handle_));
        for (unsigned i = 0; i < all.size(); i++)
            ringtap_event_get_argument(handle_, i, &all[i]);
        return all;
    }

    std::optional<ringtap_event_item> item(unsigned index) const {
        ringtap_event_item item;
        return ringtap_event_get_item(handle_, index, &item) == 0 ? std::optional(item) : std::nullopt;
    }

  private:
    static std::optional<std::string_view> known(const char *text) {
        return text ? std::optional<std::string_view>(text) : std::nullopt;
    }

    const ringtap_event *handle_ = nullptr;
};

// Functions throw error where those of C return a negative number that stands for a failure.
class source {
  public:
    static source live(const options &options = {}) {
        source made;
        made.open(options, [&](const ringtap_source_options *given) {
            return ringtap_source_open_live(made.s_.get(), given);
        });
        return made;
    }

    // path "-": standard input.
    static source file(const std::string &path, const options &options = {}) {
        source made;
        made.open(options, [&](const ringtap_source_options *given) {
            return ringtap_source_open_file(made.s_.get(), path.c_str(), given);
        });
        return made;
    }

    ringtap_source *get() const { return s_.get(); }

    field find_field(const std::string &name) {
        const ringtap_field *found;
        check(ringtap_source_field(s_.get(), name.c_str(), &found));
        return field(found);
    }
    format compile(const std::string &text) {
        const ringtap_format *made;
        check(ringtap_source_format(s_.get(), text.c_str(), &made));
        return format(made);
    }

    // Nothing: the time is over (below zero: there is no limit), break_loop(), or there are no more: see is_over().
    std::optional<event> next(std::chrono::milliseconds timeout = std::chrono::milliseconds(-1)) {
        const ringtap_event *next;
        const int result = ringtap_source_next(s_.get(), static_cast<int>(timeout.count()), &next);
        over_ = result == -ENODATA;
        if (result == -EINTR || over_)
            return std::nullopt;
        return check(result) ? std::optional(event(next)) : std::nullopt;
    }
    bool is_over() const { return over_; }

    // One way, once: what the loop has passed is gone. It ends with the events, or by break_loop(); another loop goes on.
    class iterator {
      public:
        using iterator_category = std::input_iterator_tag;
        using value_type = event;
        using difference_type = std::ptrdiff_t;
        using pointer = const event *;
        using reference = const event &;

        iterator() = default;
        explicit iterator(source *from) : from_(from) { ++*this; }

        reference operator*() const { return event_; }
        pointer operator->() const { return &event_; }
        iterator &operator++() {
            const auto next = from_->next();
            event_ = next.value_or(event());
            if (!next)
                from_ = nullptr;
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(const iterator &other) const { return from_ == other.from_; }
        bool operator!=(const iterator &other) const { return from_ != other.from_; }

      private:
        source *from_ = nullptr;
        event event_;
    };
    iterator begin() { return iterator(this); }
    iterator end() { return iterator(); }

    // As those of C: for handlers of signals and other threads, too.
    void stop() noexcept { ringtap_source_stop(s_.get()); }
    void break_loop() noexcept { ringtap_source_break(s_.get()); }

    int event_fd() { return check(ringtap_source_event_fd(s_.get())); }
    std::chrono::milliseconds sleep_time() const {
        return std::chrono::milliseconds(ringtap_source_sleep_ms(s_.get()));
    }

    // Nothing: not known.
    std::optional<ringtap_process> process(uint32_t pid) {
        return found<ringtap_process>([&](auto *to) { return ringtap_source_process(s_.get(), pid, to); });
    }
    std::optional<ringtap_thread> thread(uint32_t tid) {
        return found<ringtap_thread>([&](auto *to) { return ringtap_source_thread(s_.get(), tid, to); });
    }
    std::optional<ringtap_descriptor> descriptor(uint32_t pid, int fd) {
        return found<ringtap_descriptor>([&](auto *to) { return ringtap_source_descriptor(s_.get(), pid, fd, to); });
    }
    std::vector<uint32_t> processes() {
        std::vector<uint32_t> pids(ringtap_source_processes(s_.get(), nullptr, 0));
        ringtap_source_processes(s_.get(), pids.data(), pids.size());
        return pids;
    }
    std::vector<int> descriptors(uint32_t pid) {
        std::vector<int> fds(ringtap_source_descriptors(s_.get(), pid, nullptr, 0));
        ringtap_source_descriptors(s_.get(), pid, fds.data(), fds.size());
        return fds;
    }

    ringtap_counts counts() {
        ringtap_counts counts{};
        counts.size = sizeof(counts);
        check(ringtap_source_counts(s_.get(), &counts));
        return counts;
    }

    void save(const std::string &path) { check(ringtap_source_save(s_.get(), path.c_str())); }
    void end_save() { check(ringtap_source_save(s_.get(), nullptr)); }
    uint64_t saved_bytes() const { return ringtap_source_saved_bytes(s_.get()); }

  private:
    struct free_source {
        void operator()(ringtap_source *s) const { ringtap_source_free(s); }
    };

    source() : s_(ringtap_source_new()) {
        if (!s_)
            throw std::bad_alloc();
    }

    template <typename Open>
    void open(const options &from, Open open) {
        std::vector<char *> words;
        for (const std::string &word : from.command)
            words.push_back(const_cast<char *>(word.c_str()));
        words.push_back(nullptr);
        ringtap_source_options given = RINGTAP_SOURCE_OPTIONS_INIT;
        given.flags = from.flags;
        given.snaplen = from.snaplen;
        given.filter = from.filter.c_str();
        given.device = from.device.empty() ? nullptr : from.device.c_str();
        given.ring_bytes = from.ring_bytes;
        given.command = from.command.empty() ? nullptr : words.data();
        check(open(&given));
    }

    // An id that is not known is no failure.
    template <typename Struct, typename Find>
    std::optional<Struct> found(Find find) {
        Struct known;
        const int result = find(&known);
        if (result == -ESRCH || result == -EBADF)
            return std::nullopt;
        check(result);
        return known;
    }

    int check(int result) {
        if (result == -ENOMEM)
            throw std::bad_alloc();
        if (result < 0)
            throw error(-result, ringtap_source_error(s_.get()), ringtap_source_error_position(s_.get()));
        return result;
    }

    std::unique_ptr<ringtap_source, free_source> s_;
    bool over_ = false;
};

}  // namespace ringtap::events

#endif

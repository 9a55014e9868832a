// SPDX-License-Identifier: MIT OR Apache-2.0
// The C interface with arguments that are missing, structs of other versions, and files that lie.
#include <cerrno>

#include "../client/mutant_files.h"
#include "c_source.h"
#include "guarded.h"
#include "stored_capture.h"

using namespace ringtap_test;
using Catch::Matchers::Contains;

namespace {

constexpr unsigned files = 60;

// A struct of which a program knows so many bytes; the page behind it cannot be touched.
template <typename Struct>
Struct *struct_of(const char *name, size_t size) {
    void *at = guarded(name, size);
    std::memset(at, 0x5a, size);
    return static_cast<Struct *>(at);
}

bool is_zero(const void *from, size_t size) {
    const auto *byte = static_cast<const char *>(from);
    return std::all_of(byte, byte + size, [](char one) { return one == 0; });
}

// get(to, size) for a program that is older than the library, whose struct ended with members before `first` and is
// aligned as all are, and for one that is newer.
template <typename Struct, typename Get>
void check_sizes(const char *name, size_t first, Get get) {
    CAPTURE(name);
    const size_t shortest = (first + alignof(Struct) - 1) / alignof(Struct) * alignof(Struct);
    auto *shorter = struct_of<Struct>(name, shortest);
    get(shorter, shortest);
    CHECK(shorter->size == shortest);
    const size_t longest = sizeof(Struct) + 64;
    auto *longer = struct_of<Struct>(name, longest);
    get(longer, longest);
    CHECK(longer->size == longest);
    CHECK(is_zero(longer + 1, 64));
}

void ask_everything(const c_source &s, const ringtap_event *event) {
    static const char *const names[] = {"evt.args", "fd.name", "proc.cmdline", "fd.ip",    "evt.buffer",
                                        "user.name", "evt.arg[1]", "proc.aname[1]", "container.id", "evt.abspath"};
    const ringtap_value *values;
    int64_t number;
    for (const char *name : names) {
        const ringtap_field *field = field_of(s, name);
        size_t bytes = 0;
        for (size_t count = ringtap_event_values(event, field, &values), i = 0; i < count; i++)
            for (size_t at = 0; at < values[i].len; at++)
                bytes += values[i].text[at] != 0;
        CHECK(bytes < 1 << 20);
        ringtap_event_text(event, field);
        ringtap_event_number(event, field, &number);
    }
    const ringtap_event_info info = info_of(event);
    ringtap_argument argument;
    ringtap_event_item item;
    ringtap_process process;
    ringtap_descriptor descriptor;
    for (unsigned i = 0; ringtap_event_get_argument(event, i, &argument) == 0; i++)
        CHECK(argument.text);
    for (unsigned i = 0; ringtap_event_get_item(event, i, &item) == 0; i++)
        CHECK(item.name);
    CHECK(ringtap_event_json(event));
    ringtap_source_process(s.get(), info.pid, &process);
    ringtap_source_descriptor(s.get(), info.pid, 3, &descriptor);
}

}  // namespace

TEST_CASE("a source that is not there, or not open, is an error and no crash") {
    const ringtap_event *event;
    const ringtap_field *field;
    const ringtap_format *format;
    ringtap_counts counts{};
    ringtap_process process;
    for (ringtap_source *s : {static_cast<ringtap_source *>(nullptr), ringtap_source_new()}) {
        const int err = s ? -EBADF : -EINVAL;
        CHECK(ringtap_source_next(s, 0, &event) == err);
        CHECK(ringtap_source_run(s, [](void *, const ringtap_event *) { return 0; }, nullptr) == err);
        CHECK(ringtap_source_field(s, "proc.name", &field) == err);
        CHECK(ringtap_source_format(s, "%proc.name", &format) == err);
        CHECK(ringtap_source_counts(s, &counts) == err);
        CHECK(ringtap_source_process(s, 1, &process) == err);
        CHECK(ringtap_source_event_fd(s) == err);
        CHECK(ringtap_source_save(s, "x") == err);
        CHECK(ringtap_source_processes(s, nullptr, 5) == 0);
        CHECK(ringtap_source_descriptors(s, 1, nullptr, 5) == 0);
        CHECK(ringtap_source_saved_bytes(s) == 0);
        CHECK(ringtap_source_sleep_ms(s) == 0);
        CHECK(ringtap_source_error_position(s) == -1);
        CHECK(std::string(ringtap_source_error(s)) != "");
        ringtap_source_break(s);
        ringtap_source_stop(s);
        ringtap_source_free(s);
    }
    CHECK(ringtap_source_open_file(nullptr, "x", nullptr) == -EINVAL);
    CHECK(ringtap_source_open_live(nullptr, nullptr) == -EINVAL);
}

TEST_CASE("missing arguments are errors") {
    const stored_capture capture;
    const c_source closed = new_source();
    CHECK(ringtap_source_open_file(closed.get(), nullptr, nullptr) == -EINVAL);
    const c_source s = open_file(capture.path());
    const ringtap_field *field = field_of(s, "proc.name");
    const ringtap_format *format = nullptr;
    CHECK(ringtap_source_next(s.get(), 0, nullptr) == -EINVAL);
    CHECK(ringtap_source_run(s.get(), nullptr, nullptr) == -EINVAL);
    CHECK(ringtap_source_field(s.get(), nullptr, &field) == -EINVAL);
    CHECK(ringtap_source_field(s.get(), "proc.name", nullptr) == -EINVAL);
    CHECK(ringtap_source_format(s.get(), nullptr, &format) == -EINVAL);
    CHECK(ringtap_source_counts(s.get(), nullptr) == -EINVAL);
    CHECK(ringtap_source_process_sized(s.get(), 100, nullptr, sizeof(ringtap_process)) == -EINVAL);
    const ringtap_event *event = next_of(s);
    int64_t number;
    ringtap_argument argument;
    CHECK(ringtap_event_text(event, nullptr) == nullptr);
    CHECK(ringtap_event_text(nullptr, field) == nullptr);
    CHECK(ringtap_event_values(event, nullptr, nullptr) == 0);
    CHECK(ringtap_event_values(nullptr, field, nullptr) == 0);
    CHECK(ringtap_event_number(event, field, nullptr) == 0);
    CHECK(ringtap_event_number(nullptr, nullptr, &number) == 0);
    CHECK(ringtap_event_format(event, nullptr) == nullptr);
    CHECK(ringtap_event_json(nullptr) == nullptr);
    CHECK(ringtap_event_arguments(nullptr) == 0);
    CHECK(ringtap_event_get_argument(nullptr, 0, &argument) == -EINVAL);
    CHECK(ringtap_event_get_argument_sized(event, 0, nullptr, sizeof(argument)) == -EINVAL);
    CHECK(ringtap_event_get_item_sized(event, 0, nullptr, 64) == -EINVAL);
    ringtap_event_get_info_sized(nullptr, nullptr, 0);
    CHECK(ringtap_field_type(nullptr) == -EINVAL);
    CHECK(ringtap_call_number(RINGTAP_ABI_NATIVE, nullptr) == -ENOENT);
}

TEST_CASE("a program with longer or shorter structs gets what both know") {
    const stored_capture capture;
    const c_source s = open_file(capture.path());
    const ringtap_event *event = next_of(s);
    check_sizes<ringtap_event_info>("ringtap_event_info", offsetof(ringtap_event_info, ns), [&](auto *to, size_t size) {
        ringtap_event_get_info_sized(event, to, size);
        CHECK(to->number == 1);
    });
    check_sizes<ringtap_argument>("ringtap_argument", offsetof(ringtap_argument, value), [&](auto *to, size_t size) {
        CHECK(ringtap_event_get_argument_sized(event, 1, to, size) == 0);
        CHECK(to->name == std::string("filename"));
    });
    check_sizes<ringtap_event_item>("ringtap_event_item", offsetof(ringtap_event_item, flags), [&](auto *to, size_t size) {
        CHECK(ringtap_event_get_item_sized(event, 0, to, size) == 0);
        CHECK(to->kind == RINGTAP_KIND_PATH);
    });
    check_sizes<ringtap_process>("ringtap_process", offsetof(ringtap_process, uid), [&](auto *to, size_t size) {
        CHECK(ringtap_source_process_sized(s.get(), 100, to, size) == 0);
        CHECK(to->pid == 100);
    });
    check_sizes<ringtap_thread>("ringtap_thread", offsetof(ringtap_thread, pid), [&](auto *to, size_t size) {
        CHECK(ringtap_source_thread_sized(s.get(), 100, to, size) == 0);
        CHECK(to->tid == 100);
    });
    check_sizes<ringtap_descriptor>("ringtap_descriptor", offsetof(ringtap_descriptor, name), [&](auto *to, size_t size) {
        CHECK(ringtap_source_descriptor_sized(s.get(), 100, 7, to, size) == 0);
        CHECK(to->kind == std::string("file"));
    });
    check_sizes<ringtap_counts>("ringtap_counts", sizeof(ringtap_counts), [&](auto *to, size_t size) {
        to->size = size;
        CHECK(ringtap_source_counts(s.get(), to) == 0);
    });
    ringtap_process process;
    for (const size_t size : {size_t{0}, size_t{7}, size_t{4097}, SIZE_MAX}) {
        CHECK(ringtap_source_process_sized(s.get(), 100, &process, size) == -EINVAL);
        CHECK(ringtap_event_get_argument_sized(event, 0, reinterpret_cast<ringtap_argument *>(&process), size) == -EINVAL);
        ringtap_event_get_info_sized(event, reinterpret_cast<ringtap_event_info *>(&process), size);
    }
}

TEST_CASE("options of a newer program are taken where they ask for nothing new") {
    const stored_capture capture;
    const size_t longest = sizeof(ringtap_source_options) + 16;
    auto *options = static_cast<ringtap_source_options *>(guarded("ringtap_source_options", longest));
    options->size = longest;
    options->filter = "evt.type = read";
    const c_source s = new_source();
    auto *tail = reinterpret_cast<char *>(options + 1);
    tail[15] = 1;
    CHECK(ringtap_source_open_file(s.get(), capture.path().c_str(), options) == -EINVAL);
    CHECK_THAT(ringtap_source_error(s.get()), Contains("newer"));
    tail[15] = 0;
    options->flags = 1u << 31;
    CHECK(ringtap_source_open_file(s.get(), capture.path().c_str(), options) == -EINVAL);
    CHECK_THAT(ringtap_source_error(s.get()), Contains("flags"));
    options->flags = 0;
    for (const size_t size : {size_t{0}, size_t{8}, size_t{1} << 20}) {
        options->size = size;
        CHECK(ringtap_source_open_file(s.get(), capture.path().c_str(), options) == -EINVAL);
        CHECK_THAT(ringtap_source_error(s.get()), Contains("size"));
    }
    options->size = longest;
    CHECK(ringtap_source_open_file(s.get(), capture.path().c_str(), options) == 0);
    next_named(s, "read");
}

TEST_CASE("everything can be asked of events of files that are nearly right") {
    const temporary_file file;
    for (unsigned seed = 1; seed <= files; seed++) {
        CAPTURE(seed);
        mutant_file(seed).write(file.path());
        const c_source s = open_file(file.path(), nullptr, RINGTAP_SOURCE_START_STATE);
        const ringtap_event *event;
        int result;
        while ((result = ringtap_source_next(s.get(), -1, &event)) > 0)
            ask_everything(s, event);
        CHECK((result == -ENODATA || result == -EBADMSG));
    }
}

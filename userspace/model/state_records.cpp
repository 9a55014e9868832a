// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/state_records.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "model/file_names.h"
#include "model/kernel_view.h"
#include "model/proc_files.h"

namespace ringtap {

namespace {

// Far below what a chunk of a file holds.
constexpr size_t record_size_wanted = 32 << 10;
constexpr size_t text_max = 4096 + 32;

uint16_t capped(std::string_view text) {
    return static_cast<uint16_t>(std::min(text.size(), text_max));
}

class state_record_writer {
  public:
    state_record_writer(state_what what, uint32_t tgid, uint64_t ns) {
        head_.h.type = record_client;
        head_.h.flags = RINGTAP_F_STATE;
        head_.h.ns = ns;
        head_.h.tgid = head_.h.tid = tgid;
        head_.what = what;
    }

    state_head &head() { return head_; }
    size_t size() const { return bytes_.size(); }

    void append(const void *from, size_t bytes) {
        bytes_.append(static_cast<const char *>(from), bytes);
    }
    void append_string(std::string_view text) { bytes_.append(text).push_back('\0'); }
    void align() { bytes_.resize(RINGTAP_ALIGN(bytes_.size())); }

    // Gives the record away and begins the next one.
    void finish(const record_sink_fn &sink) {
        head_.size = static_cast<uint32_t>(bytes_.size());
        align();
        head_.h.len = static_cast<__u32>(sizeof(head_) + bytes_.size());
        std::vector<uint64_t> words(head_.h.len / sizeof(uint64_t));
        std::memcpy(words.data(), &head_, sizeof(head_));
        std::memcpy(words.data() + sizeof(head_) / sizeof(uint64_t), bytes_.data(), bytes_.size());
        sink(*reinterpret_cast<const ringtap_record *>(words.data()));
        bytes_.clear();
        head_.count = 0;
        head_.flags &= ~state_first;
    }

  private:
    state_head head_{};
    std::string bytes_;
};

void append_descriptor(state_record_writer &writer, const state_descriptor &seen) {
    state_entry entry{};
    entry.ns = seen.ns;
    entry.dev = seen.dev;
    entry.ino = seen.ino;
    entry.fd = seen.fd;
    entry.open_flags = seen.open_flags;
    entry.mode = seen.mode;
    entry.flags = static_cast<uint16_t>((seen.cloexec ? state_cloexec : 0) |
                                        (seen.listening ? state_listening : 0) |
                                        (seen.server ? state_server : 0) |
                                        (seen.sure ? 0 : state_unsure));
    entry.family = static_cast<uint16_t>(seen.family);
    entry.type = static_cast<uint16_t>(seen.type);
    entry.protocol = static_cast<uint16_t>(seen.protocol);
    entry.name_len = capped(seen.link);
    entry.local_len = capped(seen.local);
    entry.remote_len = capped(seen.remote);
    entry.peer_ino = seen.peer_ino;
    writer.append(&entry, sizeof(entry));
    writer.append(seen.link.data(), entry.name_len);
    writer.append(seen.local.data(), entry.local_len);
    writer.append(seen.remote.data(), entry.remote_len);
    writer.align();
    writer.head().count++;
}

std::string_view take(std::string_view &rest, size_t bytes) {
    const std::string_view taken = rest.substr(0, bytes);
    rest.remove_prefix(std::min(bytes, rest.size()));
    return taken;
}

std::string take_string(std::string_view &rest) {
    const std::string_view text = take(rest, std::min(rest.find('\0'), rest.size()));
    take(rest, 1);
    return std::string(text);
}

}  // namespace

file_ref file_of(const state_descriptor &seen, name_pool &names) {
    file_ref file(new open_file);
    set_link(*file, seen.link, names);
    if (file->kind == fd_kind::file && kind_of_mode(seen.mode) != fd_kind::unknown)
        file->kind = kind_of_mode(seen.mode);
    if (is_socket(file->kind) && seen.family)
        file->kind = kind_of_family(seen.family);
    file->type_known = true;
    file->listening = seen.listening;
    file->server = seen.server;
    file->sure = seen.sure;
    file->open_flags = seen.open_flags;
    file->dev = seen.dev;
    file->ino = seen.ino;
    file->family = static_cast<uint8_t>(seen.family);
    file->type = static_cast<uint8_t>(seen.type);
    file->protocol = static_cast<uint16_t>(seen.protocol);
    file->peer_ino = seen.peer_ino;
    file->local = names.intern(seen.local);
    file->remote = names.intern(seen.remote);
    return file;
}

void write_state(uint32_t tgid, uint64_t ns, uint64_t start_ns, bool followed,
                 const std::vector<state_descriptor> &descriptors, const record_sink_fn &sink,
                 bool more) {
    state_record_writer record(state_of_descriptors, tgid, ns);
    record.head().flags = (more ? 0 : state_first) | (followed ? state_followed : 0);
    record.head().start_ns = start_ns;
    for (const state_descriptor &seen : descriptors) {
        append_descriptor(record, seen);
        if (record.size() >= record_size_wanted)
            record.finish(sink);
    }
    // Also of a process that has none: that is known, then.
    if (record.head().count || descriptors.empty())
        record.finish(sink);
}

void write_state(std::string_view cgroup, const container_info &container,
                 const record_sink_fn &sink) {
    state_record_writer record(state_of_container, 0, 0);
    record.append_string(cgroup);
    record.append_string(std::to_string(static_cast<unsigned>(container.runtime)));
    for (const std::string *text :
         {&container.id, &container.name, &container.image, &container.image_id,
          &container.pod_name, &container.pod_namespace, &container.pod_uid})
        record.append_string(*text);
    record.append_string(container.owner ? std::to_string(*container.owner) : std::string());
    record.append_string(container.facts);
    record.finish(sink);
}

void write_sharing(uint32_t tgid, uint32_t other, uint64_t ns, const record_sink_fn &sink) {
    state_record_writer record(state_of_sharing, tgid, ns);
    record.head().other = other;
    record.finish(sink);
}

void write_losses(uint64_t until_ns, const record_sink_fn &sink) {
    state_record_writer record(state_of_losses, 0, 0);
    record.head().start_ns = until_ns;
    record.finish(sink);
}

void write_process(uint32_t tgid, uint64_t ns, const state_process &past, const record_sink_fn &sink) {
    state_record_writer record(state_of_process, tgid, ns);
    record.append(&past, sizeof(past));
    record.finish(sink);
}

namespace {

// In as many records as it takes, of whole lines.
void write_lines(state_what what, std::string_view lines, const record_sink_fn &sink) {
    while (!lines.empty()) {
        const size_t end = lines.rfind('\n', record_size_wanted);
        const size_t bytes = lines.size() <= record_size_wanted || end == std::string_view::npos
                                 ? lines.size()
                                 : end + 1;
        state_record_writer record(what, 0, 0);
        record.append(lines.data(), bytes);
        record.finish(sink);
        lines.remove_prefix(bytes);
    }
}

}  // namespace

void write_users(std::string_view lines, const record_sink_fn &sink) {
    write_lines(state_of_users, lines, sink);
}

void write_mounts(std::string_view lines, const record_sink_fn &sink) {
    write_lines(state_of_mounts, lines, sink);
}

state_record_reader::state_record_reader(const ringtap_record &record) {
    if (record.len < sizeof(head_))
        return;
    std::memcpy(&head_, &record, sizeof(head_));
    what_ = head_.what;
    const auto *bytes = reinterpret_cast<const char *>(&record);
    rest_ = std::string_view(bytes, record.len).substr(sizeof(head_)).substr(0, head_.size);
}

void state_record_reader::for_each_descriptor(
    const std::function<void(const state_descriptor &)> &call) const {
    std::string_view rest = rest_;
    for (uint32_t i = 0; i < head_.count && rest.size() >= sizeof(state_entry); i++) {
        state_entry entry;
        std::memcpy(&entry, take(rest, sizeof(entry)).data(), sizeof(entry));
        state_descriptor seen;
        seen.ns = entry.ns;
        seen.dev = entry.dev;
        seen.ino = entry.ino;
        seen.fd = entry.fd;
        seen.open_flags = entry.open_flags;
        seen.mode = entry.mode;
        seen.cloexec = entry.flags & state_cloexec;
        seen.listening = entry.flags & state_listening;
        seen.server = entry.flags & state_server;
        seen.sure = !(entry.flags & state_unsure);
        seen.family = entry.family;
        seen.type = entry.type;
        seen.protocol = entry.protocol;
        seen.peer_ino = entry.peer_ino;
        seen.link = take(rest, entry.name_len);
        seen.local = take(rest, entry.local_len);
        seen.remote = take(rest, entry.remote_len);
        const size_t bytes = size_t{entry.name_len} + entry.local_len + entry.remote_len;
        take(rest, RINGTAP_ALIGN(bytes) - bytes);
        if (seen.fd >= 0)
            call(seen);
    }
}

state_process state_record_reader::process() const {
    state_process past{};
    if (rest_.size() >= sizeof(past))
        std::memcpy(&past, rest_.data(), sizeof(past));
    return past;
}

std::pair<std::string, container_info> state_record_reader::container() const {
    std::string_view rest = rest_;
    std::pair<std::string, container_info> found;
    found.first = take_string(rest);
    container_info &container = found.second;
    const std::string runtime = take_string(rest);
    const bool known = runtime.size() == 1 && runtime[0] >= '0' && runtime[0] <= '8';
    container.runtime =
        known ? static_cast<container_runtime>(runtime[0] - '0') : container_runtime::unknown;
    for (std::string *text : {&container.id, &container.name, &container.image, &container.image_id,
                              &container.pod_name, &container.pod_namespace, &container.pod_uid})
        *text = take_string(rest);
    const std::string owner = take_string(rest);
    if (const uint64_t number = number_in(owner); number != 0 || owner == "0")
        container.owner = static_cast<uint32_t>(number);
    container.facts = take_string(rest);  // empty in files of older versions
    return found;
}

}  // namespace ringtap

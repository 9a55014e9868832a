// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/anonymiser.h"

#include <sys/socket.h>

#include <algorithm>
#include <cstring>

#include "capture/records.h"
#include "decode/control.h"
#include "model/mount_table.h"
#include "model/proc_files.h"
#include "model/view_items.h"

namespace ringtap {

namespace {

// No item is read longer, and what all of a record's become is a record that readers take.
constexpr size_t item_max = 128 << 10, record_max = record_bytes_max / 2;

template <size_t Size>
void put_text(char (&to)[Size], const std::string &text) {
    std::memset(to, 0, Size);
    text.copy(to, Size - 1);
}

template <typename Fixed>
Fixed *as(ringtap_record &record) {
    return record.len >= record_size_min(record.type) ? reinterpret_cast<Fixed *>(&record) : nullptr;
}

template <size_t Size>
std::string_view text_in(const char (&text)[Size]) {
    return {text, strnlen(text, Size)};
}

template <typename Record>
unsigned items_of(const ringtap_record &record) {
    return reinterpret_cast<const Record &>(record).items;
}

unsigned item_count(const ringtap_record &record) {
    switch (record.type) {
        case RINGTAP_SYSCALL:
            return items_of<ringtap_syscall>(record);
        case RINGTAP_ENTRY:
            return items_of<ringtap_entry>(record);
        case RINGTAP_EXEC:
            return items_of<ringtap_exec>(record);
        case RINGTAP_TARGET:
            return items_of<ringtap_target>(record);
        default:
            return 0;
    }
}

std::string zeros(size_t bytes) {
    return std::string(bytes, '\0');
}

std::string head_of(std::string_view bytes, size_t size) {
    return std::string(bytes.substr(0, size));
}

}  // namespace

// A record in the making, at its end.
class anonymiser::builder {
  public:
    builder(const ringtap_record &record, size_t fixed) {
        bytes_.assign(reinterpret_cast<const char *>(&record), std::min<size_t>(fixed, record.len));
    }

    ringtap_record &record() { return *reinterpret_cast<ringtap_record *>(bytes_.data()); }

    void add(const item &from, std::string bytes) {
        const size_t room = record_max - std::min(record_max, bytes_.size());
        const bool is_cut = bytes.size() > std::min(item_max, room);
        bytes.resize(std::min({bytes.size(), item_max, room}));
        const bool had_more = from.orig_len > from.bytes.size();
        ringtap_item head{};
        head.kind = static_cast<__u16>(from.kind);
        head.arg = static_cast<__u8>(from.arg);
        head.flags = static_cast<__u8>(from.flags | (is_cut ? RINGTAP_ITEM_TRUNCATED : 0));
        head.len = static_cast<__u32>(bytes.size());
        head.orig_len = bytes.size();
        if (had_more || is_cut)
            head.orig_len = std::max<uint64_t>(from.orig_len, bytes.size() + 1);
        bytes_.append(reinterpret_cast<const char *>(&head), sizeof(head)).append(bytes);
        bytes_.resize(RINGTAP_ALIGN(bytes_.size()));
    }

    void finish(std::vector<uint64_t> &to) {
        bytes_.resize(RINGTAP_ALIGN(bytes_.size()));
        record().len = static_cast<__u32>(bytes_.size());
        to.resize(bytes_.size() / sizeof(uint64_t));
        std::memcpy(to.data(), bytes_.data(), bytes_.size());
    }

  private:
    std::string bytes_;
};

void anonymiser::begin(file_header &header) {
    on_ = static_cast<machine>(header.machine);
    layout_ = record_layout(header.record_size);
    put_text(header.hostname, names_.name(text_in(header.hostname)));
    put_text(header.boot_id, names_.uuid(text_in(header.boot_id)));
}

void anonymiser::change(std::vector<uint64_t> &words) {
    const auto &record = *reinterpret_cast<const ringtap_record *>(words.data());
    if (record.type == record_client)
        return change_client_record(words);
    const unsigned count = item_count(record);
    builder made(record, record.len);
    const size_t fixed = std::min<size_t>(layout_.size(std::min<unsigned>(record.type, RINGTAP_TYPES_MAX - 1)), record.len);
    if (count || record.type == RINGTAP_EXEC) {
        made = builder(record, fixed);
        change_items(made, record, count);
    }
    change_fixed(made.record());
    // What a newer module has behind what is known here
    auto *bytes = reinterpret_cast<char *>(&made.record());
    const size_t own = record_size_own(record.type), end = count || record.type == RINGTAP_EXEC ? fixed : size_t{record.len};
    if (end > own)
        std::memset(bytes + own, 0, end - own);
    made.finish(words);
}

void anonymiser::change_fixed(ringtap_record &record) const {
    if (record.type == RINGTAP_EXEC)
        put_text(as<ringtap_exec>(record)->comm, names_.name(comm_text(as<ringtap_exec>(record)->comm)));
    if (record.type == RINGTAP_FORK)
        put_text(as<ringtap_fork>(record)->comm, names_.name(comm_text(as<ringtap_fork>(record)->comm)));
    if (record.type == RINGTAP_EXIT)
        put_text(as<ringtap_exit>(record)->comm, names_.name(comm_text(as<ringtap_exit>(record)->comm)));
}

void anonymiser::change_items(builder &made, const ringtap_record &record, unsigned count) {
    std::vector<item> items;
    read_items(record, layout_, count, items);
    const syscall_desc *desc = nullptr;
    uint64_t args[6] = {};
    unsigned abi = RINGTAP_ABI_NATIVE;
    if (record.type == RINGTAP_SYSCALL || record.type == RINGTAP_ENTRY) {
        const auto &call = reinterpret_cast<const ringtap_entry &>(record);  // both begin alike
        std::memcpy(args, call.args, sizeof(args));
        abi = call.abi;
        int nr = call.nr;
        ringtap_subcall sub;
        if (!items.empty() && items.front().kind == RINGTAP_KIND_SUBCALL && items.front().bytes.size() >= sizeof(sub)) {
            std::memcpy(&sub, items.front().bytes.data(), sizeof(sub));
            std::memcpy(args, sub.args, sizeof(args));
            nr = sub.nr;
        }
        desc = find_syscall(on_, abi, nr);
        if (desc)
            desc = described_.describe(desc, args);
    }
    for (const item &item : items)
        made.add(item, changed(item, desc, args, abi));
}

std::string anonymiser::changed(const item &item, const syscall_desc *desc, const uint64_t (&args)[6], unsigned abi) const {
    const std::string_view bytes = item.bytes;
    const bool is_argument = desc && item.arg < desc->nargs;
    const struct_layout *layout = is_argument ? layout_of(*desc, item.arg, args) : nullptr;
    switch (item.kind) {
        case RINGTAP_KIND_PATH:
        case RINGTAP_KIND_STRING:
        case RINGTAP_KIND_EXE:
        case RINGTAP_KIND_FILENAME:
        case RINGTAP_KIND_CWD:
        case RINGTAP_KIND_BASE:
        case RINGTAP_KIND_FSPATH:
        case RINGTAP_KIND_COMM:
            return names_.path(bytes);
        case RINGTAP_KIND_CGROUP:
            return names_.cgroup(bytes);
        case RINGTAP_KIND_ARGV:
        case RINGTAP_KIND_ENVP:
            return names_.strings(bytes);
        case RINGTAP_KIND_TAIL:
            return bytes.size() < sizeof(ringtap_tail)
                       ? zeros(bytes.size())
                       : head_of(bytes, sizeof(ringtap_tail)) + names_.strings(bytes.substr(sizeof(ringtap_tail)));
        case RINGTAP_KIND_FILE:
        case RINGTAP_KIND_ROOT:
            return bytes.size() < sizeof(ringtap_file)
                       ? zeros(bytes.size())
                       : head_of(bytes, sizeof(ringtap_file)) + names_.path(bytes.substr(sizeof(ringtap_file)));
        case RINGTAP_KIND_SOCKADDR:
            return names_.sockaddr(bytes);
        case RINGTAP_KIND_SOCKET:
            return changed_socket(bytes);
        case RINGTAP_KIND_STRUCT:
            return changed_struct(bytes, layout, is_argument && is_array(desc->args[item.arg].type));
        case RINGTAP_KIND_BUFFER:
            return changed_struct(bytes, layout, false);
        case RINGTAP_KIND_CONTROL:
            return changed_control(bytes, abi);
        case RINGTAP_KIND_SUBCALL:
            return head_of(bytes, sizeof(ringtap_subcall));
        case RINGTAP_KIND_CRED:
            return head_of(bytes, sizeof(ringtap_cred));
        case RINGTAP_KIND_MEMORY:
            return head_of(bytes, sizeof(ringtap_memory));
        case item_unknown:
            return head_of(bytes, sizeof(unknown_numbers));
        default:
            return zeros(bytes.size());
    }
}

std::string anonymiser::changed_socket(std::string_view bytes) const {
    ringtap_socket fixed;
    const item whole{RINGTAP_KIND_SOCKET, 0, 0, bytes.size(), bytes};
    const auto view = read_socket(whole);
    if (!view)
        return zeros(bytes.size());
    fixed = view->fixed;
    std::string local = names_.sockaddr(view->local), peer = names_.sockaddr(view->peer);
    fixed.local_len = static_cast<__u16>(local.size());
    fixed.peer_len = static_cast<__u16>(peer.size());
    if (!peer.empty())
        local.resize(RINGTAP_ALIGN(local.size()));
    return std::string(reinterpret_cast<const char *>(&fixed), sizeof(fixed)).append(local).append(peer);
}

// ---- structs

std::string anonymiser::changed_struct(std::string_view bytes, const struct_layout *layout, bool array) const {
    std::string made(bytes);
    const size_t known = !layout || !layout->size ? 0 : array ? made.size() : std::min<size_t>(made.size(), layout->size);
    for (size_t at = 0; at < known; at += layout->size)
        change_element(made.data() + at, std::min<size_t>(known - at, layout->size), *layout);
    std::memset(made.data() + known, 0, made.size() - known);
    return made;
}

// What no field has, nobody can read.
void anonymiser::change_element(char *at, size_t bytes, const struct_layout &layout) const {
    std::string made = zeros(bytes);
    for (unsigned i = 0; i < layout.count; i++) {
        const struct_field &field = layout.fields[i];
        const size_t begin = std::min<size_t>(field.offset, bytes);
        const size_t end = std::min<size_t>(begin + size_t{field.size} * std::max<unsigned>(field.count, 1), bytes);
        std::memcpy(made.data() + begin, at + begin, end - begin);
        change_field(made.data() + begin, end - begin, field);
    }
    std::memcpy(at, made.data(), bytes);
}

void anonymiser::change_field(char *at, size_t bytes, const struct_field &field) const {
    if (field.format == field_format::str) {
        const std::string name = names_.path({at, strnlen(at, bytes)});
        std::memset(at, 0, bytes);
        name.copy(at, bytes);
    } else if (field.format == field_format::struct_) {
        for (size_t done = 0; field.size && done < bytes; done += field.size)
            change_element(at + done, std::min<size_t>(bytes - done, field.size), layout_at(field.what));
    } else if (field.size == 1 && field.count > 1 && field.format != field_format::fdset && field.format != field_format::sigset) {
        std::memset(at, 0, bytes);  // an address, of whatever network
    }
}

// Descriptors and credentials stay; of the rest that there was some.
std::string anonymiser::changed_control(std::string_view bytes, unsigned abi) const {
    std::string made = zeros(bytes.size());
    const bool narrow = abi == RINGTAP_ABI_COMPAT;
    const size_t header = narrow ? 12 : 16;
    for (const control_message &message : read_control(bytes, narrow).messages) {
        const auto begin = static_cast<size_t>(message.data.data() - bytes.data());
        const bool stays = message.level == SOL_SOCKET && (message.type == SCM_RIGHTS || message.type == SCM_CREDENTIALS);
        std::memcpy(made.data() + begin - header, bytes.data() + begin - header, header + (stays ? message.data.size() : 0));
    }
    return made;
}

// ---- what the client told of the start

void anonymiser::change_client_record(std::vector<uint64_t> &words) const {
    const auto &record = *reinterpret_cast<const ringtap_record *>(words.data());
    state_head head{};
    std::memcpy(&head, &record, std::min<size_t>(record.len, sizeof(head)));
    const std::string_view bytes = std::string_view(reinterpret_cast<const char *>(&record), record.len)
                                       .substr(std::min<size_t>(record.len, sizeof(head)))
                                       .substr(0, head.size);
    std::string made;
    if (head.what == state_of_descriptors)
        made = changed_descriptors(bytes, head.count);
    else if (head.what == state_of_container)
        made = changed_container(bytes);
    else if (head.what == state_of_users || head.what == state_of_mounts)
        made = changed_lines(bytes, head.what == state_of_mounts);
    else if (head.what == state_of_process)
        made = head_of(bytes, sizeof(state_process));
    made.resize(std::min<size_t>(made.size(), record_bytes_max / 2));
    head.size = static_cast<uint32_t>(made.size());
    made.resize(RINGTAP_ALIGN(made.size()));
    head.h.len = static_cast<__u32>(sizeof(head) + made.size());
    words.resize(head.h.len / sizeof(uint64_t));
    std::memcpy(words.data(), &head, sizeof(head));
    if (!made.empty())
        std::memcpy(words.data() + sizeof(head) / sizeof(uint64_t), made.data(), made.size());
}

std::string anonymiser::changed_descriptors(std::string_view bytes, uint32_t count) const {
    std::string all;
    const auto take = [&bytes](size_t size) {
        const std::string_view taken = bytes.substr(0, size);
        bytes.remove_prefix(taken.size());
        return taken;
    };
    for (uint32_t i = 0; i < count && bytes.size() >= sizeof(state_entry); i++) {
        state_entry entry;
        std::memcpy(&entry, take(sizeof(entry)).data(), sizeof(entry));
        const size_t texts = size_t{entry.name_len} + entry.local_len + entry.remote_len;
        const std::string name = names_.path(take(entry.name_len)), local = names_.sockaddr(take(entry.local_len)),
                          remote = names_.sockaddr(take(entry.remote_len));
        take(RINGTAP_ALIGN(texts) - texts);
        entry.name_len = static_cast<uint16_t>(std::min<size_t>(name.size(), UINT16_MAX));
        entry.local_len = static_cast<uint16_t>(std::min<size_t>(local.size(), UINT16_MAX));
        entry.remote_len = static_cast<uint16_t>(std::min<size_t>(remote.size(), UINT16_MAX));
        all.append(reinterpret_cast<const char *>(&entry), sizeof(entry));
        all.append(name, 0, entry.name_len).append(local, 0, entry.local_len).append(remote, 0, entry.remote_len);
        all.resize(RINGTAP_ALIGN(all.size()));
    }
    return all;
}

// The group, the runtime's number, its id, names and images, the pod's three, the owner, and facts, which are left out.
std::string anonymiser::changed_container(std::string_view bytes) const {
    constexpr size_t runtime = 1, id = 2, image_id = 5, pod_uid = 8, owner = 9, fields = 10;
    const auto strings = strings_in(bytes);
    std::string made;
    for (size_t i = 0; i < std::min(strings.size(), fields); i++) {
        const std::string_view text = strings[i];
        if (i == 0)
            made += names_.cgroup(text);
        else if (i == runtime || i == owner)
            made += text.find_first_not_of("0123456789") == std::string_view::npos ? text : "";
        else if (i == id || i == pod_uid)
            made += names_.cgroup(text);
        else if (i == image_id)
            made += text.substr(0, 7) == "sha256:" ? "sha256:" + names_.path(text.substr(7)) : names_.path(text);
        else
            made += names_.path(text);
        made += '\0';
    }
    return made;
}

std::string anonymiser::changed_lines(std::string_view bytes, bool of_mounts) const {
    std::string made;
    for_each_line(bytes, [&](std::string_view line) {
        const std::string_view first = take_word(line), second = take_word(line), third = take_word(line);
        const auto path = [this](std::string_view word) { return escape_mount(names_.path(unescape_mount(word))); };
        if (of_mounts && first.find_first_not_of("0123456789:") == std::string_view::npos)
            made.append(first).append(" ").append(path(second)).append(" ").append(path(third)).append("\n");
        else if (!of_mounts && (first == "u" || first == "g") && second.find_first_not_of("0123456789") == std::string_view::npos)
            made.append(first).append(" ").append(second).append(" ").append(names_.name(third)).append("\n");
    });
    return made;
}

}  // namespace ringtap

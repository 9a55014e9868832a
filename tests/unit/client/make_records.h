// SPDX-License-Identifier: MIT OR Apache-2.0
// Records as the module writes them, for tests.
#ifndef RINGTAP_TESTS_MAKE_RECORDS_H
#define RINGTAP_TESTS_MAKE_RECORDS_H

#include <ringtap/ringtap.h>

#include <cstring>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace ringtap_test {

// 8-aligned bytes of one record or several.
using record_words = std::vector<uint64_t>;

inline const ringtap_record &as_record(const record_words &words) {
    return *reinterpret_cast<const ringtap_record *>(words.data());
}

inline record_words operator+(record_words a, const record_words &b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

struct new_item {
    unsigned kind;
    unsigned arg;
    std::string bytes;
    unsigned flags = 0;
    uint64_t orig_len = 0;  // 0: as many as bytes
};

inline void append_item(record_words &words, const new_item &item) {
    ringtap_item head{};
    head.kind = static_cast<__u16>(item.kind);
    head.arg = static_cast<__u8>(item.arg);
    head.flags = static_cast<__u8>(item.flags);
    head.len = static_cast<__u32>(item.bytes.size());
    head.orig_len = item.orig_len ? item.orig_len : item.bytes.size();
    std::string all(reinterpret_cast<const char *>(&head), sizeof(head));
    all += item.bytes;
    all.resize(RINGTAP_ALIGN(all.size()));
    const size_t at = words.size();
    words.resize(at + all.size() / 8);
    std::memcpy(words.data() + at, all.data(), all.size());
}

template <typename Fixed>
record_words finish(Fixed fixed, unsigned type, const std::vector<new_item> &items = {}) {
    record_words words(sizeof(fixed) / 8);
    fixed.h.type = static_cast<__u16>(type);
    std::memcpy(words.data(), &fixed, sizeof(fixed));
    for (const new_item &item : items)
        append_item(words, item);
    reinterpret_cast<ringtap_record *>(words.data())->len = static_cast<__u32>(words.size() * 8);
    return words;
}

inline ringtap_record header(uint64_t seq, uint64_t ns, uint32_t tgid = 100, uint32_t tid = 100,
                             unsigned flags = 0) {
    ringtap_record h{};
    h.seq = seq;
    h.ns = ns;
    h.tgid = tgid;
    h.tid = tid;
    h.flags = static_cast<__u16>(flags);
    return h;
}

struct new_call {
    int nr;
    std::vector<uint64_t> args;
    int64_t ret = 0;
    unsigned abi = RINGTAP_ABI_NATIVE;
    uint64_t entry_ns = 0;
};

inline record_words make_syscall(ringtap_record h, const new_call &call,
                                 const std::vector<new_item> &items = {}) {
    ringtap_syscall record{};
    record.h = h;
    record.h.flags |= call.entry_ns ? RINGTAP_F_ENTRY_TIME : 0;
    record.nr = call.nr;
    record.abi = static_cast<__u8>(call.abi);
    record.items = static_cast<__u8>(items.size());
    for (size_t i = 0; i < call.args.size(); i++)
        record.args[i] = call.args[i];
    record.ret = call.ret;
    record.entry_ns = call.entry_ns;
    return finish(record, RINGTAP_SYSCALL, items);
}

inline record_words make_entry(ringtap_record h, const new_call &call,
                               const std::vector<new_item> &items = {}) {
    ringtap_entry record{};
    record.h = h;
    record.nr = call.nr;
    record.abi = static_cast<__u8>(call.abi);
    record.items = static_cast<__u8>(items.size());
    for (size_t i = 0; i < call.args.size(); i++)
        record.args[i] = call.args[i];
    return finish(record, RINGTAP_ENTRY, items);
}

inline record_words make_target(ringtap_record h, int nr, const std::vector<new_item> &items,
                                unsigned abi = RINGTAP_ABI_NATIVE) {
    ringtap_target record{};
    record.h = h;
    record.nr = nr;
    record.abi = static_cast<__u8>(abi);
    record.items = static_cast<__u8>(items.size());
    return finish(record, RINGTAP_TARGET, items);
}

inline record_words make_exec(ringtap_record h, const char *comm, uint32_t uid = 0,
                              uint32_t ppid = 1, uint32_t old_tid = 0) {
    ringtap_exec record{};
    record.h = h;
    record.old_tid = old_tid ? old_tid : h.tid;
    record.ppid = ppid;
    record.ids.uid = uid;
    std::strncpy(record.comm, comm, sizeof(record.comm) - 1);
    return finish(record, RINGTAP_EXEC);
}

inline record_words make_fork(ringtap_record h, uint32_t child_tgid, uint32_t child_tid,
                              const char *comm = "child") {
    ringtap_fork record{};
    record.h = h;
    record.child_tgid = child_tgid;
    record.child_tid = child_tid;
    std::strncpy(record.comm, comm, sizeof(record.comm) - 1);
    return finish(record, RINGTAP_FORK);
}

inline record_words make_exit(ringtap_record h, uint32_t status = 0, const char *comm = "gone") {
    ringtap_exit record{};
    record.h = h;
    record.h.flags |= h.tgid == h.tid ? RINGTAP_F_LAST : 0;
    record.status = status;
    record.group_status = status;
    std::strncpy(record.comm, comm, sizeof(record.comm) - 1);
    return finish(record, RINGTAP_EXIT);
}

inline record_words make_lost(uint64_t seq, uint64_t ns, uint64_t count) {
    ringtap_lost record{};
    record.h = header(seq, ns, 0, 0);
    record.count = count;
    record.first_ns = ns - 10;
    record.last_ns = ns - 1;
    record.by_cause[RINGTAP_CAUSE_FULL] = count;
    record.by_type[RINGTAP_SYSCALL] = count;
    return finish(record, RINGTAP_LOST);
}

inline record_words make_overwritten(uint64_t ns, uint64_t count) {
    ringtap_overwritten record{};
    record.h = header(0, ns, 0, 0);
    record.count = count;
    return finish(record, RINGTAP_OVERWRITTEN);
}

inline record_words make_level(uint64_t seq, uint64_t ns, unsigned from, unsigned to,
                               uint64_t ordinary, uint64_t bulk, uint64_t cut = 0) {
    ringtap_level record{};
    record.h = header(seq, ns, 0, 0);
    record.from = from;
    record.to = to;
    record.cut = cut;
    record.shed[RINGTAP_CLASS_ORDINARY] = ordinary;
    record.shed[RINGTAP_CLASS_BULK] = bulk;
    return finish(record, RINGTAP_LEVEL);
}

// The shortest there is: 8 bytes.
inline record_words make_pad(uint32_t words = 1) {
    record_words pad(words);
    auto *record = reinterpret_cast<ringtap_record *>(pad.data());
    record->len = words * 8;
    record->type = RINGTAP_PAD;
    return pad;
}

}  // namespace ringtap_test

#endif

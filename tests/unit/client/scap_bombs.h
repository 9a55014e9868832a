// SPDX-License-Identifier: MIT OR Apache-2.0
// Small files of Sysdig's that want a lot of memory, or of time.
#ifndef RINGTAP_TESTS_SCAP_BOMBS_H
#define RINGTAP_TESTS_SCAP_BOMBS_H

#include <fstream>
#include <string>

#include "scap_maker.h"

namespace ringtap_test {

// Packs piece by piece.
class scap_bomb {
  public:
    explicit scap_bomb(const std::string &path) : file_(path, std::ios::binary) {}
    ~scap_bomb() { flush(); }

    void add(std::string_view bytes) {
        pending_.append(bytes);
        if (pending_.size() > (8U << 20))
            flush();
    }

  private:
    void flush() {
        file_ << gzip_of(pending_);
        pending_.clear();
    }

    std::ofstream file_;
    std::string pending_;
};

// The head of a block of which the body follows, trailer included.
inline std::string block_of(uint32_t type, size_t body) {
    return raw(type) + raw(static_cast<uint32_t>(body + 12));
}

inline std::string one_event(uint16_t type, uint64_t ns, uint64_t tid, const parameters &values) {
    static const size_t section = scap_maker().bytes().size();
    return scap_maker().event(type, ns, tid, values).bytes().substr(section);
}

inline void write_scap_events(const std::string &path) {
    scap_bomb bomb(path);
    bomb.add(scap_maker().machine(0).bytes());
    std::string many;
    for (unsigned i = 0; i < 10000; i++)
        many += one_event(1, 5000 + i, 1 + i % 100, {raw(uint16_t{16}), raw(uint16_t{39})});
    for (unsigned i = 0; i < 100; i++)
        bomb.add(many);
}

// Each of another name, in one block.
inline void write_scap_processes(const std::string &path) {
    constexpr unsigned count = 50000;
    const std::string filler(15000, 'a');
    const auto entry = [&](uint64_t pid) {
        return scap_maker::with_length(
            scap_maker::entry_of({pid, pid, 1, "sh", filler + std::to_string(1000000 + pid)}) +
            scap_maker::tail());
    };
    scap_bomb bomb(path);
    bomb.add(scap_maker().machine(0).bytes());
    bomb.add(block_of(0x215, count * entry(1).size()));
    for (uint64_t pid = 1; pid <= count; pid++)
        bomb.add(entry(pid));
    bomb.add(raw(static_cast<uint32_t>(count * entry(1).size() + 12)));
    bomb.add(one_event(5, 5000, 1, {}));
}

inline void write_scap_descriptors(const std::string &path) {
    constexpr unsigned count = 400000;
    const auto entry = [&](int64_t fd) {
        return scap_maker::with_length(raw(fd) + raw(uint64_t{9}) + raw(uint8_t{1}) +
                                       counted("/x" + std::to_string(1000000 + fd)));
    };
    scap_bomb bomb(path);
    bomb.add(scap_maker().machine(0).process({100, 100, 1, "sh"}).bytes());
    bomb.add(block_of(0x218, 8 + count * entry(0).size()));
    bomb.add(raw(uint64_t{100}));
    for (int64_t fd = 0; fd < count; fd++)
        bomb.add(entry(fd));
    bomb.add(raw(static_cast<uint32_t>(8 + count * entry(0).size() + 12)));
    bomb.add(one_event(5, 5000, 1, {}));
}

// Calls that never end.
inline void write_scap_begun(const std::string &path) {
    scap_bomb bomb(path);
    bomb.add(scap_maker().machine(0).bytes());
    const std::string filler(60000, 'x');
    for (unsigned tid = 1; tid <= 6000; tid++)
        bomb.add(one_event(6, 5000 + tid, tid, {filler}));
}

}  // namespace ringtap_test

#endif

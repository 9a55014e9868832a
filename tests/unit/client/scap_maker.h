// SPDX-License-Identifier: MIT OR Apache-2.0
// Files as Sysdig writes them, of any age, block by block.
#ifndef RINGTAP_TESTS_SCAP_MAKER_H
#define RINGTAP_TESTS_SCAP_MAKER_H

#include <zlib.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "scap/event_block.h"
#include "scap/host_blocks.h"

namespace ringtap_test {

template <typename Number>
std::string raw(Number number) {
    return {reinterpret_cast<const char *>(&number), sizeof(number)};
}

inline std::string raw_text(std::string_view text) {
    return std::string(text).append(1, '\0');
}

inline std::string counted(std::string_view text) {
    return raw(static_cast<uint16_t>(text.size())).append(text);
}

using parameters = std::vector<std::string>;

// A process or a thread, by the format's ninth version.
struct made_thread {
    uint64_t tid, pid, ptid;
    std::string comm;
    std::string args = {};
    uint32_t uid = 0;
    std::string cwd = "/";
};

class scap_maker {
  public:
    scap_maker() { ringtap::append_section(bytes_); }

    scap_maker &block(uint32_t type, const std::string &body) {
        ringtap::append_block(bytes_, static_cast<ringtap::scap_block>(type), body);
        return *this;
    }

    scap_maker &machine(uint64_t boot_ns, std::string_view name = "host") {
        std::string body = raw(uint32_t{2}) + raw(uint64_t{0}) + raw(uint64_t{0});
        body.append(name).append(128 - name.size(), '\0');
        return block(0x201, body + raw(boot_ns) + std::string(24, '\0'));
    }

    scap_maker &process(const made_thread &of) {
        return block(0x215, with_length(entry_of(of) + tail()));
    }

    // An event that tells how many parameters it has, as files do since 2022.
    scap_maker &event(uint16_t type, uint64_t ns, uint64_t tid, const parameters &values = {},
                      bool state_only = false) {
        const std::string flags = state_only ? raw(uint32_t{1}) : std::string();
        return block(state_only ? 0x217 : 0x216,
                     raw(uint16_t{0}) + flags + event_bytes(type, ns, tid, values, true));
    }
    // One of before.
    scap_maker &old_event(uint16_t type, uint64_t ns, uint64_t tid, const parameters &values = {}) {
        return block(0x204, raw(uint16_t{0}) + event_bytes(type, ns, tid, values, false));
    }

    static std::string entry_of(const made_thread &of) {
        std::string made =
            raw(of.tid) + raw(of.pid) + raw(of.ptid) + raw(uint64_t{7}) + raw(uint64_t{8});
        made += counted(of.comm) + counted(of.comm) + counted("/bin/" + of.comm) +
                counted(of.args) + counted(of.cwd);
        made += raw(uint64_t{1024}) + raw(uint32_t{0}) + raw(of.uid) + raw(of.uid);
        made += std::string(3 * 4 + 2 * 8, '\0') + counted("") + raw(of.tid) + raw(of.pid);
        return made + counted("") + counted("");
    }
    static std::string with_length(const std::string &entry) {
        return raw(static_cast<uint32_t>(entry.size() + sizeof(uint32_t))) + entry;
    }
    static std::string tail() { return raw(uint32_t{1000}) + std::string(25, '\0'); }

    const std::string &bytes() const { return bytes_; }

  private:
    static std::string event_bytes(uint16_t type, uint64_t ns, uint64_t tid,
                                   const parameters &values, bool has_count) {
        std::string lengths, data;
        for (const std::string &value : values) {
            lengths += raw(static_cast<uint16_t>(value.size()));
            data += value;
        }
        const std::string count =
            has_count ? raw(static_cast<uint32_t>(values.size())) : std::string();
        const size_t length = 22 + count.size() + lengths.size() + data.size();
        return raw(ns) + raw(tid) + raw(static_cast<uint32_t>(length)) + raw(type) + count +
               lengths + data;
    }

    std::string bytes_;
};

// As one stream, which is how Sysdig packs a file.
inline std::string gzip_of(std::string_view bytes) {
    constexpr int gzip = 15 + 16;
    z_stream stream{};
    if (deflateInit2(&stream, 1, Z_DEFLATED, gzip, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("zlib does not begin");
    std::string made(deflateBound(&stream, bytes.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<unsigned char *>(const_cast<char *>(bytes.data()));
    stream.avail_in = static_cast<unsigned>(bytes.size());
    stream.next_out = reinterpret_cast<unsigned char *>(made.data());
    stream.avail_out = static_cast<unsigned>(made.size());
    deflate(&stream, Z_FINISH);
    made.resize(stream.total_out);
    deflateEnd(&stream);
    return made;
}

}  // namespace ringtap_test

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// Capture files that are nearly right: records of every kind with some bytes changed, and checksums that
// fit. The same seed makes the same file.
#ifndef RINGTAP_TESTS_MUTANT_FILES_H
#define RINGTAP_TESTS_MUTANT_FILES_H

#include <random>
#include <string>
#include <vector>

#include "file/file_writer.h"
#include "host_box.h"

namespace ringtap_test {

class mutant_file {
  public:
    explicit mutant_file(unsigned seed) : random_(seed) {}

    void write(const std::string &path) {
        ringtap::file_writer file(path, any(2));
        file.begin(make_header());
        for (unsigned i = any(4); i; i--)
            write_state(file);
        for (unsigned i = 1 + any(6); i; i--) {
            record_words records;
            for (unsigned j = any(20); j; j--)
                records = std::move(records) + mutate(make_record());
            file.records(any(5), records.data(), records.size() * 8);
            if (any(3) == 0)
                file.horizon(value());
        }
        ringtap::end_stats end{};
        end.stop_ns = any(2) ? UINT64_MAX : value();
        file.end(end, {});
    }

    // So many records, each as long as it says.
    void write_whole(const std::string &path, unsigned records, bool compress = true) {
        ringtap::file_writer file(path, compress);
        ringtap::file_header header = make_header();
        header.machine = 62;
        header.command = 0;
        file.begin(header);
        write_state(file);
        constexpr unsigned at_once = 500;
        for (unsigned cpu = 0; records; cpu = (cpu + 1) % 4) {
            record_words chunk;
            for (unsigned i = std::min(records, at_once); i; i--, records--) {
                const record_words record = make_record();
                chunk.insert(chunk.end(), record.begin(), record.end());
            }
            file.records(cpu, chunk.data(), chunk.size() * 8);
            file.horizon(value());
        }
        file.end({}, {});
    }

  private:
    unsigned any(unsigned below) { return static_cast<unsigned>(random_() % below); }

    // What arithmetic goes wrong with, and what numbers mostly are.
    uint64_t value() {
        static constexpr uint64_t edges[] = {0,         1,          7,          100,        4095,      4096,
                                             INT32_MAX, UINT32_MAX, 1ull << 61, INT64_MAX, 1ull << 63, UINT64_MAX};
        const uint64_t edge = edges[any(std::size(edges))];
        return any(3) ? any(300) : edge - any(2) + any(2);
    }

    ringtap::file_header make_header() {
        ringtap::file_header header{};
        header.machine = any(8) ? (any(2) ? 62 : 183) : static_cast<uint16_t>(value());
        header.abi_major = RINGTAP_ABI_MAJOR;
        header.nr_cpus = 1 + any(5);
        header.setup_flags = static_cast<uint32_t>(value());
        header.command = any(3) ? 0 : any(300);
        header.start_ns = any(4) ? 1 : value();
        header.wall_offset_ns = static_cast<int64_t>(value());
        for (uint16_t &size : header.record_size)
            size = any(6) ? 0 : static_cast<uint16_t>(value());
        return header;
    }

    std::string bytes(size_t most) {
        std::string made(any(static_cast<unsigned>(most)), '\0');
        for (char &byte : made)
            byte = static_cast<char>(any(2) ? "/..a\0%"[any(6)] : random_());
        return made;
    }

    std::vector<new_item> items(unsigned most) {
        std::vector<new_item> made(any(most));
        for (new_item &item : made)
            item = {any(RINGTAP_KINDS + 1), any(4) ? any(6) : RINGTAP_ARG_RESULT - any(2), bytes(300),
                    any(16), any(2) ? 0 : value()};
        return made;
    }

    template <typename Fixed>
    record_words fixed(unsigned type, bool with_items) {
        Fixed record{};
        auto *words = reinterpret_cast<uint8_t *>(&record);
        for (size_t i = 0; i + 8 <= sizeof(record); i += 8) {
            const uint64_t word = value();
            std::memcpy(words + i, &word, sizeof(word));
        }
        record.h = header(any(40), value(), any(60), any(60), any(32));
        return finish(record, type, with_items ? items(8) : std::vector<new_item>());
    }

    record_words call() {
        const std::vector<new_item> with = items(7);
        const std::vector<uint64_t> args = {value(), value(), value(), value(), value(), value()};
        const new_call made{static_cast<int>(any(470)), args, static_cast<int64_t>(value()), any(4),
                            any(2) ? value() : 0};
        const auto head = header(any(40), value(), any(60), any(60), any(32));
        return any(3) ? make_syscall(head, made, with) : make_entry(head, made, with);
    }

    record_words make_record() {
        switch (any(16)) {
            case 0:
                return fixed<ringtap_exec>(RINGTAP_EXEC, true);
            case 1:
                return fixed<ringtap_fork>(RINGTAP_FORK, false);
            case 2:
                return fixed<ringtap_exit>(RINGTAP_EXIT, false);
            case 3:
                return fixed<ringtap_signal>(RINGTAP_SIGNAL, false);
            case 4:
                return fixed<ringtap_switch>(RINGTAP_SWITCH, false);
            case 5:
                return fixed<ringtap_fault>(RINGTAP_FAULT, false);
            case 6:
                return fixed<ringtap_lost>(RINGTAP_LOST, false);
            case 7:
                return fixed<ringtap_level>(RINGTAP_LEVEL, false);
            case 8:
                return any(2) ? make_pad(1 + any(5)) : fixed<ringtap_overwritten>(RINGTAP_OVERWRITTEN, false);
            default:
                return call();
        }
    }

    // Some bytes behind the length are others.
    record_words mutate(record_words record) {
        auto *byte = reinterpret_cast<uint8_t *>(record.data());
        constexpr unsigned behind_length = 4;
        for (unsigned i = any(4); i && record.size() > 1; i--)
            byte[behind_length + any(static_cast<unsigned>(record.size() * 8) - behind_length)] =
                static_cast<uint8_t>(random_());
        if (any(200) == 0)
            reinterpret_cast<ringtap_record *>(byte)->len = static_cast<uint32_t>(value());
        return record;
    }

    void write_state(ringtap::file_writer &file) {
        record_words all;
        const auto add = [&](const ringtap_record &record) {
            record_words words(record.len / 8);
            std::memcpy(words.data(), &record, record.len);
            all = std::move(all) + mutate(std::move(words));
        };
        std::vector<ringtap::state_descriptor> open(any(4));
        for (auto &of : open) {
            of.fd = static_cast<int>(any(4) ? any(20) : static_cast<uint32_t>(value()));
            of.ns = value();
            of.link = bytes(60);
            of.local = bytes(40);
            of.remote = bytes(40);
            of.mode = any(0x10000);
        }
        ringtap::write_state(any(60), value(), value(), any(2), open, add);
        ringtap::write_users("u 0 root\ng " + std::to_string(value()) + " x\n" + bytes(50), add);
        ringtap::write_sharing(any(60), any(60), value(), add);
        ringtap::container_info container;
        container.id = bytes(70);
        container.name = bytes(70);
        ringtap::write_state("/docker/" + bytes(70), container, add);
        file.state(all.data(), all.size() * 8);
    }

    std::minstd_rand random_;
};

}  // namespace ringtap_test

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// Small capture files that want a lot of memory, or of time.
#ifndef RINGTAP_TESTS_BOMBS_H
#define RINGTAP_TESTS_BOMBS_H

#include <string>

#include "capture/merge.h"
#include "capture/records.h"
#include "file/file_writer.h"
#include "make_records.h"

namespace ringtap_test {

inline ringtap::file_header bomb_header(uint32_t cpus = 1) {
    ringtap::file_header header{};
    header.machine = 62;
    header.abi_major = RINGTAP_ABI_MAJOR;
    header.nr_cpus = cpus;
    header.start_ns = 1;
    for (unsigned type = 0; type < RINGTAP_TYPES_MAX; type++)
        header.record_size[type] = static_cast<uint16_t>(ringtap::record_size_own(type));
    return header;
}

// Writes records of one CPU in long chunks, as they compress best.
class bomb_writer {
  public:
    explicit bomb_writer(const std::string &path, uint32_t cpus = 1) : writer_(path, true) {
        writer_.begin(bomb_header(cpus));
    }

    void add(const record_words &record) {
        words_.insert(words_.end(), record.begin(), record.end());
        if (words_.size() * 8 > chunk_size)
            flush();
    }
    void flush(unsigned cpu = 0, uint64_t horizon_ns = ringtap::no_time) {
        writer_.records(cpu, words_.data(), words_.size() * 8);
        writer_.horizon(horizon_ns);
        words_.clear();
    }
    ringtap::file_writer &file() { return writer_; }

  private:
    static constexpr size_t chunk_size = 8 << 20;

    ringtap::file_writer writer_;
    record_words words_;
};

// Each thread of many is in an execve with many arguments.
inline void write_entries(const std::string &path) {
    constexpr int execve = 59;
    bomb_writer bomb(path);
    const std::string words(RINGTAP_VECTOR_MAX, '\0');
    for (uint32_t tid = 1; tid <= 14000; tid++)
        bomb.add(make_entry(header(tid - 1, tid, tid, tid), {execve, {1, 2, 3}},
                            {{RINGTAP_KIND_ARGV, 1, words}, {RINGTAP_KIND_ENVP, 2, words}}));
    bomb.flush();
}

// Each process of many has arguments of its own.
inline void write_programs(const std::string &path) {
    bomb_writer bomb(path);
    for (uint32_t pid = 1; pid <= 28000; pid++) {
        std::string words(RINGTAP_VECTOR_MAX, '\0');
        words.replace(0, 8, std::to_string(10000000 + pid));
        ringtap_exec exec{};
        exec.h = header(pid - 1, pid, pid, pid);
        exec.old_tid = pid;
        exec.items = 1;
        bomb.add(finish(exec, RINGTAP_EXEC, {{RINGTAP_KIND_ARGV, RINGTAP_ARG_NONE, words}}));
    }
    bomb.flush();
}

// Processes open more and more files with long names of their own.
inline void write_descriptors(const std::string &path) {
    constexpr int openat = 257;
    constexpr uint64_t cwd = 0xffffff9c;
    bomb_writer bomb(path);
    for (uint32_t i = 0; i < 220000; i++) {
        const uint32_t pid = 1 + i % 100;
        const std::string name = "/" + std::to_string(i) + std::string(4000, 'x');
        bomb.add(make_syscall(header(i, i + 1, pid, pid), {openat, {cwd, 1, 0, 0}, i / 100},
                              {{RINGTAP_KIND_PATH, 1, name}}));
    }
    bomb.flush();
}

// A few records of each of many CPUs, which have been given when the next one's come.
inline void write_consumed(const std::string &path) {
    constexpr uint32_t cpus = 120;
    bomb_writer bomb(path, cpus);
    for (uint32_t cpu = 0; cpu < cpus; cpu++) {
        for (uint32_t i = 0; i < 1024; i++)
            bomb.add(make_syscall(header(i, 1, 1, 1), {1, {1, 2, i}, cpu},
                                  {{RINGTAP_KIND_BUFFER, 1, std::string(8000, 'b')}}));
        bomb.flush(cpu, 2);
    }
}

// No horizon ever: all records wait for those of another CPU.
inline void write_waiting(const std::string &path) {
    ringtap::file_writer file(path, true);
    file.begin(bomb_header(2));
    record_words words;
    for (uint32_t i = 0; i < 1024; i++)
        words = std::move(words) + make_syscall(header(i, i + 1, 1, 1), {1, {1, 2, i}},
                                                {{RINGTAP_KIND_BUFFER, 1, std::string(8000, 'b')}});
    for (int i = 0; i < 120; i++)
        file.records(0, words.data(), words.size() * 8);
    file.horizon(0);
}

// Many CPUs with a record that is not due, and many horizons before it.
inline void write_horizons(const std::string &path) {
    constexpr uint32_t cpus = 7000;
    ringtap::file_writer file(path, false);
    file.begin(bomb_header(cpus));
    for (uint32_t cpu = 0; cpu < cpus; cpu++) {
        const record_words late = make_exit(header(0, uint64_t{1} << 60, 1, 1));
        file.records(cpu, late.data(), late.size() * 8);
    }
    for (uint64_t ns = 1; ns <= 20000; ns++)
        file.horizon(ns);
}

// A lot waits of one CPU, and with each horizon a little is given, and a little comes.
inline void write_drips(const std::string &path) {
    ringtap::file_writer file(path, true);
    file.begin(bomb_header(1));
    record_words words;
    for (uint32_t i = 0; i < 8000; i++)
        words = std::move(words) + make_syscall(header(i, i + 1, 1, 1), {39, {}});
    for (uint32_t i = 0; i < 1500; i++)
        words = std::move(words) + make_syscall(header(8000 + i, uint64_t{1} << 60, 1, 1), {1, {1, 2, i}},
                                                {{RINGTAP_KIND_BUFFER, 1, std::string(8000, 'b')}});
    file.records(0, words.data(), words.size() * 8);
    for (uint32_t i = 0; i < 8000; i++) {
        const record_words one = make_syscall(header(9500 + i, uint64_t{1} << 60, 1, 1), {39, {}});
        file.horizon(i + 1);
        file.records(0, one.data(), one.size() * 8);
    }
}

// Threads that nobody has seen end.
inline void write_threads(const std::string &path) {
    bomb_writer bomb(path);
    for (uint32_t tid = 1; tid <= 1500000; tid++)
        bomb.add(make_fork(header(tid - 1, tid, 1, 1), tid, tid));
    bomb.flush();
}

}  // namespace ringtap_test

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// A device without a kernel: a file in memory with a ring for each CPU, which the test fills.
#ifndef RINGTAP_TESTS_FAKE_DEVICE_H
#define RINGTAP_TESTS_FAKE_DEVICE_H

#include <sys/mman.h>
#include <unistd.h>

#include <cstring>
#include <ringtap/ringtap.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "../client/make_records.h"
#include "capture/mapping.h"
#include "fake_module.h"

namespace ringtap_test {

class fake_device {
  public:
    fake_device(unsigned cpus, uint64_t ring_size)
        : ring_size_(ring_size),
          stride_(2 * FAKE_PAGE_SIZE + 2 * ring_size),
          file_(memfd_create("device", MFD_CLOEXEC)) {
        const size_t bytes = cpus * stride_;
        if (ftruncate(file_.get(), static_cast<off_t>(bytes)) < 0)
            throw std::runtime_error("no memory for a device");
        all_ = ringtap::mapping(file_.get(), bytes, PROT_READ | PROT_WRITE, 0);
        if (!all_)
            throw std::runtime_error("a device cannot be mapped");
        fake_module = {cpus, ring_size, stride_, 0};
    }

    std::string path() const { return "/proc/self/fd/" + std::to_string(file_.get()); }

    // Records, as one who starts at the ring's beginning; not more than the ring holds.
    void write(unsigned cpu, const record_words &words) {
        char *ring = static_cast<char *>(all_.at()) + cpu * stride_ + FAKE_PAGE_SIZE;
        auto *producer = reinterpret_cast<ringtap_producer *>(ring);
        char *data = ring + FAKE_PAGE_SIZE + producer->head;
        if (producer->head + words.size() * 8 > ring_size_)
            throw std::runtime_error("the ring's end is not for tests");
        std::memcpy(data, words.data(), words.size() * 8);
        producer->head += words.size() * 8;
    }

  private:
    uint64_t ring_size_, stride_;
    ringtap::unique_fd file_;
    ringtap::mapping all_;
};

// Of two CPUs: the first has every second call, from first_ns on, and the other those between, each 1 ns later.
inline fake_device device_with_calls(uint64_t calls, uint64_t first_ns) {
    constexpr int getpid = 39;
    fake_device device(2, 1 << 16);
    for (unsigned cpu = 0; cpu < 2; cpu++) {
        record_words words;
        for (uint64_t seq = 0; seq < calls / 2; seq++)
            words = words + make_syscall(header(seq, first_ns + 2 * seq + cpu), {getpid, {}});
        device.write(cpu, words);
    }
    return device;
}

inline ringtap::capture capture_of(const fake_device &device, unsigned mode = RINGTAP_MODE_STREAM) {
    ringtap_options options = RINGTAP_OPTIONS_INIT;
    const std::string path = device.path();
    options.device = path.c_str();
    ringtap::capture capture(&options);
    ringtap_setup setup;
    ringtap_setup_init(&setup);
    setup.mode = mode;
    capture.setup(setup);
    return capture;
}

}  // namespace ringtap_test

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// A ring without a kernel: memory that appears twice in a row, and a producer that is the test.
#ifndef RINGTAP_TESTS_FAKE_RING_H
#define RINGTAP_TESTS_FAKE_RING_H

#include <sys/mman.h>

#include <cstring>
#include <stdexcept>

#include "capture/mapping.h"
#include "capture/ring_consumer.h"
#include "make_records.h"

namespace ringtap_test {

class fake_ring {
  public:
    explicit fake_ring(size_t size) : size_(size) {
        const ringtap::unique_fd file(memfd_create("ring", MFD_CLOEXEC));
        char *data = static_cast<char *>(
            mmap(nullptr, 2 * size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
        if (ftruncate(file.get(), static_cast<off_t>(size)) < 0 || data == MAP_FAILED)
            throw std::runtime_error("no memory for a ring");
        for (const size_t at : {size_t{0}, size})
            if (mmap(data + at, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, file.get(),
                     0) == MAP_FAILED)
                throw std::runtime_error("a ring cannot be mapped");
        data_ = data;
    }
    ~fake_ring() { munmap(data_, 2 * size_); }
    fake_ring(const fake_ring &) = delete;
    fake_ring &operator=(const fake_ring &) = delete;

    void write(const record_words &words) {
        std::memcpy(data_ + (producer.head & (size_ - 1)), words.data(), words.size() * 8);
        producer.head += words.size() * 8;
    }

    ringtap::ring_consumer reader() { return {&consumer, &producer, data_, size_}; }

    ringtap_producer producer{};
    ringtap_consumer consumer{};

  private:
    size_t size_;
    char *data_ = nullptr;
};

}  // namespace ringtap_test

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// Random scenarios of a few records, interrupted before random accesses of ring.h by further ones
// and by a client that reads. The same seed gives the same scenario.
//
//     ring_interrupt_fuzz [SCENARIOS [SEED]]
#include <cinttypes>
#include <cstdio>
#include <cstdlib>

#include "box.hpp"

namespace {

constexpr int depth_max = 4;

class scenario {
  public:
    explicit scenario(box &ring) : ring_(ring) {}

    bool run(uint64_t seed) {
        state_ = seed;
        nested_left_ = below(8);
        rarely_ = 2 + below(40);
        ring_.reset(next() & ~7ULL, 256 + below(56) * 8);
        current_ = this;
        ringbox_on_step = [] { current_->step(); };
        for (unsigned left = 1 + below(8); left; left--)
            produce();
        ringbox_on_step = nullptr;
        return accounts_agree();
    }
    const char *fault() const { return fault_ ? fault_ : ring_.read.fault; }
    uint64_t interrupts = 0, losses = 0, records = 0;

  private:
    // splitmix64: any seed is as good as any other
    uint64_t next() {
        uint64_t x = state_ += 0x9e3779b97f4a7c15;
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
        x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
        return x ^ (x >> 31);
    }
    unsigned below(unsigned n) { return (next() >> 32) * n >> 32; }

    void produce() {
        const uint32_t len = head_size + below(12) * 8;
        depth_++;
        switch (below(10)) {
            case 0:
                ring_.give_up(len);
                break;
            case 1:
                ring_.flush(ring_.produced);
                break;
            case 2:
            case 3:
            case 4:
                ring_.write_fast(len, RINGTAP_SYSCALL + below(5));
                break;
            default:
                ring_.write(len, len + below(2) * below(16) * 8, RINGTAP_SYSCALL + below(5));
        }
        depth_--;
    }

    void step() {
        const unsigned what = below(rarely_);
        if (what == 0 && depth_ < depth_max && nested_left_) {
            nested_left_--;
            interrupts++;
            produce();
        } else if (what == 1) {
            read();
        }
    }

    // A client that reads in two steps, as another CPU's would be seen from here.
    void read() {
        uint64_t tail;
        if (loaded_) {
            account_read(&ring_.read, ring_.at(loaded_from_), loaded_);
            ring_.release(loaded_from_ + loaded_);
            loaded_ = 0;
            return;
        }
        loaded_ = ring_.unread(&tail);
        loaded_from_ = tail;
    }

    bool accounts_agree() {
        if (loaded_)
            read();
        if (!ring_.proves_all())
            fault_ = "produced = drained + lost";
        const ringbox_state now = ring_.visit();
        if (now.lost != ring_.read.lost || now.nest || now.head != ring_.published())
            fault_ = "the ring's own counts";
        losses += ring_.read.lost;
        records += ring_.read.records;
        return !fault();
    }

    inline static scenario *current_;
    box &ring_;
    uint64_t state_ = 0, loaded_ = 0, loaded_from_ = 0;
    unsigned nested_left_ = 0, rarely_ = 0;
    int depth_ = 0;
    const char *fault_ = nullptr;
};

}  // namespace

int main(int argc, char **argv) {
    const uint64_t count = argc > 1 ? strtoull(argv[1], nullptr, 0) : 1000000;
    const uint64_t first = argc > 2 ? strtoull(argv[2], nullptr, 0) : 1;
    uint64_t interrupts = 0, losses = 0, records = 0;
    box ring;

    for (uint64_t seed = first; seed < first + count; seed++) {
        scenario one(ring);
        if (!one.run(seed)) {
            printf("seed %" PRIu64 ": %s\nto see it again: %s 1 %" PRIu64 "\n", seed, one.fault(),
                   argv[0], seed);
            return 1;
        }
        interrupts += one.interrupts;
        losses += one.losses;
        records += one.records;
    }
    printf("%" PRIu64 " scenarios: %" PRIu64 " records, %" PRIu64 " lost, %" PRIu64 " interrupts\n",
           count, records, losses, interrupts);
    // a run without any of them would have tested nothing
    return !(interrupts && losses && records);
}

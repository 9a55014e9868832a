// SPDX-License-Identifier: MIT OR Apache-2.0
// A ring for tests, with its reader; and interrupts at a chosen step of ring.h.
#ifndef RING_BOX_HPP
#define RING_BOX_HPP

#include <cstdint>
#include <functional>

#include "ringbox.h"

constexpr uint32_t head_size = sizeof(ringtap_record);
constexpr uint32_t lost_size = sizeof(ringtap_lost);
constexpr uint64_t page = 4096;

class box {
  public:
    explicit box(uint64_t size = page) : ring_(ringbox_make(size)) {}
    box(const box &) = delete;
    box &operator=(const box &) = delete;
    ~box() { ringbox_free(ring_); }

    // All as new, positions at start, only room bytes free.
    void reset(uint64_t start, uint64_t space) {
        ringbox_reset(ring_, start, space);
        read = {};
        produced = base_ = 0;
    }
    // A CPU without a ring gets one.
    void plug() { ringbox_plug(ring_, page); }

    // A record of len bytes out of max reserved ones. True: it was written.
    bool write(uint32_t len, uint32_t max, int type = RINGTAP_SYSCALL) {
        const ringbox_work work = {len, max, len, type, ++produced, false};
        return ringbox_produce(ring_, &work, &woken);
    }
    bool write(uint32_t len) { return write(len, len); }
    // The same by the shortest way, where that can be gone.
    bool write_fast(uint32_t len, int type = RINGTAP_SYSCALL) {
        const ringbox_work work = {len, len, len, type, ++produced, true};
        return ringbox_produce(ring_, &work, &woken);
    }

    // A record that turns out not to fit what was reserved for it.
    void give_up(uint32_t reserved) {
        const ringbox_work work = {reserved, reserved, reserved + 8, RINGTAP_SYSCALL, ++produced, false};
        ringbox_produce(ring_, &work, nullptr);
    }

    bool reserve(ringbox_slot *slot, uint32_t min, uint32_t max) {
        return ringbox_reserve(ring_, slot, min, max, produced + 1);
    }
    bool commit(const ringbox_slot &slot, uint32_t len, int type = RINGTAP_SYSCALL) {
        record_fill(static_cast<ringtap_record *>(at(slot.pos)), len, type, ++produced);
        return ringbox_commit(ring_, &slot, len);
    }
    bool discard(const ringbox_slot &slot) { return ringbox_discard(ring_, &slot); }
    void lose(int type, uint64_t ns) {
        produced++;
        ringbox_lose(ring_, type, ns);
    }
    bool flush(uint64_t ns = 0) { return ringbox_flush(ring_, ns); }
    void wake_at(uint64_t pos) { ringbox_wake_at(ring_, pos); }

    void guard(uint64_t bytes) { ringbox_guard(ring_, bytes); }
    bool reserve_all(ringbox_slot *slot, uint32_t min, uint32_t max) {
        return ringbox_reserve_all(ring_, slot, min, max, produced + 1);
    }

    // As new, in flight mode.
    void fly(uint64_t start) {
        reset(start, page);
        ringbox_fly(ring_);
    }
    void hold() {
        ringbox_hold(ring_);
        read = {};
        read.next_seq = base_ = overwritten();
    }
    void resume() { ringbox_resume(ring_); }
    uint64_t overwritten() { return ringbox_overwritten(ring_); }

    bool drain() { return ringbox_drain(ring_, &read); }
    // Flushes and drains: true if every record produced was read or told lost, once each.
    bool proves_all() {
        if (!drain())
            return false;
        flush();
        return drain() && read.next_seq == produced && read.records + read.lost == produced - base_;
    }
    // Believes nothing of what is there: reads on from what comes next.
    void skip_to_published() {
        const ringbox_state now = visit();
        ringbox_release(ring_, published());
        read = {};
        read.next_seq = base_ = now.seq;
        produced = now.seq + now.lost - now.reported;
    }

    void *at(uint64_t pos) const { return ringbox_at(ring_, pos); }
    const ringtap_record *record(uint64_t pos) const {
        return static_cast<const ringtap_record *>(at(pos));
    }
    ringbox_state visit() const { return ringbox_inspect(ring_); }
    uint64_t published() const { return ringbox_producer(ring_)->head; }
    uint64_t lost_hint() const { return ringbox_producer(ring_)->lost; }
    void set_tail(uint64_t tail) { ringbox_consumer(ring_)->tail = tail; }
    uint64_t unread(uint64_t *tail) const { return ringbox_unread(ring_, tail); }
    uint64_t unread() const {
        uint64_t tail;
        return unread(&tail);
    }
    void release(uint64_t tail) { ringbox_release(ring_, tail); }

    account read = {};
    uint64_t produced = 0;
    bool woken = false;

  private:
    ringbox *ring_;
    uint64_t base_ = 0;  // numbers below are not ours to prove
};

// While alive: before the n-th access of ring.h, action runs, once.
class interrupt {
  public:
    interrupt(unsigned n, std::function<void()> action) : left_(n), action_(std::move(action)) {
        current_ = this;
        ringbox_on_step = step;
    }
    interrupt(const interrupt &) = delete;
    interrupt &operator=(const interrupt &) = delete;
    ~interrupt() { ringbox_on_step = nullptr; }
    bool came() const { return came_; }

  private:
    static void step() {
        if (current_->came_ || current_->left_--)
            return;
        current_->came_ = true;
        current_->action_();
    }

    inline static interrupt *current_;
    unsigned left_;
    bool came_ = false;
    std::function<void()> action_;
};

// For each step of work: prepare(), then work() interrupted there by action(), then check().
// Returns how many steps there were.
template <typename Prepare, typename Work, typename Action, typename Check>
unsigned at_each_step(Prepare prepare, Work work, Action action, Check check) {
    for (unsigned n = 0;; n++) {
        prepare();
        bool came;
        {
            interrupt here(n, action);
            work();
            came = here.came();
        }
        if (!came)
            return n;
        check(n);
    }
}

#endif

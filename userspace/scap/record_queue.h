// SPDX-License-Identifier: MIT OR Apache-2.0
// Records of kmod/uapi/ringtap.h in the making, and those that wait to be taken.
#ifndef RINGTAP_SCAP_RECORD_QUEUE_H
#define RINGTAP_SCAP_RECORD_QUEUE_H

#include <ringtap/ringtap.h>

#include <cstring>
#include <string_view>
#include <vector>

namespace ringtap {

class record_queue {
  public:
    bool empty() const { return next_ == places_.size(); }
    // The next one, of which nothing changes until clear().
    ringtap_record &take(unsigned *cpu) {
        const place &next = places_[next_++];
        *cpu = next.cpu;
        return *reinterpret_cast<ringtap_record *>(&words_[next.at]);
    }
    // Behind the last of them.
    void clear();

    // A record's fixed part; then its items.
    template <typename Record>
    void begin(unsigned cpu, const Record &fixed) {
        static_assert(sizeof(fixed) % sizeof(uint64_t) == 0);
        places_.push_back({cpu, words_.size()});
        append(&fixed, sizeof(fixed));
        set_length();
    }
    // The bytes that are captured may stand in several pieces.
    void add_item(const ringtap_item &head, std::string_view bytes, std::string_view more = {});
    // The record that was begun last.
    template <typename Record>
    Record &last() {
        return *reinterpret_cast<Record *>(&words_[places_.back().at]);
    }
    void add(unsigned cpu, const ringtap_record &whole);

  private:
    struct place {
        unsigned cpu;
        size_t at;  // in words_
    };

    void append(const void *from, size_t bytes);
    void set_length();

    std::vector<uint64_t> words_;
    std::vector<place> places_;
    size_t next_ = 0;
};

}  // namespace ringtap

#endif

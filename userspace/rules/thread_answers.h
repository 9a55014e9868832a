// SPDX-License-Identifier: MIT OR Apache-2.0
// What was found out of threads' states, for as long as nothing changes: see host_model::changes().
#ifndef RINGTAP_RULES_THREAD_ANSWERS_H
#define RINGTAP_RULES_THREAD_ANSWERS_H

#include <algorithm>
#include <cstdint>
#include <vector>

#include "model/event.h"
#include "model/host_model.h"

namespace ringtap {

enum class thread_answer : unsigned char { unknown, no, yes };

// Of one thread.
struct thread_answers {
    // Of conditions that are about nothing else than the state, by their places.
    std::vector<thread_answer> conditions;
    // Bits of the rules that it leaves, and how often they were asked for, by places of rule_candidates.
    std::vector<uint64_t> left;
    std::vector<unsigned char> asked;
};

class known_threads {
  public:
    // Of each thread. The more there is of it, the fewer threads are kept.
    void set_sizes(size_t conditions, size_t words, size_t candidates) {
        constexpr size_t most_threads = 1024, most_bytes = 16 << 20;
        conditions_ = conditions;
        words_ = words;
        candidates_ = candidates;
        const size_t bytes = sizeof(known_thread) + conditions + words * sizeof(uint64_t) + candidates;
        threads_.resize(std::clamp<size_t>(most_bytes / bytes, 1, most_threads));
    }

    // Of the event's thread. Null: of such an event, or on such a host, nothing is to be kept.
    thread_answers *of(const event &event) {
        const bool is_plain = event.type == RINGTAP_SYSCALL && !event.state && event.host;
        const uint64_t changes = is_plain ? event.host->changes() : 0;
        if (!changes)
            return nullptr;
        known_thread &known = threads_[event.tid % threads_.size()];
        if (known.changes != changes || known.tid != event.tid || known.tgid != event.tgid) {
            known.changes = changes;
            known.tid = event.tid;
            known.tgid = event.tgid;
            forget(known.answers);
        }
        return &known.answers;
    }

  private:
    struct known_thread {
        uint32_t tid = 0, tgid = 0;
        uint64_t changes = 0;
        thread_answers answers;
    };

    void forget(thread_answers &answers) const {
        answers.conditions.assign(conditions_, thread_answer::unknown);
        answers.left.resize(words_);
        answers.asked.assign(candidates_, 0);
    }

    size_t conditions_ = 0, words_ = 0, candidates_ = 0;
    std::vector<known_thread> threads_ = std::vector<known_thread>(1);  // each where its id leads it
};

}  // namespace ringtap

#endif

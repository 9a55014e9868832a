// SPDX-License-Identifier: MIT OR Apache-2.0
// How often something may be: so many times at once, and then at a rate.
#ifndef RINGTAP_RULES_TOKEN_BUCKET_H
#define RINGTAP_RULES_TOKEN_BUCKET_H

#include <algorithm>
#include <cstdint>

#include "capture/clock.h"

namespace ringtap {

class token_bucket {
  public:
    // Full at now_ns.
    token_bucket(double per_second, uint32_t most, uint64_t now_ns)
        : per_second_(per_second), most_(most), left_(most), at_ns_(now_ns) {}

    // A time before one that was told is taken for that one.
    bool has_token(uint64_t now_ns) {
        const uint64_t passed = now_ns - std::min(now_ns, at_ns_);
        left_ = std::min<double>(most_, left_ + per_second_ * static_cast<double>(passed) / ns_per_s);
        at_ns_ = std::max(at_ns_, now_ns);
        return left_ >= 1;
    }
    void take() { left_ -= 1; }

  private:
    double per_second_;
    uint32_t most_;
    double left_;
    uint64_t at_ns_;
};

}  // namespace ringtap

#endif

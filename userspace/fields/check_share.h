// SPDX-License-Identifier: MIT OR Apache-2.0
#ifndef RINGTAP_FIELDS_CHECK_SHARE_H
#define RINGTAP_FIELDS_CHECK_SHARE_H

#include "fields/push_down.h"

namespace ringtap {

// What the kernel can decide of one comparison; negated: of its opposite.
kernel_share check_share(machine on, const expression &check, bool negated);

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
#ifndef RINGTAP_FIELDS_CHECK_PUSHDOWN_H
#define RINGTAP_FIELDS_CHECK_PUSHDOWN_H

#include "fields/pushdown.h"

namespace ringtap {

// What the kernel can decide of one comparison; negated: of its opposite.
kernel_pushdown check_pushdown(machine on, const expression &check, bool negated);

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
#ifndef RINGTAP_DECODE_RECORD_NAMES_H
#define RINGTAP_DECODE_RECORD_NAMES_H

namespace ringtap {

// Names as they appear in output, by enum ringtap_cause and ringtap_type; null: unknown.
const char *cause_name(unsigned cause);
const char *type_name(unsigned type);
// By enum ringtap_class and ringtap_level_of.
const char *class_name(unsigned index);
const char *level_name(unsigned level);

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
#ifndef RINGTAP_FIELDS_TRANSFORM_H
#define RINGTAP_FIELDS_TRANSFORM_H

#include "fields/expression.h"
#include "fields/reader.h"

namespace ringtap {

// Replaces the values that the reader holds; one that cannot be transformed is no value.
void transform(transformer how, field_reader &reader);

}  // namespace ringtap

#endif

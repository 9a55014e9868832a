// SPDX-License-Identifier: MIT OR Apache-2.0
// Numbers as Prometheus's text format has them, which node_exporter's textfile collector reads.
#ifndef RINGTAP_METRICS_EXPOSITION_H
#define RINGTAP_METRICS_EXPOSITION_H

#include "decode/text.h"
#include "metrics/numbers.h"

namespace ringtap {

// proc.name is proc_name.
std::string label_name(std::string_view field);

void append_metrics(text_buffer &out, const metric_numbers &numbers);

}  // namespace ringtap

#endif

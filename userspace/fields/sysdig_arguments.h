// SPDX-License-Identifier: MIT OR Apache-2.0
// What Sysdig calls the arguments of calls, where the kernel calls them otherwise or they are texts.
#ifndef RINGTAP_FIELDS_SYSDIG_ARGUMENTS_H
#define RINGTAP_FIELDS_SYSDIG_ARGUMENTS_H

#include <string_view>
#include <vector>

namespace ringtap {

// The kernel's name of the call's argument; "res": what the call returns; empty: Sysdig has none of that name.
std::string_view kernel_argument(std::string_view call, std::string_view sysdig_name);

// Those of all calls; some are there several times.
std::vector<std::string_view> sysdig_argument_names();

}  // namespace ringtap

#endif

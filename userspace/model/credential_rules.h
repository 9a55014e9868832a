// SPDX-License-Identifier: MIT OR Apache-2.0
// What calls change of processes and threads: ids, directory, session, name.
#ifndef RINGTAP_MODEL_CREDENTIAL_RULES_H
#define RINGTAP_MODEL_CREDENTIAL_RULES_H

#include "model/descriptor_rules.h"

namespace ringtap {

void follow_process(const call_context &call);

// prctl(PR_SET_NAME) gives the thread another name.
void follow_name(const call_context &call);

// A thread's name, as a file of /proc
bool is_name_file(std::string_view path);
// What was written into such a file; live, what has become of it.
void follow_name_file(const call_context &call);

}  // namespace ringtap

#endif

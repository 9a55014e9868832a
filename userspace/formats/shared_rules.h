// SPDX-License-Identifier: MIT OR Apache-2.0
// Rules that more than one format's rows have. Each adds what it says to facts.reader.values().
#ifndef RINGTAP_FORMATS_SHARED_RULES_H
#define RINGTAP_FORMATS_SHARED_RULES_H

#include <sys/types.h>

#include "formats/event_shape.h"

namespace ringtap {

using facts = event_facts;

// ---- of a process (process_rules.cpp)

void process_pid(const facts &of, const process_view &process);
// The same process has the same one in every capture: BOOT-PID-START, where START is in hundredths of a second since the
// boot. Nothing: it is not known when the process began.
void process_entity_id(const facts &of, const process_view &process);
void process_name(const facts &of, const process_view &process);
void process_path(const facts &of, const process_view &process);
void process_file_name(const facts &of, const process_view &process);
void process_args(const facts &of, const process_view &process);
void process_args_count(const facts &of, const process_view &process);
void process_command_line(const facts &of, const process_view &process);
void process_directory(const facts &of, const process_view &process);
void process_virtual_pid(const facts &of, const process_view &process);
void process_thread(const facts &of, const process_view &process);
// Since 1970; 0: not known.
uint64_t process_start_ns(const facts &of, const process_view &process);
// What wait(2) told, as shells say it: 128 and the signal of one that was killed.
void process_exit_code(const facts &of, const process_view &process);

// Which of its ids; none: not known.
enum class user_id : unsigned char { real, effective, saved };
std::optional<uint32_t> process_user(const facts &of, const process_view &process, user_id which);
template <user_id Which>
void process_user_id(const facts &of, const process_view &process) {
    if (const auto id = process_user(of, process, Which))
        of.reader.unsigned_number(*id);
}
template <user_id Which>
void process_user_name(const facts &of, const process_view &process) {
    if (const auto id = process_user(of, process, Which))
        of.reader.known(of.reader.host()->user_name(*id));
}

// ---- of the host, the file and the result (shared_rules.cpp)

void host_name(const facts &of, const process_view &);
void host_kernel(const facts &of, const process_view &);
void host_machine(const facts &of, const process_view &);
void host_boot(const facts &of, const process_view &);
void client_version(const facts &of, const process_view &);

// 2026-11-29T17:04:05.000000001Z
void utc_time(const facts &of, uint64_t wall_ns);
void event_time(const facts &of, const process_view &);
void event_name(const facts &of, const process_view &);
void error_name(const facts &of, const process_view &);
// What an alert says, or what was lost.
void message(const facts &of, const process_view &);
void rule_name(const facts &of, const process_view &);
void rule_description(const facts &of, const process_view &);
void alert_tags(const facts &of, const process_view &);

// MITRE's, as Falco's rules have them among their tags.
void technique_ids(const facts &of, const process_view &);
void tactic_names(const facts &of, const process_view &);

void whole_path(const facts &of, const process_view &);
void name_in_path(const facts &of, const process_view &);
void directory_in_path(const facts &of, const process_view &);
// Of what a file was renamed to
void whole_new_path(const facts &of, const process_view &);
void name_in_new_path(const facts &of, const process_view &);
void directory_in_new_path(const facts &of, const process_view &);
void extension_in_path(const facts &of, const process_view &);
void file_inode(const facts &of, const process_view &);
// With the kind of file; nothing: the kernel did not tell.
std::optional<mode_t> file_mode(const facts &of);

// A call that moved bytes.
void bytes_moved(const facts &of, const process_view &);

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// What process_sources.cpp writes, taken back.
#include "scap/event_sources.h"

namespace ringtap {

namespace {

template <std::optional<uint64_t> read_process::*Member>
void take_number(read_event &to, std::string_view value) {
    to.process.*Member = raw_number(value);
}

template <std::optional<std::string_view> read_process::*Member>
void take_text(read_event &to, std::string_view value) {
    to.process.*Member = text_in(value);
}

}  // namespace

void take_exe(read_event &to, std::string_view value, const read_parameter &) {
    take_text<&read_process::exe>(to, value);
}
void take_args(read_event &to, std::string_view value, const read_parameter &) {
    to.process.args = value;
}
void take_env(read_event &to, std::string_view value, const read_parameter &) {
    to.process.env = value;
}
void take_cgroups(read_event &to, std::string_view value, const read_parameter &) {
    to.process.cgroups = value;
}
void take_cwd(read_event &to, std::string_view value, const read_parameter &) {
    take_text<&read_process::cwd>(to, value);
}
void take_comm(read_event &to, std::string_view value, const read_parameter &) {
    take_text<&read_process::comm>(to, value);
}
void take_exepath(read_event &to, std::string_view value, const read_parameter &) {
    take_text<&read_process::exepath>(to, value);
}

// The path that was given is an argument, too.
void take_filename(read_event &to, std::string_view value, const read_parameter &parameter) {
    take_text<&read_process::filename>(to, value);
    take_argument(to, value, parameter);
}

void take_tid(read_event &to, std::string_view value, const read_parameter &) {
    take_number<&read_process::tid>(to, value);
}
void take_pid(read_event &to, std::string_view value, const read_parameter &) {
    take_number<&read_process::pid>(to, value);
}
void take_ptid(read_event &to, std::string_view value, const read_parameter &) {
    take_number<&read_process::ptid>(to, value);
}
void take_vtid(read_event &to, std::string_view value, const read_parameter &) {
    take_number<&read_process::vtid>(to, value);
}
void take_vpid(read_event &to, std::string_view value, const read_parameter &) {
    take_number<&read_process::vpid>(to, value);
}
void take_fdlimit(read_event &to, std::string_view value, const read_parameter &) {
    take_number<&read_process::fdlimit>(to, value);
}
void take_pgft_maj(read_event &to, std::string_view value, const read_parameter &) {
    take_number<&read_process::pgft_maj>(to, value);
}
void take_pgft_min(read_event &to, std::string_view value, const read_parameter &) {
    take_number<&read_process::pgft_min>(to, value);
}
void take_vm_size(read_event &to, std::string_view value, const read_parameter &) {
    take_number<&read_process::vm_size>(to, value);
}
void take_vm_rss(read_event &to, std::string_view value, const read_parameter &) {
    take_number<&read_process::vm_rss>(to, value);
}
void take_vm_swap(read_event &to, std::string_view value, const read_parameter &) {
    take_number<&read_process::vm_swap>(to, value);
}
void take_clone_flags(read_event &to, std::string_view value, const read_parameter &) {
    take_number<&read_process::clone_flags>(to, value);
}
void take_uid(read_event &to, std::string_view value, const read_parameter &) {
    take_number<&read_process::uid>(to, value);
}
void take_gid(read_event &to, std::string_view value, const read_parameter &) {
    take_number<&read_process::gid>(to, value);
}
void take_pidns_start(read_event &to, std::string_view value, const read_parameter &) {
    take_number<&read_process::pidns_start>(to, value);
}
void take_tty(read_event &to, std::string_view value, const read_parameter &) {
    take_number<&read_process::tty>(to, value);
}
void take_vpgid(read_event &to, std::string_view value, const read_parameter &) {
    take_number<&read_process::vpgid>(to, value);
}
void take_pgid(read_event &to, std::string_view value, const read_parameter &) {
    take_number<&read_process::pgid>(to, value);
}
void take_loginuid(read_event &to, std::string_view value, const read_parameter &) {
    take_number<&read_process::loginuid>(to, value);
}
void take_exe_flags(read_event &to, std::string_view value, const read_parameter &) {
    take_number<&read_process::exe_flags>(to, value);
}
void take_cap_inheritable(read_event &to, std::string_view value, const read_parameter &) {
    take_number<&read_process::cap_inheritable>(to, value);
}
void take_cap_permitted(read_event &to, std::string_view value, const read_parameter &) {
    take_number<&read_process::cap_permitted>(to, value);
}
void take_cap_effective(read_event &to, std::string_view value, const read_parameter &) {
    take_number<&read_process::cap_effective>(to, value);
}
void take_exe_ino(read_event &to, std::string_view value, const read_parameter &) {
    take_number<&read_process::exe_ino>(to, value);
}
void take_exe_ctime(read_event &to, std::string_view value, const read_parameter &) {
    take_number<&read_process::exe_ctime>(to, value);
}
void take_exe_mtime(read_event &to, std::string_view value, const read_parameter &) {
    take_number<&read_process::exe_mtime>(to, value);
}

// ---- of an end

void take_exit_status(read_event &to, std::string_view value, const read_parameter &) {
    to.exit.status = static_cast<uint32_t>(raw_number(value));
}
// These are parts of the status.
void take_exit_code(read_event &, std::string_view, const read_parameter &) {}
void take_exit_signal(read_event &, std::string_view, const read_parameter &) {}
void take_exit_core(read_event &, std::string_view, const read_parameter &) {}
void take_exit_reaper(read_event &to, std::string_view value, const read_parameter &) {
    to.exit.reaper_tid = static_cast<uint32_t>(raw_number(value));
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include <iterator>

#include "fields/field.h"

namespace ringtap {

namespace {

using reader = field_reader;
using arg = field_arg;

std::optional<uint32_t> uid_of(const reader &r) {
    const process_info *process = r.process();
    return process ? std::optional(process->ids.uid) : r.current().uid;
}

void uid(reader &r, const arg &) {
    if (const auto id = uid_of(r))
        r.unsigned_number(*id);
}

void name(reader &r, const arg &) {
    const auto id = uid_of(r);
    if (id && r.host())
        r.known(r.host()->user_name(*id));
}

// -1 where nobody logged in, as Sysdig has it.
void loginuid(reader &r, const arg &) {
    if (const auto *process = r.process())
        r.number(process->loginuid == RINGTAP_ID_NONE ? -1 : int64_t{process->loginuid});
}

void loginname(reader &r, const arg &) {
    const auto *process = r.process();
    if (process && process->loginuid != RINGTAP_ID_NONE)
        r.known(r.host()->user_name(process->loginuid));
}

void gid(reader &r, const arg &) {
    if (const auto *process = r.process())
        r.unsigned_number(process->ids.gid);
}

void group(reader &r, const arg &) {
    if (const auto *process = r.process())
        r.known(r.host()->group_name(process->ids.gid));
}

constexpr auto no_arg = field_arg_kind::none;
constexpr field users[] = {
    {"user.uid", value_type::number, no_arg, "the real user id", uid},
    {"user.name", value_type::text, no_arg, "that user's name", name},
    {"user.loginuid", value_type::number, no_arg, "who logged in, by audit; -1: nobody", loginuid},
    {"user.loginname", value_type::text, no_arg, "that user's name", loginname},
};
constexpr field groups[] = {
    {"group.gid", value_type::number, no_arg, "the real group id", gid},
    {"group.name", value_type::text, no_arg, "that group's name", group},
};

}  // namespace

field_class user_fields() {
    return {"user", "who the process runs for", users, std::size(users), true};
}

field_class group_fields() {
    return {"group", "its group", groups, std::size(groups), true};
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include <iterator>

#include "fields/field.h"

namespace ringtap {

namespace {

using reader = field_reader;
using arg = field_arg;

void type(reader &r, const arg &) {
    if (r.is_call() && r.current().call.desc)
        r.text(r.current().call.desc->name);
}

void nr(reader &r, const arg &) {
    if (r.is_call())
        r.number(r.current().call.nr);
}

void abi(reader &r, const arg &) {
    if (r.is_call())
        r.text(abi_name(r.current().call.abi));
}

constexpr auto no_arg = field_arg_kind::none;
constexpr field fields[] = {
    {"syscall.type", value_type::text, no_arg, "the call's name", type},
    {"syscall.nr", value_type::number, no_arg, "its number on its ABI", nr},
    {"syscall.abi", value_type::text, no_arg, "64, 32 or x32", abi},
};

}  // namespace

field_class syscall_fields() {
    return {"syscall", "system calls alone", fields, std::size(fields)};
}

}  // namespace ringtap

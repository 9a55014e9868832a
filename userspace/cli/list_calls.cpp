// SPDX-License-Identifier: MIT OR Apache-2.0
#include <ringtap/ringtap.h>

#include <map>
#include <string>

#include "cli/list.h"
#include "cli/options.h"
#include "decode/nearest.h"
#include "decode/syscalls.h"
#include "render/json_writer.h"

namespace ringtap {

namespace {

// One name: the numbers it has, and the arguments where it was seen first.
struct listed_call {
    const syscall_desc *desc;
    std::vector<syscall_number> numbers;
};

machine listed_machine() {
    const machine host = host_machine();
    return host == machine::unknown ? machine::x86_64 : host;
}

std::map<std::string_view, listed_call> all_calls(machine on) {
    std::map<std::string_view, listed_call> calls;
    for (unsigned abi = 0; abi < RINGTAP_ABIS; abi++) {
        for (int nr = 0; nr < RINGTAP_SYSCALL_OTHER; nr++) {
            if (const syscall_desc *desc = find_syscall(on, abi, nr)) {
                listed_call &call =
                    calls.try_emplace(desc->name, listed_call{desc, {}}).first->second;
                call.numbers.push_back({abi, nr});
            }
        }
    }
    return calls;
}

// flags(open), struct_in(timespec), as syscalls.tbl has it
std::string type_text(const syscall_desc &desc, unsigned i) {
    const uint64_t none[6] = {};
    const syscall_arg &arg = desc.args[i];
    const std::string_view text = type_name(arg.type);
    if (arg.type == arg_type::select)
        return fmt::format("{}({})", text, desc.args[arg.by].name);
    if (const struct_layout *layout = arg.by < 0 ? layout_of(desc, i, none) : nullptr)
        return fmt::format("{}({})", text, layout->name);
    if (const name_set *names = arg.by < 0 ? names_of(desc, i, none) : nullptr)
        return fmt::format("{}({})", text, names->name);
    return std::string(text);
}

bool is_captured(arg_type type) {
    return (is_address(type) && type != arg_type::ptr) || type == arg_type::select;
}

void append_text(text_buffer &out, const listed_call &call) {
    append_format(out, "{}(", call.desc->name);
    for (unsigned i = 0; i < call.desc->nargs; i++)
        append_format(out, "{}{}: {}", i ? ", " : "", call.desc->args[i].name,
                      type_text(*call.desc, i));
    append(out, ")\n    numbers:");
    for (const syscall_number &number : call.numbers)
        append_format(out, " {} ({})", number.nr, abi_name(number.abi));
    append(out, "\n    captured:");
    bool any = false;
    for (unsigned i = 0; i < call.desc->nargs; i++) {
        if (!is_captured(call.desc->args[i].type))
            continue;
        append_format(out, " {}", call.desc->args[i].name);
        any = true;
    }
    append(out, any ? "\n" : " nothing but the arguments\n");
}

void append_json(text_buffer &out, const listed_call &call) {
    json_writer json(out);
    json.begin_object().member("type", "call").member("name", call.desc->name);
    json.key("numbers").begin_object();
    for (const syscall_number &number : call.numbers)
        json.member(abi_name(number.abi), number.nr);
    json.end_object().key("args").begin_array();
    for (unsigned i = 0; i < call.desc->nargs; i++) {
        const syscall_arg &arg = call.desc->args[i];
        json.begin_object().member("name", arg.name).member("type", type_text(*call.desc, i));
        json.member("captured", is_captured(arg.type)).end_object();
    }
    json.end_array().end_object();
    out.push_back('\n');
}

}  // namespace

void list_calls(const list_request &request, text_buffer &out) {
    const machine on = listed_machine();
    const auto calls = all_calls(on);
    const auto append_call = request.json ? append_json : append_text;
    for (const std::string &name : request.names) {
        const auto found = calls.find(name);
        if (found == calls.end())
            throw usage_error(fmt::format("there is no call '{}'{}", name,
                                          did_you_mean(nearest_syscall(on, name))));
        append_call(out, found->second);
    }
    if (request.names.empty())
        for (const auto &[name, call] : calls)
            append_call(out, call);
}

}  // namespace ringtap

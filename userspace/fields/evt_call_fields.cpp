// SPDX-License-Identifier: MIT OR Apache-2.0
// evt: what was called, with what, and what came of it.
#include <algorithm>
#include <iterator>

#include "decode/errors.h"
#include "fields/call_path.h"
#include "fields/event_types.h"
#include "fields/field.h"
#include "fields/sysdig_arguments.h"
#include "model/view_items.h"
#include "render/text_format.h"

namespace ringtap {

namespace {

using reader = field_reader;
using arg = field_arg;

std::string_view type_of(reader &r) {
    const event &event = r.current();
    if (!r.is_call())
        return process_event_name(event.type);
    if (event.call.desc)
        return event.call.desc->name;
    std::string &out = r.scratch();
    fmt::format_to(std::back_inserter(out), "syscall_{}", event.call.nr);
    return out;
}

std::optional<unsigned> place_of(const call_event &call, std::string_view name) {
    for (unsigned i = 0; call.desc && i < call.nargs; i++)
        if (call.desc->args[i].name == name)
            return i;
    return std::nullopt;
}

// The kernel's word for what Sysdig calls so; empty: Sysdig does not.
std::string_view sysdig_meaning(const call_event &call, const arg &which) {
    return call.desc && !which.is_index ? kernel_argument(call.desc->name, which.name)
                                        : std::string_view();
}

// The index of the argument that is meant; nothing: the call has none such. meaning: sysdig_meaning() of it
std::optional<unsigned> find_argument(const reader &r, const arg &which, std::string_view meaning) {
    const call_event &call = r.current().call;
    if (!r.is_call() || !call.args_known)
        return std::nullopt;
    if (which.is_index)
        return which.index < call.nargs ? std::optional(which.index) : std::nullopt;
    const auto own = place_of(call, which.name);
    return own ? own : place_of(call, meaning);
}

// The number of an argument, or what is behind it, is known.
bool is_known(const reader &r, unsigned index) {
    const event &event = r.current();
    return event.call.tells(index) ||
           std::any_of(event.items.begin(), event.items.end(),
                       [&](const item &item) { return item.arg == index; });
}

// A path or another text by Sysdig's name for it is said as Sysdig says it: without quotes.
const item *plain_text(const event &event, unsigned index) {
    const item *path = argument_item(event, RINGTAP_KIND_PATH, index);
    return path ? path : argument_item(event, RINGTAP_KIND_STRING, index);
}

const item *find_item(const event &event, unsigned kind) {
    for (const item &item : event.items)
        if (item.kind == kind)
            return &item;
    return nullptr;
}

void type(reader &r, const arg &) {
    if (const std::string_view type = type_of(r); !type.empty())
        r.word(type);
}
void type_is(reader &r, const arg &which) {
    r.boolean(type_of(r) == which.name);
}

void dir(reader &r, const arg &) {
    r.text(is_beginning(r.current().type) ? ">" : "<");
}

word_list dir_words() {
    return {">", "<"};
}

void rawres(reader &r, const arg &) {
    if (r.has_result())
        r.number(r.current().call.result);
}

void failed(reader &r, const arg &) {
    if (r.has_result())
        r.boolean(error_of(r.current().call.result) != 0);
}

void res(reader &r, const arg &) {
    if (!r.has_result())
        return;
    const int error = error_of(r.current().call.result);
    const std::string_view name = error ? error_name(error) : "SUCCESS";
    if (!name.empty())
        r.word(name);
}

word_list res_words() {
    word_list names = error_names();
    names.emplace_back("SUCCESS");
    return names;
}

// Of a call's arguments, res is none, but what came of it: whatever a table may call so.
bool names_result(const arg &which, std::string_view meaning) {
    return !which.is_index && (which.name == "res" || meaning == "res");
}

// The error's name, or what the call returned.
void result_as_argument(reader &r) {
    if (!r.has_result())
        return;
    const int64_t result = r.current().call.result;
    const std::string_view name = error_name(error_of(result));
    if (!name.empty())
        return r.text(name);
    std::string &out = r.scratch();
    fmt::format_to(std::back_inserter(out), "{}", result);
    r.text(out);
}

std::string_view kept(reader &r, const field_text &text) {
    std::string &out = r.scratch();
    out.assign(text.data(), text.size());
    return out;
}

void args(reader &r, const arg &) {
    if (!r.is_call())
        return;
    field_text text;
    append_arguments(text, r.current());
    r.text(kept(r, text));
}

// A signal's only argument is its number.
void signal_argument(reader &r, const arg &which) {
    if (which.name != "sig")
        return;
    field_text text;
    append_signal(text, r.current().signal.sig);
    r.text(kept(r, text));
}

// The bits of a file's mode that rules ask about by their names: 04755(S_ISUID)
void append_mode_bits(field_text &text, const call_event &call, unsigned index) {
    constexpr std::pair<uint64_t, const char *> bits[] = {{04000, "S_ISUID"}, {02000, "S_ISGID"}, {01000, "S_ISVTX"}};
    if (call.desc->args[index].type != arg_type::oct || !call.tells(index) || !(call.args[index] & 07000))
        return;
    const char *before = "(";
    for (const auto &[bit, name] : bits) {
        if (!(call.args[index] & bit))
            continue;
        append(text, before);
        append(text, name);
        before = "|";
    }
    append(text, ")");
}

// What Sysdig calls the flags of an execve is none of its arguments, but what the program is.
bool names_program_flags(const reader &r, const arg &which) {
    const call_event &call = r.current().call;
    return !which.is_index && which.name == "flags" && call.desc && call.desc->name == "execve";
}

// In which layer of an overlay filesystem a program is, the kernel does not tell.
void program_flags(reader &r) {
    constexpr std::pair<uint32_t, std::string_view> names[] = {{RINGTAP_EXE_WRITABLE, "EXE_WRITABLE"},
                                                               {RINGTAP_EXE_MEMFD, "EXE_FROM_MEMFD"}};
    const process_info *process = r.process();
    if (!process || !process->exe_flags || error_of(r.current().call.result))
        return;
    std::string &out = r.scratch();
    for (const auto &[flag, name] : names)
        if (*process->exe_flags & flag)
            out.append(out.empty() ? "" : "|").append(name);
    r.text(out.empty() ? std::string_view("0") : out);
}

void one_arg(reader &r, const arg &which) {
    if (r.current().type == RINGTAP_SIGNAL)
        return signal_argument(r, which);
    const std::string_view meaning = sysdig_meaning(r.current().call, which);
    if (names_result(which, meaning))
        return result_as_argument(r);
    if (names_program_flags(r, which))
        return program_flags(r);
    const auto index = find_argument(r, which, meaning);
    if (!index || !is_known(r, *index))
        return;
    if (const item *text = meaning.empty() ? nullptr : plain_text(r.current(), *index))
        return r.text(text->bytes);
    field_text text;
    append_argument(text, r.current(), *index);
    if (r.current().call.desc)
        append_mode_bits(text, r.current().call, *index);
    r.text(kept(r, text));
}

void rawarg(reader &r, const arg &which) {
    const std::string_view meaning = sysdig_meaning(r.current().call, which);
    if (names_result(which, meaning))
        return rawres(r, which);
    const auto index = find_argument(r, which, meaning);
    const call_event &call = r.current().call;
    if (!index || !call.tells(*index))
        return;
    const arg_type type = call.desc ? call.desc->args[*index].type : arg_type::hex64;
    const arg_number number = number_of(type, call.abi, call.args[*index]);
    if (number.is_signed)
        r.number(number.as_signed());
    else
        r.unsigned_number(number.bits);
}

void buffer(reader &r, const arg &) {
    const item *found = r.is_call() ? find_item(r.current(), RINGTAP_KIND_BUFFER) : nullptr;
    if (found)
        r.text(found->bytes);
}

void buflen(reader &r, const arg &) {
    const item *found = r.is_call() ? find_item(r.current(), RINGTAP_KIND_BUFFER) : nullptr;
    if (found)
        r.unsigned_number(found->orig_len);
}

void abspath(reader &r, const arg &) {
    r.known(absolute_call_path(r));
}

void abspath_source(reader &r, const arg &) {
    r.known(source_call_path(r));
}

void abspath_destination(reader &r, const arg &) {
    r.known(destination_call_path(r));
}

void abspath_host(reader &r, const arg &) {
    r.known(host_call_path(r));
}

void abspath_is_sure(reader &r, const arg &) {
    if (const auto sure = is_call_path_sure(r))
        r.boolean(*sure);
}

constexpr auto no_arg = field_arg_kind::none;
constexpr auto dear = field_habit::dear;
constexpr field fields[] = {
    {"evt.type", value_type::text, no_arg,
     "the call's name; procexec, procfork, procexit, drop (records were lost); and of what a "
     "capture "
     "has to be asked for by these names, signaldeliver, switch, page_fault, cpu_hotplug",
     type},
    {"evt.type.is", value_type::boolean, field_arg_kind::name, "whether it is of this type",
     type_is},
    {"evt.dir", value_type::text, no_arg,
     "> where a call begins, of procexit, and of what a capture has to be asked for; < else", dir,
     dir_words},
    {"evt.args", value_type::text, no_arg, "all arguments", args, nullptr, dear},
    {"evt.info", value_type::text, no_arg, "the same", args, nullptr, dear},
    {"evt.arg", value_type::text, field_arg_kind::name_or_index,
     "an argument as it is shown, by its name, the kernel's or Sysdig's, or by its place from 0 on; res: the error's "
     "name, or the result as a number; of a signal that is delivered, sig",
     one_arg, nullptr, dear},
    {"evt.rawarg", value_type::number, field_arg_kind::name_or_index,
     "an argument as a number; res: the same as evt.rawres", rawarg},
    {"evt.res", value_type::text, no_arg, "SUCCESS, or the error's name: ENOENT", res, res_words},
    {"evt.rawres", value_type::number, no_arg, "the result, or minus the error's number", rawres},
    {"evt.failed", value_type::boolean, no_arg, "whether the call failed", failed},
    {"evt.buffer", value_type::bytes, no_arg, "what was read or written, as far as captured",
     buffer},
    {"evt.buflen", value_type::number, no_arg, "how many bytes that were in whole", buflen},
    {"evt.abspath", value_type::text, no_arg,
     "the call's path, as the kernel found it; else as it was given, made absolute; of a symbolic link, its own", abspath},
    {"evt.abspath.src", value_type::text, no_arg, "of a call with two paths, as rename and link: the first, as evt.abspath", abspath_source},
    {"evt.abspath.dst", value_type::text, no_arg, "and the second: the new name", abspath_destination},
    {"evt.abspath.host", value_type::text, no_arg,
     "the same as the host's first process knows it, as fd.name.host; ringtap's own", abspath_host},
    {"evt.is_sure", value_type::boolean, no_arg,
     "false: evt.abspath is what was given, and another thread may have changed it meanwhile; ringtap's own",
     abspath_is_sure},
};

}  // namespace

field_class evt_call_fields() {
    return {"evt", "events: calls, and what becomes of processes", fields, std::size(fields)};
}

}  // namespace ringtap

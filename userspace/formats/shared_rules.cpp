// SPDX-License-Identifier: MIT OR Apache-2.0
#include "formats/shared_rules.h"

#include <sys/stat.h>

#include <algorithm>
#include <cctype>

#include "decode/errors.h"
#include "fields/event_types.h"
#include "formats/falco_line.h"
#include "model/view_items.h"

namespace ringtap {

namespace {

// The file that the kernel told of, of what the call opened or else of what it names; nothing: of none.
std::optional<file_view> told_file(const event &event) {
    const item *found = result_item(event, RINGTAP_KIND_FILE);
    for (const item &item : event.items)
        if (!found && item.kind == RINGTAP_KIND_FILE)
            found = &item;
    return found ? read_file(*found) : std::nullopt;
}

std::string_view last_name(std::string_view path) {
    return path.substr(path.rfind('/') + 1);
}

// Of the root directory, the slash.
std::string_view last_name_or_root(std::string_view path) {
    const std::string_view name = last_name(path);
    return name.empty() ? path : name;
}

std::string_view directory_of(std::string_view path) {
    const size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash ? slash : 1);
}

// T1059, T1059.004
bool is_technique(std::string_view tag) {
    return tag.size() >= 5 && tag[0] == 'T' && std::all_of(tag.begin() + 1, tag.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

constexpr std::string_view mitre = "mitre_";

}  // namespace

std::string loss_text(const event &event) {
    switch (event.type) {
        case RINGTAP_LOST:
            return fmt::format("{} records of CPU {} did not fit and were lost", event.lost.count, event.cpu);
        case RINGTAP_OVERWRITTEN:
            return fmt::format("{} records of CPU {} were overwritten before they were read", event.overwritten.count, event.cpu);
        default:
            return fmt::format("how much is recorded of CPU {} has changed", event.cpu);
    }
}

void host_name(const facts &of, const process_view &) {
    of.reader.known(of.host.name);
}
void host_kernel(const facts &of, const process_view &) {
    of.reader.known(of.host.kernel);
}
void host_machine(const facts &of, const process_view &) {
    of.reader.known(of.host.machine);
}
void host_boot(const facts &of, const process_view &) {
    of.reader.known(of.host.boot);
}
void client_version(const facts &of, const process_view &) {
    of.reader.text(ringtap_version());
}

void utc_time(const facts &of, uint64_t wall_ns) {
    text_buffer text;
    append_utc_time(text, wall_ns);
    std::string &out = of.reader.scratch();
    out.assign(text.data(), text.size());
    of.reader.text(out);
}

void event_time(const facts &of, const process_view &) {
    utc_time(of, of.wall_ns);
}

void event_name(const facts &of, const process_view &) {
    const event &event = of.reader.current();
    if (!of.reader.is_call())
        return of.reader.known(process_event_name(event.type));
    if (event.call.desc)
        return of.reader.text(event.call.desc->name);
    std::string &out = of.reader.scratch();
    fmt::format_to(std::back_inserter(out), "syscall_{}", event.call.nr);
    of.reader.text(out);
}

void error_name(const facts &of, const process_view &) {
    if (const int error = of.error())
        of.reader.known(ringtap::error_name(error));
}

void message(const facts &of, const process_view &) {
    if (of.alert)
        return of.reader.known(of.alert->message);
    std::string &out = of.reader.scratch();
    out = loss_text(of.reader.current());
    of.reader.text(out);
}

void rule_name(const facts &of, const process_view &) {
    of.reader.known(of.alert->rule);
}

void rule_description(const facts &of, const process_view &) {
    of.reader.known(of.alert->description);
}

void alert_tags(const facts &of, const process_view &) {
    if (of.alert->tags)
        for (const std::string &tag : *of.alert->tags)
            of.reader.text(tag);
}

void technique_ids(const facts &of, const process_view &) {
    if (of.alert->tags)
        for (const std::string &tag : *of.alert->tags)
            if (is_technique(tag))
                of.reader.text(tag);
}

void tactic_names(const facts &of, const process_view &) {
    if (!of.alert->tags)
        return;
    for (const std::string &tag : *of.alert->tags)
        if (tag.compare(0, mitre.size(), mitre) == 0 && tag.size() > mitre.size())
            of.reader.text(std::string_view(tag).substr(mitre.size()));
}

void whole_path(const facts &of, const process_view &) {
    of.reader.known(of.path);
}

void whole_new_path(const facts &of, const process_view &) {
    of.reader.known(of.new_path);
}

void name_in_path(const facts &of, const process_view &) {
    of.reader.known(last_name_or_root(of.path));
}
void name_in_new_path(const facts &of, const process_view &) {
    of.reader.known(last_name_or_root(of.new_path));
}

void directory_in_path(const facts &of, const process_view &) {
    of.reader.known(directory_of(of.path));
}
void directory_in_new_path(const facts &of, const process_view &) {
    of.reader.known(directory_of(of.new_path));
}

void extension_in_path(const facts &of, const process_view &) {
    const std::string_view name = last_name(of.path);
    const size_t dot = name.rfind('.');
    if (dot != std::string_view::npos && dot)
        of.reader.known(name.substr(dot + 1));
}

void file_inode(const facts &of, const process_view &) {
    const auto told = told_file(of.reader.current());
    const descriptor_info *fd = told ? nullptr : of.reader.descriptor();
    const uint64_t number = told ? told->fixed.ino : fd && fd->name == of.path ? fd->ino : 0;
    if (number)
        of.reader.unsigned_number(number);
}

std::optional<mode_t> file_mode(const facts &of) {
    const auto told = told_file(of.reader.current());
    if (told && !is_numbers_alone(*told) && told->fixed.mode)
        return told->fixed.mode;
    const descriptor_info *fd = of.reader.descriptor();
    if (!fd || fd->name != of.path)
        return std::nullopt;
    switch (fd->kind) {
        case fd_kind::file:
            return S_IFREG;
        case fd_kind::directory:
            return S_IFDIR;
        default:
            return std::nullopt;
    }
}

void bytes_moved(const facts &of, const process_view &) {
    if (of.is == activity::net_traffic && of.reader.has_result() && of.reader.current().call.result >= 0)
        of.reader.number(of.reader.current().call.result);
}

}  // namespace ringtap

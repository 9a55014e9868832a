// SPDX-License-Identifier: MIT OR Apache-2.0
#include <sys/wait.h>

#include <algorithm>

#include "formats/shared_rules.h"

namespace ringtap {

namespace {

constexpr uint64_t tick_ns = ns_per_s / 100;  // in what /proc tells when processes began

std::string_view exe_name(std::string_view path) {
    return path.substr(path.rfind('/') + 1);
}

template <typename Each>
void for_each_arg(std::string_view args, Each each) {
    while (!args.empty()) {
        const size_t end = std::min(args.find('\0'), args.size());
        each(args.substr(0, end));
        args.remove_prefix(std::min(end + 1, args.size()));
    }
}

}  // namespace

void process_pid(const facts &of, const process_view &process) {
    of.reader.unsigned_number(process.pid);
}

void process_entity_id(const facts &of, const process_view &process) {
    if (!process.info || !process.info->start_ns || of.host.boot.empty())
        return;
    std::string &out = of.reader.scratch();
    fmt::format_to(std::back_inserter(out), "{}-{}-{}", of.host.boot, process.pid, process.info->start_ns / tick_ns);
    of.reader.text(out);
}

void process_name(const facts &of, const process_view &process) {
    of.reader.known(process.name);
}

void process_path(const facts &of, const process_view &process) {
    if (process.info)
        of.reader.known(process.info->exe);
}

void process_file_name(const facts &of, const process_view &process) {
    if (process.info)
        of.reader.known(exe_name(process.info->exe));
}

void process_args(const facts &of, const process_view &process) {
    if (process.info)
        for_each_arg(process.info->args, [&](std::string_view arg) { of.reader.text(arg); });
}

void process_args_count(const facts &of, const process_view &process) {
    if (!process.info)
        return;
    uint64_t count = process.info->arg_count;
    if (!count)
        for_each_arg(process.info->args, [&](std::string_view) { count++; });
    if (count)
        of.reader.unsigned_number(count);
}

void process_command_line(const facts &of, const process_view &process) {
    if (!process.info)
        return;
    std::string &out = of.reader.scratch();
    for_each_arg(process.info->args, [&](std::string_view arg) { out.append(out.empty() ? "" : " ").append(arg); });
    of.reader.known(out);
}

void process_directory(const facts &of, const process_view &process) {
    if (process.info)
        of.reader.known(process.info->cwd);
}

void process_virtual_pid(const facts &of, const process_view &process) {
    if (process.info && process.info->vpid)
        of.reader.unsigned_number(process.info->vpid);
}

void process_thread(const facts &of, const process_view &process) {
    const event &event = of.reader.current();
    of.reader.unsigned_number(process.pid == event.tgid ? event.tid : process.pid);
}

uint64_t process_start_ns(const facts &of, const process_view &process) {
    if (!process.info || !process.info->start_ns)
        return 0;
    return of.wall_ns - of.reader.current().ns + process.info->start_ns;
}

void process_exit_code(const facts &of, const process_view &) {
    const event &event = of.reader.current();
    if (event.type != RINGTAP_EXIT || of.is != activity::process_exit)
        return;
    const auto status = static_cast<int>(event.exit.group_status);
    of.reader.number(WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status));
}

std::optional<uint32_t> process_user(const facts &of, const process_view &process, user_id which) {
    if (!process.info || !of.reader.current().uid)
        return std::nullopt;
    const ringtap_ids &ids = process.info->ids;
    return which == user_id::real ? ids.uid : which == user_id::effective ? ids.euid : ids.suid;
}

}  // namespace ringtap

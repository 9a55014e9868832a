// SPDX-License-Identifier: MIT OR Apache-2.0
// The Elastic Common Schema.
#include <sys/stat.h>

#include <cerrno>

#include "formats/shared_rules.h"

namespace ringtap {

namespace {

struct ecs_class {
    activity is;
    const char *category;
    const char *type;
    const char *other_type = nullptr;
};

constexpr ecs_class classes[] = {
    {activity::call, "api", "info"},
    {activity::file_open, "file", "access"},
    {activity::file_create, "file", "creation"},
    {activity::file_read, "file", "access"},
    {activity::file_write, "file", "change"},
    {activity::file_delete, "file", "deletion"},
    {activity::file_rename, "file", "change"},
    {activity::file_set_attributes, "file", "change"},
    {activity::file_set_security, "file", "change"},
    {activity::file_get_attributes, "file", "info"},
    {activity::file_mount, "file", "change"},
    {activity::file_unmount, "file", "change"},
    {activity::process_fork, "process", "start"},
    {activity::process_exec, "process", "start"},
    {activity::process_exit, "process", "end"},
    {activity::process_open, "process", "access"},
    {activity::process_inject, "process", "change"},
    {activity::process_set_user, "process", "change"},
    {activity::process_other, "process", "info"},
    {activity::process_seen, "process", "info"},
    {activity::net_open, "network", "connection", "start"},
    {activity::net_close, "network", "connection", "end"},
    {activity::net_refuse, "network", "connection", "denied"},
    {activity::net_fail, "network", "connection"},
    {activity::net_traffic, "network", "info"},
    {activity::net_listen, "network", "info"},
};

const ecs_class *class_of(activity is) {
    for (const ecs_class &known : classes)
        if (known.is == is)
            return &known;
    return nullptr;
}

// What was to begin, and did not.
bool is_failed_start(const facts &of) {
    return (of.is == activity::process_exec || of.is == activity::process_fork) && of.error();
}

void kind(const facts &of, const process_view &) {
    of.reader.text(of.alert                                ? "alert"
                   : of.is == activity::loss               ? "pipeline_error"
                   : of.is == activity::process_seen       ? "state"
                                                           : "event");
}

void categories(const facts &of, const process_view &) {
    if (of.alert)
        of.reader.text("intrusion_detection");
    if (const ecs_class *found = class_of(of.is))
        of.reader.text(found->category);
    else if (!of.alert)
        of.reader.text("host");
}

void types(const facts &of, const process_view &) {
    const ecs_class *found = class_of(of.is);
    const std::string_view first = !found || is_failed_start(of) ? "info" : found->type;
    of.reader.text(first);
    if (found && found->other_type)
        of.reader.text(found->other_type);
    if (of.alert && first != "info")
        of.reader.text("info");
}

// The words that Elastic's own agent has for what becomes of processes; of a call, its name.
void action(const facts &of, const process_view &process) {
    switch (of.reader.current().type) {
        case RINGTAP_EXEC:
            return of.reader.text("exec");
        case RINGTAP_FORK:
            return of.reader.text(of.is == activity::process_fork ? "fork" : "thread_start");
        case RINGTAP_EXIT:
            return of.reader.text(of.is == activity::process_exit ? "end" : "thread_end");
        case RINGTAP_SIGNAL:
            return of.reader.text("signal");
        default:
            return event_name(of, process);
    }
}

void outcome(const facts &of, const process_view &) {
    if (of.reader.current().type == RINGTAP_EXEC || of.reader.current().type == RINGTAP_FORK)
        return of.reader.text("success");
    if (!of.reader.has_result())
        return;
    const int error = of.error();
    of.reader.text(!error ? "success" : error == EINPROGRESS ? "unknown" : "failure");
}

void severity(const facts &of, const process_view &) {
    of.reader.unsigned_number(of.alert->severity);
}

void level(const facts &of, const process_view &) {
    std::string &out = of.reader.scratch();
    for (const char c : of.alert->priority)
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    of.reader.text(out);
}

void framework(const facts &of, const process_view &process) {
    technique_ids(of, process);
    tactic_names(of, process);
    const bool has_any = !of.reader.values().empty();
    of.reader.values().clear();
    if (has_any)
        of.reader.text("MITRE ATT&CK");
}

void dataset(const facts &of, const process_view &) {
    of.reader.text(of.alert ? "ringtap.alerts" : "ringtap.events");
}

void process_start(const facts &of, const process_view &process) {
    if (const uint64_t ns = process_start_ns(of, process))
        utc_time(of, ns);
}

void process_end(const facts &of, const process_view &) {
    if (of.is == activity::process_exit)
        utc_time(of, of.wall_ns);
}

void interactive(const facts &of, const process_view &process) {
    if (process.info)
        of.reader.boolean(process.info->tty != 0);
}

template <uint32_t process_info::*Id>
void process_member(const facts &of, const process_view &process) {
    if (process.info && process.info->*Id)
        of.reader.unsigned_number(process.info->*Id);
}

template <uint32_t ringtap_ids::*Id>
void group_id(const facts &of, const process_view &process) {
    if (process_user(of, process, user_id::real))
        of.reader.unsigned_number(process.info->ids.*Id);
}

template <void (*Read)(const facts &, const process_view &)>
void if_effective_differs(const facts &of, const process_view &process) {
    if (process_user(of, process, user_id::real) != process_user(of, process, user_id::effective))
        Read(of, process);
}

void file_type(const facts &of, const process_view &) {
    const auto mode = file_mode(of);
    if (mode)
        of.reader.text(S_ISREG(*mode) ? "file" : S_ISDIR(*mode) ? "dir" : S_ISLNK(*mode) ? "symlink" : "device");
}

void file_permissions(const facts &of, const process_view &) {
    const auto mode = file_mode(of);
    if (!mode || !(*mode & 07777))
        return;
    std::string &out = of.reader.scratch();
    fmt::format_to(std::back_inserter(out), "{:04o}", *mode & 07777);
    of.reader.text(out);
}

// What a file says that many have is none: a pod's name may be known without an orchestrator's.
void orchestrator(const facts &of, const process_view &) {
    const process_info *process = of.reader.process();
    if (process && process->container && !process->container->pod_name.empty())
        of.reader.text("kubernetes");
}

void resource_type(const facts &of, const process_view &process) {
    orchestrator(of, process);
    if (!of.reader.values().empty())
        of.reader.values().front().text = "pod";
}

void network_type(const facts &of, const process_view &) {
    const descriptor_info *fd = of.reader.descriptor();
    if (fd)
        of.reader.text(fd->kind == fd_kind::ipv6 ? "ipv6" : "ipv4");
}

void direction(const facts &of, const process_view &) {
    const descriptor_info *fd = of.reader.descriptor();
    if (fd)
        of.reader.text(fd->server || fd->listening ? "ingress" : "egress");
}

constexpr row base[] = {
    {"@timestamp", text_by(event_time)},
    {"ecs.version", word("9.4.0")},
    {"agent.type", word("ringtap")},
    {"agent.version", text_by(client_version)},
    {"event.kind", text_by(kind)},
    {"event.category", list_by(categories)},
    {"event.type", list_by(types)},
    {"event.module", word("ringtap")},
    {"event.dataset", text_by(dataset)},
    {"event.action", text_by(action), when_event},
    {"event.outcome", text_by(outcome), when_event},
    {"event.duration", field_of("evt.latency"), when_event},
    {"event.sequence", field_of("evt.num"), when_event},
    {"error.code", text_by(error_name), when_event},
    {"message", text_by(message), when_lost},
    {"host.name", text_by(host_name)},
    {"host.hostname", text_by(host_name)},
    {"host.architecture", text_by(host_machine)},
    {"host.boot.id", text_by(host_boot)},
    {"host.os.type", word("linux")},
    {"host.os.kernel", text_by(host_kernel)},
};

constexpr row alerts[] = {
    {"message", text_by(message)},
    {"log.level", text_by(level)},
    {"event.severity", number_by(severity)},
    {"rule.name", text_by(rule_name)},
    {"rule.description", text_by(rule_description)},
    {"tags", list_by(alert_tags)},
    {"threat.framework", text_by(framework)},
    {"threat.technique.id", list_by(technique_ids)},
    {"threat.tactic.name", list_by(tactic_names)},
};

constexpr row process[] = {
    {"entity_id", text_by(process_entity_id)},
    {"pid", number_by(process_pid)},
    {"vpid", number_by(process_virtual_pid)},
    {"name", text_by(process_name)},
    {"executable", text_by(process_path)},
    {"args", list_by(process_args)},
    {"args_count", number_by(process_args_count)},
    {"command_line", text_by(process_command_line)},
    {"working_directory", text_by(process_directory)},
    {"start", text_by(process_start)},
    {"end", text_by(process_end)},
    {"exit_code", number_by(process_exit_code)},
    {"interactive", boolean_by(interactive)},
    {"thread.id", number_by(process_thread)},
    {"group_leader.pid", number_by(process_member<&process_info::pgid>)},
    {"session_leader.pid", number_by(process_member<&process_info::sid>)},
    {"user.id", text_by(process_user_id<user_id::effective>)},
    {"user.name", text_by(process_user_name<user_id::effective>)},
    {"real_user.id", text_by(process_user_id<user_id::real>)},
    {"real_user.name", text_by(process_user_name<user_id::real>)},
    {"saved_user.id", text_by(process_user_id<user_id::saved>)},
    {"group.id", text_by(group_id<&ringtap_ids::egid>)},
    {"real_group.id", text_by(group_id<&ringtap_ids::gid>)},
};

constexpr row parent[] = {
    {"entity_id", text_by(process_entity_id)},
    {"pid", number_by(process_pid)},
    {"name", text_by(process_name)},
    {"executable", text_by(process_path)},
    {"args", list_by(process_args)},
    {"command_line", text_by(process_command_line)},
    {"working_directory", text_by(process_directory)},
    {"start", text_by(process_start)},
};

constexpr row user[] = {
    {"id", text_by(process_user_id<user_id::real>)},
    {"name", text_by(process_user_name<user_id::real>)},
    {"effective.id", text_by(if_effective_differs<process_user_id<user_id::effective>>)},
    {"effective.name", text_by(if_effective_differs<process_user_name<user_id::effective>>)},
};

constexpr row files[] = {
    {"path", text_by(whole_path)},           {"name", text_by(name_in_path)},
    {"directory", text_by(directory_in_path)}, {"extension", text_by(extension_in_path)},
    {"type", text_by(file_type)},            {"mode", text_by(file_permissions)},
    {"inode", text_by(file_inode)},
};

constexpr row containers[] = {
    {"container.id", field_text_of("container.full_id")},
    {"container.name", field_text_of("container.name")},
    {"container.runtime", field_text_of("container.type")},
    {"container.image.name", field_text_of("container.image.repository")},
    {"container.image.tag", field_list_of("container.image.tag")},
    {"orchestrator.type", text_by(orchestrator)},
    {"orchestrator.namespace", field_text_of("k8s.ns.name")},
    {"orchestrator.resource.type", text_by(resource_type)},
    {"orchestrator.resource.name", field_text_of("k8s.pod.name")},
    {"orchestrator.resource.id", field_text_of("k8s.pod.uid")},
};

// Who opened the connection is the source.
constexpr row networks[] = {
    {"source.address", field_text_of("fd.cip")},
    {"source.ip", field_text_of("fd.cip")},
    {"source.port", field_of("fd.cport")},
    {"destination.address", field_text_of("fd.sip")},
    {"destination.ip", field_text_of("fd.sip")},
    {"destination.port", field_of("fd.sport")},
    {"network.transport", field_text_of("fd.l4proto")},
    {"network.type", text_by(network_type)},
    {"network.direction", text_by(direction)},
    {"network.bytes", number_by(bytes_moved)},
};

}  // namespace

format_tables ecs_tables() {
    const std::vector<placed_rows> events = {
        placed("", whose::event, base),
        placed("process.", whose::self, process, when_event),
        placed("process.parent.", whose::self_parent, parent, when_event),
        placed("user.", whose::actor, user, when_event),
        placed("file.", whose::event, files, when_file),
        placed("", whose::event, containers, when_event | when_container),
        placed("", whose::event, networks, when_network),
    };
    std::vector<placed_rows> of_alerts = events;
    of_alerts.push_back(placed("", whose::event, alerts, when_alert));
    return {events, std::move(of_alerts), [](activity is) { return is != activity::none; }};
}

}  // namespace ringtap

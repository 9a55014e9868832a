// SPDX-License-Identifier: MIT OR Apache-2.0
// The Open Cybersecurity Schema Framework.
#include <sys/socket.h>
#include <sys/stat.h>

#include <cerrno>
#include <netinet/in.h>

#include "formats/shared_rules.h"

namespace ringtap {

namespace {

constexpr int64_t file_activity = 1001, process_activities = 1007, network_activity = 4001;

struct ocsf_class {
    activity is;
    int64_t class_uid;
    int64_t activity_id;
};

constexpr ocsf_class classes[] = {
    {activity::file_create, file_activity, 1},
    {activity::file_read, file_activity, 2},
    {activity::file_write, file_activity, 3},
    {activity::file_delete, file_activity, 4},
    {activity::file_rename, file_activity, 5},
    {activity::file_set_attributes, file_activity, 6},
    {activity::file_set_security, file_activity, 7},
    {activity::file_get_attributes, file_activity, 8},
    {activity::file_mount, file_activity, 12},
    {activity::file_unmount, file_activity, 13},
    {activity::file_open, file_activity, 14},
    {activity::process_fork, process_activities, 1},
    {activity::process_exec, process_activities, 1},
    {activity::process_exit, process_activities, 2},
    {activity::process_open, process_activities, 3},
    {activity::process_inject, process_activities, 4},
    {activity::process_set_user, process_activities, 5},
    {activity::net_open, network_activity, 1},
    {activity::net_close, network_activity, 2},
    {activity::net_fail, network_activity, 4},
    {activity::net_refuse, network_activity, 5},
    {activity::net_traffic, network_activity, 6},
    {activity::net_listen, network_activity, 7},
    {activity::loss, 0, 99},  // the base event
};

const ocsf_class *class_of(activity is) {
    for (const ocsf_class &known : classes)
        if (known.is == is)
            return &known;
    return nullptr;
}

void class_uid(const facts &of, const process_view &) {
    of.reader.number(class_of(of.is)->class_uid);
}
void category_uid(const facts &of, const process_view &) {
    of.reader.number(class_of(of.is)->class_uid / 1000);
}
void activity_id(const facts &of, const process_view &) {
    of.reader.number(class_of(of.is)->activity_id);
}
void type_uid(const facts &of, const process_view &) {
    const ocsf_class *found = class_of(of.is);
    of.reader.number(found->class_uid * 100 + found->activity_id);
}

void severity_id(const facts &of, const process_view &) {
    static constexpr int64_t by_syslog[] = {6, 6, 5, 4, 3, 2, 1, 1};
    of.reader.number(of.alert ? by_syslog[of.alert->severity & 7] : of.is == activity::loss ? 4 : 1);
}

constexpr uint64_t ns_per_ms = 1'000'000;

void time_ms(const facts &of, const process_view &) {
    of.reader.unsigned_number(of.wall_ns / ns_per_ms);
}

// The schema does without a name as little as without a device.
void device_name(const facts &of, const process_view &) {
    of.reader.text(of.host.name.empty() ? std::string_view("unknown") : of.host.name);
}

// 0: the result is not known, or the connection is under way.
void status_id(const facts &of, const process_view &) {
    const unsigned type = of.reader.current().type;
    const int error = of.error();
    const bool known = of.reader.has_result() || type == RINGTAP_EXEC || type == RINGTAP_FORK || type == RINGTAP_EXIT;
    of.reader.number(!known || error == EINPROGRESS ? 0 : error ? 2 : 1);
}

void profiles(const facts &of, const process_view &) {
    if (of.known & when_container)
        of.reader.text("container");
    of.reader.text("datetime");
    const ocsf_class *found = of.alert ? nullptr : class_of(of.is);
    if (!found || found->class_uid == network_activity || found->class_uid == 0)
        of.reader.text("host");
}

void created_time(const facts &of, const process_view &process) {
    if (const uint64_t ns = process_start_ns(of, process))
        of.reader.unsigned_number(ns / ns_per_ms);
}

// 8: a program's file.
void file_type(const facts &of, const process_view &) {
    const auto mode = file_mode(of);
    const mode_t kind = mode ? *mode & S_IFMT : 0;
    constexpr std::pair<mode_t, int64_t> ids[] = {{S_IFREG, 1},  {S_IFDIR, 2}, {S_IFCHR, 3}, {S_IFBLK, 4},
                                                  {S_IFSOCK, 5}, {S_IFIFO, 6}, {S_IFLNK, 7}};
    for (const auto &[bits, id] : ids)
        if (kind == bits)
            return of.reader.number(id);
    of.reader.number(0);
}

// None where the process has no program that is known.
void program_type(const facts &of, const process_view &process) {
    if (process.info && !process.info->exe.empty())
        of.reader.number(8);
}

void launch_type(const facts &of, const process_view &) {
    if (of.is == activity::process_fork || of.is == activity::process_exec)
        of.reader.number(of.is == activity::process_fork ? 2 : 3);
}

void direction_id(const facts &of, const process_view &) {
    const descriptor_info *fd = of.reader.descriptor();
    of.reader.number(!fd ? 0 : fd->server || fd->listening ? 1 : 2);
}

void protocol_version(const facts &of, const process_view &) {
    if (const descriptor_info *fd = of.reader.descriptor())
        of.reader.number(fd->kind == fd_kind::ipv6 ? 6 : 4);
}

void protocol_number(const facts &of, const process_view &) {
    const descriptor_info *fd = of.reader.descriptor();
    const int type = fd ? fd->type & 0xf : 0;
    if (type == SOCK_STREAM || type == SOCK_DGRAM)
        of.reader.number(type == SOCK_STREAM ? IPPROTO_TCP : IPPROTO_UDP);
}

bool writes(const facts &of) {
    return of.reader.current().call.desc && of.reader.current().call.desc->uses & use_write;
}

template <bool Out>
void bytes_one_way(const facts &of, const process_view &process) {
    if (writes(of) == Out)
        bytes_moved(of, process);
}

// The same of one event and rule in each run.
void finding_uid(const facts &of, const process_view &) {
    std::string &out = of.reader.scratch();
    fmt::format_to(std::back_inserter(out), "{}-{}-{}-{}", of.host.boot.empty() ? of.host.name : of.host.boot, of.wall_ns,
                   of.known & when_event ? of.reader.current().tid : 0, of.alert->rule);
    of.reader.text(out);
}

constexpr row base[] = {
    {"time", number_by(time_ms)},
    {"time_dt", text_by(event_time)},
    {"severity_id", number_by(severity_id)},
    {"metadata.version", word("1.8.0")},
    {"metadata.profiles", list_by(profiles)},
    {"metadata.product.name", word("ringtap")},
    {"metadata.product.vendor_name", word("ringtap")},
    {"metadata.product.version", text_by(client_version)},
    {"device.hostname", text_by(device_name)},
    {"device.type_id", number_of<0>()},
    {"device.boot_uid", text_by(host_boot)},
    {"device.os.name", word("Linux")},
    {"device.os.type_id", number_of<200>()},
    {"device.os.kernel_release", text_by(host_kernel)},
    {"device.hw_info.cpu_architecture", text_by(host_machine)},
    {"metadata.event_code", text_by(event_name), when_event},
    {"metadata.sequence", field_of("evt.num"), when_event},
    {"status_id", number_by(status_id), when_event},
    {"status_code", text_by(error_name), when_event},
};

constexpr row events[] = {
    {"class_uid", number_by(class_uid)},     {"category_uid", number_by(category_uid)}, {"activity_id", number_by(activity_id)},
    {"type_uid", number_by(type_uid)},       {"message", text_by(message), when_lost},
    {"launch_type_id", number_by(launch_type), when_process},
    {"exit_code", number_by(process_exit_code), when_process},
};

constexpr row findings[] = {
    {"class_uid", number_of<2004>()},
    {"category_uid", number_of<2>()},
    {"activity_id", number_of<1>()},
    {"type_uid", number_of<200401>()},
    {"is_alert", boolean_by([](const facts &of, const process_view &) { of.reader.boolean(true); })},
    {"message", text_by(message)},
    {"finding_info.uid", text_by(finding_uid)},
    {"finding_info.title", text_by(rule_name)},
    {"finding_info.desc", text_by(rule_description)},
    {"finding_info.created_time", number_by(time_ms)},
    {"finding_info.types", list_by(alert_tags)},
    {"finding_info.analytic.name", text_by(rule_name)},
    {"finding_info.analytic.type_id", number_of<1>()},
};

// Of a parent, nothing else.
constexpr row identity[] = {
    {"pid", number_by(process_pid)},
    {"uid", text_by(process_entity_id)},
    {"name", text_by(process_name)},
    {"path", text_by(process_path)},
    {"cmd_line", text_by(process_command_line)},
    {"created_time", number_by(created_time)},
};

constexpr row process[] = {
    {"working_directory", text_by(process_directory)},
    {"tid", number_by(process_thread)},
    {"file.name", text_by(process_file_name)},
    {"file.path", text_by(process_path)},
    {"file.type_id", number_by(program_type)},
    {"user.uid", text_by(process_user_id<user_id::effective>)},
    {"user.name", text_by(process_user_name<user_id::effective>)},
    {"namespace_pid", number_by(process_virtual_pid), when_container},
};

constexpr row user[] = {
    {"uid", text_by(process_user_id<user_id::real>)},
    {"name", text_by(process_user_name<user_id::real>)},
};

constexpr row containers[] = {
    {"uid", field_text_of("container.full_id")},
    {"name", field_text_of("container.name")},
    {"runtime", field_text_of("container.type")},
    {"pod_uuid", field_text_of("k8s.pod.uid")},
};

constexpr row files[] = {
    {"name", text_by(name_in_path)},
    {"path", text_by(whole_path)},
    {"parent_folder", text_by(directory_in_path)},
    {"ext", text_by(extension_in_path)},
    {"type_id", number_by(file_type)},
    {"uid", text_by(file_inode)},
};

// The same file by its new name
constexpr row renamed[] = {
    {"name", text_by(name_in_new_path)},
    {"path", text_by(whole_new_path)},
    {"parent_folder", text_by(directory_in_new_path)},
    {"type_id", number_by(file_type)},
};

// Who opened the connection is the source.
constexpr row networks[] = {
    {"src_endpoint.ip", field_text_of("fd.cip")},
    {"src_endpoint.port", field_of("fd.cport")},
    {"dst_endpoint.ip", field_text_of("fd.sip")},
    {"dst_endpoint.port", field_of("fd.sport")},
    {"connection_info.direction_id", number_by(direction_id)},
    {"connection_info.protocol_num", number_by(protocol_number)},
    {"connection_info.protocol_name", field_text_of("fd.l4proto")},
    {"connection_info.protocol_ver_id", number_by(protocol_version)},
};

constexpr row traffic[] = {
    {"bytes_in", number_by(bytes_one_way<false>)},
    {"bytes_out", number_by(bytes_one_way<true>)},
};

}  // namespace

format_tables ocsf_tables() {
    return {
        {
            placed("", whose::event, base),
            placed("", whose::event, events),
            placed("actor.process.", whose::actor, identity, when_event),
            placed("actor.process.", whose::actor, process, when_event),
            placed("actor.process.parent_process.", whose::actor_parent, identity, when_event),
            placed("actor.process.container.", whose::event, containers, when_event | when_container),
            placed("actor.user.", whose::actor, user, when_event),
            placed("process.", whose::target, identity, when_process),
            placed("process.", whose::target, process, when_process),
            placed("process.parent_process.", whose::target_parent, identity, when_process),
            placed("file.", whose::event, files, when_file),
            placed("file_result.", whose::event, renamed, when_renamed),
            placed("", whose::event, networks, when_network),
            placed("traffic.", whose::event, traffic, when_network),
        },
        {
            placed("", whose::event, base),
            placed("", whose::event, findings),
            placed("evidences[].actor.process.", whose::self, identity, when_event),
            placed("evidences[].actor.process.", whose::self, process, when_event),
            placed("evidences[].actor.process.parent_process.", whose::self_parent, identity, when_event),
            placed("evidences[].actor.process.container.", whose::event, containers, when_event | when_container),
            placed("evidences[].actor.user.", whose::self, user, when_event),
            placed("evidences[].file.", whose::event, files, when_file),
            placed("evidences[].", whose::event, networks, when_network),
        },
        [](activity is) { return class_of(is) != nullptr; },
    };
}

}  // namespace ringtap

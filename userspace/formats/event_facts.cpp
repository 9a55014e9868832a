// SPDX-License-Identifier: MIT OR Apache-2.0
#include "formats/event_facts.h"

#include "decode/errors.h"
#include "fields/call_path.h"

namespace ringtap {

namespace {

process_view view_of(const field_reader &reader, uint32_t pid) {
    process_view view{pid, reader.process(pid), {}};
    const thread_info *main = reader.host() ? reader.host()->thread(pid) : nullptr;
    if (main && main->comm != "?")
        view.name = main->comm;
    else if (pid == reader.current().tgid && reader.current().comm != "?")
        view.name = reader.current().comm;
    return view;
}

process_view parent_of(const field_reader &reader, const process_view &child) {
    if (!child.info || !child.info->ppid || child.info->ppid == child.pid)
        return {};
    return view_of(reader, child.info->ppid);
}

bool has_container(const field_reader &reader) {
    const process_info *process = reader.process();
    if (!process || !process->container)
        return false;
    const container_runtime runtime = process->container->runtime;
    return runtime != container_runtime::none && runtime != container_runtime::systemd;
}

}  // namespace

const process_view &event_facts::process(whose of) const {
    auto &found = found_[static_cast<size_t>(of)];
    if (!found)
        found = find(of);
    return *found;
}

process_view event_facts::find(whose of) const {
    const event &event = reader.current();
    const bool forks = is == activity::process_fork && event.type == RINGTAP_FORK;
    switch (of) {
        case whose::event:
            return {};
        case whose::self:
            return view_of(reader, forks ? event.fork.child_tgid : event.tgid);
        case whose::actor: {
            // A new program is its parent's doing, as far as anybody asks.
            const process_view self = view_of(reader, event.tgid);
            const bool is_new = is == activity::process_exec && event.type == RINGTAP_EXEC;
            const process_view parent = is_new ? parent_of(reader, self) : process_view();
            return parent.pid ? parent : self;
        }
        case whose::target:
            if (is == activity::process_open || is == activity::process_inject)
                return view_of(reader, named_process(reader));
            return process(whose::self);
        case whose::self_parent:
            return parent_of(reader, process(whose::self));
        case whose::actor_parent:
            return parent_of(reader, process(whose::actor));
        case whose::target_parent:
            return parent_of(reader, process(whose::target));
    }
    return {};
}

int event_facts::error() const {
    return reader.has_result() ? error_of(reader.current().call.result) : 0;
}

event_facts facts_of(field_reader &reader, const host_identity &host, activity is, const alert_facts *alert) {
    event_facts facts(reader, host);
    facts.is = is;
    facts.wall_ns = reader.wall_ns();
    facts.alert = alert;
    facts.known = is == activity::loss ? when_lost : when_event;
    if (alert)
        facts.known |= when_alert;
    if (is_of_file(is)) {
        facts.path = file_path(reader);
        facts.known |= when_file;
        facts.new_path = is == activity::file_rename ? destination_call_path(reader) : std::string_view();
        facts.known |= facts.new_path.empty() ? 0 : when_renamed;
    }
    if (is_of_network(is))
        facts.known |= when_network;
    if (is_of_process(is))
        facts.known |= when_process;
    if (has_container(reader))
        facts.known |= when_container;
    return facts;
}

event_facts facts_of(field_reader &unused, const host_identity &host, const alert_facts &alert) {
    event_facts facts(unused, host);
    facts.wall_ns = alert.wall_ns;
    facts.alert = &alert;
    facts.known = when_alert;
    return facts;
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "report/call_flows.h"

#include <fmt/format.h>
#include <linux/futex.h>
#include <sys/socket.h>

#include <algorithm>

#include "model/host_model.h"

namespace ringtap {

namespace {

// What a trace holds of it is bounded, whatever processes do.
constexpr size_t most_channels = 4096, most_under_way = 64;

std::string end_of(const socket_address &address) {
    return fmt::format("{}:{}", *address.addr, address.port.value_or(0));
}

bool has_ends(const descriptor_info &info) {
    return info.local && info.remote && info.local->addr && info.remote->addr;
}

// The same text for both ends, and another one for the other direction.
std::string channel_of(const descriptor_info &info, bool sends) {
    if (info.kind == fd_kind::pipe || info.kind == fd_kind::fifo)
        return fmt::format("{}:{}", info.dev, info.ino);
    if ((info.kind == fd_kind::ipv4 || info.kind == fd_kind::ipv6) && has_ends(info))
        return sends ? end_of(*info.local) + '>' + end_of(*info.remote)
                     : end_of(*info.remote) + '>' + end_of(*info.local);
    return {};
}

bool has_boundaries(int type) {
    return type == SOCK_DGRAM || type == SOCK_SEQPACKET;
}

bool wakes(int operation) {
    return operation == FUTEX_WAKE || operation == FUTEX_WAKE_BITSET || operation == FUTEX_WAKE_OP;
}

bool waits(int operation) {
    return operation == FUTEX_WAIT || operation == FUTEX_WAIT_BITSET;
}

uint64_t begin_of(const event &event) {
    return event.ns - std::min<uint64_t>(event.ns, event.call.latency_ns.value_or(0));
}

}  // namespace

// A futex is one by its address within a process; what several share may have another address in each.
call_flows::movement call_flows::of_futex(const event &event) {
    movement made;
    const int operation = static_cast<int>(event.call.args[1]) & FUTEX_CMD_MASK;
    made.sends = wakes(operation);
    if (!made.sends && !waits(operation))
        return made;
    made.amount = made.sends ? static_cast<uint64_t>(event.call.result) : 1;
    if (event.call.result >= 0 && made.amount)
        made.channel = fmt::format("futex {}:{:x}", event.tgid, event.call.args[0]);
    return made;
}

// A datagram's channel is who receives it, as he may receive from many; any other's is who sends. A connection that is not
// accepted yet has one end alone: the other one tells both.
std::string call_flows::unix_channel_of(const descriptor_info &info, bool sends) {
    if (info.ino && info.peer_ino && info.type != SOCK_DGRAM) {
        if (unix_peers_.size() >= most_channels)
            unix_peers_.clear();
        unix_peers_[info.peer_ino] = info.ino;
    }
    const bool is_of_this_end = sends == (info.type != SOCK_DGRAM);
    uint64_t end = is_of_this_end ? info.ino : info.peer_ino;
    if (!end)
        if (const auto other = unix_peers_.find(info.ino); other != unix_peers_.end())
            end = other->second;
    return end ? fmt::format("unix {}", end) : std::string();
}

call_flows::movement call_flows::of_call(const event &event) {
    const call_event &call = event.call;
    if (!call.desc || !call.result_known)
        return {};
    if (std::string_view(call.desc->name) == "futex")
        return of_futex(event);
    movement made;
    made.sends = call.desc->uses & use_write;
    if (call.result <= 0 || !(call.desc->uses & (use_read | use_write)) || !event.host)
        return made;
    const descriptor_info *info = event.host->descriptor(event.tgid, static_cast<int>(call.args[0]));
    if (!info)
        return made;
    made.channel = info->kind == fd_kind::unix_socket ? unix_channel_of(*info, made.sends) : channel_of(*info, made.sends);
    made.in_messages = has_boundaries(info->type);
    made.amount = static_cast<uint64_t>(call.result);
    return made;
}

flows_of_call call_flows::take(const event &event) {
    const movement moved = of_call(event);
    if (moved.channel.empty())
        return {};
    if (channels_.size() >= most_channels)
        channels_.clear();
    channel &channel = channels_[moved.channel];
    return moved.sends ? send(channel, event, moved.amount) : receive(channel, event, moved);
}

flows_of_call call_flows::send(channel &to, const event &event, uint64_t amount) {
    if (to.early_flow && begin_of(event) < to.early_ns) {
        const uint64_t flow = to.early_flow;
        to.early_flow = 0;
        return {{flow}, {}, {}};
    }
    if (to.under_way.size() >= most_under_way)
        to.under_way.pop_front();
    to.under_way.push_back({++last_flow_, amount});
    return {{last_flow_}, {}, {}};
}

flows_of_call call_flows::receive(channel &from, const event &event, const movement &received) {
    flows_of_call flows;
    uint64_t left = received.amount;
    while (left && !from.under_way.empty()) {
        sent &next = from.under_way.front();
        const bool ends = received.in_messages || next.amount <= left;
        (ends ? flows.ending : flows.through).push_back(next.flow);
        const uint64_t taken = ends ? next.amount : left;
        next.amount -= taken;
        left = received.in_messages ? 0 : left - taken;
        if (ends)
            from.under_way.pop_front();
    }
    if (flows.ending.empty() && flows.through.empty()) {
        from.early_flow = ++last_flow_;
        from.early_ns = event.ns;
        flows.ending = {last_flow_};
    }
    return flows;
}

}  // namespace ringtap

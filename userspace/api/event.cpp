// SPDX-License-Identifier: MIT OR Apache-2.0
#include "api/source.h"
#include "capture/clock.h"
#include "decode/record_names.h"
#include "decode/syscalls.h"
#include "fields/event_types.h"
#include "render/json_event.h"
#include "render/json_items.h"
#include "render/text_format.h"

using namespace ringtap;

namespace {

// Texts are made when they are asked for, and kept in the event.
ringtap_event &cache_of(const ringtap_event *event) {
    return *const_cast<ringtap_event *>(event);
}

const char *kept(std::string &out, std::string_view text) {
    out.assign(text);
    return out.c_str();
}

const char *name_of(const ringtap_event *handle) {
    const event &event = *handle->event;
    if (event.type != RINGTAP_SYSCALL && event.type != RINGTAP_ENTRY) {
        const char *name = process_event_name(event.type);
        return is_of_ring(event.type) ? "drop" : name && *name ? name : type_name(event.type);
    }
    if (event.call.desc)
        return event.call.desc->name.data();
    return kept(cache_of(handle).name, fmt::format("syscall_{}", event.call.nr));
}

bool is_call(const event &event) {
    return event.type == RINGTAP_SYSCALL || event.type == RINGTAP_ENTRY;
}

void fill_call(ringtap_event_info &info, const call_event &call) {
    info.abi = call.abi;
    info.nr = call.nr;
}

void fill_result(ringtap_event_info &info, const call_event &call) {
    info.flags |= RINGTAP_EVENT_RESULT;
    info.result = call.result;
    if (!call.latency_ns)
        return;
    info.flags |= RINGTAP_EVENT_LATENCY;
    info.latency_ns = *call.latency_ns;
}

ringtap_argument argument_at(const ringtap_event *handle, unsigned index, size_t size) {
    const call_event &call = handle->event->call;
    const syscall_arg &described = call.desc->args[index];
    const arg_number number = number_of(described.type, call.abi, call.args[index]);
    text_buffer text;
    append_argument(text, *handle->event, index);
    ringtap_argument argument{};
    argument.size = size;
    argument.name = described.name.data();
    argument.type = handle->source->keep(type_name(described.type));
    argument.text = handle->source->keep({text.data(), text.size()});
    argument.value = number.bits;
    argument.is_signed = number.is_signed;
    return argument;
}

}  // namespace

void ringtap_event_get_info_sized(const ringtap_event *handle, ringtap_event_info *out, size_t size) {
    if (!handle || !is_struct_size(out, size))
        return;
    const event &event = *handle->event;
    const field_reader &reader = handle->source->engine->fields();
    ringtap_event_info info{};
    info.size = size;
    info.name = name_of(handle);
    info.type = event.type;
    info.flags = event.state ? RINGTAP_EVENT_START_STATE : 0;
    info.number = reader.number();
    info.wall_ns = reader.wall_ns();
    info.ns = event.ns;
    info.cpu = event.cpu;
    info.pid = event.tgid;
    info.tid = event.tid;
    if (is_call(event))
        fill_call(info, event.call);
    if (event.type == RINGTAP_SYSCALL)
        fill_result(info, event.call);
    give_sized(out, size, info);
}

const char *ringtap_event_json(const ringtap_event *handle) {
    if (!handle)
        return nullptr;
    return tried_or<const char *>(nullptr, [&] {
        text_buffer text;
        append_event_json(text, *handle->event, handle->source->engine->wall_offset_ns());
        return kept(cache_of(handle).json, {text.data(), text.size() - 1});
    });
}

unsigned ringtap_event_arguments(const ringtap_event *handle) {
    if (!handle)
        return 0;
    const event &event = *handle->event;
    return is_call(event) && event.call.args_known && event.call.desc ? event.call.nargs : 0;
}

int ringtap_event_get_argument_sized(const ringtap_event *handle, unsigned index, ringtap_argument *out,
                                 size_t size) {
    if (!handle || !is_struct_size(out, size))
        return -EINVAL;
    if (index >= ringtap_event_arguments(handle))
        return -ENOENT;
    return tried(handle->source, [&] {
        give_sized(out, size, argument_at(handle, index, size));
        return 0;
    });
}

int ringtap_event_get_item_sized(const ringtap_event *handle, unsigned index, ringtap_event_item *out,
                             size_t size) {
    if (!handle || !is_struct_size(out, size))
        return -EINVAL;
    if (index >= handle->event->items.size())
        return -ENOENT;
    const item &captured = handle->event->items[index];
    ringtap_event_item item{};
    item.size = size;
    item.name = item_kind_name(captured.kind);
    item.kind = captured.kind;
    item.arg = captured.arg;
    item.flags = captured.flags;
    item.orig_len = captured.orig_len;
    item.bytes = captured.bytes.data();
    item.len = captured.bytes.size();
    give_sized(out, size, item);
    return 0;
}

const char *ringtap_call_name(unsigned abi, int nr) {
    const syscall_desc *desc = abi < RINGTAP_ABIS ? find_syscall(host_machine(), abi, nr) : nullptr;
    return desc ? desc->name.data() : nullptr;
}

int ringtap_call_number(unsigned abi, const char *name) {
    if (!name)
        return -ENOENT;
    return tried_or(-ENOMEM, [&] {
        for (const syscall_number &number : numbers_of(host_machine(), name))
            if (number.abi == abi)
                return number.nr;
        return -ENOENT;
    });
}

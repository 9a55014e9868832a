// SPDX-License-Identifier: MIT OR Apache-2.0
#include "fields/reader.h"

#include <algorithm>

#include "model/call_rules.h"

namespace ringtap {

second_text::known_second &second_text::find(time_t second, const char *format) {
    if (last_ && last_->format == format && last_->second == second)
        return *last_;
    const auto found = std::find_if(known_.begin(), known_.end(),
                                    [format](const known_second &known) { return known.format == format; });
    known_second &known = found == known_.end() ? known_.emplace_back(known_second{format, 0, 0, {}}) : *found;
    if (known.second != second || !known.length) {
        tm local;
        localtime_r(&second, &local);
        known.length = strftime(known.text, sizeof(known.text) - fraction_length, format, &local);
        known.second = second;
    }
    last_ = &known;
    return known;
}

std::string_view second_text::of(time_t second, const char *format) {
    const known_second &known = find(second, format);
    return {known.text, known.length};
}

std::string_view second_text::of(time_t second, const char *format, uint64_t ns) {
    known_second &known = find(second, format);
    put_fraction(known.text + known.length, ns);
    return {known.text, known.length + fraction_length};
}

void field_reader::begin(const event &event) {
    count(event);
    look_at(event);
}

void field_reader::count(uint64_t ns, bool happened) {
    if (!number_)
        first_ns_ = last_ns_ = ns;
    number_ += happened;
    previous_ns_ = last_ns_;
    last_ns_ = ns;
}

void field_reader::look_at(const event &event) {
    event_ = &event;
    scratch_used_ = 0;
    fd_.reset();
    descriptor_.reset();
    process_.reset();
}

const thread_info *field_reader::thread() const {
    return host() ? host()->thread(event_->tid) : nullptr;
}

const process_info *field_reader::process() const {
    if (!process_)
        process_ = process(event_->tgid);
    return *process_;
}

const process_info *field_reader::process(uint32_t tgid) const {
    return host() && tgid ? host()->process(tgid) : nullptr;
}

const process_info *field_reader::ancestor(uint32_t generations) const {
    const process_info *found = process();
    for (; found && generations; generations--)
        found = found->ppid == found->tgid ? nullptr : process(found->ppid);
    return found;
}

int64_t field_reader::fd() const {
    if (!fd_)
        fd_ = find_fd();
    return *fd_;
}

int64_t field_reader::find_fd() const {
    const call_event &call = event_->call;
    if (!is_call() || !call.desc || !call.args_known)
        return -1;
    if (returns_descriptor(call)) {
        if (has_result() && call.result >= 0)
            return call.result;
        if (call.rule->is != call_class::fcntl)
            return has_result() ? call.result : -1;
    }
    for (unsigned i = 0; i < call.nargs; i++)
        if (call.desc->args[i].type == arg_type::fd)
            return number_of(arg_type::fd, call.abi, call.args[i]).as_signed();
    return -1;
}

const descriptor_info *field_reader::descriptor() const {
    if (descriptor_)
        return *descriptor_;
    const int64_t number = host() ? fd() : -1;
    const bool is_one = number >= 0 && number <= INT32_MAX;
    descriptor_ = is_one ? host()->descriptor(event_->tgid, static_cast<int>(number)) : nullptr;
    return *descriptor_;
}

bool field_reader::is_new_peer(int64_t fd, const std::string &peer) {
    constexpr size_t most = 8192;
    if (peers_.size() >= most)
        peers_.clear();
    const size_t hash = std::hash<std::string>()(peer);
    const uint64_t key = uint64_t{event_->tgid} << 32 | static_cast<uint32_t>(fd);
    const auto [at, fresh] = peers_.try_emplace(key, last_peer{hash, number_});
    if (!fresh && at->second.peer != hash)
        at->second = {hash, number_};
    return at->second.number == number_;
}

void field_reader::address(std::string_view text) {
    const auto ip = parse_ip(text);
    if (!ip)
        return;
    field_value &value = add();
    value.text = text;
    value.ip = *ip;
}

std::string &field_reader::scratch() {
    if (scratch_used_ == scratch_.size())
        scratch_.emplace_back();
    std::string &text = scratch_[scratch_used_++];
    text.clear();
    return text;
}

}  // namespace ringtap

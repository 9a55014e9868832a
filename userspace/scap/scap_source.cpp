// SPDX-License-Identifier: MIT OR Apache-2.0
#include "scap/scap_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "capture/clock.h"
#include "capture/records.h"
#include "engine/signals.h"
#include "scap/byte_reader.h"
#include "scap/scap_format.h"
#include "scap/sniffed_machine.h"

namespace ringtap {

namespace {

constexpr int wake_ms = 1000;
constexpr size_t told_first = 28 + 192;  // a section's head, and what machine it is
constexpr size_t looked_at = 4 << 20;    // for what is known of the file as a whole
constexpr size_t block_head = 2 * sizeof(uint32_t), block_trailer = sizeof(uint32_t);
// Readers have less room for an event; nor is any entry of the other blocks as long.
constexpr size_t event_max = 128 << 10, entry_max = 64 << 10;
constexpr size_t section_max = 64 << 10;
constexpr uint32_t section_magic = 0x1a2b3c4d, swapped_magic = 0x4d3c2b1a;

uint32_t word_at(std::string_view bytes, size_t at) {
    uint32_t word;
    std::memcpy(&word, bytes.data() + at, sizeof(word));
    return word;
}

}  // namespace

scap_source::scap_source(file_input input, const source_filter &filter, const model_limits &limits)
    : source(filter), input_(std::move(input)) {
    read_head();
    const auto on = static_cast<machine>(header_.machine);
    expression_ = expression_of(on, filter);
    check_criteria(on, filter.criteria);
    decoder_setup setup;
    setup.on = on;
    setup.host.limits = limits;
    set_up(setup, header_.wall_offset_ns, false, expression_.get());
    // What needs no record is refused before there is one.
    limit(limits_of(filter.span, {0, {}, header_.wall_offset_ns}, input_.name()));
    host_entries_.emplace(host(), records_, static_cast<uint64_t>(header_.wall_offset_ns));
    events_.emplace(on, header_.wall_offset_ns, host(), records_);
}

// The machine is told in front of all that it matters to; of the file, as much is looked at as has
// come.
void scap_source::read_head() {
    while (input_.at_hand(told_first).size() < told_first && input_.is_starved())
        if (!input_.wait(-1, nullptr))
            throw file_error(EINTR, fmt::format("{}: {}", input_.name(), strerror(EINTR)));
    const std::string_view all = input_.at_hand(looked_at);
    if (all.size() < block_head || word_at(all, 0) != static_cast<uint32_t>(scap_block::section))
        throw file_error(
            EBADMSG, fmt::format("{}: is no capture file of ringtap's or Sysdig's", input_.name()));
    header_.machine = static_cast<uint16_t>(sniffed_machine(all));
    header_.nr_cpus = 1;
    byte_reader from(all);
    while (from.rest().size() >= block_head) {
        byte_reader head(from.rest());
        const auto type = head.number<uint32_t>();
        const size_t length = head.number<uint32_t>();
        if (type == static_cast<uint32_t>(scap_block::machine) &&
            length >= block_head + block_trailer)
            if (const auto machine =
                    read_machine_block(head.rest().substr(0, length - block_head))) {
                header_.nr_cpus = machine->cpus;
                header_.wall_offset_ns = static_cast<int64_t>(machine->boot_ns);
                machine->hostname.copy(header_.hostname, sizeof(header_.hostname) - 1);
                return;
            }
        if (type != static_cast<uint32_t>(scap_block::section) || length < block_head ||
            length > from.rest().size())
            return;
        from.bytes(length);
    }
}

bool scap_source::goes_on() const {
    return !is_broken() && !signal_watch::stop_signal();
}

const ringtap_record *scap_source::next_record(unsigned *cpu) {
    if (records_.empty()) {
        records_.clear();
        hide(false);
    }
    while (records_.empty() && !over_ && step()) {
    }
    if (records_.empty()) {
        over_ = over_ || !(input_.is_starved() && damage_.empty() && goes_on());
        return nullptr;
    }
    ringtap_record &record = records_.take(cpu);
    number(record, *cpu);
    return &record;
}

// As its CPU's ring would have it: none is missing but those that are told of.
void scap_source::number(ringtap_record &record, unsigned cpu) {
    if (cpu == RINGTAP_ALL_CPUS || record.type == record_client)
        return;
    ringtap_counts &counts = counts_[cpu];
    record.seq = counts.produced;
    count_record(counts, record);
    if (!header_.start_ns) {
        header_.start_ns = record.ns;
        limit(limits_of(filter_.span, {record.ns, {}, header_.wall_offset_ns}, input_.name()));
    }
    last_ns_ = std::max<uint64_t>(last_ns_, record.ns);
}

// ---- blocks

// False: there is nothing more to be taken now, or ever.
bool scap_source::step() {
    if (!goes_on())
        return false;
    if (!block_ && !begin_block())
        return false;
    return take_block();
}

// Fewer bytes than that have come; where no more will, the file is cut off.
bool scap_source::lacks(size_t bytes) {
    if (input_.at_hand(bytes).size() >= bytes)
        return false;
    if (!input_.damage().empty())
        damaged(input_.damage());
    else if (!input_.is_starved() && (block_ || !input_.at_hand(0).empty()))
        damaged("is cut off");
    return true;
}

bool scap_source::damaged(const std::string &trouble) {
    damage_ = fmt::format("{}: {} (at byte {})", input_.name(), trouble, input_.offset());
    over_ = records_.empty();
    return false;
}

bool scap_source::begin_block() {
    if (!damage_.empty() || lacks(block_head))
        return false;
    const std::string_view head = input_.at_hand(block_head);
    const size_t length = word_at(head, sizeof(uint32_t));
    const uint32_t type = word_at(head, 0);
    if (length < block_head + block_trailer)
        return damaged(fmt::format("a block of {} bytes", length));
    block_ = block{type, length - block_head - block_trailer, block_trailer};
    has_entries_ = false;
    input_.skip(block_head);
    return true;
}

bool scap_source::take_block() {
    if (const auto form = event_form_of(block_->type))
        return take_event(*form);
    if (entries_of(block_->type) != host_entries::none)
        return take_entry();
    if (block_->type != static_cast<uint32_t>(scap_block::section) || !block_->rest)
        return end_block();
    if (block_->rest > section_max)
        return damaged("a section's head that is too long");
    if (lacks(block_->rest))
        return false;
    const uint32_t magic = byte_reader(input_.at_hand(block_->rest)).number<uint32_t>();
    if (magic == swapped_magic)
        return damaged("was written on a host of another byte order: read it on one like that");
    if (magic != section_magic)
        return damaged("is no section of Sysdig's");
    events_->begin_section();
    return end_block();
}

// What is not taken is passed over, however long it is.
bool scap_source::end_block() {
    block_->rest += std::exchange(block_->end, 0);
    while (block_->rest) {
        if (lacks(1))
            return false;
        const size_t some = std::min(block_->rest, input_.at_hand(1).size());
        input_.skip(some);
        block_->rest -= some;
    }
    block_.reset();
    return true;
}

bool scap_source::take_event(event_form form) {
    if (block_->rest > event_max)
        return form.is_large ? end_block()
                             : damaged(fmt::format("an event of {} bytes", block_->rest));
    if (lacks(block_->rest + block_trailer))
        return false;
    const std::string_view body = input_.at_hand(block_->rest + block_trailer);
    const size_t length = block_head + block_->rest + block_trailer;
    const auto event = read_file_event(body.substr(0, block_->rest), form);
    if (!event || word_at(body, block_->rest) != length)
        return damaged("a damaged event");
    events_->take(*event);
    hide(event->state_only);
    return end_block();
}

bool scap_source::take_entry() {
    const std::string_view at_hand = input_.at_hand(std::min(block_->rest, entry_max));
    const std::string_view own = at_hand.substr(0, block_->rest);
    const bool is_whole =
        own.size() == std::min(block_->rest, entry_max) || own.size() >= entry_max;
    size_t taken = 0;
    if (!is_whole)
        return !lacks(std::min(block_->rest, entry_max));
    if (!has_entries_) {
        taken = host_entries_->begin(block_->type, own).value_or(block_->rest);
        has_entries_ = true;
    } else if (own.size() > block_trailer) {
        taken = host_entries_->take(own);
        if (!taken)
            return damaged("a damaged entry of what was there at the start");
    } else {
        host_entries_->end();
        return end_block();
    }
    input_.skip(taken);
    block_->rest -= taken;
    return true;
}

// ---- of all

void scap_source::wait(int timeout_ms) {
    if (over_ || !input_.is_starved())
        return;
    const signal_watch::hold hold;
    if (goes_on())
        input_.wait(timeout_ms < 0 ? wake_ms : std::min(timeout_ms, wake_ms), hold.mask());
}

run_summary scap_source::summary() {
    run_summary summary;
    summary.forgotten = host().losses();
    summary.duration_s =
        static_cast<double>(last_ns_ - std::min<uint64_t>(last_ns_, header_.start_ns)) / ns_per_s;
    summary.cpus.assign(counts_.begin(), counts_.end());
    return summary;
}

}  // namespace ringtap

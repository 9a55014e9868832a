// SPDX-License-Identifier: MIT OR Apache-2.0
#include "scap/event_block.h"

#include <algorithm>
#include <stdexcept>

namespace ringtap {

namespace {

constexpr size_t block_head = 8;  // type and length
constexpr size_t event_head = 26;
// Numbers behind the one that is long: 31 of 8 bytes.
constexpr size_t kept_for_numbers = 256;

template <typename Number>
void append_number(std::string &out, Number number) {
    char bytes[sizeof(number)];
    std::memcpy(bytes, &number, sizeof(number));
    out.append(bytes, sizeof(number));
}

// Length and padding.
void end_block(std::string &out, size_t begun) {
    out.resize(out.size() + (4 - (out.size() - begun) % 4) % 4);
    const auto length = static_cast<uint32_t>(out.size() - begun + sizeof(uint32_t));
    append_number(out, length);
    std::memcpy(out.data() + begun + sizeof(uint32_t), &length, sizeof(length));
}

scap_block event_block_of(bool large, bool state_only) {
    if (large)
        return state_only ? scap_block::flagged_large_event : scap_block::large_event;
    return state_only ? scap_block::flagged_event : scap_block::event;
}

size_t begin_block(std::string &out, scap_block type) {
    const size_t begun = out.size();
    append_number(out, type);
    append_number(out, uint32_t{0});
    return begun;
}

}  // namespace

void byte_writer::number(uint64_t number, unsigned width) {
    bytes_.append(reinterpret_cast<const char *>(&number), width);
}

void byte_writer::counted(std::string_view text, size_t max) {
    text = text.substr(0, max);
    number(static_cast<uint16_t>(text.size()));
    bytes(text);
}

void append_block(std::string &out, scap_block type, std::string_view body) {
    const size_t begun = begin_block(out, type);
    out.append(body);
    end_block(out, begun);
}

size_t event_block::space() const {
    constexpr size_t fixed =
        block_head + 4 + 2 + 4 + event_head + 4 * scap_parameters_max + kept_for_numbers + 4;
    const size_t taken = fixed + values_.size();
    return taken < scap_event_max ? scap_event_max - taken : 0;
}

void event_block::end(size_t begun) {
    if (count_ == scap_parameters_max)
        throw std::length_error("an event with more parameters than its format has");
    lengths_[count_++] = static_cast<uint16_t>(values_.size() - begun);
}

void event_block::number(uint64_t number, unsigned width) {
    const size_t begun = values_.size();
    values_.append(reinterpret_cast<const char *>(&number), width);
    end(begun);
}

void event_block::text(std::string_view text) {
    const size_t begun = values_.size();
    values_.append(text.substr(0, std::min(text.find('\0'), space())));
    values_ += '\0';
    end(begun);
}

void event_block::bytes(std::string_view bytes) {
    const size_t begun = values_.size();
    values_.append(bytes.substr(0, space()));
    end(begun);
}

void event_block::zeros(size_t count) {
    const size_t begun = values_.size();
    values_.append(std::min(count, space()), '\0');
    end(begun);
}

void event_block::append_to(std::string &out, const scap_event_head &head) const {
    const bool large = is_large(head.type);
    const size_t width = large ? sizeof(uint32_t) : sizeof(uint16_t);
    const size_t begun = begin_block(out, event_block_of(large, head.state_only));
    append_number(out, head.cpu);
    if (head.state_only)
        append_number(out, scap_state_only);
    append_number(out, head.ns);
    append_number(out, head.tid);
    append_number(out, static_cast<uint32_t>(event_head + width * count_ + values_.size()));
    append_number(out, head.type);
    append_number(out, uint32_t{count_});
    for (unsigned i = 0; i < count_; i++)
        large ? append_number(out, uint32_t{lengths_[i]}) : append_number(out, lengths_[i]);
    out.append(values_);
    end_block(out, begun);
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "scap/sniffed_machine.h"

#include <ringtap/ringtap.h>

#include <algorithm>
#include <cstring>
#include <optional>

#include "scap/byte_reader.h"
#include "scap/file_event.h"
#include "scap/scap_format.h"

namespace ringtap {

namespace {

constexpr uint16_t generic_types = 2;  // 0 and 1
constexpr unsigned asked_max = 64;     // events

bool has_number(machine on, const char *call, int nr) {
    const auto numbers = numbers_of(on, call);
    return std::any_of(numbers.begin(), numbers.end(), [&](const syscall_number &number) {
        return number.nr == nr && number.abi == RINGTAP_ABI_NATIVE;
    });
}

// Nothing: it says nothing of that.
std::optional<machine> machine_of(const file_event &event) {
    if (event.type >= generic_types || event.parameters.count < 2)
        return std::nullopt;
    byte_reader from(event.parameters.values);
    const auto code = from.number<uint16_t>();
    const int nr = from.number<uint16_t>();
    const char *call = find_scap_code(code);
    if (!call || !from.is_whole())
        return std::nullopt;
    const bool on_x86 = has_number(machine::x86_64, call, nr);
    if (on_x86 == has_number(machine::aarch64, call, nr))
        return std::nullopt;
    return on_x86 ? machine::x86_64 : machine::aarch64;
}

}  // namespace

machine sniffed_machine(std::string_view blocks) {
    constexpr size_t around = 3 * sizeof(uint32_t);
    unsigned asked = 0;
    while (blocks.size() >= around && asked < asked_max) {
        byte_reader head(blocks);
        const auto type = head.number<uint32_t>();
        const size_t length = head.number<uint32_t>();
        if (length < around || length > blocks.size())
            break;
        const auto form = event_form_of(type);
        const auto event =
            form ? read_file_event(blocks.substr(head.taken(), length - around), *form)
                 : std::nullopt;
        const auto found = event ? machine_of(*event) : std::nullopt;
        if (found)
            return *found;
        asked += event && event->type < generic_types;
        blocks.remove_prefix(length);
    }
    return machine::x86_64;
}

}  // namespace ringtap

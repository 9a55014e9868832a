// SPDX-License-Identifier: MIT OR Apache-2.0
// Options of sockets.
#include <cstring>

#include "model/view_items.h"
#include "scap/event_sources.h"

namespace ringtap {

namespace {

const item *find_buffer(const event &event) {
    for (const item &item : event.items)
        if (item.kind == RINGTAP_KIND_BUFFER)
            return &item;
    return nullptr;
}

// Which of the format's forms an option's value has.
enum class option_form : uint8_t { bytes, error, number32, number64, time };

constexpr uint64_t socket_level = 1;
constexpr uint64_t scap_so_error = 4, scap_so_rcvtimeo = 0x14, scap_so_sndtimeo = 0x15,
                   scap_so_cookie = 0x35;

option_form form_of(bool is_socket_level, uint64_t option) {
    constexpr uint64_t structs[] = {0xd, 0x11, 0x1a, 0x1c, 0x2f, 0x32, 0x33, 0x34};
    if (!is_socket_level || option == 0)
        return option_form::bytes;
    for (const uint64_t is_struct : structs)
        if (option == is_struct)
            return option_form::bytes;
    switch (option) {
        case scap_so_error:
            return option_form::error;
        case scap_so_rcvtimeo:
        case scap_so_sndtimeo:
            return option_form::time;
        case scap_so_cookie:
            return option_form::number64;
        default:
            return option_form::number32;
    }
}

template <typename Number>
Number number_at(std::string_view bytes, size_t at = 0) {
    Number number = 0;
    if (bytes.size() >= at + sizeof(number))
        std::memcpy(&number, bytes.data() + at, sizeof(number));
    return number;
}

// struct timeval of a 64-bit program, in nanoseconds.
uint64_t time_in(std::string_view bytes) {
    return number_at<uint64_t>(bytes) * 1000000000 + number_at<uint64_t>(bytes, 8) * 1000;
}

}  // namespace

void put_option_name(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const bool is_known = argument_number(of, "level") == socket_level;
    to.number(is_known ? argument_number(of, "optname", parameter.map).value_or(0) : 0,
              parameter.width);
}

void put_option_value(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const item *found = find_buffer(of.event);
    const std::string_view bytes = found ? found->bytes : std::string_view();
    const bool is_socket_level = argument_number(of, "level") == socket_level;
    const option_form form =
        form_of(is_socket_level, argument_number(of, "optname", parameter.map).value_or(0));
    byte_writer made;
    made.number(form);
    switch (form) {
        case option_form::bytes:
            made.bytes(bytes);
            break;
        case option_form::error:
            made.number(-int64_t{number_at<int32_t>(bytes)});
            break;
        case option_form::number32:
            made.number(number_at<uint32_t>(bytes));
            break;
        case option_form::number64:
            made.number(number_at<uint64_t>(bytes));
            break;
        case option_form::time:
            made.number(time_in(bytes));
            break;
    }
    to.value(made);
}

void put_option_length(event_block &to, const event_context &of, const scap_parameter &parameter) {
    const item *found = find_buffer(of.event);
    to.number(found ? found->orig_len : 0, parameter.width);
}

// ---- back

void take_option_name(read_event &to, std::string_view value, const read_parameter &parameter) {
    const auto arg = to.place_of("optname");
    to.option = raw_number(value);
    if (arg && *to.option && to.number("level") == socket_level)
        to.set_mapped(*arg, *to.option, parameter.map());
}

// As the caller's memory had it, of a 64-bit program.
void take_option_value(read_event &to, std::string_view value, const read_parameter &parameter) {
    const std::string_view told = value.substr(1);
    const int64_t number = raw_signed(told);
    std::string made;
    const auto put = [&](uint64_t number, size_t width) {
        made.append(reinterpret_cast<const char *>(&number), width);
    };
    switch (static_cast<option_form>(value.front())) {
        case option_form::error:
            put(static_cast<uint64_t>(-number), sizeof(int32_t));
            break;
        case option_form::number32:
            put(static_cast<uint64_t>(number), sizeof(uint32_t));
            break;
        case option_form::number64:
            put(static_cast<uint64_t>(number), sizeof(uint64_t));
            break;
        case option_form::time:
            put(static_cast<uint64_t>(number) / 1000000000, sizeof(uint64_t));
            put(static_cast<uint64_t>(number) % 1000000000 / 1000, sizeof(uint64_t));
            break;
        default:
            made = told;
    }
    if (parameter.arg >= 0 && !made.empty())
        to.add_made(RINGTAP_KIND_BUFFER, static_cast<unsigned>(parameter.arg), made);
}

void take_option_length(read_event &to, std::string_view value, const read_parameter &) {
    to.total = raw_number(value);
}

}  // namespace ringtap

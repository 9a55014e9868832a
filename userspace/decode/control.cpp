// SPDX-License-Identifier: MIT OR Apache-2.0
#include "decode/control.h"

#include <sys/socket.h>

#include <algorithm>
#include <cstring>

#include "decode/names.h"

namespace ringtap {

namespace {

template <typename Number>
Number number_at(std::string_view bytes, size_t at) {
    Number number;
    std::memcpy(&number, bytes.data() + at, sizeof(number));
    return number;
}

size_t header_size(bool narrow) {
    return narrow ? 12 : 16;
}

void append_passed(text_buffer &out, const control_message &message,
                   const descriptor_names *descriptors) {
    const std::vector<int> fds = passed_descriptors(message);
    const bool all = message.whole && message.data.size() / sizeof(int) == fds.size();
    const char *separator = "";
    out.push_back('[');
    for (const int fd : fds) {
        append(out, separator);
        append_descriptor(out, fd, descriptors);
        separator = ", ";
    }
    append_format(out, "{}]", all ? "" : ", ...");
}

void append_credentials(text_buffer &out, std::string_view data) {
    append_format(out, "{{pid={}, uid={}, gid={}}}", number_at<int32_t>(data, 0),
                  number_at<uint32_t>(data, 4), number_at<uint32_t>(data, 8));
}

void append_data(text_buffer &out, const control_message &message,
                 const descriptor_names *descriptors) {
    if (message.level == SOL_SOCKET && message.type == SCM_RIGHTS)
        append_passed(out, message, descriptors);
    else if (message.level == SOL_SOCKET && message.type == SCM_CREDENTIALS &&
             message.data.size() >= 12)
        append_credentials(out, message.data);
    else
        append_quoted(out, message.data);
}

}  // namespace

control_data read_control(std::string_view bytes, bool narrow) {
    control_data found;
    const size_t header = header_size(narrow), word = narrow ? 4 : 8;
    while (bytes.size() >= header) {
        const uint64_t len = narrow ? number_at<uint32_t>(bytes, 0) : number_at<uint64_t>(bytes, 0);
        if (len < header)
            break;
        if (found.messages.size() == control_messages_max) {
            found.more = true;
            break;
        }
        // The sender wrote len: it counts for no more than there is.
        const size_t captured = std::min<uint64_t>(len, bytes.size());
        found.messages.push_back({number_at<int32_t>(bytes, header - 8),
                                  number_at<int32_t>(bytes, header - 4),
                                  bytes.substr(header, captured - header), captured == len});
        bytes.remove_prefix(std::min(bytes.size(), (captured + word - 1) & ~(word - 1)));
    }
    return found;
}

std::vector<int> passed_descriptors(const control_message &message) {
    std::vector<int> fds;
    if (message.level != SOL_SOCKET || message.type != SCM_RIGHTS)
        return fds;
    const size_t count = std::min(message.data.size() / sizeof(int), passed_descriptors_max);
    for (size_t i = 0; i < count; i++)
        fds.push_back(number_at<int>(message.data, i * sizeof(int)));
    return fds;
}

void append_control(text_buffer &out, std::string_view bytes, bool narrow,
                    const descriptor_names *descriptors) {
    static const name_set &levels = *find_set("sockopt_level");
    static const name_set &types = *find_set("scm");
    const char *separator = "";
    out.push_back('[');
    const control_data data = read_control(bytes, narrow);
    for (const control_message &message : data.messages) {
        append_format(out, "{}{{cmsg_level=", separator);
        append_named(out, levels, static_cast<uint32_t>(message.level));
        append(out, ", cmsg_type=");
        if (message.level == SOL_SOCKET)
            append_named(out, types, static_cast<uint32_t>(message.type));
        else
            append_format(out, "{:#x}", message.type);
        append(out, ", cmsg_data=");
        append_data(out, message, descriptors);
        out.push_back('}');
        separator = ", ";
    }
    append_format(out, "{}]", data.more ? ", ..." : "");
}

}  // namespace ringtap

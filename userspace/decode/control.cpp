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

void append_passed(text_buffer &to, const std::vector<int> &fds, bool whole,
                   const descriptor_names *descriptors) {
    const char *separator = "";
    to.push_back('[');
    for (const int fd : fds) {
        append(to, separator);
        append_descriptor(to, fd, descriptors);
        separator = ", ";
    }
    append_format(to, "{}]", whole ? "" : ", ...");
}

void append_credentials(text_buffer &to, std::string_view data) {
    append_format(to, "{{pid={}, uid={}, gid={}}}", number_at<int32_t>(data, 0),
                  number_at<uint32_t>(data, 4), number_at<uint32_t>(data, 8));
}

void append_data(text_buffer &to, const control_message &message,
                 const descriptor_names *descriptors) {
    if (message.level == SOL_SOCKET && message.type == SCM_RIGHTS)
        append_passed(to, passed_descriptors(message), message.whole, descriptors);
    else if (message.level == SOL_SOCKET && message.type == SCM_CREDENTIALS &&
             message.data.size() >= 12)
        append_credentials(to, message.data);
    else
        append_quoted(to, message.data);
}

}  // namespace

std::vector<control_message> read_control(std::string_view bytes, bool narrow) {
    std::vector<control_message> messages;
    const size_t header = header_size(narrow), word = narrow ? 4 : 8;
    while (bytes.size() >= header) {
        const uint64_t len = narrow ? number_at<uint32_t>(bytes, 0) : number_at<uint64_t>(bytes, 0);
        if (len < header)
            break;
        const size_t captured = std::min<uint64_t>(len, bytes.size());
        messages.push_back({number_at<int32_t>(bytes, header - 8),
                            number_at<int32_t>(bytes, header - 4),
                            bytes.substr(header, captured - header), captured == len});
        bytes.remove_prefix(std::min<uint64_t>(bytes.size(), (len + word - 1) & ~(word - 1)));
    }
    return messages;
}

std::vector<int> passed_descriptors(const control_message &message) {
    std::vector<int> fds;
    if (message.level != SOL_SOCKET || message.type != SCM_RIGHTS)
        return fds;
    for (size_t at = 0; at + sizeof(int) <= message.data.size(); at += sizeof(int))
        fds.push_back(number_at<int>(message.data, at));
    return fds;
}

void append_control(text_buffer &to, std::string_view bytes, bool narrow,
                    const descriptor_names *descriptors) {
    static const name_set &levels = *find_set("sockopt_level");
    static const name_set &types = *find_set("scm");
    const char *separator = "";
    to.push_back('[');
    for (const control_message &message : read_control(bytes, narrow)) {
        append_format(to, "{}{{cmsg_level=", separator);
        append_named(to, levels, static_cast<uint32_t>(message.level));
        append(to, ", cmsg_type=");
        if (message.level == SOL_SOCKET)
            append_named(to, types, static_cast<uint32_t>(message.type));
        else
            append_format(to, "{:#x}", message.type);
        append(to, ", cmsg_data=");
        append_data(to, message, descriptors);
        to.push_back('}');
        separator = ", ";
    }
    to.push_back(']');
}

}  // namespace ringtap

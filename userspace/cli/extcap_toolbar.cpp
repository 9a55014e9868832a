// SPDX-License-Identifier: MIT OR Apache-2.0
#include "cli/extcap_toolbar.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "capture/clock.h"
#include "cli/extcap_answers.h"
#include "file/capture_file.h"

namespace ringtap {

namespace {

constexpr unsigned char command_add = 2, command_status_bar = 6;

// The other end is opened at some time, or never, and by a thread that waits until this one is.
// Who may read and write has both ends, and waits for nobody.
unique_fd open_pipe(const std::string &path) {
    if (path.empty())
        return {};
    unique_fd fd(open(path.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC));
    if (!fd)
        throw file_error(errno, fmt::format("{}: {}", path, strerror(errno)));
    return fd;
}

}  // namespace

extcap_toolbar::extcap_toolbar(const std::string &from, const std::string &to)
    : from_(open_pipe(from)), to_(open_pipe(to)), begun_ns_(monotonic_ns()) {}

void extcap_toolbar::tell_lost(uint64_t lost, uint64_t now_ns) {
    if (!to_ || lost == told_ || (told_ && now_ns - told_ns_ < ns_per_s))
        return;
    const std::string text = fmt::format("{} records lost by {:.1f} s, {} in all", lost - told_,
                                         static_cast<double>(now_ns - begun_ns_) / ns_per_s, lost);
    send(command_status_bar, "ringtap: " + text);
    send(command_add, text + "; a narrower filter, or more memory, loses less\n");
    told_ = lost;
    told_ns_ = now_ns;
}

// Who does not read does not miss it: the capture tells it, too.
void extcap_toolbar::send(unsigned char command, std::string_view text) {
    const std::string message = toolbar_message(extcap_log_number, command, text);
    [[maybe_unused]] const ssize_t written = write(to_.get(), message.data(), message.size());
}

std::string toolbar_message(unsigned char number, unsigned char command, std::string_view text) {
    const size_t size = text.size() + 2;
    std::string message = "T";
    for (const unsigned shift : {16, 8, 0})
        message += static_cast<char>(size >> shift & 0xff);
    message += static_cast<char>(number);
    message += static_cast<char>(command);
    return message.append(text);
}

}  // namespace ringtap

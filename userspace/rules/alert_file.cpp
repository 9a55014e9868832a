// SPDX-License-Identifier: MIT OR Apache-2.0
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <ctime>

#include "capture/clock.h"
#include "rules/alert_output.h"

namespace ringtap {

namespace {

constexpr uint64_t patience_ns = ns_per_s;  // between attempts at what has failed

class file_output : public alert_output {
  public:
    explicit file_output(const std::string &path) : alert_output(path), path_(path) { open_file(); }

    void reopen() override {
        file_.reset();
        begin_again();
        next_ns_ = 0;
        go_on();
    }

  private:
    void open_file() {
        // What programs read and write is nobody else's business.
        file_ = unique_fd(open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY, 0600));
        if (!file_ || (ends_amid_line() && ::write(file_.get(), "\n", 1) < 0))
            fail();
    }

    // Whoever wrote it last was killed, or had no room for the rest.
    bool ends_amid_line() const {
        struct stat about {};
        if (fstat(file_.get(), &about) < 0 || !S_ISREG(about.st_mode) || about.st_size == 0)
            return false;
        const unique_fd reader(open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
        char last = '\n';
        return reader && pread(reader.get(), &last, 1, about.st_size - 1) == 1 && last != '\n';
    }

    void fail() {
        complain(strerror(errno));
        next_ns_ = monotonic_ns() + patience_ns;
    }

    answer write(const alert &line, size_t &at) override {
        if (monotonic_ns() < next_ns_)
            return answer::later;
        if (!file_)
            open_file();
        if (!file_ || monotonic_ns() < next_ns_)
            return answer::later;
        const ssize_t written = ::write(file_.get(), line.line.data() + at, line.line.size() - at);
        if (written < 0 && errno == EINTR)
            return answer::taken;
        if (written < 0) {
            fail();
            return answer::later;
        }
        at += static_cast<size_t>(written);
        return answer::taken;
    }

    std::string path_;
    unique_fd file_;
    uint64_t next_ns_ = 0;
};

class syslog_output : public alert_output {
  public:
    explicit syslog_output(const std::string &path) : alert_output("syslog"), path_(path) {}

    void reopen() override { socket_.reset(); }

  private:
    static constexpr size_t longest = 8192;  // of a message, as logs take them
    static constexpr unsigned facility = 1 << 3;  // LOG_USER

    bool connect_socket() {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        if (path_.size() >= sizeof(address.sun_path))
            return false;
        std::memcpy(address.sun_path, path_.data(), path_.size());
        socket_ = unique_fd(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
        const bool connected = socket_ && connect(socket_.get(), reinterpret_cast<const sockaddr *>(&address), sizeof(address)) == 0;
        if (!connected)
            socket_.reset();
        return connected;
    }

    static std::string message_of(const alert &line) {
        const auto second = static_cast<time_t>(line.wall_ns / ns_per_s);
        tm local;
        localtime_r(&second, &local);
        char time[32];
        strftime(time, sizeof(time), "%b %e %H:%M:%S", &local);
        std::string text = fmt::format("<{}>{} ringtap[{}]: {}", facility | static_cast<unsigned>(line.priority), time, getpid(),
                                       std::string_view(line.line).substr(0, line.line.size() - 1));
        if (text.size() > longest)
            text.replace(longest - 3, std::string::npos, "...");
        return text;
    }

    answer write(const alert &line, size_t &at) override {
        if (monotonic_ns() < next_ns_)
            return answer::later;
        if (!socket_ && !connect_socket())
            return fail(answer::later);
        const std::string text = message_of(line);
        if (send(socket_.get(), text.data(), text.size(), MSG_NOSIGNAL) >= 0) {
            at = line.line.size();
            return answer::taken;
        }
        if (errno == EAGAIN || errno == ENOBUFS || errno == EINTR) {  // it is busy with the others
            next_ns_ = monotonic_ns() + patience_ns / 100;
            return answer::later;
        }
        if (errno == EMSGSIZE)
            return fail(answer::never);
        const answer said = fail(answer::later);
        socket_.reset();
        return said;
    }

    answer fail(answer said) {
        complain(strerror(errno));
        next_ns_ = said == answer::later ? monotonic_ns() + patience_ns / 10 : 0;
        return said;
    }

    std::string path_;
    unique_fd socket_;
    uint64_t next_ns_ = 0;
};

}  // namespace

std::unique_ptr<alert_output> alerts_to_file(const std::string &path) {
    return std::make_unique<file_output>(path);
}

std::unique_ptr<alert_output> alerts_to_syslog(const std::string &path) {
    return std::make_unique<syslog_output>(path);
}

}  // namespace ringtap

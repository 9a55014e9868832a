// SPDX-License-Identifier: MIT OR Apache-2.0
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

#include "capture/clock.h"
#include "rules/alert_output.h"

extern char **environ;

namespace ringtap {

namespace {

class program_output : public alert_output {
  public:
    explicit program_output(const std::string &command)
        : alert_output(fmt::format("program '{}'", command)), command_(command) {}

    // Its standard input ends; it may take its time with what it has got.
    ~program_output() override {
        input_.reset();
        for (int passed_ms = 0; pid_ > 0 && !has_ended() && passed_ms < 1000; passed_ms += 20)
            poll(nullptr, 0, 20);
    }

    void reopen() override { input_.reset(); }

  private:
    bool has_ended() {
        int status;
        if (pid_ <= 0 || waitpid(pid_, &status, WNOHANG) == 0)
            return pid_ <= 0;
        pid_ = 0;
        return true;
    }

    bool start() {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) < 0)
            return false;
        const unique_fd read_end(ends[0]);
        unique_fd write_end(ends[1]);
        fcntl(write_end.get(), F_SETFL, O_NONBLOCK);
        if (!spawn(read_end.get()))
            return false;
        input_ = std::move(write_end);
        begin_again();
        return true;
    }

    bool spawn(int input) {
        posix_spawn_file_actions_t actions;
        posix_spawnattr_t attributes;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
        posix_spawnattr_init(&attributes);
        sigset_t ordinary, nobody;
        sigemptyset(&nobody);
        sigemptyset(&ordinary);
        sigaddset(&ordinary, SIGPIPE);
        posix_spawnattr_setsigdefault(&attributes, &ordinary);
        posix_spawnattr_setsigmask(&attributes, &nobody);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
        std::string shell = "/bin/sh", option = "-c";
        char *words[] = {shell.data(), option.data(), command_.data(), nullptr};
        errno = posix_spawn(&pid_, "/bin/sh", &actions, &attributes, words, environ);
        const int error = errno;
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
        errno = error;
        if (error)
            pid_ = 0;
        return !error;
    }

    answer write(const alert &line, size_t &at) override {
        if (!input_ && !try_to_start())
            return answer::later;
        const ssize_t written = ::write(input_.get(), line.line.data() + at, line.line.size() - at);
        if (written >= 0) {
            at += static_cast<size_t>(written);
            return answer::taken;
        }
        if (errno == EINTR)
            return answer::taken;
        if (errno == EAGAIN) {
            complain("it does not read");
            return answer::later;
        }
        complain("it has ended, and is started again");
        input_.reset();
        return answer::later;
    }

    bool try_to_start() {
        if (monotonic_ns() < next_ns_ || !has_ended())
            return false;
        next_ns_ = monotonic_ns() + ns_per_s;
        if (start())
            return true;
        complain(strerror(errno));
        return false;
    }

    std::string command_;
    unique_fd input_;
    pid_t pid_ = 0;
    uint64_t next_ns_ = 0;
};

}  // namespace

std::unique_ptr<alert_output> alerts_to_program(const std::string &command) {
    return std::make_unique<program_output>(command);
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "engine/command.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace ringtap {

namespace {

constexpr int status_not_run = 126;
constexpr int status_not_found = 127;

bool is_program(const std::string &path) {
    struct stat file;
    return stat(path.c_str(), &file) == 0 && S_ISREG(file.st_mode) &&
           access(path.c_str(), X_OK) == 0;
}

// Empty: there is none of that name in PATH.
std::string find_in_path(const std::string &name) {
    const char *path = getenv("PATH");
    std::string_view rest = path ? path : "/usr/local/bin:/usr/bin:/bin";
    for (;;) {
        const size_t end = rest.find(':');
        const std::string_view directory = rest.substr(0, end);
        const std::string candidate =
            fmt::format("{}/{}", directory.empty() ? "." : directory, name);
        if (is_program(candidate))
            return candidate;
        if (end == std::string_view::npos)
            return {};
        rest.remove_prefix(end + 1);
    }
}

bool is_path(const std::string &name) {
    return name.find('/') != std::string::npos;
}

// Looked for here, so that the command's first call is the execve that succeeds.
std::string find_program(const std::string &name) {
    std::string path = is_path(name) ? name : find_in_path(name);
    if (path.empty())
        throw command_error(name, ENOENT);
    return path;
}

std::pair<unique_fd, unique_fd> make_pipe() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) < 0)
        throw command_error("pipe", errno);
    return {unique_fd(ends[0]), unique_fd(ends[1])};
}

std::vector<char *> pointers_to(const std::vector<std::string> &arguments) {
    std::vector<char *> pointers;
    for (const std::string &word : arguments)
        pointers.push_back(const_cast<char *>(word.c_str()));
    pointers.push_back(nullptr);
    return pointers;
}

// The child: waits for the word, then becomes the program. Without a word, ringtap has died.
[[noreturn]] void become(const char *path, char *const *argv, int go, int exec_error) {
    char word;
    if (read(go, &word, 1) == 1) {
        execve(path, argv, environ);
        const int error = errno;
        if (write(exec_error, &error, sizeof(error)) < 0)
            _exit(status_not_run);
    }
    _exit(status_not_run);
}

}  // namespace

bool names_program(const std::string &word) {
    return is_path(word) ? is_program(word) : !find_in_path(word).empty();
}

command_error::command_error(const std::string &path, int error_number)
    : std::runtime_error(fmt::format("{}: {}", path, strerror(error_number))),
      status_(error_number == ENOENT ? status_not_found : status_not_run) {}

traced_command::traced_command(const std::vector<std::string> &arguments)
    : path_(find_program(arguments.front())) {
    const std::vector<char *> argv = pointers_to(arguments);
    auto [go_read, go_write] = make_pipe();
    auto [error_read, error_write] = make_pipe();
    pid_ = fork();
    if (pid_ < 0)
        throw command_error("fork", errno);
    if (pid_ == 0) {
        std::signal(SIGPIPE, SIG_DFL);
        go_write.reset();
        become(path_.c_str(), argv.data(), go_read.get(), error_write.get());
    }
    go_ = std::move(go_write);
    exec_error_ = std::move(error_read);
}

traced_command::~traced_command() {
    if (ended_)
        return;
    go_.reset();
    kill(pid_, SIGTERM);
    kill(pid_, SIGCONT);
}

void traced_command::release() {
    int error = 0;
    if (write(go_.get(), "", 1) < 0)
        throw command_error(path_, errno);
    // Ends without a word when execve has closed the other end.
    ssize_t got;
    while ((got = read(exec_error_.get(), &error, sizeof(error))) < 0 && errno == EINTR) {
    }
    if (got == sizeof(error))
        throw command_error(path_, error);
}

void traced_command::signal(int number) {
    if (!ended_)
        kill(pid_, number);
}

bool traced_command::has_ended() {
    if (!ended_ && waitpid(pid_, &wait_status_, WNOHANG) == pid_)
        ended_ = true;
    return ended_;
}

int traced_command::exit_status() const {
    return WIFSIGNALED(wait_status_) ? 128 + WTERMSIG(wait_status_) : WEXITSTATUS(wait_status_);
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
// The program behind "--": started held, so that the capture misses nothing of it.
#ifndef RINGTAP_ENGINE_COMMAND_H
#define RINGTAP_ENGINE_COMMAND_H

#include <sys/types.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "capture/mapping.h"

namespace ringtap {

// The command cannot be run: the text says why, the status is what a shell would give.
class command_error : public std::runtime_error {
  public:
    command_error(const std::string &path, int error_number);
    int status() const { return status_; }

  private:
    int status_;
};

// True: such a program can be run.
bool names_program(const std::string &word);

class traced_command {
  public:
    // Makes a process that waits. Throws command_error.
    explicit traced_command(const std::vector<std::string> &arguments);
    // A command that still runs is told to end, but not waited for: it may not listen.
    ~traced_command();
    traced_command(const traced_command &) = delete;
    traced_command &operator=(const traced_command &) = delete;

    pid_t pid() const { return pid_; }

    // Lets it become the program, with one execve. Throws command_error.
    void release();

    // Passes a signal on.
    void signal(int number);

    // True: it has ended, and exit_status() says how. Never waits.
    bool has_ended();
    // As a shell has it: the exit status, or 128 and the signal.
    int exit_status() const;

  private:
    pid_t pid_ = -1;
    bool ended_ = false;
    int wait_status_ = 0;
    std::string path_;
    unique_fd go_;
    unique_fd exec_error_;
};

}  // namespace ringtap

#endif

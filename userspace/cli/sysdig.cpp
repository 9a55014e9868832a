// SPDX-License-Identifier: MIT OR Apache-2.0
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "capture/mapping.h"
#include "cli/options.h"
#include "cli/scap_output.h"
#include "cli/subcommands.h"
#include "engine/live_source.h"
#include "engine/recorder.h"
#include "engine/signals.h"

namespace ringtap {

namespace {

constexpr int status_signalled = 128;

// The program, with one end of a pipe as its standard input.
class piped_sysdig {
  public:
    explicit piped_sysdig(const std::vector<std::string> &arguments) {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC))
            throw std::runtime_error(fmt::format("pipe: {}", strerror(errno)));
        const unique_fd read_end(ends[0]);
        write_end_ = unique_fd(ends[1]);
        start(arguments, read_end.get());
    }

    // Who does not read any more need not be waited for.
    ~piped_sysdig() {
        write_end_ = unique_fd();
        if (!ended_)
            waitpid(pid_, &status_, 0);
    }
    piped_sysdig(const piped_sysdig &) = delete;
    piped_sysdig &operator=(const piped_sysdig &) = delete;

    uint32_t pid() const { return static_cast<uint32_t>(pid_); }
    int input() const { return write_end_.get(); }

    bool runs() {
        ended_ = ended_ || waitpid(pid_, &status_, WNOHANG) == pid_;
        return !ended_;
    }

    // Its exit status, as a shell has it.
    int end() {
        write_end_ = unique_fd();
        while (!ended_)
            ended_ = waitpid(pid_, &status_, 0) == pid_ || errno != EINTR;
        return WIFSIGNALED(status_) ? status_signalled + WTERMSIG(status_) : WEXITSTATUS(status_);
    }

  private:
    void start(const std::vector<std::string> &arguments, int input) {
        std::vector<char *> words;
        std::string fixed[] = {"sysdig", "-r", "/dev/stdin"};
        for (std::string &word : fixed)
            words.push_back(word.data());
        for (const std::string &word : arguments)
            words.push_back(const_cast<char *>(word.c_str()));
        words.push_back(nullptr);
        posix_spawn_file_actions_t files;
        posix_spawn_file_actions_init(&files);
        posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
        const int error = posix_spawnp(&pid_, words[0], &files, nullptr, words.data(), environ);
        posix_spawn_file_actions_destroy(&files);
        if (error)
            throw std::runtime_error(fmt::format("sysdig cannot be run: {}", strerror(error)));
    }

    unique_fd write_end_;
    pid_t pid_ = -1;
    int status_ = 0;
    bool ended_ = false;
};

constexpr auto help =
    "Runs sysdig on what ringtap captures, instead of on what its own module would.\n"
    "\n"
    "Usage: ringtap sysdig [SYSDIG'S ARGUMENT...]\n"
    "\n"
    "All arguments are sysdig's: its filter, -p FORMAT, -c CHISEL, -n COUNT, -w FILE. Only -s, how "
    "many\n"
    "bytes are kept of each buffer, is for the capture. sysdig's own events are left out.\n"
    "\n"
    "Examples:\n"
    "  ringtap sysdig proc.name=nginx\n"
    "  ringtap sysdig -p '%evt.time %proc.name %fd.name' evt.type=openat\n"
    "  ringtap sysdig -c topprocs_file\n";

// Takes -s COUNT or --snaplen=COUNT out of the arguments.
uint32_t take_snaplen(std::vector<std::string> &arguments) {
    constexpr std::string_view is = "--snaplen=";
    for (size_t i = 0; i < arguments.size(); i++) {
        const std::string word = arguments[i];
        const bool apart = word == "-s" && i + 1 < arguments.size();
        if (!apart && word.substr(0, is.size()) != is)
            continue;
        const std::string number = apart ? arguments[i + 1] : word.substr(is.size());
        if (number.empty() || number.size() > 6 ||
            number.find_first_not_of("0123456789") != std::string::npos)
            throw usage_error(fmt::format("-s takes a number of bytes, not '{}'", number));
        const auto at = arguments.begin() + static_cast<ptrdiff_t>(i);
        arguments.erase(at, at + (apart ? 2 : 1));
        return static_cast<uint32_t>(std::stoul(number));
    }
    return RINGTAP_SNAPLEN_DEFAULT;
}

void refuse_what_is_given(const std::vector<std::string> &arguments) {
    for (const std::string &word : arguments)
        if (word == "-r" || word == "--read" || word.substr(0, 7) == "--read=")
            throw usage_error(
                "what sysdig reads is what ringtap captures: -r goes to sysdig itself");
}

}  // namespace

int cmd_sysdig(int argc, char **argv) {
    std::vector<std::string> arguments(argv + 1, argv + argc);
    if (!arguments.empty() && (arguments[0] == "--help" || arguments[0] == "-h")) {
        fmt::print("{}", help);
        return exit_ok;
    }
    refuse_what_is_given(arguments);
    live_settings settings;
    settings.snaplen = take_snaplen(arguments);
    live_source from({}, settings);
    piped_sysdig program(arguments);
    const signal_watch signals;
    file_header header = make_header(from.live().begun());
    header.wall_offset_ns = from.wall_offset_ns();
    scap_sink to(program.input());
    scap_options how;
    how.piped = true;
    how.without = {program.pid()};
    run_summary summary;
    try {
        summary = write_scap(from, header, to, how, 0, [&] { return program.runs(); });
    } catch (const error &trouble) {
        if (trouble.number() != EPIPE)
            throw;
        // It has what it wanted: -n COUNT, a pager that was left, or nothing at all.
        from.finish();
        summary = from.summary();
    }
    const int status = program.end();
    print_summary(summary);
    return signal_watch::stop_signal() == SIGINT ? exit_interrupted : status;
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
// A signal ends `ringtap read`, wherever it is.
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <ctime>
#include <fstream>
#include <iterator>

#include "capture/mapping.h"
#include "make_records.h"
#include "ringtap_binary.h"

using namespace ringtap;
using namespace ringtap_test;

namespace {

void sleep_ms(long ms) {
    const timespec time{ms / 1000, ms % 1000 * 1000000};
    nanosleep(&time, nullptr);
}

// `ringtap read` with pipes at both ends. Nobody reads what it prints.
class reading {
  public:
    explicit reading(const std::string &path) {
        int in[2], out[2];
        REQUIRE(pipe2(in, O_CLOEXEC) == 0);
        REQUIRE(pipe2(out, O_CLOEXEC) == 0);
        pid_ = fork();
        if (pid_ == 0) {
            dup2(in[0], STDIN_FILENO);
            dup2(out[1], STDOUT_FILENO);
            dup2(open("/dev/null", O_WRONLY | O_CLOEXEC), STDERR_FILENO);
            execl(RINGTAP_BINARY, "ringtap", "read", path.c_str(), nullptr);
            _exit(126);
        }
        close(in[0]);
        close(out[1]);
        input_ = unique_fd(in[1]);
        output_ = unique_fd(out[0]);
    }
    ~reading() {
        if (!ended_) {
            kill(pid_, SIGKILL);
            waitpid(pid_, nullptr, 0);
        }
    }
    reading(const reading &) = delete;
    reading &operator=(const reading &) = delete;

    int input() const { return input_.get(); }
    void signal(int number) const { kill(pid_, number); }

    // As a shell says it; -1: it goes on for so long.
    int status_within(long ms) {
        int status = 0;
        for (; waitpid(pid_, &status, WNOHANG) != pid_; ms -= 10) {
            if (ms <= 0)
                return -1;
            sleep_ms(10);
        }
        ended_ = true;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }

  private:
    pid_t pid_;
    unique_fd input_, output_;
    bool ended_ = false;
};

// A file's head, and behind it what holds no record.
struct empty_capture {
    std::string head, horizons;
};

empty_capture make_empty_capture() {
    const capture_file file([](file_writer &writer) {
        for (int i = 0; i < 1000; i++)
            writer.horizon(1);
    });
    std::ifstream stream(file.path(), std::ios::binary);
    const std::string all{std::istreambuf_iterator<char>(stream), {}};
    file_header head;
    std::memcpy(&head, all.data(), sizeof(head));
    const size_t chunk = sizeof(chunk_header);
    return {all.substr(0, head.header_size), all.substr(head.header_size, 1000 * chunk)};
}

void put(int fd, const std::string &bytes) {
    REQUIRE(write(fd, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
}

// Somebody who feeds it without end.
class feeder {
  public:
    feeder(int fd, const empty_capture &with) {
        pid_ = fork();
        if (pid_ != 0)
            return;
        ::signal(SIGPIPE, SIG_DFL);
        for (ssize_t done = write(fd, with.head.data(), with.head.size()); done > 0;)
            done = write(fd, with.horizons.data(), with.horizons.size());
        _exit(0);
    }
    ~feeder() {
        kill(pid_, SIGKILL);
        waitpid(pid_, nullptr, 0);
    }
    feeder(const feeder &) = delete;
    feeder &operator=(const feeder &) = delete;

  private:
    pid_t pid_;
};

constexpr long soon_ms = 10000;

}  // namespace

TEST_CASE("a signal ends a reader that waits for more") {
    const auto [number, status] = GENERATE(table<int, int>({{SIGTERM, 0}, {SIGINT, 130}}));
    reading reader("-");
    put(reader.input(), make_empty_capture().head);
    CHECK(reader.status_within(500) == -1);
    reader.signal(number);
    CHECK(reader.status_within(soon_ms) == status);
}

TEST_CASE("a signal ends a reader of a file without end in which there is no record") {
    const auto [number, status] = GENERATE(table<int, int>({{SIGTERM, 0}, {SIGINT, 130}}));
    reading reader("-");
    const feeder from(reader.input(), make_empty_capture());
    CHECK(reader.status_within(500) == -1);
    reader.signal(number);
    CHECK(reader.status_within(soon_ms) == status);
}

TEST_CASE("who asks twice, and not at once, ends a reader to which nobody listens") {
    const capture_file file([](file_writer &writer) {
        record_words calls;
        for (uint64_t seq = 0; seq < 3000; seq++)
            calls = calls + make_syscall(header(seq, seq + 1), {39, {}, 1});
        writer.records(0, calls.data(), calls.size() * 8);
    });
    reading reader(file.path());
    CHECK(reader.status_within(500) == -1);
    reader.signal(SIGTERM);
    sleep_ms(100);
    reader.signal(SIGTERM);
    CHECK(reader.status_within(3000) == -1);
    reader.signal(SIGTERM);
    CHECK(reader.status_within(soon_ms) == 128 + SIGTERM);
}

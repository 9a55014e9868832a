// SPDX-License-Identifier: MIT OR Apache-2.0
#include "rules/alert_recorder.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <filesystem>

#include "capture/clock.h"
#include "file/capture_file.h"

namespace ringtap {

namespace fs = std::filesystem;

namespace {

constexpr uint64_t longest_ns = 60 * uint64_t{ns_per_s};  // of a file, behind its first alert
constexpr uint64_t told_again_ns = 60 * uint64_t{ns_per_s};
constexpr double seconds_in_hour = 3600;
constexpr std::string_view extension = ".rtap";

live_settings in_flight(live_settings settings) {
    settings.flight = true;
    settings.protect = false;
    settings.seconds = 0;
    settings.command.clear();
    return settings;
}

// A rule's name as a part of a file's.
std::string file_word(std::string_view name) {
    std::string word;
    for (const char c : name.substr(0, 60)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (plain || (!word.empty() && word.back() != '-'))
            word += plain ? c : '-';
    }
    return word;
}

std::string file_name(const alert &alert) {
    const auto second = static_cast<time_t>(alert.wall_ns / ns_per_s);
    tm utc;
    gmtime_r(&second, &utc);
    char time[32];
    strftime(time, sizeof(time), "%Y%m%dT%H%M%S", &utc);
    return fmt::format("{}.{:09}-{}{}", time, alert.wall_ns % ns_per_s, file_word(alert.rule), extension);
}

}  // namespace

alert_recorder::alert_recorder(keep_settings settings, const source_filter &filter, const live_settings &capture,
                               std::function<void()> meanwhile, std::function<void(const own_alert &)> tell)
    : settings_(std::move(settings)),
      meanwhile_(std::move(meanwhile)),
      tell_(std::move(tell)),
      capture_(filter, in_flight(capture), false),
      files_(settings_.per_hour / seconds_in_hour, settings_.per_hour, monotonic_ns()) {
    if (mkdir(settings_.directory.c_str(), 0700) < 0 && errno != EEXIST)
        throw settings_error(fmt::format("{}: {}", settings_.directory, strerror(errno)));
    if (access(settings_.directory.c_str(), W_OK | X_OK) < 0)
        throw settings_error(fmt::format("{}: {}", settings_.directory, strerror(errno)));
    capture_.start();
}

void alert_recorder::keep(const alert &alert) {
    const uint64_t now = monotonic_ns();
    if (file_)
        file_->until_ns = std::min(std::max(file_->until_ns, now + settings_.after_ns), file_->latest_ns);
    else if (may_begin(alert))
        begin(alert);
}

bool alert_recorder::may_begin(const alert &alert) {
    if (!files_.has_token(monotonic_ns()))
        return fail(alert.rule, fmt::format("there were more than {} in an hour", settings_.per_hour)), false;
    if (const uint64_t bytes = bytes_in_directory(); bytes >= settings_.most_bytes)
        return fail(alert.rule, fmt::format("{} holds {} bytes, and may hold {}", settings_.directory, bytes, settings_.most_bytes)),
               false;
    files_.take();
    return true;
}

void alert_recorder::begin(const alert &alert) {
    const std::string path = settings_.directory + "/" + file_name(alert);
    const uint64_t now = monotonic_ns();
    const uint64_t since_ns = settings_.before_ns ? now - std::min(now, settings_.before_ns) : 0;
    try {
        auto snapshot = std::make_unique<flight_snapshot>(capture_.capture(), capture_.begun(), path, settings_.compress);
        file_ = kept_file{path, alert.rule, now + settings_.after_ns, now + longest_ns, std::move(snapshot)};
        file_->snapshot->begin(since_ns);
        file_->snapshot->write_host(meanwhile_);
    } catch (const std::exception &error) {
        capture_.capture().resume();
        file_.reset();
        fail(alert.rule, fmt::format("{}: {}", path, error.what()));
    }
}

void alert_recorder::go_on() {
    if (!file_)
        return;
    try {
        file_->snapshot->go_on();
        if (monotonic_ns() >= file_->until_ns)
            end();
    } catch (const std::exception &error) {
        const kept_file broken = std::move(*file_);
        file_.reset();
        capture_.capture().resume();
        fail(broken.rule, fmt::format("{}: {}", broken.path, error.what()));
    }
}

void alert_recorder::end() {
    file_->snapshot->release();
    const ringtap_counts total = file_->snapshot->end().total();
    own_alert told{"ringtap: capture kept", rule_priority::informational, clock_ns(CLOCK_REALTIME),
                   fmt::format("what led to rule '{}' is in {}", file_->rule, file_->path),
                   {{"file", json_text(file_->path)},
                    {"of_rule", json_text(file_->rule)},
                    {"records", fmt::format("{}", total.drained)},
                    {"lost", fmt::format("{}", total.lost)}}};
    file_.reset();
    tell_(told);
}

void alert_recorder::finish() {
    if (!file_)
        return;
    file_->until_ns = 0;
    go_on();
}

// The first at once, the others once in a minute.
void alert_recorder::fail(const std::string &rule, const std::string &why) {
    const uint64_t now = monotonic_ns();
    refused_++;
    if (refused_told_ns_ && now < refused_told_ns_ + told_again_ns)
        return;
    tell_({"ringtap: capture not kept", rule_priority::error, clock_ns(CLOCK_REALTIME),
           fmt::format("what led to rule '{}' could not be kept: {}", rule, why),
           {{"count", fmt::format("{}", refused_)}, {"of_rule", json_text(rule)}, {"reason", json_text(why)}}});
    refused_told_ns_ = now;
    refused_ = 0;
}

uint64_t alert_recorder::bytes_in_directory() const {
    uint64_t bytes = 0;
    std::error_code error;
    for (fs::directory_iterator at(settings_.directory, error), end; !error && at != end; at.increment(error)) {
        std::error_code gone;
        const uint64_t size = at->path().extension() == extension ? at->file_size(gone) : 0;
        bytes += gone ? 0 : size;
    }
    return bytes;
}

}  // namespace ringtap

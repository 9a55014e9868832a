// SPDX-License-Identifier: MIT OR Apache-2.0
#include "file/file_series.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <fnmatch.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <tuple>

#include "capture/clock.h"

namespace ringtap {

namespace {

constexpr std::string_view part_suffix = ".part";

[[noreturn]] void fail(const std::string &path, int error) {
    throw file_error(error, fmt::format("{}: {}", path, strerror(error)));
}

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// "NAME.7": 7; 0: no number that is written so
unsigned number_behind(std::string_view name, size_t size) {
    if (name.size() < size + 2 || name[size] != '.' || name[size + 1] == '0')
        return 0;
    unsigned number = 0;
    for (const char digit : name.substr(size + 1)) {
        if (digit < '0' || digit > '9' || number > 100000000)
            return 0;
        number = 10 * number + static_cast<unsigned>(digit - '0');
    }
    return number;
}

std::string part_of(const std::string &path) {
    return path + std::string(part_suffix);
}

std::string_view without_part(std::string_view name) {
    if (ends_with(name, part_suffix))
        name.remove_suffix(part_suffix.size());
    return name;
}

std::string_view without_number(std::string_view name) {
    const size_t dot = name.rfind('.');
    return dot != std::string_view::npos && number_behind(name, dot) ? name.substr(0, dot) : name;
}

// A pattern for fnmatch(3): any text for a conversion, all else for itself.
std::string glob_of(std::string_view name) {
    std::string glob;
    for (size_t i = 0; i < name.size(); i++)
        if (name[i] == '%' && i + 1 < name.size()) {
            const char conversion = name[++i];
            glob += conversion == '%' ? "%" : "*";
        } else {
            if (std::strchr("*?[]\\", name[i]))
                glob += '\\';
            glob += name[i];
        }
    return glob;
}

template <typename Use>
std::error_code for_each_name(const std::string &directory, const Use &use) {
    std::error_code error;
    for (std::filesystem::directory_iterator at(directory, error), end; !error && at != end; at.increment(error))
        use(at->path().filename().string());
    return error;
}

bool begins_like_a_capture(int fd) {
    char magic[sizeof(file_magic)];
    return pread(fd, magic, sizeof(magic), 0) == sizeof(magic) &&
           std::memcmp(magic, file_magic, sizeof(magic)) == 0;
}

}  // namespace

file_series::file_series(const std::string &name, bool compress, const series_limits &limits, record_changer *changer)
    : compress_(compress), limits_(limits), changer_(changer) {
    const size_t slash = name.rfind('/');
    directory_ = slash == std::string::npos ? "./" : name.substr(0, slash + 1);
    name_ = slash == std::string::npos ? name : name.substr(slash + 1);
    if (directory_.find('%') != std::string::npos)
        throw file_error(EINVAL,
                         fmt::format("{}: a directory's name has no time in it", directory_));
    if (name_.empty())
        throw file_error(EISDIR, fmt::format("{}: {}", directory_, strerror(EISDIR)));
    glob_ = glob_of(name_);
    find_files();
}

file_series::~file_series() = default;

bool file_series::is_ours(const std::string &name) const {
    const std::string bare(without_number(name));
    const bool is_numbered = bare.size() < name.size();
    // Without a time in it, what has no number is somebody else's.
    const bool may_be_bare = glob_.find('*') != std::string::npos;
    return (is_numbered || may_be_bare) && fnmatch(glob_.c_str(), bare.c_str(), 0) == 0;
}

void file_series::find_files() {
    const auto trouble = for_each_name(directory_, [this](const std::string &name) {
        if (is_ours(std::string(without_part(name))))
            find_file(directory_ + name);
    });
    if (trouble)
        fail(directory_, trouble.value());
    std::sort(whole_.begin(), whole_.end(), [](const whole_file &a, const whole_file &b) {
        return std::tie(a.ended_ns, a.path) < std::tie(b.ended_ns, b.path);
    });
}

// What another run still writes is that one's.
void file_series::find_file(const std::string &path) {
    const unique_fd fd(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    struct stat facts;
    if (!fd || fstat(fd.get(), &facts) || !S_ISREG(facts.st_mode) ||
        !begins_like_a_capture(fd.get()))
        return;
    std::string whole = path;
    if (ends_with(path, part_suffix)) {
        if (flock(fd.get(), LOCK_EX | LOCK_NB))
            return;
        whole = without_part(path);
        if (rename(path.c_str(), whole.c_str()))
            fail(path, errno);
    }
    const auto ended_ns =
        static_cast<int64_t>(facts.st_mtim.tv_sec) * static_cast<int64_t>(ns_per_s) +
        facts.st_mtim.tv_nsec;
    whole_.push_back({whole, static_cast<uint64_t>(facts.st_size), ended_ns});
    whole_bytes_ += whole_.back().bytes;
}

std::string file_series::name_at(time_t now) const {
    if (glob_.find('*') == std::string::npos)
        return numbered(directory_ + name_);
    tm local;
    localtime_r(&now, &local);
    char text[NAME_MAX + 1];
    if (!strftime(text, sizeof(text), name_.c_str(), &local))
        fail(name_, ENAMETOOLONG);
    const std::string path = directory_ + text;
    return access(path.c_str(), F_OK) && access(part_of(path).c_str(), F_OK)
               ? path
               : numbered(path);
}

std::string file_series::numbered(const std::string &path) const {
    const std::string name = path.substr(directory_.size());
    unsigned greatest = 0;
    for_each_name(directory_, [&](const std::string &found) {
        const std::string_view bare = without_part(found);
        if (bare.substr(0, name.size()) == name)
            greatest = std::max(greatest, number_behind(bare, name.size()));
    });
    return fmt::format("{}.{}", path, greatest + 1);
}

file_writer &file_series::begin_next(time_t now) {
    // This one is one, too.
    while (limits_.files && whole_.size() + (current_ ? 2 : 1) > limits_.files && !whole_.empty())
        remove_oldest();
    const std::string path = name_at(now), part = part_of(path);
    // What programs read and write is nobody else's business.
    unique_fd fd(open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!fd || flock(fd.get(), LOCK_EX | LOCK_NB))
        fail(part, errno);
    previous_ = std::move(current_);
    current_.reset(new open_file{path, file_writer(std::move(fd), part, compress_)});
    current_->writer.change_by(changer_);
    last_name_ = path;
    begun_++;
    return current_->writer;
}

void file_series::end_previous() {
    end(previous_);
}

void file_series::end() {
    end(previous_);
    end(current_);
}

void file_series::end(std::unique_ptr<open_file> &file) {
    if (!file)
        return;
    const std::string part = part_of(file->path);
    if (rename(part.c_str(), file->path.c_str()))
        fail(part, errno);
    whole_.push_back({file->path, file->writer.bytes(), 0});
    whole_bytes_ += file->writer.bytes();
    file.reset();
    while (limits_.files && whole_.size() + (current_ ? 1 : 0) > limits_.files)
        remove_oldest();
}

void file_series::make_place(uint64_t bytes) {
    const auto written = [this] {
        return (current_ ? current_->writer.bytes() : 0) +
               (previous_ ? previous_->writer.bytes() : 0);
    };
    while (limits_.disk && whole_bytes_ + written() + bytes > limits_.disk) {
        if (whole_.empty())
            throw file_error(
                EDQUOT,
                fmt::format("{}: {} bytes and those that follow are more than all files may have",
                            last_name_, written()));
        remove_oldest();
    }
}

void file_series::remove_oldest() {
    const whole_file &oldest = whole_.front();
    // It may have been taken away for good.
    if (unlink(oldest.path.c_str()) && errno != ENOENT)
        fail(oldest.path, errno);
    whole_bytes_ -= oldest.bytes;
    whole_.pop_front();
    removed_++;
}

}  // namespace ringtap

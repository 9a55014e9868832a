// SPDX-License-Identifier: MIT OR Apache-2.0
// What is mounted, as /proc/PID/mountinfo tells of it.
#ifndef RINGTAP_MODEL_MOUNT_TABLE_H
#define RINGTAP_MODEL_MOUNT_TABLE_H

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace ringtap {

struct mount_row {
    uint64_t id = 0;
    std::string_view device;       // MAJOR:MINOR
    std::string_view root, point;  // within the filesystem; where it is mounted
    std::string_view type;
};

// Rows that are not whole are passed over.
void for_each_mount(std::string_view mountinfo, const std::function<void(const mount_row &)> &call);

// What users chose in a row, the kernel writes without blanks and newlines: as octal numbers.
std::string unescape_mount(std::string_view word);
std::string escape_mount(std::string_view plain);

// This process's. A host may have thousands of mounts: who asks again within a second has the same
// answer.
class mount_table {
  public:
    explicit mount_table(const std::string &proc) : path_(proc + "/self/mountinfo") {}

    void for_each(const std::function<void(const mount_row &)> &call) const;

  private:
    std::string path_;
    mutable std::string text_;
    mutable uint64_t read_ns_ = 0;
};

}  // namespace ringtap

#endif

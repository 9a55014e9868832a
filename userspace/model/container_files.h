// SPDX-License-Identifier: MIT OR Apache-2.0
// Names and images of containers, from the files in which their runtimes keep them: no daemon is
// asked. The man page ringtap(7) lists them. Of a container by root's word only root's files are
// read, of one by a user's word only that user's.
#ifndef RINGTAP_MODEL_CONTAINER_FILES_H
#define RINGTAP_MODEL_CONTAINER_FILES_H

#include <map>
#include <string>
#include <unordered_map>

#include "model/host_model.h"
#include "model/trusted_files.h"

namespace ringtap {

class container_files {
  public:
    // root: the directory that stands for "/". proc: what tells of mounts.
    container_files(const std::string &root, const std::string &proc)
        : root_(root), files_(root, proc) {}

    // Adds to a container of which runtime, id and owner are known what files say. True: there is
    // nothing more to be found. Files that are too large, damaged or not the owner's count as not
    // there.
    bool read(container_info &container);

    // What has been read up to now.
    size_t files_read() const { return files_read_; }
    size_t bytes_read() const { return bytes_read_; }

  private:
    // Of one file that lists the containers of a storage, as it was when it was read last.
    struct storage_list {
        file_identity identity;
        std::unordered_map<std::string, container_info> containers;
    };

    std::optional<std::string> read_file(const found_file &file, uint32_t owner);
    std::optional<std::string> read_file(const std::string &path, uint32_t owner);
    const storage_list *list_of(const std::string &path, uint32_t owner);
    std::string home_of(uint32_t uid);

    bool read_docker(container_info &container);
    bool read_storage(container_info &container);
    bool read_storage_at(const std::string &storage, container_info &container);
    bool read_containerd(container_info &container);
    bool read_lxc(container_info &container);
    bool read_machine(container_info &container);

    std::string root_;
    trusted_files files_;
    std::map<std::string, storage_list> lists_;
    std::map<uint32_t, std::string> homes_;
    size_t files_read_ = 0, bytes_read_ = 0;
};

}  // namespace ringtap

#endif

// SPDX-License-Identifier: MIT OR Apache-2.0
// Containers by their control groups, as far as they are known. What there is of files about them
// is read when it is told to be, and never by a question.
#ifndef RINGTAP_MODEL_CONTAINER_NAMES_H
#define RINGTAP_MODEL_CONTAINER_NAMES_H

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "model/container_files.h"
#include "model/group_owners.h"
#include "model/host_model.h"
#include "model/name_pool.h"

namespace ringtap {

class container_names {
  public:
    // proc: the captured machine's "/proc"; empty: it is not this one, and nothing is read. root:
    // the directory that stands for "/".
    container_names(const std::string &proc, const std::string &root);

    // What is known. Null: the group is no container's and no service's.
    std::shared_ptr<const container_info> find(const name_ref &cgroup) const;
    // From the start state of a file.
    void add(std::pair<std::string, container_info> known);

    // Reads about groups that find() was asked for, root's first and then every other owner in
    // turn, within what a second may cost: a thousand groups that a user has made up, and all their
    // files, take nothing from the others. Not to be called while records are waiting to be
    // drained.
    void read(uint64_t now_ns);
    // The same with what a start may cost. meanwhile: called between two lookups.
    void read_at_start(const std::function<void()> &meanwhile);

    size_t files_read() const { return files_ ? files_->files_read() : 0; }

  private:
    struct answer {
        name_ref cgroup;  // keeps the key alive
        std::shared_ptr<const container_info> container;
        std::optional<uint64_t> lookup_ns;  // there is something to be found out, from then on
        unsigned lookups = 0;
        bool waits = false;  // in a queue
    };
    using queue = std::deque<name_ref>;
    struct budget {
        unsigned lookups;
        size_t bytes;
    };

    answer first_answer(const name_ref &cgroup) const;
    void make_space() const;
    void ask(answer &answer) const;
    bool look_up_next(queue &groups, budget &left);
    void work_off(budget &roots, budget &users, const std::function<void()> &meanwhile);
    void look_up(answer &answer);

    std::optional<container_files> files_;  // none: nothing is read
    std::optional<group_owners> owners_;
    std::unordered_map<std::string, container_info> known_;
    mutable std::unordered_map<const pooled_name *, answer> answers_;
    // By the owner whom the path tells of.
    mutable queue roots_;
    mutable std::map<std::optional<uint32_t>, queue> users_;
    std::optional<uint32_t> last_user_;
    uint64_t second_ns_ = 0;
    budget roots_left_{}, users_left_{};
};

}  // namespace ringtap

#endif

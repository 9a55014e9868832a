// SPDX-License-Identifier: MIT OR Apache-2.0
#include "model/process_trees.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <set>
#include <unordered_map>

#include "model/proc_files.h"

namespace ringtap {

namespace {

std::string task_of(const std::string &proc, uint32_t pid) {
    return fmt::format("{}/{}/task", proc, pid);
}

bool is_there(const std::string &path) {
    return access(path.c_str(), F_OK) == 0;
}

// By a process that is there; one that goes between the looks says nothing.
bool lacks_children(const std::string &proc, uint32_t pid) {
    const std::string thread = fmt::format("{}/{}", task_of(proc, pid), pid);
    return is_there(thread) && !is_there(thread + "/children") && is_there(thread);
}

// Of all threads: each has those that it made.
std::vector<uint32_t> children_of(const std::string &proc, uint32_t pid) {
    std::vector<uint32_t> children;
    const std::string task = task_of(proc, pid);
    for_each_number(AT_FDCWD, task.c_str(), [&](uint32_t tid) {
        const std::string text =
            read_file(AT_FDCWD, fmt::format("{}/{}/children", task, tid).c_str()).value_or("");
        std::string_view rest = text;
        while (const uint64_t child = number_in(take_word(rest)))
            children.push_back(static_cast<uint32_t>(child));
    });
    return children;
}

// pid (comm) state ppid
uint32_t parent_in(std::string_view stat) {
    stat = behind_comm(stat);
    take_word(stat);
    return static_cast<uint32_t>(number_in(take_word(stat)));
}

using children_by_parent = std::unordered_map<uint32_t, std::vector<uint32_t>>;

children_by_parent children_of_all(const std::string &proc) {
    children_by_parent all;
    for_each_number(AT_FDCWD, proc.c_str(), [&](uint32_t pid) {
        if (const auto stat = read_file(AT_FDCWD, fmt::format("{}/{}/stat", proc, pid).c_str()))
            all[parent_in(*stat)].push_back(pid);
    });
    return all;
}

}  // namespace

std::vector<uint32_t> processes_of_trees(const std::string &proc,
                                         const std::vector<uint32_t> &roots) {
    bool by_parents = false;
    for (const uint32_t root : roots)
        by_parents |= lacks_children(proc, root);
    const children_by_parent parents = by_parents ? children_of_all(proc) : children_by_parent();
    std::vector<uint32_t> found;
    std::set<uint32_t> seen;
    const auto add = [&](const std::vector<uint32_t> &more) {
        for (const uint32_t pid : more)
            if (seen.insert(pid).second)
                found.push_back(pid);
    };
    add(roots);
    for (size_t i = 0; i < found.size(); i++) {
        const auto known = parents.find(found[i]);
        if (!by_parents)
            add(children_of(proc, found[i]));
        else if (known != parents.end())
            add(known->second);
    }
    return found;
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "rules/rule_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "rules/rule_reader.h"
#include "rules/yaml_tree.h"

namespace ringtap {

namespace fs = std::filesystem;

namespace {

constexpr size_t most_files = 1000;

std::vector<std::string> files_in(const std::string &directory) {
    std::vector<std::string> found;
    std::error_code error;
    for (fs::directory_iterator at(directory, error), end; !error && at != end; at.increment(error))
        if (at->path().extension() == ".yaml" || at->path().extension() == ".yml")
            found.push_back(at->path());
    if (error)
        throw rule_error({std::make_shared<const std::string>(directory)}, "", error.message());
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

std::vector<std::string> rule_file_paths(const std::vector<std::string> &paths) {
    std::vector<std::string> files;
    for (const std::string &path : paths) {
        std::error_code error;
        if (fs::is_directory(path, error))
            for (std::string &file : files_in(path))
                files.push_back(std::move(file));
        else
            files.push_back(path);
        if (files.size() > most_files)
            throw rule_error({std::make_shared<const std::string>(path)}, "", fmt::format("more than {} files", most_files));
    }
    return files;
}

rule_collection read_rule_files(const std::vector<std::string> &paths) {
    rule_collection all;
    for (const std::string &path : rule_file_paths(paths))
        read_rules(all, path, read_rules_file(path));
    return all;
}

}  // namespace ringtap

// SPDX-License-Identifier: MIT OR Apache-2.0
#include "views/view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include "decode/text.h"
#include "views/table.h"

namespace ringtap {

namespace {

namespace files = std::filesystem;

constexpr std::string_view suffix = ".view";
constexpr std::string_view blanks = " \t\r";  // and what ends a line elsewhere
constexpr size_t most_own_views = 1000;

struct builtin_view {
    const char *name;
    const char *text;
};

constexpr builtin_view builtin_views[] = {
#include "builtin_views.inc"
};

std::vector<std::string> words_of(std::string_view list) {
    std::vector<std::string> words;
    while (!list.empty()) {
        const size_t comma = std::min(list.find(','), list.size());
        words.emplace_back(trimmed(list.substr(0, comma), blanks));
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    return words;
}

// False: there is no such line.
bool take_line(view &made, std::string_view word, std::string_view rest) {
    const std::map<std::string_view, std::string view::*> texts = {{"title", &view::title}, {"about", &view::about},
                                                                   {"filter", &view::filter}, {"by", &view::by},
                                                                   {"sort", &view::sort},   {"next", &view::next}};
    if (const auto found = texts.find(word); found != texts.end())
        made.*found->second = rest;
    else if (word == "types")
        made.types = words_of(rest);
    else if (word == "show")
        made.columns.emplace_back(rest);
    else
        return false;
    return true;
}

bool is_view_name(std::string_view name) {
    return !name.empty() && name.size() <= 64 &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") == std::string_view::npos;
}

view read_view(const files::path &path) {
    std::ifstream file(path, std::ios::binary);
    std::string text(longest_view + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<size_t>(file.gcount()));
    view made = parse_view(path.stem(), text, path);
    made.own = true;
    return made;
}

void add_own(std::map<std::string, view> &to, std::vector<std::string> &trouble) {
    std::error_code none;
    size_t count = 0;
    for (const auto &entry : files::directory_iterator(own_views_directory(), none)) {
        const files::path &path = entry.path();
        if (path.extension() != suffix || !is_view_name(path.stem().string()) || ++count > most_own_views ||
            !entry.is_regular_file(none))
            continue;
        try {
            to[path.stem()] = read_view(path);
        } catch (const view_error &error) {
            trouble.emplace_back(error.what());
        }
    }
}

}  // namespace

view parse_view(const std::string &name, std::string_view text, const std::string &where) {
    view made;
    made.name = name;
    if (text.size() > longest_view)
        throw view_error(fmt::format("{}: a view is no longer than {} bytes", where, longest_view));
    for (unsigned number = 1; !text.empty(); number++) {
        const size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trimmed(text.substr(0, end), blanks);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty() || line[0] == '#')
            continue;
        const size_t blank = std::min(line.find_first_of(" \t"), line.size());
        if (!take_line(made, line.substr(0, blank), trimmed(line.substr(blank), blanks)))
            throw view_error(fmt::format("{}:{}: a view has no line '{}'", where, number, line.substr(0, blank)));
    }
    if (made.by.empty() || made.columns.empty())
        throw view_error(fmt::format("{}: a view has a line 'by' and a line 'show'", where));
    return made;
}

std::string own_views_directory() {
    const char *config = std::getenv("XDG_CONFIG_HOME");
    if (config && *config)
        return fmt::format("{}/ringtap/views", config);
    const char *home = std::getenv("HOME");
    return home && *home ? fmt::format("{}/.config/ringtap/views", home) : "";
}

std::vector<view> all_views(std::vector<std::string> &trouble) {
    std::map<std::string, view> by_name;
    for (const auto &[name, text] : builtin_views)
        by_name[name] = parse_view(name, text, name);
    add_own(by_name, trouble);
    std::vector<view> views;
    for (auto &[name, view] : by_name)
        views.push_back(std::move(view));
    return views;
}

table_plan plan_of(const view &of, machine on) {
    table_plan plan;
    plan.by = parse_keys(on, of.by);
    for (const std::string &text : of.columns)
        plan.columns.push_back(parse_column(on, text, plan.columns));
    if (!of.sort.empty())
        set_sort(plan, of.sort);
    const bool calls = std::all_of(of.types.begin(), of.types.end(),
                                   [](const std::string &type) { return type == "syscall" || type == "switch"; });
    plan.calls_only = calls && (of.filter.empty() || !asks_event_type(parse_expression(of.filter)));
    return plan;
}

std::string both_filters(const std::string &a, const std::string &b) {
    return a.empty() || b.empty() ? a + b : fmt::format("({}) and ({})", a, b);
}

std::string in_quotes(std::string_view text) {
    std::string made = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            made += '\\';
        made += c;
    }
    return made + '"';
}

std::string filter_of_row(const std::vector<key_column> &by, const std::vector<cell> &row) {
    std::string made;
    for (size_t i = 0; i < std::min(by.size(), row.size()); i++) {
        const value_type type = by[i].term.type();
        std::string check;
        if (!row[i].known)
            check = fmt::format("not {} exists", by[i].name);
        else if (!row[i].text.empty() || type == value_type::text || type == value_type::bytes)
            check = fmt::format("{} = {}", by[i].name, in_quotes(row[i].text));
        else if (row[i].number.negative)
            check = fmt::format("{} = {}", by[i].name, static_cast<int64_t>(row[i].number.bits));
        else
            check = fmt::format("{} = {}", by[i].name, row[i].number.bits);
        made += fmt::format("{}{}", made.empty() ? "" : " and ", check);
    }
    return made;
}

}  // namespace ringtap

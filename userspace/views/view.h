// SPDX-License-Identifier: MIT OR Apache-2.0
// A view: which events a table is made of, how they are grouped, and what is told of each group. A view is a short file;
// ringtap(8) documents its lines.
#ifndef RINGTAP_VIEWS_VIEW_H
#define RINGTAP_VIEWS_VIEW_H

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "views/column.h"

namespace ringtap {

class view_error : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

struct view {
    std::string name;
    std::string title;
    std::string about;
    std::vector<std::string> types;  // by the words of --type; empty: calls
    std::string filter;              // empty: all
    std::string by;
    std::vector<std::string> columns;
    std::string sort;
    std::string next;  // the view that shows what a row is made of; empty: this one
    bool own = false;  // the user's, and not the program's
};

constexpr size_t longest_view = 64 << 10;

// where: the file's name, for messages. Throws view_error.
view parse_view(const std::string &name, std::string_view text, const std::string &where);

// Of all views, the user's own and the program's; a user's takes the place of the program's of the same name. Sorted.
// trouble: what is wrong with files of the user's, which are left out, a line each.
std::vector<view> all_views(std::vector<std::string> &trouble);

// $XDG_CONFIG_HOME/ringtap/views, or ~/.config/ringtap/views; empty: there is no home.
std::string own_views_directory();

// Throws expression_error.
table_plan plan_of(const view &of, machine on);

// Both at once; either may be empty.
std::string both_filters(const std::string &a, const std::string &b);

// A text as a value that the filter language takes.
std::string in_quotes(std::string_view text);

// The filter for what a row is made of: of its keys, by their columns: the first of these cells. What a row lacks, its events lack.
struct cell;
std::string filter_of_row(const std::vector<key_column> &by, const std::vector<cell> &row);

}  // namespace ringtap

#endif

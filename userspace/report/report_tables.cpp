// SPDX-License-Identifier: MIT OR Apache-2.0
#include "report/report_tables.h"

#include "decode/text.h"
#include "model/host_model.h"

namespace ringtap {

namespace {

constexpr size_t most_rows = 150;
constexpr size_t longest_line = 300;
constexpr table_limits limits = {20000, size_t{24} << 20};

struct table_words {
    const char *name, *by, *columns, *more_columns, *filter;
};

constexpr table_words all_tables[] = {
    {"calls", "evt.type", "total, count, errors, average, p50, p99, max", nullptr, ""},
    {"processes", "proc.name, proc.pid, user.name", "total, count, errors, bytes, p99, max",
     nullptr, ""},
    {"files", "fd.name", "total, count, bytes, errors, p99, max", nullptr,
     "fd.type in (file, directory)"},
    {"connections", "proc.name, fd.is_server, fd.cip, fd.sip, fd.sport, fd.l4proto",
     "total, count, errors, p99, max",
     "read = bytes if evt.is_io_read=true|written = bytes if evt.is_io_write=true",
     "fd.type in (ipv4, ipv6)"},
    {"sockets", "proc.name, fd.name", "total, count, errors, bytes, p99, max", nullptr,
     "fd.type=unix"},
    {"errors", "proc.name, evt.type, evt.res", "count, total, max", nullptr, "evt.failed=true"},
};

table_plan plan_of(machine on, const table_words &words) {
    table_plan plan;
    plan.by = parse_keys(on, words.by);
    parse_columns(on, words.columns, plan.columns);
    std::string_view more = words.more_columns ? words.more_columns : "";
    while (!more.empty()) {
        const size_t end = std::min(more.find('|'), more.size());
        parse_columns(on, more.substr(0, end), plan.columns);
        more.remove_prefix(std::min(end + 1, more.size()));
    }
    return plan;
}

void append_cell_json(json_writer &json, const cell &cell, unit unit) {
    if (!cell.known)
        json.null();
    else if (unit == unit::text)
        json.string(cell.text);
    else if (unit == unit::rate || unit == unit::percent)
        json.number(cell.real);
    else if (cell.number.negative)
        json.number(static_cast<int64_t>(cell.number.bits));
    else
        json.number(cell.number.bits);
}

const char *unit_word(const heading &heading) {
    constexpr const char *words[] = {"text", "number", "bytes", "ns", "rate", "percent"};
    return words[static_cast<size_t>(heading.unit)];
}

// What people typed: words with blanks between them.
std::string line_of(const process_info &info, std::string_view comm) {
    text_buffer text;
    for (const std::string_view word : strings_in(info.args)) {
        append(text, text.size() ? " " : "");
        append_visible(text, word.substr(0, longest_line));
        if (text.size() > longest_line)
            break;
    }
    if (!text.size())
        append_visible(text, comm);
    std::string line(text.data(), std::min(text.size(), longest_line));
    return line.size() < text.size() || info.arg_bytes ? line + " …" : line;
}

std::string user_of(const host_model &host, uint32_t uid) {
    const std::string_view name = host.user_name(uid);
    return name.empty() ? fmt::format("{}", uid) : std::string(name);
}

}  // namespace

report_tables::report_tables(machine on) {
    for (const table_words &words : all_tables)
        tables_.push_back(
            {words.name, words.by, aggregation(on, plan_of(on, words), words.filter, limits)});
}

void report_tables::take(const event &event, field_reader &reader) {
    for (entry &table : tables_)
        table.counts.take(event, reader);
}

void report_tables::append_json(json_writer &json, double seconds) const {
    json.begin_object();
    for (const entry &of : tables_) {
        const table made = of.counts.made(seconds, most_rows);
        json.key(of.name)
            .begin_object()
            .member("groups", made.groups)
            .member("merged", made.merged)
            .member("by", of.by);
        json.key("headings").begin_array();
        for (const heading &heading : made.headings)
            json.begin_array()
                .string(heading.name)
                .string(unit_word(heading))
                .number(heading.is_key ? 1 : 0)
                .end_array();
        json.end_array().key("rows").begin_array();
        for (const std::vector<cell> &row : made.rows) {
            json.begin_array();
            for (size_t i = 0; i < row.size() && i < made.headings.size(); i++)
                append_cell_json(json, row[i], made.headings[i].unit);
            json.end_array();
        }
        json.end_array().end_object();
    }
    json.end_object();
}

void commands::take(const event &event) {
    if (event.type != RINGTAP_EXEC || event.state)
        return;
    count_++;
    const process_info *info = event.host ? event.host->process(event.tgid) : nullptr;
    if (!info || started_.size() >= most)
        return;
    const thread_info *parent = event.host->thread(info->ppid);
    const bool has_login = info->loginuid != RINGTAP_ID_NONE;
    started_.push_back({event.ns, event.tgid, info->ppid, info->sessionid, info->tty, has_login,
                        user_of(*event.host, info->ids.uid),
                        has_login ? user_of(*event.host, info->loginuid) : std::string(),
                        parent ? parent->comm : "?", line_of(*info, event.comm), info->cwd});
}

void commands::append_json(json_writer &json, uint64_t zero_ns) const {
    json.begin_object().member("count", count_).key("list").begin_array();
    for (const command &of : started_) {
        json.begin_array().number(of.ns - zero_ns).string(of.user).string(of.login).number(of.tgid);
        json.number(of.ppid).string(of.parent).string(of.line).string(of.cwd);
        json.number(of.by_user ? 1 : 0).end_array();
    }
    json.end_array().end_object();
}

}  // namespace ringtap

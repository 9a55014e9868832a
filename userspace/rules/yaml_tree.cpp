// SPDX-License-Identifier: MIT OR Apache-2.0
#include "rules/yaml_tree.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <map>
#include <sstream>

#include "capture/mapping.h"

namespace ringtap {

namespace {

// Makes the tree while the parser reads, so that nothing is made which the bounds forbid.
class tree_builder : public YAML::EventHandler {
  public:
    explicit tree_builder(std::shared_ptr<const std::string> file) : file_(std::move(file)) {}

    yaml_pointer root() { return std::move(root_); }

    void OnDocumentStart(const YAML::Mark &) override {}
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override {
        add(make(mark, yaml_kind::null), anchor);
    }

    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override {
        const auto found = anchors_.find(anchor);
        if (found == anchors_.end())
            fail(mark, "an alias within its own anchor");
        place(mark, found->second);
    }

    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                  const std::string &value) override {
        const bool plain = tag == "?";
        const bool is_null = plain && (value.empty() || value == "~" || value == "null" || value == "Null" || value == "NULL");
        auto node = make(mark, is_null ? yaml_kind::null : yaml_kind::scalar);
        node->text = value;
        add(std::move(node), anchor);
    }

    void OnSequenceStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(mark, yaml_kind::sequence, anchor);
    }
    void OnSequenceEnd() override { close(); }

    void OnMapStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(mark, yaml_kind::map, anchor);
    }
    void OnMapEnd() override { close(); }

  private:
    struct open_node {
        std::shared_ptr<yaml_node> node;
        YAML::anchor_t anchor;
        yaml_pointer key;  // of a map whose value comes next
    };

    rule_place place_of(const YAML::Mark &mark) const {
        return {file_, static_cast<uint32_t>(mark.line + 1), static_cast<uint32_t>(mark.column + 1)};
    }

    [[noreturn]] void fail(const YAML::Mark &mark, const std::string &what) const {
        throw rule_error(place_of(mark), "", what);
    }

    std::shared_ptr<yaml_node> make(const YAML::Mark &mark, yaml_kind kind) const {
        auto node = std::make_shared<yaml_node>();
        node->kind = kind;
        node->where = place_of(mark);
        return node;
    }

    void check_depth(const YAML::Mark &mark, size_t depth) const {
        if (depth > deepest_yaml)
            fail(mark, fmt::format("nested too deeply: at most {} levels", deepest_yaml));
    }

    void open(const YAML::Mark &mark, yaml_kind kind, YAML::anchor_t anchor) {
        check_depth(mark, open_.size() + 1);
        open_.push_back({make(mark, kind), anchor, nullptr});
    }

    void close() {
        const open_node done = std::move(open_.back());
        open_.pop_back();
        add(done.node, done.anchor);
    }

    void add(std::shared_ptr<yaml_node> node, YAML::anchor_t anchor) {
        const YAML::Mark mark = mark_of(*node);
        yaml_pointer made = std::move(node);
        if (anchor)
            anchors_[anchor] = made;
        place(mark, std::move(made));
    }

    static YAML::Mark mark_of(const yaml_node &node) {
        YAML::Mark mark;
        mark.line = static_cast<int>(node.where.line) - 1;
        mark.column = static_cast<int>(node.where.column) - 1;
        return mark;
    }

    void place(const YAML::Mark &mark, yaml_pointer node) {
        if (open_.empty()) {
            root_ = std::move(node);
            return;
        }
        open_node &parent = open_.back();
        parent.node->nodes += node->nodes;
        parent.node->depth = std::max(parent.node->depth, node->depth + 1);
        check_depth(mark, parent.node->depth);
        if (parent.node->nodes > most_yaml_nodes)
            fail(mark, fmt::format("too much: at most {} values, aliases written out", most_yaml_nodes));
        if (parent.node->kind == yaml_kind::sequence)
            parent.node->items.push_back(std::move(node));
        else if (parent.key)
            add_value(mark, parent, std::move(node));
        else
            parent.key = std::move(node);
    }

    void add_value(const YAML::Mark &mark, open_node &parent, yaml_pointer node) {
        if (parent.key->kind != yaml_kind::scalar)
            fail(mark, "a key that is no word");
        if (parent.node->map.size() == most_yaml_keys)
            fail(mark, fmt::format("a map of more than {} keys", most_yaml_keys));
        if (parent.node->find(parent.key->text))
            fail(mark, fmt::format("'{}' is there twice", parent.key->text));
        parent.node->map.emplace_back(std::move(parent.key), std::move(node));
        parent.key = nullptr;
    }

    std::shared_ptr<const std::string> file_;
    std::vector<open_node> open_;
    std::map<YAML::anchor_t, yaml_pointer> anchors_;
    yaml_pointer root_;
};

}  // namespace

const yaml_node *yaml_node::find(std::string_view key) const {
    for (const auto &[name, value] : map)
        if (name->text == key)
            return value.get();
    return nullptr;
}

std::vector<yaml_pointer> parse_yaml(const std::string &name, std::string_view text) {
    const auto file = std::make_shared<const std::string>(name);
    if (text.size() > longest_yaml)
        throw rule_error({file}, "", fmt::format("too long: at most {} bytes", longest_yaml));
    std::vector<yaml_pointer> documents;
    try {
        std::istringstream stream{std::string(text)};
        YAML::Parser parser(stream);
        for (;;) {
            tree_builder builder(file);
            if (!parser.HandleNextDocument(builder))
                return documents;
            if (yaml_pointer root = builder.root())
                documents.push_back(std::move(root));
        }
    } catch (const YAML::Exception &error) {
        const auto line = static_cast<uint32_t>(error.mark.line + 1);
        const auto column = static_cast<uint32_t>(error.mark.column + 1);
        throw rule_error({file, line, column}, "", fmt::format("not YAML: {}", error.msg));
    }
}

std::string read_rules_file(const std::string &path) {
    const auto file = std::make_shared<const std::string>(path);
    const unique_fd fd(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
    struct stat about {};
    if (!fd || fstat(fd.get(), &about) < 0)
        throw rule_error({file}, "", strerror(errno));
    if (S_ISDIR(about.st_mode))
        throw rule_error({file}, "", strerror(EISDIR));
    std::string text;
    char piece[16384];
    while (text.size() <= longest_yaml) {
        const ssize_t got = read(fd.get(), piece, sizeof(piece));
        if (got < 0 && errno != EINTR)
            throw rule_error({file}, "", strerror(errno));
        if (got == 0)
            return text;
        text.append(piece, got < 0 ? 0 : static_cast<size_t>(got));
    }
    return text;  // too long, which the parser tells
}

}  // namespace ringtap

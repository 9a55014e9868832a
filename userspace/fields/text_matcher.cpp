// SPDX-License-Identifier: MIT OR Apache-2.0
#include "fields/text_matcher.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <vector>

namespace ringtap {

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equal(std::string_view left, std::string_view right) {
    return left == right;
}

bool not_equal(std::string_view left, std::string_view right) {
    return left != right;
}

bool contains(std::string_view left, std::string_view right) {
    return left.find(right) != std::string_view::npos;
}

bool icontains(std::string_view left, std::string_view right) {
    const auto same = [](char a, char b) { return lower(a) == lower(b); };
    return std::search(left.begin(), left.end(), right.begin(), right.end(), same) != left.end() ||
           right.empty();
}

bool startswith(std::string_view left, std::string_view right) {
    return left.substr(0, right.size()) == right;
}

bool endswith(std::string_view left, std::string_view right) {
    return left.size() >= right.size() && left.substr(left.size() - right.size()) == right;
}

class text_pair : public matcher {
  public:
    text_pair(text_comparison how, std::string right) : how_(how), right_(std::move(right)) {}
    bool matches(const field_value &value) const override { return how_(value.text, right_); }

  private:
    text_comparison how_;
    std::string right_;
};

// By their lengths first: most texts are of none that is there.
class sorted_texts {
  public:
    explicit sorted_texts(const std::vector<literal> &values) {
        for (const literal &value : values)
            texts_.push_back(value.text);
        std::sort(texts_.begin(), texts_.end(), is_before);
        for (const std::string &text : texts_)
            lengths_ |= length_bit(text);
    }
    bool has(std::string_view text) const {
        return lengths_ & length_bit(text) && std::binary_search(texts_.begin(), texts_.end(), text, is_before);
    }

  private:
    static uint64_t length_bit(std::string_view text) { return uint64_t{1} << (text.size() % 64); }
    static bool is_before(std::string_view a, std::string_view b) {
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    }

    std::vector<std::string> texts_;
    uint64_t lengths_ = 0;
};

class text_list : public matcher {
  public:
    explicit text_list(const std::vector<literal> &values) : texts_(values) {}
    bool matches(const field_value &value) const override { return texts_.has(value.text); }

  private:
    sorted_texts texts_;
};

std::vector<literal> without_last_slash(std::vector<literal> values) {
    for (literal &value : values)
        while (value.text.size() > 1 && value.text.back() == '/')
            value.text.pop_back();
    return values;
}

// A path at or below one of the paths.
class path_list : public matcher {
  public:
    explicit path_list(const std::vector<literal> &values) : paths_(without_last_slash(values)) {}

    bool matches(const field_value &value) const override {
        const std::string_view path = value.text;
        if (paths_.has(path) || (!path.empty() && path[0] == '/' && paths_.has("/")))
            return true;
        for (size_t slash = path.find('/', 1); slash != std::string_view::npos;
             slash = path.find('/', slash + 1))
            if (paths_.has(path.substr(0, slash)))
                return true;
        return false;
    }

  private:
    sorted_texts paths_;
};

class text_pattern : public matcher {
  public:
    explicit text_pattern(std::unique_ptr<re2::RE2> pattern) : pattern_(std::move(pattern)) {}
    bool matches(const field_value &value) const override {
        return re2::RE2::FullMatch(re2::StringPiece(value.text.data(), value.text.size()),
                                   *pattern_);
    }

  private:
    std::unique_ptr<re2::RE2> pattern_;
};

// The end of a glob's [...]; npos: the bracket is never closed, and stands for itself.
size_t set_end(std::string_view glob, size_t at) {
    size_t begin = at + 1;
    begin += begin < glob.size() && (glob[begin] == '!' || glob[begin] == '^');
    return glob.find(']', begin + 1);
}

void append_set(std::string &out, std::string_view set) {
    out += '[';
    const bool negated = set[0] == '!' || set[0] == '^';
    out += negated ? "^" : "";
    for (const char c : set.substr(negated)) {
        if (c == '\\' || c == '[' || c == ']' || c == '^')
            out += '\\';
        out += c;
    }
    out += ']';
}

// A glob is a regular expression in other words: matched in the same bounded time.
std::string regex_of(std::string_view glob) {
    std::string made;
    for (size_t i = 0; i < glob.size(); i++) {
        if (glob[i] == '*') {
            made += ".*";
        } else if (glob[i] == '?') {
            made += '.';
        } else if (const size_t end = glob[i] == '[' ? set_end(glob, i) : std::string_view::npos;
                   end != std::string_view::npos) {
            append_set(made, glob.substr(i + 1, end - i - 1));
            i = end;
        } else {
            i += glob[i] == '\\' && i + 1 < glob.size();
            made += re2::RE2::QuoteMeta(re2::StringPiece(glob.data() + i, 1));
        }
    }
    return made;
}

// Bytes "2f6574" as bcontains takes them; nothing: not hexadecimal.
std::optional<std::string> from_hex(std::string_view text) {
    const auto digit = [](char c) {
        return c >= '0' && c <= '9'                 ? c - '0'
               : lower(c) >= 'a' && lower(c) <= 'f' ? lower(c) - 'a' + 10
                                                    : -1;
    };
    if (text.substr(0, 2) == "0x")
        text.remove_prefix(2);
    std::string bytes;
    for (size_t i = 0; i + 1 < text.size(); i += 2) {
        if (digit(text[i]) < 0 || digit(text[i + 1]) < 0)
            return std::nullopt;
        bytes.push_back(static_cast<char>(digit(text[i]) * 16 + digit(text[i + 1])));
    }
    return text.size() % 2 || text.empty() ? std::nullopt : std::optional(bytes);
}

class text_maker {
  public:
    text_maker(std::string_view text, const expression &check) : text_(text), check_(check) {}

    std::unique_ptr<matcher> make() const {
        switch (check_.how) {
            case comparison::in:
            case comparison::intersects:
                return std::make_unique<text_list>(check_.values);
            case comparison::pmatch:
                return std::make_unique<path_list>(check_.values);
            case comparison::glob:
            case comparison::iglob:
                return pattern(regex_of(right().text), check_.how == comparison::glob, true);
            case comparison::regex:
                return pattern(right().text, true, false);
            case comparison::bcontains:
            case comparison::bstartswith:
                return bytes();
            default:
                break;
        }
        const text_comparison how = find_text_comparison(check_.how);
        if (!how)
            fail(check_.where, fmt::format("'{}' compares numbers, and '{}' is text",
                                           comparison_word(check_.how), check_.left.field->name));
        return std::make_unique<text_pair>(how, right().text);
    }

  private:
    const literal &right() const { return check_.values.front(); }

    std::unique_ptr<matcher> bytes() const {
        auto wanted = from_hex(right().text);
        if (!wanted)
            fail(right().where, "expected bytes, two hexadecimal digits each: 7f454c46");
        return std::make_unique<text_pair>(
            check_.how == comparison::bcontains ? contains : startswith, std::move(*wanted));
    }

    // Texts need not be UTF-8, and neither need patterns.
    std::unique_ptr<matcher> pattern(const std::string &regex, bool case_sensitive,
                                     bool is_glob) const {
        re2::RE2::Options options;
        options.set_encoding(re2::RE2::Options::EncodingLatin1);
        options.set_case_sensitive(case_sensitive);
        options.set_dot_nl(is_glob);
        options.set_log_errors(false);
        auto made = std::make_unique<re2::RE2>(regex, options);
        if (!made->ok())
            fail(right().where, fmt::format("not a pattern: {}", made->error()));
        return std::make_unique<text_pattern>(std::move(made));
    }

    [[noreturn]] void fail(text_span where, const std::string &what) const {
        throw expression_error(text_, where, what);
    }

    std::string_view text_;
    const expression &check_;
};

}  // namespace

std::unique_ptr<matcher> make_text_matcher(std::string_view text, const expression &check) {
    return text_maker(text, check).make();
}

text_comparison find_text_comparison(comparison how) {
    switch (how) {
        case comparison::equal:
            return equal;
        case comparison::not_equal:
            return not_equal;
        case comparison::contains:
            return contains;
        case comparison::icontains:
            return icontains;
        case comparison::startswith:
            return startswith;
        case comparison::endswith:
            return endswith;
        default:
            return nullptr;
    }
}

}  // namespace ringtap
